package query

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

var now = time.Date(2024, 5, 15, 12, 0, 0, 0, time.UTC)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name, line, want string
		typing           bool
		faults           string // of the kinds' texts, joined
	}{
		{name: "empty", line: "  ", want: ""},
		{name: "words", line: "neural  network", want: "neural network"},
		{name: "typing", line: "neural netw", typing: true, want: "neural netw*"},
		{name: "typed space ends the word", line: "neural ", typing: true, want: "neural"},
		{name: "typed sign ends the word", line: "deep-", typing: true, want: "deep-"},
		{name: "star", line: "net* work", want: "net* work"},
		{name: "phrase", line: `"neural network" x`, want: `"neural network" x`},
		{name: "open phrase", line: `a "neural netw`, typing: true, want: `a "neural netw*"`},
		{name: "chinese quotes", line: `“威权 多边”`, want: `"威权 多边"`},
		{name: "without", line: "a -b -(c d)", want: "a -b -(c d)"},
		{name: "not", line: "a NOT b", want: "a -b"},
		{name: "double minus", line: "--a", want: "a"},
		{name: "lone dash", line: "nature - history", want: "nature history"},
		{name: "inner dash", line: "long-term", want: "long-term"},
		{name: "or binds less", line: "a b OR c d", want: "a b OR c d"},
		{name: "group", line: "a (b OR c)", want: "a (b OR c)"},
		{name: "full-width group", line: "a （b OR c）", want: "a (b OR c)"},
		{name: "bar", line: "a|b", want: "a OR b"},
		{name: "lower or is a word", line: "a or b", want: "a or b"},
		{name: "field", line: "title:neural author:li", want: "title:neural author:li"},
		{name: "chinese field", line: "题名：网络 作者:李", want: "title:网络 author:李"},
		{name: "traditional field", line: "題名：網絡", want: "title:網絡"},
		{name: "space after colon", line: "title: neural", want: "title:neural"},
		{name: "field group", line: "title:(a OR b) c", want: "(title:a OR title:b) c"},
		{name: "field phrase", line: `journal:"Security Policy"`, want: `journal:"Security Policy"`},
		{name: "whole", line: `journal:="Nature" author:=李明`, want: `journal:="Nature" author:=李明`},
		{name: "year", line: "year:2019..2023 year:>2019 year:2019,2021 year:2019-2021", want: "year:2019..2023 year:>2019 (year:2019 OR year:2021) year:2019-2021"},
		{name: "numbers", line: "if:>4.5 cited:>=100 被引:..10", want: "if:>4.5 cited:>=100 cited:..10"},
		{name: "choices", line: "jcr:q1,Q2 zone:1区 lang:中文 oa:是 分区:<=2", want: "jcr:Q1,Q2 zone:1 lang:zh oa:yes zone:1,2"},
		{name: "has", line: "has:abstract missing:title.zh 缺：中文题名", want: "has:abstract missing:title.zh missing:title.zh"},
		{name: "time", line: "added:<7d added:2024-05", want: "added:<7d added:2024-05"},
		{name: "value list", line: `tag:a,"b c" type:"Journal Article"`, want: `tag:a,"b c" type:"journal article"`},
		{name: "doi", line: "10.1080/13523260.2023.2269809", want: "doi:10.1080/13523260.2023.2269809"},
		{name: "doi link", line: "https://doi.org/10.1016/S0140-6736(20)30183-5", want: `doi:"10.1016/s0140-6736(20)30183-5"`},
		{name: "doi field", line: "doi:10.1016/S0140-6736(20)30183-5 x", want: `doi:"10.1016/s0140-6736(20)30183-5" x`},
		{name: "web address", line: "https://example.org/a", want: "url:https://example.org/a"},
		{name: "word with colon", line: "Background: x", want: "Background: x"},
		{name: "time of day", line: "12:30", want: "12:30"},
		{name: "unknown field", line: "foo:bar x", want: "x", faults: `column 1: unknown field "foo"`},
		{name: "near field", line: "titel:bar x", want: "x", faults: `column 1: unknown field "titel": did you mean title:`},
		{name: "bad year", line: "x year:20x3", want: "x", faults: `column 8: year: cannot read "20x3": write a number, 1..9, >1, <=9 or 1,2`},
		{name: "bad choice", line: "jcr:Q9", want: "", faults: `column 5: jcr: cannot read "Q9": write Q1, Q2, Q3, Q4`},
		{name: "no value", line: "x title:", want: "x", faults: `column 3: title: wants a value: write a word`},
		{name: "open group", line: "a (b", want: "a b", faults: `column 3: this parenthesis is not closed`},
		{name: "extra close", line: "a) b", want: "a b", faults: `column 2: this parenthesis closes nothing`},
		{name: "lone or", line: "OR", want: "", faults: `column 1: OR has nothing beside it`},
		{name: "dangling or", line: "a OR", want: "a", faults: `column 3: OR has nothing beside it`},
		{name: "has nothing", line: "has:foo a", want: "a", faults: `column 5: has: cannot read "foo": write the name of a field`},
		{name: "only signs", line: "?! --- ...", want: ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := Parse(c.line, Options{Typing: c.typing, Now: now})
			if got := q.String(); got != c.want {
				t.Errorf("Parse(%q) = %s, want %s", c.line, got, c.want)
			}
			var faults []string
			for _, f := range q.Faults {
				faults = append(faults, f.Error())
			}
			if got := strings.Join(faults, "; "); got != c.faults {
				t.Errorf("faults of %q: %s, want %s", c.line, got, c.faults)
			}
		})
	}
}

