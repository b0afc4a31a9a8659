package panel

import (
	"slices"
	"strconv"
	"strings"

	"twinleaf/assets/words"
	"twinleaf/model/check"
	"twinleaf/model/query"
	"twinleaf/store"
)

// Filters are the conditions chosen beside the list.
type Filters struct {
	From, To int                 // years, both included; 0: that end is open
	Values   map[string][]string // by field of the search line; "" is "not known"
}

func (f Filters) empty() bool { return f.From == 0 && f.To == 0 && len(f.Values) == 0 }

func (f *Filters) toggle(field, value string, add bool) {
	now := f.Values[field]
	next := slices.Clone(now)
	at := slices.Index(now, value)
	switch {
	case add && at >= 0:
		next = slices.Delete(next, at, at+1)
	case add:
		next = append(next, value)
	case at >= 0 && len(now) == 1:
		next = nil
	default:
		next = []string{value}
	}
	values := map[string][]string{}
	for k, v := range f.Values {
		values[k] = v
	}
	values[field] = next
	if len(next) == 0 {
		delete(values, field)
	}
	f.Values = values
}

// with adds the filters to a parsed line. They stand beside it, each as one
// condition, so that the counts of a filter can leave its own out.
func (f Filters) with(q query.Query) query.Query {
	all := slices.Clone(kids(q.Root))
	for _, c := range f.conditions() {
		if n := query.Parse(c, query.Options{}).Root; n != nil {
			all = append(all, n)
		}
	}
	q.Root = allOf(all)
	return q
}

// kids are the conditions that a question asks for together.
func kids(root query.Node) []query.Node {
	switch n := root.(type) {
	case nil:
		return nil
	case *query.And:
		return n.Kids
	}
	return []query.Node{root}
}

// allOf asks for conditions together: the root whose kids they are.
func allOf(kids []query.Node) query.Node {
	switch len(kids) {
	case 0:
		return nil
	case 1:
		return kids[0]
	}
	return &query.And{Kids: kids}
}

// conditions writes the filters as the search line would have them.
func (f Filters) conditions() []string {
	var out []string
	if f.From != 0 || f.To != 0 {
		out = append(out, "year:"+yearText(f.From)+".."+yearText(f.To))
	}
	fields := make([]string, 0, len(f.Values))
	for k := range f.Values {
		fields = append(fields, k)
	}
	slices.Sort(fields)
	for _, k := range fields {
		var alt []string
		for _, v := range f.Values[k] {
			alt = append(alt, condition(k, v))
		}
		out = append(out, strings.Join(alt, " OR "))
	}
	return out
}

// yearText leaves an open end of a range empty.
func yearText(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}

func condition(field, value string) string {
	if value == "" {
		return "missing:" + field
	}
	if s, ok := query.ParseField(field); ok && s.Spec().Kind == query.Text {
		return field + `:="` + strings.ReplaceAll(value, `"`, ` `) + `"`
	}
	if strings.ContainsAny(value, ` ,()"`) {
		value = `"` + strings.ReplaceAll(value, `"`, ` `) + `"`
	}
	return field + ":" + value
}

// Facets is the column beside the list.
type Facets struct {
	Groups []FacetGroup
	Years  YearGroup
	Any    bool // some filter is set: it can be cleared
}

// FacetGroup is one filter.
type FacetGroup struct {
	Field  string
	Label  string
	Values []FacetValue
	More   int
}

// FacetValue is one value of a filter.
type FacetValue struct {
	Value    string
	Label    string
	Count    int
	Text     string // the count, written
	Level    int    // how many shelves it stands on
	Selected bool
}

// YearGroup is the histogram of years, oldest first; gaps are filled.
type YearGroup struct {
	Bars     []Bar
	From, To int // chosen; 0, 0: all
	Unknown  int // papers without a year
}

// facetFields is the order of the filters beside the list. The authors of a
// large result come last and after the others: nothing jumps when they do.
var facetFields = []string{"shelf", "tag", "jcr", "zone", "category", "journal", "oa", "lang", "type", "check", "author"}

// Labels are the shelves ("shelf") or tags ("tag") of the library, with the papers of the result that have them.
func (s *Search) Labels(field string) []FacetValue {
	var out []FacetValue
	for _, v := range s.labelled(field) {
		out = append(out, s.facetValue(field, v))
	}
	return out
}

