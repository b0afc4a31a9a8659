package index

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/maphash"
	"slices"
	"sync"

	"github.com/klauspost/compress/s2"

	"twinleaf/model/fold"
)

// PartRows is the most papers that one Part takes.
const PartRows = 1 << 12

// Part is a run of papers cut into terms, ready to be appended. Making one touches nothing shared: any number of
// goroutines cut parts at once. A Part is used once: NewPart, Add or Skip up to PartRows times, Seal, Update.Append.
type Part struct {
	rows     int
	starting bool     // emit the starts of words too: for edits; a merge makes them itself
	skipped  []uint16 // rows that are holes
	cols     [colTerms][]uint32
	kinds    localList           // types, by local number
	names    localList           // author names
	people   []uint32            // local author numbers, paper after paper
	perRow   []uint16            // how many of them each paper has
	orders   [orderCount]keyList // once sealed compressed, but in a small part

	words  dictionary
	tuples []uint64 // term<<40 | row<<28 | section<<25 | position, until Seal
	sorted []uint32 // terms in key order, after Seal
	starts []uint32 // where each term's entry begins in packed, by term
	packed []byte

	scan  fold.Scanner
	term  fold.Term
	key   []byte
	pairs []byte
	only  *dictionary // when set, no other terms are taken
	room  *cutRoom    // nil for a small part
}

// cutRoom is what cutting a part takes and its result does not keep, some 25 MB: the next part uses it again.
type cutRoom struct {
	tuples, grouped []uint64
	slots           []uint64
	words           []byte
	ends            []uint32
	packed          []byte
	keys            []byte // a block of sort keys, compressed
}

var cutRooms = sync.Pool{New: func() any { return &cutRoom{slots: make([]uint64, 1<<15)} }}

const (
	tuplePos = 25
	tupleRow = tuplePos + 3
	tupleTop = tupleRow + 12
)

// NewPart returns an empty part.
func NewPart() *Part {
	p := &Part{room: cutRooms.Get().(*cutRoom)}
	p.tuples = p.room.tuples[:0]
	p.words.init(0)
	p.words.slots, p.words.bytes, p.words.ends = p.room.slots, p.room.words[:0], p.room.ends[:0]
	clear(p.words.slots)
	p.kinds.init()
	p.names.init()
	return p
}

// Len is the number of papers and holes in the part.
func (p *Part) Len() int { return p.rows }

// Full reports whether the part takes no more papers.
func (p *Part) Full() bool { return p.rows == PartRows }

// Skip makes the next row a hole: a row that has no paper any more. Used when an index is rebuilt.
func (p *Part) Skip() {
	p.skipped = append(p.skipped, uint16(p.rows))
	p.addColumns(&Doc{Journal: NoJournal, Cited: -1})
	p.perRow = append(p.perRow, 0)
	for o := range p.orders {
		p.orders[o].add(nil)
	}
	p.rows++
}

// Add cuts a paper as the part's next row. It panics on a full part, which is a mistake of the caller.
func (p *Part) Add(d *Doc) {
	if p.Full() {
		panic("index: part is full")
	}
	p.addFacts(d)
	p.cutDoc(d)
	p.rows++
}

// addFacts is Add without the terms and the row.
func (p *Part) addFacts(d *Doc) {
	p.addColumns(d)
	p.addPeople(d)
	p.addKeys(d)
}

func (p *Part) addPeople(d *Doc) {
	before := len(p.people)
	for _, a := range d.Authors[:min(len(d.Authors), 1<<15)] {
		if a.Name == "" {
			continue
		}
		n := p.names.number(a.Name)
		if !slices.Contains(p.people[max(before, len(p.people)-64):], n) {
			p.people = append(p.people, n)
		}
	}
	p.perRow = append(p.perRow, uint16(len(p.people)-before))
}

// emit notes that a term stands at a position of a section of the part's current row.
func (p *Part) emit(sp space, term []byte, sec section, pos int) {
	if p.starting && sp == spaceWord {
		for n := 1; n <= startLengths; n++ {
			if s := startOf(term, n); s != nil {
				p.emit(spaceStart, s, sec, 0)
			}
		}
	}
	p.key = append(append(p.key[:0], byte(sp)), term...)
	if p.only != nil && !p.only.has(p.key) {
		return
	}
	id := p.words.number(p.key)
	p.tuples = append(p.tuples, uint64(id)<<tupleTop|uint64(p.rows)<<tupleRow|uint64(sec)<<tuplePos|uint64(min(pos, maxPos)))
}

