package index

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"twinleaf/model/query"
)

// worker evaluates a plan chunk by chunk on one goroutine.
type worker struct {
	ctx     context.Context
	r       Reader
	src     Source
	state   *state
	graded  bool
	partial bool

	chunk   int
	columns *chunk
	live    set
	arena   arena
	key     []byte
	scratch []byte
	cursor  Cursor
	top     top
	tally   tallies
}

// maxWorkers is how many goroutines answer one search. More would only help where more cores are idle, and a search shares the
// machine with the window.
const maxWorkers = 4

// found is what a search keeps of one chunk.
type found struct {
	rows  set
	grade [inAll]set // rows that match in a better grade; empty without relevance
	whole set        // rows with the words as a phrase in a title
	// wide is the rows that each late facet counts: rows itself unless the query has a condition on its field.
	wide [facetCount - facetLate]set
}

// Search answers a query. It returns ctx's error when ctx ends before the answer is there.
func (s *Snapshot) Search(ctx context.Context, q query.Query, o Options) (*Result, error) {
	begun := time.Now()
	if o.First <= 0 {
		o.First = 50
	}
	if o.Journals <= 0 {
		o.Journals = 200
	}
	res := &Result{state: s.state, sort: q.Sort, chunks: make([]found, len(s.chunks)), keys: s.sorter(q.Sort)}
	first := s.worker(ctx, o)
	first.graded = q.Sort.Key == query.ByRelevance
	p, err := first.compile(q)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	res.step("plan", begun, -1)
	begun = time.Now()
	workers, err := s.run(ctx, first, p, res, o)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	for i := range res.chunks {
		res.count += res.chunks[i].rows.n
	}
	res.step("find and count", begun, res.count)
	begun = time.Now()
	for _, w := range workers[1:] {
		workers[0].top.merge(&w.top)
		if !o.NoFacets {
			workers[0].tally.merge(&w.tally)
		}
		res.partial = res.partial || w.partial
	}
	res.partial = res.partial || workers[0].partial
	res.first = workers[0].top.rows()
	res.step("first rows", begun, len(res.first))
	begun = time.Now()
	if !o.NoFacets {
		res.facets = s.facets(&workers[0].tally, p, o)
	}
	res.step("filter counts", begun, -1)
	for _, w := range workers {
		s.x.pool.Put(w.release())
	}
	return res, nil
}

// worker takes a worker from the pool.
func (s *Snapshot) worker(ctx context.Context, o Options) *worker {
	w, _ := s.x.pool.Get().(*worker)
	if w == nil {
		w = &worker{}
	}
	w.ctx, w.r, w.src, w.state, w.partial = ctx, s.r, o.Source, s.state, false
	w.arena.reset()
	w.top.reset(o.First)
	return w
}

// release drops what must not outlive the search.
func (w *worker) release() *worker {
	w.ctx, w.r, w.src, w.state, w.columns, w.live, w.cursor = nil, nil, nil, nil, nil, set{}, nil
	return w
}

// run evaluates the plan over all chunks and returns the workers that did.
func (s *Snapshot) run(ctx context.Context, first *worker, p *plan, res *Result, o Options) ([]*worker, error) {
	n := min(maxWorkers, runtime.GOMAXPROCS(0), len(s.chunks))
	workers := []*worker{first}
	for len(workers) < n {
		w := s.worker(ctx, o)
		w.graded = first.graded
		workers = append(workers, w)
	}
	errs := make([]error, len(workers))
	var next atomic.Int32
	var wg sync.WaitGroup
	work := func(i int) {
		w := workers[i]
		w.tally.prepare(s.state, p, !o.NoFacets)
		for errs[i] == nil {
			c := int(next.Add(1)) - 1
			if c >= len(s.chunks) {
				return
			}
			if errs[i] = ctx.Err(); errs[i] == nil {
				errs[i] = w.one(c, p, res)
			}
		}
	}
	for i := 1; i < len(workers); i++ {
		wg.Go(func() { work(i) })
	}
	work(0)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return workers, ctx.Err()
}

// one answers a chunk: the rows, the first of them in order, and the counts.
func (w *worker) one(c int, p *plan, res *Result) error {
	w.arena.reset()
	w.chunk, w.columns = c, w.state.chunks[c]
	w.live = w.arena.liveOf(w.columns)
	out := &res.chunks[c]
	g := same(w.live)
	if p.root != nil {
		var err error
		if g, err = p.root.eval(w, nil); err != nil {
			return err
		}
		if w.columns.alive < w.columns.n {
			g = g.and(w, same(w.live))
		}
	}
	base := g[inAll]
	if base.empty() {
		return nil
	}
	// own[i] is the rows that facet condition i asks for, among base.
	own := make([]set, len(p.facets))
	rows := base
	for i, f := range p.facets {
		fg, err := f.node.eval(w, &base)
		if err != nil {
			return err
		}
		own[i] = w.arena.and(fg[inAll], base)
		rows = w.arena.and(rows, own[i])
	}
	out.rows = rows.keep()
	for i := range out.wide {
		out.wide[i] = out.rows
	}
	for i, f := range p.facets {
		others := base
		for k := range own {
			if k != i {
				others = w.arena.and(others, own[k])
			}
		}
		if f.facet >= facetLate {
			out.wide[f.facet-facetLate] = others.keep()
			continue
		}
		w.tally.countOwn(f.facet, others, w.columns)
	}
	w.tally.count(rows, w.columns)
	if w.graded && p.root != nil && !rows.empty() {
		if err := w.grade(p, g, rows, out); err != nil {
			return err
		}
	}
	w.top.take(res.keys, uint32(c)*ChunkRows, w.columns, out)
	return nil
}

// grade keeps the better grades of the rows found.
func (w *worker) grade(p *plan, g grades, rows set, out *found) error {
	for k := range out.grade {
		s := w.arena.and(g[k], rows)
		if s.n == rows.n {
			out.grade[k] = out.rows
		} else {
			out.grade[k] = s.keep()
		}
	}
	if p.phrase == nil || out.grade[inTitle].empty() {
		return nil
	}
	within := out.grade[inTitle]
	pg, err := p.phrase.eval(w, &within)
	if err != nil {
		return err
	}
	out.whole = w.arena.and(pg[inAll], within).keep()
	return nil
}
