//go:build cgo

package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"twinleaf/assets/words"
	"twinleaf/model"
	"twinleaf/store"
	"twinleaf/ui/door"
	"twinleaf/ui/job"
	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// window is the one window on one library. Everything in it belongs to the
// event loop's goroutine.
type window struct {
	app  fyne.App
	win  fyne.Window
	set  settings
	w    *words.Words
	mode view.Mode
	// variant is the system's light or dark that the look was made for.
	variant fyne.ThemeVariant

	lib  *store.Library
	jobs *job.Runner
	desk *panel.Desk

	actions   []action
	bulkItems map[string]*fyne.MenuItem // of the menus, by the ids of their actions
	bulkCount int                       // what they say

	search    *view.Entry
	offers    *view.Offers     // below it
	offered   panel.Completion // what they are
	problems  *view.Remarks    // what is not understood in it
	chips     *view.Chips
	undo      *view.Button
	redo      *view.Button
	imports   *view.Button
	add       *view.Button
	facets    *view.Facets
	page      *view.Page // the reading view
	reading   model.ID   // the paper in it; zero: closed
	overview  *view.Overview
	journals  *view.Journals
	door      *door.Door // by which commands come in; nil where there is none
	papers    *view.Papers
	empty     *view.Empty
	reader    *view.Reader
	status    *view.StatusBar
	lists     *fyne.Container // search line, filters, list and paper
	work      *fyne.Container // them, or the journals, over the status bar
	jobSheet  *jobsSheet      // nil: closed
	exporting *exportSheet    // nil: closed
	toasts    *view.Toasts
	hint      string
	notice    panel.Notice
	noticed   int // counts notices, so that an old one's end does not hide a new one
	failed    string
	describe  *describer
	times     *times // nil unless asked for
}

// noticeTime is how long a notice stays: long enough to read it and reach for
// its Undo.
const noticeTime = 8 * time.Second

func newWindow(a fyne.App) *window {
	x := &window{app: a, set: settings{a.Preferences()}}
	lang := x.set.language()
	if lang == "" {
		lang = words.System()
	}
	x.w, x.mode = words.For(lang), x.set.mode()
	x.look()
	a.Settings().AddListener(func(s fyne.Settings) {
		if x.mode == view.ModeSystem && s.ThemeVariant() != x.variant {
			x.look()
		}
	})
	x.win = a.NewWindow(x.w.T("app.name"))
	x.win.SetPadded(false)
	x.win.SetMaster()
	x.jobs = job.NewRunner(post, x.showStatus)
	x.describe = newDescriber(x)
	x.actions = x.table()
	x.build()
	x.keys()
	x.win.Resize(fit(x.set.size(), room(a.Settings())))
	x.win.SetOnDropped(x.dropped)
	go x.watchCopies()
	x.win.SetCloseIntercept(x.quit)
	return x
}

// post runs f on the event loop's goroutine.
func post(f func()) { fyne.Do(f) }

