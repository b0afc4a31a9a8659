package job

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
)

// ErrClosed is what a job that was started on a closed Runner ends with.
var ErrClosed = errors.New("background work is closed")

// Job is a piece of work. Run is called on a goroutine of its own; it looks at
// ctx between records, never in the middle of a write, and returns ctx's error
// when it stopped early. Progress may be called from any goroutine until Run
// returns.
type Job struct {
	Title string
	Run   func(ctx context.Context, progress func(Progress)) error
}

// Progress is how far a job is.
type Progress struct {
	Done, Total int64  // in one unit: bytes, records; Total 0: nobody knows
	Note        string // what a person reads beside the bar
}

// Status is one running job as a panel shows it.
type Status struct {
	ID       uint64
	Title    string
	Progress Progress
	Stopping bool // Cancel was called; Run has not returned yet
}

// PanicError is what a job ends with whose Run panicked: the window stays
// open, and the cause can be logged.
type PanicError struct {
	Title string
	Value any
	Stack []byte
}

func (e *PanicError) Error() string { return fmt.Sprintf("%s: broke off: %v", e.Title, e.Value) }

// Runner runs jobs. Its methods may be called from any goroutine.
type Runner struct {
	post    func(func())
	changed func()

	ctx  context.Context
	stop context.CancelFunc

	mu        sync.Mutex
	moved     *sync.Cond // signalled when running or deliveries falls
	running   int        // goroutines
	delivered int        // functions posted and not yet run
	last      uint64
	tasks     map[uint64]*task
	closed    bool
	announced bool // changed is posted and has not run yet
}

type task struct {
	Status
	cancel context.CancelFunc
}

// NewRunner returns a Runner. post must run the function it is given once,
// soon, on the goroutine that owns the window; it may run it before it
// returns. changed is called through post after the list of jobs or a job's
// progress changed, once for as many changes as came meanwhile; it may be nil.
func NewRunner(post func(func()), changed func()) *Runner {
	r := &Runner{post: post, changed: changed, tasks: map[uint64]*task{}}
	r.moved = sync.NewCond(&r.mu)
	r.ctx, r.stop = context.WithCancel(context.Background())
	return r
}

// Start registers j and then runs it. When Run has returned, done gets its
// error through post; done may be nil. The result names the job for Cancel.
func (r *Runner) Start(j Job, done func(error)) uint64 {
	ctx, cancel := context.WithCancel(r.ctx)
	id, ok := r.register(j.Title, cancel)
	if !ok {
		cancel()
		r.deliver(done, ErrClosed)
		return id
	}
	r.announce()
	go func() {
		defer cancel()
		err := Guard(j.Title, func() error {
			return j.Run(ctx, func(p Progress) { r.report(id, p) })
		})
		// The delivery is counted before the goroutine is discounted, so that
		// no moment in between looks idle.
		r.unlist(id)
		r.deliver(done, err)
		r.announce()
		r.finish()
	}()
	return id
}

// Cancel asks a job to stop. A job that has ended, or never was, is no error.
func (r *Runner) Cancel(id uint64) {
	r.mu.Lock()
	t := r.tasks[id]
	if t != nil {
		t.Stopping = true
		t.cancel()
	}
	r.mu.Unlock()
	if t != nil {
		r.announce()
	}
}

// Running lists the jobs that run, oldest first.
func (r *Runner) Running() []Status {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := make([]Status, 0, len(r.tasks))
	for _, t := range r.tasks {
		list = append(list, t.Status)
	}
	slices.SortFunc(list, func(a, b Status) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

// Wait returns when nothing runs and everything posted has run, or with ctx's
// error. It must not be called on the goroutine that runs what is posted.
func (r *Runner) Wait(ctx context.Context) error {
	stop := context.AfterFunc(ctx, func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.moved.Broadcast()
	})
	defer stop()
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.running > 0 || r.delivered > 0 {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		r.moved.Wait()
	}
	return nil
}

// Close cancels all jobs and returns when their goroutines have ended. What is
// posted may run later still. Jobs started after Close end with ErrClosed.
// Close may be called on the window's goroutine, and more than once.
func (r *Runner) Close() {
	r.mu.Lock()
	r.closed = true
	for _, t := range r.tasks {
		t.Stopping = true
	}
	r.stop()
	for r.running > 0 {
		r.moved.Wait()
	}
	r.mu.Unlock()
}

// register counts a goroutine that is about to start and lists it where it can
// be cancelled. It reports false when the Runner is closed.
func (r *Runner) register(title string, cancel context.CancelFunc) (uint64, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.last++
	if r.closed {
		return r.last, false
	}
	r.running++
	if cancel != nil {
		r.tasks[r.last] = &task{Status: Status{ID: r.last, Title: title}, cancel: cancel}
	}
	return r.last, true
}

func (r *Runner) report(id uint64, p Progress) {
	r.mu.Lock()
	t := r.tasks[id]
	if t != nil {
		t.Progress = p
	}
	r.mu.Unlock()
	if t != nil {
		r.announce()
	}
}

func (r *Runner) unlist(id uint64) {
	r.mu.Lock()
	delete(r.tasks, id)
	r.mu.Unlock()
}

func (r *Runner) finish() {
	r.mu.Lock()
	r.running--
	r.moved.Broadcast()
	r.mu.Unlock()
}

func (r *Runner) deliver(done func(error), err error) {
	if done != nil {
		r.send(func() { done(err) })
	}
}

// send posts f and counts it until it has run.
func (r *Runner) send(f func()) {
	r.mu.Lock()
	r.delivered++
	r.mu.Unlock()
	r.post(func() {
		defer func() {
			r.mu.Lock()
			r.delivered--
			r.moved.Broadcast()
			r.mu.Unlock()
		}()
		f()
	})
}

func (r *Runner) announce() {
	if r.changed == nil {
		return
	}
	r.mu.Lock()
	again := r.announced
	r.announced = true
	r.mu.Unlock()
	if again {
		return
	}
	r.send(func() {
		r.mu.Lock()
		r.announced = false
		r.mu.Unlock()
		r.changed()
	})
}

// Guard runs f and turns a panic into a *PanicError.
func Guard(title string, f func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &PanicError{Title: title, Value: v, Stack: debug.Stack()}
		}
	}()
	return f()
}
