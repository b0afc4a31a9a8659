//go:build cgo

package view

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// manyRows answers from nothing, counts what it was asked and lacks the rows from missing on.
type manyRows struct {
	n, missing int
	asked      map[int]int
}

func (r *manyRows) Len() int { return r.n }

func (r *manyRows) Row(i int) (RowData, bool) {
	if i < 0 || i >= r.n {
		panic(fmt.Sprintf("asked for row %d of %d", i, r.n))
	}
	r.asked[i]++
	if r.missing > 0 && i >= r.missing {
		return RowData{}, false
	}
	return RowData{Cells: []Cell{{Top: Line{Text: fmt.Sprintf("题名 %d", i)}}, {Top: Line{Text: "x"}}}}, true
}

func testTable(t *testing.T, n int) (*Table, *manyRows) {
	t.Helper()
	table := NewTable([]Column{
		{ID: "title", Title: "Title", Flex: 1, Min: 100, Sortable: true},
		{ID: "year", Title: "Year", Width: 80, Min: 40, Sortable: true},
	})
	window(t, ModeLight, table, 600, 32+520)
	rows := &manyRows{n: n, asked: map[int]int{}}
	table.SetRows(rows, false)
	return table, rows
}

func visible(t *Table) []int {
	var out []int
	for _, r := range t.body.pool {
		if !r.Hidden {
			out = append(out, r.index)
		}
	}
	slices.Sort(out)
	return out
}

func TestTableShowsOnlyRowsInSight(t *testing.T) {
	table, rows := testTable(t, 1_000_000)
	if got := visible(table); len(got) != 10 || got[0] != 0 || got[9] != 9 {
		t.Fatalf("shows %v", got)
	}
	table.TypedKey(key(fyne.KeyEnd))
	if got := visible(table); len(got) != 10 || got[9] != 999_999 {
		t.Fatalf("at the end shows %v", got)
	}
	table.TypedKey(key(fyne.KeyHome))
	if len(table.body.pool) > 13 {
		t.Errorf("%d row widgets for 10 rows in sight", len(table.body.pool))
	}
	if len(rows.asked) > 25 {
		t.Errorf("asked for %d rows", len(rows.asked))
	}
}

func TestTableMovesRowsRatherThanBindingThem(t *testing.T) {
	table, rows := testTable(t, 1000)
	clear(rows.asked)
	table.body.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -7)})
	table.body.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -7)})
	if len(rows.asked) != 1 || rows.asked[10] != 1 {
		t.Errorf("a scroll of 14 pixels asked for %v, want row 10 once", rows.asked)
	}
	if row, hidden := table.Top(); row != 0 || hidden != 14 {
		t.Errorf("stands at %d, %v", row, hidden)
	}
	for _, r := range table.body.pool {
		if want := float32(r.index)*52 - 14; !r.Hidden && r.Position().Y != want {
			t.Errorf("row %d is at %v, want %v", r.index, r.Position().Y, want)
		}
	}
}

func TestTableFetchesAgainWhatWasMissing(t *testing.T) {
	table, rows := testTable(t, 1000)
	rows.missing = 5
	table.SetRows(rows, true)
	for _, r := range table.body.pool {
		if !r.Hidden && r.ready != (r.index < 5) {
			t.Errorf("row %d: ready %v", r.index, r.ready)
		}
	}
	rows.missing = 0
	clear(rows.asked)
	table.Invalidate(5, 400)
	if len(rows.asked) != 5 {
		t.Errorf("asked for %v, want rows 5 to 9", rows.asked)
	}
	for _, r := range table.body.pool {
		if !r.Hidden && !r.ready {
			t.Errorf("row %d is still missing", r.index)
		}
	}
}

