//go:build cgo

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"twinleaf/ui/view"
)

// sheetKeys are what Enter and Escape do in every field of a sheet. Fyne's own widgets keep these keys to themselves. With a nil enter the
// field does with it what it does.
type sheetKeys struct{ enter, escape func() }

// leaving are the keys of a sheet that Escape leaves, and nothing else.
func (x *window) leaving() *sheetKeys { return &sheetKeys{escape: x.leaveSheet} }

// leaveSheet takes away what lies over the window, the topmost first.
func (x *window) leaveSheet() {
	if top := x.win.Canvas().Overlays().Top(); top != nil {
		x.win.Canvas().Overlays().Remove(top)
		x.uncovered()
	}
}

func (x *window) newSelect(options []string, changed func(string)) *sheetSelect {
	s := newSheetSelect(x.leaving(), options)
	s.OnChanged = changed
	return s
}

func (x *window) newCheck(text string, changed func(bool)) *sheetCheck {
	c := newSheetCheck(x.leaving(), text)
	c.OnChanged = changed
	return c
}

// inform shows a sheet to be read, with the keyboard on its one button.
func (x *window) inform(title string, body fyne.CanvasObject, most fyne.Size) {
	x.sheetOf(title, body, most, view.NewButton(view.ButtonPlain, x.w.T("close"), nil))
}

// confirm shows what is about to be done, and does it when that is wanted.
func (x *window) confirm(title string, body fyne.CanvasObject, most fyne.Size, yes string, do func()) {
	x.sheetOf(title, body, most, view.NewButton(view.ButtonPlain, x.w.T("cancel"), nil), view.NewButton(view.ButtonPrimary, yes, do))
}

// sheetOf shows a sheet, as large as most where the window has the room. Each of its buttons closes it, then does what it is for; the last
// has the keyboard.
func (x *window) sheetOf(title string, body fyne.CanvasObject, most fyne.Size, buttons ...*view.Button) {
	var sheet *dialog.CustomDialog
	foot := container.NewHBox(layout.NewSpacer())
	for _, b := range buttons {
		do := b.OnTap
		b.OnTap = func() {
			sheet.Hide()
			x.uncovered()
			if do != nil {
				do()
			}
		}
		foot.Add(b)
	}
	sheet = dialog.NewCustomWithoutButtons(title, container.NewBorder(nil, foot, nil, nil, body), x.win)
	size := x.win.Canvas().Size()
	sheet.Resize(fyne.NewSize(min(most.Width, size.Width-80), min(most.Height, size.Height-80)))
	sheet.Show()
	x.win.Canvas().Focus(buttons[len(buttons)-1])
}

// typed reports whether the key was one of the two.
func (k *sheetKeys) typed(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if k.enter == nil {
			return false
		}
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
	view.Sight
	keys *sheetKeys
}

func newSheetSelect(keys *sheetKeys, options []string) *sheetSelect {
	s := &sheetSelect{keys: keys}
	s.ExtendBaseWidget(s)
	s.Options = options
	return s
}

// FocusGained is part of fyne.Focusable.
func (s *sheetSelect) FocusGained() {
	s.Select.FocusGained()
	s.Reveal(s, 0, s.Size().Height)
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
	view.Sight
	keys *sheetKeys
}

func newSheetCheck(keys *sheetKeys, text string) *sheetCheck {
	c := &sheetCheck{keys: keys}
	c.ExtendBaseWidget(c)
	c.Text = text
	return c
}

// FocusGained is part of fyne.Focusable.
func (c *sheetCheck) FocusGained() {
	c.Check.FocusGained()
	c.Reveal(c, 0, c.Size().Height)
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
