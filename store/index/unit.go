package index

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// Neighbouring terms of a chunk share a stored value, a unit, whose key is the last of them: a key for every one of the 450,000
// terms of a chunk would cost as much room as most of their rows. A unit is
//
//	entries     uvarint bytes shared with the term before, uvarint bytes of the rest, uvarint bytes of the value, rest, value
//	places      of every sixteenth entry, which shares nothing, 4 bytes each
//	count       of the places, 2 bytes
//
// Sets and positions are kept in units alike.
const (
	placeEvery = 16
	// smallUnit lets two units of small entries fill a page of 4,096 bytes (a leaf holds two values at least).
	smallUnit = 1950
	// largeUnit bounds a unit with entries larger than that; pages are lost at the end of values, so few large ones lose
	// less, and an edit rewrites one.
	largeUnit = 14_000
)

// unitReader walks the entries of a unit.
type unitReader struct {
	entries []byte
	places  []byte
	at      int
	term    []byte
	value   []byte
	bad     bool
}

func openUnit(data []byte) (r unitReader, err error) {
	if len(data) < 2 {
		return r, fmt.Errorf("unit: %w", ErrCorrupt)
	}
	n := int(binary.LittleEndian.Uint16(data[len(data)-2:]))
	end := len(data) - 2 - 4*n
	if end < 0 || n == 0 {
		return r, fmt.Errorf("unit: %w", ErrCorrupt)
	}
	r.entries, r.places = data[:end], data[end:len(data)-2]
	return r, nil
}

// next steps to the next entry. The term is valid until the next step, the value as long as the unit.
func (r *unitReader) next() bool {
	d := r.entries
	if r.at >= len(d) {
		return false
	}
	i := r.at
	var head [3]int
	for k := range head {
		if i < len(d) && d[i] < 0x80 {
			head[k] = int(d[i])
			i++
			continue
		}
		v, n := binary.Uvarint(d[i:])
		if n <= 0 || v > 1<<31 {
			r.bad = true
			return false
		}
		head[k], i = int(v), i+n
	}
	shared, rest, size := head[0], head[1], head[2]
	if shared > len(r.term) || len(d)-i < rest+size {
		r.bad = true
		return false
	}
	r.term = append(r.term[:shared], d[i:i+rest]...)
	r.value = d[i+rest : i+rest+size : i+rest+size]
	r.at = i + rest + size
	return true
}

// seek moves so that next gives the first entry not below term, or one at most placeEvery before it.
func (r *unitReader) seek(term []byte) {
	lo, hi := 0, len(r.places)/4 // the last place whose term is not above term
	for lo+1 < hi {
		mid := (lo + hi) / 2
		r.at = int(binary.LittleEndian.Uint32(r.places[4*mid:]))
		if !r.next() || bytes.Compare(r.term, term) > 0 {
			hi = mid
		} else {
			lo = mid
		}
	}
	r.at = int(binary.LittleEndian.Uint32(r.places[4*lo:]))
	r.term = r.term[:0]
}

// findInUnit returns the value of a term, nil when the unit has none.
func findInUnit(data, term, scratch []byte) (value, used []byte) {
	r, err := openUnit(data)
	if err != nil {
		return nil, scratch
	}
	r.term = scratch[:0]
	r.seek(term)
	for r.next() {
		switch c := bytes.Compare(r.term, term); {
		case c == 0:
			return r.value, r.term
		case c > 0:
			return nil, r.term
		}
	}
	return nil, r.term
}

// spaceKey is the start of the keys of a space of a chunk.
const spaceKey = termAt + 1

// unitWriter builds units of entries that come in order.
type unitWriter struct {
	lead   []byte // keyPosting, chunk, space
	put    func(key, value []byte) error
	buf    []byte
	places []uint32
	n      int
	large  bool
	last   []byte
}

