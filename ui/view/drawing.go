//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// painted is a widget that draws itself on a sheet.
type painted interface {
	fyne.Widget
	// paint draws the widget at a size. It is called when the size or the state changed, not for each frame.
	paint(s *sheet, size fyne.Size)
	// least gives the smallest size.
	least() fyne.Size
}

// drawing is the one renderer of this package.
type drawing struct {
	w     painted
	s     sheet
	size  fyne.Size
	drawn bool
}

func newDrawing(w painted) *drawing { return &drawing{w: w} }

// Layout is part of fyne.WidgetRenderer. Fyne also calls it when a child's least size changed, which happens with
// every new text: nothing is drawn again unless the size is another.
func (d *drawing) Layout(size fyne.Size) {
	if d.drawn && size == d.size {
		return
	}
	d.repaint(size)
	canvas.Refresh(d.w)
}

func (d *drawing) repaint(size fyne.Size) {
	d.size, d.drawn = size, true
	d.s.begin()
	d.w.paint(&d.s, size)
	d.s.flush()
}

func (d *drawing) MinSize() fyne.Size           { return d.w.least() }
func (d *drawing) Objects() []fyne.CanvasObject { return d.s.objects }
func (d *drawing) Destroy()                     {}

// Refresh is part of fyne.WidgetRenderer.
func (d *drawing) Refresh() {
	d.repaint(d.w.Size())
	canvas.Refresh(d.w)
}

// clipping is a drawing that shows nothing outside its bounds. Fyne looks for the method IsClip.
type clipping struct{ *drawing }

func (clipping) IsClip() {}

// heighted is a widget whose height follows from its width, as that of wrapped text does.
type heighted interface {
	// HeightFor gives the height that the widget needs at a width.
	HeightFor(width float32) float32
}

// heightFor asks any object for its height at a width.
func heightFor(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case heighted:
		return o.HeightFor(width)
	case *fyne.Container:
		if l, ok := o.Layout.(*VStack); ok {
			return l.height(o.Objects, width)
		}
	}
	if c, ok := o.(*fyne.Container); ok {
		if l, ok := c.Layout.(tall); ok {
			return l.height(c.Objects, width)
		}
	}
	return o.MinSize().Height
}

// tall is a layout that knows its height at a width before it is laid out.
type tall interface {
	height(objects []fyne.CanvasObject, width float32) float32
}

// VStack is a fyne.Layout that stacks objects under each other in the whole width and gives wrapped text the height
// that it needs at once. Lengths are in units of the screen: scale them with Theme.Px.
type VStack struct {
	Gap      float32 // between objects
	Pad      float32 // around them
	MaxWidth float32 // of the objects; the rest stays free on the right. 0: no limit

	width float32 // at the last Layout
}

// Layout is part of fyne.Layout.
func (c *VStack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	w := c.inner(size.Width)
	y := c.Pad
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := heightFor(o, w)
		o.Move(fyne.NewPos(c.Pad, y))
		o.Resize(fyne.NewSize(w, h))
		y += h + c.Gap
	}
}

func (c *VStack) inner(width float32) float32 {
	w := width - 2*c.Pad
	if c.MaxWidth > 0 {
		w = min(w, c.MaxWidth)
	}
	return max(w, 0)
}

// MinSize is part of fyne.Layout: the height is that for the width of the last Layout.
func (c *VStack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, c.height(objects, c.width))
}

func (c *VStack) height(objects []fyne.CanvasObject, width float32) float32 {
	w := c.inner(width)
	y, n := 2*c.Pad, 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if n > 0 {
			y += c.Gap
		}
		y += heightFor(o, w)
		n++
	}
	return y
}
