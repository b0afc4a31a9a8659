//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Split has two parts side by side with a hairline between them that can be dragged. One part keeps its width when
// the window grows; the other takes the rest.
type Split struct {
	widget.BaseWidget
	// OnMoved gives the width of the keeping part, in units of the design, when a drag is over.
	OnMoved func(width float32)

	left, right        fyne.CanvasObject
	keepRight          bool
	width              float32 // of the keeping part, of the design
	minKeep, maxKeep   float32
	minOther           float32
	handle             *splitHandle
	collapsed          bool
	grab, grabbedWidth float32
	hairline           *Hairline
}

// SplitOptions says how a Split shares its width; lengths are of the design.
type SplitOptions struct {
	KeepRight    bool    // the right part keeps its width, otherwise the left
	Width        float32 // of that part
	Min, Max     float32 // of that part; Max 0: no limit
	MinRemaining float32 // of the other part
}

// NewSplit makes a split.
func NewSplit(left, right fyne.CanvasObject, o SplitOptions) *Split {
	s := &Split{
		left: left, right: right, keepRight: o.KeepRight,
		width: o.Width, minKeep: o.Min, maxKeep: o.Max, minOther: o.MinRemaining,
	}
	s.hairline = NewUprightHairline()
	s.handle = &splitHandle{s: s}
	s.handle.ExtendBaseWidget(s.handle)
	s.ExtendBaseWidget(s)
	return s
}

// SetWidth sets the width of the keeping part, in units of the design.
func (s *Split) SetWidth(w float32) {
	s.width = w
	s.Refresh()
}

// SetCollapsed hides the keeping part, or shows it again.
func (s *Split) SetCollapsed(c bool) {
	if c != s.collapsed {
		s.collapsed = c
		s.Refresh()
	}
}

// CreateRenderer is part of fyne.Widget.
func (s *Split) CreateRenderer() fyne.WidgetRenderer { return newDrawing(s) }

func (s *Split) least() fyne.Size {
	th := themeOf(s)
	h := max(s.left.MinSize().Height, s.right.MinSize().Height)
	w := th.Px(s.minOther)
	if !s.collapsed {
		w += th.Px(s.minKeep) + 1
	}
	return fyne.NewSize(w, h)
}

// kept gives the width of the keeping part in a room.
func (s *Split) kept(room float32) float32 {
	th := themeOf(s)
	w := th.Px(s.width)
	if s.maxKeep > 0 {
		w = min(w, th.Px(s.maxKeep))
	}
	w = min(w, room-1-th.Px(s.minOther))
	return round(max(w, min(th.Px(s.minKeep), room-1)))
}

func (s *Split) paint(sh *sheet, size fyne.Size) {
	keep, other := s.left, s.right
	if s.keepRight {
		keep, other = s.right, s.left
	}
	if s.collapsed {
		put(other, 0, 0, size.Width, size.Height)
		sh.add(other)
		return
	}
	w := s.kept(size.Width)
	x := w
	if s.keepRight {
		x = size.Width - w - 1
		put(other, 0, 0, x, size.Height)
		put(keep, x+1, 0, w, size.Height)
	} else {
		put(keep, 0, 0, w, size.Height)
		put(other, x+1, 0, size.Width-w-1, size.Height)
	}
	sh.add(s.left)
	sh.add(s.right)
	put(s.hairline, x, 0, 1, size.Height)
	sh.add(s.hairline)
	zone := round(themeOf(s).Px(7))
	put(s.handle, x-(zone-1)/2, 0, zone, size.Height)
	sh.add(s.handle)
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// splitHandle is the strip over the hairline that takes the pointer.
type splitHandle struct {
	widget.BaseWidget
	s     *Split
	hover bool
}

var (
	_ fyne.Draggable     = (*splitHandle)(nil)
	_ desktop.Hoverable  = (*splitHandle)(nil)
	_ desktop.Cursorable = (*splitHandle)(nil)
	_ desktop.Mouseable  = (*splitHandle)(nil)
)

func (h *splitHandle) CreateRenderer() fyne.WidgetRenderer { return newDrawing(h) }
func (h *splitHandle) least() fyne.Size                    { return fyne.NewSize(1, 1) }

func (h *splitHandle) paint(s *sheet, size fyne.Size) {
	if h.hover {
		th := themeOf(h)
		s.rect(round((size.Width-th.Px(3))/2), 0, th.Px(3), size.Height, th.Palette().Color(RoleAccent))
	}
}

func (h *splitHandle) Cursor() desktop.Cursor { return desktop.HResizeCursor }

func (h *splitHandle) MouseDown(e *desktop.MouseEvent) {
	s := h.s
	s.grab, s.grabbedWidth = e.AbsolutePosition.X, s.kept(s.Size().Width)
}

func (h *splitHandle) MouseUp(*desktop.MouseEvent) {}

func (h *splitHandle) Dragged(e *fyne.DragEvent) {
	s := h.s
	d := e.AbsolutePosition.X - s.grab
	if s.keepRight {
		d = -d
	}
	s.width = (s.grabbedWidth + d) / themeOf(s).o.Scale
	s.width = s.kept(s.Size().Width) / themeOf(s).o.Scale
	s.Refresh()
}

func (h *splitHandle) DragEnd() {
	if h.s.OnMoved != nil {
		h.s.OnMoved(h.s.width)
	}
}

func (h *splitHandle) MouseIn(*desktop.MouseEvent)    { h.hover = true; h.Refresh() }
func (h *splitHandle) MouseMoved(*desktop.MouseEvent) {}
func (h *splitHandle) MouseOut()                      { h.hover = false; h.Refresh() }
