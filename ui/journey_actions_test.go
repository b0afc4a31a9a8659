//go:build journey

package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"twinleaf/assets/words"
)

// TestJourneyEveryAction does everything that the menus offer, by the palette, and leaves what opens with Escape: none takes the window
// down. It ends with an export under the name that the sheet proposes.
func TestJourneyEveryAction(t *testing.T) {
	exe, home := build(t), t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_RUNTIME_DIR", home)
	lib := filepath.Join(home, "all.twinleaf")
	importSample(t, exe, lib)
	p := start(t, exe, home, "-L", lib)
	p.until("the first rows", func(s shown) bool { return s.Count > 20 })

	w := words.For("en")
	// Some take the keyboard to a field of a file dialog, end the program or begin another.
	apart := []string{"quit", "open.window", "library", "-", recentItem}
	for _, m := range menus {
		for _, id := range m.ids {
			if slices.Contains(apart, id) {
				continue
			}
			name, _, _ := strings.Cut(w.T("action."+id), "…")
			p.key("ctrl+l")
			p.key("ctrl+k")
			p.xdotool("type", "--delay", "5", name)
			p.key("Return")
			p.key("Escape", "Escape", "Escape")
		}
	}
	p.key("ctrl+l")
	p.key("ctrl+k")
	p.xdotool("type", "--delay", "5", w.T("action.language.en"))
	p.key("Return")
	p.key("ctrl+shift+f") // all papers
	p.until("the list after all of it", func(s shown) bool { return s.Lang == "en" && s.Count > 20 && s.Query == "" })
	p.key("ctrl+shift+e")
	p.key("Return")
	p.until("the export", func(s shown) bool {
		_, err := os.Stat(filepath.Join(home, "papers.jsonl"))
		return err == nil && s.Notice != ""
	})
	p.quit()
}
