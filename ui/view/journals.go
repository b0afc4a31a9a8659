//go:build cgo

package view

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"twinleaf/assets/words"
	"twinleaf/ui/panel"
)

// ColumnPapers is the column of the journals' list that papers have not; its others are called as those of papers.
const ColumnPapers = "papers"

const (
	columnZone  = "zone"
	columnScope = "scope"
)

// Journals draws the list of all journals, over the whole window, and beside it the one that is looked at.
type Journals struct {
	Content fyne.CanvasObject
	// Find is the line that keeps some of them.
	Find *Entry
	*Table
	// OnShow asks for the papers of the journal that is looked at, OnMerge to make one of those that are selected, OnAlike to find those that
	// seem to be one.
	OnShow, OnMerge, OnAlike func()
	// OnAll asks for all journals, where none was found.
	OnAll func()

	words   *words.Words
	list    *panel.Journals
	count   *Label
	back    *Button
	papers  *Button
	merge   *Button
	alike   *Button
	one     *Journal
	side    *fyne.Container
	chart   *Histogram
	metrics *Prose
	heading *Label
	empty   *Empty // in the place of the list
}

// NewJournals makes an empty list. back is the way to the papers.
func NewJournals(d Deeds, save func(field, text string) error, year func(journal string, from, to int), back func()) *Journals {
	j := &Journals{Table: NewTable(nil), count: NewLabel("", TextStyle{Size: TypeSmall, Role: RoleSecondary}),
		chart: NewHistogram(), metrics: NewProse(), heading: NewHeading(""), empty: NewEmpty()}
	j.empty.OnFirst = func() { j.OnAll() }
	j.empty.Hide()
	j.Find = NewEntry(EntryStyle{Frame: FrameLine, Size: TypeText, PadX: 12, PadY: 6, Glyph: "⌕"})
	j.back = NewButton(ButtonPlain, "", back)
	j.papers = NewButton(ButtonLink, "", func() {
		if j.OnShow != nil {
			j.OnShow()
		}
	})
	j.merge = NewButton(ButtonPlain, "", func() { j.OnMerge() })
	j.alike = NewButton(ButtonPlain, "", func() { j.OnAlike() })
	for _, b := range []*Button{j.merge, j.alike} {
		b.OnHint = d.Hint
	}
	var pane *Pane
	d.Fit = func() {
		if pane != nil {
			pane.Refresh()
		}
	}
	j.one = NewJournal(d, save, year)
	j.chart.height = 64
	j.side = container.New(&VStack{Pad: 20, Gap: 12}, j.one.Content, j.heading, j.chart, j.metrics, container.NewHBox(j.papers))
	pane = NewPane(j.side)
	bar := container.New(&VStack{Pad: 10}, container.NewBorder(nil, nil, j.back, container.NewHBox(container.New(layout.NewCustomPaddedLayout(0, 0, 12, 4), j.count), j.alike, j.merge), j.Find))
	left := container.NewBorder(container.NewBorder(nil, NewHairline(), nil, nil, bar), nil, nil, nil, container.NewStack(j.Table, j.empty))
	split := NewSplit(left, pane, SplitOptions{KeepRight: true, Width: 480, Min: 300, MinRemaining: 420})
	j.Content = container.NewStack(NewGround(RolePanel), split)
	j.Content.Hide()
	return j
}

// SetWords sets what stands still in another language.
func (j *Journals) SetWords(w *words.Words) {
	j.words = w
	j.Find.SetPlaceHolder(w.T("journals.find"))
	j.back.Set(ButtonState{Text: w.T("journals.back")})
	j.papers.Set(ButtonState{Text: w.T("journals.papers")})
	j.alike.Set(ButtonState{Text: w.T("journals.alike"), Hint: w.T("action.journals.alike")})
	j.heading.Set(w.T("journals.metrics"))
	j.SetColumns([]Column{
		{ID: ColumnJournal, Title: w.T("column.journal"), Flex: 4, Min: 200, Sortable: true},
		{ID: columnScope, Title: w.T("journal.scope"), Flex: 3, Min: 110, Yields: 3},
		{ID: ColumnPapers, Title: w.T("column.papers"), Width: 72, Min: 60, Align: AlignRight, Sortable: true},
		{ID: ColumnIF, Title: w.T("column.if"), Width: 64, Min: 40, Align: AlignRight, Sortable: true},
		{ID: ColumnRank, Title: "JCR", Width: 48, Min: 40, Sortable: true, Yields: 1},
		{ID: columnZone, Title: w.T("journals.zone"), Width: 56, Min: 40, Sortable: true, Yields: 2},
	})
}

