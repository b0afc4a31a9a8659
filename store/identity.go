package store

import (
	"encoding/binary"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"github.com/zeebo/xxh3"
	"go.etcd.io/bbolt"

	"twinleaf/model"
	"twinleaf/model/fold"
)

// A recordKey is the hash of something that a paper is recognised by: its DOI,
// its id at a platform, or its title with authors and year. What has the same
// key is only likely the same: who looks one up compares the papers.
type recordKey uint64

func keyOf(kind byte, parts ...string) recordKey {
	return recordKey(xxh3.HashString(string(kind) + strings.Join(parts, "\x00")))
}

// doiKey is the key of a DOI in any form; false where it holds none.
func doiKey(doi string) (recordKey, bool) {
	if d := model.NormalizeDOI(doi); d != "" {
		return keyOf('d', d), true
	}
	return 0, false
}

func sourceKey(p *model.Paper) (recordKey, bool) {
	id := strings.TrimSpace(p.SourceID)
	return keyOf('s', fold.Key(p.Platform), id), id != ""
}

// titleKey needs a title and an author: an editorial has neither of its own.
// The year takes part where it is known.
func titleKey(p *model.Paper) (recordKey, bool) {
	title := letters(p.Title.EN)
	if title == "" {
		title = letters(p.Title.ZH)
	}
	if title == "" || len(p.Authors) == 0 {
		return 0, false
	}
	names := make([]string, len(p.Authors))
	for i, a := range p.Authors {
		names[i] = letters(a.Name)
	}
	return keyOf('t', title, strings.Join(names, ";"), strconv.Itoa(p.Year())), true
}

// letters is folded text without anything but letters and digits.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, fold.String(s))
}

// paperKeys are all keys that a paper has, the most telling first.
func paperKeys(p *model.Paper) []recordKey {
	out := make([]recordKey, 0, 3)
	if k, ok := doiKey(p.DOI); ok {
		out = append(out, k)
	}
	if k, ok := sourceKey(p); ok {
		out = append(out, k)
	}
	if k, ok := titleKey(p); ok {
		out = append(out, k)
	}
	return out
}

// samePaper says whether an incoming paper is one that the library has: the
// same DOI; the same id at the same platform; the same title, authors and year
// where neither DOI nor id speaks against it.
func samePaper(a, b *model.Paper) bool {
	da, db := model.NormalizeDOI(a.DOI), model.NormalizeDOI(b.DOI)
	if da != "" && da == db {
		return true
	}
	sa, oka := sourceKey(a)
	sb, okb := sourceKey(b)
	if oka && okb && sa == sb {
		return da == "" || db == ""
	}
	if da != "" && db != "" || oka && okb && fold.Key(a.Platform) == fold.Key(b.Platform) {
		return false
	}
	ta, oka := titleKey(a)
	tb, okb := titleKey(b)
	return oka && okb && ta == tb
}

// The keys bucket holds keys in two ways. Imports write the keys of a batch
// of rows as one sorted array, which is small and cheap:
//
//	'b' first row(4)   -> 8 bytes each: 40 high bits of the key, 24 bits row - first row
//
// Single papers, and edits that change a key, add an entry each:
//
//	'k' key(8) row(4)  -> nothing
//
// The hashes of abstracts (check.AbstractHash), by which no paper is recognised, stand in the same two forms under 'a' and 'h'; Reindex
// writes them anew. Nothing is taken away otherwise when a key no longer holds.
const (
	keysBatch  = 'b'
	keysSingle = 'k'
	textsBatch = 'a'
	textSingle = 'h'
	keyBits    = 24
	// Fewer keys than this are written singly, so that many small imports do
	// not make many small arrays, each of which every look-up has to search.
	keysFew = 1024
)

// singleOf is the first byte of keys that stand singly, of those that stand in arrays under batch.
func singleOf(batch byte) byte {
	if batch == textsBatch {
		return textSingle
	}
	return keysSingle
}

func putKey(tx *bbolt.Tx, k recordKey, row uint32) error { return putSingle(tx, keysSingle, k, row) }

func putSingle(tx *bbolt.Tx, single byte, k recordKey, row uint32) error {
	b := binary.BigEndian.AppendUint64([]byte{single}, uint64(k))
	return tx.Bucket(bucketKeys).Put(binary.BigEndian.AppendUint32(b, row), []byte{})
}

