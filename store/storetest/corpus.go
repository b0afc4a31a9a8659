package storetest

import (
	"bufio"
	"encoding/json"
	"io"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"twinleaf/model"
	"twinleaf/store"
)

// Shared returns the path of a file of the folder that lies beside the
// repository and holds test data, and skips the test when it is not there.
func Shared(t testing.TB, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
	}
	path := filepath.Join(filepath.Dir(dir), "shared", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("shared test data is not here: %v", err)
	}
	return path
}

// Corpus yields n records of corpus.py, from number start, as an import gets
// them. It skips the test where the script or python3 is missing.
func Corpus(t testing.TB, start, n int) iter.Seq2[store.Incoming, error] {
	t.Helper()
	script := Shared(t, "data/corpus.py")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	return func(yield func(store.Incoming, error) bool) {
		cmd := exec.CommandContext(t.Context(), python, script, strconv.Itoa(n), "--start", strconv.Itoa(start))
		out, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			yield(store.Incoming{}, err)
			return
		}
		lines := bufio.NewReaderSize(out, 1<<20)
		for i := 1; ; i++ {
			b, err := lines.ReadBytes('\n')
			if err == io.EOF {
				break
			}
			in, err := Decode(b[:max(0, len(b)-1)])
			in.Source, in.Line = "corpus", i
			if !yield(in, err) {
				_ = cmd.Process.Kill()
				break
			}
		}
		_ = cmd.Wait()
	}
}

// crawled is as much of the crawl form as corpus.py writes. The real reader is
// model/format; this one keeps the store's tests apart from it.
type crawled struct {
	Title, Authors, Abstract, Platform    string
	DOI, TitleCN, AbstractTextCN, PaperID *string
	ListUrlMain, JCR, JCRName             *string
	RegionCategory, PublicationDate       *string
	PublicationTypes, PeriodicalName      string
	IsOpenAccess                          bool
	CitationCount                         string
	ResultStr                             *string
	PeriodicalID                          json.Number `json:"PeriodicalId"`
	PeriodicalIF                          *float64
	RegionNum                             int
	Journal                               struct{ Name, Volume, Pages string }
}

// Decode reads one record of corpus.py.
func Decode(line []byte) (store.Incoming, error) {
	var c, inner crawled
	if err := json.Unmarshal(line, &c); err != nil {
		return store.Incoming{}, err
	}
	inner = c
	if c.ResultStr != nil {
		if err := json.Unmarshal([]byte(*c.ResultStr), &inner); err != nil {
			return store.Incoming{}, err
		}
	}
	text := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	published, _ := model.ParseDate(text(c.PublicationDate))
	cited, _ := model.ParseCount(c.CitationCount)
	metric := model.Metric{Source: c.Platform, ImpactFactor: -1, JCR: text(c.JCR), JCRCategory: text(c.JCRName),
		Zone: c.RegionNum, ZoneCategory: text(c.RegionCategory)}
	if c.PeriodicalIF != nil {
		metric.ImpactFactor = *c.PeriodicalIF
	}
	return store.Incoming{
		Paper: model.Paper{
			Title:    model.Text{ZH: c.Title, EN: inner.Title},
			Abstract: model.Text{ZH: text(c.AbstractTextCN), EN: c.Abstract},
			Authors:  model.SplitPeople(c.Authors),
			Volume:   c.Journal.Volume, Pages: c.Journal.Pages,
			Published: published, DOI: model.NormalizeDOI(text(c.DOI)),
			SourceID: text(c.PaperID), Platform: c.Platform, ListURL: text(c.ListUrlMain),
			Language: model.DetectLanguage(inner.Title), Type: c.PublicationTypes,
			OpenAccess: model.FlagOf(c.IsOpenAccess), Citations: cited, Total: model.CountOf(0),
		},
		Journal:  model.Journal{Name: c.PeriodicalName, SourceID: c.PeriodicalID.String(), Metrics: []model.Metric{metric}},
		Original: line,
	}, nil
}
