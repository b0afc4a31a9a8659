package panel_test

import (
	"strings"
	"testing"

	"twinleaf/ui/panel"
)

// TestPick finds values of a filter by letters, the likeliest first, and filters by one.
func TestPick(t *testing.T) {
	o := newOffice(t, 400)
	for _, field := range []string{"journal", "author"} {
		var p *panel.Picker
		o.do(func() { o.desk.Search.Clear() })
		o.do(func() { o.desk.Search.Pick(field, func(x *panel.Picker) { p = x }) })
		if p == nil {
			t.Fatalf("%s: no values came", field)
		}
		var found []panel.FacetValue
		var all int
		o.do(func() { found, all = o.desk.Search.Find(p, "", 5) })
		if all < 9 || len(found) != 5 || found[0].Count < found[4].Count {
			t.Fatalf("%s: %d values, first %+v", field, all, found)
		}
		name := found[0].Label
		word := strings.ToUpper(strings.Fields(name)[0])
		o.do(func() { found, all = o.desk.Search.Find(p, word, 1000) })
		if all != len(found) || found[0].Label != name {
			t.Errorf("%s: %q finds %d, first %+v; want %q", field, word, all, found[0], name)
		}
		for _, v := range found {
			if !strings.Contains(strings.ToUpper(v.Label), word) {
				t.Errorf("%s: %q finds %q", field, word, v.Label)
			}
		}
		want := found[0].Count
		o.do(func() { o.desk.Search.Toggle(field, found[0].Value, false) })
		count := -1
		o.do(func() { count = o.desk.List.Count() })
		o.do(func() { found, _ = o.desk.Search.Find(p, word, 1) })
		if count != want || !found[0].Selected {
			t.Errorf("%s: %d papers for %q, %d were counted; chosen: %v", field, count, name, want, found[0].Selected)
		}
		o.do(func() { found, all = o.desk.Search.Find(p, "zzzzqq", 5) })
		if all != 0 || found != nil {
			t.Errorf("%s: found %+v for nothing", field, found)
		}
	}
}
