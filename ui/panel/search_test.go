package panel_test

import (
	"sync"
	"testing"

	"twinleaf/assets/words"
	"twinleaf/store"
	"twinleaf/store/storetest"
	"twinleaf/ui/job"
	"twinleaf/ui/panel"
)

// office is a desk with the goroutine of its window.
type office struct {
	t    *testing.T
	lib  *store.Library
	desk *panel.Desk
	jobs *job.Runner

	mu    sync.Mutex
	moved *sync.Cond
	posts []func()
	shut  bool
}

func newOffice(t *testing.T, papers int) *office {
	t.Helper()
	lib := storetest.Library(t)
	if _, err := lib.Import(t.Context(), storetest.Made(7, papers), store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	o := &office{t: t, lib: lib}
	o.moved = sync.NewCond(&o.mu)
	o.jobs = job.NewRunner(o.post, nil)
	ended := make(chan struct{})
	go func() { defer close(ended); o.loop() }()
	o.do(func() {
		o.desk = panel.NewDesk(panel.Config{Library: lib, Words: words.For("en"), Jobs: o.jobs, Post: o.post, Changed: func(panel.Part) {}})
	})
	t.Cleanup(func() {
		o.do(o.desk.Close)
		o.jobs.Close()
		o.mu.Lock()
		o.shut = true
		o.moved.Broadcast()
		o.mu.Unlock()
		<-ended
	})
	return o
}

func (o *office) post(f func()) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.posts = append(o.posts, f)
	o.moved.Broadcast()
}

func (o *office) loop() {
	for {
		o.mu.Lock()
		for len(o.posts) == 0 && !o.shut {
			o.moved.Wait()
		}
		if len(o.posts) == 0 {
			o.mu.Unlock()
			return
		}
		f := o.posts[0]
		o.posts = o.posts[1:]
		o.mu.Unlock()
		f()
	}
}

// do runs f on the window's goroutine and waits until all that it asked for,
// and what that asked for in turn, is shown.
func (o *office) do(f func()) {
	o.t.Helper()
	ran := make(chan struct{})
	o.post(func() { f(); close(ran) })
	<-ran
	for idle := false; !idle; {
		if err := o.jobs.Wait(o.t.Context()); err != nil && o.t.Context().Err() == nil {
			o.t.Fatal(err)
		}
		asked := make(chan struct{})
		o.post(func() { idle = o.desk == nil || o.desk.Idle(); close(asked) })
		<-asked
	}
}

func group(f panel.Facets, field string) *panel.FacetGroup {
	for i := range f.Groups {
		if f.Groups[i].Field == field {
			return &f.Groups[i]
		}
	}
	return nil
}

// TestAuthorsFollow holds that the authors of a large result come after it,
// and belong to the result that is shown.
func TestAuthorsFollow(t *testing.T) {
	o := newOffice(t, 1500)
	var all, now *panel.FacetGroup
	count := 0
	look := func() { count, now = o.desk.List.Count(), group(o.desk.Search.Facets(), "author") }
	o.do(look)
	if all = now; all == nil || len(all.Values) == 0 {
		t.Fatalf("no authors of all %d papers", count)
	}
	one := all.Values[0]
	o.do(func() { o.desk.Search.Toggle("author", one.Value, false) })
	if o.do(look); count != one.Count {
		t.Errorf("%s: %d papers, the filter said %d", one.Value, count, one.Count)
	}
	if now == nil || len(now.Values) < 2 {
		t.Errorf("the filter's other values are gone: %+v", now)
	}
	o.do(func() { o.desk.Search.Clear(); o.desk.Search.Type("zxqvkj") })
	if o.do(look); count != 0 || now != nil {
		t.Errorf("%d papers found, and authors %+v", count, now)
	}
}

// TestBackgroundPanics keeps the window when work behind it breaks.
func TestBackgroundPanics(t *testing.T) {
	o := newOffice(t, 5)
	o.do(func() { o.desk.Background(func() func() { panic("a fault of ours") }) })
	n := 0
	o.do(func() { n = o.desk.List.Count() })
	if n != 5 {
		t.Errorf("%d papers are shown, want 5", n)
	}
}
