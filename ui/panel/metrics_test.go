package panel_test

import (
	"os"
	"path/filepath"
	"testing"

	"twinleaf/model/metric"
	"twinleaf/ui/panel"
)

// TestMetricTable looks at a table of metrics, has a column told, puts the metrics in as one change and takes them back.
func TestMetricTable(t *testing.T) {
	o := newOffice(t, 200)
	var name string
	o.do(func() { o.desk.Journals.Open() })
	o.do(func() { name = o.desk.Journals.Line(0).Name })
	path := filepath.Join(t.TempDir(), "table.csv")
	text := "Titel,2031 JIF,Wert\n\"" + name + "\",7.25,Q2\nNo such journal,1,Q1\nBroken,x,Q1\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var m panel.MetricTable
	look := func(c panel.MetricChoices) {
		t.Helper()
		o.do(func() { o.desk.LookAtMetrics(path, c, func(got panel.MetricTable) { m = got }) })
	}
	look(panel.MetricChoices{})
	if len(m.Columns) != 3 || m.Changed != 0 || len(m.Problems) != 1 || m.Source != "table.csv" {
		t.Errorf("no column names the journal: %+v", m)
	}
	look(panel.MetricChoices{Map: map[string]string{"Titel": string(metric.Name), "Wert": string(metric.Quartile)}, Source: "JCR"})
	if m.Year != 2031 || m.Fields[0] != metric.Name || m.Fields[1] != metric.Impact || m.Fields[2] != metric.Quartile {
		t.Errorf("columns: %+v", m)
	}
	if m.Rows != 2 || m.ByName != 1 || len(m.Unmatched) != 1 || m.Unmatched[0] != "No such journal" || m.Changed != 1 || len(m.Problems) != 1 {
		t.Errorf("matched: %+v", m)
	}
	line := func() panel.JournalLine {
		t.Helper()
		o.do(func() {})
		var l panel.JournalLine
		o.do(func() { l = o.desk.Journals.Line(0) })
		return l
	}
	before := line()
	o.do(func() { o.desk.ApplyMetrics(m) })
	if l := line(); l.IF != "7.25" && l.IF != "7.2" && l.IF != "7.3" || l.JCR != "Q2" || l.Name != name {
		t.Errorf("after: %+v", l)
	}
	o.do(func() { o.desk.Undo() })
	if l := line(); l != before {
		t.Errorf("taken back: %+v, want %+v", l, before)
	}
	path = filepath.Join(t.TempDir(), "missing.csv")
	if look(panel.MetricChoices{}); len(m.Problems) != 1 || m.Changed != 0 {
		t.Errorf("a missing file: %+v", m)
	}
}
