package index

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"twinleaf/model/fold"
)

// PartSize is how many papers the next part best takes when its first row is next: parts must not cross a multiple of
// 4,096 rows.
func PartSize(next uint32) int { return PartRows - int(next%PartRows) }

// Update collects the changes of one write transaction. One at a time, one goroutine.
type Update struct {
	x    *Index
	w    Writer
	src  Source
	next *state

	parts    []*Part // appended and not merged yet, all of one chunk
	partRow  uint32  // first row of parts[0]
	held             // new units in key order, put last
	edits    []edit
	journals bool // the journal table is a copy of ours
	keysOf   [orderCount]map[uint32][]byte
	pending  [orderCount][]sortRun
	keyless  [orderCount][]uint32 // rows that this update took the key from
	named    map[string]uint32    // author names that this update made
	newNames []string
	dirty    map[dirtyBlock]bool
	owned    map[dirtyBlock]bool // columns of chunks that are copies of ours, by chunk
	chunks   map[int]bool        // chunks that are copies of ours
	lives    map[int]bool        // chunks whose live rows changed
	bitmaps  map[int]bool        // live bitmaps that are copies of ours
	kinds    bool
	encoded  []byte
	found    *Findings // with the values that SetFindings changed
	closed   bool
}

// dirtyBlock is a block of a column, or with the people column its author ordinals.
type dirtyBlock struct {
	col   column
	block uint32
}

type pair struct{ key, value []byte }

// Update begins the changes of a write transaction. src reads the papers as they were when it began; it is asked for the
// neighbours of a title or author that takes its place in an order.
func (x *Index) Update(w Writer, src Source) (*Update, error) {
	s, err := x.at(w)
	if err != nil {
		return nil, err
	}
	x.mu.Lock()
	// What a rolled-back transaction prepared is not in the file: forget it.
	x.states = slices.DeleteFunc(x.states, func(o *state) bool { return o.revision > s.revision })
	x.mu.Unlock()
	next := *s
	next.revision++
	next.chunks = slices.Clone(s.chunks)
	return &Update{
		x: x, w: w, src: src, next: &next, dirty: map[dirtyBlock]bool{}, owned: map[dirtyBlock]bool{}, chunks: map[int]bool{},
		lives: map[int]bool{}, bitmaps: map[int]bool{}, named: map[string]uint32{},
	}, nil
}

// Publish makes a committed update the current state. Not called after a rollback.
func (x *Index) Publish(u *Update) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.session.take(u)
}

// Next is the row of the next appended paper.
func (u *Update) Next() uint32 { return u.next.rows }

// Room is the number of rows left in the last chunk, 1 to 65,536. A transaction that fills it writes each posting
// once.
func (u *Update) Room() int { return ChunkRows - int(u.next.rows%ChunkRows) }

// Close writes what is left. After it only the transaction's commit and Index.Publish follow.
func (u *Update) Close() error {
	if u.closed {
		return nil
	}
	u.closed = true
	if err := u.merge(); err != nil {
		return err
	}
	if err := u.place(); err != nil {
		return err
	}
	if u.journals {
		u.next.journals.rank()
	}
	if err := u.putSmall(); err != nil {
		return err
	}
	if err := u.putPostings(); err != nil {
		return err
	}
	if err := u.applyEdits(); err != nil {
		return err
	}
	if err := u.putFindings(); err != nil {
		return err
	}
	u.x.mu.Lock()
	defer u.x.mu.Unlock()
	u.x.states = append(u.x.states, u.next)
	if n := len(u.x.states); n > keptStates {
		u.x.states = slices.Clone(u.x.states[n-keptStates:])
	}
	return nil
}

// putSmall writes everything but postings, in key order.
func (u *Update) putSmall() error {
	if err := u.putNames(); err != nil {
		return err
	}
	blocks := slices.SortedFunc(maps.Keys(u.dirty), func(a, b dirtyBlock) int {
		if a.col != b.col {
			return int(a.col) - int(b.col)
		}
		return int(a.block) - int(b.block)
	})
	for _, d := range blocks {
		row := d.block * blockRows
		c, r := u.next.chunkOf(row)
		values := c.cols[d.col][r:min(int(r)+blockRows, c.n)]
		if err := u.w.Put(columnKey(d.col, row), packColumn(values)); err != nil {
			return fmt.Errorf("columns: %w", err)
		}
	}
	for _, n := range slices.Sorted(maps.Keys(u.lives)) {
		c := u.next.chunks[n]
		c.alive = c.live.count()
		v := appendRows(nil, set{n: c.alive, bits: c.live}.appendTo(nil))
		if err := u.w.Put(liveKey(n), v); err != nil {
			return fmt.Errorf("live rows: %w", err)
		}
	}
	if u.kinds {
		if err := u.w.Put([]byte{keyKinds}, appendStrings(nil, u.next.kinds...)); err != nil {
			return fmt.Errorf("types: %w", err)
		}
	}
	if err := u.w.Put([]byte{keyMeta}, u.next.meta()); err != nil {
		return fmt.Errorf("meta: %w", err)
	}
	names := slices.SortedFunc(maps.Keys(u.named), compareStrings)
	for _, n := range names {
		if err := u.w.Put(nameKey(n), binary.AppendUvarint(nil, uint64(u.named[n]))); err != nil {
			return fmt.Errorf("author names: %w", err)
		}
	}
	return nil
}

