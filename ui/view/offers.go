//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Offer is a line of Offers: what can be taken, and a word about it.
type Offer struct{ Text, Note string }

// Offers is a list that floats under a field while something is typed there. It never has the keyboard: the field hands its keys on. It is
// never hidden, only empty: of what it has not drawn, Fyne knows neither the canvas nor the place, and draws no frame for it alone.
type Offers struct {
	widget.BaseWidget
	// OnTake is a click on an offer.
	OnTake func(i int)

	list  []Offer
	under fyne.CanvasObject
	at    int // chosen, -1: none
	card  *offerCard
}

// NewOffers makes an empty list that floats under a field.
func NewOffers(under fyne.CanvasObject) *Offers {
	o := &Offers{under: under, at: -1}
	o.card = &offerCard{o: o}
	o.card.ExtendBaseWidget(o.card)
	o.ExtendBaseWidget(o)
	return o
}

// Set shows offers, none of them chosen; none leaves nothing to be seen.
func (o *Offers) Set(list []Offer) {
	o.list, o.at = list, -1
	o.Refresh()
	o.card.Refresh()
}

// Step chooses the next offer, or one before; from the first it goes back to none. It reports whether there are any.
func (o *Offers) Step(by int) bool {
	if len(o.list) == 0 {
		return false
	}
	o.at = max(-1, min(o.at+by, len(o.list)-1))
	o.card.Refresh()
	return true
}

// Chosen is the offer that is chosen, or -1.
func (o *Offers) Chosen() int { return o.at }

// Len is the number of offers.
func (o *Offers) Len() int { return len(o.list) }

// CreateRenderer is part of fyne.Widget.
func (o *Offers) CreateRenderer() fyne.WidgetRenderer { return newDrawing(o) }

func (o *Offers) least() fyne.Size { return fyne.NewSize(1, 1) }

const (
	offerLine float32 = 28
	offerPad  float32 = 6
	offerWide float32 = 460
)

// paint puts the card under the field.
func (o *Offers) paint(s *sheet, size fyne.Size) {
	if len(o.list) == 0 {
		return
	}
	th := themeOf(o)
	d := fyne.CurrentApp().Driver()
	at := d.AbsolutePositionForObject(o.under).Subtract(d.AbsolutePositionForObject(o))
	h := float32(len(o.list))*round(th.Px(offerLine)) + 2*th.Px(offerPad)
	w := min(th.Px(offerWide), o.under.Size().Width)
	put(o.card, round(at.X), round(at.Y+o.under.Size().Height+th.Px(4)), w, min(h, size.Height))
	s.add(o.card)
}

// offerCard is the list itself: only it takes the pointer.
type offerCard struct {
	widget.BaseWidget
	o *Offers
}

var (
	_ desktop.Mouseable  = (*offerCard)(nil)
	_ desktop.Hoverable  = (*offerCard)(nil)
	_ desktop.Cursorable = (*offerCard)(nil)
)

// CreateRenderer is part of fyne.Widget.
func (c *offerCard) CreateRenderer() fyne.WidgetRenderer { return newDrawing(c) }

func (c *offerCard) least() fyne.Size { return fyne.NewSize(1, 1) }

func (c *offerCard) paint(s *sheet, size fyne.Size) {
	th := themeOf(c)
	p, u := th.Palette(), th.ruler
	box := s.round(0, 0, size.Width, size.Height, th.Px(8), p.Color(RolePanel))
	box.StrokeColor, box.StrokeWidth = p.Color(RoleHairline), 1
	box.Shadow.Color = p.Color(RoleShade)
	box.Shadow.BlurRadius = th.Px(14)
	box.Shadow.Offset = fyne.NewPos(0, th.Px(3))
	f, small := font{th.Px(TypeText), false}, font{th.Px(TypeSmall), false}
	pad, h := th.Px(14), round(th.Px(offerLine))
	for i, x := range c.o.list {
		y := th.Px(offerPad) + float32(i)*h
		quiet := RoleSecondary
		if i == c.o.at {
			s.round(th.Px(offerPad), y, size.Width-2*th.Px(offerPad), h, th.Px(5), p.Color(RoleSelection))
			quiet = RoleQuiet
		}
		right := size.Width - pad
		if x.Note != "" {
			w := min(u.sum(x.Note, small), size.Width/2)
			s.line(right-w, y+(h-u.height(small))/2, w+1, x.Note, small, AlignLeft, nil, th, quiet)
			right -= w + th.Px(12)
		}
		s.line(pad, y+(h-u.height(f))/2, right-pad, x.Text, f, AlignLeft, nil, th, RoleText)
	}
}

func (c *offerCard) row(y float32) int {
	th := themeOf(c)
	i := int((y - th.Px(offerPad)) / round(th.Px(offerLine)))
	if y < th.Px(offerPad) || i >= len(c.o.list) {
		return -1
	}
	return i
}

// MouseDown is part of desktop.Mouseable: the click is taken at once, before the field can lose the keyboard.
func (c *offerCard) MouseDown(e *desktop.MouseEvent) {
	if i := c.row(e.Position.Y); i >= 0 && c.o.OnTake != nil {
		c.o.OnTake(i)
	}
}

// MouseUp is part of desktop.Mouseable.
func (c *offerCard) MouseUp(*desktop.MouseEvent) {}

// Cursor is part of desktop.Cursorable.
func (c *offerCard) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is part of desktop.Hoverable.
func (c *offerCard) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (c *offerCard) MouseMoved(e *desktop.MouseEvent) {
	if i := c.row(e.Position.Y); i != c.o.at {
		c.o.at = i
		c.Refresh()
	}
}

// MouseOut is part of desktop.Hoverable.
func (c *offerCard) MouseOut() {}
