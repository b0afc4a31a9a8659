//go:build cgo

package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"twinleaf/assets/words"
	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// paletteRows is how many commands are shown at once; typing narrows them.
const paletteRows = 12

// commands lists every action with its names in both languages, and why it can't be done now; then the libraries that were open before.
func (x *window) commands() []panel.Command {
	other := "en"
	if x.w.Lang() == "en" {
		other = "zh"
	}
	also := words.For(other)
	var out []panel.Command
	for i := range x.actions {
		a := &x.actions[i]
		if a.id == "palette" {
			continue
		}
		c := panel.Command{ID: a.id, Keys: a.keyText(), Names: []string{x.commandName(x.w, a.id), x.commandName(also, a.id)}}
		if a.why != nil {
			c.Why = a.why()
		}
		out = append(out, c)
	}
	for _, p := range x.others() {
		name := recentName(p)
		out = append(out, panel.Command{ID: recentPrefix + p, Names: []string{x.w.T("palette.recent", name), also.T("palette.recent", name)}})
	}
	return out
}

// commandName is an action's name, with the menu's before it where it says too little by itself.
func (x *window) commandName(w *words.Words, id string) string {
	name := w.T("action." + id)
	for _, m := range []struct{ prefix, word string }{{"theme.", "palette.theme"}, {"language.", "palette.language"}, {"rate.", "palette.rate"}, {"read.", "palette.read"}} {
		if len(id) > len(m.prefix) && id[:len(m.prefix)] == m.prefix {
			return w.T(m.word, name)
		}
	}
	return name
}

// palette finds an action by a few letters of its name and does it.
func (x *window) palette() {
	all := x.commands()
	line := view.NewEntry(view.EntryStyle{Frame: view.FrameLine, Size: view.TypeSubtitle, PadX: 12, PadY: 8})
	line.SetPlaceHolder(x.w.T("palette.placeholder"))
	list := view.NewFacets()
	body := container.New(&view.VStack{Pad: 10, Gap: 4}, line, list)
	pop := widget.NewModalPopUp(body, x.win.Canvas())
	var found []panel.Command
	at := 0
	draw := func() {
		g := view.FacetGroup{}
		from := min(max(0, at-paletteRows+1), max(0, len(found)-paletteRows))
		for i := from; i < min(len(found), from+paletteRows); i++ {
			c := found[i]
			row := view.FacetRow{ID: c.ID, Label: c.Names[0], Count: c.Keys, Selected: i == at}
			if c.Why != "" {
				row.Label, row.Count, row.Faint = c.Names[0], c.Why, true
			}
			g.Rows = append(g.Rows, row)
		}
		if len(found) == 0 {
			g.Rows = append(g.Rows, view.FacetRow{Label: x.w.T("palette.none"), Faint: true})
		}
		list.Set([]view.FacetGroup{g})
		x.describe.soon()
	}
	show := func(typed string) {
		found, at = panel.Commands(typed, all), 0
		draw()
	}
	closed := func() {
		pop.Hide()
		x.win.Canvas().Focus(x.papers.Table)
	}
	do := func(id string) {
		closed()
		if path, ok := strings.CutPrefix(id, recentPrefix); ok {
			x.openRecent(path)
		} else if id != "" {
			x.run(id)()
		}
	}
	line.OnChanged = show
	line.OnEscape = closed
	line.OnStep = func(by int) {
		if n := len(found); n > 0 {
			at = (at + by + n) % n
			draw()
		}
	}
	line.OnSubmit = func(string) {
		if at < len(found) {
			do(found[at].ID)
		}
	}
	list.OnTap = func(_, row string, _ bool) { do(row) }
	show("")
	size := x.win.Canvas().Size()
	pop.Resize(fyne.NewSize(min(620, size.Width-60), body.MinSize().Height))
	pop.Show()
	x.win.Canvas().Focus(line)
}
