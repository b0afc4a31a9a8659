package panel_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"twinleaf/model/format"
	"twinleaf/ui/panel"
)

// TestKeep puts many papers on shelves and tags them, renames, takes off, and takes back.
func TestKeep(t *testing.T) {
	o := newOffice(t, 300)
	labels := func(field string) (got string) {
		o.do(func() {})
		o.do(func() {
			for _, v := range o.desk.Search.Labels(field) {
				got += fmt.Sprint(v.Value, " ", v.Count, "; ")
			}
		})
		return got
	}
	want := func(field, want string) {
		t.Helper()
		if got := labels(field); got != want {
			t.Errorf("%s: %q, want %q", field, got, want)
		}
	}
	o.do(func() { o.desk.AddLabel(o.desk.List.Chosen([][2]int{{0, 10}, {20, 25}}), "shelf", " Thesis / One ") })
	o.do(func() { o.desk.AddLabel(o.desk.List.Chosen([][2]int{{0, 5}}), "shelf", "Thesis/Two") })
	o.do(func() { o.desk.AddLabel(o.desk.List.Chosen([][2]int{{0, 300}}), "tag", "all; of them") })
	want("shelf", "Thesis 15; Thesis/One 15; Thesis/Two 5; ")
	want("tag", "all, of them 300; ")
	o.do(func() { o.desk.RenameLabel("shelf", "Thesis", "Book") })
	want("shelf", "Book 15; Book/One 15; Book/Two 5; ")
	o.do(func() { o.desk.RemoveLabel(o.desk.List.Chosen([][2]int{{0, 3}}), "shelf", "Book") })
	want("shelf", "Book 12; Book/One 12; Book/Two 2; ")
	o.do(func() { o.desk.Search.Toggle("shelf", "Book/Two", false) })
	want("shelf", "Book 12; Book/One 12; Book/Two 2; ") // the others stay, so that one can widen
	o.do(func() {
		if n := o.desk.List.Count(); n != 2 {
			t.Errorf("%d papers on the shelf", n)
		}
		o.desk.Search.Clear()
	})
	o.do(func() { o.desk.Search.Type("nothing has this") })
	want("shelf", "Book 0; Book/One 0; Book/Two 0; ") // papers of any search can be put on them
	o.do(func() {
		if f := o.desk.Search.Facets(); len(f.Groups) < 2 || f.Groups[0].Field != "shelf" || f.Groups[1].Field != "tag" {
			t.Errorf("shelves and tags are not beside a list that has none of them: %+v", f.Groups)
		}
		o.desk.Search.Clear()
	})
	o.do(func() { o.desk.Undo() })
	o.do(func() { o.desk.Undo() })
	want("shelf", "Thesis 15; Thesis/One 15; Thesis/Two 5; ")
	o.do(func() { o.desk.MarkRead(o.desk.List.Chosen([][2]int{{0, 7}}), true) })
	o.do(func() { o.desk.Rate(o.desk.List.Chosen([][2]int{{0, 4}}), 5) })
	o.do(func() { o.desk.List.Select(0) })
	o.do(func() {
		if err := o.desk.Reader.Edit("note", "# Why\n- a **rare** claim"); err != nil {
			t.Error(err)
		}
	})
	o.do(func() { o.desk.Search.Type("note:rare") })
	o.do(func() {
		n := o.desk.Reader.Note()
		if len(n.Blocks) != 2 || n.Blocks[0].Heading != 1 || !n.Blocks[1].Item || len(n.Blocks[1].Marks) != 1 || n.Stars != 5 || !n.Read || n.Starred(5) != "" {
			t.Errorf("the note: %+v", n)
		}
	})
	o.do(func() { o.desk.Search.Type("read:yes rating:5") })
	o.do(func() {
		if n := o.desk.List.Count(); n != 4 {
			t.Errorf("%d papers read and rated", n)
		}
	})
}

