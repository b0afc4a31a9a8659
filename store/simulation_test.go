package store_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/store/storetest"
)

var (
	simSeed  = flag.Uint64("seed", 0, "seed of the simulation; 0: another each time")
	simSteps = flag.Int("steps", 2000, "steps of the simulation")
)

// TestSimulation does thousands of random things to a library and to a plain
// twin in memory, which must stay equal.
func TestSimulation(t *testing.T) {
	seed := *simSeed
	if seed == 0 {
		seed = rand.Uint64()
	}
	t.Logf("go test ./store -run TestSimulation -seed %d -steps %d", seed, *simSteps)
	s := &sim{T: t, rand: rand.New(rand.NewPCG(seed, 1)), path: filepath.Join(t.TempDir(), "sim.twinleaf"), twin: storetest.NewTwin()}
	s.lib = storetest.Open(t, s.path)
	for s.step = range *simSteps {
		s.once()
		if t.Failed() {
			break
		}
		if s.step%100 == 99 {
			s.compareAll()
		}
	}
	s.deep = true
	s.compareAll()
	s.Logf("%d papers, %d changes; did %v", len(s.twin.Papers), s.lib.Stats().Changes, s.did)
	if err := s.lib.Close(); err != nil {
		t.Fatal(err)
	}
	storetest.Check(t, s.path)
}

type sim struct {
	*testing.T
	rand    *rand.Rand
	path    string
	lib     *store.Library
	twin    *storetest.Twin
	step    int
	did     map[string]int
	applied []store.Applied
	deep    bool // compare histories, too
}

func (s *sim) once() {
	acts := []struct {
		name   string
		weight int
		do     func()
	}{
		{"edit", 30, s.edit}, {"bulk", 4, s.bulk}, {"edit journal", 8, s.editJournal}, {"add", 12, s.add},
		{"bin", 6, s.bin}, {"undo", 14, s.undo}, {"redo", 8, s.redo}, {"take back", 6, s.takeBack},
		{"stale", 4, s.stale}, {"inverse", 4, s.inverse}, {"import", 5, s.importSome}, {"reopen", 3, s.reopen},
		{"cancelled", 1, s.cancelled}, {"reindex", 1, s.reindex}, {"judge", 4, s.judge},
	}
	n := 0
	for _, a := range acts {
		n += a.weight
	}
	n = s.rand.IntN(n)
	for _, a := range acts {
		if n -= a.weight; n < 0 {
			if s.did == nil {
				s.did = map[string]int{}
			}
			s.did[a.name]++
			a.do()
			return
		}
	}
}

func (s *sim) fail(what string, err error) {
	s.Helper()
	s.Fatalf("step %d: %s: %v", s.step, what, err)
}

// apply applies a Change to both.
func (s *sim) apply(what string, c model.Change) {
	s.Helper()
	a, err := s.lib.Apply(s.Context(), c)
	if err != nil {
		s.fail(what, err)
	}
	s.accept(what, a)
}

func (s *sim) accept(what string, a store.Applied) {
	s.Helper()
	if err := s.twin.Applied(a.Change); err != nil {
		s.fail(what+": twin", err)
	}
	s.applied = append(s.applied, a)
}

// pick is a random paper that is present.
func (s *sim) pick() (model.ID, bool) {
	list := s.twin.Present()
	if len(list) == 0 {
		return model.ID{}, false
	}
	return list[s.rand.IntN(len(list))], true
}

func (s *sim) pickJournal() (model.ID, bool) {
	var list []model.ID
	for id := range s.twin.Journals {
		if !s.twin.Gone[id] {
			list = append(list, id)
		}
	}
	slices.SortFunc(list, func(a, b model.ID) int { return slices.Compare(a[:], b[:]) })
	if len(list) == 0 {
		return model.ID{}, false
	}
	return list[s.rand.IntN(len(list))], true
}

var simWords = strings.Fields("多边主义 威权 网络 neural network Über théorie the of 治理 deep \"quoted\" a\\b <b> 😀 ＤＮＡ 2023")

func (s *sim) words(n int) string {
	var out []string
	for range s.rand.IntN(n + 1) {
		out = append(out, simWords[s.rand.IntN(len(simWords))])
	}
	return strings.Join(out, " ")
}

