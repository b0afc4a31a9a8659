package store

import (
	"fmt"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"twinleaf/model"
	"twinleaf/model/check"
	"twinleaf/store/index"
)

// writer is one write transaction: records, index and history of one Change,
// or of one batch of an import, written together or not at all.
type writer struct {
	l    *Library
	tx   *bbolt.Tx
	c    counters
	when time.Time // of the Change, UTC
	x    *index.Update

	journals map[uint32]*journalRecord // written by this transaction
	turning  bool                      // carries out an undo or redo

	ripple    ripple          // what the transaction may have changed in the findings of papers
	importing bool            // an import's: papers are marked to be judged, not judged
	marked    []uint32        // papers that it marked so
	forgot    bool            // all papers are to be judged anew
	off       map[string]bool // checks that are switched off; see checksOff
	// What the transaction adds and takes away, for Applied.
	added, removed int
}

// write runs f in a write transaction and commits it. When f fails, or the
// disk does, the library is what it was before. The caller holds l.writing.
func (l *Library) write(f func(*writer) error) (err error) {
	if l.closed.Load() {
		return ErrClosed
	}
	if l.options.ReadOnly {
		return &FileError{Op: "write", Path: l.path, Err: ErrReadOnly}
	}
	var done counters
	err = func() (err error) {
		defer faults()()
		defer guard("pages", &err, nil)
		tx, err := l.db.Begin(true)
		if err != nil {
			return l.wrap("write", err)
		}
		committed := false
		defer func() {
			if !committed {
				_ = tx.Rollback()
			}
		}()
		w := &writer{l: l, tx: tx, c: *l.published.Load(), when: l.now().UTC(), journals: map[uint32]*journalRecord{}}
		tx.Bucket(bucketPapers).FillPercent = appendFill
		tx.Bucket(bucketTexts).FillPercent = appendFill
		x := l.searching.Load()
		if w.x, err = x.update(source{l: l, tx: tx}); err != nil {
			return fmt.Errorf("open the index for writing: %w", err)
		}
		if err := f(w); err != nil {
			return err
		}
		if err := w.settle(); err != nil {
			return fmt.Errorf("judge papers: %w", err)
		}
		if err := w.x.Close(); err != nil {
			return fmt.Errorf("write the index: %w", err)
		}
		w.c.revision++
		if err := writeCounters(tx, w.c); err != nil {
			return err
		}
		txid := tx.ID()
		if err := tx.Commit(); err != nil {
			return l.wrap("write", err)
		}
		committed = true
		l.journals.drop(w.journals, txid)
		switch {
		case w.forgot:
			l.since = nil
		case l.since != nil:
			l.since.AddMany(w.marked)
		}
		x.Publish(w.x)
		done = w.c
		l.published.Store(&done)
		return nil
	}()
	return err
}

// appendFill is how full pages of rows are made: rows come in ascending order,
// so pages need no room for others.
const appendFill = 1.0

// journal reads a journal as this transaction has it. The result must not be
// changed unless it came from ownJournal.
func (w *writer) journal(ordinal uint32) (*journalRecord, error) {
	if r := w.journals[ordinal]; r != nil {
		return r, nil
	}
	return w.l.journal(w.tx, ordinal)
}

// ownJournal returns a copy of a journal that may be changed and then put.
func (w *writer) ownJournal(ordinal uint32) (*journalRecord, error) {
	r, err := w.journal(ordinal)
	if err != nil {
		return nil, err
	}
	own := *r
	own.Metrics = slices.Clone(r.Metrics)
	own.Variants = slices.Clone(r.Variants)
	own.Corrected = slices.Clone(r.Corrected)
	return &own, nil
}

// putJournal writes a journal, its names and its index entry.
func (w *writer) putJournal(r *journalRecord) error {
	was, err := w.journal(r.ordinal)
	switch {
	case err != nil || was.Name != r.Name || was.NameZH != r.NameZH:
		w.renamed(r.ordinal)
	case !slices.Equal(was.Metrics, r.Metrics):
		w.ranked(was, r)
	}
	if err := w.tx.Bucket(bucketJournals).Put(be32(r.ordinal), w.l.encodeJournal(r)); err != nil {
		return err
	}
	w.journals[r.ordinal] = r
	if err := w.l.putNames(w.tx, r); err != nil {
		return err
	}
	_, err = w.x.PutJournal(r.ordinal, journalDoc(&r.Journal))
	return err
}

