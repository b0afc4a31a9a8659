package terminal

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/rivo/uniseg"

	"twinleaf/assets/words"
)

func TestCut(t *testing.T) {
	for _, c := range []struct {
		name, text string
		cells      int
		want       string
	}{
		{"fits", "abc", 3, "abc"},
		{"latin", "abcdef", 4, "abc…"},
		{"han takes two cells", "威权多边主义", 6, "威权…"},
		{"han at the edge", "威权多边主义", 5, "威权…"},
		{"mixed", "IF 4 · 社会学与其他", 12, "IF 4 · 社会…"},
		{"accents stay with their letter", "e\u0301tude", 3, "e\u0301t…"},
		{"empty", "", 3, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := cut(c.text, c.cells)
			if got != c.want {
				t.Errorf("cut(%q, %d) = %q, want %q", c.text, c.cells, got, c.want)
			}
			if w := uniseg.StringWidth(got); w > c.cells {
				t.Errorf("%q takes %d cells, more than %d", got, w, c.cells)
			}
		})
	}
}

func TestBar(t *testing.T) {
	var out bytes.Buffer
	now := time.Unix(1_700_000_000, 0)
	b := &bar{words: words.For("en"), title: "Import", w: &out, live: true,
		width: func() int { return 80 }, now: func() time.Time { return now }, since: now}
	now = now.Add(10 * time.Second)
	b.show(25, 100, "1,000 read")
	if want := "\r\x1b[KImport [█████···············]  25 %  1,000 read  30 s left"; out.String() != want {
		t.Errorf("drew %q, want %q", out.String(), want)
	}
	out.Reset()
	b.print("papers.jsonl: line 3: broken")
	if want := "\r\x1b[Kpapers.jsonl: line 3: broken\n"; out.String() != want {
		t.Errorf("printed %q, want %q", out.String(), want)
	}
	out.Reset()
	b.show(50, 0, strings.Repeat("长", 60))
	if w := uniseg.StringWidth(strings.TrimPrefix(out.String(), "\r\x1b[K")); w >= 80 {
		t.Errorf("drew %d cells on a line of 80", w)
	}
	out.Reset()
	b.done()
	b.done()
	if out.String() != "\r\x1b[K" {
		t.Errorf("cleared with %q", out.String())
	}

	out.Reset()
	b.live = false
	b.show(1, 2, "1 read")
	b.done()
	if out.Len() != 0 {
		t.Errorf("drew %q where no terminal is", out.String())
	}
}
