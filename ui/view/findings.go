//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"twinleaf/assets/words"
	"twinleaf/ui/panel"
)

// FindingCalls are what a person does with a finding, by its place in the list.
type FindingCalls struct {
	Accept, Dismiss, All, Off func(int)
	Unfold                    func(open bool)
}

// Findings draws what is wrong with the open paper, each with its proposal.
type Findings struct {
	Content fyne.CanvasObject

	heading *Label
	fold    *Button
	list    *fyne.Container
	items   []*findingItem
	open    bool
	d       Deeds
	c       FindingCalls
}

type findingItem struct {
	box                  *fyne.Container
	name                 *Label
	text                 *Prose
	accept, dismiss, all *Button
	off                  *Button
	at                   int
}

// NewFindings makes an empty panel.
func NewFindings(d Deeds, c FindingCalls) *Findings {
	f := &Findings{heading: NewHeading(""), list: Stack(14), d: d, c: c}
	f.fold = NewButton(ButtonPlain, "", func() { f.c.Unfold(!f.open) })
	f.Content = Stack(10, container.NewBorder(nil, nil, f.heading, f.fold), f.list)
	return f
}

// Show draws the panel.
func (f *Findings) Show(w *words.Words, s panel.Findings) {
	f.heading.Set(w.T("heading.findings", len(s.Items)))
	f.open = s.Open
	word := "finding.show"
	if s.Open {
		word = "finding.hide"
	}
	f.fold.Set(ButtonState{Text: w.T(word)})
	show(f.list, s.Open)
	for n, it := range s.Items {
		if n == len(f.items) {
			f.items = append(f.items, f.newItem(n))
			f.list.Add(f.items[n].box)
		}
		f.items[n].show(w, it)
	}
	for _, i := range f.items[len(s.Items):] {
		f.list.Remove(i.box)
	}
	f.items = f.items[:len(s.Items)]
	f.d.Fit()
}

func (f *Findings) newItem(at int) *findingItem {
	i := &findingItem{at: at, name: NewLabel("", TextStyle{Bold: true}), text: NewProse()}
	button := func(kind ButtonKind, do func(int)) *Button {
		b := NewButton(kind, "", func() { do(at) })
		b.OnHint = f.d.Hint
		return b
	}
	i.accept, i.dismiss, i.all = button(ButtonCaution, f.c.Accept), button(ButtonPlain, f.c.Dismiss), button(ButtonPlain, f.c.All)
	i.off = button(ButtonPlain, f.c.Off)
	i.text.MaxWidth = proseMeasure
	i.box = Stack(3, i.name, i.text, container.NewHBox(i.accept, i.dismiss, i.all, i.off))
	return i
}

func (i *findingItem) show(w *words.Words, it panel.FindingItem) {
	i.name.Set(it.Name)
	text := []Paragraph{{Text: it.Message, Size: TypeText, Leading: 1.5, Role: RoleSecondary}}
	for _, e := range it.Edits {
		text = append(text, DiffParagraphs(w, e)...)
	}
	i.text.Set(text...)
	i.accept.Set(ButtonState{Text: w.T("finding.accept"), Hint: w.T("finding.accept.hint")})
	i.dismiss.Set(ButtonState{Text: w.T("finding.dismiss"), Hint: w.T("finding.dismiss.hint")})
	i.all.Set(ButtonState{Text: w.T("finding.all"), Hint: w.T("finding.all.hint")})
	i.off.Set(ButtonState{Text: w.T("finding.switch"), Hint: w.T("finding.switch.hint")})
	show(i.accept, len(it.Edits) > 0)
	show(i.all, len(it.Edits) > 0)
}

// DiffParagraphs are a field before and after, a line each.
func DiffParagraphs(w *words.Words, e panel.FieldDiff) []Paragraph {
	before, after := diffLines(w, e.Diff)
	before.Text, before.Marks = shifted(e.Label+": ", before)
	after.Text, after.Marks = shifted("→ ", after)
	return []Paragraph{before, after}
}

// shifted puts words before a paragraph's text, and its marks behind them.
func shifted(lead string, p Paragraph) (string, []Span) {
	marks := make([]Span, len(p.Marks))
	for i, m := range p.Marks {
		marks[i] = Span{m.From + len(lead), m.To + len(lead)}
	}
	return lead + p.Text, marks
}

// diffLines are what went and what came, each on a line of its own, as a proofreader sets them.
func diffLines(w *words.Words, parts []panel.DiffPart) (before, after Paragraph) {
	for _, d := range parts {
		switch d.Op {
		case panel.Same:
			before.Text += d.Text
			after.Text += d.Text
		case panel.Gone:
			before.Marks = append(before.Marks, Span{len(before.Text), len(before.Text) + len(d.Text)})
			before.Text += d.Text
		case panel.Came:
			after.Marks = append(after.Marks, Span{len(after.Text), len(after.Text) + len(d.Text)})
			after.Text += d.Text
		}
	}
	if before.Text == "" {
		before.Text, before.Marks = w.T("value.nothing"), nil
	}
	if after.Text == "" {
		after.Text, after.Marks = w.T("value.nothing"), nil
	}
	before.Role, before.Size, before.Leading = RoleSecondary, TypeText, 1.5
	after.Size, after.Leading, after.Gap = TypeText, 1.5, 2
	return before, after
}
