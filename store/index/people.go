package index

import (
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strings"
)

// namesBlock is the number of author names in one stored value.
const namesBlock = 256

// importing is what is remembered between the transactions of an import.
type importing struct {
	// people caches ordinals of author names, by personKey. An import asks for the same names a million times.
	people map[string]uint32
	runs   [orderCount][]sortRun // sort keys of rows without a place yet
	// keyless are rows whose key in runs was taken from them since.
	keyless [orderCount][]uint32

	spill   Spill // where the keys of runs are; nil: with them
	spilled int64 // bytes in it
}

// Spill is where bytes wait that need not be in memory: a file.
type Spill interface {
	io.ReaderAt
	io.WriterAt
}

// SpillTo has the sort keys of an import wait in s for Update.Order, not in memory: some 90 bytes a paper. Nil ends it; keys that
// still wait are read from the papers then. The caller owns s, and empties it.
func (x *Index) SpillTo(s Spill) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.session.spill != nil && s == nil {
		x.session.runs = [orderCount][]sortRun{}
	}
	x.session.spill, x.session.spilled = s, 0
}

// peopleKept bounds the cache of names.
const peopleKept = 1 << 20

// take moves a committed update's finds into the session; Index.mu is held.
func (s *importing) take(u *Update) {
	if s.people == nil || len(s.people) > peopleKept {
		s.people = map[string]uint32{}
	}
	for n, ord := range u.named {
		s.people[strings.Clone(n)] = ord // n may be a part of a file's text, and keep all of that
	}
	for o := range s.runs {
		for i := range u.pending[o] {
			s.put(&u.pending[o][i])
		}
		s.runs[o] = append(s.runs[o], u.pending[o]...)
		s.keyless[o] = append(s.keyless[o], u.keyless[o]...)
	}
	if u.next.unordered == 0 {
		*s = importing{spill: s.spill, spilled: s.spilled}
	}
}

// put moves a run's keys to the spill; where that fails, on a full disk, they stay.
func (s *importing) put(r *sortRun) {
	if s.spill == nil {
		return
	}
	if _, err := s.spill.WriteAt(r.keys, s.spilled); err != nil {
		return
	}
	r.at, r.keys = s.spilled, nil
	s.spilled += int64(r.n)
}

// person finds or makes the ordinal of an author's name.
func (u *Update) person(name string) uint32 {
	key := personKey(name)
	if ord, ok := u.named[key]; ok {
		return ord
	}
	u.x.mu.Lock()
	ord, ok := u.x.session.people[key]
	u.x.mu.Unlock()
	if ok {
		return ord
	}
	if v := u.w.Get(nameKey(key)); v != nil {
		if n, k := binary.Uvarint(v); k > 0 {
			return uint32(n)
		}
	}
	ord = u.next.people
	u.next.people++
	u.named[key] = ord
	u.newNames = append(u.newNames, name)
	return ord
}

// putNames writes the new names' blocks.
func (u *Update) putNames() error {
	first := u.next.people - uint32(len(u.newNames))
	for len(u.newNames) > 0 {
		block := first / namesBlock
		key := numberKey(keyNames, block)
		n := min(int((block+1)*namesBlock-first), len(u.newNames))
		v := appendStrings(slices.Clone(u.w.Get(key)), u.newNames[:n]...)
		if err := u.w.Put(key, v); err != nil {
			return fmt.Errorf("author names: %w", err)
		}
		first += uint32(n)
		u.newNames = u.newNames[n:]
	}
	return nil
}

func peopleKey(row uint32) []byte {
	return binary.BigEndian.AppendUint16([]byte{keyPeople}, uint16(row/blockRows))
}

// A block of author ordinals is, for every row: uvarint count, uvarint ordinals.

// appendPeople adds the authors of a part's rows behind those already there.
func (u *Update) appendPeople(p *Part, row uint32) error {
	global := make([]uint32, len(p.names.list))
	for i, n := range p.names.list {
		global[i] = u.person(n)
	}
	key := peopleKey(row)
	var v []byte
	if row%blockRows != 0 {
		v = slices.Clone(u.w.Get(key))
	}
	at := 0
	for _, n := range p.perRow {
		v = binary.AppendUvarint(v, uint64(n))
		for range n {
			v = binary.AppendUvarint(v, uint64(global[p.people[at]]))
			at++
		}
	}
	if err := u.w.Put(key, v); err != nil {
		return fmt.Errorf("authors: %w", err)
	}
	return nil
}

// replacePeople rewrites one row's authors.
func (u *Update) replacePeople(row uint32, p *Part) error {
	key := peopleKey(row)
	old := u.w.Get(key)
	rest := old
	for range row % blockRows {
		n, k := binary.Uvarint(rest)
		if k <= 0 {
			return fmt.Errorf("authors of row %d: %w", row, ErrCorrupt)
		}
		rest = skipUvarints(rest[k:], int(n))
	}
	out := slices.Clone(old[:len(old)-len(rest)])
	n, k := binary.Uvarint(rest)
	if k <= 0 {
		return fmt.Errorf("authors of row %d: %w", row, ErrCorrupt)
	}
	rest = skipUvarints(rest[k:], int(n))
	out = binary.AppendUvarint(out, uint64(len(p.people)))
	for _, local := range p.people {
		out = binary.AppendUvarint(out, uint64(u.person(p.names.list[local])))
	}
	if err := u.w.Put(key, append(out, rest...)); err != nil {
		return fmt.Errorf("authors: %w", err)
	}
	return nil
}

func skipUvarints(data []byte, n int) []byte {
	i := 0
	for n > 0 && i < len(data) {
		if data[i] < 0x80 {
			n--
		}
		i++
	}
	return data[i:]
}
