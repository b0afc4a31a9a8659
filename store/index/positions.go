package index

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// Positions of a term in one paper's section: distances from the last one (from 0 for the first), each
//
//	code<<1 | last      code < 96: the distance
//	                    code < 127: the distance is 96 + (code-96)<<8 + the next byte
//	                    code = 127: the distance is in the next three bytes
//
// so that a paper's list ends itself and the lists of many papers are simply one after the other.
const (
	posTwo   = 96
	posFour  = 127
	posTwoUp = posTwo + (posFour-posTwo)<<8
	maxPos   = 1<<24 - 1
)

func appendPositions(dst []byte, pos []uint32) []byte {
	last := uint32(0)
	for i, p := range pos {
		d, end := p-last, byte(0)
		last = p
		if i == len(pos)-1 {
			end = 1
		}
		switch {
		case d < posTwo:
			dst = append(dst, byte(d)<<1|end)
		case d < posTwoUp:
			d -= posTwo
			dst = append(dst, byte(posTwo+d>>8)<<1|end, byte(d))
		default:
			dst = append(dst, posFour<<1|end, byte(d>>16), byte(d>>8), byte(d))
		}
	}
	return dst
}

// nextPositions unpacks one paper's list into dst[:0] and returns the rest of data.
func nextPositions(dst []uint32, data []byte) ([]uint32, []byte) {
	dst = dst[:0]
	p := uint32(0)
	for i := 0; i < len(data); {
		c := data[i]
		d := uint32(c >> 1)
		i++
		if d >= posTwo {
			if d < posFour && i < len(data) {
				d = posTwo + (d-posTwo)<<8 + uint32(data[i])
				i++
			} else if i+2 < len(data) {
				d = uint32(data[i])<<16 | uint32(data[i+1])<<8 | uint32(data[i+2])
				i += 3
			}
		}
		p += d
		dst = append(dst, p)
		if c&1 != 0 {
			return dst, data[i:]
		}
	}
	return dst, nil
}

// skipPositions steps over the lists of n papers.
func skipPositions(data []byte, n int) []byte {
	i := 0
	for n > 0 && i < len(data) {
		c := data[i]
		i++
		if c >= posTwo<<1 {
			if c < posFour<<1 {
				i++
			} else {
				i += 3
			}
		}
		n -= int(c & 1)
	}
	return data[min(i, len(data)):]
}

// A term's positions are kept where they cost least: behind its row sets while small, in one value of their own, or in one
// value for every 4,096 rows, so that an edit of one abstract does not rewrite half a megabyte for `the`. The first byte
// of a posting says which.
const (
	positionsNone = iota << 6 // the term has none (single characters, starts, exact values)
	positionsInline
	positionsOne
	positionsBlocks
)

// formMask selects the form from a posting's first byte; the other bits are its sections.
const formMask = 3 << 6

const (
	inlineMax  = 96       // bytes of positions kept behind the sets
	oneMax     = 16 << 10 // bytes of positions kept in one value
	blockShift = 12       // 4,096 rows a block
	blockCount = ChunkRows >> blockShift
	// skipEvery papers the place in the list is noted, so that one paper's positions are found without reading all.
	skipEvery = 128
)

// posting is the unpacked, changeable form of a term's entry in a chunk; updates read, change and write it.
type posting struct {
	rows [sectionCount][]uint16
	pos  [sectionCount][]byte // packed positions of the rows, one paper after the other; nil when the term has none

	// What came in blocks keeps their bounds, so that a change of few rows looks at their blocks only.
	cut     bool
	sizes   [blockCount][sectionCount]int // bytes of pos in each block
	changed [blockCount]bool
}

func (p *posting) reset() {
	for s := range p.rows {
		p.rows[s], p.pos[s] = p.rows[s][:0], p.pos[s][:0]
	}
	if p.cut {
		p.cut, p.sizes, p.changed = false, [blockCount][sectionCount]int{}, [blockCount]bool{}
	}
}

// blockOf is the block of a row's positions.
func blockOf(row uint16) int { return int(row >> blockShift) }

// resized notes that a section's positions in a row's block take more bytes, or fewer.
func (p *posting) resized(s section, row uint16, by int) {
	if p.cut {
		p.sizes[blockOf(row)][s] += by
		p.changed[blockOf(row)] = true
	}
}

// offset is where the positions of the i-th row of a section begin, or would begin for a row that is to be the i-th.
func (p *posting) offset(s section, i int, row uint16) int {
	at := 0
	if p.cut {
		b := blockOf(row)
		for n := range b {
			at += p.sizes[n][s]
		}
		first, _ := slices.BinarySearch(p.rows[s][:i], uint16(b<<blockShift))
		i -= first
	}
	return len(p.pos[s]) - len(skipPositions(p.pos[s][at:], i))
}

// encode appends the posting's value to dst; nothing for an empty posting. Positions that have values of their own
// go to block, with the block's number or -1 for the only one. Blocks that are as they were decoded are left out.
func (p *posting) encode(dst []byte, positioned bool, block func(n int, value []byte)) []byte {
	head := len(dst)
	dst = append(dst, 0)
	size := 0
	for s := range p.rows {
		if len(p.rows[s]) == 0 {
			continue
		}
		dst[head] |= 1 << s
		dst = appendRows(dst, p.rows[s])
		size += len(p.pos[s])
	}
	switch {
	case dst[head] == 0:
		return dst[:head]
	case !positioned:
	case size <= inlineMax:
		dst[head] |= positionsInline
		for s := range p.rows {
			dst = appendList(dst, section(s), len(p.rows[s]), p.pos[s])
		}
	case size <= oneMax:
		dst[head] |= positionsOne
		v := make([]byte, 0, size+16)
		for s := range p.rows {
			v = appendList(v, section(s), len(p.rows[s]), p.pos[s])
		}
		block(-1, v)
	default:
		dst[head] |= positionsBlocks
		rest, done := p.pos, [sectionCount]int{}
		for b := range blockCount {
			if v := p.cutBlock(b, &rest, &done); len(v) > 0 {
				block(b, v)
			}
		}
	}
	return dst
}

