//go:build cgo

package view

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func ctrl(name fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl}
}

func TestEntryKeys(t *testing.T) {
	for _, c := range []struct {
		name  string
		style EntryStyle
		text  string
		do    func(*Entry)
		want  string
		caret int
	}{
		{"typing", EntryStyle{}, "", func(e *Entry) { typing(e, "abc") }, "abc", 3},
		{"backspace", EntryStyle{}, "威权", func(e *Entry) { e.TypedKey(key(fyne.KeyBackspace)) }, "威", 1},
		{"backspace takes the mark with the letter", EntryStyle{}, "ae\u0301", func(e *Entry) { e.TypedKey(key(fyne.KeyBackspace)) }, "a", 1},
		{"delete", EntryStyle{}, "abc", func(e *Entry) { e.TypedKey(key(fyne.KeyHome)); e.TypedKey(key(fyne.KeyDelete)) }, "bc", 0},
		{"delete at the end", EntryStyle{}, "abc", func(e *Entry) { e.TypedKey(key(fyne.KeyDelete)) }, "abc", 3},
		{"select all and type", EntryStyle{}, "abc", func(e *Entry) { e.TypedShortcut(&fyne.ShortcutSelectAll{}); typing(e, "x") }, "x", 1},
		{"Shift selects", EntryStyle{}, "abc", func(e *Entry) {
			e.KeyDown(key(desktop.KeyShiftLeft))
			e.TypedKey(key(fyne.KeyLeft))
			e.TypedKey(key(fyne.KeyLeft))
			e.KeyUp(key(desktop.KeyShiftLeft))
			e.TypedKey(key(fyne.KeyBackspace))
		}, "a", 1},
		{"an arrow ends a selection at its side", EntryStyle{}, "abcd", func(e *Entry) { e.Select(1, 3); e.TypedKey(key(fyne.KeyLeft)) }, "abcd", 1},
		{"Ctrl+Backspace", EntryStyle{}, "deep learning", func(e *Entry) { e.TypedShortcut(ctrl(fyne.KeyBackspace)) }, "deep ", 5},
		{"Ctrl+Left", EntryStyle{}, "deep learning", func(e *Entry) { e.TypedShortcut(ctrl(fyne.KeyLeft)) }, "deep learning", 5},
		{"undo a word", EntryStyle{}, "", func(e *Entry) { typing(e, "deep net"); e.TypedShortcut(&fyne.ShortcutUndo{}) }, "deep", 4},
		{"undo and redo", EntryStyle{}, "", func(e *Entry) {
			typing(e, "deep net")
			e.TypedShortcut(&fyne.ShortcutUndo{})
			e.TypedShortcut(&fyne.ShortcutUndo{})
			e.TypedShortcut(&fyne.ShortcutRedo{})
		}, "deep", 4},
		{"undo deletes together", EntryStyle{}, "abcd", func(e *Entry) {
			e.TypedKey(key(fyne.KeyBackspace))
			e.TypedKey(key(fyne.KeyBackspace))
			e.TypedShortcut(&fyne.ShortcutUndo{})
		}, "abcd", 4},
		{"Enter makes a paragraph", EntryStyle{MultiLine: true}, "a", func(e *Entry) { e.TypedKey(key(fyne.KeyReturn)); typing(e, "b") }, "a\nb", 3},
		{"Enter makes none in one paragraph", EntryStyle{MultiLine: true, OneParagraph: true}, "a", func(e *Entry) { e.TypedKey(key(fyne.KeyReturn)) }, "a", 1},
		{"Up keeps the column", EntryStyle{MultiLine: true}, "abc\nd\nabc", func(e *Entry) {
			e.TypedKey(key(fyne.KeyUp))
			e.TypedKey(key(fyne.KeyUp))
			typing(e, "x")
		}, "abcx\nd\nabc", 4},
		{"pasted line breaks become spaces", EntryStyle{}, "", func(e *Entry) {
			c := test.NewClipboard()
			c.SetContent("one\r\ntwo\n")
			e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: c})
		}, "one two", 7},
		{"pasted paragraphs stay", EntryStyle{MultiLine: true}, "", func(e *Entry) {
			c := test.NewClipboard()
			c.SetContent("one\r\ntwo")
			e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: c})
		}, "one\ntwo", 7},
		{"cut", EntryStyle{}, "abcd", func(e *Entry) {
			c := test.NewClipboard()
			e.Select(1, 3)
			e.TypedShortcut(&fyne.ShortcutCut{Clipboard: c})
			e.TypedKey(key(fyne.KeyEnd))
			e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: c})
		}, "adbc", 4},
		{"replace a part", EntryStyle{}, "year:20 威权", func(e *Entry) { e.Replace(Span{0, 7}, "year:2021") }, "year:2021 威权", 9},
		{"insert at a place", EntryStyle{}, "威权", func(e *Entry) { e.Replace(Span{3, 3}, "x") }, "威x权", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := NewEntry(c.style)
			window(t, ModeLight, e, 300, 120)
			e.SetText(c.text)
			e.FocusGained()
			c.do(e)
			if e.Text() != c.want || e.caret != c.caret {
				t.Errorf("got %q with the caret at %d, want %q at %d", e.Text(), e.caret, c.want, c.caret)
			}
		})
	}
}

func TestEntryTellsEachChangeOnce(t *testing.T) {
	e := NewEntry(EntryStyle{})
	window(t, ModeLight, e, 300, 40)
	var told []string
	e.OnChanged = func(s string) { told = append(told, s) }
	e.SetText("a")
	typing(e, "b")
	e.TypedKey(key(fyne.KeyBackspace))
	e.TypedKey(key(fyne.KeyLeft))
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if len(told) != 3 || told[0] != "ab" || told[1] != "a" || told[2] != "ab" {
		t.Errorf("told %q", told)
	}
}

func TestEntryKeepsTheCaretInSight(t *testing.T) {
	e := NewEntry(EntryStyle{})
	window(t, ModeLight, e, 100, 30)
	e.FocusGained()
	typing(e, "a very long line that does not fit into the field at all")
	b := e.layNow()
	_, x := e.caretPlace(b)
	if shown := x - e.scroll.X; shown < 0 || shown > e.inner.Size().Width {
		t.Errorf("the caret is drawn at %v of %v", shown, e.inner.Size().Width)
	}
	e.TypedKey(key(fyne.KeyHome))
	if e.scroll.X != 0 {
		t.Errorf("at the start the text is scrolled by %v", e.scroll.X)
	}
	e.SetText("short")
	e.TypedKey(key(fyne.KeyEnd))
	if e.scroll.X != 0 {
		t.Errorf("a short text is scrolled by %v", e.scroll.X)
	}
}

func TestEntryDoesNotRepaintWhileNobodyTypes(t *testing.T) {
	e := NewEntry(EntryStyle{})
	window(t, ModeLight, e, 100, 30)
	e.FocusGained()
	if len(e.inner.e.text) != 0 || !e.focused {
		t.Fatal("no focus")
	}
	// A steady caret is a plain rectangle: no animation that the driver would tick.
	d := newDrawing(e.inner)
	d.repaint(fyne.NewSize(80, 20))
	if len(d.s.objects) != 1 {
		t.Errorf("an empty field with the focus draws %d things, want the caret alone", len(d.s.objects))
	}
}
