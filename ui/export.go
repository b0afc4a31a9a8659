//go:build cgo

package ui

import (
	"slices"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"

	"twinleaf/model/format"
	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// exportSheet asks how and where papers are to be written: Enter writes them from every field, Escape leaves.
type exportSheet struct {
	x     *window
	e     *panel.Exporting
	keys  sheetKeys
	sheet *dialog.CustomDialog
	form  *fyne.Container
	pane  *view.Pane

	formats []panel.ExportFormat
	format  *sheetSelect
	titles  *sheetSelect
	packed  *sheetSelect
	folder  *view.Entry
	name    *view.Entry
	replace *sheetCheck

	noFolder, noName *view.Label     // what is wrong, below the field
	there            *fyne.Container // that there is such a file, and replace
}

// exported are the choices of languages, in the order in which sheets show them; exportedNames are what they are called.
var exported = []format.Languages{format.BothLanguages, format.OriginalOnly, format.ChineseOnly}

func (x *window) exportedNames() []string {
	return []string{x.w.T("settings.titles.both"), x.w.T("settings.titles.original"), x.w.T("settings.titles.zh")}
}

// export opens it for rows of the list; all says that they are the whole list.
func (x *window) export(ranges [][2]int, all bool) {
	if x.exporting != nil { // its own shortcut, while it is open
		return
	}
	e := x.desk.Exporting(ranges, all)
	if e == nil {
		x.setHint(x.w.T("why.noselection"))
		return
	}
	e.SetFormat(x.set.exportFormat())
	e.Folder, e.Languages = x.set.exportFolder(), x.set.titles()
	s := &exportSheet{x: x, e: e, formats: e.Formats()}
	s.keys = sheetKeys{enter: s.write, escape: s.close}
	x.exporting = s
	s.build()
	s.draw()
	s.sheet.Show()
	s.look()
	x.win.Canvas().Focus(s.name)
	s.selectStem()
	x.describe.soon()
}

func (s *exportSheet) build() {
	t := s.x.w.T
	s.format = newSheetSelect(&s.keys, each(s.formats, func(f panel.ExportFormat) string { return f.Label }))
	s.titles = newSheetSelect(&s.keys, s.x.exportedNames())
	s.packed = newSheetSelect(&s.keys, each(panel.Compressions, func(c string) string { return t("export.packed" + c) }))
	s.folder, s.name = s.entry(), s.entry()
	choose := newSheetButton(&s.keys, t("export.folder.choose"), s.choose)
	s.replace = newSheetCheck(&s.keys, t("export.replace"))
	fault := func() *view.Label {
		return view.NewFlexLabel("", view.TextStyle{Size: view.TypeSmall, Role: view.RoleCaution})
	}
	s.noFolder, s.noName = fault(), fault()
	exists := view.NewLabel(t("export.exists"), view.TextStyle{Size: view.TypeSmall, Role: view.RoleCaution})

	s.format.OnChanged = func(string) {
		s.e.SetFormat(s.formats[s.format.SelectedIndex()].Name)
		s.draw()
		s.look()
	}
	s.titles.OnChanged = func(string) { s.e.Languages = exported[s.titles.SelectedIndex()] }
	s.packed.OnChanged = func(string) {
		s.e.SetCompression(panel.Compressions[s.packed.SelectedIndex()])
		s.draw()
		s.look()
	}
	s.folder.OnChanged = func(text string) { s.e.Folder, s.e.Replace = text, false; s.draw(); s.look() }
	s.name.OnChanged = func(text string) { s.e.SetName(text); s.draw(); s.look() }
	s.replace.OnChanged = func(on bool) { s.e.Replace = on }

	s.form = container.New(layout.NewFormLayout())
	row := func(label string, o fyne.CanvasObject) {
		gap := view.NewLabel("", view.TextStyle{})
		s.form.Add(container.NewHBox(view.NewLabel(label, view.TextStyle{Role: view.RoleSecondary}), gap))
		s.form.Add(o)
	}
	row(t("export.field.format"), s.format)
	row(t("export.field.titles"), s.titles)
	row(t("export.field.packed"), s.packed)
	row(t("export.field.folder"), container.NewBorder(nil, nil, nil, choose, s.folder))
	row("", s.noFolder)
	row(t("export.field.name"), s.name)
	row("", s.noName)
	s.there = container.NewHBox(exists, s.replace)
	row("", s.there)
	s.pane = view.NewPane(container.New(&view.VStack{}, s.form))

	// The window's own buttons: Fyne's do not show that the keyboard is on the one in the accent colour.
	foot := container.NewHBox(layout.NewSpacer(), view.NewButton(view.ButtonPlain, t("cancel"), s.close),
		view.NewButton(view.ButtonPrimary, t("export.do"), s.write))
	what := view.NewFlexLabel(s.e.What(), view.TextStyle{Size: view.TypeText, Role: view.RoleSecondary})
	body := container.NewBorder(container.New(&view.VStack{Gap: 10}, what, view.NewHairline(), view.NewLabel("", view.TextStyle{Size: 4})), foot, nil, nil, s.pane)
	s.sheet = dialog.NewCustomWithoutButtons(t("export.title", s.e.Count()), body, s.x.win)
	size := s.x.win.Canvas().Size()
	s.sheet.Resize(fyne.NewSize(min(600, size.Width-60), min(430, size.Height-60)))
}

func (s *exportSheet) entry() *view.Entry {
	e := view.NewEntry(view.EntryStyle{Frame: view.FrameLine, Size: view.TypeText, PadX: 10, PadY: 7})
	e.OnSubmit = func(string) { s.write() }
	e.OnEscape = s.close
	return e
}

// draw shows the export as it stands.
func (s *exportSheet) draw() {
	at := slices.IndexFunc(s.formats, func(f panel.ExportFormat) bool { return f.Name == s.e.Format() })
	s.format.show(at)
	s.packed.show(slices.Index(panel.Compressions, s.e.Compression()))
	if at >= 0 && s.formats[at].Languages {
		s.titles.Enable()
		s.titles.show(slices.Index(exported, s.e.Languages))
	} else { // it has room for both
		s.titles.Disable()
		s.titles.show(0)
	}
	s.folder.SetText(s.e.Folder)
	s.name.SetText(s.e.Name)
	if s.replace.Checked != s.e.Replace {
		s.replace.Checked = s.e.Replace
		s.replace.Refresh()
	}
}

// look finds what is wrong with it.
func (s *exportSheet) look() { s.e.Look(s.fault) }

func (s *exportSheet) fault(f panel.ExportFaults) {
	s.noFolder.Set(f.Folder)
	s.noName.Set(f.Name)
	s.folder.SetWrong(f.Folder != "")
	s.name.SetWrong(f.Name != "")
	for o, is := range map[fyne.CanvasObject]bool{s.noFolder: f.Folder != "", s.noName: f.Name != "", s.there: f.Exists} {
		visible(o, is)
		visible(s.form.Objects[slices.Index(s.form.Objects, o)-1], is) // the label that it has none
	}
	s.form.Refresh()
	s.pane.Refresh()
}

// write begins the export, or leads to the field that keeps it from beginning.
func (s *exportSheet) write() {
	s.e.Write(func(f panel.ExportFaults, begun bool) {
		s.fault(f)
		focus := s.x.win.Canvas().Focus
		switch {
		case begun:
			s.keep()
			s.close()
		case f.Folder != "":
			focus(s.folder)
		case f.Name != "":
			focus(s.name)
		case f.Exists:
			focus(s.replace)
		}
		s.x.describe.soon()
	})
}

// keep remembers what was chosen for the next export.
func (s *exportSheet) keep() {
	s.x.set.setExportFolder(s.e.Folder)
	s.x.set.setExportFormat(s.e.Format())
	if s.e.Languages != s.x.set.titles() {
		s.x.exportTitles(s.e.Languages)()
	}
}

// choose asks for the folder.
func (s *exportSheet) choose() {
	s.x.chooseFolderFrom("export.folder.title", s.e.Folder, func(path string) {
		s.e.Folder, s.e.Replace = path, false
		s.draw()
		s.look()
	})
}

// selectStem selects the name without its endings, so that typing leaves them.
func (s *exportSheet) selectStem() { s.name.Select(0, utf8.RuneCountInString(s.e.Stem())) }

func (s *exportSheet) close() {
	s.sheet.Hide()
	s.x.uncovered()
}
