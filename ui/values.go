//go:build cgo

package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"

	"twinleaf/model"
	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// shownClusters is how many clusters the sheet shows; all are merged that are not left out.
const shownClusters = 300

// valuesSheet is the sheet of the values of a field in the papers that are shown.
type valuesSheet struct {
	x       *window
	sheet   *dialog.CustomDialog
	field   *sheetSelect
	method  *sheetSelect
	names   []string // of the fields
	values  *panel.Values
	find    *view.Entry
	list    *view.ValueList
	empty   *view.Empty // in the place of the list
	text    *view.Prose // the clusters
	pane    *view.Pane
	count   *view.Label
	problem *view.Label
	rename  *view.Button
	papers  *view.Button
	merge   *view.Button
}

// countValues opens it.
func (x *window) countValues() {
	s := &valuesSheet{x: x}
	t := x.w.T
	var labels []string
	s.names, labels = x.desk.EditFields()
	methods := []string{t("values.all")}
	for _, m := range panel.ClusterMethods() {
		methods = append(methods, t("values."+m))
	}
	s.field, s.method = x.newSelect(labels, nil), x.newSelect(methods, nil)
	s.field.SetSelectedIndex(max(0, slices.Index(s.names, "authors")))
	s.method.SetSelectedIndex(0)
	s.find = view.NewEntry(view.EntryStyle{Frame: view.FrameLine, Size: view.TypeText, PadX: 10, PadY: 6, Glyph: "⌕"})
	s.find.SetPlaceHolder(t("values.find"))
	s.find.OnChanged = func(text string) {
		if s.values != nil {
			s.values.Find(text)
			s.list.Draw()
			s.draw()
		}
	}
	s.find.OnEscape = s.close
	s.count = view.NewFlexLabel("", view.TextStyle{Size: view.TypeText, Role: view.RoleSecondary})
	s.problem = view.NewFlexLabel("", view.TextStyle{Size: view.TypeSmall, Role: view.RoleCaution})
	s.list = view.NewValueList(t("values.value"), t("column.papers"), func() int {
		if s.values == nil {
			return 0
		}
		return s.values.Count()
	}, func(i int) (string, string) { return s.values.Value(i) })
	s.list.OnSelect = func(int, view.Selection) { s.draw() }
	s.list.OnOpen = func(int) { s.renameValue() }
	s.list.OnEnter = s.list.OnOpen
	s.list.OnCopy = s.copyValues
	s.empty = view.NewEmpty()
	s.text = view.NewProse()
	s.text.OnLink = s.link
	s.pane = view.NewPane(container.New(&view.VStack{Pad: 6}, s.text))
	s.rename = view.NewButton(view.ButtonPlain, t("values.rename"), s.renameValue)
	s.papers = view.NewButton(view.ButtonPlain, t("values.papers"), s.showPapers)
	s.merge = view.NewButton(view.ButtonPrimary, t("values.merge"), s.mergeClusters)
	again := func(string) { s.look() }
	s.field.OnChanged, s.method.OnChanged = again, again
	wide := fyne.NewSize(200, s.field.MinSize().Height)
	row := container.NewBorder(nil, nil, container.NewHBox(container.NewGridWrap(wide, s.field), container.NewGridWrap(wide, s.method)), nil, s.find)
	top := container.New(&view.VStack{Gap: 8}, row, s.problem, s.count, view.NewHairline())
	foot := container.NewHBox(view.NewButton(view.ButtonPlain, t("close"), s.close), layout.NewSpacer(), s.papers, s.rename, s.merge)
	body := container.NewBorder(top, foot, nil, nil, container.NewStack(s.list.Table, s.pane, s.empty))
	s.sheet = dialog.NewCustomWithoutButtons(t("values.title", t("papers", x.desk.List.Count())), body, x.win)
	size := x.win.Canvas().Size()
	s.sheet.Resize(fyne.NewSize(min(920, size.Width-60), min(680, size.Height-60)))
	s.look()
	s.sheet.Show()
	x.win.Canvas().Focus(s.find)
}

func (s *valuesSheet) close() {
	s.sheet.Hide()
	s.x.uncovered()
}

func (s *valuesSheet) clustered() bool { return s.method.SelectedIndex() > 0 }

// look counts the values anew.
func (s *valuesSheet) look() {
	s.values = nil
	s.list.Draw()
	s.draw()
	method := ""
	if s.clustered() {
		method = panel.ClusterMethods()[s.method.SelectedIndex()-1]
	}
	field := s.names[s.field.SelectedIndex()]
	s.x.desk.CountValues(s.x.desk.List.Everything(), field, method, func(v *panel.Values) {
		if s.names[s.field.SelectedIndex()] != field { // another was chosen meanwhile
			return
		}
		s.values = v
		v.Find(s.find.Text())
		s.list.Draw()
		s.draw()
	})
}

