package terminal

import (
	"errors"
	"fmt"
	"strings"

	"twinleaf/model"
	"twinleaf/model/format"
)

type showCommand struct {
	Paper string `arg:"" name:"id" placeholder:"ID|DOI"`
	JSON  bool   `name:"json"`
}

// Run prints one paper with everything that the library holds of it.
func (c *showCommand) Run(s *session) error {
	return s.reading(func(lib Library) error {
		p, err := findPaper(lib, c.Paper)
		if err != nil {
			return err
		}
		j, err := journalOf(lib, p)
		if err != nil {
			return err
		}
		if c.JSON {
			return errors.Join(s.printPaper(p, j), s.out.WriteByte('\n'))
		}
		s.showPaper(p, j)
		return nil
	})
}

// printPaper writes one paper in the form that all --json output and the jsonl
// export share, without the line's end.
func (s *session) printPaper(p model.Paper, j model.Journal) error {
	_, err := s.out.Write(format.AppendJSON(nil, format.Record{Paper: p, Journal: j}, format.WriteOptions{}))
	return err
}

// showPaper writes a paper to be read: titles, people, where it stands, then
// every other field that says something, then the long texts.
func (s *session) showPaper(p model.Paper, j model.Journal) {
	for _, f := range model.PaperFields {
		value := f.Get(&p)
		switch {
		case value == "" || f.Kind == model.Prose:
			continue
		case f.Kind == model.Ref:
			value = join("\n", join(" / ", j.Name, j.NameZH), s.metric(j.Metric()))
			if m := j.MetricOf(p.Year()); m.Says() && m.Year != j.Metric().Year {
				value += "\n" + s.Words.T("metric.then", fmt.Sprint(m.Year), s.metric(m))
			}
		case f.Kind == model.YesNo:
			value = s.Words.T("value." + value)
		case f.Kind == model.List:
			value = strings.ReplaceAll(value, "\n", "; ")
		}
		if p.IsCorrected(f.Name) {
			value += "  ✎"
		}
		s.line(s.Words.T("field."+f.Name), value)
	}
	s.line(s.Words.T("field.id"), p.ID.String())
	s.line(s.Words.T("field.added"), s.Words.Moment(p.Added.Local()))
	if !p.Modified.Equal(p.Added) {
		s.line(s.Words.T("field.modified"), s.Words.Moment(p.Modified.Local()))
	}
	for i, e := range p.Extra {
		label := ""
		if i == 0 {
			label = s.Words.T("field.extra")
		}
		if label == "" {
			label = " "
		}
		s.line(label, e.Key+": "+cut(e.Value, 200))
	}
	s.text(s.Words.T("field.abstract.zh"), p.Abstract.ZH)
	s.text(s.Words.T("field.abstract.en"), p.Abstract.EN)
	s.text(s.Words.T("journal.field.scope.zh"), model.BlocksText(j.ScopeZH))
	s.text(s.Words.T("journal.field.scope"), model.BlocksText(j.Scope))
}

// text writes a heading and a long text below it.
func (s *session) text(heading, text string) {
	if text != "" {
		fmt.Fprintf(s.out, "\n%s\n%s\n", heading, text)
	}
}
