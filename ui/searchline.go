//go:build cgo

package ui

import (
	"strings"

	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// The search line: what is typed is searched for at once, and below it stands what its last word may become, or, while it is empty, what
// was searched for before.

// newSearchLine makes the line and the list below it.
func (x *window) newSearchLine() {
	x.search = view.NewEntry(view.EntryStyle{Frame: view.FrameLine, Size: view.TypeSubtitle, PadX: 12, PadY: 6, Glyph: "⌕"})
	x.offers = view.NewOffers(x.search)
	x.offers.OnTake = x.takeOffer
	x.search.OnChanged = func(s string) {
		x.with(func() {
			x.desk.Search.Type(s)
			x.complete(s)
		})
	}
	x.search.OnSubmit = func(s string) {
		if i := x.offers.Chosen(); i >= 0 {
			x.takeOffer(i)
			return
		}
		x.hideOffers()
		x.with(func() {
			x.desk.Search.Finish(s)
			x.set.addSearched(s)
			x.win.Canvas().Focus(x.papers.Table)
		})
	}
	x.search.OnEscape = func() {
		if x.offers.Len() > 0 {
			x.hideOffers()
			return
		}
		x.search.SetText("")
		x.with(func() { x.desk.Search.Type("") })
	}
	x.search.OnStep = func(by int) {
		switch {
		case x.offers.Step(by):
		case by > 0 && x.search.Text() == "" && x.desk != nil && x.offerHistory():
		case by > 0:
			x.win.Canvas().Focus(x.papers.Table)
		}
	}
	x.search.OnTab = func() bool {
		if x.offers.Len() == 0 {
			return false
		}
		x.takeOffer(max(0, x.offers.Chosen()))
		return true
	}
	x.search.OnFocus = func(has bool) {
		if !has {
			x.hideOffers()
		}
	}
}

// complete offers what the last word of the line may become.
func (x *window) complete(line string) {
	x.desk.Completer.Complete(line, func(c panel.Completion) {
		if x.search.Text() == line {
			x.offer(c)
		}
	})
}

func (x *window) offer(c panel.Completion) {
	x.offered = c
	list := make([]view.Offer, len(c.Items))
	for i, it := range c.Items {
		list[i] = view.Offer{Text: strings.TrimSpace(it.Text), Note: it.Note}
	}
	x.offers.Set(list)
	x.describe.soon()
}

// offerHistory offers what was searched for before; false where there is nothing.
func (x *window) offerHistory() bool {
	var c panel.Completion
	for _, s := range x.set.searched() {
		c.Items = append(c.Items, panel.CompletionItem{Text: s})
	}
	if len(c.Items) > 0 {
		x.offer(c)
		x.offers.Step(1)
	}
	return len(c.Items) > 0
}

func (x *window) hideOffers() {
	if x.desk != nil {
		x.desk.Completer.Drop()
	}
	x.offered = panel.Completion{}
	x.offers.Set(nil)
}

// takeOffer writes an offer into the line, as a step that can be undone there.
func (x *window) takeOffer(i int) {
	if i >= len(x.offered.Items) {
		return
	}
	c, text := x.offered, x.offered.Items[i].Text
	x.hideOffers()
	x.search.Replace(view.Span{From: c.From, To: c.To}, text) // and asks anew
	x.win.Canvas().Focus(x.search)
}
