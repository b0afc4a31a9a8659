package store_test

import (
	"context"
	"sync"
	"testing"

	"twinleaf/store"
	"twinleaf/store/storetest"
)

// TestProgressOfJudging: Judge and Reindex tell of the count that goes before, and end at their total.
func TestProgressOfJudging(t *testing.T) {
	l := storetest.Library(t)
	if _, err := l.Import(t.Context(), storetest.Made(4, 3000), store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, do := range []struct {
		name string
		run  func(context.Context, func(store.Progress)) error
	}{{"judge", l.Judge}, {"reindex", l.Reindex}} {
		var lock sync.Mutex
		var all []store.Progress
		err := do.run(t.Context(), func(p store.Progress) {
			lock.Lock()
			defer lock.Unlock()
			all = append(all, p)
		})
		if err != nil || len(all) == 0 {
			t.Fatal(do.name, err, len(all))
		}
		counting := false
		for i, p := range all {
			counting = counting || p.Read == 0 && p.Bytes > 0
			if p.Bytes > p.TotalBytes || i > 0 && (p.Bytes < all[i-1].Bytes || p.Read < all[i-1].Read) {
				t.Errorf("%s: %+v after %+v", do.name, p, all[max(0, i-1)])
			}
		}
		last := all[len(all)-1]
		if !counting || last.Bytes != last.TotalBytes || int64(last.Read)*2 != last.TotalBytes {
			t.Errorf("%s: counting was told of: %v, at the end %+v", do.name, counting, last)
		}
	}
}
