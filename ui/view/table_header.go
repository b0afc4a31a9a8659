//go:build cgo

package view

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// tableHeader shows the titles of the columns and the order of the rows. A click sorts, a drag on an edge widens, a
// double click there fits, a drag on a title moves the column.
type tableHeader struct {
	widget.BaseWidget
	t     *Table
	hover int // column under the pointer, -1: none
	onRim bool

	pressed columnGrip
	moved   bool
	x       float32 // of the pointer while dragging
	edgeAt  int     // rim of the last press, for double clicks; -1: none
}

// columnGrip is what a press took hold of.
type columnGrip struct {
	column int // -1: nothing
	rim    bool
	shift  bool
}

var (
	_ fyne.Draggable         = (*tableHeader)(nil)
	_ fyne.DoubleTappable    = (*tableHeader)(nil)
	_ fyne.SecondaryTappable = (*tableHeader)(nil)
	_ desktop.Mouseable      = (*tableHeader)(nil)
	_ desktop.Hoverable      = (*tableHeader)(nil)
	_ desktop.Cursorable     = (*tableHeader)(nil)
)

func newTableHeader(t *Table) *tableHeader {
	h := &tableHeader{t: t, hover: -1, edgeAt: -1, pressed: columnGrip{column: -1}}
	h.ExtendBaseWidget(h)
	return h
}

func (h *tableHeader) CreateRenderer() fyne.WidgetRenderer { return clipping{newDrawing(h)} }
func (h *tableHeader) least() fyne.Size                    { return fyne.NewSize(1, 1) }

func (h *tableHeader) paint(s *sheet, size fyne.Size) {
	if len(h.t.spans) != len(h.t.columns) {
		return // the table has no size yet
	}
	th := themeOf(h)
	p, u := th.Palette(), th.ruler
	s.rect(0, 0, size.Width, size.Height, p.Color(RolePanel))
	for i, c := range h.t.columns {
		at := h.t.spans[i]
		if at.w == 0 {
			continue // no room for it
		}
		f, ink := font{th.Px(TypeSmall), false}, RoleSecondary
		order, place := "", h.t.sortPlace(c.ID)
		if place >= 0 {
			ink = RoleText
			order = sortArrow(h.t.sort[place].Descending)
			if len(h.t.sort) > 1 {
				order += string(rune('1' + place))
			}
		} else if h.hover == i && !h.onRim && c.Sortable {
			ink = RoleText
		}
		x, y, w := at.x, (size.Height-u.height(f))/2, at.w
		if order == "" {
			s.line(x, y, w, c.Title, f, c.Align, nil, th, ink)
			continue
		}
		// The arrow is never cut: it and the title may use the gap beside the column.
		arrow, more := u.sum(order, f), th.Px(columnGap-4)
		w += more
		if c.Align == AlignRight {
			x -= more
			s.line(x, y, w-arrow, c.Title, f, c.Align, nil, th, ink)
			x += w - arrow
		} else {
			x += s.line(x, y, w-arrow, c.Title, f, AlignLeft, nil, th, ink)
		}
		s.line(x, y, arrow+1, order, f, AlignLeft, nil, th, ink)
	}
	s.rect(0, size.Height-1, size.Width, 1, p.Color(RoleHairline))
	if h.onRim && h.hover >= 0 {
		at := h.t.spans[h.hover]
		s.rect(round(at.x+at.w+th.Px(columnGap)/2), th.Px(8), 1, size.Height-th.Px(16), p.Color(RoleSecondary))
	}
	if h.moved && !h.pressed.rim {
		s.rect(h.gapX(th, h.gap()), th.Px(4), th.Px(2), size.Height-th.Px(8), p.Color(RoleAccent))
	}
}

func sortArrow(descending bool) string {
	if descending {
		return " ↓"
	}
	return " ↑"
}

func (t *Table) sortPlace(column string) int {
	return slices.IndexFunc(t.sort, func(k SortKey) bool { return k.Column == column })
}

// find tells the column at x, and whether x is on its right rim.
func (h *tableHeader) find(x float32) (column int, rim bool) {
	th := themeOf(h)
	near, gap := th.Px(6), th.Px(columnGap)
	for i, at := range h.t.spans {
		if at.w == 0 {
			continue
		}
		edge := at.x + at.w + gap/2
		if x >= edge-near && x <= edge+near && i < len(h.t.spans)-1 {
			return i, true
		}
		if x < edge {
			return i, false
		}
	}
	return len(h.t.spans) - 1, false
}

// gap gives the place between columns that is nearest to the pointer: 0 is before the first.
func (h *tableHeader) gap() int {
	for i, at := range h.t.spans {
		if h.x < at.x+at.w/2 {
			return i
		}
	}
	return len(h.t.spans)
}

func (h *tableHeader) gapX(th *Theme, gap int) float32 {
	half := th.Px(columnGap) / 2
	if gap < len(h.t.spans) {
		return round(h.t.spans[gap].x - half)
	}
	last := h.t.spans[len(h.t.spans)-1]
	return round(last.x + last.w + half)
}