// cutBlock takes the lists of block b's rows from the front of rest.
func (p *posting) cutBlock(b int, rest *[sectionCount][]byte, done *[sectionCount]int) (v []byte) {
	for s, rows := range p.rows {
		n := len(rows) - done[s]
		if b < blockCount-1 {
			n, _ = slices.BinarySearch(rows[done[s]:], uint16((b+1)<<blockShift))
		}
		done[s] += n
		size := p.sizes[b][s]
		if !p.cut {
			size = len(rest[s]) - len(skipPositions(rest[s], n))
		}
		if !p.cut || p.changed[b] {
			v = appendList(v, section(s), n, rest[s][:size])
		}
		rest[s] = rest[s][size:]
	}
	return v
}

// appendList writes the positions of n papers in a section; nothing for none:
//
//	section byte, uvarint papers, uvarint bytes, [(papers-1)/skipEvery places, 4 bytes each], lists
func appendList(dst []byte, s section, n int, data []byte) []byte {
	if n == 0 {
		return dst
	}
	dst = append(dst, byte(s))
	dst = binary.AppendUvarint(dst, uint64(n))
	dst = binary.AppendUvarint(dst, uint64(len(data)))
	rest := data
	for range (n - 1) / skipEvery {
		rest = skipPositions(rest, skipEvery)
		dst = binary.LittleEndian.AppendUint32(dst, uint32(len(data)-len(rest)))
	}
	return append(dst, data...)
}

// positionList is the stored positions of one section in one block.
type positionList struct {
	n     int    // papers
	skips []byte // places of papers skipEvery, 2*skipEvery, …
	data  []byte
}

// readBlock calls f for each section of a block.
func readBlock(data []byte, f func(s section, l positionList) error) error {
	for len(data) > 0 {
		s := data[0]
		n, k := binary.Uvarint(data[1:])
		if k <= 0 || s >= byte(sectionCount) || n == 0 || n > ChunkRows {
			return fmt.Errorf("positions: %w", ErrCorrupt)
		}
		data = data[1+k:]
		size, k := binary.Uvarint(data)
		skips := 4 * (int(n-1) / skipEvery)
		if k <= 0 || uint64(len(data)-k) < uint64(skips)+size {
			return fmt.Errorf("positions: %w", ErrCorrupt)
		}
		data = data[k:]
		l := positionList{n: int(n), skips: data[:skips], data: data[skips : skips+int(size)]}
		data = data[skips+int(size):]
		if err := f(section(s), l); err != nil {
			return err
		}
	}
	return nil
}

// from returns the lists from paper i on.
func (l positionList) from(i int) []byte {
	if i >= l.n {
		return nil
	}
	at := 0
	if k := i / skipEvery; k > 0 {
		at = int(binary.LittleEndian.Uint32(l.skips[4*(k-1):]))
		if at > len(l.data) {
			return nil
		}
	}
	return skipPositions(l.data[at:], i%skipEvery)
}

// decode adds a stored posting to p; get fetches the position values by block.
func (p *posting) decode(value []byte, get func(block int) []byte) error {
	if len(value) == 0 {
		return nil
	}
	head := value[0]
	rest := value[1:]
	for s := range p.rows {
		if head&(1<<s) == 0 {
			continue
		}
		r, more, err := readRows(rest)
		if err != nil {
			return err
		}
		if p.rows[s], err = r.appendTo(p.rows[s]); err != nil {
			return err
		}
		rest = more
	}
	take := func(block []byte) error {
		return readBlock(block, func(s section, l positionList) error {
			p.pos[s] = append(p.pos[s], l.data...)
			return nil
		})
	}
	switch head & formMask {
	case positionsInline:
		return take(rest)
	case positionsOne:
		return take(get(-1))
	case positionsBlocks:
		for b := range blockCount {
			var was [sectionCount]int
			for s := range was {
				was[s] = len(p.pos[s])
			}
			if v := get(b); v != nil {
				if err := take(v); err != nil {
					return err
				}
			}
			for s := range was {
				p.sizes[b][s] = len(p.pos[s]) - was[s]
			}
		}
		p.cut = true
	}
	return nil
}

// remove takes a row out of every section.
func (p *posting) remove(row uint16, positioned bool) {
	for s := range p.rows {
		i, ok := slices.BinarySearch(p.rows[s], row)
		if !ok {
			continue
		}
		if positioned {
			from := p.offset(section(s), i, row)
			to := len(p.pos[s]) - len(skipPositions(p.pos[s][from:], 1))
			p.pos[s] = slices.Delete(p.pos[s], from, to)
			p.resized(section(s), row, from-to)
		}
		p.rows[s] = slices.Delete(p.rows[s], i, i+1)
	}
}

// insert puts a row with its packed positions into a section that lacks it.
func (p *posting) insert(s section, row uint16, pos []byte) {
	i, ok := slices.BinarySearch(p.rows[s], row)
	if ok {
		return
	}
	if len(pos) > 0 {
		p.pos[s] = slices.Insert(p.pos[s], p.offset(s, i, row), pos...)
		p.resized(s, row, len(pos))
	}
	p.rows[s] = slices.Insert(p.rows[s], i, row)
}
