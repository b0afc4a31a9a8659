//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"twinleaf/assets/words"
	"twinleaf/ui/panel"
)

// History draws the history panel, newest change first.
type History struct {
	Content fyne.CanvasObject

	heading *Label
	list    *fyne.Container
	items   []*historyItem
	none    *Prose
	take    func(panel.HistoryItem)
	d       Deeds
}

// historyItem is one change of one field.
type historyItem struct {
	box    *fyne.Container
	head   *Label
	when   *Label
	diff   *Prose
	button *Button
	item   panel.HistoryItem
}

// NewHistory makes an empty panel. take sets a field back to what it was
// before an item.
func NewHistory(d Deeds, take func(panel.HistoryItem)) *History {
	h := &History{heading: NewHeading(""), list: Stack(14), none: NewProse(), take: take, d: d}
	h.Content = Stack(10, h.heading, h.none, h.list)
	return h
}

// Show draws the panel.
func (h *History) Show(w *words.Words, s panel.History) {
	h.heading.Set(w.T("heading.history"))
	h.none.Set(Paragraph{Text: w.T("history.none"), Size: TypeText, Role: RoleSecondary})
	show(h.none, len(s.Items) == 0)
	for i, it := range s.Items {
		if i == len(h.items) {
			h.items = append(h.items, h.newItem())
			h.list.Add(h.items[i].box)
		}
		h.items[i].show(w, it)
	}
	for _, i := range h.items[len(s.Items):] {
		h.list.Remove(i.box)
	}
	h.items = h.items[:len(s.Items)]
	h.d.Fit()
}

func (h *History) newItem() *historyItem {
	i := &historyItem{
		head: NewLabel("", TextStyle{Bold: true}), diff: NewProse(),
		when: NewFlexLabel("", TextStyle{Size: TypeSmall, Role: RoleSecondary}),
	}
	i.button = NewButton(ButtonPlain, "", func() { h.take(i.item) })
	i.button.OnHint = h.d.Hint
	i.diff.MaxWidth = proseMeasure
	i.box = Stack(3, container.NewBorder(nil, nil, i.head, i.button), i.when, i.diff)
	return i
}

func (i *historyItem) show(w *words.Words, it panel.HistoryItem) {
	i.item = it
	i.head.Set(it.Label)
	when := it.When
	if it.Who != "" {
		when += " · " + it.Who
	}
	if it.Note != "" {
		when += " · " + it.Note
	}
	i.when.Set(when)
	i.button.Set(ButtonState{Text: w.T("history.takeback"), Hint: w.T("history.takeback.hint")})
	show(i.button, it.CanTakeBack)
	before, after := diffLines(w, it.Diff)
	i.diff.Set(before, after)
	show(i.diff, len(it.Diff) > 0)
}
