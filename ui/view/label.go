//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// TextStyle is the look of one line of text. Size is of the design; 0 takes TypeText.
type TextStyle struct {
	Size  float32
	Bold  bool
	Role  Role
	Align Align
}

func (s TextStyle) font(th *Theme) font {
	if s.Size == 0 {
		s.Size = TypeText
	}
	return font{th.Px(s.Size), s.Bold}
}

// Label is one line of text, cut with an ellipsis where it is too long.
type Label struct {
	widget.BaseWidget
	text  string
	style TextStyle
	fixed bool
}

// NewLabel makes a label that asks for the width of its text.
func NewLabel(text string, style TextStyle) *Label {
	l := &Label{text: text, style: style, fixed: true}
	l.ExtendBaseWidget(l)
	return l
}

// NewFlexLabel makes a label that takes what width there is.
func NewFlexLabel(text string, style TextStyle) *Label {
	l := &Label{text: text, style: style}
	l.ExtendBaseWidget(l)
	return l
}

// NewHeading makes the heading of a group: small, bold, quiet.
func NewHeading(text string) *Label {
	return NewLabel(text, TextStyle{Size: TypeLabel, Bold: true, Role: RoleSecondary})
}

// Set shows another text.
func (l *Label) Set(text string) {
	if text != l.text {
		l.text = text
		l.Refresh()
	}
}

// SetRole draws the text in another colour.
func (l *Label) SetRole(r Role) {
	if r != l.style.Role {
		l.style.Role = r
		l.Refresh()
	}
}

// CreateRenderer is part of fyne.Widget.
func (l *Label) CreateRenderer() fyne.WidgetRenderer { return newDrawing(l) }

func (l *Label) least() fyne.Size {
	th := themeOf(l)
	f := l.style.font(th)
	w := float32(1)
	if l.fixed {
		w = th.ruler.sum(l.text, f) + 1
	}
	return fyne.NewSize(w, th.ruler.height(f))
}

func (l *Label) paint(s *sheet, size fyne.Size) {
	th := themeOf(l)
	f := l.style.font(th)
	s.line(0, (size.Height-th.ruler.height(f))/2, size.Width, l.text, f, l.style.Align, nil, th, l.style.Role)
}

// Hairline is a line between things.
type Hairline struct {
	widget.BaseWidget
	upright bool
}

// NewHairline makes a line across, NewUprightHairline one from top to bottom.
func NewHairline() *Hairline {
	h := &Hairline{}
	h.ExtendBaseWidget(h)
	return h
}

// NewUprightHairline makes a line from top to bottom.
func NewUprightHairline() *Hairline {
	h := &Hairline{upright: true}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer is part of fyne.Widget.
func (h *Hairline) CreateRenderer() fyne.WidgetRenderer { return newDrawing(h) }

func (h *Hairline) least() fyne.Size { return fyne.NewSize(1, 1) }

func (h *Hairline) paint(s *sheet, size fyne.Size) {
	if h.upright {
		size.Width = 1
	} else {
		size.Height = 1
	}
	s.rect(0, 0, size.Width, size.Height, themeOf(h).Palette().Color(RoleHairline))
}

// Ground is a plain area of one colour, to lie behind something.
type Ground struct {
	widget.BaseWidget
	role Role
}

// NewGround makes an area of a role's colour.
func NewGround(role Role) *Ground {
	g := &Ground{role: role}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer is part of fyne.Widget.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer { return newDrawing(g) }

func (g *Ground) least() fyne.Size { return fyne.NewSize(1, 1) }

func (g *Ground) paint(s *sheet, size fyne.Size) {
	s.rect(0, 0, size.Width, size.Height, themeOf(g).Palette().Color(g.role))
}
