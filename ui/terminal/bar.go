package terminal

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"twinleaf/assets/words"
)

// bar is one line on a terminal that says how far long work is. Where
// standard error is no terminal it stays silent, but for print. Its methods
// may be called from any goroutine.
type bar struct {
	words *words.Words
	title string
	live  bool
	width func() int
	now   func() time.Time

	mu    sync.Mutex
	w     io.Writer
	shown bool
	since time.Time
}

func (s *session) newBar(title string) *bar {
	b := &bar{words: s.Words, title: title, w: s.Stderr, live: onTerminal(s.Stderr), now: time.Now}
	b.since = b.now()
	b.width = func() int {
		if f, ok := s.Stderr.(interface{ Fd() uintptr }); ok {
			if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 20 {
				return w
			}
		}
		return 80
	}
	return b
}

// show draws how far the work is; total 0 means that nobody knows the end.
func (b *bar) show(at, total int64, text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.live {
		return
	}
	line := b.title + " "
	if total > 0 {
		at = min(at, total)
		const cells = 20
		full := int(at * cells / total)
		line += fmt.Sprintf("[%s%s] %3d %%  ", strings.Repeat("█", full), strings.Repeat("·", cells-full), at*100/total)
	}
	line += text
	if gone := b.now().Sub(b.since); total > 0 && at > 0 && gone > 2*time.Second {
		left := time.Duration(float64(gone) / float64(at) * float64(total-at))
		line += "  " + b.words.T("progress.left", b.words.Span(left))
	}
	fmt.Fprint(b.w, "\r\x1b[K"+cut(line, b.width()-1))
	b.shown = true
}

// print writes a whole line and keeps the bar below it.
func (b *bar) print(line string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.clear()
	fmt.Fprintln(b.w, line)
}

// done takes the bar away.
func (b *bar) done() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.clear()
}

func (b *bar) clear() {
	if b.shown {
		fmt.Fprint(b.w, "\r\x1b[K")
		b.shown = false
	}
}
