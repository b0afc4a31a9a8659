package panel

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"twinleaf/model"
	"twinleaf/model/duplicate"
	"twinleaf/model/query"
	"twinleaf/ui/job"
)

// TwinGroup is records that seem to be one paper.
type TwinGroup struct {
	Papers  []TwinPaper
	Keep    int    // the place of the record that a merge would keep
	Score   string // 0.97
	Reasons string
	records []model.Paper
}

// TwinPaper is one of them.
type TwinPaper struct {
	ID    model.ID
	Title string
	Where string
}

// shownTwins bounds how many groups are shown at once; the others come when these are settled.
const shownTwins = 200

// FindTwins compares all papers of the library in the background and shows the groups, the surest first, and how many there are.
func (d *Desk) FindTwins(show func(groups []TwinGroup, count int)) {
	var groups []TwinGroup
	count := 0
	d.jobs.Start(job.Job{Title: d.w.T("duplicates.doing"), Run: func(ctx context.Context, progress func(job.Progress)) error {
		all, err := d.lib.Search(ctx, query.Parse("", query.Options{}))
		if err != nil {
			return err
		}
		f, err := duplicate.Read(ctx, all, runtime.GOMAXPROCS(0), d.paced(progress, all.Count()))
		if err != nil {
			return err
		}
		found, err := f.Find(ctx, duplicate.Least, nil)
		if err != nil {
			return err
		}
		count = len(found)
		for _, x := range found[:min(count, shownTwins)] {
			one, err := d.twins(x)
			if err != nil {
				return err
			}
			groups = append(groups, one)
		}
		return nil
	}}, func(err error) {
		if err != nil {
			d.say(d.Message(err))
			return
		}
		show(groups, count)
	})
}

func (d *Desk) twins(x duplicate.Group) (g TwinGroup, err error) {
	for _, id := range x.Papers {
		p, err := d.lib.Paper(id)
		if err != nil {
			return g, err
		}
		g.records = append(g.records, p)
		t := TwinPaper{ID: id, Title: p.Title.ZH}
		if t.Title == "" || p.Title.EN != "" && d.w.Lang() == "en" {
			t.Title = p.Title.EN
		}
		var where []string
		for _, s := range []string{peopleText(p.Authors), volumeText(&p), p.Published.String(), p.DOI} {
			if s != "" {
				where = append(where, s)
			}
		}
		t.Where = strings.Join(where, " · ")
		g.Papers = append(g.Papers, t)
	}
	g.Keep = duplicate.Keeper(duplicate.Fullest, g.records)
	why := make([]string, len(x.Reasons))
	for i, r := range x.Reasons {
		why[i] = d.w.T("reason." + string(r))
	}
	g.Reasons = strings.Join(why, d.w.T("list.comma"))
	g.Score = fmt.Sprintf("%.2f", x.Score)
	return g, nil
}

// MergeTwins makes one record of each group, as one change.
func (d *Desk) MergeTwins(groups []TwinGroup) {
	c := model.Change{Label: "change.merge", Hand: true}
	for _, g := range groups {
		c.Edits = append(c.Edits, duplicate.Merge(g.records, g.Keep)...)
	}
	d.twinChange(c, d.w.T("twins.merged", len(groups)))
}

// PartTwins remembers that the records of a group are different papers.
func (d *Desk) PartTwins(g TwinGroup) {
	list := slices.Clone(g.records)
	slices.SortFunc(list, func(a, b model.Paper) int { return slices.Compare(a.ID[:], b.ID[:]) })
	d.twinChange(model.Change{Label: "change.distinct", Hand: true, Edits: duplicate.Apart(list)}, d.w.T("duplicates.apart"))
}

func (d *Desk) twinChange(c model.Change, done string) {
	if len(c.Edits) == 0 {
		return
	}
	d.apply(d.w.T(c.Label), c, done)
}
