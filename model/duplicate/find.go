package duplicate

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"

	"twinleaf/model"
)

// Least is the score from which records are said to be one paper.
const Least = 0.8

// Group is records of one paper.
type Group struct {
	Papers  []model.ID // in the order in which they were added
	Score   float64    // of the weakest of the pairs that hold the group together
	Reasons []Reason   // of all of them
}

// Finder holds the signatures of papers.
type Finder struct {
	list []signature
	mu   sync.Mutex
}

// Add takes papers; it may be called from several goroutines, and groups do not depend on the order.
func (f *Finder) Add(papers []model.Paper) {
	made := make([]signature, len(papers))
	for i := range papers {
		made[i] = signatureOf(&papers[i])
	}
	f.mu.Lock()
	f.list = append(f.list, made...)
	f.mu.Unlock()
}

// Count is how many papers were added.
func (f *Finder) Count() int { return len(f.list) }

// block is a paper under one of its keys.
type block struct {
	key uint64
	row uint32
}

// keys are the blocks of a paper, one function for each way to find a twin.
var keys = []func(s *signature) uint64{
	func(s *signature) uint64 { return s.doi },
	func(s *signature) uint64 { return s.others[0] },
	func(s *signature) uint64 { return s.others[1] },
	func(s *signature) uint64 { return s.others[2] },
	func(s *signature) uint64 { return s.others[3] },
	func(s *signature) uint64 { return s.zh.key },
	func(s *signature) uint64 { return s.en.key },
	func(s *signature) uint64 { return s.zh.start },
	func(s *signature) uint64 { return s.en.start },
	func(s *signature) uint64 { return s.zh.end },
	func(s *signature) uint64 { return mixed(s.en.long, uint64(s.year), 1) },
	func(s *signature) uint64 {
		if s.volume == 0 || s.page == 0 || s.year == 0 {
			return 0
		}
		return mixed(uint64(s.journal)<<32|uint64(s.volume), uint64(s.page)<<16|uint64(s.year), 2)
	},
	func(s *signature) uint64 {
		if len(s.people) == 0 || s.volume == 0 || s.year == 0 {
			return 0
		}
		return mixed(uint64(s.journal)<<32|uint64(s.volume), uint64(s.people[0].family)<<16|uint64(s.year), 4)
	},
	func(s *signature) uint64 {
		if len(s.people) == 0 || s.page == 0 || s.year == 0 {
			return 0
		}
		return mixed(uint64(s.people[0].family), uint64(s.page)<<16|uint64(s.year), 3)
	},
}

// mixed is a key of two numbers and the kind of block; 0 where the first is.
func mixed(a, b uint64, kind uint64) uint64 {
	if a == 0 {
		return 0
	}
	x := a*0x9E3779B97F4A7C15 ^ (b+kind)*0xC2B2AE3D27D4EB4F
	x ^= x >> 29
	return x*0xBF58476D1CE4E5B9 | 1
}

// near is how many neighbours a paper of a large block is compared with: a beginning that hundreds share says little, and those that
// agree in year and page stand side by side.
const (
	largest = 40
	near    = 12
)

// edge joins two papers.
type edge struct {
	a, b  uint32
	score float64
	why   []Reason
}

// Find groups the papers whose pairs reach least. progress, which may be nil, is told how many of how many steps are done. The papers of a
// group are joined by pairs, not all with all.
func (f *Finder) Find(ctx context.Context, least float64, progress func(done, of int)) ([]Group, error) {
	slices.SortFunc(f.list, func(a, b signature) int { return slices.Compare(a.id[:], b.id[:]) })
	var edges []edge
	blocks := make([]block, 0, len(f.list))
	for n, key := range keys {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		blocks = blocks[:0]
		for i := range f.list {
			if k := key(&f.list[i]); k != 0 {
				blocks = append(blocks, block{k, uint32(i)})
			}
		}
		slices.SortFunc(blocks, func(a, b block) int {
			if a.key != b.key {
				return cmp.Compare(a.key, b.key)
			}
			return cmp.Compare(a.row, b.row)
		})
		edges = append(edges, f.compare(blocks, least)...)
		if progress != nil {
			progress(n+1, len(keys))
		}
	}
	return f.groups(edges), ctx.Err()
}

