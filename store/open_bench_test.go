package store_test

import (
	"os"
	"runtime"
	"strings"
	"testing"

	"twinleaf/model/query"
	"twinleaf/store"
)

// BenchmarkOpen opens the library that TWINLEAF_LIBRARY names and reads the
// first 50 rows, as the window does before it shows them, and reports the Go
// heap after 1,000 more queries.
func BenchmarkOpen(b *testing.B) {
	path := os.Getenv("TWINLEAF_LIBRARY")
	if path == "" {
		b.Skip("TWINLEAF_LIBRARY names no library")
	}
	var last *store.Library
	for b.Loop() {
		if last != nil {
			b.StopTimer()
			last.Close()
			b.StartTimer()
		}
		l, err := store.Open(path, store.Options{ReadOnly: true})
		if err != nil {
			b.Fatal(err)
		}
		r, err := l.Search(b.Context(), query.Parse("", query.Options{}))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := r.Rows(0, 50); err != nil {
			b.Fatal(err)
		}
		last = l
	}
	b.StopTimer()
	defer last.Close()
	for i := range 1000 {
		text, _, _ := strings.Cut(kinds[i%len(kinds)], " sort:")
		r, err := last.Search(b.Context(), query.Parse(text, query.Options{Typing: true}))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := r.Rows(0, 50); err != nil {
			b.Fatal(err)
		}
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapAlloc)/1e6, "heap-MB")
}
