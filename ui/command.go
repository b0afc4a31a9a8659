//go:build cgo

package ui

import (
	"strings"

	"twinleaf/assets/words"
	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

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
		c := panel.Command{ID: a.id, Keys: a.keyText(), Names: []string{x.countOf(x.w, a.id, x.commandName(x.w, a.id)), x.countOf(also, a.id, x.commandName(also, a.id))}}
		c.Why = a.reason()
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
	c := &chooser{x: x, none: x.w.T("palette.none")}
	c.rows = func(typed string) []view.FacetRow {
		var rows []view.FacetRow
		for _, k := range panel.Commands(typed, all) {
			row := view.FacetRow{ID: k.ID, Label: k.Names[0], Count: k.Keys}
			if k.Why != "" {
				row.Count, row.Faint = k.Why, true
			}
			rows = append(rows, row)
		}
		return rows
	}
	c.take = func(id string, _ bool) {
		c.close()
		if path, ok := strings.CutPrefix(id, recentPrefix); ok {
			x.openRecent(path)
		} else if id != "" {
			x.run(id)()
		}
	}
	c.open(x.w.T("palette.placeholder"))
}
