//go:build cgo

package view

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Chip is one condition of a search.
type Chip struct {
	Text  string
	Wrong bool // the condition can't be understood
}

// Chips is a row of conditions, each with a cross to take it out. It goes on in a next line where it is too long.
type Chips struct {
	widget.BaseWidget
	// OnTap is a click on a chip, OnRemove one on its cross.
	OnTap, OnRemove func(i int)

	chips []Chip
	hover int
	cross bool
}

var (
	_ fyne.Tappable      = (*Chips)(nil)
	_ desktop.Hoverable  = (*Chips)(nil)
	_ desktop.Cursorable = (*Chips)(nil)
)

// NewChips makes an empty row.
func NewChips() *Chips {
	c := &Chips{hover: -1}
	c.ExtendBaseWidget(c)
	return c
}

// Set shows other chips.
func (c *Chips) Set(chips []Chip) {
	if slices.Equal(c.chips, chips) {
		return
	}
	c.chips, c.hover = chips, -1
	c.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (c *Chips) CreateRenderer() fyne.WidgetRenderer { return newDrawing(c) }

func (c *Chips) least() fyne.Size {
	w := c.Size().Width
	if w <= 0 {
		w = themeOf(c).Px(400)
	}
	return fyne.NewSize(1, c.HeightFor(w))
}

// HeightFor gives the height at a width.
func (c *Chips) HeightFor(width float32) float32 {
	return c.each(width, func(int, float32, float32, float32, float32) {})
}

func (c *Chips) each(width float32, f func(i int, x, y, w, h float32)) float32 {
	if len(c.chips) == 0 {
		return 0
	}
	th := themeOf(c)
	h := round(th.Px(24))
	x, y := float32(0), float32(0)
	for i, chip := range c.chips {
		w := min(round(th.ruler.sum(chip.Text, font{th.Px(TypeSmall), false})+th.Px(34)), width)
		if x > 0 && x+w > width {
			x, y = 0, y+h+th.Px(6)
		}
		f(i, x, y, w, h)
		x += w + th.Px(6)
	}
	return y + h
}

func (c *Chips) paint(s *sheet, size fyne.Size) {
	th := themeOf(c)
	p, u := th.Palette(), th.ruler
	f := font{th.Px(TypeSmall), false}
	c.each(size.Width, func(i int, x, y, w, h float32) {
		ground, ink := RoleSelection, RoleAccent
		if c.chips[i].Wrong {
			ground, ink = RoleWarningGround, RoleCaution
		}
		s.round(x, y, w, h, h/2, p.Color(ground))
		if i == c.hover {
			s.round(x, y, w, h, h/2, p.Color(RoleHover))
		}
		s.line(x+th.Px(10), y+(h-u.height(f))/2, w-th.Px(32), c.chips[i].Text, f, AlignLeft, nil, th, ink)
		cross := ink
		if i == c.hover && c.cross {
			cross = RoleText
		}
		s.line(x+w-th.Px(20), y+(h-u.height(f))/2, th.Px(16), "×", f, AlignLeft, nil, th, cross)
	})
}

func (c *Chips) find(at fyne.Position) (found int, cross bool) {
	found = -1
	edge := themeOf(c).Px(24)
	c.each(c.Size().Width, func(i int, x, y, w, h float32) {
		if at.X >= x && at.X < x+w && at.Y >= y && at.Y < y+h {
			found, cross = i, at.X >= x+w-edge
		}
	})
	return found, cross
}

// Tapped is part of fyne.Tappable.
func (c *Chips) Tapped(e *fyne.PointEvent) {
	i, cross := c.find(e.Position)
	switch {
	case i < 0:
	case cross && c.OnRemove != nil:
		c.OnRemove(i)
	case !cross && c.OnTap != nil:
		c.OnTap(i)
	}
}

// Cursor is part of desktop.Cursorable.
func (c *Chips) Cursor() desktop.Cursor {
	if c.hover >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseIn is part of desktop.Hoverable.
func (c *Chips) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (c *Chips) MouseMoved(e *desktop.MouseEvent) {
	if i, cross := c.find(e.Position); i != c.hover || cross != c.cross {
		c.hover, c.cross = i, cross
		c.Refresh()
	}
}

// MouseOut is part of desktop.Hoverable.
func (c *Chips) MouseOut() { c.hover = -1; c.Refresh() }
