package format

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"twinleaf/model"
)

// shared returns a file of the folder with the real data, which lies beside
// the repository, or skips the test.
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
		up := filepath.Dir(dir)
		if up == dir {
			t.Skip("no go.mod above the test")
		}
		dir = up
	}
	file := filepath.Join(append([]string{filepath.Dir(dir), "shared"}, path...)...)
	if _, err := os.Stat(file); err != nil {
		t.Skipf("the real data is not here: %v", err)
	}
	return file
}

// corpus returns n made-up records in the crawl form, or skips the test.
func corpus(t testing.TB, n string) []byte {
	t.Helper()
	script := shared(t, "data", "corpus.py")
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3 to make the records with")
	}
	out, err := exec.Command("python3", script, n).Output()
	if err != nil {
		t.Skipf("making the records: %v", err)
	}
	return out
}

func readAll(t testing.TB, text, name string, o Options) (out []Record, errs []error) {
	t.Helper()
	for r, err := range Read(strings.NewReader(text), name, o) {
		if err != nil {
			errs = append(errs, err)
		} else {
			out = append(out, r)
		}
	}
	return out, errs
}

// one reads a text that must hold one sound record.
func one(t testing.TB, text string) Record {
	t.Helper()
	out, errs := readAll(t, text, "one.json", Options{})
	if len(out) != 1 || len(errs) > 0 {
		t.Fatalf("%d records, errors %v\n%s", len(out), errs, text)
	}
	return out[0]
}

func written(t testing.TB, r Record) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteCrawl(&b, r.Paper, r.Journal, r.Original); err != nil {
		t.Fatal(err)
	}
	s := b.String()
	if strings.Count(s, "\n") != 1 || !strings.HasSuffix(s, "\n") {
		t.Fatalf("not one line: %q", s)
	}
	return s
}

