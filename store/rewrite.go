package store

import (
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"twinleaf/model"
	"twinleaf/model/check"
	"twinleaf/store/index"
)

// rewriting is a paper that was edited, on its way into the file.
type rewriting struct {
	r      *record // as it will be, its abstracts read
	was    record
	judged bool // the checks know the paper: its findings follow the edits
	held   found
	beside *model.Journal // that it is judged beside

	// What prepare makes of them.
	value  []byte
	keys   []recordKey // that it did not have before
	hashes []uint64    // of abstracts, the same
	found  found
	doc    *index.Replacement
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
	off := w.checksOff()
	journals := besides{w, map[uint32]*model.Journal{}}
	for _, x := range list {
		var err error
		if x.held, err = held(w.x.Findings(), x.r.row); err != nil {
			return err
		}
		if x.beside, err = journals.of(x.r); err != nil {
			return err
		}
	}
	var next atomic.Int64
	g := errgroup.Group{}
	for range min(runtime.GOMAXPROCS(0), len(list)) {
		g.Go(func() error {
			for i := next.Add(1) - 1; i < int64(len(list)); i = next.Add(1) - 1 {
				list[i].r.paper.Modified = when
				list[i].prepare(w.l, off)
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
		for _, h := range x.hashes {
			if err := putSingle(w.tx, textSingle, recordKey(h), x.r.row); err != nil {
				return err
			}
		}
		if err := w.x.Put(x.doc); err != nil {
			return err
		}
		if !slices.Equal(x.found.codes, x.held.codes) {
			if err := w.x.SetFindings(x.r.row, x.found.codes, x.found.severity); err != nil {
				return err
			}
		}
		w.edited(x.r, &x.was)
	}
	return nil
}

// prepare works out what is to be written. It touches nothing but x.
func (x *rewriting) prepare(l *Library, off map[string]bool) {
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
	if was.paper.Abstract != r.paper.Abstract {
		had := check.AbstractHashes(&was.paper)
		x.hashes = slices.DeleteFunc(check.AbstractHashes(&r.paper), func(h uint64) bool { return slices.Contains(had, h) })
	}
	if x.found = x.held; x.judged {
		x.found = refound(r, x.beside, x.held, off)
	}
	var before, after index.Doc
	fillDoc(&before, was, x.held)
	fillDoc(&after, r, x.held)
	x.doc = index.NewReplacement(r.row, &before, &after)
}
