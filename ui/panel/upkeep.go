package panel

import (
	"context"

	"twinleaf/store"
	"twinleaf/ui/job"
)

// upkeep brings a library of an earlier version up to date, as a job: the search index, where it holds less than is found now. The
// library is searched as it is meanwhile; changes are refused with a word why.
func (d *Desk) upkeep() {
	if !d.lib.Outdated() {
		return
	}
	d.jobs.Start(job.Job{Title: d.w.T("job.reindex"), Run: func(ctx context.Context, progress func(job.Progress)) error {
		return d.lib.Reindex(ctx, func(p store.Progress) {
			progress(job.Progress{Done: int64(p.Read), Total: p.TotalBytes, Note: progressText(d.w, p, p.Bytes, p.TotalBytes)})
		})
	}}, func(err error) {
		d.refresh()
		if err != nil {
			d.say(d.Message(err))
		}
	})
}
