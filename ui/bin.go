//go:build cgo

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"

	"twinleaf/model"
	"twinleaf/ui/view"
)

// bin shows the recycle bin: a click takes a paper out of it.
func (x *window) bin() {
	items, count := x.desk.Bin()
	list := view.NewFacets()
	var g view.FacetGroup
	byID := map[string]model.ID{}
	for _, it := range items {
		g.Rows = append(g.Rows, view.FacetRow{ID: it.ID.String(), Label: it.Title, Count: it.When})
		byID[it.ID.String()] = it.ID
	}
	if count == 0 {
		g.Rows = []view.FacetRow{{Label: x.w.T("bin.none"), Faint: true}}
	}
	list.Set([]view.FacetGroup{g})
	var sheet *dialog.CustomDialog
	hide := func() {
		sheet.Hide()
		x.uncovered()
	}
	list.OnTap = func(_, row string, _ bool) {
		if id, ok := byID[row]; ok {
			hide()
			x.desk.Restore([]model.ID{id})
		}
	}
	note := view.NewFlexLabel(x.w.T("bin.note", x.w.T("papers", count)), view.TextStyle{Size: view.TypeText, Role: view.RoleSecondary})
	all := view.NewButton(view.ButtonPlain, x.w.T("bin.restore"), func() { hide(); x.desk.RestoreAll() })
	empty := view.NewButton(view.ButtonPlain, x.w.T("bin.empty"), func() { hide(); x.desk.EmptyBin() })
	if count == 0 {
		all.Disable()
		empty.Disable()
	}
	foot := container.NewHBox(all, empty, layout.NewSpacer(), view.NewButton(view.ButtonPlain, x.w.T("close"), func() { hide() }))
	body := container.NewBorder(note, foot, nil, nil, view.NewPane(list))
	sheet = dialog.NewCustomWithoutButtons(x.w.T("action.bin"), body, x.win)
	size := x.win.Canvas().Size()
	sheet.Resize(fyne.NewSize(min(720, size.Width-80), min(520, size.Height-80)))
	sheet.Show()
	x.win.Canvas().Focus(list)
}
