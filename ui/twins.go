//go:build cgo

package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"

	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// twins shows the records that seem to be one paper, each group with what can be done: merge it, or say that they are different. A click on a
// record keeps that one.
func (x *window) twins() {
	x.desk.FindTwins(func(groups []panel.TwinGroup, count int) {
		text := view.NewProse()
		head := view.NewFlexLabel("", view.TextStyle{Size: view.TypeText, Role: view.RoleSecondary})
		all := view.NewButton(view.ButtonPlain, x.w.T("twins.all"), nil)
		draw := func() {
			head.Set(x.w.T("duplicates.groups", count))
			if len(groups) == 0 {
				head.Set(x.w.T("twins.none"))
				all.Disable()
			}
			text.Set(x.twinText(groups)...)
		}
		settle := func(i int) {
			groups = slices.Delete(slices.Clone(groups), i, i+1)
			count--
			draw()
		}
		text.OnLink = func(id string) {
			what, rest, _ := strings.Cut(id, " ")
			group, place, _ := strings.Cut(rest, " ")
			i, err := strconv.Atoi(group)
			if err != nil || i >= len(groups) {
				return
			}
			switch what {
			case "merge":
				x.desk.MergeTwins(groups[i : i+1])
				settle(i)
			case "part":
				x.desk.PartTwins(groups[i])
				settle(i)
			case "keep":
				if n, err := strconv.Atoi(place); err == nil {
					groups[i].Keep = n
					draw()
				}
			}
		}
		var sheet *dialog.CustomDialog
		hide := func() {
			sheet.Hide()
			x.uncovered()
		}
		all.OnTap = func() { hide(); x.desk.MergeTwins(groups) }
		draw()
		closing := view.NewButton(view.ButtonPlain, x.w.T("close"), hide)
		foot := container.NewHBox(all, layout.NewSpacer(), closing)
		body := container.NewBorder(head, foot, nil, nil, view.NewPane(container.New(&view.VStack{Pad: 6}, text)))
		sheet = dialog.NewCustomWithoutButtons(x.w.T("action.twins"), body, x.win)
		size := x.win.Canvas().Size()
		sheet.Resize(fyne.NewSize(min(900, size.Width-60), min(640, size.Height-60)))
		sheet.Show()
		x.win.Canvas().Focus(closing)
	})
}

func (x *window) twinText(groups []panel.TwinGroup) (out []view.Paragraph) {
	link := func(p *view.Paragraph, word, id string) {
		p.Text += "   "
		from := len(p.Text)
		p.Text += word
		p.Links = append(p.Links, view.Link{Span: view.Span{From: from, To: len(p.Text)}, ID: id})
	}
	for i, g := range groups {
		n := strconv.Itoa(i)
		head := view.Paragraph{Text: g.Score + " · " + g.Reasons, Size: view.TypeSmall, Leading: 1.5, Gap: 18, Role: view.RoleSecondary}
		link(&head, x.w.T("twins.merge"), "merge "+n)
		link(&head, x.w.T("twins.part"), "part "+n)
		out = append(out, head)
		for k, p := range g.Papers {
			line := view.Paragraph{Text: p.Title, Size: view.TypeText, Leading: 1.4, Gap: 4, Bold: k == g.Keep}
			if k == g.Keep {
				line.Text += "   (" + x.w.T("duplicates.keep") + ")"
			} else {
				link(&line, x.w.T("twins.keep"), "keep "+n+" "+strconv.Itoa(k))
			}
			out = append(out, line)
			if p.Where != "" {
				out = append(out, view.Paragraph{Text: p.Where, Size: view.TypeSmall, Leading: 1.5, Role: view.RoleSecondary})
			}
		}
	}
	return out
}
