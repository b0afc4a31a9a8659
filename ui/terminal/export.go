package terminal

import (
	"io"
	"strings"

	"twinleaf/model"
	"twinleaf/model/format"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/ui/transfer"
)

type exportCommand struct {
	Query  []string `arg:"" optional:"" placeholder:"QUERY"`
	Format string   `default:"crawl" placeholder:"FORMAT"`
	Output string   `short:"o" placeholder:"FILE"`
	Sort   sortFlag `placeholder:"FIELD"`
	Titles string   `default:"both" enum:"both,original,zh" placeholder:"WHICH"`

	lost bool // a paper could not be read
}

// languages are the choices of --titles.
var languages = map[string]format.Languages{"both": format.BothLanguages, "original": format.OriginalOnly, "zh": format.ChineseOnly}

// Run writes the papers that a query finds, or all. A record that can't be
// read is reported and makes the status 1; the others are written.
func (c *exportCommand) Run(s *session) error {
	f, err := format.Named(c.Format)
	if err != nil {
		return &usageError{err: err}
	}
	if f.Write == nil {
		return s.misuse("error.readonlyformat", c.Format)
	}
	order, err := query.ParseSort(string(c.Sort))
	if err != nil {
		return &usageError{err: err}
	}
	err = s.reading(func(lib Library) error {
		q := query.Parse(strings.Join(c.Query, " "), query.Options{Sort: order})
		s.problems(q)
		r, err := lib.Search(s.ctx, q)
		if err != nil {
			return err
		}
		if c.Output == "" || c.Output == "-" {
			return c.write(s, lib, r, f, s.out)
		}
		return transfer.Replace(s.at(c.Output), func(w io.Writer) error { return c.write(s, lib, r, f, w) })
	})
	if err == nil && c.lost {
		return errReported
	}
	return err
}

func (c *exportCommand) write(s *session, lib reader, r *store.Result, f format.Format, to io.Writer) error {
	bar := s.newBar(s.Words.T("export.doing"))
	defer bar.done()
	_, err := transfer.Export{
		Library: lib, Format: f, IDs: r.IDs, Count: r.Count(), Options: format.WriteOptions{Languages: languages[c.Titles]},
		Progress: func(done int) {
			bar.show(int64(done), int64(r.Count()), s.Words.T("export.progress", done))
		},
		Lost: func(_ model.ID, err error) {
			c.lost = true
			bar.print(s.explain(err))
		},
	}.Write(s.ctx, to)
	return err
}
