package model

import (
	"slices"
	"testing"
)

func TestPersonSplit(t *testing.T) {
	for _, c := range []struct{ name, family, given string }{
		{"Mark Raymond", "Raymond", "Mark"},
		{"Raymond, Mark", "Raymond", "Mark"},
		{"Ludwig van Beethoven", "van Beethoven", "Ludwig"},
		{"Martin Luther King Jr.", "King Jr.", "Martin Luther"},
		{"Plato", "Plato", ""},
		{"屠呦呦", "屠", "呦呦"},
		{"欧阳修", "欧阳", "修"},
		{"曾国藩", "曾", "国藩"},
		{"王 小明", "王", "小明"},
		{"卡尔·马克思", "卡尔·马克思", ""},
		{"青蒿素结构研究协作组", "青蒿素结构研究协作组", ""},
		{"", "", ""},
	} {
		p := Person{Name: c.name}
		if f, g := p.Split(); f != c.family || g != c.given {
			t.Errorf("Split(%q) = %q, %q; want %q, %q", c.name, f, g, c.family, c.given)
		}
	}
}

func TestSplitPeople(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"Mark Raymond, Justin Sherman", []string{"Mark Raymond", "Justin Sherman"}},
		{"Raymond, Mark; Sherman, Justin", []string{"Raymond, Mark", "Sherman, Justin"}},
		{"Raymond, M., Sherman, J. R.", []string{"Raymond, M.", "Sherman, J. R."}},
		{"Miller, George A.", []string{"Miller, George A."}},
		{"van der Waals, J. D., Bohr, Niels H.", []string{"van der Waals, J. D.", "Bohr, Niels H."}},
		{"Plato, Aristotle", []string{"Plato", "Aristotle"}},
		{"George A. Miller, J. B.", []string{"George A. Miller", "J. B."}},
		{"张三，李四、王五", []string{"张三", "李四", "王五"}},
		{"屠呦呦; 倪慕云", []string{"屠呦呦", "倪慕云"}},
		{"A. Einstein, N. Rosen", []string{"A. Einstein", "N. Rosen"}},
		{"Plato,, ", []string{"Plato"}},
		{"Raymond, Mark;", []string{"Raymond, Mark"}},
	} {
		var got []string
		for _, p := range SplitPeople(c.in) {
			got = append(got, p.Name)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("SplitPeople(%q) = %q, want %q", c.in, got, c.want)
		}
		if again := SplitPeople(JoinPeople(SplitPeople(c.in))); !slices.Equal(again, SplitPeople(c.in)) {
			t.Errorf("%q: joined and split again = %v", c.in, again)
		}
	}
}

func FuzzPeople(f *testing.F) {
	for _, s := range []string{"A, B", "张三、李四", "Raymond, M., Sherman, J.", "；,;", "a;b,c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		list := SplitPeople(s)
		if again := SplitPeople(JoinPeople(list)); !slices.Equal(again, list) {
			t.Errorf("%q: %q joined and split again = %q", s, list, again)
		}
	})
}
