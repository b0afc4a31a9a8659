package door

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDoor(t *testing.T) {
	if !private {
		t.Skip("no door on this system")
	}
	runtime := t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", runtime)
	library := filepath.Join(t.TempDir(), "a.twinleaf")
	if _, ok, _ := Knock(t.Context(), library, Call{}, nil, nil, nil); ok {
		t.Fatal("somebody answers before there is a door")
	}
	if left, err := os.ReadDir(runtime); err != nil || len(left) > 0 {
		t.Errorf("who only asked left %v, %v", left, err)
	}
	entered := make(chan struct{})
	handle := func(ctx context.Context, c Call, in io.Reader, out, errs io.Writer) int {
		switch c.Args[0] {
		case "echo":
			b, err := io.ReadAll(in)
			if err != nil {
				return 9
			}
			_, _ = out.Write(bytes.ToUpper(b))
			_, _ = errs.Write([]byte(c.Dir + " " + c.Lang))
			return 3
		case "wait":
			close(entered)
			<-ctx.Done()
			return 4
		}
		return 0
	}
	d, err := Open(library, handle)
	if err != nil {
		t.Fatal(err)
	}
	at, _ := place(library, folder)
	for path, mode := range map[string]os.FileMode{at: 0o600, filepath.Dir(at): 0o700} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
	text := strings.Repeat("over the line ", 20_000)
	var out, errs bytes.Buffer
	status, ok, err := Knock(t.Context(), library, Call{Args: []string{"echo"}, Dir: "/d", Lang: "zh"}, strings.NewReader(text), &out, &errs)
	if status != 3 || !ok || err != nil || out.String() != strings.ToUpper(text) || errs.String() != "/d zh" {
		t.Errorf("echo: %d %v %v, %d bytes, %q", status, ok, err, out.Len(), errs.String())
	}
	// Input that nobody reads is left alone.
	unread := strings.NewReader("x")
	if status, ok, err = Knock(t.Context(), library, Call{Args: []string{"none"}}, unread, &out, &errs); status != 0 || !ok || err != nil || unread.Len() != 1 {
		t.Errorf("none: %d %v %v", status, ok, err)
	}
	// A caller that leaves ends its command.
	ctx, leave := context.WithCancel(t.Context())
	go func() { <-entered; leave() }()
	if _, ok, err = Knock(ctx, library, Call{Args: []string{"wait"}}, nil, &out, &errs); !ok || !errors.Is(err, context.Canceled) {
		t.Errorf("wait: %v %v", ok, err)
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
	if _, ok, _ := Knock(t.Context(), library, Call{}, nil, nil, nil); ok {
		t.Error("somebody answers when the door is closed")
	}
	// What a killed program left behind is no hindrance.
	if err := os.WriteFile(at, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d, err = Open(library, handle)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
	// A folder that others can enter is no place for a door.
	if err := os.Chmod(filepath.Dir(at), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(library, handle); !errors.Is(err, os.ErrPermission) {
		t.Errorf("in an open folder: %v", err)
	}
}
