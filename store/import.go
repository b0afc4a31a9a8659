package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"twinleaf/model"
	"twinleaf/model/check"
	"twinleaf/store/index"
)

// An import is a line of stations:
//
//	reader   the caller's goroutine: ranges over the source, finds each paper's
//	         journal and what it may be a repetition of, fills slabs
//	cutters  one goroutine a core: pack the records of a slab and cut its
//	         papers into index terms; compare repetitions with what is there
//	writer   one goroutine: takes the slabs in order, collects a batch, gives
//	         rows and writes it in one transaction
//
// Slabs in flight are bounded, and so is memory. Everything that depends on
// the state of the library is decided, or decided once more, by the writer.

const (
	// slabRows is how many records go through the stations together. Parts of
	// the index must not cross a multiple of index.PartRows: this divides it. More
	// would hold more records in memory, fewer would make more parts to merge.
	slabRows = 2048
	// importErrors is how many errors a report keeps.
	importErrors = 1000
	// progressEvery is the time between two calls of Progress.
	progressEvery = 100 * time.Millisecond
)

// slab is a run of records: some that nothing in sight speaks against being
// new, or some that may repeat a paper.
type slab struct {
	items    []item
	doubtful bool
	part     *index.Part // of the new ones, set by the cutter
	done     chan struct{}
}

// item is one record on its way.
type item struct {
	in      *Incoming // dropped as soon as it is packed
	keys    []recordKey
	ordinal uint32   // one more than the journal's; 0: none
	rows    []uint32 // papers of the library that it may repeat
	earlier bool     // it may repeat one that came before it in this import

	// Set by the cutter:
	fate   fate
	id     model.ID
	record []byte   // packed fields of a new paper
	texts  []byte   // its texts value, not sealed; nil: none
	hashes []uint64 // of its abstracts
}

// fate is what becomes of a doubtful record.
type fate uint8

const (
	fateUnsure fate = iota // the writer decides
	fateSame               // already here, nothing to fill in
	fateFailed
)

// importRun is an import that runs.
type importRun struct {
	l     *Library
	o     ImportOptions
	seq   uint64 // history row; 0 until something is written; guarded by Library.writing
	event *event // guarded by Library.writing
	when  time.Time
	batch int

	begun time.Time
	mu    sync.Mutex // guards what follows
	p     Progress
	errs  []error

	journals *importJournals
	known    *known
}

// Import reads records until the source ends, ctx is cancelled or the disk
// fails, and writes them in batches: one Change, one undo. A record is
// recognised by its DOI, else its id at its platform, else title, authors and
// year: one that is here already fills only fields that are empty and that no
// person has emptied (Updated), or nothing (Same). Its journal is recognised
// by its source id, else its name, and learns what it did not know.
//
// An error that the source yields counts as failed, is kept in the report, and
// the import goes on. When Import itself returns an error, whole batches are
// in and the report is right about them. Import holds no lock between batches:
// the library can be searched and changed meanwhile. ErrBusy when another
// import runs.
func (l *Library) Import(ctx context.Context, from iter.Seq2[Incoming, error], o ImportOptions) (ImportReport, error) {
	r := &importRun{l: l, o: o, when: l.now().UTC(), begun: time.Now(), batch: o.Batch}
	if r.batch <= 0 {
		r.batch = index.ChunkRows
	}
	l.writing.Lock()
	busy := l.run != nil
	if !busy {
		l.run = r
	}
	l.writing.Unlock()
	if busy {
		return ImportReport{}, ErrBusy
	}
	defer func() {
		l.writing.Lock()
		l.run = nil
		l.writing.Unlock()
	}()
	if l.options.ReadOnly {
		return ImportReport{}, &FileError{Op: "write", Path: l.path, Err: ErrReadOnly}
	}
	defer l.frugal()()
	var err error
	if r.journals, err = newImportJournals(l); err == nil {
		r.known, err = newKnown(l)
	}
	if err == nil {
		stop := r.tick()
		err = r.all(ctx, from)
		stop()
	}
	if r.seq != 0 && (err == nil || ctx.Err() != nil) {
		err = errors.Join(err, r.settle(context.WithoutCancel(ctx)))
	}
	r.tell()
	return ImportReport{Progress: r.p, Seq: r.seq, Errors: r.errs}, err
}

// all runs the stations until the source ends or one of them fails.
func (r *importRun) all(ctx context.Context, from iter.Seq2[Incoming, error]) error {
	// A second context, so that a failed writer stops the reader.
	inner, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	workers := runtime.GOMAXPROCS(0)
	cut := make(chan *slab)
	line := make(chan *slab, workers) // the same slabs, in order
	var cutters sync.WaitGroup
	for range workers {
		cutters.Go(func() {
			for s := range cut {
				r.cut(s)
				close(s.done)
			}
		})
	}
	written := make(chan error, 1)
	go func() {
		err := r.writeAll(inner, line)
		stop(err)
		for range line { // let the reader end
		}
		written <- err
	}()
	r.read(inner, from, func(s *slab) {
		s.done = make(chan struct{})
		cut <- s
		line <- s
	})
	close(cut)
	close(line)
	cutters.Wait()
	if err := <-written; err != nil {
		return err
	}
	return ctx.Err()
}

