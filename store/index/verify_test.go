package index

import (
	"context"
	"testing"

	"twinleaf/model/query"
)

func (l *library) verify() (out []Problem) {
	l.t.Helper()
	err := Verify(context.Background(), l.m, l.plain, func(p Problem) bool {
		out = append(out, p)
		return len(out) < 5
	})
	if err != nil {
		l.t.Fatal(err)
	}
	return out
}

func TestVerify(t *testing.T) {
	for seed := uint64(1); seed <= 6; seed++ {
		l := newLibrary(t, seed)
		l.addJournals(12)
		l.addPapers(300, 0, true)
		for range 3 {
			l.edit(30)
			l.addPapers(3, 0, false)
		}
		if p := l.verify(); p != nil {
			t.Fatalf("seed %d: a sound index has problems: %v", seed, p)
		}
	}
}

func TestVerifyFindsDamage(t *testing.T) {
	for _, c := range []struct {
		name string
		harm func(l *library)
	}{
		{"a word the record has not", func(l *library) { l.plain.docs[7].TitleEn = "something else entirely" }},
		{"a column", func(l *library) { l.plain.docs[7].Cited = 77 }},
		{"an author", func(l *library) { l.plain.docs[7].Authors = []Author{{Name: "Nobody Known"}} }},
		{"a lost posting", func(l *library) {
			k, _ := l.m.Cursor().Seek(postingKey(nil, 0, spaceWord, []byte("neural")))
			_ = l.m.Delete(k)
		}},
		{"a broken posting", func(l *library) {
			k, _ := l.m.Cursor().Seek(postingKey(nil, 0, spaceWord, []byte("neural")))
			_ = l.m.Put(k, []byte{1, 0xFF})
		}},
		{"a broken column", func(l *library) { _ = l.m.Put(columnKey(colDate, 0), []byte{9, 9}) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLibrary(t, 3)
			l.addJournals(5)
			l.addPapers(200, 0, true)
			c.harm(l)
			if l.verify() == nil {
				t.Error("the damage is not found")
			}
		})
	}
}

func TestSuggest(t *testing.T) {
	l := newLibrary(t, 1)
	l.addPapers(150, 0, true)
	l.plain.docs[3].TitleZh = "多边主义"
	s, err := l.x.Snapshot(l.m)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ line, want string }{
		{"nueral", "neural"}, {"netwrok deep", "network deep"}, {"title:internatonal", "title:international"},
		{"neural", ""}, {"qqqqqqqq", ""}, {`"deep lerning"`, `"deep learning"`}, {"学", ""},
	} {
		got, err := s.Suggest(context.Background(), query.Parse(c.line, query.Options{}), l.plain)
		if err != nil || got != c.want {
			t.Errorf("Suggest(%q) = %q, %v, want %q", c.line, got, err, c.want)
		}
	}
}

func TestSuggestBySound(t *testing.T) {
	l := newLibrary(t, 1)
	d := Doc{TitleZh: "全球网络体制中的威权多邊主義", Journal: NoJournal}
	l.change(func(u *Update) error {
		p := NewPart()
		p.Add(&d)
		p.Seal()
		return u.Append(p)
	})
	l.plain.docs, l.plain.live = []Doc{d}, []bool{true}
	s, err := l.x.Snapshot(l.m)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Suggest(context.Background(), query.Parse("威权 多边主意", query.Options{}), l.plain)
	if want := "威权 多邊主義"; err != nil || got != want {
		t.Errorf("suggested %q, %v, want %q", got, err, want)
	}
}

func TestFacets(t *testing.T) {
	l := newLibrary(t, 5)
	l.addJournals(20)
	l.addPapers(400, 0, true)
	s, err := l.x.Snapshot(l.m)
	if err != nil {
		t.Fatal(err)
	}
	search := func(line string) *Result {
		res, err := s.Search(context.Background(), query.Parse(line, query.Options{}), Options{})
		if err != nil {
			t.Fatal(err)
		}
		return res
	}
	// Each count of a facet is what the query finds when its own conditions give way to that value.
	for _, c := range []struct{ line, rest, field string }{
		{"neural", "neural", "lang"}, {"lang:zh", "", "lang"}, {"lang:zh year:>2000", "year:>2000", "lang"},
		{"net lang:zh oa:yes", "net lang:zh", "oa"}, {"jcr:Q1 net zone:1,2", "net zone:1,2", "jcr"}, {"jcr:Q1 net zone:1,2", "net jcr:Q1", "zone"},
		{`category:="社会学" year:2019`, "year:2019", "category"}, {"year:2019 jcr:Q1,Q2", "jcr:Q1,Q2", "year"},
		{`type:review net`, "net", "type"}, {`journal:="` + l.someJournal() + `" oa:yes`, "oa:yes", "journal"},
	} {
		f := search(c.line).Facets()
		list := map[string][]Count{"lang": f.Lang, "oa": f.Open, "jcr": f.JCR, "zone": f.Zone, "category": f.Category, "year": f.Year,
			"type": f.Type, "journal": f.Journal}[c.field]
		if len(list) == 0 {
			t.Errorf("%s: no counts by %s", c.line, c.field)
		}
		for _, n := range list {
			value := n.Value
			switch {
			case value == "":
				continue
			case c.field == "category" || c.field == "journal":
				value = `="` + value + `"`
			case c.field == "type":
				value = `"` + value + `"`
			}
			if want := search(c.rest + " " + c.field + ":" + value).Count(); n.N != want && c.field != "journal" || n.N > want {
				t.Errorf("%s: %s %q counts %d, want %d", c.line, c.field, n.Value, n.N, want)
			}
		}
	}
	for _, n := range search("lang:zh").Facets().Lang {
		if n.Chosen != (n.Value == "zh") {
			t.Errorf("chosen is %v for %q", n.Chosen, n.Value)
		}
	}
	res := search("neural author:曾国藩")
	people, err := s.Authors(context.Background(), res, 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range people {
		if want := search(`neural author:="` + n.Value + `"`).Count(); n.N != want {
			t.Errorf("author %q counts %d, want %d", n.Value, n.N, want)
		}
	}
}
