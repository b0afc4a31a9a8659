//go:build cgo

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// sheetKeys are what Enter and Escape do in every field of a sheet. Fyne's own widgets keep these keys to themselves.
type sheetKeys struct{ enter, escape func() }

// typed reports whether the key was one of the two.
func (k *sheetKeys) typed(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		k.enter()
	case fyne.KeyEscape:
		k.escape()
	default:
		return false
	}
	return true
}

// sheetSelect is a choice in a sheet: the space bar and Down open it.
type sheetSelect struct {
	widget.Select
	keys *sheetKeys
}

func newSheetSelect(keys *sheetKeys, options []string) *sheetSelect {
	s := &sheetSelect{keys: keys}
	s.ExtendBaseWidget(s)
	s.Options = options
	return s
}

// TypedKey is part of fyne.Focusable.
func (s *sheetSelect) TypedKey(e *fyne.KeyEvent) {
	if !s.keys.typed(e) {
		s.Select.TypedKey(e)
	}
}

// show selects without telling OnChanged.
func (s *sheetSelect) show(i int) {
	if i >= 0 && i < len(s.Options) && s.Selected != s.Options[i] {
		s.Selected = s.Options[i]
		s.Refresh()
	}
}

// sheetCheck is a box to tick in a sheet, by the space bar.
type sheetCheck struct {
	widget.Check
	keys *sheetKeys
}

func newSheetCheck(keys *sheetKeys, text string) *sheetCheck {
	c := &sheetCheck{keys: keys}
	c.ExtendBaseWidget(c)
	c.Text = text
	return c
}

// TypedKey is part of fyne.Focusable.
func (c *sheetCheck) TypedKey(e *fyne.KeyEvent) {
	if !c.keys.typed(e) {
		c.Check.TypedKey(e)
	}
}

// sheetButton is a button of a sheet: Enter presses it as the space bar does.
type sheetButton struct {
	widget.Button
	keys *sheetKeys
}

func newSheetButton(keys *sheetKeys, text string, do func()) *sheetButton {
	b := &sheetButton{keys: keys}
	b.ExtendBaseWidget(b)
	b.Text, b.OnTapped = text, do
	return b
}

// TypedKey is part of fyne.Focusable.
func (b *sheetButton) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	case fyne.KeyEscape:
		b.keys.escape()
	default:
		b.Button.TypedKey(e)
	}
}
