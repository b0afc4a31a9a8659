package panel

import (
	"twinleaf/assets/words"
	"twinleaf/model"
)

// Journal is the journal scope panel: what the paper's journal is about, how
// it ranks, and how many of its papers the library has, by year.
type Journal struct {
	Shown  bool // the paper names a journal
	ID     model.ID
	Name   Field
	NameZH Field
	Facts  []Fact // impact factor, quartile, zone, papers here
	Source string // where the metric comes from and of which edition
	Then   string // what the edition of the open paper's year says, where it says something else
	Scope  []model.Block
	Edit   Field // the scope as edited
	Fields []Field
	Years  []Bar
	Papers int
	// Pending says that Years and Papers are still being counted.
	Pending bool
}

// Fact is a large value over a small label.
type Fact struct{ Value, Label string }

// Bar is one bar of a histogram.
type Bar struct {
	Year  int
	Count int
}

func journalOf(w *words.Words, j *model.Journal) Journal {
	if j.ID.IsZero() {
		return Journal{}
	}
	s := Journal{Shown: true, ID: j.ID, Pending: true}
	s.Name = journalField(w, j, "name")
	s.NameZH = journalField(w, j, "name.zh")
	s.Edit = journalField(w, j, "scope")
	s.Edit.Missing = w.T("scope.missing")
	s.Scope = j.Scope
	if w.Lang() == "zh" && len(j.ScopeZH) > 0 {
		s.Scope = j.ScopeZH
		s.Edit = journalField(w, j, "scope.zh")
	}
	for _, f := range []string{"name", "name.zh", "issn", "eissn", "publisher", "language", "metrics", "variants", "source_id"} {
		s.Fields = append(s.Fields, journalField(w, j, f))
	}
	m := j.Metric()
	fact := func(v, label string) { s.Facts = append(s.Facts, Fact{Value: v, Label: label}) }
	if m.ImpactFactor >= 0 {
		fact(impact(m.ImpactFactor), w.T("fact.if"))
	}
	if m.JCR != "" {
		label := w.T("fact.jcr")
		if m.JCRCategory != "" {
			label = titleCase(m.JCRCategory)
		}
		fact(m.JCR, label)
	}
	if m.Zone > 0 {
		label := w.T("fact.zone")
		if m.ZoneCategory != "" {
			label = m.ZoneCategory
		}
		fact(w.T("zone.n", m.Zone), label)
	}
	if m.Says() {
		switch {
		case m.Year > 0 && m.Source != "":
			s.Source = w.T("metric.source.year", m.Source, itoa(m.Year))
		case m.Source != "":
			s.Source = w.T("metric.source", m.Source)
		}
	}
	return s
}

// counted fills in what the library knows of the journal's papers.
func (s *Journal) counted(w *words.Words, years []Bar) {
	s.Pending, s.Years, s.Papers = false, years, 0
	for _, y := range years {
		s.Papers += y.Count
	}
	s.Facts = append(s.Facts, Fact{Value: w.Number(int64(s.Papers)), Label: w.T("fact.papers")})
}
