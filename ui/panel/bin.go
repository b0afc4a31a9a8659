package panel

import (
	"context"
	"time"

	"twinleaf/model"
	"twinleaf/model/bulk"
	"twinleaf/ui/job"
)

// binDays is how long deleted papers stay in the recycle bin.
const binDays = 30

// BinItem is a paper in the recycle bin.
type BinItem struct {
	ID    model.ID
	Title string
	When  string // it was deleted
}

// shownInBin bounds how many papers of the bin are listed; all are counted.
const shownInBin = 500

// Bin lists the papers in the recycle bin, the latest additions to the library first, and tells how many there are.
func (d *Desk) Bin() (items []BinItem, count int) {
	rows, err := d.lib.Bin()
	if err != nil {
		d.say(d.Message(err))
		return nil, 0
	}
	for _, r := range rows[:min(len(rows), shownInBin)] {
		p, err := d.lib.Paper(r.ID)
		if err != nil {
			continue
		}
		title := p.Title.ZH
		if title == "" || d.w.Lang() == "en" && p.Title.EN != "" {
			title = p.Title.EN
		}
		items = append(items, BinItem{r.ID, title, d.w.Moment(p.Deleted.Local())})
	}
	return items, len(rows)
}

// binBatch is how many papers are read at once on their way into the bin.
const binBatch = 1000

// Delete moves papers to the recycle bin, as one change in the background: they may be a whole library.
func (d *Desk) Delete(papers bulk.Papers) {
	total := papers.Count()
	if total == 0 {
		return
	}
	n := 0
	d.jobs.Start(job.Job{Title: d.w.T("job.delete", d.w.T("papers", total)), Run: func(ctx context.Context, progress func(job.Progress)) error {
		c := model.Change{Label: "change.delete"}
		f, _ := model.PaperField(model.FieldDeleted)
		now := time.Now().UTC().Format(time.RFC3339)
		for at := 0; at < total; at += binBatch {
			if err := ctx.Err(); err != nil {
				return err
			}
			list, err := papers.Papers(at, min(at+binBatch, total))
			if err != nil {
				return err
			}
			for i := range list {
				if !list[i].InBin() {
					c.Edits = append(c.Edits, model.Edit{What: model.APaper, Record: list[i].ID, Field: f.Name, Before: f.Get(&list[i]), After: now})
				}
			}
			progress(job.Progress{Done: int64(at + len(list)), Total: int64(total)})
		}
		if n = len(c.Edits); n == 0 {
			return nil
		}
		_, err := d.lib.Apply(ctx, c)
		return err
	}}, func(err error) {
		if err != nil {
			d.say(d.Message(err))
			return
		}
		d.refresh()
		if c, ok := papers.(chosen); ok && n > 0 {
			d.List.leave(c.ranges[0][0])
		}
		d.judge()
		if n > 0 {
			d.say(Notice{Text: d.w.T("toast.deleted", n), Undo: true})
		}
	})
}

// RestoreAll takes all papers out of the bin.
func (d *Desk) RestoreAll() {
	d.fromBin("toast.restored", func(p *model.Paper) (model.Edit, bool) {
		f, _ := model.PaperField(model.FieldDeleted)
		return model.Edit{What: model.APaper, Record: p.ID, Field: f.Name, Before: f.Get(p)}, true
	}, "change.restore")
}

// EmptyBin takes the papers in the bin out of the library. Their history stays, and undo brings them back.
func (d *Desk) EmptyBin() {
	d.fromBin("toast.emptied", func(p *model.Paper) (model.Edit, bool) {
		return model.Edit{What: model.APaper, Record: p.ID, Field: model.FieldPresent, Before: "yes"}, true
	}, "change.empty")
}

// expire takes out of the library what has been in the bin for binDays.
func (d *Desk) expire() {
	if d.lib.Stats().Deleted == 0 {
		return
	}
	old := time.Now().AddDate(0, 0, -binDays)
	d.fromBin("", func(p *model.Paper) (model.Edit, bool) {
		return model.Edit{What: model.APaper, Record: p.ID, Field: model.FieldPresent, Before: "yes"}, p.Deleted.Before(old)
	}, "change.expire")
}

// fromBin makes one change of the papers in the bin, in the background; what tells of each whether and how. No word says nothing when
// nothing is wrong.
func (d *Desk) fromBin(word string, what func(*model.Paper) (model.Edit, bool), label string) {
	n := 0
	d.jobs.Start(job.Job{Title: d.w.T(label), Run: func(ctx context.Context, _ func(job.Progress)) error {
		rows, err := d.lib.Bin()
		if err != nil {
			return err
		}
		c := model.Change{Label: label, Hand: word != ""}
		for _, r := range rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			p, err := d.lib.Paper(r.ID)
			if err != nil {
				return err
			}
			if e, ok := what(&p); ok {
				c.Edits = append(c.Edits, e)
			}
		}
		if n = len(c.Edits); n == 0 {
			return nil
		}
		_, err = d.lib.Apply(ctx, c)
		return err
	}}, func(err error) {
		switch {
		case err != nil:
			d.say(d.Message(err))
		case n > 0 && word != "":
			d.say(Notice{Text: d.w.T(word, n), Undo: true})
		}
		if n > 0 {
			d.refresh()
			d.judge()
		}
	})
}
