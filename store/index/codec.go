package index

import (
	"encoding/binary"
	"fmt"
)

// A stored row set is
//
//	uvarint  n<<2 | shape
//	rows     shapeList:  [uvarint bytes, when n > selfEnding] gaps
//	         shapeBits:  8,192 bytes, little-endian words
//	         shapeHoles: uvarint limit, then the rows missing from [0, limit) as a list of limit-n rows
//
// A gap is the distance from the last row, less one (from -1 for the first): one byte below 224, two below 8,160, else three.
const (
	shapeList = iota
	shapeBits
	shapeHoles
)

// selfEnding lists are decoded to be skipped, so that the many sets of one to eight rows carry no byte count.
const selfEnding = 8

const (
	gapTwo   = 224
	gapThree = 255
	gapTwoUp = gapTwo + (gapThree-gapTwo)<<8 // first gap that takes three bytes
)

func appendGap(dst []byte, gap int) []byte {
	switch {
	case gap < gapTwo:
		return append(dst, byte(gap))
	case gap < gapTwoUp:
		gap -= gapTwo
		return append(dst, byte(gapTwo+gap>>8), byte(gap))
	}
	return append(dst, gapThree, byte(gap>>8), byte(gap))
}

func gapBytes(gap int) int {
	switch {
	case gap < gapTwo:
		return 1
	case gap < gapTwoUp:
		return 2
	}
	return 3
}

// appendRows writes a sorted list of rows in its smallest shape.
func appendRows(dst []byte, rows []uint16) []byte {
	n := len(rows)
	if n > selfEnding {
		limit := int(rows[n-1]) + 1
		if holes := limit - n; holes < n/8 && holes < 2048 {
			return appendHoles(dst, rows, limit)
		}
		size, last := 0, -1
		for _, r := range rows {
			size += gapBytes(int(r) - last - 1)
			last = int(r)
		}
		if size >= ChunkRows/8 {
			dst = binary.AppendUvarint(dst, head(n, shapeBits))
			var b bitmap
			for _, r := range rows {
				b.add(r)
			}
			for _, w := range b {
				dst = binary.LittleEndian.AppendUint64(dst, w)
			}
			return dst
		}
		dst = binary.AppendUvarint(dst, head(n, shapeList))
		dst = binary.AppendUvarint(dst, uint64(size))
	} else {
		dst = binary.AppendUvarint(dst, head(n, shapeList))
	}
	return appendGaps(dst, rows)
}

func appendGaps(dst []byte, rows []uint16) []byte {
	last := -1
	for _, r := range rows {
		dst = appendGap(dst, int(r)-last-1)
		last = int(r)
	}
	return dst
}

func appendHoles(dst []byte, rows []uint16, limit int) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(rows))<<2|shapeHoles)
	dst = binary.AppendUvarint(dst, uint64(limit))
	next := 0
	var holes []uint16
	for _, r := range rows {
		for ; next < int(r); next++ {
			holes = append(holes, uint16(next))
		}
		next = int(r) + 1
	}
	return appendRows(dst, holes)
}

// rowsReader is a stored set that is not unpacked yet.
type rowsReader struct {
	n     int
	shape int
	limit int    // of shapeHoles
	data  []byte // gaps, words, or the stored set of holes
}

