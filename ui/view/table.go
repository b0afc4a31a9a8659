//go:build cgo

package view

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Rows is what a Table shows. It is asked from the event loop only, for rows in sight, and must answer at once: what
// is not in memory is answered with false, fetched in the background and announced with Table.Invalidate.
type Rows interface {
	// Len gives the number of rows, up to some hundred million.
	Len() int
	// Row gives row i, 0 <= i < Len(). False: not here yet; a placeholder is drawn.
	Row(i int) (RowData, bool)
}

// RowData is one row: a cell for each column of the table, in the order of Table's columns.
type RowData struct {
	Cells []Cell
	// Dimmed draws the row in secondary colours, as for a paper in the recycle bin.
	Dimmed bool
}

// Cell is what stands in one column: text in up to two lines and marks, or signs, each in a place of its own.
type Cell struct {
	Top    Line
	Bottom Line // drawn in two-line rows only
	Badges []Badge

	Signs           bool // the cell has these:
	Open, Corrected bool // an open lock, a pencil
	Dot             Dot

	Hint string // what OnHint says of the cell
}

// Dot is a mark at the end of a row: something was found.
type Dot uint8

// The dots: none, a ring for a note, a full one in amber for what wants a look.
const (
	DotNone Dot = iota
	DotNote
	DotWarning
)

// Line is one line of text in a cell.
type Line struct {
	Text  string
	Role  Role
	Bold  bool
	Size  float32 // of the design; 0 takes TypeText for the upper line and TypeSmall for the lower
	Marks []Span  // matched words, in order, not overlapping
}

// Column is a column of a Table. Widths are lengths of the design, before scale.
type Column struct {
	ID, Title string
	Width     float32 // unless Flex is set
	Min       float32 // not narrower than this
	Flex      float32 // share of the room that the others leave
	Align     Align
	Sortable  bool
	// Yields is when the column goes where there is no room for all at their least: the largest first; 0: never.
	Yields int
}

// SortKey is one column of the order of rows.
type SortKey struct {
	Column     string
	Descending bool
}

// The heights of rows, before scale.
const (
	rowTwoLines float32 = 52
	rowOneLine  float32 = 28
	headerLine  float32 = 32
	sidePad     float32 = 16 // left and right of all columns
	columnGap   float32 = 12
	typeAhead           = time.Second // a longer pause starts a new word
)

// Table is a virtual table: whatever the number of rows, only those in sight exist. All callbacks may be nil.
type Table struct {
	widget.BaseWidget

	// OnSelect tells that the selection or the cursor is another.
	OnSelect func(cursor int, s Selection)
	// OnOpen is a double click on a row.
	OnOpen func(row int)
	// OnEnter is the Enter key, with the row of the cursor.
	OnEnter func(row int)
	// OnMenu is a secondary click on a row, which is selected by then, at a position of the window; the Menu key
	// gives the row's own place.
	OnMenu func(row int, at fyne.Position)
	// OnCopy and OnDelete are Ctrl+C and Delete on the selection.
	OnCopy, OnDelete func()
	// OnType gives what was typed in a row, without a pause of a second: type-ahead.
	OnType func(prefix string)
	// OnSort gives the order that a person asked for by the header.
	OnSort func(keys []SortKey)
	// OnColumns gives the columns after a person widened, fitted or moved one.
	OnColumns func(columns []Column)
	// OnHeaderMenu is a secondary click on the header: the place to choose columns.
	OnHeaderMenu func(at fyne.Position)
	// OnDrag and OnDrop follow rows dragged out of the table, in positions of the window.
	OnDrag, OnDrop func(at fyne.Position)
	// OnInput is told first of all of a gesture that moves the rows, for those who time it: "wheel" or "page".
	OnInput func(what string)
	// OnHint gives the hint of the cell that the pointer is on, and "" afterwards.
	OnHint func(hint string)
	// OnSight tells which rows came in sight, so that their neighbours can be fetched.
	OnSight func(from, to int)

	rows     Rows
	columns  []Column
	spans    []columnSpan
	sort     []SortKey
	twoLines bool

	reel     reel
	selected Selection
	cursor   int // -1: none
	anchor   int // where a Shift selection starts
	focused  bool

	typed   string
	typedAt time.Time
	now     func() time.Time
	mods    modifiers
	ime     composing

	header *tableHeader
	body   *tableBody
	bar    *scrollBar
}

