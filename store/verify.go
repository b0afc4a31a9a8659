package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"twinleaf/model"
)

// VerifyReport is what Verify found.
type VerifyReport struct {
	Checked int     // values read and found whole
	Damaged []error // each a *DamageError; the first 10,000
}

const verifyErrors = 10_000

// Verify reads every value of the file and proves its checksum, that the
// records, their IDs and the counters agree, that bbolt's pages do, and that
// the index says what the records say. Damage is in the report; the error is
// ctx's or the disk's. The library can be used meanwhile, but for a moment at
// the start when changes wait.
func (l *Library) Verify(ctx context.Context, progress func(Progress)) (VerifyReport, error) {
	v := verifier{l: l, ctx: ctx, t: newTeller(progress, int64(l.published.Load().rows))}
	for _, step := range []func() error{v.pages, v.papers, v.journals, v.others, v.index} {
		if err := step(); err != nil {
			var damage *DamageError
			if !errors.As(err, &damage) {
				return v.VerifyReport, err
			}
			v.damaged(damage)
		}
	}
	return v.VerifyReport, nil
}

type verifier struct {
	VerifyReport
	l   *Library
	ctx context.Context
	t   *teller
}

func (v *verifier) damaged(err error) {
	var d *DamageError
	if !errors.As(err, &d) {
		err = &DamageError{Bucket: "file", Err: err}
	}
	if len(v.Damaged) < verifyErrors {
		v.Damaged = append(v.Damaged, err)
	}
}

// pages checks the pages below the buckets.
func (v *verifier) pages() error {
	v.l.writing.Lock()
	defer v.l.writing.Unlock()
	return checkPages(v.l.path, func(err error) { v.damaged(&DamageError{Bucket: "pages", Err: err}) })
}

// each calls f with every entry of a bucket, in many short transactions.
func (v *verifier) each(bucket []byte, f func(tx *bbolt.Tx, key, value []byte) error) error {
	var next []byte
	for done := false; !done; {
		if err := v.ctx.Err(); err != nil {
			return err
		}
		err := v.l.view(func(tx *bbolt.Tx) error {
			b := tx.Bucket(bucket)
			if b == nil { // of a later format than this library, which is only read
				done = true
				return nil
			}
			c := b.Cursor()
			k, value := c.Seek(next)
			for n := 0; k != nil && n < 4096; n++ {
				if err := f(tx, k, value); err != nil {
					v.damaged(err)
				} else {
					v.Checked++
				}
				k, value = c.Next()
			}
			done = k == nil
			next = slices.Clone(k)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) papers() error {
	var present, binned uint32
	before := *v.l.published.Load()
	err := v.each(bucketPapers, func(tx *bbolt.Tx, k, value []byte) error {
		v.t.add(1)
		if len(k) != 4 {
			return &DamageError{Bucket: "papers", Key: slices.Clone(k), Err: errShort}
		}
		row := number32(k)
		gone, err := isAbsent(tx, model.APaper, row)
		if err != nil {
			return err
		}
		if !gone {
			present++
		}
		r, err := v.l.decodePaper(row, value)
		if err != nil {
			return err
		}
		bad := func(err error) error {
			return &DamageError{Bucket: "papers", Key: slices.Clone(k), Record: r.paper.ID, Err: err}
		}
		if r.paper.InBin() && !gone {
			binned++
		}
		if marked, err := isMarked(tx, inBin, row); err != nil || marked != r.paper.InBin() {
			return bad(fmt.Errorf("recycle bin: record says %v, mark %v: %w", r.paper.InBin(), marked, err))
		}
		if kind, n, err := find(tx, r.paper.ID); err != nil || kind != model.APaper || n != row {
			return bad(fmt.Errorf("its id leads to %s %d: %w", nameOf(kind), n, err))
		}
		if r.ordinal > v.l.published.Load().ordinals {
			return bad(fmt.Errorf("journal %d of %d", r.ordinal-1, v.l.published.Load().ordinals))
		}
		if r.inTexts != 0 {
			t, err := v.l.getTexts(tx, r, true)
			if err != nil {
				return err
			}
			if r.inTexts&textZH != 0 && t.zh == "" || r.inTexts&textEN != 0 && t.en == "" || r.inTexts&textOriginal != 0 && t.original == nil {
				return bad(errors.New("texts that the record counts on are missing"))
			}
		}
		return nil
	})
	if now := v.l.published.Load(); err == nil && now.revision == before.revision && (present != now.present || binned != now.binned) {
		v.damaged(&DamageError{Bucket: "meta", Key: keyCounters, Err: fmt.Errorf("counts %d papers and %d in the bin, found %d and %d", now.present, now.binned, present, binned)})
	}
	return err
}

func (v *verifier) journals() error {
	return v.each(bucketJournals, func(tx *bbolt.Tx, k, value []byte) error {
		if len(k) != 4 {
			return &DamageError{Bucket: "journals", Key: slices.Clone(k), Err: errShort}
		}
		r, err := v.l.decodeJournal(number32(k), value)
		if err != nil {
			return err
		}
		if kind, n, err := find(tx, r.ID); err != nil || kind != model.AJournal || n != r.ordinal {
			return &DamageError{Bucket: "journals", Key: slices.Clone(k), Record: r.ID, Err: fmt.Errorf("its id leads to %s %d: %w", nameOf(kind), n, err)}
		}
		return nil
	})
}

// others checks the buckets whose values are on their own.
func (v *verifier) others() error {
	sealed := func(bucket string, kind kind) func(*bbolt.Tx, []byte, []byte) error {
		return func(_ *bbolt.Tx, k, value []byte) error {
			if _, err := unseal(kind, k, value); err != nil {
				return &DamageError{Bucket: bucket, Key: slices.Clone(k), Err: err}
			}
			return nil
		}
	}
	for _, s := range []struct {
		bucket []byte
		check  func(*bbolt.Tx, []byte, []byte) error
	}{
		{bucketMeta, sealed("meta", kindMeta)},
		{bucketMarks, sealed("marks", kindMarks)},
		{bucketWide, sealed("wide", kindWide)},
		{bucketTexts, sealed("texts", kindText)},
		{bucketKept, sealed("kept", kindKept)},
		{bucketHistory, func(_ *bbolt.Tx, k, value []byte) error { _, err := decodeEvent(k, value); return err }},
		{bucketEdits, func(_ *bbolt.Tx, k, value []byte) error { _, err := v.l.decodeEdits(k, value); return err }},
		{bucketKeys, func(_ *bbolt.Tx, k, value []byte) error {
			if k[0] != keysBatch && k[0] != textsBatch {
				return nil
			}
			_, _, err := keyArray(k, value)
			return err
		}},
		{bucketIDs, func(tx *bbolt.Tx, k, _ []byte) error {
			var id model.ID
			if copy(id[:], k) != len(id) {
				return &DamageError{Bucket: "ids", Key: slices.Clone(k), Err: errShort}
			}
			kind, n, err := find(tx, id)
			if err != nil {
				return err
			}
			bucket := bucketPapers
			if kind == model.AJournal {
				bucket = bucketJournals
			}
			if value := tx.Bucket(bucket).Get(be32(n)); value == nil || probableID(value) != id {
				return &DamageError{Bucket: "ids", Key: slices.Clone(k), Record: id, Err: fmt.Errorf("leads to %s %d, which has another id", nameOf(kind), n)}
			}
			return nil
		}},
	} {
		if err := v.each(s.bucket, s.check); err != nil {
			return err
		}
	}
	return nil
}
