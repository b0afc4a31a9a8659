package check

import (
	"context"
	"sync"

	"twinleaf/model"
)

// Records are papers that are surveyed: a result of a search. Both methods may
// be called by several goroutines.
type Records interface {
	Count() int
	// Papers reads those from one place to another; damaged ones are left out.
	Papers(from, to int) ([]model.Paper, error)
}

// Survey checks many papers beside one another. Make it with NewSurvey, let it
// Learn all papers of the library, then check any of them.
type Survey struct {
	Today model.Date      // see Context
	Off   map[string]bool // see Context

	papers   *Tally
	journals *Journals
	list     []model.Journal
	byID     map[model.ID]*model.Journal
}

// NewSurvey takes all journals of the library, which must not change while it
// is used.
func NewSurvey(journals []model.Journal) *Survey {
	s := &Survey{papers: NewTally(), list: journals, byID: make(map[model.ID]*model.Journal, len(journals))}
	for i := range journals {
		s.byID[journals[i].ID] = &journals[i]
	}
	s.journals = NewJournals(func(yield func(*model.Journal) bool) {
		for i := range journals {
			if !yield(&journals[i]) {
				return
			}
		}
	})
	return s
}

// batch is how many papers are read in one go.
const batch = 512

// inOrder makes the pieces of a list on several goroutines and gives them to
// take one after the other, in order. At most a few pieces wait. It stops at
// the first error.
func inOrder[T any](ctx context.Context, from Records, workers int, make func([]model.Paper) T, take func(papers []model.Paper, made T) error) error {
	type piece struct {
		papers []model.Paper
		made   T
		err    error
	}
	total := from.Count()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type order struct {
		at   int
		done chan piece
	}
	work, line := newOrders[order](workers), newOrders[order](workers)
	go func() {
		defer close(work)
		defer close(line)
		for at := 0; at < total; at += batch {
			o := order{at, newOrders[piece](1)}
			select {
			case work <- o:
				line <- o
			case <-ctx.Done():
				return
			}
		}
	}()
	var wg sync.WaitGroup
	for range max(workers, 1) {
		wg.Go(func() {
			for o := range work {
				var p piece
				if p.papers, p.err = from.Papers(o.at, min(o.at+batch, total)); p.err == nil {
					p.made = make(p.papers)
				}
				o.done <- p
			}
		})
	}
	var first error
	for o := range line {
		p := <-o.done
		if first == nil {
			if first = p.err; first == nil {
				first = ctx.Err()
			}
			if first == nil {
				first = take(p.papers, p.made)
			}
			if first != nil {
				cancel()
			}
		}
	}
	wg.Wait()
	if first == nil {
		first = ctx.Err()
	}
	return first
}

func newOrders[T any](n int) chan T { return make(chan T, max(n, 1)) }

// Learn counts papers, so that the checks that need the others know them. It
// keeps some 150 bytes a paper. progress is told how many were seen; it may be nil.
func (s *Survey) Learn(ctx context.Context, from Records, workers int, progress func(seen int)) error {
	return s.papers.Learn(ctx, from, workers, progress)
}

// context is a Context of one goroutine.
func (s *Survey) context() *Context {
	return &Context{Papers: s.papers, Journals: s.journals, Today: s.Today, Off: s.Off}
}

// contexts lends one to each of several goroutines.
func (s *Survey) contexts() *sync.Pool { return &sync.Pool{New: func() any { return s.context() }} }

// Check gives what is wrong with papers to take, paper by paper in their order,
// from one goroutine; the findings of one paper are in the order of All.
func (s *Survey) Check(ctx context.Context, from Records, workers int, take func(*model.Paper, []Finding) error) error {
	pool := s.contexts()
	return inOrder(ctx, from, workers, func(papers []model.Paper) [][]Finding {
		c := pool.Get().(*Context)
		defer pool.Put(c)
		out := make([][]Finding, len(papers))
		for i := range papers {
			c.Journal = s.byID[papers[i].Journal]
			out[i] = Run(c, &papers[i])
		}
		return out
	}, func(papers []model.Paper, found [][]Finding) error {
		for i := range papers {
			if err := take(&papers[i], found[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// CheckJournals gives what is wrong with the journals to take.
func (s *Survey) CheckJournals(take func(*model.Journal, []Finding) error) error {
	c := s.context()
	for i := range s.list {
		if err := take(&s.list[i], RunJournal(c, &s.list[i])); err != nil {
			return err
		}
	}
	return nil
}
