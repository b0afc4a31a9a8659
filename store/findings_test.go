package store_test

import (
	"strings"
	"testing"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/store/storetest"
)

// TestFindings: what is wrong with papers is found after Judge, follows their edits, and passes verify at every step.
func TestFindings(t *testing.T) {
	l := storetest.Library(t)
	if _, err := l.Import(t.Context(), storetest.Made(3, 400), store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	count := func(line string) int {
		t.Helper()
		q := query.Parse(line, query.Options{})
		r, err := l.Search(t.Context(), q)
		if err != nil || len(q.Faults) > 0 {
			t.Fatal(err, q.Faults)
		}
		return r.Count()
	}
	whole := func() {
		t.Helper()
		if r, err := l.Verify(t.Context(), nil); err != nil || len(r.Damaged) > 0 {
			t.Fatalf("verify: %v, %v", r, err)
		}
	}
	if n := count("check:any"); n != 0 || l.Unjudged() == 0 {
		t.Fatalf("%d papers with findings, %d unjudged", n, l.Unjudged())
	}
	whole()
	r, err := l.Search(t.Context(), query.Parse("", query.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	id := r.IDs(0, 1)[0]
	edit := func(field, after string) {
		t.Helper()
		p, err := l.Paper(id)
		if err != nil {
			t.Fatal(err)
		}
		f, err := model.PaperField(field)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := l.Apply(t.Context(), model.Change{Label: "change.edit", Hand: true, Edits: []model.Edit{{What: model.APaper, Record: id, Field: field, Before: f.Get(&p), After: after}}}); err != nil {
			t.Fatal(err)
		}
	}
	edit("pages", "99-12") // before it is judged
	whole()
	if err := l.Judge(t.Context(), nil); err != nil || l.Unjudged() != 0 {
		t.Fatal(err, l.Unjudged())
	}
	whole()
	mine := "id:" + id.String() + " "
	if count("check:any") == 0 || count("has:check") != count("check:any") || count(mine+"check:pages-reversed") != 1 || count("severity:error") == 0 {
		t.Errorf("%d, %d, %d, %d", count("check:any"), count("has:check"), count(mine+"check:pages-reversed"), count("severity:error"))
	}
	edit("pages", "12-99")
	if count(mine+"check:pages-reversed") != 0 {
		t.Error("corrected, and still found")
	}
	edit("pages", "99-12")
	edit(model.FieldDismissed, "pages-reversed read from the back")
	if count(mine+"check:pages-reversed") != 0 {
		t.Error("dismissed, and still found")
	}
	if _, err := l.Undo(t.Context()); err != nil || count(mine+"check:pages-reversed") != 1 {
		t.Error("taken back, and not found", err)
	}
	whole()
	var got []string
	all, err := l.Search(t.Context(), query.Parse("", query.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	f, err := all.Values(t.Context(), "check")
	for _, v := range f.Values {
		got = append(got, v.Value)
		if n := count("check:" + v.Value); n != v.Count {
			t.Errorf("%s: %d counted, %d found", v.Value, v.Count, n)
		}
	}
	if err != nil || !strings.Contains(strings.Join(got, " "), "any") || !strings.Contains(strings.Join(got, " "), "pages-reversed") {
		t.Errorf("values %v, %v", got, err)
	}
	if err := l.Reindex(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	whole()
}
