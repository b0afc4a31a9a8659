package store

import (
	"errors"
	"runtime"
	"slices"
	"sync"

	"go.etcd.io/bbolt"
	"golang.org/x/sync/errgroup"

	"twinleaf/model"
	"twinleaf/model/check"
	"twinleaf/model/query"
	"twinleaf/store/index"
)

// The index holds what the checks find in each paper, so that check:, severity: and the filter know it, and nothing else does: what a paper
// has is read from there. It depends on the paper itself, on its journal, and on the other papers (same DOI, same abstract, the volumes of
// the journal's year). So a paper is in one of three states:
//
//	row >= counters.judged    an import brought it; Judge meets it, and with it the papers beside which it now stands
//	marked toJudge            something changed since; Judge goes over it again
//	neither                   the index holds what check.Codes says beside all live papers below counters.judged
//
// A Change keeps the last so: what it may have changed in other papers is gathered (ripple) and at its end judged, or marked where it is
// much. An import only marks. When all marks are gone and nothing is above counters.judged, the index says what check.Survey would.

var judges = sync.Pool{New: func() any { return new(check.Context) }}

// found are the values of query.Check of a paper: codes, with anyFinding before them where there are some; and the worst severity.
type found struct {
	codes    []string
	severity int
}

// anyFinding is the value that every paper with findings has: check:any.
const anyFinding = "any"

func foundOf(codes []string) (f found) {
	for _, code := range codes {
		if len(f.codes) == 0 {
			f.codes = append(f.codes, anyFinding)
		}
		c, _ := check.Find(code)
		f.severity = max(f.severity, int(c.Severity)+1)
		f.codes = append(f.codes, code)
	}
	return f
}

func addFindings(d *index.Doc, f found) {
	d.Severity = f.severity
	for _, c := range f.codes {
		d.Values = append(d.Values, index.Value{Field: query.Check, Text: c})
	}
}

// paperOf is the paper of a record, with a journal's ID where it has a journal: what needs the right one has read it.
func paperOf(r *record) model.Paper {
	p := r.paper
	if r.ordinal == 0 {
		p.Journal = model.ID{}
	} else if p.Journal.IsZero() {
		p.Journal[0] = 1
	}
	return p
}

// findings are what is wrong with a record whose abstracts have been read, beside its journal and other papers.
func findings(r *record, journal *model.Journal, papers check.Papers, off map[string]bool) found {
	ctx := judges.Get().(*check.Context)
	defer judges.Put(ctx)
	ctx.Journal, ctx.Papers, ctx.Journals, ctx.Off = journal, papers, nil, off
	p := paperOf(r)
	f := foundOf(check.Codes(ctx, &p))
	ctx.Journal, ctx.Papers = nil, nil
	return f
}

// refound are the findings of a record by itself and beside its journal, with those of held that need other papers; where the journal is
// nil, with those too that need it.
func refound(r *record, journal *model.Journal, held found, off map[string]bool) found {
	ctx := judges.Get().(*check.Context)
	defer judges.Put(ctx)
	ctx.Journal, ctx.Off = journal, off
	p := paperOf(r)
	codes := check.Local(ctx, &p)
	ctx.Journal = nil
	for _, code := range held.codes {
		c, ok := check.Find(code)
		if ok && !off[code] && (c.Needs == check.NeedsPapers || c.Needs == check.NeedsJournal && journal == nil) {
			codes = append(codes, code)
		}
	}
	return foundOf(codes)
}

// held are the findings that the index has of a row.
func held(x *index.Findings, row uint32) (found, error) {
	values, err := x.Of(row)
	if err != nil {
		return found{}, err
	}
	return foundOf(slices.DeleteFunc(values, func(v string) bool { return v == anyFinding })), nil
}

// checksOff are the checks that are switched off, as this transaction has them.
func (w *writer) checksOff() map[string]bool {
	if w.off == nil {
		w.off = checksOff(w.tx)
	}
	return w.off
}

// switched carries out that a check was switched off or on: its findings go at once, or all papers are to be judged.
func (w *writer) switched(code string, off bool) error {
	w.off = nil
	if !off {
		w.ripple = ripple{all: true}
		return nil
	}
	x := w.x.Findings()
	return w.x.EachFound(code, func(row uint32) error {
		f, err := held(x, row)
		if err == nil {
			f = foundOf(slices.DeleteFunc(f.codes, func(c string) bool { return c == code || c == anyFinding }))
			err = w.x.SetFindings(row, f.codes, f.severity)
		}
		return err
	})
}

