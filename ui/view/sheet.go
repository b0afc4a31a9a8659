//go:build cgo

package view

import (
	"image/color"
	"math"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// sheet is what a widget draws on: rectangles, texts and dots, in painting order. The canvas objects are kept from
// one drawing to the next, so that a scroll or a hover makes no garbage and Fyne's caches stay warm.
type sheet struct {
	objects []fyne.CanvasObject
	texts   []*canvas.Text
	rects   []*canvas.Rectangle
	circles []*canvas.Circle
	inks    []*ink
	flats   []*flat
	nt, nr  int
	nc, ni  int
	nf      int
	lines   []inkLine // texts that are to come on top of the objects: see ink
}

// begin forgets the last drawing.
func (s *sheet) begin() {
	clear(s.objects)
	s.objects, s.nt, s.nr, s.nc, s.ni, s.nf = s.objects[:0], 0, 0, 0, 0, 0
}

// add puts an object of the widget's own on top of what is drawn so far.
func (s *sheet) add(o fyne.CanvasObject) {
	s.flush()
	s.objects = append(s.objects, o)
}

// cover is told where something is about to be drawn: on top of texts that stand there.
func (s *sheet) cover(x, y, w, h float32) {
	for i := range s.lines {
		if l := &s.lines[i]; x < l.x+l.w && l.x < x+w && y < l.y+l.h && l.y < y+h {
			s.flush()
			return
		}
	}
}

// flush puts the texts so far on the sheet, in bands. It ends each drawing.
func (s *sheet) flush() {
	first := s.ni
	for i := range s.lines {
		l := &s.lines[i]
		var k *ink
		for _, have := range s.inks[first:s.ni] {
			if floor(have.lines[0].y/inkBand) == floor(l.y/inkBand) {
				k = have
			}
		}
		if k == nil {
			if s.ni == len(s.inks) {
				s.inks = append(s.inks, newInk())
			}
			k = s.inks[s.ni]
			s.ni++
			k.begin()
		}
		k.add(*l)
	}
	for _, k := range s.inks[first:s.ni] {
		s.objects = append(s.objects, k.place())
	}
	clear(s.lines)
	s.lines = s.lines[:0]
}

// rect draws a filled rectangle.
func (s *sheet) rect(x, y, w, h float32, fill color.Color) {
	if w*h < flatLeast {
		s.shape(x, y, w, h, fill)
		return
	}
	if s.nf == len(s.flats) {
		s.flats = append(s.flats, newFlat())
	}
	s.cover(x, y, w, h)
	f := s.flats[s.nf]
	s.nf++
	s.objects = append(s.objects, f.place(x, y, w, h, fill))
}

// shape draws a filled rectangle that is not plain, or small.
func (s *sheet) shape(x, y, w, h float32, fill color.Color) *canvas.Rectangle {
	if s.nr == len(s.rects) {
		s.rects = append(s.rects, &canvas.Rectangle{})
	}
	s.cover(x, y, w, h)
	r := s.rects[s.nr]
	s.nr++
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = fill, nil, 0, 0
	place(r, x, y, w, h)
	s.objects = append(s.objects, r)
	return r
}

// round draws a filled rectangle with rounded corners.
func (s *sheet) round(x, y, w, h, radius float32, fill color.Color) *canvas.Rectangle {
	r := s.shape(x, y, w, h, fill)
	r.CornerRadius = radius
	return r
}

// outline draws the edge of a rectangle, inside its bounds.
func (s *sheet) outline(x, y, w, h, radius, stroke float32, c color.Color) *canvas.Rectangle {
	r := s.shape(x, y, w, h, color.Transparent)
	r.StrokeColor, r.StrokeWidth, r.CornerRadius = c, stroke, radius
	return r
}

// dot draws a filled circle.
func (s *sheet) dot(x, y, d float32, fill color.Color) *canvas.Circle {
	if s.nc == len(s.circles) {
		s.circles = append(s.circles, &canvas.Circle{})
	}
	s.cover(x, y, d, d)
	c := s.circles[s.nc]
	s.nc++
	c.FillColor, c.StrokeColor, c.StrokeWidth = fill, nil, 0
	c.Move(fyne.NewPos(x, y))
	if c.Size() != fyne.NewSize(d, d) {
		c.Resize(fyne.NewSize(d, d))
	}
	s.objects = append(s.objects, c)
	return c
}

// ring draws a circle's edge.
func (s *sheet) ring(x, y, d, stroke float32, c color.Color) {
	k := s.dot(x, y, d, color.Transparent)
	k.StrokeColor, k.StrokeWidth = c, stroke
}

// text draws one line whose box has its top left corner at x, y. w is its width, as far as it is known.
func (s *sheet) text(x, y, w float32, str string, f font, u *ruler, c color.Color) {
	u.runs(str, f, func(run string, face fyne.Resource) {
		took := w
		if len(run) < len(str) {
			took = u.width(run, f, face)
		}
		s.run(x, y, took, run, f, face, u, c)
		x += took
	})
}

// run draws text of one typeface.
func (s *sheet) run(x, y, w float32, str string, f font, face fyne.Resource, u *ruler, c color.Color) {
	// Type that stands between whole pixels goes soft.
	x, y = round(x), round(y)
	if l := u.set(str, f, face); l != nil && l.width < inkWidest {
		s.lines = append(s.lines, inkLine{set: l, x: x, y: y, w: l.width, h: u.height(f), color: premultiplied(c)})
		return
	}
	s.foreign(x, y, w, str, f, face, u, c)
}

// sign draws a sign in a square.
func (s *sheet) sign(k sign, x, y, size float32, c color.Color) {
	s.lines = append(s.lines, inkLine{sign: k, x: round(x), y: round(y), w: size, h: size, color: premultiplied(c)})
}

// foreign draws a line that our fonts cannot draw: Fyne looks for one that can. Fyne skips a text whose box is out of sight.
func (s *sheet) foreign(x, y, w float32, str string, f font, face fyne.Resource, u *ruler, c color.Color) {
	s.cover(x, y, w, u.height(f))
	if s.nt == len(s.texts) {
		s.texts = append(s.texts, &canvas.Text{})
	}
	t := s.texts[s.nt]
	s.nt++
	t.Text, t.TextSize, t.TextStyle, t.FontSource, t.Color = str, f.size, f.style(), face, c
	t.Alignment = fyne.TextAlignLeading
	t.Move(fyne.NewPos(x, y))
	if size := fyne.NewSize(w, u.height(f)); t.Size() != size {
		t.Resize(size)
	}
	s.objects = append(s.objects, t)
}

// line draws s in the room given, cut with an ellipsis and aligned, and its marked words on a ground of their own.
// marks are byte offsets into s. It gives the width that the text took.
func (s *sheet) line(x, y, w float32, str string, f font, a Align, marks []Span, th *Theme, ink Role) float32 {
	u, p := th.ruler, th.Palette()
	shown, kept := u.fit(str, f, w)
	if shown == "" {
		return 0
	}
	took := u.sum(shown, f)
	switch a {
	case AlignRight:
		x += w - took
	case AlignCenter:
		x += (w - took) / 2
	}
	if len(marks) == 0 {
		s.text(x, y, took, shown, f, u, p.Color(ink))
		return took
	}
	runes := []rune(shown)
	at := 0
	put := func(to int, marked bool) {
		if to > len(runes) {
			to = len(runes)
		}
		if to <= at {
			return
		}
		if at > 0 {
			x += gapBetween(runes[at-1], runes[at], f.size)
		}
		part := string(runes[at:to])
		pw := u.exact(part, f)
		c := p.Color(ink)
		if marked {
			s.round(x-1, y, pw+2, u.height(f), th.Px(2), p.Color(RoleMark))
			c = p.Color(RoleText)
		}
		s.text(x, y, pw, part, f, u, c)
		x += pw
		at = to
	}
	for _, m := range marks {
		from, to := inkedSpan(str, m)
		if from >= kept || from >= to {
			continue
		}
		put(from, false)
		put(min(to, kept), true)
	}
	put(len(runes), false)
	return took
}

// Span is a part of a text: byte offsets, From included, To not. Offsets inside a rune or past the end are drawn in
// to the text.
type Span struct{ From, To int }

// inkedSpan turns byte offsets into offsets of the runes that ruler.display keeps.
func inkedSpan(s string, m Span) (from, to int) {
	from, to = runeSpan(s, m)
	n, lost, lostFrom := 0, 0, 0
	for _, r := range s {
		if n == from {
			lostFrom = lost
		}
		if n == to {
			break
		}
		if !inked(r) && r != '\t' && r != '\n' && r != '\r' {
			lost++
		}
		n++
	}
	return from - lostFrom, to - lost
}

// runeSpan turns byte offsets into rune offsets.
func runeSpan(s string, m Span) (from, to int) {
	clip := func(i int) int {
		i = max(0, min(i, len(s)))
		for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
			i--
		}
		return i
	}
	a, b := clip(m.From), clip(m.To)
	if b <= a {
		return 0, 0
	}
	from = utf8.RuneCountInString(s[:a])
	return from, from + utf8.RuneCountInString(s[a:b])
}

// Align says where text stands in its room.
type Align uint8

// The alignments.
const (
	AlignLeft Align = iota
	AlignRight
	AlignCenter
)

func round(v float32) float32 { return float32(math.Round(float64(v))) }

// place moves and sizes a rectangle; Fyne repaints only on a difference.
func place(r *canvas.Rectangle, x, y, w, h float32) {
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(w, h))
}
