//go:build cgo

package ui

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"twinleaf/assets/words"
	"twinleaf/model"
	"twinleaf/model/format"
	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// action is something a person can do. Menus, buttons, shortcuts and the
// sheet of shortcuts are all made from the one table of them.
type action struct {
	id  string // its words are "action." + id
	key fyne.KeyName
	mod fyne.KeyModifier
	why func() string // why it can't be done now, in words; "" when it can; nil: always
	do  func()
}

const ctrl = fyne.KeyModifierShortcutDefault

// table is all that can be done, in the order of the sheet of shortcuts.
func (x *window) table() []action {
	library := func() string {
		if x.desk == nil {
			return x.w.T("why.nolibrary")
		}
		return ""
	}
	paper := func() string {
		if x.desk == nil || x.desk.Reader.ID().IsZero() {
			return x.w.T("why.nopaper")
		}
		return ""
	}
	rows := func() string {
		if x.desk == nil || x.papers.Selected().Count() == 0 {
			return x.w.T("why.noselection")
		}
		return ""
	}
	return []action{
		{"find", fyne.KeyF, ctrl, library, x.find},
		{"clear", fyne.KeyF, ctrl | fyne.KeyModifierShift, library, func() { x.toLists(); x.search.SetText(""); x.desk.Search.Clear() }},
		{"search.save", fyne.KeyS, ctrl, x.whyNothingAsked, x.saveSearch},
		{"list", fyne.KeyL, ctrl, library, x.toLists},
		{"edit", fyne.KeyF2, 0, paper, func() { x.toLists(); x.reader.Title.ZH.Open() }},
		{"edit.original", fyne.KeyF2, fyne.KeyModifierShift, paper, func() { x.toLists(); x.reader.Title.EN.Open() }},
		{"undo", fyne.KeyZ, ctrl, x.whyStep(func(s panel.Status) string { return s.UndoWhat }, "why.noundo"), func() { x.desk.Undo() }},
		{"redo", fyne.KeyZ, ctrl | fyne.KeyModifierShift, x.whyStep(func(s panel.Status) string { return s.RedoWhat }, "why.noredo"), func() { x.desk.Redo() }},
		{"new", fyne.KeyN, ctrl, library, x.newPaper},
		{"delete", fyne.KeyDelete, 0, rows, func() { x.desk.Delete(x.picked()) }},
		{"bin", "", 0, library, x.bin},
		{"restore", "", 0, x.whyNotInBin, func() { x.desk.Restore([]model.ID{x.desk.Reader.ID()}) }},
		{"copy", fyne.KeyC, ctrl | fyne.KeyModifierShift, rows, x.copyTitles},
		{"copy.bibtex", "", 0, rows, x.copyAs("bibtex")},
		{"copy.ris", "", 0, rows, x.copyAs("ris")},
		{"copy.csljson", "", 0, rows, x.copyAs("csljson")},
		{"copy.noteexpress", "", 0, rows, x.copyAs("noteexpress")},
		{"copy.markdown", "", 0, rows, x.copyAs("markdown")},
		{"paste", fyne.KeyV, ctrl, library, x.paste},
		{"cite", fyne.KeyC, ctrl | fyne.KeyModifierAlt, rows, x.cite},
		{"shelf", fyne.KeyB, ctrl, rows, x.label("shelf")},
		{"shelf.new", "", 0, library, func() { x.makeShelf("") }},
		{"tag", fyne.KeyT, ctrl, rows, x.label("tag")},
		{"mark.read", fyne.KeyM, ctrl, rows, func() { x.desk.MarkRead(x.picked(), true) }},
		{"mark.unread", fyne.KeyM, ctrl | fyne.KeyModifierShift, rows, func() { x.desk.MarkRead(x.picked(), false) }},
		{"rate.0", fyne.Key0, ctrl | fyne.KeyModifierAlt, rows, x.rate(0)},
		{"rate.1", fyne.Key1, ctrl | fyne.KeyModifierAlt, rows, x.rate(1)},
		{"rate.2", fyne.Key2, ctrl | fyne.KeyModifierAlt, rows, x.rate(2)},
		{"rate.3", fyne.Key3, ctrl | fyne.KeyModifierAlt, rows, x.rate(3)},
		{"rate.4", fyne.Key4, ctrl | fyne.KeyModifierAlt, rows, x.rate(4)},
		{"rate.5", fyne.Key5, ctrl | fyne.KeyModifierAlt, rows, x.rate(5)},
		{"twins", "", 0, library, x.twins},
		{"bulk", fyne.KeyR, ctrl, rows, x.bulkEdit},
		{"values", fyne.KeyG, ctrl, library, x.countValues},
		{"attention", fyne.KeyJ, ctrl, library, func() { x.toLists(); x.search.SetText(""); x.desk.Search.Attention() }},
		{"fix.accept", fyne.KeyReturn, ctrl, x.whyFinding(true), func() { x.desk.Reader.Accept(x.firstFix()) }},
		{"fix.dismiss", fyne.KeyD, ctrl, x.whyFinding(false), func() { x.dismiss(0) }},
		{"fix.all", fyne.KeyReturn, ctrl | fyne.KeyModifierShift, x.whyFinding(true), func() { x.fixAll(x.firstFix()) }},
		{"fix.off", "", 0, x.whyFinding(false), func() { x.desk.Reader.SwitchOff(0) }},
		{"checks", "", 0, x.whyNoneOff, x.checksOff},
		{"import", fyne.KeyI, ctrl, library, x.importFile},
		{"import.folder", fyne.KeyI, ctrl | fyne.KeyModifierShift, library, x.importFolder},
		{"metrics", "", 0, library, x.importMetrics},
		{"export", fyne.KeyE, ctrl, rows, func() { x.export(x.papers.Ranges(), false) }},
		{"export.all", fyne.KeyE, ctrl | fyne.KeyModifierShift, library, func() { x.export([][2]int{{0, x.desk.List.Count()}}, true) }},
		{"titles.both", "", 0, nil, x.exportTitles(format.BothLanguages)},
		{"titles.original", "", 0, nil, x.exportTitles(format.OriginalOnly)},
		{"titles.zh", "", 0, nil, x.exportTitles(format.ChineseOnly)},
		{"open", fyne.KeyO, ctrl, nil, func() { x.chooseLibrary(x.open) }},
		{"open.window", fyne.KeyO, ctrl | fyne.KeyModifierShift, nil, func() { x.chooseLibrary(x.openWindow) }},
		{"recent.clear", "", 0, x.whyNoRecent, x.clearRecent},
		{"library", fyne.KeyN, ctrl | fyne.KeyModifierShift, nil, x.newLibrary},
		{"sample", "", 0, library, x.importSample},
		{"journals", fyne.KeyF9, 0, library, x.toggleJournals},
		{"journals.merge", fyne.KeyJ, ctrl | fyne.KeyModifierShift, x.whyNoMerge, x.mergeJournals},
		{"journals.alike", fyne.KeyF9, fyne.KeyModifierShift, library, x.alikeJournals},
		{"overview", fyne.KeyF8, 0, x.whyNoPapers, x.toggleOverview},
		{"reading", fyne.KeyF11, 0, paper, x.readOnly},
		{"reading.serif", fyne.KeyF11, fyne.KeyModifierShift, nil, func() { x.setSerif(!x.set.serif()) }},
		{"read.en", fyne.Key1, ctrl, paper, func() { x.read(panel.ReadEN) }},
		{"read.zh", fyne.Key2, ctrl, paper, func() { x.read(panel.ReadZH) }},
		{"read.both", fyne.Key3, ctrl, paper, func() { x.read(panel.ReadBoth) }},
		{"rows", "", 0, nil, func() { x.setRows(!x.set.twoLines()) }},
		{"theme.system", "", 0, nil, func() { x.setMode(view.ModeSystem) }},
		{"theme.light", "", 0, nil, func() { x.setMode(view.ModeLight) }},
		{"theme.sepia", "", 0, nil, func() { x.setMode(view.ModeSepia) }},
		{"theme.dark", "", 0, nil, func() { x.setMode(view.ModeDark) }},
		{"language.en", "", 0, nil, func() { x.setLanguage("en") }},
		{"language.zh", "", 0, nil, func() { x.setLanguage("zh") }},
		{"larger", fyne.KeyEqual, ctrl, nil, func() { x.resize(1) }},
		{"smaller", fyne.KeyMinus, ctrl, nil, func() { x.resize(-1) }},
		{"size.normal", fyne.Key0, ctrl, nil, func() { x.setScale(1) }},
		{"settings", fyne.KeyComma, ctrl, nil, x.settings},
		{"backup", "", 0, library, func() { x.desk.CopyNow() }},
		{"jobs", "", 0, nil, x.showJobs},
		{"palette", fyne.KeyK, ctrl, nil, x.palette},
		{"keys", fyne.KeyF1, 0, nil, x.showKeys},
		{"search.help", "", 0, nil, x.showSearchHelp},
		{"quit", fyne.KeyQ, ctrl, nil, x.quit},
	}
}

