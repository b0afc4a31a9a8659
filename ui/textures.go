//go:build cgo

package ui

import (
	"time"
	_ "unsafe" // for go:linkname
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
