package panel

import (
	"context"
	"errors"

	"twinleaf/store"
	"twinleaf/ui/job"
)

// upkeep brings the library up to date, as a job: the search index, where an earlier version made it and it holds less than is found
// now, else what is wrong with the papers that came in. The library is used as it is meanwhile; while the index is made changes are
// refused with a word why.
func (d *Desk) upkeep() {
	if !d.lib.Outdated() {
		d.expire()
		d.judge()
		return
	}
	d.jobs.Start(job.Job{Title: d.w.T("job.reindex"), Run: func(ctx context.Context, progress func(job.Progress)) error {
		return d.lib.Reindex(ctx, d.counted(progress))
	}}, func(err error) {
		d.refresh()
		if err != nil {
			d.say(d.Message(err))
		}
	})
}

// counted tells a job's progress of work that counts papers as Bytes.
func (d *Desk) counted(progress func(job.Progress)) func(store.Progress) {
	return func(p store.Progress) {
		progress(job.Progress{Done: p.Bytes, Total: p.TotalBytes, Note: progressText(d.w, p, p.Bytes, p.TotalBytes)})
	}
}

// judge checks the papers that came in, and those beside which a change left others to be looked at.
func (d *Desk) judge() {
	if d.closed || d.judging || d.lib.Unjudged() == 0 {
		return
	}
	d.judging = true
	d.jobs.Start(job.Job{Title: d.w.T("job.check"), Run: func(ctx context.Context, progress func(job.Progress)) error {
		return d.lib.Judge(ctx, d.counted(progress))
	}}, func(err error) {
		d.judging = false
		d.refresh()
		if err == nil {
			d.judge() // what changed when it was about to end
		}
		if err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, store.ErrClosed) {
			d.say(d.Message(err))
		}
	})
}
