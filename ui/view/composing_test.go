//go:build cgo

package view

import (
	"testing"

	"fyne.io/fyne/v2"
)

// The trial of DESIGN.md: 威权 stands in the field, duobian is being composed, two Backspaces are meant for the
// input method.
func TestComposingKeepsTheText(t *testing.T) {
	e := NewEntry(EntryStyle{})
	window(t, ModeLight, e, 300, 40)
	e.SetText("威权")
	submitted := 0
	e.OnSubmit = func(string) { submitted++ }
	e.FocusGained()
	for _, r := range "DUOBIAN" {
		e.KeyDown(key(fyne.KeyName(string(r))))
		e.TypedKey(key(fyne.KeyName(string(r))))
	}
	for _, k := range []fyne.KeyName{
		fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyLeft, fyne.KeyUp, fyne.KeyReturn, fyne.KeyDelete,
	} {
		e.KeyDown(key(k))
		e.TypedKey(key(k))
	}
	if e.Text() != "威权" || submitted != 0 || e.caret != 2 {
		t.Fatalf("the keys of the input method got through: %q, submitted %d, caret %d", e.Text(), submitted, e.caret)
	}
	if !e.AcceptsTab() {
		t.Error("Tab leaves the field while composing")
	}
	for _, r := range "多边" {
		e.TypedRune(r)
	}
	e.TypedKey(key(fyne.KeyBackspace))
	if e.Text() != "威权多" {
		t.Fatalf("after the commit Backspace is ours again; got %q", e.Text())
	}
	e.TypedKey(key(fyne.KeyReturn))
	if submitted != 1 {
		t.Errorf("Enter submitted %d times", submitted)
	}
}

func TestComposingEnds(t *testing.T) {
	letters := func(e *Entry, s string) {
		for _, r := range s {
			e.KeyDown(key(fyne.KeyName(string(r))))
		}
	}
	for _, c := range []struct {
		name string
		end  func(*Entry)
	}{
		{"all letters deleted", func(e *Entry) {
			e.TypedKey(key(fyne.KeyBackspace))
			e.TypedKey(key(fyne.KeyBackspace))
		}},
		{"Escape", func(e *Entry) { e.TypedKey(key(fyne.KeyEscape)) }},
		{"focus lost", func(e *Entry) { e.FocusLost(); e.FocusGained() }},
		{"a rune", func(e *Entry) { e.TypedRune('x'); e.TypedKey(key(fyne.KeyBackspace)) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := NewEntry(EntryStyle{})
			window(t, ModeLight, e, 300, 40)
			e.SetText("威权")
			letters(e, "NI")
			c.end(e)
			if e.Composing() || e.Text() != "威权" {
				t.Fatalf("composing %v, text %q", e.Composing(), e.Text())
			}
			e.TypedKey(key(fyne.KeyBackspace))
			if e.Text() != "威" {
				t.Errorf("Backspace is still swallowed: %q", e.Text())
			}
		})
	}
}

func TestShortcutsAreNotComposing(t *testing.T) {
	var c composing
	c.down(key(fyne.KeyC), fyne.KeyModifierControl)
	c.down(key("LeftShift"), fyne.KeyModifierShift)
	c.down(key(fyne.Key1), 0)
	if c.active() {
		t.Error("a shortcut counts as a letter for the input method")
	}
	c.down(key(fyne.KeyA), fyne.KeyModifierShift)
	if !c.active() {
		t.Error("a capital does not count")
	}
}
