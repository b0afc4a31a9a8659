package store

import (
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"twinleaf/store/index"
)

// source gives the index the papers of one transaction back.
type source struct {
	l  *Library
	tx *bbolt.Tx
	// found gives the findings that the index should have of a record, which only Verify wants.
	found func(r *record) (found, error)
}

// Doc reads the paper of a row, present or not.
func (s source) Doc(row uint32, d *index.Doc) error {
	r, err := s.l.getRecord(s.tx, row)
	if errors.Is(err, ErrNotFound) {
		return fmt.Errorf("%w: %d", index.ErrRow, row)
	}
	if err == nil {
		err = s.l.loadTexts(s.tx, r)
	}
	var f found
	if err == nil && s.found != nil {
		f, err = s.found(r)
	}
	if err == nil {
		fillDoc(d, r, f)
	}
	return err
}
