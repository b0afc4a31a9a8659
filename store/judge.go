package store

import (
	"context"
	"runtime"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	"go.etcd.io/bbolt"
	"golang.org/x/sync/errgroup"

	"twinleaf/model"
	"twinleaf/model/check"
)

const (
	// judgeRows is how many papers one transaction of Judge takes: a fifth of a second in which Changes wait.
	judgeRows = 8192
	// fewRows is the same for papers whose neighbours are looked up in the file, in that transaction.
	fewRows = 1024
	// manyRows is from how many papers on the whole library is counted first: some 10 µs for each paper of it, against some 200 µs for each
	// whose neighbours are looked up. So does a quarter of a small library.
	manyRows = 20_000
)

// Unjudged is how many papers came in since Judge last ended, or may have other findings than the index holds.
func (l *Library) Unjudged() int {
	c := l.published.Load()
	return int(c.rows-c.judged) + int(c.stale)
}

// Judge finds what is wrong with the papers that came in since it last ended, and with those that a change left to be judged again, so that
// check:, severity: and the filter know it: some 40 µs a paper and core where most are to be judged. It can be cancelled and goes on where
// it was; the library can be used meanwhile. A second call waits for the first. Progress counts the papers that were judged as Read; as
// Bytes also those of the whole library, where they are counted first.
func (l *Library) Judge(ctx context.Context, progress func(Progress)) error {
	if l.options.ReadOnly {
		return &FileError{Op: "write", Path: l.path, Err: ErrReadOnly}
	}
	l.judging.Lock()
	defer l.judging.Unlock()
	t := newTeller(progress, int64(l.Unjudged()))
	did := false
	for l.Unjudged() > 0 {
		did = true
		if err := l.meet(ctx); err != nil {
			return err
		}
		var err error
		if c := l.published.Load(); c.stale > manyRows || c.stale*4 > c.rows {
			err = l.judgeMany(ctx, t)
		} else {
			err = l.judgeFew(ctx, t)
		}
		if err != nil {
			return err
		}
	}
	if did {
		l.announce(l.published.Load().revision)
	}
	return nil
}

// quietly runs f as the writer; nobody is told of the revision.
func (l *Library) quietly(f func(*writer) error) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	return l.write(f)
}

// meet makes the papers from counters.judged on known to the checks: they are marked, and the papers that were judged without them.
func (l *Library) meet(ctx context.Context) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		if c := l.published.Load(); c.judged == c.rows {
			return nil
		}
		err := l.quietly(func(w *writer) error {
			if w.c.rows-w.c.judged > w.c.judged { // most of the library
				rows := make([]uint32, w.c.rows)
				for i := range rows {
					rows[i] = uint32(i)
				}
				w.c.judged = w.c.rows
				return w.mark(rows)
			}
			return w.meet()
		})
		if err != nil {
			return err
		}
	}
}