// TestTableRowsAt shows a result at one of its rows: only what is in sight there is asked for, each row once.
func TestTableRowsAt(t *testing.T) {
	table, rows := testTable(t, 1000)
	clear(rows.asked)
	table.SetRowsAt(rows, 500)
	if table.Cursor() != 500 || !table.Selected().Has(500) || table.Selected().Count() != 1 || !table.Whole() {
		t.Errorf("cursor %d, %d selected", table.Cursor(), table.Selected().Count())
	}
	for i, n := range rows.asked {
		if n != 1 || i < 480 || i > 520 {
			t.Errorf("row %d was asked for %d times", i, n)
		}
	}
	if rows.asked[500] == 0 {
		t.Error("row 500 is not in sight")
	}
	table.SetRowsAt(rows, -1)
	if top, _ := table.Top(); top != 0 || table.Cursor() != -1 || table.Selected().Count() != 0 {
		t.Errorf("without a row: top %d, cursor %d", top, table.Cursor())
	}
}

func TestTableSelection(t *testing.T) {
	type step func(*Table)
	press := func(k fyne.KeyName) step { return func(t *Table) { t.TypedKey(key(k)) } }
	shift := func(s step) step {
		return func(t *Table) {
			t.KeyDown(key(desktop.KeyShiftLeft))
			s(t)
			t.KeyUp(key(desktop.KeyShiftLeft))
		}
	}
	click := func(row int, m fyne.KeyModifier) step {
		return func(t *Table) {
			e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: m}
			e.Position = fyne.NewPos(50, t.reel.y(row)+5)
			t.body.MouseDown(e)
			t.body.MouseUp(e)
		}
	}
	const none, withShift, withCtrl = 0, fyne.KeyModifierShift, fyne.KeyModifierControl
	for _, c := range []struct {
		name   string
		steps  []step
		want   []RowRange
		cursor int
	}{
		{"down selects the first", []step{press(fyne.KeyDown)}, []RowRange{{0, 1}}, 0},
		{"down twice", []step{press(fyne.KeyDown), press(fyne.KeyDown)}, []RowRange{{1, 2}}, 1},
		{"up stops", []step{press(fyne.KeyDown), press(fyne.KeyUp)}, []RowRange{{0, 1}}, 0},
		{"end", []step{press(fyne.KeyEnd)}, []RowRange{{999, 1000}}, 999},
		{"a page", []step{press(fyne.KeyHome), press(fyne.KeyPageDown)}, []RowRange{{9, 10}}, 9},
		{"a page and back", []step{press(fyne.KeyHome), press(fyne.KeyPageDown), press(fyne.KeyPageUp)}, []RowRange{{0, 1}}, 0},
		{"shift and arrows", []step{click(3, none), shift(press(fyne.KeyDown)), shift(press(fyne.KeyDown))}, []RowRange{{3, 6}}, 5},
		{"shift over the anchor", []step{click(3, none), shift(press(fyne.KeyDown)), shift(press(fyne.KeyUp)), shift(press(fyne.KeyUp))}, []RowRange{{2, 4}}, 2},
		{"shift and end", []step{click(3, none), shift(press(fyne.KeyEnd))}, []RowRange{{3, 1000}}, 999},
		{"shift and click", []step{click(2, none), click(6, withShift)}, []RowRange{{2, 7}}, 6},
		{"shift and click again", []step{click(4, none), click(6, withShift), click(1, withShift)}, []RowRange{{1, 5}}, 1},
		{"ctrl and click", []step{click(2, none), click(5, withCtrl), click(7, withCtrl)}, []RowRange{{2, 3}, {5, 6}, {7, 8}}, 7},
		{"ctrl takes out", []step{click(2, none), click(5, withCtrl), click(2, withCtrl)}, []RowRange{{5, 6}}, 2},
		{"ctrl, then shift adds", []step{click(1, none), click(5, withCtrl), click(7, withShift|withCtrl)}, []RowRange{{1, 2}, {5, 8}}, 7},
		{"all", []step{func(t *Table) { t.TypedShortcut(&fyne.ShortcutSelectAll{}) }}, []RowRange{{0, 1000}}, 0},
		{"a click among many selects one", []step{click(1, none), click(5, withShift), click(3, none)}, []RowRange{{3, 4}}, 3},
		{"escape leaves one", []step{click(1, none), click(5, withShift), press(fyne.KeyEscape)}, []RowRange{{5, 6}}, 5},
		{"ctrl and arrow leave the selection", []step{click(1, none), func(t *Table) {
			t.TypedShortcut(ctrl(fyne.KeyDown))
			t.TypedShortcut(ctrl(fyne.KeyDown))
			t.TypedShortcut(ctrl(fyne.KeySpace))
		}}, []RowRange{{1, 2}, {3, 4}}, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, _ := testTable(t, 1000)
			table.SetSort(nil)
			told := Selection{}
			table.OnSelect = func(_ int, s Selection) { told = s }
			for _, s := range c.steps {
				s(table)
			}
			if !slices.Equal(table.Selected().Ranges(), c.want) || table.Cursor() != c.cursor {
				t.Errorf("selected %v, cursor %d; want %v, %d", table.Selected().Ranges(), table.Cursor(), c.want, c.cursor)
			}
			if !slices.Equal(told.Ranges(), table.Selected().Ranges()) {
				t.Errorf("told %v", told.Ranges())
			}
		})
	}
}

