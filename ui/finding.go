//go:build cgo

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// firstFix is the place of the first finding with a proposal, -1 for none.
func (x *window) firstFix() int {
	for i, it := range x.desk.Reader.Findings().Items {
		if len(it.Edits) > 0 {
			return i
		}
	}
	return -1
}

// whyFinding says why there is nothing to accept (proposal) or to dismiss.
func (x *window) whyFinding(proposal bool) func() string {
	return func() string {
		switch {
		case x.desk == nil || x.desk.Reader.ID().IsZero():
			return x.w.T("why.nopaper")
		case len(x.desk.Reader.Findings().Items) == 0:
			return x.w.T("why.nofinding")
		case proposal && x.firstFix() < 0:
			return x.w.T("why.nofix")
		}
		return ""
	}
}

// dismiss asks for the reason why a finding is none.
func (x *window) dismiss(i int) {
	list := x.desk.Reader.Findings().Items
	if i >= len(list) {
		return
	}
	x.ask(list[i].Name, x.w.T("finding.reason"), x.w.T("finding.right"), nil, func(reason string) { x.desk.Reader.Dismiss(i, reason) })
}

// fixAll shows what a proposal would change in all papers that have the finding, and makes the changes when that is wanted.
func (x *window) fixAll(i int) {
	list := x.desk.Reader.Findings().Items
	if i < 0 || i >= len(list) {
		return
	}
	x.desk.PlanFix(list[i].Code, func(p panel.FixPlan) {
		text := view.NewProse()
		var lines []view.Paragraph
		if p.Left > 0 {
			lines = append(lines, view.Paragraph{Text: x.w.T("finding.plan.left", p.Left), Size: view.TypeText, Leading: 1.5, Gap: 8, Role: view.RoleSecondary})
		}
		for _, l := range p.Lines {
			lines = append(lines, view.Paragraph{Text: l, Size: view.TypeText, Leading: 1.5, Gap: 4})
		}
		if p.Papers == 0 {
			lines = append(lines, view.Paragraph{Text: x.w.T("finding.plan.none"), Size: view.TypeText, Leading: 1.5})
		}
		text.Set(lines...)
		body := view.NewPane(container.New(&view.VStack{Pad: 8}, text))
		title := x.w.T("finding.plan.title", p.Name, x.w.T("papers", p.Papers))
		size := fyne.NewSize(760, 520)
		if p.Papers == 0 {
			x.inform(title, body, size)
			return
		}
		x.confirm(title, body, size, x.w.T("finding.apply"), func() { x.desk.ApplyFix(p) })
	})
}
