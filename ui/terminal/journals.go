package terminal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"twinleaf/model"
	"twinleaf/model/format"
	"twinleaf/store"
)

type journalsCommand struct {
	Query []string `arg:"" optional:"" name:"name" placeholder:"NAME"`
	Limit int      `short:"n" placeholder:"N"`
	JSON  bool     `name:"json"`
}

// Run lists the journals, those with most papers first.
func (c *journalsCommand) Run(s *session) error {
	if c.Limit < 0 {
		return s.misuse("error.limit")
	}
	return s.reading(func(lib Library) error {
		list, err := lib.Journals(strings.Join(c.Query, " "), c.Limit)
		if err != nil {
			return err
		}
		for _, j := range list {
			if c.JSON {
				if err := s.printJournal(j.Journal, j.Papers, nil); err != nil {
					return err
				}
				continue
			}
			fmt.Fprintf(s.out, "%8s  %s\n", s.Words.Number(int64(j.Papers)),
				join(" · ", join(" / ", j.Name, j.NameZH), s.metric(j.Metric())))
		}
		return nil
	})
}

type journalCommand struct {
	Journal   []string `arg:"" name:"name" placeholder:"NAME|ID"`
	Merge     []string `name:"merge" sep:"none" placeholder:"NAME|ID"`
	Different []string `name:"different" sep:"none" placeholder:"NAME|ID"`
	DryRun    bool     `name:"dry-run"`
	JSON      bool     `name:"json"`
}

// Run prints one journal: what it is about, its standing, and its papers by
// year; or merges others into it; or remembers that others are different.
func (c *journalCommand) Run(s *session) error {
	if len(c.Different) > 0 {
		if len(c.Merge) > 0 || c.DryRun || c.JSON {
			return s.misuse("journals.misuse")
		}
		return s.editing(func(lib Library) error {
			return s.partJournals(lib, append([]string{strings.Join(c.Journal, " ")}, c.Different...))
		})
	}
	if len(c.Merge) > 0 {
		open := s.editing
		if c.DryRun {
			open = s.reading
		}
		return open(func(lib Library) error {
			j, err := findJournal(lib, strings.Join(c.Journal, " "))
			if err != nil {
				return err
			}
			return s.mergeJournals(lib, j, c.Merge, c.DryRun)
		})
	}
	return s.reading(func(lib Library) error {
		j, err := findJournal(lib, strings.Join(c.Journal, " "))
		if err != nil {
			return err
		}
		years, err := lib.JournalYears(j.ID)
		if err != nil {
			return err
		}
		papers := 0
		for _, y := range years {
			papers += y.Count
		}
		if c.JSON {
			return s.printJournal(j, papers, append([]store.YearCount{}, years...))
		}
		s.showJournal(j, years, papers)
		return nil
	})
}

func (s *session) showJournal(j model.Journal, years []store.YearCount, papers int) {
	w := s.Words
	for _, f := range model.JournalFields {
		if f.Kind == model.Blocky || f.Internal {
			continue // below
		}
		value := f.Get(&j)
		if value != "" && j.IsCorrected(f.Name) {
			value += "  ✎"
		}
		s.line(w.T("journal.field."+f.Name), value)
	}
	s.line(w.T("field.id"), j.ID.String())
	s.line(w.T("journal.field.papers"), w.Number(int64(papers)))
	most := 1
	for _, y := range years {
		most = max(most, y.Count)
	}
	for _, y := range years {
		label := w.T("value.unknown")
		if y.Year != 0 {
			label = fmt.Sprint(y.Year)
		}
		s.line("  "+label, pad(w.Number(int64(y.Count)), 9)+strings.Repeat("▪", (y.Count*40+most-1)/most))
	}
	s.text(w.T("journal.field.scope.zh"), model.BlocksText(j.ScopeZH))
	s.text(w.T("journal.field.scope"), model.BlocksText(j.Scope))
}

type yearJSON struct {
	Year   int `json:"year"`
	Papers int `json:"papers"`
}

// printJournal writes a journal as it stands in every paper's JSON, followed
// by what the library knows of it: papers and, where years is not nil,
// papers_by_year.
func (s *session) printJournal(j model.Journal, papers int, years []store.YearCount) error {
	line := format.AppendJSON(nil, format.Record{Journal: j}, format.WriteOptions{})
	var of struct {
		Journal json.RawMessage `json:"journal"`
	}
	if err := json.Unmarshal(line, &of); err != nil {
		return err
	}
	fmt.Fprintf(s.out, `%s,"papers":%d`, bytes.TrimSuffix(of.Journal, []byte("}")), papers)
	if years != nil {
		list := make([]yearJSON, 0, len(years))
		for _, y := range years {
			list = append(list, yearJSON{Year: y.Year, Papers: y.Count})
		}
		b, err := compact(list)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.out, `,"papers_by_year":%s`, b)
	}
	_, err := s.out.WriteString("}\n")
	return err
}