func (s *sim) doi() string { return fmt.Sprintf("10.5555/sim.%d", s.rand.IntN(60)) }

// value is a random text that a field takes.
func (s *sim) value(name string, kind model.Kind) string {
	if s.rand.IntN(5) == 0 {
		return ""
	}
	switch {
	case name == "doi":
		return s.doi()
	case name == "rating":
		return fmt.Sprint(1 + s.rand.IntN(model.MaxRating))
	case name == "language":
		return []string{"en", "zh", "de"}[s.rand.IntN(3)]
	case name == "metrics":
		return model.MetricsText([]model.Metric{{Year: 2000 + s.rand.IntN(30), Source: "s", ImpactFactor: float64(s.rand.IntN(90)) / 10, JCR: "Q2", JCRCategory: "X", Zone: 1 + s.rand.IntN(4), ZoneCategory: "医学"}})
	}
	switch kind {
	case model.People:
		return model.JoinPeople(model.SplitPeople("Ann Bell, " + []string{"曾国藩", "Mark Raymond", "Li, W."}[s.rand.IntN(3)]))
	case model.List:
		return s.words(1) + "x\ny" + s.words(2)
	case model.Day:
		return model.Date{Year: int16(1900 + s.rand.IntN(150)), Month: uint8(s.rand.IntN(13))}.String()
	case model.Number:
		return fmt.Sprint(s.rand.IntN(1000))
	case model.Decimal:
		return fmt.Sprint(s.rand.Float64())
	case model.YesNo:
		return []string{"yes", "no"}[s.rand.IntN(2)]
	case model.Link:
		return fmt.Sprintf("https://example.org/%d", s.rand.IntN(100))
	case model.Ref:
		id, _ := s.pickJournal()
		return id.String()
	case model.Prose, model.Blocky:
		return strings.TrimSpace(s.words(12) + "\n" + s.words(5))
	}
	return s.words(8)
}

// randomEdit is an edit of a random field that is true of the twin.
func (s *sim) randomEdit(id model.ID) model.Edit {
	p := s.twin.Papers[id]
	f := &model.PaperFields[s.rand.IntN(len(model.PaperFields))]
	for f.Internal {
		f = &model.PaperFields[s.rand.IntN(len(model.PaperFields))]
	}
	return model.Edit{What: model.APaper, Record: id, Field: f.Name, Before: f.Get(&p), After: s.value(f.Name, f.Kind)}
}

func (s *sim) edit() {
	if id, ok := s.pick(); ok {
		s.apply("edit", model.Change{Label: "change.edit", Hand: s.rand.IntN(3) > 0, Edits: []model.Edit{s.randomEdit(id)}})
		s.deep = true
		s.compare(id)
		s.deep = false
	}
}

func (s *sim) bulk() {
	c := model.Change{Label: "change.bulk", Hand: s.rand.IntN(2) == 0}
	seen := map[string]bool{}
	for range s.rand.IntN(600) {
		id, ok := s.pick()
		if !ok {
			return
		}
		e := s.randomEdit(id)
		if k := id.String() + e.Field; !seen[k] {
			seen[k] = true
			c.Edits = append(c.Edits, e)
		}
	}
	s.apply("bulk", c)
}

func (s *sim) editJournal() {
	id, ok := s.pickJournal()
	if !ok {
		return
	}
	j := s.twin.Journals[id]
	f := &model.JournalFields[s.rand.IntN(len(model.JournalFields))]
	after := s.value(f.Name, f.Kind)
	if f.Internal { // IDs of other records
		after = model.NewID().String()
	}
	e := model.Edit{What: model.AJournal, Record: id, Field: f.Name, Before: f.Get(&j), After: after}
	s.apply("edit journal", model.Change{Label: "change.journal", Hand: true, Edits: []model.Edit{e}})
}

func (s *sim) paper() model.Paper {
	p := model.Paper{ID: model.NewID()}
	for i := range model.PaperFields {
		f := &model.PaperFields[i]
		if f.Internal || s.rand.IntN(3) == 0 {
			continue
		}
		if err := f.Set(&p, s.value(f.Name, f.Kind)); err != nil {
			s.fail("set "+f.Name, err)
		}
	}
	p.Title.EN = fmt.Sprintf("%s %d", p.Title.EN, s.rand.Uint64())
	return p
}

