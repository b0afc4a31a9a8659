package store_test

import (
	"fmt"
	"strings"
	"testing"

	"twinleaf/model"
	"twinleaf/model/check"
	"twinleaf/model/format"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/store/storetest"
)

// harvest imports records of the crawl form, a line each.
func harvest(t *testing.T, l *store.Library, lines ...string) {
	t.Helper()
	var list []store.Incoming
	for r, err := range format.Read(strings.NewReader(strings.Join(lines, "\n")), "x.jsonl", format.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, store.Incoming{Paper: r.Paper, Journal: r.Journal, Original: r.Original})
	}
	if _, err := l.Import(t.Context(), incoming(list), store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := l.Judge(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
}

// harvestedRecord is one in the crawl form, with further members.
func harvestedRecord(n int, journal, more string) string {
	return fmt.Sprintf(`{"title":"Study %d of it","authors":"A. Author %d","journal":{"name":%q},"PeriodicalName":%q%s}`, n, n, journal, journal, more)
}

// TestMetricDiffers: a paper whose record said another metric than its journal has is found, and stays found or not with what changes.
func TestMetricDiffers(t *testing.T) {
	l := storetest.Library(t)
	harvest(t, l,
		harvestedRecord(1, "One", `,"PeriodicalIF":4.0,"JCR":"Q1"`),
		harvestedRecord(2, "One", `,"PeriodicalIF":4,"abstract":"What it is about, in a sentence."`),
		harvestedRecord(3, "One", `,"PeriodicalIF":"9.1","abstract":"What it is about, in other words."`),
		harvestedRecord(4, "One", `,"PeriodicalIF":null,"resultStr":"{\"PeriodicalIF\":9.1}"`),
		harvestedRecord(5, "One", `,"JCR":"Q3"`),
		harvestedRecord(6, "One", ``),
		harvestedRecord(7, "Two", `,"PeriodicalIF":9.1,"RegionNum":2`),
		harvestedRecord(8, "Two", `,"PeriodicalIF":9.1,"RegionNum":"2区"`))
	differing := func() []model.Paper {
		t.Helper()
		r, err := l.Search(t.Context(), query.Parse("check:"+check.MetricDiffers, query.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		list, err := r.Papers(0, r.Count())
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	want := func(when string, titles ...string) {
		t.Helper()
		if err := l.Judge(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		got := map[string]bool{}
		for _, p := range differing() {
			got[strings.Fields(p.Title.EN)[1]] = true
		}
		ok := len(got) == len(titles)
		for _, n := range titles {
			ok = ok && got[n]
		}
		if !ok {
			t.Errorf("%s: found %v, want %v", when, got, titles)
		}
		sameFindings(t, l, when)
		if r, err := l.Verify(t.Context(), nil); err != nil || len(r.Damaged) > 0 {
			t.Errorf("%s: verify: %v, %v", when, r.Damaged, err)
		}
	}
	journal := func(name string) model.Journal {
		t.Helper()
		rows, err := l.Journals(name, 0)
		if err != nil || len(rows) != 1 {
			t.Fatal(rows, err)
		}
		return rows[0].Journal
	}
	apply := func(edits ...model.Edit) {
		t.Helper()
		if _, err := l.Apply(t.Context(), model.Change{Label: "change.edit", Hand: true, Edits: edits}); err != nil {
			t.Fatal(err)
		}
	}
	metrics := func(after string) {
		t.Helper()
		j := journal("One")
		apply(model.Edit{What: model.AJournal, Record: j.ID, Field: "metrics", Before: model.MetricsText(j.Metrics), After: after})
	}
	back := func() {
		t.Helper()
		if _, err := l.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	want("imported", "3", "4", "5")
	metrics(" |  | IF 4 | Q1 | \n2020 | table | IF 9.1 | Q3 | ")
	want("one more edition")
	back()
	want("the edition taken back", "3", "4", "5")
	metrics("2020 | table | IF 9.1 | Q2 | ")
	want("another edition only", "1", "2", "5")
	metrics("")
	want("no metric")
	back()
	back()
	two := journal("Two")
	list := differing()
	for _, p := range list {
		apply(model.Edit{What: model.APaper, Record: p.ID, Field: model.FieldJournal, Before: p.Journal.String(), After: two.ID.String()})
	}
	want("in another journal") // the quartile of 5 is none that the journal knows
	back()
	want("one back again", strings.Fields(list[2].Title.EN)[1])
	if err := l.Reindex(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	want("built anew", strings.Fields(list[2].Title.EN)[1])
	one, err := l.Paper(list[2].ID)
	if err != nil {
		t.Fatal(err)
	}
	found, err := l.Findings([]model.Paper{one})
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	seen := false
	for _, f := range found[0] {
		seen = seen || f.Check == check.MetricDiffers && f.Message.EN != ""
	}
	if !seen {
		t.Errorf("the open paper shows %v", found[0])
	}
}

// TestHarvested: what the library reads out of the objects is what the reader of the crawl form made of them.
func TestHarvested(t *testing.T) {
	l := storetest.Library(t)
	want := map[string]*model.Metric{}
	var list []store.Incoming
	for in, err := range storetest.Corpus(t, 0, 400) {
		if err != nil {
			t.Fatal(err)
		}
		if m := in.Journal.Metric(); m.Says() {
			want[in.Paper.Title.EN] = &m
		}
		list = append(list, in)
	}
	if _, err := l.Import(t.Context(), incoming(list), store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	r, err := l.Search(t.Context(), query.Parse("", query.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	papers, err := r.Papers(0, r.Count())
	if err != nil {
		t.Fatal(err)
	}
	says := 0
	for _, p := range papers {
		m, h := want[p.Title.EN], p.Harvested
		if h != nil {
			says++
		}
		if (h == nil) != (m == nil || m.ImpactFactor < 0 && m.JCR == "" && m.Zone == 0) || h != nil && (h.ImpactFactor != m.ImpactFactor || h.JCR != m.JCR || h.Zone != m.Zone) {
			t.Errorf("%s: %+v, the reader has %+v", p.Title.EN, h, m)
		}
	}
	if says < 300 {
		t.Errorf("%d of %d papers say a metric", says, len(papers))
	}
	if err := l.Judge(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if r, err = l.Search(t.Context(), query.Parse("check:"+check.MetricDiffers, query.Options{})); err != nil || r.Count() > 0 {
		t.Errorf("%d papers differ from their journals, which have one metric each: %v", r.Count(), err)
	}
}
