package check

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"twinleaf/model"
	"twinleaf/model/format"
)

// shared is a file of the folder with the real data beside the repository; the
// test is skipped where it is not there.
func shared(t testing.TB, path ...string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if filepath.Dir(dir) == dir {
			t.Skip("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
	file := filepath.Join(append([]string{filepath.Dir(dir), "shared"}, path...)...)
	if _, err := os.Stat(file); err != nil {
		t.Skipf("the real data is not here: %v", err)
	}
	return file
}

// made is one record with its journal.
type made struct {
	paper   *model.Paper
	journal *model.Journal
}

// id is the same in every run.
func id(kind byte, n int) model.ID {
	return model.ID{kind, byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}
}

// read gives every paper an ID and all papers of a journal the same one, which has the metric of the first, as in a library.
func read(t testing.TB, data []byte, name string) []made {
	t.Helper()
	var out []made
	journals := map[string]*model.Journal{}
	for r, err := range format.Read(bytes.NewReader(data), name, format.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		p := r.Paper
		p.ID = id(1, len(out)+1)
		if len(r.Journal.Metrics) > 0 {
			p.Harvested = &r.Journal.Metrics[0]
		}
		key := r.Journal.SourceID + "|" + r.Journal.Name
		j := journals[key]
		if j == nil && r.Journal.Name != "" {
			one := r.Journal
			one.ID = id(2, len(journals)+1)
			j = &one
			journals[key] = j
		}
		if j != nil {
			p.Journal = j.ID
		}
		out = append(out, made{&p, j})
	}
	return out
}

// corpus makes n records: half of them real titles, people and abstracts as
// they are, half recombined from them.
func corpus(t testing.TB, n int) []made {
	t.Helper()
	script := shared(t, "data", "corpus.py")
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3 to make the records with")
	}
	var data []byte
	for _, start := range []string{"0", "65882"} {
		out, err := exec.Command("python3", script, strconv.Itoa(n/2), "--start", start).Output()
		if err != nil {
			t.Skipf("making the records: %v", err)
		}
		data = append(data, out...)
	}
	return read(t, data, "corpus.jsonl")
}

func TestRealRecord(t *testing.T) {
	data, err := os.ReadFile(shared(t, "data", "crawl", "contemporary-security-policy.txt"))
	if err != nil {
		t.Fatal(err)
	}
	m := read(t, data, "contemporary-security-policy.txt")[0]
	found := Run(&Context{Journal: m.journal, Today: today}, m.paper)
	if got, want := codes(found), []string{"title-halfwidth", "volume-holds-issue", "pages-placeholder"}; !slices.Equal(got, want) {
		t.Fatalf("found %v, want %v", got, want)
	}
	for i, want := range [][]model.Edit{
		{{Field: "title.zh", Before: m.paper.Title.ZH, After: "全球网络体制综合体中的威权多边主义：国际外交实践的双重转型"}},
		{{Field: "volume", Before: "77 4", After: "77"}, {Field: "issue", Before: "", After: "4"}},
		{{Field: "pages", Before: "0", After: ""}},
	} {
		for k := range want {
			want[k].Record = m.paper.ID
		}
		if f := found[i].Fix; f == nil || !f.Safe || !slices.Equal(f.Edits, want) {
			t.Errorf("%s: fix %+v, want %+v", found[i].Check, f, want)
		}
	}
	if at := found[0].At; found[0].Value[at.From:at.To] != ":" {
		t.Errorf("marked %q", found[0].Value[at.From:at.To])
	}
	if got, want := codes(RunJournal(&Context{}, m.journal)), []string{"metric-no-year"}; !slices.Equal(got, want) {
		t.Errorf("journal: %v, want %v", got, want)
	}

	// Beside papers that stand in volume 44 the volume is not split.
	others := NewTally()
	others.Add(m.paper)
	for i := range 6 {
		p := *m.paper
		p.ID, p.Volume, p.DOI, p.Abstract = id(7, i+1), "44", "", model.Text{}
		others.Add(&p)
	}
	found = Run(&Context{Journal: m.journal, Papers: others, Today: today}, m.paper)
	if f := find(found, "volume-holds-issue"); f == nil || f.Fix != nil {
		t.Errorf("with volume 44 around it: %+v", f)
	}
}

// The sample library says in its README what is wrong with it on purpose.
func TestSample(t *testing.T) {
	_, err := os.Stat("../../assets/sample")
	if err != nil {
		t.Skip("no sample library")
	}
	for _, c := range []struct {
		file string
		want []string
	}{
		{"convolutional-networks-review", []string{"volume-holds-issue"}},
		{"mathematical-theory-of-communication", []string{"volume-label", "pages-dash"}},
		{"blast", []string{"title-fullwidth", "pages-elided", "abstract-fullwidth"}},
		{"computable-numbers", []string{"title-markup"}},
		{"buckminsterfullerene", []string{"title-markup"}},
		{"gravitational-waves", []string{"people-et-al", "pages-article-number"}},
		{"novel-coronavirus-wuhan", []string{"people-et-al"}},
		{"logical-calculus", []string{"title-capitals"}},
		{"magical-number-seven", []string{"title-full-stop"}},
		{"metropolis-algorithm", nil},
		{"suffix-stripping", []string{"title-chinese-missing"}},
		{"koeppen-geiger-map", []string{"abstract-cut-off"}},
		{"h-index", []string{"title-spaces", "abstract-spaces"}},
		{"neural-network-ensemble", []string{"abstract-label", "abstract-label"}},
		{"dna-double-helix", []string{"title-halfwidth"}},
		{"attention-is-all-you-need", nil},
		{"prospect-theory", nil},
		{"random-forests", nil},
		{"land-use-change-in-china", nil},
	} {
		t.Run(c.file, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("..", "..", "assets", "sample", c.file+".txt"))
			if err != nil {
				t.Skip(err)
			}
			m := read(t, data, c.file+".txt")[0]
			found := Run(&Context{Journal: m.journal, Today: today, Off: map[string]bool{"open-access-no-link": true}}, m.paper)
			if got := codes(found); !slices.Equal(got, c.want) {
				t.Errorf("found %v, want %v", got, c.want)
			}
			for _, f := range found {
				holds(t, m.paper, f)
			}
		})
	}
}