func (s *sim) add() {
	c := model.Change{Label: "change.new", Hand: true}
	for range 1 + s.rand.IntN(3) {
		p := s.paper()
		if s.rand.IntN(4) == 0 {
			j := model.Journal{ID: model.NewID(), Name: s.words(3) + fmt.Sprint(s.rand.IntN(50)), SourceID: fmt.Sprint(s.rand.Uint64())}
			c.Journals = append(c.Journals, j)
			p.Journal = j.ID
		}
		c.Papers = append(c.Papers, p)
		c.Originals = append(c.Originals, []byte(fmt.Sprintf(`{"title":%q,"n":%d}`, p.Title.EN, s.step)))
	}
	s.apply("add", c)
	s.compare(c.Papers[0].ID)
}

func (s *sim) bin() {
	id, ok := s.pick()
	if !ok {
		return
	}
	p := s.twin.Papers[id]
	f, _ := model.PaperField(model.FieldDeleted)
	e := model.Edit{What: model.APaper, Record: id, Field: model.FieldDeleted, Before: f.Get(&p)}
	if e.Before == "" {
		e.After = time.Date(2026, 1, 1, 0, 0, s.rand.IntN(60), 0, time.UTC).Format(time.RFC3339)
	}
	s.apply("bin", model.Change{Label: "change.delete", Hand: true, Edits: []model.Edit{e}})
}

func (s *sim) undo() { s.turn("undo", s.lib.Undo, s.twin.Undo, store.ErrNothingToUndo) }
func (s *sim) redo() { s.turn("redo", s.lib.Redo, s.twin.Redo, store.ErrNothingToRedo) }

func (s *sim) turn(what string, do func(context.Context) (store.Applied, error), twin func() (bool, error), none error) {
	for range 1 + s.rand.IntN(4) {
		_, err := do(s.Context())
		did, bad := twin()
		if bad != nil {
			s.fail(what+": twin", bad)
		}
		if !did && !errors.Is(err, none) || did && err != nil {
			s.fail(what, fmt.Errorf("twin did: %v; library: %v", did, err))
		}
	}
}

func (s *sim) takeBack() {
	id, ok := s.pick()
	if !ok {
		return
	}
	list, err := s.lib.History(id)
	if err != nil || len(list) == 0 {
		s.fail("history", fmt.Errorf("%d entries: %w", len(list), err))
	}
	e := list[s.rand.IntN(len(list))]
	if len(e.Edits) == 0 {
		s.fail("history", fmt.Errorf("entry without edits: %+v", e))
	}
	d := e.Edits[s.rand.IntN(len(e.Edits))]
	a, err := s.lib.TakeBack(s.Context(), e.Seq, id, d.Field)
	if errors.Is(err, store.ErrStale) || d.Field == model.FieldPresent && errors.Is(err, store.ErrNotFound) {
		return
	}
	if d.Field == model.FieldJournal && errors.Is(err, store.ErrNotFound) {
		return // the journal is gone
	}
	if err != nil {
		s.fail("take back", err)
	}
	s.accept("take back", a)
}

func (s *sim) stale() {
	id, ok := s.pick()
	if !ok {
		return
	}
	other, _ := s.pick()
	good := model.Edit{What: model.APaper, Record: other, Field: "volume", Before: s.twin.Papers[other].Volume, After: "must not stay"}
	e := s.randomEdit(id)
	e.Before += "?"
	_, err := s.lib.Apply(s.Context(), model.Change{Hand: true, Edits: []model.Edit{good, e}})
	var stale *store.StaleError
	if !errors.As(err, &stale) || !errors.Is(err, store.ErrStale) {
		s.fail("stale", err)
	}
	if stale.Record != id || stale.Field != e.Field || stale.Want != e.Before {
		s.Errorf("step %d: stale names %+v, want %+v", s.step, stale, e)
	}
	s.compare(other)
}

// inverse applies the inverse of an earlier Change, which may be stale by now.
func (s *sim) inverse() {
	if len(s.applied) == 0 {
		return
	}
	a := s.applied[s.rand.IntN(len(s.applied))]
	got, err := s.lib.Apply(s.Context(), a.Inverse)
	if errors.Is(err, store.ErrStale) || errors.Is(err, store.ErrNotFound) {
		return
	}
	if err != nil {
		s.fail("inverse", err)
	}
	s.accept("inverse", got)
}

