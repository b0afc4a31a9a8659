package index

import (
	"math/bits"
	"slices"
)

// bitmap is the rows of a chunk, one bit each.
type bitmap [ChunkRows / 64]uint64

func (b *bitmap) has(row uint16) bool { return b[row>>6]&(1<<(row&63)) != 0 }
func (b *bitmap) add(row uint16)      { b[row>>6] |= 1 << (row & 63) }
func (b *bitmap) remove(row uint16)   { b[row>>6] &^= 1 << (row & 63) }

func (b *bitmap) count() int {
	n := 0
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

// fill sets the rows [0, n).
func (b *bitmap) fill(n int) {
	for i := range b {
		switch {
		case n >= 64:
			b[i] = ^uint64(0)
		case n > 0:
			b[i] = 1<<n - 1
		default:
			b[i] = 0
		}
		n -= 64
	}
}

// listMax is the largest set kept as a list: from there on a bitmap is smaller (4,096 two-byte rows are 8 KB) and
// faster to combine.
const listMax = 4096

// set is rows of one chunk: a sorted list of up to listMax rows, or a bitmap of more. The zero set is empty. A set is never
// changed once it has been returned; several may share memory.
type set struct {
	n    int
	list []uint16 // when bits is nil
	bits *bitmap
}

func (s set) empty() bool { return s.n == 0 }

func (s set) has(row uint16) bool {
	if s.bits != nil {
		return s.bits.has(row)
	}
	_, ok := slices.BinarySearch(s.list, row)
	return ok
}

// orInto adds the rows of s to b.
func (s set) orInto(b *bitmap) {
	if s.bits != nil {
		for i, w := range s.bits {
			b[i] |= w
		}
		return
	}
	for _, r := range s.list {
		b.add(r)
	}
}

// each calls f for every row in order.
func (s set) each(f func(row uint16)) {
	if s.bits == nil {
		for _, r := range s.list {
			f(r)
		}
		return
	}
	for i, w := range s.bits {
		for w != 0 {
			f(uint16(i<<6 + bits.TrailingZeros64(w)))
			w &= w - 1
		}
	}
}

// appendTo appends the rows in order.
func (s set) appendTo(dst []uint16) []uint16 {
	if s.bits == nil {
		return append(dst, s.list...)
	}
	for i, w := range s.bits {
		for w != 0 {
			dst = append(dst, uint16(i<<6+bits.TrailingZeros64(w)))
			w &= w - 1
		}
	}
	return dst
}

// arena lends bitmaps and lists that live until reset. It belongs to one goroutine.
type arena struct {
	maps  []*bitmap
	used  int
	lists []uint16
}

func (a *arena) reset() { a.used, a.lists = 0, a.lists[:0] }

// raw lends a bitmap with undefined content.
func (a *arena) raw() *bitmap {
	if a.used == len(a.maps) {
		a.maps = append(a.maps, new(bitmap))
	}
	a.used++
	return a.maps[a.used-1]
}

func (a *arena) zero() *bitmap {
	b := a.raw()
	*b = bitmap{}
	return b
}

// list lends a list of length 0 and capacity n.
func (a *arena) list(n int) []uint16 {
	if cap(a.lists)-len(a.lists) < n {
		a.lists = make([]uint16, 0, max(1<<16, n)) // older lists keep the old block alive until they are dropped
	}
	at := len(a.lists)
	a.lists = a.lists[:at+n]
	return a.lists[at : at : at+n]
}

// fromBits makes a set of b, which it keeps unless the set is small.
func (a *arena) fromBits(b *bitmap) set {
	n := b.count()
	if n > listMax {
		return set{n: n, bits: b}
	}
	l := a.list(n)
	return set{n: n, list: set{n: n, bits: b}.appendTo(l)}
}

// fromList makes a set of a sorted list of any length.
func (a *arena) fromList(l []uint16) set {
	if len(l) <= listMax {
		return set{n: len(l), list: l}
	}
	b := a.zero()
	for _, r := range l {
		b.add(r)
	}
	return set{n: len(l), bits: b}
}

func (a *arena) and(x, y set) set {
	if x.n == 0 || y.n == 0 {
		return set{}
	}
	if x.n > y.n {
		x, y = y, x
	}
	switch {
	case x.bits != nil && y.bits != nil:
		if x.bits == y.bits {
			return x
		}
		b := a.raw()
		n := 0
		for i := range b {
			w := x.bits[i] & y.bits[i]
			b[i] = w
			n += bits.OnesCount64(w)
		}
		return a.counted(b, n)
	case y.bits != nil:
		l := a.list(x.n)
		for _, r := range x.list {
			if y.bits.has(r) {
				l = append(l, r)
			}
		}
		return set{n: len(l), list: l}
	}
	l := a.list(x.n)
	if y.n > 16*x.n {
		rest := y.list
		for _, r := range x.list {
			i, ok := slices.BinarySearch(rest, r)
			if ok {
				l = append(l, r)
			}
			rest = rest[i:]
		}
		return set{n: len(l), list: l}
	}
	i, j := 0, 0
	for i < len(x.list) && j < len(y.list) {
		p, q := x.list[i], y.list[j]
		if p == q {
			l = append(l, p)
		}
		if p <= q {
			i++
		}
		if q <= p {
			j++
		}
	}
	return set{n: len(l), list: l}
}

func (a *arena) counted(b *bitmap, n int) set {
	if n > listMax {
		return set{n: n, bits: b}
	}
	if n == 0 {
		return set{}
	}
	l := a.list(n)
	return set{n: n, list: set{n: n, bits: b}.appendTo(l)}
}

func (a *arena) or(x, y set) set {
	switch {
	case x.n == 0:
		return y
	case y.n == 0:
		return x
	}
	if x.bits == nil && y.bits == nil && x.n+y.n <= listMax {
		l := a.list(x.n + y.n)
		i, j := 0, 0
		for i < len(x.list) && j < len(y.list) {
			p, q := x.list[i], y.list[j]
			l = append(l, min(p, q))
			if p <= q {
				i++
			}
			if q <= p {
				j++
			}
		}
		l = append(append(l, x.list[i:]...), y.list[j:]...)
		return set{n: len(l), list: l}
	}
	if x.bits == nil {
		x, y = y, x
	}
	b := a.raw()
	if x.bits != nil {
		*b = *x.bits
	} else {
		*b = bitmap{}
		x.orInto(b)
	}
	y.orInto(b)
	return a.counted(b, b.count())
}

// andNot returns the rows of x that y lacks.
func (a *arena) andNot(x, y set) set {
	if x.n == 0 || y.n == 0 {
		return x
	}
	if x.bits == nil {
		l := a.list(x.n)
		if y.bits != nil {
			for _, r := range x.list {
				if !y.bits.has(r) {
					l = append(l, r)
				}
			}
			return set{n: len(l), list: l}
		}
		j := 0
		for _, r := range x.list {
			for j < len(y.list) && y.list[j] < r {
				j++
			}
			if j == len(y.list) || y.list[j] != r {
				l = append(l, r)
			}
		}
		return set{n: len(l), list: l}
	}
	b := a.raw()
	*b = *x.bits
	if y.bits != nil {
		for i := range b {
			b[i] &^= y.bits[i]
		}
	} else {
		for _, r := range y.list {
			b.remove(r)
		}
	}
	return a.counted(b, b.count())
}

// keep copies a set out of the arena, for a Result.
func (s set) keep() set {
	if s.bits != nil {
		b := *s.bits
		return set{n: s.n, bits: &b}
	}
	return set{n: s.n, list: slices.Clone(s.list)}
}
