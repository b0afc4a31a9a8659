package panel_test

import (
	"strings"
	"testing"

	"twinleaf/model/cite"
	"twinleaf/ui/panel"
)

// TestCite cites what is selected, in every style and form, and says what was
// left out.
func TestCite(t *testing.T) {
	o := newOffice(t, 1200)
	var some, all panel.Citing
	var title string
	o.do(func() {
		some = o.desk.List.Cite([][2]int{{0, 2}, {5, 6}})
		all = o.desk.List.Cite([][2]int{{0, 1200}})
		text, n := o.desk.List.Titles([][2]int{{0, 1}})
		if title, _, _ = strings.Cut(text, "\n"); n != 1 {
			t.Errorf("titles of %d papers copied, want 1", n)
		}
	})
	if some.Count() != 3 || some.Left != 0 || all.Count() != 1000 || all.Left != 200 {
		t.Fatalf("cited %d (%d left out) and %d (%d)", some.Count(), some.Left, all.Count(), all.Left)
	}
	for _, s := range cite.Styles() {
		if n := len(some.Entries(s, cite.Plain, false)); n != 3 {
			t.Errorf("%s: %d entries", s.ID, n)
		}
		if some.InText(s) == "" {
			t.Errorf("%s: no mark for the text", s.ID)
		}
		if html := some.Text(s, cite.HTML, false); !strings.HasPrefix(html, "<p>") || strings.Count(html, "</p>") != 3 {
			t.Errorf("%s: HTML %.80q", s.ID, html)
		}
	}
	gbt, err := cite.Parse("gbt7714")
	if err != nil {
		t.Fatal(err)
	}
	if text := some.Text(gbt, cite.Plain, true); !strings.HasPrefix(text, "[1] ") || !strings.Contains(text, title[:min(len(title), 12)]) {
		t.Errorf("%q does not cite %q", text, title)
	}
}
