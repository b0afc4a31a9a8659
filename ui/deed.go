//go:build cgo

package ui

import (
	"io"
	"io/fs"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"twinleaf/assets"
	"twinleaf/assets/words"
	"twinleaf/model"
	"twinleaf/model/format"
	"twinleaf/model/query"
	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

func (x *window) newPaper() {
	x.toLists()
	if id := x.desk.NewPaper(); id != (model.ID{}) {
		x.search.SetText("")
		x.reader.Title.ZH.Open()
	}
}

func (x *window) copy(text string) { x.app.Clipboard().SetContent(text) }

// copyTitles puts the titles of the selected papers on the clipboard, each
// paper's Chinese one over the original.
func (x *window) copyTitles() {
	x.with(func() {
		text, n := x.desk.List.Titles(x.papers.Ranges())
		if n == 0 {
			return
		}
		x.copy(text)
		if all := x.touched(); n < all {
			x.setHint(x.w.T("copied.some", x.w.Number(int64(n)), x.w.T("papers", all)))
		} else {
			x.setHint(x.w.T("copied.titles", x.w.T("papers", n)))
		}
	})
}

// follow opens a web address in the browser; nothing else is ever opened.
func (x *window) follow(address string) {
	u, err := url.Parse(address)
	if err != nil || !model.IsWebLink(address) {
		x.setHint(x.w.T("why.nolink"))
		return
	}
	if err := x.app.OpenURL(u); err != nil {
		x.setHint(err.Error())
	}
}

func (x *window) read(r panel.Reading) {
	x.set.setReading(int(r))
	x.menu()
	x.desk.Reader.Read(r)
}

func (x *window) setMode(m view.Mode) {
	x.mode = m
	x.set.setMode(m)
	x.look()
	x.menu()
	x.describe.soon()
}

func (x *window) setLanguage(code string) {
	x.set.setLanguage(code)
	x.w = words.For(code)
	x.look()
	if x.desk != nil {
		x.desk.SetWords(x.w)
	}
	x.speak()
	x.showList()
}

func (x *window) importFile() {
	x.chooseFile("import.choose", nil, func(path string) { x.preview(panel.Source{Paths: []string{path}}) })
}

func (x *window) importFolder() {
	x.chooseFolder("import.choose.folder", func(path string) { x.preview(panel.Source{Paths: []string{path}}) })
}

// chooseFile asks for a file under a title in words and hands its path on;
// nothing happens where a person cancels.
func (x *window) chooseFile(title string, filter storage.FileFilter, do func(path string)) {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			x.setHint(panel.Explain(x.w, err))
		case f != nil:
			x.chosen(f, f.URI(), do)
		}
	}, x.win)
	d.SetFilter(filter)
	d.SetTitleText(x.w.T(title))
	x.showFiles(d)
}

// chooseFolder asks for a folder as chooseFile does for a file.
func (x *window) chooseFolder(title string, do func(path string)) { x.chooseFolderFrom(title, "", do) }

// chooseFolderFrom is chooseFolder that begins in a folder, where there is one of this path.
func (x *window) chooseFolderFrom(title, from string, do func(path string)) {
	d := dialog.NewFolderOpen(func(f fyne.ListableURI, err error) {
		switch {
		case err != nil:
			x.setHint(panel.Explain(x.w, err))
		case f != nil:
			do(f.Path())
		}
	}, x.win)
	d.SetTitleText(x.w.T(title))
	if at, err := storage.ListerForURI(storage.NewFileURI(from)); from != "" && err == nil {
		d.SetLocation(at)
	}
	d.SetOnClosed(x.uncovered)
	x.showFiles(d)
}

// uncovered gives the keyboard to what lies below a sheet that is gone: the sheet that opened it, else the list.
func (x *window) uncovered() {
	switch {
	case x.win.Canvas().Overlays().Top() == nil:
		if x.exporting != nil {
			x.exporting.e.Stop()
		}
		x.exporting, x.jobSheet = nil, nil
		x.focusList()
		x.describe.soon()
	case x.exporting != nil:
		x.win.Canvas().Focus(x.exporting.folder)
	}
}

// chosen hands on the path of a file that a dialog opened, closed again.
func (x *window) chosen(f io.Closer, at fyne.URI, do func(path string)) {
	if err := f.Close(); err != nil {
		x.setHint(panel.Explain(x.w, err))
	}
	do(at.Path())
}

