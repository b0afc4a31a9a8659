//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// CompareState is records side by side: a column each, a row for each field.
type CompareState struct {
	Columns []CompareColumn
	Rows    []CompareRow
}

// CompareColumn is the head of a column. Keep and Leave are the words of what can be done with it, Mark stands in Keep's place where it is
// the one that is kept.
type CompareColumn struct {
	Name, Other, Note string
	Mark, Keep, Leave string
	Left              bool // out of what is done: drawn faint
}

// CompareRow is a field. Where it is Open, one of its texts is to be taken, by a click.
type CompareRow struct {
	ID, Label string
	Texts     []string // column by column; "" where there is none
	Taken     int      // the column whose text is taken; -1: none
	Open      bool
}

// Compare draws records side by side and has one chosen, and for each field whose text is taken. Where not all columns have room, the keys
// left and right, and the words at the left of the heads, bring others in sight.
type Compare struct {
	widget.BaseWidget
	// OnKeep, OnLeave and OnTake are what a person chose.
	OnKeep, OnLeave func(column int)
	OnTake          func(row string, column int)
	// OnReveal asks for heights to be brought in sight.
	OnReveal func(y, h float32)

	state CompareState
	first int // column in sight
	width float32
	theme *Theme
	spots []compareSpot
	texts []compareText
	lines []float32 // hairlines
	all   float32   // height
	shown int       // columns in sight

	cursor  compareAt
	hover   compareAt
	focused bool
	byMouse bool
}

// compareAt names a spot: a row of the state, or one of the heads' lines.
type compareAt struct{ row, column int }

// The rows of the heads that can be pressed, and no place.
const (
	compareKeep  = -2
	compareLeave = -1
	compareTurn  = -3 // column -1 turns back, 1 on
)

var nowhere = compareAt{-9, -9}

type compareSpot struct {
	at         compareAt
	x, y, w, h float32
}

type compareText struct {
	box  *textBox
	x, y float32
	role Role
}

const (
	compareLabel float32 = 116 // width of the fields' names
	compareLeast float32 = 230 // of a column
	compareGap   float32 = 8
	comparePad   float32 = 8  // in a cell
	compareMost          = 12 // lines of a text
)

// NewCompare makes an empty one.
func NewCompare() *Compare {
	c := &Compare{cursor: nowhere, hover: nowhere}
	c.ExtendBaseWidget(c)
	return c
}

// Set shows another state; with the same number of columns it keeps the place.
func (c *Compare) Set(s CompareState) {
	if len(s.Columns) != len(c.state.Columns) {
		c.first, c.cursor = 0, nowhere
	}
	c.state, c.theme, c.hover = s, nil, nowhere
	if c.cursor != nowhere && !c.pressable(c.cursor) {
		c.cursor = c.nearest(c.cursor, 0, 1)
	}
	c.Refresh()
}

// Restart forgets the place, for other records.
func (c *Compare) Restart() { c.first, c.cursor = 0, nowhere }

// CreateRenderer is part of fyne.Widget.
func (c *Compare) CreateRenderer() fyne.WidgetRenderer { return newDrawing(c) }

func (c *Compare) least() fyne.Size {
	w := c.width
	if w <= 0 {
		w = themeOf(c).Px(compareLabel + 2*compareLeast)
	}
	return fyne.NewSize(1, c.HeightFor(w))
}

// HeightFor gives the height at a width.
func (c *Compare) HeightFor(width float32) float32 {
	c.lay(width)
	return c.all
}

// lay places everything for a width, unless that is done.
func (c *Compare) lay(width float32) {
	th := themeOf(c)
	if c.theme == th && c.width == width {
		return
	}
	c.theme, c.width = th, width
	c.spots, c.texts, c.lines, c.all = c.spots[:0], c.texts[:0], c.lines[:0], 0
	n := len(c.state.Columns)
	if n == 0 {
		return
	}
	label, gap := th.Px(compareLabel), th.Px(compareGap)
	c.shown = max(1, min(n, int((width-label+gap)/(th.Px(compareLeast)+gap))))
	c.first = max(0, min(c.first, n-c.shown))
	w := round((width-label+gap)/float32(c.shown) - gap)
	x := func(column int) float32 { return round(label + float32(column-c.first)*(w+gap)) }
	y := c.heads(th, x, w)
	for i := range c.state.Rows {
		c.lines = append(c.lines, y)
		y = c.row(th, i, y+th.Px(6), x, w) + th.Px(6)
	}
	c.all = y
}

// text sets a text of a cell, cut after compareMost lines, and gives its height.
func (c *Compare) text(th *Theme, s string, f font, x, y, w float32, role Role) float32 {
	if s == "" {
		return 0
	}
	leading := max(f.size*1.45, th.ruler.height(f))
	b := newTextBox(th.ruler, s, f, leading, max(w, f.size*2))
	if len(b.lines) > compareMost {
		cut := b.shown[:max(0, b.lines[compareMost-1].to-2)]
		b = newTextBox(th.ruler, string(cut)+ellipsis, f, leading, max(w, f.size*2))
	}
	c.texts = append(c.texts, compareText{b, x, y, role})
	return b.height()
}

