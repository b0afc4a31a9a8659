package cite

import (
	"slices"
	"strings"
)

// authorDateForm is how a style of names and years cites in the text.
type authorDateForm struct {
	two, last     string // between two names, before the last of more, in parentheses
	saidTwo, said string // the same in the sentence
	all           int    // so many names are all shown, of more the first
	comma         string // between name and year
	pageComma     string // between year and pages
	italicEtAl    bool
	none          string // for a missing year
	sorted        bool   // several works in the order of their names
	quote         string // marks of an article's title where there is no name
	locator       func(pages string) string
}

func (f authorDateForm) write(marks []mark) Text {
	var w writer
	page := func(m mark) string {
		if m.cite.Locator == "" {
			return ""
		}
		return f.pageComma + f.locator(m.cite.Locator)
	}
	if len(marks) == 1 && marks[0].cite.Narrative {
		m := marks[0]
		f.names(&w, m, true)
		w.add(" (" + m.when(f.noneOf(m)) + page(m) + ")")
		return w.t
	}
	if f.sorted && len(marks) > 1 {
		marks = sortedMarks(marks)
	}
	w.add("(")
	for i, m := range marks {
		if i > 0 {
			w.add("; ")
		}
		comma := f.names(&w, m, false)
		w.add(comma + m.when(f.noneOf(m)) + page(m))
	}
	w.add(")")
	return w.t
}

func (f authorDateForm) noneOf(m mark) string {
	if m.it.Lang() == "zh" {
		return "无日期"
	}
	return f.none
}

// names writes who, and returns what stands between that and the year.
func (f authorDateForm) names(w *writer, m mark, narrative bool) string {
	names, _ := m.it.creators()
	if len(names) == 0 {
		return f.title(w, m, narrative)
	}
	l := list{name: func(n Name, _ bool) string { return n.short() }, sep: ", ", two: f.two, last: f.last, etAl: " et al."}
	if narrative {
		l.two, l.last = f.saidTwo, f.said
	}
	switch {
	case m.show > 1 && m.show < len(names):
		l.max, l.use, l.etAl = m.show, m.show, ", et al."
	case m.show == 0 && len(names) > f.all:
		l.max, l.use = f.all, 1
	}
	s := l.join(names)
	if head, ok := strings.CutSuffix(s, "et al."); ok && f.italicEtAl {
		w.add(head)
		w.ital("et al.")
	} else {
		w.add(s)
	}
	return f.comma
}

// title stands for missing names: a part in quotation marks, a whole in italics.
func (f authorDateForm) title(w *writer, m mark, narrative bool) string {
	t := shortTitle(m.it.Title)
	if f.quote == "" && m.it.Lang() == "en" {
		t = headlineCase(t)
	}
	part := m.it.Kind == Article || m.it.Kind == Chapter || m.it.Kind == Conference || m.it.Kind == News
	switch {
	case !part:
		w.ital(t)
	case cjk(t):
		w.add("《" + t + "》")
	case f.quote == "‘’":
		w.add("‘" + t + "’")
	case !narrative && strings.HasPrefix(f.comma, ","):
		w.quote(t, ",", false)
		return " "
	default:
		w.quote(t, "", false)
	}
	return f.comma
}

func sortedMarks(marks []mark) []mark {
	out := slices.Clone(marks)
	slices.SortStableFunc(out, func(a, b mark) int {
		return strings.Compare(alphabetical.key(a.it, AuthorDate), alphabetical.key(b.it, AuthorDate))
	})
	return out
}
