package index

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"twinleaf/model/query"
)

// corpusSize is how many records the benchmarks run over: TWINLEAF_N, else 20,000.
func corpusSize() int {
	if n, err := strconv.Atoi(os.Getenv("TWINLEAF_N")); err == nil && n > 0 {
		return n
	}
	return 20_000
}

// corpusRecord is what the benchmarks read of a crawl record.
type corpusRecord struct {
	Title           string `json:"title"`
	Authors         string `json:"authors"`
	DOI             string `json:"doi"`
	Abstract        string `json:"abstract"`
	Journal         struct{ Name, Volume, Pages string }
	PeriodicalIF    float64
	PublicationDate string `json:"publicationDate"`
	Type            string `json:"publicationTypes"`
	Open            bool   `json:"isOpenAccess"`
	Cited           string `json:"citationCount"`
	ResultStr       string `json:"resultStr"`
	PeriodicalID    int    `json:"PeriodicalId"`
	JCR, JCRName    string
	RegionNum       int
	RegionCategory  string
	TitleCN         *string
	AbstractTextCN  *string
}

// corpus calls f with n papers of shared/data/corpus.py, and their journals as they come up.
func corpus(t testing.TB, n int, journal func(j *JournalDoc) uint32, f func(d *Doc)) {
	t.Helper()
	dir, _ := os.Getwd()
	for !exists(filepath.Join(dir, "go.mod")) {
		dir = filepath.Dir(dir)
	}
	script := filepath.Join(dir, "..", "shared", "data", "corpus.py")
	if !exists(script) {
		t.Skip("the shared corpus is not here: ", script)
	}
	cmd := exec.Command("python3", script, strconv.Itoa(n))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Skip("python3: ", err)
	}
	defer func() { _ = cmd.Wait() }()
	journals := map[int]uint32{}
	lines := bufio.NewReaderSize(out, 1<<20)
	for range n {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			t.Fatal(err)
		}
		var r, inner corpusRecord
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(r.ResultStr), &inner); err != nil {
			t.Fatal(err)
		}
		ord, ok := journals[r.PeriodicalID]
		if !ok {
			quartile, _ := strconv.Atoi(strings.TrimPrefix(r.JCR, "Q"))
			ord = journal(&JournalDoc{Name: r.Journal.Name, IF: r.PeriodicalIF, JCR: quartile, JCRCategory: r.JCRName,
				Zone: r.RegionNum, ZoneCategory: r.RegionCategory})
			journals[r.PeriodicalID] = ord
		}
		d := Doc{TitleZh: r.Title, TitleEn: inner.Title, AbstractEn: r.Abstract, Journal: ord, Lang: LangEn, Open: OpenNo,
			Type: r.Type, Volume: r.Journal.Volume, Pages: r.Journal.Pages, Added: time.Unix(1_700_000_000, 0)}
		if r.AbstractTextCN != nil {
			d.AbstractZh, d.Lang = *r.AbstractTextCN, LangZh
		}
		if r.Open {
			d.Open = OpenYes
		}
		for _, a := range strings.Split(r.Authors, ", ") {
			d.Authors = append(d.Authors, Author{Name: a})
		}
		if date, err := time.Parse("2006-01-02", r.PublicationDate); err == nil {
			d.Year, d.Month, d.Day = date.Year(), int(date.Month()), date.Day()
		}
		d.Cited, _ = strconv.Atoi(r.Cited)
		if r.DOI != "" {
			d.Values = []Value{{query.DOI, r.DOI}}
		}
		f(&d)
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// corpusLibrary indexes corpus records in memory.
func corpusLibrary(t testing.TB, n int) *library {
	l := newLibrary(t, 1)
	var docs []Doc
	var journals []JournalDoc
	corpus(t, n, func(j *JournalDoc) uint32 {
		journals = append(journals, *j)
		return uint32(len(journals) - 1)
	}, func(d *Doc) { docs = append(docs, *d) })
	l.plain.docs, l.plain.journals = docs, journals
	for range docs {
		l.plain.live = append(l.plain.live, true)
	}
	u, err := l.x.Update(l.m, l.plain)
	if err != nil {
		t.Fatal(err)
	}
	for i := range journals {
		if _, err := u.PutJournal(NoJournal, &journals[i]); err != nil {
			t.Fatal(err)
		}
	}
	for len(docs) > 0 {
		p := NewPart()
		for len(docs) > 0 && p.Len() < PartSize(u.Next()) {
			p.Add(&docs[0])
			docs = docs[1:]
		}
		p.Seal()
		if err := u.Append(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := u.Order(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := u.Close(); err != nil {
		t.Fatal(err)
	}
	l.x.Publish(u)
	return l
}

// BenchmarkCut cuts corpus papers into parts on one core.
func BenchmarkCut(b *testing.B) {
	var docs []Doc
	corpus(b, min(corpusSize(), 5*PartRows), func(*JournalDoc) uint32 { return 0 }, func(d *Doc) { docs = append(docs, *d) })
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		p := NewPart()
		for !p.Full() {
			p.Add(&docs[n%len(docs)])
			n++
		}
		p.Seal()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/paper")
}

// broadQueries are the kinds of lines that people type: beginnings of each length, single characters and pairs, phrases, pinyin,
// fields, ranges, negation, and every order.
var broadQueries = []string{"n", "ne", "neu", "neur", "neural", "neural n", "neural network", "t", "th", "the", "a", "of the", "s", "st", "sta", "state",
	"c", "co", "com", "comp", "compu", "的", "研究", "基于", "网络", "多边", "神经网络", "的研究", "方法研究", "基于网络", "wangluo", "yanjiu", "fangfa", "jiyu",
	"shenjingwangluo", "xtsj", "wang", "zhang wei", "zeng", `"neural network"`, `"of the"`, `"in this paper"`, `"we show that"`, `"in this paper we"`, "title:model",
	"title:n", "author:li", "author:l", "journal:physics", "journal:j", "abstract:quantum", "year:2010..2020", "year:>2005 quantum", "if:>4", "cited:>=100", "jcr:Q1",
	"jcr:Q1,Q2 zone:1,2", "lang:zh", "oa:yes model", "-the", "model -quantum", "model OR quantum", "quantum (field OR state) -theory", "has:abstract", "missing:doi",
	"category:数学", "doi:10.5555", "zone:1 lang:zh 研究", ""}

// BenchmarkSearch answers the broad lines over the corpus, with counts, first rows and all filter counts.
func BenchmarkSearch(b *testing.B) {
	l := corpusLibrary(b, corpusSize())
	s, err := l.x.Snapshot(l.m)
	if err != nil {
		b.Fatal(err)
	}
	l.m.sorted()
	for _, text := range broadQueries {
		b.Run(strings.ReplaceAll(text, "/", "_"), func(b *testing.B) {
			for b.Loop() {
				q := query.Parse(text, query.Options{Typing: true})
				if _, err := s.Search(context.Background(), q, Options{Source: l.plain}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestCorpusEqualsPlain compares the two over real titles and names.
func TestCorpusEqualsPlain(t *testing.T) {
	if testing.Short() {
		t.Skip("needs the corpus")
	}
	l := corpusLibrary(t, 1500)
	for i, text := range broadQueries {
		q := query.Parse(text, query.Options{Typing: i%2 == 0})
		for _, by := range []string{"", "title.en", "-title.zh", "author"} {
			q.Sort, _ = query.ParseSort(by)
			l.compare(q, 0)
		}
	}
}
