package terminal

import (
	"fmt"
	"strings"

	"twinleaf/model"
	"twinleaf/model/query"
)

type searchesCommand struct {
	Query  []string `arg:"" optional:"" name:"query" placeholder:"QUERY"`
	Save   string   `name:"save" placeholder:"NAME"`
	Delete string   `name:"delete" placeholder:"NAME"`
	JSON   bool     `name:"json"`
}

type savedJSON struct {
	Name  string `json:"name"`
	Query string `json:"query"`
	Count int    `json:"count"`
}

// Run lists the saved searches with what they find now, keeps one more or drops one.
func (c *searchesCommand) Run(s *session) error {
	line := strings.TrimSpace(strings.Join(c.Query, " "))
	switch {
	case c.Save != "" && c.Delete != "", c.Save == "" && line != "", c.Save != "" && line == "":
		return s.misuse("searches.misuse")
	case c.Save != "":
		return s.editing(func(lib Library) error { return c.keep(s, lib, c.Save, line) })
	case c.Delete != "":
		return s.editing(func(lib Library) error { return c.keep(s, lib, c.Delete, "") })
	}
	return s.reading(func(lib Library) error {
		list, err := lib.Searches()
		if err != nil {
			return err
		}
		for _, k := range list {
			q := query.Parse(k.Line, query.Options{})
			r, err := lib.Search(s.ctx, q)
			if err != nil {
				return err
			}
			if c.JSON {
				if err := s.printJSON(savedJSON{k.Name, k.Line, r.Count()}); err != nil {
					return err
				}
				continue
			}
			fmt.Fprintf(s.out, "%8s  %s  %s\n", s.Words.Number(int64(r.Count())), k.Name, k.Line)
		}
		return nil
	})
}

// keep puts a line, which must be understood, in the place of the one of that name; "" drops it.
func (c *searchesCommand) keep(s *session, lib Library, name, line string) error {
	if q := query.Parse(line, query.Options{}); len(q.Faults) > 0 {
		s.problems(q)
		return errReported
	}
	list, err := lib.Searches()
	if err != nil {
		return err
	}
	before := ""
	change, err := model.SetSearch(name, "", line)
	if err != nil {
		return err
	}
	for _, k := range list {
		if f, err := model.SearchField(k.Name); err == nil && f == change.Edits[0].Field {
			before = k.Line
		}
	}
	if before == "" && line == "" {
		return &missingError{what: "search", name: name}
	}
	if change.Edits[0].Before = before; before == line {
		return nil
	}
	a, err := lib.Apply(s.ctx, change)
	if err != nil {
		return err
	}
	return s.printApplied(a, c.JSON)
}