// add appends an entry.
func (w *unitWriter) add(term, value []byte) error {
	size := len(term) + len(value) + 8
	large := w.large || size > smallUnit
	limit := smallUnit
	if large {
		limit = largeUnit
	}
	if w.n > 0 && len(w.lead)+len(w.buf)+4*len(w.places)+size > limit {
		if err := w.flush(); err != nil {
			return err
		}
		large = size > smallUnit
	}
	w.large = large
	shared := 0
	if w.n%placeEvery == 0 {
		w.places = append(w.places, uint32(len(w.buf)))
	} else {
		for shared < len(term) && shared < len(w.last) && term[shared] == w.last[shared] {
			shared++
		}
	}
	w.buf = binary.AppendUvarint(w.buf, uint64(shared))
	w.buf = binary.AppendUvarint(w.buf, uint64(len(term)-shared))
	w.buf = binary.AppendUvarint(w.buf, uint64(len(value)))
	w.buf = append(append(w.buf, term[shared:]...), value...)
	w.last = append(w.last[:0], term...)
	w.n++
	return nil
}

// flush writes the unit that has been built.
func (w *unitWriter) flush() error {
	if w.n == 0 {
		return nil
	}
	for _, p := range w.places {
		w.buf = binary.LittleEndian.AppendUint32(w.buf, p)
	}
	w.buf = binary.LittleEndian.AppendUint16(w.buf, uint16(len(w.places)))
	key := append(append(make([]byte, 0, len(w.lead)+len(w.last)), w.lead...), w.last...)
	err := w.put(key, w.buf)
	w.buf, w.places, w.n, w.large = w.buf[:0], w.places[:0], 0, false
	return err
}

// units changes the entries of one space of a chunk, in the order of the terms. A stored unit is read, changed and written
// once; new units take the place of the one that they came from.
type units struct {
	u     *Update
	out   unitWriter
	fresh bool // nothing is stored yet

	open    bool
	stored  []byte // key of the unit that is being changed, nil past the last
	kept    bool   // its key has been written again
	old     unitReader
	pending bool // old.term and old.value are not written yet
}

// held is units that are held back: those of a fresh chunk until Close, which puts them behind all else.
type held struct {
	postings []pair
	slab     []byte
}

// hold copies a value into memory that nobody writes again: the Writer keeps it until the commit.
func (h *held) hold(v []byte) []byte {
	if cap(h.slab)-len(h.slab) < len(v) {
		h.slab = make([]byte, 0, max(1<<20, len(v)))
	}
	at := len(h.slab)
	h.slab = append(h.slab, v...)
	return h.slab[at:len(h.slab):len(h.slab)]
}

// newUnits begins the changes of a space (with wherePositions for positions) of a chunk that may have units.
func (u *Update) newUnits(chunk int, sp byte) *units {
	s := &units{u: u}
	s.out.lead = []byte{keyPosting, byte(chunk >> 8), byte(chunk), sp}
	s.out.put = func(key, value []byte) error {
		s.kept = s.kept || bytes.Equal(key, s.stored)
		return u.w.Put(key, u.hold(value))
	}
	return s
}

// freshUnits begins a space of a fresh chunk.
func (h *held) freshUnits(chunk int, sp byte) *units {
	s := &units{fresh: true}
	s.out.lead = []byte{keyPosting, byte(chunk >> 8), byte(chunk), sp}
	s.out.put = func(key, value []byte) error {
		h.postings = append(h.postings, pair{key, h.hold(value)})
		return nil
	}
	return s
}

// change replaces the entry of a term, which comes after all terms changed before: f gets the old value, nil for none, and returns
// the new one, empty to have none.
func (s *units) change(term []byte, f func(old []byte) ([]byte, error)) error {
	if s.fresh {
		v, err := f(nil)
		if err != nil || len(v) == 0 {
			return err
		}
		return s.out.add(term, v)
	}
	if !s.open || s.stored != nil && bytes.Compare(term, s.stored[spaceKey:]) > 0 {
		if err := s.end(); err != nil {
			return err
		}
		if err := s.begin(term); err != nil {
			return err
		}
	}
	var before []byte
	for s.pending {
		c := bytes.Compare(s.old.term, term)
		if c > 0 {
			break
		}
		if c == 0 {
			before = s.old.value
			s.pending = s.old.next()
			break
		}
		if err := s.out.add(s.old.term, s.old.value); err != nil {
			return err
		}
		s.pending = s.old.next()
	}
	v, err := f(before)
	if err != nil || len(v) == 0 {
		return err
	}
	return s.out.add(term, v)
}