// judge judges papers, of which there are few, as this transaction has them, and takes their marks away.
func (w *writer) judge(rows []uint32) error {
	s := surroundings{l: w.l, tx: w.tx, judged: w.c.judged, live: w.x.Live, filed: w.x.EachFiled}
	list := make([]*record, 0, len(rows))
	for _, row := range rows {
		r, err := w.l.getWhole(w.tx, row)
		if err == nil {
			err = w.setJournal(r)
		}
		switch {
		case errors.Is(err, ErrDamaged) || errors.Is(err, ErrNotFound): // verify names it
		case err != nil:
			return err
		default:
			list = append(list, r)
		}
	}
	near, err := s.neighbours(list)
	if err != nil {
		return err
	}
	journals := besides{w, map[uint32]*model.Journal{}}
	beside := make([]*model.Journal, len(list))
	for i, r := range list {
		if beside[i], err = journals.of(r); err != nil {
			return err
		}
	}
	off := w.checksOff()
	out := make([]found, len(list))
	g := errgroup.Group{}
	workers := min(runtime.GOMAXPROCS(0), (len(list)+15)/16)
	for i := range workers {
		g.Go(func() error {
			for k := len(list) * i / workers; k < len(list)*(i+1)/workers; k++ {
				out[k] = findings(list[k], beside[k], near, off)
			}
			return nil
		})
	}
	_ = g.Wait()
	for k, f := range out {
		if err := w.x.SetFindings(list[k].row, f.codes, f.severity); err != nil {
			return err
		}
	}
	return w.setToJudge(rows, false)
}

// besides are the journals beside which papers are judged, each read once.
type besides struct {
	w    *writer
	read map[uint32]*model.Journal
}

// of is the journal of a record, as presentJournal gives it.
func (b *besides) of(r *record) (*model.Journal, error) {
	j, ok := b.read[r.ordinal]
	if ok {
		return j, nil
	}
	j, err := presentJournal(b.w.tx, r.ordinal, b.w.journal)
	if err == nil {
		b.read[r.ordinal] = j
	}
	return j, err
}

// presentJournal is a record's journal (ordinal 0: none) as the checks see it: nil for none, and for one that has gone or is damaged.
func presentJournal(tx *bbolt.Tx, ordinal uint32, get func(ordinal uint32) (*journalRecord, error)) (*model.Journal, error) {
	if ordinal == 0 {
		return nil, nil
	}
	gone, err := isAbsent(tx, model.AJournal, ordinal-1)
	if err != nil || gone {
		return nil, err
	}
	j, err := get(ordinal - 1)
	if errors.Is(err, ErrDamaged) || errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &j.Journal, nil
}

// Findings are what is wrong with papers, which must have been read from the library, beside their journals and the others of it, without
// the checks that are switched off; those of one paper in the order of check.All. Dates are judged as of today. It takes some milliseconds
// for all of them together, and a little for each paper of the same journals and years.
func (l *Library) Findings(papers []model.Paper) (out [][]check.Finding, err error) {
	err = l.snapshot(func(tx *bbolt.Tx, x *index.Snapshot) error {
		c, err := readCounters(tx)
		if err != nil {
			return err
		}
		s := surroundings{l: l, tx: tx, judged: c.judged, live: x.Live, filed: func(of []bool, do func(row, journal uint32, year int)) error {
			x.EachFiled(of, do)
			return nil
		}}
		list := make([]*record, len(papers))
		for i := range papers {
			r := &record{row: noRow, paper: papers[i], loaded: true}
			if kind, row, err := find(tx, r.paper.ID); err == nil && kind == model.APaper {
				r.row = row
			}
			if kind, n, err := find(tx, r.paper.Journal); err == nil && kind == model.AJournal {
				r.ordinal = n + 1
			}
			list[i] = r
		}
		near, err := s.neighbours(list)
		if err != nil {
			return err
		}
		ctx := check.Context{Papers: near, Off: checksOff(tx)}
		for i, r := range list {
			ctx.Journal, err = presentJournal(tx, r.ordinal, func(o uint32) (*journalRecord, error) { return l.journal(tx, o) })
			if err != nil {
				return err
			}
			out = append(out, check.Run(&ctx, &papers[i]))
		}
		return nil
	})
	return out, err
}

// noRow is the row of a paper that has none.
const noRow = 1<<32 - 1
