//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// press does what a spot is for.
func (f *Facets) press(i int, add bool) {
	if i < 0 || i >= len(f.spots) {
		return
	}
	at := f.spots[i]
	switch {
	case at.kind == spotRow && f.OnTap != nil:
		f.OnTap(at.group, at.row, add)
	case at.kind == spotMore && f.OnMore != nil:
		f.OnMore(at.group)
	case at.kind == spotClear && f.OnClear != nil:
		f.OnClear(at.group)
	}
}

// MouseDown is part of desktop.Mouseable.
func (f *Facets) MouseDown(e *desktop.MouseEvent) {
	f.byMouse = true
	focus(f)
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	i := f.find(e.Position)
	if i >= 0 && f.spots[i].kind != spotHeading {
		f.cursor = i
	}
	f.press(i, e.Modifier&(fyne.KeyModifierControl|fyne.KeyModifierShift|fyne.KeyModifierSuper) != 0)
}

// MouseUp is part of desktop.Mouseable.
func (f *Facets) MouseUp(*desktop.MouseEvent) {}

// TappedSecondary is part of fyne.SecondaryTappable.
func (f *Facets) TappedSecondary(e *fyne.PointEvent) {
	if i := f.find(e.Position); i >= 0 && f.OnMenu != nil {
		f.OnMenu(f.spots[i].group, f.spots[i].row, e.AbsolutePosition)
	}
}

// FocusGained is part of fyne.Focusable.
func (f *Facets) FocusGained() {
	f.focused = true
	if f.cursor < 0 {
		f.cursor = f.next(-1, 1)
	}
	f.Refresh()
	if !f.byMouse {
		f.revealCursor()
	}
}

// revealCursor brings what the keyboard is on into sight, and the heading over the first.
func (f *Facets) revealCursor() {
	if f.cursor < 0 || f.cursor >= len(f.spots) {
		return
	}
	at := f.spots[f.cursor]
	if f.cursor == f.next(-1, 1) {
		f.Reveal(f, 0, at.y+at.h)
		return
	}
	f.Reveal(f, at.y, at.h)
}

// FocusLost is part of fyne.Focusable.
func (f *Facets) FocusLost() {
	f.focused, f.byMouse = false, false
	f.Refresh()
}

// TypedRune is part of fyne.Focusable.
func (f *Facets) TypedRune(rune) {}

// next gives the nearest spot in a direction that the keyboard can stand on, or the same.
func (f *Facets) next(from, by int) int {
	for i := from + by; i >= 0 && i < len(f.spots); i += by {
		if f.spots[i].kind != spotHeading {
			return i
		}
	}
	return from
}

// TypedKey is part of fyne.Focusable.
func (f *Facets) TypedKey(e *fyne.KeyEvent) {
	var to int
	switch e.Name {
	case fyne.KeyUp:
		to = f.next(f.cursor, -1)
	case fyne.KeyDown:
		to = f.next(f.cursor, 1)
	case fyne.KeyHome:
		to = f.next(-1, 1)
	case fyne.KeyEnd:
		to = f.next(len(f.spots), -1)
	case fyne.KeyReturn, fyne.KeyEnter:
		f.press(f.cursor, false)
		return
	case fyne.KeySpace:
		f.press(f.cursor, true)
		return
	case desktop.KeyMenu:
		if f.OnMenu != nil && f.cursor >= 0 && f.cursor < len(f.spots) {
			at := f.spots[f.cursor]
			pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(f).AddXY(at.x, at.y+at.h)
			f.OnMenu(at.group, at.row, pos)
		}
		return
	default:
		passKey(f, e)
		return
	}
	if to != f.cursor || f.byMouse {
		f.cursor, f.byMouse = to, false
		f.Refresh()
		f.revealCursor()
	}
}

// TypedShortcut is part of fyne.Shortcutable: the row that the keyboard is on can be copied.
func (f *Facets) TypedShortcut(s fyne.Shortcut) {
	if s, ok := s.(*fyne.ShortcutCopy); ok {
		if label := f.labelAt(f.cursor); label != "" {
			s.Clipboard.SetContent(label)
		}
		return
	}
	passShortcut(f, s)
}

// labelAt gives what a row shows; "" where a spot is none.
func (f *Facets) labelAt(i int) string {
	if i < 0 || i >= len(f.spots) || f.spots[i].kind != spotRow {
		return ""
	}
	for _, g := range f.groups {
		for _, r := range g.Rows {
			if g.ID == f.spots[i].group && r.ID == f.spots[i].row {
				return r.Label
			}
		}
	}
	return ""
}

// MouseIn is part of desktop.Hoverable.
func (f *Facets) MouseIn(e *desktop.MouseEvent) { f.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable.
func (f *Facets) MouseMoved(e *desktop.MouseEvent) {
	i := f.find(e.Position)
	if i >= 0 && f.spots[i].kind == spotHeading {
		i = -1
	}
	if i != f.hover {
		f.hover = i
		f.Refresh()
	}
}

// MouseOut is part of desktop.Hoverable.
func (f *Facets) MouseOut() {
	if f.hover >= 0 {
		f.hover = -1
		f.Refresh()
	}
}
