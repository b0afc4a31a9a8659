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
	// judged: of the rows below it the findings are given, too, which only Verify and Values want.
	judged uint32
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
	if err == nil {
		fillDoc(d, r, row < s.judged)
	}
	return err
}
