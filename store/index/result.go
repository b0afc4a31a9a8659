package index

import (
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"twinleaf/model/query"
)

// Result is the answer to a query: immutable, good for any goroutine, and independent of later changes and of
// the transaction that it was found in.
type Result struct {
	state   *state
	sort    query.Sort
	keys    sorter
	chunks  []found
	count   int
	first   []uint32 // the first rows in order
	facets  *Facets
	steps   []Step
	partial bool

	order sync.Once
	rows  []uint32 // all rows in order, made when they are asked for
}

// Count is the number of papers found.
func (r *Result) Count() int { return r.count }

// Facets are the filter counts, nil when Options left them out.
func (r *Result) Facets() *Facets { return r.facets }

// Steps says what took how long.
func (r *Result) Steps() []Step { return r.steps }

// Partial reports that rare phrases could not be decided for want of a Source.
func (r *Result) Partial() bool { return r.partial }

// Rows returns up to n rows in order, from place from on. The first rows are at hand; the first call past them puts all in order,
// which takes some 30 ms for a million.
func (r *Result) Rows(from, n int) []uint32 {
	if from < 0 || from >= r.count || n <= 0 {
		return nil
	}
	if n = min(n, r.count-from); from+n <= len(r.first) {
		return slices.Clone(r.first[from : from+n])
	}
	r.order.Do(r.putInOrder)
	return slices.Clone(r.rows[from : from+n])
}

// Each calls f for every row found, in the order of the rows, until it returns false. It needs no order and no memory.
func (r *Result) Each(f func(row uint32) bool) {
	for c := range r.chunks {
		for _, row := range r.chunks[c].rows.appendTo(nil) {
			if !f(uint32(c)*ChunkRows + uint32(row)) {
				return
			}
		}
	}
}

// Has reports whether a row is among those found.
func (r *Result) Has(row uint32) bool {
	c := int(row / ChunkRows)
	return c < len(r.chunks) && r.chunks[c].rows.has(uint16(row%ChunkRows))
}

func (r *Result) step(name string, begun time.Time, rows int) {
	r.steps = append(r.steps, Step{name, time.Since(begun), rows})
}

// putInOrder sorts every row by its key, rows of equal keys staying in the order of the rows.
func (r *Result) putInOrder() {
	list := make([]ranked, 0, r.count)
	for c := range r.chunks {
		base := uint32(c) * ChunkRows
		r.keys.each(r.state.chunks[c], &r.chunks[c], func(key uint64, row uint16) {
			list = append(list, ranked{key, base + uint32(row)})
		})
	}
	sortRanked(list)
	r.rows = make([]uint32, len(list))
	for i, e := range list {
		r.rows[i] = e.row
	}
}

// ranked is a row with its sort key; smaller keys come first.
type ranked struct {
	key uint64
	row uint32
}

func (a ranked) before(b ranked) bool {
	if a.key != b.key {
		return a.key < b.key
	}
	return a.row < b.row
}

// sortRanked sorts by key, then row: by the bytes of the key that differ, least first, which keeps equal keys in order when
// the rows were; tiered results come tier by tier and are put in row order first.
func sortRanked(list []ranked) {
	if len(list) < 256 {
		slices.SortFunc(list, func(a, b ranked) int {
			if a.before(b) {
				return -1
			}
			return 1
		})
		return
	}
	all, some := ^uint64(0), uint64(0)
	ordered := true
	for i, e := range list {
		all &= e.key
		some |= e.key
		ordered = ordered && (i == 0 || list[i-1].row < e.row)
	}
	to := make([]ranked, len(list))
	pass := func(digit func(e ranked) byte) {
		var ends [256]int
		for _, e := range list {
			ends[digit(e)]++
		}
		sum := 0
		for d, n := range ends {
			ends[d] = sum
			sum += n
		}
		for _, e := range list {
			d := digit(e)
			to[ends[d]] = e
			ends[d]++
		}
		list, to = to, list
	}
	passes := 0
	if !ordered {
		for shift := 0; shift < 32; shift += 8 {
			pass(func(e ranked) byte { return byte(e.row >> shift) })
			passes++
		}
	}
	for shift := 0; shift < 64; shift += 8 {
		if byte((all^some)>>shift) != 0 {
			pass(func(e ranked) byte { return byte(e.key >> shift) })
			passes++
		}
	}
	if passes%2 == 1 {
		copy(to, list)
	}
}

