//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// tableRow draws one row of a Table.
type tableRow struct {
	widget.BaseWidget
	t     *Table
	index int // -1: shows nothing
	data  RowData
	ready bool
	look  rowLook // as drawn
}

// rowLook is what changes about a row without its data changing.
type rowLook struct{ selected, cursor, focused, hover bool }

func newTableRow(t *Table) *tableRow {
	r := &tableRow{t: t, index: -1}
	r.ExtendBaseWidget(r)
	return r
}

func (r *tableRow) CreateRenderer() fyne.WidgetRenderer { return newDrawing(r) }
func (r *tableRow) least() fyne.Size                    { return fyne.NewSize(1, 1) }

// bind takes a row and draws it.
func (r *tableRow) bind(index int) {
	r.index = index
	r.data, r.ready = r.t.rows.Row(index)
	r.look = r.wanted()
	r.Refresh()
}

func (r *tableRow) wanted() rowLook {
	t := r.t
	return rowLook{
		selected: t.selected.Has(r.index),
		cursor:   t.cursor == r.index,
		focused:  t.focused,
		hover:    t.body.hover == r.index,
	}
}

// restyle draws the row again if it would look different.
func (r *tableRow) restyle() {
	if look := r.wanted(); look != r.look {
		r.look = look
		r.Refresh()
	}
}

func (r *tableRow) paint(s *sheet, size fyne.Size) {
	if r.index < 0 {
		return
	}
	th := themeOf(r)
	p := th.Palette()
	switch {
	case r.look.selected:
		s.rect(0, 0, size.Width, size.Height, p.Color(RoleSelection))
	case r.look.hover:
		s.rect(0, 0, size.Width, size.Height, p.Color(RoleHover))
	}
	s.rect(0, size.Height-1, size.Width, 1, p.Color(RoleHairline))
	if r.look.cursor {
		ink := RoleAccent
		if !r.look.focused {
			ink = RoleBar
		}
		s.rect(0, 0, th.Px(3), size.Height-1, p.Color(ink))
	}
	for i, span := range r.t.spans {
		if span.w == 0 {
			continue // no room for the column
		}
		if !r.ready {
			r.placeholder(s, th, span, i, size.Height)
		} else if i < len(r.data.Cells) {
			r.cell(s, th, &r.data.Cells[i], span, r.t.columns[i].Align, size.Height)
		}
	}
}

// placeholder draws where text will stand.
func (r *tableRow) placeholder(s *sheet, th *Theme, at columnSpan, column int, height float32) {
	c := th.Palette().Color(RoleHairline)
	w := at.w * (0.4 + 0.1*float32((r.index+column)%4))
	h := th.Px(8)
	if r.t.twoLines && r.t.columns[column].Flex > 0 {
		s.round(at.x, height/2-th.Px(13), w, h, h/2, c)
		s.round(at.x, height/2+th.Px(6), w*1.4, h, h/2, c)
		return
	}
	s.round(at.x, (height-h)/2, w, h, h/2, c)
}

func (r *tableRow) cell(s *sheet, th *Theme, c *Cell, at columnSpan, align Align, height float32) {
	u := th.ruler
	top := r.font(th, c.Top, TypeText)
	if c.Bottom.Text != "" && r.t.twoLines {
		bottom := r.font(th, c.Bottom, TypeSmall)
		a, b := u.height(top), u.height(bottom)
		y := (height - a - b) / 2
		s.line(at.x, y, at.w, c.Top.Text, top, align, c.Top.Marks, th, r.ink(c.Top))
		s.line(at.x, y+a, at.w, c.Bottom.Text, bottom, align, c.Bottom.Marks, th, r.ink(c.Bottom))
		return
	}
	x, right := at.x, at.x+at.w
	if c.Signs {
		r.signs(s, th, c, right, height)
		return
	}
	for _, b := range c.Badges {
		w := badgeWidth(th, b)
		if x+w > right {
			break
		}
		drawBadge(s, th, b, x, (height-badgeHeight(th))/2+th.Px(opticalDrop), r.look.selected)
		x += w + th.Px(5)
	}
	if c.Top.Text != "" && x < right {
		s.line(x, (height-u.height(top))/2, right-x, c.Top.Text, top, align, c.Top.Marks, th, r.ink(c.Top))
	}
}

// signs draws the signs of a row, the dot on the right.
func (r *tableRow) signs(s *sheet, th *Theme, c *Cell, right, height float32) {
	p := th.Palette()
	quiet := RoleSecondary
	if r.look.selected {
		quiet = RoleQuiet
	}
	d := round(th.Px(10))
	y := round((height-d)/2) + th.Px(opticalDrop)
	right -= d
	switch c.Dot {
	case DotWarning:
		s.dot(right, y, d, p.Color(RoleWarning))
	case DotNote:
		s.ring(right+1, y+1, d-2, th.Px(1.25), p.Color(RoleWarning))
	}
	size := round(th.Px(12))
	y = round((height-size)/2) + th.Px(opticalDrop)
	right -= round(th.Px(6)) + size
	if c.Corrected {
		s.sign(signPencil, right, y, size, p.Color(quiet))
	}
	right -= round(th.Px(6)) + size
	if c.Open {
		s.sign(signOpen, right, y, size, p.Color(quiet))
	}
}

// opticalDrop is how much lower than the middle of its box a line of Noto Sans looks to stand: its ascent leaves room
// for marks that neither Latin nor Han has. What stands beside text goes down with it.
const opticalDrop float32 = 1

func (r *tableRow) font(th *Theme, l Line, size float32) font {
	if l.Size > 0 {
		size = l.Size
	}
	return font{th.Px(size), l.Bold}
}

// ink keeps second lines readable on a selected row and takes the weight out of a dimmed one.
func (r *tableRow) ink(l Line) Role {
	role := l.Role
	if r.data.Dimmed && role == RoleText {
		role = RoleSecondary
	}
	if role == RoleSecondary && r.look.selected {
		role = RoleQuiet
	}
	return role
}

// wish gives the width that the row's cell in a column would like, in pixels.
func (r *tableRow) wish(th *Theme, column int) float32 {
	if !r.ready || column >= len(r.data.Cells) {
		return 0
	}
	c := &r.data.Cells[column]
	w := th.ruler.sum(c.Top.Text, r.font(th, c.Top, TypeText))
	if r.t.twoLines {
		w = max(w, th.ruler.sum(c.Bottom.Text, r.font(th, c.Bottom, TypeSmall)))
	}
	for _, b := range c.Badges {
		w += badgeWidth(th, b) + th.Px(5)
	}
	if c.Signs {
		return r.t.columns[column].Width * th.o.Scale
	}
	return w + th.Px(2)
}
