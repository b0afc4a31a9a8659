//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Fact is a large value over a small label.
type Fact struct{ Value, Label string }

// Facts is a row of facts in columns of equal width; a long label goes on in
// a second line.
type Facts struct {
	widget.BaseWidget
	facts  []Fact
	values []*Prose
}

// NewFacts makes an empty row.
func NewFacts() *Facts {
	f := &Facts{}
	f.ExtendBaseWidget(f)
	return f
}

// Set shows other facts.
func (f *Facts) Set(facts []Fact) {
	f.facts = facts
	for len(f.values) < len(facts) {
		f.values = append(f.values, NewProse())
	}
	for i, x := range facts {
		f.values[i].Set(
			Paragraph{Text: x.Value, Size: 17, Leading: 1.3, Bold: true, Role: RoleSecondary},
			Paragraph{Text: x.Label, Size: TypeSmall, Leading: 1.3, Role: RoleSecondary})
	}
	f.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (f *Facts) CreateRenderer() fyne.WidgetRenderer { return newDrawing(f) }

func (f *Facts) least() fyne.Size { return fyne.NewSize(1, f.HeightFor(max(f.Size().Width, 1))) }

func (f *Facts) column(width float32) (w, gap float32) {
	gap = themeOf(f).Px(12)
	n := float32(max(len(f.facts), 4))
	return max((width-(n-1)*gap)/n, 1), gap
}

// HeightFor gives the height at a width.
func (f *Facts) HeightFor(width float32) float32 {
	w, _ := f.column(width)
	h := float32(0)
	for i := range f.facts {
		h = max(h, f.values[i].HeightFor(w))
	}
	return h
}

func (f *Facts) paint(s *sheet, size fyne.Size) {
	w, gap := f.column(size.Width)
	for i := range f.facts {
		v := f.values[i]
		v.Move(fyne.NewPos(float32(i)*(w+gap), 0))
		v.Resize(fyne.NewSize(w, v.HeightFor(w)))
		s.add(v)
	}
}
