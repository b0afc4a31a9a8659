package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"twinleaf/model"
	"twinleaf/store"
	"twinleaf/store/storetest"
)

// TestSearches keeps searches in the library: each is a Change that undo takes back, after a restart too, and which backup and recover
// bring along.
func TestSearches(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kept.twinleaf")
	l := storetest.Open(t, path)
	keep := func(name, before, line string) error {
		t.Helper()
		c, err := model.SetSearch(name, before, line)
		if err != nil {
			t.Fatal(err)
		}
		_, err = l.Apply(t.Context(), c)
		return err
	}
	want := func(want ...model.SavedSearch) {
		t.Helper()
		if got, err := l.Searches(); err != nil || !slices.Equal(got, want) {
			t.Errorf("%+v, %v; want %+v", got, err, want)
		}
	}
	want()
	for _, err := range []error{keep("New", "", "added:<7d"), keep("多边 主义", "", "威权 多边主义"), keep("New", "added:<7d", "added:<30d")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	want(model.SavedSearch{Name: "New", Line: "added:<30d"}, model.SavedSearch{Name: "多边 主义", Line: "威权 多边主义"})
	if err := keep("New", "added:<7d", "x"); !errors.Is(err, store.ErrStale) {
		t.Errorf("an older state: %v", err)
	}
	if _, err := l.Apply(t.Context(), model.Change{Edits: []model.Edit{{What: model.ALibrary, Field: "colour", After: "red"}}}); !errors.Is(err, model.ErrField) {
		t.Errorf("an unknown field: %v", err)
	}
	if _, err := l.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	want(model.SavedSearch{Name: "New", Line: "added:<7d"}, model.SavedSearch{Name: "多边 主义", Line: "威权 多边主义"})
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	storetest.Check(t, path)
	l = storetest.Open(t, path)
	if _, err := l.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := keep("多边 主义", "威权 多边主义", ""); err != nil {
		t.Fatal(err)
	}
	want(model.SavedSearch{Name: "New", Line: "added:<30d"})
	list, err := l.Changes(0, 10)
	if err != nil || len(list) == 0 || len(list[0].Edits) != 1 || list[0].Edits[0].Field != "search:多边 主义" {
		t.Errorf("history: %+v, %v", list, err)
	}
	addPaper(t, l, model.Paper{Title: model.Text{EN: "Beside them"}})
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}

	fresh := filepath.Join(t.TempDir(), "fresh.twinleaf")
	if _, err := store.Recover(t.Context(), path, fresh, nil); err != nil {
		t.Fatal(err)
	}
	storetest.Check(t, fresh)
	l = storetest.Open(t, fresh)
	want(model.SavedSearch{Name: "New", Line: "added:<30d"})
	if _, err := l.Undo(t.Context()); err != nil { // the paper
		t.Fatal(err)
	}
	if _, err := l.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	want(model.SavedSearch{Name: "New", Line: "added:<30d"}, model.SavedSearch{Name: "多边 主义", Line: "威权 多边主义"})
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}

	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		if string(whole[i:min(i+10, len(whole))]) == "added:<30d" {
			whole[i] ^= 1
		}
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	l = storetest.Open(t, path)
	defer l.Close()
	want()
	r, err := l.Verify(t.Context(), nil)
	if err != nil || len(r.Damaged) == 0 {
		t.Errorf("verify finds nothing of a damaged search: %+v, %v", r, err)
	}
}
