//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Pane shows a part of something higher than itself and scrolls it. It asks its content for the height at its own
// width, as wrapped text needs, and has the same thin bar as the table. For thousands of rows there is Table.
type Pane struct {
	widget.BaseWidget

	content fyne.CanvasObject
	bar     *scrollBar
	offset  float32
	height  float32 // of the content
}

var _ fyne.Scrollable = (*Pane)(nil)

// NewPane makes a pane with a content.
func NewPane(content fyne.CanvasObject) *Pane {
	p := &Pane{content: content, bar: newScrollBar()}
	p.bar.onTurn = func(f float64) { p.SetOffset(float32(f) * p.most()) }
	p.bar.onPage = func(down bool) { p.Page(down) }
	p.ExtendBaseWidget(p)
	return p
}

// Offset gives how much of the content is above the pane.
func (p *Pane) Offset() float32 { return p.offset }

// SetOffset scrolls, as far as there is something.
func (p *Pane) SetOffset(y float32) {
	y = round(max(0, min(y, p.most())))
	if y != p.offset {
		p.offset = y
		p.place()
		canvas.Refresh(p)
	}
}

// Reveal scrolls as little as needed to have the heights y to y+h of the content in sight.
func (p *Pane) Reveal(y, h float32) {
	view := p.Size().Height
	switch {
	case y < p.offset:
		p.SetOffset(y)
	case y+h > p.offset+view:
		p.SetOffset(min(y, y+h-view))
	}
}

// Page scrolls by a view, less a line of context; it tells whether there was something to scroll.
func (p *Pane) Page(down bool) bool {
	step := max(p.Size().Height-themeOf(p).Px(40), themeOf(p).Px(20))
	if !down {
		step = -step
	}
	before := p.offset
	p.SetOffset(p.offset + step)
	return p.offset != before
}

func (p *Pane) most() float32 { return max(0, p.height-p.Size().Height) }

// Scrolled is part of fyne.Scrollable.
func (p *Pane) Scrolled(e *fyne.ScrollEvent) { p.SetOffset(p.offset - wheel(e.Scrolled.DY)) }

// lay gives the content its height and keeps the offset in bounds.
func (p *Pane) lay() {
	size := p.Size()
	p.tell(p.content)
	p.height = heightFor(p.content, size.Width)
	p.content.Resize(fyne.NewSize(size.Width, max(p.height, size.Height)))
	p.offset = round(max(0, min(p.offset, p.most())))
	w := themeOf(p).Px(10)
	put(p.bar, size.Width-w, 0, w, size.Height)
	p.place()
}

func (p *Pane) place() {
	p.content.Move(fyne.NewPos(0, -p.offset))
	at, share := 0.0, 1.0
	if most := p.most(); most > 0 {
		at, share = float64(p.offset/most), float64(p.Size().Height/p.height)
	}
	p.bar.set(at, share)
}

// CreateRenderer is part of fyne.Widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer { return &paneRenderer{p} }

type paneRenderer struct{ p *Pane }

// Layout is part of fyne.WidgetRenderer. Fyne also calls it when the content's least height changed.
func (r *paneRenderer) Layout(fyne.Size) { r.p.lay() }

func (r *paneRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *paneRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.content, r.p.bar}
}

func (r *paneRenderer) Refresh() {
	r.p.lay()
	canvas.Refresh(r.p)
}

func (r *paneRenderer) Destroy() {}
