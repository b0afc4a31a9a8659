package panel

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"twinleaf/assets/words"
	"twinleaf/model"
	"twinleaf/model/format"
	"twinleaf/store"
	"twinleaf/ui/job"
	"twinleaf/ui/transfer"
)

// maxDetails bounds the problems of an import that are listed; the rest is
// counted.
const maxDetails = 200

// ImportSample reads the sample library that comes with the program.
func (d *Desk) ImportSample(files format.Files, root string) {
	d.importFrom(files, []string{root}, d.w.T("sample.note"), format.Options{})
}

func (d *Desk) importFrom(files format.Files, paths []string, note string, o format.Options) {
	title := d.w.T("job.import", note)
	w := d.w
	var report store.ImportReport
	var problems []string
	more := 0
	d.jobs.Start(job.Job{Title: title, Run: func(ctx context.Context, progress func(job.Progress)) error {
		_, total := format.Size(files, paths)
		var read atomic.Int64
		o.Workers, o.Progress = runtime.GOMAXPROCS(0), read.Store
		records := format.Walk(files, paths, o)
		wrong := func(err error) {
			if len(problems) >= maxDetails {
				more++
				return
			}
			problems = append(problems, Explain(w, err))
		}
		var err error
		report, err = d.lib.Import(ctx, transfer.Incoming(records, transfer.Hooks{Wrong: wrong}), store.ImportOptions{
			Note: note,
			Progress: func(p store.Progress) {
				progress(job.Progress{Done: read.Load(), Total: total, Note: progressText(w, p, read.Load(), total)})
			},
		})
		return err
	}}, func(err error) {
		d.refresh()
		d.say(importNotice(d, report, err, problems, more))
		d.judge()
	})
}

// progressText is "412,300 papers · 14,200/s · 41 s left".
func progressText(w *words.Words, p store.Progress, read, total int64) string {
	rate := ""
	if sec := p.Elapsed.Seconds(); p.Read > 0 && sec > 0 {
		rate = w.T("job.rate", int(float64(p.Read)/sec))
	}
	return pace(w, w.T("papers", p.Read), rate, p.Elapsed, read, total)
}

// pace adds to what is done how fast it goes and how long it takes yet, once there is a second to judge by.
func pace(w *words.Words, done, rate string, elapsed time.Duration, read, total int64) string {
	if elapsed < time.Second || rate == "" {
		return done
	}
	s := done + " · " + rate
	if read > 0 && total > read {
		left := time.Duration(float64(elapsed) * float64(total-read) / float64(read))
		s += " · " + w.T("job.left", w.Span(left))
	}
	return s
}

// paced tells a job's progress of work that goes through so many papers from now on.
func (d *Desk) paced(progress func(job.Progress), total int) func(seen int) {
	w, begun := d.w, time.Now()
	return func(seen int) {
		p := store.Progress{Read: seen, Elapsed: time.Since(begun)}
		progress(job.Progress{Done: int64(seen), Total: int64(total), Note: progressText(w, p, int64(seen), int64(total))})
	}
}

func importNotice(d *Desk, r store.ImportReport, err error, problems []string, more int) Notice {
	n := Notice{Undo: r.Seq != 0, Detail: problems, Problem: len(problems) > 0}
	if more > 0 {
		n.Detail = append(n.Detail, d.w.T("import.more", more))
	}
	var parts []string
	for _, p := range []struct {
		key string
		n   int
	}{{"import.added", r.Added}, {"import.updated", r.Updated}, {"import.same", r.Same}, {"import.failed", r.Failed}} {
		if p.n > 0 {
			parts = append(parts, d.w.T(p.key, p.n))
		}
	}
	n.Text = strings.Join(parts, d.w.T("list.comma"))
	if n.Text == "" {
		n.Text = d.w.T("import.nothing")
	}
	switch {
	case errors.Is(err, context.Canceled):
		n.Text = d.w.T("import.cancelled", n.Text)
	case err != nil:
		n.Text = d.w.T("import.stopped", n.Text, Explain(d.w, err))
		n.Problem = true
	}
	return n
}

// idsOf names papers by their place among the selected rows.
func idsOf(res *store.Result, ranges [][2]int, from, to int) []model.ID {
	var out []model.ID
	for _, r := range ranges {
		n := r[1] - r[0]
		if from < n && to > 0 {
			out = append(out, res.IDs(r[0]+max(from, 0), r[0]+min(to, n))...)
		}
		from, to = from-n, to-n
	}
	return out
}
