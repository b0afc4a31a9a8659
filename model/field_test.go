package model

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
)

// dirty is a paper whose values are as harvested ones can be.
func dirty() Paper {
	return Paper{
		Title:    Text{ZH: "主义:国际 ", EN: "  Two  blanks\nand a break"},
		Abstract: Text{EN: "First.\n\nSecond. ", ZH: "摘要"},
		Authors:  []Person{{"Raymond, Mark"}, {"屠呦呦"}},
		Journal:  NewID(), Volume: "77 4", Pages: "0", Issue: " ",
		Published: Date{Year: 2023, Month: 10}, Online: Date{Year: 2023},
		DOI: "not a doi", PMCID: "PMC1", SourceID: "x", Platform: "p",
		URL: "ftp://example.org/a", PDF: "https://example.org/a.pdf",
		Language: "en", Type: "Journal Article", Subjects: []string{"a; b", "c"},
		OpenAccess: Yes, Citations: CountOf(0), Score: "1.50", Total: CountOf(7),
		Pictures: []string{"https://example.org/1.png"},
		Editors:  []Person{{"Hey, Tony"}}, Translators: []Person{{"朱生豪"}, {"X"}},
		Container: "CVPR", Publisher: " P", Place: "北京", Edition: "2", Series: "S\n", Number: "7", Event: "E",
		ISBN: "x", PMID: "1", ArXiv: "2", CiteKey: "k", Tags: []string{"a b"}, Shelves: []string{"x/ y"}, Note: " n\n", Rating: 3, Read: true, Keywords: []string{"a, b"}, Accessed: Date{Year: 2024, Month: 2, Day: 29},
		Deleted: time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC),
	}
}

func TestSetOfGetChangesNothing(t *testing.T) {
	p := dirty()
	for _, f := range PaperFields {
		q := dirty()
		q.Journal = p.Journal
		if err := f.Set(&q, f.Get(&p)); err != nil {
			t.Errorf("%s: Set(Get()): %v", f.Name, err)
		}
		if !reflect.DeepEqual(p, q) {
			t.Errorf("%s: Set(Get()) changed the paper\n got %+v\nwant %+v", f.Name, q, p)
		}
		var empty Paper
		if v := f.Get(&empty); v != "" {
			t.Errorf("%s of an empty paper = %q", f.Name, v)
		}
		if err := f.Set(&q, ""); err != nil || f.Get(&q) != "" {
			t.Errorf("%s: emptied: %q, %v", f.Name, f.Get(&q), err)
		}
	}
	j := Journal{Name: "Nature", NameZH: "自然", Scope: []Block{{Text: "All of"}, {Item: true, Text: "science"}},
		Metrics: []Metric{{Year: 2023, Source: "JCR", ImpactFactor: 4, JCR: "Q1", JCRCategory: "INTERNATIONAL RELATIONS", Zone: 1, ZoneCategory: "社会学"},
			{Source: "Semanticscholar", ImpactFactor: -1, ZoneCategory: "医学"}, {ImpactFactor: 0.5}, {ImpactFactor: -1, JCRCategory: "MANAGEMENT"}},
		Variants: []string{"Nature (London)", "Nat."}}
	for _, f := range JournalFields {
		k := j
		if err := f.Set(&k, f.Get(&j)); err != nil || !reflect.DeepEqual(j, k) {
			t.Errorf("journal %s: Set(Get()) = %+v, %v; want %+v", f.Name, k, err, j)
		}
	}
}

