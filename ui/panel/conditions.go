package panel

import (
	"slices"
	"strings"

	"twinleaf/model/query"
	"twinleaf/store"
)

// Condition is one condition of the search that is more than words: of the line, or chosen beside the list.
type Condition struct {
	Text  string
	Wrong bool // it is not understood and left out

	from, to     int    // where it stands in the line, in bytes
	node         int    // its place among the line's conditions; -1: it is wrong
	field, value string // chosen beside the list; yearField for the years
}

const yearField = "year"

// Conditions are the conditions of the search, those of the line first, in their order. Plain words are none: the line shows them.
func (s *Search) Conditions() []Condition {
	var out []Condition
	for i, n := range kids(s.parsed.Root) {
		if w, ok := n.(*query.Words); ok && w.Field == query.Any && !w.Quoted {
			continue
		}
		from, to := span(s.line, n)
		out = append(out, Condition{Text: s.conditionText(n), from: from, to: to, node: i})
	}
	for _, f := range s.parsed.Faults {
		from, to := wordAround(s.line, f.From, f.To)
		if from < to {
			out = append(out, Condition{Text: s.line[from:to], Wrong: true, from: from, to: to, node: -1})
		}
	}
	if s.filters.From != 0 || s.filters.To != 0 {
		out = append(out, Condition{Text: yearText(s.filters.From) + "–" + yearText(s.filters.To), field: yearField})
	}
	for _, name := range facetFields {
		for _, v := range s.filters.Values[name] {
			text := facetLabel(s.d.w, name, store.FacetValue{Value: v, Label: v})
			if v == "" || name == "oa" || name == "check" && v == "any" { // "Open" says too little where its heading is not in sight
				text = s.conditionText(query.Parse(condition(name, v), query.Options{}).Root)
			}
			out = append(out, Condition{Text: text, field: name, value: v})
		}
	}
	return out
}

// Without takes a condition out and searches anew. It gives the line as it is then.
func (s *Search) Without(c Condition) (line string) {
	switch {
	case c.field == yearField:
		s.Years(0, 0)
	case c.field != "":
		s.Toggle(c.field, c.value, true)
	default:
		s.Finish(s.without(c))
	}
	return s.line
}

func (s *Search) without(c Condition) string {
	before, after := strings.TrimRight(s.line[:c.from], " \u3000"), strings.TrimLeft(s.line[c.to:], " \u3000")
	cut := strings.TrimSpace(before + " " + after)
	if c.node < 0 {
		return cut
	}
	// A group may have more around it than its conditions tell: what is left must say what the others said.
	rest := slices.Delete(slices.Clone(kids(s.parsed.Root)), c.node, c.node+1)
	want := query.Query{Root: allOf(rest)}
	if is := query.Parse(cut, query.Options{}); len(is.Faults) == len(s.parsed.Faults) && is.String() == query.Parse(want.String(), query.Options{}).String() {
		return cut
	}
	return want.String()
}

// span is where a condition stands in the line, with the sign or the parentheses around it.
func span(line string, n query.Node) (from, to int) {
	from, to = len(line), 0
	var widen func(n query.Node)
	widen = func(n query.Node) {
		var a, b int
		switch n := n.(type) {
		case *query.And:
			for _, k := range n.Kids {
				widen(k)
			}
			return
		case *query.Or:
			for _, k := range n.Kids {
				widen(k)
			}
			return
		case *query.Not:
			widen(n.Kid)
			return
		case *query.Words:
			a, b = n.From, n.To
		case *query.Range:
			a, b = n.From, n.To
		case *query.OneOf:
			a, b = n.From, n.To
		case *query.Has:
			a, b = n.From, n.To
		}
		from, to = min(from, a), max(to, b)
	}
	widen(n)
	if from > to || to > len(line) {
		return 0, 0
	}
	for from > 0 && to < len(line) && line[from-1] == '(' && line[to] == ')' {
		from, to = from-1, to+1
	}
	if _, not := n.(*query.Not); not {
		if at := strings.TrimRight(line[:from], " "); strings.HasSuffix(at, "-") {
			from = len(at) - 1
		} else if strings.HasSuffix(at, "NOT") {
			from = len(at) - len("NOT")
		}
	}
	return from, to
}

// wordAround widens a place in the line to the spaces around it: a wrong value goes with its field.
func wordAround(line string, from, to int) (int, int) {
	before := strings.FieldsFunc(line[:from], func(r rune) bool { return r == ' ' || r == '\u3000' })
	if n := len(before); n > 0 && strings.HasSuffix(line[:from], before[n-1]) {
		from -= len(before[n-1])
	}
	if at := strings.IndexAny(line[to:], " \u3000"); at >= 0 {
		return from, to + at
	}
	return from, len(line)
}

// conditionText is a condition in its canonical form, with the field's name in the language of the window.
func (s *Search) conditionText(n query.Node) string {
	text := query.Query{Root: n}.String()
	if s.d.w.Lang() != "zh" {
		return text
	}
	sign, rest := "", text
	if r, ok := strings.CutPrefix(rest, "-"); ok {
		sign, rest = "-", r
	}
	if name, value, ok := strings.Cut(rest, ":"); ok {
		if f, known := query.ParseField(name); known && f.Spec().Name == name && f.Spec().Zh != "" {
			return sign + f.Spec().Zh + "：" + value
		}
	}
	return text
}
