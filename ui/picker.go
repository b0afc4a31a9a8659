//go:build cgo

package ui

import (
	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// picked is how many values a picker lists; typing finds the others.
const picked = 200

// pick finds a value of a filter by a few letters, and filters by it. A click with Ctrl or Shift adds to what is chosen, and stays.
func (x *window) pick(field string) {
	x.desk.Search.Pick(field, func(p *panel.Picker) {
		c := &chooser{x: x, none: x.w.T("picker.none")}
		c.rows = func(typed string) []view.FacetRow {
			found, _ := x.desk.Search.Find(p, typed, picked)
			rows := make([]view.FacetRow, len(found))
			for i, v := range found {
				rows[i] = view.FacetRow{ID: v.Value, Label: v.Label, Count: v.Text, Dot: v.Selected}
			}
			return rows
		}
		c.take = func(value string, more bool) {
			x.desk.Search.Toggle(field, value, more)
			if more {
				c.again()
				return
			}
			c.close()
		}
		c.open(x.w.T("picker.placeholder"))
	})
}
