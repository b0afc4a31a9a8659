package store

import (
	"context"

	"go.etcd.io/bbolt"

	"twinleaf/store/index"
)

// Suggestion is the line that may have been meant where nothing was found, in
// words that the library holds; "" where there is none. It reads the index.
func (r *Result) Suggestion(ctx context.Context) string {
	if r.Count() > 0 {
		return ""
	}
	var line string
	err := r.l.snapshot(func(tx *bbolt.Tx, s *index.Snapshot) (err error) {
		line, err = s.Suggest(ctx, r.query, source{l: r.l, tx: tx})
		return err
	})
	if err != nil {
		return "" // no suggestion is no failure
	}
	return line
}
