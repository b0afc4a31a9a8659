package terminal

import (
	"fmt"
	"slices"

	"twinleaf/model"
	"twinleaf/model/fold"
	"twinleaf/model/query"
)

// mergeJournals makes one journal of several, as one change: the papers of the others follow, their names become other names of the kept one,
// and what it lacks comes from them.
func (s *session) mergeJournals(lib Library, kept model.Journal, names []string, dry bool) error {
	c := model.Change{Label: "change.journals", Note: kept.Name, Hand: true}
	now := kept
	now.Variants, now.Metrics = slices.Clone(kept.Variants), slices.Clone(kept.Metrics)
	papers := 0
	for _, name := range names {
		other, err := findJournal(lib, name)
		if err != nil {
			return err
		}
		if other.ID == kept.ID {
			return s.misuse("journals.same", name)
		}
		moved, err := s.movePapers(lib, &other, kept.ID, &c)
		if err != nil {
			return err
		}
		papers += moved
		absorb(&now, &other)
		now.Merged = append(append(slices.Clone(now.Merged), other.ID), other.Merged...)
		c.Edits = append(c.Edits, model.Edit{What: model.AJournal, Record: other.ID, Field: model.FieldPresent, Before: "yes"})
	}
	for _, f := range model.JournalFields {
		if before, after := f.Get(&kept), f.Get(&now); before != after {
			c.Edits = append(c.Edits, model.Edit{What: model.AJournal, Record: kept.ID, Field: f.Name, Before: before, After: after})
		}
	}
	if !dry {
		if _, err := lib.Apply(s.ctx, c); err != nil {
			return err
		}
	}
	fmt.Fprintln(s.out, s.Words.T("journals.merged", len(names), kept.Name, s.Words.T("papers", papers)))
	if dry {
		s.say("duplicates.dry")
	}
	return nil
}

// movePapers finds the papers of a journal by its name and adds the edits that give them another.
func (s *session) movePapers(lib Library, from *model.Journal, to model.ID, c *model.Change) (n int, err error) {
	name := from.Name
	if name == "" {
		name = from.NameZH
	}
	r, err := lib.Search(s.ctx, query.Query{Root: &query.Words{Field: query.Journal, Text: name, Whole: true}})
	if err != nil {
		return 0, err
	}
	const batch = 512
	for at := 0; at < r.Count(); at += batch {
		papers, err := r.Papers(at, min(at+batch, r.Count()))
		if err != nil {
			return n, err
		}
		for i := range papers {
			if papers[i].Journal != from.ID { // another journal of that name
				continue
			}
			n++
			c.Edits = append(c.Edits, model.Edit{What: model.APaper, Record: papers[i].ID, Field: model.FieldJournal, Before: from.ID.String(), After: to.String()})
		}
	}
	return n, nil
}

// absorb gives a journal the names of another, and what it lacks.
func absorb(j, from *model.Journal) {
	for _, v := range append([]string{from.Name, from.NameZH}, from.Variants...) {
		known := func(have string) bool { return fold.Key(have) == fold.Key(v) }
		if v != "" && !known(j.Name) && !known(j.NameZH) && !slices.ContainsFunc(j.Variants, known) {
			j.Variants = append(j.Variants, v)
		}
	}
	for _, f := range model.JournalFields {
		if f.Name != "variants" && f.Name != "metrics" && !f.Internal && f.Get(j) == "" {
			_ = f.Set(j, f.Get(from)) // Get's text is always taken
		}
	}
	for _, m := range from.Metrics {
		if !slices.ContainsFunc(j.Metrics, func(x model.Metric) bool { return x.Year == m.Year && x.Source == m.Source }) {
			j.Metrics = append(j.Metrics, m)
		}
	}
	slices.SortStableFunc(j.Metrics, func(a, b model.Metric) int { return b.Year - a.Year })
}
