package terminal

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"

	"twinleaf/model/format"
	"twinleaf/store"
	"twinleaf/ui/transfer"
)

type importCommand struct {
	Path     []string          `arg:"" placeholder:"PATH"`
	JSON     bool              `name:"json"`
	Warnings bool              `short:"w"`
	As       string            `placeholder:"FORMAT"`
	Encoding string            `placeholder:"NAME"`
	Column   map[string]string `placeholder:"NAME=FIELD"`
}

// Run imports the files, folders and standard input ("-") that are named. A
// record that can't be read is reported, counted, and makes the status 1; the
// others come in.
func (c *importCommand) Run(s *session) error {
	var report store.ImportReport
	var warnings int
	err := s.writing(func(lib Library) (err error) {
		report, warnings, err = c.read(s, lib)
		return err
	})
	interrupted := errors.Is(err, context.Canceled)
	if err != nil && !interrupted {
		return err
	}
	if c.JSON {
		if err := s.printJSON(importJSON(report, warnings, interrupted)); err != nil {
			return err
		}
	} else { // digits without groups: scripts read this line, too
		fmt.Fprintln(s.out, s.Words.T("import.result", fmt.Sprint(report.Read), fmt.Sprint(report.Added),
			fmt.Sprint(report.Updated), fmt.Sprint(report.Same), fmt.Sprint(report.Failed), fmt.Sprint(seconds(report))))
	}
	if warnings > 0 && !c.Warnings {
		s.say("import.warnings", warnings)
	}
	switch {
	case interrupted:
		if report.Seq != 0 {
			s.say("import.interrupted")
		}
		return err
	case report.Failed > 0:
		return errReported
	}
	return nil
}

// read runs the import with its progress bar and prints what goes wrong as it
// comes.
func (c *importCommand) read(s *session, lib Library) (store.ImportReport, int, error) {
	var bytes atomic.Int64
	var warnings int
	bar := s.newBar(s.Words.T("import.doing"))
	defer bar.done()

	o := format.Options{Format: c.As, Encoding: c.Encoding, Columns: c.Column, Workers: runtime.GOMAXPROCS(0), Progress: bytes.Store}
	files := s.files()
	_, total := format.Size(files, c.Path)
	hooks := transfer.Hooks{
		Wrong: func(err error) { bar.print(s.explain(err)) },
		Warn: func(list []*format.Error) {
			warnings += len(list)
			if c.Warnings {
				for _, w := range list {
					bar.print(s.explain(w))
				}
			}
		},
	}
	report, err := lib.Import(s.ctx, transfer.Incoming(format.Walk(files, c.Path, o), hooks), store.ImportOptions{
		Note: transfer.Note(c.Path),
		Progress: func(p store.Progress) {
			bar.show(bytes.Load(), total, s.Words.T("import.progress", p.Read, p.Added, p.Failed))
		},
	})
	return report, warnings, err
}

func seconds(r store.ImportReport) float64 { return float64(r.Elapsed.Milliseconds()) / 1000 }

type importResult struct {
	Read        int          `json:"read"`
	Added       int          `json:"added"`
	Updated     int          `json:"updated"`
	AlreadyHere int          `json:"already_here"`
	Failed      int          `json:"failed"`
	Warnings    int          `json:"warnings"`
	Seconds     float64      `json:"seconds"`
	Change      uint64       `json:"change"`
	Interrupted bool         `json:"interrupted"`
	Errors      []placeError `json:"errors"`
}

type placeError struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Field   string `json:"field"`
	Message string `json:"message"`
}

func importJSON(r store.ImportReport, warnings int, interrupted bool) importResult {
	out := importResult{Read: r.Read, Added: r.Added, Updated: r.Updated, AlreadyHere: r.Same, Failed: r.Failed,
		Warnings: warnings, Seconds: seconds(r), Change: r.Seq, Interrupted: interrupted, Errors: []placeError{}}
	for _, err := range r.Errors {
		p := placeError{Message: err.Error()}
		var at *format.Error
		if errors.As(err, &at) {
			p.File, p.Line, p.Field = at.File, at.Line, at.Field
		}
		out.Errors = append(out.Errors, p)
	}
	return out
}
