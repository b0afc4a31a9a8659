//go:build journey

package ui

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// TestJourneyFitsTheScreen opens a first window that is drawn so large that the size of the design would be one and a half times the screen's: it stays inside.
func TestJourneyFitsTheScreen(t *testing.T) {
	exe, home := build(t), t.TempDir()
	t.Setenv("FYNE_SCALE", "1.5")
	p := start(t, exe, home, "-L", filepath.Join(home, "screen.twinleaf"))
	p.until("the empty state", func(s shown) bool { return s.Library != "" })
	var screen, window [2]int
	if _, err := fmt.Sscan(p.xdotool("getdisplaygeometry"), &screen[0], &screen[1]); err != nil {
		t.Fatal(err)
	}
	said := p.xdotool("search", "--onlyvisible", "--name", "Twinleaf", "getwindowgeometry", "--shell")
	for line := range strings.Lines(said) {
		_, _ = fmt.Sscanf(line, "WIDTH=%d", &window[0]) // or else another line
		_, _ = fmt.Sscanf(line, "HEIGHT=%d", &window[1])
	}
	for i := range 2 {
		if window[i] > screen[i] || window[i] < screen[i]/2 {
			t.Errorf("the window measures %v, the screen %v", window, screen)
		}
	}
	p.quit()
}
