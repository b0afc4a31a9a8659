//go:build cgo

package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"twinleaf/ui/view"
)

// typeAhead goes to the row that begins with what is typed in the list of papers.
func (x *window) typeAhead(typed string) {
	x.with(func() {
		x.desk.Ahead.Find(typed, func(row int) { x.goAhead(x.papers.Table, typed, row) })
	})
}

// goAhead selects the row that was found for what was typed in a list, -1 being none, and says so at the foot of the window for a while.
func (x *window) goAhead(t *view.Table, typed string, row int) {
	said := x.w.T("ahead.typed", typed)
	if row < 0 {
		said = x.w.T("ahead.none", typed)
	} else {
		t.Choose(row)
	}
	x.setHint(said)
	time.AfterFunc(aheadTime, func() {
		fyne.Do(func() {
			if x.hint == said {
				x.setHint("")
			}
		})
	})
}

// aheadTime is how long the foot says what was typed.
const aheadTime = 3 * time.Second
