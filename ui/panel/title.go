package panel

import (
	"strconv"
	"strings"

	"twinleaf/assets/words"
	"twinleaf/model"
)

// Title is the bilingual title panel: both titles, the people, where and when
// the paper appeared, and its rank, for one paper.
type Title struct {
	ID      model.ID
	Shown   bool
	InBin   bool
	Read    bool
	ZH, EN  Field
	Authors Field
	Where   string // journal, volume, date
	DOI     Field
	Badges  []Badge
}

// Badge is a small outlined mark.
type Badge struct {
	Text   string
	Strong bool // a rank worth noticing: in the accent colour
}

func titleOf(w *words.Words, p *model.Paper, j *model.Journal, m Marker) Title {
	t := Title{ID: p.ID, Shown: true, InBin: p.InBin(), Read: p.Read}
	t.ZH = paperField(w, p, "title.zh")
	t.ZH.Missing = w.T("title.missing.zh")
	t.ZH.Marks = m.Marks("title", t.ZH.Text)
	t.EN = paperField(w, p, "title.en")
	t.EN.Missing = w.T("title.missing.en")
	t.EN.Marks = m.Marks("title", t.EN.Text)
	t.Authors = paperField(w, p, "authors")
	t.Authors.Text = peopleText(p.Authors)
	t.Authors.Missing = w.T("authors.missing")
	t.Authors.Marks = m.Marks("author", t.Authors.Text)
	t.DOI = paperField(w, p, "doi")
	var where []string
	if name := journalName(w, j); name != "" {
		where = append(where, name)
	}
	if v := volumeText(p); v != "" {
		where = append(where, v)
	}
	if d := p.Published; !d.IsZero() {
		where = append(where, d.String())
	} else if !p.Online.IsZero() {
		where = append(where, p.Online.String())
	}
	t.Where = strings.Join(where, " · ")
	t.Badges = badges(w, p, j.Metric())
	return t
}

func badges(w *words.Words, p *model.Paper, m model.Metric) []Badge {
	var out []Badge
	if m.JCR != "" {
		out = append(out, Badge{Text: "JCR " + m.JCR, Strong: m.JCR == "Q1"})
	}
	if m.Zone > 0 {
		out = append(out, Badge{Text: strings.TrimSpace(w.T("zone.n", m.Zone) + " " + m.ZoneCategory), Strong: m.Zone == 1})
	}
	if m.ImpactFactor >= 0 {
		out = append(out, Badge{Text: w.T("badge.if", impact(m.ImpactFactor))})
	}
	if p.Citations.Known {
		out = append(out, Badge{Text: w.T("badge.cited", w.Number(p.Citations.N))})
	}
	switch p.OpenAccess {
	case model.Yes:
		out = append(out, Badge{Text: w.T("badge.open"), Strong: true})
	case model.No:
		out = append(out, Badge{Text: w.T("badge.closed")})
	}
	return out
}

// impact writes an impact factor as journals print it: at least one decimal.
func impact(f float64) string {
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// peopleText sets people for reading: "、" between Chinese names, ", " between
// others, and "; " where a name itself holds a comma.
func peopleText(list []model.Person) string {
	han, comma := len(list) > 0, false
	for _, p := range list {
		han = han && p.Han()
		comma = comma || strings.Contains(p.Name, ",")
	}
	sep := ", "
	switch {
	case comma:
		sep = "; "
	case han:
		sep = "、"
	}
	names := make([]string, len(list))
	for i, p := range list {
		names[i] = p.Name
	}
	return strings.Join(names, sep)
}

// volumeText is "44(3): 120-135" as far as it is known and says something.
func volumeText(p *model.Paper) string {
	s := p.Volume
	if p.Issue != "" {
		s += "(" + p.Issue + ")"
	}
	if p.Pages != "" && p.Pages != "0" {
		if s != "" {
			s += ": "
		}
		s += p.Pages
	}
	return s
}

func journalName(w *words.Words, j *model.Journal) string {
	if w.Lang() == "zh" && j.NameZH != "" {
		return j.NameZH
	}
	return j.Name
}
