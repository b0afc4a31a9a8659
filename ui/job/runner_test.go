package job

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// desk is the goroutine that owns the window: what is posted runs there, in order.
type desk struct {
	queue chan func()
	gone  chan struct{}
}

func newDesk() *desk {
	d := &desk{queue: make(chan func(), 1000), gone: make(chan struct{})}
	go func() {
		defer close(d.gone)
		for f := range d.queue {
			f()
		}
	}()
	return d
}

func (d *desk) post(f func()) { d.queue <- f }

func (d *desk) close() { close(d.queue); <-d.gone }

func inline(f func()) { f() }

func wait(t *testing.T, r *Runner) {
	t.Helper()
	if err := r.Wait(t.Context()); err != nil {
		t.Fatalf("wait: %v", err)
	}
}

func TestJobIsListedBeforeItsGoroutineRuns(t *testing.T) {
	r := NewRunner(inline, nil)
	hold := make(chan struct{})
	id := r.Start(Job{Title: "import", Run: func(context.Context, func(Progress)) error {
		<-hold
		return nil
	}}, nil)
	list := r.Running()
	if len(list) != 1 || list[0].ID != id || list[0].Title != "import" {
		t.Fatalf("running = %+v, want the import", list)
	}
	close(hold)
	wait(t, r)
	if list := r.Running(); len(list) != 0 {
		t.Fatalf("running after the end = %+v", list)
	}
}

func TestEndings(t *testing.T) {
	broken := errors.New("disk full")
	for _, c := range []struct {
		name   string
		run    func(context.Context, func(Progress)) error
		cancel bool
		want   error
		panics bool
	}{
		{name: "done", run: func(context.Context, func(Progress)) error { return nil }},
		{name: "failed", run: func(context.Context, func(Progress)) error { return broken }, want: broken},
		{name: "cancelled", cancel: true, want: context.Canceled,
			run: func(ctx context.Context, _ func(Progress)) error { <-ctx.Done(); return ctx.Err() }},
		{name: "panicked", panics: true, run: func(context.Context, func(Progress)) error { panic("no such page") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk()
			defer d.close()
			r := NewRunner(d.post, nil)
			var got error
			ended := false
			id := r.Start(Job{Title: c.name, Run: c.run}, func(err error) { got, ended = err, true })
			if c.cancel {
				r.Cancel(id)
			}
			wait(t, r)
			if !ended {
				t.Fatal("idle before the ending was delivered")
			}
			if c.panics {
				var p *PanicError
				if !errors.As(got, &p) || p.Value != "no such page" || len(p.Stack) == 0 {
					t.Fatalf("got %v, want a PanicError with its stack", got)
				}
				return
			}
			if !errors.Is(got, c.want) || (c.want == nil && got != nil) {
				t.Fatalf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestProgressIsSeenAndAnnouncedTogether(t *testing.T) {
	d := newDesk()
	defer d.close()
	var r *Runner
	var mu sync.Mutex
	var seen []int64
	r = NewRunner(d.post, func() {
		mu.Lock()
		defer mu.Unlock()
		for _, s := range r.Running() {
			seen = append(seen, s.Progress.Done)
		}
	})
	const steps = 200
	hold, filled := make(chan struct{}), make(chan struct{})
	d.post(func() { <-hold }) // the window is busy while progress comes in
	r.Start(Job{Title: "import", Run: func(_ context.Context, progress func(Progress)) error {
		for i := range int64(steps) {
			progress(Progress{Done: i + 1, Total: steps, Note: "papers.jsonl"})
		}
		close(filled)
		<-hold
		return nil
	}}, nil)
	<-filled
	if got := r.Running()[0].Progress; got != (Progress{Done: steps, Total: steps, Note: "papers.jsonl"}) {
		t.Fatalf("progress = %+v", got)
	}
	close(hold)
	wait(t, r)
	mu.Lock()
	defer mu.Unlock()
	if len(seen) > 2 {
		t.Fatalf("changed was called with %d states for one busy spell, want them gathered", len(seen))
	}
}

func TestCancelShowsThatItIsStopping(t *testing.T) {
	r := NewRunner(inline, nil)
	hold := make(chan struct{})
	id := r.Start(Job{Title: "export", Run: func(ctx context.Context, _ func(Progress)) error {
		<-hold
		return ctx.Err()
	}}, nil)
	r.Cancel(id)
	if list := r.Running(); len(list) != 1 || !list[0].Stopping {
		t.Fatalf("running = %+v, want it stopping", list)
	}
	close(hold)
	wait(t, r)
	r.Cancel(id) // long gone: nothing happens
}

func TestCloseCancelsAndWaits(t *testing.T) {
	d := newDesk()
	r := NewRunner(d.post, nil)
	var ended sync.WaitGroup
	left := make([]bool, 8)
	for i := range left {
		ended.Add(1)
		r.Start(Job{Title: "work", Run: func(ctx context.Context, _ func(Progress)) error {
			<-ctx.Done()
			left[i] = true // unguarded: Close must come after it
			return ctx.Err()
		}}, func(err error) {
			defer ended.Done()
			if !errors.Is(err, context.Canceled) {
				t.Errorf("ended with %v, want cancelled", err)
			}
		})
	}
	closed := make(chan struct{})
	d.post(func() { r.Close(); close(closed) }) // on the window's goroutine, as in life
	<-closed
	for i, l := range left {
		if !l {
			t.Errorf("job %d still ran after Close", i)
		}
	}
	ended.Wait()
	var got error
	r.Start(Job{Title: "late", Run: func(context.Context, func(Progress)) error { t.Error("ran after Close"); return nil }},
		func(err error) { got = err })
	wait(t, r)
	if !errors.Is(got, ErrClosed) {
		t.Errorf("a job after Close ended with %v, want ErrClosed", got)
	}
	r.Close()
	d.close()
}

func TestWaitGivesUpWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := NewRunner(inline, nil)
		hold := make(chan struct{})
		r.Start(Job{Title: "work", Run: func(context.Context, func(Progress)) error { <-hold; return nil }}, nil)
		ctx, cancel := context.WithCancel(t.Context())
		got := make(chan error, 1)
		go func() { got <- r.Wait(ctx) }()
		synctest.Wait()
		cancel()
		if err := <-got; !errors.Is(err, context.Canceled) {
			t.Fatalf("wait: %v, want cancelled", err)
		}
		close(hold)
		synctest.Wait()
	})
}

func TestOnlyTheNewestAnswerIsShown(t *testing.T) {
	d := newDesk()
	defer d.close()
	r := NewRunner(d.post, nil)
	l := NewLatest(r, "search")
	var shown []int
	answer := func(n int) func(context.Context) func() {
		return func(context.Context) func() { return func() { shown = append(shown, n) } }
	}
	// The first question is overtaken while it works.
	started, cancelled := make(chan struct{}), make(chan struct{})
	l.Ask(func(ctx context.Context) func() {
		close(started)
		<-ctx.Done()
		close(cancelled)
		return func() { shown = append(shown, 1) }
	}, nil)
	<-started
	// The second is overtaken after its answer was posted, before it is shown.
	busy, posted := make(chan struct{}), make(chan struct{})
	d.post(func() { <-busy })
	l.Ask(answer(2), nil)
	<-cancelled
	d2 := func() { close(posted) }
	l.r.send(d2)
	l.Ask(answer(3), nil)
	close(busy)
	<-posted
	wait(t, r)
	if len(shown) != 1 || shown[0] != 3 {
		t.Fatalf("shown = %v, want only 3", shown)
	}
}

func TestLatestDropAndClose(t *testing.T) {
	for _, c := range []struct {
		name string
		stop func(*Runner, *Latest)
	}{
		{"drop", func(_ *Runner, l *Latest) { l.Drop() }},
		{"close", func(r *Runner, _ *Latest) { r.Close() }},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk()
			defer d.close()
			r := NewRunner(d.post, nil)
			l := NewLatest(r, "search")
			l.Ask(func(ctx context.Context) func() {
				<-ctx.Done()
				return func() { t.Error("a stale answer was shown") }
			}, nil)
			c.stop(r, l)
			wait(t, r)
		})
	}
}

