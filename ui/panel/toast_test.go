package panel_test

import (
	"strings"
	"testing"
	"time"

	"twinleaf/assets/words"
	"twinleaf/model"
	"twinleaf/store"
	"twinleaf/ui/panel"
)

// TestEachChangeIsTold makes changes of every kind that a person makes at once, and wants each told of with a way back.
func TestEachChangeIsTold(t *testing.T) {
	o := newOffice(t, 20)
	o.do(func() { o.desk.List.Select(0) })
	edit := func(err error) {
		if err != nil {
			t.Error(err)
		}
	}
	for _, c := range []struct {
		name string
		do   func()
		text string
		redo bool
	}{
		{"a field", func() { edit(o.desk.Reader.Edit("volume", "77")) }, "Changed: Volume", false},
		{"the journal of a paper", func() { edit(o.desk.Reader.Edit(model.FieldJournal, "Acta Nova")) }, "Changed: Journal", false},
		{"a field of its journal", func() { edit(o.desk.Reader.EditJournal("publisher", "Nova Press")) }, "Changed: Publisher", false},
		{"undo", func() { o.desk.Undo() }, "Undone: Edit journal", true},
		{"redo", func() { o.desk.Redo() }, "Done again: Edit journal", false},
		{"a new paper", func() { o.desk.NewPaper() }, "A new paper was added", false},
		{"delete", func() { o.desk.Delete(o.desk.List.Chosen([][2]int{{0, 1}})) }, "1 paper deleted", false},
		{"stars", func() { o.desk.Rate(o.desk.List.Chosen([][2]int{{0, 3}}), 5) }, "Rated ★★★★★: 3 papers", false},
	} {
		o.do(c.do)
		o.do(func() {})
		var n panel.Notice
		o.do(func() { n = o.desk.Notice() })
		if n.Text != c.text || n.Undo == c.redo || n.Redo != c.redo || n.Problem {
			t.Errorf("%s: told %+v, want %q", c.name, n, c.text)
		}
	}
	o.do(func() { edit(o.desk.Reader.Edit("volume", "78")); edit(o.desk.Reader.Edit("volume", "78")) }) // the second changes nothing
	var undo string
	o.do(func() { undo = o.desk.Status().UndoWhat })
	if undo != "Edit" {
		t.Errorf("undo takes back %q", undo)
	}
}

// TestPace says how fast work goes and how long it takes yet, once it has gone on for a second.
func TestPace(t *testing.T) {
	w := words.For("en")
	for _, c := range []struct {
		read    int
		elapsed time.Duration
		want    string
	}{
		{100, 500 * time.Millisecond, "100 papers"},
		{1000, 2 * time.Second, "1,000 papers · 500/s · 18 s left"},
		{10000, 20 * time.Second, "10,000 papers · 500/s"},
	} {
		if got := panel.ProgressText(w, store.Progress{Read: c.read, Elapsed: c.elapsed}, int64(c.read), 10000); strings.ReplaceAll(got, "\u00a0", " ") != c.want {
			t.Errorf("%d after %v: %q, want %q", c.read, c.elapsed, got, c.want)
		}
	}
}
