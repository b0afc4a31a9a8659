package index

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// merge writes the postings of the appended parts: every term once, in key order, with what the chunk had before.
func (u *Update) merge() error {
	if len(u.parts) == 0 {
		return nil
	}
	var runs []run
	row := u.partRow % ChunkRows
	for _, p := range u.parts {
		if len(p.sorted) > 0 {
			runs = append(runs, run{part: p, base: uint16(row), end: len(p.sorted)})
		}
		row += uint32(p.rows)
	}
	u.parts = nil
	m := merger{u: u, chunk: int(u.partRow / ChunkRows), old: u.partRow%ChunkRows != 0}
	if !m.old {
		return u.mergeFresh(m.chunk, runs)
	}
	// What an earlier merge of this transaction held back is read now.
	if err := u.putPostings(); err != nil {
		return err
	}
	m.take(runs)
	if err := m.terms(); err != nil {
		return err
	}
	if err := m.starts(); err != nil {
		return err
	}
	return u.putPositions(m.chunk, m.positions, false)
}

// mergeFresh merges the runs of a chunk that has nothing yet, two ranges of terms side by side.
func (u *Update) mergeFresh(chunk int, runs []run) error {
	low, high := cleave(runs)
	a := merger{u: u, chunk: chunk, held: &u.held}
	b := merger{u: u, chunk: chunk, held: new(held)}
	a.take(low)
	b.take(high)
	done := make(chan error, 1)
	go func() { done <- b.terms() }()
	err := a.terms()
	if other := <-done; err == nil {
		err = other
	}
	if err != nil {
		return err
	}
	u.postings = append(u.postings, b.held.postings...)
	for _, m := range []*merger{&a, &b} {
		for k := range m.start {
			m.endStart(k)
		}
	}
	a.begins = append(a.begins, b.begins...)
	if err := a.starts(); err != nil {
		return err
	}
	return u.putPositions(chunk, append(a.positions, b.positions...), true)
}

// cleave shares the terms of runs out: those before a word's first letter, and the rest, so that both ranges have about
// half of them and no start of a word is in both.
func cleave(runs []run) (low, high []run) {
	best, least := []byte{byte(spaceWord)}, -1
	for c := byte('a'); c <= 'z'; c++ {
		pivot := []byte{byte(spaceWord), c}
		before, after := 0, 0
		for i := range runs {
			n := runs[i].find(pivot)
			before += n - runs[i].at
			after += runs[i].end - n
		}
		if d := max(before-after, after-before); least < 0 || d < least {
			best, least = pivot, d
		}
	}
	for _, r := range runs {
		l, h := r, r
		l.end = r.find(best)
		h.at = l.end
		low, high = append(low, l), append(high, h)
	}
	return low, high
}

// run is a part on its way through a merge.
type run struct {
	part *Part
	base uint16 // its first row in the chunk
	at   int    // next of part.sorted
	end  int    // of the range
	head uint64 // first eight bytes of the term there
	key  []byte
}

func (r *run) load() {
	r.key = r.part.words.key(r.part.sorted[r.at])
	var b [8]byte
	copy(b[:], r.key)
	r.head = binary.BigEndian.Uint64(b[:])
}

// find is the place of the first term that is not below a key.
func (r *run) find(key []byte) int {
	n, _ := slices.BinarySearchFunc(r.part.sorted[r.at:r.end], key, func(id uint32, key []byte) int {
		return bytes.Compare(r.part.words.key(id), key)
	})
	return r.at + n
}

func (r *run) before(o *run) bool {
	if r.head != o.head {
		return r.head < o.head
	}
	if c := bytes.Compare(r.key, o.key); c != 0 {
		return c < 0
	}
	return r.base < o.base
}

// merger brings the parts of a chunk together.
type merger struct {
	u     *Update
	chunk int
	old   bool  // the chunk has rows from earlier transactions
	held  *held // where the units of a fresh chunk go
	heap  []*run

	p         posting
	positions []placedPositions
	value     []byte

	// The rows of the words with the same first letter, first two and first three, by section.
	start  [3][]byte
	maps   [3][sectionCount]*bitmap
	used   [3][sectionCount]bool
	begins []pair
}

// take makes the heap of runs.
func (m *merger) take(runs []run) {
	for i := range runs {
		if runs[i].at < runs[i].end {
			m.push(&runs[i])
		}
	}
}

func (m *merger) push(r *run) {
	r.load()
	m.heap = append(m.heap, r)
	for i := len(m.heap) - 1; i > 0; {
		up := (i - 1) / 2
		if !m.heap[i].before(m.heap[up]) {
			break
		}
		m.heap[i], m.heap[up] = m.heap[up], m.heap[i]
		i = up
	}
}

// sink moves the heap's top down to its place.
func (m *merger) sink() {
	for i := 0; ; {
		kid := 2*i + 1
		if kid >= len(m.heap) {
			return
		}
		if kid+1 < len(m.heap) && m.heap[kid+1].before(m.heap[kid]) {
			kid++
		}
		if !m.heap[kid].before(m.heap[i]) {
			return
		}
		m.heap[i], m.heap[kid] = m.heap[kid], m.heap[i]
		i = kid
	}
}

