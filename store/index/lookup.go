package index

import (
	"bytes"
	"fmt"
)

// groups are the rows of a term by where it stands. Relevance knows no finer parts.
type groups struct{ title, author, rest set }

const (
	groupTitle = iota
	groupAuthor
	groupRest
	groupCount
)

// groupOf says which group a section belongs to.
var groupOf = [sectionCount]int{secTitleEn: groupTitle, secTitleZh: groupTitle, secAbstractEn: groupRest, secAbstractZh: groupRest,
	secAuthor: groupAuthor, secNote: groupRest}

// token is one piece of a phrase, or a word by itself.
type token struct {
	space  space
	term   []byte
	off    uint32 // its place in the phrase
	prefix bool   // term is a beginning
	alone  bool   // a single character of a script without spaces, whose places are not indexed
}

// rangeFrom is the number of letters from which a beginning is looked up word by word; shorter ones are indexed.
const rangeFrom = startLengths + 1

// looseEnd reports whether a beginning is so short that its places are not worth reading: as the end of a phrase it only has
// to stand in the same text.
func (t *token) looseEnd() bool {
	return t.prefix && t.space == spaceWord && startOf(t.term, rangeFrom) == nil
}

// get fetches a term's entry in a space of a chunk, nil when it has none. It is valid while the reader is.
func (w *worker) get(chunk int, sp byte, term []byte) []byte {
	if w.cursor == nil {
		w.cursor = w.r.Cursor()
	}
	w.key = postingKey(w.key, chunk, space(sp), term)
	k, v := w.cursor.Seek(w.key)
	if !bytes.HasPrefix(k, w.key[:spaceKey]) {
		return nil
	}
	v, w.scratch = findInUnit(v, term, w.scratch)
	return v
}

// lookup returns the rows of a token in the sections of mask, by group.
func (w *worker) lookup(chunk int, t *token, mask byte) (g groups, err error) {
	switch {
	case !t.prefix:
		return w.grouped(w.get(chunk, byte(t.space), t.term), mask)
	case t.looseEnd():
		return w.grouped(w.get(chunk, byte(spaceStart), t.term), mask)
	}
	var into [groupCount]*bitmap
	err = w.eachTerm(chunk, t, func(_, value []byte) error {
		return eachSection(value, mask, func(s section, r rowsReader) error {
			k := groupOf[s]
			if into[k] == nil {
				into[k] = w.arena.zero()
			}
			return r.orInto(into[k])
		})
	})
	if err != nil {
		return g, err
	}
	for k, b := range into {
		if b != nil {
			*g.at(k) = w.arena.fromBits(b)
		}
	}
	return g, nil
}

func (g *groups) at(k int) *set {
	switch k {
	case groupTitle:
		return &g.title
	case groupAuthor:
		return &g.author
	}
	return &g.rest
}

// all joins the groups.
func (g groups) all(a *arena) set { return a.or(a.or(g.rest, g.title), g.author) }

// grouped unpacks one posting.
func (w *worker) grouped(value []byte, mask byte) (g groups, err error) {
	err = eachSection(value, mask, func(s section, r rowsReader) error {
		rows, err := r.set(&w.arena)
		if err != nil {
			return err
		}
		at := g.at(groupOf[s])
		*at = w.arena.or(*at, rows)
		return nil
	})
	return g, err
}

// eachSection calls f for the row sets of a posting in the sections of mask.
func eachSection(value []byte, mask byte, f func(s section, r rowsReader) error) error {
	if len(value) == 0 {
		return nil
	}
	head := value[0] & maskSections
	if head&mask == 0 {
		return nil
	}
	value = value[1:]
	for s := range sectionCount {
		if head&(1<<s) == 0 {
			continue
		}
		r, rest, err := readRows(value)
		if err != nil {
			return err
		}
		if mask&(1<<s) != 0 {
			if err := f(s, r); err != nil {
				return err
			}
		}
		value = rest
	}
	return nil
}

// eachTerm calls f for every term that begins with the token's, in order. The term is valid during the call.
func (w *worker) eachTerm(chunk int, t *token, f func(term, value []byte) error) error {
	c := w.r.Cursor()
	from := postingKey(nil, chunk, t.space, t.term)
	for k, v := c.Seek(from); bytes.HasPrefix(k, from[:spaceKey]); k, v = c.Next() {
		u, err := openUnit(v)
		if err != nil {
			return err
		}
		u.seek(t.term)
		for u.next() {
			if !bytes.HasPrefix(u.term, t.term) {
				if bytes.Compare(u.term, t.term) > 0 {
					return nil
				}
				continue
			}
			if err := f(u.term, u.value); err != nil {
				return fmt.Errorf("term %q: %w", u.term, err)
			}
		}
		if u.bad {
			return fmt.Errorf("unit: %w", ErrCorrupt)
		}
	}
	return nil
}
