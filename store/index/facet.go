package index

import (
	"cmp"
	"math/bits"
	"slices"
	"strconv"

	"twinleaf/model/fold"
	"twinleaf/model/query"
)

// tally counts rows by year, journal and kind. JCR, zone and categories are sums over journals.
type tally struct {
	years    [1 << 14]uint32
	journals []uint32 // by ordinal + 1
	kinds    []uint32 // by type number<<4 | open<<2 | lang
	on       bool
}

func (t *tally) reset(journals, kinds int) {
	t.years = [1 << 14]uint32{}
	t.journals = zeroed(t.journals, journals+1)
	t.kinds = zeroed(t.kinds, (kinds+1)<<4)
	t.on = true
}

func zeroed(s []uint32, n int) []uint32 {
	if cap(s) < n {
		return make([]uint32, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// tallies are the counts of the result, and of each facet with conditions of its own.
type tallies struct {
	main tally
	own  [facetCount]*tally
}

func (t *tallies) prepare(s *state, p *plan, on bool) {
	t.main.on = on
	for _, o := range t.own {
		if o != nil {
			o.on = false
		}
	}
	if !on {
		return
	}
	t.main.reset(s.journals.len(), len(s.kinds))
	for _, f := range p.facets {
		if t.own[f.facet] == nil {
			t.own[f.facet] = &tally{}
		}
		t.own[f.facet].reset(s.journals.len(), len(s.kinds))
	}
}

func (t *tallies) merge(o *tallies) {
	t.main.merge(&o.main)
	for f := range t.own {
		if t.own[f] != nil && t.own[f].on && o.own[f] != nil && o.own[f].on {
			t.own[f].merge(o.own[f])
		}
	}
}

func (t *tally) merge(o *tally) {
	for i, n := range &o.years {
		t.years[i] += n
	}
	for i, n := range o.journals {
		t.journals[i] += n
	}
	for i, n := range o.kinds {
		t.kinds[i] += n
	}
}

// count adds the rows of a result.
func (t *tallies) count(s set, c *chunk) {
	if t.main.on {
		t.main.count(s, c)
	}
}

// countOwn adds the rows that a facet with its own conditions counts.
func (t *tallies) countOwn(f facet, s set, c *chunk) {
	if o := t.own[f]; o != nil && o.on {
		o.count(s, c)
	}
}

const kindCount = 1<<4 - 1 // lang and open access: the low bits of colKind

func (t *tally) count(s set, c *chunk) {
	date, journal, kind := c.cols[colDate], c.cols[colJournal], c.cols[colKind]
	journals, kinds := t.journals, t.kinds
	add := func(r int) {
		t.years[date[r]>>9&(1<<14-1)]++
		journals[journal[r]]++
		k := kind[r]
		kinds[k>>kindType<<4|k&kindCount]++
	}
	if s.bits == nil {
		for _, r := range s.list {
			add(int(r))
		}
		return
	}
	for i, w := range s.bits {
		if w == ^uint64(0) {
			for r := i << 6; r < i<<6+64; r++ {
				add(r)
			}
			continue
		}
		for ; w != 0; w &= w - 1 {
			add(i<<6 + bits.TrailingZeros64(w))
		}
	}
}

// facets turns counts into lists.
func (s *Snapshot) facets(t *tallies, p *plan, o Options) *Facets {
	of := func(f facet) *tally {
		if own := t.own[f]; own != nil && own.on {
			return own
		}
		return &t.main
	}
	ask := chosenOf(s.state, p)
	out := &Facets{}
	out.Year = yearCounts(of(facetYear), ask)
	j := s.journals
	out.JCR = rankCounts(of(facetJCR).journals, j.jcr, [5]string{"", "Q1", "Q2", "Q3", "Q4"}, ask.jcr)
	out.Zone = rankCounts(of(facetZone).journals, j.zone, [5]string{"", "1", "2", "3", "4"}, ask.zone)
	out.Category = categoryCounts(of(facetCategory).journals, j.category, &j.categories, ask.category, o.Journals)
	out.JCRCategory = categoryCounts(of(facetJCRCategory).journals, j.jcrCat, &j.jcrCats, ask.jcrCategory, o.Journals)
	out.Journal, out.Journals = s.journalCounts(of(facetJournal).journals, ask, o.Journals)

	lang, open := [4]int{}, [4]int{}
	for i, n := range of(facetLang).kinds {
		lang[i&3] += int(n)
	}
	for i, n := range of(facetOpen).kinds {
		open[i>>2&3] += int(n)
	}
	out.Lang = namedCounts([]string{"", "zh", "en", "other"}, lang[:], ask.lang)
	out.Open = namedCounts([]string{"", "yes", "no"}, open[:3], ask.open)
	types := make([]int, len(s.kinds)+1)
	for i, n := range of(facetType).kinds {
		types[i>>4] += int(n)
	}
	out.Type = namedCounts(append([]string{""}, s.kinds...), types, ask.kind)
	slices.SortStableFunc(out.Type, func(a, b Count) int { return cmp.Compare(b.N, a.N) })
	return out
}

// asked holds what the query's own conditions ask of each facet.
type asked struct {
	jcr, zone, lang, open, kind func(value string) bool
	category, jcrCategory       func(key string) bool
	year                        func(year int) bool
	journal                     func(key string) bool
}

// chosenOf reads the values that the query's facet conditions name.
func chosenOf(s *state, p *plan) asked {
	var words, values [facetCount][]string
	var years []*query.Range
	var walk func(n query.Node)
	walk = func(n query.Node) {
		switch n := n.(type) {
		case *query.And:
			for _, k := range n.Kids {
				walk(k)
			}
		case *query.Or:
			for _, k := range n.Kids {
				walk(k)
			}
		case *query.Words:
			if n.Whole {
				words[facetOf[n.Field]] = append(words[facetOf[n.Field]], fold.Key(n.Text))
			}
		case *query.Range:
			years = append(years, n)
		case *query.OneOf:
			values[facetOf[n.Field]] = append(values[facetOf[n.Field]], n.Values...)
		}
	}
	for _, n := range p.chosen {
		walk(n)
	}
	in := func(list []string) func(string) bool { return func(v string) bool { return slices.Contains(list, v) } }
	return asked{
		jcr: in(values[facetJCR]), zone: in(values[facetZone]), lang: in(values[facetLang]), open: in(values[facetOpen]),
		kind:     func(v string) bool { return slices.Contains(values[facetType], valueKey(v)) },
		category: in(words[facetCategory]), jcrCategory: in(words[facetJCRCategory]), journal: in(words[facetJournal]),
		year: func(y int) bool {
			return slices.ContainsFunc(years, func(r *query.Range) bool { return float64(y) >= r.Lo && float64(y) <= r.Hi })
		},
	}
}

// yearCounts lists the years, newest first, the unknown last.
func yearCounts(t *tally, ask asked) (out []Count) {
	for y := len(t.years) - 1; y > 0; y-- {
		if n := t.years[y]; n > 0 {
			out = append(out, Count{strconv.Itoa(y), int(n), ask.year(y)})
		}
	}
	if n := t.years[0]; n > 0 {
		out = append(out, Count{"", int(n), false})
	}
	return out
}

// rankCounts sums journals' papers by quartile or zone.
func rankCounts(journals []uint32, rank []uint8, names [5]string, chosen func(string) bool) []Count {
	sums := [5]int{0: int(journals[0])}
	for i, n := range journals[1:] {
		sums[rank[i]] += int(n)
	}
	return namedCounts(names[:], sums[:], chosen)
}

// namedCounts lists the values that occur or are chosen, the unnamed last.
func namedCounts(names []string, sums []int, chosen func(string) bool) (out []Count) {
	for i := 1; i < len(names); i++ {
		if c := chosen(names[i]); c || sums[i] > 0 {
			out = append(out, Count{names[i], sums[i], c})
		}
	}
	if sums[0] > 0 {
		out = append(out, Count{"", sums[0], false})
	}
	return out
}

// categoryCounts sums journals' papers by category, the most first.
func categoryCounts(journals []uint32, category []uint16, list *nameList, chosen func(string) bool, most int) []Count {
	sums := make([]int, len(list.names)+1)
	sums[0] = int(journals[0])
	for i, n := range journals[1:] {
		sums[category[i]] += int(n)
	}
	out := make([]Count, 0, len(sums))
	for i, n := range sums {
		if i == 0 && n > 0 {
			out = append(out, Count{"", n, false})
		} else if i > 0 {
			if c := chosen(list.keys[i-1]); c || n > 0 {
				out = append(out, Count{list.names[i-1], n, c})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Count) int {
		if (a.Value == "") != (b.Value == "") {
			return len(b.Value) - len(a.Value)
		}
		return cmp.Compare(b.N, a.N)
	})
	if len(out) > most {
		kept := slices.DeleteFunc(slices.Clone(out[most:]), func(c Count) bool { return !c.Chosen })
		out = append(out[:most:most], kept...)
	}
	return out
}

// journalCounts lists the journals with the most papers, then those that are asked for, and says how many there are.
func (s *Snapshot) journalCounts(counts []uint32, ask asked, most int) (out []Count, total int) {
	j := s.journals
	for _, n := range counts[1:] {
		if n > 0 {
			total++
		}
	}
	listed := map[uint32]bool{}
	for _, i := range mostOf(counts[1:], most, func(a, b uint32) bool { return j.nameRank[a] < j.nameRank[b] }) {
		out = append(out, Count{j.name[i], int(counts[i+1]), ask.journal(j.key[i])})
		listed[i] = true
	}
	if ask.journal != nil {
		for i := range j.name {
			if !listed[uint32(i)] && ask.journal(j.key[i]) {
				out = append(out, Count{j.name[i], int(counts[i+1]), true})
			}
		}
	}
	return out, total
}

// mostOf returns the indexes of the n largest counts above zero, largest first; less decides among equals.
func mostOf(counts []uint32, n int, less func(a, b uint32) bool) []uint32 {
	before := func(a, b uint32) bool { // a is listed before b
		if counts[a] != counts[b] {
			return counts[a] > counts[b]
		}
		if less(a, b) != less(b, a) {
			return less(a, b)
		}
		return a < b
	}
	// A heap whose root is the last of those held.
	heap := make([]uint32, 0, min(n, len(counts)))
	for i, c := range counts {
		if c == 0 {
			continue
		}
		e := uint32(i)
		if len(heap) < n {
			heap = append(heap, e)
			for k := len(heap) - 1; k > 0; {
				up := (k - 1) / 2
				if !before(heap[up], heap[k]) {
					break
				}
				heap[up], heap[k] = heap[k], heap[up]
				k = up
			}
			continue
		}
		if n == 0 || c < counts[heap[0]] || !before(e, heap[0]) {
			continue
		}
		heap[0] = e
		for k := 0; ; {
			kid := 2*k + 1
			if kid >= len(heap) {
				break
			}
			if kid+1 < len(heap) && before(heap[kid], heap[kid+1]) {
				kid++
			}
			if !before(heap[k], heap[kid]) {
				break
			}
			heap[k], heap[kid] = heap[kid], heap[k]
			k = kid
		}
	}
	slices.SortFunc(heap, func(a, b uint32) int {
		if before(a, b) {
			return -1
		}
		return 1
	})
	return heap
}
