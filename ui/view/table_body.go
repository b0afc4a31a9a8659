//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// tableBody holds the rows in sight. Rows are pooled: on a scroll those that stay are only moved, the others take
// the rows that came in sight.
type tableBody struct {
	widget.BaseWidget
	t     *Table
	pool  []*tableRow // always in the same order: Fyne's render tree is compared by position
	hover int         // row under the pointer, -1: none
	hint  string      // that was last said

	press    int // row of the last press, for double clicks
	previous int
	collapse int // row to select alone on release, -1: none
	dragging bool
	dragAt   fyne.Position
}

var (
	_ fyne.Scrollable        = (*tableBody)(nil)
	_ fyne.DoubleTappable    = (*tableBody)(nil)
	_ fyne.SecondaryTappable = (*tableBody)(nil)
	_ fyne.Draggable         = (*tableBody)(nil)
	_ desktop.Mouseable      = (*tableBody)(nil)
	_ desktop.Hoverable      = (*tableBody)(nil)
)

func newTableBody(t *Table) *tableBody {
	b := &tableBody{t: t, hover: -1, press: -1, previous: -1, collapse: -1}
	b.ExtendBaseWidget(b)
	return b
}

func (b *tableBody) CreateRenderer() fyne.WidgetRenderer { return newDrawing(b) }
func (b *tableBody) least() fyne.Size                    { return fyne.NewSize(1, 1) }

func (b *tableBody) paint(s *sheet, _ fyne.Size) {
	for _, r := range b.pool {
		s.add(r)
	}
}

// place gives each row in sight a widget and puts it in its place.
func (b *tableBody) place() {
	t := b.t
	from, to := t.reel.span()
	if t.reel.row < 1 || b.Size().Height <= 0 {
		return
	}
	have := make(map[int]*tableRow, len(b.pool))
	free := make([]*tableRow, 0, len(b.pool))
	for _, r := range b.pool {
		if r.index >= from && r.index < to && have[r.index] == nil {
			have[r.index] = r
		} else {
			free = append(free, r)
		}
	}
	size := fyne.NewSize(b.Size().Width, t.reel.row)
	grown := false
	for i := from; i < to; i++ {
		r := have[i]
		if r == nil {
			if len(free) > 0 {
				r, free = free[len(free)-1], free[:len(free)-1]
			} else {
				r = newTableRow(t)
				b.pool = append(b.pool, r)
				grown = true
			}
			r.bind(i)
		}
		r.Resize(size)
		r.Move(fyne.NewPos(0, t.reel.y(i)))
		if r.Hidden {
			r.Show()
		}
	}
	for _, r := range free {
		r.index = -1
		if !r.Hidden {
			r.Hide()
		}
	}
	if grown {
		b.Refresh()
	}
}

// rebind forgets what the rows show and asks for all of them anew.
func (b *tableBody) rebind() {
	from, to := b.t.reel.span()
	for _, r := range b.pool {
		if r.index >= from && r.index < to {
			r.bind(r.index)
		} else {
			r.index = -1
		}
	}
}

// refetch asks again for rows in a range.
func (b *tableBody) refetch(from, to int) {
	for _, r := range b.pool {
		if r.index >= from && r.index < to && r.index < b.t.len() {
			r.bind(r.index)
		}
	}
}

// restyle draws selection, cursor and focus anew where they changed.
func (b *tableBody) restyle() {
	for _, r := range b.pool {
		if r.index >= 0 {
			r.restyle()
		}
	}
}

// Scrolled is part of fyne.Scrollable.
func (b *tableBody) Scrolled(e *fyne.ScrollEvent) {
	b.t.input("wheel")
	if b.t.reel.by(-wheel(e.Scrolled.DY)) {
		b.t.scrolled()
		b.point(b.t.reel.at(e.Position.Y))
	}
}

// MouseDown is part of desktop.Mouseable: a press selects at once, not after Fyne has waited for a second one.
func (b *tableBody) MouseDown(e *desktop.MouseEvent) {
	t := b.t
	focus(t)
	row := t.reel.at(e.Position.Y)
	b.previous, b.press, b.collapse = b.press, row, -1
	if row < 0 || row >= t.len() {
		return
	}
	if e.Button == desktop.MouseButtonSecondary {
		if !t.selected.Has(row) {
			t.anchor = row
			t.choose(row, SelectRange(row, row+1))
		}
		return
	}
	ctrl := e.Modifier&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0
	switch {
	case e.Modifier&fyne.KeyModifierShift != 0:
		t.extend(row, ctrl)
	case ctrl:
		t.anchor = row
		t.choose(row, t.selected.Toggled(row))
	case t.selected.Has(row) && t.selected.Count() > 1:
		b.collapse = row // perhaps the start of a drag
	default:
		t.anchor = row
		t.choose(row, SelectRange(row, row+1))
	}
}

// MouseUp is part of desktop.Mouseable.
func (b *tableBody) MouseUp(*desktop.MouseEvent) {
	if row := b.collapse; row >= 0 && !b.dragging && row < b.t.len() {
		b.t.anchor = row
		b.t.choose(row, SelectRange(row, row+1))
	}
	b.collapse = -1
}

// DoubleTapped is part of fyne.DoubleTappable. Fyne also counts two clicks on different rows.
func (b *tableBody) DoubleTapped(*fyne.PointEvent) {
	if b.press >= 0 && b.press == b.previous && b.press < b.t.len() && b.t.OnOpen != nil {
		b.t.OnOpen(b.press)
	}
	b.previous = -1
}

// TappedSecondary is part of fyne.SecondaryTappable.
func (b *tableBody) TappedSecondary(e *fyne.PointEvent) {
	if row := b.t.reel.at(e.Position.Y); row >= 0 && row < b.t.len() && b.t.OnMenu != nil {
		b.t.OnMenu(row, e.AbsolutePosition)
	}
}

// Dragged is part of fyne.Draggable.
func (b *tableBody) Dragged(e *fyne.DragEvent) {
	if b.t.OnDrag == nil || b.press < 0 || !b.t.selected.Has(b.press) {
		return
	}
	b.dragging, b.dragAt, b.collapse = true, e.AbsolutePosition, -1
	b.t.OnDrag(e.AbsolutePosition)
}

// DragEnd is part of fyne.Draggable.
func (b *tableBody) DragEnd() {
	if b.dragging {
		b.dragging = false
		if b.t.OnDrop != nil {
			b.t.OnDrop(b.dragAt)
		}
	}
}

// MouseIn is part of desktop.Hoverable.
func (b *tableBody) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (b *tableBody) MouseMoved(e *desktop.MouseEvent) {
	row := b.t.reel.at(e.Position.Y)
	b.point(row)
	b.tell(b.hintAt(row, e.Position.X))
}

// MouseOut is part of desktop.Hoverable.
func (b *tableBody) MouseOut() {
	b.point(-1)
	b.tell("")
}

// hintAt gives the hint of the cell of a row at x.
func (b *tableBody) hintAt(row int, x float32) string {
	for _, r := range b.pool {
		if r.index != row || !r.ready {
			continue
		}
		for i, span := range b.t.spans {
			if x >= span.x && x < span.x+span.w && i < len(r.data.Cells) {
				return r.data.Cells[i].Hint
			}
		}
	}
	return ""
}

func (b *tableBody) tell(hint string) {
	if hint != b.hint && b.t.OnHint != nil {
		b.hint = hint
		b.t.OnHint(hint)
	}
}

func (b *tableBody) point(row int) {
	if row != b.hover {
		b.hover = row
		b.restyle()
	}
}
