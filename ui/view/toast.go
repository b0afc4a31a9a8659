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
}

// Toasts is the layer over the window's content in which a message floats. It takes no click beside the message. How
// long a message stays is for the panel to decide.
type Toasts struct {
	widget.BaseWidget
	// OnAction and OnClose are clicks on the message.
	OnAction, OnClose func()

	state  ToastState
	action *Button
	close  *Button
}

// NewToasts makes an empty layer.
func NewToasts() *Toasts {
	t := &Toasts{}
	t.action = NewButton(ButtonLink, "", func() {
		if t.OnAction != nil {
			t.OnAction()
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
	t.action.Set(ButtonState{Text: s.Action})
	t.Refresh()
}

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
	h, pad := round(th.Px(40)), th.Px(16)
	act := t.action.MinSize()
	w := u.sum(t.state.Text, f) + 2*pad + th.Px(28)
	if t.state.Action != "" {
		w += act.Width + th.Px(12)
	}
	w = min(round(w), size.Width-2*pad)
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
	if t.state.Action != "" {
		right -= act.Width + th.Px(8)
		t.action.Move(fyne.NewPos(right, y+round((h-act.Height)/2)))
		t.action.Resize(act)
		s.add(t.action)
	}
	s.line(x+pad, y+(h-u.height(f))/2, right-x-pad-th.Px(4), t.state.Text, f, AlignLeft, nil, th, RoleText)
}
