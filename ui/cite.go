//go:build cgo

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"twinleaf/model/cite"
	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// previewed is how many lines of a list of references the sheet shows; all are copied.
const previewed = 50

// cite shows the selected papers as references, in the style chosen, to be copied.
func (x *window) cite() {
	cited := x.desk.List.Cite(x.papers.Ranges())
	if cited.Count() == 0 {
		return
	}
	styles := cite.Styles()
	names := make([]string, len(styles))
	at := 0
	for i, s := range styles {
		if names[i] = s.Name.First(x.w.Lang()); s.ID == x.set.style() {
			at = i
		}
	}
	preview := view.NewProse()
	pane := view.NewPane(container.New(&view.VStack{Pad: 8}, preview))
	var show func()
	choice := x.newSelect(names, nil)
	paired := x.newCheck(x.w.T("cite.paired"), nil)
	show = func() {
		s := styles[choice.SelectedIndex()]
		lines := cited.Entries(s, cite.Plain, paired.Checked)
		var text []view.Paragraph
		for _, l := range lines[:min(len(lines), previewed)] {
			text = append(text, view.Paragraph{Text: l, Size: view.TypeText, Leading: 1.5, Gap: 8})
		}
		preview.Set(text...)
	}
	choice.SetSelectedIndex(at)
	paired.SetChecked(x.set.paired())
	show()
	choice.OnChanged = func(string) { x.set.setStyle(styles[choice.SelectedIndex()].ID); show() }
	paired.OnChanged = func(on bool) { x.set.setPaired(on); show() }

	var sheet *dialog.CustomDialog
	leave := func() { sheet.Hide(); x.uncovered() }
	put := func(text string) func() {
		return func() {
			x.copy(text)
			leave()
			x.setHint(x.w.T("cite.copied", cited.Count()))
		}
	}
	buttons := []fyne.CanvasObject{view.NewButton(view.ButtonPlain, x.w.T("close"), leave), layout.NewSpacer()}
	for _, form := range panel.CiteForms() {
		kind := view.ButtonPlain
		if form == cite.Plain {
			kind = view.ButtonPrimary
		}
		b := view.NewButton(kind, x.w.T("cite.copy."+string(form)), func() {
			put(cited.Text(styles[choice.SelectedIndex()], form, paired.Checked))()
		})
		buttons = append(buttons, b)
	}
	mark := view.NewButton(view.ButtonPlain, x.w.T("cite.copy.mark"), func() { put(cited.InText(styles[choice.SelectedIndex()]))() })
	buttons = append(buttons, mark)
	wide := fyne.NewSize(320, choice.MinSize().Height) // the longest name fits
	top := container.NewHBox(container.NewGridWrap(wide, choice), paired)
	if cited.Left > 0 {
		top.Add(widget.NewLabel(x.w.T("cite.left", cited.Left)))
	}
	body := container.NewBorder(top, container.NewHBox(buttons...), nil, nil, pane)
	sheet = dialog.NewCustomWithoutButtons(x.w.T("cite.title", cited.Count()), body, x.win)
	size := x.win.Canvas().Size()
	sheet.Resize(fyne.NewSize(min(820, size.Width-80), min(560, size.Height-80)))
	sheet.Show()
	x.win.Canvas().Focus(choice)
}
