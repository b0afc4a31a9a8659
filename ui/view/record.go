//go:build cgo

package view

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"twinleaf/assets/words"
	"twinleaf/ui/panel"
)

func itoa(n int) string { return strconv.Itoa(n) }

// labelWidth is the column of labels in the record panel.
const labelWidth = 116

// fieldRow is a labelled value.
type fieldRow struct {
	row   *fyne.Container
	label *Label
	value *Value
}

// showFields fills a stack with a row for each field, keeping the rows that
// are there: a field that is being edited stays open.
func showFields(w *words.Words, into *fyne.Container, rows []*fieldRow, fields []panel.Field, d Deeds, save func(field, text string) error) []*fieldRow {
	for i, f := range fields {
		if i == len(rows) {
			style := FieldStyle{MultiLine: f.Multiline, MaxWidth: proseMeasure}
			r := &fieldRow{label: NewFlexLabel("", TextStyle{Size: TypeSmall, Role: RoleSecondary}), value: NewValue(style, d, save)}
			r.row = container.New(labelled{labelWidth}, r.label, r.value.InPlace)
			rows = append(rows, r)
			into.Add(r.row)
		}
		rows[i].label.Set(f.Label)
		rows[i].value.Fill(w, f)
	}
	for _, r := range rows[len(fields):] {
		into.Remove(r.row)
	}
	return rows[:len(fields)]
}

// Record draws the record panel: fields to edit, and what came in.
type Record struct {
	Content fyne.CanvasObject

	heading  *Label
	tabs     *Tabs
	page     int
	fields   *fyne.Container
	rows     []*fieldRow
	extra    *fyne.Container
	others   []*fieldRow
	original *Prose
	dates    *Prose
	d        Deeds
	save     func(field, text string) error
	w        *words.Words
	last     panel.Record
}

// NewRecord makes an empty panel.
func NewRecord(d Deeds, save func(field, text string) error) *Record {
	r := &Record{heading: NewHeading(""), fields: Stack(6), extra: Stack(6), original: NewProse(), dates: NewProse(), d: d, save: save}
	r.original.TabStop = true
	r.tabs = NewTabs(func(i int) { r.page = i; r.draw() })
	r.Content = Stack(10, container.NewBorder(nil, nil, r.heading, r.tabs), r.fields, r.extra, r.original, r.dates)
	return r
}

// Show draws the panel.
func (r *Record) Show(w *words.Words, s panel.Record) {
	r.w, r.last = w, s
	if s.Shown {
		r.draw()
	}
}

func (r *Record) draw() {
	w, s := r.w, r.last
	r.heading.Set(w.T("heading.record"))
	r.tabs.Set([]string{w.T("record.fields"), w.T("record.imported")}, r.page)
	r.rows = showFields(w, r.fields, r.rows, s.Fields, r.d, r.save)
	r.others = showFields(w, r.extra, r.others, s.Extra, r.d, r.save)
	text := s.Original
	if text == "" {
		text = w.T("record.noimport")
	}
	r.original.Set(Paragraph{Text: text, Size: TypeSmall, Leading: 1.5, Role: RoleSecondary})
	r.dates.Set(Paragraph{Text: s.Dates, Size: TypeSmall, Leading: 1.4, Role: RoleSecondary})
	show(r.fields, r.page == 0)
	show(r.dates, r.page == 0 && s.Dates != "")
	show(r.extra, r.page == 1 && len(s.Extra) > 0)
	show(r.original, r.page == 1)
	r.d.Fit()
}
