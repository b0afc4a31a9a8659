//go:build cgo

package ui

import "twinleaf/ui/view"

// The overview is the library in pictures, over the whole window; each bar is a way back into the list.

func (x *window) newOverview() *view.Overview {
	o := view.NewOverview()
	o.Hide()
	o.OnLine = func(line string) {
		x.toggleOverview()
		x.searchFor(line)
	}
	o.OnYears = func(from, to int) {
		x.toggleOverview()
		x.search.SetText("")
		x.desk.Search.Clear()
		x.desk.Search.Years(from, to)
	}
	o.OnYear = func(year, count int, ok bool) { // it lies over the foot of the window
		o.Say("")
		if ok {
			o.Say(x.yearText(year, count))
		}
	}
	return o
}

// searchFor puts a whole question into the search line.
func (x *window) searchFor(line string) {
	x.desk.Search.ClearFilters()
	x.search.SetText(line)
	x.desk.Search.Finish(line)
	x.toLists()
}

// toggleOverview opens the overview, or goes back to the list.
func (x *window) toggleOverview() {
	if x.overview.Visible() {
		x.overview.Hide()
		x.desk.Overview.Close()
		x.cover()
		x.focusList()
	} else {
		x.desk.Overview.Open()
	}
	x.describe.soon()
}

// showOverview draws the overview once its counts are there.
func (x *window) showOverview() {
	p := x.desk.Overview.Page()
	if !p.Ready {
		return
	}
	x.overview.Set(p)
	if !x.overview.Visible() {
		x.overview.Show()
		x.cover()
		x.win.Canvas().Focus(x.overview)
	}
	x.describe.soon()
}
