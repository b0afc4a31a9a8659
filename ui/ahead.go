//go:build cgo

package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"twinleaf/ui/view"
)

// typeAhead goes to the row that begins with what is typed in the list, and says so at the foot of the window for a while.
func (x *window) typeAhead(typed string) {
	x.with(func() {
		x.desk.Ahead.Find(typed, func(row int) {
			said := x.w.T("ahead.typed", typed)
			if row < 0 {
				said = x.w.T("ahead.none", typed)
			} else {
				x.papers.Select(row, view.SelectRange(row, row+1))
				x.desk.List.Select(row)
			}
			x.setHint(said)
			time.AfterFunc(aheadTime, func() {
				fyne.Do(func() {
					if x.hint == said {
						x.setHint("")
					}
				})
			})
		})
	})
}

// aheadTime is how long the foot says what was typed.
const aheadTime = 3 * time.Second
