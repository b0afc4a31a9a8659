//go:build cgo

package view

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// TestFocusIsInSight goes with Tab through a pane that holds more than it shows, to its end and on to its beginning again.
func TestFocusIsInSight(t *testing.T) {
	var list []fyne.CanvasObject
	for range 20 {
		field := NewInPlace(FieldStyle{})
		field.OnSave = func(string) error { return nil }
		field.Set(FieldState{Text: "威权 multilateralism"})
		list = append(list, NewButton(ButtonPlain, "button", nil), field, NewTabs(func(int) {}))
	}
	facets := NewFacets()
	var g FacetGroup
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"} {
		g.Rows = append(g.Rows, FacetRow{ID: id, Label: id})
	}
	facets.Set([]FacetGroup{g})
	p := NewPane(container.New(&VStack{Gap: 8}, append(list, facets)...))
	win := window(t, ModeLight, p, 300, 200)
	inSight := func(what string, y, h float32) {
		t.Helper()
		if y < p.Offset() || y+h > p.Offset()+p.Size().Height {
			t.Errorf("%s at %v to %v is out of sight: %v to %v", what, y, y+h, p.Offset(), p.Offset()+p.Size().Height)
		}
	}
	p.SetOffset(p.most())
	last := list[1].(*InPlace)
	last.Open()
	inSight("a field that is opened", last.Position().Y, last.Size().Height)
	last.close(false)
	for i := range 2*len(list) + 2 {
		win.Canvas().(interface{ FocusNext() }).FocusNext()
		o := win.Canvas().Focused().(fyne.CanvasObject)
		if o == fyne.CanvasObject(facets) {
			facets.TypedKey(key(fyne.KeyEnd))
			at := facets.spots[facets.cursor]
			inSight("the last filter", facets.Position().Y+at.y, at.h)
			continue
		}
		y := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y + p.Offset()
		inSight(string(rune('a'+i%26)), y, o.Size().Height)
	}
}
