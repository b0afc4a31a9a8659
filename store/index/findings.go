package index

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"twinleaf/model/query"
)

// Findings tell which values of query.Check the rows have: what was found wrong with a paper is nowhere but here. They read a chunk of
// 65,536 rows at a time and keep it, 8 KB a value. One goroutine.
type Findings struct {
	r      Reader
	chunks map[int]*foundChunk
}

// foundChunk is the rows of each value.
type foundChunk struct {
	values []string // sorted
	rows   map[string]*bitmap
	dirty  map[string]bool // written by Update.Close
}

// NewFindings reads what a bucket holds, as long as r is good.
func NewFindings(r Reader) *Findings { return &Findings{r: r, chunks: map[int]*foundChunk{}} }

func (f *Findings) chunk(n int) (*foundChunk, error) {
	if c := f.chunks[n]; c != nil {
		return c, nil
	}
	c := &foundChunk{rows: map[string]*bitmap{}}
	lead := postingKey(nil, n, spaceExact, []byte{byte(query.Check)})
	w := f.r.Cursor()
	for k, v := w.Seek(lead); bytes.HasPrefix(k, lead[:spaceKey]); k, v = w.Next() {
		u, err := openUnit(v)
		if err != nil {
			return nil, err
		}
		u.seek(lead[spaceKey:])
		past := false
		for u.next() {
			if past = u.term[0] > byte(query.Check); past {
				break
			}
			if u.term[0] < byte(query.Check) {
				continue
			}
			b := new(bitmap)
			err := eachSection(u.value, maskSections, func(_ section, rows rowsReader) error { return rows.orInto(b) })
			if err != nil {
				return nil, fmt.Errorf("term %q: %w", u.term, err)
			}
			c.rows[string(u.term[1:])] = b
		}
		if u.bad {
			return nil, fmt.Errorf("unit: %w", ErrCorrupt)
		}
		if past {
			break
		}
	}
	c.values = slices.Sorted(maps.Keys(c.rows))
	f.chunks[n] = c
	return c, nil
}

// Of are the values that a row has, in their order.
func (f *Findings) Of(row uint32) (values []string, err error) {
	c, err := f.chunk(int(row / ChunkRows))
	if err != nil {
		return nil, err
	}
	for _, v := range c.values {
		if c.rows[v].has(uint16(row % ChunkRows)) {
			values = append(values, v)
		}
	}
	return values, nil
}

// Findings are what the rows have with the update's own changes.
func (u *Update) Findings() *Findings {
	if u.found == nil {
		u.found = NewFindings(u.w)
	}
	return u.found
}

// EachFound calls do with the rows that have a value, in order. do may call SetFindings.
func (u *Update) EachFound(value string, do func(row uint32) error) error {
	for n := range u.next.chunks {
		c, err := u.Findings().chunk(n)
		if err != nil {
			return err
		}
		b := c.rows[valueKey(value)]
		if b == nil {
			continue
		}
		now := *b
		for _, row := range (set{n: now.count(), bits: &now}).appendTo(nil) {
			if err := do(uint32(n)*ChunkRows + uint32(row)); err != nil {
				return err
			}
		}
	}
	return nil
}

// SetFindings gives a row the values of query.Check and the severity that its paper would be appended with, in the place of those that
// it has: papers are judged after they came in, and again. It is as Replace with nothing else changed, at a small part of the cost. The
// docs that an update appends or replaces must not change the values that their rows have.
func (u *Update) SetFindings(row uint32, values []string, severity int) error {
	if row >= u.next.rows {
		return fmt.Errorf("%w: %d", ErrRow, row)
	}
	if err := u.merge(); err != nil {
		return err
	}
	c, err := u.Findings().chunk(int(row / ChunkRows))
	if err != nil {
		return err
	}
	at := uint16(row % ChunkRows)
	touch := func(v string) *bitmap {
		if c.dirty == nil {
			c.dirty = map[string]bool{}
		}
		c.dirty[v] = true
		return c.rows[v]
	}
	for _, v := range c.values {
		if c.rows[v].has(at) && !slices.Contains(values, v) {
			touch(v).remove(at)
		}
	}
	for _, text := range values {
		v := valueKey(text)
		i, ok := slices.BinarySearch(c.values, v)
		if !ok {
			c.values = slices.Insert(c.values, i, v)
			c.rows[v] = new(bitmap)
		}
		if !c.rows[v].has(at) {
			touch(v).add(at)
		}
	}
	has := u.value(colHas, row) &^ (1 << hasBits[query.Check])
	if len(values) > 0 {
		has |= 1 << hasBits[query.Check]
	}
	u.setColumn(colHas, row, has)
	u.setColumn(colKind, row, u.value(colKind, row)&^(3<<kindSeverity)|uint32(severity)&3<<kindSeverity)
	return nil
}

// putFindings writes the values whose rows changed, each once.
func (u *Update) putFindings() error {
	if u.found == nil {
		return nil
	}
	for _, n := range slices.Sorted(maps.Keys(u.found.chunks)) {
		c := u.found.chunks[n]
		if len(c.dirty) == 0 {
			continue
		}
		out := u.newUnits(n, byte(spaceExact))
		for _, v := range slices.Sorted(maps.Keys(c.dirty)) {
			b := c.rows[v]
			err := out.change(append([]byte{byte(query.Check)}, v...), func([]byte) ([]byte, error) {
				var p posting
				p.rows[secNote] = set{n: b.count(), bits: b}.appendTo(nil)
				u.encoded = p.encode(u.encoded[:0], false, func(int, []byte) {})
				if len(p.rows[secNote]) == 0 {
					return nil, nil
				}
				return u.encoded, nil
			})
			if err != nil {
				return fmt.Errorf("findings %q: %w", v, err)
			}
		}
		if err := out.end(); err != nil {
			return err
		}
	}
	return nil
}

// EachFiled calls do with every live row of some journals, those whose ordinals are true in of, the ordinal and the row's year (0 where it has
// none), in the order of the rows: some 2 ms for a million.
func (s *Snapshot) EachFiled(of []bool, do func(row, journal uint32, year int)) { s.eachFiled(of, do) }

// EachFiled is Snapshot.EachFiled with the update's own changes.
func (u *Update) EachFiled(of []bool, do func(row, journal uint32, year int)) error {
	if err := u.merge(); err != nil {
		return err
	}
	u.next.eachFiled(of, do)
	return nil
}

func (s *state) eachFiled(of []bool, do func(row, journal uint32, year int)) {
	first, last := slices.Index(of, true), len(of)-1
	for last > first && !of[last] {
		last--
	}
	if first < 0 {
		return
	}
	// The columns have one more than the ordinal; 0 is no journal. Most journals are outside of first to last: one is asked for, as a rule.
	low, span := uint32(first)+1, uint32(last-first)
	for n, c := range s.chunks {
		dates := c.cols[colDate]
		for i, j := range c.cols[colJournal] {
			if j-low <= span && of[j-1] && c.live.has(uint16(i)) {
				do(uint32(n)*ChunkRows+uint32(i), j-1, int(dates[i]>>9))
			}
		}
	}
}
