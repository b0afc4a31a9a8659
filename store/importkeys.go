package store

import (
	"slices"

	"go.etcd.io/bbolt"

	"twinleaf/model"
)

// known tells an import which papers an incoming one may repeat. It belongs to
// the reader's goroutine.
type known struct {
	l      *Library
	table  keyTable
	asked  int
	loaded bool
}

// loadAfter is how many records an import looks up in the file one by one
// before it takes all keys of the library into memory: a few records into a
// library of a million must not wait for that.
const loadAfter = 500

// seenRow marks keys of the import's own records, whose rows are not known yet.
const seenRow = 1<<32 - 2

func newKnown(l *Library) (*known, error) {
	k := &known{l: l}
	k.table.grow(1 << 12)
	k.loaded = l.published.Load().rows == 0
	return k, nil
}

// look returns the rows that a record may repeat, and whether it may repeat
// one that came before it; later ones will find it.
func (k *known) look(it *item) (rows []uint32, earlier bool, err error) {
	keys := it.keys
	if id := it.in.Paper.ID; !id.IsZero() {
		keys = append(slices.Clone(keys), keyOf('i', string(id[:])))
	}
	if k.asked++; !k.loaded && k.asked > loadAfter {
		if err := k.load(); err != nil {
			return nil, false, err
		}
	}
	for _, key := range keys {
		known := false
		k.table.each(key, func(row uint32) {
			if row == seenRow {
				known, earlier = true, true
			} else if !slices.Contains(rows, row) {
				rows = append(rows, row)
			}
		})
		if !known {
			k.table.add(key, seenRow)
		}
	}
	if k.loaded && it.in.Paper.ID.IsZero() {
		return rows, earlier, nil
	}
	err = k.l.view(func(tx *bbolt.Tx) error {
		if id := it.in.Paper.ID; !id.IsZero() {
			if kind, row, err := find(tx, id); err == nil && kind == model.APaper {
				rows = append(rows, row)
			}
		}
		if k.loaded {
			return nil
		}
		for _, key := range it.keys {
			more, err := k.l.keyRows(tx, key)
			if err != nil {
				return err
			}
			for _, row := range more {
				if !slices.Contains(rows, row) {
					rows = append(rows, row)
				}
			}
		}
		return nil
	})
	return rows, earlier, err
}

// load takes the keys of all present papers into memory. Papers that others
// add while the import runs are not seen: whoever adds a paper by hand that an
// import brings at the same time gets both.
func (k *known) load() error {
	k.loaded = true
	return k.l.view(func(tx *bbolt.Tx) error {
		var gone [chunkRows]bool
		chunk, any := uint32(1<<32-1), false
		var failed error
		err := eachKey(tx, func(key recordKey, row uint32) {
			if row/chunkRows != chunk {
				chunk = row / chunkRows
				clear(gone[:])
				b, err := markedChunk(tx, absentPaper, row)
				if err != nil {
					failed = err
					return
				}
				if any = !b.IsEmpty(); any {
					for _, r := range b.ToArray() {
						gone[r] = true
					}
				}
			}
			if !any || !gone[row%chunkRows] {
				k.table.add(key, row)
			}
		})
		if err == nil {
			err = failed
		}
		return err
	})
}

// keyTable is a hash table from keys to rows, several rows for a key if need
// be. A slot holds the 32 high bits of a key and the row: two million keys in
// 32 MB.
type keyTable struct {
	slots []uint64 // high 32 bits of the key, then row + 1; 0: free
	n     int
}

// home spreads the tag, so that growing needs no more than the slot itself.
func (t *keyTable) home(tag uint32) int {
	return int(uint64(tag)*0x9E3779B97F4A7C15>>20) & (len(t.slots) - 1)
}

func (t *keyTable) add(k recordKey, row uint32) {
	if t.n*4 >= len(t.slots)*3 {
		t.grow(2 * len(t.slots))
	}
	t.put(uint64(k)>>32<<32 | uint64(row+1))
	t.n++
}

func (t *keyTable) put(slot uint64) {
	i := t.home(uint32(slot >> 32))
	for t.slots[i] != 0 {
		i = (i + 1) & (len(t.slots) - 1)
	}
	t.slots[i] = slot
}

// grow makes room for n slots, a power of two.
func (t *keyTable) grow(n int) {
	old := t.slots
	t.slots = make([]uint64, n)
	for _, s := range old {
		if s != 0 {
			t.put(s)
		}
	}
}

// each calls f with the rows of a key, and now and then with one of another
// key: of a million papers about 500 share a tag with another.
func (t *keyTable) each(k recordKey, f func(row uint32)) {
	tag := uint64(k) >> 32
	for i := t.home(uint32(tag)); t.slots[i] != 0; i = (i + 1) & (len(t.slots) - 1) {
		if t.slots[i]>>32 == tag {
			f(uint32(t.slots[i]) - 1)
		}
	}
}
