//go:build cgo

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"

	"twinleaf/model"
	"twinleaf/model/bulk"
	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// bulkEdit changes a field of all selected papers: what would change is shown before anything is written, and papers can be left out by a
// click.
func (x *window) bulkEdit() {
	papers := x.picked()
	names, labels := x.desk.EditFields()
	ops := bulk.Ops()
	var opLabels []string
	for _, o := range ops {
		opLabels = append(opLabels, x.w.T("op."+o))
	}
	field, op := x.newSelect(labels, nil), x.newSelect(opLabels, nil)
	field.SetSelectedIndex(0)
	op.SetSelectedIndex(0)
	value := view.NewEntry(view.EntryStyle{Frame: view.FrameLine, Size: view.TypeText, PadX: 10, PadY: 6})
	problem := view.NewFlexLabel("", view.TextStyle{Size: view.TypeSmall, Role: view.RoleCaution})
	count := view.NewFlexLabel("", view.TextStyle{Size: view.TypeText, Role: view.RoleSecondary})
	text := view.NewProse()
	var plan panel.EditPlan
	var sheet *dialog.CustomDialog
	apply := view.NewButton(view.ButtonPrimary, x.w.T("finding.apply"), nil)
	draw := func() {
		count.Set(x.w.T("bulk.count", x.w.T("papers", plan.Changed), x.w.T("papers", plan.Seen)))
		if plan.Refused > 0 {
			problem.Set(x.w.T("bulk.refused", x.w.T("papers", plan.Refused)))
		}
		text.Set(x.planText(&plan)...)
		if plan.Changed > 0 {
			apply.Enable()
		} else {
			apply.Disable()
		}
	}
	text.OnLink = func(id string) {
		if rec, err := model.ParseID(id); err == nil {
			plan = plan.Without(rec)
			draw()
		}
	}
	stale := func() {
		plan = panel.EditPlan{}
		problem.Set("")
		count.Set("")
		text.Set()
		apply.Disable()
	}
	look := func() {
		stale()
		argument := names[field.SelectedIndex()]
		name := ops[op.SelectedIndex()]
		if name != "clear" && name != "tidy" {
			argument += "=" + value.Text()
		}
		if err := x.desk.PlanEdit(papers, name, argument, func(p panel.EditPlan) { plan = p; draw() }); err != nil {
			problem.Set(err.Error())
		}
	}
	hint := func(string) {
		value.SetPlaceHolder(x.w.T("op.hint." + ops[op.SelectedIndex()]))
		stale()
	}
	field.OnChanged, op.OnChanged = func(string) { stale() }, hint
	value.OnChanged = func(string) { stale() }
	value.OnSubmit = func(string) { look() }
	hint("")
	close := func() {
		sheet.Hide()
		x.uncovered()
	}
	value.OnEscape = close
	apply.OnTap = func() { close(); x.desk.ApplyEdit(plan) }
	wide := fyne.NewSize(210, field.MinSize().Height)
	row := container.NewBorder(nil, nil, container.NewHBox(container.NewGridWrap(wide, field), container.NewGridWrap(wide, op)),
		view.NewButton(view.ButtonPlain, x.w.T("bulk.look"), look), value)
	top := container.New(&view.VStack{Gap: 8}, row, problem, count, view.NewHairline())
	foot := container.NewHBox(layout.NewSpacer(), view.NewButton(view.ButtonPlain, x.w.T("cancel"), close), apply)
	body := container.NewBorder(top, foot, nil, nil, view.NewPane(container.New(&view.VStack{Pad: 6}, text)))
	sheet = dialog.NewCustomWithoutButtons(x.w.T("bulk.title", x.w.T("papers", papers.Count())), body, x.win)
	size := x.win.Canvas().Size()
	sheet.Resize(fyne.NewSize(min(920, size.Width-60), min(640, size.Height-60)))
	sheet.Show()
	x.win.Canvas().Focus(value)
}

// planText shows the papers of a plan, each with a word that leaves it out.
func (x *window) planText(p *panel.EditPlan) (out []view.Paragraph) {
	for _, r := range p.Rows {
		leave := x.w.T("bulk.leave")
		title := r.Title + "  " + leave
		out = append(out, view.Paragraph{Text: title, Size: view.TypeText, Leading: 1.5, Gap: 10, Bold: true,
			Links: []view.Link{{Span: view.Span{From: len(title) - len(leave), To: len(title)}, ID: r.ID.String()}}})
		for _, e := range r.Edits {
			out = append(out, view.DiffParagraphs(x.w, e)...)
		}
	}
	if p.Seen > 0 && p.Changed == 0 {
		out = append(out, view.Paragraph{Text: x.w.T("keep.same"), Size: view.TypeText})
	}
	return out
}
