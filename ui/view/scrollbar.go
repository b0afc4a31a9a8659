//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// scrollBar is a thin vertical bar. It knows fractions only, so that it serves lists of any length.
type scrollBar struct {
	widget.BaseWidget
	onTurn func(fraction float64) // the thumb was dragged here
	onPage func(down bool)        // the track was pressed beside the thumb

	at, share float64
	hover     bool
	grip      float32 // where in the thumb it was grabbed; below 0: not grabbed
}

var (
	_ fyne.Draggable    = (*scrollBar)(nil)
	_ desktop.Mouseable = (*scrollBar)(nil)
	_ desktop.Hoverable = (*scrollBar)(nil)
)

// minThumb keeps the thumb of a million rows wide enough to grab.
const minThumb float32 = 32

func newScrollBar() *scrollBar {
	b := &scrollBar{grip: -1}
	b.ExtendBaseWidget(b)
	return b
}

func (b *scrollBar) CreateRenderer() fyne.WidgetRenderer { return newDrawing(b) }

func (b *scrollBar) least() fyne.Size {
	return fyne.NewSize(themeOf(b).Px(10), 1)
}

// set shows a position.
func (b *scrollBar) set(at, share float64) {
	if at == b.at && share == b.share {
		return
	}
	b.at, b.share = at, share
	b.Refresh()
}

// thumb gives the thumb's upper edge and length.
func (b *scrollBar) thumb() (y, h float32) {
	all := b.Size().Height
	h = max(float32(b.share)*all, min(all, themeOf(b).Px(minThumb)))
	return float32(b.at) * (all - h), h
}

func (b *scrollBar) paint(s *sheet, size fyne.Size) {
	if b.share >= 1 || b.share <= 0 {
		return
	}
	th := themeOf(b)
	w := th.Px(5)
	if b.hover || b.grip >= 0 {
		w = th.Px(8)
	}
	y, h := b.thumb()
	s.round(size.Width-w-th.Px(1), y+th.Px(1), w, h-th.Px(2), w/2, th.Palette().Color(RoleThumb))
}

func (b *scrollBar) MouseDown(e *desktop.MouseEvent) {
	y, h := b.thumb()
	switch {
	case e.Position.Y < y:
		b.onPage(false)
	case e.Position.Y >= y+h:
		b.onPage(true)
	default:
		b.grip = e.Position.Y - y
		b.Refresh()
	}
}

func (b *scrollBar) MouseUp(*desktop.MouseEvent) { b.DragEnd() }

func (b *scrollBar) Dragged(e *fyne.DragEvent) {
	if b.grip < 0 {
		return
	}
	_, h := b.thumb()
	if room := b.Size().Height - h; room > 0 {
		b.onTurn(max(0, min(1, float64((e.Position.Y-b.grip)/room))))
	}
}

func (b *scrollBar) DragEnd() {
	if b.grip >= 0 {
		b.grip = -1
		b.Refresh()
	}
}

func (b *scrollBar) MouseIn(*desktop.MouseEvent)    { b.hover = true; b.Refresh() }
func (b *scrollBar) MouseMoved(*desktop.MouseEvent) {}
func (b *scrollBar) MouseOut()                      { b.hover = false; b.Refresh() }
