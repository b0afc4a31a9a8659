package store

import (
	"encoding/binary"

	"go.etcd.io/bbolt"
)

// indexContent numbers what fillDoc and journalDoc give the index. It grows by one with what they give; an index of a smaller
// number finds what it found then, and is built anew.
//
//	1  titles, abstracts, people, journal, dates, identifiers, subjects
//	2  editors, container, publisher and the other parts of a citation, keywords, every link, score and total
//	3  what the checks find in a paper by itself
//	4  and beside its journal and other papers; the hashes of abstracts in the keys bucket
//	5  papers whose records say another metric than their journals
const indexContent = 5

// promptRows is the size of a library whose index is built anew when it is opened, a second or two. A larger one is Outdated
// until Reindex.
const promptRows = 20_000

var keyContent = []byte("content")

// readContent is the number of the index in use; 1 where none was written.
func readContent(tx *bbolt.Tx) int {
	body, err := unseal(kindMeta, keyContent, tx.Bucket(bucketMeta).Get(keyContent))
	if err != nil || len(body) < 4 {
		return 1
	}
	return int(binary.BigEndian.Uint32(body))
}

func writeContent(tx *bbolt.Tx) error {
	v := binary.BigEndian.AppendUint32(head(4), indexContent)
	return tx.Bucket(bucketMeta).Put(keyContent, seal(kindMeta, keyContent, v))
}

// Outdated reports whether the index was made by an earlier version of the program: what that did not look at is not found
// until Reindex. A library open for reading only may be so; of the others only large ones, which take a minute.
func (l *Library) Outdated() bool { return l.outdated.Load() }
