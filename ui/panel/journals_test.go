package panel_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"twinleaf/ui/panel"
)

// TestJournals lists the journals, orders and finds them, edits one and counts its papers.
func TestJournals(t *testing.T) {
	o := newOffice(t, 300)
	var j *panel.Journals
	lines := func(do func()) (out []panel.JournalLine) {
		t.Helper()
		o.do(do)
		o.do(func() {
			for i := range j.Count() {
				out = append(out, j.Line(i))
			}
		})
		return out
	}
	all := lines(func() { j = o.desk.Journals; j.Open() })
	if len(all) < 20 {
		t.Fatalf("%d journals", len(all))
	}
	papers := 0
	o.do(func() {
		for i := range j.Count() {
			j.Select(i)
		}
		if !j.Again() {
			t.Error("looking at another journal is said to be another list, which does not keep its place")
		}
	})
	o.do(func() {
		one := j.Journal()
		if !one.Shown || one.Pending || one.ID != all[len(all)-1].ID || len(one.Years) == 0 {
			t.Errorf("the last journal: %+v", one)
		}
		for _, y := range one.Years {
			papers += y.Count
		}
	})
	if got := all[len(all)-1].Papers; got != "1" && papers == 1 || papers == 0 {
		t.Errorf("%d papers by year, %s in the list", papers, got)
	}
	byName := lines(func() { j.Sort(panel.JournalSort{Column: "journal"}) })
	plain := byName[:0:0]
	for _, l := range byName {
		if !strings.ContainsFunc(l.Name, func(r rune) bool { return r > unicode.MaxASCII }) {
			plain = append(plain, l)
		}
	}
	if !slices.IsSortedFunc(plain, func(a, b panel.JournalLine) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	}) {
		t.Error("not in the order of names")
	}
	byIF := lines(func() { j.Sort(panel.JournalSort{Column: "if", Desc: true}) })
	known := true
	for i, l := range byIF {
		if l.IF != "" && !known {
			t.Errorf("%s of impact factor %s after one that has none", l.Name, l.IF)
		}
		known = l.IF != ""
		if i == 0 && !known {
			t.Error("no impact factor at the top")
		}
	}
	some := lines(func() { j.Find("journal of theor") })
	if len(some) == 0 || len(some) >= len(all) {
		t.Errorf("%d of %d journals found", len(some), len(all))
	}
	shown := lines(func() { j.Find("") })
	var names string
	o.do(func() { j.Pick([][2]int{{0, 1}, {2, 4}}); names = j.PickedNames() })
	if want := strings.Join([]string{shown[0].Name, shown[2].Name, shown[3].Name}, "\n"); names != want {
		t.Errorf("copied %q, want %q", names, want)
	}
	var err error
	edited := lines(func() { j.Select(3); err = j.Edit("name.zh", "某某学报") })
	if err != nil || edited[3].Other != "某某学报" {
		t.Errorf("edit: %v, %+v", err, edited[3])
	}
	about := lines(func() { err = j.Edit("scope", "Physics, and\nwhat it is made of.") })
	if err != nil || about[3].Scope != "Physics, and what it is made of." {
		t.Errorf("edit of the scope: %v, its row: %+v", err, about[3])
	}
	lines(func() { o.desk.Undo() })
	if back := lines(func() { o.desk.Undo() }); back[3].Other != "" {
		t.Errorf("after undo: %+v", back[3])
	}
}
