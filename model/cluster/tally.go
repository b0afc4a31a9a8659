package cluster

import (
	"context"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"twinleaf/model"
)

// Value is a value of a field as it stands in the records, and in how many.
type Value struct {
	Text  string `json:"value"`
	Count int    `json:"count"`
}

// Papers are what values are counted over: a result of a search. Both methods
// may be called by several goroutines.
type Papers interface {
	Count() int
	// Papers reads those from one place to another; damaged ones are left out.
	Papers(from, to int) ([]model.Paper, error)
}

const batch = 512 // papers read in one go

// Tally counts the values of a field, the most frequent first and equal ones
// in the order of their text. People and lists count item by item; an empty
// field counts nothing. It works on as many goroutines as workers says;
// progress is told how many papers were looked at, from one goroutine at a
// time. Every distinct value is held in memory.
func Tally(ctx context.Context, f *model.Field[model.Paper], from Papers, workers int, progress func(seen int)) ([]Value, error) {
	var (
		total = from.Count()
		all   = map[string]int{}
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
			mine := map[string]int{}
			defer func() {
				mu.Lock()
				defer mu.Unlock()
				for v, n := range mine {
					all[v] += n
				}
			}()
			for {
				at := int(next.Add(batch)) - batch
				if at >= total || ctx.Err() != nil {
					return
				}
				list, err := from.Papers(at, min(at+batch, total))
				for i := range list {
					for _, v := range f.Items(f.Get(&list[i])) {
						if _, known := mine[v]; !known {
							v = strings.Clone(v) // a part of a longer text would keep all of it
						}
						mine[v]++
					}
				}
				mu.Lock()
				if err != nil && first == nil {
					first = err
					cancel()
				}
				if seen += len(list); progress != nil {
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
	if first != nil {
		return nil, first
	}
	values := make([]Value, 0, len(all))
	for v, n := range all {
		values = append(values, Value{v, n})
	}
	slices.SortFunc(values, func(a, b Value) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(a.Text, b.Text)
	})
	return values, nil
}