type columnSpan struct{ x, w float32 }

var (
	_ fyne.Focusable    = (*Table)(nil)
	_ fyne.Shortcutable = (*Table)(nil)
)

// NewTable makes a table with two-line rows.
func NewTable(columns []Column) *Table {
	t := &Table{columns: columns, twoLines: true, cursor: -1, anchor: -1, now: time.Now}
	t.ExtendBaseWidget(t)
	t.header = newTableHeader(t)
	t.body = newTableBody(t)
	t.bar = newScrollBar()
	t.bar.onTurn = func(f float64) {
		if t.reel.turn(f) {
			t.scrolled()
		}
	}
	t.bar.onPage = func(down bool) { t.page(down) }
	return t
}

// CreateRenderer is part of fyne.Widget.
func (t *Table) CreateRenderer() fyne.WidgetRenderer { return newDrawing(t) }

func (t *Table) least() fyne.Size { return fyne.NewSize(120, 90) }

func (t *Table) paint(s *sheet, size fyne.Size) {
	th := themeOf(t)
	t.measure(size)
	head := th.Px(headerLine)
	s.add(t.body)
	t.body.Move(fyne.NewPos(0, head))
	t.body.Resize(fyne.NewSize(size.Width, max(0, size.Height-head)))
	s.add(t.header)
	t.header.Move(fyne.NewPos(0, 0))
	t.header.Resize(fyne.NewSize(size.Width, head))
	w := th.Px(10)
	s.add(t.bar)
	t.bar.Move(fyne.NewPos(size.Width-w, head))
	t.bar.Resize(fyne.NewSize(w, max(0, size.Height-head)))
	t.header.Refresh()
	t.body.rebind()
	t.scrolled()
}

// measure places the columns and the reel in a size.
func (t *Table) measure(size fyne.Size) {
	th := themeOf(t)
	t.reel.row = th.Px(rowOneLine)
	if t.twoLines {
		t.reel.row = th.Px(rowTwoLines)
	}
	t.reel.row = max(1, round(t.reel.row))
	t.reel.view = max(0, size.Height-th.Px(headerLine))
	t.reel.rows = t.len()
	t.reel.fit()
	t.spans = placeColumns(t.columns, size.Width, th.o.Scale, t.spans[:0])
}

// placeColumns shares the width among the columns: first each what it asks for, the rest to those with Flex; when
// there is not enough, all give way down to their least width, then those that yield go, and the last run out of sight. A column that
// is gone is no wide.
func placeColumns(cols []Column, width, scale float32, out []columnSpan) []columnSpan {
	gone := yielded(cols, width-2*sidePad*scale, scale)
	room := width - 2*sidePad*scale - columnGap*scale*float32(max(0, len(cols)-len(gone)-1))
	var fixed, give, flex, flexMin float32
	for i, c := range cols {
		if gone[i] {
			continue
		}
		if c.Flex > 0 {
			flex += c.Flex
			flexMin += c.Min * scale
			continue
		}
		w := max(c.Width, c.Min) * scale
		fixed += w
		give += w - c.Min*scale
	}
	short := max(0, fixed+flexMin-room)
	rest := max(flexMin, room-fixed)
	x := sidePad * scale
	for i, c := range cols {
		var w float32
		if gone[i] {
			out = append(out, columnSpan{round(x), 0})
			continue
		}
		if c.Flex > 0 {
			w = max(c.Min*scale, rest*c.Flex/flex)
		} else {
			w = max(c.Width, c.Min) * scale
			if short > 0 && give > 0 {
				w -= min(1, short/give) * (w - c.Min*scale)
			}
		}
		w = round(w)
		out = append(out, columnSpan{round(x), w})
		x += w + columnGap*scale
	}
	return out
}

// yielded are the columns that go, by place.
func yielded(cols []Column, room, scale float32) map[int]bool {
	gone := map[int]bool{}
	for {
		least, first := -columnGap*scale, -1
		for i, c := range cols {
			if gone[i] {
				continue
			}
			least += (c.Min + columnGap) * scale
			if c.Yields > 0 && (first < 0 || c.Yields > cols[first].Yields) {
				first = i
			}
		}
		if least <= room || first < 0 {
			return gone
		}
		gone[first] = true
	}
}

func (t *Table) len() int {
	if t.rows == nil {
		return 0
	}
	return t.rows.Len()
}