func (s *sim) cancelled() {
	id, ok := s.pick()
	if !ok {
		return
	}
	ctx, cancel := context.WithCancel(s.Context())
	cancel()
	if _, err := s.lib.Apply(ctx, model.Change{Edits: []model.Edit{s.randomEdit(id)}}); !errors.Is(err, context.Canceled) {
		s.fail("cancelled", err)
	}
	s.compare(id)
}

func (s *sim) reindex() {
	if err := s.lib.Reindex(s.Context(), nil); err != nil {
		s.fail("reindex", err)
	}
}

// judge judges what is left, and compares what the index then says with a survey of the whole library.
func (s *sim) judge() {
	if err := s.lib.Judge(s.Context(), nil); err != nil || s.lib.Unjudged() != 0 {
		s.fail("judge", fmt.Errorf("%d left: %w", s.lib.Unjudged(), err))
	}
	sameFindings(s.T, s.lib, fmt.Sprintf("step %d", s.step))
}

func (s *sim) reopen() {
	if err := s.lib.Close(); err != nil {
		s.fail("close", err)
	}
	if s.rand.IntN(3) == 0 {
		storetest.Check(s.T, s.path)
	}
	s.lib = storetest.Open(s.T, s.path)
	s.compareAll()
}

// importSome imports papers of which some are here, by DOI, and some twice in
// the same import. The twin follows by the plain rules.
func (s *sim) importSome() {
	byDOI := map[string][]model.ID{}
	for _, id := range s.twin.Present() {
		if d := s.twin.Papers[id].DOI; d != "" {
			byDOI[d] = append(byDOI[d], id)
		}
	}
	var list []store.Incoming
	var c model.Change // what the twin does
	added := map[string]int{}
	updated, same := 0, 0
	given := map[string]bool{}
	for range s.rand.IntN(40) {
		p := s.paper()
		p.Journal, p.SourceID = model.ID{}, ""
		if s.rand.IntN(3) == 0 {
			p.DOI = s.doi()
		} else {
			p.DOI = fmt.Sprintf("10.5555/new.%d", s.rand.Uint64())
		}
		if len(byDOI[p.DOI]) > 1 || len(byDOI[p.DOI]) == 1 && given[p.DOI] {
			continue // which one is a matter of rows, which the twin does not know
		}
		given[p.DOI] = true
		original := []byte(fmt.Sprintf(`{"doi":%q,"resultStr":"{\"doi\":%s,\"resultStr\":null}"}`, p.DOI, strings.ReplaceAll(fmt.Sprintf("%q", p.DOI), `"`, `\"`)))
		list = append(list, store.Incoming{Paper: p, Original: original})
		if i, ok := added[p.DOI]; ok { // fills what the first left empty
			had := &c.Papers[i]
			n := 0
			for _, f := range model.PaperFields {
				if v := f.Get(&p); !f.Internal && f.Get(had) == "" && v != "" {
					n++
					_ = f.Set(had, v)
				}
			}
			if n > 0 {
				updated++
			} else {
				same++
			}
			continue
		}
		if len(byDOI[p.DOI]) == 1 {
			id := byDOI[p.DOI][0]
			had := s.twin.Papers[id]
			n := 0
			for _, f := range model.PaperFields {
				if v := f.Get(&p); !f.Internal && f.Get(&had) == "" && v != "" && !had.IsCorrected(f.Name) {
					n++
					c.Edits = append(c.Edits, model.Edit{What: model.APaper, Record: id, Field: f.Name, After: v})
				}
			}
			if n > 0 {
				updated++
			} else {
				same++
			}
			continue
		}
		added[p.DOI] = len(c.Papers)
		c.Papers = append(c.Papers, p)
		c.Originals = append(c.Originals, original)
		c.Edits = append(c.Edits, model.Edit{What: model.APaper, Record: p.ID, Field: model.FieldPresent, After: "yes"})
	}
	got, err := s.lib.Import(s.Context(), incoming(list), store.ImportOptions{Note: "sim", Batch: 1 + s.rand.IntN(30)})
	if err != nil {
		s.fail("import", err)
	}
	if got.Added != len(c.Papers) || got.Updated != updated || got.Same != same || got.Failed != 0 || got.Read != len(list) {
		s.Errorf("step %d: import: %+v, want %d added, %d updated, %d same", s.step, got, len(c.Papers), updated, same)
	}
	if len(c.Edits) == 0 {
		return
	}
	for i := range c.Edits { // marks stay as they are
		e := &c.Edits[i]
		p := s.twin.Papers[e.Record]
		e.MarkBefore = p.IsCorrected(e.Field)
		e.MarkAfter = e.MarkBefore
	}
	if err := s.twin.Applied(c); err != nil {
		s.fail("import: twin", err)
	}
}

