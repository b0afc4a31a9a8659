package store

import (
	"context"
	"slices"

	"go.etcd.io/bbolt"

	"twinleaf/model"
)

// JournalPapers names the papers of exactly this journal, which may not be the only one of its name, those in the recycle bin last. Damaged
// ones are left out. ErrNotFound where there is no such journal; ctx's error when it ends first.
func (l *Library) JournalPapers(ctx context.Context, id model.ID) (out []model.ID, err error) {
	j, err := l.journalByID(id)
	if err != nil {
		return nil, err
	}
	var rows []uint32
	if err = l.eachFiled(only(j.ordinal), func(row, _ uint32, _ int) { rows = append(rows, row) }); err != nil {
		return nil, err
	}
	for part := range slices.Chunk(rows, 1<<14) {
		err = l.view(func(tx *bbolt.Tx) error {
			for _, row := range part {
				if r, err := l.getRecord(tx, row); err == nil && r.ordinal == j.ordinal+1 {
					out = append(out, r.paper.ID)
				}
			}
			return ctx.Err()
		})
		if err != nil {
			return out, err
		}
	}
	err = l.view(func(tx *bbolt.Tx) error {
		return eachBinned(tx, func(row uint32) error {
			if r, err := l.getRecord(tx, row); err == nil && r.ordinal == j.ordinal+1 {
				out = append(out, r.paper.ID)
			}
			return ctx.Err()
		})
	})
	return out, err
}

// eachBinned calls f with the rows in the recycle bin, the newest first, until it returns an error.
func eachBinned(tx *bbolt.Tx, f func(row uint32) error) error {
	c := tx.Bucket(bucketMarks).Cursor()
	k, _ := c.Seek([]byte{byte(inBin) + 1}) // what comes behind the bin
	if k == nil {
		k, _ = c.Last()
	} else {
		k, _ = c.Prev()
	}
	for ; len(k) == 3 && mark(k[0]) == inBin; k, _ = c.Prev() {
		first := uint32(k[1])<<24 | uint32(k[2])<<16
		marked, err := markedChunk(tx, inBin, first)
		if err != nil {
			return err
		}
		gone, err := markedChunk(tx, absentPaper, first)
		if err != nil {
			return err
		}
		for it := marked.ReverseIterator(); it.HasNext(); {
			if n := it.Next(); !gone.Contains(n) {
				if err := f(first + n); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
