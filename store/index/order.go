package index

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
	"slices"

	"github.com/klauspost/compress/s2"
)

// Every row has a place in each order: a number such that larger is later and equal is equal. Places leave gaps, so that a new
// or edited paper takes one between its neighbours; when a gap is used up, all places are dealt out anew.

// placedSingly is the most papers that are put between their neighbours one by one; more are merged in by Order.
const placedSingly = 32

// orderColumn is where an order's places are.
func orderColumn(order int) column { return colTitleEn + column(order) }

// sortRun is the sort keys of consecutive rows that have no place yet, compressed: a million of them wait for the
// end of an import.
type sortRun struct {
	row  uint32
	ends []uint32
	keys []byte // s2; nil: in the index's spill
	at   int64  // there
	n    int
}

// load returns the keys.
func (r *sortRun) load(s Spill) (keyList, error) {
	packed := r.keys
	if packed == nil && r.n > 0 {
		packed = make([]byte, r.n)
		if _, err := s.ReadAt(packed, r.at); err != nil {
			return keyList{}, fmt.Errorf("sort keys: %w", err)
		}
	}
	keys, err := s2.Decode(nil, packed)
	if err != nil {
		return keyList{}, fmt.Errorf("sort keys: %w", err)
	}
	return keyList{keys, r.ends}, nil
}

// appendKeys takes over the sort keys of an appended part.
func (u *Update) appendKeys(p *Part, row uint32) {
	u.next.unordered += uint32(p.rows)
	for o := range p.orders {
		u.pending[o] = append(u.pending[o], sortRun{row: row, ends: p.orders[o].ends, keys: p.orders[o].bytes, n: len(p.orders[o].bytes)})
		p.orders[o] = keyList{}
	}
}

// move notes that a row's key in an order is new.
func (u *Update) move(order int, row uint32, key []byte) {
	if u.keysOf[order] == nil {
		u.keysOf[order] = map[uint32][]byte{}
	}
	u.keysOf[order][row] = bytes.Clone(key)
}

// place gives the rows that this update moved or added their places, when they are few; many wait for Order. Moves
// always get theirs.
func (u *Update) place() error {
	added := 0
	for _, r := range u.pending[0] {
		added += len(r.ends)
	}
	if added > 0 && added <= placedSingly && u.next.unordered == uint32(added) {
		for o := range u.pending {
			for _, r := range u.pending[o] {
				l, err := r.load(nil)
				if err != nil {
					return err
				}
				for i := range r.ends {
					// A row that was replaced since it was appended has its newer key already.
					if _, moved := u.keysOf[o][r.row+uint32(i)]; !moved {
						u.move(o, r.row+uint32(i), l.at(i))
					}
				}
			}
			u.pending[o] = nil
		}
		u.next.unordered = 0
	}
	for o := range u.keysOf {
		if err := u.placeMoved(o); err != nil {
			return fmt.Errorf("order: %w", err)
		}
	}
	return nil
}

func (u *Update) placeMoved(o int) error {
	moved := u.keysOf[o]
	if len(moved) == 0 {
		return nil
	}
	u.keysOf[o] = nil
	rows := make([]uint32, 0, len(moved))
	for row, key := range moved {
		u.setColumn(orderColumn(o), row, 0)
		if len(key) > 0 {
			rows = append(rows, row)
		} else {
			u.keyless[o] = append(u.keyless[o], row)
		}
	}
	slices.SortFunc(rows, func(a, b uint32) int {
		if c := bytes.Compare(moved[a], moved[b]); c != 0 {
			return c
		}
		return cmp.Compare(a, b)
	})
	if len(rows) > placedSingly {
		fresh := make([]keyed, len(rows))
		for i, r := range rows {
			fresh[i] = keyed{r, moved[r]}
		}
		return u.mergeOrder(context.Background(), o, fresh, moved)
	}
	for _, row := range rows {
		if err := u.placeOne(o, row, moved[row], moved); err != nil {
			return err
		}
	}
	return nil
}

// placed is a row and its place.
type placed struct{ place, row uint32 }

// keyed is a row and its sort key.
type keyed struct {
	row uint32
	key []byte
}

// samples is about how many places of a column are looked at first.
const samples = 1024