// terms merges the runs term by term.
func (m *merger) terms() error {
	var key []byte
	var out *units
	for len(m.heap) > 0 {
		if out == nil || key[0] != m.heap[0].key[0] {
			if out != nil {
				if err := out.end(); err != nil {
					return err
				}
			}
			out = m.units(m.heap[0].key[0])
		}
		key = append(key[:0], m.heap[0].key...)
		err := out.change(key[1:], func(old []byte) ([]byte, error) {
			if m.old {
				return m.u.change(m.chunk, key, old, &m.p, &m.positions, func() error { return m.gather(key) })
			}
			m.p.reset()
			if err := m.gather(key); err != nil {
				return nil, err
			}
			m.value = m.p.encode(m.value[:0], hasPositions(key), func(n int, v []byte) {
				m.positions = append(m.positions, placedPositions{key[0], positionTerm(bytes.Clone(key[1:]), n), v})
			})
			return m.value, nil
		})
		if err != nil {
			return err
		}
	}
	if out != nil {
		return out.end()
	}
	return nil
}

// units begins a space.
func (m *merger) units(sp byte) *units {
	if m.old {
		return m.u.newUnits(m.chunk, sp)
	}
	return m.held.freshUnits(m.chunk, sp)
}

// gather adds what every run has of a term to the posting.
func (m *merger) gather(key []byte) error {
	for len(m.heap) > 0 && bytes.Equal(m.heap[0].key, key) {
		r := m.heap[0]
		if err := m.p.appendEntry(r.part.entry(r.part.sorted[r.at]), r.base); err != nil {
			return err
		}
		if r.at++; r.at < r.end {
			r.load()
		} else {
			m.heap[0] = m.heap[len(m.heap)-1]
			m.heap = m.heap[:len(m.heap)-1]
		}
		m.sink()
	}
	if space(key[0]) == spaceWord {
		m.begin(key[1:])
	}
	return nil
}

// appendEntry adds a part's packed entry; its rows come after all that the posting has.
func (p *posting) appendEntry(e []byte, base uint16) error {
	mask := e[0]
	e = e[1:]
	for s := range p.rows {
		if mask&(1<<s) == 0 {
			continue
		}
		n, k := binary.Uvarint(e)
		e = e[k:]
		row := int(base) - 1
		for range n {
			d := int(e[0])
			k := 1
			if d >= 0x80 {
				var v uint64
				v, k = binary.Uvarint(e)
				d = int(v)
			}
			e = e[k:]
			row += d + 1
			p.rows[s] = append(p.rows[s], uint16(row))
		}
		size, k := binary.Uvarint(e)
		pos := e[k : k+int(size)]
		p.pos[s] = append(p.pos[s], pos...)
		e = e[k+int(size):]
		for added := p.rows[s][len(p.rows[s])-int(n):]; p.cut && len(added) > 0; {
			b := blockOf(added[0])
			m := 1
			for m < len(added) && blockOf(added[m]) == b {
				m++
			}
			rest := skipPositions(pos, m)
			p.resized(section(s), added[0], len(pos)-len(rest))
			added, pos = added[m:], rest
		}
	}
	return nil
}

// startLengths are how many letters the starts of a word have that are indexed, so that `n` is one look-up.
const startLengths = 3

// startOf returns the first n letters of a word, nil when it is shorter.
func startOf(word []byte, n int) []byte {
	for i := range word {
		if word[i]&0xC0 != 0x80 {
			if n == 0 {
				return word[:i]
			}
			n--
		}
	}
	if n > 0 {
		return nil
	}
	return word
}

// begin adds the current posting to the starts of its word. Words come in order, so each start is complete when the next one
// comes.
func (m *merger) begin(word []byte) {
	for k := range m.start {
		s := startOf(word, k+1)
		if s == nil {
			continue
		}
		if !bytes.Equal(s, m.start[k]) {
			m.endStart(k)
			m.start[k] = append(m.start[k][:0], s...)
		}
		for sec, rows := range m.p.rows {
			if len(rows) == 0 {
				continue
			}
			if m.maps[k][sec] == nil {
				m.maps[k][sec] = new(bitmap)
			}
			m.used[k][sec] = true
			b := m.maps[k][sec]
			for _, r := range rows {
				b.add(r)
			}
		}
	}
}

// endStart encodes the rows gathered for a start of k+1 letters.
func (m *merger) endStart(k int) {
	if len(m.start[k]) == 0 {
		return
	}
	m.value = append(m.value[:0], 0)
	var rows []uint16
	for sec := range m.maps[k] {
		if !m.used[k][sec] {
			continue
		}
		b := m.maps[k][sec]
		rows = set{bits: b}.appendTo(rows[:0])
		m.value[0] |= 1 << sec
		m.value = appendRows(m.value, rows)
		*b = bitmap{}
		m.used[k][sec] = false
	}
	m.begins = append(m.begins, pair{bytes.Clone(m.start[k]), bytes.Clone(m.value)})
	m.start[k] = m.start[k][:0]
}

// starts writes the beginnings of words, which in a chunk with older rows are joined with those.
func (m *merger) starts() error {
	for k := range m.start {
		m.endStart(k)
	}
	slices.SortFunc(m.begins, func(a, b pair) int { return bytes.Compare(a.key, b.key) })
	out := m.units(byte(spaceStart))
	for _, b := range m.begins {
		err := out.change(b.key, func(old []byte) ([]byte, error) {
			if old == nil {
				return b.value, nil
			}
			m.p.reset()
			var more posting
			if err := m.p.decode(old, nil); err != nil {
				return nil, err
			}
			if err := more.decode(b.value, nil); err != nil {
				return nil, err
			}
			for s := range more.rows {
				m.p.rows[s] = mergeRows(m.p.rows[s], more.rows[s])
			}
			m.value = m.p.encode(m.value[:0], false, nil)
			return m.value, nil
		})
		if err != nil {
			return err
		}
	}
	return out.end()
}

// mergeRows joins two sorted lists.
func mergeRows(a, b []uint16) []uint16 {
	if len(b) == 0 || len(a) > 0 && a[len(a)-1] < b[0] {
		return append(a, b...)
	}
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}
