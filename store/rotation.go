package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Rotation says where copies of a library are kept, how often one is made and
// how many stay.
type Rotation struct {
	Folder string        // made where it is missing; each library has a folder of its own in it
	Every  time.Duration // age of the newest copy at which another is due; 0: never
	Keep   int           // copies of this library that stay; below 1 is taken as 1
}

// Copy is one of the copies of a library.
type Copy struct {
	Path     string
	Made     time.Time // UTC, to the second
	Revision uint64    // of the library in it
	Size     int64     // bytes
}

// The name of a copy: library.20261127T130600Z.r123.twinleaf. What is called
// otherwise is none of ours, and stays.
const copyTime = "20060102T150405Z"

var copyName = regexp.MustCompile(`^(.+)\.(\d{8}T\d{6}Z)\.r(\d+)\.twinleaf$`)

// copiesOf is a library's folder of copies, and how their names begin. The
// path is part of the folder's name: many libraries are called alike.
func (l *Library) copiesOf(folder string) (dir, name string, err error) {
	path, err := filepath.Abs(l.path)
	if err != nil {
		return "", "", err
	}
	name = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	sum := sha256.Sum256([]byte(path))
	return filepath.Join(folder, name+"-"+hex.EncodeToString(sum[:4])), name, nil
}

// Copies lists the copies of this library in a rotation's folder, newest
// first. A folder that is missing holds none.
func (l *Library) Copies(folder string) ([]Copy, error) {
	dir, name, err := l.copiesOf(folder)
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &FileError{Op: "read", Path: dir, Err: err}
	}
	var out []Copy
	for _, e := range entries {
		m := copyName.FindStringSubmatch(e.Name())
		if m == nil || m[1] != name || !e.Type().IsRegular() {
			continue
		}
		made, err := time.Parse(copyTime, m[2])
		if err != nil {
			continue
		}
		revision, err := strconv.ParseUint(m[3], 10, 64)
		if err != nil {
			continue
		}
		c := Copy{Path: filepath.Join(dir, e.Name()), Made: made, Revision: revision}
		if info, err := e.Info(); err == nil {
			c.Size = info.Size()
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b Copy) int { return b.Made.Compare(a.Made) })
	return out, nil
}

// CopyDue reports whether a rotation wants another copy now: the library holds
// something, has changed since the newest copy, and that one is old enough, or
// is of a time that the clock has not reached.
func (l *Library) CopyDue(r Rotation) (bool, error) {
	if r.Every <= 0 || l.Stats().Changes == 0 {
		return false, nil
	}
	all, err := l.Copies(r.Folder)
	if err != nil || len(all) == 0 {
		return err == nil, err
	}
	age := l.now().Sub(all[0].Made)
	return all[0].Revision != l.Revision() && (age < 0 || age >= r.Every), nil
}

// Rotate makes a copy, opens it to see that it is whole, and only then removes
// what is more than Rotation.Keep of the oldest copies. A cancelled ctx stops
// it between two pages; nothing is left of the copy, and no older one is gone.
// progress counts bytes, every tenth of a second of work; the copy waits for it. It may be nil.
func (l *Library) Rotate(ctx context.Context, r Rotation, progress func(Progress)) (Copy, error) {
	dir, name, err := l.copiesOf(r.Folder)
	if err != nil {
		return Copy{}, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return Copy{}, &FileError{Op: "create", Path: dir, Err: err}
	}
	if err := sweep(dir, name); err != nil {
		return Copy{}, err
	}
	c := Copy{Made: l.now().UTC().Truncate(time.Second)}
	// Not yet under its name: what is under it has been opened once.
	fresh := filepath.Join(dir, name+"."+c.Made.Format(copyTime)+".new"+partEnding)
	if err := l.copyTo(ctx, fresh, progress); err != nil {
		return Copy{}, err
	}
	if c.Revision, err = wholeCopy(fresh); err == nil {
		c.Path = filepath.Join(dir, fmt.Sprintf("%s.%s.r%d.twinleaf", name, c.Made.Format(copyTime), c.Revision))
		if _, there := os.Lstat(c.Path); there == nil {
			err = &FileError{Op: "create", Path: c.Path, Err: os.ErrExist}
		} else if err = os.Rename(fresh, c.Path); err != nil {
			err = &FileError{Op: "write", Path: c.Path, Err: err}
		}
	}
	if err != nil {
		return Copy{}, errors.Join(err, os.Remove(fresh))
	}
	if info, err := os.Stat(c.Path); err == nil {
		c.Size = info.Size()
	}
	all, err := l.Copies(r.Folder)
	if err != nil {
		return c, err
	}
	all = slices.DeleteFunc(all, func(o Copy) bool { return o.Path == c.Path }) // it stays, whatever the clock says
	for _, old := range all[min(max(r.Keep, 1)-1, len(all)):] {
		if err := os.Remove(old.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return c, &FileError{Op: "remove", Path: old.Path, Err: err}
		}
	}
	return c, nil
}

// sweep removes what a killed program left of copies. The library is open for
// writing here, and so nobody else makes one.
func sweep(dir, name string) error {
	parts, err := os.ReadDir(dir)
	if err != nil {
		return &FileError{Op: "read", Path: dir, Err: err}
	}
	for _, e := range parts {
		n := e.Name()
		if !strings.HasPrefix(n, name+".") || !strings.HasSuffix(n, partEnding) || !strings.Contains(n, ".new"+partEnding) || !e.Type().IsRegular() {
			continue
		}
		if err := os.Remove(filepath.Join(dir, n)); err != nil {
			return &FileError{Op: "remove", Path: filepath.Join(dir, n), Err: err}
		}
	}
	return nil
}

// wholeCopy opens a copy as a library and tells its revision.
func wholeCopy(path string) (uint64, error) {
	c, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		return 0, err
	}
	revision := c.Revision()
	return revision, c.Close()
}

// DefaultCopies is where copies are kept unless a person says otherwise:
// twinleaf/copies in the user's data folder; see DefaultPath.
func DefaultCopies() (string, error) {
	path, err := DefaultPath()
	if err != nil {
		return "", err
	}
	return filepath.Join(filepath.Dir(path), "copies"), nil
}
