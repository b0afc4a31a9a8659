package index

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestFilter compares passes over a column that ends within a word with a look at each row.
func TestFilter(t *testing.T) {
	const n = ChunkRows - 37
	r := rand.New(rand.NewPCG(5, 8))
	values, ok := make([]uint32, n), make(listed, 64)
	for i := range values {
		values[i] = r.Uint32N(64)
	}
	for i := range ok {
		ok[i] = r.IntN(2) == 0
	}
	for _, every := range []int{1, 2, 4, 7, 100, 5000} {
		var live bitmap
		for i := 0; i < n; i += 1 + r.IntN(2*every-1) {
			live.add(uint16(i))
		}
		for _, c := range []test{between{20, 11}, ok, passing(func(v uint32) bool { return v%3 == 0 })} {
			w := worker{live: set{n: live.count(), bits: &live}}
			var got, want []uint16
			w.filter(nil, values, c).each(func(row uint16) { got = append(got, row) })
			for i, v := range values {
				if live.has(uint16(i)) && c.one(v) {
					want = append(want, uint16(i))
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%T of every %dth row: %d rows pass, expected %d", c, every, len(got), len(want))
			}
		}
	}
}

// BenchmarkFilter passes over a chunk of a column: with a range, and with a list of journals, of which every other value passes.
func BenchmarkFilter(b *testing.B) {
	const journals = 2000
	values := make([]uint32, ChunkRows)
	ok := make(listed, journals)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range values {
		values[i] = r.Uint32N(journals)
	}
	for i := range ok {
		ok[i] = r.IntN(2) == 0
	}
	for _, c := range []struct {
		name string
		test test
	}{{"between", between{journals / 4, journals / 2}}, {"listed", ok}, {"passing", passing(func(v uint32) bool { return v&1 == 0 })}} {
		b.Run(c.name, func(b *testing.B) {
			var live bitmap
			live.fill(ChunkRows)
			for b.Loop() {
				w := worker{live: set{n: ChunkRows, bits: &live}}
				w.filter(nil, values, c.test)
			}
		})
	}
}
