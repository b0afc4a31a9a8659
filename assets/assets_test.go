package assets

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// realRecord is the file that was not made for the sample but harvested.
const realRecord = "contemporary-security-policy.txt"

// object is one JSON object with its keys in the order of the file.
type object struct {
	keys   []string
	values map[string]json.RawMessage
}

func parseObject(data []byte) (object, error) {
	o := object{values: map[string]json.RawMessage{}}
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return o, fmt.Errorf("not an object: %v %w", t, err)
	}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return o, err
		}
		var v json.RawMessage
		if err := d.Decode(&v); err != nil {
			return o, err
		}
		o.keys = append(o.keys, t.(string))
		o.values[t.(string)] = v
	}
	_, err := d.Token()
	return o, err
}

func (o object) text(t *testing.T, key string) string {
	t.Helper()
	var s *string
	if err := json.Unmarshal(o.values[key], &s); err != nil {
		t.Fatalf("%s: %v", key, err)
	}
	if s == nil {
		return ""
	}
	return *s
}

// record is one sample file taken apart.
type record struct {
	outer, inner object
	tail         []string
}

func readRecord(t *testing.T, name string) record {
	t.Helper()
	data, err := fs.ReadFile(Sample(), name)
	if err != nil {
		t.Fatal(err)
	}
	if !utf8.Valid(data) {
		t.Fatal("not UTF-8")
	}
	lines := strings.Split(string(data), "\n")
	var r record
	if r.outer, err = parseObject([]byte(lines[0])); err != nil {
		t.Fatalf("first line: %v", err)
	}
	if r.inner, err = parseObject([]byte(r.outer.text(t, "resultStr"))); err != nil {
		t.Fatalf("resultStr: %v", err)
	}
	r.tail = lines[1:]
	return r
}

func sampleNames(t *testing.T) []string {
	t.Helper()
	names, err := fs.Glob(Sample(), "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestSampleHasTheFormOfTheRealRecord(t *testing.T) {
	model := readRecord(t, realRecord)
	for _, name := range sampleNames(t) {
		t.Run(name, func(t *testing.T) {
			r := readRecord(t, name)
			if !slices.Equal(r.outer.keys, model.outer.keys) {
				t.Errorf("outer keys\n got %v\nwant %v", r.outer.keys, model.outer.keys)
			}
			if !slices.Equal(r.inner.keys, model.inner.keys) {
				t.Errorf("inner keys\n got %v\nwant %v", r.inner.keys, model.inner.keys)
			}
			for _, key := range model.outer.keys {
				if key == "title" || key == "resultStr" {
					continue // the two that differ by design
				}
				if got, want := r.inner.values[key], r.outer.values[key]; !bytes.Equal(got, want) {
					t.Errorf("%s: inner %s, outer %s", key, got, want)
				}
			}
			if got := string(r.inner.values["resultStr"]); got != "null" {
				t.Errorf("inner resultStr = %s, want null", got)
			}
			journal, err := parseObject(r.outer.values["journal"])
			if err != nil {
				t.Fatal(err)
			}
			if want := []string{"name", "volume", "pages"}; !slices.Equal(journal.keys, want) {
				t.Errorf("journal keys = %v, want %v", journal.keys, want)
			}
			if len(r.tail) < 4 || r.tail[2] != "期刊介绍:" {
				t.Fatalf("the tail is not title, abstract, 期刊介绍:, scope: %q", r.tail)
			}
			if got, want := r.tail[0], r.inner.text(t, "title"); got != want {
				t.Errorf("the tail's title = %q, want %q", got, want)
			}
			if got, want := r.tail[1], r.inner.text(t, "abstract"); got != want {
				t.Errorf("the tail's abstract = %q, want %q", got, want)
			}
			for i, line := range r.tail {
				if strings.TrimSpace(line) == "" {
					t.Errorf("line %d is blank", i+2)
				}
			}
		})
	}
}

func TestRealRecordIsUntouched(t *testing.T) {
	want, err := os.ReadFile(filepath.Join("..", "..", "shared", "data", "crawl", realRecord))
	if err != nil {
		t.Skip("the harvested original is not here to compare with: ", err)
	}
	got, err := fs.ReadFile(Sample(), realRecord)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("the sample's copy differs from the harvested file")
	}
}

func TestSampleJournalsAreOneRecordEach(t *testing.T) {
	type facts struct{ name, metrics, scope string }
	seen := map[string]facts{}
	papers := map[string]int{}
	for _, name := range sampleNames(t) {
		r := readRecord(t, name)
		id := string(r.outer.values["PeriodicalId"])
		f := facts{name: r.outer.text(t, "PeriodicalName"), scope: strings.Join(r.tail[3:], "\n")}
		for _, key := range []string{"PeriodicalIF", "JCR", "JCRName", "RegionNum"} {
			f.metrics += string(r.outer.values[key]) + " "
		}
		if old, ok := seen[id]; ok && old != f {
			t.Errorf("%s: journal %s differs:\n%+v\n%+v", name, id, f, old)
		}
		seen[id] = f
		papers[id]++
	}
	shared := 0
	for _, n := range papers {
		if n > 1 {
			shared++
		}
	}
	if shared < 3 {
		t.Errorf("%d journals have more than one paper, want at least 3", shared)
	}
}

func TestSampleHasTheVarietyItPromises(t *testing.T) {
	doi := regexp.MustCompile(`^10\.\d{4,9}/\S+$`)
	count := map[string]int{}
	dois := map[string]string{}
	for _, name := range sampleNames(t) {
		r := readRecord(t, name)
		count["papers"]++
		count["jcr "+r.outer.text(t, "JCR")]++
		count["zone "+string(r.outer.values["RegionNum"])]++
		if strings.ContainsFunc(r.inner.text(t, "title"), isHan) {
			count["chinese originals"]++
		}
		if !strings.ContainsFunc(r.outer.text(t, "title"), isHan) {
			count["no chinese title"]++
		}
		if r.outer.text(t, "AbstractTextCN") != "" {
			count["chinese abstract"]++
		}
		if d := r.outer.text(t, "doi"); doi.MatchString(d) {
			if other, ok := dois[d]; ok {
				t.Errorf("%s and %s have one DOI", name, other)
			}
			dois[d] = name
		} else if d != "" {
			count["doi as a link"]++
		}
	}
	for what, least := range map[string]int{
		"papers": 28, "chinese originals": 8, "chinese abstract": 24,
		"jcr Q1": 1, "jcr Q2": 1, "jcr Q3": 1, "jcr Q4": 1, "jcr ": 4,
		"zone 1": 1, "zone 2": 1, "zone 3": 1, "zone 4": 1, "zone null": 4,
		"no chinese title": 2, "doi as a link": 1,
	} {
		if count[what] < least {
			t.Errorf("%s: %d, want at least %d", what, count[what], least)
		}
	}
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func TestIcon(t *testing.T) {
	c, err := png.DecodeConfig(bytes.NewReader(IconPNG()))
	if err != nil {
		t.Fatal(err)
	}
	if c.Width != 512 || c.Height != 512 {
		t.Errorf("icon is %dx%d, want 512x512", c.Width, c.Height)
	}
	if !bytes.HasPrefix(IconSVG(), []byte("<svg ")) {
		t.Error("the drawing is no SVG")
	}
}
