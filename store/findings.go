package store

import (
	"context"
	"runtime"
	"sync"

	"go.etcd.io/bbolt"
	"golang.org/x/sync/errgroup"

	"twinleaf/model"
	"twinleaf/model/check"
	"twinleaf/model/query"
	"twinleaf/store/index"
)

// The index holds what the checks find in a paper by itself (check.Local), for the rows below counters.judged. An import leaves its
// papers for Judge, which is quicker by the thousand and need not be waited for; a Change keeps the findings of the papers that it edits
// as they are in its own transaction. They are nowhere else: a paper says what is wrong with it whenever it is asked.

var judges = sync.Pool{New: func() any { return new(check.Context) }}

// findings are what is wrong with a record whose abstracts have been read, as the index has it. Of the
// journal the checks ask only whether there is one, which is the ordinal's to say: a record that was read has no journal's ID.
func findings(r *record) (f found) {
	ctx := judges.Get().(*check.Context)
	defer judges.Put(ctx)
	p := r.paper
	if p.Journal = (model.ID{}); r.ordinal != 0 {
		p.Journal[0] = 1
	}
	for _, code := range check.Local(ctx, &p) {
		if len(f.codes) == 0 {
			f.codes = append(f.codes, anyFinding)
		}
		c, _ := check.Find(code)
		f.severity = max(f.severity, int(c.Severity)+1)
		f.codes = append(f.codes, code)
	}
	return f
}

// found are codes, with anyFinding before them where there are some, and the worst severity.
type found struct {
	codes    []string
	severity int
}

// anyFinding is the value that every paper with findings has: check:any.
const anyFinding = "any"

func addFindings(d *index.Doc, f found) {
	d.Severity = f.severity
	for _, c := range f.codes {
		d.Values = append(d.Values, index.Value{Field: query.Check, Text: c})
	}
}

// judgeRows is how many papers one transaction of Judge takes: a fifth of a second in which Changes wait.
const judgeRows = 8192

// Unjudged is how many papers came in since Judge last ended.
func (l *Library) Unjudged() int {
	c := l.published.Load()
	return int(c.rows - c.judged)
}

// Judge finds what is wrong with the papers that came in since it last ended, so that check:, severity: and the filter know it: some 25 µs
// a paper and core. It can be cancelled and goes on where it was; the library can be used meanwhile.
func (l *Library) Judge(ctx context.Context, progress func(Progress)) error {
	if l.options.ReadOnly {
		return &FileError{Op: "write", Path: l.path, Err: ErrReadOnly}
	}
	t := newTeller(progress, int64(l.Unjudged()))
	did := false
	for l.Unjudged() > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := 0
		err := func() error {
			l.writing.Lock()
			defer l.writing.Unlock()
			return l.write(func(w *writer) (err error) {
				n, err = w.judge()
				return err
			})
		}()
		if err != nil {
			return err
		}
		did = true
		t.add(n)
	}
	if did {
		l.announce(l.published.Load().revision)
	}
	return nil
}

// judge takes the next rows.
func (w *writer) judge() (n int, err error) {
	from := w.c.judged
	n = min(judgeRows, int(w.c.rows-from))
	list := make([]found, n)
	g := errgroup.Group{}
	workers := runtime.GOMAXPROCS(0)
	for i := range workers {
		g.Go(func() error {
			return w.l.view(func(tx *bbolt.Tx) error {
				for k := n * i / workers; k < n*(i+1)/workers; k++ {
					r, err := w.l.getRecord(tx, from+uint32(k))
					if err == nil {
						err = w.l.loadTexts(tx, r)
					}
					if err != nil {
						continue // a hole, or damaged: verify names it
					}
					list[k] = findings(r)
				}
				return nil
			})
		})
	}
	if err := g.Wait(); err != nil {
		return 0, err
	}
	for k, f := range list {
		if err := w.x.AddFindings(from+uint32(k), f.codes, f.severity); err != nil {
			return 0, err
		}
	}
	w.c.judged = from + uint32(n)
	return n, nil
}