// Seal packs the part. It may be called on the goroutine that cut it; afterwards only Append uses the part.
func (p *Part) Seal() {
	p.sortTerms()
	ends := p.groupTuples()
	p.pack(ends)
	if p.room != nil {
		p.leaveRoom()
	}
	p.tuples, p.key, p.pairs = nil, nil, nil
	p.words.slots = nil
	p.scan, p.term = fold.Scanner{}, fold.Term{}
}

// leaveRoom gives the room back. A batch of parts waits for its transaction, so what they keep is copied to its size: slices.Clip
// would keep the room behind it.
func (p *Part) leaveRoom() {
	r := p.room
	r.grouped, r.slots = p.tuples, p.words.slots
	r.words, r.ends, r.packed = p.words.bytes, p.words.ends, p.packed
	p.words.bytes, p.words.ends, p.packed = bytes.Clone(r.words), slices.Clone(r.ends), bytes.Clone(r.packed)
	for o := range p.orders {
		// Encode takes room for the worst.
		r.keys = s2.Encode(r.keys[:cap(r.keys)], p.orders[o].bytes)
		p.orders[o].bytes = bytes.Clone(r.keys)
	}
	p.names.by, p.kinds.by = nil, nil
	p.room = nil
	cutRooms.Put(r)
}

// sortTerms orders the terms by key: by their first eight bytes as a number, whole keys only where those are equal.
func (p *Part) sortTerms() {
	type head struct {
		key uint64
		id  uint32
	}
	heads := make([]head, p.words.len())
	var b [8]byte
	for i := range heads {
		b = [8]byte{}
		copy(b[:], p.words.key(uint32(i)))
		heads[i] = head{binary.BigEndian.Uint64(b[:]), uint32(i)}
	}
	slices.SortFunc(heads, func(x, y head) int {
		if x.key != y.key {
			return cmp.Compare(x.key, y.key)
		}
		return bytes.Compare(p.words.key(x.id), p.words.key(y.id))
	})
	p.sorted = make([]uint32, len(heads))
	for i, h := range heads {
		p.sorted[i] = h.id
	}
}

// groupTuples orders the tuples by term, keeping their order within one, and returns where each term's end.
func (p *Part) groupTuples() (ends []uint32) {
	ends = make([]uint32, p.words.len())
	for _, t := range p.tuples {
		ends[t>>tupleTop]++
	}
	sum := uint32(0)
	for i, n := range ends {
		ends[i] = sum
		sum += n
	}
	var out []uint64
	if p.room != nil {
		out, p.room.tuples = p.room.grouped, p.tuples
	}
	if cap(out) < len(p.tuples) {
		out = make([]uint64, len(p.tuples))
	}
	out = out[:len(p.tuples)]
	for _, t := range p.tuples {
		id := t >> tupleTop
		out[ends[id]] = t
		ends[id]++
	}
	p.tuples = out
	return ends
}

// pack writes one entry a term:
//
//	mask of sections, then for each: uvarint papers, row distances, uvarint bytes of positions, positions
//
// Row distances are uvarints from the row before, from -1, less one.
func (p *Part) pack(ends []uint32) {
	p.starts = make([]uint32, p.words.len()+1)
	var out []byte
	if p.room != nil {
		out = p.room.packed[:0]
	}
	if cap(out) == 0 {
		out = make([]byte, 0, len(p.tuples)*5/2)
	}
	var rows [sectionCount][]byte
	var pos [sectionCount][]byte
	var n [sectionCount]int
	var last [sectionCount]int
	var list []uint32
	from := uint32(0)
	for id, end := range ends {
		p.starts[id] = uint32(len(out))
		positioned := hasPositions(p.words.key(uint32(id)))
		mask := byte(0)
		tuples := p.tuples[from:end]
		from = end
		for i := 0; i < len(tuples); {
			at := tuples[i] >> tuplePos
			sec, row := section(at&7), int(at>>3&(PartRows-1))
			list = list[:0]
			for ; i < len(tuples) && tuples[i]>>tuplePos == at; i++ {
				list = append(list, uint32(tuples[i]&(1<<tuplePos-1)))
			}
			if mask&(1<<sec) == 0 {
				mask |= 1 << sec
				rows[sec], pos[sec], n[sec], last[sec] = rows[sec][:0], pos[sec][:0], 0, -1
			}
			rows[sec] = binary.AppendUvarint(rows[sec], uint64(row-last[sec]-1))
			last[sec] = row
			n[sec]++
			if positioned {
				pos[sec] = appendPositions(pos[sec], ascending(list))
			}
		}
		out = append(out, mask)
		for sec := range sectionCount {
			if mask&(1<<sec) == 0 {
				continue
			}
			out = binary.AppendUvarint(out, uint64(n[sec]))
			out = append(out, rows[sec]...)
			out = binary.AppendUvarint(out, uint64(len(pos[sec])))
			out = append(out, pos[sec]...)
		}
	}
	p.starts[len(ends)] = uint32(len(out))
	p.packed = out
}

