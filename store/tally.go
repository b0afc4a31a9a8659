package store

import (
	"cmp"
	"slices"
	"strconv"

	"twinleaf/model/query"
)

// tally counts the values of the filters over papers.
type tally struct {
	n map[query.Field]map[string]int
}

// tallied are the filters, in the order in which Facets lists them.
var tallied = []query.Field{query.Year, query.JCR, query.Zone, query.Category, query.Journal, query.OA, query.Lang, query.Author, query.Type}

func newTally() *tally {
	t := &tally{n: map[query.Field]map[string]int{}}
	for _, f := range tallied {
		t.n[f] = map[string]int{}
	}
	return t
}

// add counts a paper: in all filters (only is Any), or in one, where the
// conditions on that filter are all that it fails.
func (t *tally) add(h *hay, j *journalHay, only query.Field) {
	for _, f := range tallied {
		if only != query.Any && only != f {
			continue
		}
		n := t.n[f]
		switch f {
		case query.Year:
			if h.doc.Year == 0 {
				n[""]++
			} else {
				n[strconv.Itoa(h.doc.Year)]++
			}
		case query.Category, query.Journal:
			name := ""
			if j != nil && f == query.Journal {
				name = j.doc.Name
			} else if j != nil {
				name = j.doc.ZoneCategory
			}
			n[name]++
		case query.Author:
			for _, a := range h.paper.Authors {
				n[a.Name]++
			}
		case query.Type:
			n[h.paper.Type]++
		default:
			v, _ := choiceOf(f, h, j)
			n[v]++
		}
	}
}

func (t *tally) merge(o *tally) {
	for f, m := range o.n {
		for v, n := range m {
			t.n[f][v] += n
		}
	}
}

// maxValues bounds the values that a filter lists.
const maxValues = 200

// facets lists the counts: years, quartiles and zones in their order, the
// others by count.
func (t *tally) facets() []Facet {
	var out []Facet
	for _, f := range tallied {
		x := Facet{Field: f.String()}
		for v, n := range t.n[f] {
			x.Values = append(x.Values, FacetValue{Value: v, Label: v, Count: n})
		}
		byCount := f != query.Year && f != query.JCR && f != query.Zone
		slices.SortFunc(x.Values, func(a, b FacetValue) int {
			if (a.Value == "") != (b.Value == "") {
				if a.Value == "" {
					return 1
				}
				return -1
			}
			if byCount && a.Count != b.Count {
				return cmp.Compare(b.Count, a.Count)
			}
			return cmp.Compare(a.Value, b.Value)
		})
		if len(x.Values) > maxValues && f != query.Year {
			x.More = len(x.Values) - maxValues
			x.Values = x.Values[:maxValues]
		}
		out = append(out, x)
	}
	return out
}
