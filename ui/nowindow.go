//go:build !cgo

package ui

import (
	"context"
	"errors"
)

// ErrNoWindow is returned by RunWindow in a build without cgo.
var ErrNoWindow = errors.New("this build of Twinleaf has no window, only the commands for the terminal: " +
	"import search show new set delete restore undo redo history export journals journal stats verify reindex recover backup " +
	"(twinleaf --help). A build with cgo (CGO_ENABLED=1 go build) has the window")

// RunWindow says that this build has no window.
func RunWindow(context.Context, string, []string) error { return ErrNoWindow }