func TestTimes(t *testing.T) {
	day := func(y, m, d int) float64 { return float64(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix()) }
	for _, c := range []struct {
		line   string
		lo, hi float64
	}{
		{"added:2024", day(2024, 1, 1), day(2025, 1, 1) - 1},
		{"added:2024-02", day(2024, 2, 1), day(2024, 3, 1) - 1},
		{"added:2024-02-28..2024-02-29", day(2024, 2, 28), day(2024, 3, 1) - 1},
		{"added:today", day(2024, 5, 15), day(2024, 5, 16) - 1},
		{"添加：昨天", day(2024, 5, 14), day(2024, 5, 15) - 1},
	} {
		r, ok := Parse(c.line, Options{Now: now}).Root.(*Range)
		if !ok || r.Lo != c.lo || r.Hi != c.hi {
			t.Errorf("%s = %+v, want %v to %v", c.line, r, c.lo, c.hi)
		}
	}
	week := Parse("added:<7d", Options{Now: now}).Root.(*Range)
	if want := float64(now.AddDate(0, 0, -7).Unix()); week.Lo != want {
		t.Errorf("<7d from %v, want %v", week.Lo, want)
	}
}

// bareOf clears what the canonical form does not carry.
func bareOf(n Node) Node {
	switch n := n.(type) {
	case *And:
		for i, k := range n.Kids {
			n.Kids[i] = bareOf(k)
		}
	case *Or:
		for i, k := range n.Kids {
			n.Kids[i] = bareOf(k)
		}
	case *Not:
		n.Kid = bareOf(n.Kid)
	case *Words:
		n.From, n.To, n.Quoted = 0, 0, false
	case *Range:
		n.From, n.To = 0, 0
	case *OneOf:
		n.From, n.To = 0, 0
	case *Has:
		n.From, n.To = 0, 0
	}
	return n
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`a "b c" -d OR (e title:f) year:1..2 jcr:Q1,Q2 题名：网络 tag:a,"b c"*`, `((((`, `-OR|"`, "10.1000/x(1)*", `doi:"a`, "a:=\"", "（“”",
		`type:a,,b x*y* "z*"`, "=", "url:«", "has:title.zh missing:jcr added:<7d"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, line string, typing bool) {
		q := Parse(line, Options{Typing: typing, Now: now})
		for _, e := range q.Faults {
			if e.From < 0 || e.To < e.From || e.To > len(line) || e.Error() == "" {
				t.Fatalf("%q: fault %+v is not in the line", line, e)
			}
		}
		text := q.String()
		back := Parse(text, Options{Now: now})
		if len(back.Faults) > 0 {
			t.Fatalf("%q: canonical form %q has faults: %v", line, text, back.Faults)
		}
		if !reflect.DeepEqual(bareOf(q.Root), bareOf(back.Root)) {
			t.Fatalf("%q: canonical form %q reads back as %q", line, text, back.String())
		}
	})
}

func TestSort(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", "relevance"}, {"-year", "-year"}, {"+title", "title.en"}, {"被引", "cited"}, {"-year, title", "-year,title.en"}, {"期刊，-年", "journal,-year"}, {"year,-year", "year"}, {"Title.ZH", "title.zh"},
	} {
		s, err := ParseSort(c.in)
		if err != nil || s.String() != c.want {
			t.Errorf("ParseSort(%q) = %v, %v, want %s", c.in, s, err, c.want)
		}
	}
	for _, bad := range []string{"relevance,year", "year,relevance", "year,", "year,colour", "year,if,cited"} {
		if s, err := ParseSort(bad); err == nil {
			t.Errorf("ParseSort(%q) = %v", bad, s)
		}
	}
	if _, err := ParseSort("colour"); err == nil {
		t.Error("colour is no sort key")
	}
}

func TestFieldNames(t *testing.T) {
	for _, s := range Fields() {
		if s.Field.Spec().Name != s.Name {
			t.Errorf("field %d is in the table as %q", s.Field, s.Name)
		}
		for _, n := range append([]string{s.Name, s.Zh}, s.More...) {
			if f, ok := ParseField(n); !ok || f != s.Field {
				t.Errorf("%q names %v, want %v", n, f, s.Field)
			}
		}
	}
}
