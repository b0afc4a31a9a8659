package store

import "go.etcd.io/bbolt"

// migrateTo3 changes no record: the index holds more from now on, which a program of format 2 would not take out again. See
// indexContent for what is here.
func migrateTo3(_ *Library, tx *bbolt.Tx) error {
	c, err := readCounters(tx)
	if err != nil || c.rows > 0 {
		return err
	}
	return writeContent(tx)
}
