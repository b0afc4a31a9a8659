package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"twinleaf/model"
)

// entryEdits is how many edits an Entry of the whole library's log lists.
const entryEdits = 100

// History returns all that was ever done to a paper or journal, newest first:
// with each entry the edits of this record, its adding among them. An undo or
// redo is an entry of its own.
func (l *Library) History(id model.ID) (list []Entry, err error) {
	err = l.view(func(tx *bbolt.Tx) error {
		kind, n, err := find(tx, id)
		if err != nil {
			return err
		}
		parts, err := eventsOf(tx, kind, n)
		if err != nil {
			return err
		}
		for seq, in := range parts {
			e, err := getEvent(tx, seq)
			if err != nil {
				return err
			}
			edits, err := l.editsIn(tx, e, in, kind, n)
			if err != nil {
				return err
			}
			if len(edits) == 0 {
				continue
			}
			for i := range edits {
				edits[i].Record = id
			}
			own := e.entry()
			own.Edits = edits
			list = append(list, own)
			for i, f := range e.flips {
				u, err := getEvent(tx, f)
				if err != nil {
					return err
				}
				entry := u.entry()
				entry.Edits = edits
				if i%2 == 0 {
					entry.Edits = model.Change{Edits: edits}.Inverse().Edits
				}
				list = append(list, entry)
			}
		}
		slices.SortFunc(list, func(a, b Entry) int { return cmp.Compare(b.Seq, a.Seq) })
		return nil
	})
	return list, err
}

// eventsOf finds the events, and of wide ones the parts, that may hold edits
// of a record or have added it.
func eventsOf(tx *bbolt.Tx, kind model.What, n uint32) (map[uint64][]uint32, error) {
	parts := map[uint64][]uint32{}
	prefix := touchedKey(kind, n, 0)[:5]
	c := tx.Bucket(bucketTouched).Cursor()
	for k, _ := c.Seek(prefix); len(k) == 13 && string(k[:5]) == string(prefix); k, _ = c.Next() {
		parts[binary.BigEndian.Uint64(k[5:])] = []uint32{0}
	}
	err := wideHas(tx, kind, n, func(seq uint64, part uint32) { parts[seq] = append(parts[seq], part) })
	if err != nil {
		return nil, err
	}
	c = tx.Bucket(bucketWide).Cursor()
	last := uint64(0)
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		seq := binary.BigEndian.Uint64(k)
		if seq == last {
			continue
		}
		last = seq
		e, err := getEvent(tx, seq)
		if err != nil {
			return nil, err
		}
		if e.adds(kind, n) && parts[seq] == nil {
			parts[seq] = []uint32{}
		}
	}
	return parts, nil
}

// adds reports whether the event added a record.
func (e *event) adds(kind model.What, n uint32) bool {
	if kind == model.AJournal {
		return e.journals.has(n)
	}
	return e.papers.has(n)
}

// editsIn reads the edits of one record in the parts of an event.
func (l *Library) editsIn(tx *bbolt.Tx, e *event, parts []uint32, kind model.What, n uint32) ([]model.Edit, error) {
	var edits []model.Edit
	if e.adds(kind, n) {
		edits = append(edits, model.Edit{What: kind, Field: model.FieldPresent, After: present})
	}
	for _, part := range parts {
		more, err := l.editsOf(tx, e.seq, part, kind, n)
		if err != nil {
			return nil, err
		}
		edits = append(edits, more...)
	}
	return edits, nil
}

func (e *event) entry() Entry {
	return Entry{Seq: e.seq, Label: e.label, Note: e.note, Who: e.who, When: e.when, Hand: e.hand,
		Undoes: e.undoes, Redoes: e.redoes, TakenBack: e.takenBack(), Added: e.papers.count() + e.journals.count(), EditCount: e.edits}
}

