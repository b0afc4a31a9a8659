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
	// pos[s][i] are the packed positions of rows[s][i]; nil when the term has none.
	pos [sectionCount][][]byte
}

// encode gives the posting's value and, when the positions have values of their own, those by block (-1 for one value).
func (p *posting) encode(withPositions bool) (value []byte, blocks map[int][]byte) {
	value = append(value, 0)
	size := 0
	for s := range p.rows {
		if len(p.rows[s]) == 0 {
			continue
		}
		value[0] |= 1 << s
		value = appendRows(value, p.rows[s])
		for _, list := range p.pos[s] {
			size += len(list)
		}
	}
	switch {
	case value[0] == 0:
		return nil, nil
	case !withPositions:
		return value, nil
	case size <= inlineMax:
		value[0] |= positionsInline
		return p.appendBlock(value, 0, ChunkRows), nil
	case size <= oneMax:
		value[0] |= positionsOne
		return value, map[int][]byte{-1: p.appendBlock(nil, 0, ChunkRows)}
	}
	value[0] |= positionsBlocks
	blocks = map[int][]byte{}
	for b := range blockCount {
		if v := p.appendBlock(nil, b<<blockShift, (b+1)<<blockShift); len(v) > 0 {
			blocks[b] = v
		}
	}
	return value, blocks
}

// appendBlock writes the positions of the rows [from, to): for every section that has rows there
//
//	section byte, uvarint papers, uvarint bytes, [papers-1 / skipEvery places, 4 bytes each], lists
func (p *posting) appendBlock(dst []byte, from, to int) []byte {
	for s, rows := range p.rows {
		i, _ := slices.BinarySearch(rows, uint16(from))
		j := len(rows)
		if to < ChunkRows {
			j, _ = slices.BinarySearch(rows, uint16(to))
		}
		if i == j {
			continue
		}
		size := 0
		for _, list := range p.pos[s][i:j] {
			size += len(list)
		}
		dst = append(dst, byte(s))
		dst = binary.AppendUvarint(dst, uint64(j-i))
		dst = binary.AppendUvarint(dst, uint64(size))
		at := 0
		for k, list := range p.pos[s][i:j] {
			if k > 0 && k%skipEvery == 0 {
				dst = binary.LittleEndian.AppendUint32(dst, uint32(at))
			}
			at += len(list)
		}
		for _, list := range p.pos[s][i:j] {
			dst = append(dst, list...)
		}
	}
	return dst
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

// decodePosting unpacks a stored posting; get fetches the position values by block.
func decodePosting(value []byte, get func(block int) []byte) (*posting, error) {
	p := &posting{}
	if len(value) == 0 {
		return p, nil
	}
	head := value[0]
	rest := value[1:]
	for s := range p.rows {
		if head&(1<<s) == 0 {
			continue
		}
		r, more, err := readRows(rest)
		if err != nil {
			return nil, err
		}
		if p.rows[s], err = r.appendTo(make([]uint16, 0, r.n+1)); err != nil {
			return nil, err
		}
		rest = more
	}
	take := func(block []byte) error {
		return readBlock(block, func(s section, l positionList) error {
			data := l.data
			for range l.n {
				tail := skipPositions(data, 1)
				p.pos[s] = append(p.pos[s], data[:len(data)-len(tail)])
				data = tail
			}
			return nil
		})
	}
	var err error
	switch head & (3 << 6) {
	case positionsInline:
		err = take(rest)
	case positionsOne:
		err = take(get(-1))
	case positionsBlocks:
		for b := range blockCount {
			if v := get(b); v != nil && err == nil {
				err = take(v)
			}
		}
	}
	if err != nil {
		return nil, err
	}
	if head&(3<<6) != positionsNone {
		for s := range p.rows {
			if len(p.rows[s]) != len(p.pos[s]) {
				return nil, fmt.Errorf("positions of %d papers for %d: %w", len(p.pos[s]), len(p.rows[s]), ErrCorrupt)
			}
		}
	}
	return p, nil
}
