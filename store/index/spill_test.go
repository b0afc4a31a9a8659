package index

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
)

// memorySpill is a Spill in memory that takes a number of writes.
type memorySpill struct {
	data []byte
	room int
}

var errNoRoom = errors.New("no room")

func (m *memorySpill) ReadAt(p []byte, at int64) (int, error) {
	return bytes.NewReader(m.data).ReadAt(p, at)
}

func (m *memorySpill) WriteAt(p []byte, at int64) (int, error) {
	if m.room--; m.room < 0 {
		return 0, errNoRoom
	}
	m.data = append(m.data[:at], p...)
	return len(p), nil
}

// TestSpill orders papers whose sort keys waited elsewhere, wholly, in part, or for nothing because the import was left before.
func TestSpill(t *testing.T) {
	for _, room := range []int{1 << 20, 4, 0} {
		for _, left := range []bool{false, true} {
			t.Run(fmt.Sprint(room, " writes, left ", left), func(t *testing.T) {
				seed := rand.Uint64()
				t.Logf("seed %d", seed)
				l := newLibrary(t, seed)
				l.addJournals(5)
				l.addPapers(40, 0, true)
				spill := &memorySpill{room: room}
				l.x.SpillTo(spill)
				for range 4 {
					l.addPapers(50, 3, false)
				}
				l.edit(20)
				if room > 0 && len(spill.data) == 0 {
					t.Fatal("nothing was spilled")
				}
				if left {
					l.x.SpillTo(nil)
				}
				l.change(func(u *Update) error { return u.Order(context.Background()) })
				l.x.SpillTo(nil)
				if p := l.verify(); p != nil {
					t.Fatalf("problems: %v", p)
				}
				l.check(20, seed)
			})
		}
	}
}
