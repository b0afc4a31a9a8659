//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Focusable    = (*Compare)(nil)
	_ desktop.Mouseable = (*Compare)(nil)
	_ desktop.Hoverable = (*Compare)(nil)
)

// press does what a spot is for.
func (c *Compare) press(at compareAt) {
	switch {
	case at == nowhere:
	case at.row == compareTurn:
		c.turn(at.column)
	case at.row == compareKeep:
		if c.OnKeep != nil {
			c.OnKeep(at.column)
		}
	case at.row == compareLeave:
		if c.OnLeave != nil {
			c.OnLeave(at.column)
		}
	case c.OnTake != nil:
		c.OnTake(c.state.Rows[at.row].ID, at.column)
	}
}

// turn brings other columns in sight.
func (c *Compare) turn(by int) {
	before := c.first
	c.first += by
	c.theme = nil
	c.lay(c.width)
	if c.first != before {
		c.Refresh()
	}
}

func (c *Compare) find(pos fyne.Position) compareAt {
	for _, s := range c.spots {
		if pos.X >= s.x && pos.X < s.x+s.w && pos.Y >= s.y && pos.Y < s.y+s.h {
			return s.at
		}
	}
	return nowhere
}

// MouseDown is part of desktop.Mouseable.
func (c *Compare) MouseDown(e *desktop.MouseEvent) {
	c.byMouse = true
	focus(c)
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	if at := c.find(e.Position); at != nowhere {
		if at.row != compareTurn {
			c.cursor = at
		}
		c.press(at)
	}
}

// MouseUp is part of desktop.Mouseable.
func (c *Compare) MouseUp(*desktop.MouseEvent) {}

// MouseIn is part of desktop.Hoverable.
func (c *Compare) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (c *Compare) MouseMoved(e *desktop.MouseEvent) {
	if at := c.find(e.Position); at != c.hover {
		c.hover = at
		c.Refresh()
	}
}

// MouseOut is part of desktop.Hoverable.
func (c *Compare) MouseOut() {
	if c.hover != nowhere {
		c.hover = nowhere
		c.Refresh()
	}
}

// FocusGained is part of fyne.Focusable.
func (c *Compare) FocusGained() {
	c.focused = true
	if c.cursor == nowhere {
		c.cursor = c.nearest(compareAt{compareKeep, c.first}, 0, 1)
	}
	c.Refresh()
}

// FocusLost is part of fyne.Focusable.
func (c *Compare) FocusLost() {
	c.focused, c.byMouse = false, false
	c.Refresh()
}

// TypedRune is part of fyne.Focusable.
func (c *Compare) TypedRune(rune) {}

// pressable tells whether a place can be pressed, in sight or not.
func (c *Compare) pressable(at compareAt) bool {
	if at.column < 0 || at.column >= len(c.state.Columns) || at.row < compareKeep || at.row >= len(c.state.Rows) {
		return false
	}
	h := c.state.Columns[at.column]
	switch at.row {
	case compareKeep:
		return h.Keep != ""
	case compareLeave:
		return h.Leave != ""
	}
	r := &c.state.Rows[at.row]
	return r.Open && !h.Left && r.Texts[at.column] != ""
}

// nearest is the place that can be pressed nearest to one: in its row, or in those that come by rows.
func (c *Compare) nearest(at compareAt, columns, rows int) compareAt {
	if columns != 0 {
		for k := at.column; k >= 0 && k < len(c.state.Columns); k += columns {
			if c.pressable(compareAt{at.row, k}) {
				return compareAt{at.row, k}
			}
		}
		return nowhere
	}
	for r := at.row; r >= compareKeep && r < len(c.state.Rows); r += rows {
		for d := range len(c.state.Columns) {
			for _, k := range []int{at.column - d, at.column + d} {
				if c.pressable(compareAt{r, k}) {
					return compareAt{r, k}
				}
			}
		}
	}
	return nowhere
}

// TypedKey is part of fyne.Focusable.
func (c *Compare) TypedKey(e *fyne.KeyEvent) {
	var to compareAt
	at := c.cursor
	switch e.Name {
	case fyne.KeyUp:
		to = c.nearest(compareAt{at.row - 1, at.column}, 0, -1)
	case fyne.KeyDown:
		to = c.nearest(compareAt{at.row + 1, at.column}, 0, 1)
	case fyne.KeyLeft:
		to = c.nearest(compareAt{at.row, at.column - 1}, -1, 0)
	case fyne.KeyRight:
		to = c.nearest(compareAt{at.row, at.column + 1}, 1, 0)
	case fyne.KeyHome:
		to = c.nearest(compareAt{compareKeep, at.column}, 0, 1)
	case fyne.KeyEnd:
		to = c.nearest(compareAt{len(c.state.Rows) - 1, at.column}, 0, -1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.byMouse = false
		if c.pressable(at) {
			c.press(at)
		}
		return
	default:
		passKey(c, e)
		return
	}
	c.byMouse = false
	if to != nowhere {
		c.cursor = to
		c.show(to)
	}
	c.Refresh()
}

// show brings a place in sight.
func (c *Compare) show(at compareAt) {
	if at.column < c.first {
		c.turn(at.column - c.first)
	} else if at.column >= c.first+c.shown {
		c.turn(at.column - c.first - c.shown + 1)
	}
	for _, s := range c.spots {
		if s.at == at && c.OnReveal != nil {
			if at.row < 0 {
				c.OnReveal(0, s.y+s.h)
			} else {
				c.OnReveal(s.y, s.h)
			}
		}
	}
}
