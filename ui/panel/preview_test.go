package panel_test

import (
	"strings"
	"testing"

	"twinleaf/model/format"
	"twinleaf/ui/panel"
)

// TestPreview looks at pasted records, says what they are, and imports them; what was copied is known again.
func TestPreview(t *testing.T) {
	o := newOffice(t, 30)
	var p panel.Preview
	const bib = "@string{x = }\n@article{k, title = {A pasted paper}, author = {Raymond, Mark}, year = 2020}\n@book{n, note = {nothing}}\n"
	o.do(func() { o.desk.Preview(panel.Source{Text: bib}, format.Options{}, func(got panel.Preview) { p = got }) })
	o.do(func() {})
	if p.Format != "bibtex" || p.Count != 1 || p.Failed != 2 || len(p.Problems) != 2 || p.Known != 0 || p.Rows[0].Title != "A pasted paper" || !strings.Contains(p.Rows[0].People, "Raymond") {
		t.Fatalf("%+v", p)
	}
	o.do(func() {
		o.desk.Preview(panel.Source{Text: bib}, format.Options{Format: "ris"}, func(got panel.Preview) { p = got })
	})
	o.do(func() {})
	if p.Count != 0 || len(p.Problems) == 0 {
		t.Errorf("as RIS: %+v", p)
	}
	before := 0
	o.do(func() { before = o.desk.Status().Papers })
	o.do(func() { o.desk.ImportPreviewed(panel.Preview{Source: panel.Source{Text: bib}}, format.Options{}) })
	o.do(func() {
		if n := o.desk.Status().Papers; n != before+1 {
			t.Errorf("%d papers, were %d", n, before)
		}
	})
	var text string
	o.do(func() { o.desk.Search.Clear() })
	o.do(func() { text, _ = o.desk.List.As([][2]int{{0, 5}}, "ris", format.BothLanguages) })
	o.do(func() {
		o.desk.Preview(panel.Source{Text: text}, format.Options{}, func(got panel.Preview) { p = got })
	})
	o.do(func() {})
	if p.Format != "ris" || p.Count != 5 || p.Known == 0 {
		t.Errorf("copied: %+v", p)
	}
}