// placeOne finds the neighbours of a key and a place between them: first among samples, then among the places between two of them. Where
// there is none, those around are moved.
func (u *Update) placeOne(o int, row uint32, key []byte, known map[uint32][]byte) error {
	col := orderColumn(o)
	list := make([]placed, 0, 2*samples)
	for at, step := uint32(0), u.next.rows/samples+1; at < u.next.rows; at += step {
		if p := u.value(col, at); p > 0 {
			list = append(list, placed{p, at})
		}
	}
	at, err := u.search(o, byPlace(list), key, known)
	if err != nil {
		return err
	}
	// The neighbours are between sample at-1 and sample at.
	from, to := uint32(0), uint32(math.MaxUint32)
	if at > 0 {
		from = list[at-1].place
	}
	if at < len(list) {
		to = list[at].place
	}
	near := byPlace(u.between(col, from, to))
	near = slices.CompactFunc(near, func(a, b placed) bool { return a.place == b.place })
	if at, err = u.search(o, near, key, known); err != nil {
		return err
	}
	if at < len(near) {
		same, err := u.keyOf(o, near[at].row, known)
		if err != nil {
			return err
		}
		if bytes.Equal(same, key) {
			u.setColumn(col, row, near[at].place)
			return nil
		}
		to = near[at].place
	}
	if at > 0 {
		from = near[at-1].place
	}
	if to-from < 2 {
		if !u.spread(col, from) {
			return u.mergeOrder(context.Background(), o, []keyed{{row, key}}, known)
		}
		return u.placeOne(o, row, key, known)
	}
	u.setColumn(col, row, from+(to-from)/2)
	return nil
}

// byPlace sorts a list.
func byPlace(list []placed) []placed {
	slices.SortFunc(list, func(a, b placed) int { return cmp.Compare(a.place, b.place) })
	return list
}

// between are the rows with places from from (0 is none) to to.
func (u *Update) between(col column, from, to uint32) (list []placed) {
	from = max(from, 1)
	for n, c := range u.next.chunks {
		for i, p := range c.cols[col] {
			if p-from <= to-from {
				list = append(list, placed{p, uint32(n)*ChunkRows + uint32(i)})
			}
		}
	}
	return list
}

// spread makes room around a place where the gaps are used up: in the smallest stretch around it that has at least a quarter of the gaps of
// a library just ordered, the places are dealt out evenly. So the rows that move are about as many as those that crowd there. It reports
// false where the whole column is too full for that.
func (u *Update) spread(col column, around uint32) bool {
	gap := math.MaxUint32 / (uint64(u.next.rows) + 1)
	if gap < 16 {
		return false
	}
	for width := 8 * gap; ; width *= 4 {
		from := uint64(around) - min(uint64(around), width)
		to := min(uint64(around)+width, math.MaxUint32)
		list := byPlace(u.between(col, uint32(from+1), uint32(to-1)))
		places := uint64(distinct(list))
		if to-from < (places+1)*gap/4 {
			if from == 0 && to == math.MaxUint32 {
				return false
			}
			continue
		}
		n := uint64(0)
		for i, p := range list {
			if i == 0 || p.place != list[i-1].place {
				n++
			}
			u.setColumn(col, p.row, uint32(from+(to-from)*n/(places+1)))
		}
		return true
	}
}

// search finds the first of a list, sorted by place, whose key is not below key.
func (u *Update) search(o int, list []placed, key []byte, known map[uint32][]byte) (int, error) {
	var failed error
	at, _ := slices.BinarySearchFunc(list, key, func(p placed, key []byte) int {
		k, err := u.keyOf(o, p.row, known)
		if err != nil {
			failed = err
		}
		return bytes.Compare(k, key)
	})
	return at, failed
}

func (u *Update) keyOf(o int, row uint32, known map[uint32][]byte) ([]byte, error) {
	if k, ok := known[row]; ok {
		return k, nil
	}
	if u.src == nil {
		return nil, fmt.Errorf("%w: %d cannot be read for its order", ErrRow, row)
	}
	var d Doc
	if err := u.src.Doc(row, &d); err != nil {
		return nil, err
	}
	return appendOrderKey(nil, o, &d), nil
}

// Order gives every row without a place its places in the orders by title and author. It is called once at the end of an
// import, and takes about a second for a million new papers.
func (u *Update) Order(ctx context.Context) error {
	if u.next.unordered == 0 {
		return nil
	}
	u.x.mu.Lock()
	runs, spill := u.x.session.runs, u.x.session.spill
	u.x.mu.Unlock()
	for o := range orderCount {
		fresh, err := u.unplaced(ctx, o, append(slices.Clone(runs[o]), u.pending[o]...), spill)
		if err != nil {
			return fmt.Errorf("order: %w", err)
		}
		if err := u.mergeOrder(ctx, o, fresh, map[uint32][]byte{}); err != nil {
			return fmt.Errorf("order: %w", err)
		}
		u.pending[o] = nil
	}
	u.next.unordered = 0
	return nil
}

