package panel_test

import (
	"slices"
	"strings"
	"testing"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/ui/panel"
)

// spellings adds two journals with three papers and one in the bin: names that are spellings of each other, metrics that contradict.
func spellings(t *testing.T, lib *store.Library) (full, short model.Journal, papers []model.Paper) {
	t.Helper()
	full = model.Journal{ID: model.NewID(), Name: "Physical Review Letters", NameZH: "物理评论快报", ISSN: "0031-9007",
		Metrics: []model.Metric{{Year: 2023, Source: "JCR", ImpactFactor: 8.6, JCR: "Q1"}}}
	short = model.Journal{ID: model.NewID(), Name: "Phys. Rev. Lett.", ISSN: "0031-9007", EISSN: "1079-7114", Publisher: "APS", Scope: model.Blocks("Physics."),
		Metrics: []model.Metric{{Year: 2023, Source: "JCR", ImpactFactor: 8.1, JCR: "Q1"}, {Year: 2022, Source: "JCR", ImpactFactor: 8}}}
	c := model.Change{Label: "change.new", Journals: []model.Journal{full, short}}
	for i, of := range []model.ID{full.ID, full.ID, short.ID, short.ID} {
		c.Papers = append(c.Papers, model.Paper{ID: model.NewID(), Title: model.Text{EN: "A paper " + string(rune('A'+i))}, Journal: of})
	}
	bin := model.Change{Label: "change.delete", Edits: []model.Edit{{What: model.APaper, Record: c.Papers[3].ID, Field: model.FieldDeleted, After: "2024-01-02T03:04:05Z"}}}
	for _, c := range []model.Change{c, bin} {
		if _, err := lib.Apply(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	return full, short, c.Papers
}

// TestMergeJournals: selected journals lie side by side, a person chooses, and one Change makes one of them, with all their papers; undo
// splits them again.
func TestMergeJournals(t *testing.T) {
	o := newOffice(t, 60)
	full, short, papers := spellings(t, o.lib)
	var j *panel.Journals
	o.do(func() { j = o.desk.Journals; j.Open() })
	o.do(func() { j.Find("phys lett"); j.Find("letters") })
	o.do(func() { j.Find("") })
	pick := func(ids ...model.ID) {
		t.Helper()
		o.do(func() {
			var ranges [][2]int
			for i := range j.Count() {
				if slices.Contains(ids, j.Line(i).ID) {
					ranges = append(ranges, [2]int{i, i + 1})
				}
			}
			j.Pick(ranges)
		})
	}
	var m *panel.JournalMerge
	var ok bool
	pick(full.ID)
	o.do(func() { _, ok = j.Merging() })
	if ok {
		t.Error("one journal can be merged")
	}
	pick(full.ID, short.ID)
	o.do(func() { j.Sort(panel.JournalSort{Column: "journal"}) }) // they stay selected where they now stand
	var picked []model.ID
	o.do(func() {
		for _, r := range j.Picked() {
			for i := r[0]; i < r[1]; i++ {
				picked = append(picked, j.Line(i).ID)
			}
		}
		m, ok = j.Merging()
	})
	if !ok || len(picked) != 2 || !slices.Contains(picked, full.ID) || !slices.Contains(picked, short.ID) {
		t.Fatalf("selected after sorting: %v", picked)
	}
	columns := m.Columns()
	k := slices.IndexFunc(columns, func(c panel.MergeColumn) bool { return c.Name == full.Name })
	if !columns[k].Kept || columns[k].Papers != "2 papers" || columns[k].Other != full.NameZH {
		t.Errorf("not the one with most papers is kept: %+v", columns)
	}
	line := func(field string) panel.MergeLine {
		lines := m.Lines()
		return lines[slices.IndexFunc(lines, func(l panel.MergeLine) bool { return l.Field == field })]
	}
	if line("issn").Open || line("publisher").Open || !line("name").Open || !line("metrics").Open {
		t.Errorf("what is to be chosen: %+v", m.Lines())
	}
	if got := m.Conflicts(); len(got) != 1 || !strings.Contains(got[0], "8.6") || !strings.Contains(got[0], "8.1") {
		t.Errorf("conflicts: %q", got)
	}
	if got := m.After(); len(got) != 2 || got[0] != "1 paper follows to Physical Review Letters." || !strings.Contains(got[1], short.Name) {
		t.Errorf("after: %q", got)
	}
	o.do(func() { m.Take("name", 1-k); m.Leave(1 - k) })
	if m.Ready() || m.Columns()[k].Kept != true {
		t.Error("one journal is a merge")
	}
	o.do(func() { m.Leave(1 - k); o.desk.MergeJournals(m) })

	now, err := o.lib.Journal(short.ID)
	if err != nil || now.ID != full.ID || now.Name != short.Name || now.NameZH != full.NameZH || now.EISSN != short.EISSN || now.Publisher != "APS" ||
		len(now.Metrics) != 2 || now.Metrics[0].ImpactFactor != 8.6 || !slices.Equal(now.Variants, []string{full.Name}) {
		t.Errorf("merged: %+v, %v", now, err)
	}
	for _, p := range papers {
		if p, err := o.lib.Paper(p.ID); err != nil || p.Journal != full.ID {
			t.Errorf("%s is of %v: %v", p.Title.EN, p.Journal, err)
		}
	}
	found := func(journal string) int {
		r, err := o.lib.Search(t.Context(), query.Parse(`journal:="`+journal+`"`, query.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		return r.Count()
	}
	if n := found(short.Name); n != 3 {
		t.Errorf("%d papers found by the new name", n)
	}
	var notice panel.Notice
	at := model.ID{}
	o.do(func() { notice, at = o.desk.Notice(), j.Journal().ID })
	if !notice.Undo || notice.Text != "1 merged into Phys. Rev. Lett.; 2 papers moved." || at != full.ID {
		t.Errorf("notice %+v, looking at %v", notice, at)
	}
	if r, err := o.lib.Verify(t.Context(), nil); err != nil || len(r.Damaged) > 0 {
		t.Errorf("the library after it: %+v, %v", r.Damaged, err)
	}

	o.do(func() { o.desk.Undo() })
	for i, p := range papers {
		if p, err := o.lib.Paper(p.ID); err != nil || p.Journal != []model.ID{full.ID, full.ID, short.ID, short.ID}[i] {
			t.Errorf("undone: %s is of %v: %v", p.Title.EN, p.Journal, err)
		}
	}
	if one, err := o.lib.Journal(short.ID); err != nil || one.ID != short.ID || one.Name != short.Name {
		t.Errorf("undone: %+v, %v", one, err)
	}
	if n := found(full.Name); n != 2 {
		t.Errorf("undone: %d papers of %s", n, full.Name)
	}
}

// TestFindJournals: those that seem to be one come as groups that can be merged as they are.
func TestFindJournals(t *testing.T) {
	o := newOffice(t, 60)
	full, short, _ := spellings(t, o.lib)
	var groups []*panel.JournalMerge
	o.do(func() { o.desk.FindJournals(func(g []*panel.JournalMerge) { groups = g }) })
	if len(groups) == 0 || !strings.HasPrefix(groups[0].Reasons, "same ISSN") || len(groups[0].Columns()) != 2 {
		t.Fatalf("groups: %+v", groups)
	}
	o.do(func() { o.desk.MergeJournals(groups[0]) })
	if j, err := o.lib.Journal(short.ID); err != nil || j.ID != full.ID {
		t.Errorf("%+v, %v", j, err)
	}
	var again []*panel.JournalMerge
	o.do(func() { o.desk.FindJournals(func(g []*panel.JournalMerge) { again = g }) })
	if len(again) != len(groups)-1 {
		t.Errorf("%d groups, then %d", len(groups), len(again))
	}
}

// TestPartJournals: journals that a person said are different are not found again, in a library that is opened anew neither, until that is
// undone. One that was left out is still found.
func TestPartJournals(t *testing.T) {
	o := newOffice(t, 60)
	full, short, _ := spellings(t, o.lib)
	third := model.Journal{ID: model.NewID(), Name: "Physical Review Lett.", ISSN: "0031-9007"}
	if _, err := o.lib.Apply(t.Context(), model.Change{Label: "change.new", Journals: []model.Journal{third}}); err != nil {
		t.Fatal(err)
	}
	find := func() (groups []*panel.JournalMerge) {
		t.Helper()
		o.do(func() { o.desk.FindJournals(func(g []*panel.JournalMerge) { groups = g }) })
		return groups
	}
	groups := find()
	if len(groups) != 1 || len(groups[0].Columns()) != 3 {
		t.Fatalf("%d groups", len(groups))
	}
	o.do(func() {
		for i, c := range groups[0].Columns() {
			if c.Name == third.Name {
				groups[0].Leave(i)
			}
		}
		o.desk.PartJournals(groups[0])
	})
	if groups = find(); len(groups) != 1 || len(groups[0].Columns()) != 2 {
		t.Fatalf("then %d groups", len(groups))
	}
	o.do(func() { o.desk.PartJournals(groups[0]) })
	rows, err := o.lib.Journals("", 0)
	if err != nil {
		t.Fatal(err)
	}
	known := 0
	for _, r := range rows {
		known += len(r.Distinct)
		if r.ID == full.ID || r.ID == short.ID {
			if r.IsCorrected(model.FieldDistinct) {
				t.Error("it counts as a correction")
			}
		}
	}
	if known != 2 {
		t.Errorf("%d pairs are remembered", known)
	}
	first := full.ID
	if slices.Compare(short.ID[:], first[:]) < 0 {
		first = short.ID
	}
	entries, err := o.lib.History(first)
	if err != nil || !slices.ContainsFunc(entries, func(e store.Entry) bool { return e.Label == "change.distinct" && e.Hand && e.EditCount > 0 }) {
		t.Errorf("history: %+v, %v", entries, err)
	}
	for range 2 {
		if _, err := o.lib.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if groups = find(); len(groups) != 1 || len(groups[0].Columns()) != 3 {
		t.Errorf("undone: %d groups", len(groups))
	}
}
