package index

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"twinleaf/model/query"
)

// TestCrowding gives one paper after the other a title beside the same place of the order, until the gaps there are used up many times.
// The order holds, and only what stands around is moved.
func TestCrowding(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	l := newLibrary(t, seed)
	l.addPapers(3000, 0, true)
	col := orderColumn(orderTitleEn)
	sorted := query.Parse("", query.Options{})
	var err error
	if sorted.Sort, err = query.ParseSort("title.en"); err != nil {
		t.Fatal(err)
	}
	most := 0
	for i := range 300 {
		row := uint32(i * 7)
		old, now := l.plain.docs[row], l.plain.docs[row]
		now.TitleEn = fmt.Sprintf("network %03d", 300-i)
		var moved int
		l.change(func(u *Update) error {
			before := u.next.chunks[0].cols[col]
			if err := u.Replace(row, &old, &now); err != nil {
				return err
			}
			if err := u.place(); err != nil {
				return err
			}
			moved = 0
			for k, p := range u.next.chunks[0].cols[col] {
				if uint32(k) != row && p != before[k] {
					moved++
				}
			}
			return nil
		})
		l.plain.docs[row] = now
		if most = max(most, moved); i%25 == 0 {
			l.compare(sorted, seed)
		}
	}
	l.compare(sorted, seed)
	if p := l.verify(); p != nil {
		t.Fatalf("problems: %v", p)
	}
	if most == 0 || most > 1000 {
		t.Errorf("at most %d of 3000 rows were moved at once, want some but not nearly all", most)
	}
	t.Logf("at most %d rows were moved at once", most)
}