func (x *window) whyNoPapers() string {
	switch {
	case x.desk == nil:
		return x.w.T("why.nolibrary")
	case x.desk.Status().Papers == 0 && !x.overview.Visible(): // it can be left
		return x.w.T("why.nopapers")
	}
	return ""
}

func (x *window) whyNotInBin() string {
	switch {
	case x.desk == nil || x.desk.Reader.ID().IsZero():
		return x.w.T("why.nopaper")
	case !x.desk.Reader.Title().InBin:
		return x.w.T("why.notinbin")
	}
	return ""
}

func (x *window) whyStep(what func(panel.Status) string, none string) func() string {
	return func() string {
		if x.desk == nil || what(x.desk.Status()) == "" {
			return x.w.T(none)
		}
		return ""
	}
}

func (x *window) action(id string) *action {
	for i := range x.actions {
		if x.actions[i].id == id {
			return &x.actions[i]
		}
	}
	panic("no action " + id) // an id written in this package
}

// reason says why the action can't be done now; "" when it can.
func (a *action) reason() string {
	if a.why == nil {
		return ""
	}
	return a.why()
}

// run returns what a button or a shortcut calls: the action, or the reason
// why it can't be done at the foot of the window.
func (x *window) run(id string) func() {
	return func() {
		a := x.action(id)
		if reason := a.reason(); reason != "" {
			x.setHint(reason)
			return
		}
		x.with(func() { x.desk.Reader.Now() })
		a.do()
		x.describe.soon()
	}
}

