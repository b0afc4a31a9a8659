package panel_test

import (
	"testing"

	"twinleaf/ui/panel"
)

// TestPlaces keeps the search as it is shown, renames and drops it, takes that back, and counts anew after changes.
func TestPlaces(t *testing.T) {
	o := newOffice(t, 200)
	place := func(name string) (p panel.Place) {
		t.Helper()
		o.do(func() {})
		o.do(func() {
			for _, q := range o.desk.Places.List() {
				if q.Name == name {
					p = q
				}
			}
		})
		return p
	}
	try := func(f func() error) {
		t.Helper()
		o.do(func() {
			if err := f(); err != nil {
				t.Error(err)
			}
		})
	}
	o.do(func() {
		o.desk.Search.Type("network OR theory")
		o.desk.Search.Toggle("jcr", "Q1", false)
		o.desk.Search.Toggle("jcr", "Q2", true)
		o.desk.Search.Years(2000, 2015)
	})
	shown := 0
	o.do(func() { shown = o.desk.List.Count() })
	if shown == 0 || shown == 200 {
		t.Fatalf("%d papers are shown", shown)
	}
	try(func() error { return o.desk.Places.Save("  Good   ones ") })
	p := place("Good ones")
	if !p.Kept || p.Count != shown || p.Line != "(network OR theory) year:2000..2015 (jcr:Q1 OR jcr:Q2)" {
		t.Errorf("kept: %+v, %d are shown", p, shown)
	}
	o.do(func() { o.desk.Search.Clear(); o.desk.Search.Finish(p.Line) })
	o.do(func() {
		if n := o.desk.List.Count(); n != shown {
			t.Errorf("the line finds %d, %d were shown", n, shown)
		}
		if w := o.desk.Search.Whole(); w != p.Line {
			t.Errorf("the line is %q, kept %q", w, p.Line)
		}
	})
	try(func() error { return o.desk.Places.Rename("Good ones", "好文章") })
	if q := place("好文章"); q.Line != p.Line || place("Good ones").Kept {
		t.Errorf("renamed: %+v", q)
	}
	o.do(func() { o.desk.Undo() })
	if place("Good ones").Line != p.Line || place("好文章").Kept {
		t.Error("the renaming was not taken back as one")
	}
	o.do(func() {
		if err := o.desk.Places.Save(" "); err == nil {
			t.Error("a search without a name was kept")
		}
	})
	// A change is counted.
	o.do(func() { o.desk.Search.Clear() })
	o.do(func() { o.desk.Delete(o.desk.List.Chosen([][2]int{{0, 200}})) })
	if n := place("Good ones").Count; n != 0 {
		t.Errorf("%d papers where all are in the bin", n)
	}
	o.do(func() { o.desk.Undo() })
	if n := place("Good ones").Count; n != shown {
		t.Errorf("%d papers after undo, want %d", n, shown)
	}
	try(func() error { return o.desk.Places.Drop("Good ones") })
	if place("Good ones").Kept {
		t.Error("not dropped")
	}
}