// compare scores the pairs of each block, on all cores.
func (f *Finder) compare(blocks []block, least float64) []edge {
	workers := runtime.GOMAXPROCS(0)
	found := make([][]edge, workers)
	var wg sync.WaitGroup
	for w := range workers {
		from, to := len(blocks)*w/workers, len(blocks)*(w+1)/workers
		for from > 0 && from < len(blocks) && blocks[from].key == blocks[from-1].key {
			from++
		}
		for to > 0 && to < len(blocks) && blocks[to].key == blocks[to-1].key {
			to++
		}
		wg.Go(func() {
			for i := from; i < to; {
				j := i + 1
				for j < len(blocks) && blocks[j].key == blocks[i].key {
					j++
				}
				if j-i > 1 {
					found[w] = f.pairs(found[w], blocks[i:j], least)
				}
				i = j
			}
		})
	}
	wg.Wait()
	return slices.Concat(found...)
}

func (f *Finder) pairs(out []edge, same []block, least float64) []edge {
	reach := len(same)
	if len(same) > largest {
		reach = near
		slices.SortFunc(same, func(x, y block) int {
			a, b := &f.list[x.row], &f.list[y.row]
			return cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(a.page, b.page), cmp.Compare(a.en.key, b.en.key), cmp.Compare(a.zh.key, b.zh.key), cmp.Compare(x.row, y.row))
		})
	}
	for i := range same {
		for j := i + 1; j < min(len(same), i+1+reach); j++ {
			a, b := min(same[i].row, same[j].row), max(same[i].row, same[j].row)
			if s, why := score(&f.list[a], &f.list[b]); s >= least {
				out = append(out, edge{a, b, s, why})
			}
		}
	}
	return out
}

// groups joins pairs. A pair of papers that are known to be different is never in one group: the weaker pairs that would bring them together
// are left out.
func (f *Finder) groups(edges []edge) []Group {
	slices.SortFunc(edges, func(x, y edge) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	members := map[uint32][]uint32{} // by root
	root := map[uint32]uint32{}
	find := func(x uint32) uint32 {
		if r, ok := root[x]; ok {
			return r
		}
		root[x], members[x] = x, []uint32{x}
		return x
	}
	held := map[uint32]*Group{}
	for _, e := range edges {
		a, b := find(e.a), find(e.b)
		if a == b || f.apart(members[a], members[b]) {
			continue
		}
		if len(members[a]) < len(members[b]) {
			a, b = b, a
		}
		for _, m := range members[b] {
			root[m] = a
		}
		members[a] = append(members[a], members[b]...)
		g := held[a]
		if g == nil {
			g = &Group{Score: 1}
			held[a] = g
		}
		if other := held[b]; other != nil {
			g.Score = min(g.Score, other.Score)
			g.Reasons = append(g.Reasons, other.Reasons...)
			delete(held, b)
		}
		delete(members, b)
		g.Score = min(g.Score, e.score)
		g.Reasons = append(g.Reasons, e.why...)
	}
	out := make([]Group, 0, len(held))
	for r, g := range held {
		rows := members[r]
		slices.Sort(rows)
		for _, row := range rows {
			g.Papers = append(g.Papers, f.list[row].id)
		}
		slices.Sort(g.Reasons)
		g.Reasons = slices.Compact(g.Reasons)
		out = append(out, *g)
	}
	slices.SortFunc(out, func(x, y Group) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), slices.Compare(x.Papers[0][:], y.Papers[0][:]))
	})
	return out
}

// apart reports whether someone said of two of the papers that they are different.
func (f *Finder) apart(a, b []uint32) bool {
	for _, x := range a {
		for _, y := range b {
			p, q := &f.list[x], &f.list[y]
			if slices.Contains(p.apart, q.id) || slices.Contains(q.apart, p.id) {
				return true
			}
		}
	}
	return false
}
