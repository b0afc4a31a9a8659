package panel_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"twinleaf/model/format"
	"twinleaf/ui/panel"
)

// TestPreviewColumns looks at a table that is none of papers by the names of its columns, is told what they hold, and imports it so.
func TestPreviewColumns(t *testing.T) {
	o := newOffice(t, 5)
	path := filepath.Join(t.TempDir(), "papers.csv")
	text := "Titel,Wer,Wann,Rest\nA paper about nothing,\"Doe, Jane\",2021,x\nAnother one,\"Roe, Rob\",2022,y\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var p panel.Preview
	look := func(op format.Options) {
		t.Helper()
		o.do(func() { o.desk.Preview(panel.Source{Paths: []string{path}}, op, func(got panel.Preview) { p = got }) })
	}
	look(format.Options{})
	if p.Count != 0 || !slices.Equal(p.Columns, []string{"Titel", "Wer", "Wann", "Rest"}) {
		t.Errorf("nothing told: %+v", p)
	}
	op := format.Options{Columns: map[string]string{"Titel": "title", "Wer": "authors", "Wann": "year", "Other table": "doi"}}
	look(op)
	if p.Count != 2 || p.Format != "csv" || len(p.Problems) != 0 || len(p.Rows) != 2 || p.Rows[0].Title != "A paper about nothing" || p.Rows[0].Where != "2021" {
		t.Errorf("told: %+v", p)
	}
	o.do(func() { o.desk.ImportPreviewed(p, op) })
	o.do(func() { o.desk.Search.Finish(`title:"about nothing" author:doe year:2021`) })
	o.do(func() {
		if n := o.desk.List.Count(); n != 1 {
			t.Errorf("%d papers came in as they were shown", n)
		}
	})
}
