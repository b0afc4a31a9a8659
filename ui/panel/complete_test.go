package panel_test

import (
	"slices"
	"strings"
	"testing"

	"twinleaf/model/query"
	"twinleaf/ui/panel"
)

// TestComplete offers fields and values for the last word of a line, and nothing that the search line would not understand.
func TestComplete(t *testing.T) {
	o := newOffice(t, 300)
	o.do(func() { o.desk.AddLabel(o.desk.List.Chosen([][2]int{{0, 9}}), "tag", "to read") })
	o.do(func() { o.desk.AddLabel(o.desk.List.Chosen([][2]int{{0, 4}}), "tag", "Total") })
	for _, c := range []struct {
		line  string
		want  []string // among the offers, in this order
		never string   // not among them
	}{
		{"jo", []string{"journal:"}, "title:"},
		{"网络 jo", []string{"journal:"}, ""},
		{"-jo", []string{"journal:"}, ""},
		{"题", []string{"题名:"}, ""},
		{"j", nil, "journal:"},
		{"\"net jo", nil, "journal:"},
		{"jcr:", []string{"jcr:Q1 ", "jcr:Q2 ", "jcr:Q3 ", "jcr:Q4 "}, ""},
		{"jcr:Q1,q", []string{"jcr:Q1,Q1 ", "jcr:Q1,Q4 "}, ""},
		{"oa:y", []string{"oa:yes "}, "oa:no "},
		{"has:abs", []string{"has:abstract "}, "has:title "},
		{"missing:题", []string{"missing:title "}, ""},
		{"tag:to", []string{"tag:\"to read\" ", "tag:Total "}, ""},
		{"标签：tot", []string{"标签：Total "}, "标签：\"to read\" "},
		{"journal:journal of cell", nil, ""}, // the last word is cell
		{"journal:\"journal of ce", []string{"journal:\"Journal of cell "}, ""},
		{"author:仇", []string{"author:仇和 "}, ""},
		{"colour:re", nil, "colour:red "},
		{"", nil, "title:"},
	} {
		var got panel.Completion
		shown := 0
		o.do(func() { o.desk.Completer.Complete(c.line, func(p panel.Completion) { got = p; shown++ }) })
		o.do(func() {})
		if shown != 1 {
			t.Errorf("%q: shown %d times", c.line, shown)
		}
		at := 0
		for _, w := range c.want {
			i := slices.IndexFunc(got.Items[min(at, len(got.Items)):], func(it panel.CompletionItem) bool { return strings.HasPrefix(it.Text, strings.TrimSpace(w)) })
			if i < 0 {
				t.Errorf("%q: %+v, want %q", c.line, got.Items, w)
				continue
			}
			at += i + 1
		}
		if c.never != "" && slices.ContainsFunc(got.Items, func(it panel.CompletionItem) bool { return it.Text == c.never }) {
			t.Errorf("%q: offers %q", c.line, c.never)
		}
		for _, it := range got.Items {
			line := c.line[:got.From] + it.Text + c.line[got.To:]
			if strings.HasSuffix(it.Text, ":") {
				continue // a value follows
			}
			if q := query.Parse(line, query.Options{}); len(q.Faults) > 0 {
				t.Errorf("%q: %q is not understood: %v", c.line, line, q.Faults)
			}
		}
	}
}
