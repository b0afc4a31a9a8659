package index

import (
	"bytes"
	"fmt"
	"slices"
)

// edit is the new state of one row in one term's posting.
type edit struct {
	key   []byte // keyPosting, chunk, space, term
	row   uint16
	entry []byte // the term's packed entry in a part of one row; nil when the row has the term no more
}

// editsHeld bounds the memory that a bulk edit takes: about 100 bytes each. Past it they are applied, in key order.
const editsHeld = 400_000

// editPart is a small part for one paper, with the starts of its words.
func editPart() *Part {
	p := &Part{starting: true}
	p.words.init(1 << 10)
	p.kinds.init()
	p.names.init()
	return p
}

// A Replacement is what has to be written where a paper changes. It is made without the index, so several can be made at once, and put
// with Update.Put.
type Replacement struct {
	row           uint32
	kind          string // the paper's type, which gets its number when it is put
	before, after *Part
	edits         []edit
}

// NewReplacement compares two states of the paper of a row. old must be what the row was made from. It may be called from any goroutine;
// the docs are not read any more when it returns.
func NewReplacement(row uint32, old, new *Doc) *Replacement {
	r := &Replacement{row: row, kind: new.Type, before: editPart(), after: editPart()}
	r.before.addFacts(old)
	r.after.addFacts(new)
	cutChanges(r.before, r.after, old, new)
	r.edits = diff(nil, int(row/ChunkRows), uint16(row%ChunkRows), r.before, r.after)
	return r
}

// Replace changes the paper of a row from old to new. old must be what the row was made from; only what differs is
// written.
func (u *Update) Replace(row uint32, old, new *Doc) error {
	return u.Put(NewReplacement(row, old, new))
}

// Put writes a replacement; the row must not have changed since it was made.
func (u *Update) Put(r *Replacement) error {
	if r.row >= u.next.rows {
		return fmt.Errorf("%w: %d", ErrRow, r.row)
	}
	if err := u.merge(); err != nil {
		return err
	}
	if k := r.after.cols[colKind][0]; k>>kindType > 0 {
		r.after.cols[colKind][0] = k&(1<<kindType-1) | u.kindNumber(r.kind)<<kindType
	}
	for c := range colTerms {
		u.setColumn(c, r.row, r.after.cols[c][0])
	}
	for o := range orderCount {
		if a, b := r.before.orders[o].at(0), r.after.orders[o].at(0); !bytes.Equal(a, b) {
			u.move(o, r.row, b)
		}
	}
	if !slices.Equal(r.before.names.list, r.after.names.list) || !slices.Equal(r.before.people, r.after.people) {
		if err := u.replacePeople(r.row, r.after); err != nil {
			return err
		}
	}
	u.edits = append(u.edits, r.edits...)
	return u.flushEdits()
}

// cutChanges cuts what differs between two states of a paper into two parts of one row: the terms of the fields that changed,
// each with all the places that it has in the paper, also in fields that did not change.
func cutChanges(before, after *Part, old, new *Doc) {
	was, is, rest := *old, *new, *new
	for _, f := range []struct{ was, is, rest *string }{
		{&was.TitleZh, &is.TitleZh, &rest.TitleZh}, {&was.TitleEn, &is.TitleEn, &rest.TitleEn},
		{&was.AbstractZh, &is.AbstractZh, &rest.AbstractZh}, {&was.AbstractEn, &is.AbstractEn, &rest.AbstractEn},
		{&was.Note, &is.Note, &rest.Note},
	} {
		if *f.was == *f.is {
			*f.was, *f.is = "", ""
		} else {
			*f.rest = ""
		}
	}
	if slices.Equal(was.Authors, is.Authors) {
		was.Authors, is.Authors = nil, nil
	} else {
		rest.Authors = nil
	}
	if was.Volume == is.Volume && was.Issue == is.Issue && was.Pages == is.Pages && was.Journal == is.Journal && slices.Equal(was.Values, is.Values) &&
		slices.Equal(was.Short, is.Short) {
		for _, d := range []*Doc{&was, &is} {
			d.Volume, d.Issue, d.Pages, d.Journal, d.Values, d.Short = "", "", "", NoJournal, nil, nil
		}
	} else {
		rest.Volume, rest.Issue, rest.Pages, rest.Journal, rest.Values, rest.Short = "", "", "", NoJournal, nil, nil
	}
	before.cutDoc(&was)
	after.cutDoc(&is)
	if before.words.len()+after.words.len() > 0 {
		shared := editPart()
		shared.only = &dictionary{}
		shared.only.init(1 << 10)
		for _, p := range []*Part{before, after} {
			for n := range p.words.len() {
				shared.only.number(p.words.key(uint32(n)))
			}
		}
		shared.cutDoc(&rest)
		for _, t := range shared.tuples {
			key := shared.words.key(uint32(t >> tupleTop))
			for _, p := range []*Part{before, after} {
				p.tuples = append(p.tuples, uint64(p.words.number(key))<<tupleTop|t&(1<<tupleTop-1))
			}
		}
	}
	before.rows++
	after.rows++
}

