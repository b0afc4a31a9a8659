//go:build cgo

package view

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// FacetGroup is a heading and the rows under it.
type FacetGroup struct {
	ID, Heading string
	Rows        []FacetRow
	// Takes tells that something can be dropped on the rows.
	Takes bool
	// Chart, when not nil, stands under the heading.
	Chart *HistogramState
	// More is the last row, which asks for all ("more…"); "" leaves it out. Clear stands beside the heading while
	// something is chosen; "" leaves it out.
	More, Clear string
}

// FacetRow is one value with its count.
type FacetRow struct {
	ID, Label, Count string
	Selected         bool
	Faint            bool    // it can't be chosen now
	Indent           int     // levels, for shelves in shelves
	Dot              bool    // the amber dot before the count
	Tag              uint32  // 0xRRGGBB of a coloured tag; 0: none
	Share            float32 // of the row's width that a bar under it takes, 0 to 1
}

// Facets is the list beside the papers: places to go and values to filter by.
type Facets struct {
	widget.BaseWidget
	Sight
	// OnTap is a click on a row; add tells that Ctrl or Shift was held, or the space bar used.
	OnTap func(group, row string, add bool)
	// OnMore and OnClear are clicks on those words.
	OnMore, OnClear func(group string)
	// OnRange gives the years taken in a group's chart, OnYear the one under the pointer; ok is false when it left.
	OnRange func(group string, from, to int)
	OnYear  func(group string, year, count int, ok bool)
	// OnMenu is a secondary click on a row ("" on the heading), at a position of the window.
	OnMenu func(group, row string, at fyne.Position)

	groups  []FacetGroup
	charts  map[string]*Histogram
	spots   []facetSpot
	hover   int // spot, -1: none
	cursor  int // spot, -1: none
	drop    int // spot that something is dragged over, -1: none
	focused bool
	byMouse bool
}

// facetSpot is a place that can be clicked.
type facetSpot struct {
	kind       spotKind
	group, row string
	x, y, w, h float32
}

type spotKind uint8

const (
	spotRow spotKind = iota
	spotMore
	spotClear
	spotHeading
)

var (
	_ fyne.Focusable         = (*Facets)(nil)
	_ fyne.SecondaryTappable = (*Facets)(nil)
	_ desktop.Mouseable      = (*Facets)(nil)
	_ desktop.Hoverable      = (*Facets)(nil)
)

// NewFacets makes an empty list.
func NewFacets() *Facets {
	f := &Facets{charts: map[string]*Histogram{}, hover: -1, cursor: -1, drop: -1}
	f.ExtendBaseWidget(f)
	return f
}