func TestRealRecord(t *testing.T) {
	data, err := os.ReadFile(shared(t, "data", "crawl", "contemporary-security-policy.txt"))
	if err != nil {
		t.Fatal(err)
	}
	r := one(t, string(data))
	p, j := r.Paper, r.Journal
	for _, c := range []struct{ name, got, want string }{
		{"title.zh", p.Title.ZH, "全球网络体制综合体中的威权多边主义:国际外交实践的双重转型"},
		{"title.en", p.Title.EN, "Authoritarian multilateralism in the global cyber regime complex: The double transformation of an international diplomatic practice"},
		{"authors", model.JoinPeople(p.Authors), "Mark Raymond; Justin Sherman"},
		{"abstract", beginning(p.Abstract.EN, 33), "Multilateralism is regarded as a c"[:33]},
		{"abstract.zh", p.Abstract.ZH, ""},
		{"doi", p.DOI, "10.1080/13523260.2023.2269809"},
		{"volume", p.Volume, "77 4"},
		{"issue", p.Issue, ""},
		{"pages", p.Pages, "0"},
		{"published", p.Published.String(), "2023-10-22"},
		{"citations", p.Citations.String(), "3"},
		{"total", p.Total.String(), "0"},
		{"open_access", p.OpenAccess.String(), "no"},
		{"category_id", p.CategoryID, "1085"},
		{"list_url", p.ListURL, "https://doi.org/10.1080/13523260.2023.2269809"},
		{"platform", p.Platform, "Semanticscholar"},
		{"type", p.Type, "Journal Article"},
		{"language", p.Language, "en"},
		{"journal", j.Name, "Contemporary Security Policy"},
		{"journal id", j.SourceID, "46729"},
		{"metrics", model.MetricsText(j.Metrics), "| Semanticscholar | IF 4 | Q1 INTERNATIONAL RELATIONS | 1区 社会学"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
	if len(p.Extra) > 0 || len(r.Warnings) > 0 {
		t.Errorf("extra %v, warnings %v", p.Extra, r.Warnings)
	}
	items := 0
	for _, b := range j.Scope {
		if b.Item {
			items++
		}
	}
	if len(j.Scope) != 10 || items != 7 || j.Scope[9].Item || j.Scope[8].Text != "International institutions." {
		t.Errorf("scope: %d blocks, %d items: %+v", len(j.Scope), items, j.Scope)
	}
	first, _, _ := strings.Cut(string(data), "\n")
	if string(r.Original) != first {
		t.Error("the original is not the first line")
	}
	if got := written(t, r); got != first+"\n" {
		t.Errorf("written untouched:\n%s\nwant\n%s", got, first)
	}
	if !strings.Contains(first, `"PeriodicalIF":4.0000`) {
		t.Error("the record is not the one this test is about")
	}
}

func TestCorpusUntouched(t *testing.T) {
	data := corpus(t, "300")
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	recs, errs := readAll(t, string(data), "corpus.jsonl", Options{Workers: 2})
	if len(recs) != len(lines) || len(errs) > 0 {
		t.Fatalf("%d records of %d lines, errors %v", len(recs), len(lines), errs)
	}
	for i, r := range recs {
		if got := written(t, r); got != lines[i]+"\n" {
			t.Fatalf("line %d:\n%s\nwant\n%s", i+1, got, lines[i])
		}
		if r.Line != i+1 {
			t.Fatalf("line %d says %d", i+1, r.Line)
		}
		if r.Paper.Title.EN == "" || r.Journal.Name == "" || len(r.Warnings) > 0 || len(r.Paper.Extra) > 0 {
			t.Fatalf("line %d: %+v, warnings %v", i+1, r.Paper, r.Warnings)
		}
	}
}

// Every field, changed, stands in both objects, reads back as it is, and
// leaves every other key alone.
func TestCorrected(t *testing.T) {
	data, err := os.ReadFile("testdata/crawl/record.json")
	if err != nil {
		t.Fatal(err)
	}
	base := one(t, string(data))
	for _, c := range []struct {
		field, value string
		outer, inner string // path of the key that changes; "" none
		json         string
	}{
		{"title.zh", "新的标题", "title", "", `"新的标题"`},
		{"title.en", "A new title", "", "title", `"A new title"`},
		{"title.zh", "", "title", "", `"Known as harvested"`},
		{"authors", "Raymond, M.; Sherman, J.", "authors", "authors", `"Raymond, M., Sherman, J."`},
		{"abstract.en", "Shorter.", "abstract", "abstract", `"Shorter."`},
		{"abstract.zh", "摘要在此。", "AbstractTextCN", "AbstractTextCN", `"摘要在此。"`},
		{"volume", "44", "journal.volume", "journal.volume", `"44"`},
		{"issue", "4", "journal.issue", "journal.issue", `"4"`},
		{"pages", "1-9", "journal.pages", "journal.pages", `"1-9"`},
		{"published", "2023-10", "publicationDate", "publicationDate", `"2023-10"`},
		{"online", "2023", "EPubDate", "EPubDate", `"2023"`},
		{"doi", "10.1/x", "doi", "doi", `"10.1/x"`},
		{"doi", "", "doi", "doi", `""`},
		{"pmcid", "PMC1", "PMCID", "PMCID", `"PMC1"`},
		{"source_id", "77", "paperid", "paperid", `"77"`},
		{"platform", "Elsewhere", "platform", "platform", `"Elsewhere"`},
		{"url", "https://example.org/", "url", "url", `"https://example.org/"`},
		{"doi_url", "https://doi.org/10.1/x", "DOIUrl", "DOIUrl", `"https://doi.org/10.1/x"`},
		{"list_url", "https://example.org/l", "ListUrlMain", "ListUrlMain", `"https://example.org/l"`},
		{"pdf", "https://example.org/a.pdf", "openAccessPdf", "openAccessPdf", `"https://example.org/a.pdf"`},
		{"type", "Review", "publicationTypes", "publicationTypes", `"Review"`},
		{"subjects", "Law\nPolitics", "fieldsOfStudy", "fieldsOfStudy", `["Law","Politics"]`},
		{"pub_model", "Print", "PubModel", "PubModel", `"Print"`},
		{"category_id", "9", "FirstCategoryId", "FirstCategoryId", `"9"`},
		{"open_access", "yes", "isOpenAccess", "isOpenAccess", `true`},
		{"citations", "12", "citationCount", "citationCount", `"12"`},
		{"citations", "", "citationCount", "citationCount", `""`},
		{"score", "0.5", "Score", "Score", `0.5`},
		{"total", "7", "Total", "Total", `7`},
		{"pictures", "a.png", "ArticlePicture", "ArticlePicture", `["a.png"]`},
		{"language", "de", "language", "", `"de"`},
	} {
		t.Run(c.field+"="+c.value, func(t *testing.T) {
			r := base
			f, err := model.PaperField(c.field)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.Set(&r.Paper, c.value); err != nil {
				t.Fatal(err)
			}
			r.Paper.Corrected = []string{c.field}
			text := written(t, r)
			outer, inner := flat(t, []byte(text))
			wantOuter, wantInner := flat(t, base.Original)
			if c.outer != "" {
				wantOuter[c.outer] = c.json
			}
			if c.inner != "" {
				wantInner[c.inner] = c.json
			}
			same(t, "outer", outer, wantOuter)
			same(t, "resultStr", inner, wantInner)
			again := one(t, text)
			if got := f.Get(&again.Paper); got != c.value {
				t.Errorf("read back as %q", got)
			}
			for _, g := range model.PaperFields {
				if a, b := g.Get(&again.Paper), g.Get(&r.Paper); a != b && g.Name != c.field {
					t.Errorf("%s became %q, was %q", g.Name, a, b)
				}
			}
		})
	}
}

// flat lists the values of an object and of its resultStr by their paths.
func flat(t testing.TB, raw []byte) (outer, inner map[string]string) {
	t.Helper()
	outer, inner = map[string]string{}, map[string]string{}
	var walk func(prefix string, v jsontext.Value, into map[string]string)
	walk = func(prefix string, v jsontext.Value, into map[string]string) {
		var m members
		o, err := parseObject(&m, v)
		if err != nil {
			t.Fatalf("%v in %s", err, v)
		}
		for _, e := range o {
			switch {
			case e.name == "resultStr" && e.value.Kind() == '"' && prefix == "":
				var s string
				if err := json.Unmarshal(e.value, &s); err != nil {
					t.Fatal(err)
				}
				walk("", jsontext.Value(s), inner)
			case e.value.Kind() == '{':
				walk(prefix+e.name+".", e.value, into)
			default:
				into[prefix+e.name] = string(e.value)
			}
		}
	}
	walk("", raw, outer)
	return outer, inner
}

func same(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for k, v := range want {
		if g, ok := got[k]; !ok || g != v {
			t.Errorf("%s: %s is %s, want %s", what, k, g, v)
		}
	}
	for k, v := range got {
		if _, ok := want[k]; !ok {
			t.Errorf("%s: new key %s with %s", what, k, v)
		}
	}
}

func TestErrorText(t *testing.T) {
	_, errs := readAll(t, `{"title":"a"}`+"\n"+`{"title":`+"\n", "papers.jsonl", Options{})
	if len(errs) != 1 {
		t.Fatal(errs)
	}
	var e *Error
	if !errors.As(errs[0], &e) || e.Line != 2 || !errors.Is(e, ErrCut) || !errors.Is(e, ErrSyntax) {
		t.Fatalf("%#v", errs[0])
	}
	r := one(t, `{"title":"a","citationCount":"many"}`)
	if len(r.Warnings) != 1 {
		t.Fatal(r.Warnings)
	}
	want := `one.json: line 1: citationCount: "many" is not a whole number (kept under "as imported")`
	if got := r.Warnings[0].Error(); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if !errors.Is(r.Warnings[0], ErrType) || !errors.Is(r.Warnings[0], ErrWhole) {
		t.Error("not of its kind")
	}
}