// readRows splits the first stored set from data.
func readRows(data []byte) (r rowsReader, rest []byte, err error) {
	h, k := binary.Uvarint(data)
	if k <= 0 {
		return r, nil, fmt.Errorf("row set: %w", ErrCorrupt)
	}
	data = data[k:]
	r.n, r.shape = int(h>>2), int(h&3)
	switch r.shape {
	case shapeList:
		size := 0
		if r.n > selfEnding {
			s, k := binary.Uvarint(data)
			if k <= 0 {
				return r, nil, fmt.Errorf("row set: %w", ErrCorrupt)
			}
			data, size = data[k:], int(s)
		} else {
			for range r.n {
				switch {
				case size >= len(data):
					return r, nil, fmt.Errorf("row set: %w", ErrCorrupt)
				case data[size] < gapTwo:
					size++
				case data[size] < gapThree:
					size += 2
				default:
					size += 3
				}
			}
		}
		if size < 0 || size > len(data) || r.n > ChunkRows {
			return r, nil, fmt.Errorf("row set: %w", ErrCorrupt)
		}
		r.data = data[:size]
		return r, data[size:], nil
	case shapeBits:
		if len(data) < ChunkRows/8 {
			return r, nil, fmt.Errorf("row set: %w", ErrCorrupt)
		}
		r.data = data[:ChunkRows/8]
		return r, data[ChunkRows/8:], nil
	case shapeHoles:
		limit, k := binary.Uvarint(data)
		if k <= 0 || limit > ChunkRows {
			return r, nil, fmt.Errorf("row set: %w", ErrCorrupt)
		}
		r.limit = int(limit)
		_, rest, err := readRows(data[k:])
		if err != nil {
			return r, nil, err
		}
		r.data = data[k : len(data)-len(rest)]
		return r, rest, nil
	}
	return r, nil, fmt.Errorf("row set: %w", ErrCorrupt)
}

// orInto adds the rows to b.
func (r rowsReader) orInto(b *bitmap) error {
	switch r.shape {
	case shapeBits:
		for i := range b {
			b[i] |= binary.LittleEndian.Uint64(r.data[8*i:])
		}
		return nil
	case shapeHoles:
		var holes, full bitmap
		h, _, err := readRows(r.data)
		if err != nil {
			return err
		}
		if err := h.orInto(&holes); err != nil {
			return err
		}
		full.fill(r.limit)
		for i := range b {
			b[i] |= full[i] &^ holes[i]
		}
		return nil
	}
	row, d := -1, r.data
	for i := 0; i < len(d); {
		g := int(d[i])
		switch {
		case g < gapTwo:
			i++
		case g < gapThree && i+1 < len(d):
			g = gapTwo + (g-gapTwo)<<8 + int(d[i+1])
			i += 2
		case i+2 < len(d):
			g = int(d[i+1])<<8 | int(d[i+2])
			i += 3
		default:
			return fmt.Errorf("row set: %w", ErrCorrupt)
		}
		row += g + 1
		if row >= ChunkRows {
			return fmt.Errorf("row set: %w", ErrCorrupt)
		}
		b.add(uint16(row))
	}
	return nil
}

// appendTo unpacks a list's rows.
func (r rowsReader) appendTo(dst []uint16) ([]uint16, error) {
	if r.shape != shapeList {
		var b bitmap
		if err := r.orInto(&b); err != nil {
			return nil, err
		}
		return set{n: r.n, bits: &b}.appendTo(dst), nil
	}
	row, d := -1, r.data
	for i := 0; i < len(d); {
		g := int(d[i])
		switch {
		case g < gapTwo:
			i++
		case g < gapThree && i+1 < len(d):
			g = gapTwo + (g-gapTwo)<<8 + int(d[i+1])
			i += 2
		case i+2 < len(d):
			g = int(d[i+1])<<8 | int(d[i+2])
			i += 3
		default:
			return nil, fmt.Errorf("row set: %w", ErrCorrupt)
		}
		row += g + 1
		if row >= ChunkRows {
			return nil, fmt.Errorf("row set: %w", ErrCorrupt)
		}
		dst = append(dst, uint16(row))
	}
	return dst, nil
}

// set unpacks the rows into the arena.
func (r rowsReader) set(a *arena) (set, error) {
	if r.n == 0 {
		return set{}, nil
	}
	if r.n > listMax || r.shape != shapeList {
		b := a.zero()
		if err := r.orInto(b); err != nil {
			return set{}, err
		}
		return a.counted(b, r.n), nil
	}
	l, err := r.appendTo(a.list(r.n))
	if err != nil || len(l) != r.n {
		return set{}, fmt.Errorf("row set: %w", ErrCorrupt)
	}
	return set{n: r.n, list: l}, nil
}

// head is the number that a set begins with: its size and its shape.
func head(n int, shape uint64) uint64 { return uint64(n)<<2 | shape }