// keys hands every shortcut of the table to the window. They are the canvas's
// and not the menu's: a menu's come before the focused field, and Ctrl+Z there
// must undo what was typed.
func (x *window) keys() {
	plain, shifted := map[fyne.KeyName]func(){}, map[fyne.KeyName]func(){}
	for _, a := range x.actions {
		switch {
		case a.key == "" || a.id == "delete": // Delete belongs to the list, which has the focus then
		case a.mod == 0:
			plain[a.key] = x.run(a.id)
		case a.mod == fyne.KeyModifierShift: // Fyne makes no shortcut of Shift and one key
			shifted[a.key] = x.run(a.id)
		default:
			do := x.run(a.id)
			if a.id != "quit" {
				do = x.uncoveredOnly(do)
			}
			x.win.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: a.key, Modifier: a.mod}, func(fyne.Shortcut) { do() })
		}
	}
	palette := x.uncoveredOnly(x.run("palette"))
	x.win.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyP, Modifier: ctrl | fyne.KeyModifierShift}, func(fyne.Shortcut) { palette() })
	redo, undo := x.uncoveredOnly(x.run("redo")), x.uncoveredOnly(x.run("undo"))
	x.win.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyY, Modifier: ctrl}, func(fyne.Shortcut) { redo() })
	x.win.Canvas().AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { undo() })
	paste := x.uncoveredOnly(x.run("paste"))
	x.win.Canvas().AddShortcut(&fyne.ShortcutPaste{}, func(fyne.Shortcut) { paste() })
	x.win.Canvas().AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { redo() })
	x.win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		if x.win.Canvas().Overlays().Top() != nil { // a sheet lies over the window: its keys are not the window's
			if e.Name == fyne.KeyEscape {
				x.leaveSheet()
			}
			return
		}
		if e.Name == fyne.KeyEscape && x.overview.Visible() {
			x.toggleOverview()
			return
		}
		if e.Name == fyne.KeyEscape && x.journals.Content.Visible() {
			x.toggleJournals()
			return
		}
		if e.Name == fyne.KeyEscape && x.page.Visible() { // its text has the focus, after a click
			x.readOnly()
			return
		}
		keys := plain
		if x.shifted() {
			keys = shifted
		}
		if do, ok := keys[e.Name]; ok {
			do()
		}
	})
}

// uncoveredOnly returns what a shortcut of the window does: nothing while a sheet lies over it.
func (x *window) uncoveredOnly(do func()) func() {
	return func() {
		if x.win.Canvas().Overlays().Top() == nil {
			do()
		}
	}
}

// shifted tells whether Shift, and no other such key, is held.
func (x *window) shifted() bool {
	d, ok := x.app.Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers() == fyne.KeyModifierShift
}

// keyText writes a shortcut as people read it: Ctrl+Shift+F.
func (a *action) keyText() string {
	if a.key == "" {
		return ""
	}
	var parts []string
	if a.mod&ctrl != 0 {
		if runtime.GOOS == "darwin" {
			parts = append(parts, "⌘")
		} else {
			parts = append(parts, "Ctrl")
		}
	}
	if a.mod&fyne.KeyModifierAlt != 0 {
		parts = append(parts, "Alt")
	}
	if a.mod&fyne.KeyModifierShift != 0 {
		parts = append(parts, "Shift")
	}
	return strings.Join(append(parts, string(a.key)), "+")
}

// hintOf is an action's name with its shortcut, for a button.
func (x *window) hintOf(id string) string {
	a := x.action(id)
	s := x.countOf(x.w, id, x.w.T("action."+id))
	if k := a.keyText(); k != "" {
		s += " (" + k + ")"
	}
	return s
}

