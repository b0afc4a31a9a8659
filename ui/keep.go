//go:build cgo

package ui

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"twinleaf/model"
	"twinleaf/model/bulk"
	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// picked are the papers selected in the list.
func (x *window) picked() bulk.Papers { return x.desk.List.Chosen(x.papers.Ranges()) }

func (x *window) rate(stars int) func() { return func() { x.desk.Rate(x.picked(), stars) } }

// label asks for the shelf or the tag that the selected papers get: one that is there, or a new one.
func (x *window) label(field string) func() {
	return func() {
		papers := x.picked()
		known := x.desk.Search.Labels(field)
		x.ask(x.w.T("keep."+field+".title", x.w.T("papers", papers.Count())), x.w.T("keep."+field+".hint"), "", known,
			func(name string) { x.desk.AddLabel(papers, field, name) })
	}
}

// ask shows a sheet with one line and the names that are there; Enter or a click on one of them takes it.
func (x *window) ask(title, hint, text string, known []panel.FacetValue, do func(string)) {
	line := view.NewEntry(view.EntryStyle{Frame: view.FrameLine, Size: view.TypeText, PadX: 10, PadY: 6})
	line.SetPlaceHolder(hint)
	line.SetText(text)
	var sheet *dialog.CustomDialog
	take := func(name string) {
		sheet.Hide()
		x.uncovered()
		if strings.TrimSpace(name) != "" {
			do(name)
		}
	}
	line.OnSubmit = take
	line.OnEscape = func() { sheet.Hide(); x.uncovered() }
	names := view.NewFacets()
	show := func(typed string) {
		var g view.FacetGroup
		for _, v := range known {
			if strings.Contains(strings.ToLower(v.Value), strings.ToLower(strings.TrimSpace(typed))) {
				g.Rows = append(g.Rows, view.FacetRow{ID: v.Value, Label: v.Value, Count: v.Text})
			}
		}
		names.Set([]view.FacetGroup{g})
	}
	names.OnTap = func(_, row string, _ bool) { take(row) }
	line.OnChanged = show
	show("")
	ok := view.NewButton(view.ButtonPrimary, x.w.T("ok"), func() { take(line.Text()) })
	cancel := view.NewButton(view.ButtonPlain, x.w.T("cancel"), line.OnEscape)
	body := container.NewBorder(line, container.NewBorder(nil, nil, nil, container.NewHBox(cancel, ok)), nil, nil, view.NewPane(names))
	sheet = dialog.NewCustomWithoutButtons(title, body, x.win)
	height := float32(170 + 25*min(len(known), 8))
	sheet.Resize(fyne.NewSize(420, height))
	sheet.Show()
	x.win.Canvas().Focus(line)
	line.SelectAll()
}

// facetMenu is the context menu of a shelf or a tag beside the list.
func (x *window) facetMenu(group, row string, at fyne.Position) {
	if x.desk != nil && group == placesID {
		x.placesMenu(row, at)
		return
	}
	if x.desk == nil || row == "" || group != "shelf" && group != "tag" {
		return
	}
	known := x.desk.Search.Labels(group)
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(x.w.T("keep.rename"), func() {
			x.ask(x.w.T("keep.rename"), x.w.T("keep."+group+".hint"), row, known, func(name string) { x.desk.RenameLabel(group, row, name) })
		}),
		fyne.NewMenuItem(x.w.T("keep."+group+".drop"), func() { x.desk.DropLabel(group, row) }),
	}
	if group == "tag" {
		items = append(items, x.colorItem(row))
	} else {
		items = append([]*fyne.MenuItem{fyne.NewMenuItem(x.w.T("keep.shelf.new"), func() { x.makeShelf(row + "/") })}, items...)
	}
	if papers := x.picked(); papers.Count() > 0 {
		n := x.w.T("papers", papers.Count())
		items = append([]*fyne.MenuItem{
			fyne.NewMenuItem(x.w.T("keep."+group+".add", n), func() { x.desk.AddLabel(papers, group, row) }),
			fyne.NewMenuItem(x.w.T("keep."+group+".take", n), func() { x.desk.RemoveLabel(papers, group, row) }),
			fyne.NewMenuItemSeparator(),
		}, items...)
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), x.win.Canvas(), at)
}

// makeShelf asks for the name of a shelf without papers; on is where it begins.
func (x *window) makeShelf(on string) {
	x.ask(x.w.T("keep.shelf.newtitle"), x.w.T("keep.shelf.hint"), on, nil, func(name string) { x.tell(x.desk.Places.MakeShelf(name)) })
}

// dropPapers ends a drag of rows: over a shelf or a tag the papers get it.
func (x *window) dropPapers(at fyne.Position) {
	group, row, ok := x.facets.RowAt(at)
	x.facets.ClearDrop()
	if ok && x.desk != nil && (group == "shelf" || group == "tag") {
		x.desk.AddLabel(x.picked(), group, row)
	}
}

// tagColors are the dots of tags, of like weight on light and dark grounds.
var tagColors = [model.TagColors]uint32{0xC2554D, 0xC98A2B, 0x8A9A2E, 0x3F9C6B, 0x2E95A3, 0x4A7FC1, 0x8268C0, 0xB65C9C}

// colorItem is the menu of the colours that a tag can be given.
func (x *window) colorItem(tag string) *fyne.MenuItem {
	set := func(n int) func() { return func() { x.tell(x.desk.Places.SetColor(tag, n)) } }
	var items []*fyne.MenuItem
	for i, c := range tagColors {
		item := fyne.NewMenuItem(x.w.T("keep.color."+strconv.Itoa(i+1)), set(i+1))
		item.Icon = fyne.NewStaticResource(fmt.Sprintf("tag-%06x.svg", c),
			fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5" fill="#%06x"/></svg>`, c))
		item.Checked = x.desk.Places.Color(tag) == i+1
		items = append(items, item)
	}
	own := fyne.NewMenuItem(x.w.T("keep.color.none"), set(0))
	own.Checked = x.desk.Places.Color(tag) == 0
	menu := fyne.NewMenuItem(x.w.T("keep.color"), nil)
	menu.ChildMenu = fyne.NewMenu("", append(items, fyne.NewMenuItemSeparator(), own)...)
	return menu
}

// tagColor is the colour that a person gave to a tag, else one by its name: always the same for the same.
func (x *window) tagColor(name string) uint32 {
	if n := x.desk.Places.Color(name); n >= 1 && n <= len(tagColors) {
		return tagColors[n-1]
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(strings.ToLower(name))) // never fails
	return tagColors[h.Sum32()%uint32(len(tagColors))]
}
