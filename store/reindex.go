package store

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"go.etcd.io/bbolt"
	"golang.org/x/sync/errgroup"

	"twinleaf/model/check"
	"twinleaf/store/index"
)

// Reindex builds the search index anew from the records, beside the old one,
// which serves until the new one is whole. Changes are refused meanwhile
// (ErrBusy), imports wait. A damaged record is left out of the index. Progress counts rows as Read, and as Bytes twice: first
// they are counted for the checks that compare papers. It tells of 100 ms steps at most.
func (l *Library) Reindex(ctx context.Context, progress func(Progress)) error {
	if l.options.ReadOnly {
		return &FileError{Op: "write", Path: l.path, Err: ErrReadOnly}
	}
	err := func() error {
		l.writing.Lock()
		defer l.writing.Unlock()
		l.rebuilding.Store(true)
		defer l.rebuilding.Store(false)
		if l.run != nil {
			return ErrBusy
		}
		return l.reindex(ctx, newTeller(progress, 2*int64(l.published.Load().rows)))
	}()
	if err == nil {
		l.announce(l.published.Load().revision)
	}
	return err
}

func (l *Library) reindex(ctx context.Context, t *teller) error {
	name := bucketIndex2
	if old := l.searching.Load(); old != nil && string(old.bucket) == string(bucketIndex2) {
		name = bucketIndex
	}
	err := l.update(func(tx *bbolt.Tx) error {
		if tx.Bucket(name) != nil { // left by a reindex that was killed
			if err := tx.DeleteBucket(name); err != nil {
				return err
			}
		}
		_, err := tx.CreateBucket(name)
		return err
	})
	if err != nil {
		return err
	}
	b := builder{l: l, name: name, c: *l.published.Load(), papers: check.NewTally()}
	if b.off, err = l.ChecksOff(); err != nil {
		return err
	}
	if err := b.papers.Learn(ctx, &everyPaper{l, int(b.c.rows), t}, runtime.GOMAXPROCS(0), nil); err != nil {
		return err
	}
	if b.x, err = index.Open(emptyIndex{}); err != nil {
		return err
	}
	for first := uint32(0); first < b.c.rows || first == 0; first += index.ChunkRows {
		if err := b.chunk(ctx, first, t); err != nil {
			return err
		}
	}
	c := b.c
	c.revision++
	c.judged, c.stale = c.rows, 0
	err = l.update(func(tx *bbolt.Tx) error {
		old := indexBucket(tx)
		if tx.Bucket(old) != nil {
			if err := tx.DeleteBucket(old); err != nil {
				return err
			}
		}
		v := seal(kindMeta, keyIndexAt, append(head(8), name...))
		if err := tx.Bucket(bucketMeta).Put(keyIndexAt, v); err != nil {
			return err
		}
		if err := b.putTexts(tx); err != nil {
			return err
		}
		if err := clearMarks(tx, toJudge); err != nil {
			return err
		}
		if err := writeContent(tx); err != nil {
			return err
		}
		return writeCounters(tx, c)
	})
	if err != nil {
		return err
	}
	l.outdated.Store(false)
	l.searching.Store(&searchIndex{b.x, name})
	l.published.Store(&c)
	return nil
}

// emptyIndex is a bucket with nothing in it.
type emptyIndex struct{}

func (emptyIndex) Get([]byte) []byte         { return nil }
func (emptyIndex) Cursor() index.Cursor      { return emptyIndex{} }
func (emptyIndex) Seek([]byte) (k, v []byte) { return nil, nil }
func (emptyIndex) Next() (k, v []byte)       { return nil, nil }

// update is a write transaction outside of the order of Changes.
func (l *Library) update(f func(*bbolt.Tx) error) (err error) {
	defer faults()()
	defer guard("pages", &err, nil)
	tx, err := l.db.Begin(true)
	if err != nil {
		return l.wrap("write", err)
	}
	defer func() { _ = tx.Rollback() }() // an error after Commit, which is of no interest
	if err := f(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return l.wrap("write", err)
	}
	return nil
}

// builder builds an index, a chunk of rows in a transaction.
type builder struct {
	l      *Library
	name   []byte
	x      *index.Index
	c      counters
	papers *check.Tally // of the whole library
	off    map[string]bool
	texts  [][]rowKey // hashes of abstracts, a chunk of rows each
}

