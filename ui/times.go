//go:build cgo

package ui

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// times prints, where the environment has TWINLEAF_TIMES=1, a line of JSON on standard error for each gesture in the
// list and the search line: what it was, and the milliseconds from its arrival in the program to the end of the
// frame that shows its answer whole, without a placeholder in sight. A gesture that comes before the one before it is painted is
// counted with it. top is the row at the top of the list then, hidden how much of it is scrolled away, cursor the row that the keyboard is
// on: what a journey that asks whether the list moved looks at. Without the variable there is no times, and nothing of this runs.
type times struct {
	x     *window
	probe *canvas.Raster // one clear pixel: Fyne asks for it while it paints a frame
	what  string         // "" where nothing is waited for
	since time.Time
}

// newTimes gives nil unless times are asked for.
func newTimes(x *window) *times {
	if os.Getenv("TWINLEAF_TIMES") != "1" {
		return nil
	}
	t := &times{x: x}
	clear := image.NewUniform(color.Transparent)
	t.probe = canvas.NewRaster(func(int, int) image.Image {
		t.painting()
		return clear
	})
	t.probe.SetMinSize(fyne.NewSize(1, 1))
	x.papers.OnInput = t.begin
	x.search.OnInput = func() { t.begin("key") }
	return t
}

// begin takes a gesture.
func (t *times) begin(what string) {
	if t.what == "" {
		t.what, t.since = what, time.Now()
	}
	t.again()
}

// again has the next frame looked at.
func (t *times) again() {
	if t != nil && t.what != "" {
		t.probe.Refresh()
	}
}

// painting is called within a frame, and says the time when that frame is on the screen.
func (t *times) painting() {
	x := t.x
	if t.what == "" || x.desk == nil || x.desk.Search.Line().Pending || !x.papers.Whole() {
		return
	}
	what, since := t.what, t.since
	t.what = ""
	said := false
	say := func() {
		if said {
			return
		}
		said = true
		took := time.Since(since)
		top, hidden := x.papers.Top()
		fmt.Fprintf(os.Stderr, "{\"time\":%q,\"ms\":%.2f,\"top\":%d,\"hidden\":%.1f,\"cursor\":%d}\n",
			what, float64(took.Microseconds())/1000, top, hidden, x.papers.Cursor())
	}
	// Fyne does what is queued or begins the next frame, as it happens, when this one is on the screen; a frame begins with the animations.
	go fyne.Do(say)
	fyne.NewAnimation(time.Millisecond, func(float32) { say() }).Start()
}