// Cursor is part of desktop.Cursorable.
func (h *tableHeader) Cursor() desktop.Cursor {
	if h.onRim {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// MouseDown is part of desktop.Mouseable.
func (h *tableHeader) MouseDown(e *desktop.MouseEvent) {
	h.pressed, h.moved = columnGrip{column: -1}, false
	if e.Button != desktop.MouseButtonPrimary || len(h.t.spans) == 0 {
		return
	}
	column, rim := h.find(e.Position.X)
	h.pressed = columnGrip{column, rim, e.Modifier&fyne.KeyModifierShift != 0}
	h.edgeAt = -1
	if rim {
		h.edgeAt = column
	}
}

// MouseUp is part of desktop.Mouseable.
func (h *tableHeader) MouseUp(e *desktop.MouseEvent) {
	g := h.pressed
	if e.Button == desktop.MouseButtonPrimary && g.column >= 0 && !g.rim && !h.moved {
		h.sortBy(g.column, g.shift)
	}
	if !h.moved {
		h.pressed.column = -1
	}
}

// sortBy makes a column the order, or turns it round; with add it becomes the second key.
func (h *tableHeader) sortBy(column int, add bool) {
	c := h.t.columns[column]
	if !c.Sortable || h.t.OnSort == nil {
		return
	}
	place := h.t.sortPlace(c.ID)
	var keys []SortKey
	switch {
	case add && place >= 0:
		keys = slices.Clone(h.t.sort)
		keys[place].Descending = !keys[place].Descending
	case add && len(h.t.sort) > 0:
		keys = append(slices.Clone(h.t.sort[:1]), SortKey{Column: c.ID})
	case place == 0:
		keys = []SortKey{{c.ID, !h.t.sort[0].Descending}}
	default:
		keys = []SortKey{{Column: c.ID}}
	}
	h.t.OnSort(keys)
}

// Dragged is part of fyne.Draggable.
func (h *tableHeader) Dragged(e *fyne.DragEvent) {
	g := h.pressed
	if g.column < 0 {
		return
	}
	h.moved, h.x = true, e.Position.X
	if g.rim {
		h.widen(g.column, e.Dragged.DX)
		return
	}
	h.Refresh()
}

// widen moves the rim between two columns. A column that takes the rest of the room can't be widened itself: its
// neighbour gives or takes.
func (h *tableHeader) widen(column int, dx float32) {
	cols := h.t.columns
	d := dx / themeOf(h).o.Scale
	c := &cols[column]
	if c.Flex > 0 && column+1 < len(cols) {
		c, d = &cols[column+1], -d
	}
	if c.Flex > 0 {
		return
	}
	c.Width = max(c.Min, c.Width+d)
	h.t.Refresh()
}

// DragEnd is part of fyne.Draggable.
func (h *tableHeader) DragEnd() {
	g := h.pressed
	moved := h.moved
	h.pressed, h.moved = columnGrip{column: -1}, false
	if !moved || g.column < 0 {
		return
	}
	if !g.rim {
		h.move(g.column, h.gap())
	}
	h.tell()
	h.Refresh()
}

// move puts a column into a gap. The cells of rows still come in the old order, so it is for OnColumns to have rows
// made anew and to call SetColumns.
func (h *tableHeader) move(column, gap int) {
	cols := slices.Clone(h.t.columns)
	c := cols[column]
	cols = slices.Delete(cols, column, column+1)
	if gap > column {
		gap--
	}
	cols = slices.Insert(cols, gap, c)
	if h.t.OnColumns != nil && gap != column {
		h.t.OnColumns(cols)
	}
}

func (h *tableHeader) tell() {
	if h.t.OnColumns != nil && h.edgeAt >= 0 {
		h.t.OnColumns(h.t.Columns())
	}
}

// DoubleTapped is part of fyne.DoubleTappable: on a rim it fits the column to what is in sight.
func (h *tableHeader) DoubleTapped(*fyne.PointEvent) {
	i := h.edgeAt
	if i < 0 || i >= len(h.t.columns) || h.t.columns[i].Flex > 0 {
		return
	}
	th := themeOf(h)
	c := &h.t.columns[i]
	w := th.ruler.sum(c.Title+" ↓", font{th.Px(TypeSmall), false})
	for _, r := range h.t.body.pool {
		w = max(w, r.wish(th, i))
	}
	c.Width = max(c.Min, w/th.o.Scale)
	h.t.Refresh()
	h.tell()
}

// TappedSecondary is part of fyne.SecondaryTappable.
func (h *tableHeader) TappedSecondary(e *fyne.PointEvent) {
	if h.t.OnHeaderMenu != nil {
		h.t.OnHeaderMenu(e.AbsolutePosition)
	}
}

// MouseIn is part of desktop.Hoverable.
func (h *tableHeader) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (h *tableHeader) MouseMoved(e *desktop.MouseEvent) {
	column, rim := h.find(e.Position.X)
	if column != h.hover || rim != h.onRim {
		h.hover, h.onRim = column, rim
		h.Refresh()
	}
}

// MouseOut is part of desktop.Hoverable.
func (h *tableHeader) MouseOut() {
	h.hover, h.onRim = -1, false
	h.Refresh()
}
