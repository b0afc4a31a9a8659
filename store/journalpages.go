package store

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"twinleaf/model"
	"twinleaf/model/fold"
	"twinleaf/store/index"
)

// Journal reads a journal that is present, by the ID of one that was merged into another the other; ErrNotFound, or a *DamageError.
func (l *Library) Journal(id model.ID) (j model.Journal, err error) {
	err = l.view(func(tx *bbolt.Tx) error {
		o, err := findPresent(tx, id, model.AJournal)
		if errors.Is(err, ErrNotFound) {
			if now, ok := l.mergedJournal(tx, id); ok {
				o, err = now, nil
			}
		}
		if err != nil {
			return err
		}
		r, err := l.journal(tx, o)
		if err == nil {
			j = r.clone()
		}
		return err
	})
	return j, err
}

// mergedJournal looks through all journals for the one that another became a part of: such IDs are rare, and so are kept nowhere else.
func (l *Library) mergedJournal(tx *bbolt.Tx, id model.ID) (uint32, bool) {
	for o := range l.published.Load().ordinals {
		if gone, err := isAbsent(tx, model.AJournal, o); gone || err != nil {
			continue
		}
		if r, err := l.journal(tx, o); err == nil && slices.Contains(r.Merged, id) {
			return o, true
		}
	}
	return 0, false
}

// clone is a copy that the caller may change.
func (r *journalRecord) clone() model.Journal {
	j := r.Journal
	j.Scope, j.ScopeZH, j.Metrics = slices.Clone(j.Scope), slices.Clone(j.ScopeZH), slices.Clone(j.Metrics)
	j.Variants, j.Corrected, j.Merged = slices.Clone(j.Variants), slices.Clone(j.Corrected), slices.Clone(j.Merged)
	return j
}

// FindJournal finds a journal by its ID, its source's id, or any of its names
// in any case, width and script; ErrNotFound.
func (l *Library) FindJournal(name string) (j model.Journal, err error) {
	if id, bad := model.ParseID(name); bad == nil {
		return l.Journal(id)
	}
	err = l.view(func(tx *bbolt.Tx) error {
		get := func(o uint32) (*journalRecord, error) { return l.journal(tx, o) }
		for _, want := range []model.Journal{{Name: name}, {SourceID: name}} {
			for _, o := range append(named(tx, 's', strings.TrimSpace(want.SourceID)), named(tx, 'n', fold.Key(want.Name))...) {
				gone, err := isAbsent(tx, model.AJournal, o)
				if err != nil {
					return err
				}
				r, err := get(o)
				if err != nil || gone {
					continue
				}
				if want.SourceID != "" && strings.TrimSpace(r.SourceID) == want.SourceID || want.Name != "" && r.hasName(fold.Key(name)) {
					j = r.clone()
					return nil
				}
			}
		}
		return fmt.Errorf("journal %q: %w", name, ErrNotFound)
	})
	return j, err
}

// Journals lists the present journals whose names hold all words of a query
// as beginnings of words, those with the most papers first; limit 0 lists all.
func (l *Library) Journals(words string, limit int) ([]JournalRow, error) {
	papers := make([]int, l.published.Load().ordinals)
	err := l.eachFiled(slices.Repeat([]bool{true}, len(papers)), func(_, journal uint32, _ int) { papers[journal]++ })
	if err != nil {
		return nil, err
	}
	want := strings.Fields(fold.Key(words))
	var list []*journalRecord
	err = l.view(func(tx *bbolt.Tx) error {
		for o := range papers {
			gone, err := isAbsent(tx, model.AJournal, uint32(o))
			if err != nil {
				return err
			}
			j, err := l.journal(tx, uint32(o))
			if gone || err != nil {
				continue // Verify names the damaged
			}
			if j.answers(want) {
				list = append(list, j)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := make([]JournalRow, 0, len(list))
	for _, j := range list {
		out = append(out, JournalRow{Papers: papers[j.ordinal], Journal: j.Journal})
	}
	slices.SortFunc(out, func(a, b JournalRow) int {
		return cmp.Or(cmp.Compare(b.Papers, a.Papers), cmp.Compare(a.Name, b.Name), slices.Compare(a.ID[:], b.ID[:]))
	})
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	for i := range out {
		out[i].Journal = (&journalRecord{Journal: out[i].Journal}).clone()
	}
	return out, nil
}

// answers reports whether every word begins a word of one of the names, or
// stands in one that is not cut by spaces.
func (r *journalRecord) answers(words []string) bool {
	names := " " + fold.Key(strings.Join(append([]string{r.Name, r.NameZH}, r.Variants...), " "))
	for _, w := range words {
		if !strings.Contains(names, " "+w) && !(model.HasHan(w) && strings.Contains(names, w)) {
			return false
		}
	}
	return true
}

// journalByID reads a journal; ErrNotFound where there is none.
func (l *Library) journalByID(id model.ID) (j *journalRecord, err error) {
	err = l.view(func(tx *bbolt.Tx) error {
		o, err := findPresent(tx, id, model.AJournal)
		if err == nil {
			j, err = l.journal(tx, o)
		}
		return err
	})
	return j, err
}

// JournalYears counts a journal's papers by year, oldest first; Year 0 are
// those without one. Those in the recycle bin are left out.
func (l *Library) JournalYears(id model.ID) ([]YearCount, error) {
	j, err := l.journalByID(id)
	if err != nil {
		return nil, err
	}
	n := map[int]int{}
	err = l.eachFiled(only(j.ordinal), func(_, _ uint32, year int) { n[year]++ })
	if err != nil {
		return nil, err
	}
	out := make([]YearCount, 0, len(n))
	for y, c := range n {
		out = append(out, YearCount{y, c})
	}
	slices.SortFunc(out, func(a, b YearCount) int { return a.Year - b.Year })
	return out, nil
}

// eachFiled calls do with every paper of some journals, as index.Snapshot.EachFiled does.
func (l *Library) eachFiled(of []bool, do func(row, journal uint32, year int)) error {
	return l.snapshot(func(_ *bbolt.Tx, x *index.Snapshot) error {
		x.EachFiled(of, do)
		return nil
	})
}

// only is what eachFiled is asked for one journal.
func only(ordinal uint32) []bool {
	of := make([]bool, ordinal+1)
	of[ordinal] = true
	return of
}
