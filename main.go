// Twinleaf 双叶 is a catalog of academic papers, Chinese and English side by
// side: a window, and commands for the terminal. This file starts and stops it.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"twinleaf/assets/words"
	"twinleaf/store"
	"twinleaf/ui"
	"twinleaf/ui/panel"
	"twinleaf/ui/terminal"
)

func main() {
	// The first interrupt stops long work between two records, the second ends
	// the program at once.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	p := terminal.Program{
		Words: words.For(words.System()),
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Open: func(path string, o store.Options) (terminal.Library, error) {
			l, err := store.Open(path, o)
			if err != nil {
				return nil, err // not a nil *store.Library in an interface
			}
			return l, nil
		},
		Recover:     store.Recover,
		DefaultPath: store.DefaultPath,
		Window:      ui.RunWindow,
		Knock:       ui.Knock,
		Explain:     panel.Explain,
	}
	status := p.Run(ctx, os.Args[1:])
	stop()
	os.Exit(status)
}
