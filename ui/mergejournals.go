//go:build cgo

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"

	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// mergeSheet lays journals side by side that are to become one: those that were selected, or one group after another of those that seem to
// be one.
type mergeSheet struct {
	x       *window
	sheet   *dialog.CustomDialog
	groups  []*panel.JournalMerge
	at      int
	head    *view.Label
	why     *view.Label
	compare *view.Compare
	pane    *view.Pane
	after   *view.Prose
	before  *view.Button
	next    *view.Button
	part    *view.Button
	merge   *view.Button
}

// mergeJournals opens it for the journals that are selected.
func (x *window) mergeJournals() {
	if m, ok := x.desk.Journals.Merging(); ok {
		x.compareJournals([]*panel.JournalMerge{m})
	}
}

// alikeJournals looks for journals that seem to be one, and opens it for each group of them.
func (x *window) alikeJournals() { x.desk.FindJournals(x.compareJournals) }

func (x *window) whyNoMerge() string {
	switch {
	case x.desk == nil:
		return x.w.T("why.nolibrary")
	case !x.journals.Content.Visible() || x.desk.Journals.PickedCount() < 2:
		return x.w.T("why.twojournals")
	}
	return ""
}

func (x *window) compareJournals(groups []*panel.JournalMerge) {
	s := &mergeSheet{x: x, groups: groups}
	t := x.w.T
	s.head = view.NewFlexLabel("", view.TextStyle{Size: view.TypeText, Role: view.RoleSecondary})
	s.why = view.NewFlexLabel("", view.TextStyle{Size: view.TypeText, Role: view.RoleText})
	s.compare = view.NewCompare()
	s.compare.OnKeep = func(i int) { s.group().Keep(i); s.draw() }
	s.compare.OnLeave = func(i int) { s.group().Leave(i); s.draw() }
	s.compare.OnTake = func(field string, i int) { s.group().Take(field, i); s.draw() }
	s.after = view.NewProse()
	s.pane = view.NewPane(container.New(&view.VStack{Pad: 8, Gap: 12}, s.compare, s.after))
	s.compare.OnReveal = func(y, h float32) { s.pane.Reveal(y, h) }
	s.before = view.NewButton(view.ButtonPlain, t("alike.before"), func() { s.turn(-1) })
	s.next = view.NewButton(view.ButtonPlain, t("alike.next"), func() { s.turn(1) })
	s.part = view.NewButton(view.ButtonPlain, t("alike.part"), s.apart)
	s.merge = view.NewButton(view.ButtonPrimary, t("merge.do"), s.do)
	last := view.NewButton(view.ButtonPlain, t("cancel"), s.close)
	foot := container.NewHBox(layout.NewSpacer(), last, s.merge)
	title := t("merge.title")
	if len(groups) > 1 || groups[0].Reasons != "" {
		title = t("alike.title")
		last.Set(view.ButtonState{Text: t("close")})
		foot = container.NewHBox(last, layout.NewSpacer(), s.before, s.next, s.part, s.merge)
	}
	top := container.New(&view.VStack{Pad: 8, Gap: 6}, s.why, s.head)
	body := container.NewBorder(container.NewBorder(nil, view.NewHairline(), nil, nil, top), foot, nil, nil, s.pane)
	s.sheet = dialog.NewCustomWithoutButtons(title, body, x.win)
	size := x.win.Canvas().Size()
	s.sheet.Resize(fyne.NewSize(min(1000, size.Width-60), min(660, size.Height-60)))
	s.draw()
	s.sheet.Show()
	x.win.Canvas().Focus(s.compare)
}

func (s *mergeSheet) group() *panel.JournalMerge { return s.groups[s.at] }

func (s *mergeSheet) close() {
	s.sheet.Hide()
	s.x.uncovered()
}

// turn goes to another group.
func (s *mergeSheet) turn(by int) {
	if to := s.at + by; to >= 0 && to < len(s.groups) {
		s.at = to
		s.compare.Restart()
		s.draw()
		s.pane.SetOffset(0)
		s.x.win.Canvas().Focus(s.compare)
	}
}

// do merges the group, and goes on to the next.
func (s *mergeSheet) do() { s.settle(s.x.desk.MergeJournals) }

// apart remembers that the journals of the group are different, and goes on to the next.
func (s *mergeSheet) apart() { s.settle(s.x.desk.PartJournals) }

func (s *mergeSheet) settle(how func(*panel.JournalMerge)) {
	m := s.group()
	if !m.Ready() {
		return
	}
	s.groups = append(append([]*panel.JournalMerge(nil), s.groups[:s.at]...), s.groups[s.at+1:]...)
	if len(s.groups) == 0 {
		s.close()
	} else {
		s.at = min(s.at, len(s.groups)-1)
		s.turn(0)
	}
	how(m)
}

func (s *mergeSheet) draw() {
	t, m := s.x.w.T, s.group()
	s.head.Set(t("merge.hint"))
	s.why.Set("")
	if m.Reasons != "" {
		s.why.Set(t("alike.group", s.at+1, len(s.groups), m.Reasons))
	}
	visible(s.why, m.Reasons != "")
	var state view.CompareState
	for _, c := range m.Columns() {
		h := view.CompareColumn{Name: c.Name, Other: c.Other, Note: c.Papers, Left: c.Left, Keep: t("merge.keep"), Leave: t("merge.leave")}
		switch {
		case c.Left:
			h.Keep, h.Leave = "", t("merge.back")
		case c.Kept:
			h.Mark, h.Keep = "✓ "+t("duplicates.keep"), ""
		}
		state.Columns = append(state.Columns, h)
	}
	for _, l := range m.Lines() {
		r := view.CompareRow{ID: l.Field, Label: l.Label, Open: l.Open, Taken: -1}
		for i, c := range l.Cells {
			r.Texts = append(r.Texts, c.Text)
			if c.Taken {
				r.Taken = i
			}
		}
		state.Rows = append(state.Rows, r)
	}
	s.compare.Set(state)
	var text []view.Paragraph
	for _, c := range m.Conflicts() {
		text = append(text, view.Paragraph{Text: c, Size: view.TypeText, Leading: 1.5, Gap: 4, Role: view.RoleCaution})
	}
	for _, a := range m.After() {
		text = append(text, view.Paragraph{Text: a, Size: view.TypeText, Leading: 1.5, Gap: 4})
	}
	s.after.Set(text...)
	s.pane.Refresh()
	enable := func(b *view.Button, on bool) {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	enable(s.merge, m.Ready())
	enable(s.part, m.Ready())
	enable(s.before, s.at > 0)
	enable(s.next, s.at+1 < len(s.groups))
}
