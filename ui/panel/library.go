package panel

import (
	"context"
	"iter"

	"twinleaf/model"
	"twinleaf/model/check"
	"twinleaf/model/query"
	"twinleaf/store"
)

// Library is what the panels need of an open library; *store.Library is one.
type Library interface {
	Path() string
	Stats() store.Stats
	Subscribe(func(revision uint64)) (cancel func())

	Search(context.Context, query.Query) (*store.Result, error)
	Paper(model.ID) (model.Paper, error)
	Original(model.ID) ([]byte, error)
	Journal(model.ID) (model.Journal, error)
	FindJournal(string) (model.Journal, error)
	Journals(words string, limit int) ([]store.JournalRow, error)
	JournalYears(model.ID) ([]store.YearCount, error)
	JournalPapers(context.Context, model.ID) ([]model.ID, error)
	History(model.ID) ([]store.Entry, error)

	Apply(context.Context, model.Change) (store.Applied, error)
	Undo(context.Context) (store.Applied, error)
	Redo(context.Context) (store.Applied, error)
	UndoState() store.UndoState
	TakeBack(ctx context.Context, seq uint64, record model.ID, field string) (store.Applied, error)
	Bin() ([]store.Row, error)
	Searches() ([]model.SavedSearch, error)
	Shelves() ([]string, error)
	TagColors() (map[string]string, error)
	ChecksOff() (map[string]bool, error)
	Findings([]model.Paper) ([][]check.Finding, error)

	CopyDue(store.Rotation) (bool, error)
	Copies(folder string) ([]store.Copy, error)
	Rotate(context.Context, store.Rotation, func(store.Progress)) (store.Copy, error)

	Outdated() bool
	Unjudged() int
	Judge(context.Context, func(store.Progress)) error
	Reindex(context.Context, func(store.Progress)) error
	Import(context.Context, iter.Seq2[store.Incoming, error], store.ImportOptions) (store.ImportReport, error)
}
