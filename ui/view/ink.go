//go:build cgo

package view

import (
	"image"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// ink is a part of a sheet's text as one picture. Fyne makes a picture of each text, a thousand in a window, and keeps those that are no more
// for a while; this is one a widget, or some where it is high, and gone when the widget draws itself anew.
type ink struct {
	raster     *canvas.Raster
	x, y, w, h float32 // on the sheet, whole
	lines      []inkLine

	img   *image.RGBA // the last picture; Fyne copies it before it asks for another
	drawn []inkLine   // that are on it
	at    fyne.Position
}

// inkLine is a text, or a sign, that stands at x, y of the sheet, both whole: the top left corner of its box.
type inkLine struct {
	set        *setLine
	sign       sign // where set is nil
	x, y, w, h float32
	color      color.RGBA
}

const (
	// inkBand is how high a picture is at most, but for the last line's height: what is out of sight is not drawn.
	inkBand = 480
	// inkWidest is the width of the longest text that is drawn so. A longer one is left to Fyne, which knows what the screen's driver can take.
	inkWidest = 4000
	// inkSpill is how far letters may reach over the box of their text.
	inkSpill = 2
	// inkGrid is what the corners of a picture are multiples of, so that they are whole pixels where a screen's scale is one and a quarter
	// or a half: a picture that is stretched by a part of a pixel is soft.
	inkGrid = 4
)

func newInk() *ink {
	k := &ink{}
	k.raster = canvas.NewRaster(k.picture)
	k.raster.ScaleMode = canvas.ImageScalePixels // its pixels are the screen's: nothing is to be smoothed, which takes its time
	return k
}

// begin takes the first line.
func (k *ink) begin() {
	clear(k.lines)
	k.lines = k.lines[:0]
}

// add takes a line.
func (k *ink) add(l inkLine) {
	x, y := inkGrid*float32(floor((l.x-inkSpill)/inkGrid)), inkGrid*float32(floor((l.y-inkSpill)/inkGrid))
	right, bottom := inkGrid*ceil((l.x+l.w+inkSpill)/inkGrid), inkGrid*ceil((l.y+l.h+inkSpill)/inkGrid)
	if len(k.lines) > 0 {
		x, y, right, bottom = min(x, k.x), min(y, k.y), max(right, k.x+k.w), max(bottom, k.y+k.h)
	}
	k.x, k.y, k.w, k.h = x, y, right-x, bottom-y
	k.lines = append(k.lines, l)
}

// place puts the picture on the sheet.
func (k *ink) place() *canvas.Raster {
	k.raster.Move(fyne.NewPos(k.x, k.y))
	if size := fyne.NewSize(k.w, k.h); k.raster.Size() != size {
		k.raster.Resize(size)
	}
	return k.raster
}

// picture draws the lines, w by h pixels.
func (k *ink) picture(w, h int) image.Image {
	img := k.img
	if img == nil || img.Rect.Dx() != w || img.Rect.Dy() != h {
		img = image.NewRGBA(image.Rect(0, 0, w, h))
	} else if slices.Equal(k.drawn, k.lines) && k.at == fyne.NewPos(k.x, k.y) {
		return img
	} else {
		clear(img.Pix)
	}
	k.img, k.drawn, k.at = img, append(k.drawn[:0], k.lines...), fyne.NewPos(k.x, k.y)
	scale := float32(w) / k.w
	if math.Abs(float64(scale-1)) < 0.001 {
		scale = 1
	}
	for i := range k.lines {
		k.lines[i].draw(img, scale, k.x, k.y)
	}
	return img
}

// draw draws a line on a picture whose corner is at left, top of the sheet.
func (l *inkLine) draw(img *image.RGBA, scale, left, top float32) {
	if l.set == nil {
		m := l.sign.mask(int(round(l.w * scale)))
		m.draw(img, int(round((l.x-left)*scale))+m.left, int(round((l.y-top)*scale))+m.top, l.color)
		return
	}
	size := l.set.size * scale
	y := int(round((l.y-top)*scale)) + int(math.Ceil(float64(l.set.ascent*scale)))
	for _, run := range l.set.runs {
		from := round((l.x-left)*scale) + float32(int(run.x*scale))
		for _, g := range run.glyphs {
			at := int(math.Floor(float64((from+g.x*scale)*4 + 0.5)))
			m := l.set.face.mask(g.id, size, uint8(at&3))
			if m.width > 0 {
				m.draw(img, at>>2+m.left, y+m.top-int(round(g.y*scale)), l.color)
			}
		}
	}
}

// draw lays a colour (premultiplied, as color.RGBA is) over a picture where the mask covers it.
func (m *mask) draw(img *image.RGBA, x, y int, c color.RGBA) {
	x0, x1 := max(0, -x), min(m.width, img.Rect.Max.X-x)
	y0, y1 := max(0, -y), min(m.height, img.Rect.Max.Y-y)
	if x0 >= x1 {
		return
	}
	for row := y0; row < y1; row++ {
		cover := m.cover[row*m.width+x0 : row*m.width+x1]
		pix := img.Pix[(y+row)*img.Stride+4*(x+x0):]
		pix = pix[:4*len(cover)]
		for i, a := range cover {
			if a == 0 {
				continue
			}
			p := pix[4*i : 4*i+4 : 4*i+4]
			if a == 255 && c.A == 255 {
				p[0], p[1], p[2], p[3] = c.R, c.G, c.B, 255
				continue
			}
			if p[3] == 0 {
				p[0], p[1] = uint8(over(uint32(c.R), uint32(a))), uint8(over(uint32(c.G), uint32(a)))
				p[2], p[3] = uint8(over(uint32(c.B), uint32(a))), uint8(over(uint32(c.A), uint32(a)))
				continue
			}
			rest := 255 - over(uint32(c.A), uint32(a))
			p[0] = uint8(over(uint32(c.R), uint32(a)) + over(uint32(p[0]), rest))
			p[1] = uint8(over(uint32(c.G), uint32(a)) + over(uint32(p[1]), rest))
			p[2] = uint8(over(uint32(c.B), uint32(a)) + over(uint32(p[2]), rest))
			p[3] = uint8(over(uint32(c.A), uint32(a)) + over(uint32(p[3]), rest))
		}
	}
}

// over is a*b of numbers up to 255 that stand for 0 to 1.
func over(a, b uint32) uint32 {
	v := a*b + 128
	return (v + v>>8) >> 8
}

func ceil(v float32) float32 { return float32(math.Ceil(float64(v))) }

// premultiplied gives a colour as pictures hold it.
func premultiplied(c color.Color) color.RGBA { return color.RGBAModel.Convert(c).(color.RGBA) }
