package index

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"twinleaf/model/fold"
)

// NoRow is the row of a Problem that belongs to no single paper.
const NoRow = ^uint32(0)

// errEnough ends a Verify whose caller has seen enough.
var errEnough = errors.New("enough problems")

// Verify cuts every live paper anew and compares with what is stored: columns, authors, postings, positions, orders. It calls
// report for each difference until report returns false. An error means that the check itself could not go on. It
// reads at the speed of an import and holds one chunk of 65,536 papers in memory.
func Verify(ctx context.Context, r Reader, src Source, report func(Problem) bool) error {
	s, err := load(r)
	if err != nil {
		if errors.Is(err, ErrCorrupt) {
			report(Problem{NoRow, err.Error()})
			return nil
		}
		return err
	}
	v := &verifier{ctx: ctx, r: r, src: src, s: s, report: report}
	for n := range s.chunks {
		if err = v.chunk(n); err != nil {
			break
		}
	}
	if err == nil {
		err = v.journals()
	}
	if err == nil && s.unordered == 0 {
		err = v.orders()
	}
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

type verifier struct {
	ctx    context.Context
	r      Reader
	src    Source
	s      *state
	report func(Problem) bool
	keys   [orderCount][]keyed
}

func (v *verifier) problem(row uint32, format string, args ...any) error {
	if !v.report(Problem{row, fmt.Sprintf(format, args...)}) {
		return errEnough
	}
	return nil
}

// chunk compares the papers of a chunk.
func (v *verifier) chunk(n int) error {
	c := v.s.chunks[n]
	var runs []run
	var people peopleBlock
	for first := 0; first < c.n; first += PartRows {
		p := NewPart()
		for i := first; i < min(first+PartRows, c.n); i++ {
			if v.ctx.Err() != nil {
				return v.ctx.Err()
			}
			if err := v.paper(c, p, &people, uint32(n)*ChunkRows+uint32(i)); err != nil {
				return err
			}
		}
		p.Seal()
		runs = append(runs, run{part: p, base: uint16(first), end: len(p.sorted)})
	}
	return v.postings(n, runs, c.live)
}

// paper cuts a live row into the part and compares its columns.
func (v *verifier) paper(c *chunk, p *Part, people *peopleBlock, row uint32) error {
	var d Doc
	if !c.live.has(uint16(row % ChunkRows)) {
		p.Skip()
		return nil
	}
	if err := v.src.Doc(row, &d); err != nil {
		p.Skip()
		return v.problem(row, "the paper cannot be read: %v", err)
	}
	at := p.rows
	firstPerson := len(p.people)
	p.Add(&d)
	for col := range colTerms {
		got, want := c.cols[col][row%ChunkRows], p.cols[col][at]
		if col == colKind {
			name := ""
			if k := got >> kindType; k > 0 && int(k) <= len(v.s.kinds) {
				name = v.s.kinds[k-1]
			}
			if name != d.Type {
				if err := v.problem(row, "type is %q, the record says %q", name, d.Type); err != nil {
					return err
				}
			}
			got, want = got&(1<<kindType-1), want&(1<<kindType-1)
		}
		if got != want {
			if err := v.problem(row, "column %d is %d, the record says %d", col, got, want); err != nil {
				return err
			}
		}
	}
	for o := range orderCount {
		v.keys[o] = append(v.keys[o], keyed{row, bytes.Clone(p.orders[o].at(at))})
	}
	have, err := people.of(v.r, row)
	if err != nil {
		return v.problem(row, "%v", err)
	}
	var names []string
	snap := Snapshot{r: v.r, state: v.s}
	for _, ord := range have {
		name, err := snap.person(ord)
		if err != nil {
			return v.problem(row, "author %d: %v", ord, err)
		}
		names = append(names, personKey(name))
	}
	var want []string
	for _, local := range p.people[firstPerson:] {
		want = append(want, personKey(p.names.list[local]))
	}
	if !slices.Equal(names, want) {
		return v.problem(row, "authors are %q, the record says %q", names, want)
	}
	return nil
}

// postings merges what was cut and compares it with what is stored, as far as it is of live rows.
func (v *verifier) postings(n int, runs []run, live *bitmap) error {
	u := &Update{next: &state{}}
	if err := u.mergeFresh(n, runs); err != nil {
		return err
	}
	// By space and term, as the stored entries are.
	want := map[string][]byte{}
	for _, p := range u.postings {
		unit, err := openUnit(p.value)
		if err != nil {
			return err
		}
		for unit.next() {
			want[string(append([]byte{p.key[termAt]}, unit.term...))] = unit.value
		}
	}
	chunkKey := []byte{keyPosting, byte(n >> 8), byte(n)}
	c := v.r.Cursor()
	for k, data := c.Seek(chunkKey); bytes.HasPrefix(k, chunkKey) && k[termAt] < wherePositions; k, data = c.Next() {
		u, err := openUnit(data)
		for err == nil && u.next() {
			if err := v.entry(n, append([]byte{k[termAt]}, u.term...), u.value, live, want); err != nil {
				return err
			}
		}
		if err != nil || u.bad {
			if err := v.problem(NoRow, "terms up to %q do not decode", k[termAt:]); err != nil {
				return err
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(want)) {
		if k[0] < wherePositions {
			if err := v.differs(n, []byte(k), nil, want[k]); err != nil {
				return err
			}
		}
	}
	return nil
}

// entry compares a stored entry, and the positions that belong to it, with what is wanted, and takes them from there.
func (v *verifier) entry(n int, key, value []byte, live *bitmap, want map[string][]byte) error {
	got, blocks, err := v.liveOnly(n, key, value, live)
	if err != nil {
		if err := v.problem(NoRow, "term %q: %v", key, err); err != nil {
			return err
		}
	}
	for block, b := range blocks {
		at := append([]byte{key[0] | wherePositions}, positionTerm(key[1:], block)...)
		if !bytes.Equal(want[string(at)], b) {
			if err := v.problem(NoRow, "term %q: positions differ from the records", key); err != nil {
				return err
			}
		}
	}
	if !bytes.Equal(want[string(key)], got) {
		if err := v.differs(n, key, got, want[string(key)]); err != nil {
			return err
		}
	}
	delete(want, string(key))
	return nil
}

// liveOnly re-encodes a posting without the rows that are not live.
func (v *verifier) liveOnly(n int, term, value []byte, live *bitmap) (out []byte, blocks map[int][]byte, err error) {
	var p posting
	positioned := hasPositions(term)
	err = p.decode(value, func(block int) []byte {
		return getTerm(v.r, n, term[0]|wherePositions, positionTerm(term[1:], block))
	})
	if err != nil {
		return nil, nil, err
	}
	var kept posting
	for s, rows := range p.rows {
		rest := p.pos[s]
		for _, row := range rows {
			tail := rest
			if positioned {
				tail = skipPositions(rest, 1)
			}
			if live.has(row) {
				kept.rows[s] = append(kept.rows[s], row)
				kept.pos[s] = append(kept.pos[s], rest[:len(rest)-len(tail)]...)
			}
			rest = tail
		}
	}
	blocks = map[int][]byte{}
	out = kept.encode(nil, positioned, func(block int, v []byte) { blocks[block] = v })
	return out, blocks, nil
}

// differs names a row in which two postings of a term differ.
func (v *verifier) differs(n int, term, got, want []byte) error {
	var a, b posting
	none := func(int) []byte { return nil }
	if err := errors.Join(a.decode(got, none), b.decode(want, none)); err != nil {
		return v.problem(NoRow, "term %q: %v", term, err)
	}
	for s := range a.rows {
		for _, row := range a.rows[s] {
			if _, ok := slices.BinarySearch(b.rows[s], row); !ok {
				return v.problem(uint32(n)*ChunkRows+uint32(row), "term %q is in the index, not in the record", term)
			}
		}
		for _, row := range b.rows[s] {
			if _, ok := slices.BinarySearch(a.rows[s], row); !ok {
				return v.problem(uint32(n)*ChunkRows+uint32(row), "term %q is in the record, not in the index", term)
			}
		}
	}
	if len(got) > 0 || len(want) > 0 {
		return v.problem(NoRow, "term %q: positions differ from the records", term)
	}
	return nil
}

// journals compares the journals' words with the journals.
func (v *verifier) journals() error {
	for c := 0; c*ChunkRows < v.s.journals.len(); c++ {
		var live bitmap
		var runs []run
		total := min(v.s.journals.len()-c*ChunkRows, ChunkRows)
		live.fill(total)
		for first := 0; first < total; first += PartRows {
			p := NewPart()
			for i := first; i < min(first+PartRows, total); i++ {
				d, err := readJournal(v.r.Get(numberKey(keyJournal, uint32(c*ChunkRows+i))))
				if err != nil {
					return v.problem(NoRow, "journal %d: %v", c*ChunkRows+i, err)
				}
				p.cutJournal(d)
			}
			p.Seal()
			runs = append(runs, run{part: p, base: uint16(first), end: len(p.sorted)})
		}
		if err := v.postings(journalChunks+c, runs, &live); err != nil {
			return err
		}
	}
	return nil
}

// orders checks that the places in each order follow the keys.
func (v *verifier) orders() error {
	for o := range orderCount {
		col := orderColumn(o)
		place := func(k keyed) uint32 {
			c, r := v.s.chunkOf(k.row)
			return c.cols[col][r]
		}
		list := v.keys[o]
		slices.SortFunc(list, func(a, b keyed) int { return cmp.Compare(place(a), place(b)) })
		for i, k := range list {
			if (len(k.key) == 0) != (place(k) == 0) {
				if err := v.problem(k.row, "order %d: place %d for a key of %d bytes", o, place(k), len(k.key)); err != nil {
					return err
				}
			}
			if i == 0 || place(k) == 0 {
				continue
			}
			if c := bytes.Compare(list[i-1].key, k.key); c > 0 || (c == 0) != (place(list[i-1]) == place(k)) {
				if err := v.problem(k.row, "order %d: out of place after row %d", o, list[i-1].row); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// Journal returns a journal as it was put.
func (s *Snapshot) Journal(ord uint32) (*JournalDoc, error) {
	v := s.r.Get(numberKey(keyJournal, ord))
	if v == nil {
		return nil, fmt.Errorf("%w: journal %d", ErrRow, ord)
	}
	return readJournal(v)
}

// JournalsNamed lists the ordinals of the journals with a name, folded.
func (s *Snapshot) JournalsNamed(name string) (out []uint32) {
	want := fold.Key(name)
	for i, k := range s.journals.key {
		if k == want {
			out = append(out, uint32(i))
		}
	}
	return out
}
