//go:build cgo

package view

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained is part of fyne.Focusable.
func (t *Table) FocusGained() {
	t.focused = true
	t.mods.forget()
	t.ime.forget()
	t.body.restyle()
}

// FocusLost is part of fyne.Focusable.
func (t *Table) FocusLost() {
	t.focused = false
	t.ime.forget()
	t.body.restyle()
}

// KeyDown is part of desktop.Keyable.
func (t *Table) KeyDown(e *fyne.KeyEvent) {
	t.mods.down(e)
	t.ime.down(e, t.mods.now())
}

// KeyUp is part of desktop.Keyable.
func (t *Table) KeyUp(e *fyne.KeyEvent) { t.mods.up(e) }

// TypedRune is part of fyne.Focusable: letters look for a row.
func (t *Table) TypedRune(r rune) {
	t.ime.rune()
	now := t.now()
	fresh := t.typed == "" || now.Sub(t.typedAt) > typeAhead
	if r == ' ' && fresh {
		return // the space bar is a key of its own
	}
	if !unicode.IsPrint(r) {
		return
	}
	if fresh {
		t.typed = ""
	}
	t.typed += string(r)
	t.typedAt = now
	if t.OnType != nil {
		t.OnType(t.typed)
	}
}

// TypedKey is part of fyne.Focusable.
func (t *Table) TypedKey(e *fyne.KeyEvent) {
	if t.ime.takes(e.Name) {
		return
	}
	n := t.len()
	switch e.Name {
	case fyne.KeyUp:
		t.step(t.cursor - 1)
	case fyne.KeyDown:
		t.step(t.cursor + 1)
	case fyne.KeyPageUp:
		t.input("page")
		t.step(t.cursor - t.reel.page())
	case fyne.KeyPageDown:
		t.input("page")
		t.step(t.cursor + t.reel.page())
	case fyne.KeyHome:
		t.step(0)
	case fyne.KeyEnd:
		t.step(n - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.onCursor(t.OnEnter)
	case fyne.KeySpace:
		if t.typed == "" || t.now().Sub(t.typedAt) > typeAhead {
			t.space()
		}
	case fyne.KeyDelete:
		if t.OnDelete != nil && t.selected.Count() > 0 {
			t.OnDelete()
		}
	case desktop.KeyMenu:
		t.menu()
	case fyne.KeyEscape:
		if t.selected.Count() > 1 && t.cursor >= 0 {
			t.anchor = t.cursor
			t.choose(t.cursor, SelectRange(t.cursor, t.cursor+1))
			return
		}
		passKey(t, e)
	default:
		if len(e.Name) != 1 { // letters come as runes
			passKey(t, e)
		}
	}
}

// TypedShortcut is part of fyne.Shortcutable.
func (t *Table) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutSelectAll:
		if n := t.len(); n > 0 {
			t.choose(max(t.cursor, 0), SelectRange(0, n))
		}
		return
	case *fyne.ShortcutCopy:
		if t.OnCopy != nil && t.selected.Count() > 0 {
			t.OnCopy()
		}
		return
	case *desktop.CustomShortcut:
		if t.ctrlKey(s) {
			return
		}
	}
	passShortcut(t, s)
}

// ctrlKey moves the cursor and leaves the selection, so that rows far apart can be picked with Ctrl+Space.
func (t *Table) ctrlKey(s *desktop.CustomShortcut) bool {
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierControl {
		return false
	}
	to := 0
	switch s.KeyName {
	case fyne.KeyUp:
		to = t.cursor - 1
	case fyne.KeyDown:
		to = t.cursor + 1
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = t.len() - 1
	case fyne.KeySpace:
		if t.cursor >= 0 {
			t.anchor = t.cursor
			t.choose(t.cursor, t.selected.Toggled(t.cursor))
		}
		return true
	default:
		return false
	}
	if t.len() == 0 {
		return true
	}
	to = max(0, min(to, t.len()-1))
	if s.Modifier&fyne.KeyModifierShift != 0 {
		t.extend(to, false)
	} else {
		t.choose(to, t.selected)
	}
	t.reveal(to)
	return true
}

// step moves the cursor to a row, or the nearest there is; with Shift it draws the selection along.
func (t *Table) step(to int) {
	n := t.len()
	if n == 0 {
		return
	}
	to = max(0, min(to, n-1))
	if t.mods.shift() && t.cursor >= 0 {
		t.extend(to, false)
	} else {
		t.anchor = to
		t.choose(to, SelectRange(to, to+1))
	}
	t.reveal(to)
}

// extend selects from the anchor to a row, instead of or on top of what was selected.
func (t *Table) extend(to int, onTop bool) {
	if t.anchor < 0 {
		t.anchor = max(t.cursor, 0)
	}
	from, end := min(t.anchor, to), max(t.anchor, to)+1
	s := SelectRange(from, end)
	if onTop {
		s = t.selected.With(from, end)
	}
	t.choose(to, s)
}

func (t *Table) reveal(row int) {
	if t.reel.show(row) {
		t.scrolled()
	}
}

func (t *Table) onCursor(f func(int)) {
	if f != nil && t.cursor >= 0 {
		f(t.cursor)
	}
}

func (t *Table) space() {
	if t.cursor >= 0 {
		t.choose(t.cursor, t.selected.Toggled(t.cursor))
	}
}

// menu opens the context menu from the keyboard, under the cursor's row.
func (t *Table) menu() {
	if t.cursor < 0 || t.OnMenu == nil {
		return
	}
	t.reveal(t.cursor)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.body)
	t.OnMenu(t.cursor, at.AddXY(themeOf(t).Px(sidePad), t.reel.y(t.cursor)+t.reel.row))
}
