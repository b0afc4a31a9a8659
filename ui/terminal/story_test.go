package terminal_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"twinleaf/assets/words"
	"twinleaf/store"
	"twinleaf/ui/panel"
	"twinleaf/ui/terminal"
)

// TestMain makes this test binary be the program for the stories, each call a
// process of its own, as in life.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"twinleaf": func() { os.Exit(twinleaf()) }})
}

func twinleaf() int {
	return terminal.Program{
		Words: words.For(words.System()), Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Open: func(path string, o store.Options) (terminal.Library, error) {
			lib, err := store.Open(path, o)
			if err != nil {
				return nil, err
			}
			return lib, nil
		},
		Recover:     store.Recover,
		DefaultPath: store.DefaultPath,
		Explain:     panel.Explain,
		Window: func(_ context.Context, library string, records []string) error {
			fmt.Printf("window library=%q records=%q\n", library, records)
			return nil
		},
	}.Run(context.Background(), os.Args[1:])
}

// TestStories runs testdata/*.txtar. Beside testscript's own commands:
//
//	get FILE PATH WANT       the value at PATH (a.b.0.c) of the JSON object in FILE; "len" ends a path with a count
//	crawlsame FILE INPUT...  FILE holds, a line each and in any order, the harvested objects of the input files
//	status N ARGS...         twinleaf ARGS ends with exit status N
//	hold LIB                 keeps the library open in another program until the story ends
func TestStories(t *testing.T) {
	sample, err := filepath.Abs(filepath.Join("..", "..", "assets", "sample"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
			e.Setenv("LC_ALL", "C.UTF-8")
			e.Setenv("TZ", "UTC")
			// Under the race detector a process sleeps for a second at its end
			// unless it is told not to.
			e.Setenv("GORACE", "atexit_sleep_ms=0")
			e.Setenv("SAMPLE", sample)
			e.Setenv("REAL", filepath.Join(sample, "contemporary-security-policy.txt"))
			e.Setenv("DOI", "10.1080/13523260.2023.2269809")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"get": get, "crawlsame": crawlSame, "hold": hold, "status": status,
		},
		RequireUniqueNames: true,
	})
}

func get(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: get FILE PATH WANT")
	}
	var v any
	d := json.NewDecoder(strings.NewReader(ts.ReadFile(args[0])))
	d.UseNumber()
	ts.Check(d.Decode(&v))
	for part := range strings.SplitSeq(args[1], ".") {
		switch at := v.(type) {
		case map[string]any:
			inside, ok := at[part]
			if !ok {
				ts.Fatalf("no key %q in %s", part, args[1])
			}
			v = inside
		case []any:
			if part == "len" {
				v = len(at)
				continue
			}
			i, err := strconv.Atoi(part)
			ts.Check(err)
			if i >= len(at) {
				ts.Fatalf("%s: %d values, no number %d", args[1], len(at), i)
			}
			v = at[i]
		default:
			ts.Fatalf("%s: nothing inside %v", args[1], v)
		}
	}
	if v == nil {
		v = "null"
	}
	got := fmt.Sprint(v)
	if _, plain := v.(map[string]any); plain {
		b, err := json.Marshal(v)
		ts.Check(err)
		got = string(b)
	}
	if (got == args[2]) == neg {
		ts.Fatalf("%s is %q", args[1], got)
	}
}

func crawlSame(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 || neg {
		ts.Fatalf("usage: crawlsame FILE INPUT...")
	}
	var got, want []string
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		got = append(got, compact(ts, line))
	}
	for _, pattern := range args[1:] {
		files, err := filepath.Glob(ts.MkAbs(pattern))
		ts.Check(err)
		for _, f := range files {
			first, _, _ := strings.Cut(ts.ReadFile(f), "\n")
			want = append(want, compact(ts, first))
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if len(got) != len(want) {
		ts.Fatalf("%d records, want %d", len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			ts.Fatalf("record differs:\n got %s\nwant %s", got[i], want[i])
		}
	}
}

// compact takes white space out of JSON and leaves all else as it is: key
// order, the writing of numbers and of strings.
func compact(ts *testscript.TestScript, text string) string {
	var b bytes.Buffer
	ts.Check(json.Compact(&b, []byte(text)))
	return b.String()
}

func status(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) == 0 || neg {
		ts.Fatalf("usage: status N ARGS...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec("twinleaf", args[1:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("status %d, want %d", got, want)
	}
}

func hold(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 || neg {
		ts.Fatalf("usage: hold LIB")
	}
	lib, err := store.Open(ts.MkAbs(args[0]), store.Options{})
	ts.Check(err)
	ts.Defer(func() { ts.Check(lib.Close()) })
}
