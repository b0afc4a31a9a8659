package cluster_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"twinleaf/model"
	"twinleaf/model/cluster"
)

func find(t *testing.T, m cluster.Method, values ...cluster.Value) []cluster.Cluster {
	t.Helper()
	out, err := cluster.Find(t.Context(), values, m)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// together says for each pair of values whether a method must put them into
// one cluster.
func TestMethods(t *testing.T) {
	for _, c := range []struct {
		method cluster.Method
		a, b   string
		want   bool
	}{
		{cluster.Fingerprint, "Phys Rev", "PHYS. REV.", true},
		{cluster.Fingerprint, "Raymond, Mark", "Mark Raymond", true},
		{cluster.Fingerprint, "Müller, Jörg", "Jorg Muller", true},
		{cluster.Fingerprint, "ＤＮＡ研究", "DNA 研究", true},
		{cluster.Fingerprint, "清華大學", "清华大学", true},
		{cluster.Fingerprint, "清华大学 出版社", "清华大学出版社", true},
		{cluster.Fingerprint, "大学清华", "清华大学", false},
		{cluster.Fingerprint, "Phys Rev A", "Phys Rev B", false},
		{cluster.Fingerprint, "…", "—", false},
		{cluster.NGram, "Data base", "Database", true},
		{cluster.NGram, "O'Brien", "O Brien", true},
		{cluster.NGram, "Nature", "Natural", false},
		{cluster.NGram, "ab", "ba", false},
		{cluster.Pinyin, "曾国藩", "Zeng Guofan", true},
		{cluster.Pinyin, "曾国藩", "ZENG, Guo-fan", true},
		{cluster.Pinyin, "曾国藩", "Ceng Guofan", false},
		{cluster.Pinyin, "单田芳", "Shan Tianfang", true},
		{cluster.Pinyin, "张三", "章三", true},
		{cluster.Pinyin, "Mark Raymond", "Raymond, Mark", true},
		{cluster.Pinyin, "张三", "李四", false},
		{cluster.Nearest, "Nature Comunications", "Nature Communications", true},
		{cluster.Nearest, "Raymnod, Mark", "Raymond, Mark", true},
		{cluster.Nearest, "中国科学技术大学出版杜", "中国科学技术大学出版社", true},
		{cluster.Nearest, "北京大学", "东京大学", false},
		{cluster.Nearest, "Part 1 of the proceedings", "Part 2 of the proceedings", false},
		{cluster.Nearest, "Li", "Lu", false},
		{cluster.Nearest, "D. Wang", "Y. Wang", false},
		{cluster.Nearest, "Markus Reiher", "Markus Greiner", false},
		{cluster.Nearest, "Peng Zhang", "Ping Zhang", false},
		{cluster.Nearest, "Pemg Zhang", "Peng Zhang", true},
		{cluster.Nearest, "Nature Physics", "Nature Materials", false},
	} {
		t.Run(fmt.Sprintf("%s %s, %s", c.method, c.a, c.b), func(t *testing.T) {
			got := find(t, c.method, cluster.Value{Text: c.a, Count: 1}, cluster.Value{Text: c.b, Count: 2})
			if (len(got) == 1) != c.want {
				t.Errorf("clusters: %v, want together: %v", got, c.want)
			}
		})
	}
}

func TestTheBestValue(t *testing.T) {
	for _, c := range []struct {
		values []cluster.Value
		want   string
	}{
		{[]cluster.Value{{"PHYS REV", 9}, {"Phys Rev", 2}}, "PHYS REV"},
		{[]cluster.Value{{"PHYS REV", 2}, {"Phys Rev", 2}, {"phys rev", 2}}, "Phys Rev"},
		{[]cluster.Value{{"Jorg Muller", 1}, {"Jörg Müller", 1}}, "Jörg Müller"},
		{[]cluster.Value{{"Phys Rev", 1}, {"Phys. Rev.", 1}}, "Phys. Rev."},
	} {
		got := find(t, cluster.Fingerprint, c.values...)
		if len(got) != 1 || got[0].Best != c.want {
			t.Errorf("%v: %v, want %q", c.values, got, c.want)
			continue
		}
		if n := len(got[0].Others()); n != len(c.values)-1 {
			t.Errorf("%v: %d others", c.values, n)
		}
	}
}

// TestNearestMissesNothing holds the index of parts against a comparison of
// every pair.
func TestNearestMissesNothing(t *testing.T) {
	seed := rand.Uint64()
	r := rand.New(rand.NewPCG(seed, 1))
	t.Logf("seed %d", seed)
	for range 300 {
		length := 6 + r.IntN(40)
		base := make([]byte, length)
		for i := range base {
			base[i] = "bcdfghjk"[r.IntN(8)]
		}
		limit := 1
		switch {
		case length >= 32:
			limit = 3
		case length >= 16:
			limit = 2
		}
		damaged := slices.Clone(base)
		exchange := r.IntN(4) == 0 // an exchange with a letter put between is more than both
		for range r.IntN(limit) + 1 {
			i := r.IntN(len(damaged) - 1)
			if exchange {
				damaged[i], damaged[i+1] = damaged[i+1], damaged[i]
				break
			}
			switch r.IntN(3) {
			case 0:
				damaged[i] = "bcdfghjk"[r.IntN(8)]
			case 1:
				damaged = slices.Delete(damaged, i, i+1)
			default:
				damaged = slices.Insert(damaged, i, "bcdfghjk"[r.IntN(8)])
			}
		}
		// A shorter text has a limit of its own, which is not passed.
		if len(damaged) < len(base) || string(damaged) == string(base) {
			continue
		}
		got := find(t, cluster.Nearest, cluster.Value{Text: string(base), Count: 2}, cluster.Value{Text: string(damaged), Count: 1})
		if len(got) != 1 {
			t.Errorf("%s and %s (%d apart at most) are not together", base, damaged, limit)
		}
	}
}

type papers []model.Paper

func (p papers) Count() int { return len(p) }

func (p papers) Papers(from, to int) ([]model.Paper, error) { return p[from:to], nil }

func TestTally(t *testing.T) {
	var list papers
	for i := range 2000 {
		list = append(list, model.Paper{Authors: model.SplitPeople("Ann Bell, " + []string{"曾国藩", "Mark Raymond"}[i%2]), Volume: fmt.Sprint(i / 1500)})
	}
	list = append(list, model.Paper{})
	for field, want := range map[string]string{
		"authors": "[{Ann Bell 2000} {Mark Raymond 1000} {曾国藩 1000}]",
		"volume":  "[{0 1500} {1 500}]",
		"issue":   "[]",
	} {
		f, err := model.PaperField(field)
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		got, err := cluster.Tally(t.Context(), f, list, 3, func(n int) { seen = n })
		if err != nil || fmt.Sprint(got) != want || seen != len(list) {
			t.Errorf("%s: %v (%d seen), %v; want %s", field, got, seen, err, want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	f, _ := model.PaperField("authors")
	if _, err := cluster.Tally(ctx, f, list, 2, nil); err == nil {
		t.Error("a cancelled count gave no error")
	}
}

func TestUnknownMethod(t *testing.T) {
	if _, err := cluster.ParseMethod("guess"); err == nil || !strings.Contains(err.Error(), "nearest") {
		t.Errorf("error: %v", err)
	}
}

// BenchmarkFind groups 100,000 people, a tenth of them in a second spelling.
func BenchmarkFind(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	syllables := strings.Fields("ra mond mark sher man jus tin an der sen wil li am son pe ter o bri en ka ro li na ste fan")
	var values []cluster.Value
	for len(values) < 100_000 {
		var s strings.Builder
		for i := range 5 + r.IntN(4) {
			if i == 3 {
				s.WriteByte(' ')
			}
			s.WriteString(syllables[r.IntN(len(syllables))])
		}
		values = append(values, cluster.Value{Text: s.String(), Count: 1 + r.IntN(9)})
		if len(values)%10 == 0 {
			values = append(values, cluster.Value{Text: strings.ToUpper(s.String()[:3]) + s.String()[4:], Count: 1})
		}
	}
	for _, m := range cluster.Methods() {
		b.Run(string(m), func(b *testing.B) {
			for b.Loop() {
				if _, err := cluster.Find(b.Context(), values, m); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(values)), "ns/value")
		})
	}
}
