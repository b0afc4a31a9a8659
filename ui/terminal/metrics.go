package terminal

import (
	"fmt"
	"io"
	"path/filepath"

	"twinleaf/model"
	"twinleaf/model/format"
	"twinleaf/model/metric"
)

type metricsCommand struct {
	File     string            `arg:"" placeholder:"FILE"`
	Year     int               `placeholder:"YEAR"`
	Source   string            `placeholder:"NAME"`
	Map      map[string]string `placeholder:"COLUMN=FIELD"`
	Encoding string            `placeholder:"NAME"`
	DryRun   bool              `name:"dry-run"`
	JSON     bool              `name:"json"`
}

type metricsJSON struct {
	Rows      int      `json:"rows"`
	ByISSN    int      `json:"by_issn"`
	ByName    int      `json:"by_name"`
	ByVariant int      `json:"by_variant"`
	Unmatched []string `json:"unmatched"`
	Failed    int      `json:"failed"`
	Changed   int      `json:"changed"`
	DryRun    bool     `json:"dry_run"`
}

// Run puts the metrics of a table to the journals that it names, as one change.
func (c *metricsCommand) Run(s *session) error {
	in, err := s.input(c.File)
	if err != nil {
		return err
	}
	defer in.Close()
	out := metricsJSON{DryRun: c.DryRun, Unmatched: []string{}}
	source := c.Source
	if source == "" {
		source = filepath.Base(c.File)
	}
	rows, err := metric.Read(in, c.File, metric.Options{Year: c.Year, Source: source, Map: c.Map, Format: format.Options{Encoding: c.Encoding}}, func(err error) {
		out.Failed++
		s.tell(s.explain(err))
	})
	if err != nil {
		return err
	}
	open := s.editing
	if c.DryRun {
		open = s.reading
	}
	err = open(func(lib Library) error {
		list, err := lib.Journals("", 0)
		if err != nil {
			return err
		}
		journals := make([]model.Journal, len(list))
		for i := range list {
			journals[i] = list[i].Journal
		}
		matches := metric.Find(rows, journals)
		sum := metric.Summarize(matches)
		out.ByISSN, out.ByName, out.ByVariant, out.Unmatched = sum.ByISSN, sum.ByName, sum.ByVariant, sum.Unmatched
		edits := metric.Edits(matches, journals)
		out.Rows, out.Changed = len(rows), len(edits)
		if !c.DryRun && len(edits) > 0 {
			_, err = lib.Apply(s.ctx, model.Change{Label: "change.metrics", Note: filepath.Base(c.File), Hand: true, Edits: edits})
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := c.print(s, &out); err != nil {
		return err
	}
	if out.Failed > 0 {
		return errReported
	}
	return nil
}

// unmatchedShown is how many journals that are not here are named.
const unmatchedShown = 20

func (c *metricsCommand) print(s *session, r *metricsJSON) error {
	if c.JSON {
		return s.printJSON(r)
	}
	for _, n := range r.Unmatched[:min(len(r.Unmatched), unmatchedShown)] {
		fmt.Fprintln(s.out, "  "+s.Words.T("metrics.unmatched", n))
	}
	if more := len(r.Unmatched) - unmatchedShown; more > 0 {
		fmt.Fprintln(s.out, "  "+s.Words.T("metrics.more", more))
	}
	_, err := fmt.Fprintln(s.out, s.Words.T("metrics.done", r.Rows, r.ByISSN, r.ByName, r.ByVariant, len(r.Unmatched), r.Changed))
	if c.DryRun {
		s.say("duplicates.dry")
	}
	return err
}

// input opens a file that the command line names; "-" is standard input.
func (s *session) input(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(s.Stdin), nil
	}
	return s.files().Open(name)
}
