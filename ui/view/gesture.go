//go:build cgo

package view

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// passShortcut hands a shortcut that a focused widget does not know to the window: Fyne gives a shortcut to the
// focused widget only.
func passShortcut(w fyne.CanvasObject, s fyne.Shortcut) {
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(w).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// passKey hands a key that a focused widget does not know to the window (fyne.Canvas.SetOnTypedKey): Fyne gives a
// key to the focused widget only.
func passKey(w fyne.CanvasObject, e *fyne.KeyEvent) {
	if modifierOf(e.Name) != 0 {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil {
		if f := c.OnTypedKey(); f != nil {
			f(e)
		}
	}
}

// focus gives w the keyboard, if it is in a window.
func focus(w fyne.Focusable) {
	o, ok := w.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.Focused() != w {
		c.Focus(w)
	}
}

// focusVia gives the keyboard to a part that was just added to w: Fyne knows the window of a part only after it was
// drawn.
func focusVia(w fyne.CanvasObject, part fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil && c.Focused() != part {
		c.Focus(part)
	}
}

// notch is what Fyne gives for one notch of a wheel, and notchLines how far that moves, in the same units; a touchpad
// gives fractions of a notch and moves by its pixels.
const (
	notch      = 25
	notchLines = 3
)

// wheel turns the scrolling of an event into whole pixels.
func wheel(dy float32) float32 {
	if _, part := math.Modf(float64(dy) / notch); part == 0 {
		dy *= notchLines
	}
	return round(dy)
}

// modifiers tells which modifier keys are down. Fyne says so with a mouse event but not with a key, so a focused
// widget hands its KeyDown and KeyUp here; where the driver knows, its word counts (a release outside the window is
// never told to the widget).
type modifiers struct{ held fyne.KeyModifier }

func modifierOf(k fyne.KeyName) fyne.KeyModifier {
	switch k {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		return fyne.KeyModifierShift
	case desktop.KeyControlLeft, desktop.KeyControlRight:
		return fyne.KeyModifierControl
	case desktop.KeyAltLeft, desktop.KeyAltRight:
		return fyne.KeyModifierAlt
	case desktop.KeySuperLeft, desktop.KeySuperRight:
		return fyne.KeyModifierSuper
	}
	return 0
}

func (m *modifiers) down(e *fyne.KeyEvent) { m.held |= modifierOf(e.Name) }
func (m *modifiers) up(e *fyne.KeyEvent)   { m.held &^= modifierOf(e.Name) }
func (m *modifiers) forget()               { m.held = 0 }

func (m *modifiers) now() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return m.held
}

func (m *modifiers) shift() bool { return m.now()&fyne.KeyModifierShift != 0 }
