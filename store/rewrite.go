package store

import (
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"twinleaf/store/index"
)

// rewriting is a paper that was edited, on its way into the file.
type rewriting struct {
	r      *record // as it will be, its abstracts read
	was    record
	judged bool // the index holds the paper's findings

	// What prepare makes of them.
	value []byte
	keys  []recordKey // that it did not have before
	doc   *index.Replacement
}

// rewritesHeld is how many papers are prepared at once: enough for all cores, some megabytes.
const rewritesHeld = 512

// rewrite writes papers that were edited: records, new keys and index. Nine tenths of the work need no transaction and are done on all
// cores.
func (w *writer) rewrite(list []*rewriting) error {
	if len(list) == 0 {
		return nil
	}
	when := w.when.Truncate(time.Second)
	var next atomic.Int64
	g := errgroup.Group{}
	for range min(runtime.GOMAXPROCS(0), len(list)) {
		g.Go(func() error {
			for i := next.Add(1) - 1; i < int64(len(list)); i = next.Add(1) - 1 {
				list[i].r.paper.Modified = when
				list[i].prepare(w.l)
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	papers := w.tx.Bucket(bucketPapers)
	for _, x := range list {
		if err := papers.Put(be32(x.r.row), x.value); err != nil {
			return err
		}
		for _, k := range x.keys {
			if err := putKey(w.tx, k, x.r.row); err != nil {
				return err
			}
		}
		if err := w.x.Put(x.doc); err != nil {
			return err
		}
	}
	return nil
}

// prepare works out what is to be written. It touches nothing but x.
func (x *rewriting) prepare(l *Library) {
	r, was := x.r, &x.was
	if r.paper.Abstract.ZH != was.paper.Abstract.ZH {
		r.inTexts &^= textZH
	}
	if r.paper.Abstract.EN != was.paper.Abstract.EN {
		r.inTexts &^= textEN
	}
	x.value = l.encodePaper(r)
	old := paperKeys(&was.paper)
	x.keys = slices.DeleteFunc(paperKeys(&r.paper), func(k recordKey) bool { return slices.Contains(old, k) })
	var before, after index.Doc
	fillDoc(&before, was, x.judged)
	fillDoc(&after, r, x.judged)
	x.doc = index.NewReplacement(r.row, &before, &after)
}
