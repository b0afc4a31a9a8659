package duplicate_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"twinleaf/model"
	"twinleaf/model/duplicate"
)

// pile is papers in memory, of which those from broken on can't be read.
type pile struct {
	list   []model.Paper
	broken int
}

var errBroken = errors.New("broken")

func (p pile) Count() int { return len(p.list) }

func (p pile) Papers(from, to int) ([]model.Paper, error) {
	if to > p.broken {
		return nil, errBroken
	}
	return p.list[from:to], nil
}

// TestRead: all papers are read once, on several goroutines, and told of; an error and the end of ctx are returned.
func TestRead(t *testing.T) {
	const n = 3000
	p := pile{broken: n}
	for i := range n {
		p.list = append(p.list, model.Paper{ID: model.NewID(), DOI: fmt.Sprintf("10.1/%d", i)})
	}
	last := 0
	f, err := duplicate.Read(t.Context(), p, 4, func(seen int) {
		if seen <= last || seen > n {
			t.Errorf("%d read after %d", seen, last)
		}
		last = seen
	})
	if err != nil || f.Count() != n || last != n {
		t.Fatalf("%d of %d read, told of %d: %v", f.Count(), n, last, err)
	}
	p.broken = n / 2
	if _, err := duplicate.Read(t.Context(), p, 2, nil); !errors.Is(err, errBroken) {
		t.Errorf("broken: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := duplicate.Read(ctx, p, 2, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
