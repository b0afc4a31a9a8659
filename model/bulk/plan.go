package bulk

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"twinleaf/model"
)

// Program is some steps in a row.
type Program []Step

// Edits runs the program over one paper and returns what it would change, an
// edit a field. The paper is not altered. The error is about a value that its
// field does not take: nothing of that paper is to be changed then.
func (g Program) Edits(paper model.Paper) ([]model.Edit, error) {
	now := paper // fields are set, never changed in place
	for _, s := range g {
		if err := s.do(&now); err != nil {
			return nil, err
		}
	}
	var out []model.Edit
	for i, s := range g {
		for j, f := range s.touches {
			if g[:i].touch(f) || slices.Contains(s.touches[:j], f) {
				continue
			}
			if before, after := f.Get(&paper), f.Get(&now); before != after {
				out = append(out, model.Edit{What: model.APaper, Record: paper.ID, Field: f.Name, Before: before, After: after})
			}
		}
	}
	return out, nil
}

func (g Program) touch(f *field) bool {
	return slices.ContainsFunc(g, func(s Step) bool { return slices.Contains(s.touches, f) })
}

// Papers are what a Program runs over: a result of a search. Both methods may
// be called by several goroutines.
type Papers interface {
	Count() int
	// Papers reads those from one place to another; damaged ones are left out.
	Papers(from, to int) ([]model.Paper, error)
}

// Refusal is a paper that was left alone, and why.
type Refusal struct {
	Paper model.ID
	Title string
	Err   error
}

// Report says what a plan holds.
type Report struct {
	Seen    int // papers looked at
	Changed int // papers that would change
	Refused int
	// Refusals are the first of them, at most 100.
	Refusals []Refusal
	Fields   map[string]int // edits by field
}

const (
	batch        = 512 // papers read in one go
	mostRefusals = 100
)

// Plan runs a program over papers on as many goroutines as workers says and
// returns the one Change that does it all, edits in the order of the papers.
// progress is told how many papers were looked at, from one goroutine at a
// time. Some 100 bytes an edit and the texts are held in memory.
func Plan(ctx context.Context, g Program, from Papers, workers int, progress func(seen int)) (model.Change, Report, error) {
	total := from.Count()
	pieces := make([]piece, (total+batch-1)/batch)
	var (
		next  atomic.Int64
		seen  int
		first error
		mu    sync.Mutex
		wg    sync.WaitGroup
	)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for range max(workers, 1) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(pieces) || ctx.Err() != nil {
					return
				}
				list, err := from.Papers(i*batch, min((i+1)*batch, total))
				if err == nil {
					pieces[i] = g.piece(list)
				}
				mu.Lock()
				if err != nil && first == nil {
					first = err
					cancel()
				}
				seen += len(list)
				if progress != nil {
					progress(seen)
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if first == nil {
		first = ctx.Err()
	}
	c := model.Change{Label: "change.bulk", Note: g.String(), Hand: true}
	r := Report{Seen: seen, Fields: map[string]int{}}
	for i := range pieces {
		c.Edits = append(c.Edits, pieces[i].edits...)
		r.Changed += pieces[i].changed
		r.Refused += len(pieces[i].refused)
		r.Refusals = append(r.Refusals, pieces[i].refused[:min(len(pieces[i].refused), mostRefusals-len(r.Refusals))]...)
		pieces[i] = piece{}
	}
	for i := range c.Edits {
		r.Fields[c.Edits[i].Field]++
	}
	return c, r, first
}

// piece is what came of one batch.
type piece struct {
	edits   []model.Edit
	changed int
	refused []Refusal
}

func (g Program) piece(list []model.Paper) (out piece) {
	for i := range list {
		edits, err := g.Edits(list[i])
		switch {
		case err != nil:
			out.refused = append(out.refused, Refusal{list[i].ID, list[i].Title.First("en"), err})
		case len(edits) > 0:
			out.edits = append(out.edits, edits...)
			out.changed++
		}
	}
	return out
}

// String is the program as flags, which is also what history says of it.
func (g Program) String() string {
	s := ""
	for i, step := range g {
		if i > 0 {
			s += " "
		}
		s += step.String()
	}
	return s
}
