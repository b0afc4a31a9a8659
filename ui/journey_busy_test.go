//go:build journey

package ui

import (
	"bytes"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// crawled writes n records that nothing else has, numbered from a number on.
func crawled(to io.Writer, from, n int) error {
	var b bytes.Buffer
	for i := from; i < from+n; i++ {
		fmt.Fprintf(&b, "{\"title\":\"第%d篇论文\",\"doi\":\"10.5555/paper.%d\",\"publicationDate\":\"2020\",\"resultStr\":\"{\\\"title\\\":\\\"Paper number %d\\\"}\"}\n", i, i, i)
	}
	_, err := to.Write(b.Bytes())
	return err
}

// TestJourneyBusy scrolls by wheel and keys while the program imports thousands of records and other changes are made one after the other,
// each of which has the window show its list anew. The import is held open by the test: it can't end before the last gesture. Each gesture
// must be painted, with the list moved on by it, and what the changes post must be shown, all while the import runs.
func TestJourneyBusy(t *testing.T) {
	exe, home := build(t), t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", home)
	t.Setenv("TWINLEAF_TIMES", "1")
	lib := filepath.Join(home, "busy.twinleaf")
	importSample(t, exe, lib)
	twinleaf := func(args ...string) *exec.Cmd { return exec.Command(exe, append([]string{"-L", lib}, args...)...) }
	var base bytes.Buffer
	if err := crawled(&base, 0, 3000); err != nil {
		t.Fatal(err)
	}
	first := twinleaf("import", "-")
	first.Stdin = &base
	if out, err := first.CombinedOutput(); err != nil {
		t.Fatalf("the first records: %v\n%s", err, out)
	}
	said, says := io.Pipe()
	p := startTo(t, exe, home, says, "-L", lib)
	f := &figures{p: p, lines: make(chan timed, 1000)}
	go f.listen(said)
	all := p.until("the first rows", func(s shown) bool { return s.Count > 3000 })

	// The import runs in the window's process; its records come from here.
	long := twinleaf("import", "-")
	feed, err := long.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var told bytes.Buffer
	long.Stdout, long.Stderr = &told, &told
	if err := long.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- long.Wait() }()
	t.Cleanup(func() { _ = long.Process.Kill() })
	sent := 0
	send := func(n int) {
		t.Helper()
		if err := crawled(feed, 100_000+sent, n); err != nil {
			t.Fatalf("the import takes no more records: %v\n%s", err, told.String())
		}
		sent += n
	}
	running := func() {
		t.Helper()
		select {
		case err := <-ended:
			t.Fatalf("the import ended before the test let it: %v\n%s", err, told.String())
		default:
		}
	}
	send(5000)

	// And a change after the other, as long as there are gestures.
	stop, changed := make(chan struct{}), make(chan int, 1)
	go func() {
		for n := 1; ; n++ {
			if out, err := twinleaf("edit", "威权", "--set", fmt.Sprintf("volume=%d", 100+n)).CombinedOutput(); err != nil {
				t.Errorf("change %d: %v\n%s", n, err, out)
			}
			select {
			case <-stop:
				changed <- n
				return
			default:
			}
		}
	}()

	p.click("list")
	var last timed
	for i := range 40 {
		send(50)
		now := f.gesture("page", "key", "Next")
		if i > 0 && (now.Top <= last.Top || now.Cursor <= last.Cursor) {
			t.Errorf("page key %d: the list stood at row %d, cursor %d, and stands at %d, %d", i, last.Top, last.Cursor, now.Top, now.Cursor)
		}
		last = now
	}
	for i := range 80 {
		send(50)
		now := f.gesture("wheel", "click", "5")
		if now.Top < last.Top || now.Top == last.Top && now.Hidden <= last.Hidden {
			t.Errorf("wheel step %d: the list stood at row %d and %.0f, and stands at %d and %.0f", i, last.Top, last.Hidden, now.Top, now.Hidden)
		}
		last = now
	}
	close(stop)
	changes := <-changed
	running()
	if changes < 2 {
		t.Errorf("%d changes were made meanwhile", changes)
	}
	if out, err := twinleaf("edit", "威权", "--set", "title.zh=导入尚未结束").CombinedOutput(); err != nil {
		t.Fatalf("the last change: %v\n%s", err, out)
	}
	p.key("Home")
	p.doing("the last change, by the search", func() {
		p.key("ctrl+f", "ctrl+a")
		p.paste("导入尚未结束")
	}, func(s shown) bool {
		return s.Query == "导入尚未结束" && s.Count == 1 && s.TitleZH == "导入尚未结束"
	})
	running()

	if err := feed.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Fatalf("the import: %v\n%s", err, told.String())
	}
	p.until("all papers", func(s shown) bool { return s.Papers == all.Papers+sent })
	t.Logf("%d gestures and %d changes while %d records came in, of %s", 120, changes, sent, strings.TrimSpace(told.String()))
	p.quit()
}