func compareStrings(a, b string) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

// own returns a chunk that this update may change.
func (u *Update) own(n int) *chunk {
	for n >= len(u.next.chunks) {
		u.next.chunks = append(u.next.chunks, &chunk{live: new(bitmap)})
		u.chunks[n], u.bitmaps[n] = true, true
	}
	if !u.chunks[n] {
		c := *u.next.chunks[n]
		u.next.chunks[n] = &c
		u.chunks[n] = true
	}
	return u.next.chunks[n]
}

// liveOf returns a chunk's live rows for changing.
func (u *Update) liveOf(n int) *bitmap {
	c := u.own(n)
	if !u.bitmaps[n] {
		b := *c.live
		c.live = &b
		u.bitmaps[n] = true
	}
	u.lives[n] = true
	return c.live
}

// setColumn changes one value of a row that exists.
func (u *Update) setColumn(col column, row, value uint32) {
	n := int(row / ChunkRows)
	c := u.own(n)
	if c.cols[col][row%ChunkRows] == value {
		return
	}
	if key := (dirtyBlock{col, uint32(n)}); !u.owned[key] {
		c.cols[col] = slices.Clone(c.cols[col])
		u.owned[key] = true
	}
	c.cols[col][row%ChunkRows] = value
	u.dirty[dirtyBlock{col, row / blockRows}] = true
}

// SetLive removes papers (live false) or brings them back.
func (u *Update) SetLive(rows []uint32, live bool) error {
	for _, row := range rows {
		if row >= u.next.rows {
			return fmt.Errorf("%w: %d", ErrRow, row)
		}
		b := u.liveOf(int(row / ChunkRows))
		if live {
			b.add(uint16(row % ChunkRows))
		} else {
			b.remove(uint16(row % ChunkRows))
		}
	}
	return nil
}

// Live reports whether a row is there, with this update's changes.
func (u *Update) Live(row uint32) bool { return u.next.Live(row) }

// PutJournal writes a journal. With NoJournal it is a new one; its ordinal is returned either way.
func (u *Update) PutJournal(ord uint32, j *JournalDoc) (uint32, error) {
	if !u.journals {
		u.next.journals = u.next.journals.clone()
		u.journals = true
	}
	n := uint32(u.next.journals.len())
	var old *JournalDoc
	switch {
	case ord == NoJournal:
		ord = n
	case ord >= n:
		return 0, fmt.Errorf("%w: journal %d of %d", ErrRow, ord, n)
	default:
		var err error
		if old, err = readJournal(u.w.Get(numberKey(keyJournal, ord))); err != nil {
			return 0, err
		}
	}
	u.next.journals.set(int(ord), j)
	if err := u.w.Put(numberKey(keyJournal, ord), appendJournal(nil, j)); err != nil {
		return 0, fmt.Errorf("journal: %w", err)
	}
	before, after := editPart(), editPart()
	if old != nil {
		before.cutJournal(old)
	}
	after.cutJournal(j)
	u.edits = diff(u.edits, journalChunks+int(ord/ChunkRows), uint16(ord%ChunkRows), before, after)
	return ord, u.flushEdits()
}

// kindNumber finds or makes the number of a type.
func (u *Update) kindNumber(name string) uint32 {
	if i := slices.Index(u.next.kinds, name); i >= 0 {
		return uint32(i) + 1
	}
	if len(u.next.kinds) == 1<<16-2 {
		return 0
	}
	if !u.kinds {
		u.next.kinds = slices.Clone(u.next.kinds)
		u.kinds = true
	}
	u.next.kinds = append(u.next.kinds, name)
	return uint32(len(u.next.kinds))
}

// nameKey is where a name's ordinal is.
func nameKey(folded string) []byte {
	return append([]byte{keyName}, folded[:min(len(folded), maxValue)]...)
}

// personKey is the form in which authors are the same person to the facet.
func personKey(name string) string {
	k := fold.Key(name)
	return k[:min(len(k), maxValue)]
}
