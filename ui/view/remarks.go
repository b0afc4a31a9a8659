//go:build cgo

package view

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Remark says what is wrong with a part of an entry's text, a stretch of bytes.
type Remark struct {
	Span
	Text string
}

// maxRemarks bounds how many remarks stand under an entry at once: a line is mended from one end to the other.
const maxRemarks = 3

// Remarks stands under an Entry of one line and as wide or wider: what is wrong with parts of its text, each said under its place, one a line.
// The parts are underlined in the entry.
type Remarks struct {
	widget.BaseWidget
	of   *Entry
	list []Remark
}

// NewRemarks makes an empty one for an entry.
func NewRemarks(of *Entry) *Remarks {
	r := &Remarks{of: of}
	r.ExtendBaseWidget(r)
	r.Hide()
	return r
}

// Set shows other remarks; none hides it.
func (r *Remarks) Set(list []Remark) {
	list = list[:min(len(list), maxRemarks)]
	if slices.Equal(list, r.list) {
		return
	}
	r.list = list
	spans := make([]Span, len(list))
	for i, m := range list {
		spans[i] = m.Span
	}
	r.of.setFaults(spans)
	show(r, len(list) > 0)
	r.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (r *Remarks) CreateRenderer() fyne.WidgetRenderer { return newDrawing(r) }

func (r *Remarks) font(th *Theme) font { return font{th.Px(TypeSmall), false} }

func (r *Remarks) least() fyne.Size {
	th := themeOf(r)
	return fyne.NewSize(1, float32(len(r.list))*th.ruler.height(r.font(th)))
}

func (r *Remarks) paint(s *sheet, size fyne.Size) {
	th := themeOf(r)
	f := r.font(th)
	h := th.ruler.height(f)
	for i, m := range r.list {
		x := max(0, min(r.of.placeOf(m.From), size.Width-th.ruler.sum(m.Text, f)-1))
		s.line(x, float32(i)*h, size.Width-x, m.Text, f, AlignLeft, nil, th, RoleCaution)
	}
}
