package terminal

import (
	"fmt"

	"twinleaf/model"
	"twinleaf/model/journal"
)

// mergeJournals makes one journal of several, as one change: the papers of the others follow, their names become other names of the kept one,
// and what it lacks comes from them.
func (s *session) mergeJournals(lib Library, kept model.Journal, names []string, dry bool) error {
	m := journal.Merge{List: []model.Journal{kept}}
	c := model.Change{Label: "change.journals", Note: kept.Name, Hand: true}
	for _, name := range names {
		other, err := findJournal(lib, name)
		if err != nil {
			return err
		}
		for i := range m.List {
			if m.List[i].ID == other.ID {
				return s.misuse("journals.same", name)
			}
		}
		m.List = append(m.List, other)
		papers, err := lib.JournalPapers(s.ctx, other.ID)
		if err != nil {
			return err
		}
		c.Edits = append(c.Edits, journal.Follow(papers, other.ID, kept.ID)...)
	}
	moved := len(c.Edits)
	c.Edits = append(c.Edits, m.Edits()...)
	if !dry {
		if _, err := lib.Apply(s.ctx, c); err != nil {
			return err
		}
	}
	fmt.Fprintln(s.out, s.Words.T("journals.merged", len(names), kept.Name, s.Words.T("papers", moved)))
	if dry {
		s.say("duplicates.dry")
	}
	return nil
}

// partJournals remembers that journals are different, as one change: they no longer seem to be one.
func (s *session) partJournals(lib Library, names []string) error {
	var list []model.Journal
	for _, name := range names {
		j, err := findJournal(lib, name)
		if err != nil {
			return err
		}
		for i := range list {
			if list[i].ID == j.ID {
				return s.misuse("journals.same", name)
			}
		}
		list = append(list, j)
	}
	if edits := journal.Apart(list); len(edits) > 0 {
		if _, err := lib.Apply(s.ctx, model.Change{Label: "change.distinct", Hand: true, Edits: edits}); err != nil {
			return err
		}
	}
	s.say("alike.apart")
	return nil
}
