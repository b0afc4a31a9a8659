package terminal

import (
	"fmt"
	"runtime"
	"strings"

	"twinleaf/model"
	"twinleaf/model/bulk"
	"twinleaf/model/cluster"
	"twinleaf/model/query"
	"twinleaf/store"
)

type facetCommand struct {
	Field   string   `arg:"" placeholder:"FIELD"`
	Query   []string `arg:"" optional:"" placeholder:"QUERY"`
	Cluster string   `placeholder:"METHOD"`
	Merge   bool     `name:"merge"`
	DryRun  bool     `name:"dry-run"`
	Limit   int      `default:"0" placeholder:"N"`
	JSON    bool     `name:"json"`
}

// Run prints the values of a field with their counts, or the clusters of
// values that were probably meant to be one. With --merge each cluster becomes
// its best value, all of it one change.
func (c *facetCommand) Run(s *session) error {
	f, err := model.PaperField(c.Field)
	if err == nil && (f.Internal || f.Kind == model.Ref) {
		err = fmt.Errorf("%w: %q", bulk.ErrStep, c.Field)
	}
	if err != nil {
		return s.misuse("error.nofacet", c.Field)
	}
	var method cluster.Method
	if c.Cluster != "" {
		if method, err = cluster.ParseMethod(c.Cluster); err != nil {
			return &usageError{err: err}
		}
	}
	if c.Merge && method == "" {
		return s.misuse("error.mergewhat")
	}
	open := s.reading
	if c.Merge && !c.DryRun {
		open = s.editing
	}
	return open(func(lib Library) error {
		r, err := s.papers(lib, strings.Join(c.Query, " "), query.Options{})
		if err != nil {
			return err
		}
		values, err := c.tally(s, f, r)
		if err != nil {
			return err
		}
		if method == "" {
			return c.printValues(s, values)
		}
		found, err := cluster.Find(s.ctx, values, method)
		if err != nil {
			return err
		}
		if c.Limit > 0 {
			found = found[:min(len(found), c.Limit)]
		}
		if c.Merge {
			return c.merge(s, lib, r, found)
		}
		return c.printClusters(s, found)
	})
}

func (c *facetCommand) tally(s *session, f *model.Field[model.Paper], r *store.Result) ([]cluster.Value, error) {
	bar := s.newBar(s.Words.T("facet.doing"))
	defer bar.done()
	return cluster.Tally(s.ctx, f, r, runtime.GOMAXPROCS(0), func(seen int) {
		bar.show(int64(seen), int64(r.Count()), s.Words.T("edit.progress", seen))
	})
}

// merge gives the values of each cluster its best one.
func (c *facetCommand) merge(s *session, lib Library, r *store.Result, found []cluster.Cluster) error {
	names := map[string]string{}
	for _, x := range found {
		for _, other := range x.Others() {
			names[other] = x.Best
		}
	}
	step, err := bulk.Rename(c.Field, names)
	if err != nil {
		return err
	}
	edit := editCommand{DryRun: c.DryRun, JSON: c.JSON}
	return edit.run(s, lib, bulk.Program{step}, r)
}

func (c *facetCommand) printValues(s *session, values []cluster.Value) error {
	if c.Limit > 0 {
		values = values[:min(len(values), c.Limit)]
	}
	for _, v := range values {
		if c.JSON {
			if err := s.printJSON(v); err != nil {
				return err
			}
			continue
		}
		c.value(s, v, "")
	}
	return nil
}

// value prints a value behind its count.
func (c *facetCommand) value(s *session, v cluster.Value, mark string) {
	count := s.Words.Number(int64(v.Count))
	fmt.Fprintf(s.out, "%s%s  %s%s\n", strings.Repeat(" ", max(0, 9-len(count))), count, cut(strings.ReplaceAll(v.Text, "\n", " "), 100), mark)
}

type clusterLine struct {
	Best   string          `json:"best"`
	Count  int             `json:"count"`
	Values []cluster.Value `json:"values"`
}

func (c *facetCommand) printClusters(s *session, found []cluster.Cluster) error {
	for i, x := range found {
		if c.JSON {
			if err := s.printJSON(clusterLine{x.Best, x.Count, x.Values}); err != nil {
				return err
			}
			continue
		}
		if i > 0 {
			fmt.Fprintln(s.out)
		}
		for _, v := range x.Values {
			mark := ""
			if v.Text == x.Best {
				mark = "  ←"
			}
			c.value(s, v, mark)
		}
	}
	if !c.JSON {
		s.say("facet.clusters", len(found))
	}
	return nil
}