// Show draws the list and the journal.
func (j *Journals) Show(w *words.Words, l *panel.Journals) {
	j.list = l
	by := l.Order()
	j.SetSort([]SortKey{{Column: by.Column, Descending: by.Desc}})
	j.SetRows(journalRows{j}, l.Again())
	if at := l.Place(); at >= 0 {
		var s Selection
		for _, r := range l.Picked() {
			s = s.With(r[0], r[1])
		}
		if at != j.Cursor() || !slices.Equal(s.Ranges(), j.Selected().Ranges()) {
			j.Select(at, s)
		}
	}
	j.Picked(l)
	none := l.Count() == 0
	show(j.Table, !none)
	show(j.empty, none)
	switch {
	case none && j.Find.Text() != "":
		j.empty.Set(EmptyState{Heading: w.T("journals.unfound"), Text: w.T("journals.unfound.text"), First: w.T("journals.all")})
	case none:
		j.empty.Set(EmptyState{Icon: theme.DocumentIcon(), Heading: w.T("journals.empty"), Text: w.T("journals.empty.text")})
	}
	one := l.Journal()
	show(j.side, one.Shown)
	j.one.Show(w, one)
	j.drawMetrics(l.Metrics())
	j.side.Refresh()
}

// Picked tells how many journals are selected, and whether they can be merged.
func (j *Journals) Picked(l *panel.Journals) {
	j.count.Set(l.Text())
	m := ButtonState{Text: j.words.T("journals.merge"), Hint: j.words.T("action.journals.merge")}
	if m.Disabled = l.PickedCount() < 2; m.Disabled {
		m.Hint = j.words.T("why.twojournals")
	}
	j.merge.Set(m)
}

// drawMetrics shows the editions: the impact factors as bars, all in words.
func (j *Journals) drawMetrics(list []panel.MetricYear) {
	var text []Paragraph
	state := HistogramState{From: 1}
	known := 0
	for i := len(list) - 1; i >= 0; i-- {
		m := list[i]
		text = append(text, Paragraph{Text: itoa(m.Year) + "  " + m.Text, Size: TypeText, Leading: 1.5})
		if m.IF >= 0 {
			known++
		}
	}
	if known > 1 {
		state.First = list[0].Year
		last := list[len(list)-1].Year
		state.Counts = make([]int, last-state.First+1)
		for _, m := range list {
			state.Counts[m.Year-state.First] = int(max(m.IF, 0) * 1000) // a thousandth is the step of impact factors
		}
		state.Left, state.Right = itoa(state.First), itoa(last)
	}
	j.metrics.Set(text...)
	j.chart.Set(state)
	show(j.heading, len(list) > 0)
	show(j.metrics, len(list) > 0)
	show(j.chart, known > 1)
}

type journalRows struct{ j *Journals }

func (r journalRows) Len() int { return r.j.list.Count() }

func (r journalRows) Row(i int) (RowData, bool) {
	l := r.j.list.Line(i)
	columns := r.j.columns
	d := RowData{Cells: make([]Cell, len(columns))}
	quiet := func(s string) Cell { return Cell{Top: Line{Text: s, Role: RoleSecondary}} }
	for k, c := range columns {
		switch c.ID {
		case ColumnJournal:
			d.Cells[k] = Cell{Top: Line{Text: l.Name}, Bottom: Line{Text: l.Other, Role: RoleSecondary}}
		case columnScope:
			d.Cells[k] = quiet(l.Scope)
		case ColumnPapers:
			d.Cells[k] = quiet(l.Papers)
		case ColumnIF:
			d.Cells[k] = quiet(l.IF)
		case ColumnRank:
			if l.JCR != "" {
				d.Cells[k] = Cell{Badges: []Badge{{Text: l.JCR, Strong: l.Top}}}
			}
		case columnZone:
			d.Cells[k] = quiet(l.Zone)
		}
	}
	return d, true
}
