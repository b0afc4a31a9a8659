//go:build cgo

package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"twinleaf/model"
	"twinleaf/model/format"
	"twinleaf/ui/view"
)

// chooseColumns shows what the columns of a table are taken for, and lets a person say otherwise. What is said is remembered for the next
// table with columns of these names; done is called where something was.
func (x *window) chooseColumns(columns []string, done func()) {
	w := x.w.T
	fields, labels := []string{"", "title", "year"}, []string{w("columns.kept"), w("field.title"), w("column.year")}
	for _, f := range model.PaperFields {
		if !f.Internal {
			fields, labels = append(fields, f.Name), append(labels, w("field."+f.Name))
		}
	}
	chosen := x.set.importColumns()
	changed := false
	form := container.New(layout.NewFormLayout())
	for _, name := range columns {
		field, said := chosen[name]
		if !said {
			field = format.ColumnField(name)
		}
		s := x.newSelect(labels, nil)
		s.PlaceHolder = w("columns.other")
		if i := slices.Index(fields, field); i >= 0 {
			s.SetSelectedIndex(i)
		}
		s.OnChanged = func(string) {
			chosen[name] = fields[s.SelectedIndex()]
			changed = true
		}
		label := widget.NewLabel(name)
		label.Truncation = fyne.TextTruncateEllipsis
		form.Add(container.NewGridWrap(fyne.NewSize(220, s.MinSize().Height), label))
		form.Add(s)
	}
	x.confirm(w("columns.title"), view.NewPane(container.New(&view.VStack{Pad: 8}, form)), fyne.NewSize(560, 560), w("ok"), func() {
		if changed {
			x.set.setImportColumns(chosen)
			done()
		}
	})
}
