//go:build cgo

package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"

	"twinleaf/model/format"
	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// preview shows what an import would bring before anything is written: the format and the encoding, which can be said where they were found
// wrong, the first papers, and what is skipped.
func (x *window) preview(s panel.Source) {
	if x.desk == nil || len(s.Paths) == 0 && strings.TrimSpace(s.Text) == "" {
		return
	}
	o := format.Options{Columns: x.set.importColumns()}
	x.desk.Preview(s, o, x.showPreview)
}

func (x *window) paste() { x.preview(panel.Source{Text: x.app.Clipboard().Content()}) }

func (x *window) showPreview(p panel.Preview) {
	o := format.Options{Columns: x.set.importColumns()}
	text := view.NewProse()
	head := view.NewFlexLabel("", view.TextStyle{Size: view.TypeText, Role: view.RoleSecondary})
	var sheet *dialog.CustomDialog
	byContent := x.w.T("preview.bycontent")
	formats, encodings := []string{byContent}, append([]string{byContent}, format.Encodings()...)
	for _, f := range format.Formats() {
		if f.Split != nil {
			formats = append(formats, f.Name)
		}
	}
	kind, code := x.newSelect(formats, nil), x.newSelect(encodings, nil)
	leave := func() { sheet.Hide(); x.uncovered() }
	take := view.NewButton(view.ButtonPrimary, x.w.T("preview.import"), nil)
	columns := view.NewButton(view.ButtonPlain, x.w.T("preview.columns"), nil)
	draw := func() {
		visible(columns, len(p.Columns) > 0)
		head.Set(x.previewHead(&p))
		text.Set(x.previewText(&p)...)
		if p.Count == 0 {
			take.Disable()
		} else {
			take.Enable()
		}
		for _, c := range []struct {
			s    *sheetSelect
			at   string
			from []string
		}{{kind, p.Format, formats}, {code, p.Encoding, encodings}} {
			if i := slices.Index(c.from, c.at); i >= 0 && c.s.SelectedIndex() != i {
				c.s.Selected = c.at // not SetSelected, which would ask for another look
				c.s.Refresh()
			}
		}
		x.describe.soon()
	}
	again := func(string) {
		o = format.Options{Columns: x.set.importColumns()}
		if kind.SelectedIndex() > 0 {
			o.Format = kind.Selected
		}
		if code.SelectedIndex() > 0 {
			o.Encoding = code.Selected
		}
		x.desk.Preview(p.Source, o, func(next panel.Preview) { p = next; draw() })
	}
	draw()
	kind.OnChanged, code.OnChanged = again, again
	take.OnTap = func() {
		leave()
		x.desk.ImportPreviewed(p, o)
	}
	cancel := view.NewButton(view.ButtonPlain, x.w.T("cancel"), leave)
	columns.OnTap = func() { x.chooseColumns(p.Columns, func() { again("") }) }
	wide := fyne.NewSize(190, kind.MinSize().Height)
	choices := container.NewHBox(view.NewLabel(x.w.T("preview.format"), view.TextStyle{}), container.NewGridWrap(wide, kind),
		view.NewLabel(x.w.T("preview.encoding"), view.TextStyle{}), container.NewGridWrap(wide, code), columns)
	top := container.New(&view.VStack{Gap: 8}, head, choices, view.NewHairline())
	body := container.NewBorder(top, container.NewHBox(layout.NewSpacer(), cancel, take), nil, nil, view.NewPane(container.New(&view.VStack{Pad: 6}, text)))
	sheet = dialog.NewCustomWithoutButtons(x.w.T("preview.title", p.Name), body, x.win)
	size := x.win.Canvas().Size()
	sheet.Resize(fyne.NewSize(min(860, size.Width-60), min(640, size.Height-60)))
	sheet.Show()
	if p.Count > 0 { // Enter imports, Escape leaves
		x.win.Canvas().Focus(take)
	} else {
		x.win.Canvas().Focus(cancel)
	}
}

// previewHead says how many records there are and how many the library has.
func (x *window) previewHead(p *panel.Preview) string {
	parts := []string{x.w.T("papers", p.Count)}
	if p.About {
		parts[0] = x.w.T("preview.about", x.w.T("papers", p.Count))
	}
	if p.Failed > 0 {
		parts = append(parts, x.w.T("import.failed", p.Failed))
	}
	if p.Known > 0 {
		parts = append(parts, x.w.T("preview.known", p.Known, len(p.Rows)))
	}
	return strings.Join(parts, " · ")
}

func (x *window) previewText(p *panel.Preview) (out []view.Paragraph) {
	for _, s := range p.Problems {
		out = append(out, view.Paragraph{Text: s, Size: view.TypeSmall, Leading: 1.5, Gap: 2, Role: view.RoleCaution})
	}
	for i, r := range p.Rows {
		gap := float32(12)
		if i == 0 && len(p.Problems) == 0 {
			gap = 0
		}
		title := r.Title
		if r.Known {
			title += "  · " + x.w.T("preview.here")
		}
		out = append(out, view.Paragraph{Text: title, Size: view.TypeText, Leading: 1.4, Gap: gap, Bold: true})
		for _, s := range []string{r.Other, r.People, r.Where} {
			if s != "" {
				out = append(out, view.Paragraph{Text: s, Size: view.TypeSmall, Leading: 1.5, Role: view.RoleSecondary})
			}
		}
	}
	return out
}

// exportTitles chooses the languages of what is exported and copied.
func (x *window) exportTitles(l format.Languages) func() {
	return func() { x.set.setTitles(l); x.menu() }
}

// copyAs puts the selected papers on the clipboard in a format.
func (x *window) copyAs(name string) func() {
	return func() {
		if text, n := x.desk.List.As(x.papers.Ranges(), name, x.set.titles()); n > 0 {
			x.copy(text)
			x.setHint(x.w.T("copied.as", x.w.T("papers", n), name))
		}
	}
}
