//go:build journey

package ui

import (
	"path/filepath"
	"testing"
)

// TestJourneySheetKeys presses the window's shortcuts while a sheet lies over it, which do nothing there, and leaves the sheet with Escape
// from one of Fyne's own fields.
func TestJourneySheetKeys(t *testing.T) {
	exe, home := build(t), t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_RUNTIME_DIR", home)
	lib := filepath.Join(home, "sheet.twinleaf")
	importSample(t, exe, lib)
	p := start(t, exe, home, "-L", lib)
	before := p.until("the first rows", func(s shown) bool { return s.Count > 20 })
	p.key("ctrl+l", "Down", "Delete")
	deleted := p.until("a paper in the bin", func(s shown) bool { return s.Count == before.Count-1 && s.Undo != before.Undo })
	for _, open := range []string{"ctrl+comma", "ctrl+r", "ctrl+alt+c", "F1"} {
		p.key(open)
		p.until("the sheet of "+open, func(s shown) bool { return s.Over == "sheet" })
		p.key("Tab", "ctrl+z", "ctrl+n", "Delete", "Escape")
		s := p.until("the window without the sheet of "+open, func(s shown) bool { return s.Over == "" })
		if s.Count != deleted.Count || s.Undo != deleted.Undo {
			t.Errorf("%s: a shortcut reached the window under the sheet: %+v", open, s)
		}
	}
	p.key("ctrl+z")
	p.until("the paper back", func(s shown) bool { return s.Count == before.Count })
	p.quit()
}

// TestJourneyFocusStaysInSight goes with Tab around the views that have the whole window, and finds from there: the keyboard never is in
// what they cover.
func TestJourneyFocusStaysInSight(t *testing.T) {
	exe, home := build(t), t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_RUNTIME_DIR", home)
	lib := filepath.Join(home, "focus.twinleaf")
	importSample(t, exe, lib)
	p := start(t, exe, home, "-L", lib)
	all := p.until("the first rows", func(s shown) bool { return s.Count > 20 })
	for open, over := range map[string]string{"F8": "overview", "F9": "journals", "F11": "reading"} {
		p.key("ctrl+l", open)
		p.until(over, func(s shown) bool { return s.Over == over })
		for range 20 {
			p.key("Tab")
			p.xdotool("type", "--delay", "5", "z") // would be found in the search line
		}
		p.key("ctrl+l")
		s := p.until("the list after "+over, func(s shown) bool { return s.Over == "" })
		if s.Query != "" || s.Count != all.Count || s.Undo != all.Undo || s.Editing {
			t.Errorf("%s: the keyboard was below it: %+v", over, s)
		}
	}
	p.key("F8")
	p.until("the overview", func(s shown) bool { return s.Over == "overview" })
	p.key("ctrl+f")
	p.xdotool("type", "--delay", "5", "attention")
	p.until("what is found from there", func(s shown) bool { return s.Over == "" && s.Query == "attention" && s.Count < all.Count })
	p.quit()
}
