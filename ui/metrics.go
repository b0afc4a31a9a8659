//go:build cgo

package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"twinleaf/model/metric"
	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// importMetrics asks for a table of journal metrics and shows what it would bring.
func (x *window) importMetrics() {
	x.chooseFile("metrics.choose", storage.NewExtensionFileFilter([]string{".csv", ".tsv", ".txt", ".xlsx"}), func(path string) {
		x.desk.LookAtMetrics(path, panel.MetricChoices{Map: x.set.metricColumns()}, x.showMetrics)
	})
}

// showMetrics shows what the columns of a table were taken for, which can be corrected, and which journals it speaks of.
func (x *window) showMetrics(t panel.MetricTable) {
	w := x.w.T
	chosen := x.set.metricColumns()
	year := view.NewEntry(view.EntryStyle{Frame: view.FrameLine, Size: view.TypeText, PadX: 10, PadY: 6})
	source := view.NewEntry(view.EntryStyle{Frame: view.FrameLine, Size: view.TypeText, PadX: 10, PadY: 6})
	source.SetText(t.Source)
	if t.Year > 0 {
		year.SetText(strconv.Itoa(t.Year))
	}
	text := view.NewProse()
	apply := view.NewButton(view.ButtonPrimary, w("finding.apply"), nil)
	draw := func() {
		text.Set(x.metricText(&t)...)
		if t.Changed > 0 {
			apply.Enable()
		} else {
			apply.Disable()
		}
	}
	again := func() {
		o := panel.MetricChoices{Map: chosen, Source: strings.TrimSpace(source.Text())}
		o.Year, _ = strconv.Atoi(strings.TrimSpace(year.Text())) // 0 where it is none: as the table says
		x.desk.LookAtMetrics(t.Path, o, func(next panel.MetricTable) { t = next; draw() })
	}
	year.OnSubmit = func(string) { again() }
	source.OnSubmit = year.OnSubmit

	fields := metric.Fields()
	labels := []string{w("metrics.nothing")}
	for _, f := range fields {
		labels = append(labels, w("metrics.field."+string(f)))
	}
	form := container.New(layout.NewFormLayout(),
		widget.NewLabel(w("metrics.year")), year, widget.NewLabel(w("metrics.source")), source)
	for i, name := range t.Columns {
		s := x.newSelect(labels, nil)
		s.SetSelectedIndex(slices.Index(fields, t.Fields[i]) + 1)
		s.OnChanged = func(string) {
			chosen[name] = ""
			if k := s.SelectedIndex(); k > 0 {
				chosen[name] = string(fields[k-1])
			}
			x.set.setMetricColumns(chosen)
			again()
		}
		label := widget.NewLabel(name)
		label.Truncation = fyne.TextTruncateEllipsis
		form.Add(container.NewGridWrap(fyne.NewSize(170, s.MinSize().Height), label))
		form.Add(s)
	}
	var sheet *dialog.CustomDialog
	shut := func() {
		sheet.Hide()
		x.uncovered()
	}
	apply.OnTap = func() { shut(); x.desk.ApplyMetrics(t) }
	foot := container.NewHBox(layout.NewSpacer(), view.NewButton(view.ButtonPlain, w("cancel"), shut), view.NewButton(view.ButtonPlain, w("bulk.look"), again), apply)
	split := view.NewSplit(view.NewPane(container.New(&view.VStack{Pad: 6}, form)), view.NewPane(container.New(&view.VStack{Pad: 14}, text)),
		view.SplitOptions{Width: 420, Min: 300, MinRemaining: 240})
	sheet = dialog.NewCustomWithoutButtons(w("metrics.title"), container.NewBorder(nil, foot, nil, nil, split), x.win)
	size := x.win.Canvas().Size()
	sheet.Resize(fyne.NewSize(min(940, size.Width-60), min(600, size.Height-60)))
	draw()
	sheet.Show()
	x.win.Canvas().Focus(year)
}

// metricText says how the journals were found, what would change, and which are not here.
func (x *window) metricText(t *panel.MetricTable) (out []view.Paragraph) {
	w := x.w.T
	line := func(s string, role view.Role, gap float32) {
		out = append(out, view.Paragraph{Text: s, Size: view.TypeText, Leading: 1.5, Gap: gap, Role: role})
	}
	for _, p := range t.Problems {
		line(p, view.RoleCaution, 2)
	}
	line(w("metrics.done", t.Rows, t.ByISSN, t.ByName, t.ByVariant, len(t.Unmatched), t.Changed), view.RoleText, 8)
	const shown = 200
	for _, n := range t.Unmatched[:min(len(t.Unmatched), shown)] {
		line(w("metrics.unmatched", n), view.RoleSecondary, 2)
	}
	if more := len(t.Unmatched) - shown; more > 0 {
		line(w("metrics.more", more), view.RoleSecondary, 2)
	}
	return out
}
