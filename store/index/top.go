package index

import (
	"math/bits"
	"slices"

	"twinleaf/model/fold"
	"twinleaf/model/query"
)

// sorter turns a row's columns into a key: smaller comes first, equal keys keep the order of the rows.
type sorter struct {
	relevance bool
	col       column
	shift     uint32
	mask      uint32
	via       []uint32 // when not nil the masked value is looked up here
	desc      bool
	then      *sorter // decides among equal keys; not of relevance
}

// sorter prepares the keys of an order.
func (s *state) sorter(o query.Sort) sorter {
	first := s.one(o)
	if o.Then != query.ByRelevance && !first.relevance {
		then := s.one(query.Sort{Key: o.Then, Desc: o.ThenDesc})
		first.then = &then
		if o.Key == query.ByYear {
			first.shift = 9 // a date is its year, month and day in 14, 4 and 5 bits
		}
	}
	return first
}

// one prepares the keys of an order by one column.
func (s *state) one(o query.Sort) sorter {
	j := s.journals
	byJournal := func(of func(i int) uint32) sorter {
		via := make([]uint32, j.len()+1)
		for i := range j.len() {
			via[i+1] = of(i)
		}
		return sorter{col: colJournal, mask: ^uint32(0), via: via, desc: o.Desc}
	}
	plain := func(c column) sorter { return sorter{col: c, mask: ^uint32(0), desc: o.Desc} }
	switch o.Key {
	case query.ByTitleEn:
		return plain(colTitleEn)
	case query.ByTitleZh:
		return plain(colTitleZh)
	case query.ByAuthor:
		return plain(colAuthor)
	case query.ByJournal:
		return byJournal(func(i int) uint32 { return j.nameRank[i] })
	case query.ByYear:
		return plain(colDate)
	case query.ByCited:
		return plain(colCited)
	case query.ByIF:
		return byJournal(func(i int) uint32 { return j.factorRank[i] })
	case query.ByJCR:
		return byJournal(func(i int) uint32 { return uint32(j.jcr[i]) })
	case query.ByZone:
		return byJournal(func(i int) uint32 { return uint32(j.zone[i]) })
	case query.ByCategory:
		return byJournal(func(i int) uint32 { return j.categoryRank[i] })
	case query.ByJCRCategory:
		return byJournal(func(i int) uint32 { return j.jcrCatRank[i] })
	case query.ByAdded:
		return plain(colAdded)
	case query.ByLang:
		return sorter{col: colKind, mask: 3, desc: o.Desc}
	case query.ByOA:
		return sorter{col: colKind, shift: kindOpen, mask: 3, desc: o.Desc}
	case query.ByType:
		keys := make([][]byte, len(s.kinds))
		for i, k := range s.kinds {
			keys[i] = fold.EnglishKey(nil, k)
		}
		return sorter{col: colKind, shift: kindType, mask: 1<<16 - 1, via: append([]uint32{0}, ranks(keys)...), desc: o.Desc}
	case query.ByVolume:
		return plain(colVolume)
	case query.ByRating:
		return sorter{col: colKind, shift: kindRating, mask: 7, desc: o.Desc}
	}
	return sorter{relevance: true}
}

// The key of relevance, from the top: the tier in 8 bits, years before the last possible in 16, citations short of the most
// possible in 32.
const (
	tierShift = 56
	yearShift = 40
	citeShift = 8
)

// tier of the rows found, best first.
const (
	tierPhrase = iota
	tierTitle
	tierAuthor
	tierJournal
	tierRest
)

func relevanceKey(tier int, date, cited uint32) uint64 {
	return uint64(tier)<<tierShift | uint64(1<<14-1-date>>9)<<yearShift | uint64(^cited)<<citeShift
}

// keys gives the key of each row of a chunk, for an order that is not that of relevance: 32 bits, or 64 of two columns.
func (o *sorter) keys(c *chunk) func(row int) uint64 {
	values := c.cols[o.col]
	if o.then == nil {
		return func(row int) uint64 { return o.key(values[row]) }
	}
	next := c.cols[o.then.col]
	return func(row int) uint64 { return o.key(values[row])<<32 | o.then.key(next[row]) }
}

// key of a value. What has no value comes last in both directions.
func (o *sorter) key(v uint32) uint64 {
	v = v >> o.shift & o.mask
	if o.via != nil {
		v = o.via[v]
	}
	switch {
	case v == 0:
		return 1<<32 - 1
	case o.desc:
		return uint64(^v)
	}
	return uint64(v)
}

