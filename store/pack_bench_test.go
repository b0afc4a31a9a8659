package store_test

import (
	"testing"

	"twinleaf/store"
	"twinleaf/store/storetest"
)

// BenchmarkPack packs corpus records that the dictionaries were not trained
// on and reports what they take.
func BenchmarkPack(b *testing.B) {
	var list []store.Incoming
	for in, err := range storetest.Corpus(b, 30_000, 3000) {
		if err != nil {
			b.Fatal(err)
		}
		in.Original = append([]byte(nil), in.Original...)
		list = append(list, in)
	}
	pack, err := store.Packing()
	if err != nil {
		b.Fatal(err)
	}
	records, textsSize, raw, n := 0, 0, 0, 0
	b.ResetTimer()
	for b.Loop() {
		in := list[n%len(list)]
		r, t := pack(in)
		records += r
		textsSize += t
		raw += len(in.Original)
		n++
	}
	b.ReportMetric(float64(records)/float64(n), "record-B")
	b.ReportMetric(float64(textsSize)/float64(n), "texts-B")
	b.ReportMetric(float64(raw)/float64(n), "json-B")
}
