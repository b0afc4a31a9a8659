package check

import (
	"context"

	"twinleaf/model"
)

// Tally is Papers in memory: add every paper of a library (or of a file that
// is being checked), then run the checks. It keeps about 150 bytes a paper.
// Add is for one goroutine; after that any number may ask.
type Tally struct {
	dois      map[uint64][2]model.ID // the first two papers of each DOI, by its hash
	abstracts map[uint64][2]model.ID
	volumes   map[journalYear][]Filed
}

type journalYear struct {
	journal model.ID
	year    int16
}

// NewTally returns a Tally of no papers.
func NewTally() *Tally {
	return &Tally{dois: map[uint64][2]model.ID{}, abstracts: map[uint64][2]model.ID{}, volumes: map[journalYear][]Filed{}}
}

// Add counts a paper. It must have its ID.
func (t *Tally) Add(p *model.Paper) {
	if d := model.NormalizeDOI(p.DOI); d != "" {
		note(t.dois, hashDOI(d), p.ID)
	}
	for _, h := range AbstractHashes(p) {
		note(t.abstracts, h, p.ID)
	}
	if p.Volume == "" || p.Journal.IsZero() || p.Year() == 0 {
		return
	}
	key := journalYear{p.Journal, int16(p.Year())}
	list := t.volumes[key]
	for i := range list {
		if list[i].Volume == p.Volume {
			list[i].Papers++
			return
		}
	}
	t.volumes[key] = append(list, Filed{p.Volume, 1})
}

// Learn adds papers, which are read by several goroutines. progress is told how many were seen; it may be nil.
func (t *Tally) Learn(ctx context.Context, from Records, workers int, progress func(seen int)) error {
	seen := 0
	return inOrder(ctx, from, workers, func([]model.Paper) struct{} { return struct{}{} }, func(papers []model.Paper, _ struct{}) error {
		for i := range papers {
			t.Add(&papers[i])
		}
		seen += len(papers)
		if progress != nil {
			progress(seen)
		}
		return nil
	})
}

func note(m map[uint64][2]model.ID, key uint64, id model.ID) {
	two, ok := m[key]
	switch {
	case !ok:
		two[0] = id
	case two[1].IsZero() && two[0] != id:
		two[1] = id
	default:
		return
	}
	m[key] = two
}

// hashDOI is 64 bits, so that two of a million DOIs fall together in one
// library of thirty million.
func hashDOI(d string) uint64 {
	h := uint64(fnvOffset)
	for i := 0; i < len(d); i++ {
		h = (h ^ uint64(d[i])) * fnvPrime
	}
	return h
}

// Volumes is of Papers.
func (t *Tally) Volumes(journal model.ID, year int) []Filed {
	return t.volumes[journalYear{journal, int16(year)}]
}

// SameDOI is of Papers.
func (t *Tally) SameDOI(doi string, but model.ID) (model.ID, bool) {
	return another(t.dois[hashDOI(doi)], but)
}

// SameAbstract is of Papers.
func (t *Tally) SameAbstract(hash uint64, but model.ID) (model.ID, bool) {
	return another(t.abstracts[hash], but)
}

func another(two [2]model.ID, but model.ID) (model.ID, bool) {
	for _, id := range two {
		if !id.IsZero() && id != but {
			return id, true
		}
	}
	return model.ID{}, false
}

// comparable reports whether an abstract says enough to be compared with
// others: 100 letters, of which a Chinese character counts as three.
func comparable(s string) bool { return len(s) >= 100 }

// AbstractHashes are the AbstractHash of each abstract of a paper that says enough to be compared.
func AbstractHashes(p *model.Paper) []uint64 {
	var out []uint64
	for _, s := range [...]string{p.Abstract.ZH, p.Abstract.EN} {
		if comparable(s) {
			out = append(out, AbstractHash(s))
		}
	}
	return out
}
