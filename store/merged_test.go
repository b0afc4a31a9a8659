package store_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"twinleaf/model"
	"twinleaf/store"
	"twinleaf/store/storetest"
)

// TestMerged: a record that became part of another is found by its ID as that one, until undo makes it one of its own again.
func TestMerged(t *testing.T) {
	l := storetest.Library(t)
	a := model.Paper{ID: model.NewID(), Title: model.Text{EN: "Kept"}, Added: time.Now().UTC().Truncate(time.Second)}
	b := model.Paper{ID: model.NewID(), Title: model.Text{EN: "Gone"}, Added: a.Added}
	add := model.Change{Label: "change.new", Papers: []model.Paper{a, b}, Edits: []model.Edit{
		{What: model.APaper, Record: a.ID, Field: model.FieldPresent, After: "yes"}, {What: model.APaper, Record: b.ID, Field: model.FieldPresent, After: "yes"}}}
	merge := model.Change{Label: "change.merge", Hand: true, Edits: []model.Edit{
		{What: model.APaper, Record: a.ID, Field: model.FieldMerged, After: b.ID.String()}, {What: model.APaper, Record: b.ID, Field: model.FieldPresent, Before: "yes"}}}
	for _, c := range []model.Change{add, merge} {
		if _, err := l.Apply(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	if p, err := l.Paper(b.ID); err != nil || p.ID != a.ID || len(p.Corrected) > 0 {
		t.Errorf("merged: %+v, %v", p, err)
	}
	if _, err := l.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if p, err := l.Paper(b.ID); err != nil || p.ID != b.ID || p.Title.EN != "Gone" {
		t.Errorf("split again: %+v, %v", p, err)
	}
}

// TestMergedJournal is TestMerged for journals, which also keep their language.
func TestMergedJournal(t *testing.T) {
	l := storetest.Library(t)
	a := model.Journal{ID: model.NewID(), Name: "Kept", Language: "en, zh"}
	b := model.Journal{ID: model.NewID(), Name: "Gone"}
	add := model.Change{Label: "change.new", Journals: []model.Journal{a, b}}
	merge := model.Change{Label: "change.journals", Hand: true, Edits: []model.Edit{
		{What: model.AJournal, Record: a.ID, Field: model.FieldMerged, After: b.ID.String()}, {What: model.AJournal, Record: b.ID, Field: model.FieldPresent, Before: "yes"}}}
	for _, c := range []model.Change{add, merge} {
		if _, err := l.Apply(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	for _, find := range []func() (model.Journal, error){
		func() (model.Journal, error) { return l.Journal(b.ID) },
		func() (model.Journal, error) { return l.FindJournal(b.ID.String()) },
	} {
		if j, err := find(); err != nil || j.ID != a.ID || j.Language != "en, zh" || len(j.Corrected) > 0 {
			t.Errorf("merged: %+v, %v", j, err)
		}
	}
	if _, err := l.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if j, err := l.Journal(b.ID); err != nil || j.ID != b.ID {
		t.Errorf("split again: %+v, %v", j, err)
	}
}

// TestJournalPapers: the papers of one journal are named, those in the recycle bin too, and none of another journal of the same name; counted
// are those outside the bin.
func TestJournalPapers(t *testing.T) {
	l := storetest.Library(t)
	a, b := model.Journal{ID: model.NewID(), Name: "Annals"}, model.Journal{ID: model.NewID(), Name: "Annals"}
	add := model.Change{Label: "change.new", Journals: []model.Journal{a, b}}
	for i := range 6 {
		add.Papers = append(add.Papers, model.Paper{ID: model.NewID(), Title: model.Text{EN: "Paper"}, Journal: []model.ID{a.ID, b.ID}[i%2]})
	}
	add.Papers[0].Online.Year = 2019 // a date of its own is missing
	bin := model.Change{Label: "change.delete", Edits: []model.Edit{{What: model.APaper, Record: add.Papers[2].ID, Field: model.FieldDeleted, After: "2024-01-02T03:04:05Z"}}}
	for _, c := range []model.Change{add, bin} {
		if _, err := l.Apply(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	got, err := l.JournalPapers(t.Context(), a.ID)
	if want := []model.ID{add.Papers[0].ID, add.Papers[4].ID, add.Papers[2].ID}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
	years, err := l.JournalYears(a.ID)
	if want := []store.YearCount{{0, 1}, {2019, 1}}; err != nil || !slices.Equal(years, want) {
		t.Errorf("years: %v, %v; want %v", years, err, want)
	}
	rows, err := l.Journals("annals", 0)
	if err != nil || len(rows) != 2 || rows[0].ID != b.ID || rows[0].Papers != 3 || rows[1].Papers != 2 {
		t.Errorf("journals: %+v, %v", rows, err)
	}
	if _, err := l.JournalPapers(t.Context(), add.Papers[0].ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("of a paper: %v", err)
	}
}

// TestMergedJournalComesAgain: a record that names a merged journal by its source's id comes into the one that it became a part of, also
// where that was merged in turn.
func TestMergedJournalComesAgain(t *testing.T) {
	l := storetest.Library(t)
	a, b, c := model.Journal{ID: model.NewID(), Name: "Annals", SourceID: "1"}, model.Journal{ID: model.NewID(), Name: "Ann.", SourceID: "2"},
		model.Journal{ID: model.NewID(), Name: "The Annals", SourceID: "3"}
	into := func(kept, gone model.Journal) model.Change {
		return model.Change{Label: "change.journals", Hand: true, Edits: []model.Edit{
			{What: model.AJournal, Record: kept.ID, Field: model.FieldMerged, After: gone.ID.String()},
			{What: model.AJournal, Record: gone.ID, Field: model.FieldPresent, Before: "yes"}}}
	}
	again := into(a, b)
	again.Edits[0].After = b.ID.String() + "\n" + c.ID.String()
	for _, x := range []model.Change{{Label: "change.new", Journals: []model.Journal{a, b, c}}, into(b, c), again} {
		if _, err := l.Apply(t.Context(), x); err != nil {
			t.Fatal(err)
		}
	}
	from := func(yield func(store.Incoming, error) bool) {
		for _, j := range []model.Journal{b, c} {
			if !yield(store.Incoming{Paper: model.Paper{Title: model.Text{EN: "Of " + j.Name}}, Journal: model.Journal{Name: j.Name, SourceID: j.SourceID}}, nil) {
				return
			}
		}
	}
	if _, err := l.Import(t.Context(), from, store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	rows, err := l.Journals("", 0)
	if err != nil || len(rows) != 1 || rows[0].ID != a.ID || rows[0].Papers != 2 || rows[0].SourceID != "1" {
		t.Errorf("journals: %+v, %v; want one with two papers", rows, err)
	}
}
