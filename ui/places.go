//go:build cgo

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// placesID is the group of kept searches beside the list; binRow its row that opens the recycle bin.
const (
	placesID = "search"
	binRow   = "bin"
)

// placeRow is the id of a place's row.
func placeRow(p panel.Place) string {
	if p.Kept {
		return "kept " + p.Name
	}
	return p.Line
}

// placesGroup draws the searches beside the list.
func (x *window) placesGroup() view.FacetGroup {
	g := view.FacetGroup{ID: placesID, Heading: x.w.T("facet.search")}
	whole := x.desk.Search.Whole()
	for _, p := range x.desk.Places.List() {
		g.Rows = append(g.Rows, view.FacetRow{ID: placeRow(p), Label: p.Name, Count: p.Text, Selected: p.Line == whole})
	}
	if n := x.desk.Status().InBin; n > 0 {
		g.Rows = append(g.Rows, view.FacetRow{ID: binRow, Label: x.w.T("places.bin"), Count: x.w.Number(int64(n))})
	}
	return g
}

// goTo asks what a kept search asks; once more and all papers are shown again.
func (x *window) goTo(row string) {
	if row == binRow {
		x.run("bin")()
		return
	}
	for _, p := range x.desk.Places.List() {
		switch {
		case placeRow(p) != row:
		case p.Line == x.desk.Search.Whole():
			x.run("clear")()
		default:
			x.searchFor(p.Line)
		}
	}
}

// saveSearch keeps the present search under a name.
func (x *window) saveSearch() {
	x.ask(x.w.T("searches.save.title"), x.w.T("searches.save.hint"), "", x.keptSearches(), func(name string) {
		x.tell(x.desk.Places.Save(name))
	})
}

func (x *window) keptSearches() (out []panel.FacetValue) {
	for _, p := range x.desk.Places.List() {
		if p.Kept {
			out = append(out, panel.FacetValue{Value: p.Name, Text: p.Text})
		}
	}
	return out
}

// tell says at the foot of the window what went wrong.
func (x *window) tell(err error) {
	if err != nil {
		x.setHint(err.Error())
	}
}

// placesMenu is the context menu of a kept search.
func (x *window) placesMenu(row string, at fyne.Position) {
	for _, p := range x.desk.Places.List() {
		if p.Kept && placeRow(p) == row {
			widget.ShowPopUpMenuAtPosition(fyne.NewMenu("",
				fyne.NewMenuItem(x.w.T("keep.rename"), func() {
					x.ask(x.w.T("keep.rename"), x.w.T("searches.save.hint"), p.Name, nil, func(name string) { x.tell(x.desk.Places.Rename(p.Name, name)) })
				}),
				fyne.NewMenuItem(x.w.T("searches.drop"), func() { x.tell(x.desk.Places.Drop(p.Name)) })), x.win.Canvas(), at)
			return
		}
	}
}

func (x *window) whyNothingAsked() string {
	switch {
	case x.desk == nil:
		return x.w.T("why.nolibrary")
	case x.desk.Search.Whole() == "":
		return x.w.T("why.nosearch")
	}
	return ""
}
