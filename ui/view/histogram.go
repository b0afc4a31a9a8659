//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// HistogramState is counts by consecutive years and the years chosen.
type HistogramState struct {
	First    int   // year of Counts[0]
	Counts   []int // a bar each
	From, To int   // chosen years, To included; From > To: none
	// Left and Right are the words below the chart.
	Left, Right string
}

// Histogram shows counts by year and lets a person take a year or drag over some.
type Histogram struct {
	widget.BaseWidget
	// OnRange gives the years that a person took, To included.
	OnRange func(from, to int)
	// OnHover gives the year under the pointer and its count; ok is false when the pointer left.
	OnHover func(year, count int, ok bool)

	state  HistogramState
	start  int // bar where a drag began, -1: none
	end    int
	hover  int
	height float32
}

var (
	_ fyne.Draggable     = (*Histogram)(nil)
	_ desktop.Mouseable  = (*Histogram)(nil)
	_ desktop.Hoverable  = (*Histogram)(nil)
	_ desktop.Cursorable = (*Histogram)(nil)
)

// NewHistogram makes an empty chart.
func NewHistogram() *Histogram {
	h := &Histogram{start: -1, hover: -1, height: 48}
	h.ExtendBaseWidget(h)
	return h
}

// Set shows other counts.
func (h *Histogram) Set(s HistogramState) {
	h.state = s
	h.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (h *Histogram) CreateRenderer() fyne.WidgetRenderer { return newDrawing(h) }

func (h *Histogram) least() fyne.Size {
	th := themeOf(h)
	height := th.Px(h.height)
	if h.state.Left != "" || h.state.Right != "" {
		height += th.Px(22)
	}
	return fyne.NewSize(th.Px(60), height)
}

// chosen tells the bars in colour: those being dragged over, or those of the state.
func (h *Histogram) chosen() (from, to int) {
	if h.start >= 0 {
		return min(h.start, h.end), max(h.start, h.end)
	}
	return h.state.From - h.state.First, h.state.To - h.state.First
}

func (h *Histogram) paint(s *sheet, size fyne.Size) {
	th := themeOf(h)
	p := th.Palette()
	n := len(h.state.Counts)
	if n == 0 {
		return
	}
	top := 0
	for _, c := range h.state.Counts {
		top = max(top, c)
	}
	chart := th.Px(h.height)
	step := size.Width / float32(n)
	gap := min(th.Px(2), step/4)
	from, to := h.chosen()
	for i, c := range h.state.Counts {
		if c == 0 || top == 0 {
			continue
		}
		bar := max(th.Px(2), float32(c)/float32(top)*chart)
		role := RoleBar
		if i >= from && i <= to {
			role = RoleAccent
		}
		x0, x1 := round(float32(i)*step), round(float32(i+1)*step-gap)
		s.round(x0, chart-bar, max(1, x1-x0), bar, th.Px(1), p.Color(role))
		if i == h.hover {
			s.rect(x0, 0, max(1, x1-x0), chart, p.Color(RoleHover))
		}
	}
	f := font{th.Px(TypeSmall), false}
	y := chart + th.Px(5)
	s.line(0, y, size.Width, h.state.Left, f, AlignLeft, nil, th, RoleSecondary)
	s.line(0, y, size.Width, h.state.Right, f, AlignRight, nil, th, RoleSecondary)
}

func (h *Histogram) bar(x float32) int {
	n := len(h.state.Counts)
	if n == 0 || h.Size().Width <= 0 {
		return -1
	}
	return max(0, min(int(x/h.Size().Width*float32(n)), n-1))
}

// MouseDown is part of desktop.Mouseable.
func (h *Histogram) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary {
		h.start = h.bar(e.Position.X)
		h.end = h.start
		h.Refresh()
	}
}

// MouseUp is part of desktop.Mouseable.
func (h *Histogram) MouseUp(*desktop.MouseEvent) { h.take() }

// Dragged is part of fyne.Draggable.
func (h *Histogram) Dragged(e *fyne.DragEvent) {
	if i := h.bar(e.Position.X); h.start >= 0 && i != h.end {
		h.end = i
		h.Refresh()
	}
}

// DragEnd is part of fyne.Draggable.
func (h *Histogram) DragEnd() { h.take() }

func (h *Histogram) take() {
	if h.start < 0 {
		return
	}
	from, to := h.chosen()
	h.start = -1
	h.Refresh()
	if h.OnRange != nil {
		h.OnRange(h.state.First+from, h.state.First+to)
	}
}

// Cursor is part of desktop.Cursorable.
func (h *Histogram) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is part of desktop.Hoverable.
func (h *Histogram) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (h *Histogram) MouseMoved(e *desktop.MouseEvent) { h.point(h.bar(e.Position.X)) }

// MouseOut is part of desktop.Hoverable.
func (h *Histogram) MouseOut() { h.point(-1) }

func (h *Histogram) point(i int) {
	if i == h.hover {
		return
	}
	h.hover = i
	h.Refresh()
	if h.OnHover == nil {
		return
	}
	if i < 0 {
		h.OnHover(0, 0, false)
		return
	}
	h.OnHover(h.state.First+i, h.state.Counts[i], true)
}
