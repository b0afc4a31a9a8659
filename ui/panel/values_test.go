package panel_test

import (
	"cmp"
	"testing"

	"twinleaf/model"
	"twinleaf/model/bulk"
	"twinleaf/ui/panel"
)

// TestValues counts the values of a field in the papers shown, finds those that were meant to be one, merges them as one change, and
// renames one value.
func TestValues(t *testing.T) {
	o := newOffice(t, 200)
	set := func(from, to int, volume string) {
		t.Helper()
		o.do(func() { o.desk.Search.Clear() })
		var papers bulk.Papers
		o.do(func() { papers = o.desk.List.Chosen([][2]int{{from, to}}) })
		var plan panel.EditPlan
		o.do(func() {
			if err := o.desk.PlanEdit(papers, "set", "volume="+volume, func(p panel.EditPlan) { plan = p }); err != nil {
				t.Error(err)
			}
		})
		o.do(func() { o.desk.ApplyEdit(plan) })
	}
	set(0, 200, "Vol. 7")
	set(0, 20, "vol 7")
	set(20, 25, "VOL. 7")
	set(25, 30, "8")
	var v *panel.Values
	count := func(method string) {
		t.Helper()
		o.do(func() {
			o.desk.CountValues(o.desk.List.Everything(), "volume", method, func(found *panel.Values) { v = found })
		})
	}
	count("")
	got := map[string]string{}
	for i := range v.Count() {
		text, n := v.Value(i)
		got[text] = n
	}
	want := map[string]string{"Vol. 7": "170", "vol 7": "20", "VOL. 7": "5", "8": "5"}
	for text, n := range want {
		if got[text] != n || len(got) != len(want) {
			t.Errorf("values %v, want %v", got, want)
		}
	}
	v.Find("ｖol")
	if v.Count() != 3 {
		t.Errorf("%d values with vol", v.Count())
	}
	count("fingerprint")
	c := v.Clusters()
	if len(c) != 1 || len(c[0].Values) != 3 || c[0].Count != 195 || c[0].Best != "Vol. 7" {
		t.Fatalf("clusters %+v", c)
	}
	v.Leave(0)
	var plan panel.EditPlan
	merge := func() {
		t.Helper()
		o.do(func() {
			if err := o.desk.PlanMerge(v, func(p panel.EditPlan) { plan = p }); err != nil {
				t.Error(err)
			}
		})
	}
	if merge(); plan.Changed != 0 {
		t.Errorf("%d papers change though the cluster is left out", plan.Changed)
	}
	v.Become(0, " 7 ")
	if merge(); plan.Changed != 195 || plan.Seen != 200 {
		t.Errorf("%d of %d papers change", plan.Changed, plan.Seen)
	}
	o.do(func() { o.desk.ApplyEdit(plan) })
	count("")
	if text, n := v.Value(0); text != "7" || n != "195" || v.Count() != 2 {
		t.Errorf("merged: %s %s, %d values", text, n, v.Count())
	}
	o.do(func() {
		if err := o.desk.PlanRename(v, "8", "7", func(p panel.EditPlan) { plan = p }); err != nil {
			t.Error(err)
		}
	})
	if plan.Changed != 5 {
		t.Errorf("renaming changes %d papers", plan.Changed)
	}
	o.do(func() { o.desk.Undo() })
	count("")
	if v.Count() != 4 {
		t.Errorf("%d values after undo", v.Count())
	}
	for _, x := range []struct{ field, value, want string }{
		{"volume", "77 4", `volume:"77 4"`}, {"authors", "Jun Ye", `authors:="Jun Ye"`}, {"keywords", "网络", `keywords:="网络"`},
	} {
		line := panel.ValueLine(x.field, x.value)
		if line != x.want {
			t.Errorf("%s of %s: %s, want %s", x.value, x.field, line, x.want)
		}
	}
	for _, f := range model.PaperFields {
		if f.Internal || f.Kind == model.Ref {
			continue
		}
		value := map[string]string{"language": "en", "open_access": "yes", "read": "yes"}[f.Name]
		o.do(func() { o.desk.Search.Finish(panel.ValueLine(f.Name, cmp.Or(value, "2020"))) })
		o.do(func() {
			if p := o.desk.Search.Line().Problems; len(p) > 0 {
				t.Errorf("the papers of a value of %s can't be searched: %v", f.Name, p)
			}
		})
	}
}
