// Package panel is what each panel of the window shows and does, as plain Go:
// it holds state, gives immutable snapshots and takes intents. The views draw
// the snapshots and forward gestures. It may not import Fyne or ui/view, and
// it reaches the library through the interface Library only.
//
// Everything here belongs to one goroutine, the window's. Work that takes
// longer runs elsewhere and comes back through Config.Post.
package panel
