package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"os"
	"slices"

	"go.etcd.io/bbolt"

	"twinleaf/model"
)

// RecoverReport is what Recover saved.
type RecoverReport struct {
	Papers, Journals int
	Changes          int     // history rows
	Lost             []error // *DamageError each: papers and journals that are gone, abstracts and originals that are
}

// Recover saves all that can be read of a damaged library into a new one at
// fresh, which must not exist. It looks for whole values in every page of the
// file, in use or not, so that a damaged tree, a missing end or even lost head
// pages take no more with them than what they held. Records keep their history
// and marks; what could be undone can still be, if no part of the tree was
// lost. The index and all else that follows from the records is built anew.
// The damaged file is only read, and nobody may write to it meanwhile.
func Recover(ctx context.Context, damaged, fresh string, progress func(Progress)) (r RecoverReport, err error) {
	if _, err := os.Lstat(fresh); err == nil {
		return r, &FileError{Op: "create", Path: fresh, Err: os.ErrExist}
	}
	f, err := os.Open(damaged)
	if err != nil {
		return r, &FileError{Op: "open", Path: damaged, Err: err}
	}
	defer f.Close()
	s, err := newSalvage(f)
	if err != nil {
		return r, &FileError{Op: "read", Path: damaged, Err: err}
	}
	l, err := Open(fresh, Options{})
	if err != nil {
		return r, err
	}
	s.l = l
	defer func() {
		if err = errors.Join(err, l.Close()); err != nil {
			_ = os.Remove(fresh)
		}
	}()
	l.writing.Lock()
	defer l.writing.Unlock()
	t := newTeller(progress, 2*int64(len(s.papers)))
	if err := s.save(ctx, t); err != nil {
		return s.RecoverReport, err
	}
	if err := l.reindex(ctx, t); err != nil {
		return s.RecoverReport, err
	}
	return s.RecoverReport, nil
}

// salvage is what was found in a damaged file: where the newest whole value of
// each key stands.
type salvage struct {
	RecoverReport
	p       *pageFile
	pack    *packer
	l       *Library // the new one
	whole   bool     // the tree has no damage
	papers  map[uint32]place
	texts   map[uint32]place
	journal map[uint32]place
	ids     map[model.ID]uint32 // of papers
	others  map[kind]map[string]place
	c       counters
}

// guessedPage is the size of pages where no head page tells.
const guessedPage = 4096

func newSalvage(f *os.File) (*salvage, error) {
	s := &salvage{papers: map[uint32]place{}, texts: map[uint32]place{}, journal: map[uint32]place{}, ids: map[model.ID]uint32{},
		others: map[kind]map[string]place{}}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if s.pack, err = newPacker(); err != nil {
		return nil, err
	}
	defer s.pack.close()
	if s.p, err = openPages(f); err != nil {
		s.p = &pageFile{r: f, size: guessedPage, last: uint64(info.Size()) / guessedPage}
	}
	reached := make([]bool, s.p.last)
	if err == nil {
		s.whole = true
		s.p.walk(s.p.root, reached, func(error) { s.whole = false })
	}
	// What the tree leads to counts; pages out of use may hold older values.
	for _, inTree := range []bool{true, false} {
		newest := map[uint32]int64{} // of papers found outside of the tree
		s.p.everyLeaf(func(id uint64) bool { return reached[id] == inTree }, func(at place, key, value []byte) {
			s.take(at, key, value, inTree, newest)
		})
	}
	format := 0
	if at, ok := s.others[kindMeta][string(keyFormat)]; ok {
		if v, err := s.p.value(at); err == nil {
			format = int(binary.BigEndian.Uint32(v[valueHead:]))
		}
	}
	switch {
	case format > currentFormat:
		return nil, ErrFormat
	case len(s.papers)+len(s.journal) == 0 && format == 0:
		return nil, ErrNotLibrary
	}
	return s, nil
}