// Set shows other groups.
func (f *Facets) Set(groups []FacetGroup) {
	f.groups = groups
	for _, g := range groups {
		if g.Chart == nil {
			continue
		}
		h, id := f.charts[g.ID], g.ID
		if h == nil {
			h = NewHistogram()
			h.OnRange = func(from, to int) {
				if f.OnRange != nil {
					f.OnRange(id, from, to)
				}
			}
			h.OnHover = func(year, count int, ok bool) {
				if f.OnYear != nil {
					f.OnYear(id, year, count, ok)
				}
			}
			f.charts[id] = h
		}
		h.Set(*g.Chart)
	}
	f.hover = -1
	f.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (f *Facets) CreateRenderer() fyne.WidgetRenderer { return newDrawing(f) }

func (f *Facets) least() fyne.Size { return fyne.NewSize(themeOf(f).Px(120), f.HeightFor(0)) }

const (
	facetLine    float32 = 25
	facetHeading float32 = 28
	facetGroups  float32 = 14
	facetSide    float32 = 8
)

// HeightFor gives the height, which does not depend on the width.
func (f *Facets) HeightFor(float32) float32 {
	th := themeOf(f)
	h := th.Px(12)
	for _, g := range f.groups {
		h += headingHeight(th, &g) + float32(len(g.Rows))*round(th.Px(facetLine)) + round(th.Px(facetGroups))
		if g.More != "" {
			h += round(th.Px(facetLine))
		}
		if g.Chart != nil && f.charts[g.ID] != nil {
			h += f.charts[g.ID].MinSize().Height
		}
	}
	return h
}

func (f *Facets) paint(s *sheet, size fyne.Size) {
	th := themeOf(f)
	f.spots = f.spots[:0]
	y := th.Px(10)
	for i := range f.groups {
		g := &f.groups[i]
		if g.Heading != "" {
			y = f.paintHeading(s, th, g, y, size.Width)
		}
		if c := f.charts[g.ID]; g.Chart != nil && c != nil {
			pad, h := th.Px(2*facetSide), c.MinSize().Height
			c.Move(fyne.NewPos(pad, y))
			c.Resize(fyne.NewSize(size.Width-2*pad, h))
			s.add(c)
			y += h
		}
		for j := range g.Rows {
			y = f.paintRow(s, th, g, &g.Rows[j], y, size.Width)
		}
		if g.More != "" {
			y = f.paintMore(s, th, g, y, size.Width)
		}
		y += round(th.Px(facetGroups))
	}
}

// headingHeight is none where there is no heading.
func headingHeight(th *Theme, g *FacetGroup) float32 {
	if g.Heading == "" {
		return 0
	}
	return round(th.Px(facetHeading))
}

func (f *Facets) paintHeading(s *sheet, th *Theme, g *FacetGroup, y, width float32) float32 {
	pad, h := th.Px(2*facetSide), round(th.Px(facetHeading))
	fn := font{th.Px(TypeLabel), true}
	ty := y + (h-th.ruler.height(fn))/2
	right := width - pad
	f.spots = append(f.spots, facetSpot{spotHeading, g.ID, "", 0, y, width, h})
	if g.Clear != "" {
		w := th.ruler.sum(g.Clear, fn)
		ink := RoleAccent
		s.line(right-w, ty, w+1, g.Clear, fn, AlignLeft, nil, th, ink)
		f.spot(s, th, facetSpot{spotClear, g.ID, "", right - w - th.Px(4), y + th.Px(3), w + th.Px(8), h - th.Px(6)})
		right -= w + th.Px(8)
	}
	s.line(pad, ty, right-pad, g.Heading, fn, AlignLeft, nil, th, RoleSecondary)
	return y + h
}

func (f *Facets) paintRow(s *sheet, th *Theme, g *FacetGroup, r *FacetRow, y, width float32) float32 {
	p, u := th.Palette(), th.ruler
	side, pad, h := th.Px(facetSide), th.Px(2*facetSide), round(th.Px(facetLine))
	spot := facetSpot{spotRow, g.ID, r.ID, side, y, width - 2*side, h}
	if r.Selected {
		s.round(spot.x, y, spot.w, h, th.Px(5), p.Color(RoleSelection))
	}
	f.spot(s, th, spot)
	label, count := font{th.Px(TypeText), r.Selected}, font{th.Px(TypeSmall), false}
	ink, quiet := RoleText, RoleSecondary
	switch {
	case r.Faint:
		ink = RoleSecondary
	case r.Selected:
		ink, quiet = RoleAccent, RoleQuiet
	}
	right := width - pad
	if r.Count != "" {
		w := u.sum(r.Count, count)
		s.line(right-w, y+(h-u.height(count))/2, w+1, r.Count, count, AlignLeft, nil, th, quiet)
		right -= w + th.Px(8)
	}
	if r.Dot {
		d := th.Px(7)
		s.dot(right-d, round(y+(h-d)/2)+th.Px(opticalDrop), d, p.Color(RoleWarning))
		right -= d + th.Px(6)
	}
	x := pad + float32(r.Indent)*th.Px(14)
	if r.Tag != 0 {
		d := th.Px(9)
		s.dot(x, round(y+(h-d)/2)+th.Px(opticalDrop), d, rgb(r.Tag))
		x += d + th.Px(7)
	}
	s.line(x, y+(h-u.height(label))/2, right-x, r.Label, label, AlignLeft, nil, th, ink)
	if r.Share > 0 {
		t := th.Px(2)
		s.round(pad, y+h-t, max(t, r.Share*(width-2*pad)), t, t/2, p.Color(RoleBar))
	}
	return y + h
}

func (f *Facets) paintMore(s *sheet, th *Theme, g *FacetGroup, y, width float32) float32 {
	side, pad, h := th.Px(facetSide), th.Px(2*facetSide), round(th.Px(facetLine))
	f.spot(s, th, facetSpot{spotMore, g.ID, "", side, y, width - 2*side, h})
	fn := font{th.Px(TypeSmall), false}
	s.line(pad, y+(h-th.ruler.height(fn))/2, width-2*pad, g.More, fn, AlignLeft, nil, th, RoleAccent)
	return y + h
}

// spot notes a place and draws what the pointer and the keyboard do there.
func (f *Facets) spot(s *sheet, th *Theme, at facetSpot) {
	i := len(f.spots)
	f.spots = append(f.spots, at)
	p := th.Palette()
	if i == f.hover {
		s.round(at.x, at.y, at.w, at.h, th.Px(5), p.Color(RoleHover))
	}
	if i == f.drop || i == f.cursor && f.focused && !f.byMouse {
		s.outline(at.x, at.y, at.w, at.h, th.Px(5), th.Px(1.5), p.Color(RoleAccent))
	}
}

// find gives the spot at a point, -1 for none; the last drawn counts.
func (f *Facets) find(p fyne.Position) int {
	for i := len(f.spots) - 1; i >= 0; i-- {
		at := &f.spots[i]
		if p.X >= at.x && p.X < at.x+at.w && p.Y >= at.y && p.Y < at.y+at.h {
			return i
		}
	}
	return -1
}

func (f *Facets) takes(group string) bool {
	return slices.ContainsFunc(f.groups, func(g FacetGroup) bool { return g.ID == group && g.Takes })
}

// RowAt tells the row at a position of the window, for something dragged there, and marks it; ok is false when
// there is none of a group that takes what is dropped. Call ClearDrop when the drag is over.
func (f *Facets) RowAt(window fyne.Position) (group, row string, ok bool) {
	at := window.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(f))
	i := f.find(at)
	if i >= 0 && (f.spots[i].kind != spotRow || !f.takes(f.spots[i].group)) {
		i = -1
	}
	if i != f.drop {
		f.drop = i
		f.Refresh()
	}
	if i < 0 {
		return "", "", false
	}
	return f.spots[i].group, f.spots[i].row, true
}

// ClearDrop takes the mark of RowAt away.
func (f *Facets) ClearDrop() {
	if f.drop >= 0 {
		f.drop = -1
		f.Refresh()
	}
}