// addJournal gives a new journal its ordinal and writes it.
func (w *writer) addJournal(j model.Journal) (*journalRecord, error) {
	if _, _, err := find(w.tx, j.ID); err == nil {
		return nil, fmt.Errorf("journal %v: %w", j.ID, ErrExists)
	}
	r := &journalRecord{ordinal: w.c.ordinals, Journal: j}
	ordinal, err := w.x.PutJournal(index.NoJournal, journalDoc(&j))
	if err != nil {
		return nil, err
	}
	if ordinal != r.ordinal {
		return nil, fmt.Errorf("index counts %d journals, the records %d: %w (reindex)", ordinal, r.ordinal, ErrDamaged)
	}
	w.c.ordinals++
	w.c.journalsPresent++
	if err := putID(w.tx, j.ID, model.AJournal, r.ordinal); err != nil {
		return nil, err
	}
	if err := w.tx.Bucket(bucketJournals).Put(be32(r.ordinal), w.l.encodeJournal(r)); err != nil {
		return nil, err
	}
	w.journals[r.ordinal] = r
	return r, w.l.putNames(w.tx, r)
}

// addPaper gives a new paper its row and writes record, texts, ID, keys and index entry.
func (w *writer) addPaper(p model.Paper, ordinal uint32, original []byte) (*record, error) {
	if _, _, err := find(w.tx, p.ID); err == nil {
		return nil, fmt.Errorf("paper %v: %w", p.ID, ErrExists)
	}
	p.Added = orNow(p.Added, w.when)
	p.Modified = w.when.Truncate(time.Second)
	r := &record{row: w.c.rows, paper: p, ordinal: ordinal, inTexts: textsOf(&p, original), loaded: true}
	if next := w.x.Next(); next != r.row {
		return nil, fmt.Errorf("index counts %d rows, the records %d: %w (reindex)", next, r.row, ErrDamaged)
	}
	if r.inTexts != 0 {
		raw := appendTexts(make([]byte, 0, 4096), p.Abstract.ZH, p.Abstract.EN, original)
		v := w.l.pack.pack(w.l.pack.text, head(len(raw)), raw)
		if err := w.tx.Bucket(bucketTexts).Put(be32(r.row), seal(kindText, be32(r.row), v)); err != nil {
			return nil, err
		}
	}
	if err := w.tx.Bucket(bucketPapers).Put(be32(r.row), w.l.encodePaper(r)); err != nil {
		return nil, err
	}
	if err := putID(w.tx, p.ID, model.APaper, r.row); err != nil {
		return nil, err
	}
	for _, k := range paperKeys(&p) {
		if err := putKey(w.tx, k, r.row); err != nil {
			return nil, err
		}
	}
	for _, h := range check.AbstractHashes(&p) {
		if err := putSingle(w.tx, textSingle, recordKey(h), r.row); err != nil {
			return nil, err
		}
	}
	part := index.NewPart()
	var d index.Doc
	fillDoc(&d, r, found{})
	part.Add(&d)
	part.Seal()
	if err := w.x.Append(part); err != nil {
		return nil, err
	}
	judged := w.c.judged == w.c.rows // nothing waits to be met before it
	if w.c.rows++; judged {
		w.c.judged = w.c.rows
	}
	w.c.present++
	if p.InBin() {
		w.c.binned++
		if err := setMarked(w.tx, inBin, []uint32{r.row}, true); err != nil {
			return nil, err
		}
		return r, w.x.SetLive([]uint32{r.row}, false)
	}
	if judged {
		w.ripple.keysOf(r)
		w.ripple.rows = append(w.ripple.rows, r.row)
	}
	return r, nil
}

func orNow(t, now time.Time) time.Time {
	if t.IsZero() {
		t = now
	}
	return t.UTC().Truncate(time.Second)
}

// setPresent takes records out of the library or brings them back. Rows
// ascend; those that are so already are left alone.
func (w *writer) setPresent(kind model.What, rows []uint32, present bool) error {
	var change []uint32
	for _, r := range rows {
		gone, err := isAbsent(w.tx, kind, r)
		if err != nil {
			return err
		}
		if gone == present {
			change = append(change, r)
		}
	}
	if len(change) == 0 {
		return nil
	}
	if err := setMarked(w.tx, mark(kind), change, !present); err != nil {
		return err
	}
	n := uint32(len(change))
	if present {
		w.added += len(change)
	} else {
		w.removed += len(change)
		n = -n
	}
	if kind == model.AJournal {
		w.c.journalsPresent += n
		for _, ordinal := range change {
			w.renamed(ordinal)
		}
		return nil
	}
	w.c.present += n
	live := change[:0:0]
	for _, r := range change {
		bin, err := isMarked(w.tx, inBin, r)
		if err != nil {
			return err
		}
		if bin {
			if present {
				w.c.binned++
			} else {
				w.c.binned--
			}
			continue
		}
		live = append(live, r)
	}
	if err := w.came(live, present); err != nil {
		return err
	}
	return w.x.SetLive(live, present)
}
