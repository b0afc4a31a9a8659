package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"twinleaf/model"
	"twinleaf/store/index"
)

// batchAge is how long a batch of a slow source may wait for its transaction.
const batchAge = 10 * time.Second

// writeAll is the writer's station: slabs in, transactions out.
func (r *importRun) writeAll(ctx context.Context, line <-chan *slab) error {
	var batch []*slab
	records, begun := 0, time.Now()
	room := r.room()
	for s := range line {
		<-s.done
		if ctx.Err() != nil {
			return nil // the reader's or the caller's affair
		}
		batch = append(batch, s)
		records += len(s.items)
		if !s.doubtful {
			room -= len(s.items)
		}
		if records < r.batch && room > 0 && time.Since(begun) < batchAge {
			continue
		}
		if err := r.write(ctx, batch, false); err != nil {
			return err
		}
		batch, records, begun = nil, 0, time.Now()
		room = r.room()
	}
	if len(batch) == 0 || ctx.Err() != nil {
		return nil
	}
	return r.write(ctx, batch, true)
}

// room is how many rows the last chunk of the index can still take: a batch
// that ends there writes every posting once.
func (r *importRun) room() int {
	return index.ChunkRows - int(r.l.published.Load().rows%index.ChunkRows)
}

// write writes a batch in one transaction.
func (r *importRun) write(ctx context.Context, batch []*slab, last bool) error {
	l := r.l
	var b batchWriter
	err := func() error {
		l.writing.Lock()
		defer l.writing.Unlock()
		err := l.write(func(w *writer) error {
			w.importing = true
			b = batchWriter{writer: w, run: r, cut: cutting{l: l, when: r.when}, rows: map[recordKey]uint32{}}
			return b.all(ctx, batch, last)
		})
		if err == nil && b.event != nil {
			r.event, r.seq = b.event, b.event.seq
		}
		return err
	}()
	if err != nil {
		return err
	}
	r.journals.taken(b.learned)
	r.count(func(p *Progress) {
		p.Added += b.new
		p.Updated += b.updated
		p.Same += b.same
	})
	for _, err := range b.failed {
		r.fail(err)
	}
	l.announce(l.published.Load().revision)
	return nil
}

// batchWriter writes one batch of an import.
type batchWriter struct {
	*writer
	run   *importRun
	event *event // the import's, as this batch leaves it; nil: nothing written yet
	cut   cutting

	keys    []rowKey             // of the new papers
	texts   []rowKey             // hashes of their abstracts
	rows    map[recordKey]uint32 // the same, to find them
	edits   []rowEdit
	learned int // of the journals' queue
	failed  []error

	new, updated, same int
}

