package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"twinleaf/model"
	"twinleaf/model/query"
)

// decodePaper reads a record out of its value. The abstracts that lie in the
// texts bucket are not read: see loadTexts. Nothing returned points into value.
func (l *Library) decodePaper(row uint32, value []byte) (*record, error) {
	key := be32(row)
	damaged := func(id model.ID, err error) error {
		return &DamageError{Bucket: "papers", Key: key, Record: id, Err: err}
	}
	body, err := unseal(kindPaper, key, value)
	if err != nil {
		return nil, damaged(probableID(value), err)
	}
	r := &record{row: row}
	if len(body) < len(r.paper.ID) {
		return nil, damaged(model.ID{}, errShort)
	}
	body = body[copy(r.paper.ID[:], body):]
	n, k := binary.Uvarint(body)
	if k <= 0 || n > 1<<32-1 {
		return nil, damaged(r.paper.ID, errWire)
	}
	r.ordinal = uint32(n)
	raw, err := l.pack.unpack(nil, body[k:])
	if err == nil {
		err = r.readFields(raw)
	}
	if err != nil {
		return nil, damaged(r.paper.ID, err)
	}
	return r, nil
}

// probableID is the ID that a damaged record seems to have.
func probableID(value []byte) (id model.ID) {
	if len(value) >= valueHead+len(id) {
		copy(id[:], value[valueHead:])
	}
	return id
}

// encodePaper writes a record's value, sealed.
func (l *Library) encodePaper(r *record) []byte {
	packed := l.pack.pack(l.pack.record, nil, r.appendFields(make([]byte, 0, 512)))
	return seal(kindPaper, be32(r.row), recordValue(r.paper.ID, r.ordinal, packed))
}

// recordValue puts the parts of a record's value together; it is not sealed.
func recordValue(id model.ID, ordinal uint32, packed []byte) []byte {
	v := append(head(len(id)+5+len(packed)), id[:]...)
	return append(binary.AppendUvarint(v, uint64(ordinal)), packed...)
}

// getRecord reads the record of a row; ErrNotFound where the row was never
// written.
func (l *Library) getRecord(tx *bbolt.Tx, row uint32) (*record, error) {
	v := tx.Bucket(bucketPapers).Get(be32(row))
	if v == nil {
		return nil, fmt.Errorf("row %d: %w", row, ErrNotFound)
	}
	return l.decodePaper(row, v)
}

// getTexts reads the texts row of a paper; the original only if wanted.
func (l *Library) getTexts(tx *bbolt.Tx, r *record, original bool) (texts, error) {
	key := be32(r.row)
	damaged := func(err error) error {
		return &DamageError{Bucket: "texts", Key: key, Record: r.paper.ID, Err: err}
	}
	body, err := unseal(kindText, key, tx.Bucket(bucketTexts).Get(key))
	if err != nil {
		return texts{}, damaged(err)
	}
	raw, err := l.pack.unpack(nil, body)
	if err != nil {
		return texts{}, damaged(err)
	}
	t, err := readTexts(raw, original)
	if err != nil {
		return t, damaged(err)
	}
	return t, nil
}

// loadTexts reads the abstracts that the record leaves to the texts bucket, and what the harvested object says of its journal.
func (l *Library) loadTexts(tx *bbolt.Tx, r *record) error {
	if r.loaded {
		return nil
	}
	t, err := l.getTexts(tx, r, false)
	if err != nil {
		return err
	}
	if r.inTexts&textZH != 0 {
		r.paper.Abstract.ZH = t.zh
	}
	if r.inTexts&textEN != 0 {
		r.paper.Abstract.EN = t.en
	}
	r.paper.Harvested = t.harvested
	r.loaded = true
	return nil
}

// getWhole reads a record with its abstracts.
func (l *Library) getWhole(tx *bbolt.Tx, row uint32) (*record, error) {
	r, err := l.getRecord(tx, row)
	if err == nil {
		err = l.loadTexts(tx, r)
	}
	if err != nil {
		return nil, err
	}
	return r, nil
}

// getPaper reads a whole paper that is present.
func (l *Library) getPaper(tx *bbolt.Tx, row uint32) (model.Paper, error) {
	r, err := l.getWhole(tx, row)
	if err != nil {
		return model.Paper{}, err
	}
	return r.paper, l.setJournal(tx, r)
}

// setJournal fills in the ID of the paper's journal.
func (l *Library) setJournal(tx *bbolt.Tx, r *record) error {
	r.paper.Journal = model.ID{}
	if r.ordinal == 0 {
		return nil
	}
	j, err := l.journal(tx, r.ordinal-1)
	if err != nil {
		return err
	}
	r.paper.Journal = j.ID
	return nil
}