// take notes an entry if it is a whole value of ours. The checksum tells which
// bucket it is of.
func (s *salvage) take(at place, key, value []byte, inTree bool, newest map[uint32]int64) {
	is := func(k kind) bool { _, err := unseal(k, key, value); return err == nil }
	other := func(k kind) {
		if inTree && is(k) {
			if s.others[k] == nil {
				s.others[k] = map[string]place{}
			}
			s.others[k][string(key)] = at
		}
	}
	if _, ok := model.SearchName(string(key)); ok {
		other(kindKept)
	}
	switch len(key) {
	case 4:
		n := number32(key)
		switch {
		case is(kindPaper):
			if _, have := s.papers[n]; have && newest[n] == 0 {
				return // from the tree
			}
			// Older versions of a record are told by their time.
			if inTree {
				s.papers[n] = at
				return
			}
			r, err := (&Library{pack: s.pack}).decodePaper(n, value)
			if err != nil {
				return
			}
			if when := max(r.paper.Modified.Unix(), 1); when >= newest[n] {
				s.papers[n], newest[n] = at, when
			}
		case is(kindText):
			if _, have := s.texts[n]; !have {
				s.texts[n] = at // texts are written once
			}
		case is(kindJournal):
			if _, have := s.journal[n]; !have {
				s.journal[n] = at
			}
		}
	case 16:
		var id model.ID
		copy(id[:], key)
		if len(value) == idValue && binary.BigEndian.Uint32(value[5:]) == uint32(sum(kindID, key, value[:5])) && model.What(value[0]) == model.APaper {
			s.ids[id] = binary.BigEndian.Uint32(value[1:])
		}
	case 8:
		if string(key) == string(keyCounters) {
			other(kindMeta)
		} else {
			other(kindHistory)
		}
	case 17:
		other(kindEdits)
	case 12:
		other(kindWide)
	case 3:
		other(kindMarks)
	case len(keyFormat):
		other(kindMeta)
	}
}

