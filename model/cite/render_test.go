package cite

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestRender(t *testing.T) {
	for _, c := range []struct {
		name                string
		text                Text
		plain, html, md, rt string
	}{
		{name: "faces", text: Text{{Text: "a "}, {Text: "b", Italic: true}, {Text: "c", Bold: true}, {Text: "2", Super: true}},
			plain: "a bc2", html: "a <i>b</i><b>c</b><sup>2</sup>", md: "a *b***c**<sup>2</sup>", rt: `a {\i b}{\b c}{\super 2}`},
		{name: "marks of each form", text: Text{{Text: `<i> & "x" {y} \z *w* [v](u) $t$ ~s~`}},
			plain: `<i> & "x" {y} \z *w* [v](u) $t$ ~s~`,
			html:  `&lt;i&gt; &amp; &#34;x&#34; {y} \z *w* [v](u) $t$ ~s~`,
			md:    `\<i\> \& "x" \{y\} \\z \*w\* \[v\](u) \$t\$ \~s\~`,
			rt:    `<i> & "x" \{y\} \\z *w* [v](u) $t$ ~s~`},
		{name: "link", text: Text{{Text: "10.1/a", Link: "https://doi.org/10.1/a?b=1&c=\"2\""}},
			plain: "10.1/a", html: `<a href="https://doi.org/10.1/a?b=1&amp;c=&#34;2&#34;">10.1/a</a>`,
			md: `[10.1/a](https://doi.org/10.1/a?b=1&c=%222%22)`,
			rt: `{\field{\*\fldinst{HYPERLINK "https://doi.org/10.1/a?b=1&c=%222%22"}}{\fldrslt 10.1/a}}`},
		{name: "address with parentheses", text: Text{{Text: "x", Link: "https://doi.org/10.1016/0304-405X(76)90026-X"}},
			plain: "x", html: `<a href="https://doi.org/10.1016/0304-405X(76)90026-X">x</a>`,
			md: `[x](https://doi.org/10.1016/0304-405X%2876%2990026-X)`,
			rt: `{\field{\*\fldinst{HYPERLINK "https://doi.org/10.1016/0304-405X(76)90026-X"}}{\fldrslt x}}`},
		{name: "no link of another scheme", text: Text{{Text: "x", Link: "javascript:alert(1)"}},
			plain: "x", html: "x", md: "x", rt: "x"},
		{name: "Chinese and beyond the first plane", text: Text{{Text: "中é𠮷"}},
			plain: "中é𠮷", html: "中é𠮷", md: "中é𠮷", rt: `\u20013?\u233?\u-10174?\u-8265?`},
		{name: "controls", text: Text{{Text: "a\x00\n\u0085b"}}, plain: "a\x00\n\u0085b", html: "a   b", md: "a   b", rt: "a   b"},
		{name: "no list at a line's start", text: Text{{Text: "1. a - b"}}, plain: "1. a - b", html: "1. a - b", md: `1\. a - b`, rt: "1. a - b"},
		{name: "no bullet at a line's start", text: Text{{Text: "- a"}}, plain: "- a", html: "- a", md: `\- a`, rt: "- a"},
		{name: "spaces outside Markdown's marks", text: Text{{Text: "a"}, {Text: " b ", Italic: true}, {Text: "c"}},
			plain: "a b c", html: "a<i> b </i>c", md: "a *b* c", rt: `a{\i  b }c`},
		{name: "nothing"},
	} {
		for _, f := range []struct {
			form Format
			want string
		}{{Plain, c.plain}, {HTML, c.html}, {Markdown, c.md}, {RTF, c.rt}, {"unknown", c.plain}} {
			if got := c.text.Render(f.form); got != f.want {
				t.Errorf("%s, %s:\n got %s\nwant %s", c.name, f.form, got, f.want)
			}
		}
	}
}

func TestRenderList(t *testing.T) {
	items := []Item{
		{Kind: Book, Authors: people("Smith, John"), Title: "A & B", Publisher: "P", Issued: day("2001")},
		{Kind: Book, Authors: people("王明"), Title: "书", Publisher: "出版社", Issued: day("2002"),
			Translated: Translation{Title: "The book", Publisher: "Press"}},
	}
	s, err := Parse("gbt7714")
	if err != nil {
		t.Fatal(err)
	}
	b := s.Bibliography(items, Options{Paired: true})
	for _, c := range []struct {
		form Format
		want string
	}{
		{Plain, "[1] SMITH J. A & B[M]. P, 2001.\n[2] 王明. 书[M]. 出版社, 2002.\nWANG M. The book[M]. Press, 2002.\n"},
		{Markdown, "\\[1\\] SMITH J. A \\& B\\[M\\]. P, 2001.\n\n\\[2\\] 王明. 书\\[M\\]. 出版社, 2002.\n\nWANG M. The book\\[M\\]. Press, 2002.\n"},
		{HTML, "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n<p>[1] SMITH J. A &amp; B[M]. P, 2001.</p>\n" +
			"<p>[2] 王明. 书[M]. 出版社, 2002.</p>\n<p>WANG M. The book[M]. Press, 2002.</p>\n</body></html>\n"},
	} {
		if got := b.Render(c.form); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.form, got, c.want)
		}
	}
	checkRTF(t, b.Render(RTF))
}

// checkHTML holds a fragment to what an XML parser takes, with our four tags only.
func checkHTML(t *testing.T, s string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader("<p>" + s + "</p>"))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%v in %q", err, s)
		}
		e, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "p", "i", "b", "sup":
			if len(e.Attr) > 0 {
				t.Fatalf("attributes in %q", s)
			}
		case "a":
			if len(e.Attr) != 1 || !strings.HasPrefix(e.Attr[0].Value, "http") {
				t.Fatalf("a link of another kind in %q", s)
			}
		default:
			t.Fatalf("the tag %s in %q", e.Name.Local, s)
		}
	}
}

// checkRTF: ASCII, braces in pairs.
func checkRTF(t *testing.T, s string) {
	t.Helper()
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= utf8.RuneSelf || c < ' ' && c != '\n':
			t.Fatalf("byte %#x in %q", c, s)
		case c == '\\' && i+1 < len(s) && strings.IndexByte(`\{}`, s[i+1]) >= 0:
			i++
		case c == '{':
			depth++
		case c == '}':
			depth--
			if depth < 0 {
				t.Fatalf("a brace too many in %q", s)
			}
		}
	}
	if depth != 0 {
		t.Fatalf("a brace is open in %q", s)
	}
}
