//go:build cgo

package ui

import (
	"math"
	"os"
	"runtime"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// frameRoom is what the title bar and the edges that the system puts around a window may take, in pixels.
var frameRoom = fyne.NewSize(4, 40)

// fit makes a size no larger than the room that there is for it. A room that is not known (0 by 0) changes nothing.
func fit(size, room fyne.Size) fyne.Size {
	if room.Width <= 0 || room.Height <= 0 {
		return size
	}
	return fyne.NewSize(min(size.Width, room.Width), min(size.Height, room.Height))
}

// room is how large a window can be on the main screen beside panels and docks, in Fyne's units; 0 by 0 where the system does not tell. Fyne
// must have made a window before, which readies GLFW; the window need not be shown.
func room(s fyne.Settings) fyne.Size {
	m := glfw.GetPrimaryMonitor()
	if m == nil {
		return fyne.Size{}
	}
	_, _, w, h := m.GetWorkarea()
	width, height := float32(w)-frameRoom.Width, float32(h)-frameRoom.Height
	if width <= 0 || height <= 0 {
		return fyne.Size{}
	}
	scale := unitOf(m, s)
	return fyne.NewSize(float32(math.Floor(float64(width/scale))), float32(math.Floor(float64(height/scale))))
}

// unitOf is how many screen coordinates Fyne 2.8.1 will take for a unit. It tells only once a window is on the screen; this is its reckoning.
func unitOf(m *glfw.Monitor, s fyne.Settings) float32 {
	user := s.Scale()
	switch v, err := strconv.ParseFloat(os.Getenv("FYNE_SCALE"), 32); {
	case err == nil && v > 0:
		user = float32(v)
	case user <= 0 || os.Getenv("FYNE_SCALE") == "auto":
		user = 1
	}
	system := float32(1)
	switch {
	case runtime.GOOS == "windows":
		system, _ = m.GetContentScale()
	case glfw.GetPlatform() == glfw.PlatformX11:
		system = densityOf(m)
	}
	return max(float32(math.Round(float64(user*system*10)))/10, 0.1)
}

// densityOf is a screen's pixels in those of one with 120 to the inch; screens that are coarser, or say nothing sensible, count as such.
func densityOf(m *glfw.Monitor) float32 {
	if off := os.Getenv("FYNE_DISABLE_DPI_DETECTION"); strings.EqualFold(off, "true") || strings.EqualFold(off, "t") || off == "1" {
		return 1
	}
	mode := m.GetVideoMode()
	wide, high := m.GetPhysicalSize()
	if mode == nil || wide <= 0 || wide == 60 && high == 60 { // a handheld that says it has six centimetres
		return 1
	}
	perInch := float32(mode.Width) / (float32(wide) / 25.4)
	if perInch > 1000 {
		return 1
	}
	return max(perInch/120, 1)
}
