package panel_test

import (
	"slices"
	"testing"

	"twinleaf/ui/panel"
)

// TestConditions shows each condition that is more than words, and takes it out of the line or of the filters.
func TestConditions(t *testing.T) {
	o := newOffice(t, 60)
	for _, c := range []struct {
		line string
		want []string
		left []string // the line without each of them
	}{
		{"neural network", nil, nil},
		{"neural year:2019..2023 network", []string{"year:2019..2023"}, []string{"neural network"}},
		{"-oa:yes 题名：网络", []string{"-oa:yes", "title:网络"}, []string{"题名：网络", "-oa:yes"}},
		{`"deep learning" if:>4`, []string{`"deep learning"`, "if:>4"}, []string{"if:>4", `"deep learning"`}},
		{"(year:2019 OR jcr:Q1) china", []string{"year:2019 OR jcr:Q1"}, []string{"china"}},
		{"a title:(b OR c)", []string{"title:b OR title:c"}, []string{"a"}},
		{"jcr:Q7 zone:1", []string{"zone:1", "jcr:Q7"}, []string{"jcr:Q7", "zone:1"}},
		{"NOT has:abstract x", []string{"-has:abstract"}, []string{"x"}},
	} {
		var got []panel.Condition
		o.do(func() { o.desk.Search.Finish(c.line) })
		o.do(func() { got = o.desk.Search.Conditions() })
		var texts []string
		for _, g := range got {
			texts = append(texts, g.Text)
		}
		if !slices.Equal(texts, c.want) {
			t.Errorf("%s: %q, want %q", c.line, texts, c.want)
			continue
		}
		for i := range got {
			line := ""
			o.do(func() { o.desk.Search.Finish(c.line) })
			o.do(func() { line = o.desk.Search.Without(o.desk.Search.Conditions()[i]) })
			if line != c.left[i] {
				t.Errorf("%s without %s: %q, want %q", c.line, texts[i], line, c.left[i])
			}
		}
	}
	var n int
	o.do(func() { o.desk.Search.Clear() })
	o.do(func() { o.desk.Search.Toggle("jcr", "Q1", false); o.desk.Search.Years(2010, 2020) })
	for n = len(o.desk.Search.Conditions()); n > 0; n-- {
		var got []panel.Condition
		o.do(func() { got = o.desk.Search.Conditions() })
		if len(got) != n {
			t.Fatalf("%d conditions, want %d: %+v", len(got), n, got)
		}
		o.do(func() { o.desk.Search.Without(got[0]) })
	}
	all := 0
	o.do(func() { all = o.desk.List.Count() })
	if all != 60 {
		t.Errorf("%d papers without conditions, want 60", all)
	}
}
