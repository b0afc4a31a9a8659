package panel

import (
	"context"
	"errors"
	"path/filepath"

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
			progress(job.Progress{Done: p.Bytes, Total: p.TotalBytes, Note: d.w.Size(p.Bytes)})
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

// copyFailed tells of a copy that could not be made, once: the next attempts would say the same.
func (d *Desk) copyFailed(err error) {
	if !d.copies.failed {
		d.copies.failed = true
		d.say(Notice{Text: d.w.T("copy.failed", Explain(d.w, err)), Problem: true})
	}
}
