//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Banner says on a warning ground what is wrong and what can be done.
type Banner struct {
	widget.BaseWidget
	// OnAction is the click on the action.
	OnAction func()

	text   *Prose
	action *Button
	shown  bool
}

// NewBanner makes a banner that shows nothing.
func NewBanner(onAction func()) *Banner {
	b := &Banner{OnAction: onAction, text: NewProse()}
	b.action = NewButton(ButtonCaution, "", func() {
		if b.OnAction != nil {
			b.OnAction()
		}
	})
	b.ExtendBaseWidget(b)
	return b
}

// SetPane is part of InPane.
func (b *Banner) SetPane(p *Pane) { b.action.SetPane(p) }

// Set shows words and the name of the action; an empty action leaves the button out, empty words the whole banner.
func (b *Banner) Set(text, action string) {
	b.shown = text != ""
	b.text.Set(Paragraph{Text: text, Size: TypeText, Leading: 1.4, Role: RoleCaution})
	b.action.Set(ButtonState{Text: action})
	b.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer { return newDrawing(b) }

func (b *Banner) least() fyne.Size {
	w := b.Size().Width
	if w <= 0 {
		w = themeOf(b).Px(300)
	}
	return fyne.NewSize(1, b.HeightFor(w))
}

func (b *Banner) sides() (left, right float32) {
	th := themeOf(b)
	left, right = th.Px(32), th.Px(12)
	if b.action.State().Text != "" {
		right += b.action.MinSize().Width + th.Px(8)
	}
	return left, right
}

// HeightFor gives the height at a width.
func (b *Banner) HeightFor(width float32) float32 {
	if !b.shown {
		return 0
	}
	left, right := b.sides()
	return max(b.text.HeightFor(max(1, width-left-right)), themeOf(b).Px(24)) + themeOf(b).Px(16)
}

func (b *Banner) paint(s *sheet, size fyne.Size) {
	if !b.shown {
		return
	}
	th := themeOf(b)
	p := th.Palette()
	s.round(0, 0, size.Width, size.Height, th.Px(6), p.Color(RoleWarningGround))
	d := th.Px(11)
	s.dot(th.Px(12), round((size.Height-d)/2), d, p.Color(RoleWarning))
	left, right := b.sides()
	w := max(1, size.Width-left-right)
	h := b.text.HeightFor(w)
	b.text.Move(fyne.NewPos(left, round((size.Height-h)/2)))
	b.text.Resize(fyne.NewSize(w, h))
	s.add(b.text)
	if b.action.State().Text != "" {
		least := b.action.MinSize()
		b.action.Move(fyne.NewPos(size.Width-th.Px(10)-least.Width, round((size.Height-least.Height)/2)))
		b.action.Resize(least)
		s.add(b.action)
	}
}