// unplaced returns the rows that have no place, with their keys, sorted: from runs where it can, from the source else.
func (u *Update) unplaced(ctx context.Context, o int, runs []sortRun, spill Spill) ([]keyed, error) {
	col := orderColumn(o)
	var out []keyed
	seen := make([]bool, u.next.rows)
	u.x.mu.Lock()
	for _, row := range append(slices.Clone(u.x.session.keyless[o]), u.keyless[o]...) {
		if row < u.next.rows {
			seen[row] = true // its key of then is no more
		}
	}
	u.x.mu.Unlock()
	for _, r := range runs {
		l, err := r.load(spill)
		if err != nil {
			return nil, err
		}
		for i := range r.ends {
			row := r.row + uint32(i)
			if k := l.at(i); row < u.next.rows && !seen[row] && u.value(col, row) == 0 {
				seen[row] = true
				if len(k) > 0 {
					out = append(out, keyed{row, k})
				}
			}
		}
	}
	if first := u.next.rows - min(u.next.rows, u.next.unordered); len(runs) == 0 || runs[0].row > first {
		var d Doc
		for row := first; row < u.next.rows; row++ {
			if seen[row] || u.value(col, row) != 0 || u.src == nil {
				continue
			}
			if row%1024 == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if err := u.src.Doc(row, &d); err != nil {
				continue // a hole has no paper and needs no place
			}
			if k := appendOrderKey(nil, o, &d); len(k) > 0 {
				out = append(out, keyed{row, k})
			}
		}
	}
	sortKeyed(out)
	return out, nil
}

// sortKeyed sorts by key, then row, comparing the first eight bytes as numbers.
func sortKeyed(list []keyed) {
	type head struct {
		head uint64
		i    uint32
	}
	heads := make([]head, len(list))
	for i, k := range list {
		var b [8]byte
		copy(b[:], k.key)
		heads[i] = head{binary.BigEndian.Uint64(b[:]), uint32(i)}
	}
	slices.SortFunc(heads, func(a, b head) int {
		if a.head != b.head {
			return cmp.Compare(a.head, b.head)
		}
		x, y := &list[a.i], &list[b.i]
		if c := bytes.Compare(x.key, y.key); c != 0 {
			return c
		}
		return cmp.Compare(x.row, y.row)
	})
	out := make([]keyed, len(list))
	for i, h := range heads {
		out[i] = list[h.i]
	}
	copy(list, out)
}

func (u *Update) value(col column, row uint32) uint32 {
	return u.next.chunks[row/ChunkRows].cols[col][row%ChunkRows]
}

// mergeOrder joins sorted new keys with the rows that have places, and deals all places out anew. known are the keys that this
// update changed.
func (u *Update) mergeOrder(ctx context.Context, o int, fresh []keyed, known map[uint32][]byte) error {
	col := orderColumn(o)
	var have []placed
	for n, c := range u.next.chunks {
		for i, p := range c.cols[col] {
			if p > 0 {
				have = append(have, placed{p, uint32(n)*ChunkRows + uint32(i)})
			}
		}
	}
	slices.SortFunc(have, func(a, b placed) int {
		if a.place != b.place {
			return cmp.Compare(a.place, b.place)
		}
		return cmp.Compare(a.row, b.row)
	})
	// step compares a new key with an old row's; equal keys share a place.
	compare := func(p placed, key []byte) (int, error) {
		k, err := u.keyOf(o, p.row, known)
		return bytes.Compare(k, key), err
	}
	bySearch := len(fresh)*bits.Len(uint(len(have))) < len(have)
	rank, places := uint64(0), distinct(have)+len(fresh)
	gap := max(1, uint64(math.MaxUint32-1)/uint64(places+1))
	at := 0
	emit := func(n int) { // the next n old rows keep their order
		for ; n > 0; n-- {
			if at == 0 || have[at].place != have[at-1].place {
				rank += gap
			}
			u.setColumn(col, have[at].row, uint32(rank))
			at++
		}
	}
	for i, f := range fresh {
		if i%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if i > 0 && bytes.Equal(f.key, fresh[i-1].key) {
			u.setColumn(col, f.row, uint32(rank))
			continue
		}
		n, equal := 0, false
		var failed error
		if bySearch {
			n, equal = slices.BinarySearchFunc(have[at:], f.key, func(p placed, key []byte) int {
				c, err := compare(p, key)
				if err != nil {
					failed = err
				}
				return c
			})
		} else {
			for at+n < len(have) {
				c, err := compare(have[at+n], f.key)
				if err != nil {
					failed = err
					break
				}
				if c >= 0 {
					equal = c == 0
					break
				}
				n++
				for at+n < len(have) && have[at+n].place == have[at+n-1].place {
					n++
				}
			}
		}
		if failed != nil {
			return failed
		}
		emit(n)
		if equal {
			for n = 1; at+n < len(have) && have[at+n].place == have[at].place; n++ {
			}
			emit(n)
		} else {
			rank += gap
		}
		u.setColumn(col, f.row, uint32(rank))
	}
	emit(len(have) - at)
	return nil
}

func distinct(list []placed) int {
	n := 0
	for i := range list {
		if i == 0 || list[i].place != list[i-1].place {
			n++
		}
	}
	return n
}
