//go:build cgo

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"twinleaf/ui/view"
)

// whyNoneOff says why there is no check to switch on again.
func (x *window) whyNoneOff() string {
	switch {
	case x.desk == nil:
		return x.w.T("why.nolibrary")
	case len(x.desk.ChecksOff()) == 0:
		return x.w.T("why.noneoff")
	}
	return ""
}

// offList is a row for each check that is switched off in the library, with a button that switches it on again; done is called when one does.
func (x *window) offList(done func()) *fyne.Container {
	list := container.NewVBox()
	for _, c := range x.desk.ChecksOff() {
		on := view.NewButton(view.ButtonPlain, x.w.T("checks.on"), func() {
			done()
			x.with(func() { x.desk.SwitchCheck(c.Code, false) })
		})
		name := widget.NewLabel(c.Name)
		name.Truncation = fyne.TextTruncateEllipsis
		list.Add(container.NewBorder(nil, nil, nil, on, name))
	}
	return list
}

// checksOff lists the checks that are switched off in the library, each with a button that switches it on again.
func (x *window) checksOff() {
	var sheet *dialog.CustomDialog
	hide := func() {
		sheet.Hide()
		x.uncovered()
	}
	list := x.offList(hide)
	closing := view.NewButton(view.ButtonPlain, x.w.T("close"), hide)
	body := container.NewBorder(nil, container.NewHBox(layout.NewSpacer(), closing), nil, nil, view.NewPane(list))
	sheet = dialog.NewCustomWithoutButtons(x.w.T("checks.heading"), body, x.win)
	size := x.win.Canvas().Size()
	sheet.Resize(fyne.NewSize(min(560, size.Width-60), min(360, size.Height-60)))
	sheet.Show()
	x.win.Canvas().Focus(closing)
}
