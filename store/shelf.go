package store

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"twinleaf/model"
	"twinleaf/model/fold"
)

// Journal reads a journal that is present; ErrNotFound, or a *DamageError.
func (l *Library) Journal(id model.ID) (j model.Journal, err error) {
	err = l.view(func(tx *bbolt.Tx) error {
		o, err := findPresent(tx, id, model.AJournal)
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

// clone is a copy that the caller may change.
func (r *journalRecord) clone() model.Journal {
	j := r.Journal
	j.Scope, j.ScopeZH, j.Metrics = slices.Clone(j.Scope), slices.Clone(j.ScopeZH), slices.Clone(j.Metrics)
	j.Variants, j.Corrected = slices.Clone(j.Variants), slices.Clone(j.Corrected)
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

// Journals lists the journals whose names hold all words of a query, those
// with the most papers first; limit 0 lists all.
func (l *Library) Journals(words string, limit int) ([]JournalRow, error) {
	s, err := l.hay()
	if err != nil {
		return nil, err
	}
	papers := map[uint32]int{}
	for _, h := range s.live {
		papers[h.ordinal]++
	}
	var want []string
	for _, w := range strings.Fields(words) {
		want = append(want, needle(w, true))
	}
	var out []JournalRow
	err = l.view(func(tx *bbolt.Tx) error {
	next:
		for o, j := range s.journals {
			for _, w := range want {
				if !strings.Contains(j.name, w) {
					continue next
				}
			}
			gone, err := isAbsent(tx, model.AJournal, o-1)
			if err != nil {
				return err
			}
			if !gone {
				out = append(out, JournalRow{Journal: j.record.clone(), Papers: papers[o]})
			}
		}
		return nil
	})
	slices.SortFunc(out, func(a, b JournalRow) int {
		return cmp.Or(cmp.Compare(b.Papers, a.Papers), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID.String(), b.ID.String()))
	})
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out, err
}

// JournalYears counts a journal's papers by year, oldest first; Year 0 are
// those without one. Those in the recycle bin are left out.
func (l *Library) JournalYears(id model.ID) ([]YearCount, error) {
	s, err := l.hay()
	if err != nil {
		return nil, err
	}
	n := map[int]int{}
	for _, h := range s.live {
		if j := s.journals[h.ordinal]; j != nil && j.record.ID == id {
			n[h.doc.Year]++
		}
	}
	out := make([]YearCount, 0, len(n))
	for y, c := range n {
		out = append(out, YearCount{y, c})
	}
	slices.SortFunc(out, func(a, b YearCount) int { return a.Year - b.Year })
	return out, nil
}
