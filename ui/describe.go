//go:build cgo

package ui

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"fyne.io/fyne/v2"
)

// describer prints a line of JSON about what the window shows each time it
// has settled, where the environment has TWINLEAF_DESCRIBE=1: for the pictures
// and the journeys, which wait for it instead of for the clock.
type describer struct {
	x     *window
	on    bool
	timer *time.Timer
	last  string
}

// settle is how long nothing must change before the window counts as painted:
// some frames of 60 Hz on a slow software renderer.
const settle = 250 * time.Millisecond

// shown is the line.
type shown struct {
	Library string            `json:"library"`
	Papers  int               `json:"papers"`
	Count   int               `json:"count"`
	Query   string            `json:"query"`
	TitleZH string            `json:"title_zh"`
	TitleEN string            `json:"title_en"`
	Undo    string            `json:"undo"`
	Notice  string            `json:"notice"`
	Error   string            `json:"error"`
	Editing bool              `json:"editing"`
	Over    string            `json:"over"` // what lies over list and panels
	Lang    string            `json:"lang"`
	Places  map[string][2]int `json:"places"` // pixels in the window: the middle of each part
}

func newDescriber(x *window) *describer {
	return &describer{x: x, on: os.Getenv("TWINLEAF_DESCRIBE") == "1"}
}

// soon says what is shown once nothing has changed for a while.
func (d *describer) soon() {
	if !d.on {
		return
	}
	if d.timer != nil {
		d.timer.Stop()
	}
	d.timer = time.AfterFunc(settle, func() { fyne.Do(d.say) })
}

func (d *describer) say() {
	x := d.x
	s := shown{Lang: x.w.Lang(), Error: x.failed, Places: map[string][2]int{}}
	if x.desk != nil {
		if !x.desk.Idle() || !x.desk.List.Ready() {
			d.soon()
			return
		}
		st, t, l := x.desk.Status(), x.desk.Reader.Title(), x.desk.Search.Line()
		if l.Pending {
			d.soon()
			return
		}
		s.Library, s.Papers, s.Undo = st.Library, st.Papers, st.UndoWhat
		s.Count, s.Query = l.Count, l.Text
		s.TitleZH, s.TitleEN = t.ZH.Text, t.EN.Text
		s.Notice = x.notice.Text
		s.Editing = x.reader.Title.ZH.Opened()
	}
	switch {
	case x.exporting != nil && x.win.Canvas().Focused() == fyne.Focusable(x.exporting.replace):
		s.Over = "export, to replace"
	case x.exporting != nil:
		s.Over = "export"
	case x.win.Canvas().Overlays().Top() != nil:
		s.Over = "sheet"
	case x.overview.Visible():
		s.Over = "overview"
	case x.journals.Content.Visible():
		s.Over = "journals"
	case x.page.Visible():
		s.Over = "reading"
	}
	for name, o := range map[string]fyne.CanvasObject{"search": x.search, "list": x.papers.Table, "title": x.reader.Title.ZH.InPlace,
		"facets": x.facets, "undo": x.undo, "empty": x.empty, "first": x.empty.First()} {
		if !o.Visible() || name == "first" && !x.empty.Visible() {
			continue
		}
		at := x.app.Driver().AbsolutePositionForObject(o).AddXY(o.Size().Width/2, o.Size().Height/2)
		px, py := x.win.Canvas().PixelCoordinateForPosition(at)
		s.Places[name] = [2]int{px, py}
	}
	line, err := json.Marshal(s)
	if err == nil && string(line) != d.last {
		d.last = string(line)
		fmt.Println(d.last)
	}
}
