package index

import (
	"math/rand/v2"
	"runtime"
	"testing"

	"twinleaf/model/query"
)

// TestWorkersWithAPast searches without filter counts by a worker that is new beside one that has counted before.
func TestWorkersWithAPast(t *testing.T) {
	if runtime.GOMAXPROCS(0) < 2 {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	l := newLibrary(t, seed)
	l.addJournals(10)
	l.addPapers(20, ChunkRows, true) // two chunks, so that two work
	s, err := l.x.Snapshot(l.m)
	if err != nil {
		t.Fatal(err)
	}
	all := query.Query{}
	counted, err := s.Search(t.Context(), all, Options{})
	if err != nil {
		t.Fatal(err)
	}
	past := &worker{}
	past.tally.prepare(s.state, &plan{}, true)
	for range 20 {
		for s.x.pool.Get() != nil {
		}
		s.x.pool.Put(&worker{})
		s.x.pool.Put(past)
		r, err := s.Search(t.Context(), all, Options{NoFacets: true})
		if err != nil || r.Count() != counted.Count() {
			t.Fatalf("%d papers, %v; want %d", r.Count(), err, counted.Count())
		}
	}
}
