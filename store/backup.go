package store

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"time"

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
func (l *Library) BackupTo(path string) error {
	return l.copyTo(context.Background(), path, nil)
}

func (l *Library) copyTo(ctx context.Context, path string, progress func(Progress)) (err error) {
	if _, err := os.Lstat(path); err == nil {
		return &FileError{Op: "create", Path: path, Err: os.ErrExist}
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*"+partEnding)
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
	if err := l.Backup(&watched{ctx: ctx, w: f, total: l.Stats().Size, tell: progress, began: time.Now()}); err != nil {
		if ctx.Err() != nil { // bbolt keeps only the words of it
			return ctx.Err()
		}
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

// partEnding ends the name of a copy that is not whole yet.
const partEnding = ".part"

// tellEvery is the least time between two tellings of progress.
const tellEvery = 100 * time.Millisecond

// watched ends with its context and tells how much went through it; it waits for who is told.
type watched struct {
	ctx         context.Context
	w           io.Writer
	done, total int64
	tell        func(Progress)
	began, told time.Time
}

// Write is part of io.Writer.
func (w *watched) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.w.Write(p)
	w.done += int64(n)
	if now := time.Now(); w.tell != nil && now.Sub(w.told) >= tellEvery {
		w.tell(Progress{Bytes: w.done, TotalBytes: max(w.done, w.total), Elapsed: now.Sub(w.began)})
		w.told = time.Now()
	}
	return n, err
}
