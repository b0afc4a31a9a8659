package store_test

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/store/storetest"
)

// benchLibrary opens a copy of the library that TWINLEAF_LIBRARY names, or one
// of TWINLEAF_N corpus records.
func benchLibrary(b *testing.B, o store.Options) *store.Library {
	path := filepath.Join(b.TempDir(), "bench.twinleaf")
	if from := os.Getenv("TWINLEAF_LIBRARY"); from != "" {
		copyFile(b, from, path)
	}
	l, err := store.Open(path, o)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	if l.Stats().Papers == 0 {
		if _, err := l.Import(b.Context(), storetest.Corpus(b, 0, benchN(b)), store.ImportOptions{}); err != nil {
			b.Fatal(err)
		}
	}
	return l
}

func copyFile(b *testing.B, from, to string) {
	in, err := os.Open(from)
	if err != nil {
		b.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		b.Fatal(err)
	}
	if err := out.Close(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkEdit corrects one title at a time, without waiting for the disk,
// and finds it by the new word with the next search: the medians of both, and
// the longest edit.
func BenchmarkEdit(b *testing.B) {
	l := benchLibrary(b, store.Options{NoSync: true})
	all, err := l.Search(b.Context(), query.Parse("", query.Options{}))
	if err != nil {
		b.Fatal(err)
	}
	ids := all.IDs(0, 10_000)
	n := 0
	var edits, finds []time.Duration
	for b.Loop() {
		p, err := l.Paper(ids[n*7919%len(ids)])
		if err != nil {
			b.Fatal(err)
		}
		word := "zqx" + strings.Repeat("v", 1+n%9)
		c := model.Change{Label: "change.edit", Hand: true, Edits: []model.Edit{
			{What: model.APaper, Record: p.ID, Field: "title.en", Before: p.Title.EN, After: word + " " + p.Title.EN}}}
		begun := time.Now()
		if _, err := l.Apply(b.Context(), c); err != nil {
			b.Fatal(err)
		}
		edits = append(edits, time.Since(begun))
		begun = time.Now()
		r, err := l.Search(b.Context(), query.Parse("title:"+word, query.Options{}))
		if err != nil {
			b.Fatal(err)
		}
		finds = append(finds, time.Since(begun))
		if r.Index(p.ID, r.Count()) < 0 {
			b.Fatal("the paper is not found by its new title")
		}
		n++
	}
	slices.Sort(edits)
	slices.Sort(finds)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(edits[len(edits)/2]), "edit-ms")
	b.ReportMetric(ms(edits[len(edits)-1]), "longest-ms")
	b.ReportMetric(ms(finds[len(finds)/2]), "find-ms")
}

// BenchmarkBulkEdit writes the titles of up to 100,000 papers, from all over the
// library, in capitals, as one change, and takes it back.
func BenchmarkBulkEdit(b *testing.B) {
	l := benchLibrary(b, store.Options{})
	all, err := l.Search(b.Context(), query.Parse("", query.Options{}))
	if err != nil {
		b.Fatal(err)
	}
	n := min(all.Count(), 100_000)
	c := model.Change{Label: "change.bulk", Hand: true}
	for i := range n {
		at := i * (all.Count() / n)
		list, err := all.Papers(at, at+1)
		if err != nil {
			b.Fatal(err)
		}
		p := list[0]
		c.Edits = append(c.Edits, model.Edit{What: model.APaper, Record: p.ID, Field: "title.en", Before: p.Title.EN, After: strings.ToUpper(p.Title.EN)})
	}
	var edit, undo time.Duration
	for b.Loop() {
		begun := time.Now()
		if _, err := l.Apply(b.Context(), c); err != nil {
			b.Fatal(err)
		}
		edit += time.Since(begun)
		begun = time.Now()
		if _, err := l.Undo(b.Context()); err != nil {
			b.Fatal(err)
		}
		undo += time.Since(begun)
	}
	b.ReportMetric(edit.Seconds()/float64(b.N), "edit-s")
	b.ReportMetric(undo.Seconds()/float64(b.N), "undo-s")
	b.ReportMetric(float64(n), "papers")
}
