//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"twinleaf/assets/words"
	"twinleaf/ui/panel"
)

// Journal draws the journal scope panel. Its three pages are the scope, the
// journal's own fields, and its papers by year.
type Journal struct {
	Content fyne.CanvasObject

	heading *Label
	tabs    *Tabs
	page    int
	name    *Value
	nameZH  *Value
	facts   *Facts
	scope   *Prose
	edit    *Value // the scope while it is edited, or where there is none
	pencil  *Button
	source  *Prose
	then    *Prose
	fields  *fyne.Container
	values  []*fieldRow
	years   *Histogram
	yearsOf *Prose
	d       Deeds
	save    func(field, text string) error
	last    panel.Journal
	w       *words.Words
}

// NewJournal makes an empty panel. year takes a year that a person chose in
// the chart of the journal's papers.
func NewJournal(d Deeds, save func(field, text string) error, year func(journal string, from, to int)) *Journal {
	j := &Journal{
		heading: NewHeading(""), facts: NewFacts(), scope: NewProse(), source: NewProse(), then: NewProse(), years: NewHistogram(), yearsOf: NewProse(),
		name: NewValue(FieldStyle{Size: TypeProse, Bold: true}, d, save),
		edit: NewValue(FieldStyle{Leading: 1.55, MultiLine: true, MaxWidth: proseMeasure}, d, save),
		d:    d, save: save, fields: Stack(6),
	}
	j.nameZH = NewValue(FieldStyle{Role: RoleSecondary}, d, save)
	j.scope.MaxWidth, j.scope.TabStop = proseMeasure, true
	j.scope.OnEnter, j.scope.OnDoubleTap = j.openScope, j.openScope
	j.pencil = NewButton(ButtonPlain, "", j.openScope)
	j.edit.OnOpen = func(open bool) {
		if !open {
			j.draw()
		}
	}
	j.tabs = NewTabs(func(i int) { j.page = i; j.draw() })
	j.years.OnRange = func(from, to int) { year(j.last.Name.Text, from, to) }
	j.Content = Stack(8, container.NewBorder(nil, nil, j.heading, j.tabs), Stack(2, j.name.InPlace, j.nameZH.InPlace), j.facts, j.then, j.source,
		j.scope, j.edit.InPlace, container.NewHBox(j.pencil), j.fields, j.yearsOf, j.years)
	return j
}

// Show draws the panel.
func (j *Journal) Show(w *words.Words, s panel.Journal) {
	j.w, j.last = w, s
	if !s.Shown {
		return
	}
	j.draw()
}

func (j *Journal) openScope() {
	show(j.scope, false)
	show(j.edit.InPlace, true)
	j.d.Fit()
	j.edit.Open()
}

func (j *Journal) draw() {
	w, s := j.w, j.last
	j.heading.Set(w.T("heading.journal"))
	j.tabs.Set([]string{w.T("journal.scope"), w.T("journal.details"), w.T("journal.papers")}, j.page)
	j.name.Fill(w, s.Name)
	j.nameZH.Fill(w, s.NameZH)
	show(j.nameZH.InPlace, s.NameZH.Text != "")
	var facts []Fact
	for _, f := range s.Facts {
		facts = append(facts, Fact(f))
	}
	j.facts.Set(facts)
	show(j.facts, len(facts) > 0)
	j.source.Set(Paragraph{Text: s.Source, Size: TypeSmall, Leading: 1.4, Role: RoleSecondary})
	j.then.Set(Paragraph{Text: s.Then, Size: TypeSmall, Leading: 1.4, Role: RoleSecondary})
	show(j.then, s.Then != "")
	show(j.source, j.page == 1 && s.Source != "")

	var text []Paragraph
	for _, b := range s.Scope {
		p := Paragraph{Text: b.Text, Item: b.Item, Size: TypeText, Leading: 1.55, Gap: 8}
		if b.Item {
			p.Gap = 3
		}
		text = append(text, p)
	}
	j.scope.Set(text...)
	j.edit.Fill(w, s.Edit)
	j.pencil.Set(ButtonState{Text: w.T("journal.edit.scope"), Hint: w.T("journal.edit.hint")})
	show(j.scope, j.page == 0 && len(text) > 0 && !j.edit.Opened())
	show(j.edit.InPlace, j.page == 0 && (len(text) == 0 || j.edit.Opened()))
	show(j.pencil, j.page == 0 && len(text) > 0 && !j.edit.Opened())

	j.values = showFields(w, j.fields, j.values, s.Fields, j.d, j.save)
	show(j.fields, j.page == 1)

	state := HistogramState{From: 1, To: 0}
	if n := len(s.Years); n > 0 {
		bars := s.Years
		if bars[0].Year == 0 {
			bars = bars[1:]
		}
		if len(bars) > 0 {
			state.First = bars[0].Year
			state.Counts = make([]int, bars[len(bars)-1].Year-state.First+1)
			for _, b := range bars {
				state.Counts[b.Year-state.First] += b.Count
			}
			state.Left, state.Right = itoa(state.First), itoa(bars[len(bars)-1].Year)
		}
	}
	j.years.Set(state)
	j.yearsOf.Set(Paragraph{Text: w.T("journal.years", s.Papers), Size: TypeText, Role: RoleSecondary, Leading: 1.45})
	show(j.years, j.page == 2 && len(state.Counts) > 0)
	show(j.yearsOf, j.page == 2)
	j.d.Fit()
}