func TestLatestSurvivesPanic(t *testing.T) {
	r := NewRunner(inline, nil)
	l := NewLatest(r, "search")
	var got error
	l.Ask(func(context.Context) func() { panic("bad page") }, func(err error) { got = err })
	wait(t, r)
	var p *PanicError
	if !errors.As(got, &p) || p.Title != "search" {
		t.Fatalf("got %v, want a PanicError of the search", got)
	}
}

// TestAskWithin shows an answer that comes in time before it returns, and posts a later one.
func TestAskWithin(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		shown := ""
		var posted []func()
		r := NewRunner(func(f func()) { posted = append(posted, f) }, nil)
		l := NewLatest(r, "search")
		ask := func(answer string, takes time.Duration) (took time.Duration) {
			begun := time.Now()
			l.AskWithin(16*time.Millisecond, func(ctx context.Context) func() {
				select {
				case <-time.After(takes):
				case <-ctx.Done():
				}
				return func() { shown = answer }
			}, nil)
			return time.Since(begun)
		}
		if took := ask("soon", 5*time.Millisecond); took != 5*time.Millisecond || shown != "soon" {
			t.Errorf("waited %v, shown %q", took, shown)
		}
		if took := ask("late", time.Minute); took != 16*time.Millisecond || shown != "soon" {
			t.Errorf("waited %v, shown %q", took, shown)
		}
		time.Sleep(time.Hour)
		synctest.Wait()
		for _, f := range posted {
			f()
		}
		if shown != "late" {
			t.Errorf("shown %q after what was posted", shown)
		}
		l.AskWithin(time.Hour, func(context.Context) func() { return nil }, nil) // nothing to show, and nothing to wait for
		var broke error
		l.AskWithin(time.Hour, func(context.Context) func() { panic("bad page") }, func(err error) { broke = err })
		if broke == nil {
			t.Error("a panic was not told of")
		}
		r.Close()
		l.AskWithin(time.Hour, func(context.Context) func() { return nil }, nil)
	})
}