func TestSet(t *testing.T) {
	for _, c := range []struct {
		field, in, want string
		bad             Want
	}{
		{field: "title.zh", in: "  一  二 ", want: "一 二"},
		{field: "journal.volume", in: "44", want: "44"},
		{field: "doi", in: "https://doi.org/10.1080/13523260.2023.2269809", want: "10.1080/13523260.2023.2269809"},
		{field: "doi", in: "DOI: 10.1000/ABC", want: "10.1000/abc"},
		{field: "doi", in: "ten", bad: WantDOI},
		{field: "published", in: "2023-13", bad: WantDate},
		{field: "published", in: "2023/5", want: "2023-05"},
		{field: "citations", in: "-1", bad: WantCount},
		{field: "citations", in: "many", bad: WantCount},
		{field: "open_access", in: "是", want: "yes"},
		{field: "open_access", in: "maybe", bad: WantYesNo},
		{field: "open_access", in: "FALSE", want: "no"},
		{field: "read", in: " TRUE ", want: "yes"},
		{field: "read", in: "否", want: ""},
		{field: "read", in: "2", bad: WantYesNo},
		{field: "url", in: "javascript:alert(1)", bad: WantLink},
		{field: "language", in: "English!", bad: WantLanguage},
		{field: "authors", in: "A B, C D", want: "A B; C D"},
		{field: "subjects", in: "a; b", want: "a\nb"},
	} {
		p := dirty()
		ch, err := Set(p, c.field, c.in)
		if c.bad != "" {
			var v *ValueError
			if !errors.As(err, &v) || v.Want != c.bad || !errors.Is(err, ErrValue) {
				t.Errorf("Set(%s, %q): %v, want a ValueError that wants %s", c.field, c.in, err, c.bad)
			} else if !strings.Contains(err.Error(), c.in) {
				t.Errorf("Set(%s, %q): %q does not quote the input", c.field, c.in, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("Set(%s, %q): %v", c.field, c.in, err)
			continue
		}
		e := ch.Edits[0]
		f, _ := PaperField(c.field)
		if e.After != c.want || e.Before != f.Get(&p) || e.Field != f.Name || !ch.Hand {
			t.Errorf("Set(%s, %q) = %+v, want after %q", c.field, c.in, e, c.want)
		}
	}
	if _, err := Set(Paper{}, "colour", "red"); !errors.Is(err, ErrField) {
		t.Errorf("an unknown field: %v", err)
	}
}

func TestInverseOfInverse(t *testing.T) {
	c := Change{Label: "change.edit", Hand: true, Edits: []Edit{
		{Field: "volume", Before: "77 4", After: "77", MarkAfter: true},
		{Field: "issue", After: "4", MarkAfter: true},
	}}
	inv := c.Inverse()
	if inv.Edits[0].Field != "issue" || inv.Edits[0].Before != "4" || inv.Edits[0].After != "" || !inv.Edits[0].MarkBefore {
		t.Errorf("inverse = %+v", inv)
	}
	if got := inv.Inverse().Edits; !reflect.DeepEqual(got, c.Edits) {
		t.Errorf("inverse of the inverse = %+v, want %+v", got, c.Edits)
	}
}

func TestNormalizeDOI(t *testing.T) {
	for in, want := range map[string]string{
		"10.1038/NATURE14539":                    "10.1038/nature14539",
		"http://dx.doi.org/10.1038/nature14539":  "10.1038/nature14539",
		"https://doi.org/10.1002/%28SICI%291097": "10.1002/(sici)1097",
		"doi:10.1/x":                             "10.1/x",
		"10.1000":                                "",
		"10.1000/":                               "",
		"11.1000/x":                              "",
		"10.10a/x":                               "",
		"":                                       "",
	} {
		if got := NormalizeDOI(in); got != want {
			t.Errorf("NormalizeDOI(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDetectLanguage(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "123": "",
		"Attention is all you need":                                     "en",
		"全球网络体制综合体中的威权多边主义":                                             "zh",
		"用 AlphaFold 进行高精度蛋白质结构预测":                                      "zh",
		"日本語のタイトルである":                                                   "ja",
		"한국어 제목":                                                        "ko",
		"Über die spezielle und die allgemeine":                         "de",
		"Les structures élémentaires des mots dans la langue pour tous": "fr",
		"О причинах":                                                    "ru",
	} {
		if got := DetectLanguage(in); got != want {
			t.Errorf("DetectLanguage(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestIDsAscend(t *testing.T) {
	last := NewID()
	for range 1000 {
		id := NewID()
		if id.String() <= last.String() {
			t.Fatalf("%v after %v", id, last)
		}
		if back, err := ParseID(id.String()); err != nil || back != id {
			t.Fatalf("ParseID(%v) = %v, %v", id, back, err)
		}
		last = id
	}
	for _, bad := range []string{"", "x", "{" + last.String() + "}", "urn:uuid:" + last.String()} {
		if _, err := ParseID(bad); !errors.Is(err, ErrID) {
			t.Errorf("ParseID(%q): %v", bad, err)
		}
	}
}
