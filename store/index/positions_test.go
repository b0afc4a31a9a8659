package index

import (
	"math/rand/v2"
	"testing"
)

// TestSkipPositions holds the skipping of several lists to the reading of each.
func TestSkipPositions(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	for range 2000 {
		var data []byte
		n := r.IntN(40)
		ends := make([]int, 1, n+1)
		for range n {
			var list []uint32
			p := uint32(0)
			for range 1 + r.IntN(12) {
				p += uint32([]int{1, 3, 95, 96, 300, 9000, 70000}[min(6, r.IntN(40))])
				list = append(list, p)
			}
			data = appendPositions(data, list)
			ends = append(ends, len(data))
		}
		for k, end := range ends {
			if got := len(data) - len(skipPositions(data, k)); got != end {
				t.Fatalf("%d of %d lists end at %d, want %d: %x", k, n, got, end, data)
			}
		}
		if got := skipPositions(data, n+5); len(got) != 0 {
			t.Fatalf("more lists than there are leave %d bytes", len(got))
		}
	}
}
