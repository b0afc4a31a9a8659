//go:build cgo

package view

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestToastShowsAllOfItsText has a message longer than the window is wide, which goes on in further lines and can be copied.
func TestToastShowsAllOfItsText(t *testing.T) {
	toasts := NewToasts()
	win := window(t, ModeLight, toasts, 600, 400)
	long := strings.TrimSpace(strings.Repeat("papers.ris, 第 42 行：broken record. ", 6))
	toasts.Set(ToastState{Text: long, Action: "Undo", More: "Details"})
	p := toasts.text
	if n := len(p.set); n != 1 || len(p.set[0].box.lines) < 3 {
		t.Errorf("a long message is set in %d paragraphs of %d lines", n, len(p.set[0].box.lines))
	}
	right := toasts.more.Position().X
	if end := p.Position().X + p.Size().Width; end > right || toasts.close.Position().X+toasts.close.Size().Width > 600 {
		t.Errorf("the text ends at %v, the first button begins at %v", end, right)
	}
	p.MouseDown(mouse(3, 3, 0))
	if win.Canvas().Focused() != fyne.Focusable(p) || !toasts.Focused() {
		t.Fatal("a click did not give the text the keyboard")
	}
	c := test.NewClipboard()
	p.TypedShortcut(&fyne.ShortcutSelectAll{})
	p.TypedShortcut(&fyne.ShortcutCopy{Clipboard: c})
	if c.Content() != long {
		t.Errorf("copied %q", c.Content())
	}
}
