package main

import (
	"context"
	"os"
	"runtime"
	"strings"

	"twinleaf/model/format"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/ui/transfer"
)

// twinleaf is the program itself: it waits for the disk at each commit, keeps
// the original of each record, and an answer holds all filter counts.
type twinleaf struct {
	path string
	lib  *store.Library
}

func (t *twinleaf) name() string { return "Twinleaf" }

func (t *twinleaf) fill(ctx context.Context, records string) (int, error) {
	lib, err := store.Open(t.path, store.Options{})
	if err != nil {
		return 0, err
	}
	t.lib = lib
	files := transfer.System(strings.NewReader(""))
	walk := format.Walk(files, []string{records}, format.Options{Workers: runtime.GOMAXPROCS(0)})
	report, err := lib.Import(ctx, transfer.Incoming(walk, transfer.Hooks{}), store.ImportOptions{Note: "peerbench"})
	return report.Read, err
}

func (t *twinleaf) settle() error { return nil }

func (t *twinleaf) bytes() (int64, error) {
	info, err := os.Stat(t.path)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

func (t *twinleaf) ask(ctx context.Context, q question, _ bool) (int, bool, error) {
	order, err := query.ParseSort(q.order)
	if err != nil {
		return 0, false, err
	}
	r, err := t.lib.Search(ctx, query.Parse(q.text, query.Options{Sort: order, Typing: true}))
	if err != nil {
		return 0, false, err
	}
	if faults := r.Problems(); len(faults) > 0 {
		return 0, false, faults[0]
	}
	rows, err := r.Rows(0, firstRows)
	if len(rows) == 0 && r.Count() > 0 {
		panic("no rows")
	}
	return r.Count(), true, err
}

func (t *twinleaf) close() error {
	if t.lib == nil {
		return nil
	}
	return t.lib.Close()
}