// read is the reader's station.
func (r *importRun) read(ctx context.Context, from iter.Seq2[Incoming, error], send func(*slab)) {
	fresh, doubtful := &slab{}, &slab{doubtful: true}
	// The first slab ends where parts may end.
	room := index.PartSize(r.l.published.Load().rows)
	sendFresh := func() {
		if room -= len(fresh.items); room == 0 {
			room = index.PartRows
		}
		send(fresh)
		fresh = &slab{}
	}
	for in, err := range from {
		if ctx.Err() != nil {
			return
		}
		r.count(func(p *Progress) { p.Read++ })
		if err != nil {
			r.fail(err)
			continue
		}
		it := item{in: &in, keys: paperKeys(&in.Paper)}
		if it.ordinal, err = r.journals.find(&in.Journal); err == nil {
			it.rows, it.earlier, err = r.known.look(&it)
		}
		if err != nil {
			r.fail(fmt.Errorf("%s: line %d: %w", in.Source, in.Line, err))
			continue
		}
		if !it.earlier && len(it.rows) == 0 {
			if fresh.items = append(fresh.items, it); len(fresh.items) == min(slabRows, r.batch, room) {
				sendFresh()
			}
			continue
		}
		if doubtful.items = append(doubtful.items, it); len(doubtful.items) == min(slabRows, r.batch) {
			// What one of these may repeat must not come after it.
			if len(fresh.items) > 0 && slices.ContainsFunc(doubtful.items, func(it item) bool { return it.earlier }) {
				sendFresh()
			}
			send(doubtful)
			doubtful = &slab{doubtful: true}
		}
	}
	if ctx.Err() != nil {
		return
	}
	if len(fresh.items) > 0 {
		sendFresh()
	}
	if len(doubtful.items) > 0 {
		send(doubtful)
	}
}

// count changes the progress.
func (r *importRun) count(f func(*Progress)) {
	r.mu.Lock()
	f(&r.p)
	r.mu.Unlock()
}

func (r *importRun) fail(err error) {
	r.mu.Lock()
	r.p.Failed++
	if len(r.errs) < importErrors {
		r.errs = append(r.errs, err)
	}
	r.mu.Unlock()
}

// tell calls Progress.
func (r *importRun) tell() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.p.Elapsed = time.Since(r.begun)
	if r.o.Progress != nil {
		r.o.Progress(r.p)
	}
}

// tick tells of the progress at every beat until the function it returns is called.
func (r *importRun) tick() (stop func()) {
	if r.o.Progress == nil {
		return func() {}
	}
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		beat := time.NewTicker(progressEvery)
		defer beat.Stop()
		for {
			select {
			case <-end:
				return
			case <-beat.C:
				r.tell()
			}
		}
	}()
	return func() { close(end); <-ended }
}

// cut is a cutter's work on one slab.
func (r *importRun) cut(s *slab) {
	if s.doubtful {
		for i := range s.items {
			r.compare(&s.items[i])
		}
		return
	}
	s.part = index.NewPart()
	c := cutting{l: r.l, when: r.when}
	for i := range s.items {
		c.pack(&s.items[i], s.part)
	}
	s.part.Seal()
}

// cutting holds what packing uses again.
type cutting struct {
	l    *Library
	when time.Time
	doc  index.Doc
	raw  []byte

	packed []byte
}

// pack makes what the writer needs of a new paper, and drops the rest.
func (c *cutting) pack(it *item, part *index.Part) {
	p := &it.in.Paper
	if p.ID.IsZero() {
		p.ID = model.NewID()
	}
	p.Deleted = time.Time{}
	p.Added = orNow(p.Added, c.when)
	p.Modified = c.when.Truncate(time.Second)
	rec := record{paper: *p, ordinal: it.ordinal, inTexts: textsOf(p, it.in.Original), loaded: true}
	c.raw = rec.appendFields(c.raw[:0])
	// Packed apart and copied: a batch of them waits for the writer, so none may have room to spare.
	c.packed = c.l.pack.pack(c.l.pack.record, c.packed[:0], c.raw)
	it.record = bytes.Clone(c.packed)
	if rec.inTexts != 0 {
		c.raw = appendTexts(c.raw[:0], p.Abstract.ZH, p.Abstract.EN, it.in.Original)
		c.packed = c.l.pack.pack(c.l.pack.text, append(c.packed[:0], head(0)...), c.raw)
		it.texts = bytes.Clone(c.packed)
	}
	it.hashes = check.AbstractHashes(p)
	fillDoc(&c.doc, &rec, found{})
	part.Add(&c.doc)
	it.id = p.ID
	it.in = nil
}

// compare finds out whether a doubtful record is here and has nothing to
// fill in, by what was last committed. Anything else is the writer's to decide.
func (r *importRun) compare(it *item) {
	if it.earlier {
		return
	}
	err := r.l.view(func(tx *bbolt.Tx) error {
		rec, err := r.l.repeated(tx, it.rows, &it.in.Paper)
		if err == nil && rec != nil && len(filled(rec, &it.in.Paper)) == 0 {
			it.fate = fateSame
		}
		return err
	})
	switch {
	case err != nil:
		it.fate = fateFailed
		r.fail(fmt.Errorf("%s: line %d: %w", it.in.Source, it.in.Line, err))
	case it.fate == fateSame:
		r.count(func(p *Progress) { p.Same++ })
	default:
		return
	}
	it.in = nil
}
