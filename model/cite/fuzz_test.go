package cite

import (
	"strings"
	"testing"
	"unicode/utf8"

	"twinleaf/model"
)

// FuzzStyles: whatever a record holds, every style writes text that every form
// can hold, twice the same, and all functions return.
func FuzzStyles(f *testing.F) {
	f.Add("Smith, John; 曾国藩; 尤瓦尔·赫拉利", "Deep Learning: A Survey", "深度学习：综述", "Nature", "77 4", "1-10", "10.1000/x", "https://example.org/a", "2nd", uint8(1), "2019-03-01")
	f.Add("<script>", "a</p><b>\\{}*_`[x](javascript:1)", "\xff\xfe", "\x00", "[", "0", "10.1/\"><x", "javascript:alert(1)", "第二版", uint8(7), "")
	f.Add("-", "?", "：", "“", "‘", "–", "x", "http://[::1", "0th", uint8(10), "0001")
	f.Add("A B-C. D Jr.;of the;The", "A", "a. b. c?", "vs. X", "1-", "-1", "", "", "ed", uint8(3), "2024-02")
	f.Fuzz(func(t *testing.T, names, title, other, container, volume, pages, doi, address, edition string, kind uint8, date string) {
		var authors []model.Person
		for n := range strings.SplitSeq(names, ";") {
			authors = append(authors, model.Person{Name: n})
		}
		issued, _ := model.ParseDate(date)
		it := Item{
			Kind: Kind(kind % 14), Authors: NamesOf(authors), Editors: NamesOf(authors[1:]), Title: title, Container: container, Volume: volume, Issue: volume,
			Pages: pages, Number: doi, Edition: edition, Publisher: container, Place: other, Degree: edition, Event: other, DOI: doi, URL: address,
			Issued: issued, Accessed: issued, Translated: Translation{Title: other},
		}
		bare := it
		bare.Authors, bare.Editors, bare.Issued = nil, nil, model.Date{}
		p := model.Paper{Title: model.Text{EN: title, ZH: other}, Authors: authors, Volume: volume, Pages: pages, DOI: doi, URL: address, Type: container,
			Published: issued, Extra: []model.Extra{{Key: "editor", Value: names}, {Key: container, Value: other}}}
		items := []Item{it, bare, it, FromPaper(p, model.Journal{Name: container, Variants: []string{other, edition}})}
		for _, s := range Styles() {
			o := Options{Paired: true, Unknown: kind&1 == 0, Links: Links(kind % 3)}
			b := s.Bibliography(items, o)
			if len(b.Entries) != len(items) {
				t.Fatalf("%s: %d entries", s.ID, len(b.Entries))
			}
			texts := []Text{b.InText(Cite{Item: 0, Locator: pages}), b.InText(Cite{Item: 1, Narrative: true}), b.InText(Cite{Item: 2, Again: true}, Cite{Item: 3}, Cite{Item: 9})}
			for _, e := range b.Entries {
				texts = append(texts, e.Lines()...)
			}
			for _, text := range texts {
				checkHTML(t, text.HTML())
				checkRTF(t, text.RTF())
				for _, r := range text {
					if r.Link != "" && !safeLink(r.Link) {
						t.Fatalf("%s: link %q", s.ID, r.Link)
					}
				}
				if utf8.ValidString(names+title+other+container+volume+pages+doi+address+edition) && !utf8.ValidString(text.Plain()) {
					t.Fatalf("%s: %q is no UTF-8", s.ID, text.Plain())
				}
			}
			if b.Render(Markdown) != s.Bibliography(items, o).Render(Markdown) {
				t.Fatalf("%s: a second list differs", s.ID)
			}
		}
		for _, pattern := range []string{"", "[Auth][shortyear][Shorttitle][journal]", "[authors:2].[volume]:[firstpage]+[doi]", "[auth.etal]/[author]-[EDITOR]"} {
			p, err := ParsePattern(pattern)
			if err != nil {
				t.Fatal(err)
			}
			for _, it := range items {
				key := p.Key(it)
				if key == "" || strings.ContainsFunc(key, func(r rune) bool { return !keyRune(r) }) {
					t.Fatalf("key %q", key)
				}
			}
		}
	})
}

// FuzzPattern: a pattern is an error or makes keys.
func FuzzPattern(f *testing.F) {
	for _, s := range []string{DefaultPattern, "[auth", "[title:0]", "a b", "[]", "[x:1:2]", "]", "[AUTH.ETAL]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePattern(s)
		if err != nil {
			return
		}
		key := p.Key(Item{Authors: []Name{{Family: "Smith", Given: "J"}}, Title: "On Growth and Form", Container: "Nature", Volume: "1"})
		if key == "" {
			t.Fatal("an empty key")
		}
	})
}