// An ids value is the kind of record, its row or ordinal, and four bytes of a
// checksum: it is read for every record asked for by ID.
const idValue = 1 + 4 + 4

func putID(tx *bbolt.Tx, id model.ID, w model.What, n uint32) error {
	v := make([]byte, 5, idValue)
	v[0] = what(w)
	binary.BigEndian.PutUint32(v[1:], n)
	v = binary.BigEndian.AppendUint32(v, uint32(sum(kindID, id[:], v)))
	return tx.Bucket(bucketIDs).Put(id[:], v)
}

// find returns what an ID names and its row or ordinal, present or not.
func find(tx *bbolt.Tx, id model.ID) (w model.What, n uint32, err error) {
	v := tx.Bucket(bucketIDs).Get(id[:])
	if v == nil {
		return 0, 0, fmt.Errorf("%v: %w", id, ErrNotFound)
	}
	if len(v) != idValue || binary.BigEndian.Uint32(v[5:]) != uint32(sum(kindID, id[:], v[:5])) {
		return 0, 0, &DamageError{Bucket: "ids", Key: slices.Clone(id[:]), Record: id, Err: errSum}
	}
	return model.What(v[0]), binary.BigEndian.Uint32(v[1:]), nil
}

// findPresent is find for a record of one kind that is present.
func findPresent(tx *bbolt.Tx, id model.ID, want model.What) (uint32, error) {
	w, n, err := find(tx, id)
	if err != nil {
		return 0, err
	}
	if w != want {
		return 0, fmt.Errorf("%v is a %s: %w", id, nameOf(w), ErrNotFound)
	}
	gone, err := isAbsent(tx, w, n)
	if err == nil && gone {
		err = fmt.Errorf("%v: %w", id, ErrNotFound)
	}
	return n, err
}

func nameOf(w model.What) string {
	if w == model.AJournal {
		return "journal"
	}
	return "paper"
}

// Paper reads a paper; ErrNotFound, or a *DamageError. A paper in the recycle
// bin is found, and by the ID of a record that was merged into another the other.
func (l *Library) Paper(id model.ID) (p model.Paper, err error) {
	err = l.view(func(tx *bbolt.Tx) error {
		row, err := findPresent(tx, id, model.APaper)
		if err == nil {
			p, err = l.getPaper(tx, row)
		}
		return err
	})
	if errors.Is(err, ErrNotFound) {
		if now, ok := l.merged(id); ok {
			return now, nil
		}
	}
	return p, err
}

// merged finds the paper that one with this ID became a part of. The index
// leads there, the paper itself must say so: in a damaged file the two differ.
func (l *Library) merged(id model.ID) (now model.Paper, ok bool) {
	r, err := l.Search(context.Background(), query.Parse("id:"+id.String(), query.Options{}))
	if err != nil {
		return now, false
	}
	err = l.view(func(tx *bbolt.Tx) error {
		for _, row := range r.rows(0, 4) {
			if now, err = l.getPaper(tx, row); err != nil {
				return err
			}
			if ok = slices.Contains(now.Merged, id); ok {
				return nil
			}
		}
		return nil
	})
	return now, err == nil && ok
}

// Original returns the object that the paper was harvested as, byte for byte;
// nil for one that was made by hand.
func (l *Library) Original(id model.ID) (b []byte, err error) {
	err = l.view(func(tx *bbolt.Tx) error {
		row, err := findPresent(tx, id, model.APaper)
		if err != nil {
			return err
		}
		r, err := l.getRecord(tx, row)
		if err != nil || r.inTexts&textOriginal == 0 {
			return err
		}
		t, err := l.getTexts(tx, r, true)
		b = t.original
		return err
	})
	return b, err
}

// PaperByDOI finds the paper with a DOI in any of its forms; ErrNotFound. Of
// several the first added is returned; those in the recycle bin come last.
func (l *Library) PaperByDOI(doi string) (p model.Paper, err error) {
	key, ok := doiKey(doi)
	if !ok {
		return p, fmt.Errorf("doi %q: %w", doi, ErrNotFound)
	}
	err = l.view(func(tx *bbolt.Tx) error {
		rows, err := l.keyRows(tx, key)
		if err != nil {
			return err
		}
		found := false
		for _, row := range rows {
			gone, err := isAbsent(tx, model.APaper, row)
			if err != nil {
				return err
			}
			if gone {
				continue
			}
			q, err := l.getPaper(tx, row)
			if err != nil {
				return err
			}
			if k, ok := doiKey(q.DOI); !ok || k != key {
				continue
			}
			if !found || p.InBin() && !q.InBin() {
				p, found = q, true
			}
		}
		if !found {
			return fmt.Errorf("doi %q: %w", doi, ErrNotFound)
		}
		return nil
	})
	return p, err
}
