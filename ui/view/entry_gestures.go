//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Focusable         = (*Entry)(nil)
	_ fyne.Tabbable          = (*Entry)(nil)
	_ fyne.Shortcutable      = (*Entry)(nil)
	_ fyne.Draggable         = (*Entry)(nil)
	_ fyne.SecondaryTappable = (*Entry)(nil)
	_ desktop.Keyable        = (*Entry)(nil)
	_ desktop.Mouseable      = (*Entry)(nil)
	_ desktop.Cursorable     = (*Entry)(nil)
)

// Cursor is part of desktop.Cursorable.
func (e *Entry) Cursor() desktop.Cursor { return desktop.TextCursor }

// AcceptsTab is part of fyne.Tabbable: the Tab key moves the focus, unless an input method or OnTab has a use for it.
func (e *Entry) AcceptsTab() bool {
	return e.ime.takes(fyne.KeyTab) || e.OnTab != nil && !e.mods.shift() && e.OnTab()
}

// FocusGained is part of fyne.Focusable.
func (e *Entry) FocusGained() {
	e.mods.forget()
	e.ime.forget()
	e.setFocus(true)
	e.Reveal(e, 0, e.Size().Height)
}

// FocusLost is part of fyne.Focusable. It also comes when the window loses the keyboard.
func (e *Entry) FocusLost() {
	e.ime.forget()
	e.setFocus(false)
}

func (e *Entry) setFocus(has bool) {
	if e.focused == has {
		return
	}
	e.focused = has
	e.Refresh()
	if e.OnFocus != nil {
		e.OnFocus(has)
	}
}

// KeyDown is part of desktop.Keyable.
func (e *Entry) KeyDown(k *fyne.KeyEvent) {
	e.mods.down(k)
	e.ime.down(k, e.mods.now())
}

// KeyUp is part of desktop.Keyable.
func (e *Entry) KeyUp(k *fyne.KeyEvent) { e.mods.up(k) }

// TypedRune is part of fyne.Focusable.
func (e *Entry) TypedRune(r rune) {
	e.ime.rune()
	e.input()
	e.insert([]rune{r}, editType)
}

func (e *Entry) input() {
	if e.OnInput != nil {
		e.OnInput()
	}
}

// TypedKey is part of fyne.Focusable.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	if e.ime.takes(k.Name) {
		return
	}
	switch k.Name {
	case fyne.KeyBackspace:
		e.input()
		to := e.caret - 1
		for to > 0 && zeroWidth(e.text[to]) {
			to--
		}
		e.erase(to)
	case fyne.KeyDelete:
		e.erase(e.layNow().clusterEnd(e.caret))
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd:
		e.moveOn(k.Name)
	case fyne.KeyUp:
		e.step(-1)
	case fyne.KeyDown:
		e.step(+1)
	case fyne.KeyPageUp:
		e.step(-10)
	case fyne.KeyPageDown:
		e.step(+10)
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.style.MultiLine && !e.style.OneParagraph {
			e.insert([]rune{'\n'}, editOther)
		} else if e.OnSubmit != nil {
			e.OnSubmit(string(e.text))
		}
	case fyne.KeyEscape:
		if e.OnEscape != nil {
			e.OnEscape()
		} else {
			passKey(e, k)
		}
	case fyne.KeyTab, fyne.KeySpace:
	case desktop.KeyMenu:
		e.menu(fyne.CurrentApp().Driver().AbsolutePositionForObject(e).AddXY(0, e.Size().Height))
	default:
		if len(k.Name) != 1 { // letters come as runes
			passKey(e, k)
		}
	}
}

// moveOn moves the caret along the text; with Shift the selection follows, without it ends.
func (e *Entry) moveOn(k fyne.KeyName) {
	b := e.layNow()
	from, to := e.selection()
	shift := e.mods.shift()
	line, _ := e.caretPlace(b)
	pos, atEnd := e.caret, false
	switch k {
	case fyne.KeyLeft:
		if pos = e.caret - 1; from < to && !shift {
			pos = from
		}
		pos = b.clusterStart(max(0, pos))
	case fyne.KeyRight:
		if pos = b.clusterEnd(e.caret); from < to && !shift {
			pos = to
		}
	case fyne.KeyHome:
		pos = b.lines[line].from
	case fyne.KeyEnd:
		pos = b.atX(line, unlimited)
		atEnd = true
	}
	e.moveTo(pos, atEnd, shift)
}

func (e *Entry) moveTo(pos int, atEnd, keepAnchor bool) {
	e.caret, e.atEnd, e.hasX = max(0, min(pos, len(e.text))), atEnd, false
	if !keepAnchor {
		e.anchor = e.caret
	}
	e.moved()
}

// step moves between lines, or tells OnStep where there is one line only.
func (e *Entry) step(by int) {
	if !e.style.MultiLine {
		if e.OnStep != nil {
			e.OnStep(by)
		}
		return
	}
	b := e.layNow()
	line, x := e.caretPlace(b)
	if e.hasX {
		x = e.wantX
	}
	to := line + by
	pos := 0
	switch {
	case to < 0:
	case to >= len(b.lines):
		pos = len(e.text)
	default:
		pos = b.atX(to, x)
	}
	wraps := to >= 0 && to < len(b.lines)-1 && pos == b.lines[to].to
	e.moveTo(pos, wraps, e.mods.shift())
	e.wantX, e.hasX = x, true
}

