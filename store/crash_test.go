package store_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/store/storetest"
)

// TestKilledWhileEditing kills a process that edits as fast as it can: every
// acknowledged edit is there, and nothing is damaged.
func TestKilledWhileEditing(t *testing.T) {
	storetest.Child(func(path string, ack func(string)) {
		l, err := store.Open(path, store.Options{})
		if err != nil {
			panic(err)
		}
		p := model.Paper{ID: model.NewID(), Title: model.Text{EN: "0"}}
		if _, err := l.Apply(t.Context(), model.Change{Label: "change.new", Papers: []model.Paper{p}}); err != nil {
			panic(err)
		}
		for i := range 100_000 {
			c, err := model.Set(p, "title.en", strconv.Itoa(i+1))
			if err != nil {
				panic(err)
			}
			if _, err := l.Apply(t.Context(), c); err != nil {
				panic(err)
			}
			p.Title.EN = strconv.Itoa(i + 1)
			ack(fmt.Sprintf("%v %d", p.ID, i+1))
		}
	})
	path := filepath.Join(t.TempDir(), "killed.twinleaf")
	for _, n := range []int{1, 7, 40} {
		acks := storetest.Kill(t, path, n)
		id, last, _ := strings.Cut(acks[len(acks)-1], " ")
		storetest.Check(t, path)
		l := storetest.Open(t, path)
		record, err := model.ParseID(id)
		if err != nil {
			t.Fatal(err)
		}
		p, err := l.Paper(record)
		if err != nil {
			t.Fatal(err)
		}
		acked, _ := strconv.Atoi(last)
		got, _ := strconv.Atoi(p.Title.EN)
		// One more may have been committed than could be told.
		if got != acked && got != acked+1 {
			t.Errorf("title %d, acknowledged %d", got, acked)
		}
		for range got {
			if _, err := l.Undo(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if p, err = l.Paper(record); err != nil || p.Title.EN != "0" {
			t.Errorf("after all undos: %q, %v", p.Title.EN, err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestKilledWhileImporting kills a process that imports: whole records of whole
// batches are in, and one undo removes them all.
func TestKilledWhileImporting(t *testing.T) {
	storetest.Child(func(path string, ack func(string)) {
		l, err := store.Open(path, store.Options{})
		if err != nil {
			panic(err)
		}
		l.Subscribe(func(uint64) { ack(strconv.Itoa(l.Stats().Papers)) })
		_, err = l.Import(t.Context(), storetest.Made(1, 1_000_000), store.ImportOptions{Batch: 50, Note: "made"})
		panic(err)
	})
	path := filepath.Join(t.TempDir(), "killed.twinleaf")
	acks := storetest.Kill(t, path, 5)
	storetest.Check(t, path)
	l := storetest.Open(t, path)
	defer func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		storetest.Check(t, path)
	}()
	acked, _ := strconv.Atoi(acks[len(acks)-1])
	got := l.Stats().Papers
	if got < acked {
		t.Errorf("%d papers, acknowledged %d", got, acked)
	}
	r, err := l.Search(t.Context(), query.Query{})
	if err != nil || r.Count() != got {
		t.Errorf("search finds %d of %d: %v", r.Count(), got, err)
	}
	for _, id := range r.IDs(0, got) {
		p, err := l.Paper(id)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := l.Original(id); err != nil || !strings.Contains(string(b), p.DOI) {
			t.Errorf("%v: original %q, %v", id, b, err)
		}
	}
	if _, err := l.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if s := l.Stats(); s.Papers != 0 || s.Journals != 0 {
		t.Errorf("after one undo: %+v", s)
	}
	if _, err := l.Undo(t.Context()); !errors.Is(err, store.ErrNothingToUndo) {
		t.Errorf("second undo: %v", err)
	}
	if _, err := l.Redo(t.Context()); err != nil || l.Stats().Papers != got {
		t.Errorf("redo: %v, %+v", err, l.Stats())
	}
}