func (b *batchWriter) all(ctx context.Context, batch []*slab, last bool) error {
	b.when = b.run.when
	for _, name := range [][]byte{b.l.searching.Load().bucket, bucketIDs, bucketKeys} {
		b.tx.Bucket(name).FillPercent = appendFill
	}
	if b.run.event != nil {
		// Undo of a later Change may have touched what lies around it on the
		// stack, so the row is read anew.
		e, err := getEvent(b.tx, b.run.seq)
		if err != nil {
			return err
		}
		b.event = e
	} else {
		b.event = b.begin("change.import", b.run.o.Note, b.l.options.Who, b.run.when, false)
	}
	if err := b.writeJournals(); err != nil {
		return err
	}
	// The new papers first: what may repeat one of them comes after it.
	for _, doubtful := range []bool{false, true} {
		for _, s := range batch {
			if s.doubtful != doubtful {
				continue
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			var err error
			if doubtful {
				err = b.settleDoubts(ctx, s)
			} else {
				err = b.writeFresh(s)
			}
			if err != nil {
				return err
			}
		}
	}
	if err := putKeys(b.tx, keysBatch, b.keys); err != nil {
		return err
	}
	if err := putKeys(b.tx, textsBatch, b.texts); err != nil {
		return err
	}
	return b.close(last)
}

// close writes the import's history row as far as it has come.
func (b *batchWriter) close(last bool) error {
	e := b.event
	sortEdits(b.edits)
	if b.run.event == nil {
		if b.new == 0 && len(b.edits) == 0 && len(e.journals) == 0 {
			b.c.seq-- // nothing happened: no history row
			b.event = nil
			return nil
		}
		if last && e.papers.count()+e.journals.count()+len(b.edits) <= narrow {
			return b.finish(e, b.edits)
		}
		e.wide = true
		e.below, b.c.undo = b.c.undo, e.seq
	}
	b.c.redo = 0
	e.edits += len(b.edits)
	if err := b.record(e, e.parts, b.edits); err != nil {
		return err
	}
	e.parts++
	return putEvent(b.tx, e)
}

// writeFresh writes a slab of papers that are new.
func (b *batchWriter) writeFresh(s *slab) error {
	if err := b.align(s.part.Len()); err != nil {
		return err
	}
	for i := range s.items {
		if err := b.put(&s.items[i]); err != nil {
			return err
		}
	}
	err := b.x.Append(s.part)
	s.part, s.items = nil, nil
	return err
}

// align leaves rows empty until a part of n papers fits: it was cut for
// another row if someone added a paper meanwhile.
func (b *batchWriter) align(n int) error {
	if n <= index.PartSize(b.c.rows) {
		return nil
	}
	hole := index.NewPart()
	for range index.PartSize(b.c.rows) {
		hole.Skip()
		b.c.rows++
	}
	hole.Seal()
	return b.x.Append(hole)
}

// put writes the record of a new paper as the next row. Its part is appended apart.
func (b *batchWriter) put(it *item) error {
	row := b.c.rows
	if _, _, err := find(b.tx, it.id); err == nil {
		return fmt.Errorf("paper %v: %w", it.id, ErrExists)
	}
	key := be32(row)
	if it.texts != nil {
		if err := b.tx.Bucket(bucketTexts).Put(key, seal(kindText, key, it.texts)); err != nil {
			return err
		}
	}
	if err := b.tx.Bucket(bucketPapers).Put(key, seal(kindPaper, key, recordValue(it.id, it.ordinal, it.record))); err != nil {
		return err
	}
	if err := putID(b.tx, it.id, model.APaper, row); err != nil {
		return err
	}
	for _, k := range it.keys {
		b.keys = append(b.keys, rowKey{k, row})
		b.rows[k] = row
	}
	for _, h := range it.hashes {
		b.texts = append(b.texts, rowKey{recordKey(h), row})
	}
	b.event.papers.add(row)
	b.c.rows++
	b.c.present++
	b.new++
	return nil
}

// settleDoubts decides what becomes of records that may repeat a paper.
func (b *batchWriter) settleDoubts(ctx context.Context, s *slab) error {
	for i := range s.items {
		it := &s.items[i]
		if it.fate != fateUnsure {
			continue
		}
		rows := it.rows
		if it.earlier {
			var err error
			if rows, err = b.candidates(it); err != nil {
				return err
			}
		}
		rec, err := b.l.repeated(b.tx, rows, &it.in.Paper)
		if err != nil { // the paper that is here is damaged
			b.failed = append(b.failed, fmt.Errorf("%s: line %d: %w", it.in.Source, it.in.Line, err))
			continue
		}
		if rec == nil {
			err = b.addNew(it)
		} else {
			err = b.fill(ctx, rec, it)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// candidates are the rows that have one of a record's keys, those of this
// transaction among them.
func (b *batchWriter) candidates(it *item) ([]uint32, error) {
	rows := it.rows
	for _, k := range it.keys {
		more, err := b.l.keyRows(b.tx, k)
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
		if row, ok := b.rows[k]; ok {
			rows = append(rows, row)
		}
	}
	if id := it.in.Paper.ID; !id.IsZero() {
		if kind, row, err := find(b.tx, id); err == nil && kind == model.APaper {
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// addNew adds a doubtful record that repeats nothing after all.
func (b *batchWriter) addNew(it *item) error {
	if id := it.in.Paper.ID; !id.IsZero() {
		if _, _, err := find(b.tx, id); err == nil {
			it.in.Paper.ID = model.ID{} // of a paper whose adding was taken back
		}
	}
	part := index.NewPart()
	b.cut.pack(it, part)
	part.Seal()
	if err := b.put(it); err != nil {
		return err
	}
	return b.x.Append(part)
}

// fill puts what a record knows into the empty fields of the paper that it repeats.
func (b *batchWriter) fill(ctx context.Context, rec *record, it *item) error {
	list := filled(rec, &it.in.Paper)
	if len(list) == 0 {
		b.same++
		return nil
	}
	edits := make([]rowEdit, len(list))
	for i, e := range list {
		edits[i] = rowEdit{rec.row, e}
	}
	if err := b.edit(ctx, edits, keepMarks); err != nil {
		return err
	}
	b.edits = append(b.edits, edits...)
	b.updated++
	return nil
}

func keepMarks(_ *model.Edit, before bool) bool { return before }

// repeated returns the present paper among rows that p repeats, of several the
// first added; nil for none. Its abstracts are not read.
func (l *Library) repeated(tx *bbolt.Tx, rows []uint32, p *model.Paper) (*record, error) {
	for _, row := range slices.Sorted(slices.Values(rows)) {
		gone, err := isAbsent(tx, model.APaper, row)
		if err != nil {
			return nil, err
		}
		if gone {
			continue
		}
		rec, err := l.getRecord(tx, row)
		if err != nil {
			return nil, err
		}
		if rec.paper.ID == p.ID || samePaper(&rec.paper, p) {
			return rec, nil
		}
	}
	return nil, nil
}

// settle gives the new papers their places in the index's orders.
func (r *importRun) settle(ctx context.Context) error {
	if r.l.searching.Load().Unordered() == 0 {
		return nil
	}
	err := func() error {
		r.l.writing.Lock()
		defer r.l.writing.Unlock()
		return r.l.write(func(w *writer) error { return w.x.Order(ctx) })
	}()
	if err == nil {
		r.l.announce(r.l.published.Load().revision)
	}
	return err
}
