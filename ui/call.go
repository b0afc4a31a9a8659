package ui

import (
	"context"
	"io"
	"os"

	"twinleaf/assets/words"
	"twinleaf/store"
	"twinleaf/ui/door"
	"twinleaf/ui/panel"
	"twinleaf/ui/terminal"
)

// Knock is terminal.Program.Knock: it hands a command line to the window that has the library open.
func Knock(ctx context.Context, library string, args []string, in io.Reader, out, errs io.Writer) (status int, ok bool, err error) {
	dir, err := os.Getwd()
	if err != nil {
		return 0, false, err
	}
	return door.Knock(ctx, library, door.Call{Args: args, Dir: dir, Lang: words.System()}, in, out, errs)
}

// Answer does what was handed over, on the library that this program has open. window is called for a second start of the window, with the
// files to import.
func Answer(lib *store.Library, window func(records []string)) func(context.Context, door.Call, io.Reader, io.Writer, io.Writer) int {
	return func(ctx context.Context, c door.Call, in io.Reader, out, errs io.Writer) int {
		return terminal.Program{
			Words: words.For(c.Lang), Stdin: in, Stdout: out, Stderr: errs, Dir: c.Dir, Library: lib.Path(),
			Open:        func(string, store.Options) (terminal.Library, error) { return guest{lib}, nil },
			Recover:     store.Recover,
			DefaultPath: store.DefaultPath,
			Explain:     panel.Explain,
			Window: func(_ context.Context, _ string, records []string) error {
				window(records)
				return nil
			},
		}.Run(ctx, c.Args)
	}
}

// guest is the open library for a command, which must not close it.
type guest struct{ *store.Library }

// Close leaves the library to the window.
func (guest) Close() error { return nil }
