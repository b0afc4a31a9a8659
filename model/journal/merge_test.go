package journal_test

import (
	"slices"
	"testing"

	"twinleaf/model"
	"twinleaf/model/journal"
)

func metric(year int, source string, impact float64, jcr string) model.Metric {
	return model.Metric{Year: year, Source: source, ImpactFactor: impact, JCR: jcr}
}

func three() []model.Journal {
	return []model.Journal{
		{ID: model.ID{1}, Name: "Phys. Rev. Lett.", ISSN: "0031-9007", Variants: []string{"PRL"}, Metrics: []model.Metric{metric(2023, "JCR", 8.1, "")}, Merged: []model.ID{{9}}},
		{ID: model.ID{2}, Name: "Physical Review Letters", NameZH: "物理评论快报", EISSN: "1079-7114", Publisher: "APS", Variants: []string{"phys. rev. lett.", "Physics Letters"},
			Metrics: []model.Metric{metric(2024, "JCR", 9, "Q1"), metric(2023, "JCR", 8.6, "Q1")}, Merged: []model.ID{{8}}},
		{ID: model.ID{3}, Name: "PHYSICAL REVIEW LETTERS", Publisher: "American Physical Society", Language: "en", Scope: model.Blocks("Physics.\n• all of it")},
	}
}

// TestBecomes: the kept journal stays what it is, and gets what it lacks from the first that has it; names and IDs of the others find it.
func TestBecomes(t *testing.T) {
	m := journal.Merge{List: three()}
	got := m.Becomes()
	want := model.Journal{ID: model.ID{1}, Name: "Phys. Rev. Lett.", NameZH: "物理评论快报", ISSN: "0031-9007", EISSN: "1079-7114", Publisher: "APS", Language: "en",
		Scope: model.Blocks("Physics.\n• all of it"), Metrics: []model.Metric{metric(2024, "JCR", 9, "Q1"), metric(2023, "JCR", 8.1, "Q1")},
		Variants: []string{"PRL", "Physical Review Letters", "Physics Letters"}, Merged: []model.ID{{9}, {2}, {8}, {3}}}
	same(t, want, got)
	if c := m.Conflicts(); len(c) != 1 || c[0].Kept.ImpactFactor != 8.1 || c[0].Other.ImpactFactor != 8.6 || c[0].Of != 1 {
		t.Errorf("conflicts: %+v", c)
	}
}

// TestTake: a person says whose value wins, also for the name, whose old one becomes another name; a journal without a value has none to give.
func TestTake(t *testing.T) {
	m := journal.Merge{List: three(), Take: map[string]int{"name": 1, "publisher": 2, "issn": 2, journal.Metrics: 1}}
	got := m.Becomes()
	if got.ID != (model.ID{1}) || got.Name != "Physical Review Letters" || got.Publisher != "American Physical Society" || got.ISSN != "0031-9007" {
		t.Errorf("taken: %+v", got)
	}
	if want := []string{"PRL", "Phys. Rev. Lett.", "Physics Letters"}; !slices.Equal(got.Variants, want) {
		t.Errorf("other names: %q, want %q", got.Variants, want)
	}
	if want := []model.Metric{metric(2024, "JCR", 9, "Q1"), metric(2023, "JCR", 8.6, "Q1")}; !slices.Equal(got.Metrics, want) {
		t.Errorf("metrics: %+v", got.Metrics)
	}
}

// TestEdits: done one after another the edits make of the kept journal what Becomes says, and nothing of the list is changed by asking.
func TestEdits(t *testing.T) {
	m := journal.Merge{List: three(), Keep: 2}
	kept, gone := m.List[2], []model.ID{}
	for _, e := range m.Edits() {
		if e.Field == model.FieldPresent {
			gone = append(gone, e.Record)
			continue
		}
		f, err := model.JournalField(e.Field)
		if err != nil || e.Record != kept.ID || f.Get(&kept) != e.Before || e.Before == e.After {
			t.Fatalf("%+v: %v", e, err)
		}
		if err := f.Set(&kept, e.After); err != nil {
			t.Fatal(err)
		}
	}
	same(t, m.Becomes(), kept)
	if !slices.Equal(gone, []model.ID{{1}, {2}}) {
		t.Errorf("gone: %v", gone)
	}
	for i, j := range three() {
		same(t, j, m.List[i])
	}
	for _, e := range journal.Follow([]model.ID{{5}, {6}}, model.ID{1}, model.ID{3}) {
		if e.What != model.APaper || e.Field != model.FieldJournal || e.Before != (model.ID{1}).String() || e.After != (model.ID{3}).String() {
			t.Errorf("%+v", e)
		}
	}
}

func TestKeeper(t *testing.T) {
	if got := journal.Keeper(three(), []int{3, 7, 7}); got != 1 {
		t.Errorf("kept: %d, not the fuller of those with the most papers", got)
	}
	if got := journal.Keeper(three(), []int{9, 7, 7}); got != 0 {
		t.Errorf("kept: %d, not the one with the most papers", got)
	}
}

func same(t *testing.T, want, got model.Journal) {
	t.Helper()
	for _, f := range model.JournalFields {
		if a, b := f.Get(&want), f.Get(&got); a != b {
			t.Errorf("%s of %q: want %q, got %q", f.Name, want.Name, a, b)
		}
	}
}
