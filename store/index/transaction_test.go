package index

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
)

// TestOneTransaction appends and replaces papers in turns within one
// transaction, as an import does that meets a record twice, also at the
// beginning of a chunk.
func TestOneTransaction(t *testing.T) {
	for _, start := range []int{0, 100, ChunkRows - 50, ChunkRows} {
		t.Run(fmt.Sprint("from row ", start), func(t *testing.T) {
			seed := rand.Uint64()
			t.Logf("seed %d", seed)
			l := newLibrary(t, seed)
			l.addJournals(10)
			if start > 0 {
				l.addPapers(20, start-20, true)
			}
			type step struct {
				row      uint32
				old, new Doc
			}
			const rounds = 4
			var (
				added  [rounds][]Doc
				edited [rounds][]step
			)
			docs := append([]Doc(nil), l.plain.docs...)
			for i := range rounds {
				for range 30 + l.rng.IntN(30) {
					added[i] = append(added[i], l.doc())
				}
				docs = append(docs, added[i]...)
				for range 5 {
					row := uint32(len(docs) - 1 - l.rng.IntN(min(40, len(docs))))
					if docs[row].Added.IsZero() {
						continue
					}
					d := l.doc()
					edited[i] = append(edited[i], step{row, docs[row], d})
					docs[row] = d
				}
			}
			l.change(func(u *Update) error {
				for i := range rounds {
					for d := range added[i] {
						p := NewPart()
						p.Add(&added[i][d])
						p.Seal()
						if err := u.Append(p); err != nil {
							return err
						}
					}
					for _, e := range edited[i] {
						old, now := e.old, e.new
						if err := u.Replace(e.row, &old, &now); err != nil {
							return err
						}
					}
				}
				return nil
			})
			l.plain.docs = docs
			for len(l.plain.live) < len(docs) {
				l.plain.live = append(l.plain.live, true)
			}
			if p := l.verify(); p != nil {
				t.Fatalf("problems: %v", p)
			}
			l.change(func(u *Update) error { return u.Order(context.Background()) })
			l.check(20, seed)
		})
	}
}
