package format

import (
	"bytes"
	"io"
	"strconv"
	"testing"
)

func BenchmarkRead(b *testing.B) {
	data := corpus(b, "5000")
	for _, workers := range []int{1, 2} {
		b.Run("workers="+strconv.Itoa(workers), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				n := 0
				for _, err := range Read(bytes.NewReader(data), "corpus", Options{Workers: workers}) {
					if err != nil {
						b.Fatal(err)
					}
					n++
				}
				if n != 5000 {
					b.Fatal(n)
				}
			}
		})
	}
}

func BenchmarkWrite(b *testing.B) {
	data := corpus(b, "2000")
	var recs []Record
	for r, err := range Read(bytes.NewReader(data), "corpus", Options{}) {
		if err != nil {
			b.Fatal(err)
		}
		recs = append(recs, r)
	}
	for _, c := range []struct {
		name    string
		touched bool
	}{{"untouched", false}, {"touched", true}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				w := newCrawlWriter(io.Discard, WriteOptions{})
				for _, r := range recs {
					if c.touched {
						r.Paper.Volume = "1000"
					}
					if err := w.Write(r); err != nil {
						b.Fatal(err)
					}
				}
				if err := w.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
