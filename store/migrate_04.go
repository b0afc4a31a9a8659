package store

import "go.etcd.io/bbolt"

// migrateTo4 makes room for what the library keeps beside its records. A program of format 3 does not know edits of it.
func migrateTo4(_ *Library, tx *bbolt.Tx) error {
	_, err := tx.CreateBucketIfNotExists(bucketKept)
	return err
}
