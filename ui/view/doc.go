// Package view owns the Fyne widgets of the window. A widget draws an immutable snapshot and calls back on gestures;
// it decides nothing, keeps no copy of a record and never does I/O.
//
// It may import Fyne, uniseg, twinleaf/model and the snapshot types of twinleaf/ui/panel; never the store.
//
// Everything here runs on the goroutine of Fyne's event loop: callers on another goroutine go through fyne.Do.
//
// All files but this one need cgo, as Fyne does, so that the terminal commands still build with CGO_ENABLED=0.
package view
