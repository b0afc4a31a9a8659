//go:build cgo

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// The journals view is the list of all journals over the whole window, with the one that is looked at beside it.

func (x *window) newJournals() *view.Journals {
	j := view.NewJournals(view.Deeds{Copy: x.copy, Link: x.follow, Hint: x.setHint},
		func(field, text string) error { return x.desk.Journals.Edit(field, text) },
		func(name string, from, to int) {
			x.toggleJournals()
			x.search.SetText("")
			x.desk.Search.Journal(name, from, to)
		}, x.toggleJournals)
	j.Find.OnChanged = func(s string) { x.with(func() { x.desk.Journals.Find(s) }) }
	j.Find.OnSubmit = func(string) { x.win.Canvas().Focus(j.Table) }
	j.Find.OnStep = func(by int) {
		if by > 0 {
			x.win.Canvas().Focus(j.Table)
		}
	}
	j.Find.OnEscape = func() {
		if j.Find.Text() == "" {
			x.toggleJournals()
			return
		}
		j.Find.SetText("")
		x.desk.Journals.Find("")
	}
	j.OnAll = j.Find.OnEscape
	j.OnSelect = func(cursor int, s view.Selection) {
		x.with(func() {
			var ranges [][2]int
			for _, r := range s.Ranges() {
				ranges = append(ranges, [2]int{r.From, r.To})
			}
			x.desk.Journals.Pick(ranges)
			x.desk.Journals.Select(cursor)
			x.journals.Picked(x.desk.Journals)
		})
	}
	j.OnMenu = x.journalMenu
	j.OnCopy = func() { x.with(func() { x.copy(x.desk.Journals.PickedNames()) }) }
	j.OnMerge, j.OnAlike = x.run("journals.merge"), x.run("journals.alike")
	j.OnSort = func(keys []view.SortKey) {
		if len(keys) > 0 {
			x.desk.Journals.Sort(panel.JournalSort{Column: keys[0].Column, Desc: keys[0].Descending})
		}
	}
	j.OnType = func(typed string) {
		x.with(func() { x.goAhead(j.Table, typed, x.desk.Journals.Ahead(typed)) })
	}
	j.OnShow = x.showPapersOf
	j.OnOpen = func(int) { x.showPapersOf() }
	j.OnEnter = j.OnOpen
	return j
}

// focusList gives the keyboard to the list that is shown, or to the view over it.
func (x *window) focusList() {
	switch {
	case x.page.Visible():
		x.win.Canvas().Focus(x.page)
	case x.overview.Visible():
		x.win.Canvas().Focus(x.overview)
	case x.journals.Content.Visible():
		x.win.Canvas().Focus(x.journals.Table)
	default:
		x.win.Canvas().Focus(x.papers.Table)
	}
}

// journalMenu is the context menu of a journal.
func (x *window) journalMenu(_ int, at fyne.Position) {
	items := []*fyne.MenuItem{fyne.NewMenuItem(x.w.T("journals.papers"), x.showPapersOf), fyne.NewMenuItemSeparator()}
	for _, id := range []string{"journals.merge", "journals.alike"} {
		items = append(items, x.menuItem(id))
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), x.win.Canvas(), at)
}

// showPapersOf goes to the papers of the journal that is looked at.
func (x *window) showPapersOf() {
	j := x.desk.Journals.Journal()
	if !j.Shown {
		return
	}
	name := j.Name.Text
	if name == "" {
		name = j.NameZH.Text
	}
	x.toggleJournals()
	x.search.SetText("")
	x.desk.Search.Journal(name, 0, 0)
}

// toggleJournals opens the list of journals, or goes back to that of papers.
func (x *window) toggleJournals() {
	if x.journals.Content.Visible() {
		x.journals.Content.Hide()
		x.desk.Journals.Close()
		x.cover()
		x.win.Canvas().Focus(x.papers.Table)
	} else {
		x.journals.Find.SetText("")
		x.journals.SetWords(x.w)
		x.desk.Journals.Open()
	}
	x.showStatus()
	x.describe.soon()
}

// showJournals draws the list once it has been read.
func (x *window) showJournals() {
	if !x.desk.Journals.Ready() {
		return
	}
	x.journals.Show(x.w, x.desk.Journals)
	if !x.journals.Content.Visible() {
		x.journals.Content.Show()
		x.cover()
		x.win.Canvas().Focus(x.journals.Find)
		x.showStatus()
	}
	x.describe.soon()
}
