//go:build cgo

package view

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"twinleaf/ui/panel"
)

// Overview is the library in pictures, over the whole window: the papers by year, and below it bars in as many columns as there is room
// for. It takes the keys.
type Overview struct {
	widget.BaseWidget
	// OnLine is a click on a bar, with the search that it stands for; OnYears one on years.
	OnLine  func(line string)
	OnYears func(from, to int)
	// OnYear gives the year under the pointer and its papers; ok is false when it left.
	OnYear func(year, count int, ok bool)

	heading *Label
	text    string // of the heading
	years   *Histogram
	columns *overviewColumns
	pane    *Pane
	content fyne.CanvasObject
	groups  map[string]*Facets // by field
}

var _ fyne.Focusable = (*Overview)(nil)

// NewOverview makes an empty one.
func NewOverview() *Overview {
	o := &Overview{heading: NewFlexLabel("", TextStyle{Size: TypeTitle, Role: RoleText, Bold: true}), years: NewHistogram(), groups: map[string]*Facets{}}
	o.years.height = 120
	o.years.OnRange = func(from, to int) {
		if o.OnYears != nil {
			o.OnYears(from, to)
		}
	}
	o.years.OnHover = func(year, count int, ok bool) {
		if o.OnYear != nil {
			o.OnYear(year, count, ok)
		}
	}
	o.columns = &overviewColumns{o: o}
	o.pane = NewPane(container.New(o.columns))
	o.content = container.NewStack(NewGround(RolePanel), o.pane)
	o.ExtendBaseWidget(o)
	return o
}

// Set shows other counts.
func (o *Overview) Set(p panel.OverviewPage) {
	o.text = p.Text
	o.Say("")
	h := HistogramState{From: 1}
	if n := len(p.Years); n > 0 {
		h.First = p.Years[0].Year
		h.Left, h.Right = strconv.Itoa(h.First), strconv.Itoa(p.Years[n-1].Year)
		for _, b := range p.Years {
			h.Counts = append(h.Counts, b.Count)
		}
	}
	o.years.Set(h)
	show(o.years, len(p.Years) > 1)
	list := []fyne.CanvasObject{o.heading, o.years}
	for _, g := range p.Groups {
		f := o.groups[g.Field]
		if f == nil {
			f = NewFacets()
			o.groups[g.Field] = f
		}
		rows := make([]FacetRow, len(g.Rows))
		for i, r := range g.Rows {
			rows[i] = FacetRow{ID: r.Line, Label: r.Label, Count: r.Count, Share: float32(r.Share)}
		}
		f.Set([]FacetGroup{{ID: g.Field, Heading: g.Heading, Rows: rows}})
		f.OnTap = func(_, line string, _ bool) {
			if o.OnLine != nil {
				o.OnLine(line)
			}
		}
		list = append(list, f)
	}
	c := o.pane.content.(*fyne.Container)
	c.Objects = list
	c.Refresh()
	o.pane.Refresh()
}

// Say puts words behind the heading; "" takes them away.
func (o *Overview) Say(words string) {
	text := o.text
	if words != "" {
		text += "  ·  " + words
	}
	o.heading.Set(text)
}

// CreateRenderer is part of fyne.Widget.
func (o *Overview) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(o.content) }

// FocusGained is part of fyne.Focusable.
func (o *Overview) FocusGained() {}

// FocusLost is part of fyne.Focusable.
func (o *Overview) FocusLost() {}

// TypedRune is part of fyne.Focusable.
func (o *Overview) TypedRune(r rune) {
	if r == ' ' {
		o.pane.Page(true)
	}
}

// TypedKey is part of fyne.Focusable.
func (o *Overview) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		o.pane.SetOffset(o.pane.Offset() + themeOf(o).Px(48))
	case fyne.KeyUp:
		o.pane.SetOffset(o.pane.Offset() - themeOf(o).Px(48))
	case fyne.KeyPageDown, fyne.KeyPageUp:
		o.pane.Page(e.Name == fyne.KeyPageDown)
	case fyne.KeyHome:
		o.pane.SetOffset(0)
	default:
		passKey(o, e)
	}
}

// overviewColumns sets the heading over the chart over the groups. Each group goes where the columns are shortest.
type overviewColumns struct{ o *Overview }

const (
	overviewSide   float32 = 40
	overviewColumn float32 = 250 // the least width of a column
	overviewGap    float32 = 24
	overviewMost   float32 = 1480
)

// place gives each object its place, and the height of all.
func (l *overviewColumns) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	th := themeOf(l.o)
	side, gap := th.Px(overviewSide), th.Px(overviewGap)
	all := max(min(width-2*side, th.Px(overviewMost)), th.Px(120))
	x, y := round(max(side, (width-all)/2)), th.Px(32)
	if len(objects) < 2 {
		return y
	}
	for i, o := range objects[:2] {
		if !o.Visible() {
			continue
		}
		h := o.MinSize().Height
		put(o, x, y, all, h)
		y += h + th.Px([]float32{20, 28}[i])
	}
	pad := th.Px(2 * facetSide) // the lists keep it free at their sides: their words stand under the heading
	x, all, gap = x-pad, all+2*pad, max(0, gap-pad)
	n := max(1, int((all+gap)/(th.Px(overviewColumn)+gap)))
	column := (all - float32(n-1)*gap) / float32(n)
	ends := make([]float32, n)
	for _, o := range objects[2:] {
		at := 0
		for i, e := range ends {
			if e < ends[at] {
				at = i
			}
		}
		h := heightFor(o, column)
		put(o, round(x+float32(at)*(column+gap)), y+ends[at], column, h)
		ends[at] += h + th.Px(12)
	}
	most := float32(0)
	for _, e := range ends {
		most = max(most, e)
	}
	return y + most + th.Px(24)
}

// height is part of tall.
func (l *overviewColumns) height(objects []fyne.CanvasObject, width float32) float32 {
	return l.place(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// Layout is part of fyne.Layout.
func (l *overviewColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.place(objects, size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

// MinSize is part of fyne.Layout.
func (l *overviewColumns) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }
