//go:build cgo

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"twinleaf/ui/job"
	"twinleaf/ui/view"
)

// jobsSheet lists what is under way, each with its progress and a way to end it.
type jobsSheet struct {
	x     *window
	sheet *dialog.CustomDialog
	rows  *fyne.Container
	shown map[uint64]*jobRow
	none  *view.Label
}

type jobRow struct {
	title, note *view.Label
	bar         *widget.ProgressBar
	cancel      *view.Button
	all         fyne.CanvasObject
}

// showJobs opens the list.
func (x *window) showJobs() {
	if x.jobSheet != nil {
		return
	}
	s := &jobsSheet{x: x, rows: container.New(&view.VStack{Gap: 16, Pad: 8}), shown: map[uint64]*jobRow{},
		none: view.NewFlexLabel(x.w.T("jobs.none"), view.TextStyle{Size: view.TypeText, Role: view.RoleSecondary})}
	closing := view.NewButton(view.ButtonPlain, x.w.T("close"), func() { s.sheet.Hide(); x.uncovered() })
	body := container.NewBorder(nil, container.NewHBox(layout.NewSpacer(), closing), nil, nil, view.NewPane(s.rows))
	s.sheet = dialog.NewCustomWithoutButtons(x.w.T("jobs.title"), body, x.win)
	x.jobSheet = s
	s.draw(x.jobs.Running())
	size := x.win.Canvas().Size()
	s.sheet.Resize(fyne.NewSize(min(560, size.Width-60), min(360, size.Height-60)))
	s.sheet.Show()
	x.win.Canvas().Focus(closing)
}

// draw shows the jobs that run now.
func (s *jobsSheet) draw(list []job.Status) {
	var all []fyne.CanvasObject
	now := map[uint64]*jobRow{}
	for _, j := range list {
		r := s.shown[j.ID]
		if r == nil {
			r = s.row(j.ID)
		}
		now[j.ID] = r
		r.title.Set(j.Title)
		note := j.Progress.Note
		if j.Stopping {
			note = s.x.w.T("job.stopping", j.Title)
			r.cancel.Disable()
		}
		r.note.Set(note)
		visible(r.bar, j.Progress.Total > 0)
		if j.Progress.Total > 0 {
			r.bar.SetValue(float64(j.Progress.Done) / float64(j.Progress.Total))
		}
		all = append(all, r.all)
	}
	s.shown = now
	if len(all) == 0 {
		all = []fyne.CanvasObject{s.none}
	}
	s.rows.Objects = all
	s.rows.Refresh()
}

func (s *jobsSheet) row(id uint64) *jobRow {
	r := &jobRow{title: view.NewFlexLabel("", view.TextStyle{Size: view.TypeText}), note: view.NewFlexLabel("", view.TextStyle{Size: view.TypeSmall, Role: view.RoleSecondary}),
		bar: widget.NewProgressBar()}
	r.cancel = view.NewButton(view.ButtonPlain, s.x.w.T("job.cancel"), func() { s.x.jobs.Cancel(id) })
	r.all = container.NewBorder(nil, nil, nil, container.NewCenter(r.cancel), container.New(&view.VStack{Gap: 4}, r.title, r.bar, r.note))
	return r
}
