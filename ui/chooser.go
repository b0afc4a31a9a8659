//go:build cgo

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"twinleaf/ui/view"
)

// chooserRows is how many rows a chooser shows at once; typing narrows them.
const chooserRows = 12

// chooser is a line to type in and what it finds, over the window: Up and Down go through the rows, Enter or a click takes one, Escape leaves.
type chooser struct {
	x    *window
	line *view.Entry
	list *view.Facets
	pop  *widget.PopUp
	// rows gives the rows for what was typed.
	rows func(typed string) []view.FacetRow
	// take does what a row stands for; more tells that Ctrl or Shift was held with a click.
	take func(row string, more bool)
	none string // what stands where nothing is found

	found []view.FacetRow
	at    int
}

// open shows the chooser.
func (c *chooser) open(placeholder string) {
	c.line = view.NewEntry(view.EntryStyle{Frame: view.FrameLine, Size: view.TypeSubtitle, PadX: 12, PadY: 8})
	c.line.SetPlaceHolder(placeholder)
	c.list = view.NewFacets()
	body := container.New(&view.VStack{Pad: 10, Gap: 4}, c.line, c.list)
	c.pop = widget.NewModalPopUp(body, c.x.win.Canvas())
	c.line.OnChanged = c.find
	c.line.OnEscape = c.close
	c.line.OnStep = func(by int) {
		if n := len(c.found); n > 0 {
			c.at = ((c.at+by)%n + n) % n
			c.draw()
		}
	}
	c.line.OnSubmit = func(string) {
		if c.at < len(c.found) {
			c.take(c.found[c.at].ID, false)
		}
	}
	c.list.OnTap = func(_, row string, more bool) { c.take(row, more) }
	c.find("")
	size := c.x.win.Canvas().Size()
	c.pop.Resize(fyne.NewSize(min(620, size.Width-60), body.MinSize().Height))
	c.pop.Show()
	c.x.win.Canvas().Focus(c.line)
}

func (c *chooser) find(typed string) {
	c.found, c.at = c.rows(typed), 0
	c.draw()
}

// again asks for the rows anew and stays where it is.
func (c *chooser) again() {
	c.found = c.rows(c.line.Text())
	c.at = min(c.at, max(0, len(c.found)-1))
	c.draw()
}

func (c *chooser) draw() {
	g := view.FacetGroup{}
	from := min(max(0, c.at-chooserRows+1), max(0, len(c.found)-chooserRows))
	for i := from; i < min(len(c.found), from+chooserRows); i++ {
		row := c.found[i]
		row.Selected = i == c.at
		g.Rows = append(g.Rows, row)
	}
	if len(c.found) == 0 {
		g.Rows = append(g.Rows, view.FacetRow{Label: c.none, Faint: true})
	}
	c.list.Set([]view.FacetGroup{g})
	c.x.describe.soon()
}

func (c *chooser) close() {
	c.pop.Hide()
	c.x.focusList()
}
