//go:build cgo

package view

// ValueList is a Table of values with their counts, in the order given.
type ValueList struct {
	*Table
	count func() int
	value func(i int) (text, count string)
}

// NewValueList makes a list with headings. count and value give its rows.
func NewValueList(value, papers string, count func() int, row func(i int) (text, count string)) *ValueList {
	l := &ValueList{count: count, value: row, Table: NewTable([]Column{
		{ID: "value", Title: value, Flex: 1, Min: 160},
		{ID: ColumnPapers, Title: papers, Width: 80, Min: 60, Align: AlignRight},
	})}
	l.SetTwoLines(false)
	return l
}

// Draw shows the rows as they now are, from the top.
func (l *ValueList) Draw() { l.SetRows(valueRows{l}, false) }

type valueRows struct{ l *ValueList }

func (r valueRows) Len() int { return r.l.count() }

func (r valueRows) Row(i int) (RowData, bool) {
	text, count := r.l.value(i)
	return RowData{Cells: []Cell{{Top: Line{Text: text}}, {Top: Line{Text: count, Role: RoleSecondary}}}}, true
}
