package index

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
)

// Append adds sealed parts as the rows Next(), Next()+1, … in the order given. A part must not cross a multiple of 4,096
// rows: PartSize says how many papers it may take.
func (u *Update) Append(parts ...*Part) error {
	for _, p := range parts {
		if p.rows == 0 {
			continue
		}
		row := u.next.rows
		if p.rows > PartSize(row) {
			return fmt.Errorf("%w: a part of %d papers at row %d", ErrRow, p.rows, row)
		}
		if row%ChunkRows == 0 {
			if err := u.merge(); err != nil { // the chunk before is full
				return err
			}
		}
		if len(u.parts) == 0 {
			u.partRow = row
		}
		if err := u.appendPeople(p, row); err != nil {
			return err
		}
		u.appendColumns(p, row)
		u.appendKeys(p, row)
		p.people, p.perRow, p.names = nil, nil, localList{}
		u.parts = append(u.parts, p)
		u.next.rows += uint32(p.rows)
	}
	return nil
}

func (u *Update) appendColumns(p *Part, row uint32) {
	kinds := make([]uint32, len(p.kinds.list)+1)
	for i, name := range p.kinds.list {
		kinds[i+1] = u.kindNumber(name)
	}
	for i, k := range p.cols[colKind] {
		p.cols[colKind][i] = k&(1<<kindType-1) | kinds[k>>kindType]<<kindType
	}
	n := int(row / ChunkRows)
	c := u.own(n)
	live := u.liveOf(n)
	for i := range p.rows {
		live.add(uint16(int(row%ChunkRows) + i))
	}
	for _, r := range p.skipped {
		live.remove(uint16(row%ChunkRows) + r)
	}
	for col := range c.cols {
		if column(col) < colTerms {
			c.cols[col] = append(c.cols[col], p.cols[col]...)
			p.cols[col] = nil
		} else {
			c.cols[col] = append(c.cols[col], make([]uint32, p.rows)...)
		}
		u.dirty[dirtyBlock{column(col), row / blockRows}] = true
	}
	c.n += p.rows
}

// merge writes the postings of the appended parts: every term once, in key order, with what the chunk had before.
func (u *Update) merge() error {
	if len(u.parts) == 0 {
		return nil
	}
	m := merger{u: u, chunk: int(u.partRow / ChunkRows), old: u.partRow%ChunkRows != 0}
	row := u.partRow % ChunkRows
	for _, p := range u.parts {
		if len(p.sorted) > 0 {
			m.push(&run{part: p, base: uint16(row)})
		}
		row += uint32(p.rows)
	}
	u.parts = nil
	if m.old {
		// What an earlier merge of this transaction held back is read now.
		if err := u.putPostings(); err != nil {
			return err
		}
	}
	if err := m.terms(); err != nil {
		return err
	}
	if err := m.starts(); err != nil {
		return err
	}
	return u.putPositions(m.chunk, m.positions, !m.old)
}

// run is a part on its way through a merge.
type run struct {
	part *Part
	base uint16 // its first row in the chunk
	at   int    // next of part.sorted
	head uint64 // first eight bytes of the term there
	key  []byte
}

func (r *run) load() {
	r.key = r.part.words.key(r.part.sorted[r.at])
	var b [8]byte
	copy(b[:], r.key)
	r.head = binary.BigEndian.Uint64(b[:])
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
	old   bool // the chunk has rows from earlier transactions
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
			out = m.u.newUnits(m.chunk, m.heap[0].key[0], !m.old)
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

// gather adds what every run has of a term to the posting.
func (m *merger) gather(key []byte) error {
	for len(m.heap) > 0 && bytes.Equal(m.heap[0].key, key) {
		r := m.heap[0]
		if err := m.p.appendEntry(r.part.entry(r.part.sorted[r.at]), r.base); err != nil {
			return err
		}
		if r.at++; r.at < len(r.part.sorted) {
			r.load()
		} else {
			r.part.packed = nil
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
		p.pos[s] = append(p.pos[s], e[k:k+int(size)]...)
		e = e[k+int(size):]
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
	out := m.u.newUnits(m.chunk, byte(spaceStart), !m.old)
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
