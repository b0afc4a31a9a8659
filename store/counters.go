package store

import (
	"encoding/binary"

	"go.etcd.io/bbolt"
)

// counters are the numbers of a library as of one commit.
type counters struct {
	revision uint64 // commits so far
	seq      uint64 // of the last history row
	undo     uint64 // top of the stack of what can be undone; 0: empty
	redo     uint64 // top of the stack of what can be redone

	rows     uint32 // papers ever added: the next row
	ordinals uint32 // journals ever added: the next ordinal

	present         uint32 // papers present, those in the bin included
	binned          uint32 // papers present and in the bin
	journalsPresent uint32
	judged          uint32 // rows that the checks know: all below it; the findings of those that are not marked stale are in the index
	stale           uint32 // rows marked stale
}

var keyCounters = []byte("counters")

func readCounters(tx *bbolt.Tx) (counters, error) {
	var c counters
	body, err := unseal(kindMeta, keyCounters, tx.Bucket(bucketMeta).Get(keyCounters))
	if err == nil {
		c, err = decodeCounters(body)
	}
	if err != nil {
		return c, &DamageError{Bucket: "meta", Key: keyCounters, Err: err}
	}
	return c, nil
}

func decodeCounters(body []byte) (counters, error) {
	var n [9]uint64
	for i := range n {
		var err error
		if n[i], body, err = takeNumber(body); err != nil {
			return counters{}, err
		}
	}
	var later [2]uint64 // there were none once
	for i := 0; i < len(later) && len(body) > 0; i++ {
		var err error
		if later[i], body, err = takeNumber(body); err != nil {
			return counters{}, err
		}
	}
	return counters{revision: n[0], seq: n[1], undo: n[2], redo: n[3], rows: uint32(n[4]), ordinals: uint32(n[5]),
		present: uint32(n[6]), binned: uint32(n[7]), journalsPresent: uint32(n[8]), judged: uint32(later[0]), stale: uint32(later[1])}, nil
}

func writeCounters(tx *bbolt.Tx, c counters) error {
	v := head(64)
	for _, n := range []uint64{c.revision, c.seq, c.undo, c.redo, uint64(c.rows), uint64(c.ordinals),
		uint64(c.present), uint64(c.binned), uint64(c.journalsPresent), uint64(c.judged), uint64(c.stale)} {
		v = binary.AppendUvarint(v, n)
	}
	return tx.Bucket(bucketMeta).Put(keyCounters, seal(kindMeta, keyCounters, v))
}
