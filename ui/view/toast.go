//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ToastState is a message that floats over the window.
type ToastState struct {
	Text   string // "" shows nothing
	Action string // such as "Undo"; "" leaves it out
	More   string // such as "Details", before the action; "" leaves it out
}

// Toasts is the layer over the window's content in which a message floats. It takes no click beside the message. How
// long a message stays is for the panel to decide.
type Toasts struct {
	widget.BaseWidget
	// OnAction, OnMore and OnClose are clicks on the message.
	OnAction, OnMore, OnClose func()

	state  ToastState
	text   *Prose
	action *Button
	more   *Button
	close  *Button
}

// NewToasts makes an empty layer.
func NewToasts() *Toasts {
	t := &Toasts{text: NewProse()}
	t.action = NewButton(ButtonLink, "", func() {
		if t.OnAction != nil {
			t.OnAction()
		}
	})
	t.more = NewButton(ButtonLink, "", func() {
		if t.OnMore != nil {
			t.OnMore()
		}
	})
	t.close = NewIconButton(theme.CancelIcon(), "", func() {
		if t.OnClose != nil {
			t.OnClose()
		}
	})
	t.close.skipTab = true
	t.ExtendBaseWidget(t)
	return t
}

// Set shows a message, or none.
func (t *Toasts) Set(s ToastState) {
	t.state = s
	t.text.Set(Paragraph{Text: s.Text, Size: TypeText, Leading: 1.4})
	t.action.Set(ButtonState{Text: s.Action})
	t.more.Set(ButtonState{Text: s.More})
	t.Refresh()
}

// Focused tells that the keyboard is in the message: someone reads it, or copies from it.
func (t *Toasts) Focused() bool { return t.text.focused || t.action.focused || t.more.focused }

// CreateRenderer is part of fyne.Widget.
func (t *Toasts) CreateRenderer() fyne.WidgetRenderer { return newDrawing(t) }

func (t *Toasts) least() fyne.Size { return fyne.NewSize(1, 1) }

func (t *Toasts) paint(s *sheet, size fyne.Size) {
	if t.state.Text == "" {
		return
	}
	th := themeOf(t)
	p, u := th.Palette(), th.ruler
	f := font{th.Px(TypeText), false}
	pad := th.Px(16)
	beside := th.Px(28)   // of the text
	var buttons []*Button // from the right
	for _, b := range []*Button{t.action, t.more} {
		if b.state.Text != "" {
			buttons = append(buttons, b)
			beside += b.MinSize().Width + th.Px(8)
		}
	}
	wide := min(ceil(u.sum(t.state.Text, f))+th.Px(4), th.Px(toastMeasure), size.Width-4*pad-beside)
	tall := t.text.HeightFor(wide)
	w, h := round(wide+beside+2*pad), round(max(th.Px(40), tall+th.Px(20)))
	x, y := round((size.Width-w)/2), size.Height-h-th.Px(44)
	box := s.round(x, y, w, h, th.Px(8), p.Color(RolePanel))
	box.StrokeColor, box.StrokeWidth = p.Color(RoleHairline), 1
	box.Shadow.Color = p.Color(RoleShade)
	box.Shadow.BlurRadius = th.Px(14)
	box.Shadow.Offset = fyne.NewPos(0, th.Px(3))
	right := x + w - th.Px(32)
	t.close.Move(fyne.NewPos(right, y+round((h-th.Px(26))/2)))
	t.close.Resize(fyne.NewSize(th.Px(26), th.Px(26)))
	s.add(t.close)
	for _, b := range buttons {
		act := b.MinSize()
		right -= act.Width + th.Px(8)
		b.Move(fyne.NewPos(right, y+round((h-act.Height)/2)))
		b.Resize(act)
		s.add(b)
	}
	t.text.Move(fyne.NewPos(x+pad, y+round((h-tall)/2)))
	t.text.Resize(fyne.NewSize(wide, tall))
	s.add(t.text)
}

// toastMeasure is the longest line of a message; what is longer goes on in the next.
const toastMeasure float32 = 640
