package store_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"twinleaf/model"
	"twinleaf/store"
	"twinleaf/store/storetest"
)

func importAll(t testing.TB, l *store.Library, list ...store.Incoming) store.ImportReport {
	t.Helper()
	r, err := l.Import(t.Context(), incoming(list), store.ImportOptions{Note: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestReimport holds the rules by which a record is recognised, and what it
// may fill in.
func TestReimport(t *testing.T) {
	base := model.Paper{Title: model.Text{EN: "Deep Learning"}, Authors: model.SplitPeople("Yann LeCun, Yoshua Bengio"),
		Published: model.Date{Year: 2015}, DOI: "10.1038/nature14539", SourceID: "s1", Platform: "Semanticscholar", Volume: "521"}
	with := func(change func(*model.Paper)) model.Paper {
		p := base
		change(&p)
		return p
	}
	for _, c := range []struct {
		name                 string
		first, then          model.Paper
		added, updated, same int
	}{
		{"the same", base, base, 0, 0, 1},
		{"same doi, other form and title", base, with(func(p *model.Paper) {
			p.DOI, p.Title.EN, p.SourceID = "https://doi.org/10.1038/NATURE14539", "Other", ""
		}), 0, 0, 1},
		{"same source id without doi", base, with(func(p *model.Paper) { p.DOI, p.Title.EN = "", "Other" }), 0, 0, 1},
		{"same source id of another platform", base, with(func(p *model.Paper) {
			p.DOI, p.Title.EN, p.Platform = "", "Other", "PubMed"
		}), 1, 0, 0},
		{"same title, authors and year", base, with(func(p *model.Paper) {
			p.DOI, p.SourceID, p.Title.EN = "", "", "DEEP  learning."
		}), 0, 0, 1},
		{"same title, other year", base, with(func(p *model.Paper) { p.DOI, p.SourceID, p.Published.Year = "", "", 2016 }), 1, 0, 0},
		{"same title, other authors", base, with(func(p *model.Paper) { p.DOI, p.SourceID, p.Authors = "", "", p.Authors[:1] }), 1, 0, 0},
		{"same title, another doi", base, with(func(p *model.Paper) { p.DOI, p.SourceID = "10.1/other", "" }), 1, 0, 0},
		{"no authors", with(func(p *model.Paper) { p.DOI, p.SourceID, p.Authors = "", "", nil }),
			with(func(p *model.Paper) { p.DOI, p.SourceID, p.Authors = "", "", nil }), 1, 0, 0},
		{"fills what is empty", base, with(func(p *model.Paper) { p.Issue, p.Volume = "7553", "other" }), 0, 1, 0},
		{"fills an abstract", base, with(func(p *model.Paper) { p.Abstract.ZH = "摘要" }), 0, 1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := storetest.Library(t)
			importAll(t, l, store.Incoming{Paper: c.first})
			for _, times := range []string{"once", "twice"} { // the second time nothing is left to do
				r := importAll(t, l, store.Incoming{Paper: c.then})
				if times == "twice" {
					c.added, c.updated, c.same = 0, 0, 1
					if c.name == "no authors" {
						c.added, c.same = 1, 0
					}
				}
				if r.Added != c.added || r.Updated != c.updated || r.Same != c.same {
					t.Errorf("%s: %+v, want %d added, %d updated, %d same", times, r.Progress, c.added, c.updated, c.same)
				}
			}
			if c.updated == 0 {
				return
			}
			p, err := l.PaperByDOI(base.DOI)
			if err != nil || p.Volume != base.Volume || p.Issue != c.then.Issue || p.Abstract != c.then.Abstract {
				t.Errorf("%+v %v", p, err)
			}
		})
	}
}

// TestImportLeavesCorrections imports over fields that a person changed or
// emptied, in both orders of import and correction.
func TestImportLeavesCorrections(t *testing.T) {
	l := storetest.Library(t)
	in := store.Incoming{Paper: model.Paper{DOI: "10.1/a", Title: model.Text{EN: "As harvested"}, Volume: "1"}}
	importAll(t, l, in)
	p, err := l.PaperByDOI("10.1/a")
	if err != nil {
		t.Fatal(err)
	}
	set(t, l, p.ID, "title.en", "Corrected")
	set(t, l, p.ID, "volume", "")
	if r := importAll(t, l, in); r.Same != 1 || r.Seq != 0 {
		t.Errorf("%+v", r)
	}
	in.Paper.Issue = "4"
	r := importAll(t, l, in)
	if r.Updated != 1 {
		t.Errorf("%+v", r)
	}
	if p, err = l.Paper(p.ID); err != nil || p.Title.EN != "Corrected" || p.Volume != "" || p.Issue != "4" {
		t.Errorf("%+v %v", p, err)
	}
	if !slices.Equal(p.Corrected, []string{"title.en", "volume"}) {
		t.Errorf("corrected %q", p.Corrected)
	}
	if _, err := l.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if p, err = l.Paper(p.ID); err != nil || p.Issue != "" {
		t.Errorf("after undo: %+v %v", p, err)
	}
}

func TestImportTwiceInOneFile(t *testing.T) {
	l := storetest.Library(t)
	var list []store.Incoming
	for i := range 5000 {
		p := model.Paper{DOI: fmt.Sprintf("10.1/%d", i%1000), Title: model.Text{EN: fmt.Sprint("Title ", i%1000)}}
		if i >= 1000 {
			p.Volume = "3"
		}
		list = append(list, store.Incoming{Paper: p})
	}
	r := importAll(t, l, list...)
	if r.Added != 1000 || r.Updated != 1000 || r.Same != 3000 {
		t.Errorf("%+v", r.Progress)
	}
	if _, err := l.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if s := l.Stats(); s.Papers != 0 {
		t.Errorf("after undo: %+v", s)
	}
	if r := importAll(t, l, list[:1000]...); r.Added != 1000 {
		t.Errorf("import after undo: %+v", r.Progress)
	}
}

// TestImportTwinFirst repeats a paper of the same file where more of it repeats what the library has: the repetition must not come into the
// file before the paper.
func TestImportTwinFirst(t *testing.T) {
	l := storetest.Library(t)
	paper := func(doi string) store.Incoming {
		return store.Incoming{Paper: model.Paper{DOI: doi, Title: model.Text{EN: "On " + doi}, Added: time.Unix(1_700_000_000, 0)}}
	}
	if _, err := l.Import(t.Context(), incoming([]store.Incoming{paper("10.1000/old")}), store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	list := []store.Incoming{paper("10.1000/new"), paper("10.1000/new"), paper("10.1000/old")}
	r, err := l.Import(t.Context(), incoming(list), store.ImportOptions{Batch: 2})
	if err != nil || r.Added != 1 || r.Same != 2 {
		t.Errorf("%+v, %v: want one paper added, and two that are here", r, err)
	}
}

func TestImportCancelled(t *testing.T) {
	l := storetest.Library(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	stop := l.Subscribe(func(uint64) { // while it runs, others can change the library
		if l.Stats().Papers >= 600 {
			cancel()
		}
	})
	r, err := l.Import(ctx, storetest.Made(1, 100_000), store.ImportOptions{Batch: 200})
	stop()
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("%v", err)
	}
	s := l.Stats()
	if r.Added != s.Papers || s.Papers < 600 || s.Papers > 50_000 {
		t.Errorf("report %+v, %+v", r.Progress, s)
	}
	if n := count(t, l, ""); n != s.Papers {
		t.Errorf("search finds %d of %d", n, s.Papers)
	}
	if _, err := l.Undo(t.Context()); err != nil || l.Stats().Papers != 0 {
		t.Errorf("undo: %v, %+v", err, l.Stats())
	}
}

// TestImportAmongOthers edits, adds, undoes and imports while an import runs.
func TestImportAmongOthers(t *testing.T) {
	l := storetest.Library(t)
	ctx := t.Context()
	first := addPaper(t, l, model.Paper{Title: model.Text{EN: "First"}})
	did := 0
	stop := l.Subscribe(func(uint64) {
		if did++; did > 1 { // its own changes come here, too
			return
		}
		if _, err := l.Undo(ctx); !errors.Is(err, store.ErrBusy) {
			t.Errorf("undo of the running import: %v", err)
		}
		if _, err := l.Import(ctx, storetest.Made(9, 1), store.ImportOptions{}); !errors.Is(err, store.ErrBusy) {
			t.Errorf("second import: %v", err)
		}
		addPaper(t, l, model.Paper{Title: model.Text{EN: "Second"}})
		set(t, l, first.ID, "title.en", "First edited")
		if _, err := l.Undo(ctx); err != nil {
			t.Errorf("undo: %v", err)
		}
		_, err := l.Apply(ctx, model.Change{Journals: []model.Journal{{ID: model.NewID(), Name: "New"}}})
		if !errors.Is(err, store.ErrBusy) {
			t.Errorf("add a journal: %v", err)
		}
	})
	r, err := l.Import(ctx, storetest.Made(1, 10_000), store.ImportOptions{Batch: 3000})
	stop()
	if err != nil || r.Added != 10_000 {
		t.Fatalf("%v %+v", err, r)
	}
	if s := l.Stats(); s.Papers != 10_002 {
		t.Errorf("%+v", s)
	}
	if n := count(t, l, ""); n != 10_002 {
		t.Errorf("search finds %d", n)
	}
	if p, err := l.Paper(first.ID); err != nil || p.Title.EN != "First" {
		t.Errorf("%v %v", p.Title, err)
	}
	for range 3 { // second, import, first
		if _, err := l.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if s := l.Stats(); s.Papers != 0 || s.Journals != 0 {
		t.Errorf("after undo: %+v", s)
	}
}

func TestImportErrors(t *testing.T) {
	l := storetest.Library(t)
	broken := errors.New("line 2: broken")
	from := func(yield func(store.Incoming, error) bool) {
		_ = yield(store.Incoming{Paper: model.Paper{Title: model.Text{EN: "a"}}}, nil) &&
			yield(store.Incoming{}, broken) &&
			yield(store.Incoming{Paper: model.Paper{Title: model.Text{EN: "b"}}}, nil)
	}
	calls := 0
	r, err := l.Import(t.Context(), iter.Seq2[store.Incoming, error](from), store.ImportOptions{Progress: func(store.Progress) { calls++ }})
	if err != nil || r.Read != 3 || r.Added != 2 || r.Failed != 1 || len(r.Errors) != 1 || !errors.Is(r.Errors[0], broken) || calls == 0 {
		t.Errorf("%+v %v, progress %d times", r, err, calls)
	}
}

func TestJournalsMerge(t *testing.T) {
	l := storetest.Library(t)
	metric := func(year int, impact float64) []model.Metric {
		return []model.Metric{{Year: year, Source: "S", ImpactFactor: impact}}
	}
	paper := func(n int, j model.Journal) store.Incoming {
		return store.Incoming{Paper: model.Paper{DOI: fmt.Sprintf("10.1/%d", n), Published: model.Date{Year: int16(2000 + n%2)}}, Journal: j}
	}
	importAll(t, l,
		paper(1, model.Journal{Name: "Contemporary Security Policy", SourceID: "46729", Metrics: metric(2022, 3)}),
		paper(2, model.Journal{Name: "CONTEMPORARY  security policy", SourceID: "46729"}),
		paper(3, model.Journal{Name: "Contemp. Secur. Policy", SourceID: "46729", ISSN: "1352-3260", Metrics: metric(2023, 4)}),
		paper(4, model.Journal{Name: "Contemporary Security Policy"}), // no id: by name
		paper(5, model.Journal{Name: "Contemporary Security Policy", SourceID: "999"}),
		paper(6, model.Journal{}),
	)
	if s := l.Stats(); s.Journals != 2 {
		t.Fatalf("%+v", s)
	}
	j, err := l.FindJournal("46729")
	if err != nil {
		t.Fatal(err)
	}
	if j.Name != "Contemporary Security Policy" || j.ISSN != "1352-3260" || !slices.Equal(j.Variants, []string{"Contemp. Secur. Policy"}) ||
		len(j.Metrics) != 2 || j.Metrics[0].Year != 2023 || j.Metrics[1].ImpactFactor != 3 {
		t.Errorf("%+v", j)
	}
	for _, name := range []string{"contemporary security policy", "contemp. secur. policy", j.ID.String()} {
		if got, err := l.FindJournal(name); err != nil || got.ID != j.ID {
			t.Errorf("%q: %v %v", name, got.Name, err)
		}
	}
	if _, err := l.FindJournal("nowhere"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("%v", err)
	}
	rows, err := l.Journals("contemp sec", 10)
	if err != nil || len(rows) != 2 || rows[0].ID != j.ID || rows[0].Papers != 4 || rows[1].Papers != 1 {
		t.Errorf("%+v %v", rows, err)
	}
	years, err := l.JournalYears(j.ID)
	if err != nil || !slices.Equal(years, []store.YearCount{{2000, 2}, {2001, 2}}) {
		t.Errorf("%v %v", years, err)
	}
	c, err := model.SetJournal(j, "issn", "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Apply(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	importAll(t, l, paper(7, model.Journal{Name: j.Name, SourceID: "46729", ISSN: "0000-0000", Publisher: "Taylor & Francis"}))
	if j, err = l.Journal(j.ID); err != nil || j.ISSN != "" || j.Publisher != "Taylor & Francis" {
		t.Errorf("%+v %v", j, err)
	}
	list, err := l.History(j.ID)
	if err != nil || len(list) != 3 || list[0].Edits[0].Field != "publisher" {
		t.Errorf("%+v %v", list, err)
	}
}

func TestHistory(t *testing.T) {
	l := storetest.Library(t)
	p := addPaper(t, l, model.Paper{Title: model.Text{EN: "One"}})
	a := set(t, l, p.ID, "title.en", "Two")
	set(t, l, p.ID, "volume", "9")
	if _, err := l.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	list, err := l.History(p.ID)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range list {
		for _, d := range e.Edits {
			got = append(got, fmt.Sprintf("%s %s:%s>%s undoes %d back %v", e.Label, d.Field, d.Before, d.After, e.Undoes, e.TakenBack))
		}
		if e.Who != "tester" || time.Since(e.When) > time.Minute {
			t.Errorf("%+v", e)
		}
	}
	want := []string{
		"change.edit volume:9> undoes 3 back false",
		"change.edit volume:>9 undoes 0 back true",
		"change.edit title.en:One>Two undoes 0 back false",
		"change.new present:>yes undoes 0 back false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	all, err := l.Changes(0, 2)
	if err != nil || len(all) != 2 || all[0].Seq != 4 || all[1].Seq != 3 || len(all[0].Edits) != 1 || all[0].Edits[0].Record != p.ID {
		t.Errorf("%+v %v", all, err)
	}
	if all, err = l.Changes(3, 10); err != nil || len(all) != 2 || all[0].Seq != 2 {
		t.Errorf("%+v %v", all, err)
	}
	back, err := l.TakeBack(t.Context(), a.Seq, p.ID, "title.en")
	if err != nil || back.Change.Label != "change.takeback" {
		t.Fatalf("%+v %v", back, err)
	}
	if p, err = l.Paper(p.ID); err != nil || p.Title.EN != "One" || p.IsCorrected("title.en") {
		t.Errorf("%+v %v", p, err)
	}
	if _, err := l.TakeBack(t.Context(), a.Seq, p.ID, "title.en"); !errors.Is(err, store.ErrStale) {
		t.Errorf("twice: %v", err)
	}
	if _, err := l.TakeBack(t.Context(), 1<<40, p.ID, "title.en"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("no such change: %v", err)
	}
}

func TestBin(t *testing.T) {
	l := storetest.Library(t)
	p := addPaper(t, l, model.Paper{Title: model.Text{EN: "Binned"}})
	set(t, l, p.ID, model.FieldDeleted, "2026-01-02T03:04:05Z")
	if s := l.Stats(); s.Papers != 0 || s.Deleted != 1 {
		t.Errorf("%+v", s)
	}
	if n := count(t, l, "binned"); n != 0 {
		t.Errorf("search finds %d in the bin", n)
	}
	bin, err := l.Bin()
	if err != nil || len(bin) != 1 || bin[0].ID != p.ID || !bin[0].InBin {
		t.Errorf("%+v %v", bin, err)
	}
	if _, err := l.Undo(t.Context()); err != nil || count(t, l, "binned") != 1 {
		t.Errorf("after undo: %v", err)
	}
}
