package panel

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"twinleaf/store"
	"twinleaf/ui/job"
)

// copies is what the desk knows of the copies of the library.
type copies struct {
	rotation store.Rotation
	making   bool
	failed   bool // the last one; it was told
}

// SetRotation sets where, how often and how many copies of the library are kept; see LookForCopies.
func (d *Desk) SetRotation(r store.Rotation) { d.copies.rotation = r }

// LookForCopies makes a copy of the library where one is due. It looks in the background, and is to be called now and then.
func (d *Desk) LookForCopies() {
	r := d.copies.rotation
	d.background(func() func() {
		due, err := d.lib.CopyDue(r)
		return func() {
			switch {
			case r != d.copies.rotation: // another look is under way
			case err != nil:
				d.copyFailed(err)
			case due:
				d.copyLibrary(false)
			}
		}
	})
}

// CopyNow makes a copy whether one is due or not.
func (d *Desk) CopyNow() { d.copyLibrary(true) }

// A copy of a million papers is some gigabytes. One that nobody asked for works half of the time, in steps of a tenth of a second; while a
// person is at work it waits, for some seconds at a step.
const (
	copyRest    = 100 * time.Millisecond
	copyYield   = time.Second // since what a person did last
	copyPatient = 5 * time.Second
)

// rest waits between two steps of a copy.
func (d *Desk) rest(ctx context.Context) {
	for begun := time.Now(); ; {
		select {
		case <-ctx.Done():
			return
		case <-time.After(copyRest):
		}
		if time.Since(time.Unix(0, d.touched.Load())) > copyYield || time.Since(begun) > copyPatient {
			return
		}
	}
}

// touch notes that a person is at work.
func (d *Desk) touch() { d.touched.Store(time.Now().UnixNano()) }

// copyLibrary makes a copy as a job. One that nobody asked for is told of in the status line only.
func (d *Desk) copyLibrary(asked bool) {
	if d.copies.making {
		return
	}
	d.copies.making = true
	r := d.copies.rotation
	var made store.Copy
	d.jobs.Start(job.Job{Title: d.w.T("job.copy"), Run: func(ctx context.Context, progress func(job.Progress)) (err error) {
		made, err = d.lib.Rotate(ctx, r, func(p store.Progress) {
			progress(job.Progress{Done: p.Bytes, Total: p.TotalBytes, Note: d.copied(p)})
			if !asked {
				d.rest(ctx)
			}
		})
		return err
	}}, func(err error) {
		d.copies.making = false
		switch {
		case errors.Is(err, context.Canceled) || errors.Is(err, store.ErrClosed):
		case err != nil:
			d.copies.failed = d.copies.failed && !asked
			d.copyFailed(err)
		default:
			d.copies.failed = false
			if asked {
				d.say(Notice{Text: d.w.T("copy.made", filepath.Base(made.Path)), Detail: []string{made.Path}})
			}
		}
	})
}

// copied is "1.2 GB · 84 MB/s · 14 s left".
func (d *Desk) copied(p store.Progress) string {
	rate := ""
	if sec := p.Elapsed.Seconds(); sec > 0 {
		rate = d.w.T("job.rate.size", d.w.Size(int64(float64(p.Bytes)/sec)))
	}
	return pace(d.w, d.w.Size(p.Bytes), rate, p.Elapsed, p.Bytes, p.TotalBytes)
}

// copyFailed tells of a copy that could not be made, once: the next attempts would say the same.
func (d *Desk) copyFailed(err error) {
	if !d.copies.failed {
		d.copies.failed = true
		d.say(Notice{Text: d.w.T("copy.failed", Explain(d.w, err)), Problem: true})
	}
}
