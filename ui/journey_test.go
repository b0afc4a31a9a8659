//go:build journey

package ui

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// program is the real window on the screen at DISPLAY. It is driven by keys
// and mouse, and waited for by the lines in which it says what it shows.
type program struct {
	t     *testing.T
	cmd   *exec.Cmd
	lines chan string
	id    string // of its X window
	last  shown
}

// patience bounds the wait for a line; a wait ends with the line, not with it.
const patience = 60 * time.Second

func build(t *testing.T) string {
	t.Helper()
	if os.Getenv("DISPLAY") == "" {
		t.Skip("there is no screen: run it with .ci/screen")
	}
	exe := filepath.Join(t.TempDir(), "twinleaf")
	if out, err := exec.Command("go", "build", "-o", exe, "..").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return exe
}

func start(t *testing.T, exe, home string, args ...string) *program {
	t.Helper()
	return startTo(t, exe, home, os.Stderr, args...)
}

// startTo is start with the program's standard error sent somewhere.
func startTo(t *testing.T, exe, home string, said io.Writer, args ...string) *program {
	t.Helper()
	p := &program{t: t, cmd: exec.Command(exe, args...), lines: make(chan string, 1000)}
	p.cmd.Env = append(os.Environ(), "TWINLEAF_DESCRIBE=1", "LANG=en_US.UTF-8", "LC_ALL=", "LANGUAGE=",
		"XDG_DATA_HOME="+filepath.Join(home, "data"), "XDG_CONFIG_HOME="+filepath.Join(home, "config"))
	p.cmd.Stderr = said
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill() })
	go func() {
		defer close(p.lines)
		for s := bufio.NewScanner(out); s.Scan(); {
			p.lines <- s.Text()
		}
	}()
	return p
}

// until waits for a line that what holds of.
func (p *program) until(what string, holds func(shown) bool) shown {
	p.t.Helper()
	return p.doing(what, nil, holds)
}

// doing is until for something that a window manager can swallow, such as the
// click that only brings a window to the front: it is done again every few
// seconds, as a person would.
func (p *program) doing(what string, do func(), holds func(shown) bool) shown {
	p.t.Helper()
	timeout := time.After(patience)
	var again <-chan time.Time
	if do != nil {
		do()
		tick := time.NewTicker(5 * time.Second)
		defer tick.Stop()
		again = tick.C
	}
	for {
		select {
		case <-again:
			do()
		case line, ok := <-p.lines:
			if !ok {
				p.t.Fatalf("%s: the window is gone", what)
			}
			var s shown
			if err := json.Unmarshal([]byte(line), &s); err != nil {
				p.t.Fatalf("%s: %q: %v", what, line, err)
			}
			p.last = s
			if holds(s) {
				return s
			}
		case <-timeout:
			p.t.Fatalf("%s: waited in vain; the last thing shown was %+v", what, p.last)
		}
	}
}