// bulkActions are those that touch all papers selected in the list: their names say how many where it is more than one.
var bulkActions = map[string]bool{"delete": true, "copy": true, "cite": true, "shelf": true, "tag": true, "bulk": true, "export": true,
	"mark.read": true, "mark.unread": true, "rate.0": true, "rate.1": true, "rate.2": true, "rate.3": true, "rate.4": true, "rate.5": true,
	"copy.bibtex": true, "copy.ris": true, "copy.csljson": true, "copy.noteexpress": true, "copy.markdown": true}

// countOf puts how many papers an action will touch behind its name.
func (x *window) countOf(w *words.Words, id, name string) string {
	if n := x.touched(); bulkActions[id] && n > 1 {
		return w.T("action.of", name, w.T("papers", n))
	}
	return name
}

// touched is how many papers the bulk actions would touch.
func (x *window) touched() int {
	if x.desk == nil {
		return 0
	}
	return x.papers.Selected().Count()
}

// recentItem stands in the menus for the list of recent libraries.
const recentItem = "recent"

// menus are the menu bar, by ids of actions; "-" is a line.
var menus = []struct {
	key string
	ids []string
}{
	{"menu.file", []string{"new", "-", "import", "import.folder", "metrics", "export", "export.all", "titles.both", "titles.original", "titles.zh", "-", "open", recentItem, "open.window", "library", "sample", "-", "backup", "settings", "-", "quit"}},
	{"menu.edit", []string{"undo", "redo", "-", "edit", "edit.original", "-", "copy", "copy.bibtex", "copy.ris", "copy.csljson", "copy.noteexpress", "copy.markdown", "paste", "cite", "delete", "-", "find", "list", "clear", "search.save"}},
	{"menu.keep", []string{"shelf", "shelf.new", "tag", "-", "bin", "restore", "-", "mark.read", "mark.unread", "-", "rate.5", "rate.4", "rate.3", "rate.2", "rate.1", "rate.0"}},
	{"menu.correct", []string{"bulk", "values", "twins", "-", "journals.alike", "journals.merge", "-", "attention", "-", "fix.accept", "fix.dismiss", "fix.all", "-", "fix.off", "checks"}},
	{"menu.view", []string{"overview", "journals", "reading", "reading.serif", "-", "read.en", "read.zh", "read.both", "-", "rows", "-", "larger", "smaller", "size.normal", "-", "theme.system", "theme.light", "theme.sepia", "theme.dark", "-", "jobs", "-", "language.en", "language.zh"}},
	{"menu.help", []string{"palette", "keys", "search.help"}},
}

// menu makes the menu bar in the words now in use.
func (x *window) menu() {
	var list []*fyne.Menu
	x.bulkItems, x.bulkCount = map[string]*fyne.MenuItem{}, x.touched()
	for _, m := range menus {
		menu := fyne.NewMenu(x.w.T(m.key))
		for _, id := range m.ids {
			if id == "-" {
				menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
				continue
			}
			if id == recentItem {
				menu.Items = append(menu.Items, x.recentMenu())
				continue
			}
			item := fyne.NewMenuItem(x.hintOf(id), x.run(id))
			if bulkActions[id] {
				x.bulkItems[id] = item
			}
			item.IsQuit = id == "quit"
			item.Checked = x.checked(id)
			menu.Items = append(menu.Items, item)
		}
		list = append(list, menu)
	}
	x.win.SetMainMenu(fyne.NewMainMenu(list...))
}

// recount has the menus say how many papers are selected.
func (x *window) recount() {
	if n := x.touched(); n != x.bulkCount {
		x.bulkCount = n
		for id, item := range x.bulkItems {
			item.Label = x.hintOf(id)
		}
	}
}

// checked tells which of the choices in the menus holds.
func (x *window) checked(id string) bool {
	switch id {
	case "titles.both":
		return x.set.titles() == format.BothLanguages
	case "titles.original":
		return x.set.titles() == format.OriginalOnly
	case "titles.zh":
		return x.set.titles() == format.ChineseOnly
	case "reading.serif":
		return x.set.serif()
	case "read.en":
		return x.set.reading() == int(panel.ReadEN)
	case "read.zh":
		return x.set.reading() == int(panel.ReadZH)
	case "read.both":
		return x.set.reading() == int(panel.ReadBoth)
	case "theme.system":
		return x.mode == view.ModeSystem
	case "theme.light":
		return x.mode == view.ModeLight
	case "theme.sepia":
		return x.mode == view.ModeSepia
	case "theme.dark":
		return x.mode == view.ModeDark
	case "language.en", "language.zh":
		return strings.HasSuffix(id, x.w.Lang())
	}
	return false
}
