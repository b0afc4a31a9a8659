package bibtex

import (
	"reflect"
	"strings"
	"testing"
)

func TestDecode(t *testing.T) {
	for _, c := range []struct{ tex, want string }{
		{`G{\"o}del, \"Uber, na\"{\i}ve, {\'e}t\'e, \'{\i}`, "Gödel, Über, naïve, été, í"},
		{`\v{S}vejk \v S, \c{c}a, \c c, \H{o}, {\AA}ngstr\"om, \aa ngstrom`, "Švejk Š, ça, ç, ő, Ångström, ångstrom"},
		{`Stra{\ss}e {\O}re \L{}\'od\'z {\oe}uvre`, "Straße Øre Łódź œuvre"},
		{"pages 1--2 --- ``quoted'' `single'", "pages 1–2 — “quoted” ‘single'"},
		{`A {DNA} {\em em} \emph{in {Title}} {\it x}`, "A DNA em in Title x"},
		{`50\% of $x_1 + {y}$ \& \$5 \#1 a\_b \{x\}`, `50% of $x_1 + {y}$ & $5 #1 a_b {x}`},
		{`H$_2$O, 10$^{-3}$, $\alpha$-TGF, $<$5, 20$^\circ$C, \textsuperscript{2}`, "H₂O, 10⁻³, α-TGF, <5, 20°C, ²"},
		{`J.~D.\ Smith\,x`, "J. D. Smith x"},
		{`\unknown{a{b}} c \foo`, `\unknown{a{b}} c \foo`},
		{`\url{http://a.b/c\_d} \href{x}{text}`, "http://a.b/c_d text"},
		{`\noopsort{1973}Title`, "Title"},
		{`costs \$5 and \$6`, "costs $5 and $6"},
		{`a $ b`, "a $ b"},
		{`\~{}x \^{} \textbackslash y`, `~x ^ \y`},
		{`{{Double} Braced}`, "Double Braced"},
		{`中文 {\'e} “引号”`, "中文 é “引号”"},
	} {
		if got := Decode(c.tex); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.tex, got, c.want)
		}
	}
}

