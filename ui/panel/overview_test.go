package panel_test

import (
	"fmt"
	"testing"

	"twinleaf/ui/panel"
)

// TestOverview holds that each bar's search finds as many papers as the bar says, and that a change is counted while it is open.
func TestOverview(t *testing.T) {
	o := newOffice(t, 400)
	var p panel.OverviewPage
	o.do(func() { o.desk.Overview.Open() })
	o.do(func() { p = o.desk.Overview.Page() })
	if p.Papers != 400 || len(p.Years) == 0 {
		t.Fatalf("%d papers, %d years", p.Papers, len(p.Years))
	}
	inYears := 0
	for _, b := range p.Years {
		inYears += b.Count
	}
	if inYears != 400 {
		t.Errorf("the years hold %d papers", inYears)
	}
	groups := map[string]panel.OverviewGroup{}
	for _, g := range p.Groups {
		groups[g.Field] = g
	}
	for _, name := range []string{"complete", "jcr", "zone", "journal", "author", "oa"} {
		g := groups[name]
		if len(g.Rows) == 0 {
			t.Errorf("no bars for %s", name)
		}
		for _, r := range g.Rows {
			var n int
			o.do(func() { o.desk.Search.Finish(r.Line) })
			o.do(func() { n = o.desk.List.Count() })
			want := r.Count
			got := fmt.Sprint(n)
			if name == "complete" { // the bar shows those that have the field, the search finds the others
				want, got = fmt.Sprintf("%.3f", 1-r.Share), fmt.Sprintf("%.3f", float64(n)/400)
			}
			if got != want {
				t.Errorf("%s: the bar of %q says %s, its search finds %s", name, r.Line, want, got)
			}
			if r.Share < 0 || r.Share > 1 {
				t.Errorf("%s: share %v", r.Line, r.Share)
			}
		}
	}
	o.do(func() { o.desk.NewPaper() })
	o.do(func() {})
	o.do(func() { p = o.desk.Overview.Page() })
	if p.Papers != 401 {
		t.Errorf("%d papers after one more", p.Papers)
	}
	o.do(func() { o.desk.Overview.Close(); p = o.desk.Overview.Page() })
	if p.Ready {
		t.Error("a closed overview still shows counts")
	}
}
