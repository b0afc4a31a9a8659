//go:build cgo

package ui

import (
	"testing"

	"fyne.io/fyne/v2/lang"

	"twinleaf/assets/words"
)

// TestFyneSpeaksOurLanguage turns Fyne's words from one language to the other and back, whatever the system's is.
func TestFyneSpeaksOurLanguage(t *testing.T) {
	for _, c := range []struct{ language, open, parent, quit string }{{"zh", "打开", "上一级", "退出"}, {"en", "Open", "Up", "Quit"}, {"zh", "打开", "上一级", "退出"}} {
		speakFyne(words.For(c.language))
		if open, parent := lang.L("Open"), lang.X("file.parent", "Parent"); open != c.open || parent != c.parent {
			t.Errorf("%s: %q and %q, want %q and %q", c.language, open, parent, c.open, c.parent)
		}
		if quit := lang.L("Quit"); quit != c.quit { // Fyne looks for it among the items of a menu
			t.Errorf("%s: %q, want %q", c.language, quit, c.quit)
		}
	}
}