func TestEncode(t *testing.T) {
	for _, c := range []struct {
		text, want string
		s          Style
	}{
		{"Gödel & Straße — “x”", `G{\"o}del \& Stra{\ss}e --- ` + "``x''", Style{Commands: true}},
		{"Gödel – x_1", `Gödel – x\_1`, Style{}},
		{"The role of DNA in McDonald's H2O", `The role of {DNA} in {McDonald}'s {H2O}`, Style{Title: true}},
		{"formula $x_1^2$ stays, $5 and $6", `formula $x_1^2$ stays, \$5 and \$6`, Style{}},
		{"a -- b, {x} and }", `a -{}- b, \textbraceleft{}x\textbraceright{} and \textbraceright{}`, Style{}},
		{"pair {x}", `pair \{x\}`, Style{}},
		{"Łódź ő ñ Å", `{\L}{\'o}d{\'z} {\H o} {\~n} {\r A}`, Style{Commands: true}},
	} {
		if got := Encode(c.text, c.s); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
		if got := Decode(c.want); got != c.text {
			t.Errorf("%s is read as %q", c.want, got)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		tex    string
		want   []Name
		others bool
	}{
		{"Knuth, Donald E. and Leslie Lamport", []Name{{First: "Donald E.", Last: "Knuth"}, {First: "Leslie", Last: "Lamport"}}, false},
		{"Ludwig van Beethoven", []Name{{First: "Ludwig", Von: "van", Last: "Beethoven"}}, false},
		{"van der Waals, J.~D.", []Name{{First: "J. D.", Von: "van der", Last: "Waals"}}, false},
		{"King, Jr., Martin Luther", []Name{{First: "Martin Luther", Last: "King", Jr: "Jr."}}, false},
		{"Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin", []Name{{First: "Charles Louis Xavier Joseph", Von: "de la", Last: "Vallée Poussin"}}, false},
		{"{World Health Organization} AND others", []Name{{Group: "World Health Organization"}}, true},
		{"{\\'E}mile Zola and {Barnes and Noble, Inc.}", []Name{{First: "Émile", Last: "Zola"}, {Group: "Barnes and Noble, Inc."}}, false},
		{"Jean {de La Fontaine}", []Name{{First: "Jean", Last: "de La Fontaine"}}, false},
		{"曾国藩 and 李, 明", []Name{{Last: "曾国藩"}, {First: "明", Last: "李"}}, false},
		{"Per Brinch Hansen and \n  Brinch Hansen, Per", []Name{{First: "Per Brinch", Last: "Hansen"}, {First: "Per", Last: "Brinch Hansen"}}, false},
		{`\L ukasz {\.I}nan`, []Name{{First: "Łukasz", Last: "İnan"}}, false},
		{"", nil, false},
	} {
		got, others := Names(c.tex)
		if !reflect.DeepEqual(got, c.want) || others != c.others {
			t.Errorf("%s\n got %+v %v\nwant %+v %v", c.tex, got, others, c.want, c.others)
		}
	}
	names := []string{"van der Waals, J. D.", "King, Martin Luther, Jr.", "World Health Organization", "Mark Raymond", "Smith and Sons", "others", "x, y, z, w", "曾国藩", "Müller, X.", "bell hooks"}
	got := EncodeNames(names, true, func(n string) bool { return n == "World Health Organization" }, Style{Commands: true})
	want := `van der Waals, J. D. and King, Jr., Martin Luther and {World Health Organization} and Mark Raymond and {Smith and Sons} and {others} and {x, y, z, w} and 曾国藩 and M{\"u}ller, X. and bell hooks and others`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestParse(t *testing.T) {
	o, err := Parse([]byte("@Article (Knuth:1984 ,\n  Title = \"The {\\TeX}book\" # { and } # more,\n year=1984,, month = jan # \"~10\"\n note = {x {y} z})"))
	if err != nil || o.Kind != "article" || o.Key != "Knuth:1984" || len(o.Fields) != 4 {
		t.Fatalf("%+v, %v", o, err)
	}
	if got := o.Get("title").Text(map[string]string{"more": "more text"}); got != `The {\TeX}book and more text` {
		t.Errorf("title %q", got)
	}
	if got := o.Get("month").Text(Months); got != "jan~10" || o.Get("month").Line != 2 {
		t.Errorf("month %q at %d", got, o.Get("month").Line)
	}
	for _, c := range []struct {
		raw, key, rest string
		fields         int
	}{
		{"@book{title = {No key}}", "", "", 1},
		{"@book{,title = {No key}}", "", "", 1},
		{"@book{k, title = {a}, author = }", "k", "author = }", 1},
		{"@book{k, title = {a}, author {b}}", "k", "author {b}}", 1},
		{"@book{k, title = {a}, note = {never closed", "k", "note = {never closed", 1},
		{"@book{k}", "k", "", 0},
		{"@book{k, % a comment, with = signs\n title = {a}}", "k", "", 1},
	} {
		o, err := Parse([]byte(c.raw))
		if o.Key != c.key || o.Rest != c.rest || len(o.Fields) != c.fields || (err != nil) != (c.rest != "") {
			t.Errorf("%s: %+v, %v", c.raw, o, err)
		}
	}
}

func TestEnd(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		s    State
	}{
		{"@a{b}c", 5, Whole}, {"@a{b{c}", 0, More}, {"@a(b{)}\")\")c", 11, Whole}, {"@x y", 0, None}, {"@", 0, More}, {"@ab", 0, More},
		{"@a{b, c = {d\n@e{f}", 13, Broken}, {"@comment{\n@a{b}\n}", 17, Whole}, {"@a{b = {mail x@y.z}}", 20, Whole},
	} {
		if n, s := End([]byte(c.text)); n != c.n || s != c.s {
			t.Errorf("%s: %d %d, want %d %d", c.text, n, s, c.n, c.s)
		}
	}
}

// FuzzTeX: what Decode gives comes back through Encode, in every style, and the braces of what Encode writes are balanced.
func FuzzTeX(f *testing.F) {
	for _, s := range []string{`G{\"o}del $x_1$ --- {\'e}`, `\foo{bar}{baz} {`, "``a'' -- b ?`", `\$ $a$ $$b$$ \( x \)`, `\c \c{} \~{} {\'\i} \textsuperscript{2}`, "DNA McDonald {x", "中文 \\v S"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, tex string) {
		text := Decode(tex)
		for _, s := range []Style{{}, {Commands: true}, {Title: true}, {Commands: true, Title: true}} {
			out := Encode(text, s)
			if !Balanced(out) {
				t.Fatalf("%q is written %q", text, out)
			}
			if got := Decode(out); got != text {
				t.Fatalf("%q is written %q and read %q", text, out, got)
			}
		}
	})
}

// FuzzNames: a name that was read comes back.
func FuzzNames(f *testing.F) {
	f.Add("Knuth, Donald E. and {World Health Organization} and others")
	f.Add(`van der Waals, Jr, {J.} and \'Emile {de La} Fontaine`)
	f.Fuzz(func(t *testing.T, tex string) {
		list, _ := Names(tex)
		for _, n := range list {
			name := n.String()
			if name == "" {
				continue
			}
			out := EncodeNames([]string{name}, false, func(string) bool { return n.Group != "" || n.First == "" && strings.Contains(name, " ") }, Style{Commands: true})
			again, others := Names(out)
			if len(again) != 1 || others || again[0].String() != name {
				t.Fatalf("%q is written %q and read %+v", name, out, again)
			}
		}
	})
}

// FuzzParse: nothing panics, and what End calls whole Parse reads to the end or says why not.
func FuzzParse(f *testing.F) {
	f.Add([]byte("@article{k, title = {a} # b, year = 1999}\n@string(x = \"y\")"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for i := range b {
			if b[i] != '@' {
				continue
			}
			if n, s := End(b[i:]); s == Whole || s == Broken {
				o, err := Parse(b[i : i+n])
				if err == nil && o.Rest != "" {
					t.Fatalf("%q: %+v", b[i:i+n], o)
				}
			}
		}
	})
}
