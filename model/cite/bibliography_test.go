package cite

import (
	"strings"
	"testing"
)

// firsts are the first words of the entries, in the order of the list.
func firsts(b Bibliography) string {
	var out []string
	for _, e := range b.Entries {
		s := e.Text.Plain()
		for _, cut := range []string{",", ".", "，"} {
			s, _, _ = strings.Cut(s, cut)
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func listOf(names ...string) []Item {
	var out []Item
	for _, n := range names {
		title := "T"
		if cjk(n) {
			title = "书"
		}
		out = append(out, Item{Kind: Book, Authors: people(n), Title: title, Issued: day("2001")})
	}
	return out
}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name, style, want string
		items             []Item
	}{
		{name: "surnames by their readings as surnames", style: "gbt7714-author-date",
			items: listOf("曾国藩", "单田芳", "仇英", "解缙", "区适子", "查良镛", "王小波", "艾青"),
			want:  "艾青 区适子 仇英 单田芳 王小波 解缙 曾国藩 查良镛"},
		// GB/T 7714-2015 9.2: Chinese, Japanese, Western, Russian, others.
		{name: "scripts", style: "gbt7714-author-date",
			items: append(listOf("Адамс, А.", "Zweig, Stefan", "Adams, John", "王小波"), Item{Kind: Book, Language: "ja", Authors: people("夏目漱石"), Title: "こころ", Issued: day("1914")},
				Item{Kind: Book, Language: "ko", Authors: people("김구"), Title: "백범일지", Issued: day("1947")}),
			want: "王小波 夏目漱石 ADAMS J ZWEIG S АДАМС А 김구"},
		{name: "one alphabet", style: "apa", items: listOf("Zweig, Stefan", "曾国藩", "Adams, John", "Zhu, De", "单田芳"), want: "Adams 单田芳 曾国藩 Zhu Zweig"},
		{name: "nothing before something", style: "apa", items: listOf("Brownlee, A.", "Brown, J.; Adams, B.", "Brown, J."), want: "Brown Brown Brownlee"},
		{name: "accents and articles", style: "mla",
			items: append(listOf("Świętek, Anna", "Suzuki, Ken", "Székely, Ida"), Item{Kind: Book, Title: "The Swan", Issued: day("2000")}), want: "Suzuki The Swan Świętek Székely"},
		{name: "numeric keeps the order given", style: "vancouver", items: listOf("Zweig, Stefan", "Adams, John"), want: "Zweig S Adams J"},
	} {
		s, err := Parse(c.style)
		if err != nil {
			t.Fatal(err)
		}
		if got := firsts(s.Bibliography(c.items, Options{})); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// One author first, then by year, undated works first; letters follow the
// order of the titles (APA 7 9.46, 9.47).
func TestLetters(t *testing.T) {
	book := func(names, title, year string) Item {
		it := Item{Kind: Book, Authors: people(names), Title: title}
		if year != "" {
			it.Issued = day(year)
		}
		return it
	}
	items := []Item{
		book("Smith, J.", "The zebra", "2019"), book("Smith, J.", "An apple", "2019"), book("Smith, J.", "Earlier", "2001"), book("Smith, J.", "Late and undated", ""),
		book("Smith, J.", "Also undated", ""), book("王明", "论语", "2019"), book("王明", "大学", "2019"),
	}
	for _, c := range []struct{ style, want, cite string }{
		{"apa", "Smith, J. (n.d.-a). Also undated.\nSmith, J. (n.d.-b). Late and undated.\nSmith, J. (2001). Earlier.\nSmith, J. (2019a). An apple.\nSmith, J. (2019b). The zebra.\n" +
			"王明. (2019a). 大学.\n王明. (2019b). 论语.\n", "(Smith, 2019b)"},
		{"gbt7714-author-date", "王明, 2019a. 大学[M].\n王明, 2019b. 论语[M].\nSMITH J, n.d.-a. Also undated[M].\nSMITH J, n.d.-b. Late and undated[M].\nSMITH J, 2001. Earlier[M].\n" +
			"SMITH J, 2019a. An apple[M].\nSMITH J, 2019b. The zebra[M].\n", "(Smith, 2019b)"},
		{"chicago", "Smith, J. n.d.-a. Also Undated.\nSmith, J. n.d.-b. Late and Undated.\nSmith, J. 2001. Earlier.\nSmith, J. 2019a. An Apple.\nSmith, J. 2019b. The Zebra.\n" +
			"王明. 2019a. 大学.\n王明. 2019b. 论语.\n", "(Smith 2019b)"},
	} {
		s, err := Parse(c.style)
		if err != nil {
			t.Fatal(err)
		}
		b := s.Bibliography(items, Options{})
		if got := b.Render(Plain); got != c.want {
			t.Errorf("%s:\ngot\n%swant\n%s", c.style, got, c.want)
		}
		if got := b.InText(Cite{Item: 0}).Plain(); got != c.cite {
			t.Errorf("%s: %s, want %s", c.style, got, c.cite)
		}
		// The order in which the sources came does not matter.
		back := make([]Item, len(items))
		for i, it := range items {
			back[len(items)-1-i] = it
		}
		if got := s.Bibliography(back, Options{}).Render(Plain); got != c.want {
			t.Errorf("%s, other order:\n%s", c.style, got)
		}
	}
	for n, want := range map[int]string{0: "a", 25: "z", 26: "aa", 27: "ab", 51: "az", 52: "ba", 701: "zz", 702: "aaa"} {
		if got := letters(n); got != want {
			t.Errorf("letters(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestInText(t *testing.T) {
	items := listOf("Smith, John", "Jones, Mary", "王小波", "Brown, A.; White, B.; Black, C.; Green, D.")
	for _, c := range []struct{ style, want string }{
		{"gbt7714", "[1-4]"}, {"gbt7714-2025", "[1-4]"}, {"vancouver", "(1-4)"}, {"ieee", "[1], [2], [3], [4]"}, {"ama", "1-4"},
		{"gbt7714-author-date", "(Smith, 2001; Jones, 2001; 王小波, 2001; Brown et al., 2001)"},
		{"apa", "(Brown et al., 2001; Jones, 2001; Smith, 2001; 王小波, 2001)"},
		{"harvard", "(Smith, 2001; Jones, 2001; 王小波, 2001; Brown et al., 2001)"},
		{"mla", "(Smith; Jones; 王小波; Brown et al.)"},
	} {
		s, err := Parse(c.style)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.InText(items, Options{}).Plain(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.style, got, c.want)
		}
		if got := s.InText(nil, Options{}); got != nil {
			t.Errorf("%s of nothing: %v", c.style, got)
		}
	}
}
