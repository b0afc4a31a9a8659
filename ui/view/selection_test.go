//go:build cgo

package view

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSelectionAgainstAMap(t *testing.T) {
	const rows = 60
	seed := rand.Uint64()
	rng := rand.New(rand.NewPCG(seed, 1))
	t.Logf("seed %d", seed)
	var s Selection
	twin := map[int]bool{}
	for step := range 5000 {
		a, b := rng.IntN(rows), rng.IntN(rows)
		switch rng.IntN(4) {
		case 0:
			s = s.With(a, b)
			for i := a; i < b; i++ {
				twin[i] = true
			}
		case 1:
			s = s.Without(a, b)
			for i := a; i < b; i++ {
				delete(twin, i)
			}
		case 2:
			s = s.Toggled(a)
			if twin[a] {
				delete(twin, a)
			} else {
				twin[a] = true
			}
		case 3:
			if a < b {
				break
			}
			s = s.Clipped(a)
			for i := a; i < rows; i++ {
				delete(twin, i)
			}
		}
		if s.Count() != len(twin) {
			t.Fatalf("step %d: %d rows, want %d", step, s.Count(), len(twin))
		}
		for i := range rows {
			if s.Has(i) != twin[i] {
				t.Fatalf("step %d: row %d: %v, want %v", step, i, s.Has(i), twin[i])
			}
		}
		if !slices.IsSortedFunc(s.Ranges(), func(a, b RowRange) int { return a.To - b.From }) {
			t.Fatalf("step %d: ranges overlap or are out of order: %v", step, s.Ranges())
		}
	}
}

func TestSelectionOfAMillionIsOneRange(t *testing.T) {
	s := SelectRange(0, 1_000_000)
	if len(s.Ranges()) != 1 || s.Count() != 1_000_000 || !s.Has(999_999) || s.Has(1_000_000) {
		t.Fatalf("got %v", s)
	}
	if s = s.Toggled(500_000); len(s.Ranges()) != 2 || s.Count() != 999_999 {
		t.Fatalf("after taking one out: %v", s)
	}
}
