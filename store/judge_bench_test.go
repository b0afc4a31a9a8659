package store_test

import (
	"testing"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store"
)

// BenchmarkJudge judges a whole library: a check that was off is switched on again.
func BenchmarkJudge(b *testing.B) {
	l := benchLibrary(b, store.Options{NoSync: true})
	if err := l.Judge(b.Context(), nil); err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for range b.N {
		b.StopTimer()
		for _, off := range []bool{true, false} {
			c, err := model.SwitchCheck("doi-shared", off)
			if err == nil {
				_, err = l.Apply(b.Context(), c)
			}
			if err != nil {
				b.Fatal(err)
			}
		}
		b.StartTimer()
		if err := l.Judge(b.Context(), nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(l.Stats().Papers), "µs/paper")
}

// BenchmarkFindings looks up what is wrong with one paper beside the others, as the window does for the open one.
func BenchmarkFindings(b *testing.B) {
	l := benchLibrary(b, store.Options{NoSync: true})
	if err := l.Judge(b.Context(), nil); err != nil {
		b.Fatal(err)
	}
	r, err := l.Search(b.Context(), query.Parse("has:doi has:journal", query.Options{}))
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		p, err := r.Papers(n%r.Count(), n%r.Count()+1)
		if err == nil {
			_, err = l.Findings(p)
		}
		if err != nil {
			b.Fatal(err)
		}
		n += 97
	}
}
