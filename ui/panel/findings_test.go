package panel_test

import (
	"testing"

	"twinleaf/model"
	"twinleaf/ui/panel"
)

// TestFindings goes through what a librarian does with a paper that wants a look.
func TestFindings(t *testing.T) {
	o := newOffice(t, 200)
	var id model.ID
	o.do(func() { o.desk.List.Select(0) })
	o.do(func() { id = o.desk.Reader.ID() })
	o.do(func() {
		for field, text := range map[string]string{"volume": "77 4", "pages": "0"} {
			if err := o.desk.Reader.Edit(field, text); err != nil {
				t.Fatal(err)
			}
		}
	})
	find := func(code string) (at int) {
		at = -1
		o.do(func() {
			for i, it := range o.desk.Reader.Findings().Items {
				if it.Code == code {
					at = i
				}
			}
		})
		return at
	}
	volume, pages := find("volume-holds-issue"), find("pages-placeholder")
	if volume < 0 || pages < 0 {
		t.Fatalf("found %+v", o.desk.Reader.Findings())
	}
	o.do(func() { o.desk.Reader.Dismiss(pages, " that is\nits page ") })
	if find("pages-placeholder") >= 0 {
		t.Error("dismissed, and still there")
	}
	o.do(func() { o.desk.Undo() })
	if find("pages-placeholder") < 0 {
		t.Error("the dismissal taken back, and not there")
	}
	o.do(func() { o.desk.Reader.Accept(placeOf(o.desk, "volume-holds-issue")) })
	if find("volume-holds-issue") >= 0 {
		t.Error("accepted, and still there")
	}
	var plan panel.FixPlan
	o.do(func() { o.desk.PlanFix("pages-placeholder", func(p panel.FixPlan) { plan = p }) })
	o.do(func() {})
	if plan.Papers == 0 || len(plan.Lines) == 0 {
		t.Fatalf("plan %+v", plan)
	}
	o.do(func() { o.desk.ApplyFix(plan) })
	o.do(func() { o.desk.Reader.Open(id) })
	if find("pages-placeholder") >= 0 {
		t.Error("all of the kind accepted, and still there")
	}
}

func placeOf(d *panel.Desk, code string) int {
	for i, it := range d.Reader.Findings().Items {
		if it.Code == code {
			return i
		}
	}
	return -1
}

// TestFindingsBeside: what a paper has only beside others is shown with the rest and counted in the filter; its check can be switched off and
// on again.
func TestFindingsBeside(t *testing.T) {
	o := newOffice(t, 50)
	var ids []model.ID
	o.do(func() {
		for i := range 2 {
			o.desk.List.Select(i)
			ids = append(ids, o.desk.Reader.ID())
			if err := o.desk.Reader.Edit("doi", "10.5555/shared"); err != nil {
				t.Fatal(err)
			}
		}
	})
	o.do(func() { o.desk.Reader.Open(ids[0]) })
	at := -1
	see := func(want bool) {
		t.Helper()
		o.do(func() { at = placeOf(o.desk, "doi-shared") })
		if at >= 0 != want {
			t.Errorf("shown at %d, want it shown: %v", at, want)
		}
		o.do(func() { o.desk.Search.Finish("check:doi-shared") })
		o.do(func() {
			if n := o.desk.List.Count(); n > 0 != want || want && n != 2 {
				t.Errorf("%d papers are found, want some: %v", n, want)
			}
		})
	}
	see(true)
	o.do(func() { o.desk.Reader.SwitchOff(at) })
	see(false)
	o.do(func() {
		if off := o.desk.ChecksOff(); len(off) != 1 || off[0].Code != "doi-shared" || off[0].Name == off[0].Code {
			t.Errorf("switched off: %v", off)
		}
		if n := o.desk.Notice(); !n.Undo {
			t.Errorf("told %+v, without undo", n)
		}
	})
	o.do(func() { o.desk.Undo() })
	see(true)
	o.do(func() { o.desk.Redo() })
	see(false)
	o.do(func() { o.desk.SwitchCheck("doi-shared", false) })
	see(true)
}
