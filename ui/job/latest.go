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
	waiter     chan func() // takes the newest answer in the place of the Runner's post function
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
	l.ask(run, broke, nil)
}

// AskWithin is Ask for the window's goroutine: an answer that comes within d is shown before it returns, and so by the frame that shows what
// was asked. A later one is posted; with d 0, every one.
func (l *Latest) AskWithin(d time.Duration, run func(ctx context.Context) (show func()), broke func(error)) {
	if d <= 0 {
		l.Ask(run, broke)
		return
	}
	waiter := make(chan func(), 1)
	l.ask(run, broke, waiter)
	late := time.NewTimer(d)
	defer late.Stop()
	select {
	case show := <-waiter:
		show()
	case <-late.C:
		l.leave(waiter)
		select {
		case show := <-waiter: // it has come since
			show()
		default:
		}
	}
}

// leave has the answer posted that was not handed over yet.
func (l *Latest) leave(waiter chan func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.waiter == waiter {
		l.waiter = nil
	}
}

// give hands an answer to who waits for it, or posts it. A stale one is dropped, and one that is nothing is not posted.
func (l *Latest) give(generation uint64, show func()) {
	shown := func() {
		if show != nil && l.newest(generation) {
			show()
		}
	}
	l.mu.Lock()
	waiter, stale := l.waiter, generation != l.generation
	if !stale && waiter != nil {
		l.waiter = nil
		waiter <- shown
	}
	l.mu.Unlock()
	if !stale && waiter == nil && show != nil {
		l.r.send(shown)
	}
}

func (l *Latest) ask(run func(ctx context.Context) (show func()), broke func(error), waiter chan func()) {
	ctx, cancel := context.WithCancel(l.r.ctx)
	l.mu.Lock()
	l.cancel()
	l.cancel = cancel
	l.generation++
	mine := l.generation
	l.waiter = waiter
	l.mu.Unlock()

	if _, ok := l.r.register("", nil); !ok {
		cancel()
		l.give(mine, nil)
		return
	}
	go func() {
		defer l.r.finish()
		defer cancel()
		var show func()
		err := Guard(l.title, func() error { show = run(ctx); return nil })
		if err != nil && broke != nil {
			show = func() { broke(err) }
		}
		l.give(mine, show)
	}()
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
