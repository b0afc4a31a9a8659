package panel

import (
	"fmt"
	"strings"
	"testing"
)

// told writes blocks down: kinds, then the text with what is strong in bars and links in angles.
func told(blocks []NoteBlock) string {
	var out []string
	for _, b := range blocks {
		signs := map[int]string{}
		for _, r := range b.Strong {
			signs[r.From] += "|"
			signs[r.To] = "|" + signs[r.To]
		}
		for _, l := range b.Links {
			signs[l.From] += "<"
			signs[l.To] = "=" + l.Address + ">" + signs[l.To]
		}
		var text strings.Builder
		for i := 0; i <= len(b.Text); i++ {
			text.WriteString(signs[i])
			if i < len(b.Text) {
				text.WriteByte(b.Text[i])
			}
		}
		kind := ""
		if b.Heading > 0 {
			kind = fmt.Sprint("h", b.Heading, " ")
		}
		if b.Item {
			kind = strings.Repeat(" ", b.Level) + "- "
		}
		if b.Quote {
			kind = "> "
		}
		if b.Code {
			kind = "code "
		}
		out = append(out, kind+text.String())
	}
	return strings.Join(out, "\n")
}

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ note, want string }{
		{"", ""},
		{"one\ntwo\n\nthree", "one\ntwo\nthree"},
		{"# Why\nText\n### 小标题 ###", "h1 Why\nText\nh3 小标题"},
		{"#tag is no heading", "#tag is no heading"},
		{"- a\n  - b\n* c\n- d\nmore of d", "- a\n - b\n- c\n- d\nmore of d"},
		{"1. first\n2. second", "1. first\n2. second"},
		{"> said\n> by her\nand I", "> said\nby her\nand I"},
		{"a **strong** and *also* __this__ 的**重点**。", "a |strong| and |also| |this| 的|重点|。"},
		{"2 * 3 * 4, snake_case_name, **open", "2 * 3 * 4, snake_case_name, **open"},
		{"`a*b*` and \\*stars\\*", "a*b* and *stars*"},
		{"```go\nx := *p\n\n# no\n```\nafter", "code x := *p\n\n# no\nafter"},
		{"```\nnever closed", "code never closed"},
		{"[the paper](https://doi.org/10.1/x) and https://a.org/b_c_d.", "<the paper=https://doi.org/10.1/x> and <https://a.org/b_c_d=https://a.org/b_c_d>."},
		{"[run](javascript:alert(1)) [1]", "[run](javascript:alert(1)) [1]"},
		{"见https://a.org/路径，好", "见<https://a.org/路径=https://a.org/路径>，好"},
	} {
		if got := told(markdown(c.note)); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.note, got, c.want)
		}
	}
}

// FuzzMarkdown holds that whatever is typed is read, and that ranges lie within the texts, in order.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"**a*b**", "_*_*", "```", "> #", "[a](http://b)", "****", "*\\*", "\xff**\xfe**", "- \n1."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, b := range markdown(s) {
			at := 0
			for _, r := range b.Strong {
				if r.From < at || r.To <= r.From || r.To > len(b.Text) {
					t.Fatalf("%q: strong %v of %q", s, b.Strong, b.Text)
				}
				at = r.To
			}
			at = 0
			for _, l := range b.Links {
				if l.From < at || l.To <= l.From || l.To > len(b.Text) {
					t.Fatalf("%q: links %v of %q", s, b.Links, b.Text)
				}
				at = l.To
			}
		}
	})
}
