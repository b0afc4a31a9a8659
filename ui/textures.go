//go:build cgo

package ui

import (
	"context"
	"sync/atomic"
	"time"
	_ "unsafe" // for go:linkname

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Fyne keeps the picture of every text it has painted for a minute. A person who pages through a list paints thousands of them, and a
// minute of them is more than a gigabyte. Its own switch for that (FYNE_CACHE) is read before this program can set it.

//go:linkname fyneKeeps fyne.io/fyne/v2/internal/cache.ValidDuration
var fyneKeeps time.Duration

// texturesKept is how long a text that is not on the screen is kept as a picture. Fyne marks what an idle window shows as alive every
// ten seconds less than that, so it must be more.
const texturesKept = 12 * time.Second

// frugal has Fyne give pictures back sooner. It is called once, before the window is made.
func frugal() { fyneKeeps = texturesKept }

// stayWarm paints the window once in a while as long as it is the one that is used, until ctx ends. What is painted is kept, so that the
// first gesture after a rest need not make the picture of every text on the screen anew.
func stayWarm(ctx context.Context, a fyne.App, on fyne.CanvasObject) {
	var away atomic.Bool
	a.Lifecycle().SetOnEnteredForeground(func() { away.Store(false) })
	a.Lifecycle().SetOnExitedForeground(func() { away.Store(true) })
	go func() {
		beat := time.NewTicker(texturesKept / 2)
		defer beat.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-beat.C:
				if !away.Load() {
					fyne.Do(func() { canvas.Refresh(on) })
				}
			}
		}
	}()
}
