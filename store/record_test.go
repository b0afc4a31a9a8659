package store

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"twinleaf/model"
)

// full is a paper with every field set.
func full() model.Paper {
	at := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	return model.Paper{
		Title: model.Text{ZH: "双叶", EN: "Twin leaf"}, Abstract: model.Text{ZH: "摘要", EN: "Abstract\nof two lines"},
		Authors: []model.Person{{Name: "Mark Raymond"}, {Name: "曾国藩"}}, Volume: "77 4", Issue: "2", Pages: "0",
		Published: model.Date{Year: 2023, Month: 10, Day: 22}, Online: model.Date{Year: 9999, Month: 12},
		DOI: "10.1/x", PMCID: "PMC1", SourceID: "s", Platform: "Semanticscholar", URL: "http://u", DOIURL: "http://d",
		ListURL: "http://l", PDF: "http://p", Language: "en", Type: "t", Subjects: []string{"a", "b"}, PubModel: "m",
		CategoryID: "1085", OpenAccess: model.Yes, Citations: model.CountOf(0), Score: "1.50", Total: model.CountOf(7),
		Pictures: []string{"http://1", ""}, Extra: []model.Extra{{Key: "k", Value: `{"v":1}`}, {Key: "", Value: "null"}},
		Editors: []model.Person{{Name: "Hey, Tony"}}, Translators: []model.Person{{Name: "朱生豪"}},
		Container: "CVPR 2016", Publisher: "Springer", Place: "北京", Edition: "2nd ed.", Series: "LNCS", Number: "e1", Event: "CVPR",
		Accessed: model.Date{Year: 2024, Month: 2}, PMID: "21989013", ArXiv: "1512.03385", ISBN: "978-7-03-012345-6",
		Keywords: []string{"威权", "cyber"}, CiteKey: "raymond2023", Tags: []string{"todo"}, Shelves: []string{"甲/乙"}, Note: "n", Rating: 5, Read: true, Dismissed: []string{"pages-reversed Hebrew"}, Merged: []model.ID{model.NewID(), model.NewID()}, Distinct: []model.ID{model.NewID()},
		Corrected: []string{"doi", "title.zh"}, Added: at, Modified: at.Add(time.Hour), Deleted: at.Add(2 * time.Hour),
	}
}

func TestRecordRoundTrip(t *testing.T) {
	for name, p := range map[string]model.Paper{"full": full(), "empty": {}, "same times": {Added: full().Added, Modified: full().Added}} {
		t.Run(name, func(t *testing.T) {
			r := record{paper: p, unknown: putText(nil, 900, "of a later version")}
			var got record
			if err := got.readFields(r.appendFields(nil)); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got.paper, p) {
				t.Errorf("got %+v\nwant %+v", got.paper, p)
			}
			if !bytes.Equal(got.unknown, r.unknown) {
				t.Errorf("unknown field: got %x, want %x", got.unknown, r.unknown)
			}
		})
	}
}

// TestRecordEveryField fails when a field of Paper is added that the record
// does not keep, or that full leaves out.
func TestRecordEveryField(t *testing.T) {
	p := full()
	v := reflect.ValueOf(p)
	for i := range v.NumField() {
		switch name := v.Type().Field(i).Name; {
		case name == "ID" || name == "Journal" || name == "Harvested": // outside of the packed fields
		case v.Field(i).IsZero():
			t.Errorf("full() leaves out %s", name)
		}
	}
}

func FuzzRecord(f *testing.F) {
	f.Add((&record{paper: full()}).appendFields(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		var r, again record
		if r.readFields(b) != nil {
			return
		}
		if err := again.readFields(r.appendFields(nil)); err != nil {
			t.Fatalf("what was read is written wrongly: %v", err)
		}
	})
}

var realTexts = `{"title":"题","abstract":"A \"quoted\" abstract.","resultStr":"{\"title\":\"T\",\"abstract\":\"A \\\"quoted\\\" abstract.\",\"resultStr\":null,\"IF\":4.0000}","IF":4.0000}`

func TestTextsRoundTrip(t *testing.T) {
	for _, c := range []struct {
		name, zh, en, original string
		folded                 bool
	}{
		{name: "nothing"},
		{name: "abstracts only", zh: "摘要", en: "Abstract"},
		{name: "twin", en: `A "quoted" abstract.`, original: realTexts, folded: true},
		{name: "twin and another abstract", zh: "别的", en: "Other", original: realTexts, folded: true},
		{name: "white space", original: `{"a":1, "resultStr":"{\"a\":1,\"resultStr\":null}"}`, folded: true},
		{name: "white space in the twin", original: `{"a":1,"resultStr":"{\"a\": 1,\"resultStr\":null}"}`},
		{name: "other order", original: `{"a":1,"b":2,"resultStr":"{\"b\":2,\"a\":1,\"resultStr\":null}"}`},
		{name: "escaped otherwise", original: `{"a":"\u00e9","resultStr":"{\"a\":\"\u00e9\",\"resultStr\":null}"}`},
		{name: "solidus", original: `{"a":"x/y","resultStr":"{\"a\":\"x\/y\",\"resultStr\":null}"}`},
		{name: "cut short", original: `{"a":1,"resultStr":"{\"a\":1`},
		{name: "no JSON", original: "\x00\xff{{{"},
		{name: "twice the same key", original: `{"a":1,"a":2,"resultStr":"{\"a\":1,\"a\":2,\"resultStr\":null}"}`, folded: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := appendTexts(nil, c.zh, c.en, []byte(c.original))
			if folded := b[0]&3 == formFolded; folded != c.folded {
				t.Errorf("folded is %v", folded)
			}
			got, err := readTexts(b, true)
			if err != nil {
				t.Fatal(err)
			}
			if got.zh != c.zh || got.en != c.en || string(got.original) != c.original {
				t.Errorf("got %q %q %q", got.zh, got.en, got.original)
			}
		})
	}
}

func FuzzTexts(f *testing.F) {
	f.Add("", `A "quoted" abstract.`, []byte(realTexts))
	f.Add("摘", "", []byte(`{"a":1, "resultStr":"{\"a\":1}"}`))
	f.Fuzz(func(t *testing.T, zh, en string, original []byte) {
		got, err := readTexts(appendTexts(nil, zh, en, original), true)
		if err != nil {
			t.Fatal(err)
		}
		if got.zh != zh || got.en != en || !bytes.Equal(got.original, original) {
			t.Fatalf("got %q %q %q", got.zh, got.en, got.original)
		}
		_, _ = readTexts(original, true) // must not panic
	})
}

func TestRealRecordFolds(t *testing.T) {
	files, _ := filepath.Glob("../../shared/data/crawl/*.txt")
	if len(files) == 0 {
		t.Skip("shared test data is not here")
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := bytes.Cut(b, []byte("\n"))
	packed := appendTexts(nil, "", "", bytes.TrimSpace(line))
	got, err := readTexts(packed, true)
	if err != nil || !bytes.Equal(got.original, bytes.TrimSpace(line)) {
		t.Fatalf("not the same bytes: %v", err)
	}
	if packed[0]&3 != formFolded {
		t.Error("the harvested record does not fold")
	}
}
