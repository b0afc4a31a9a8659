package cite

import (
	"errors"
	"strings"
	"testing"
)

func TestStyles(t *testing.T) {
	want := "gbt7714 gbt7714-author-date gbt7714-2025 gbt7714-2025-author-date apa mla chicago chicago-notes vancouver ieee harvard ama"
	var ids []string
	for _, s := range Styles() {
		ids = append(ids, s.ID)
		if s.Name.ZH == "" || s.Name.EN == "" {
			t.Errorf("%s has no name in both languages", s.ID)
		}
		if got, err := Parse(s.ID); err != nil || got.ID != s.ID {
			t.Errorf("Parse(%q): %s, %v", s.ID, got.ID, err)
		}
		if s.Class == Numeric && s.label == nil {
			t.Errorf("%s has no label", s.ID)
		}
		// Nothing is known: no style writes marks around nothing.
		for _, it := range []Item{{}, {Kind: Article}, {Kind: Web}, {Kind: Patent}, {Kind: Conference}} {
			if got := s.Entry(it, Options{}).Plain(); strings.Contains(got, ", ,") || strings.Contains(got, "..") || strings.Contains(got, "()") || strings.Contains(got, "“”") {
				t.Errorf("%s of nothing: %q", s.ID, got)
			}
		}
	}
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"GB/T 7714", "gbt7714"}, {"GB/T 7714-2015", "gbt7714"}, {"gb/t 7714—2025", "gbt7714-2025"}, {"GBT7714_2025", "gbt7714-2025"}, {" APA ", "apa"}, {"NLM", "vancouver"},
		{"Cite Them Right", "harvard"}, {"chicago-notes-bibliography", "chicago-notes"},
	} {
		if got, err := Parse(c.in); err != nil || got.ID != c.want {
			t.Errorf("%q: %s, %v; want %s", c.in, got.ID, err, c.want)
		}
	}
	for _, in := range []string{"", "turabian", "apa8"} {
		if _, err := Parse(in); !errors.Is(err, ErrStyle) || !strings.Contains(err.Error(), "chicago-notes") {
			t.Errorf("%q: %v", in, err)
		}
	}
	// Every other name leads to a style.
	for alias, id := range styleAliases {
		if s, err := Parse(alias); err != nil || s.ID != id {
			t.Errorf("%q: %s, %v", alias, s.ID, err)
		}
	}
	if got := (Style{}).Bibliography([]Item{{}}, Options{}); len(got.Entries) != 0 || (Style{}).Entry(Item{}, Options{}) != nil || got.InText(Cite{}) != nil {
		t.Error("the zero Style writes")
	}
}

func TestLang(t *testing.T) {
	for _, c := range []struct {
		name string
		item Item
		want string
	}{
		{name: "field", item: Item{Language: "fr-CA", Title: "Le monde"}, want: "fr"},
		{name: "field against the title", item: Item{Language: "en", Title: "论改革"}, want: "zh"},
		{name: "title", item: Item{Title: "深度学习"}, want: "zh"},
		{name: "Japanese title", item: Item{Title: "吾輩は猫である"}, want: "ja"},
		{name: "names", item: Item{Authors: people("王小明")}, want: "zh"},
		{name: "nothing", want: "en"},
	} {
		if got := c.item.Lang(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// Options choose the addresses, the date of access and the words for what is missing.
func TestOptions(t *testing.T) {
	article := Item{Kind: Article, Authors: people("Smith, J"), Title: "A title", Container: "Nature", Issued: day("2020"), DOI: "10.1/x", URL: "https://example.org/x1"}
	book := Item{Kind: Book, Authors: people("王明"), Title: "书", Issued: day("2020")}
	page := Item{Kind: Web, Title: "A page", URL: "https://example.org/p"}
	for _, c := range []struct {
		name, style, want string
		item              Item
		o                 Options
	}{
		{name: "DOI before the address", style: "gbt7714", item: article, want: "SMITH J. A title[J/OL]. Nature, 2020. DOI:10.1/x."},
		{name: "both", style: "gbt7714", item: article, o: Options{Links: LinksAll}, want: "SMITH J. A title[J/OL]. Nature, 2020. https://example.org/x1. DOI:10.1/x."},
		{name: "neither", style: "gbt7714", item: article, o: Options{Links: LinksNone}, want: "SMITH J. A title[J]. Nature, 2020."},
		{name: "neither, of a page", style: "gbt7714", item: page, o: Options{Links: LinksNone}, want: "A page[EB/OL]. https://example.org/p."},
		{name: "access", style: "gbt7714", item: page, o: Options{Accessed: day("2026-01-02")}, want: "A page[EB/OL]. [2026-01-02]. https://example.org/p."},
		{name: "unknown", style: "gbt7714", item: book, o: Options{Unknown: true}, want: "王明. 书[M]. [出版地不详]: [出版者不详], 2020."},
		{name: "left out", style: "gbt7714", item: book, want: "王明. 书[M]. 2020."},
		{name: "neither, APA", style: "apa", item: article, o: Options{Links: LinksNone}, want: "Smith, J. (2020). A title. Nature."},
	} {
		s, err := Parse(c.style)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Entry(c.item, c.o).Plain(); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func BenchmarkBibliography(b *testing.B) {
	items := make([]Item, 1000)
	for i := range items {
		items[i] = Item{Kind: Article, Authors: people("Raymond, Mark; Sherman, Justin; 曾国藩"), Title: "Norms and Conventions in Cyber Diplomacy: A Review of the Field",
			Container: "Contemporary Security Policy", Volume: "45", Issue: "2", Pages: "101-130", Issued: day("2023"), DOI: "10.1080/13523260.2023.2269809"}
		items[i].Issued.Year -= int16(i % 50)
	}
	for _, s := range Styles() {
		b.Run(s.ID, func(b *testing.B) {
			for b.Loop() {
				s.Bibliography(items, Options{})
			}
		})
	}
}
