package duplicate

import (
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"twinleaf/model"
	"twinleaf/model/format"
)

// corpus reads papers of a file of records; their journals get IDs by their names.
func corpus(t testing.TB, path string, n int) (out []model.Paper) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("no records: %v", err)
	}
	defer f.Close()
	journals := map[string]model.ID{}
	for r, err := range format.Read(f, path, format.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		r.Paper.ID = model.NewID()
		if r.Journal.Name != "" {
			id, ok := journals[r.Journal.Name]
			if !ok {
				id = model.NewID()
				journals[r.Journal.Name] = id
			}
			r.Paper.Journal = id
		}
		r.Paper.Abstract = model.Text{}
		if out = append(out, r.Paper); len(out) == n {
			break
		}
	}
	return out
}

// BenchmarkDuplicates plants twins of ten kinds among the records of a file and reports what is found of each. TWINLEAF_RECORDS names
// the file (corpus.py makes one), TWINLEAF_SEED the seed.
//
//	TWINLEAF_RECORDS=20000.jsonl go test ./model/duplicate -run xxx -bench Duplicates
func BenchmarkDuplicates(b *testing.B) {
	path := os.Getenv("TWINLEAF_RECORDS")
	if path == "" {
		b.Skip("TWINLEAF_RECORDS names no file of records")
	}
	seed := uint64(time.Now().UnixNano())
	if s, err := strconv.ParseUint(os.Getenv("TWINLEAF_SEED"), 10, 64); err == nil {
		seed = s
	}
	papers := corpus(b, path, 0)
	all, twins, kind := plant(rand.New(rand.NewPCG(seed, 1)), papers, 10)
	for b.Loop() {
		recall, right, wrong, examples := judge(b, all, twins, kind)
		b.Logf("seed %d: %d papers, %d twins; precision %.4f (%d of %d)", seed, len(all), len(twins), float64(right)/float64(max(1, right+wrong)), right, right+wrong)
		var names []string
		for n := range recall {
			names = append(names, n)
		}
		slices.Sort(names)
		for _, n := range names {
			c := recall[n]
			b.Logf("%-26s %5d of %5d  %.3f", n, c[0], c[1], float64(c[0])/float64(c[1]))
		}
		for _, e := range examples {
			b.Log(e)
		}
	}
}
