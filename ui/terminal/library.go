package terminal

import (
	"context"
	"errors"
	"iter"
	"os"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store"
)

// Library is what the commands need of an open library; see package store for
// the contracts.
type Library interface {
	reader
	editor
	keeper
	Import(ctx context.Context, from iter.Seq2[store.Incoming, error], o store.ImportOptions) (store.ImportReport, error)
	Close() error
}

type reader interface {
	Search(ctx context.Context, q query.Query) (*store.Result, error)
	Paper(id model.ID) (model.Paper, error)
	PaperByDOI(doi string) (model.Paper, error)
	Original(id model.ID) ([]byte, error)
	Journal(id model.ID) (model.Journal, error)
	FindJournal(name string) (model.Journal, error)
	Journals(query string, limit int) ([]store.JournalRow, error)
	JournalYears(id model.ID) ([]store.YearCount, error)
	JournalPapers(ctx context.Context, id model.ID) ([]model.ID, error)
	Searches() ([]model.SavedSearch, error)
	ChecksOff() (map[string]bool, error)
	Unjudged() int
	History(id model.ID) ([]store.Entry, error)
	Changes(before uint64, limit int) ([]store.Entry, error)
	Stats() store.Stats
}

type keeper interface {
	Verify(ctx context.Context, progress func(store.Progress)) (store.VerifyReport, error)
	Reindex(ctx context.Context, progress func(store.Progress)) error
	Judge(ctx context.Context, progress func(store.Progress)) error
	BackupTo(path string) error
}

type editor interface {
	Apply(ctx context.Context, c model.Change) (store.Applied, error)
	Undo(ctx context.Context) (store.Applied, error)
	Redo(ctx context.Context) (store.Applied, error)
}

// library returns the path of the library that the command is about.
func (s *session) library() (string, error) {
	switch {
	case s.Library != "":
		return s.Library, nil
	case s.path != "":
		return s.path, nil
	}
	return s.DefaultPath()
}

// A library that another program has open is worked on there, by the same command: see Program.Knock.

// reading opens the library for reading only, calls f and closes it. Another
// program may read it at the same time. A library that does not exist is an
// error here: only what writes makes one.
func (s *session) reading(f func(Library) error) error {
	return s.with(store.Options{ReadOnly: true}, f)
}

// writing opens the library for reading and writing, making it where it is
// missing, calls f and closes it. What f leaves to be judged is judged, so
// that the next search knows what is wrong with it.
func (s *session) writing(f func(Library) error) error {
	return s.with(store.Options{}, func(lib Library) error {
		if err := f(lib); err != nil || lib.Unjudged() == 0 {
			return err
		}
		return s.care("import.checking", func(progress func(store.Progress)) error { return lib.Judge(s.ctx, progress) })
	})
}

// editing is writing for what needs something to be there already.
func (s *session) editing(f func(Library) error) error {
	path, err := s.library()
	if err != nil {
		return err
	}
	if _, err := os.Stat(path); err != nil {
		return &store.FileError{Op: "open", Path: path, Err: err}
	}
	return s.writing(f)
}

func (s *session) with(o store.Options, f func(Library) error) (err error) {
	path, err := s.library()
	if err != nil {
		return err
	}
	if s.Knock != nil {
		if err := s.out.Flush(); err != nil {
			return err
		}
		code, ok, err := s.Knock(s.ctx, path, s.args, s.Stdin, s.Stdout, s.Stderr)
		if err != nil {
			return err
		}
		if ok {
			s.code = code
			return errHanded
		}
	}
	lib, err := s.Open(path, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	return f(lib)
}