// ascending sorts positions and drops repeats; nearly always they are sorted already.
func ascending(list []uint32) []uint32 {
	for i := 1; i < len(list); i++ {
		if list[i] <= list[i-1] {
			slices.Sort(list)
			return slices.Compact(list)
		}
	}
	return list
}

// hasPositions reports whether a term (with its space) takes part in phrases.
func hasPositions(key []byte) bool {
	switch space(key[0]) {
	case spaceWord, spaceSyllable, spaceInitials:
		return true
	case spaceHan:
		return !oneRune(key[1:])
	}
	return false
}

// oneRune reports whether UTF-8 text is a single character.
func oneRune(b []byte) bool {
	n := 0
	for _, c := range b {
		if c&0xC0 != 0x80 {
			n++
		}
	}
	return n == 1
}

// entry returns the packed entry of a term.
func (p *Part) entry(id uint32) []byte { return p.packed[p.starts[id]:p.starts[id+1]] }

// dictionary numbers byte strings from 0.
type dictionary struct {
	seed  maphash.Seed
	slots []uint64 // hash<<32 | number+1; 0 is free. One slot is one line of memory to wait for.
	ends  []uint32
	bytes []byte
}

func (d *dictionary) init(slots int) {
	d.seed = maphash.MakeSeed()
	d.slots = make([]uint64, slots)
}

func (d *dictionary) len() int { return len(d.ends) }

func (d *dictionary) key(n uint32) []byte {
	from := uint32(0)
	if n > 0 {
		from = d.ends[n-1]
	}
	return d.bytes[from:d.ends[n]:d.ends[n]]
}

func (d *dictionary) number(key []byte) uint32 {
	h := uint32(maphash.Bytes(d.seed, key))
	mask := uint32(len(d.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		s := d.slots[i]
		if s == 0 {
			n := uint32(len(d.ends))
			d.bytes = append(d.bytes, key...)
			d.ends = append(d.ends, uint32(len(d.bytes)))
			d.slots[i] = uint64(h)<<32 | uint64(n+1)
			if len(d.ends)*2 > len(d.slots) {
				d.grow()
			}
			return n
		}
		if uint32(s>>32) == h {
			if n := uint32(s) - 1; bytes.Equal(d.key(n), key) {
				return n
			}
		}
	}
}

// has reports whether a byte string has a number.
func (d *dictionary) has(key []byte) bool {
	h := uint32(maphash.Bytes(d.seed, key))
	mask := uint32(len(d.slots) - 1)
	for i := h & mask; d.slots[i] != 0; i = (i + 1) & mask {
		if s := d.slots[i]; uint32(s>>32) == h && bytes.Equal(d.key(uint32(s)-1), key) {
			return true
		}
	}
	return false
}

func (d *dictionary) grow() {
	old := d.slots
	d.slots = make([]uint64, 2*len(old))
	mask := uint32(len(d.slots) - 1)
	for _, s := range old {
		if s == 0 {
			continue
		}
		i := uint32(s>>32) & mask
		for d.slots[i] != 0 {
			i = (i + 1) & mask
		}
		d.slots[i] = s
	}
}

// localList numbers strings in a part, from 0.
type localList struct {
	by   map[string]uint32
	list []string
}

func (l *localList) init() { l.by = map[string]uint32{} }

func (l *localList) number(s string) uint32 {
	n, ok := l.by[s]
	if !ok {
		n = uint32(len(l.list))
		l.by[s] = n
		l.list = append(l.list, s)
	}
	return n
}
