package index

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"twinleaf/model/fold"
)

// journals is what columns and facets need of every journal, by ordinal. It is replaced whole when a journal changes.
type journals struct {
	name     []string
	key      []string  // fold.Key of the name
	factor   []float64 // impact factor, 0 unknown
	jcr      []uint8
	zone     []uint8
	category []uint16 // number in categories + 1, 0 none
	jcrCat   []uint16 // number in jcrCats + 1, 0 none
	has      []uint8  // journalHas bits
	// What papers are ordered by, larger is later, 0 comes last.
	nameRank, factorRank, categoryRank, jcrCatRank []uint32

	categories, jcrCats nameList
}

// nameList numbers names.
type nameList struct {
	names []string
	keys  []string // folded
	by    map[string]uint16
}

func (l *nameList) number(name string) uint16 {
	if name == "" || len(l.names) == math.MaxUint16 {
		return 0
	}
	if n, ok := l.by[name]; ok {
		return n
	}
	if l.by == nil {
		l.by = map[string]uint16{}
	}
	l.names = append(l.names, name)
	l.keys = append(l.keys, fold.Key(name))
	l.by[name] = uint16(len(l.names))
	return uint16(len(l.names))
}

// journalHas bits.
const (
	journalScope = 1 << iota
	journalISSN
	journalPublisher
)

func (j *journals) len() int { return len(j.name) }

// clone copies the table so that entries can be set.
func (j *journals) clone() *journals {
	c := *j
	c.name, c.key, c.factor = slices.Clone(j.name), slices.Clone(j.key), slices.Clone(j.factor)
	c.jcr, c.zone, c.has = slices.Clone(j.jcr), slices.Clone(j.zone), slices.Clone(j.has)
	c.category, c.jcrCat = slices.Clone(j.category), slices.Clone(j.jcrCat)
	for _, l := range []*nameList{&c.categories, &c.jcrCats} {
		by := make(map[string]uint16, len(l.by))
		for k, v := range l.by {
			by[k] = v
		}
		l.by, l.names, l.keys = by, slices.Clone(l.names), slices.Clone(l.keys)
	}
	return &c
}

// set puts a journal at an ordinal, which is at most the table's length.
func (j *journals) set(ord int, d *JournalDoc) {
	if ord == len(j.name) {
		j.name, j.key, j.factor = append(j.name, ""), append(j.key, ""), append(j.factor, 0)
		j.jcr, j.zone, j.has = append(j.jcr, 0), append(j.zone, 0), append(j.has, 0)
		j.category, j.jcrCat = append(j.category, 0), append(j.jcrCat, 0)
	}
	j.name[ord], j.key[ord], j.factor[ord] = d.Name, fold.Key(d.Name), d.IF
	j.jcr[ord], j.zone[ord] = uint8(inRange(d.JCR, 4)), uint8(inRange(d.Zone, 4))
	j.category[ord], j.jcrCat[ord] = j.categories.number(d.ZoneCategory), j.jcrCats.number(d.JCRCategory)
	has := uint8(0)
	if d.Scope != "" {
		has |= journalScope
	}
	if len(d.ISSN) > 0 {
		has |= journalISSN
	}
	if d.Publisher != "" {
		has |= journalPublisher
	}
	j.has[ord] = has
}

func inRange(n, most int) int {
	if n < 0 || n > most {
		return 0
	}
	return n
}

// rank fills the orders.
func (j *journals) rank() {
	keys := func(names []string) []uint32 {
		all := make([][]byte, len(names))
		for i, n := range names {
			all[i] = fold.EnglishKey(nil, n)
		}
		return ranks(all)
	}
	j.nameRank = keys(j.name)
	cats, jcats := keys(j.categories.names), keys(j.jcrCats.names)
	j.factorRank = make([]uint32, len(j.name))
	j.categoryRank = make([]uint32, len(j.name))
	j.jcrCatRank = make([]uint32, len(j.name))
	for i := range j.name {
		if j.factor[i] > 0 {
			j.factorRank[i] = math.Float32bits(float32(j.factor[i]))
		}
		if c := j.category[i]; c > 0 {
			j.categoryRank[i] = cats[c-1]
		}
		if c := j.jcrCat[i]; c > 0 {
			j.jcrCatRank[i] = jcats[c-1]
		}
	}
}

// ranks gives each key its place from 1, equal keys the same, empty keys 0.
func ranks(keys [][]byte) []uint32 {
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return bytes.Compare(keys[a], keys[b]) })
	out := make([]uint32, len(keys))
	place := uint32(0)
	for i, k := range order {
		if i == 0 || !bytes.Equal(keys[k], keys[order[i-1]]) {
			place++
		}
		if len(keys[k]) > 0 {
			out[k] = place
		}
	}
	return out
}

// A stored journal is its strings (name, scope, publisher, both categories, counted names and ISSNs) and numbers.
func appendJournal(dst []byte, d *JournalDoc) []byte {
	dst = append(dst, byte(inRange(d.JCR, 4)), byte(inRange(d.Zone, 4)))
	dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(d.IF))
	dst = binary.AppendUvarint(dst, uint64(len(d.Names)))
	dst = appendStrings(dst, d.Name, d.Scope, d.Publisher, d.ZoneCategory, d.JCRCategory)
	dst = appendStrings(dst, d.Names...)
	return appendStrings(dst, d.ISSN...)
}

func readJournal(data []byte) (*JournalDoc, error) {
	if len(data) < 11 {
		return nil, fmt.Errorf("journal: %w", ErrCorrupt)
	}
	d := &JournalDoc{JCR: int(data[0]), Zone: int(data[1]), IF: math.Float64frombits(binary.LittleEndian.Uint64(data[2:]))}
	n, k := binary.Uvarint(data[10:])
	if k <= 0 {
		return nil, fmt.Errorf("journal: %w", ErrCorrupt)
	}
	s, err := readStrings(data[10+k:])
	if err != nil || uint64(len(s)) < 5+n {
		return nil, fmt.Errorf("journal: %w", ErrCorrupt)
	}
	d.Name, d.Scope, d.Publisher, d.ZoneCategory, d.JCRCategory = s[0], s[1], s[2], s[3], s[4]
	d.Names, d.ISSN = s[5:5+n], s[5+n:]
	return d, nil
}

func loadJournals(r Reader) (*journals, error) {
	j := &journals{}
	c := r.Cursor()
	for k, v := c.Seek([]byte{keyJournal}); len(k) == 5 && k[0] == keyJournal; k, v = c.Next() {
		ord := int(binary.BigEndian.Uint32(k[1:]))
		d, err := readJournal(v)
		if err != nil {
			return nil, fmt.Errorf("journal %d: %w", ord, err)
		}
		if ord != j.len() {
			return nil, fmt.Errorf("journal %d after %d: %w", ord, j.len(), ErrCorrupt)
		}
		j.set(ord, d)
	}
	j.rank()
	return j, nil
}
