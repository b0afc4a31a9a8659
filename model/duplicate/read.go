package duplicate

import (
	"context"
	"sync"

	"golang.org/x/sync/errgroup"

	"twinleaf/model"
)

// Papers are what is compared: a result of a search. Both methods may be called by several goroutines.
type Papers interface {
	Count() int
	// Papers reads those from one place to another; damaged ones are left out.
	Papers(from, to int) ([]model.Paper, error)
}

const batch = 512 // papers read in one go

// Read adds all papers to a Finder, on as many goroutines as workers says. progress, which may be nil, is told how many were read, from one
// goroutine at a time. It returns ctx's error when that ends first.
func Read(ctx context.Context, from Papers, workers int, progress func(seen int)) (*Finder, error) {
	f := &Finder{}
	var mu sync.Mutex
	seen := 0
	g, until := errgroup.WithContext(ctx)
	g.SetLimit(max(workers, 1))
	for at := 0; at < from.Count() && until.Err() == nil; at += batch {
		g.Go(func() error {
			if err := until.Err(); err != nil {
				return err
			}
			papers, err := from.Papers(at, min(at+batch, from.Count()))
			f.Add(papers)
			mu.Lock()
			defer mu.Unlock()
			if seen += len(papers); progress != nil {
				progress(seen)
			}
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	return f, ctx.Err()
}