// build makes the views and puts them in their places.
func (x *window) build() {
	x.newSearchLine()
	x.chips = view.NewChips()
	x.chips.OnRemove = func(i int) { x.with(func() { x.dropCondition(i) }) }
	x.chips.OnTap = func(int) { x.win.Canvas().Focus(x.search) }
	x.problems = view.NewRemarks(x.search)
	x.undo = view.NewIconButton(theme.ContentUndoIcon(), "", x.run("undo"))
	x.redo = view.NewIconButton(theme.ContentRedoIcon(), "", x.run("redo"))
	x.imports = view.NewButton(view.ButtonPlain, "", x.run("import"))
	x.add = view.NewButton(view.ButtonPrimary, "", x.run("new"))
	for _, b := range []*view.Button{x.undo, x.redo, x.imports, x.add} {
		b.OnHint = x.setHint
	}
	x.facets = view.NewFacets()
	x.facets.OnTap = func(group, row string, add bool) {
		x.with(func() {
			if group == placesID {
				x.goTo(row)
				return
			}
			x.desk.Search.Toggle(group, row, add)
		})
	}
	x.facets.OnRange = func(_ string, from, to int) { x.with(func() { x.desk.Search.Years(from, to) }) }
	x.facets.OnYear = func(_ string, year, count int, ok bool) { x.yearHint(year, count, ok) }
	x.facets.OnMenu = x.facetMenu
	x.facets.OnMore = func(group string) { x.with(func() { x.pick(group) }) }
	x.facets.OnClear = func(group string) { x.with(func() { x.clearFilter(group) }) }

	x.papers = view.NewPapers(x.w)
	x.papers.SetTwoLines(x.set.twoLines())
	x.papers.OnSelect = func(cursor int, _ view.Selection) {
		x.with(func() { x.desk.List.Select(cursor) })
		x.showStatus()
	}
	x.papers.OnSort = x.sort
	x.papers.OnHint = x.setHint
	x.papers.OnType = x.typeAhead
	x.papers.OnSight = func(from, to int) { x.with(func() { x.desk.List.Sight(from, to) }) }
	x.papers.OnEnter = func(int) { x.run("edit")() }
	x.papers.OnOpen = func(int) { x.readOnly() }
	x.papers.OnCopy = x.copyTitles
	x.papers.OnDelete = x.run("delete")
	x.papers.OnMenu = x.paperMenu
	x.papers.OnDrag = func(at fyne.Position) { x.facets.RowAt(at) }
	x.papers.OnDrop = x.dropPapers
	x.papers.Arrange(x.w, x.set.columns())
	x.papers.OnColumns = func(c []view.Column) { x.papers.SetColumns(c); x.set.setColumns(x.papers.Arrangement()) }
	x.papers.OnHeaderMenu = x.columnMenu
	x.empty = view.NewEmpty()
	x.empty.OnFirst = func() { x.emptyAction(0) }
	x.empty.OnSecond = func() { x.emptyAction(1) }

	x.reader = view.NewReader(view.ReaderCalls{
		Deeds: view.Deeds{Copy: x.copy, Link: x.follow, Hint: x.setHint, Fit: func() {}},
		FindingCalls: view.FindingCalls{Accept: func(i int) { x.desk.Reader.Accept(i) }, Dismiss: x.dismiss, All: x.fixAll, Off: func(i int) { x.desk.Reader.SwitchOff(i) },
			Unfold: func(open bool) { x.desk.Reader.Unfold(open) }},
		Edit: func(f, text string) error { return x.desk.Reader.Edit(f, text) },
		EditJournal: func(f, text string) error {
			return x.desk.Reader.EditJournal(f, text)
		},
		Read:     func(r panel.Reading) { x.set.setReading(int(r)); x.desk.Reader.Read(r) },
		TakeBack: func(it panel.HistoryItem) { x.desk.Reader.TakeBack(it) },
		Restore:  x.run("restore"),
		Year:     func(j string, from, to int) { x.with(func() { x.desk.Search.Journal(j, from, to) }) },
	})
	x.reader.Title.ZH.OnOpen = func(bool) { x.describe.soon() }
	x.status = view.NewStatusBar()
	x.status.OnCancel, x.status.OnJob = x.cancelJobs, x.run("jobs")
	x.toasts = view.NewToasts()
	x.toasts.OnAction = x.noticeAction
	x.toasts.OnMore = x.noticeDetails
	x.toasts.OnClose = x.endToast

	buttons := container.NewHBox(x.undo, x.redo, x.imports, x.add)
	bar := container.NewBorder(nil, nil, nil, buttons, x.search)
	top := container.NewBorder(nil, view.NewHairline(), nil, nil, container.New(&view.VStack{Pad: 10, Gap: 6}, bar, x.problems, x.chips))
	// The window is cleared in the panel's colour: an area of it more would be painted pixel by pixel, in each frame, where there is no
	// graphics card.
	center := container.NewStack(x.papers.Table, x.empty)
	side := container.NewStack(view.NewGround(view.RoleGround), view.NewPane(x.facets))
	right := view.NewSplit(center, x.reader.Content, view.SplitOptions{KeepRight: true, Width: float32(x.set.split("reader", 436)), Min: 300, MinRemaining: 320})
	right.OnMoved = func(w float32) { x.set.setSplit("reader", float64(w)) }
	all := view.NewSplit(side, right, view.SplitOptions{Width: float32(x.set.split("filters", 212)), Min: 150, MinRemaining: 640})
	all.OnMoved = func(w float32) { x.set.setSplit("filters", float64(w)) }
	x.page = x.newPage()
	x.overview = x.newOverview()
	x.journals = x.newJournals()
	x.lists = container.NewBorder(top, nil, nil, nil, all)
	x.work = container.NewBorder(nil, x.status, nil, nil, container.NewStack(x.lists, x.journals.Content))
	layers := container.NewStack(x.work, x.page, x.overview, x.offers, x.toasts)
	if x.times = newTimes(x); x.times != nil {
		layers.Add(container.NewBorder(container.NewHBox(x.times.probe), nil, nil, nil))
	}
	x.win.SetContent(layers)
	x.speak()
}

// cover hides what lies under a view that has the whole window, so that the keyboard does not go there, and shows it again. It is to be
// called when such a view came or went, before the focus is given to what was below.
func (x *window) cover() {
	visible(x.work, !x.page.Visible() && !x.overview.Visible())
	visible(x.lists, !x.journals.Content.Visible())
}