func incoming(list []store.Incoming) iter.Seq2[store.Incoming, error] {
	return func(yield func(store.Incoming, error) bool) {
		for _, in := range list {
			if !yield(in, nil) {
				return
			}
		}
	}
}

func (s *sim) compareAll() {
	s.Helper()
	live := 0
	for id, p := range s.twin.Papers {
		s.compare(id)
		if !s.twin.Gone[id] && !p.InBin() {
			live++
		}
	}
	if got := s.lib.Stats().Papers; got != live {
		s.Errorf("step %d: %d papers, want %d", s.step, got, live)
	}
	r, err := s.lib.Search(s.Context(), query.Query{})
	if err != nil {
		s.fail("search", err)
	}
	if r.Count() != live {
		s.Errorf("step %d: search finds %d papers, want %d", s.step, r.Count(), live)
	}
	for id, want := range s.twin.Journals {
		got, err := s.lib.Journal(id)
		if s.twin.Gone[id] {
			if !errors.Is(err, store.ErrNotFound) {
				s.Errorf("step %d: journal %v that is gone: %v", s.step, id, err)
			}
			continue
		}
		if err != nil {
			s.fail("journal", err)
		}
		for _, f := range model.JournalFields {
			if a, b := f.Get(&got), f.Get(&want); a != b {
				s.Errorf("step %d: journal %v: %s is %q, want %q", s.step, id, f.Name, a, b)
			}
		}
	}
}

func (s *sim) compare(id model.ID) {
	s.Helper()
	want := s.twin.Papers[id]
	got, err := s.lib.Paper(id)
	if s.twin.Gone[id] {
		if !errors.Is(err, store.ErrNotFound) {
			s.Errorf("step %d: paper %v that is gone: %v", s.step, id, err)
		}
		return
	}
	if err != nil {
		s.fail("paper", err)
	}
	for _, f := range model.PaperFields {
		if a, b := f.Get(&got), f.Get(&want); a != b {
			s.Errorf("step %d: paper %v: %s is %q, want %q", s.step, id, f.Name, a, b)
		}
	}
	if !slices.Equal(got.Corrected, want.Corrected) {
		s.Errorf("step %d: paper %v: corrected %q, want %q", s.step, id, got.Corrected, want.Corrected)
	}
	original, err := s.lib.Original(id)
	if err != nil || string(original) != s.twin.Originals[id] {
		s.Errorf("step %d: paper %v: original %q (%v), want %q", s.step, id, original, err, s.twin.Originals[id])
	}
	if s.deep {
		s.compareHistory(id, &got)
	}
}

// compareHistory checks that the newest word of the history on every field is
// the field's value.
func (s *sim) compareHistory(id model.ID, p *model.Paper) {
	s.Helper()
	list, err := s.lib.History(id)
	if err != nil {
		s.fail("history", err)
	}
	seen := map[string]bool{}
	for _, e := range list {
		for _, d := range slices.Backward(e.Edits) {
			if seen[d.Field] {
				continue
			}
			seen[d.Field] = true
			have := "yes"
			if d.Field != model.FieldPresent {
				f, err := model.PaperField(d.Field)
				if err != nil {
					s.fail("history", err)
				}
				have = f.Get(p)
			}
			if d.After != have || d.Record != id {
				s.Errorf("step %d: history of %v: %s became %q by change %d, is %q", s.step, id, d.Field, d.After, e.Seq, have)
			}
		}
	}
	if !seen[model.FieldPresent] {
		s.Errorf("step %d: history of %v does not tell how it came", s.step, id)
	}
}
