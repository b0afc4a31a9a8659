package terminal

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync/atomic"

	"twinleaf/model/format"
	"twinleaf/ui/transfer"
)

type convertCommand struct {
	In       string            `arg:"" placeholder:"IN"`
	Out      string            `arg:"" optional:"" placeholder:"OUT"`
	From     string            `placeholder:"FORMAT"`
	To       string            `placeholder:"FORMAT"`
	Encoding string            `placeholder:"NAME"`
	Column   map[string]string `placeholder:"NAME=FIELD"`
	Titles   string            `default:"both" enum:"both,original,zh" placeholder:"WHICH"`
	Warnings bool              `short:"w"`
}

// Run writes the records of a file or folder in another format, without a
// library. What can't be read is reported on standard error; the status is 1
// only where nothing could be read.
func (c *convertCommand) Run(s *session) error {
	to, err := c.target()
	if err != nil {
		return &usageError{err: err}
	}
	if to.Write == nil {
		return s.misuse("error.readonlyformat", to.Name)
	}
	if c.From != "" {
		if _, err := format.Named(c.From); err != nil {
			return &usageError{err: err}
		}
	}
	read, failed := 0, 0
	write := func(w io.Writer) (err error) {
		read, failed, err = c.convert(s, to, w)
		if err == nil && read == 0 && failed > 0 {
			return errReported // leaves a file that is there as it was
		}
		return err
	}
	if c.Out == "" || c.Out == "-" {
		err = write(s.out)
	} else {
		err = transfer.Replace(c.Out, write)
	}
	if err == nil || errors.Is(err, errReported) {
		s.say("convert.result", read, failed)
	}
	return err
}

// target is the format to write: as told, else by the name of OUT, else our own.
func (c *convertCommand) target() (format.Format, error) {
	if c.To != "" {
		return format.Named(c.To)
	}
	if c.Out == "" || c.Out == "-" {
		return format.Named("jsonl")
	}
	f, ok := format.ForName(c.Out)
	if !ok {
		return f, fmt.Errorf("%s: %w", c.Out, format.ErrUnknown)
	}
	return f, nil
}

func (c *convertCommand) convert(s *session, to format.Format, out io.Writer) (read, failed int, err error) {
	var bytes atomic.Int64
	bar := s.newBar(s.Words.T("convert.doing"))
	defer bar.done()
	files := transfer.System(s.Stdin)
	paths := []string{c.In}
	_, total := format.Size(files, paths)
	w := transfer.Writer(to, out, format.WriteOptions{Languages: languages[c.Titles]})
	o := format.Options{Format: c.From, Encoding: c.Encoding, Columns: c.Column, Workers: runtime.GOMAXPROCS(0), Progress: bytes.Store}
	for r, err := range format.Walk(files, paths, o) {
		if err := s.ctx.Err(); err != nil {
			return read, failed, err
		}
		if err != nil {
			failed++
			bar.print(s.explain(err))
			continue
		}
		if c.Warnings {
			for _, x := range r.Warnings {
				bar.print(s.explain(x))
			}
		}
		if err := w.Write(r); err != nil {
			return read, failed, err
		}
		if read++; read%1000 == 0 {
			bar.show(bytes.Load(), total, s.Words.T("export.progress", read))
		}
	}
	return read, failed, w.Close()
}
