package check

import (
	"context"

	"twinleaf/model"
)

// Mended says what Mend proposes.
type Mended struct {
	Change  model.Change   // of all of it; its label and note are the caller's
	Seen    int            // records looked at
	Changed int            // records that would change
	Fixes   map[string]int // fixes by code
}

// maxRounds bounds the fixes of one record: each may bring another finding to
// light, as swapped titles do.
const maxRounds = 16

// Mend collects the fixes that want chooses into one Change, in the order of
// the papers. Fixes of one paper build on one another, so that each field is
// edited once; after each the paper is checked anew.
func (s *Survey) Mend(ctx context.Context, from Records, workers int, want func(*Finding) bool, progress func(seen int)) (Mended, error) {
	type mended struct {
		edits []model.Edit
		fixes []string
	}
	out := Mended{Fixes: map[string]int{}}
	pool := s.contexts()
	err := inOrder(ctx, from, workers, func(papers []model.Paper) []mended {
		c := pool.Get().(*Context)
		defer pool.Put(c)
		list := make([]mended, len(papers))
		for i := range papers {
			c.Journal = s.byID[papers[i].Journal]
			list[i].edits, list[i].fixes = mend(papers[i], model.PaperFields, model.APaper, papers[i].ID, want,
				func(p *model.Paper) []Finding { return Run(c, p) })
		}
		return list
	}, func(papers []model.Paper, list []mended) error {
		for _, m := range list {
			out.add(m.edits, m.fixes)
		}
		if progress != nil {
			progress(out.Seen)
		}
		return nil
	})
	return out, err
}

// MendJournals adds the fixes of journals.
func (s *Survey) MendJournals(out *Mended, want func(*Finding) bool) {
	c := s.context()
	for i := range s.list {
		out.add(mend(s.list[i], model.JournalFields, model.AJournal, s.list[i].ID, want,
			func(j *model.Journal) []Finding { return RunJournal(c, j) }))
	}
}

func (m *Mended) add(edits []model.Edit, fixes []string) {
	m.Seen++
	if len(edits) == 0 {
		return
	}
	m.Changed++
	m.Change.Edits = append(m.Change.Edits, edits...)
	for _, code := range fixes {
		m.Fixes[code]++
	}
}

// mend carries the wanted fixes out on a copy of a record and returns what
// became of its fields.
func mend[R any](record R, fields []model.Field[R], what model.What, id model.ID, want func(*Finding) bool, run func(*R) []Finding) (edits []model.Edit, fixes []string) {
	now := record
	done := map[string]bool{} // a check mends a field once
	for range maxRounds {
		found := run(&now)
		next := -1
		for i := range found {
			f := &found[i]
			if f.Fix != nil && !done[f.Check+" "+f.Field] && want(f) {
				next = i
				break
			}
		}
		if next < 0 {
			break
		}
		f := &found[next]
		done[f.Check+" "+f.Field] = true
		if carryOut(&now, fields, f.Fix.Edits) {
			fixes = append(fixes, f.Check)
		}
	}
	for i := range fields {
		f := &fields[i]
		if before, after := f.Get(&record), f.Get(&now); before != after {
			edits = append(edits, model.Edit{What: what, Record: id, Field: f.Name, Before: before, After: after})
		}
	}
	if len(edits) == 0 {
		return nil, nil
	}
	return edits, fixes
}

// carryOut makes all edits, or none.
func carryOut[R any](record *R, fields []model.Field[R], edits []model.Edit) bool {
	now := *record
	for _, e := range edits {
		ok := false
		for i := range fields {
			if f := &fields[i]; f.Name == e.Field {
				ok = f.Get(&now) == e.Before && f.Set(&now, e.After) == nil
			}
		}
		if !ok {
			return false
		}
	}
	*record = now
	return true
}