// save writes everything found into the new library.
func (s *salvage) save(ctx context.Context, t *teller) error {
	rows := sortedKeys(s.papers)
	if len(rows) > 0 {
		s.c.rows = rows[len(rows)-1] + 1
	}
	for id, row := range s.ids {
		s.c.rows = max(s.c.rows, row+1)
		if _, ok := s.papers[row]; !ok {
			s.Lost = append(s.Lost, &DamageError{Bucket: "papers", Key: be32(row), Record: id, Err: errSum})
		}
	}
	slices.SortFunc(s.Lost, func(a, b error) int { return cmp.Compare(a.Error(), b.Error()) })
	if err := s.l.update(func(tx *bbolt.Tx) error { return s.saveHistory(tx) }); err != nil {
		return err
	}
	s.unnamed()
	if err := s.l.update(func(tx *bbolt.Tx) error { return s.saveJournals(tx) }); err != nil {
		return err
	}
	for len(rows) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := min(len(rows), 1<<14)
		err := s.l.update(func(tx *bbolt.Tx) error {
			for _, row := range rows[:n] {
				if err := s.savePaper(tx, row); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		t.add(n)
		rows = rows[n:]
	}
	s.Changes = int(s.c.seq)
	s.c.revision++
	if err := s.l.update(func(tx *bbolt.Tx) error { return writeCounters(tx, s.c) }); err != nil {
		return err
	}
	c := s.c
	s.l.published.Store(&c)
	return nil
}

// unnamed notes the rows that are gone together with their IDs: rows are given
// without gaps and none is ever taken away.
func (s *salvage) unnamed() {
	named := make([]bool, s.c.rows)
	for _, row := range s.ids {
		named[row] = true
	}
	for row := range s.c.rows {
		if _, ok := s.papers[row]; !ok && !named[row] {
			s.Lost = append(s.Lost, &DamageError{Bucket: "papers", Key: be32(row), Err: errors.New("neither the record nor its id can be read")})
		}
	}
}

func sortedKeys[V any](m map[uint32]V) []uint32 {
	out := make([]uint32, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// saveHistory writes history, edits and marks, and finds out which records
// they touch.
func (s *salvage) saveHistory(tx *bbolt.Tx) error {
	for k, bucket := range map[kind][]byte{kindHistory: bucketHistory, kindEdits: bucketEdits, kindWide: bucketWide, kindMarks: bucketMarks, kindKept: bucketKept} {
		for key, at := range s.others[k] {
			v, err := s.p.value(at)
			if err != nil {
				return err
			}
			if err := tx.Bucket(bucket).Put([]byte(key), v); err != nil {
				return err
			}
		}
	}
	touched := tx.Bucket(bucketTouched)
	c := tx.Bucket(bucketHistory).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		e, err := decodeEvent(k, v)
		if err != nil {
			return err
		}
		s.c.seq = e.seq
		if e.wide {
			continue
		}
		for kind, rows := range []spans{e.papers, e.journals} {
			for _, n := range rows.rows() {
				if err := touched.Put(touchedKey(model.What(kind), n, e.seq), []byte{}); err != nil {
					return err
				}
			}
		}
		err = s.l.eachEdits(tx, e.seq, 0, func(list []rowEdit) (bool, error) {
			for _, d := range list {
				if d.What == model.ALibrary {
					continue
				}
				if err := touched.Put(touchedKey(d.What, d.n, e.seq), []byte{}); err != nil {
					return false, err
				}
			}
			return true, nil
		})
		if err != nil {
			return err
		}
	}
	if at, ok := s.others[kindMeta][string(keyCounters)]; ok && s.whole {
		v, err := s.p.value(at)
		if err != nil {
			return err
		}
		if body, err := unseal(kindMeta, keyCounters, v); err == nil {
			if was, err := decodeCounters(body); err == nil {
				s.c.revision, s.c.undo, s.c.redo = was.revision, was.undo, was.redo
				s.c.rows, s.c.ordinals = max(s.c.rows, was.rows), was.ordinals
			}
		}
	}
	return nil
}

func (s *salvage) saveJournals(tx *bbolt.Tx) error {
	for _, o := range sortedKeys(s.journal) {
		v, err := s.p.value(s.journal[o])
		if err != nil {
			return err
		}
		r, err := s.l.decodeJournal(o, v)
		if err != nil {
			s.Lost = append(s.Lost, err)
			delete(s.journal, o)
			continue
		}
		if err := tx.Bucket(bucketJournals).Put(be32(o), v); err != nil {
			return err
		}
		if err := putID(tx, r.ID, model.AJournal, o); err != nil {
			return err
		}
		if err := s.l.putNames(tx, r); err != nil {
			return err
		}
		s.c.ordinals = max(s.c.ordinals, o+1)
		gone, err := isAbsent(tx, model.AJournal, o)
		if err != nil {
			return err
		}
		if !gone {
			s.c.journalsPresent++
			s.Journals++
		}
	}
	for o := range s.c.ordinals {
		if _, ok := s.journal[o]; !ok {
			s.Lost = append(s.Lost, &DamageError{Bucket: "journals", Key: be32(o), Err: ErrNotFound})
		}
	}
	return nil
}

func (s *salvage) savePaper(tx *bbolt.Tx, row uint32) error {
	v, err := s.p.value(s.papers[row])
	if err != nil {
		return err
	}
	r, err := s.l.decodePaper(row, v)
	if err != nil {
		s.Lost = append(s.Lost, err)
		return nil
	}
	changed := false
	if r.inTexts != 0 {
		at, ok := s.texts[row]
		var texts []byte
		if ok {
			texts, err = s.p.value(at)
			if err != nil {
				return err
			}
			if err := tx.Bucket(bucketTexts).Put(be32(row), texts); err != nil {
				return err
			}
			_, err = s.l.getTexts(tx, r, true)
		}
		if !ok || err != nil {
			s.Lost = append(s.Lost, &DamageError{Bucket: "texts", Key: be32(row), Record: r.paper.ID, Err: errors.Join(errSum, tx.Bucket(bucketTexts).Delete(be32(row)))})
			r.inTexts, changed = 0, true
		}
	}
	if _, ok := s.journal[r.ordinal-1]; r.ordinal != 0 && !ok {
		r.ordinal, changed = 0, true
	}
	if changed {
		v = s.l.encodePaper(r)
	}
	if err := tx.Bucket(bucketPapers).Put(be32(row), v); err != nil {
		return err
	}
	if err := putID(tx, r.paper.ID, model.APaper, row); err != nil {
		return err
	}
	for _, k := range paperKeys(&r.paper) {
		if err := putKey(tx, k, row); err != nil {
			return err
		}
	}
	if err := setMarked(tx, inBin, []uint32{row}, r.paper.InBin()); err != nil {
		return err
	}
	gone, err := isAbsent(tx, model.APaper, row)
	if err != nil || gone {
		return err
	}
	s.Papers++
	s.c.present++
	if r.paper.InBin() {
		s.c.binned++
	}
	return nil
}
