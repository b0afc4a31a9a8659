package terminal

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store"
)

// errReported ends a command whose failures were all printed already.
var errReported = errors.New("failures were reported")

// usageError is a command line that could never work.
type usageError struct {
	err     error
	command string // "" where none was recognised
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// misuse is a usageError in the person's language.
func (s *session) misuse(key string, args ...any) error {
	return &usageError{err: errors.New(s.Words.T(key, args...))}
}

// missingError is a look-up that found nothing.
type missingError struct {
	what string // "paper", "journal" or "record" (either): part of a word's key
	name string // as it was typed
}

func (e *missingError) Error() string { return fmt.Sprintf("no %s %q", e.what, e.name) }
func (e *missingError) Unwrap() error { return store.ErrNotFound }

// explain is an error in the person's language, with what to do next where
// there is something to do. What a window would say otherwise is said here;
// the rest is Program.Explain's.
func (s *session) explain(err error) string {
	var missing *missingError
	if errors.As(err, &missing) {
		return s.Words.T("error.no"+missing.what, missing.name)
	}
	var fault query.Fault
	if errors.As(err, &fault) {
		return fault.Error()
	}
	var file *store.FileError
	if !errors.As(err, &file) {
		return s.systemError(err)
	}
	switch {
	case errors.Is(file, store.ErrLocked) && file.Holder > 0:
		return s.Words.T("error.lockedby", file.Path, fmt.Sprint(file.Holder))
	case errors.Is(file, store.ErrLocked):
		return s.Words.T("error.locked", file.Path)
	case errors.Is(file, fs.ErrNotExist):
		return s.Words.T("error.nolibrary", file.Path)
	}
	return s.Words.T("error.file", file.Path, s.Explain(s.Words, file.Err))
}

// systemError puts the file's name before what the system says of it: many
// files may be meant in one command line.
func (s *session) systemError(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		return s.Words.T("error.file", at.Path, s.Explain(s.Words, at.Err))
	}
	return s.Explain(s.Words, err)
}

// fieldError makes wrong use of a field that does not exist or a value that it
// does not take.
func fieldError[R any](s *session, field string, fields []model.Field[R], err error) error {
	switch {
	case errors.Is(err, model.ErrField):
		var names []string
		for _, f := range fields {
			if !f.Internal {
				names = append(names, f.Name)
			}
		}
		return s.misuse("error.field", field, strings.Join(names, " "))
	case errors.Is(err, model.ErrValue):
		return s.misuse("error.file", field, s.Explain(s.Words, err))
	}
	return err
}
