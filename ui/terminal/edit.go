package terminal

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"twinleaf/model/bulk"
	"twinleaf/model/query"
	"twinleaf/store"
)

type editCommand struct {
	Query   string    `arg:"" placeholder:"QUERY"`
	Set     stepFlags `placeholder:"FIELD=VALUE"`
	Clear   stepFlags `placeholder:"FIELD"`
	Append  stepFlags `placeholder:"FIELD=TEXT"`
	Prefix  stepFlags `placeholder:"FIELD=TEXT"`
	Replace stepFlags `placeholder:"FIELD=/OLD/NEW/"`
	Rename  stepFlags `placeholder:"FIELD=/OLD/NEW/"`
	Case    stepFlags `placeholder:"FIELD=MODE"`
	Tidy    stepFlags `placeholder:"FIELD"`
	Width   stepFlags `placeholder:"FIELD=MODE"`
	Split   stepFlags `placeholder:"FIELD=TO,TO"`
	Move    stepFlags `placeholder:"FROM=TO"`
	Copy    stepFlags `placeholder:"FROM=TO"`
	Swap    stepFlags `placeholder:"ONE=OTHER"`
	People  stepFlags `placeholder:"FIELD=MODE"`
	DryRun  bool      `name:"dry-run"`
	JSON    bool      `name:"json"`
}

// stepFlags are the occurrences of one flag, each with its place among all:
// steps work in the order in which they were typed.
type stepFlags []stepFlag

type stepFlag struct {
	op, argument string
	left         int // arguments that stood behind it
}

// Decode takes one occurrence, whatever it looks like: a value may begin with
// a hyphen.
func (f *stepFlags) Decode(c *kong.DecodeContext) error {
	t := c.Scan.Pop()
	if t.IsEOL() {
		return errors.New("missing value")
	}
	*f = append(*f, stepFlag{c.Value.Name, t.String(), c.Scan.Len()})
	return nil
}

// Run edits every paper that the query finds, as one change. Nothing is
// written with --dry-run. Papers whose new value is none of its field are left
// alone, reported, and make the status 1.
func (c *editCommand) Run(s *session) error {
	flags := slices.Concat(c.Set, c.Clear, c.Append, c.Prefix, c.Replace, c.Rename, c.Case, c.Tidy, c.Width, c.Split, c.Move, c.Copy, c.Swap, c.People)
	if len(flags) == 0 {
		return s.misuse("error.nosteps")
	}
	slices.SortStableFunc(flags, func(a, b stepFlag) int { return b.left - a.left })
	open := s.editing
	if c.DryRun {
		open = s.reading
	}
	return open(func(lib Library) error {
		program, err := s.program(lib, flags)
		if err != nil {
			return err
		}
		r, err := s.papers(lib, c.Query, query.Options{})
		if err != nil {
			return err
		}
		return c.run(s, lib, program, r)
	})
}

// program reads the steps; a journal may be given by its name.
func (s *session) program(lib reader, flags []stepFlag) (bulk.Program, error) {
	var program bulk.Program
	for _, f := range flags {
		if name, ok := strings.CutPrefix(f.argument, "journal="); ok && f.op == "set" && name != "" {
			j, err := findJournal(lib, name)
			if err != nil {
				return nil, err
			}
			f.argument = "journal=" + j.ID.String()
		}
		step, err := bulk.Parse(f.op, f.argument)
		if err != nil {
			return nil, &usageError{err: err}
		}
		program = append(program, step)
	}
	return program, nil
}

func (c *editCommand) run(s *session, lib Library, program bulk.Program, r *store.Result) error {
	bar := s.newBar(s.Words.T("edit.doing"))
	defer bar.done()
	change, report, err := bulk.Plan(s.ctx, program, r, runtime.GOMAXPROCS(0), func(seen int) {
		bar.show(int64(seen), int64(r.Count()), s.Words.T("edit.progress", seen))
	})
	bar.done()
	if err != nil {
		return err
	}
	applied := store.Applied{Change: change}
	if !c.DryRun && len(change.Edits) > 0 {
		if applied, err = lib.Apply(s.ctx, change); err != nil {
			return err
		}
	}
	for _, x := range report.Refusals {
		fmt.Fprintf(s.Stderr, "%s  %s%s%s\n", x.Paper, cut(x.Title, 60), s.Words.T("terminal.colon"), s.explain(x.Err))
	}
	if err := c.print(s, applied, report); err != nil {
		return err
	}
	if report.Refused > 0 {
		return errReported
	}
	return nil
}

type bulkResult struct {
	changeResult
	DryRun  bool           `json:"dry_run"`
	Seen    int            `json:"seen"`
	Changed int            `json:"changed"`
	Refused int            `json:"refused"`
	Fields  map[string]int `json:"fields"`
}

func (c *editCommand) print(s *session, a store.Applied, r bulk.Report) error {
	if c.JSON {
		return s.printJSON(bulkResult{changeOf(a), c.DryRun, r.Seen, r.Changed, r.Refused, r.Fields})
	}
	switch {
	case len(a.Change.Edits) == 0:
		s.say("set.same")
	case c.DryRun:
		s.printEdits(a.Change.Edits, true)
	default:
		if err := s.printApplied(a, false); err != nil {
			return err
		}
	}
	fmt.Fprintln(s.out, s.Words.T("edit.seen", r.Seen)+s.Words.T("list.comma")+s.Words.T("edit.changed", r.Changed)+
		s.Words.T("list.comma")+s.Words.T("edit.refused", r.Refused))
	if c.DryRun {
		s.say("edit.dry")
	}
	return nil
}
