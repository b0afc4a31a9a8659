//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Badge is a small mark: a rank, a category, a number.
type Badge struct {
	Text string
	// Strong draws it in the accent colour, with an edge of the same; otherwise in secondary with a hairline.
	Strong bool
	// Bare draws the text alone.
	Bare bool
}

func badgeFont(th *Theme, b Badge) font { return font{th.Px(TypeLabel), !b.Bare} }

func badgeHeight(th *Theme) float32 { return round(th.Px(18)) }

func badgeWidth(th *Theme, b Badge) float32 {
	if b.Bare {
		f := font{th.Px(TypeText), false}
		return th.ruler.sum(b.Text, f)
	}
	return round(th.ruler.sum(b.Text, badgeFont(th, b)) + th.Px(12))
}

// drawBadge draws a mark with its upper left corner at x, y.
func drawBadge(s *sheet, th *Theme, b Badge, x, y float32, selected bool) {
	p, u := th.Palette(), th.ruler
	h := badgeHeight(th)
	text := u.display(b.Text)
	ink, edge := RoleSecondary, RoleHairline
	if selected {
		ink = RoleQuiet
	}
	if b.Bare {
		f := font{th.Px(TypeText), false}
		s.text(x, y+(h-u.height(f))/2-th.Px(opticalDrop), u.sum(text, f), text, f, u, p.Color(ink))
		return
	}
	if b.Strong {
		ink, edge = RoleAccent, RoleAccent
	}
	w := badgeWidth(th, b)
	x, y = round(x), round(y)
	s.outline(x, y, w, h, th.Px(4), 1, p.Color(edge))
	f := badgeFont(th, b)
	s.text(x+th.Px(6), y+(h-u.height(f))/2-th.Px(opticalDrop)/2, w, text, f, u, p.Color(ink))
}

// Badges is a row of marks that goes on in a next line where it is too long.
type Badges struct {
	widget.BaseWidget
	badges []Badge
	width  float32
}

// NewBadges makes an empty row.
func NewBadges() *Badges {
	b := &Badges{}
	b.ExtendBaseWidget(b)
	return b
}

// Set takes other marks.
func (b *Badges) Set(badges []Badge) {
	b.badges = badges
	b.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (b *Badges) CreateRenderer() fyne.WidgetRenderer { return newDrawing(b) }

func (b *Badges) least() fyne.Size { return fyne.NewSize(1, b.HeightFor(b.width)) }

// HeightFor gives the height at a width.
func (b *Badges) HeightFor(width float32) float32 {
	return b.flow(width, func(Badge, float32, float32) {})
}

func (b *Badges) flow(width float32, put func(b Badge, x, y float32)) float32 {
	th := themeOf(b)
	x, y, h := float32(0), float32(0), badgeHeight(th)
	for _, m := range b.badges {
		w := badgeWidth(th, m)
		if x > 0 && x+w > width {
			x, y = 0, y+h+th.Px(6)
		}
		put(m, x, y)
		x += w + th.Px(6)
	}
	if len(b.badges) == 0 {
		return 0
	}
	return y + h
}

func (b *Badges) paint(s *sheet, size fyne.Size) {
	b.width = size.Width
	th := themeOf(b)
	b.flow(size.Width, func(m Badge, x, y float32) { drawBadge(s, th, m, x, y, false) })
}