// diff appends the terms whose entries differ between two parts of one row.
func diff(edits []edit, chunk int, row uint16, before, after *Part) []edit {
	before.Seal()
	after.Seal()
	note := func(term, entry []byte) {
		edits = append(edits, edit{postingKey(nil, chunk, space(term[0]), term[1:]), row, entry})
	}
	i, j := 0, 0
	for i < len(before.sorted) || j < len(after.sorted) {
		c := 0
		switch {
		case i == len(before.sorted):
			c = 1
		case j == len(after.sorted):
			c = -1
		default:
			c = bytes.Compare(before.words.key(before.sorted[i]), after.words.key(after.sorted[j]))
		}
		switch {
		case c < 0:
			note(before.words.key(before.sorted[i]), nil)
			i++
		case c > 0:
			note(after.words.key(after.sorted[j]), after.entry(after.sorted[j]))
			j++
		default:
			if e := after.entry(after.sorted[j]); !bytes.Equal(before.entry(before.sorted[i]), e) {
				note(after.words.key(after.sorted[j]), e)
			}
			i++
			j++
		}
	}
	return edits
}

func (u *Update) flushEdits() error {
	if len(u.edits) < editsHeld {
		return nil
	}
	return u.applyEdits()
}

// applyEdits reads, changes and writes each posting once.
func (u *Update) applyEdits() error {
	edits := u.edits
	u.edits = nil
	if len(edits) == 0 {
		return nil
	}
	slices.SortStableFunc(edits, func(a, b edit) int { return bytes.Compare(a.key, b.key) })
	if err := u.putPostings(); err != nil {
		return err
	}
	for len(edits) > 0 {
		n := 1
		for n < len(edits) && bytes.Equal(edits[n].key[:spaceKey-1], edits[0].key[:spaceKey-1]) {
			n++
		}
		if err := u.applyToChunk(edits[:n]); err != nil {
			return err
		}
		edits = edits[n:]
	}
	return nil
}

// putPostings writes the units that were held back.
func (u *Update) putPostings() error {
	for _, p := range u.postings {
		if err := u.w.Put(p.key, p.value); err != nil {
			return fmt.Errorf("postings: %w", err)
		}
	}
	u.postings = nil
	return nil
}

// applyToChunk applies the edits of one chunk, sorted by key.
func (u *Update) applyToChunk(edits []edit) error {
	chunk := int(edits[0].key[1])<<8 | int(edits[0].key[2])
	var positions []placedPositions
	var out *units
	var p posting
	for len(edits) > 0 {
		key := edits[0].key
		n := 1
		for n < len(edits) && bytes.Equal(edits[n].key, key) {
			n++
		}
		if out == nil || out.out.lead[termAt] != key[termAt] {
			if out != nil {
				if err := out.end(); err != nil {
					return err
				}
			}
			out = u.newUnits(chunk, key[termAt])
		}
		err := out.change(key[spaceKey:], func(old []byte) ([]byte, error) {
			return u.change(chunk, key[termAt:], old, &p, &positions, func() error {
				return p.apply(edits[:n], hasPositions(key[termAt:]))
			})
		})
		if err != nil {
			return fmt.Errorf("postings of %q: %w", key[termAt:], err)
		}
		edits = edits[n:]
	}
	if err := out.end(); err != nil {
		return err
	}
	return u.putPositions(chunk, positions, false)
}

// apply makes the edits of one term.
func (p *posting) apply(edits []edit, positioned bool) error {
	for _, e := range edits {
		p.remove(e.row, positioned)
		if e.entry == nil {
			continue
		}
		var one posting
		if err := one.appendEntry(e.entry, e.row); err != nil {
			return err
		}
		for s := range one.rows {
			if len(one.rows[s]) > 0 {
				p.insert(section(s), e.row, one.pos[s])
			}
		}
	}
	return nil
}
