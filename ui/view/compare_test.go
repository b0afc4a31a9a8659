//go:build cgo

package view

import (
	"testing"

	"fyne.io/fyne/v2"
)

func testCompare(t *testing.T, columns int, width float32) (*Compare, *string) {
	c := NewCompare()
	window(t, ModeLight, NewPane(c), width, 500)
	s := CompareState{Rows: []CompareRow{{ID: "name", Label: "Name", Open: true}, {ID: "issn", Label: "ISSN", Taken: 0}}}
	for i := range columns {
		h := CompareColumn{Name: "Journal " + itoa(i), Note: "3 papers", Keep: "keep this one", Leave: "leave out"}
		if i == 0 {
			h.Mark, h.Keep = "kept", ""
		}
		s.Columns = append(s.Columns, h)
		s.Rows[0].Texts = append(s.Rows[0].Texts, "Journal "+itoa(i))
		s.Rows[1].Texts = append(s.Rows[1].Texts, "")
	}
	s.Rows[1].Texts[0] = "0031-9007"
	s.Rows[0].Texts[1] = ""
	did := ""
	c.OnKeep = func(i int) { did = "keep " + itoa(i) }
	c.OnLeave = func(i int) { did = "leave " + itoa(i) }
	c.OnTake = func(row string, i int) { did = "take " + row + " " + itoa(i) }
	c.Set(s)
	return c, &did
}

// TestComparePressed: what differs can be taken by a click; what one record alone has, and what none has, can't.
func TestComparePressed(t *testing.T) {
	c, did := testCompare(t, 3, 900)
	click := func(x, y float32) string {
		*did = ""
		c.MouseDown(mouse(x, y, 0))
		return *did
	}
	seen := map[string]bool{}
	for _, s := range c.spots {
		seen[click(s.x+s.w/2, s.y+s.h/2)] = true
	}
	for _, want := range []string{"keep 1", "keep 2", "leave 0", "leave 1", "leave 2", "take name 0", "take name 2"} {
		if !seen[want] {
			t.Errorf("no click does: %s", want)
		}
	}
	if len(seen) != 7 {
		t.Errorf("clicks did %v", seen)
	}
	if got := click(5, 5); got != "" {
		t.Errorf("a click on nothing did: %s", got)
	}
}

// TestCompareByKeys goes over all by the arrows, also to columns that have no room, and chooses with the space bar.
func TestCompareByKeys(t *testing.T) {
	c, did := testCompare(t, 6, 620)
	if c.shown != 2 {
		t.Fatalf("%d columns in sight", c.shown)
	}
	press := func(keys ...fyne.KeyName) string {
		*did = ""
		for _, k := range keys {
			c.TypedKey(key(k))
		}
		return *did
	}
	c.FocusGained()
	if got := press(fyne.KeySpace); got != "keep 1" {
		t.Errorf("at first: %q", got)
	}
	if got := press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyDown, fyne.KeySpace); got != "leave 5" || c.first != 4 {
		t.Errorf("to the right: %q, the first in sight is %d", got, c.first)
	}
	if got := press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn); got != "take name 5" {
		t.Errorf("down: %q", got)
	}
	if got := press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeySpace); got != "take name 0" || c.first != 0 {
		t.Errorf("to the left, past what has no value: %q, the first in sight is %d", got, c.first)
	}
}
