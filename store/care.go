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

// VerifyReport is what Verify found.
type VerifyReport struct {
	Checked int     // values read
	Damaged []error // *DamageError each
}

// Verify reads every record, text and journal of the file and every page
// below them, and names what is damaged. The library may be in use.
func (l *Library) Verify(ctx context.Context, progress func(Progress)) (VerifyReport, error) {
	var report VerifyReport
	start := time.Now()
	bad := func(err error) {
		if err != nil {
			report.Damaged = append(report.Damaged, err)
		}
	}
	err := l.view(func(tx *bbolt.Tx) error {
		for err := range tx.Check() {
			bad(&DamageError{Bucket: "pages", Err: err})
		}
		c, err := readCounters(tx)
		if err != nil {
			bad(err)
		}
		for o := range c.ordinals {
			_, err := l.decodeJournal(o, tx.Bucket(bucketJournals).Get(be32(o)))
			bad(err)
			report.Checked++
		}
		for row := range c.rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			r, err := l.getRecord(tx, row)
			bad(err)
			report.Checked++
			if err == nil {
				bad(l.loadTexts(tx, r))
				if _, n, err := find(tx, r.paper.ID); err != nil || n != row {
					bad(&DamageError{Bucket: "ids", Key: r.paper.ID[:], Record: r.paper.ID, Err: errors.Join(err, errors.New("does not lead to its record"))})
				}
			}
			if progress != nil && row%4096 == 0 {
				progress(Progress{Read: int(row), Bytes: int64(row), TotalBytes: int64(c.rows), Elapsed: time.Since(start)})
			}
		}
		return nil
	})
	return report, err
}

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

// BackupTo writes a copy of the library as it is at one moment; path must not
// exist. The library may be in use.
func (l *Library) BackupTo(path string) error {
	if _, err := os.Stat(path); err == nil {
		return &FileError{Op: "create", Path: path, Err: os.ErrExist}
	}
	err := l.view(func(tx *bbolt.Tx) error { return tx.CopyFile(path, 0o644) })
	if err != nil {
		return errors.Join(&FileError{Op: "write", Path: path, Err: err}, os.Remove(path))
	}
	return nil
}
