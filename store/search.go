package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store/index"
)

// Result is the answer to a query: which papers match, in which order, and the
// filter counts, as of one revision. It never changes; any goroutine may use
// it. Rows reads what the papers say now, so that a list shows a correction at
// once even while the next search still runs.
type Result struct {
	l        *Library
	query    query.Query
	found    *index.Result
	facets   []Facet
	revision uint64
	took     time.Duration
}

// Step is a part of a search and how long it took.
type Step struct {
	Name string
	Took time.Duration
	Rows int // that were left; -1 where it says nothing
}

// authorsUpTo is the size of a result whose authors are counted with it: the
// one count that reads the file for each paper, some microseconds each where
// they lie far apart. Beyond it that would be most of a frame, and the authors
// follow: Result.Authors counts them for any size.
const authorsUpTo = 60

// FirstRows is how many rows of a result are in order at once. Rows past them have all put in order first, which takes some 30 ms for a million.
const FirstRows = 64

// Search answers a query over the papers that are present and not in the
// recycle bin. It returns ctx's error when ctx ends first. Parts of the line
// that were not understood are left out and told of by Problems.
func (l *Library) Search(ctx context.Context, q query.Query) (*Result, error) {
	return l.search(ctx, q, index.Options{First: FirstRows})
}

func (l *Library) search(ctx context.Context, q query.Query, o index.Options) (*Result, error) {
	begun := time.Now()
	r := &Result{l: l, query: q}
	err := l.snapshot(func(tx *bbolt.Tx, s *index.Snapshot) (err error) {
		c, err := readCounters(tx)
		if err != nil {
			return err
		}
		r.revision = c.revision
		o.Source = source{l: l, tx: tx}
		if r.found, err = s.Search(ctx, q, o); err != nil || o.NoFacets {
			return err
		}
		r.facets = facets(r.found.Facets())
		if r.found.Count() > authorsUpTo {
			return nil
		}
		authors, err := authorFacet(ctx, s, r.found)
		r.facets = append(r.facets, authors)
		return err
	})
	if err != nil {
		return nil, err
	}
	r.took = time.Since(begun)
	return r, nil
}

// snapshot runs f with the index as of a read transaction.
func (l *Library) snapshot(f func(*bbolt.Tx, *index.Snapshot) error) error {
	for {
		again := false
		err := l.view(func(tx *bbolt.Tx) error {
			x := l.searching.Load()
			if again = string(indexBucket(tx)) != string(x.bucket); again {
				return nil // a new index has just taken over
			}
			s, err := x.Snapshot(reader{tx.Bucket(x.bucket)})
			if err == nil {
				err = f(tx, s)
			}
			if errors.Is(err, index.ErrCorrupt) || errors.Is(err, index.ErrRevision) {
				err = &DamageError{Bucket: string(x.bucket), Err: fmt.Errorf("%w; reindex", err)}
			}
			return err
		})
		if !again {
			return err
		}
	}
}

// Count is the number of papers found.
func (r *Result) Count() int { return r.found.Count() }

// Revision is the library's as of the search.
func (r *Result) Revision() uint64 { return r.revision }

// Took is the time from the call of Search to count, first rows and filter counts.
func (r *Result) Took() time.Duration { return r.took }

// Steps are the parts of that time.
func (r *Result) Steps() []Step {
	var out []Step
	for _, s := range r.found.Steps() {
		out = append(out, Step{s.Name, s.Took, s.Rows})
	}
	return out
}

// Problems are the parts of the line that were left out.
func (r *Result) Problems() []query.Fault { return r.query.Faults }

// IDs names the papers from one place to another, the second not included; a
// paper that can't be read has the zero ID.
func (r *Result) IDs(from, to int) []model.ID {
	rows := r.rows(from, to)
	out := make([]model.ID, 0, len(rows))
	for len(rows) > 0 {
		// Not in one transaction: it may be a million.
		n := min(len(rows), 1<<16)
		err := r.l.view(func(tx *bbolt.Tx) error {
			papers := tx.Bucket(bucketPapers)
			for _, row := range rows[:n] {
				out = append(out, probableID(papers.Get(be32(row))))
			}
			return nil
		})
		if err != nil {
			return append(out, make([]model.ID, len(rows))...)
		}
		rows = rows[n:]
	}
	return out
}

func (r *Result) rows(from, to int) []uint32 {
	from, to = max(from, 0), min(to, r.found.Count())
	if from >= to {
		return nil
	}
	return r.found.Rows(from, to-from)
}

