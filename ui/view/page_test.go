//go:build cgo

package view

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// TestPageKeepsItsKeysAndItsPlace clicks into the text, whose keys stay the page's, and draws the paper anew, which stays where it was.
func TestPageKeepsItsKeysAndItsPlace(t *testing.T) {
	p := NewPage()
	win := window(t, ModeLight, p, 700, 400)
	text := PageText{Head: []Paragraph{{Text: "题名 Title"}}, Left: []Paragraph{{Text: strings.Repeat("威权 text to be read. ", 300)}}, Foot: "keys", Faces: []string{"Sans", "Serif"}}
	p.Set(text)
	var runes []rune
	var keys []fyne.KeyName
	p.OnRune = func(r rune) { runes = append(runes, r) }
	p.OnKey = func(k fyne.KeyName) { keys = append(keys, k) }

	p.left.MouseDown(mouse(40, 10, 0))
	if win.Canvas().Focused() != fyne.Focusable(p.left) {
		t.Fatalf("the click gave the focus to %T", win.Canvas().Focused())
	}
	win.Canvas().Focused().TypedRune('j')
	win.Canvas().Focused().TypedKey(key(fyne.KeyRight))
	if string(runes) != "j" || len(keys) != 1 || keys[0] != fyne.KeyRight {
		t.Errorf("after a click into the text the page got %q and %v", string(runes), keys)
	}

	win.Canvas().Focused().TypedKey(key(fyne.KeyPageDown))
	at := p.Place()
	if at == 0 {
		t.Fatal("PgDn did not scroll")
	}
	p.Set(text)
	if p.Place() != at {
		t.Errorf("drawn anew it stands at %v, was at %v", p.Place(), at)
	}
	p.TypedKey(key(fyne.KeyEnd))
	if p.Place() != 1 {
		t.Errorf("End leads to %v", p.Place())
	}
	p.SetPlace(at)
	if got := p.Place(); got < at-0.01 || got > at+0.01 {
		t.Errorf("set to %v, stands at %v", at, got)
	}
}
