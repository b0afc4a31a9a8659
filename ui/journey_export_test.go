//go:build journey

package ui

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestJourneyExport leaves the sheet of an export by Escape from each of its fields, and exports by the keyboard alone: a file that is there
// is replaced when the box is ticked, not before.
func TestJourneyExport(t *testing.T) {
	exe, home := build(t), t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_RUNTIME_DIR", home)
	lib := filepath.Join(home, "export.twinleaf")
	importSample(t, exe, lib)
	p := start(t, exe, home, "-L", lib)
	p.until("the first rows", func(s shown) bool { return s.Count > 20 })
	open := func() {
		p.key("ctrl+l")
		p.key("ctrl+shift+e")
		p.until("the sheet", func(s shown) bool { return s.Over == "export" })
	}
	for fields := range 9 { // more than there are: they go round
		open()
		for range fields {
			p.key("Tab")
		}
		p.key("Escape")
		p.until(fmt.Sprintf("no sheet, left by Escape after %d tabs", fields), func(s shown) bool { return s.Over == "" })
	}

	const mine = "mine"
	path := filepath.Join(home, "all.ris")
	if err := os.WriteFile(path, []byte(mine), 0o600); err != nil {
		t.Fatal(err)
	}
	open()
	p.key("ctrl+a")
	p.xdotool("type", "--delay", "20", "all.ris")
	p.key("Return")
	p.until("the question whether to replace it", func(s shown) bool { return s.Over == "export, to replace" })
	if b, err := os.ReadFile(path); err != nil || string(b) != mine {
		t.Fatalf("the file was replaced unasked: %q, %v", b, err)
	}
	p.key("space")
	p.key("Return")
	all := p.until("the export", func(s shown) bool { return s.Over == "" && s.Notice != "" })
	b, err := os.ReadFile(path)
	if n := bytes.Count(b, []byte("\nER  -")); err != nil || n != all.Count {
		t.Errorf("%d of %d papers written, %v", n, all.Count, err)
	}
	p.quit()
}
