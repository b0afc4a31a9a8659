package store

import (
	"errors"
	"fmt"

	"twinleaf/model"
)

// Opening a library. All come wrapped in a *FileError.
var (
	ErrLocked     = errors.New("in use by another program")
	ErrFormat     = errors.New("written by a newer Twinleaf; update the program to open it")
	ErrNotLibrary = errors.New("not a Twinleaf library")
	ErrReadOnly   = errors.New("opened for reading only")
	ErrClosed     = errors.New("library is closed")
)

// Reading and changing.
var (
	ErrNotFound = errors.New("no such record")
	// ErrDamaged marks what the file can no longer give; see DamageError.
	ErrDamaged = errors.New("damaged")
	// ErrStale marks an edit whose Before no longer holds; see StaleError.
	ErrStale         = errors.New("changed in the meantime")
	ErrExists        = errors.New("record is already there")
	ErrNothingToUndo = errors.New("nothing to undo")
	ErrNothingToRedo = errors.New("nothing to redo")
	// ErrBusy is returned by Undo, Redo and TakeBack for an import that still
	// runs, by a second import, and by every Change while Reindex is at work.
	ErrBusy = errors.New("an import or a new search index is still being made")
)

// FileError says what could not be done with which library file.
type FileError struct {
	Op   string // "open", "create", "read", "write"
	Path string
	Err  error
	// Holder is the process that has the library open, where the system tells; else 0.
	Holder int
}

func (e *FileError) Error() string {
	if e.Holder > 0 {
		return fmt.Sprintf("%s library %s: %v (process %d)", e.Op, e.Path, e.Err, e.Holder)
	}
	return fmt.Sprintf("%s library %s: %v", e.Op, e.Path, e.Err)
}

func (e *FileError) Unwrap() error { return e.Err }

// StaleError names the edit whose Before did not hold. errors.Is(err,
// ErrStale) is true of it. Nothing of the Change was written.
type StaleError struct {
	What       model.What
	Record     model.ID
	Field      string
	Want, Have string // Before as the edit had it, and the value now
}

func (e *StaleError) Error() string {
	return fmt.Sprintf("%s of %s %v: expected %q, found %q", e.Field, e.Record, ErrStale, clip(e.Want), clip(e.Have))
}

// Is makes errors.Is(err, ErrStale) true.
func (e *StaleError) Is(target error) bool { return target == ErrStale }

// DamageError names a damaged value. errors.Is(err, ErrDamaged) is true of it.
type DamageError struct {
	Bucket string   // of the file: "papers", "texts", "journals", "history", …
	Key    []byte   // in the bucket; nil where a whole bucket or page is unreadable
	Record model.ID // zero where the value tells it no more
	Err    error    // what is wrong
}

func (e *DamageError) Error() string {
	switch {
	case !e.Record.IsZero():
		return fmt.Sprintf("%s %x (record %s): %v: %v", e.Bucket, e.Key, e.Record, ErrDamaged, e.Err)
	case e.Key != nil:
		return fmt.Sprintf("%s %x: %v: %v", e.Bucket, e.Key, ErrDamaged, e.Err)
	}
	return fmt.Sprintf("%s: %v: %v", e.Bucket, ErrDamaged, e.Err)
}

// Is makes errors.Is(err, ErrDamaged) true.
func (e *DamageError) Is(target error) bool { return target == ErrDamaged }

func (e *DamageError) Unwrap() error { return e.Err }

// clip keeps long values out of messages.
func clip(s string) string {
	r := []rune(s)
	if len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return s
}
