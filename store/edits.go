package store

import (
	"cmp"
	"encoding/binary"
	"slices"

	"go.etcd.io/bbolt"

	"twinleaf/model"
)

// rowEdit is an Edit with the row or ordinal of its record.
type rowEdit struct {
	n uint32
	model.Edit
}

// compareRecords orders edits by the record they are of.
func compareRecords(a, b *rowEdit) int {
	if a.What != b.What {
		return int(a.What) - int(b.What)
	}
	return cmp.Compare(a.n, b.n)
}

// sortEdits brings edits into the order of records, keeping those of one record in theirs.
func sortEdits(list []rowEdit) {
	slices.SortStableFunc(list, func(a, b rowEdit) int { return compareRecords(&a, &b) })
}

// The edits bucket holds an event's edits in the order of records, in batches
// that end between records:
//
//	key    seq(8) part(4) kind(1) row(4) of the batch's first edit
//	body   packed list of: kind(1), row uvarint, field, before, after, marks(1)
//
// The record's ID is not kept: the record has it.
const (
	batchEdits = 512
	markBefore = 1
	markAfter  = 2
)

func editsKey(seq uint64, part uint32, kind model.What, n uint32) []byte {
	b := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint64(make([]byte, 0, 17), seq), part)
	return binary.BigEndian.AppendUint32(append(b, what(kind)), n)
}

// putEdits writes an event's edits, which are in order.
func (w *writer) putEdits(seq uint64, part uint32, list []rowEdit) error {
	b := w.tx.Bucket(bucketEdits)
	b.FillPercent = appendFill
	for len(list) > 0 {
		n := min(batchEdits, len(list))
		for n < len(list) && list[n].n == list[n-1].n && list[n].What == list[n-1].What {
			n++
		}
		raw := make([]byte, 0, 1024)
		for _, e := range list[:n] {
			raw = append(raw, what(e.What))
			raw = binary.AppendUvarint(raw, uint64(e.n))
			raw = putLong(putLong(putLong(raw, e.Field), e.Before), e.After)
			raw = append(raw, byte(yes(e.MarkBefore))*markBefore|byte(yes(e.MarkAfter))*markAfter)
		}
		key := editsKey(seq, part, list[0].What, list[0].n)
		v := w.l.pack.pack(w.l.pack.plain, head(len(raw)), raw)
		if err := b.Put(key, seal(kindEdits, key, v)); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

func (l *Library) decodeEdits(key, v []byte) ([]rowEdit, error) {
	body, err := unseal(kindEdits, key, v)
	var raw []byte
	if err == nil {
		raw, err = l.pack.unpack(nil, body)
	}
	var out []rowEdit
	for err == nil && len(raw) > 0 {
		e := rowEdit{Edit: model.Edit{What: model.What(raw[0])}}
		var n uint64
		if n, raw, err = takeNumber(raw[1:]); err != nil {
			break
		}
		e.n = uint32(n)
		for _, s := range []*string{&e.Field, &e.Before, &e.After} {
			var b []byte
			if b, raw, err = takeLong(raw); err != nil {
				break
			}
			*s = string(b)
		}
		if err == nil && len(raw) == 0 {
			err = errWire
		}
		if err == nil {
			e.MarkBefore, e.MarkAfter = raw[0]&markBefore != 0, raw[0]&markAfter != 0
			raw = raw[1:]
			out = append(out, e)
		}
	}
	if err != nil {
		return nil, &DamageError{Bucket: "edits", Key: slices.Clone(key), Err: err}
	}
	return out, nil
}

// eachEdits calls f with the batches of one part of an event, in order. f may
// write to the library: the keys are read first.
func (l *Library) eachEdits(tx *bbolt.Tx, seq uint64, part uint32, f func([]rowEdit) (more bool, err error)) error {
	prefix := binary.BigEndian.AppendUint32(be64(seq), part)
	b := tx.Bucket(bucketEdits)
	c := b.Cursor()
	var keys [][]byte
	for k, _ := c.Seek(prefix); len(k) == 17 && string(k[:12]) == string(prefix); k, _ = c.Next() {
		keys = append(keys, slices.Clone(k))
	}
	for _, k := range keys {
		list, err := l.decodeEdits(k, b.Get(k))
		if err != nil {
			return err
		}
		if more, err := f(list); err != nil || !more {
			return err
		}
	}
	return nil
}

// editsOf reads the edits of one record in one part of an event.
func (l *Library) editsOf(tx *bbolt.Tx, seq uint64, part uint32, kind model.What, n uint32) ([]model.Edit, error) {
	want := editsKey(seq, part, kind, n)
	c := tx.Bucket(bucketEdits).Cursor()
	k, v := c.Seek(want)
	if string(k) != string(want) {
		// The batch that may hold the record begins before it.
		if k == nil {
			k, v = c.Last()
		} else {
			k, v = c.Prev()
		}
	}
	if len(k) != 17 || string(k[:12]) != string(want[:12]) {
		return nil, nil
	}
	list, err := l.decodeEdits(k, v)
	if err != nil {
		return nil, err
	}
	var out []model.Edit
	for _, e := range list {
		if e.What == kind && e.n == n {
			out = append(out, e.Edit)
		}
	}
	return out, nil
}
