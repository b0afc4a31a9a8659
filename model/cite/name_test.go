package cite

import (
	"testing"

	"twinleaf/model"
)

func TestNameOf(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Name
	}{
		{in: "Smith, John K.", want: Name{Family: "Smith", Given: "John K."}},
		{in: "John K. Smith", want: Name{Family: "Smith", Given: "John K."}},
		{in: "  John   Smith ", want: Name{Family: "Smith", Given: "John"}},
		{in: "Halpern SD", want: Name{Family: "Halpern", Given: "SD"}},
		{in: "Jenkins S D", want: Name{Family: "Jenkins", Given: "S D"}},
		{in: "Smith, John, Jr.", want: Name{Family: "Smith", Given: "John", Suffix: "Jr"}},
		{in: "Smith Jr., John", want: Name{Family: "Smith", Given: "John", Suffix: "Jr"}},
		{in: "John Smith III", want: Name{Family: "Smith", Given: "John", Suffix: "III"}},
		{in: "Li Jiangning", want: Name{Family: "Li", Given: "Jiangning"}},
		{in: "Jiangning Li", want: Name{Family: "Li", Given: "Jiangning"}},
		{in: "Wei Wang", want: Name{Family: "Wang", Given: "Wei"}},
		{in: "曾国藩", want: Name{Family: "曾", Given: "国藩"}},
		{in: "欧阳修", want: Name{Family: "欧阳", Given: "修"}},
		{in: "Plato", want: Name{Literal: "Plato"}},
		{in: "World Health Organization", want: Name{Literal: "World Health Organization"}},
		{in: "Université de Paris", want: Name{Literal: "Université de Paris"}},
		{in: "中国科学院", want: Name{Literal: "中国科学院"}},
		{in: "教育部", want: Name{Literal: "教育部"}},
		{in: "全国信息与文献标准化技术委员会", want: Name{Literal: "全国信息与文献标准化技术委员会"}},
		{in: "", want: Name{}},
		{in: " \t", want: Name{}},
	} {
		if got := NameOf(model.Person{Name: c.in}); got != c.want {
			t.Errorf("%q: %+v, want %+v", c.in, got, c.want)
		}
	}
}

func TestInitials(t *testing.T) {
	for _, c := range []struct {
		given                                  string
		dotted, tight, bare, spaced, spacedNew string
	}{
		{given: "John Kevin", dotted: "J. K.", tight: "J.K.", bare: "JK", spaced: "J K", spacedNew: "J K"},
		{given: "Jean-Luc", dotted: "J.-L.", tight: "J.-L.", bare: "JL", spaced: "J L", spacedNew: "J-L"},
		{given: "J.-L.", dotted: "J.-L.", tight: "J.-L.", bare: "JL", spaced: "J L", spacedNew: "J-L"},
		{given: "JK", dotted: "J. K.", tight: "J.K.", bare: "JK", spaced: "J K", spacedNew: "J K"},
		{given: "J.K.", dotted: "J. K.", tight: "J.K.", bare: "JK", spaced: "J K", spacedNew: "J K"},
		{given: "Élodie", dotted: "É.", tight: "É.", bare: "É", spaced: "É", spacedNew: "É"},
		{given: ""},
	} {
		for _, f := range []struct {
			form initialForm
			want string
		}{{dotted, c.dotted}, {tight, c.tight}, {bare, c.bare}, {spaced, c.spaced}, {spacedH, c.spacedNew}} {
			if got := f.form.initials(c.given); got != f.want {
				t.Errorf("%q in %+v: %q, want %q", c.given, f.form, got, f.want)
			}
		}
	}
}

// Readings as surnames, and the apostrophe of GB/T 16159-2012.
func TestPinyin(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"曾国藩", "Zeng, Guofan"}, {"单田芳", "Shan, Tianfang"}, {"仇英", "Qiu, Ying"}, {"解缙", "Xie, Jin"}, {"欧阳修", "Ouyang, Xiu"},
		{"李建安", "Li, Jian'an"}, {"王小明", "Wang, Xiaoming"}, {"尤瓦尔·赫拉利", ""}, {"Smith, J", ""}, {"中国科学院", ""},
	} {
		latin, ok := NameOf(model.Person{Name: c.in}).Pinyin()
		if got := latin.String(); got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q %v, want %q", c.in, got, ok, c.want)
		}
	}
}
