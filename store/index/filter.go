package index

import "math/bits"

// A test is put to the values of a column: one, or up to 64 in a row, of which the answer has a bit each. A call a value and a branch
// that nothing foretells would take most of the time of a pass over a column.
type test interface {
	one(v uint32) bool
	word(values []uint32) uint64
}

// between passes from lo to lo+span.
type between struct{ lo, span uint32 }

func (t between) one(v uint32) bool { return v-t.lo <= t.span }

func (t between) word(values []uint32) (out uint64) {
	for k, v := range values {
		out |= bit(v-t.lo <= t.span) << (k & 63)
	}
	return out
}

// listed passes the values that have true.
type listed []bool

func (t listed) one(v uint32) bool { return t[v] }

func (t listed) word(values []uint32) (out uint64) {
	for k, v := range values {
		out |= bit(t[v]) << (k & 63)
	}
	return out
}

// passing is any other test.
type passing func(v uint32) bool

func (t passing) one(v uint32) bool { return t(v) }

func (t passing) word(values []uint32) (out uint64) {
	for k, v := range values {
		out |= bit(t(v)) << (k & 63)
	}
	return out
}

// bit is compiled without a branch.
func bit(b bool) (n uint64) {
	if b {
		n = 1
	}
	return n
}

// sparse is the most rows of a word that are tested one by one.
const sparse = 12

// filter returns the rows whose value passes.
func (w *worker) filter(within *set, values []uint32, t test) set {
	rows := w.live
	if within != nil {
		rows = *within
	}
	if rows.bits == nil {
		l := w.arena.list(rows.n)
		for _, r := range rows.list {
			if t.one(values[r]) {
				l = append(l, r)
			}
		}
		return set{n: len(l), list: l}
	}
	b := w.arena.raw()
	n := 0
	for i, word := range rows.bits {
		out := uint64(0)
		switch {
		case word == 0:
		case bits.OnesCount64(word) > sparse:
			out = t.word(values[i<<6:min(i<<6+64, len(values))]) & word
		default:
			for rest := word; rest != 0; rest &= rest - 1 {
				k := bits.TrailingZeros64(rest)
				out |= bit(t.one(values[i<<6+k])) << k
			}
		}
		b[i] = out
		n += bits.OnesCount64(out)
	}
	return w.arena.counted(b, n)
}