// TestTagColors gives a tag a colour, which goes along with its name, and takes it all back.
func TestTagColors(t *testing.T) {
	o := newOffice(t, 20)
	o.do(func() { o.desk.AddLabel(o.desk.List.Chosen([][2]int{{0, 5}}), "tag", "to read") })
	color := func(tag string, want int) {
		t.Helper()
		o.do(func() {})
		o.do(func() {
			if got := o.desk.Places.Color(tag); got != want {
				t.Errorf("%q has colour %d, want %d", tag, got, want)
			}
		})
	}
	color("to read", 0)
	o.do(func() {
		if err := o.desk.Places.SetColor("to read", 3); err != nil {
			t.Error(err)
		}
	})
	color("to read", 3)
	o.do(func() {
		if err := o.desk.Places.SetColor("to read", 9); err == nil {
			t.Error("a colour that there is not was taken")
		}
		o.desk.RenameLabel("tag", "to read", "soon")
	})
	color("soon", 3)
	color("to read", 0)
	o.do(func() { o.desk.Undo() })
	color("to read", 3)
	color("soon", 0)
	o.do(func() { o.desk.Undo() })
	color("to read", 0)
	o.do(func() { o.desk.Redo() })
	color("to read", 3)
}

// TestShelfMade makes shelves without papers, renames them with what stands on them, puts a paper there and takes it off again, and undoes all.
func TestShelfMade(t *testing.T) {
	o := newOffice(t, 20)
	shelves := func(want string) {
		t.Helper()
		o.do(func() {})
		o.do(func() {
			got := ""
			for _, v := range o.desk.Search.Labels("shelf") {
				got += v.Value + " " + v.Text + "; "
			}
			if got != want {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
	do := func(path string) {
		o.do(func() {
			if err := o.desk.Places.MakeShelf(path); err != nil {
				t.Error(err)
			}
		})
	}
	do(" Thesis / One ")
	shelves("Thesis 0; Thesis/One 0; ")
	do("Thesis/One")
	do("Later")
	shelves("Later 0; Thesis 0; Thesis/One 0; ")
	o.do(func() { o.desk.AddLabel(o.desk.List.Chosen([][2]int{{0, 2}}), "shelf", "Thesis/One") })
	shelves("Later 0; Thesis 2; Thesis/One 2; ")
	o.do(func() { o.desk.RenameLabel("shelf", "Thesis", "Book") })
	shelves("Book 2; Book/One 2; Later 0; ")
	o.do(func() { o.desk.RemoveLabel(o.desk.List.Chosen([][2]int{{0, 20}}), "shelf", "Book/One") })
	shelves("Book 0; Book/One 0; Later 0; ")
	o.do(func() { o.desk.RenameLabel("shelf", "Later", "Now") })
	shelves("Book 0; Book/One 0; Now 0; ")
	o.do(func() { o.desk.DropLabel("shelf", "Book") })
	shelves("Now 0; ")
	for range 7 {
		o.do(func() { o.desk.Undo() })
	}
	shelves("")
	o.do(func() { o.desk.Redo() })
	shelves("Thesis 0; Thesis/One 0; ")
	long := strings.Repeat("long", 80)
	o.do(func() {
		if err := o.desk.Places.MakeShelf(long); err == nil {
			t.Error("a name of 320 characters was taken")
		}
	})
}

// TestBin deletes papers, takes them back, empties the bin and takes that back.
func TestBin(t *testing.T) {
	o := newOffice(t, 20)
	count := func() (papers, binned int) {
		o.do(func() {})
		o.do(func() { papers = o.desk.Status().Papers; _, binned = o.desk.Bin() })
		return papers, binned
	}
	want := func(papers, binned int) {
		t.Helper()
		if p, b := count(); p != papers || b != binned {
			t.Errorf("%d papers and %d in the bin, want %d and %d", p, b, papers, binned)
		}
	}
	all, _ := count()
	o.do(func() { o.desk.Delete(o.desk.List.Chosen([][2]int{{0, 3}})) })
	want(all-3, 3)
	o.do(func() {
		if r, ok := o.desk.List.Row(0); !o.desk.List.Settled() || o.desk.List.Cursor() != 0 || !ok || o.desk.Reader.ID() != r.ID {
			t.Errorf("papers were deleted: selection settled %v, at %d", o.desk.List.Settled(), o.desk.List.Cursor())
		}
	})
	o.do(func() { o.desk.RestoreAll() })
	want(all, 0)
	o.do(func() { o.desk.Delete(o.desk.List.Chosen([][2]int{{0, 2}})) })
	o.do(func() { o.desk.EmptyBin() })
	want(all-2, 0)
	o.do(func() { o.desk.Undo() })
	want(all-2, 2)
}

// TestBulkEdit looks at an edit of many papers, leaves one out, applies it and takes it back.
func TestBulkEdit(t *testing.T) {
	o := newOffice(t, 50)
	var plan panel.EditPlan
	o.do(func() {
		if err := o.desk.PlanEdit(o.desk.List.Chosen([][2]int{{0, 10}}), "set", "rating=9", func(panel.EditPlan) {}); err == nil {
			t.Error("nine stars")
		}
		if err := o.desk.PlanEdit(o.desk.List.Chosen([][2]int{{0, 10}}), "set", "place=Beijing", func(p panel.EditPlan) { plan = p }); err != nil {
			t.Error(err)
		}
	})
	o.do(func() {})
	if plan.Seen != 10 || plan.Changed != 10 || len(plan.Rows) != 10 || len(plan.Rows[0].Edits) != 1 {
		t.Fatalf("%+v", plan)
	}
	left := plan.Without(plan.Rows[3].ID)
	if plan.Changed != 10 || left.Changed != 9 || len(left.Rows) != 9 {
		t.Errorf("left out: %+v", left)
	}
	o.do(func() { o.desk.ApplyEdit(left) })
	count := func() (n int) {
		o.do(func() { o.desk.Search.Type("place:Beijing") })
		o.do(func() { n = o.desk.List.Count() })
		return n
	}
	if n := count(); n != 9 {
		t.Errorf("%d papers edited", n)
	}
	o.do(func() { o.desk.Undo() })
	if n := count(); n != 0 {
		t.Errorf("%d papers after undo", n)
	}
}

// TestTwins finds two records of one paper, says that they are different, takes that back, and merges them.
func TestTwins(t *testing.T) {
	o := newOffice(t, 40)
	var groups []panel.TwinGroup
	look := func() {
		o.do(func() { o.desk.FindTwins(func(g []panel.TwinGroup, _ int) { groups = g }) })
		o.do(func() {})
	}
	look()
	before := len(groups)
	const text = "TY  - JOUR\nTI  - Attention is all you need\nAU  - Vaswani, Ashish\nAU  - Shazeer, Noam\nPY  - 2017\nDO  - 10.5555/3295222\nER  - \n" +
		"TY  - JOUR\nTI  - ATTENTION IS ALL YOU NEED\nAU  - Vaswani, A.\nPY  - 2017\nER  - \n"
	o.do(func() { o.desk.ImportPreviewed(panel.Preview{Source: panel.Source{Text: text}}, format.Options{}) })
	o.do(func() {})
	look()
	if len(groups) != before+1 {
		t.Fatalf("%d groups, were %d", len(groups), before)
	}
	g := groups[slices.IndexFunc(groups, func(g panel.TwinGroup) bool { return strings.EqualFold(g.Papers[0].Title, "attention is all you need") })]
	o.do(func() { o.desk.PartTwins(g) })
	look()
	if len(groups) != before {
		t.Errorf("told to be different, and found")
	}
	o.do(func() { o.desk.Undo() })
	n := 0
	o.do(func() { n = o.desk.Status().Papers })
	o.do(func() { o.desk.MergeTwins([]panel.TwinGroup{g}) })
	o.do(func() {
		if now := o.desk.Status().Papers; now != n-1 {
			t.Errorf("%d papers, were %d", now, n)
		}
	})
}
