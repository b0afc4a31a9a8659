package panel

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"twinleaf/model"
	"twinleaf/model/format"
	"twinleaf/model/metric"
	"twinleaf/ui/job"
)

// MetricTable is a table of journal metrics, looked at before anything is written.
type MetricTable struct {
	Path    string
	Columns []string       // the names in its first row
	Fields  []metric.Field // what they hold, as understood or chosen; "": nothing that is wanted
	Year    int            // of the edition, where no column says it
	Source  string
	Rows    int // journals that it says something of
	metric.Summary
	Changed  int      // journals that would get other metrics
	Problems []string // the first of what could not be read, or why nothing can
	edits    []model.Edit
}

// MetricChoices is what a person says of such a table.
type MetricChoices struct {
	Map    map[string]string // see metric.Options
	Year   int               // 0: as the table says
	Source string            // "": the name of the file
}

// LookAtMetrics reads a table as a job and finds the journals that it names. Nothing is written.
func (d *Desk) LookAtMetrics(path string, o MetricChoices, show func(MetricTable)) {
	t := MetricTable{Path: path, Source: o.Source}
	if t.Source == "" {
		t.Source = filepath.Base(path)
	}
	d.jobs.Start(job.Job{Title: d.w.T("metrics.doing", filepath.Base(path)), Run: func(ctx context.Context, _ func(job.Progress)) error {
		return d.matchMetrics(ctx, &t, o)
	}}, func(err error) {
		if err != nil {
			if errors.Is(err, context.Canceled) {
				return
			}
			t.Problems = append(t.Problems, Explain(d.w, err))
		}
		show(t)
	})
}

func (d *Desk) matchMetrics(ctx context.Context, t *MetricTable, o MetricChoices) error {
	var err error
	if t.Columns, err = columnsOf(t.Path, format.Options{}); err != nil {
		return err
	}
	t.Fields, t.Year = metric.Understand(t.Columns, o.Map)
	if o.Year != 0 {
		t.Year = o.Year
	}
	f, err := os.Open(t.Path)
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := metric.Read(f, filepath.Base(t.Path), metric.Options{Year: o.Year, Source: t.Source, Map: o.Map}, func(err error) {
		if len(t.Problems) < previewProblem {
			t.Problems = append(t.Problems, Explain(d.w, err))
		}
	})
	if err != nil {
		return err
	}
	list, err := d.lib.Journals("", 0)
	if err != nil {
		return err
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	journals := make([]model.Journal, len(list))
	for i := range list {
		journals[i] = list[i].Journal
	}
	matches := metric.Find(rows, journals)
	t.Rows, t.Summary = len(rows), metric.Summarize(matches)
	t.edits = metric.Edits(matches, journals)
	t.Changed = len(t.edits)
	return nil
}

// columnsOf are the names in the first row of a table.
func columnsOf(path string, o format.Options) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	for row, err := range format.Rows(f, filepath.Base(path), o) {
		if err != nil {
			return nil, err
		}
		return row.Cells, nil
	}
	return nil, nil
}

// ApplyMetrics writes what a look showed, as one change.
func (d *Desk) ApplyMetrics(t MetricTable) {
	c := model.Change{Label: "change.metrics", Note: filepath.Base(t.Path), Hand: true, Edits: t.edits}
	d.apply(d.w.T(c.Label), c, d.w.T("metrics.put", d.w.T("journals.count", t.Changed)))
}
