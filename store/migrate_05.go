package store

import "go.etcd.io/bbolt"

// migrateTo5 changes nothing: a program of format 4 would not note which papers are to be judged again after a change, nor the hashes of
// abstracts, and does not know checks that are switched off. For what is here see indexContent.
func migrateTo5(*Library, *bbolt.Tx) error { return nil }
