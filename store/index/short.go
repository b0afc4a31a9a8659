package index

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"

	"twinleaf/model/fold"
	"twinleaf/model/query"
)

// Short texts (a publisher, a keyword, an editor's name) have few words and most papers have few of them, so they get no section of
// the postings and no positions. Among the exact values stands each short text from every word and every dense character
// on:
//
//	field | 1 | lecture notes in physics
//	field | notes in physics
//	field | in physics
//	field | physics
//
// A phrase is the beginning of one of these, a word too, and the 1 marks the whole text for a condition on the whole value.
const wholeText = '\x01'

// shortTexts are the fields so kept. Publisher is a journal's too.
var shortTexts = [256]bool{query.Editor: true, query.Translator: true, query.Container: true, query.Publisher: true, query.Place: true,
	query.Edition: true, query.Series: true, query.Event: true, query.Keyword: true}

// shortPeople are those of them that hold a person each, found by the other words of a name as authors are.
var shortPeople = [256]bool{query.Editor: true, query.Translator: true}

// flat is a text as it stands among the short ones: folded words and runs of dense characters with a space between.
type flat struct {
	text   []byte
	starts []int // where words and characters begin
	word   bool  // the last piece is a word, which a longer one does not contain
}

func (f *flat) set(text string) {
	f.text, f.starts, f.word = f.text[:0], f.starts[:0], false
	var s fold.Scanner
	var t fold.Term
	s.Reset(text)
	for s.Next(&t) {
		if len(f.text) > 0 {
			f.text = append(f.text, ' ')
		}
		if f.word = t.Word != nil; f.word {
			f.starts = append(f.starts, len(f.text))
			f.text = append(f.text, t.Word...)
			continue
		}
		for _, r := range t.Run {
			f.starts = append(f.starts, len(f.text))
			f.text = append(f.text, string(r)...)
		}
	}
}

// short is the text as far as it is kept.
func short(b []byte) []byte { return b[:min(len(b), maxValue)] }

// cutShort emits the terms of a short text.
func (p *Part) cutShort(f query.Field, text string) {
	if text == "" {
		return
	}
	var t flat
	t.set(text)
	for i, at := range t.starts {
		p.pairs = append(p.pairs[:0], byte(f))
		if i == 0 {
			p.pairs = append(p.pairs, wholeText)
		}
		p.pairs = append(p.pairs, short(t.text[at:])...)
		p.emit(spaceExact, p.pairs, secNote, 0)
	}
	if shortPeople[f] {
		fold.NameWords(text, func(word string, _ int) {
			p.pairs = append(append(p.pairs[:0], byte(f)), word...)
			p.emit(spaceExact, p.pairs, secNote, 0)
		})
	}
}

// shortNode compiles words or a whole value of a short text.
func (w *worker) shortNode(n *query.Words) (node, error) {
	var t flat
	t.set(n.Text)
	if len(t.starts) == 0 {
		return noneNode{}, nil
	}
	var kids []node
	add := func(lead []byte, text []byte, prefix bool) {
		term := append(append([]byte{byte(n.Field)}, lead...), short(text)...)
		kids = append(kids, &valueNode{token{space: spaceExact, term: term, prefix: prefix}})
	}
	begin := []byte{wholeText}
	switch {
	case n.Whole:
		add(begin, t.text, false)
	case n.Prefix || !t.word:
		add(begin, t.text, true)
		add(nil, t.text, true)
	default:
		more := append(bytes.Clone(t.text), ' ')
		add(begin, t.text, false)
		add(nil, t.text, false)
		add(begin, more, true)
		add(nil, more, true)
	}
	if n.Field == query.Publisher {
		part := *n
		part.Whole, part.Quoted = false, n.Quoted || n.Whole
		tokens, _ := tokensOf(part.Text, part.Prefix, 0)
		in := &wordsNode{}
		if err := w.inJournals(in, reading{tokens, maskSections}, 1<<secPublisher); err != nil {
			return nil, err
		}
		if err := w.checkJournals(in, tokens, 1<<secPublisher); err != nil {
			return nil, err
		}
		if in.journals != nil {
			kids = append(kids, in.journals)
		}
	}
	return &orNode{kids}, nil
}

// unseen are the fields whose presence has no bit in colHas but a term.
func unseen(f query.Field) bool {
	s := f.Spec()
	return hasBits[f] < 0 && s.Presence && (f >= query.Editor || f == query.Publisher)
}

// cutPresence emits a term for each unseen field that the paper has.
func (p *Part) cutPresence(d *Doc) {
	var seen [256]bool
	for _, list := range [][]Value{d.Values, d.Short} {
		for _, v := range list {
			if v.Text == "" || seen[v.Field] || !unseen(v.Field) {
				continue
			}
			seen[v.Field] = true
			p.pairs = append(p.pairs[:0], byte(query.HasField), byte(v.Field))
			p.emit(spaceExact, p.pairs, secNote, 0)
		}
	}
}

// presence is the rows that have an unseen field.
func presence(f query.Field) node {
	return &valueNode{token{space: spaceExact, term: []byte{byte(query.HasField), byte(f)}}}
}

// termsNode is the rows with a value that passes a test; every value of the field is asked.
type termsNode struct {
	field query.Field
	test  func(value string) bool
}

func (n *termsNode) cost() int { return costRange }

func (n *termsNode) eval(w *worker, _ *set) (grades, error) {
	into := w.arena.zero()
	t := token{space: spaceExact, term: []byte{byte(n.field)}, prefix: true}
	err := w.eachTerm(w.chunk, &t, func(term, value []byte) error {
		if !n.test(string(term[1:])) {
			return nil
		}
		return eachSection(value, maskSections, func(_ section, r rowsReader) error { return r.orInto(into) })
	})
	if err != nil {
		return grades{}, err
	}
	return same(w.arena.fromBits(into)), nil
}

// rangeOfTerms compiles a range of the numbers or dates that have no column.
func rangeOfTerms(n *query.Range) node {
	number := func(s string) (float64, bool) {
		v, err := strconv.ParseFloat(s, 64)
		return v, err == nil && !math.IsNaN(v)
	}
	if n.Field.Spec().Kind == query.Time {
		number = dayOf
	}
	return &termsNode{n.Field, func(value string) bool {
		v, ok := number(value)
		return ok && v >= n.Lo && v <= n.Hi
	}}
}

// dayOf reads 2006, 2006-01 or 2006-01-02 as the Unix time at which it begins, here.
func dayOf(s string) (float64, bool) {
	layout := "2006-01-02"
	if len(s) > len(layout) || strings.Count(s, "-") > 2 {
		return 0, false
	}
	t, err := time.ParseInLocation(layout[:min(len(s), len(layout))], s, time.Local)
	return float64(t.Unix()), err == nil
}