// Changes returns up to limit rows of the whole library's history that come
// before row before (0: from the newest), newest first.
func (l *Library) Changes(before uint64, limit int) (list []Entry, err error) {
	err = l.view(func(tx *bbolt.Tx) error {
		c := tx.Bucket(bucketHistory).Cursor()
		var k, v []byte
		if before == 0 {
			k, v = c.Last()
		} else if k, _ = c.Seek(be64(before)); k == nil {
			k, v = c.Last()
		} else {
			k, v = c.Prev()
		}
		for ; k != nil && len(list) < limit; k, v = c.Prev() {
			e, err := decodeEvent(k, v)
			if err != nil {
				return err
			}
			entry := e.entry()
			if entry.Edits, err = l.firstEdits(tx, e); err != nil {
				return err
			}
			list = append(list, entry)
		}
		return nil
	})
	return list, err
}

// firstEdits reads the first edits of an event, or of what it undid or redid.
func (l *Library) firstEdits(tx *bbolt.Tx, e *event) ([]model.Edit, error) {
	of := e
	if n := max(e.undoes, e.redoes); n != 0 {
		var err error
		if of, err = getEvent(tx, n); err != nil {
			return nil, err
		}
	}
	var out []model.Edit
	for part := range of.lastPart() + 1 {
		err := l.eachEdits(tx, of.seq, part, func(list []rowEdit) (bool, error) {
			if e.undoes != 0 {
				list = invert(list)
			}
			list = list[:min(len(list), entryEdits-len(out))]
			name(tx, list)
			for _, r := range list {
				out = append(out, r.Edit)
			}
			return len(out) < entryEdits, nil
		})
		if err != nil || len(out) >= entryEdits {
			return out, err
		}
	}
	return out, nil
}

// name fills in the IDs of the records that stored edits are of. The ID of a
// damaged record may be wrong or zero.
func name(tx *bbolt.Tx, list []rowEdit) {
	for i := range list {
		bucket := bucketPapers
		switch list[i].What {
		case model.ALibrary:
			continue
		case model.AJournal:
			bucket = bucketJournals
		}
		list[i].Record = probableID(tx.Bucket(bucket).Get(be32(list[i].n)))
	}
}

// TakeBack sets one field of one record back to what it was before history row
// seq, if it still is what that row made it; else a *StaleError. The mark
// "corrected by hand" goes back as well. It is a Change of its own, and can be
// undone.
func (l *Library) TakeBack(ctx context.Context, seq uint64, id model.ID, field string) (Applied, error) {
	return l.change(func(w *writer) (Applied, error) {
		e, err := getEvent(w.tx, seq)
		if err != nil {
			return Applied{}, err
		}
		kind, n, err := find(w.tx, id)
		if err != nil {
			return Applied{}, err
		}
		of := e
		if s := max(e.undoes, e.redoes); s != 0 {
			if of, err = getEvent(w.tx, s); err != nil {
				return Applied{}, err
			}
		}
		if w.l.run != nil && w.l.run.seq == of.seq {
			return Applied{}, ErrBusy
		}
		parts := make([]uint32, of.lastPart()+1)
		for i := range parts {
			parts[i] = uint32(i)
		}
		edits, err := w.l.editsIn(w.tx, of, parts, kind, n)
		if err != nil {
			return Applied{}, err
		}
		if e.undoes != 0 {
			edits = model.Change{Edits: edits}.Inverse().Edits
		}
		var back *model.Edit
		for _, d := range edits {
			if d.Field != field {
				continue
			}
			if back == nil {
				back = &model.Edit{What: kind, Record: id, Field: field, After: d.Before, MarkAfter: d.MarkBefore}
			}
			back.Before, back.MarkBefore = d.After, d.MarkAfter
		}
		if back == nil {
			return Applied{}, fmt.Errorf("change %d of %s of %v: %w", seq, field, id, ErrNotFound)
		}
		c := model.Change{Label: "change.takeback", Hand: true, Edits: []model.Edit{*back}}
		return w.apply(ctx, c, func(e *model.Edit, _ bool) bool { return e.MarkAfter })
	})
}
