package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

	"twinleaf/model"
)

// RecoverReport is what Recover saved.
type RecoverReport struct {
	Papers, Journals int
	Lost             []error
}

// Recover saves every paper and journal that can still be read of a damaged
// library into a new one at fresh, which must not exist. Corrections stay;
// the history of changes does not come along.
func Recover(ctx context.Context, damaged, fresh string, progress func(Progress)) (r RecoverReport, err error) {
	if _, err := os.Stat(fresh); err == nil {
		return r, &FileError{Op: "create", Path: fresh, Err: os.ErrExist}
	}
	from, err := Open(damaged, Options{ReadOnly: true})
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	to, err := Open(fresh, Options{})
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	start := time.Now()
	lost := func(err error) { r.Lost = append(r.Lost, err) }
	change := model.Change{Label: "change.import", Note: filepath.Base(damaged)}
	flush := func() error {
		if len(change.Edits) == 0 {
			return nil
		}
		_, err := to.Apply(ctx, change)
		change.Edits, change.Papers, change.Journals, change.Originals = nil, nil, nil, nil
		return err
	}
	err = from.view(func(tx *bbolt.Tx) error {
		jc := tx.Bucket(bucketJournals).Cursor()
		for k, v := jc.First(); k != nil; k, v = jc.Next() {
			o := binary.BigEndian.Uint32(k)
			j, err := from.decodeJournal(o, v)
			if err != nil {
				lost(err)
				continue
			}
			if gone, err := isAbsent(tx, model.AJournal, o); err == nil && gone {
				continue
			}
			change.Journals = append(change.Journals, j.Journal)
			change.Edits = append(change.Edits, model.Edit{What: model.AJournal, Record: j.ID, Field: model.FieldPresent, After: "yes"})
			r.Journals++
		}
		if err := flush(); err != nil {
			return err
		}
		pc := tx.Bucket(bucketPapers).Cursor()
		for k, v := pc.First(); k != nil; k, v = pc.Next() {
			if err := ctx.Err(); err != nil {
				return err
			}
			row := binary.BigEndian.Uint32(k)
			rec, err := from.decodePaper(row, v)
			if err != nil {
				lost(err)
				continue
			}
			if gone, err := isAbsent(tx, model.APaper, row); err == nil && gone {
				continue
			}
			var original []byte
			if t, err := from.getTexts(tx, rec, rec.inTexts&textOriginal != 0); err == nil {
				original = t.original
			}
			if err := from.loadTexts(tx, rec); err != nil {
				lost(fmt.Errorf("abstract: %w", err))
			}
			if err := from.setJournal(tx, rec); err != nil {
				lost(err)
			}
			change.Papers = append(change.Papers, rec.paper)
			change.Originals = append(change.Originals, original)
			change.Edits = append(change.Edits, model.Edit{What: model.APaper, Record: rec.paper.ID, Field: model.FieldPresent, After: "yes"})
			r.Papers++
			if len(change.Papers) == 4096 {
				if progress != nil {
					progress(Progress{Read: r.Papers, Elapsed: time.Since(start)})
				}
				if err := flush(); err != nil {
					return err
				}
			}
		}
		return flush()
	})
	return r, err
}