func (s *Search) labelled(field string) []store.FacetValue {
	for _, x := range s.labels {
		if x.Field == field {
			return s.d.Places.all(field, x.Values)
		}
	}
	return s.d.Places.all(field, nil)
}

// Facets is the snapshot of the filters and their counts.
func (s *Search) Facets() Facets {
	f := Facets{Any: !s.filters.empty()}
	f.Years.From, f.Years.To = s.filters.From, s.filters.To
	if s.res == nil {
		return f
	}
	byField := map[string]store.Facet{}
	for _, x := range s.res.Facets() {
		byField[x.Field] = x
	}
	for _, x := range s.labels {
		if x.Field == "check" {
			x.Values = slices.SortedStableFunc(slices.Values(x.Values), func(a, b store.FacetValue) int { return b.Count - a.Count })
		}
		byField[x.Field] = x
	}
	for _, name := range []string{"shelf", "tag"} {
		byField[name] = store.Facet{Field: name, Values: s.labelled(name)}
	}
	if s.authors.Field != "" {
		byField[s.authors.Field] = s.authors
	}
	f.Years.Bars, f.Years.Unknown = years(byField["year"])
	for _, name := range facetFields {
		x, ok := byField[name]
		if !ok {
			continue
		}
		g := FacetGroup{Field: name, Label: s.d.w.T("facet." + name), More: x.More}
		seen := map[string]bool{}
		for _, v := range x.Values {
			seen[v.Value] = true
			g.Values = append(g.Values, s.facetValue(name, v))
		}
		for _, v := range s.filters.Values[name] { // a chosen value stays visible
			if !seen[v] {
				g.Values = append(g.Values, s.facetValue(name, store.FacetValue{Value: v, Label: v}))
			}
		}
		if len(g.Values) == 0 || len(g.Values) == 1 && g.Values[0].Value == "" {
			continue
		}
		f.Groups = append(f.Groups, g)
	}
	return f
}

func (s *Search) facetValue(field string, v store.FacetValue) FacetValue {
	x := facetValue(s.d.w, field, v)
	x.Selected = slices.Contains(s.filters.Values[field], v.Value)
	return x
}

// facetValue is a value as it is shown, on any goroutine: whether it is chosen is not asked.
func facetValue(w *words.Words, field string, v store.FacetValue) FacetValue {
	level := 0
	if field == "shelf" {
		level = strings.Count(v.Value, "/")
	}
	return FacetValue{Value: v.Value, Label: facetLabel(w, field, v), Count: v.Count, Level: level, Text: w.Number(int64(v.Count))}
}

func facetLabel(w *words.Words, field string, v store.FacetValue) string {
	if v.Value == "" {
		return w.T("facet.none")
	}
	switch field {
	case "zone":
		if n, err := strconv.Atoi(v.Value); err == nil {
			return w.T("zone.n", n)
		}
	case "oa":
		return w.T("facet.oa." + v.Value)
	case "lang":
		return languageName(w, v.Value)
	case "check":
		if c, ok := check.Find(v.Value); ok {
			return c.Name.First(w.Lang())
		}
		return w.T("facet.check.any")
	case "shelf":
		return v.Value[strings.LastIndexByte(v.Value, '/')+1:]
	}
	if v.Label != "" {
		return v.Label
	}
	return v.Value
}

// maxBars bounds the histogram: older years than these fall into the first bar.
const maxBars = 60

func years(f store.Facet) (bars []Bar, unknown int) {
	for _, v := range f.Values {
		y, err := strconv.Atoi(v.Value)
		if err != nil {
			unknown = v.Count
			continue
		}
		bars = append(bars, Bar{y, v.Count})
	}
	slices.SortFunc(bars, func(a, b Bar) int { return a.Year - b.Year })
	if len(bars) == 0 {
		return nil, unknown
	}
	last := bars[len(bars)-1].Year
	first := max(bars[0].Year, last-maxBars+1)
	full := make([]Bar, last-first+1)
	for i := range full {
		full[i].Year = first + i
	}
	for _, b := range bars {
		full[max(b.Year-first, 0)].Count += b.Count
	}
	return full, unknown
}