// SetRows shows other rows. With keep the position, the cursor and the selection stay, as after an edit; without,
// the table starts at the top with nothing selected.
func (t *Table) SetRows(rows Rows, keep bool) {
	t.rows = rows
	n := t.len()
	t.reel.rows = n
	if keep {
		t.selected = t.selected.Clipped(n)
		t.cursor, t.anchor = min(t.cursor, n-1), min(t.anchor, n-1)
	} else {
		t.startAt(-1)
	}
	t.reel.fit()
	t.body.rebind()
	t.scrolled()
}

// SetRowsAt shows other rows with one of them selected, and in sight.
func (t *Table) SetRowsAt(rows Rows, cursor int) {
	t.rows = rows
	t.reel.rows = t.len()
	t.startAt(min(cursor, t.len()-1))
	t.reel.fit()
	t.body.rebind()
	t.scrolled()
}

// startAt selects a row, -1 for none, and puts it in sight, from the top on.
func (t *Table) startAt(cursor int) {
	t.selected, t.cursor, t.anchor = Selection{}, cursor, cursor
	t.reel.set(0, 0)
	if cursor >= 0 {
		t.selected = SelectRange(cursor, cursor+1)
		t.reel.show(cursor)
	}
}

// Invalidate asks again for those rows of from to to (to not included) that are in sight.
func (t *Table) Invalidate(from, to int) { t.body.refetch(from, to) }

// SetColumns shows other columns; the rows must have their cells in the same order.
func (t *Table) SetColumns(columns []Column) {
	t.columns = append([]Column(nil), columns...)
	t.Refresh()
}

// Columns gives the columns as they are now.
func (t *Table) Columns() []Column { return append([]Column(nil), t.columns...) }

// SetSort shows an order in the header.
func (t *Table) SetSort(keys []SortKey) {
	t.sort = keys
	t.header.Refresh()
}

// SetTwoLines takes rows of two lines or of one.
func (t *Table) SetTwoLines(two bool) {
	if two != t.twoLines {
		t.twoLines = two
		t.Refresh()
	}
}

// Cursor gives the row that the keys move from, -1 when there is none.
func (t *Table) Cursor() int { return t.cursor }

// Selected gives the selection.
func (t *Table) Selected() Selection { return t.selected }

// Select sets cursor and selection without telling OnSelect, and brings the cursor in sight.
func (t *Table) Select(cursor int, s Selection) {
	n := t.len()
	t.cursor = min(cursor, n-1)
	t.anchor = t.cursor
	t.selected = s.Clipped(n)
	if t.cursor >= 0 {
		t.reel.show(t.cursor)
	}
	t.body.restyle()
	t.scrolled()
}

// Choose selects one row as a click does, and brings it in sight.
func (t *Table) Choose(row int) {
	if row < 0 || row >= t.len() {
		return
	}
	t.anchor = row
	t.choose(row, SelectRange(row, row+1))
	t.reveal(row)
}

// Whole tells whether all rows in sight are there, none a placeholder.
func (t *Table) Whole() bool {
	from, to := t.reel.span()
	n := 0
	for _, r := range t.body.pool {
		if r.index >= from && r.index < to && r.ready {
			n++
		}
	}
	return n == to-from
}

func (t *Table) input(what string) {
	if t.OnInput != nil {
		t.OnInput(what)
	}
}

// Top gives the first row in sight and the pixels of it that are not.
func (t *Table) Top() (row int, hidden float32) { return t.reel.top, t.reel.rem }

// SetTop puts a row at the top, as Top told it.
func (t *Table) SetTop(row int, hidden float32) {
	if t.reel.set(row, hidden) {
		t.scrolled()
	}
}

// scrolled puts rows and bar where the reel stands.
func (t *Table) scrolled() {
	t.body.place()
	t.bar.set(t.reel.fraction(), t.reel.share())
	if t.OnSight != nil {
		from, to := t.reel.span()
		t.OnSight(from, to)
	}
}

func (t *Table) page(down bool) {
	d := t.reel.view - t.reel.row
	if !down {
		d = -d
	}
	if t.reel.by(d) {
		t.scrolled()
	}
}

// choose sets what a gesture selected and tells so.
func (t *Table) choose(cursor int, s Selection) {
	t.cursor, t.selected = cursor, s
	t.body.restyle()
	if t.OnSelect != nil {
		t.OnSelect(cursor, s)
	}
}
