package store

import (
	"go.etcd.io/bbolt"

	"twinleaf/store/index"
)

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