// rowKey is a key with the row that it belongs to.
type rowKey struct {
	key recordKey
	row uint32
}

// putKeys writes the keys of new rows; batch says which: keysBatch or textsBatch.
func putKeys(tx *bbolt.Tx, batch byte, list []rowKey) error {
	if len(list) < keysFew {
		for _, k := range list {
			if err := putSingle(tx, singleOf(batch), k.key, k.row); err != nil {
				return err
			}
		}
		return nil
	}
	first := list[0].row
	for _, k := range list {
		first = min(first, k.row)
	}
	packed := make([]uint64, len(list))
	for i, k := range list {
		packed[i] = uint64(k.key)>>keyBits<<keyBits | uint64(k.row-first)
	}
	slices.Sort(packed)
	key := binary.BigEndian.AppendUint32([]byte{batch}, first)
	v := head(8 * len(packed))
	for _, p := range packed {
		v = binary.BigEndian.AppendUint64(v, p)
	}
	return tx.Bucket(bucketKeys).Put(key, seal(kindKeys, key, v))
}

// keyRows returns the rows that have, or had, a key, ascending.
func (l *Library) keyRows(tx *bbolt.Tx, want recordKey) ([]uint32, error) {
	var rows []uint32
	err := eachRow(tx, keysBatch, []recordKey{want}, func(_ recordKey, row uint32) { rows = append(rows, row) })
	slices.Sort(rows)
	return slices.Compact(rows), err
}

// eachRow calls f with each row that has, or had, one of the keys; a row may come twice. batch says which keys: keysBatch or textsBatch.
// An array is opened once for all of them, which takes a tenth of a millisecond.
func eachRow(tx *bbolt.Tx, batch byte, want []recordKey, f func(k recordKey, row uint32)) error {
	want = slices.Clone(want)
	slices.Sort(want)
	want = slices.Compact(want)
	if len(want) == 0 {
		return nil
	}
	c := tx.Bucket(bucketKeys).Cursor()
	for k, v := c.Seek([]byte{batch}); len(k) == 5 && k[0] == batch; k, v = c.Next() {
		list, first, err := keyArray(k, v)
		if err != nil {
			return err
		}
		at := func(i int) uint64 { return binary.BigEndian.Uint64(list[8*i:]) }
		n, from := len(list)/8, 0
		for _, w := range want {
			from += sort.Search(n-from, func(i int) bool { return at(from+i)>>keyBits >= uint64(w)>>keyBits })
			for i := from; i < n && at(i)>>keyBits == uint64(w)>>keyBits; i++ {
				f(w, first+uint32(at(i)&(1<<keyBits-1)))
			}
		}
	}
	for _, w := range want {
		prefix := binary.BigEndian.AppendUint64([]byte{singleOf(batch)}, uint64(w))
		for k, _ := c.Seek(prefix); len(k) == 13 && string(k[:9]) == string(prefix); k, _ = c.Next() {
			f(w, binary.BigEndian.Uint32(k[9:]))
		}
	}
	return nil
}

func keyArray(k, v []byte) (list []byte, first uint32, err error) {
	list, err = unseal(kindKeys, k, v)
	if err == nil && len(list)%8 != 0 {
		err = errWire
	}
	if err != nil {
		return nil, 0, &DamageError{Bucket: "keys", Key: slices.Clone(k), Err: err}
	}
	return list, binary.BigEndian.Uint32(k[1:]), nil
}

// eachKey calls f with every key in the file; keys of imports are cut to 40 bits.
func eachKey(tx *bbolt.Tx, f func(k recordKey, row uint32)) error {
	c := tx.Bucket(bucketKeys).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		switch {
		case k[0] == keysBatch:
			list, first, err := keyArray(k, v)
			if err != nil {
				return err
			}
			for ; len(list) > 0; list = list[8:] {
				n := binary.BigEndian.Uint64(list)
				f(recordKey(n), first+uint32(n&(1<<keyBits-1)))
			}
		case k[0] == keysSingle && len(k) == 13:
			f(recordKey(binary.BigEndian.Uint64(k[1:])), binary.BigEndian.Uint32(k[9:]))
		}
	}
	return nil
}