// heads places the heads of the columns in sight and gives where they end.
func (c *Compare) heads(th *Theme, x func(int) float32, w float32) float32 {
	pad, small := th.Px(comparePad), font{th.Px(TypeSmall), false}
	bold, strong := font{th.Px(TypeProse), true}, font{th.Px(TypeSmall), true}
	inner := w - 2*pad
	names := float32(0)
	for k := c.first; k < c.first+c.shown; k++ {
		h := c.state.Columns[k]
		name, second := RoleText, RoleSecondary
		if h.Left {
			name, second = RoleFaint, RoleFaint
		}
		y := pad
		y += c.text(th, h.Name, bold, x(k)+pad, y, inner, name)
		y += c.text(th, h.Other, small, x(k)+pad, y+th.Px(2), inner, second) + th.Px(2)
		y += c.text(th, h.Note, small, x(k)+pad, y+th.Px(2), inner, second) + th.Px(2)
		names = max(names, y)
	}
	line := th.ruler.height(small) + th.Px(6)
	press := func(word string, at compareAt, left, y float32) float32 {
		if word == "" {
			return left
		}
		width := th.ruler.sum(word, small) + 2*pad
		c.spots = append(c.spots, compareSpot{at, left, y, width, line})
		c.text(th, word, small, left+pad, y+th.Px(3), width*2, RoleAccent)
		return left + width + th.Px(4)
	}
	y := names + th.Px(4)
	for k := c.first; k < c.first+c.shown; k++ {
		h := c.state.Columns[k]
		left := x(k)
		if h.Mark != "" {
			c.text(th, h.Mark, strong, left+pad, y+th.Px(3), inner, RoleAccent)
			left += th.ruler.sum(h.Mark, strong) + 2*pad + th.Px(4)
		}
		left = press(h.Keep, compareAt{compareKeep, k}, left, y)
		press(h.Leave, compareAt{compareLeave, k}, left, y)
	}
	if n := len(c.state.Columns); c.shown < n {
		c.text(th, itoa(c.first+1)+" – "+itoa(c.first+c.shown)+" / "+itoa(n), small, 0, pad+th.Px(1), th.Px(compareLabel), RoleSecondary)
		left := -pad
		if c.first > 0 {
			left = press("←", compareAt{compareTurn, -1}, left, pad+th.Px(22))
		}
		if c.first+c.shown < n {
			press("→", compareAt{compareTurn, 1}, left, pad+th.Px(22))
		}
	}
	return y + line + pad
}

// row places a field from y on and gives where it ends.
func (c *Compare) row(th *Theme, i int, y float32, x func(int) float32, w float32) float32 {
	r := &c.state.Rows[i]
	pad, f, small := th.Px(comparePad), font{th.Px(TypeText), false}, font{th.Px(TypeSmall), false}
	drop := round((max(f.size*1.45, th.ruler.height(f)) - max(small.size*1.45, th.ruler.height(small))) / 2)
	end := c.text(th, r.Label, small, 0, y+th.Px(4)+drop, th.Px(compareLabel)-pad, RoleSecondary)
	from := len(c.spots)
	for k := c.first; k < c.first+c.shown; k++ {
		s, role, at := r.Texts[k], RoleText, nowhere
		switch {
		case c.state.Columns[k].Left:
			role = RoleFaint
		case s == "":
			role = RoleFaint
		case r.Open:
			at = compareAt{i, k}
			if k != r.Taken {
				role = RoleSecondary
			}
		}
		if s == "" {
			s = "–"
		}
		end = max(end, c.text(th, s, f, x(k)+pad, y+th.Px(4), w-2*pad, role))
		if at != nowhere {
			c.spots = append(c.spots, compareSpot{at: at, x: x(k), y: y, w: w})
		}
	}
	for k := from; k < len(c.spots); k++ {
		c.spots[k].h = end + th.Px(8)
	}
	return y + end + th.Px(8)
}

func (c *Compare) paint(s *sheet, size fyne.Size) {
	c.lay(size.Width)
	th := themeOf(c)
	p := th.Palette()
	for _, y := range c.lines {
		s.rect(0, round(y), size.Width, 1, p.Color(RoleHairline))
	}
	for _, k := range c.spots {
		switch {
		case k.at.row >= 0 && c.state.Rows[k.at.row].Taken == k.at.column:
			s.round(k.x, k.y, k.w, k.h, th.Px(6), p.Color(RoleSelection))
		case k.at == c.hover:
			s.round(k.x, k.y, k.w, k.h, th.Px(6), p.Color(RoleHover))
		}
		if k.at == c.cursor && c.focused && !c.byMouse {
			s.outline(k.x, k.y, k.w, k.h, th.Px(6), th.Px(1.5), p.Color(RoleAccent))
		}
	}
	for i := range c.texts {
		t := &c.texts[i]
		t.box.paint(s, round(t.x), round(t.y), th, t.role, nil, nil)
	}
}