// Index is the place of a paper among the first ones of the result, or -1. More than FirstRows must be put in order for it.
func (r *Result) Index(id model.ID, first int) int {
	row, ok := uint32(0), false
	err := r.l.view(func(tx *bbolt.Tx) error {
		kind, n, err := find(tx, id)
		row, ok = n, err == nil && kind == model.APaper
		return nil
	})
	if err != nil || !ok || !r.found.Has(row) {
		return -1
	}
	first = min(first, r.Count())
	// The first rows are in order already; all of them cost some time once.
	for n := min(FirstRows, first); ; n = first {
		for i, found := range r.found.Rows(0, n) {
			if found == row {
				return i
			}
		}
		if n == first {
			return -1
		}
	}
}

// Next is the place of the first paper, from one place of the result on, that match takes, or -1. Only papers that are in among, too, are
// read, or all where it is nil, and most of them at most. The result is put in order for it.
func (r *Result) Next(ctx context.Context, from int, among *Result, most int, match func(*Row) bool) (at int, err error) {
	at = -1
	err = r.l.view(func(tx *bbolt.Tx) error {
		for i, row := range r.found.Rows(from, r.Count()-from) {
			if among != nil && !among.found.Has(row) {
				continue
			}
			if most--; most < 0 {
				return nil
			}
			if found := r.l.listRow(tx, row); match(&found) {
				at = from + i
				return nil
			}
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		return nil
	})
	return at, err
}

// Rows gives what a list shows of the papers from one place to another. A
// damaged record gives a Row that says so.
func (r *Result) Rows(from, to int) ([]Row, error) {
	rows := r.rows(from, to)
	out := make([]Row, 0, len(rows))
	err := r.l.snapshot(func(tx *bbolt.Tx, x *index.Snapshot) error {
		out = out[:0] // a new index may have taken over meanwhile
		for _, row := range rows {
			out = append(out, r.l.listRow(tx, row))
			out[len(out)-1].Severity = x.Severity(row)
		}
		return nil
	})
	return out, err
}

// Papers reads the papers from one place to another, whole, as they are now;
// those that left the library since the search or can't be read are left out.
// It may be called from several goroutines.
func (r *Result) Papers(from, to int) ([]model.Paper, error) {
	rows := r.rows(from, to)
	out := make([]model.Paper, 0, len(rows))
	err := r.l.view(func(tx *bbolt.Tx) error {
		for _, row := range rows {
			p, err := r.l.getPaper(tx, row)
			switch {
			case errors.Is(err, ErrDamaged) || errors.Is(err, ErrNotFound):
			case err != nil:
				return err
			default:
				out = append(out, p)
			}
		}
		return nil
	})
	return out, err
}

// listRow reads what a list shows of one paper.
func (l *Library) listRow(tx *bbolt.Tx, row uint32) Row {
	r, err := l.getRecord(tx, row)
	if err != nil {
		return Row{ID: probableID(tx.Bucket(bucketPapers).Get(be32(row))), IF: -1, Damaged: true}
	}
	p := &r.paper
	out := Row{ID: p.ID, Title: p.Title, Year: p.Year(), IF: -1, Cited: p.Citations, OpenAccess: p.OpenAccess,
		Language: p.Language, Corrected: len(p.Corrected) > 0, InBin: p.InBin(), Authors: make([]string, len(p.Authors))}
	for i, a := range p.Authors {
		out.Authors[i] = a.Name
	}
	if r.ordinal > 0 {
		if j, err := l.journal(tx, r.ordinal-1); err == nil {
			out.Journal, out.JournalID = shownName(&j.Journal), j.ID
			m := newest(&j.Journal)
			out.JCR, out.Zone, out.ZoneCategory, out.IF = m.JCR, m.Zone, m.ZoneCategory, m.ImpactFactor
		}
	}
	return out
}

// shownName is the name of a journal in lists and filters.
func shownName(j *model.Journal) string {
	if j.Name != "" {
		return j.Name
	}
	return j.NameZH
}

// Bin lists the papers in the recycle bin, those that came last into the
// library first.
func (l *Library) Bin() ([]Row, error) {
	var out []Row
	err := l.view(func(tx *bbolt.Tx) error {
		return eachBinned(tx, func(row uint32) error {
			out = append(out, l.listRow(tx, row))
			return nil
		})
	})
	return out, err
}
