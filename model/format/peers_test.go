package format

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"twinleaf/model"
	"twinleaf/model/fold"
)

// peers are the conversions that bibutils and pandoc (Debian's packages) know, too: from one format to another, by a pipe of commands.
var peers = []struct{ from, to, tool, pipe string }{
	{"bibtex", "ris", "bibutils", "bib2xml | xml2ris"},
	{"ris", "bibtex", "bibutils", "ris2xml | xml2bib"},
	{"enw", "ris", "bibutils", "end2xml | xml2ris"},
	{"endnotexml", "ris", "bibutils", "endx2xml | xml2ris"},
	{"wos", "ris", "bibutils", "isi2xml | xml2ris"},
	{"mods", "ris", "bibutils", "xml2ris"},
	{"bibtex", "csljson", "pandoc", "pandoc -f bibtex -t csljson"},
	{"biblatex", "csljson", "pandoc", "pandoc -f biblatex -t csljson"},
	{"csljson", "bibtex", "pandoc", "pandoc -f csljson -t bibtex"},
}

// BenchmarkPeers converts the same records with bibutils or pandoc and with this package, and reports how many entries and fields each
// keeps, and the time. Only fields that both formats have a place for count; what a tool writes is read by this package. It is skipped
// without the tools:
//
//	apt-get install bibutils pandoc
//	go test ./model/format -run xxx -bench Peers -benchtime 1x -v
func BenchmarkPeers(b *testing.B) {
	for _, tool := range []string{"bib2xml", "pandoc"} {
		if _, err := exec.LookPath(tool); err != nil {
			b.Skipf("%s is not installed", tool)
		}
	}
	seed := uint64(time.Now().UnixNano())
	for b.Loop() {
		b.Logf("seed %d, 1,000 records a row", seed)
		b.Logf("%-22s %-9s %8s %7s %8s   Twinleaf: %8s %7s %8s", "", "tool", "entries", "fields", "ms", "entries", "fields", "ms")
		for _, p := range peers {
			from, to := mustNamed(b, p.from), mustNamed(b, p.to)
			fields := slices.DeleteFunc(strings.Fields(owns[p.from]), func(f string) bool { return !slices.Contains(strings.Fields(owns[p.to]), f) })
			m := maker{rand.New(rand.NewPCG(seed, 2)), fields, ownTypes[p.from]}
			want := make([]Record, 1000)
			for i := range want {
				want[i] = m.record()
				want[i].Paper.CiteKey = fmt.Sprintf("key%d", i)
			}
			text := write(b, from, want)
			begun := time.Now()
			cmd := exec.Command("sh", "-c", p.pipe)
			cmd.Stdin = strings.NewReader(text)
			theirs, err := cmd.Output()
			their := time.Since(begun)
			if err != nil {
				b.Fatalf("%s: %v", p.pipe, err)
			}
			begun = time.Now()
			var ours bytes.Buffer
			w := to.Write(&ours, WriteOptions{})
			for r, err := range Read(strings.NewReader(text), "x", Options{Format: p.from}) {
				if err != nil {
					b.Fatal(err)
				}
				if err := w.Write(r); err != nil {
					b.Fatal(err)
				}
			}
			if err := w.Close(); err != nil {
				b.Fatal(err)
			}
			our := time.Since(begun)
			te, tf := kept(want, string(theirs), p.to)
			oe, of := kept(want, ours.String(), p.to)
			b.Logf("%-22s %-9s %8d %6.1f%% %8.0f             %8d %6.1f%% %8.0f", p.from+" to "+p.to, p.tool, te, 100*tf, ms(their), oe, 100*of, ms(our))
		}
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func mustNamed(t testing.TB, name string) Format {
	f, err := Named(name)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// kept reads what a conversion wrote, and gives the entries and the share of the fields that say what they said, case, accents and
// punctuation aside.
func kept(want []Record, text, format string) (entries int, share float64) {
	var got []Record
	for r, err := range Read(strings.NewReader(text), "x", Options{Format: format}) {
		if err == nil {
			got = append(got, r)
		}
	}
	byKey := map[string]*Record{}
	for i := range got {
		byKey[got[i].Paper.CiteKey] = &got[i]
	}
	all, same := 0, 0
	for i := range want {
		g := byKey[want[i].Paper.CiteKey]
		if g == nil && len(got) == len(want) {
			g = &got[i]
		}
		for _, f := range model.PaperFields {
			value := f.Get(&want[i].Paper)
			if value == "" || f.Internal || f.Name == "type" || f.Name == "language" || f.Name == "cite_key" {
				continue
			}
			if all++; g != nil && alike(value, f.Get(&g.Paper)) {
				same++
			}
		}
		for _, v := range [][2]string{{want[i].Journal.Name, journalOf(g)}, {want[i].Journal.ISSN, issnOf(g)}} {
			if v[0] == "" {
				continue
			}
			if all++; alike(v[0], v[1]) {
				same++
			}
		}
	}
	return len(got), float64(same) / float64(all)
}

func journalOf(r *Record) string {
	if r == nil {
		return ""
	}
	return r.Journal.Name
}

func issnOf(r *Record) string {
	if r == nil {
		return ""
	}
	return r.Journal.ISSN
}

func alike(a, b string) bool {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if strings.ContainsRune(" .,;:-–—{}\"'“”‘’()$&_\n", r) {
				return -1
			}
			return r
		}, fold.Key(s))
	}
	return letters(a) == letters(b)
}

// BenchmarkFormats reports for each format how many records of its fixtures are read, what share of what it has a place for comes back,
// and how fast it is read and written.
//
//	go test ./model/format -run xxx -bench Formats -benchtime 1x -v
func BenchmarkFormats(b *testing.B) {
	for b.Loop() {
		b.Logf("%-12s %15s %14s %12s %12s", "format", "fixtures read", "written = read", "read MB/s", "write MB/s")
		for _, f := range Formats() {
			files, err := filepath.Glob(filepath.Join("testdata", f.Name, "*"))
			if err != nil {
				b.Fatal(err)
			}
			good, bad := 0, 0
			for _, file := range files {
				data, err := os.ReadFile(file)
				if err != nil {
					b.Fatal(err)
				}
				if filepath.Ext(file) == ".golden" {
					continue
				}
				for _, err := range Read(bytes.NewReader(data), file, Options{}) {
					if err != nil {
						bad++
					} else {
						good++
					}
				}
			}
			same, rd, wr := "", "", ""
			if owns[f.Name] != "" {
				m := maker{rand.New(rand.NewPCG(1, 1)), strings.Fields(owns[f.Name]), ownTypes[f.Name]}
				recs := make([]Record, 3000)
				for i := range recs {
					recs[i] = m.record()
				}
				begun := time.Now()
				text := write(b, f, recs)
				wr = fmt.Sprintf("%.0f", float64(len(text))/1e6/time.Since(begun).Seconds())
				begun = time.Now()
				n := 0
				for _, err := range Read(strings.NewReader(text), "x", Options{Format: f.Name}) {
					if err == nil {
						n++
					}
				}
				rd = fmt.Sprintf("%.0f", float64(len(text))/1e6/time.Since(begun).Seconds())
				same = fmt.Sprintf("%d of %d", n, len(recs))
			}
			b.Logf("%-12s %8d of %3d %14s %12s %12s", f.Name, good, good+bad, same, rd, wr)
		}
	}
}
