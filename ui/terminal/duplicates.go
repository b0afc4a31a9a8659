package terminal

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"twinleaf/model"
	"twinleaf/model/duplicate"
	"twinleaf/model/query"
	"twinleaf/store"
)

type duplicatesCommand struct {
	Query     []string `arg:"" optional:"" placeholder:"QUERY"`
	JSON      bool     `name:"json"`
	Min       float64  `default:"0.8" placeholder:"SCORE"`
	Merge     string   `placeholder:"RULE"`
	DryRun    bool     `name:"dry-run"`
	Different bool     `name:"different"`
}

// Run finds groups of records of one paper and prints them, or merges each into one record, as one change.
func (c *duplicatesCommand) Run(s *session) error {
	if c.Different {
		return c.apart(s)
	}
	rule, err := duplicate.ParseRule(c.Merge)
	if err != nil {
		return &usageError{err: err}
	}
	open := s.reading
	if c.Merge != "" && !c.DryRun {
		open = s.editing
	}
	return open(func(lib Library) error {
		r, err := s.papers(lib, strings.Join(c.Query, " "), query.Options{})
		if err != nil {
			return err
		}
		groups, err := c.find(s, r)
		if err != nil {
			return err
		}
		return c.groups(s, lib, r, groups, rule)
	})
}

// find compares the papers of a result.
func (c *duplicatesCommand) find(s *session, r *store.Result) ([]duplicate.Group, error) {
	bar := s.newBar(s.Words.T("duplicates.doing"))
	defer bar.done()
	f, err := duplicate.Read(s.ctx, r, runtime.GOMAXPROCS(0), func(seen int) {
		bar.show(int64(seen), int64(r.Count()), s.Words.T("papers", seen))
	})
	if err != nil {
		return nil, err
	}
	return f.Find(s.ctx, c.Min, nil)
}

type duplicatesJSON struct {
	Papers  []model.ID         `json:"papers"`
	Score   float64            `json:"score"`
	Reasons []duplicate.Reason `json:"reasons"`
	Keep    *model.ID          `json:"keep,omitempty"`
}

// groups prints the groups, and merges them where that is asked for.
func (c *duplicatesCommand) groups(s *session, lib Library, r *store.Result, groups []duplicate.Group, rule duplicate.Rule) error {
	change := model.Change{Label: "change.merge", Hand: true}
	records := 0
	for _, g := range groups {
		papers := make([]model.Paper, 0, len(g.Papers))
		for _, id := range g.Papers {
			p, err := lib.Paper(id)
			if err != nil {
				return err
			}
			papers = append(papers, p)
		}
		records += len(papers)
		keep := -1
		if c.Merge != "" {
			keep = duplicate.Keeper(rule, papers)
			change.Edits = append(change.Edits, duplicate.Merge(papers, keep)...)
		}
		if err := c.print(s, g, papers, keep); err != nil {
			return err
		}
	}
	if c.Merge != "" && !c.DryRun && len(change.Edits) > 0 {
		if _, err := lib.Apply(s.ctx, change); err != nil {
			return err
		}
	}
	switch {
	case c.JSON:
	case len(groups) == 0:
		s.say("duplicates.none", s.Words.T("papers", r.Count()))
	case c.Merge == "":
		s.say("duplicates.total", s.Words.T("duplicates.groups", len(groups)), s.Words.T("papers", records))
	default:
		s.say("duplicates.merged", records, len(groups))
		if c.DryRun {
			s.say("duplicates.dry")
		}
	}
	return nil
}

func (c *duplicatesCommand) print(s *session, g duplicate.Group, papers []model.Paper, keep int) error {
	if c.JSON {
		out := duplicatesJSON{Papers: g.Papers, Score: float64(int(g.Score*1000)) / 1000, Reasons: g.Reasons}
		if keep >= 0 {
			out.Keep = &papers[keep].ID
		}
		return s.printJSON(out)
	}
	why := make([]string, len(g.Reasons))
	for i, r := range g.Reasons {
		why[i] = s.Words.T("reason." + string(r))
	}
	fmt.Fprintln(s.out, s.Words.T("duplicates.group", fmt.Sprintf("%.2f", g.Score), strings.Join(why, s.Words.T("list.comma"))))
	for i, p := range papers {
		title := strings.TrimSpace(p.Title.ZH + "  " + p.Title.EN)
		mark := ""
		if i == keep {
			mark = "  (" + s.Words.T("duplicates.keep") + ")"
		}
		fmt.Fprintf(s.out, "  %s  %s  %s%s\n", p.ID, cut(title, 90), p.DOI, mark)
	}
	_, err := fmt.Fprintln(s.out)
	return err
}

// apart remembers that papers are different.
func (c *duplicatesCommand) apart(s *session) error {
	if len(c.Query) < 2 {
		return s.misuse("duplicates.two")
	}
	return s.editing(func(lib Library) error {
		var papers []model.Paper
		for _, name := range c.Query {
			p, err := findPaper(lib, name)
			if err != nil {
				return err
			}
			papers = append(papers, p)
		}
		slices.SortFunc(papers, func(a, b model.Paper) int { return slices.Compare(a.ID[:], b.ID[:]) })
		edits := duplicate.Apart(papers)
		if len(edits) > 0 {
			if _, err := lib.Apply(context.WithoutCancel(s.ctx), model.Change{Label: "change.distinct", Hand: true, Edits: edits}); err != nil {
				return err
			}
		}
		s.say("duplicates.apart")
		return nil
	})
}
