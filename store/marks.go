package store

import (
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	"go.etcd.io/bbolt"

	"twinleaf/model"
)

// Rows are never given up: a record whose adding was taken back keeps its row
// and is marked absent, so that taking back a million of them writes sixteen
// bitmaps, and bringing them back another sixteen. Papers in the recycle bin
// are marked beside their own field, so that the bin can be listed. The marks
// bucket holds, per mark and 65,536 rows, a roaring bitmap of the rows' low 16
// bits.

const chunkRows = 1 << 16

// A mark is what a bitmap says of its rows. Numbers are for ever.
type mark byte

const (
	absentPaper   mark = iota // as model.APaper
	absentJournal             // as model.AJournal
	inBin
	toJudge // papers whose findings may have changed; see findings.go
)

func markKey(m mark, n uint32) []byte {
	return binary.BigEndian.AppendUint16([]byte{byte(m)}, uint16(n>>16))
}

// markedChunk reads the marked rows among those that share a chunk with n. The
// bitmap may point into the transaction's memory.
func markedChunk(tx *bbolt.Tx, m mark, n uint32) (*roaring.Bitmap, error) {
	key := markKey(m, n)
	b := roaring.New()
	v := tx.Bucket(bucketMarks).Get(key)
	if v == nil {
		return b, nil
	}
	body, err := unseal(kindMarks, key, v)
	if err == nil {
		_, err = b.FromBuffer(body)
	}
	if err != nil {
		return nil, &DamageError{Bucket: "marks", Key: key, Err: err}
	}
	return b, nil
}

func isMarked(tx *bbolt.Tx, m mark, n uint32) (bool, error) {
	b, err := markedChunk(tx, m, n)
	if err != nil {
		return false, err
	}
	return b.Contains(n & (chunkRows - 1)), nil
}

// isAbsent reports whether a record's adding was taken back.
func isAbsent(tx *bbolt.Tx, w model.What, n uint32) (bool, error) { return isMarked(tx, mark(w), n) }

// setMarked sets or clears the mark of rows, which ascend.
func setMarked(tx *bbolt.Tx, m mark, rows []uint32, on bool) error {
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n]>>16 == rows[0]>>16 {
			n++
		}
		b, err := markedChunk(tx, m, rows[0])
		if err != nil {
			return err
		}
		b = b.Clone() // the value it points into must not change
		for _, r := range rows[:n] {
			if on {
				b.Add(r & (chunkRows - 1))
			} else {
				b.Remove(r & (chunkRows - 1))
			}
		}
		key := markKey(m, rows[0])
		if b.IsEmpty() {
			err = tx.Bucket(bucketMarks).Delete(key)
		} else {
			b.RunOptimize()
			var body []byte
			if body, err = b.ToBytes(); err == nil {
				v := append(head(len(body)), body...)
				err = tx.Bucket(bucketMarks).Put(key, seal(kindMarks, key, v))
			}
		}
		if err != nil {
			return fmt.Errorf("mark rows: %w", err)
		}
		rows = rows[n:]
	}
	return nil
}

// markedAmong are those of rows, which ascend, that are marked.
func markedAmong(tx *bbolt.Tx, m mark, rows []uint32) (out []uint32, err error) {
	var b *roaring.Bitmap
	for i, r := range rows {
		if i == 0 || r>>16 != rows[i-1]>>16 {
			if b, err = markedChunk(tx, m, r); err != nil {
				return nil, err
			}
		}
		if b.Contains(r & (chunkRows - 1)) {
			out = append(out, r)
		}
	}
	return out, nil
}

// outOfSight are the rows of a row's chunk whose papers are absent or in the recycle bin.
func outOfSight(tx *bbolt.Tx, row uint32) (*roaring.Bitmap, error) {
	gone, err := markedChunk(tx, absentPaper, row)
	if err != nil {
		return nil, err
	}
	bin, err := markedChunk(tx, inBin, row)
	if err != nil {
		return nil, err
	}
	return roaring.Or(gone, bin), nil
}

// allMarked are the rows with a mark, ascending, the first most of them; 0: all.
func allMarked(tx *bbolt.Tx, m mark, most int) (rows []uint32, err error) {
	c := tx.Bucket(bucketMarks).Cursor()
	for k, _ := c.Seek([]byte{byte(m)}); len(k) == 3 && mark(k[0]) == m; k, _ = c.Next() {
		first := uint32(k[1])<<24 | uint32(k[2])<<16
		b, err := markedChunk(tx, m, first)
		if err != nil {
			return nil, err
		}
		for it := b.Iterator(); it.HasNext(); {
			if rows = append(rows, first+it.Next()); len(rows) == most {
				return rows, nil
			}
		}
	}
	return rows, nil
}

// clearMarks takes a mark off all rows.
func clearMarks(tx *bbolt.Tx, m mark) error {
	return deleteKind(tx.Bucket(bucketMarks), byte(m))
}

// deleteKind takes all keys that begin with a byte out of a bucket.
func deleteKind(b *bbolt.Bucket, kind byte) error {
	var keys [][]byte
	c := b.Cursor()
	for k, _ := c.Seek([]byte{kind}); len(k) > 0 && k[0] == kind; k, _ = c.Next() {
		keys = append(keys, slices.Clone(k))
	}
	for _, k := range keys {
		if err := b.Delete(k); err != nil {
			return err
		}
	}
	return nil
}

// span is a run of rows from First, N of them.
type span struct{ First, N uint32 }

// spans collects rows that mostly follow one another.
type spans []span

func (s *spans) add(row uint32) {
	if n := len(*s); n > 0 && (*s)[n-1].First+(*s)[n-1].N == row {
		(*s)[n-1].N++
		return
	}
	*s = append(*s, span{row, 1})
}

func (s spans) count() int {
	n := 0
	for _, p := range s {
		n += int(p.N)
	}
	return n
}

func (s spans) has(row uint32) bool {
	return slices.ContainsFunc(s, func(p span) bool { return row >= p.First && row-p.First < p.N })
}

func (s spans) rows() []uint32 {
	out := make([]uint32, 0, s.count())
	for _, p := range s {
		for i := range p.N {
			out = append(out, p.First+i)
		}
	}
	return out
}

func (s spans) append(b []byte) []byte {
	for _, p := range s {
		b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(p.First)), uint64(p.N))
	}
	return b
}

func readSpans(b []byte) (spans, error) {
	var s spans
	for len(b) > 0 {
		var first, n uint64
		var err error
		if first, b, err = takeNumber(b); err != nil {
			return nil, err
		}
		if n, b, err = takeNumber(b); err != nil {
			return nil, err
		}
		if first+n > 1<<32 {
			return nil, errWire
		}
		s = append(s, span{uint32(first), uint32(n)})
	}
	return s, nil
}
