//go:build cgo

package view

import (
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// textBox sets one run of text in lines of a width: broken where UAX #14 allows (so no closing punctuation of
// Chinese starts a line and no opening one ends it), with a hair of room between Han and Latin that stand together
// without a space (W3C CLREQ, section 3.2.3). Positions in it are counted in runes.
type textBox struct {
	u       *ruler
	f       font
	leading float32 // height of a line
	shown   []rune  // what is drawn, rune for rune what is meant
	lines   []textLine
	natural float32     // width of the longest line
	strong  []runeRange // stretches in bold, in order, not overlapping
}

// textLine is one line: runes from to to, the white space at its end included.
type textLine struct {
	from, to int
	parts    []textPart // without that white space
}

// textPart is a stretch of a line that is drawn as one.
type textPart struct {
	from, to int
	x, w     float32
}

type runeRange struct{ from, to int }

type inkRange struct {
	runeRange
	role Role
}

// unlimited is a width for text that is broken at line feeds only.
const unlimited float32 = 1e9

// newTextBox sets a text. Line feeds always break.
func newTextBox(u *ruler, s string, f font, leading, width float32) *textBox {
	return newStrongTextBox(u, s, f, leading, width, nil)
}

// newStrongTextBox sets a text with stretches in bold, in order and not overlapping.
func newStrongTextBox(u *ruler, s string, f font, leading, width float32, strong []runeRange) *textBox {
	b := &textBox{u: u, f: f, leading: round(leading), strong: strong}
	if u.displayable != nil {
		s = u.displayable(s)
	}
	b.shown = []rune(s)
	b.breakLines(s, width)
	return b
}

func (b *textBox) height() float32 { return float32(len(b.lines)) * b.leading }

// fontAt gives the font of rune i.
func (b *textBox) fontAt(i int) font {
	f := b.f
	for _, r := range b.strong {
		f.bold = f.bold || i >= r.from && i < r.to
	}
	return f
}

// gapBefore gives the room before rune i beyond its advance.
func (b *textBox) gapBefore(i int) float32 {
	if i <= 0 {
		return 0
	}
	return gapBetween(b.shown[i-1], b.shown[i], b.f.size)
}

// gapBetween gives the room between two runes that stand together beyond their advances.
func gapBetween(p, r rune, size float32) float32 {
	if isHan(p) && isLatin(r) || isLatin(p) && isHan(r) {
		return round(size / 7)
	}
	return 0
}

// isHan tells ideographs and kana, without their punctuation.
func isHan(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func isLatin(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
	}
	return r < 0x2000 && unicode.IsLetter(r) && unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
}

// str gives runes from to to as they are handed to Fyne.
func (b *textBox) str(from, to int) string {
	for _, r := range b.shown[from:to] {
		if !inked(r) {
			return b.u.display(string(b.shown[from:to]))
		}
	}
	return string(b.shown[from:to])
}

func isFeed(r rune) bool { return r == '\n' || r == '\r' }

func (b *textBox) advance(i int) float32 {
	if r := b.shown[i]; !isFeed(r) {
		return b.u.advance(r, b.fontAt(i))
	}
	return 0
}

// breakLines fills lines greedily: each stretch between two chances to break goes on the line if it fits without
// the white space at its end.
func (b *textBox) breakLines(s string, width float32) {
	start, at := 0, 0 // of the line; of the stretch
	var used float32  // width of the line so far, trailing space included
	state := -1
	for len(s) > 0 {
		seg, rest, must, next := uniseg.FirstLineSegmentInString(s, state)
		s, state = rest, next
		end := at + utf8.RuneCountInString(seg)
		w, solid := b.stretch(at, end)
		if at > start {
			gap := b.gapBefore(at)
			if used+gap+solid > width {
				b.endLine(start, at)
				start, used = at, 0
			} else {
				used += gap
			}
		}
		if at == start && solid > width {
			start, used = b.breakAnywhere(start, end, width)
		} else {
			used += w
		}
		at = end
		if must && len(s) > 0 {
			b.endLine(start, at)
			start, used = at, 0
		}
	}
	b.endLine(start, at)
	if n := len(b.shown); n > 0 && isFeed(b.shown[n-1]) {
		b.endLine(n, n) // the caret can stand on a last line that is empty
	}
}

// stretch gives the width of runes from to to, and the width without the white space at their end.
func (b *textBox) stretch(from, to int) (w, solid float32) {
	for i := from; i < to; i++ {
		if i > from {
			w += b.gapBefore(i)
		}
		w += b.advance(i)
		if !unicode.IsSpace(b.shown[i]) {
			solid = w
		}
	}
	return w, solid
}

// breakAnywhere breaks what has no chance to break and is wider than a line (a DOI, a formula), and gives the start
// and the width of the line that is left open.
func (b *textBox) breakAnywhere(start, end int, width float32) (int, float32) {
	var w float32
	for i := start; i < end; i++ {
		a := b.advance(i)
		if i > start {
			a += b.gapBefore(i)
		}
		if w+a > width && i > start && !zeroWidth(b.shown[i]) && !unicode.IsSpace(b.shown[i]) {
			cut := b.cutBefore(start, i)
			b.endLine(start, cut)
			start = cut
			w, _ = b.stretch(cut, i+1)
			continue
		}
		w += a
	}
	return start, w
}

// cutBefore gives the nearest place at or before i where a line may be cut by force: even then no closing mark
// starts a line and no opening one ends it, if two marks do not fill a line.
func (b *textBox) cutBefore(start, i int) int {
	for cut := i; cut > start && cut > i-3; cut-- {
		if unicode.In(b.shown[cut], unicode.Pe, unicode.Pf, unicode.Po) || unicode.In(b.shown[cut-1], unicode.Ps, unicode.Pi) {
			continue
		}
		if cut = b.clusterStart(cut); cut > start {
			return cut
		}
	}
	return i
}

// endLine adds the line of runes from to to and measures its parts as they will be drawn.
func (b *textBox) endLine(from, to int) {
	l := textLine{from: from, to: to}
	solid := to
	for solid > from && unicode.IsSpace(b.shown[solid-1]) {
		solid--
	}
	x, at := float32(0), from
	for i := from + 1; i <= solid; i++ {
		gap := float32(0)
		if i < solid {
			if gap = b.gapBefore(i); gap == 0 && (len(b.strong) == 0 || b.fontAt(i) == b.fontAt(i-1)) {
				continue
			}
		}
		w := b.u.exact(b.str(at, i), b.fontAt(at))
		l.parts = append(l.parts, textPart{at, i, x, w})
		x += w + gap
		at = i
	}
	b.natural = max(b.natural, x)
	b.lines = append(b.lines, l)
}

// lineOf gives the line on which a position stands. A position between two lines is at the start of the second.
func (b *textBox) lineOf(pos int) int {
	for i := len(b.lines) - 1; i > 0; i-- {
		if pos >= b.lines[i].from {
			return i
		}
	}
	return 0
}

// xOn gives where a position stands on a line.
func (b *textBox) xOn(line, pos int) float32 {
	l := &b.lines[line]
	x, from := float32(0), l.from
	for _, p := range l.parts {
		if pos < p.from {
			return x
		}
		if pos == p.from {
			return p.x
		}
		if pos < p.to {
			return p.x + b.u.exact(b.str(p.from, pos), b.fontAt(p.from))
		}
		x, from = p.x+p.w, p.to
	}
	for i := from; i < pos && i < l.to; i++ { // white space at the end, which is not drawn
		x += b.advance(i)
	}
	return x
}

// at gives the position nearest to a point.
func (b *textBox) at(x, y float32) int {
	return b.atX(max(0, min(int(y/b.leading), len(b.lines)-1)), x)
}

// atX gives the position on a line nearest to x; positions are between user-perceived characters. Where a line goes
// on in the next, its end is the next one's start: who draws a caret keeps in mind which was meant.
func (b *textBox) atX(line int, x float32) int {
	l := &b.lines[line]
	end := l.to
	for end > l.from && isFeed(b.shown[end-1]) {
		end--
	}
	lo, hi := l.from, end
	for lo < hi { // the last position at or left of x
		mid := (lo + hi + 1) / 2
		if b.xOn(line, mid) <= x {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	lo = max(l.from, b.clusterStart(lo))
	if next := b.clusterEnd(lo); next <= end && x > (b.xOn(line, lo)+b.xOn(line, next))/2 {
		return next
	}
	return lo
}

// clusterStart gives the start of the user-perceived character that a position is in.
func (b *textBox) clusterStart(pos int) int {
	for pos > 0 && pos < len(b.shown) && zeroWidth(b.shown[pos]) {
		pos--
	}
	return pos
}

// clusterEnd gives the end of the user-perceived character that starts at a position.
func (b *textBox) clusterEnd(pos int) int {
	if pos < len(b.shown) {
		pos++
	}
	for pos < len(b.shown) && zeroWidth(b.shown[pos]) {
		pos++
	}
	return pos
}

// word gives the word or the run of white space at a position (UAX #29).
func (b *textBox) word(pos int) (from, to int) { return wordAt(b.shown, pos) }

func wordAt(text []rune, pos int) (from, to int) {
	s, state, at := string(text), -1, 0
	for len(s) > 0 {
		var w string
		w, s, state = uniseg.FirstWordInString(s, state)
		n := utf8.RuneCountInString(w)
		if pos < at+n || len(s) == 0 {
			return at, at + n
		}
		at += n
	}
	return at, at
}

// paint draws the text with its upper left corner at x, y. Marked positions get a ground; inks gives another colour
// to stretches, in order.
func (b *textBox) paint(s *sheet, x, y float32, th *Theme, ink Role, marks []runeRange, inks []inkRange) {
	p := th.Palette()
	h := b.u.height(b.f)
	drop := round((b.leading - h) / 2)
	for i := range b.lines {
		l := &b.lines[i]
		top := y + float32(i)*b.leading
		for _, m := range marks {
			if from, to := max(m.from, l.from), min(m.to, l.to); from < to {
				x0, x1 := b.xOn(i, from), b.xOn(i, to)
				s.round(x+x0-1, top+drop, x1-x0+2, h, th.Px(2), p.Color(RoleMark))
			}
		}
		for _, part := range l.parts {
			b.paintPart(s, x, top+drop, part, p, ink, inks)
		}
	}
}

func (b *textBox) paintPart(s *sheet, x, y float32, part textPart, p *Palette, ink Role, inks []inkRange) {
	at, f := part.from, b.fontAt(part.from)
	put := func(to int, role Role) {
		to = min(to, part.to)
		if to <= at {
			return
		}
		px := part.x + b.u.exact(b.str(part.from, at), f)
		s.text(x+px, y, part.w, b.str(at, to), f, b.u, p.Color(role))
		at = to
	}
	for _, k := range inks {
		if k.to > at && k.from < part.to {
			put(k.from, ink)
			put(k.to, k.role)
		}
	}
	put(part.to, ink)
}

// rects calls f for each rectangle that positions from to to cover.
func (b *textBox) rects(from, to int, f func(x, y, w, h float32)) {
	for i := range b.lines {
		l := &b.lines[i]
		a, z := max(from, l.from), min(to, l.to)
		if a >= z {
			continue
		}
		x0, x1 := b.xOn(i, a), b.xOn(i, z)
		if z == l.to && isFeed(b.shown[z-1]) {
			x1 += b.f.size / 3 // the line feed is selected as well
		}
		f(x0, float32(i)*b.leading, x1-x0, b.leading)
	}
}
