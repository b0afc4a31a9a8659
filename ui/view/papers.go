//go:build cgo

package view

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"twinleaf/assets/words"
	"twinleaf/ui/panel"
)

// The columns of the list, named as the search line names its orders.
const (
	ColumnTitle   = "title"
	ColumnAuthors = "author"
	ColumnJournal = "journal"
	ColumnYear    = "year"
	ColumnRank    = "jcr"
	ColumnIF      = "if"
	ColumnCited   = "cited"
	columnSigns   = ""
)

// Papers is the list of papers: a Table that draws the rows of panel.List.
type Papers struct {
	*Table
	list *panel.List
}

// NewPapers makes an empty list.
func NewPapers(w *words.Words) *Papers {
	p := &Papers{Table: NewTable(paperColumns(w))}
	return p
}

func paperColumns(w *words.Words) []Column {
	return []Column{
		{ID: ColumnTitle, Title: w.T("column.title"), Flex: 1, Min: 220, Sortable: true},
		{ID: ColumnAuthors, Title: w.T("column.authors"), Width: 118, Min: 64, Sortable: true, Yields: 2},
		{ID: ColumnJournal, Title: w.T("column.journal"), Width: 118, Min: 64, Sortable: true, Yields: 4},
		{ID: ColumnYear, Title: w.T("column.year"), Width: 48, Min: 40, Align: AlignRight, Sortable: true, Yields: 1},
		{ID: ColumnRank, Title: w.T("column.rank"), Width: 62, Min: 58, Sortable: true, Yields: 3},
		{ID: ColumnIF, Title: w.T("column.if"), Width: 42, Min: 36, Align: AlignRight, Sortable: true, Yields: 6},
		{ID: ColumnCited, Title: w.T("column.cited"), Width: 60, Min: 44, Align: AlignRight, Sortable: true, Yields: 5},
		{ID: columnSigns, Title: "", Width: 46, Min: 46},
	}
}

// Arrangement writes which columns are shown, in their order and with their widths: "title author=118 year=48".
func (p *Papers) Arrangement() string {
	var out []string
	for _, c := range p.Columns() {
		switch {
		case c.ID == columnSigns:
		case c.Flex > 0:
			out = append(out, c.ID)
		default:
			out = append(out, fmt.Sprintf("%s=%.0f", c.ID, c.Width))
		}
	}
	return strings.Join(out, " ")
}

// Arrange shows the columns that Arrangement wrote; "" and what it does not understand is the standard. The title is always there.
func (p *Papers) Arrange(w *words.Words, text string) {
	all := paperColumns(w)
	var out []Column
	for _, part := range strings.Fields(text) {
		id, width, _ := strings.Cut(part, "=")
		for _, c := range all {
			if c.ID == id && !slices.ContainsFunc(out, func(o Column) bool { return o.ID == id }) {
				if n, err := strconv.ParseFloat(width, 32); err == nil && c.Flex == 0 {
					c.Width = max(c.Min, min(float32(n), 900))
				}
				out = append(out, c)
			}
		}
	}
	if !slices.ContainsFunc(out, func(o Column) bool { return o.ID == ColumnTitle }) {
		out = all[:len(all)-1]
	}
	p.SetColumns(append(out, all[len(all)-1]))
}

// Choices are the columns that can be shown or hidden, and whether they are shown.
func (p *Papers) Choices(w *words.Words) (ids, titles []string, shown []bool) {
	for _, c := range paperColumns(w) {
		if c.ID == ColumnTitle || c.ID == columnSigns {
			continue
		}
		ids, titles = append(ids, c.ID), append(titles, c.Title)
		shown = append(shown, slices.ContainsFunc(p.Columns(), func(o Column) bool { return o.ID == c.ID }))
	}
	return ids, titles, shown
}

// Toggle shows a column at the end, or hides it.
func (p *Papers) Toggle(w *words.Words, id string) {
	var parts []string
	there := false
	for _, part := range strings.Fields(p.Arrangement()) {
		if one, _, _ := strings.Cut(part, "="); one == id {
			there = true
			continue
		}
		parts = append(parts, part)
	}
	if !there {
		parts = append(parts, id)
	}
	p.Arrange(w, strings.Join(parts, " "))
}

