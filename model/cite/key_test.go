package cite

import (
	"errors"
	"testing"
)

func TestKey(t *testing.T) {
	smith := Item{Kind: Article, Authors: people("Smith, John; O'Neil, Ann; Müller, Jörg"), Title: "The Deep Learning of Proteins",
		Container: "Journal of Machine Learning Research", Volume: "12", Issue: "3", Pages: "101-9", Issued: day("2019-05"), DOI: "10.1000/abc(1)"}
	zeng := Item{Kind: Article, Authors: people("曾国藩; 单田芳"), Title: "深度学习的研究进展", Container: "计算机学报", Issued: day("2021")}
	two := Item{Kind: Book, Editors: people("Ørsted, Hans; Łukasiewicz, Jan"), Title: "An Über-Theory", Issued: day("1999")}
	for _, c := range []struct {
		name, pattern, want string
		item                Item
	}{
		{name: "default", pattern: "", item: smith, want: "smith2019deep"},
		{name: "issue's pattern", pattern: "[auth][year][title:1]", item: zeng, want: "zeng2021shendu"},
		{name: "capital", pattern: "[Auth]_[year]", item: smith, want: "Smith_2019"},
		{name: "capitals", pattern: "[AUTH][shortyear]", item: smith, want: "SMITH19"},
		{name: "three authors", pattern: "[auth.etal][year]", item: smith, want: "smith.etal2019"},
		{name: "two authors", pattern: "[auth.etal][year]", item: zeng, want: "zeng.shan2021"},
		{name: "two of all", pattern: "[Authors:2]", item: smith, want: "SmithOneil"},
		{name: "given name", pattern: "[Author]", item: zeng, want: "ZengGuofan"},
		{name: "short title", pattern: "[shorttitle]", item: smith, want: "deeplearningproteins"},
		{name: "short title in capitals", pattern: "[Shorttitle]", item: zeng, want: "ShenduXuexiYanjiu"},
		{name: "journal", pattern: "[journal][volume]", item: smith, want: "jmlr12"},
		{name: "journal in capitals", pattern: "[Journal]-[issue]-[firstpage]", item: smith, want: "JMLR-3-101"},
		{name: "Chinese journal", pattern: "[journal]", item: zeng, want: "jisuanjixue"},
		{name: "doi", pattern: "[doi]", item: smith, want: "10.1000/abc1"},
		{name: "editors for authors, accents away", pattern: "[auth.etal][title:1]", item: two, want: "orsted.lukasiewiczubertheory"},
		{name: "nothing known", pattern: "[auth][year]", item: Item{}, want: "ref"},
		{name: "marks at the ends", pattern: "-[volume]-[auth]-", item: zeng, want: "zeng"},
	} {
		p, err := ParsePattern(c.pattern)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := p.Key(c.item); got != c.want || p.Key(c.item) != got {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestPatternErrors(t *testing.T) {
	for _, s := range []string{"[auth", "[nobody]", "[title:0]", "[title:x]", "[title:100]", "a b", "[auth]{", "作者", "[]", "[auth]]"} {
		if _, err := ParsePattern(s); !errors.Is(err, ErrPattern) {
			t.Errorf("%q: %v", s, err)
		}
	}
}

// The first keeps its key bare; past z follow aa, ab.
func TestUnique(t *testing.T) {
	seen := map[string]bool{}
	taken := func(k string) bool { return seen[k] }
	var got []string
	for range 30 {
		k := Unique("smith2019", taken)
		seen[k] = true
		got = append(got, k)
	}
	for i, want := range map[int]string{0: "smith2019", 1: "smith2019a", 2: "smith2019b", 26: "smith2019z", 27: "smith2019aa", 28: "smith2019ab"} {
		if got[i] != want {
			t.Errorf("%d: %q, want %q", i, got[i], want)
		}
	}
}
