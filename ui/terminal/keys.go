package terminal

import (
	"strings"

	"twinleaf/model"
	"twinleaf/model/cite"
	"twinleaf/model/query"
	"twinleaf/store"
)

type keysCommand struct {
	Query   []string `arg:"" optional:"" placeholder:"QUERY"`
	Pattern string   `placeholder:"PATTERN"`
	Anew    bool     `name:"anew"`
	DryRun  bool     `name:"dry-run"`
	JSON    bool     `name:"json"`
}

// Run gives papers citation keys, as one change. A key that is there stays
// unless --anew says otherwise, and no key is given twice in a library.
func (c *keysCommand) Run(s *session) error {
	pattern, err := cite.ParsePattern(c.Pattern)
	if err != nil {
		return &usageError{err: err}
	}
	open := s.editing
	if c.DryRun {
		open = s.reading
	}
	return open(func(lib Library) error {
		r, err := s.papers(lib, strings.Join(c.Query, " "), query.Options{})
		if err != nil {
			return err
		}
		change, err := c.plan(s, lib, r, pattern)
		if err != nil {
			return err
		}
		applied := store.Applied{Change: change}
		if !c.DryRun && len(change.Edits) > 0 {
			if applied, err = lib.Apply(s.ctx, change); err != nil {
				return err
			}
		}
		switch {
		case c.JSON:
			return s.printJSON(changeOf(applied))
		case len(change.Edits) == 0:
			s.say("set.same")
		case c.DryRun:
			s.printEdits(change.Edits, true)
			s.say("edit.dry")
		default:
			return s.printApplied(applied, false)
		}
		return nil
	})
}

// plan makes the keys. Papers come in the order in which they were added, so
// that the first one with a key keeps it bare, whatever the query's order.
func (c *keysCommand) plan(s *session, lib Library, r *store.Result, pattern cite.Pattern) (model.Change, error) {
	change := model.Change{Label: "change.keys", Note: strings.Join(c.Query, " "), Hand: true}
	chosen := map[model.ID]bool{}
	for _, id := range r.IDs(0, r.Count()) {
		chosen[id] = true
	}
	oldest, err := query.ParseSort("added")
	if err != nil {
		return change, err
	}
	all, err := lib.Search(s.ctx, query.Parse("", query.Options{Sort: oldest}))
	if err != nil {
		return change, err
	}
	bar := s.newBar(s.Words.T("keys.doing"))
	defer bar.done()
	taken := map[string]bool{}
	var waiting []model.Paper
	for at := 0; at < all.Count(); at += 500 {
		if err := s.ctx.Err(); err != nil {
			return change, err
		}
		papers, err := all.Papers(at, min(at+500, all.Count()))
		if err != nil {
			return change, err
		}
		for i := range papers {
			p := &papers[i]
			if chosen[p.ID] && (p.CiteKey == "" || c.Anew) {
				p.Abstract = model.Text{} // what waits may be all of a large library
				waiting = append(waiting, *p)
				continue
			}
			if p.CiteKey != "" {
				taken[p.CiteKey] = true
			}
		}
		bar.show(int64(at), int64(all.Count()), s.Words.T("edit.progress", at))
	}
	books := journals{lib: lib}
	for i := range waiting {
		p := &waiting[i]
		j, err := books.journal(p.Journal)
		if err != nil {
			return change, err
		}
		key := cite.Unique(pattern.Key(cite.FromPaper(*p, j)), func(k string) bool { return taken[k] })
		taken[key] = true
		if key != p.CiteKey {
			change.Edits = append(change.Edits, model.Edit{What: model.APaper, Record: p.ID, Field: "cite_key", Before: p.CiteKey, After: key})
		}
	}
	return change, nil
}
