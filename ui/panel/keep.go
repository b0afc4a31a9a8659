package panel

import (
	"context"
	"runtime"
	"strconv"
	"strings"

	"twinleaf/model"
	"twinleaf/model/bulk"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/ui/job"
)

// What a reader adds to papers: tags, shelves, a rating, and that a paper was read. Each is one Change, made in the background, whatever the
// number of papers.

// chosen are papers of a result by their places.
type chosen struct {
	res    *store.Result
	ranges [][2]int
}

// Chosen are the papers in the ranges [from, to) of the list.
func (l *List) Chosen(ranges [][2]int) bulk.Papers {
	c := chosen{res: l.res}
	if l.res == nil {
		return c
	}
	for _, r := range ranges {
		if to := min(r[1], l.res.Count()); to > r[0] {
			c.ranges = append(c.ranges, [2]int{r[0], to})
		}
	}
	return c
}

func (c chosen) Count() (n int) {
	for _, r := range c.ranges {
		n += r[1] - r[0]
	}
	return n
}

// Papers is part of bulk.Papers.
func (c chosen) Papers(from, to int) ([]model.Paper, error) {
	var out []model.Paper
	at := 0
	for _, r := range c.ranges {
		n := r[1] - r[0]
		if lo, hi := max(from, at), min(to, at+n); lo < hi {
			list, err := c.res.Papers(r[0]+lo-at, r[0]+hi-at)
			if err != nil {
				return nil, err
			}
			out = append(out, list...)
		}
		at += n
	}
	return out, nil
}

// AddLabel puts papers on a shelf ("shelf") or gives them a tag ("tag").
func (d *Desk) AddLabel(papers bulk.Papers, field, name string) {
	if name = labelName(field, name); name != "" {
		d.bulk(papers, d.w.T("keep.added", name), step("append", labelField(field)+"="+name))
	}
}

// RemoveLabel takes papers off a shelf and what stands on it, or a tag off them.
func (d *Desk) RemoveLabel(papers bulk.Papers, field, name string) {
	d.relabel(papers, field, name, "", d.w.T("keep.removed", name))
}

// RenameLabel gives a tag or a shelf another name for all papers; shelves on it come along. One that is there already takes its papers in.
func (d *Desk) RenameLabel(field, from, to string) {
	if to = labelName(field, to); to != "" && to != from {
		d.everywhere(field, from, to, d.w.T("keep.renamed", from, to))
	}
}

// DropLabel takes a tag or a shelf off all papers. The papers stay.
func (d *Desk) DropLabel(field, name string) {
	d.everywhere(field, name, "", d.w.T("keep.removed", name))
}

// MarkRead says that papers were read, or not.
func (d *Desk) MarkRead(papers bulk.Papers, read bool) {
	value, word := "", "keep.unread"
	if read {
		value, word = "yes", "keep.read"
	}
	d.bulk(papers, d.w.T(word), step("set", "read="+value))
}

// Rate gives papers stars; 0 takes them away.
func (d *Desk) Rate(papers bulk.Papers, stars int) {
	value := ""
	if stars > 0 {
		value = strconv.Itoa(stars)
	}
	d.bulk(papers, d.w.T("keep.rated", strings.Repeat("★", stars)+strings.Repeat("☆", model.MaxRating-stars)), step("set", "rating="+value))
}

func labelField(field string) string {
	if field == "shelf" {
		return "shelves"
	}
	return "tags"
}

func labelName(field, name string) string {
	if field == "shelf" {
		return model.CleanShelf(name)
	}
	return strings.TrimSpace(strings.NewReplacer(";", ",", "；", "，", "\n", " ").Replace(name))
}

// step parses a step written here.
func step(op, argument string) bulk.Step {
	s, err := bulk.Parse(op, argument)
	if err != nil {
		panic(err) // an op and a field of this package
	}
	return s
}

// everywhere renames a label for all papers that have it.
func (d *Desk) everywhere(field, from, to, done string) {
	var also []model.Edit
	if field == "tag" {
		also = d.Places.recolored(from, to)
	} else {
		also = d.Places.reshelved(from, to)
	}
	q := query.Parse(condition(field, from), query.Options{})
	d.latestBulk(func(ctx context.Context) (bulk.Papers, error) { return d.lib.Search(ctx, q) }, func(bulk.Papers) (bulk.Program, error) {
		return d.renaming(field, from, to)
	}, done, also...)
}

func (d *Desk) relabel(papers bulk.Papers, field, from, to, done string) {
	d.latestBulk(func(context.Context) (bulk.Papers, error) { return papers, nil },
		func(bulk.Papers) (bulk.Program, error) { return d.renaming(field, from, to) }, done)
}

// renaming is the program that renames a label; shelves that stand on a shelf go along. It reads the library.
func (d *Desk) renaming(field, from, to string) (bulk.Program, error) {
	names := map[string]string{from: to}
	if field == "shelf" {
		r, err := d.lib.Search(context.Background(), query.Parse(condition(field, from), query.Options{}))
		if err != nil {
			return nil, err
		}
		list, err := r.Values(context.Background(), field)
		if err != nil {
			return nil, err
		}
		for _, v := range list.Values {
			if rest, ok := strings.CutPrefix(v.Value, from+"/"); ok {
				if names[v.Value] = ""; to != "" {
					names[v.Value] = to + "/" + rest
				}
			}
		}
	}
	s, err := bulk.Rename(labelField(field), names)
	return bulk.Program{s}, err
}

// bulk runs steps over papers.
func (d *Desk) bulk(papers bulk.Papers, done string, steps ...bulk.Step) {
	if papers.Count() == 0 {
		return
	}
	d.latestBulk(func(context.Context) (bulk.Papers, error) { return papers, nil },
		func(bulk.Papers) (bulk.Program, error) { return steps, nil }, done)
}

// latestBulk finds papers, makes a program, plans and applies it as a job, and says what came of it. The other edits are made, too, also where
// no paper changes.
func (d *Desk) latestBulk(find func(context.Context) (bulk.Papers, error), program func(bulk.Papers) (bulk.Program, error), done string, also ...model.Edit) {
	var report bulk.Report
	d.jobs.Start(job.Job{Title: done, Run: func(ctx context.Context, progress func(job.Progress)) error {
		papers, err := find(ctx)
		if err != nil {
			return err
		}
		steps, err := program(papers)
		if err != nil {
			return err
		}
		var change model.Change
		change, report, err = bulk.Plan(ctx, steps, papers, runtime.GOMAXPROCS(0), d.paced(progress, papers.Count()))
		if err != nil || len(change.Edits)+len(also) == 0 {
			return err
		}
		if len(change.Edits) == 0 {
			change = model.Change{Label: "change.shelf"}
		}
		change.Edits = append(change.Edits, also...)
		_, err = d.lib.Apply(ctx, change)
		return err
	}}, func(err error) {
		d.refresh()
		d.judge()
		switch {
		case err != nil:
			d.say(d.Message(err))
		case report.Changed == 0 && len(also) > 0:
			d.say(Notice{Text: done, Undo: true})
		case report.Changed == 0:
			d.say(Notice{Text: d.w.T("keep.same")})
		default:
			d.say(Notice{Text: d.w.T("keep.done", done, d.w.T("papers", report.Changed)), Undo: true})
		}
	})
}
