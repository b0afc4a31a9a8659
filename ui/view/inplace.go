//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// FieldState is what an InPlace shows.
type FieldState struct {
	Text string
	// Edit is what is edited, where that is another text than the one shown: "yes" for "open access".
	Edit string
	// Hint stands in the empty field while it is edited: what a value looks like.
	Hint  string
	Marks []Span
	Links []Link
	// Missing is shown, faint, where there is no text: "no Chinese title".
	Missing string
	// Edited tells that a person corrected the field; it gets a small mark in the accent colour.
	Edited bool
	// Fixed fields can be read and copied but not edited.
	Fixed bool
}

// FieldStyle is how an InPlace looks; it does not change over its life. Lengths are of the design.
type FieldStyle struct {
	Size      float32 // 0 takes TypeText
	Leading   float32 // 0 takes 1.5
	Bold      bool
	Role      Role
	MaxWidth  float32
	MultiLine bool // Enter makes a new paragraph; Ctrl+Enter or leaving saves
}

// FieldHints are the words for the two small buttons, in the language of the window.
type FieldHints struct{ Edit, Copy string }

// InPlace is a text that is edited where it stands: Enter, a double click or the pencil opens it; Enter or leaving
// saves; Escape takes back. A text that is refused stays open with the reason under it.
type InPlace struct {
	widget.BaseWidget

	// OnSave takes what a person wrote, when it is another text. An error is shown under the field and keeps it open.
	OnSave func(text string) error
	// OnCopy takes the text to the clipboard.
	OnCopy func(text string)
	// OnLink is a click on a link.
	OnLink func(id string)
	// OnHint gives the words for the button under the pointer, and "" afterwards.
	OnHint func(hint string)
	// OnOpen tells that editing begins or is over.
	OnOpen func(open bool)

	style FieldStyle
	hints FieldHints
	state FieldState
	prose *Prose
	entry *Entry // while open
	wrong string // why the text was refused
	note  *Prose // shows wrong

	pencil, copying *Button
	hover           int // how many of our parts the pointer is over
	closing         bool
}

// NewInPlace makes an empty field.
func NewInPlace(style FieldStyle) *InPlace {
	if style.Size == 0 {
		style.Size = TypeText
	}
	if style.Leading == 0 {
		style.Leading = 1.5
	}
	f := &InPlace{style: style, prose: NewProse(), note: NewProse()}
	f.ExtendBaseWidget(f)
	f.prose.MaxWidth, f.prose.TabStop = style.MaxWidth, true
	f.prose.OnEnter, f.prose.OnDoubleTap = f.Open, f.Open
	f.prose.OnHover = f.pointed
	f.prose.OnLink = func(id string) {
		if f.OnLink != nil {
			f.OnLink(id)
		}
	}
	f.pencil = f.button(theme.DocumentCreateIcon(), f.Open)
	f.copying = f.button(theme.ContentCopyIcon(), func() {
		if f.OnCopy != nil {
			f.OnCopy(f.state.Text)
		}
	})
	return f
}

func (f *InPlace) button(icon fyne.Resource, do func()) *Button {
	b := NewIconButton(icon, "", do)
	b.skipTab, b.onHover = true, f.pointed
	b.OnHint = func(hint string) {
		if f.OnHint != nil {
			f.OnHint(hint)
		}
	}
	return b
}

// SetPane is part of InPane.
func (f *InPlace) SetPane(p *Pane) {
	f.prose.SetPane(p)
	if f.entry != nil {
		f.entry.SetPane(p)
	}
}

// SetHints sets the words of the two buttons.
func (f *InPlace) SetHints(h FieldHints) {
	if h == f.hints {
		return
	}
	f.hints = h
	for b, hint := range map[*Button]string{f.pencil: h.Edit, f.copying: h.Copy} {
		s := b.State()
		s.Hint = hint
		b.Set(s)
	}
}

// Set shows another state. While a person is editing, what they write stays.
func (f *InPlace) Set(s FieldState) {
	if s.Edit == "" {
		s.Edit = s.Text
	}
	f.state = s
	f.fill()
	f.Refresh()
}

func (f *InPlace) fill() {
	p := Paragraph{
		Text: f.state.Text, Size: f.style.Size, Leading: f.style.Leading, Bold: f.style.Bold, Role: f.style.Role,
		Marks: f.state.Marks, Links: f.state.Links,
	}
	if p.Text == "" {
		p.Text, p.Role, p.Bold = f.state.Missing, RoleSecondary, false
		p.Size = min(p.Size, TypeProse)
		if p.Text == "" {
			p.Text = "–"
		}
	}
	f.prose.Set(p)
	f.prose.empty = f.state.Text == ""
}

// Opened tells whether a person is editing.
func (f *InPlace) Opened() bool { return f.entry != nil }

// Open begins editing.
func (f *InPlace) Open() {
	if f.entry != nil || f.state.Fixed || f.OnSave == nil {
		return
	}
	f.prose.Reveal(f, 0, f.Size().Height) // the entry cannot itself: Fyne knows it only once it was drawn
	e := NewEntry(EntryStyle{
		Frame: FrameLine, Size: f.style.Size, Leading: f.style.Leading, Bold: f.style.Bold,
		MultiLine: true, OneParagraph: !f.style.MultiLine, PadX: 7, PadY: 4,
	})
	e.SetPane(f.prose.pane)
	e.SetText(f.state.Edit)
	e.SetPlaceHolder(f.state.Hint)
	e.SelectAll()
	e.OnSubmit = func(string) { f.save(true) }
	e.OnEscape = func() { f.close(true) }
	e.OnChanged = func(string) {
		f.wrong = ""
		e.SetWrong(false)
		f.Refresh()
	}
	e.OnFocus = func(has bool) {
		if !has && !f.closing && f.entry == e {
			f.save(false)
		}
	}
	f.entry, f.wrong = e, ""
	f.Refresh()
	focusVia(f, e)
	if f.OnOpen != nil {
		f.OnOpen(true)
	}
}

