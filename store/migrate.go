package store

import (
	"encoding/binary"
	"fmt"

	"go.etcd.io/bbolt"
)

// currentFormat is the file format that this code reads and writes.
const currentFormat = 5

// readableFrom is the oldest format that this code reads as it is, without
// taking the steps to the current one: what is opened only to be read stays as
// it was.
const readableFrom = 1

var keyFormat = []byte("format")

// A migration brings a library from the format before to one format, in one
// transaction. There is one file per step, migrate_NN.go, and with each comes a
// saved library of the format before it under testdata.
type migration struct {
	to int
	do func(*Library, *bbolt.Tx) error
}

// migrations are all steps in order. The first makes a new library.
var migrations = []migration{
	{1, migrateTo1},
	{2, migrateTo2},
	{3, migrateTo3},
	{4, migrateTo4},
	{5, migrateTo5},
}

// format reads the file's format; 0 is a file with nothing in it.
func (l *Library) format() (format int, err error) {
	err = l.view(func(tx *bbolt.Tx) error {
		meta := tx.Bucket(bucketMeta)
		if meta == nil {
			if k, _ := tx.Cursor().First(); k != nil {
				return ErrNotLibrary // another program's bbolt file
			}
			return nil
		}
		v := meta.Get(keyFormat)
		if v == nil {
			return ErrNotLibrary
		}
		body, err := unseal(kindMeta, keyFormat, v)
		if err == nil && len(body) < 4 {
			err = errShort
		}
		if err != nil {
			return &DamageError{Bucket: "meta", Key: keyFormat, Err: err}
		}
		format = int(binary.BigEndian.Uint32(body))
		return nil
	})
	return format, err
}

// migrate takes the steps after the format that the file has.
func (l *Library) migrate(from int) (err error) {
	defer faults()()
	defer guard("pages", &err, nil)
	for _, m := range migrations {
		if m.to <= from {
			continue
		}
		err := l.db.Update(func(tx *bbolt.Tx) error {
			if err := m.do(l, tx); err != nil {
				return err
			}
			v := binary.BigEndian.AppendUint32(head(4), uint32(m.to))
			return tx.Bucket(bucketMeta).Put(keyFormat, seal(kindMeta, keyFormat, v))
		})
		if err != nil {
			return fmt.Errorf("bring the library to format %d: %w", m.to, err)
		}
	}
	return nil
}

// migrateTo1 makes the buckets of a new library.
func migrateTo1(_ *Library, tx *bbolt.Tx) error {
	for _, name := range buckets {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	return writeCounters(tx, counters{})
}
