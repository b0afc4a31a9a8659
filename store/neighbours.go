package store

import (
	"errors"
	"slices"

	"go.etcd.io/bbolt"

	"twinleaf/model"
	"twinleaf/model/check"
)

// neighbours are what some papers must be judged beside, looked up in the file: check.Papers for these papers only. Others in the library
// count as far as they are live and judged, so that what an import brings is not there before Judge has met it.
type neighbours struct {
	dois      map[string][]model.ID
	abstracts map[uint64][]model.ID
	volumes   map[filing][]check.Filed
	ordinals  map[model.ID]uint32
}

// A filing is a journal, by its ordinal, and a year.
type filing struct {
	journal uint32
	year    int
}

// Volumes is part of check.Papers.
func (n *neighbours) Volumes(journal model.ID, year int) []check.Filed {
	return n.volumes[filing{n.ordinals[journal], year}]
}

// SameDOI is part of check.Papers.
func (n *neighbours) SameDOI(doi string, but model.ID) (model.ID, bool) {
	return otherThan(n.dois[doi], but)
}

// SameAbstract is part of check.Papers.
func (n *neighbours) SameAbstract(hash uint64, but model.ID) (model.ID, bool) {
	return otherThan(n.abstracts[hash], but)
}

func otherThan(list []model.ID, but model.ID) (model.ID, bool) {
	i := slices.IndexFunc(list, func(id model.ID) bool { return id != but })
	if i < 0 {
		return model.ID{}, false
	}
	return list[i], true
}

// surroundings are where neighbours are looked up: a transaction, and the index as it has it.
type surroundings struct {
	l      *Library
	tx     *bbolt.Tx
	judged uint32
	live   func(row uint32) bool
	filed  func(of []bool, do func(row, journal uint32, year int)) error // as index.Snapshot.EachFiled
}

// neighbours looks up what records, whose abstracts have been read, are to be judged beside: a few milliseconds in a library of a million,
// and some microseconds for each paper of the same journal and year.
func (s *surroundings) neighbours(list []*record) (*neighbours, error) {
	n := &neighbours{dois: map[string][]model.ID{}, abstracts: map[uint64][]model.ID{}, volumes: map[filing][]check.Filed{},
		ordinals: map[model.ID]uint32{}}
	known := make(map[uint32]*record, len(list))
	var dois, texts []recordKey
	filings := map[filing]bool{}
	for _, r := range list {
		known[r.row] = r
		if k, ok := doiKey(r.paper.DOI); ok {
			dois = append(dois, k)
		}
		for _, h := range check.AbstractHashes(&r.paper) {
			texts = append(texts, recordKey(h))
		}
		if f, ok := filingOf(r); ok && r.paper.Volume != "" {
			filings[f] = true
			n.ordinals[r.paper.Journal] = f.journal
		}
	}
	// read gives the record of a row that counts; nil for one that does not, or is damaged, which verify names.
	read := func(row uint32, abstracts bool) (*record, error) {
		if row >= s.judged || !s.live(row) {
			return nil, nil
		}
		r := known[row]
		var err error
		if r == nil {
			r, err = s.l.getRecord(s.tx, row)
		}
		if err == nil && abstracts {
			err = s.l.loadTexts(s.tx, r)
		}
		if errors.Is(err, ErrDamaged) || errors.Is(err, ErrNotFound) {
			return nil, nil
		}
		return r, err
	}
	rows, err := rowsOf(s.tx, keysBatch, dois)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		r, err := read(row, false)
		if err != nil {
			return nil, err
		}
		if r != nil {
			if d := model.NormalizeDOI(r.paper.DOI); d != "" {
				n.dois[d] = append(n.dois[d], r.paper.ID)
			}
		}
	}
	if rows, err = rowsOf(s.tx, textsBatch, texts); err != nil {
		return nil, err
	}
	for _, row := range rows {
		r, err := read(row, true)
		if err != nil {
			return nil, err
		}
		if r != nil {
			for _, h := range check.AbstractHashes(&r.paper) {
				n.abstracts[h] = append(n.abstracts[h], r.paper.ID)
			}
		}
	}
	return n, s.count(n, filings, read)
}

// count fills in under which volumes the papers of journals and years stand.
func (s *surroundings) count(n *neighbours, filings map[filing]bool, read func(row uint32, abstracts bool) (*record, error)) error {
	if len(filings) == 0 {
		return nil
	}
	last := uint32(0)
	for f := range filings {
		last = max(last, f.journal)
	}
	in := make([]bool, last+1)
	for f := range filings {
		in[f.journal] = true
	}
	var rows []uint32
	err := s.filed(in, func(row, journal uint32, year int) {
		if filings[filing{journal, year}] {
			rows = append(rows, row)
		}
	})
	if err != nil {
		return err
	}
	for _, row := range rows {
		r, err := read(row, false)
		if err != nil {
			return err
		}
		if r == nil || r.paper.Volume == "" {
			continue
		}
		f, ok := filingOf(r)
		if !ok {
			continue
		}
		list := n.volumes[f]
		if i := slices.IndexFunc(list, func(v check.Filed) bool { return v.Volume == r.paper.Volume }); i >= 0 {
			list[i].Papers++
			continue
		}
		n.volumes[f] = append(list, check.Filed{Volume: r.paper.Volume, Papers: 1})
	}
	return nil
}

// filingOf is a record's journal and year; false where it lacks one.
func filingOf(r *record) (filing, bool) {
	return filing{r.ordinal - 1, r.paper.Year()}, r.ordinal != 0 && r.paper.Year() != 0
}

// rowsOf are the rows that have, or had, one of some keys: ascending, each once.
func rowsOf(tx *bbolt.Tx, batch byte, keys []recordKey) ([]uint32, error) {
	var out []uint32
	err := eachRow(tx, batch, keys, func(_ recordKey, row uint32) { out = append(out, row) })
	slices.Sort(out)
	return slices.Compact(out), err
}
