//go:build cgo

package ui

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestFit holds that a window is no larger than the screen, and as large as it is to be where the screen is not known.
func TestFit(t *testing.T) {
	for _, c := range []struct{ size, room, want fyne.Size }{
		{fyne.NewSize(1440, 900), fyne.NewSize(1362, 728), fyne.NewSize(1362, 728)},
		{fyne.NewSize(1440, 700), fyne.NewSize(1362, 728), fyne.NewSize(1362, 700)},
		{fyne.NewSize(1440, 900), fyne.NewSize(1916, 1040), fyne.NewSize(1440, 900)},
		{fyne.NewSize(1440, 900), fyne.Size{}, fyne.NewSize(1440, 900)},
	} {
		if got := fit(c.size, c.room); got != c.want {
			t.Errorf("%v in %v is %v, want %v", c.size, c.room, got, c.want)
		}
	}
}