// SetWords sets the headings in another language.
func (p *Papers) SetWords(w *words.Words) {
	titles := map[string]string{}
	for _, c := range paperColumns(w) {
		titles[c.ID] = c.Title
	}
	columns := p.Columns()
	for i := range columns {
		columns[i].Title = titles[columns[i].ID]
	}
	p.SetColumns(columns)
}

// Draw shows the list as it now is. A result of the same question keeps its
// place; another begins at the top, or at the open paper.
func (p *Papers) Draw(l *panel.List) {
	p.list = l
	c := l.Cursor()
	if !l.Again() {
		p.SetRowsAt(paperRows{p}, c)
		return
	}
	p.SetRows(paperRows{p}, true)
	if c >= 0 && (c != p.Cursor() || l.Settled()) {
		p.Select(c, SelectRange(c, c+1))
	}
}

// Arrived draws rows that were being fetched.
func (p *Papers) Arrived(l *panel.List) {
	from, to := l.Arrived()
	p.Invalidate(from, to)
}

// Ranges are the selected rows, as half-open ranges.
func (p *Papers) Ranges() [][2]int {
	var out [][2]int
	for _, r := range p.Selected().Ranges() {
		out = append(out, [2]int{r.From, r.To})
	}
	return out
}

// Place is where the middle of the open paper's row is, in the window.
func (p *Papers) Place() fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.Table)
	return at.AddXY(p.Size().Width/3, p.Size().Height/2)
}

type paperRows struct{ p *Papers }

func (r paperRows) Len() int { return r.p.list.Count() }

func (r paperRows) Row(i int) (RowData, bool) {
	row, ok := r.p.list.Row(i)
	if !ok {
		return RowData{}, false
	}
	columns := r.p.columns
	d := RowData{Cells: make([]Cell, len(columns)), Dimmed: row.InBin}
	for k, c := range columns {
		d.Cells[k] = paperCell(c.ID, &row)
	}
	return d, true
}

func paperCell(column string, r *panel.Row) Cell {
	quiet := func(s string) Cell { return Cell{Top: Line{Text: s, Role: RoleSecondary}} }
	switch column {
	case ColumnTitle:
		top := Line{Text: r.ZH, Marks: spans(r.ZHMarks)}
		bottom := Line{Text: r.EN, Role: RoleSecondary, Marks: spans(r.ENMarks)}
		if r.ZH == "" {
			top, bottom = Line{Text: r.EN, Marks: spans(r.ENMarks)}, Line{Text: r.Missing, Role: RoleSecondary}
		}
		return Cell{Top: top, Bottom: bottom}
	case ColumnAuthors:
		return quiet(r.Authors)
	case ColumnJournal:
		return quiet(r.Journal)
	case ColumnYear:
		return quiet(r.Year)
	case ColumnRank:
		if r.JCR == "" && r.Zone == "" {
			return quiet("–")
		}
		if r.JCR == "" {
			return quiet(r.Zone)
		}
		if r.Zone == "" {
			return Cell{Badges: []Badge{{Text: r.JCR, Strong: r.Top}}}
		}
		return Cell{Badges: []Badge{{Text: r.JCR, Strong: r.Top}, {Text: r.Zone, Bare: true}}}
	case ColumnIF:
		return quiet(r.IF)
	case ColumnCited:
		return quiet(r.Cited)
	case columnSigns:
		return Cell{Signs: true, Open: r.Open, Corrected: r.Corrected, Dot: Dot(min(r.Severity, int(DotWarning))), Hint: r.Signs}
	}
	return Cell{}
}

// spans turns a panel's ranges into a view's.
func spans(list []panel.Range) []Span {
	if len(list) == 0 {
		return nil
	}
	out := make([]Span, len(list))
	for i, r := range list {
		out[i] = Span(r)
	}
	return out
}
