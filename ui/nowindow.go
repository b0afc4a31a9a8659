//go:build !cgo

package ui

import (
	"context"
	"errors"

	"twinleaf/assets/words"
	"twinleaf/ui/panel"
)

// ErrNoWindow is wrapped by RunWindow in a build without cgo.
var ErrNoWindow = errors.New("this build has no window")

// RunWindow says that this build has no window, and which commands there are.
func RunWindow(context.Context, string, []string) error {
	w := words.For(words.System())
	return &panel.WordedError{Text: w.T("error.nowindow"), Cause: ErrNoWindow}
}