func (p *program) xdotool(args ...string) string {
	p.t.Helper()
	out, err := exec.Command("xdotool", args...).CombinedOutput()
	if err != nil {
		p.t.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// click clicks the middle of a part of the window, at the pace of a hand: a
// button that the pointer has not reached yet is not pressed.
func (p *program) click(part string) {
	p.t.Helper()
	at, ok := p.last.Places[part]
	if !ok {
		p.t.Fatalf("the window shows no %s: %+v", part, p.last)
	}
	if p.id == "" {
		p.id = strings.Fields(p.xdotool("search", "--name", "Twinleaf"))[0]
	}
	p.xdotool("mousemove", "--window", p.id, fmt.Sprint(at[0]), fmt.Sprint(at[1]), "sleep", "0.2", "click", "1", "sleep", "0.2")
}

func (p *program) key(keys ...string) {
	p.xdotool(append([]string{"key", "--clearmodifiers"}, keys...)...)
}

// paste puts a text into the focused field by way of the clipboard: the keys
// of a screen without an input method cannot write Chinese reliably.
func (p *program) paste(text string) {
	p.t.Helper()
	c := exec.Command("xclip", "-selection", "clipboard")
	c.Stdin = strings.NewReader(text)
	if err := c.Run(); err != nil {
		p.t.Fatalf("xclip: %v", err)
	}
	p.key("ctrl+v")
}

func (p *program) quit() {
	p.t.Helper()
	p.key("ctrl+q")
	for range p.lines { // ends when the program does
	}
	if err := p.cmd.Wait(); err != nil {
		p.t.Errorf("the window ended with %v", err)
	}
}

func importSample(t *testing.T, exe, lib string) {
	t.Helper()
	if out, err := exec.Command(exe, "import", "-L", lib, "../assets/sample").CombinedOutput(); err != nil {
		t.Fatalf("import the sample: %v\n%s", err, out)
	}
}

// TestJourneyCorrectATitle is the first thing a librarian does: find a paper
// by a Chinese word, correct its title, close, and find it corrected.
func TestJourneyCorrectATitle(t *testing.T) {
	exe, home := build(t), t.TempDir()
	lib := filepath.Join(home, "journey.twinleaf")
	importSample(t, exe, lib)
	const corrected = "全球网络体制综合体中的威权多边主义：国际外交实践的双重转型"

	p := start(t, exe, home, "-L", lib)
	all := p.until("the first rows", func(s shown) bool { return s.Count > 20 })
	p.click("search")
	p.paste("威权")
	p.until("the search for 威权", func(s shown) bool {
		return s.Query == "威权" && s.Count == 1 && strings.Contains(s.TitleZH, "威权")
	})
	p.key("Return") // to the list
	p.key("Return") // edit the title
	p.until("the open field", func(s shown) bool { return s.Editing })
	p.key("ctrl+a")
	p.paste(corrected)
	p.key("Return")
	p.until("the corrected title", func(s shown) bool { return s.TitleZH == corrected && s.Undo != "" && !s.Editing })
	p.quit()

	p = start(t, exe, home, "-L", lib)
	p.until("the same library", func(s shown) bool { return s.Count == all.Count })
	p.click("search")
	p.paste("威权")
	p.until("the corrected title after a restart", func(s shown) bool { return s.Query == "威权" && s.TitleZH == corrected })
	p.click("undo")
	p.until("the undo after a restart", func(s shown) bool { return s.TitleZH != corrected && strings.Contains(s.TitleZH, ":") })
	p.quit()
}

// TestJourneyFirstStart opens an empty library and takes the sample it offers.
func TestJourneyFirstStart(t *testing.T) {
	exe, home := build(t), t.TempDir()
	p := start(t, exe, home)
	p.until("the empty state", func(s shown) bool {
		_, ok := s.Places["empty"]
		return ok && s.Papers == 0
	})
	p.doing("the sample", func() { p.click("first") }, func(s shown) bool { return s.Papers > 20 && s.Count == s.Papers })
	p.key("ctrl+z")
	p.until("the import undone", func(s shown) bool { return s.Papers == 0 })
	p.quit()
}

// TestJourneySecondStart works on a library that the window has open: commands from the terminal are done by it, and a second start
// with files hands them over, to be looked at as files that are dropped are.
func TestJourneySecondStart(t *testing.T) {
	exe, home := build(t), t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", home)
	lib := filepath.Join(home, "shared.twinleaf")
	importSample(t, exe, lib)
	p := start(t, exe, home, "-L", lib)
	all := p.until("the first rows", func(s shown) bool { return s.Count > 20 })
	run := func(args ...string) string {
		t.Helper()
		c := exec.Command(exe, append([]string{"-L", "shared.twinleaf"}, args...)...)
		c.Dir = home
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	if got := strings.TrimSpace(run("search", "--count", "")); got != fmt.Sprint(all.Count) {
		t.Errorf("the window's library has %s papers, it shows %d", got, all.Count)
	}
	run("edit", "威权", "--set", "volume=78")
	p.until("a change from the terminal", func(s shown) bool { return s.Undo != "" })
	one := `{"title":"另一个窗口带来的论文","resultStr":"{\"title\":\"A paper that a second window brings\"}"}`
	if err := os.WriteFile(filepath.Join(home, "more.jsonl"), []byte(one), 0o600); err != nil {
		t.Fatal(err)
	}
	run("more.jsonl")
	p.until("a look at the paper of the second start", func(s shown) bool { return s.Over == "sheet" && s.Papers == all.Papers })
	p.key("Return")
	p.until("the paper of the second start", func(s shown) bool { return s.Papers == all.Papers+1 })
	p.quit()
}

// TestJourneyRecent goes back to a library that was open before, by the palette.
func TestJourneyRecent(t *testing.T) {
	exe, home := build(t), t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", home)
	first, second := filepath.Join(home, "first.twinleaf"), filepath.Join(home, "second.twinleaf")
	importSample(t, exe, first)
	p := start(t, exe, home, "-L", first)
	p.until("the first library", func(s shown) bool { return s.Library == first && s.Count > 20 })
	p.quit()
	p = start(t, exe, home, "-L", second)
	p.until("the second library", func(s shown) bool { return s.Library == second && s.Papers == 0 })
	p.key("ctrl+k")
	p.xdotool("type", "open again")
	p.doing("the first library, by the palette", func() { p.key("Return") }, func(s shown) bool { return s.Library == first && s.Count > 20 })
	p.quit()
}
