//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Stack puts objects under each other with a gap, each as high as it must be.
func Stack(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&VStack{Gap: gap}, objects...)
}

// Columns is a fyne.Layout that puts two objects side by side where both are
// shown and each gets at least Least, and under each other where not.
type Columns struct {
	Gap   float32
	Least float32

	width float32 // at the last Layout
}

// Layout is part of fyne.Layout.
func (c *Columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	seen, w := c.columns(objects, size.Width)
	x, y := float32(0), float32(0)
	for _, o := range seen {
		h := heightFor(o, w)
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
		if w < size.Width {
			x += w + c.Gap
		} else {
			y += h + c.Gap
		}
	}
}

func (c *Columns) columns(objects []fyne.CanvasObject, width float32) (seen []fyne.CanvasObject, w float32) {
	for _, o := range objects {
		if o.Visible() {
			seen = append(seen, o)
		}
	}
	n := float32(len(seen))
	if n > 1 {
		if w = (width - (n-1)*c.Gap) / n; w >= c.Least {
			return seen, w
		}
	}
	return seen, width
}

// MinSize is part of fyne.Layout: the height is that for the width of the last Layout.
func (c *Columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, c.height(objects, c.width))
}

func (c *Columns) height(objects []fyne.CanvasObject, width float32) float32 {
	seen, w := c.columns(objects, width)
	h := float32(0)
	for i, o := range seen {
		if k := heightFor(o, w); w < width {
			h = max(h, k)
		} else {
			if i > 0 {
				h += c.Gap
			}
			h += k
		}
	}
	return h
}
