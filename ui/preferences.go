//go:build cgo

package ui

import (
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"twinleaf/assets/words"
	"twinleaf/ui/view"
)

// scales are the sizes that the window can have; 1 is that of the design.
var scales = []float32{0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2}

// modes are the looks to choose from, in this order.
var modes = []view.Mode{view.ModeSystem, view.ModeLight, view.ModeSepia, view.ModeDark}

// copyRhythms are the days between two copies that the sheet offers, copyCounts how many stay.
var (
	copyRhythms = []int{1, 7, 30, 0}
	copyCounts  = []int{1, 3, 5, 10, 30}
)

// The window looks whether a copy is due some time after its start, when a person has begun to work, and then now and again.
const (
	copyFirst = 30 * time.Second
	copyLook  = time.Hour
)

// watchCopies looks for copies that are due, as long as the program runs.
func (x *window) watchCopies() {
	for wait := copyFirst; ; wait = copyLook {
		time.Sleep(wait)
		fyne.Do(func() { x.with(func() { x.desk.LookForCopies() }) })
	}
}

// resize takes the next larger or smaller size.
func (x *window) resize(by int) {
	at := 0
	for i, s := range scales { // the nearest below counts
		if s <= x.set.scale()+0.001 {
			at = i
		}
	}
	x.setScale(scales[min(max(at+by, 0), len(scales)-1)])
}

func (x *window) setScale(v float32) {
	x.set.setScale(v)
	x.look()
	x.win.Content().Refresh() // everything is laid out anew
	x.setHint(x.w.T("size.now", x.percent(v)))
}

func (x *window) percent(v float32) string {
	return x.w.T("overview.percent", x.w.Number(int64(v*100+0.5)))
}

func (x *window) setRows(two bool) {
	x.set.setTwoLines(two)
	x.papers.SetTwoLines(two)
}

// choice is a row of the sheet of settings: what it is called, what can be chosen, and what that does.
type choice struct {
	label  string
	values []string
	at     int // -1: none of them
	do     func(int)
}

// settings shows what can be set. Each choice holds at once, and is kept.
func (x *window) settings() {
	var sheet *dialog.CustomDialog
	again := func() { // in another language or size
		sheet.Hide()
		x.settings()
	}
	rotate := func() { x.with(func() { x.desk.SetRotation(x.set.rotation()); x.desk.LookForCopies() }) }
	t := x.w.T
	rows := []choice{
		{t("settings.language"), []string{t("settings.system"), "English", "简体中文"}, slices.Index([]string{"", "en", "zh"}, x.set.language()), func(i int) {
			x.setLanguage([]string{words.System(), "en", "zh"}[i])
			if i == 0 {
				x.set.setLanguage("")
			}
			again()
		}},
		{t("settings.theme"), []string{t("settings.system"), t("settings.light"), t("action.theme.sepia"), t("settings.dark")},
			slices.Index(modes, x.mode), func(i int) {
				x.setMode(modes[i])
			}},
		{t("settings.size"), each(scales, x.percent), slices.Index(scales, x.set.scale()), func(i int) { x.setScale(scales[i]); again() }},
		{t("settings.rows"), []string{t("settings.rows.both"), t("settings.rows.single")}, map[bool]int{true: 0, false: 1}[x.set.twoLines()],
			func(i int) { x.setRows(i == 0) }},
		{t("settings.face"), x.faces(), x.face(), func(i int) { x.setSerif(i == 1) }},
		{t("settings.titles"), x.exportedNames(), slices.Index(exported, x.set.titles()), func(i int) { x.exportTitles(exported[i])() }},
		{t("settings.copies"), each(copyRhythms, func(d int) string { return t("settings.copies." + strconv.Itoa(d)) }),
			slices.Index(copyRhythms, x.set.copyDays()), func(i int) { x.set.setCopyDays(copyRhythms[i]); rotate() }},
		{t("settings.kept"), each(copyCounts, strconv.Itoa), slices.Index(copyCounts, x.set.rotation().Keep),
			func(i int) { x.set.setCopiesKept(copyCounts[i]); rotate() }},
	}
	form := container.New(layout.NewFormLayout())
	for _, r := range rows {
		s := x.newSelect(r.values, nil)
		if r.at >= 0 {
			s.SetSelectedIndex(r.at)
		}
		s.OnChanged = func(string) { r.do(s.SelectedIndex()) }
		form.Add(widget.NewLabel(r.label))
		form.Add(s)
	}
	form.Add(container.NewVBox(widget.NewLabel(t("settings.columns"))))
	form.Add(x.columnBoxes())
	folder := func(key, now string, set func(path string)) {
		path := widget.NewLabel(now)
		path.Truncation = fyne.TextTruncateEllipsis
		other := view.NewButton(view.ButtonPlain, t("settings.folder.other"), func() {
			x.chooseFolderFrom(key, path.Text, func(chosen string) {
				path.SetText(chosen)
				set(chosen)
			})
		})
		form.Add(widget.NewLabel(t(key)))
		form.Add(container.NewBorder(nil, nil, nil, other, path))
	}
	folder("settings.exports", x.set.exportFolder(), x.set.setExportFolder)
	folder("settings.folder", x.set.copyFolder(), func(path string) { x.set.setCopyFolder(path); rotate() })
	hide := func() {
		sheet.Hide()
		x.uncovered()
	}
	all := container.New(&view.VStack{Pad: 8, Gap: 8}, form)
	if x.desk != nil {
		all.Add(view.NewHairline())
		if off := x.offList(hide); len(off.Objects) > 0 {
			all.Add(widget.NewLabel(t("checks.heading")))
			all.Add(off)
		} else {
			none := view.NewFlexLabel("", view.TextStyle{Size: view.TypeText, Role: view.RoleSecondary})
			none.Set(t("settings.noneoff"))
			all.Add(none)
		}
	}
	body := container.NewBorder(nil, container.NewHBox(layout.NewSpacer(), view.NewButton(view.ButtonPlain, t("close"), hide)), nil, nil, view.NewPane(all))
	sheet = dialog.NewCustomWithoutButtons(t("settings.heading"), body, x.win)
	size := x.win.Canvas().Size()
	sheet.Resize(fyne.NewSize(min(680, size.Width-60), min(680, size.Height-60)))
	sheet.Show()
}

// columnBoxes are the columns of the list, each with a box to tick, and a way back to those of the first start.
func (x *window) columnBoxes() fyne.CanvasObject {
	boxes := container.NewGridWithColumns(3)
	list := container.NewVBox(boxes)
	fill := func() {
		boxes.RemoveAll()
		ids, titles, shown := x.papers.Choices(x.w)
		for i, id := range ids {
			box := x.newCheck(titles[i], nil)
			box.Checked = shown[i]
			box.OnChanged = func(bool) {
				x.papers.Toggle(x.w, id)
				x.set.setColumns(x.papers.Arrangement())
			}
			boxes.Add(box)
		}
	}
	fill()
	list.Add(container.NewHBox(view.NewButton(view.ButtonPlain, x.w.T("columns.standard"), func() { x.standardColumns(); fill() })))
	return list
}

func (x *window) standardColumns() {
	x.papers.Arrange(x.w, "")
	x.set.setColumns("")
}

func each[T any](list []T, name func(T) string) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = name(v)
	}
	return out
}
