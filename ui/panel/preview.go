package panel

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"twinleaf/model"
	"twinleaf/model/format"
	"twinleaf/model/query"
	"twinleaf/ui/job"
	"twinleaf/ui/transfer"
)

// Source is where records are to come from: files, or text that was pasted.
type Source struct {
	Paths []string
	Text  string // instead of Paths
}

func (s Source) open() (format.Files, []string) {
	if len(s.Paths) > 0 {
		return transfer.System(strings.NewReader("")), s.Paths
	}
	return transfer.System(strings.NewReader(s.Text)), []string{"-"}
}

// Preview is a look at records before they are imported.
type Preview struct {
	Source   Source
	Name     string // of the file, or how many there are
	Format   string // what it was found, or said, to be; "" where nothing is known
	Encoding string
	Count    int  // records that can be read
	About    bool // the input is longer than was read: Count is estimated
	Failed   int  // among those that were read
	Known    int  // of the rows, how many the library has
	Rows     []PreviewRow
	Problems []string // the first of what was skipped or kept apart, and why
	Columns  []string // the names in the first row of a table; none for other formats
}

// PreviewRow is one of the first papers as it will look.
type PreviewRow struct {
	Title, Other, People, Where string
	Known                       bool // the library has it: it will be completed, not added
}

// How much of an input a preview reads and shows.
const (
	previewRows    = 20
	previewReads   = 5000
	previewProblem = 20
)

// Preview reads the beginning of a source and shows what would come of it. o.Format and o.Encoding say what the source is, where that is
// not to be found from its content. Nothing is written.
func (d *Desk) Preview(s Source, o format.Options, show func(Preview)) {
	p := Preview{Source: s, Name: transfer.Note(s.Paths), Format: o.Format, Encoding: o.Encoding}
	if len(s.Paths) == 0 {
		p.Name = d.w.T("preview.pasted")
	}
	d.jobs.Start(job.Job{Title: d.w.T("preview.doing", p.Name), Run: func(ctx context.Context, _ func(job.Progress)) error {
		return d.look(ctx, &p, o)
	}}, func(err error) {
		if err != nil && !errors.Is(err, context.Canceled) {
			p.Problems = append(p.Problems, Explain(d.w, err))
		}
		show(p)
	})
}

func (d *Desk) look(ctx context.Context, p *Preview, o format.Options) error {
	files, paths := p.Source.open()
	_, total := format.Size(files, paths)
	var read atomic.Int64
	o.Progress = read.Store
	o.Found = func(f format.Found) {
		p.Format, p.Encoding = f.Format, f.Encoding
	}
	problem := func(err error) {
		if len(p.Problems) < previewProblem {
			p.Problems = append(p.Problems, Explain(d.w, err))
		}
	}
	n := 0
	for r, err := range format.Walk(files, paths, o) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			p.Failed++
			problem(err)
			continue
		}
		for _, w := range r.Warnings {
			problem(w)
		}
		if n++; len(p.Rows) < previewRows {
			row := d.previewRow(&r)
			if row.Known = d.known(ctx, &r.Paper); row.Known {
				p.Known++
			}
			p.Rows = append(p.Rows, row)
		}
		if n == previewReads {
			break
		}
	}
	if table := tableFormat(p); table != "" {
		p.Columns, _ = columnsOf(paths[0], format.Options{Encoding: o.Encoding}) // what is wrong with it has been told
		told := slices.ContainsFunc(p.Columns, func(name string) bool { return o.Columns[name] != "" })
		if p.Format == "" && told { // a table that is none of papers by the names of its columns, but by what was told of them
			again := *p
			again.Format, again.Rows, again.Problems, again.Failed, again.Known = table, nil, nil, 0, 0
			o.Format = table
			if err := d.look(ctx, &again, o); err != nil {
				return err
			}
			*p = again
			return nil
		}
	}
	p.Count = n
	if got := read.Load(); n == previewReads && got > 0 && total > got {
		p.Count, p.About = int(float64(n)*float64(total)/float64(got)), true
	}
	return nil
}

// tableFormat is the format of a table, "" for other files: what it was found to be, or else what its name says.
func tableFormat(p *Preview) string {
	if len(p.Source.Paths) != 1 {
		return ""
	}
	kind := p.Format
	if kind == "" {
		if kind = strings.TrimPrefix(strings.ToLower(filepath.Ext(p.Source.Paths[0])), "."); kind == "txt" {
			kind = "csv"
		}
	}
	if slices.Contains([]string{"csv", "tsv", "xlsx"}, kind) {
		return kind
	}
	return ""
}

func (d *Desk) previewRow(r *format.Record) PreviewRow {
	p := &r.Paper
	row := PreviewRow{Title: p.Title.ZH, Other: p.Title.EN, People: peopleText(p.Authors)}
	if row.Title == "" {
		row.Title, row.Other = row.Other, ""
	}
	var where []string
	for _, s := range []string{cmp.Or(journalName(d.w, &r.Journal), p.Container), volumeText(p), p.Published.String(), p.DOI} {
		if s != "" {
			where = append(where, s)
		}
	}
	row.Where = strings.Join(where, " · ")
	return row
}

// known reports whether the library has the paper, by its DOI or else by one of its titles as a whole.
func (d *Desk) known(ctx context.Context, p *model.Paper) bool {
	var lines []string
	if doi := model.NormalizeDOI(p.DOI); doi != "" {
		lines = []string{condition("doi", doi)}
	} else {
		for field, title := range map[string]string{"title.zh": p.Title.ZH, "title.en": p.Title.EN} {
			if title != "" {
				lines = append(lines, condition(field, title))
			}
		}
	}
	for _, l := range lines {
		if r, err := d.lib.Search(ctx, query.Parse(l, query.Options{})); err == nil && r.Count() > 0 {
			return true
		}
	}
	return false
}

// ImportPreviewed imports what a preview showed, as the person left format and encoding.
func (d *Desk) ImportPreviewed(p Preview, o format.Options) {
	if o.Format == "" && len(p.Columns) > 0 { // it may be known for a table by what was told of its columns only
		o.Format = p.Format
	}
	files, paths := p.Source.open()
	d.importFrom(files, paths, p.Name, o)
}

// copiedAs bounds how many papers go to the clipboard at once.
const copiedAs = 5000

// As writes the papers of the ranges in a format, for the clipboard: the first 5,000 of them. titles is as in Export.
func (l *List) As(ranges [][2]int, name string, titles format.Languages) (text string, n int) {
	f, err := format.Named(name)
	if err != nil || l.res == nil || f.Write == nil {
		return "", 0
	}
	count := min(countOf(ranges), copiedAs)
	var b strings.Builder
	x := transfer.Export{Library: l.d.lib, Format: f, Count: count, Options: format.WriteOptions{Languages: titles}, IDs: func(from, to int) []model.ID { return idsOf(l.res, ranges, from, to) }}
	if n, err = x.Write(context.Background(), &b); err != nil {
		l.d.say(l.d.Message(err))
		return "", 0
	}
	return b.String(), n
}

func countOf(ranges [][2]int) (n int) {
	for _, r := range ranges {
		n += r[1] - r[0]
	}
	return n
}