// toLists leaves the views that have the whole window, for the list of papers, which gets the keyboard.
func (x *window) toLists() {
	if x.page.Visible() {
		x.readOnly()
	}
	if x.overview.Visible() {
		x.toggleOverview()
	}
	if x.journals.Content.Visible() {
		x.toggleJournals()
	}
	x.win.Canvas().Focus(x.papers.Table)
}

// find leads to the line in which one types what to find: that of the journals where they are shown.
func (x *window) find() {
	line := x.search
	if x.journals.Content.Visible() && !x.page.Visible() && !x.overview.Visible() {
		line = x.journals.Find
	} else {
		x.toLists()
	}
	x.win.Canvas().Focus(line)
	line.SelectAll()
}

// with runs f where a library is open.
func (x *window) with(f func()) {
	if x.desk != nil {
		f()
	}
}

// open shows the library at path, or brings the window to the front that has it
// open; where it can't be opened, the window says why and offers another.
func (x *window) open(path string) {
	if at, err := filepath.Abs(path); err == nil {
		path = at
	}
	if x.lib != nil && sameFile(x.lib.Path(), path) {
		return
	}
	if handOver(context.Background(), path, nil) {
		x.setHint(x.w.T("open.elsewhere", filepath.Base(path)))
		return
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		x.refuse(err)
		return
	}
	lib, err := store.Open(path, store.Options{})
	if err != nil {
		x.refuse(err)
		return
	}
	x.shut()
	x.lib, x.failed = lib, ""
	if x.door, err = door.Open(path, Answer(lib, func(records []string) { post(func() { x.front(records) }) })); err != nil && !errors.Is(err, door.ErrNone) {
		fyne.LogError("open the door for commands", err) // they are told that the library is in use, then
	}
	x.set.addRecent(path)
	x.jobs = job.NewRunner(post, x.showStatus)
	x.search.SetText("")
	x.desk = panel.NewDesk(panel.Config{Library: lib, Words: x.w, Jobs: x.jobs, Order: x.set.order(), Post: post, Changed: x.changed})
	x.desk.Reader.Read(panel.Reading(x.set.reading()))
	x.desk.SetRotation(x.set.rotation())
	x.win.SetTitle(filepath.Base(path) + " – " + x.w.T("app.name"))
	x.menu()
	x.changed(panel.PartAll)
	x.win.Canvas().Focus(x.search)
}

// front brings the window to the front and looks at files to import: what a second start asks for.
func (x *window) front(records []string) {
	x.win.Show()
	x.win.RequestFocus()
	x.preview(panel.Source{Paths: records})
}

func (x *window) refuse(err error) {
	if x.desk == nil {
		x.failed = panel.Explain(x.w, err)
		x.showList()
		x.describe.soon()
		return
	}
	x.showText(x.w.T("open.failed"), []string{panel.Explain(x.w, err)})
}

// shut ends the work on the library that is open: jobs are cancelled and
// waited for before the file is closed.
func (x *window) shut() {
	if x.desk == nil {
		return
	}
	if x.door != nil {
		if err := x.door.Close(); err != nil {
			fyne.LogError("close the door", err)
		}
		x.door = nil
	}
	x.keepPlace()
	x.reading = model.ID{}
	x.page.Hide()
	x.overview.Hide()
	x.journals.Content.Hide()
	x.cover()
	x.desk.Close()
	x.jobs.Close()
	if err := x.lib.Close(); err != nil {
		fyne.LogError("close library", err)
	}
	x.desk, x.lib = nil, nil
}

func (x *window) quit() {
	x.close()
	x.win.SetCloseIntercept(nil)
	x.app.Quit()
}

func (x *window) close() {
	if x.desk != nil {
		x.set.setSize(x.win.Canvas().Size())
	}
	x.shut()
}

// changed draws what a panel says is another.
func (x *window) changed(p panel.Part) {
	if x.desk == nil {
		return
	}
	if p&panel.PartList != 0 {
		x.showList()
	}
	if p&panel.PartRows != 0 && p&panel.PartList == 0 {
		x.papers.Arrived(x.desk.List)
	}
	if p&panel.PartFacets != 0 {
		x.showFacets()
	}
	if p&panel.PartPaper != 0 {
		x.reader.Show(x.w, x.desk.Reader, p)
		if p&(panel.PartTitle|panel.PartAbstract) != 0 {
			x.showPage()
		}
	}
	if p&panel.PartOverview != 0 {
		x.showOverview()
	}
	if p&panel.PartJournals != 0 {
		x.showJournals()
	}
	if p&panel.PartStatus != 0 {
		x.showStatus()
	}
	if p&panel.PartNotice != 0 {
		x.showNotice()
	}
	x.times.again()
	x.describe.soon()
}
