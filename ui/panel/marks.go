package panel

import (
	"slices"
	"strings"

	"twinleaf/model/fold"
	"twinleaf/model/query"
)

// Marker finds in a text what a search asked for, so that it can be marked.
// It is a value; any goroutine may use it. The zero Marker marks nothing.
type Marker struct{ patterns []pattern }

// pattern is one piece of the search: terms that stand one after the other.
type pattern struct {
	fields string // "title", "author", "abstract", or "" for all
	atoms  []string
	prefix bool // the last atom is a beginning
	// pinyin are the ways to read a single Latin word as the sounds of
	// characters; initials says that it may be their first letters.
	pinyin   []fold.Typed
	initials string
}

// fieldPanels says which text a condition on a field marks.
var fieldPanels = map[query.Field]string{
	query.Any: "", query.Title: "title", query.TitleZh: "title", query.TitleEn: "title",
	query.Abstract: "abstract", query.AbstractZh: "abstract", query.AbstractEn: "abstract", query.Author: "author",
	query.Note: "note",
}

func newMarker(n query.Node) Marker {
	var m Marker
	m.collect(n)
	return m
}

// collect gathers what must or may be there; what must not is not marked.
func (m *Marker) collect(n query.Node) {
	switch n := n.(type) {
	case *query.And:
		for _, k := range n.Kids {
			m.collect(k)
		}
	case *query.Or:
		for _, k := range n.Kids {
			m.collect(k)
		}
	case *query.Words:
		fields, ok := fieldPanels[n.Field]
		if !ok {
			return
		}
		p := pattern{fields: fields, prefix: n.Prefix}
		for _, a := range atomsOf(n.Text) {
			p.atoms = append(p.atoms, a.text)
		}
		if len(p.atoms) == 0 {
			return
		}
		if w := p.atoms[0]; len(p.atoms) == 1 && !n.Quoted && latin(w) {
			for _, t := range fold.Cut(w, n.Prefix) {
				if len(t.Syllables) > 1 {
					p.pinyin = append(p.pinyin, t)
				}
			}
			if fold.Initials(w) {
				p.initials = w
			}
		}
		m.patterns = append(m.patterns, p)
	}
}

// Marks returns the byte ranges of text to mark in the panel that shows a
// field: in order, not overlapping.
func (m Marker) Marks(field, text string) []Range {
	if len(m.patterns) == 0 || text == "" {
		return nil
	}
	var atoms []atom
	var out []Range
	for _, p := range m.patterns {
		if p.fields != "" && p.fields != field {
			continue
		}
		if atoms == nil {
			atoms = atomsOf(text)
		}
		before := len(out)
		out = p.find(out, atoms, func(i, k int) bool { return p.same(atoms[i].text, k) }, len(p.atoms))
		if len(out) == before && field != "abstract" {
			for _, t := range p.pinyin {
				out = p.find(out, atoms, func(i, k int) bool { return sounds(atoms[i], t, k) }, len(t.Syllables))
			}
		}
		if len(out) == before && field != "abstract" && p.initials != "" {
			out = p.find(out, atoms, func(i, k int) bool { return begins(atoms[i], p.initials[k]) }, len(p.initials))
		}
	}
	return merge(out)
}

// find appends the ranges of n atoms one after the other that match.
func (p pattern) find(out []Range, atoms []atom, match func(i, k int) bool, n int) []Range {
next:
	for i := 0; i+n <= len(atoms); i++ {
		for k := range n {
			if !match(i+k, k) {
				continue next
			}
		}
		out = append(out, Range{atoms[i].from, atoms[i+n-1].to})
	}
	return out
}

func (p pattern) same(word string, k int) bool {
	if p.prefix && k == len(p.atoms)-1 {
		return strings.HasPrefix(word, p.atoms[k])
	}
	return word == p.atoms[k]
}

func sounds(a atom, t fold.Typed, k int) bool {
	if a.han == 0 {
		return false
	}
	want := t.Syllables[k]
	usual, other := fold.Syllables(a.han)
	if t.Open && k == len(t.Syllables)-1 {
		return usual != "" && strings.HasPrefix(usual, want) || other != "" && strings.HasPrefix(other, want)
	}
	return usual == want || other == want
}

func begins(a atom, letter byte) bool {
	if a.han == 0 {
		return false
	}
	usual, other := fold.Syllables(a.han)
	return usual != "" && usual[0] == letter || other != "" && other[0] == letter
}

func latin(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
}

// atom is one position of a text: a folded word, or one character of a script
// without spaces (han is set then).
type atom struct {
	text     string
	han      rune
	from, to int
}

func atomsOf(text string) []atom {
	var out []atom
	var s fold.Scanner
	var t fold.Term
	s.Reset(text)
	for s.Next(&t) {
		if t.Word != nil {
			out = append(out, atom{text: string(t.Word), from: t.Start, to: t.End})
			continue
		}
		for i, r := range t.Run {
			out = append(out, atom{text: string(r), han: r, from: int(t.At[i]), to: int(t.At[i+1])})
		}
	}
	return out
}

// merge sorts ranges and joins those that overlap.
func merge(list []Range) []Range {
	slices.SortFunc(list, func(a, b Range) int { return a.From - b.From })
	var out []Range
	for _, r := range list {
		if n := len(out); n > 0 && r.From <= out[n-1].To {
			out[n-1].To = max(out[n-1].To, r.To)
			continue
		}
		out = append(out, r)
	}
	return out
}