func TestTableOfNothing(t *testing.T) {
	table, _ := testTable(t, 0)
	table.OnEnter = func(int) { t.Error("Enter in an empty table") }
	for _, k := range []fyne.KeyName{
		fyne.KeyDown, fyne.KeyUp, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeySpace, fyne.KeyDelete,
	} {
		table.TypedKey(key(k))
	}
	table.TypedShortcut(&fyne.ShortcutSelectAll{})
	table.Select(5, SelectRange(0, 9))
	if table.Cursor() != -1 || table.Selected().Count() != 0 {
		t.Errorf("cursor %d, %d selected", table.Cursor(), table.Selected().Count())
	}
}

func TestTableKeepsItsPlaceOverAnEdit(t *testing.T) {
	table, rows := testTable(t, 1000)
	table.Select(500, SelectRange(500, 510))
	top, _ := table.Top()
	rows.n = 505
	table.SetRows(rows, true)
	if now, _ := table.Top(); now != top || top < 400 {
		t.Errorf("stands at %d, was at %d", now, top)
	}
	if table.Cursor() != 500 || table.Selected().Count() != 5 {
		t.Errorf("cursor %d, %d selected", table.Cursor(), table.Selected().Count())
	}
	table.SetRows(rows, false)
	if now, _ := table.Top(); now != 0 || table.Cursor() != -1 || table.Selected().Count() != 0 {
		t.Error("another search does not start afresh")
	}
}

func TestTableTypeAhead(t *testing.T) {
	table, _ := testTable(t, 100)
	now := time.Unix(0, 0)
	table.now = func() time.Time { return now }
	var got []string
	table.OnType = func(s string) { got = append(got, s) }
	typing(table, "de")
	now = now.Add(3 * time.Second)
	typing(table, "x")
	if !slices.Equal(got, []string{"d", "de", "x"}) {
		t.Errorf("got %q", got)
	}
}

func TestTableDoubleClickIsOnOneRow(t *testing.T) {
	table, _ := testTable(t, 100)
	opened := -1
	table.OnOpen = func(i int) { opened = i }
	click := func(row int) {
		e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
		e.Position = fyne.NewPos(50, table.reel.y(row)+5)
		table.body.MouseDown(e)
		table.body.MouseUp(e)
	}
	click(1)
	click(2)
	table.body.DoubleTapped(&fyne.PointEvent{})
	if opened != -1 {
		t.Errorf("two clicks on different rows opened %d", opened)
	}
	click(4)
	click(4)
	table.body.DoubleTapped(&fyne.PointEvent{})
	if opened != 4 {
		t.Errorf("opened %d", opened)
	}
}