// Authors counts the authors of a result, the n most frequent; without the query's own conditions on authors. It reads every
// found row's authors from the file: some 50 ms for a million.
func (s *Snapshot) Authors(ctx context.Context, res *Result, n int) ([]Count, error) {
	counts := make([]uint32, s.people)
	var b peopleBlock
	for c := range res.chunks {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var failed error
		res.chunks[c].wide[facetAuthor-facetLate].each(func(row uint16) {
			people, err := b.of(s.r, uint32(c)*ChunkRows+uint32(row))
			if err != nil {
				failed = err
			}
			for _, p := range people {
				if int(p) < len(counts) {
					counts[p]++
				}
			}
		})
		if failed != nil {
			return nil, failed
		}
	}
	most := mostOf(counts, n, func(a, b uint32) bool { return a < b })
	out := make([]Count, 0, len(most))
	for _, p := range most {
		name, err := s.person(p)
		if err != nil {
			return nil, err
		}
		out = append(out, Count{Value: name, N: int(counts[p])})
	}
	return out, nil
}

// Values counts the values of tags or shelves in a result, without the query's own conditions on them: all of them, in the order of
// their folded text. src gives each its spelling.
func (s *Snapshot) Values(ctx context.Context, res *Result, f query.Field, src Source) ([]Count, error) {
	kind := facetOf[f]
	if kind <= facetAuthor {
		return nil, fmt.Errorf("count %s: not a field that is listed so", f)
	}
	type sum struct {
		n   int
		row uint32
	}
	sums := map[string]*sum{}
	w := s.worker(ctx, Options{First: 1, Source: src})
	defer func() { s.x.pool.Put(w.release()) }()
	for c := range res.chunks {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		within := res.chunks[c].wide[kind-facetLate]
		if within.empty() {
			continue
		}
		w.arena.reset()
		err := w.eachTerm(c, &token{space: spaceExact, term: []byte{byte(f)}, prefix: true}, func(term, value []byte) error {
			return eachSection(value, maskSections, func(_ section, r rowsReader) error {
				rows, err := r.set(&w.arena)
				if err != nil {
					return err
				}
				both := w.arena.and(rows, within)
				if both.empty() {
					return nil
				}
				at := sums[string(term[1:])]
				if at == nil {
					at = &sum{row: uint32(c)*ChunkRows + uint32(firstOf(both))}
					sums[string(term[1:])] = at
				}
				at.n += both.n
				return nil
			})
		})
		if err != nil {
			return nil, err
		}
	}
	out := make([]Count, 0, len(sums))
	var d Doc
	for _, key := range slices.Sorted(maps.Keys(sums)) {
		at := sums[key]
		c := Count{Value: key, N: at.n}
		if f == query.Check { // kept as it is asked for, and no paper says it
			out = append(out, c)
			continue
		}
		if err := src.Doc(at.row, &d); err != nil {
			return nil, err
		}
		for _, v := range d.Values {
			if v.Field == f && valueKey(v.Text) == key {
				c.Value = v.Text
				break
			}
		}
		out = append(out, c)
	}
	return out, nil
}

func firstOf(rows set) uint16 {
	first, found := uint16(0), false
	rows.each(func(row uint16) {
		if !found {
			first, found = row, true
		}
	})
	return first
}

// person returns an author's name by ordinal.
func (s *Snapshot) person(ord uint32) (string, error) {
	v := s.r.Get(numberKey(keyNames, ord/namesBlock))
	for range ord % namesBlock {
		n, k := binary.Uvarint(v)
		if k <= 0 || uint64(len(v)-k) < n {
			return "", ErrCorrupt
		}
		v = v[k+int(n):]
	}
	n, k := binary.Uvarint(v)
	if k <= 0 || uint64(len(v)-k) < n {
		return "", ErrCorrupt
	}
	return string(v[k : k+int(n)]), nil
}
