package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"twinleaf/store"
	"twinleaf/store/storetest"
)

// benchN is how many records a benchmark imports: TWINLEAF_N, or 20,000.
func benchN(b *testing.B) int {
	s := os.Getenv("TWINLEAF_N")
	if s == "" {
		return 20_000
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		b.Fatalf("TWINLEAF_N: %v", err)
	}
	return n
}

// peakHeap watches the Go heap until the function it returns is called.
func peakHeap() (stop func() uint64) {
	var peak atomic.Uint64
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		beat := time.NewTicker(20 * time.Millisecond)
		defer beat.Stop()
		var m runtime.MemStats
		for {
			runtime.ReadMemStats(&m)
			peak.Store(max(peak.Load(), m.HeapInuse))
			select {
			case <-end:
				return
			case <-beat.C:
			}
		}
	}()
	return func() uint64 { close(end); <-ended; return peak.Load() }
}

// BenchmarkImport imports a file of corpus records into a new library:
// reading, decoding and the wait for the disk are part of the time.
// TWINLEAF_LIBRARY keeps the library at that path.
func BenchmarkImport(b *testing.B) {
	n := benchN(b)
	for b.Loop() {
		path := filepath.Join(b.TempDir(), "bench.twinleaf")
		if keep := os.Getenv("TWINLEAF_LIBRARY"); keep != "" {
			path = keep
			_ = os.Remove(path)
		}
		l, err := store.Open(path, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		from := storetest.Corpus(b, 0, n)
		stop := peakHeap()
		begun := time.Now()
		report, err := l.Import(b.Context(), from, store.ImportOptions{Note: fmt.Sprint(n)})
		took := time.Since(begun)
		peak := stop()
		if err != nil || report.Failed > 0 {
			b.Fatalf("%v: %+v", err, report)
		}
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(report.Read)/took.Seconds(), "records/s")
		b.ReportMetric(float64(info.Size())/float64(report.Added), "B/paper")
		b.ReportMetric(float64(peak)/(1<<20), "heap-MB")
	}
}
