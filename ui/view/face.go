//go:build cgo

package view

import (
	"bytes"
	"image"
	"math"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"github.com/go-text/typesetting/di"
	gotext "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// face is a font of the theme with the masks of its glyphs. Fyne draws the outline of each letter anew for each text; a page of a list is two
// thousand letters of some two hundred kinds. It belongs to the goroutine of the event loop.
type face struct {
	font   *gotext.Face
	shaper shaping.HarfbuzzShaper
	split  shaping.Segmenter
	masks  map[maskKey]mask
	bytes  int // of masks
}

// masksMost bounds the memory of a face's masks: some 20,000 letters of the interface's size. Past it they are made anew.
const masksMost = 8 << 20

type maskKey struct {
	glyph gotext.GID
	size  uint16 // pixels an em, in eighths
	shift uint8  // of the left edge from a whole pixel, in quarters
}

// mask is a glyph's coverage, pixel by pixel, row by row. left and top are those of its box from the pen, down and right.
type mask struct {
	left, top     int
	width, height int
	cover         []uint8
}

// faces are the fonts that were parsed, by the names of their resources; nil could not be. Themes come and go with the settings, their fonts
// stay.
var faces = map[string]*face{}

// faceOf parses a font, once; nil where it is none that can be parsed. It is for the goroutine of the event loop.
func faceOf(r fyne.Resource) *face {
	if r == nil {
		return nil
	}
	a, ok := faces[r.Name()]
	if !ok {
		if f, err := gotext.ParseTTF(bytes.NewReader(r.Content())); err == nil {
			a = &face{font: f, masks: map[maskKey]mask{}}
		}
		faces[r.Name()] = a
	}
	return a
}

// setLine is a text as it is set: its glyphs, from the left end of its baseline. Lengths are in units of the screen.
type setLine struct {
	text   string
	face   *face
	size   float32
	runs   []setRun
	width  float32
	ascent float32
}

// setRun is what was shaped in one go. Its pen begins on a whole pixel.
type setRun struct {
	x      float32
	glyphs []setGlyph
}

type setGlyph struct {
	id   gotext.GID
	x, y float32 // from the run's pen, y up
}

// set shapes a text that has no tab; nil where the font lacks a rune of it.
func (f *face) set(text string, size float32) *setLine {
	l := &setLine{text: text, face: f, size: size}
	gap := gaps(text, size)
	ok := f.shape(text, size, func(out *shaping.Output) {
		run := setRun{x: l.width, glyphs: make([]setGlyph, 0, len(out.Glyphs))}
		pen, last := float32(0), -1
		for _, g := range out.Glyphs {
			if at := g.TextIndex(); at != last && gap != nil {
				pen += gap[at]
				last = at
			}
			run.glyphs = append(run.glyphs, setGlyph{g.GlyphID, pen + float(g.XOffset), float(g.YOffset)})
			pen += float(g.Advance)
		}
		l.runs = append(l.runs, run)
		l.width += pen
		l.ascent = max(l.ascent, float(out.LineBounds.Ascent))
	})
	if !ok {
		return nil
	}
	return l
}

// width gives the width of a text as set would; false where the font lacks a rune of it.
func (f *face) width(text string, size float32) (w float32, ok bool) {
	ok = f.shape(text, size, func(out *shaping.Output) { w += float(out.Advance) })
	for _, g := range gaps(text, size) {
		w += g
	}
	return w, ok
}

// gaps gives the room before each rune of a text beyond its advance; nil where there is none at all.
func gaps(text string, size float32) (list []float32) {
	before, i := ' ', 0
	for _, r := range text {
		if g := gapBetween(before, r, size); g > 0 {
			if list == nil {
				list = make([]float32, utf8.RuneCountInString(text))
			}
			list[i] = g
		}
		before = r
		i++
	}
	return list
}

// height gives the height of a line.
func (f *face) height(size float32) (h float32, ok bool) {
	ok = f.shape(" ", size, func(out *shaping.Output) { h = float(out.LineBounds.LineThickness()) })
	return h, ok
}

// shape hands over the runs of a text, from left to right; false, perhaps after some, where the font lacks a rune of it.
func (f *face) shape(text string, size float32, each func(*shaping.Output)) bool {
	runes := []rune(text)
	for _, r := range runes {
		if _, ok := f.font.NominalGlyph(r); !ok {
			return false
		}
	}
	in := shaping.Input{Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR, Face: f.font, Size: fixed.Int26_6(float64(size) * 64)}
	for _, part := range f.split.Split(in, oneFace{f.font}) {
		out := f.shaper.Shape(part)
		for _, g := range out.Glyphs {
			if g.GlyphID == 0 {
				return false
			}
		}
		each(&out)
	}
	return true
}

// oneFace is a shaping.Fontmap of one font.
type oneFace struct{ f *gotext.Face }

func (o oneFace) ResolveFace(rune) *gotext.Face { return o.f }

func float(v fixed.Int26_6) float32 { return float32(v) / 64 }

// mask gives a glyph's mask for a size in pixels an em and a place of the pen: shift quarters to the right of a whole pixel.
func (f *face) mask(id gotext.GID, size float32, shift uint8) mask {
	k := maskKey{id, uint16(size*8 + 0.5), shift}
	if m, ok := f.masks[k]; ok {
		return m
	}
	if f.bytes > masksMost {
		clear(f.masks)
		f.bytes = 0
	}
	m := f.draw(k)
	f.masks[k] = m
	f.bytes += len(m.cover)
	return m
}

// draw fills a glyph's outline.
func (f *face) draw(k maskKey) mask {
	o, ok := f.font.GlyphData(k.glyph).(gotext.GlyphOutline)
	if !ok || len(o.Segments) == 0 {
		return mask{}
	}
	scale := float32(k.size) / 8 / float32(f.font.Upem())
	x0, y0, x1, y1 := float32(math.MaxFloat32), float32(math.MaxFloat32), float32(-math.MaxFloat32), float32(-math.MaxFloat32)
	at := func(p opentype.SegmentPoint) (x, y float32) { return p.X*scale + float32(k.shift)/4, -p.Y * scale }
	for i := range o.Segments {
		for _, p := range o.Segments[i].ArgsSlice() {
			x, y := at(p)
			x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
		}
	}
	left, top := floor(x0), floor(y0)
	m := mask{left: left, top: top, width: floor(x1) + 1 - left, height: floor(y1) + 1 - top}
	v := vector.NewRasterizer(m.width, m.height)
	px := func(p opentype.SegmentPoint) (x, y float32) {
		x, y = at(p)
		return x - float32(left), y - float32(top)
	}
	for i := range o.Segments {
		s := &o.Segments[i]
		ax, ay := px(s.Args[0])
		bx, by := px(s.Args[1])
		cx, cy := px(s.Args[2])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			v.ClosePath()
			v.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			v.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			v.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			v.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	v.ClosePath()
	a := image.NewAlpha(image.Rect(0, 0, m.width, m.height))
	v.Draw(a, a.Rect, image.Opaque, image.Point{})
	m.cover = a.Pix
	return m
}

func floor(v float32) int { return int(math.Floor(float64(v))) }