// begin opens the stored unit that a term belongs to.
func (s *units) begin(term []byte) error {
	s.open, s.stored, s.kept, s.pending = true, nil, false, false
	k, v := s.u.w.Cursor().Seek(append(bytes.Clone(s.out.lead), term...))
	if !bytes.HasPrefix(k, s.out.lead) {
		return nil // past the last: what comes now makes new units
	}
	s.stored = bytes.Clone(k)
	var err error
	if s.old, err = openUnit(v); err != nil {
		return err
	}
	s.pending = s.old.next()
	return nil
}

// end writes what is left of the unit that is being changed.
func (s *units) end() error {
	for s.pending {
		if err := s.out.add(s.old.term, s.old.value); err != nil {
			return err
		}
		s.pending = s.old.next()
	}
	if s.old.bad {
		return fmt.Errorf("unit: %w", ErrCorrupt)
	}
	if err := s.out.flush(); err != nil {
		return err
	}
	if s.stored != nil && !s.kept {
		if err := s.u.w.Delete(s.stored); err != nil {
			return err
		}
	}
	s.open, s.stored, s.old = false, nil, unitReader{}
	return nil
}

// getTerm reads a term's value from a bucket.
func getTerm(r Reader, chunk int, sp byte, term []byte) []byte {
	key := append([]byte{keyPosting, byte(chunk >> 8), byte(chunk), sp}, term...)
	k, v := r.Cursor().Seek(key)
	if !bytes.HasPrefix(k, key[:spaceKey]) {
		return nil
	}
	value, _ := findInUnit(v, term, nil)
	return value
}

// positionTerm is a term's entry among the positions: block is -1 for positions kept in one value, else the rows' block.
func positionTerm(term []byte, block int) []byte {
	if block < 0 {
		return term
	}
	return append(append(make([]byte, 0, len(term)+2), term...), 0, byte(block))
}

// placed positions of a term, to be written after the sets.
type placedPositions struct {
	sp    byte
	term  []byte // with its block
	value []byte // empty: there are none any more
}

// putPositions writes positions gathered in the order of space and term.
func (u *Update) putPositions(chunk int, list []placedPositions, fresh bool) error {
	var s *units
	last := byte(0)
	for _, p := range list {
		if s == nil || p.sp != last {
			if s != nil {
				if err := s.end(); err != nil {
					return err
				}
			}
			if last = p.sp; fresh {
				s = u.freshUnits(chunk, p.sp|wherePositions)
			} else {
				s = u.newUnits(chunk, p.sp|wherePositions)
			}
		}
		if err := s.change(p.term, func([]byte) ([]byte, error) { return p.value, nil }); err != nil {
			return err
		}
	}
	if s != nil {
		return s.end()
	}
	return nil
}

// change decodes a term's stored posting into p, lets change work on it, and gives the new value; positions that change go
// to list.
func (u *Update) change(chunk int, key, old []byte, p *posting, list *[]placedPositions, change func() error) ([]byte, error) {
	sp, term := key[0], key[1:]
	p.reset()
	get := func(block int) []byte { return getTerm(u.w, chunk, sp|wherePositions, positionTerm(term, block)) }
	if err := p.decode(old, get); err != nil {
		return nil, err
	}
	if err := change(); err != nil {
		return nil, err
	}
	now := map[int][]byte{}
	u.encoded = p.encode(u.encoded[:0], hasPositions(key), func(n int, v []byte) { now[n] = v })
	form := byte(positionsNone)
	if len(old) > 0 {
		form = old[0] & formMask
	}
	blocks := p.cut && len(u.encoded) > 0 && u.encoded[0]&formMask == form // before and after
	for n := -1; n < blockCount; n++ {
		v := now[n]
		had := n < 0 && form == positionsOne || n >= 0 && form == positionsBlocks
		if n >= 0 && blocks && !p.changed[n] || len(v) == 0 && !had || had && bytes.Equal(get(n), v) {
			continue
		}
		*list = append(*list, placedPositions{sp, positionTerm(bytes.Clone(term), n), v})
	}
	return u.encoded, nil
}
