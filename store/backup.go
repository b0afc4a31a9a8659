package store

import (
	"io"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// Backup writes a copy of the library as it is at this moment, which can be
// opened as a library. Changes go on meanwhile; the file may grow by what they
// would otherwise have written over.
func (l *Library) Backup(w io.Writer) error {
	return l.view(func(tx *bbolt.Tx) error {
		_, err := tx.WriteTo(w)
		return err
	})
}

// BackupTo is Backup into a file that must not exist, and which is there whole
// or not at all.
func (l *Library) BackupTo(path string) (err error) {
	if _, err := os.Lstat(path); err == nil {
		return &FileError{Op: "create", Path: path, Err: os.ErrExist}
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return &FileError{Op: "write", Path: path, Err: err}
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
			err = &FileError{Op: "write", Path: path, Err: err}
		}
	}()
	if err := l.Backup(f); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
