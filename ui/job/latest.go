package job

import (
	"context"
	"sync"
	"time"
)

// Latest asks one question over and over, of which only the newest answer
// counts. Each Ask has a generation number; an answer whose generation is no
// longer the newest is dropped, before it is posted and again when it runs.
type Latest struct {
	r     *Runner
	title string // names the work in a PanicError

	mu         sync.Mutex
	generation uint64
	cancel     context.CancelFunc
	answered   chan struct{} // closed when the newest answer is on its way, or there is none
}

// NewLatest returns a Latest whose work r counts and closes. Its questions are
// not listed among the running jobs: they come and go with each keystroke.
func NewLatest(r *Runner, title string) *Latest {
	return &Latest{r: r, title: title, cancel: func() {}}
}

// Ask cancels the question before and runs this one on a goroutine of its own.
// What run returns is called through the Runner's post function if no newer
// question was asked until then; run may return nil where there is nothing to
// show. A run that panics shows broke(error) instead, which may be nil.
func (l *Latest) Ask(run func(ctx context.Context) (show func()), broke func(error)) {
	ctx, cancel := context.WithCancel(l.r.ctx)
	l.mu.Lock()
	l.cancel()
	l.cancel = cancel
	l.generation++
	mine := l.generation
	answered := make(chan struct{})
	l.answered = answered
	l.mu.Unlock()

	if _, ok := l.r.register("", nil); !ok {
		cancel()
		close(answered)
		return
	}
	go func() {
		defer close(answered)
		defer l.r.finish()
		defer cancel()
		var show func()
		err := Guard(l.title, func() error { show = run(ctx); return nil })
		if err != nil && broke != nil {
			show = func() { broke(err) }
		}
		if show == nil || !l.newest(mine) {
			return
		}
		l.r.send(func() {
			if l.newest(mine) {
				show()
			}
		})
	}()
}

// Await waits until the newest answer has been posted, or there is none, at most for d. The window's goroutine may call it: what is answered
// within a part of a frame is then shown by the next frame, not by the one after it.
func (l *Latest) Await(d time.Duration) {
	l.mu.Lock()
	answered := l.answered
	l.mu.Unlock()
	if answered == nil {
		return
	}
	late := time.NewTimer(d)
	defer late.Stop()
	select {
	case <-answered:
	case <-late.C:
	}
}

// Drop makes whatever was asked so far stale.
func (l *Latest) Drop() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cancel()
	l.generation++
}

func (l *Latest) newest(generation uint64) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return generation == l.generation && l.r.ctx.Err() == nil
}
