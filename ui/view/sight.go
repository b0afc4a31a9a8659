//go:build cgo

package view

import "fyne.io/fyne/v2"

// Sight brings a widget into the sight of the pane that it lies in when the Tab key leads to it. Fyne knows no parents: the pane makes itself
// known to what it holds.
type Sight struct{ pane *Pane }

// InPane is what wants to know the pane that it lies in.
type InPane interface{ SetPane(p *Pane) }

// SetPane is part of InPane.
func (s *Sight) SetPane(p *Pane) { s.pane = p }

// Reveal scrolls so far that the heights y to y+h of o, which lies in the pane, are in sight. What is higher than the pane stays where it is,
// as long as there is something to be seen of it.
func (s *Sight) Reveal(o fyne.CanvasObject, y, h float32) {
	p := s.pane
	if p == nil {
		return
	}
	d := fyne.CurrentApp().Driver()
	if d.CanvasForObject(o) == nil || d.CanvasForObject(o) != d.CanvasForObject(p) {
		return
	}
	y += d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(p.content).Y
	if view := p.Size().Height; h > view {
		if y < p.offset+view && y+h > p.offset {
			return
		}
		h = view
	}
	margin := themeOf(p).Px(6) // for the frame around it
	p.Reveal(max(0, y-margin), h+2*margin)
}

// tell makes the pane known to what a container holds.
func (p *Pane) tell(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, part := range o.Objects {
			p.tell(part)
		}
	case InPane:
		o.SetPane(p)
	}
}
