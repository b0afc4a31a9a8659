//go:build cgo

package view

import (
	"testing"

	"fyne.io/fyne/v2/container"
)

// TestRemarksStandUnderTheirPlaces holds that what is wrong is said where it stands, in view at the right end, and gone when it was mended.
func TestRemarksStandUnderTheirPlaces(t *testing.T) {
	e := NewEntry(EntryStyle{Frame: FrameLine, Size: TypeSubtitle, PadX: 12, PadY: 6})
	r := NewRemarks(e)
	window(t, ModeLight, container.New(&VStack{}, e, r), 420, 120)
	if r.Visible() {
		t.Error("shown without anything to say")
	}
	e.SetText("年:20x3 jcr:Q9")
	r.Set([]Remark{{Span{4, 8}, "no year"}, {Span{13, 15}, "a quartile is Q1, Q2, Q3 or Q4, and nothing else at all"}})
	if !r.Visible() || len(e.faults) != 2 {
		t.Fatalf("shown: %v, underlined: %v", r.Visible(), e.faults)
	}
	b := e.layNow()
	if got, want := e.placeOf(4), themeOf(e).Px(12)+b.xOn(0, 2); got != want {
		t.Errorf("the first remark stands at %v, its place at %v", got, want)
	}
	if one, two := r.MinSize().Height, e.placeOf(13); two <= e.placeOf(4) || one < 2*themeOf(r).Px(TypeSmall) {
		t.Errorf("places %v and %v, height %v", e.placeOf(4), two, one)
	}
	r.Set(nil)
	if r.Visible() || len(e.faults) != 0 {
		t.Error("still shown")
	}
}
