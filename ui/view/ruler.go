//go:build cgo

package view

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// font names one face of the theme at one size, in pixels before the canvas's own scale.
type font struct {
	size float32
	bold bool
}

func (f font) style() fyne.TextStyle { return fyne.TextStyle{Bold: f.bold} }

const ellipsis = "…"

// fitLimit bounds the cache of cut texts: a screen shows some hundreds, so this holds a long scroll; past it the
// cache starts anew.
const fitLimit = 16_384

type (
	advanceKey struct {
		r rune
		f font
	}
	fitKey struct {
		text  string
		width float32
		f     font
	}
	setKey struct {
		text  string
		f     font
		serif bool
	}
	fitted struct {
		text string
		kept int // runes of the original that are left
	}
)

// ruler measures text for one theme and one typeface and remembers what it measured: shaping a rune costs
// microseconds, a look-up nanoseconds. It belongs to the goroutine of the event loop.
type ruler struct {
	displayable func(string) string

	// The theme's faces, of which the window draws the letters itself; nil leaves them to Fyne.
	sans, sansBold fyne.Resource

	// The faces of a serif and the runes that they have, or nil: the theme's faces draw all.
	regular, bold fyne.Resource
	covers        func(rune) bool

	advances map[advanceKey]float32
	heights  map[font]float32
	fits     map[fitKey]fitted
	widths   map[setKey]float32
	sets     map[setKey]*setLine // nil: the font cannot
}

func newRuler(displayable func(string) string, sans, sansBold fyne.Resource) *ruler {
	return &ruler{
		displayable: displayable,
		sans:        sans,
		sansBold:    sansBold,
		sets:        map[setKey]*setLine{},
		widths:      map[setKey]float32{},
		advances:    map[advanceKey]float32{},
		heights:     map[font]float32{},
		fits:        map[fitKey]fitted{},
	}
}

// display gives the text as it may be drawn: see ThemeOptions.Displayable. Tabs and line breaks become spaces;
// invisible runes go, as no font has them.
func (u *ruler) display(s string) string {
	if u.displayable != nil {
		s = u.displayable(s)
	}
	plain := true
	for _, r := range s {
		if r < ' ' || r >= 0x80 && !inked(r) {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case !inked(r):
			return -1
		}
		return r
	}, s)
}

// inked tells the runes that are drawn from those that only steer: zero-width spaces, byte order marks, marks of
// direction.
func inked(r rune) bool {
	if r < 0xAD {
		return r >= ' '
	}
	return !unicode.Is(unicode.Cf, r)
}

// advance gives the width of one rune set alone.
func (u *ruler) advance(r rune, f font) float32 {
	k := advanceKey{r, f}
	if w, ok := u.advances[k]; ok {
		return w
	}
	var w float32
	if !zeroWidth(r) {
		w = u.exact(string(r), f)
	}
	u.advances[k] = w
	return w
}

// zeroWidth tells runes that join the one before them: they take no room of their own.
func zeroWidth(r rune) bool {
	return r >= 0x300 && (unicode.In(r, unicode.Mn, unicode.Me) || unicode.Is(unicode.Cf, r))
}

// sum adds up advances and the room between Han and Latin: the width of s without kerning, which is rarely narrower than the real one.
func (u *ruler) sum(s string, f font) float32 {
	var w float32
	before := ' '
	for _, r := range s {
		w += u.advance(r, f) + gapBetween(before, r, f.size)
		before = r
	}
	return w
}

// exact gives the width of s as it is drawn, kerning included. It shapes the text: use it where a pixel counts.
func (u *ruler) exact(s string, f font) float32 {
	var w float32
	u.runs(s, f, func(run string, face fyne.Resource) { w += u.width(run, f, face) })
	return w
}

// height gives the height of a line's box.
func (u *ruler) height(f font) float32 {
	if h, ok := u.heights[f]; ok {
		return h
	}
	var h float32
	if a := u.face(f, nil); a != nil {
		h, _ = a.height(f.size)
	} else {
		h = fyne.MeasureText("双M", f.size, f.style()).Height
	}
	u.heights[f] = h
	return h
}

// widthsMost bounds the cache of measured texts, as fitLimit does.
const widthsMost = 8192

// width gives the width of s in one typeface, nil being the theme's. Fyne is asked only where it is to draw the text.
func (u *ruler) width(s string, f font, typeface fyne.Resource) float32 {
	k := setKey{s, f, typeface != nil}
	if l := u.sets[k]; l != nil {
		return l.width
	}
	if w, ok := u.widths[k]; ok {
		return w
	}
	w, ok := float32(0), false
	if a := u.face(f, typeface); a != nil {
		w, ok = a.width(s, f.size)
	}
	if !ok {
		size, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, f.size, f.style(), typeface)
		w = size.Width
	}
	if len(u.widths) >= widthsMost {
		clear(u.widths)
	}
	u.widths[k] = w
	return w
}

// face gives the font that draws a typeface, nil being the theme's; nil where Fyne draws it.
func (u *ruler) face(f font, typeface fyne.Resource) *face {
	switch {
	case typeface != nil:
	case f.bold:
		typeface = u.sansBold
	default:
		typeface = u.sans
	}
	return faceOf(typeface)
}

// fit gives s as it may be drawn in width, cut with an ellipsis where it is too long. The cut keeps a combining mark
// with its base. The second result tells how many runes of s were kept.
func (u *ruler) fit(s string, f font, width float32) (string, int) {
	k := fitKey{s, width, f}
	if got, ok := u.fits[k]; ok {
		return got.text, got.kept
	}
	text, kept := u.cut(u.display(s), f, width)
	if len(u.fits) >= fitLimit {
		clear(u.fits)
	}
	u.fits[k] = fitted{text, kept}
	return text, kept
}

// setsMost bounds the cache of shaped texts, as fitLimit does.
const setsMost = 8192

// set gives a text as it is set in a typeface, nil being the theme's; nil where that has not all of it.
func (u *ruler) set(s string, f font, typeface fyne.Resource) *setLine {
	k := setKey{s, f, typeface != nil}
	l, ok := u.sets[k]
	if !ok {
		if a := u.face(f, typeface); a != nil {
			l = a.set(s, f.size)
		}
		if len(u.sets) >= setsMost {
			clear(u.sets)
		}
		u.sets[k] = l
	}
	return l
}

func (u *ruler) cut(s string, f font, width float32) (string, int) {
	var w float32
	dots := u.advance('…', f)
	cut, kept, n := 0, 0, 0
	before := ' '
	for i, r := range s {
		a := u.advance(r, f)
		w += gapBetween(before, r, f.size)
		before = r
		if a > 0 && w+dots <= width {
			cut, kept = i, n // the text before this rune and an ellipsis fit
		}
		if w+a > width {
			if width < dots {
				return "", 0
			}
			return strings.TrimRightFunc(s[:cut], unicode.IsSpace) + ellipsis, kept
		}
		w += a
		n++
	}
	return s, n
}
