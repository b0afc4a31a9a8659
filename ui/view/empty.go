//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// EmptyState is what stands where there is nothing to show: why, and what to do about it.
type EmptyState struct {
	Icon          fyne.Resource // of one colour; nil leaves it out
	Heading, Text string
	First, Second string // names of the actions; "" leaves one out
}

// Empty shows an EmptyState in the middle of its room.
type Empty struct {
	widget.BaseWidget
	// OnFirst and OnSecond are the actions.
	OnFirst, OnSecond func()

	state         EmptyState
	icon          *canvas.Image
	text          *Prose
	first, second *Button
}

// NewEmpty makes an empty one.
func NewEmpty() *Empty {
	e := &Empty{text: NewProse()}
	e.first = NewButton(ButtonPrimary, "", func() {
		if e.OnFirst != nil {
			e.OnFirst()
		}
	})
	e.second = NewButton(ButtonPlain, "", func() {
		if e.OnSecond != nil {
			e.OnSecond()
		}
	})
	e.ExtendBaseWidget(e)
	return e
}

// Set shows another state.
func (e *Empty) Set(s EmptyState) {
	e.state = s
	e.icon = nil
	if s.Icon != nil {
		e.icon = canvas.NewImageFromResource(theme.NewColoredResource(s.Icon, theme.ColorNameDisabled))
		e.icon.FillMode = canvas.ImageFillContain
	}
	e.text.Set(Paragraph{Text: s.Text, Size: TypeText, Leading: 1.6, Role: RoleSecondary})
	e.first.Set(ButtonState{Text: s.First})
	e.second.Set(ButtonState{Text: s.Second})
	e.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (e *Empty) CreateRenderer() fyne.WidgetRenderer { return newDrawing(e) }

func (e *Empty) least() fyne.Size { return fyne.NewSize(1, 1) }

func (e *Empty) paint(s *sheet, size fyne.Size) {
	th := themeOf(e)
	f := font{th.Px(TypeSubtitle), true}
	w := min(th.Px(360), size.Width-th.Px(32))
	if w <= 0 {
		return
	}
	natural := newTextBox(th.ruler, e.state.Text, font{th.Px(TypeText), false}, 1, w).natural
	textH := e.text.HeightFor(w)
	headH, iconH, buttonH := th.ruler.height(f), th.Px(40), e.first.MinSize().Height
	all := headH + th.Px(8) + textH
	if e.icon != nil {
		all += iconH + th.Px(16)
	}
	if e.state.First != "" || e.state.Second != "" {
		all += th.Px(20) + buttonH
	}
	y := round(max(0, (size.Height-all)*0.42))
	if e.icon != nil {
		e.icon.Move(fyne.NewPos(round((size.Width-iconH)/2), y))
		e.icon.Resize(fyne.NewSize(iconH, iconH))
		s.add(e.icon)
		y += iconH + th.Px(16)
	}
	s.line(0, y, size.Width, e.state.Heading, f, AlignCenter, nil, th, RoleText)
	y += headH + th.Px(8)
	e.text.Move(fyne.NewPos(round((size.Width-min(natural, w))/2), y))
	e.text.Resize(fyne.NewSize(w, textH))
	s.add(e.text)
	y += textH + th.Px(20)
	e.paintButtons(s, th, y, size.Width)
}

func (e *Empty) paintButtons(s *sheet, th *Theme, y, width float32) {
	a, b := e.first.MinSize(), e.second.MinSize()
	all := float32(0)
	if e.state.First != "" {
		all += a.Width
	}
	if e.state.Second != "" {
		all += b.Width + th.Px(8)
	}
	x := round((width - all) / 2)
	if e.state.First != "" {
		e.first.Move(fyne.NewPos(x, y))
		e.first.Resize(a)
		s.add(e.first)
		x += a.Width + th.Px(8)
	}
	if e.state.Second != "" {
		e.second.Move(fyne.NewPos(x, y))
		e.second.Resize(b)
		s.add(e.second)
	}
}

// First is the button of the first action.
func (e *Empty) First() *Button { return e.first }