// putTexts writes the hashes of all abstracts in the place of those that there are.
func (b *builder) putTexts(tx *bbolt.Tx) error {
	keys := tx.Bucket(bucketKeys)
	for _, kind := range []byte{textsBatch, textSingle} {
		if err := deleteKind(keys, kind); err != nil {
			return err
		}
	}
	for _, list := range b.texts {
		if err := putKeys(tx, textsBatch, list); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) chunk(ctx context.Context, first uint32, t *teller) error {
	end := min(b.c.rows, first+index.ChunkRows)
	parts := make([]*index.Part, (int(end-first)+slabRows-1)/slabRows)
	dead := make([][]uint32, len(parts))
	texts := make([][]rowKey, len(parts))
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range parts {
		g.Go(func() error {
			if err := gctx.Err(); err != nil {
				return err
			}
			from := first + uint32(i*slabRows)
			err := b.l.view(func(tx *bbolt.Tx) (err error) {
				parts[i], dead[i], texts[i], err = b.part(tx, from, min(end, from+slabRows))
				return err
			})
			t.add(int(min(end, from+slabRows) - from))
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	b.texts = append(b.texts, slices.Concat(texts...))
	var u *index.Update
	err := b.l.update(func(tx *bbolt.Tx) (err error) {
		bucket := tx.Bucket(b.name)
		bucket.FillPercent = appendFill
		if u, err = b.x.Update(indexWriter{reader{bucket}}, source{l: b.l, tx: tx}); err != nil {
			return err
		}
		if first == 0 {
			if err := b.journals(tx, u); err != nil {
				return err
			}
		}
		for i, p := range parts {
			if err := u.Append(p); err != nil {
				return err
			}
			if err := u.SetLive(dead[i], false); err != nil {
				return err
			}
		}
		if end == b.c.rows {
			if err := u.Order(ctx); err != nil {
				return err
			}
		}
		return u.Close()
	})
	if err == nil {
		b.x.Publish(u)
	}
	return err
}

// part cuts rows, and lists those that no search shall find, and the hashes of their abstracts.
func (b *builder) part(tx *bbolt.Tx, from, to uint32) (p *index.Part, dead []uint32, texts []rowKey, err error) {
	p = index.NewPart()
	var d index.Doc
	gone, err := markedChunk(tx, absentPaper, from)
	if err != nil {
		return nil, nil, nil, err
	}
	for row := from; row < to; row++ {
		r, err := b.l.getWhole(tx, row)
		if err != nil { // a hole, or damaged
			p.Skip()
			continue
		}
		_ = b.l.setJournal(tx, r) // a damaged one: verify names it
		j, err := presentJournal(tx, r.ordinal, func(o uint32) (*journalRecord, error) { return b.l.journal(tx, o) })
		if err != nil {
			return nil, nil, nil, err
		}
		for _, h := range check.AbstractHashes(&r.paper) {
			texts = append(texts, rowKey{recordKey(h), row})
		}
		fillDoc(&d, r, findings(r, j, b.papers, b.off))
		p.Add(&d)
		if gone.Contains(row%chunkRows) || r.paper.InBin() {
			dead = append(dead, row)
		}
	}
	p.Seal()
	return p, dead, texts, nil
}

func (b *builder) journals(tx *bbolt.Tx, u *index.Update) error {
	for o := range b.c.ordinals {
		doc := &index.JournalDoc{} // of a damaged one
		if r, err := b.l.journal(tx, o); err == nil {
			doc = journalDoc(&r.Journal)
		}
		if n, err := u.PutJournal(index.NoJournal, doc); err != nil || n != o {
			return fmt.Errorf("journal %d: index as %d: %w", o, n, err)
		}
	}
	return nil
}

// teller tells of the progress of work on a whole library.
type teller struct {
	do    func(Progress)
	p     Progress
	begun time.Time
	told  time.Time
	lock  sync.Mutex
}

func newTeller(do func(Progress), total int64) *teller {
	t := &teller{do: do, begun: time.Now()}
	t.p.TotalBytes = total
	return t
}

// add counts n more records that are done with. It may be called from any goroutine, as count and expect may.
func (t *teller) add(n int) { t.tell(n, n) }

// count counts n more records that were looked at, and are still to be done.
func (t *teller) count(n int) { t.tell(0, n) }

// expect has n more to be counted.
func (t *teller) expect(n int) {
	t.lock.Lock()
	defer t.lock.Unlock()
	t.p.TotalBytes += int64(n)
}

func (t *teller) tell(done, counted int) {
	if t.do == nil {
		return
	}
	t.lock.Lock()
	defer t.lock.Unlock()
	t.p.Read += done
	t.p.Bytes += int64(counted)
	if now := time.Now(); now.Sub(t.told) >= progressEvery || t.p.Bytes >= t.p.TotalBytes {
		t.told, t.p.Elapsed = now, now.Sub(t.begun)
		t.do(t.p)
	}
}
