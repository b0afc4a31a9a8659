package panel_test

import (
	"runtime"
	"testing"

	"twinleaf/ui/panel"
)

// TestSight holds that the rows a page further are fetched while their neighbours are in sight, and that the ends of the list ask for
// nothing beyond.
func TestSight(t *testing.T) {
	o := newOffice(t, 300)
	o.do(func() { o.desk.List.Sight(0, 20) }) // within the first page, and so is what comes next
	var there, beyond bool
	o.do(func() { o.desk.List.Sight(30, 50) })
	for idle := false; !idle; runtime.Gosched() { // pages are no jobs
		o.do(func() { idle = o.desk.Idle() })
	}
	o.do(func() { _, there = o.desk.List.Row(70) })
	if !there {
		t.Error("row 70 is not here although rows 30 to 50 were in sight")
	}
	o.do(func() { n := o.desk.List.Count(); o.desk.List.Sight(n-20, n) })
	o.do(func() { _, beyond = o.desk.List.Row(o.desk.List.Count()) })
	if beyond {
		t.Error("there is a row past the last")
	}
}

// TestReaderFollows holds that a keystroke's answer leaves the open paper as it is, and that the first one found is open when typing rests.
func TestReaderFollows(t *testing.T) {
	o := newOffice(t, 300)
	var last panel.Row
	o.do(func() { last, _ = o.desk.List.Row(60) })
	title := func() string { p := o.desk.Reader.Title(); return p.ZH.Text + "\n" + p.EN.Text }
	var before, at, after string
	var first panel.Row
	o.do(func() {
		before = title()
		o.desk.Search.Type(`"` + last.EN + `"`)
		at = title()
	})
	o.do(func() { after = title(); first, _ = o.desk.List.Row(0) })
	var now string
	o.do(func() {
		o.desk.Search.Type("") // another paper is first
		o.desk.Reader.Now()
		if r, ok := o.desk.List.Row(o.desk.List.Cursor()); ok && o.desk.Reader.ID() == r.ID {
			now = r.ZH + "\n" + r.EN
			if got := title(); got != now {
				t.Errorf("%q is open now, and %q is under the cursor", got, now)
			}
		}
	})
	if at != before {
		t.Errorf("the open paper changed from %q to %q with the key", before, at)
	}
	if want := first.ZH + "\n" + first.EN; after != want || after == before {
		t.Errorf("%q is open after %q, and %q is first", after, before, want)
	}
}