// draw shows what was counted, and what can be done.
func (s *valuesSheet) draw() {
	t := s.x.w.T
	none := s.values != nil && !s.clustered() && s.values.Count() == 0
	visible(s.list.Table, !s.clustered() && !none)
	visible(s.empty, none)
	if none && s.find.Text() != "" {
		s.empty.Set(view.EmptyState{Heading: t("values.unfound")})
	} else if none {
		s.empty.Set(view.EmptyState{Heading: t("values.empty")})
	}
	visible(s.pane, s.clustered())
	visible(s.find, !s.clustered())
	visible(s.rename, !s.clustered())
	visible(s.papers, !s.clustered())
	visible(s.merge, s.clustered())
	enable := func(b *view.Button, on bool) {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	one := s.values != nil && !s.clustered() && s.list.Cursor() >= 0 && s.list.Cursor() < s.values.Count()
	enable(s.rename, one)
	enable(s.papers, one)
	if s.values == nil {
		s.count.Set(t("values.counting"))
		s.text.Set()
		enable(s.merge, false)
		return
	}
	if !s.clustered() {
		s.count.Set(t("values.count", s.values.Count()))
		return
	}
	found := s.values.Clusters()
	merged := 0
	var text []view.Paragraph
	for i, c := range found {
		if !c.Left {
			merged++
		}
		if i < shownClusters {
			text = append(text, s.cluster(i, c)...)
		}
	}
	s.count.Set(t("facet.clusters", len(found)))
	if len(found) == 0 {
		text = []view.Paragraph{{Text: t("values.none"), Size: view.TypeText}}
	}
	s.text.Set(text...)
	s.pane.Refresh()
	enable(s.merge, merged > 0)
}

// cluster shows one cluster: what its values would become, which can be another, and each of them.
func (s *valuesSheet) cluster(i int, c panel.ValueCluster) []view.Paragraph {
	t := s.x.w.T
	role, leave := view.RoleText, t("values.leave")
	if c.Left {
		role, leave = view.RoleSecondary, t("values.take")
	}
	other := t("values.other")
	head := view.Paragraph{Size: view.TypeText, Leading: 1.5, Gap: 14, Bold: true, Role: role}
	head.Text = strings.ReplaceAll(c.Best, "\n", " ") + "   "
	for _, l := range []struct{ word, id string }{{other, "other"}, {leave, "leave"}} {
		from := len(head.Text)
		head.Text += l.word
		head.Links = append(head.Links, view.Link{Span: view.Span{From: from, To: len(head.Text)}, ID: fmt.Sprintf("%s %d", l.id, i)})
		head.Text += "   "
	}
	out := []view.Paragraph{head}
	for k, v := range c.Values {
		p := view.Paragraph{Size: view.TypeText, Leading: 1.45, Item: true, Role: view.RoleSecondary}
		word := strings.ReplaceAll(v.Text, "\n", " ")
		p.Text = word + "  " + s.x.w.Number(int64(v.Count))
		if v.Text != c.Best {
			p.Links = []view.Link{{Span: view.Span{From: 0, To: len(word)}, ID: fmt.Sprintf("best %d %d", i, k)}}
		}
		out = append(out, p)
	}
	return out
}

// link is a click on a word of a cluster.
func (s *valuesSheet) link(id string) {
	parts := strings.Fields(id)
	i, err := strconv.Atoi(parts[1])
	if err != nil || s.values == nil || i >= len(s.values.Clusters()) {
		return
	}
	c := s.values.Clusters()[i]
	switch parts[0] {
	case "leave":
		s.values.Leave(i)
	case "best":
		if k, err := strconv.Atoi(parts[2]); err == nil && k < len(c.Values) {
			s.values.Become(i, c.Values[k].Text)
		}
	case "other":
		s.x.ask(s.x.w.T("values.become"), s.x.w.T("values.value"), c.Best, nil, func(text string) {
			s.values.Become(i, text)
			s.draw()
		})
		return
	}
	s.draw()
}

// renameValue asks what the chosen value shall become.
func (s *valuesSheet) renameValue() {
	i := s.list.Cursor()
	if s.values == nil || i < 0 || i >= s.values.Count() {
		return
	}
	old := s.values.Text(i)
	s.x.ask(s.x.w.T("values.become"), s.x.w.T("values.value"), old, nil, func(text string) {
		if text != old {
			s.plan(s.x.desk.PlanRename(s.values, old, text, s.confirm))
		}
	})
}

func (s *valuesSheet) mergeClusters() { s.plan(s.x.desk.PlanMerge(s.values, s.confirm)) }

func (s *valuesSheet) plan(err error) {
	s.problem.Set("")
	if err != nil {
		s.problem.Set(err.Error())
	}
}

// confirm shows what would change, and writes it as one change.
func (s *valuesSheet) confirm(plan panel.EditPlan) {
	x := s.x
	text := view.NewProse()
	count := view.NewFlexLabel("", view.TextStyle{Size: view.TypeText, Role: view.RoleSecondary})
	draw := func() {
		count.Set(x.w.T("bulk.count", x.w.T("papers", plan.Changed), x.w.T("papers", plan.Seen)))
		text.Set(x.planText(&plan)...)
	}
	text.OnLink = func(id string) {
		if rec, err := model.ParseID(id); err == nil {
			plan = plan.Without(rec)
			draw()
		}
	}
	draw()
	body := container.NewBorder(count, nil, nil, nil, view.NewPane(container.New(&view.VStack{Pad: 8}, text)))
	x.confirm(x.w.T("values.plan"), body, fyne.NewSize(820, 560), x.w.T("finding.apply"), func() {
		if plan.Changed > 0 {
			s.close()
			x.desk.ApplyEdit(plan)
		}
	})
}

// copyValues puts the selected values on the clipboard, a line each.
func (s *valuesSheet) copyValues() {
	var lines []string
	for _, r := range s.list.Selected().Ranges() {
		for i := r.From; i < r.To && s.values != nil && i < s.values.Count(); i++ {
			lines = append(lines, s.values.Text(i))
		}
	}
	s.x.copy(strings.Join(lines, "\n"))
}

// showPapers goes to the papers that have the chosen value.
func (s *valuesSheet) showPapers() {
	i := s.list.Cursor()
	if s.values == nil || i < 0 || i >= s.values.Count() {
		return
	}
	line := panel.ValueLine(s.values.Field, s.values.Text(i))
	s.close()
	s.x.searchFor(line)
}