// showFiles gives a file dialog the room it needs. It has none to give before it is shown: Fyne 2.8.1 breaks off there.
func (x *window) showFiles(d *dialog.FileDialog) {
	d.Show()
	size := x.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(900, size.Width-60), min(620, size.Height-60)))
}

// importSample adds the papers that come with the program.
func (x *window) importSample() {
	sample := assets.Sample()
	x.desk.ImportSample(format.Files{
		Open:    func(p string) (io.ReadCloser, error) { return sample.Open(filepath.ToSlash(p)) },
		Stat:    func(p string) (fs.FileInfo, error) { return fs.Stat(sample, filepath.ToSlash(p)) },
		ReadDir: func(p string) ([]fs.DirEntry, error) { return fs.ReadDir(sample, filepath.ToSlash(p)) },
		Real:    func(p string) (string, error) { return path.Clean(filepath.ToSlash(p)), nil },
		Stdin:   strings.NewReader(""),
	}, ".")
}

// newLibrary asks for a folder and a name: a library is made where there is
// none of that name, and opened where there is.
func (x *window) newLibrary() {
	x.chooseFolder("open.new", func(folder string) {
		x.ask(x.w.T("open.new"), x.w.T("open.name"), "library", nil, func(name string) {
			base := strings.TrimSuffix(filepath.Base(strings.TrimSpace(name)), libraryEnding)
			if base != "" && base != "." {
				x.open(filepath.Join(folder, base+libraryEnding))
			}
		})
	})
}

// columnMenu chooses the columns of the list, and leads back from an order by columns.
func (x *window) columnMenu(at fyne.Position) {
	ids, titles, shown := x.papers.Choices(x.w)
	var items []*fyne.MenuItem
	for i, id := range ids {
		item := fyne.NewMenuItem(titles[i], func() {
			x.papers.Toggle(x.w, id)
			x.set.setColumns(x.papers.Arrangement())
		})
		item.Checked = shown[i]
		items = append(items, item)
	}
	order := fyne.NewMenuItem(x.w.T("columns.order"), func() { x.with(func() { x.setOrder(query.Sort{}) }) })
	order.Checked = x.desk != nil && x.desk.Search.Order() == query.Sort{}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(x.w.T("columns.standard"), x.standardColumns), order)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), x.win.Canvas(), at)
}

// menuItem is an action in a context menu: one that can't be done now says why.
func (x *window) menuItem(id string) *fyne.MenuItem {
	item := fyne.NewMenuItem(x.hintOf(id), x.run(id))
	if reason := x.action(id).reason(); reason != "" {
		item.Label, item.Disabled = x.w.T("why.of", item.Label, reason), true
	}
	return item
}

// paperMenu is the context menu of a row.
func (x *window) paperMenu(_ int, at fyne.Position) {
	var items []*fyne.MenuItem
	for _, id := range []string{"edit", "edit.original", "copy", "cite", "shelf", "tag", "mark.read", "mark.unread", "bulk", "export", "delete"} {
		items = append(items, x.menuItem(id))
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), x.win.Canvas(), at)
}

// showKeys is the sheet of shortcuts, made from the table of actions.
func (x *window) showKeys() {
	var lines []string
	for i := range x.actions {
		if k := x.actions[i].keyText(); k != "" {
			line := x.w.T("keys.line", k, x.w.T("action."+x.actions[i].id))
			if reason := x.actions[i].reason(); reason != "" {
				line = x.w.T("why.of", line, reason)
			}
			lines = append(lines, line)
		}
	}
	lines = append(lines, x.w.T("keys.list"), x.w.T("keys.search"), x.w.T("keys.field"))
	x.showText(x.w.T("action.keys"), lines)
}

// showSearchHelp is the search line on one page.
func (x *window) showSearchHelp() {
	lines := strings.Split(x.w.T("search.help.text"), "\n")
	var names []string
	for _, s := range query.Fields() {
		name := s.Name
		if s.Zh != "" {
			name += " " + s.Zh
		}
		names = append(names, name)
	}
	lines = append(lines, x.w.T("search.help.fields", strings.Join(names, ", ")))
	x.showText(x.w.T("action.search.help"), lines)
}
