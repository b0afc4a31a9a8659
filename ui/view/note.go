//go:build cgo

package view

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"twinleaf/assets/words"
	"twinleaf/model"
	"twinleaf/ui/panel"
)

// Note draws the panel of what a reader adds to a paper: stars and whether it was read beside the heading, and the note below.
type Note struct {
	Content fyne.CanvasObject

	heading *Label
	stars   *Prose
	read    *Button
	text    *Prose
	edit    *Value // the note while it is edited, or where there is none
	pencil  *Button
	d       Deeds
	save    func(field, text string) error
	last    panel.Note
	w       *words.Words
}

// NewNote makes an empty panel.
func NewNote(d Deeds, save func(field, text string) error) *Note {
	n := &Note{heading: NewHeading(""), stars: NewProse(), text: NewProse(), d: d, save: save,
		edit: NewValue(FieldStyle{Leading: 1.55, MultiLine: true, MaxWidth: proseMeasure}, d, save)}
	n.read = NewButton(ButtonLink, "", func() { n.set("read", map[bool]string{true: "", false: "yes"}[n.last.Read]) })
	n.stars.OnLink = func(id string) { n.set("rating", n.last.Starred(len(id))) }
	n.text.MaxWidth, n.text.TabStop = proseMeasure, true
	n.text.OnEnter, n.text.OnDoubleTap = n.open, n.open
	n.text.OnLink = d.Link
	n.pencil = NewButton(ButtonPlain, "", n.open)
	n.read.OnHint, n.pencil.OnHint = d.Hint, d.Hint
	n.edit.OnOpen = func(open bool) {
		if !open {
			n.draw()
		}
	}
	n.Content = Stack(8, container.NewBorder(nil, nil, n.heading, n.read), n.stars, n.text, n.edit.InPlace, container.NewHBox(n.pencil))
	return n
}

// set writes a field; a refusal is said at the foot of the window.
func (n *Note) set(field, text string) {
	if err := n.save(field, text); err != nil {
		n.d.Hint(err.Error())
	}
}

func (n *Note) open() {
	show(n.text, false)
	show(n.pencil, false)
	show(n.edit.InPlace, true)
	n.d.Fit()
	n.edit.Open()
}

// Show draws the panel.
func (n *Note) Show(w *words.Words, s panel.Note) {
	n.w, n.last = w, s
	if s.Shown {
		n.draw()
	}
}

func (n *Note) draw() {
	w, s := n.w, n.last
	n.heading.Set(w.T("heading.note"))
	state := ButtonState{Text: w.T("note.unread"), Hint: w.T("action.mark.read")}
	if s.Read {
		state = ButtonState{Text: w.T("note.read"), Hint: w.T("action.mark.unread")}
	}
	n.read.Set(state)
	n.stars.Set(starLine(s.Stars))
	n.text.Set(noteText(s.Blocks)...)
	n.edit.Fill(w, s.Edit)
	n.pencil.Set(ButtonState{Text: w.T("note.edit"), Hint: w.T("note.hint")})
	reading := len(s.Blocks) > 0 && !n.edit.Opened()
	show(n.text, reading)
	show(n.pencil, reading)
	show(n.edit.InPlace, !reading)
	n.d.Fit()
}

// starLine is the stars of a rating; a click on one is a link with as many signs as it has stars.
func starLine(stars int) Paragraph {
	const star = "★"
	p := Paragraph{Size: TypeSubtitle, Leading: 1.2, Role: RoleSecondary}
	for i := range model.MaxRating {
		sign := star
		if i >= stars {
			sign = "☆"
		}
		at := len(p.Text)
		p.Text += sign
		p.Links = append(p.Links, Link{Span{at, at + len(sign)}, strings.Repeat("*", i+1)})
	}
	return p
}

// noteText sets the blocks of a note.
func noteText(blocks []panel.NoteBlock) []Paragraph {
	var out []Paragraph
	for i, b := range blocks {
		p := Paragraph{Text: b.Text, Size: TypeText, Leading: 1.55, Gap: 8, Marks: spans(b.Marks), Strong: spans(b.Strong), Indent: float32(16 * b.Level), Item: b.Item}
		switch {
		case b.Heading > 0:
			p.Bold, p.Gap = true, 12
			if b.Heading < 3 {
				p.Size = []float32{TypeSubtitle, TypeProse}[b.Heading-1]
			}
		case b.Item && i > 0 && blocks[i-1].Item:
			p.Gap = 3
		case b.Quote:
			p.Role, p.Indent = RoleSecondary, 16
		case b.Code:
			p.Size, p.Leading, p.Indent, p.Role = TypeSmall, 1.4, 16, RoleSecondary
		}
		for _, l := range b.Links {
			p.Links = append(p.Links, Link{Span(l.Range), l.Address})
		}
		out = append(out, p)
	}
	return out
}
