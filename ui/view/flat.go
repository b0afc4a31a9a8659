//go:build cgo

package view

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// flat is a large rectangle of one colour. It is a picture of one pixel that is stretched: Fyne's own rectangle asks of each of its pixels
// whether it belongs to an edge, which takes twice the time where there is no graphics card.
type flat struct {
	raster *canvas.Raster
	fill   *image.Uniform
}

// flatLeast is the least area of a flat, in square units. Smaller ones are not worth a texture.
const flatLeast = 4000

func newFlat() *flat {
	f := &flat{fill: image.NewUniform(color.Transparent)}
	f.raster = canvas.NewRaster(func(int, int) image.Image { return f.fill })
	f.raster.ScaleMode = canvas.ImageScalePixels
	return f
}

// place puts the rectangle on the sheet. Its widget is refreshed after each drawing, which takes the colour to the screen.
func (f *flat) place(x, y, w, h float32, fill color.Color) *canvas.Raster {
	f.fill.C = fill
	f.raster.Move(fyne.NewPos(x, y))
	if size := fyne.NewSize(w, h); f.raster.Size() != size {
		f.raster.Resize(size)
	}
	return f.raster
}