func TestHeaderSorts(t *testing.T) {
	table, _ := testTable(t, 100)
	var got []SortKey
	table.OnSort = func(k []SortKey) { got = k; table.SetSort(k) }
	press := func(column int, m fyne.KeyModifier) {
		e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: m}
		e.Position = fyne.NewPos(table.spans[column].x+5, 5)
		table.header.MouseDown(e)
		table.header.MouseUp(e)
	}
	for i, want := range [][]SortKey{
		{{"year", false}}, {{"year", true}}, {{"year", true}, {"title", false}}, {{"year", true}, {"title", true}},
		{{"title", false}},
	} {
		switch i {
		case 0, 1:
			press(1, 0)
		case 2, 3:
			press(0, fyne.KeyModifierShift)
		case 4:
			press(0, 0)
		}
		if !slices.Equal(got, want) {
			t.Errorf("press %d: order %v, want %v", i, got, want)
		}
	}
}

func TestHeaderWidensColumns(t *testing.T) {
	table, _ := testTable(t, 100)
	var got []Column
	table.OnColumns = func(c []Column) { got = c }
	at := table.spans[0].x + table.spans[0].w + 6
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = fyne.NewPos(at, 5)
	table.header.MouseDown(e)
	drag := &fyne.DragEvent{Dragged: fyne.NewDelta(-30, 0)}
	drag.Position = fyne.NewPos(at-30, 5)
	table.header.Dragged(drag)
	table.header.DragEnd()
	if len(got) != 2 || got[1].Width != 110 {
		t.Errorf("the rim of the flexible column went 30 left: %+v, want 110 for its neighbour", got)
	}
}

// TestColumnsYield: where there is no room, columns go in the order that is wanted, and the others keep their least.
func TestColumnsYield(t *testing.T) {
	cols := []Column{{Flex: 1, Min: 200}, {Width: 100, Min: 80, Yields: 2}, {Width: 60, Min: 40, Yields: 1}}
	for _, c := range []struct {
		width float32
		want  []bool
	}{{800, []bool{true, true, true}}, {2*sidePad + 2*columnGap + 320, []bool{true, true, true}}, {2*sidePad + 2*columnGap + 319, []bool{true, false, true}}, {230, []bool{true, false, false}}, {50, []bool{true, false, false}}} {
		for i, s := range placeColumns(cols, c.width, 1, nil) {
			if (s.w > 0) != c.want[i] {
				t.Errorf("%v wide: column %d is %v wide", c.width, i, s.w)
			}
		}
	}
}

func TestColumnsShareTheWidth(t *testing.T) {
	cols := []Column{{Flex: 2, Min: 100}, {Width: 100, Min: 50}, {Flex: 1, Min: 50}, {Width: 60, Min: 60}}
	for _, c := range []struct {
		name  string
		width float32
		want  []float32
	}{
		{"room enough", 32 + 36 + 160 + 600, []float32{400, 100, 200, 60}},
		{"flexible columns at their least", 32 + 36 + 160 + 150, []float32{100, 100, 50, 60}},
		{"the others give way", 32 + 36 + 160 + 150 - 25, []float32{100, 75, 50, 60}},
		{"too narrow for all", 100, []float32{100, 50, 50, 60}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for i, s := range placeColumns(cols, c.width, 1, nil) {
				if s.w != c.want[i] {
					t.Errorf("column %d is %v wide, want %v", i, s.w, c.want[i])
				}
			}
		})
	}
}

func BenchmarkTablePage(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(testTheme(ModeLight))
	table := NewTable([]Column{{ID: "title", Flex: 1, Min: 100}, {ID: "year", Width: 80}})
	w := test.NewTempWindow(b, table)
	w.Resize(fyne.NewSize(900, 900))
	table.SetRows(&manyRows{n: 1_000_000, asked: map[int]int{}}, false)
	for b.Loop() {
		table.TypedKey(key(fyne.KeyPageDown))
	}
}
