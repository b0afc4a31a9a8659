package store

import (
	"errors"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	"go.etcd.io/bbolt"

	"twinleaf/store/index"
)

// index checks that the index says what the records say, and finds those that
// are present and not in the recycle bin.
func (v *verifier) index() error {
	if v.l.Outdated() {
		return &DamageError{Bucket: "index", Err: errors.New("made by an earlier version; reindex")}
	}
	if err := v.l.snapshot(v.live); err != nil {
		return err
	}
	return v.l.view(func(tx *bbolt.Tx) error {
		b := tx.Bucket(indexBucket(tx))
		if b == nil {
			return &DamageError{Bucket: "index", Err: errors.New("missing; reindex")}
		}
		c, err := readCounters(tx)
		if err != nil {
			return err
		}
		found := foundBeside(tx, c, index.NewFindings(reader{b}))
		err = index.Verify(v.ctx, reader{b}, source{v.l, tx, found}, func(p index.Problem) bool {
			d := &DamageError{Bucket: "index", Err: fmt.Errorf("%s; reindex", p.What)}
			if p.Row != index.NoRow {
				d.Key = be32(p.Row)
				d.Record = probableID(tx.Bucket(bucketPapers).Get(d.Key))
			}
			v.damaged(d)
			return len(v.Damaged) < verifyErrors
		})
		if errors.Is(err, index.ErrCorrupt) || errors.Is(err, index.ErrFormat) {
			return &DamageError{Bucket: "index", Err: fmt.Errorf("%w; reindex", err)}
		}
		return err
	})
}

// foundBeside gives the findings that the index should have of a record. What a paper has by itself is worked out, and what it has beside its
// journal and other papers taken as it is there, as is everything of a paper that is still to be judged.
func foundBeside(tx *bbolt.Tx, c counters, x *index.Findings) func(*record) (found, error) {
	off := checksOff(tx)
	var marked *roaring.Bitmap
	chunk := uint32(noRow)
	return func(r *record) (found, error) {
		have, err := held(x, r.row)
		if err != nil || r.row >= c.judged {
			return have, err
		}
		if n := r.row / chunkRows; n != chunk {
			if marked, err = markedChunk(tx, toJudge, r.row); err != nil {
				return have, err
			}
			chunk = n
		}
		if marked.Contains(r.row % chunkRows) {
			return have, nil
		}
		return refound(r, nil, have, off), nil
	}
}

// live compares which papers the index shows with the marks.
func (v *verifier) live(tx *bbolt.Tx, s *index.Snapshot) error {
	c, err := readCounters(tx)
	if err != nil {
		return err
	}
	papers := tx.Bucket(bucketPapers)
	for first := uint32(0); first < c.rows; first += chunkRows {
		hidden, err := outOfSight(tx, first)
		if err != nil {
			return err
		}
		for row := first; row < min(c.rows, first+chunkRows); row++ {
			want := !hidden.Contains(row - first)
			if s.Live(row) == want {
				continue
			}
			value := papers.Get(be32(row))
			if value == nil && !s.Live(row) {
				continue // a row that was left empty
			}
			v.damaged(&DamageError{Bucket: "index", Key: be32(row), Record: probableID(value), Err: fmt.Errorf("shown: %v, present: %v; reindex", s.Live(row), want)})
		}
	}
	return nil
}
