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