// each gives every row found in a chunk with its key, in the order of the rows.
func (o *sorter) each(c *chunk, f *found, give func(key uint64, row uint16)) {
	if !o.relevance {
		key := o.keys(c)
		f.rows.each(func(row uint16) { give(key(int(row)), row) })
		return
	}
	var tiers [ChunkRows]uint8 // the tier of a row, as its distance from the worst
	for k, s := range []set{f.grade[inJournal], f.grade[inAuthor], f.grade[inTitle], f.whole} {
		s.each(func(row uint16) { tiers[row] = uint8(k + 1) })
	}
	date, cited := c.cols[colDate], c.cols[colCited]
	f.rows.each(func(row uint16) { give(relevanceKey(tierRest-int(tiers[row]), date[row], cited[row]), row) })
}

// top keeps the first rows in order: a heap whose root is the last of them.
type top struct {
	n    int
	heap []ranked
}

func (t *top) reset(n int) { t.n, t.heap = n, t.heap[:0] }

// limit is the key from which on rows need not be offered.
func (t *top) limit() uint64 {
	if len(t.heap) < t.n {
		return ^uint64(0)
	}
	return t.heap[0].key
}

// offer adds a row whose key is at most limit.
func (t *top) offer(e ranked) {
	if len(t.heap) < t.n {
		t.heap = append(t.heap, e)
		for i := len(t.heap) - 1; i > 0; {
			up := (i - 1) / 2
			if !t.heap[up].before(t.heap[i]) {
				break
			}
			t.heap[i], t.heap[up] = t.heap[up], t.heap[i]
			i = up
		}
		return
	}
	if !e.before(t.heap[0]) {
		return
	}
	t.heap[0] = e
	for i := 0; ; {
		kid := 2*i + 1
		if kid >= len(t.heap) {
			return
		}
		if kid+1 < len(t.heap) && t.heap[kid].before(t.heap[kid+1]) {
			kid++
		}
		if !t.heap[i].before(t.heap[kid]) {
			return
		}
		t.heap[i], t.heap[kid] = t.heap[kid], t.heap[i]
		i = kid
	}
}

// take offers the rows found in a chunk.
func (t *top) take(o sorter, base uint32, c *chunk, f *found) {
	if !o.relevance {
		t.takeRows(base, f.rows, false, o.keys(c))
		return
	}
	date, cited := c.cols[colDate], c.cols[colCited]
	sets := [...]set{f.whole, f.grade[inTitle], f.grade[inAuthor], f.grade[inJournal], f.rows}
	for tier, s := range sets {
		if s.empty() {
			continue
		}
		if t.limit() < uint64(tier)<<tierShift {
			return // what is left is of a worse tier than all that is held
		}
		if tier > 0 && s.n == sets[tier-1].n {
			continue // nothing but the rows of the better tier
		}
		better := set{}
		if tier > 0 {
			better = sets[tier-1]
		}
		t.takeRows(base, s, true, func(row int) uint64 {
			k := relevanceKey(tier, date[row], cited[row])
			if k <= t.limit() && !better.empty() && better.has(uint16(row)) {
				return ^uint64(0)
			}
			return k
		})
	}
}

// takeRows offers the rows of s whose key is within the limit; where skips says so, not those with a key of all ones.
func (t *top) takeRows(base uint32, s set, skips bool, key func(row int) uint64) {
	if s.bits == nil {
		for _, r := range s.list {
			if k := key(int(r)); k <= t.limit() && !(skips && k == ^uint64(0)) {
				t.offer(ranked{k, base + uint32(r)})
			}
		}
		return
	}
	for i, w := range s.bits {
		for ; w != 0; w &= w - 1 {
			r := i<<6 + bits.TrailingZeros64(w)
			if k := key(r); k <= t.limit() && !(skips && k == ^uint64(0)) {
				t.offer(ranked{k, base + uint32(r)})
			}
		}
	}
}

func (t *top) merge(o *top) {
	for _, e := range o.heap {
		if e.key <= t.limit() {
			t.offer(e)
		}
	}
}

// rows returns the rows held, in order.
func (t *top) rows() []uint32 {
	list := slices.Clone(t.heap)
	slices.SortFunc(list, func(a, b ranked) int {
		if a.before(b) {
			return -1
		}
		return 1
	})
	out := make([]uint32, len(list))
	for i, e := range list {
		out[i] = e.row
	}
	return out
}