// layNow gives the text as it is set in the field now.
func (e *Entry) layNow() *textBox { return e.lay(e.inner.Size().Width) }

// TypedShortcut is part of fyne.Shortcutable.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		e.Undo() // never goes on to the window: that would undo in the library what was not done in the field
		return
	case *fyne.ShortcutRedo:
		e.Redo()
		return
	case *fyne.ShortcutCut:
		e.copyTo(s.Clipboard)
		if from, to := e.selection(); from < to {
			e.erase(to)
		}
		return
	case *fyne.ShortcutCopy:
		e.copyTo(s.Clipboard)
		return
	case *fyne.ShortcutPaste:
		e.paste(s.Clipboard)
		return
	case *fyne.ShortcutSelectAll:
		e.SelectAll()
		return
	case *desktop.CustomShortcut:
		if e.ctrlKey(s) {
			return
		}
	}
	passShortcut(e, s)
}

func (e *Entry) ctrlKey(s *desktop.CustomShortcut) bool {
	held := s.Modifier &^ fyne.KeyModifierShift
	shift := s.Modifier&fyne.KeyModifierShift != 0
	if held != fyne.KeyModifierControl && held != fyne.KeyModifierAlt {
		return false
	}
	switch s.KeyName {
	case fyne.KeyLeft:
		e.moveTo(e.wordLeft(e.caret), false, shift)
	case fyne.KeyRight:
		e.moveTo(e.wordRight(e.caret), false, shift)
	case fyne.KeyHome:
		e.moveTo(0, false, shift)
	case fyne.KeyEnd:
		e.moveTo(len(e.text), false, shift)
	case fyne.KeyBackspace:
		e.erase(e.wordLeft(e.caret))
	case fyne.KeyDelete:
		e.erase(e.wordRight(e.caret))
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.OnSubmit != nil && !e.ime.active() {
			e.OnSubmit(string(e.text))
		}
	case fyne.KeyZ:
		if !shift {
			return false
		}
		e.Redo()
	default:
		return false
	}
	return true
}

// place gives the position at a point of the field, and whether it is a line's end that goes on in the next.
func (e *Entry) place(at fyne.Position) (pos int, atEnd bool) {
	b := e.layNow()
	p := at.Subtract(e.inner.Position()).Add(e.scroll)
	line := max(0, min(int(p.Y/b.leading), len(b.lines)-1))
	pos = b.atX(line, p.X)
	return pos, line < len(b.lines)-1 && pos == b.lines[line].to
}

// MouseDown is part of desktop.Mouseable.
func (e *Entry) MouseDown(m *desktop.MouseEvent) {
	focus(e)
	pos, atEnd := e.place(m.Position)
	if m.Button != desktop.MouseButtonPrimary {
		if from, to := e.selection(); pos < from || pos > to {
			e.moveTo(pos, atEnd, false)
		}
		return
	}
	switch e.clicks.press(m.Position) {
	case 2:
		from, to := wordAt(e.text, pos)
		e.Select(from, to)
	case 3:
		e.SelectAll()
	default:
		e.moveTo(pos, atEnd, m.Modifier&fyne.KeyModifierShift != 0)
	}
}

// MouseUp is part of desktop.Mouseable.
func (e *Entry) MouseUp(*desktop.MouseEvent) {}

// Dragged is part of fyne.Draggable.
func (e *Entry) Dragged(d *fyne.DragEvent) {
	pos, atEnd := e.place(d.Position)
	e.moveTo(pos, atEnd, true)
}

// DragEnd is part of fyne.Draggable.
func (e *Entry) DragEnd() {}

// TappedSecondary is part of fyne.SecondaryTappable.
func (e *Entry) TappedSecondary(p *fyne.PointEvent) { e.menu(p.AbsolutePosition) }

func (e *Entry) menu(at fyne.Position) {
	c := fyne.CurrentApp().Driver().CanvasForObject(e)
	if c == nil {
		return
	}
	words, clip := themeOf(e).words(), fyne.CurrentApp().Clipboard()
	item := func(word string, on bool, do func()) *fyne.MenuItem {
		i := fyne.NewMenuItem(word, do)
		i.Disabled = !on
		return i
	}
	from, to := e.selection()
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("",
		item(words.Undo, len(e.history.done) > 0, func() { e.Undo() }),
		item(words.Redo, len(e.history.undone) > 0, func() { e.Redo() }),
		fyne.NewMenuItemSeparator(),
		item(words.Cut, from < to, func() { e.copyTo(clip); e.erase(to) }),
		item(words.Copy, from < to, func() { e.copyTo(clip) }),
		item(words.Paste, clip.Content() != "", func() { e.paste(clip) }),
		fyne.NewMenuItemSeparator(),
		item(words.SelectAll, len(e.text) > 0, e.SelectAll),
	), c, at)
}