// save hands the text over and closes unless it was refused.
func (f *InPlace) save(refocus bool) {
	e := f.entry
	if e == nil {
		return
	}
	if text := e.Text(); text != f.state.Edit {
		if err := f.OnSave(text); err != nil {
			f.wrong = err.Error()
			e.SetWrong(true)
			f.note.Set(Paragraph{Text: f.wrong, Size: TypeSmall, Leading: 1.4, Role: RoleCaution})
			f.Refresh()
			return
		}
	}
	f.close(refocus)
}

// Cancel takes back what a person wrote and closes.
func (f *InPlace) Cancel() { f.close(false) }

func (f *InPlace) close(refocus bool) {
	if f.entry == nil {
		return
	}
	f.closing = true
	e := f.entry
	f.entry, f.wrong = nil, ""
	f.Refresh()
	if refocus {
		focusVia(f, f.prose)
	} else if c := fyne.CurrentApp().Driver().CanvasForObject(f); c != nil && c.Focused() == e {
		c.Unfocus() // keys must not go to a field that is gone
	}
	f.closing = false
	if f.OnOpen != nil {
		f.OnOpen(false)
	}
}

func (f *InPlace) pointed(over bool) {
	if over {
		f.hover++
	} else if f.hover > 0 {
		f.hover--
	}
	f.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (f *InPlace) CreateRenderer() fyne.WidgetRenderer { return newDrawing(f) }

func (f *InPlace) least() fyne.Size {
	w := f.Size().Width
	if w <= 0 {
		w = themeOf(f).Px(400)
	}
	return fyne.NewSize(1, f.HeightFor(w))
}

// HeightFor gives the height at a width.
func (f *InPlace) HeightFor(width float32) float32 {
	if f.entry == nil {
		return f.prose.HeightFor(f.room(width))
	}
	th := themeOf(f)
	padX, padY := f.entry.pads(th)
	h := f.entry.HeightFor(f.room(width)+2*padX) - 2*padY
	if f.wrong != "" {
		h += f.note.HeightFor(f.room(width)) + padY + th.Px(4)
	}
	return h
}

// room gives the width for text: the mark and the buttons stand beside it, so that nothing moves when they come.
func (f *InPlace) room(width float32) float32 {
	w := width - themeOf(f).Px(10)
	if f.style.MaxWidth > 0 {
		w = min(w, themeOf(f).Px(f.style.MaxWidth))
	}
	return max(1, w)
}

func (f *InPlace) paint(s *sheet, size fyne.Size) {
	th := themeOf(f)
	p := th.Palette()
	room := f.room(size.Width)
	if e := f.entry; e != nil {
		padX, padY := e.pads(th)
		// The frame stands outside the text, so that the words stay where they were.
		e.Move(fyne.NewPos(-padX, -padY))
		h := e.HeightFor(room + 2*padX)
		e.Resize(fyne.NewSize(room+2*padX, h))
		s.add(e)
		if f.wrong != "" {
			f.note.Move(fyne.NewPos(0, h-padY+th.Px(4)))
			f.note.Resize(fyne.NewSize(room, f.note.HeightFor(room)))
			s.add(f.note)
		}
		return
	}
	f.prose.Move(fyne.NewPos(0, 0))
	f.prose.Resize(fyne.NewSize(room, f.prose.HeightFor(room)))
	s.add(f.prose)
	lead := th.Px(f.style.Size) * f.style.Leading
	if f.state.Edited {
		d := th.Px(5)
		s.dot(size.Width-d, round((lead-d)/2), d, p.Color(RoleAccent))
	}
	if f.hover > 0 {
		f.paintButtons(s, th, size, lead)
	}
}

// paintButtons lays the buttons at the end of the first line that leaves room for them, so that they hide no word; if
// none does, over the end of the last, on a ground that keeps them readable.
func (f *InPlace) paintButtons(s *sheet, th *Theme, size fyne.Size, lead float32) {
	var shown []*Button
	if f.OnSave != nil && !f.state.Fixed {
		shown = append(shown, f.pencil)
	}
	if f.OnCopy != nil && f.state.Text != "" {
		shown = append(shown, f.copying)
	}
	d := round(th.Px(24))
	x := size.Width - th.Px(8)
	line := f.freeLine(x - d*float32(len(shown)))
	y := round(float32(line)*round(lead) + (lead-d)/2)
	for _, b := range shown {
		x -= d
		s.round(x, y, d, d, th.Px(5), th.Palette().Color(RolePanel))
		put(b, x, y, d, d)
		s.add(b)
	}
}

// freeLine gives the first line of the text that ends left of x, or else the last.
func (f *InPlace) freeLine(x float32) int {
	if len(f.prose.set) == 0 {
		return 0
	}
	lines := f.prose.set[0].box.lines
	for i, l := range lines {
		if n := len(l.parts); n == 0 || l.parts[n-1].x+l.parts[n-1].w < x {
			return i
		}
	}
	return len(lines) - 1
}
