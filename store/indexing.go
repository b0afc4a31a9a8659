package store

import (
	"fmt"

	"go.etcd.io/bbolt"

	"twinleaf/store/index"
)

// searchIndex is an open index and the bucket that it lives in. There are two
// such buckets, of which one is in use: a new index is built in the other, and
// takes over in one transaction. The meta bucket says which it is.
type searchIndex struct {
	*index.Index
	bucket []byte
}

var keyIndexAt = []byte("index")

// indexBucket is the name of the bucket in use.
func indexBucket(tx *bbolt.Tx) []byte {
	if v, err := unseal(kindMeta, keyIndexAt, tx.Bucket(bucketMeta).Get(keyIndexAt)); err == nil && string(v) == string(bucketIndex2) {
		return bucketIndex2
	}
	return bucketIndex
}

func openIndex(tx *bbolt.Tx) (*searchIndex, error) {
	name := indexBucket(tx)
	b := tx.Bucket(name)
	if b == nil {
		return nil, &DamageError{Bucket: string(name), Err: ErrNotFound}
	}
	x, err := index.Open(reader{b})
	if err != nil {
		return nil, &DamageError{Bucket: string(name), Err: fmt.Errorf("%w; reindex", err)}
	}
	return &searchIndex{x, name}, nil
}

// update begins the changes of a write transaction.
func (x *searchIndex) update(s source) (*index.Update, error) {
	return x.Update(indexWriter{reader{s.tx.Bucket(x.bucket)}}, s)
}

// reader is the index bucket as package index reads it.
type reader struct{ b *bbolt.Bucket }

func (r reader) Get(key []byte) []byte { return r.b.Get(key) }

func (r reader) Cursor() index.Cursor { return cursor{r.b.Cursor()} }

type cursor struct{ c *bbolt.Cursor }

func (c cursor) Seek(key []byte) (k, v []byte) { return c.c.Seek(key) }

func (c cursor) Next() (k, v []byte) { return c.c.Next() }

// indexWriter is the index bucket as package index writes it. bbolt copies
// keys and keeps values, which is what index expects.
type indexWriter struct{ reader }

func (w indexWriter) Put(key, value []byte) error { return w.b.Put(key, value) }

func (w indexWriter) Delete(key []byte) error { return w.b.Delete(key) }
