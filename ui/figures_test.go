//go:build journey

package ui

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestFigures measures the window on the library that TWINLEAF_LIBRARY names, and prints a table; it never fails on a time.
// TWINLEAF_PAGING is how long it pages before it looks at the memory (Go's notation, 1m by default).
func TestFigures(t *testing.T) {
	lib := os.Getenv("TWINLEAF_LIBRARY")
	if lib == "" {
		t.Skip("TWINLEAF_LIBRARY names no library to measure on")
	}
	paging := time.Minute
	if s := os.Getenv("TWINLEAF_PAGING"); s != "" {
		var err error
		if paging, err = time.ParseDuration(s); err != nil {
			t.Fatal(err)
		}
	}
	exe := build(t)
	t.Setenv("TWINLEAF_TIMES", "1")
	said, says := io.Pipe()
	p := startTo(t, exe, t.TempDir(), says, "-L", lib)
	all := p.until("the first rows", func(s shown) bool { return s.Count > 0 })
	f := &figures{p: p, lines: make(chan timed, 1000)}
	go f.listen(said)
	pid := p.cmd.Process.Pid

	p.click("search")
	idle := cpuOf(t, pid)
	began := time.Now()
	f.wait(10 * time.Second)
	idle = (cpuOf(t, pid) - idle) / time.Since(began).Seconds() * 100

	for _, words := range []string{"neural network", "duobian", "year:2010..2015 jcr:Q1", "attention -china"} {
		for range len(words) {
			// One key after the other, each when the one before is painted.
			k := words[:1]
			words = words[1:]
			f.gesture("key", "type", k)
		}
		p.key("ctrl+a")
		f.gesture("key", "key", "BackSpace")
	}
	p.click("list")
	for range 300 {
		f.gesture("wheel", "click", "5")
	}
	for range 100 {
		f.gesture("wheel", "click", "4")
	}
	for range 100 {
		f.gesture("page", "key", "Next")
	}
	p.key("End")
	for range 50 {
		f.gesture("page", "key", "Prior")
	}
	p.key("Home")
	for end := time.Now().Add(paging); time.Now().Before(end); {
		f.gesture("page", "key", "Next")
	}
	memory := memoryOf(t, pid, lib)
	fmt.Printf("%d papers, software GL, %s\n", all.Papers, p.xdotool("getdisplaygeometry"))
	fmt.Printf("%-38s %8s %8s %8s %6s\n", "", "p50", "p95", "max", "n")
	for _, row := range [][2]string{{"wheel", "a wheel step, to painted rows"}, {"page", "a page jump"}, {"key", "a keystroke in the search line"}} {
		ms := f.got[row[0]]
		if len(ms) == 0 {
			t.Errorf("no %s was timed", row[0])
			continue
		}
		slices.Sort(ms)
		fmt.Printf("%-38s %5.1f ms %5.1f ms %5.1f ms %6d\n", row[1], ms[len(ms)/2], ms[len(ms)*95/100], ms[len(ms)-1], len(ms))
	}
	fmt.Printf("%-38s %6.1f %%\n", "idle, the search line focused", idle)
	fmt.Printf("%-38s %5d MB\n", "memory beside the mapped file after "+paging.String(), memory>>20)
	p.quit()
}

type timed struct {
	Time   string  `json:"time"`
	MS     float64 `json:"ms"`
	Top    int     `json:"top"`
	Hidden float64 `json:"hidden"`
	Cursor int     `json:"cursor"`
}

type figures struct {
	p     *program
	lines chan timed
	got   map[string][]float64
}

func (f *figures) listen(from io.Reader) {
	for s := bufio.NewScanner(from); s.Scan(); {
		var t timed
		if json.Unmarshal(s.Bytes(), &t) == nil && t.Time != "" {
			f.lines <- t
		} else {
			fmt.Fprintln(os.Stderr, s.Text())
		}
	}
}

// gesture does something with xdotool and waits for the line about it, which it returns: it is painted then. What the window says meanwhile
// is not of interest.
func (f *figures) gesture(what string, args ...string) timed {
	f.p.t.Helper()
	f.p.xdotool(args...)
	timeout := time.After(patience)
	for {
		select {
		case t := <-f.lines:
			if f.got == nil {
				f.got = map[string][]float64{}
			}
			f.got[t.Time] = append(f.got[t.Time], t.MS)
			if t.Time == what {
				return t
			}
		case <-f.p.lines:
		case <-timeout:
			f.p.t.Fatalf("%s %v: no time for it", what, args)
		}
	}
}

// wait lets a measured time pass.
func (f *figures) wait(d time.Duration) {
	for end := time.After(d); ; {
		select {
		case <-f.p.lines:
		case <-end:
			return
		}
	}
}

// cpuOf gives the processor time that a process has used, in seconds (proc(5); a tick is 10 ms on Linux).
func cpuOf(t *testing.T, pid int) float64 {
	t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		t.Fatal(err)
	}
	fields := strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:]))
	user, err1 := strconv.ParseFloat(fields[11], 64)
	system, err2 := strconv.ParseFloat(fields[12], 64)
	if err1 != nil || err2 != nil {
		t.Fatalf("stat: %q", b)
	}
	return (user + system) / 100
}

// memoryOf gives the bytes that a process has in memory, those of a mapped file left out (proc(5), smaps).
func memoryOf(t *testing.T, pid int, lib string) int {
	t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps", pid))
	if err != nil {
		t.Fatal(err)
	}
	sum, mapped := 0, false
	for line := range strings.Lines(string(b)) {
		fields := strings.Fields(line)
		switch {
		case len(fields) >= 5 && strings.Contains(fields[0], "-"):
			mapped = len(fields) > 5 && filepath.Base(fields[5]) == filepath.Base(lib)
		case !mapped && len(fields) == 3 && fields[0] == "Rss:":
			kb, err := strconv.Atoi(fields[1])
			if err != nil {
				t.Fatal(err)
			}
			sum += kb << 10
		}
	}
	return sum
}
