//go:build cgo

package view

import "fyne.io/fyne/v2"

// composing guesses whether an input method is at work. With X11's input methods a key that the method took still
// reaches the focused widget as a key press, though its rune does not come: two Backspaces meant for the pinyin
// would delete what stands in the field. So letters pressed are counted until a rune arrives, and while there are
// any, the keys with which a person steers an input method are not for us.
type composing struct{ letters int }

// down takes every KeyDown with the modifiers held.
func (c *composing) down(e *fyne.KeyEvent, held fyne.KeyModifier) {
	if held&(fyne.KeyModifierControl|fyne.KeyModifierAlt|fyne.KeyModifierSuper) != 0 {
		return // a shortcut: no rune is due
	}
	if len(e.Name) == 1 && e.Name[0] >= 'A' && e.Name[0] <= 'Z' {
		c.letters++
	}
}

// rune is told that text arrived, so the composition is over.
func (c *composing) rune() { c.letters = 0 }

// forget is for a change of focus.
func (c *composing) forget() { c.letters = 0 }

// active tells whether letters are still in the input method.
func (c *composing) active() bool { return c.letters > 0 }

// takes tells whether a typed key belongs to the input method, and follows what it does there: Backspace takes one
// letter off, Escape all.
func (c *composing) takes(k fyne.KeyName) bool {
	if c.letters == 0 {
		return false
	}
	switch k {
	case fyne.KeyBackspace:
		c.letters--
	case fyne.KeyEscape:
		c.letters = 0
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab, fyne.KeyDelete, fyne.KeySpace,
		fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight,
		fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown:
	default:
		return false
	}
	return true
}
