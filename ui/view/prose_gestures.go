//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Focusable         = (*Prose)(nil)
	_ fyne.Shortcutable      = (*Prose)(nil)
	_ fyne.Draggable         = (*Prose)(nil)
	_ fyne.SecondaryTappable = (*Prose)(nil)
	_ fyne.Disableable       = (*Prose)(nil)
	_ desktop.Mouseable      = (*Prose)(nil)
	_ desktop.Hoverable      = (*Prose)(nil)
	_ desktop.Cursorable     = (*Prose)(nil)
	_ desktop.Keyable        = (*Prose)(nil)
)

// Disabled keeps text without TabStop out of the Tab order, as Fyne leaves out what is disabled; text that has a
// SelectedText it lets take the focus all the same.
func (p *Prose) Disabled() bool { return !p.TabStop && !p.focused }

// Enable is part of fyne.Disableable and does nothing.
func (p *Prose) Enable() {}

// Disable is part of fyne.Disableable and does nothing.
func (p *Prose) Disable() {}

// Cursor is part of desktop.Cursorable.
func (p *Prose) Cursor() desktop.Cursor {
	if p.over != "" {
		return desktop.PointerCursor
	}
	return desktop.TextCursor
}

// FocusGained is part of fyne.Focusable.
func (p *Prose) FocusGained() {
	p.focused = true
	p.mods.forget()
	p.Refresh()
	if !p.byMouse {
		p.Reveal(p, 0, p.Size().Height)
	}
}

// FocusLost is part of fyne.Focusable. The selection is kept but shown no more, so that a window shows one at most.
func (p *Prose) FocusLost() {
	p.focused, p.byMouse = false, false
	p.Refresh()
}

// KeyDown is part of desktop.Keyable.
func (p *Prose) KeyDown(e *fyne.KeyEvent) { p.mods.down(e) }

// KeyUp is part of desktop.Keyable.
func (p *Prose) KeyUp(e *fyne.KeyEvent) { p.mods.up(e) }

// TypedRune is part of fyne.Focusable.
func (p *Prose) TypedRune(r rune) {
	if p.Keys != nil {
		p.Keys.TypedRune(r)
	}
}

// TypedKey is part of fyne.Focusable: Shift and the arrows widen a selection.
func (p *Prose) TypedKey(e *fyne.KeyEvent) {
	if p.mods.shift() {
		if to, ok := p.step(e.Name); ok {
			p.mark(p.anchor, to)
			return
		}
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.OnEnter != nil {
			p.OnEnter()
			return
		}
	case fyne.KeyEscape:
		if p.anchor != p.caret {
			p.mark(p.caret, p.caret)
			return
		}
	case desktop.KeyMenu:
		p.menu(fyne.CurrentApp().Driver().AbsolutePositionForObject(p).AddXY(0, p.Size().Height))
		return
	}
	if p.Keys != nil {
		p.Keys.TypedKey(e)
		return
	}
	passKey(p, e)
}

// step gives where an arrow key moves the end of the selection.
func (p *Prose) step(k fyne.KeyName) (int, bool) {
	all := p.length()
	switch k {
	case fyne.KeyLeft:
		return max(0, p.caret-1), true
	case fyne.KeyRight:
		return min(all, p.caret+1), true
	case fyne.KeyHome:
		return 0, true
	case fyne.KeyEnd:
		return all, true
	case fyne.KeyUp, fyne.KeyDown:
		for i := range p.set {
			sp := &p.set[i]
			n := len(sp.box.shown)
			if p.caret > sp.start+n {
				continue
			}
			line := sp.box.lineOf(p.caret - sp.start)
			x := sp.x + sp.box.xOn(line, p.caret-sp.start)
			y := sp.y + (float32(line)+0.5)*sp.box.leading
			if k == fyne.KeyUp {
				y -= sp.box.leading
			} else {
				y += sp.box.leading
			}
			if y < 0 {
				return 0, true
			}
			if last := &p.set[len(p.set)-1]; y > last.y+last.box.height() {
				return all, true
			}
			_, to := p.at(fyne.NewPos(x, y))
			return to, true
		}
	}
	return 0, false
}

func (p *Prose) length() int {
	if n := len(p.set); n > 0 {
		return p.set[n-1].start + len(p.set[n-1].box.shown)
	}
	return 0
}

func (p *Prose) mark(anchor, caret int) {
	if anchor != p.anchor || caret != p.caret {
		p.anchor, p.caret = anchor, caret
		p.Refresh()
	}
}

// SelectAll selects the whole text.
func (p *Prose) SelectAll() { p.mark(0, p.length()) }

// TypedShortcut is part of fyne.Shortcutable.
func (p *Prose) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		p.copyTo(s.Clipboard)
	case *fyne.ShortcutSelectAll:
		p.SelectAll()
	default:
		passShortcut(p, s)
	}
}

func (p *Prose) copyTo(c fyne.Clipboard) {
	if s := p.SelectedText(); s != "" {
		c.SetContent(s)
	}
}

// MouseDown is part of desktop.Mouseable.
func (p *Prose) MouseDown(e *desktop.MouseEvent) {
	p.byMouse = true
	focus(p)
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	paragraph, at := p.at(e.Position)
	if e.Modifier&fyne.KeyModifierShift != 0 {
		p.mark(p.anchor, at)
		return
	}
	switch p.clicks.press(e.Position) {
	case 2:
		if p.OnDoubleTap != nil {
			p.OnDoubleTap()
		} else if paragraph < len(p.set) {
			sp := &p.set[paragraph]
			from, to := sp.box.word(at - sp.start)
			p.mark(sp.start+from, sp.start+to)
		}
	case 3:
		if paragraph < len(p.set) {
			sp := &p.set[paragraph]
			p.mark(sp.start, sp.start+len(sp.box.shown))
		}
	default:
		p.mark(at, at)
	}
}

// MouseUp is part of desktop.Mouseable.
func (p *Prose) MouseUp(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary && p.anchor == p.caret {
		if id := p.linkAt(e.Position); id != "" {
			p.OnLink(id)
		}
	}
}

// Dragged is part of fyne.Draggable.
func (p *Prose) Dragged(e *fyne.DragEvent) {
	_, at := p.at(e.Position)
	p.mark(p.anchor, at)
}

// DragEnd is part of fyne.Draggable.
func (p *Prose) DragEnd() {}

// TappedSecondary is part of fyne.SecondaryTappable.
func (p *Prose) TappedSecondary(e *fyne.PointEvent) { p.menu(e.AbsolutePosition) }

func (p *Prose) menu(at fyne.Position) {
	c := fyne.CurrentApp().Driver().CanvasForObject(p)
	if c == nil {
		return
	}
	words := themeOf(p).words()
	clip := fyne.CurrentApp().Clipboard()
	copying := fyne.NewMenuItem(words.Copy, func() {
		if p.anchor == p.caret {
			clip.SetContent(p.Text())
		} else {
			p.copyTo(clip)
		}
	})
	all := fyne.NewMenuItem(words.SelectAll, p.SelectAll)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", copying, all), c, at)
}

// MouseIn is part of desktop.Hoverable.
func (p *Prose) MouseIn(e *desktop.MouseEvent) {
	p.MouseMoved(e)
	if p.OnHover != nil {
		p.OnHover(true)
	}
}

// MouseMoved is part of desktop.Hoverable.
func (p *Prose) MouseMoved(e *desktop.MouseEvent) { p.over = p.linkAt(e.Position) }

// MouseOut is part of desktop.Hoverable.
func (p *Prose) MouseOut() {
	p.over = ""
	if p.OnHover != nil {
		p.OnHover(false)
	}
}
