package store_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"twinleaf/model"
	"twinleaf/model/check"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/store/storetest"
)

var besideSteps = flag.Int("beside", 600, "steps of TestFindingsBeside")

// contextChecks are the checks of papers that need more than the paper.
func contextChecks() (codes []string) {
	for _, c := range check.All() {
		if c.Of == model.APaper && c.Needs != check.NeedsNothing {
			codes = append(codes, c.Code)
		}
	}
	return codes
}

// sameFindings compares what a search for each check that needs more than the paper finds with a survey of the whole library, which knows
// nothing of the index; and the severities and check:any with the findings. It returns how many papers have each.
func sameFindings(t *testing.T, l *store.Library, when string) map[string]int {
	t.Helper()
	rows, err := l.Journals("", 0)
	if err != nil {
		t.Fatal(err)
	}
	journals := make([]model.Journal, len(rows))
	for i := range rows {
		journals[i] = rows[i].Journal
	}
	s := check.NewSurvey(journals)
	if s.Off, err = l.ChecksOff(); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	all, err := l.Search(ctx, query.Parse("", query.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Learn(ctx, all, 1, nil); err != nil {
		t.Fatal(err)
	}
	want := map[string][]model.ID{}
	err = s.Check(ctx, all, 1, func(p *model.Paper, list []check.Finding) error {
		for _, f := range list {
			if ids := want[f.Check]; len(ids) == 0 || ids[len(ids)-1] != p.ID {
				want[f.Check] = append(ids, p.ID)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	found := func(line string) []model.ID {
		r, err := l.Search(ctx, query.Parse(line, query.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		return r.IDs(0, r.Count())
	}
	byID := func(a, b model.ID) int { return slices.Compare(a[:], b[:]) }
	for _, code := range contextChecks() {
		got := found("check:" + code)
		slices.SortFunc(got, byID)
		slices.SortFunc(want[code], byID)
		counts[code] = len(got)
		if !slices.Equal(got, want[code]) {
			t.Errorf("%s: check:%s finds %d papers, a survey %d", when, code, len(got), len(want[code]))
			for _, id := range append(slices.Clone(got), want[code]...) {
				if slices.Contains(got, id) != slices.Contains(want[code], id) {
					p, _ := l.Paper(id)
					t.Logf("  %v: in the index %v; doi %q, %v volume %q, title %q, dismissed %q", id, slices.Contains(got, id), p.DOI, p.Published, p.Volume, p.Title.EN, p.Dismissed)
				}
			}
		}
	}
	if n := len(found("check:any")); n != len(found("has:check")) || n != len(found("severity:note"))+len(found("severity:warning"))+len(found("severity:error")) {
		t.Errorf("%s: check:any %d, has:check %d, severities %d, %d, %d", when, n, len(found("has:check")), len(found("severity:note")), len(found("severity:warning")), len(found("severity:error")))
	}
	for code := range s.Off {
		if n := len(found("check:" + code)); n > 0 {
			t.Errorf("%s: %s is switched off, and %d papers have it", when, code, n)
		}
	}
	return counts
}

// TestFindingsBeside does random things to a library whose papers share DOIs, abstracts, journals and years, and compares what the index
// says with a survey of everything: at once where a change left nothing to be judged, else after Judge.
func TestFindingsBeside(t *testing.T) {
	seed := *simSeed
	if seed == 0 {
		seed = rand.Uint64()
	}
	t.Logf("go test ./store -run TestFindingsBeside -seed %d -beside %d", seed, *besideSteps)
	b := &beside{T: t, rand: rand.New(rand.NewPCG(seed, 2)), path: filepath.Join(t.TempDir(), "beside.twinleaf"), most: map[string]int{}}
	b.lib = storetest.Open(t, b.path)
	for _, name := range []string{"Contemporary Security Policy", "Journal of Made Things", "Annals of Examples"} {
		j := model.Journal{ID: model.NewID(), Name: name}
		b.journals = append(b.journals, j.ID)
		b.apply(model.Change{Journals: []model.Journal{j}})
	}
	b.importSome(60)
	did := map[string]int{}
	prompt := 0
	for b.step = range *besideSteps {
		acts := []struct {
			name   string
			weight int
			do     func()
		}{
			{"edit", 40, func() { b.edit(1) }}, {"edits", 6, func() { b.edit(2 + b.rand.IntN(60)) }}, {"rename", 4, b.rename}, {"rank", 5, b.rank}, {"journal", 3, b.journal}, {"add", 8, b.add},
			{"bin", 10, b.bin}, {"undo", 14, func() { b.turn(b.lib.Undo, store.ErrNothingToUndo) }}, {"redo", 9, func() { b.turn(b.lib.Redo, store.ErrNothingToRedo) }},
			{"import", 4, func() { b.importSome(b.rand.IntN(30)) }}, {"switch", 5, b.change}, {"judge", 8, b.judge}, {"part", 3, b.part},
			{"reindex", 1, b.reindex}, {"reopen", 2, b.reopen},
		}
		n := 0
		for _, a := range acts {
			n += a.weight
		}
		n = b.rand.IntN(n)
		for _, a := range acts {
			if n -= a.weight; n < 0 {
				did[a.name]++
				a.do()
				if b.lib.Unjudged() == 0 {
					prompt++
					b.compare(a.name)
				}
				break
			}
		}
		if t.Failed() {
			break
		}
	}
	b.judge()
	t.Logf("did %v, compared %d times without Judge; at most %v", did, prompt, b.most)
	for _, code := range contextChecks() {
		if b.most[code] == 0 && !t.Failed() && *besideSteps >= 600 {
			t.Errorf("no paper ever had %s", code)
		}
	}
	if err := b.lib.Close(); err != nil {
		t.Fatal(err)
	}
	storetest.Check(t, b.path)
}

type beside struct {
	*testing.T
	rand     *rand.Rand
	path     string
	lib      *store.Library
	journals []model.ID
	step     int
	n        int
	most     map[string]int
}

func (b *beside) compare(after string) {
	b.Helper()
	for code, n := range sameFindings(b.T, b.lib, fmt.Sprintf("step %d, %s", b.step, after)) {
		b.most[code] = max(b.most[code], n)
	}
}

func (b *beside) apply(c model.Change) {
	b.Helper()
	if _, err := b.lib.Apply(b.Context(), c); err != nil {
		b.Fatalf("step %d: %v", b.step, err)
	}
}

// value is one of few values of a field, so that papers share them.
func (b *beside) value(field string) string {
	if b.rand.IntN(6) == 0 {
		return ""
	}
	switch field {
	case "doi":
		return fmt.Sprintf("10.5555/%d", b.rand.IntN(25))
	case "volume":
		return []string{"7", "7", "7", "7", "8", "44", "Vol. 7", "7(2)"}[b.rand.IntN(8)]
	case "published":
		return fmt.Sprint(2020 + b.rand.IntN(3))
	case "abstract.en", "abstract.zh":
		return fmt.Sprintf("Abstract %d. ", b.rand.IntN(12)) + strings.Repeat("What is said of it here is what others say. ", 3)
	case "title.en":
		return fmt.Sprintf("A study of order %d", b.rand.IntN(9)) + []string{"", ". Contemporary Security Policy", ". Annals of Examples"}[b.rand.IntN(3)]
	case "journal":
		return b.journals[b.rand.IntN(len(b.journals))].String()
	case "dismissed":
		return []string{"doi-shared", "abstract-shared it is so", "volume-out-of-step", "title-journal"}[b.rand.IntN(4)]
	}
	return fmt.Sprint(b.rand.IntN(5))
}

var besideFields = []string{"doi", "volume", "published", "abstract.en", "abstract.zh", "title.en", "journal", "dismissed", "pages", "note"}

func (b *beside) paper() model.Paper {
	p := model.Paper{ID: model.NewID(), SourceID: fmt.Sprint(b.n), Platform: "test"}
	b.n++
	for _, name := range besideFields {
		f, err := model.PaperField(name)
		if err == nil && name != "dismissed" {
			err = f.Set(&p, b.value(name))
		}
		if err != nil {
			b.Fatal(name, err)
		}
	}
	return p
}

// some are papers that are present, a few of them or all.
func (b *beside) some(n int) []model.Paper {
	r, err := b.lib.Search(b.Context(), query.Parse("", query.Options{}))
	if err != nil {
		b.Fatal(err)
	}
	list, err := r.Papers(0, r.Count())
	if err != nil {
		b.Fatal(err)
	}
	b.rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list[:min(n, len(list))]
}

func (b *beside) edit(n int) {
	var c model.Change
	for _, p := range b.some(n) {
		f, _ := model.PaperField(besideFields[b.rand.IntN(len(besideFields))])
		e := model.Edit{What: model.APaper, Record: p.ID, Field: f.Name, Before: f.Get(&p), After: b.value(f.Name)}
		if id, err := model.ParseID(e.After); f.Name == "journal" && err == nil {
			if _, err := b.lib.Journal(id); err != nil {
				continue // it is undone
			}
		}
		c.Edits = append(c.Edits, e)
	}
	b.apply(c)
}

func (b *beside) rename() {
	j, err := b.lib.Journal(b.journals[b.rand.IntN(len(b.journals))])
	if err != nil {
		return // it is undone
	}
	after := []string{"Contemporary Security Policy", "Annals of Examples", "Quite Another Name"}[b.rand.IntN(3)]
	b.apply(model.Change{Edits: []model.Edit{{What: model.AJournal, Record: j.ID, Field: "name", Before: j.Name, After: after}}})
}

// rank gives a journal other metrics, or one more.
func (b *beside) rank() {
	j, err := b.lib.Journal(b.journals[b.rand.IntN(len(b.journals))])
	if err != nil {
		return // it is undone
	}
	before := model.MetricsText(j.Metrics)
	after := fmt.Sprintf("%d | table | IF %d | | ", 2020+b.rand.IntN(3), 1+b.rand.IntN(3))
	if b.rand.IntN(2) == 0 && before != "" {
		after = before + "\n" + after
	}
	b.apply(model.Change{Edits: []model.Edit{{What: model.AJournal, Record: j.ID, Field: "metrics", Before: before, After: after}}})
}

// journal takes a journal out of the library, which its papers still name, or brings it back.
func (b *beside) journal() {
	e := model.Edit{What: model.AJournal, Record: b.journals[b.rand.IntN(len(b.journals))], Field: model.FieldPresent, After: "yes"}
	if _, err := b.lib.Journal(e.Record); err == nil {
		e.Before, e.After = "yes", ""
	}
	b.apply(model.Change{Edits: []model.Edit{e}})
}

func (b *beside) add() {
	var c model.Change
	for range 1 + b.rand.IntN(3) {
		p := b.paper()
		if _, err := b.lib.Journal(p.Journal); err != nil {
			p.Journal = model.ID{}
		}
		c.Papers = append(c.Papers, p)
	}
	b.apply(c)
}

// bin moves papers into the recycle bin, or brings back what is in it.
func (b *beside) bin() {
	f, _ := model.PaperField(model.FieldDeleted)
	var c model.Change
	if rows, err := b.lib.Bin(); err == nil && len(rows) > 0 && b.rand.IntN(2) == 0 {
		for _, r := range rows[:1+b.rand.IntN(len(rows))] {
			p, err := b.lib.Paper(r.ID)
			if err != nil {
				b.Fatal(err)
			}
			c.Edits = append(c.Edits, model.Edit{What: model.APaper, Record: p.ID, Field: f.Name, Before: f.Get(&p)})
		}
		b.apply(c)
		return
	}
	for _, p := range b.some(1 + b.rand.IntN(5)) {
		c.Edits = append(c.Edits, model.Edit{What: model.APaper, Record: p.ID, Field: f.Name, After: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Format(time.RFC3339)})
	}
	b.apply(c)
}

func (b *beside) turn(do func(context.Context) (store.Applied, error), none error) {
	for range 1 + b.rand.IntN(4) {
		if _, err := do(b.Context()); err != nil && !errors.Is(err, none) {
			b.Fatalf("step %d: %v", b.step, err)
		}
	}
}

func (b *beside) importSome(n int) {
	var list []store.Incoming
	for range n {
		p := b.paper()
		j := model.Journal{}
		if !p.Journal.IsZero() {
			j.Name = []string{"Contemporary Security Policy", "Journal of Made Things"}[b.rand.IntN(2)]
		}
		p.ID, p.Journal = model.ID{}, model.ID{}
		in := store.Incoming{Paper: p, Journal: j}
		if n := b.rand.IntN(4); n > 0 { // a few metrics, some of them that of the journal before
			in.Original = fmt.Appendf(nil, `{"abstract":%q,"PeriodicalIF":%d}`, p.Abstract.EN, n)
			if b.rand.IntN(3) == 0 {
				in.Journal.Metrics = []model.Metric{{Source: "test", ImpactFactor: float64(n)}}
			}
		}
		list = append(list, in)
	}
	if _, err := b.lib.Import(b.Context(), incoming(list), store.ImportOptions{Batch: 1 + b.rand.IntN(20)}); err != nil {
		b.Fatalf("step %d: %v", b.step, err)
	}
}

// change switches a check off or on.
func (b *beside) change() {
	switched, err := b.lib.ChecksOff()
	if err != nil {
		b.Fatal(err)
	}
	off := slices.Sorted(maps.Keys(switched))
	codes := append(contextChecks(), "title-missing", "abstract-missing", "authors-missing")
	code := codes[b.rand.IntN(len(codes))]
	if _, ok := check.Find(code); !ok {
		return
	}
	if len(off) > 0 && b.rand.IntN(3) > 0 {
		code = off[b.rand.IntN(len(off))]
	}
	c, err := model.SwitchCheck(code, !slices.Contains(off, code))
	if err != nil {
		b.Fatal(err)
	}
	b.apply(c)
}

func (b *beside) judge() {
	if err := b.lib.Judge(b.Context(), nil); err != nil || b.lib.Unjudged() != 0 {
		b.Fatalf("step %d: judge: %v, %d left", b.step, err, b.lib.Unjudged())
	}
	b.compare("judge")
}

// part begins to judge and is cancelled, or is met by a change on the way.
func (b *beside) part() {
	ctx, cancel := context.WithCancel(b.Context())
	defer cancel()
	n := 0
	err := b.lib.Judge(ctx, func(store.Progress) {
		if n++; n == 1 && b.rand.IntN(2) == 0 {
			cancel()
		}
	})
	if err != nil && !errors.Is(err, context.Canceled) {
		b.Fatalf("step %d: %v", b.step, err)
	}
}

func (b *beside) reindex() {
	if err := b.lib.Reindex(b.Context(), nil); err != nil || b.lib.Unjudged() != 0 {
		b.Fatalf("step %d: reindex: %v, %d unjudged", b.step, err, b.lib.Unjudged())
	}
	b.compare("reindex")
}

func (b *beside) reopen() {
	if err := b.lib.Close(); err != nil {
		b.Fatal(err)
	}
	storetest.Check(b.T, b.path)
	b.lib = storetest.Open(b.T, b.path)
}

// TestJudgeMeanwhile changes papers while Judge is at work on a library that it has counted: what it then says is right all the same.
func TestJudgeMeanwhile(t *testing.T) {
	l := storetest.Library(t)
	if _, err := l.Import(t.Context(), storetest.Made(4, 10_000), store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	byRow, err := query.ParseSort("added")
	if err != nil {
		t.Fatal(err)
	}
	r, err := l.Search(t.Context(), query.Parse("", query.Options{Sort: byRow}))
	if err != nil {
		t.Fatal(err)
	}
	edit := func(places []int, field, after string) {
		t.Helper()
		var c model.Change
		f, _ := model.PaperField(field)
		for _, at := range places {
			p, err := l.Paper(r.IDs(at, at+1)[0])
			if err != nil {
				t.Fatal(err)
			}
			c.Edits = append(c.Edits, model.Edit{What: model.APaper, Record: p.ID, Field: field, Before: f.Get(&p), After: after})
		}
		if _, err := l.Apply(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	places := []int{0, 5, 3000, 9000, r.Count() - 2, r.Count() - 1}
	edit(places[:3], "doi", "10.5555/before")
	told := false
	err = l.Judge(t.Context(), func(p store.Progress) {
		if told || p.Read == 0 { // while they are counted
			return
		}
		told = true
		if l.Unjudged() == 0 {
			t.Error("all was judged at once: nothing is left to be changed meanwhile")
		}
		edit(places, "doi", "10.5555/meanwhile")
		edit(places[1:2], "abstract.en", strings.Repeat("The same words again and again. ", 5))
		edit(places[4:], "abstract.en", strings.Repeat("The same words again and again. ", 5))
		edit(places[4:5], "doi", "10.5555/once")
		many := make([]int, 200) // more than are judged at once
		for i := range many {
			many[i] = r.Count() - 300 + i
		}
		edit(many, "doi", "10.5555/many")
	})
	if err != nil || l.Unjudged() != 0 {
		t.Fatalf("%v, %d left", err, l.Unjudged())
	}
	n := sameFindings(t, l, "judged meanwhile")
	if n["doi-shared"] != 205 || n["abstract-shared"] != 3 {
		t.Errorf("%v", n)
	}
}