// meet makes the next rows known to the checks.
func (w *writer) meet() error {
	from := w.c.judged
	to := min(w.c.rows, from+judgeRows)
	parts := make([]ripple, runtime.GOMAXPROCS(0))
	g := errgroup.Group{}
	for i := range parts {
		g.Go(func() error {
			return w.l.view(func(tx *bbolt.Tx) error {
				n := int(to - from)
				for row := from + uint32(n*i/len(parts)); row < from+uint32(n*(i+1)/len(parts)); row++ {
					r, err := w.l.getWhole(tx, row)
					if err != nil || !w.x.Live(row) {
						continue // a hole, or damaged, which verify names; or nothing to the others
					}
					parts[i].gather(r)
				}
				return nil
			})
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	var p ripple
	for _, part := range parts {
		for k := range part.dois {
			put(&p.dois, k)
		}
		for k := range part.texts {
			put(&p.texts, k)
		}
		for k := range part.filings {
			put(&p.filings, k)
		}
	}
	rows, err := w.reached(&p)
	if err != nil {
		return err
	}
	rows = slices.DeleteFunc(rows, func(row uint32) bool { return row >= from || !w.x.Live(row) })
	for row := from; row < to; row++ {
		rows = append(rows, row)
	}
	w.c.judged = to
	return w.mark(rows)
}

// judgeFew works off the marks in their order, looking up beside what each paper stands.
func (l *Library) judgeFew(ctx context.Context, t *teller) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		if c := l.published.Load(); c.stale == 0 || c.judged < c.rows || c.stale > manyRows {
			return nil
		}
		n := 0
		err := l.quietly(func(w *writer) error {
			rows, err := allMarked(w.tx, toJudge, fewRows)
			if err != nil {
				return err
			}
			if n = len(rows); n == 0 { // the counter was wrong: no marks are left
				w.c.stale = 0
				return nil
			}
			live := slices.DeleteFunc(slices.Clone(rows), func(row uint32) bool { return !w.x.Live(row) })
			if err := w.judge(live); err != nil {
				return err
			}
			return w.setToJudge(rows, false)
		})
		if err != nil {
			return err
		}
		t.add(n)
	}
}

// judgeMany counts the whole library and then works off the marks that there were. What changes marks meanwhile waits for the next round:
// every paper that the count is wrong about is among them.
func (l *Library) judgeMany(ctx context.Context, t *teller) error {
	var rows []uint32
	var known uint32
	err := func() error {
		l.writing.Lock()
		defer l.writing.Unlock()
		l.since = roaring.New()
		known = l.published.Load().judged
		return l.view(func(tx *bbolt.Tx) (err error) {
			rows, err = allMarked(tx, toJudge, 0)
			return err
		})
	}()
	defer func() {
		l.writing.Lock()
		defer l.writing.Unlock()
		l.since = nil
	}()
	if err != nil {
		return err
	}
	tally := check.NewTally()
	t.expect(int(known))
	if err := tally.Learn(ctx, &everyPaper{l, int(known), t}, runtime.GOMAXPROCS(0), nil); err != nil {
		return err
	}
	for len(rows) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := min(judgeRows, len(rows))
		again := false
		err := l.quietly(func(w *writer) error {
			if again = l.since == nil; again { // all papers are to be judged, beside others than were counted
				return nil
			}
			now, err := markedAmong(w.tx, toJudge, rows[:n])
			if err != nil {
				return err
			}
			now = slices.DeleteFunc(now, l.since.Contains)
			return w.judgeWith(now, tally)
		})
		if err != nil || again {
			return err
		}
		t.add(n)
		rows = rows[n:]
	}
	if l.published.Load().stale > 0 {
		return l.recount()
	}
	return nil
}

// recount puts the counter of marks right.
func (l *Library) recount() error {
	return l.quietly(func(w *writer) error {
		rows, err := allMarked(w.tx, toJudge, 0)
		w.c.stale = uint32(len(rows))
		return err
	})
}

// judgeWith judges papers of the last commit beside those that were counted, on all cores, and takes their marks away.
func (w *writer) judgeWith(rows []uint32, papers check.Papers) error {
	off := w.checksOff()
	list := make([]found, len(rows))
	read := make([]bool, len(rows))
	g := errgroup.Group{}
	workers := runtime.GOMAXPROCS(0)
	for i := range workers {
		g.Go(func() error {
			return w.l.view(func(tx *bbolt.Tx) error {
				for k := len(rows) * i / workers; k < len(rows)*(i+1)/workers; k++ {
					if !w.x.Live(rows[k]) {
						continue
					}
					r, err := w.l.getWhole(tx, rows[k])
					if err == nil {
						err = w.l.setJournal(tx, r)
					}
					if err != nil {
						continue // a hole, or damaged: verify names it
					}
					j, err := presentJournal(tx, r.ordinal, func(o uint32) (*journalRecord, error) { return w.l.journal(tx, o) })
					if err != nil {
						return err
					}
					list[k], read[k] = findings(r, j, papers, off), true
				}
				return nil
			})
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	for k, f := range list {
		if read[k] {
			if err := w.x.SetFindings(rows[k], f.codes, f.severity); err != nil {
				return err
			}
		}
	}
	return w.setToJudge(rows, false)
}

// everyPaper is check.Records of the live papers of the rows below a number, as they are when they are read.
type everyPaper struct {
	l    *Library
	rows int
	t    *teller // counts the rows
}

// Count is part of check.Records.
func (e *everyPaper) Count() int { return e.rows }

// Papers is part of check.Records.
func (e *everyPaper) Papers(from, to int) (out []model.Paper, err error) {
	defer e.t.count(to - from)
	err = e.l.view(func(tx *bbolt.Tx) error {
		var hidden *roaring.Bitmap
		for row := uint32(from); row < uint32(to); row++ {
			if row == uint32(from) || row%chunkRows == 0 {
				if hidden, err = outOfSight(tx, row); err != nil {
					return err
				}
			}
			if hidden.Contains(row % chunkRows) {
				continue
			}
			if p, err := e.l.getPaper(tx, row); err == nil { // else a hole, or damaged: verify names it
				out = append(out, p)
			}
		}
		return nil
	})
	return out, err
}
