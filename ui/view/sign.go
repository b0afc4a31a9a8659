//go:build cgo

package view

import (
	"image"
	"math"

	"golang.org/x/image/vector"
)

// sign is a small picture in one colour that stands among text.
type sign uint8

// The signs: an open lock, as open access is marked with; a pencil.
const (
	signOpen sign = iota
	signPencil
)

type signKey struct {
	sign sign
	size int
}

// signs are the masks that were drawn, by their sizes in pixels.
var signs = map[signKey]mask{}

// mask gives the sign's coverage of a square of so many pixels.
func (k sign) mask(size int) mask {
	key := signKey{k, size}
	if m, ok := signs[key]; ok {
		return m
	}
	v := vector.NewRasterizer(size, size)
	unit := float32(size) / 12
	for _, outline := range k.outlines() {
		for i, p := range outline {
			if i == 0 {
				v.MoveTo(p[0]*unit, p[1]*unit)
			} else {
				v.LineTo(p[0]*unit, p[1]*unit)
			}
		}
		v.ClosePath()
	}
	a := image.NewAlpha(image.Rect(0, 0, size, size))
	v.Draw(a, a.Rect, image.Opaque, image.Point{})
	m := mask{width: size, height: size, cover: a.Pix}
	signs[key] = m
	return m
}

// outlines draws the sign in a square of twelve units.
func (k sign) outlines() [][][2]float32 {
	if k == signPencil {
		return [][][2]float32{
			{{2.6, 7.4}, {8, 2}, {10, 4}, {4.6, 9.4}},          // the shaft
			{{1.4, 10.6}, {2.1, 8}, {4, 9.9}},                  // its point
			{{8.6, 1.4}, {9.5, 0.5}, {11.5, 2.5}, {10.6, 3.4}}, // its end
		}
	}
	// The shackle is a band whose right leg ends in the air.
	shackle := [][2]float32{{3.1, 5.6}, {3.1, 3.4}}
	arc := func(radius float32, from, to float64) {
		for i := range 13 {
			a := from + (to-from)*float64(i)/12
			shackle = append(shackle, [2]float32{6 + radius*float32(math.Cos(a)), 3.4 - radius*float32(math.Sin(a))})
		}
	}
	arc(2.9, math.Pi, 0)
	shackle = append(shackle, [2]float32{8.9, 4.2}, [2]float32{7.6, 4.2})
	arc(1.6, 0, math.Pi)
	shackle = append(shackle, [2]float32{4.4, 5.6})
	return [][][2]float32{shackle, {{2, 5.6}, {10, 5.6}, {10, 11.4}, {2, 11.4}}}
}
