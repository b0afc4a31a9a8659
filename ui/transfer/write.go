package transfer

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"twinleaf/model"
	"twinleaf/model/format"
	"twinleaf/store"
)

// Library is what writing needs of one.
type Library interface {
	Paper(model.ID) (model.Paper, error)
	Journal(model.ID) (model.Journal, error)
	Original(model.ID) ([]byte, error)
}

// Export is how papers are written out.
type Export struct {
	Library  Library
	Format   format.Format
	Options  format.WriteOptions
	IDs      func(from, to int) []model.ID // the papers by their place, at most page of them
	Count    int
	Progress func(done int)        // nil: nobody looks
	Lost     func(model.ID, error) // told of a paper that can't be read; the others are written
}

// page is how many papers are asked for at a time.
const page = 1000

// Write writes the papers to w and returns how many were written. A paper
// that is damaged or gone is told to Lost and left out.
func (x Export) Write(ctx context.Context, to io.Writer) (written int, err error) {
	w := Writer(x.Format, to, x.Options)
	books := map[model.ID]model.Journal{}
	for from := 0; from < x.Count; from += page {
		for _, id := range x.IDs(from, min(from+page, x.Count)) {
			if err := ctx.Err(); err != nil {
				return written, err
			}
			r, err := x.record(id, books)
			if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrDamaged) {
				if x.Lost != nil {
					x.Lost(id, err)
				}
				continue
			}
			if err != nil {
				return written, err
			}
			if err := w.Write(r); err != nil {
				return written, fmt.Errorf("export %s: %w", id, err)
			}
			written++
		}
		if x.Progress != nil {
			x.Progress(min(from+page, x.Count))
		}
	}
	return written, w.Close()
}

func (x Export) record(id model.ID, books map[model.ID]model.Journal) (format.Record, error) {
	p, err := x.Library.Paper(id)
	if err != nil {
		return format.Record{}, err
	}
	book, ok := books[p.Journal]
	if !ok && !p.Journal.IsZero() {
		if book, err = x.Library.Journal(p.Journal); err != nil {
			return format.Record{}, err
		}
		books[p.Journal] = book
	}
	original, err := x.Library.Original(id)
	return format.Record{Paper: p, Journal: book, Original: original}, err
}

// Replace writes a file whole or not at all: beside its place first, then
// moved there, so that a full disk or a kill leaves what was there before. A
// name that ends in .gz or .zst is compressed.
func Replace(path string, write func(io.Writer) error) error { return put(path, write, os.Rename) }

// Create is Replace for a name that no file has: one that is there, or came
// while it was written, stays as it is, and the error wraps fs.ErrExist.
func Create(path string, write func(io.Writer) error) error {
	return put(path, write, func(from, to string) error {
		err := os.Link(from, to) // refuses a name that is taken, where Rename would not
		if err == nil {
			return os.Remove(from)
		}
		if _, there := os.Lstat(to); there == nil {
			return fmt.Errorf("%s: %w", to, fs.ErrExist)
		}
		return os.Rename(from, to) // a file system without links
	})
}

// Writable tells why no file can be made in a folder; nil where one can.
func Writable(folder string) error {
	f, err := os.CreateTemp(folder, partly)
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// partly names what is not whole yet.
const partly = ".twinleaf-*"

func put(path string, write func(io.Writer) error, move func(from, to string) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), partly)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			if gone := os.Remove(f.Name()); !errors.Is(gone, os.ErrNotExist) {
				err = errors.Join(err, gone)
			}
		}
	}()
	out := bufio.NewWriterSize(f, 1<<20)
	w, finish, err := compressor(path, out)
	if err != nil {
		return errors.Join(err, f.Close())
	}
	if err := write(w); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := errors.Join(finish(), out.Flush(), f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return err
	}
	return move(f.Name(), path)
}

func compressor(path string, w io.Writer) (io.Writer, func() error, error) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".gz":
		z := gzip.NewWriter(w)
		return z, z.Close, nil
	case ".zst":
		z, err := zstd.NewWriter(w)
		if err != nil {
			return nil, nil, err
		}
		return z, z.Close, nil
	}
	return w, func() error { return nil }, nil
}
