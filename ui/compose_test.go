//go:build journey

package ui

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
)

// inputMethod starts fcitx5 with pinyin for this screen, on a message bus and with settings of its own; programs started
// after it write with it. Where it is not installed the test is skipped.
func inputMethod(t *testing.T) {
	t.Helper()
	for _, tool := range []string{"fcitx5", "fcitx5-remote", "dbus-daemon"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("there is no %s: Debian has it in fcitx5, fcitx5-pinyin and dbus-daemon", tool)
		}
	}
	if found, _ := filepath.Glob("/usr/share/fcitx5/inputmethod/pinyin.conf"); len(found) == 0 {
		t.Skip("fcitx5 has no pinyin: Debian has it in fcitx5-pinyin")
	}
	home := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(home, "config", "fcitx5", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	conf := "<busconfig><type>session</type><listen>unix:path=" + filepath.Join(home, "bus") + "</listen><auth>EXTERNAL</auth>" +
		`<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`
	if err := os.WriteFile(filepath.Join(home, "bus.conf"), []byte(conf), 0o600); err != nil {
		t.Fatal(err)
	}
	write("profile", "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n[Groups/0/Items/0]\nName=keyboard-us\nLayout=\n"+
		"[Groups/0/Items/1]\nName=pinyin\nLayout=\n[GroupOrder]\n0=Default\n")
	write("config", "[Behavior]\nActiveByDefault=True\nShareInputState=All\nPreeditEnabledByDefault=False\n")

	// A bus that starts no services by itself: asked for fcitx5, it would start another.
	bus := exec.Command("dbus-daemon", "--nofork", "--print-address=1", "--config-file="+filepath.Join(home, "bus.conf"))
	out, err := bus.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := bus.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bus.Process.Kill(); _ = bus.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the message bus gave no address: %v", err)
	}
	onBus := append(os.Environ(), "DBUS_SESSION_BUS_ADDRESS="+strings.TrimSpace(address))

	im := exec.Command("fcitx5", "--disable=wayland,waylandim,notifications,notificationitem,kimpanel,cloudpinyin,clipboard,imselector")
	im.Env = append(onBus, "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"), "XDG_DATA_HOME="+filepath.Join(home, "data"),
		"XDG_CACHE_HOME="+filepath.Join(home, "cache"), "XDG_RUNTIME_DIR="+home)
	if im.Stderr, err = os.Create(filepath.Join(home, "log")); err != nil {
		t.Fatal(err)
	}
	if err := im.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- im.Wait() }()
	t.Cleanup(func() {
		_ = im.Process.Kill()
		<-ended
		if log, err := os.ReadFile(filepath.Join(home, "log")); err == nil && t.Failed() {
			t.Logf("fcitx5 said:\n%s", log)
		}
	})
	timeout, again := time.After(patience), time.NewTicker(100*time.Millisecond)
	defer again.Stop()
	answers := func() bool {
		ask := exec.Command("fcitx5-remote")
		ask.Env = onBus
		return ask.Run() == nil
	}
	for !answers() {
		select {
		case <-again.C:
		case err := <-ended:
			ended <- err
			t.Fatalf("fcitx5 ended: %v", err)
		case <-timeout:
			t.Fatal("fcitx5 does not answer")
		}
	}
	// The program, which is started next, reaches it by way of the screen alone.
	t.Setenv("XMODIFIERS", "@im=fcitx")
	t.Setenv("LC_CTYPE", "C.UTF-8") // a locale that is there: X has no input method without
}

// TestCompose writes Chinese with an input method: while it composes, Backspace, Enter and Escape are its own and leave alone
// what stands in the field.
func TestCompose(t *testing.T) {
	exe, home := build(t), t.TempDir()
	lib := filepath.Join(home, "compose.twinleaf")
	importSample(t, exe, lib)
	inputMethod(t)
	p := start(t, exe, home, "-L", lib)
	all := p.until("the first rows", func(s shown) bool { return s.Count > 20 })
	p.click("search")

	compose := func(keys ...string) { p.xdotool(append([]string{"key", "--delay", "30"}, keys...)...) }
	duobian := []string{"d", "u", "o", "b", "i", "a", "n"}
	han := func(s string) bool {
		n := 0
		for _, r := range s {
			if !unicode.Is(unicode.Han, r) {
				return false
			}
			n++
		}
		return n == 2
	}

	compose(append(duobian, "space")...)
	first := p.until("the first choice", func(s shown) bool { return han(s.Query) }).Query // 多变 or 多边, as the dictionary has it
	// Two letters taken back and typed again, and the second choice: the field keeps the first word.
	compose("d", "u", "o", "b", "i", "a", "n", "BackSpace", "BackSpace", "a", "n", "2")
	both := p.until("the second choice after the first", func(s shown) bool {
		rest, ok := strings.CutPrefix(s.Query, first)
		return ok && han(rest) && rest != first
	}).Query
	// Escape drops the composition only, though it would empty a search line.
	compose("d", "u", "o", "Escape", "d", "u", "o", "b", "i", "a", "n", "space")
	p.until("the field kept over Escape", func(s shown) bool {
		rest, ok := strings.CutPrefix(s.Query, both)
		return ok && han(rest)
	})
	three := p.last.Query
	// Enter takes the letters as they are, and the field keeps the keyboard.
	compose("d", "u", "o", "Return")
	p.until("the letters as they are", func(s shown) bool { return s.Query == three+"duo" })
	compose(append(duobian, "space")...)
	p.until("the keyboard in the field after Enter", func(s shown) bool {
		rest, ok := strings.CutPrefix(s.Query, three+"duo")
		return ok && han(rest)
	})
	// With nothing to compose the keys are the field's again.
	compose("BackSpace")
	p.until("a character less", func(s shown) bool { return len([]rune(s.Query)) == len([]rune(three))+4 })
	compose("Escape")
	p.until("the empty line", func(s shown) bool { return s.Query == "" && s.Count == all.Count })
	p.quit()
}
