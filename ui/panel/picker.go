package panel

import (
	"context"
	"slices"
	"strings"

	"twinleaf/model/fold"
)

// Picker is all values of one filter, to be found by typing: those that Facets cuts short.
type Picker struct {
	Field string

	values []FacetValue
	keys   []string // folded, with the pinyin of Chinese names
}

// Pick reads all values of a filter for what is found without it, in the background, and hands them over.
func (s *Search) Pick(field string, show func(*Picker)) {
	res, w := s.res, s.d.w
	if res == nil {
		return
	}
	s.picking.Ask(func(ctx context.Context) func() {
		f, err := res.AllValues(ctx, field)
		if err != nil {
			return func() { s.failed(err) }
		}
		p := &Picker{Field: field}
		for _, v := range f.Values {
			x := facetValue(w, field, v)
			p.values = append(p.values, x)
			p.keys = append(p.keys, pickerKey(x.Label))
		}
		return func() { show(p) }
	}, s.failed)
}

// pickerKey is what a label is found by: its folded text and, of a Chinese one, its pinyin and the first letters of that.
func pickerKey(label string) string {
	key := fold.Key(label)
	var full, first strings.Builder
	for _, r := range label {
		if a, _ := fold.Syllables(r); a != "" {
			full.WriteString(a)
			first.WriteByte(a[0])
		}
	}
	if full.Len() > 0 {
		key += "\x00" + full.String() + "\x00" + first.String()
	}
	return " " + key
}

// Find gives the first n values that hold what was typed, those where it begins a word first, each group in the order of the counts, and how
// many there are in all. Selected are those chosen now.
func (s *Search) Find(p *Picker, typed string, n int) (found []FacetValue, all int) {
	want := fold.Key(typed)
	var later []int
	take := func(i int) {
		if all++; len(found) < n {
			v := p.values[i]
			v.Selected = slices.Contains(s.filters.Values[p.Field], v.Value)
			found = append(found, v)
		}
	}
	for i, key := range p.keys {
		at := strings.Index(key, want)
		switch {
		case at < 0:
		case want == "" || beginsWord(key, want):
			take(i)
		default:
			later = append(later, i)
		}
	}
	for _, i := range later {
		take(i)
	}
	return found, all
}

func beginsWord(key, want string) bool {
	return strings.Contains(key, " "+want) || strings.Contains(key, "\x00"+want)
}
