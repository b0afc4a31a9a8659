//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Tabs is a choice of one among a few words; the chosen one is bold and in the accent colour.
type Tabs struct {
	widget.BaseWidget
	Sight
	// OnChoose gives the number of the word that a person took.
	OnChoose func(i int)

	words   []string
	chosen  int
	hover   int
	focused bool
	byMouse bool
}

var (
	_ fyne.Focusable     = (*Tabs)(nil)
	_ fyne.Tappable      = (*Tabs)(nil)
	_ desktop.Hoverable  = (*Tabs)(nil)
	_ desktop.Cursorable = (*Tabs)(nil)
	_ desktop.Mouseable  = (*Tabs)(nil)
)

// NewTabs makes an empty choice.
func NewTabs(onChoose func(i int)) *Tabs {
	t := &Tabs{OnChoose: onChoose, hover: -1}
	t.ExtendBaseWidget(t)
	return t
}

// Set shows words and which of them is chosen.
func (t *Tabs) Set(words []string, chosen int) {
	t.words, t.chosen = words, chosen
	t.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer { return newDrawing(t) }

const tabGap float32 = 14

// each gives the place of each word; a word keeps the width it has when bold, so that nothing moves on a choice.
func (t *Tabs) each(f func(i int, x, w float32)) float32 {
	th := themeOf(t)
	x := float32(0)
	for i, word := range t.words {
		w := round(th.ruler.sum(word, font{th.Px(TypeSmall), true}))
		f(i, x, w)
		x += w + th.Px(tabGap)
	}
	return max(0, x-th.Px(tabGap))
}

func (t *Tabs) least() fyne.Size {
	th := themeOf(t)
	return fyne.NewSize(t.each(func(int, float32, float32) {})+1, th.Px(22))
}

func (t *Tabs) paint(s *sheet, size fyne.Size) {
	th := themeOf(t)
	t.each(func(i int, x, w float32) {
		f, ink := font{th.Px(TypeSmall), false}, RoleSecondary
		switch {
		case i == t.chosen:
			f.bold, ink = true, RoleAccent
		case i == t.hover:
			ink = RoleText
		}
		s.line(x, (size.Height-th.ruler.height(f))/2, w+1, t.words[i], f, AlignCenter, nil, th, ink)
		if i == t.chosen && t.focused && !t.byMouse {
			s.rect(x, size.Height-th.Px(2), w, th.Px(2), th.Palette().Color(RoleAccent))
		}
	})
}

func (t *Tabs) find(x float32) int {
	found, gap := -1, themeOf(t).Px(tabGap)/2
	t.each(func(i int, at, w float32) {
		if x >= at-gap && x < at+w+gap {
			found = i
		}
	})
	return found
}

func (t *Tabs) choose(i int) {
	if i >= 0 && i < len(t.words) && i != t.chosen && t.OnChoose != nil {
		t.OnChoose(i)
	}
}

// MouseDown is part of desktop.Mouseable.
func (t *Tabs) MouseDown(*desktop.MouseEvent) { t.byMouse = true; focus(t) }

// MouseUp is part of desktop.Mouseable.
func (t *Tabs) MouseUp(*desktop.MouseEvent) {}

// Tapped is part of fyne.Tappable.
func (t *Tabs) Tapped(e *fyne.PointEvent) { t.choose(t.find(e.Position.X)) }

// FocusGained is part of fyne.Focusable.
func (t *Tabs) FocusGained() {
	t.focused = true
	t.Refresh()
	t.Reveal(t, 0, t.Size().Height)
}

// FocusLost is part of fyne.Focusable.
func (t *Tabs) FocusLost() { t.focused, t.byMouse = false, false; t.Refresh() }

// TypedRune is part of fyne.Focusable.
func (t *Tabs) TypedRune(rune) {}

// TypedKey is part of fyne.Focusable.
func (t *Tabs) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		t.choose(t.chosen - 1)
	case fyne.KeyRight:
		t.choose(t.chosen + 1)
	default:
		passKey(t, e)
	}
}

// Cursor is part of desktop.Cursorable.
func (t *Tabs) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is part of desktop.Hoverable.
func (t *Tabs) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (t *Tabs) MouseMoved(e *desktop.MouseEvent) {
	if i := t.find(e.Position.X); i != t.hover {
		t.hover = i
		t.Refresh()
	}
}

// MouseOut is part of desktop.Hoverable.
func (t *Tabs) MouseOut() { t.hover = -1; t.Refresh() }
