package index

import (
	"slices"

	"twinleaf/model/fold"
	"twinleaf/model/query"
)

// plan is a query compiled for one snapshot.
type plan struct {
	root   node       // the conditions that no facet widens; nil for every row
	facets []widens   // the others, by facet
	phrase *wordsNode // what the words are as a phrase in a title
	chosen []query.Node
}

// widens is a facet's own condition, which its counts leave out.
type widens struct {
	facet facet
	node  node
}

// facet is a list of filter counts.
type facet int

const (
	facetNone facet = iota
	facetYear
	facetJCR
	facetZone
	facetCategory
	facetJCRCategory
	facetJournal
	facetLang
	facetOpen
	facetType
	facetAuthor
	facetTag
	facetShelf
	facetCheck
	facetCount

	facetLate = facetAuthor // from here on counted after the search, by Authors and Values
)

var facetOf = map[query.Field]facet{query.Year: facetYear, query.JCR: facetJCR, query.Zone: facetZone, query.Category: facetCategory,
	query.JCRCategory: facetJCRCategory, query.Journal: facetJournal, query.Lang: facetLang, query.OA: facetOpen, query.Type: facetType,
	query.Author: facetAuthor, query.Tag: facetTag, query.Shelf: facetShelf, query.Check: facetCheck}

// facetOfNode returns the facet that all conditions of n belong to, facetNone when there is none.
func facetOfNode(n query.Node) facet {
	all := func(kids []query.Node) facet {
		f := facetOfNode(kids[0])
		for _, k := range kids[1:] {
			if facetOfNode(k) != f {
				return facetNone
			}
		}
		return f
	}
	switch n := n.(type) {
	case *query.And:
		return all(n.Kids)
	case *query.Or:
		return all(n.Kids)
	case *query.Not:
		return facetOfNode(n.Kid)
	case *query.Words:
		return facetOf[n.Field]
	case *query.Range:
		return facetOf[n.Field]
	case *query.OneOf:
		return facetOf[n.Field]
	}
	return facetNone
}

// compile makes the plan of a query. w reads the journals' chunks.
func (w *worker) compile(q query.Query) (*plan, error) {
	p := &plan{}
	var kids []query.Node
	switch n := q.Root.(type) {
	case nil:
	case *query.And:
		kids = n.Kids
	default:
		kids = []query.Node{n}
	}
	var rest []node
	for _, k := range kids {
		n, err := w.node(k)
		if err != nil {
			return nil, err
		}
		if f := facetOfNode(k); f != facetNone {
			p.chosen = append(p.chosen, k)
			p.widen(f, n)
		} else {
			rest = append(rest, n)
		}
	}
	if len(rest) > 0 {
		p.root = join(rest)
	}
	if w.graded {
		p.phrase = titlePhrase(kids)
	}
	return p, nil
}

// widen adds a facet's condition; several of one facet are widened together.
func (p *plan) widen(f facet, n node) {
	for i := range p.facets {
		if p.facets[i].facet == f {
			p.facets[i].node = join([]node{p.facets[i].node, n})
			return
		}
	}
	p.facets = append(p.facets, widens{f, n})
}

// join makes an and with the cheap kids first.
func join(kids []node) node {
	if len(kids) == 1 {
		return kids[0]
	}
	slices.SortStableFunc(kids, func(a, b node) int { return a.cost() - b.cost() })
	return &andNode{kids}
}

// titlePhrase is what the query's words in any field or in titles make when they stand in a title one after the other, in
// the order typed; nil when there are not two.
func titlePhrase(kids []query.Node) *wordsNode {
	var tokens []token
	off := uint32(0)
	for i, k := range kids {
		n, ok := k.(*query.Words)
		if !ok || n.Whole || n.Field != query.Any && n.Field != query.Title && n.Field != query.TitleZh && n.Field != query.TitleEn {
			continue
		}
		if n.Prefix && i < len(kids)-1 {
			return nil // a beginning can only end the phrase
		}
		var more []token
		more, off = tokensOf(n.Text, n.Prefix, off)
		tokens = append(tokens, more...)
	}
	if len(tokens) < 2 || off < 2 || slices.ContainsFunc(tokens, func(t token) bool { return t.alone }) {
		return nil
	}
	return &wordsNode{readings: []reading{{tokens, maskTitle}}}
}

// tokensOf cuts text into tokens whose places count from off, and returns the place after the last.
func tokensOf(text string, prefix bool, off uint32) ([]token, uint32) {
	var s fold.Scanner
	var t fold.Term
	var out []token
	base := off
	s.Reset(text)
	for s.Next(&t) {
		at := base + uint32(t.Pos)
		if t.Word != nil {
			out = append(out, token{space: spaceWord, term: slices.Clone(t.Word), off: at})
			off = at + 1
			continue
		}
		off = at + uint32(len(t.Run))
		if len(t.Run) == 1 {
			out = append(out, token{space: spaceHan, term: []byte(string(t.Run)), off: at, alone: true})
		}
		for i := 0; i+1 < len(t.Run); i++ {
			out = append(out, token{space: spaceHan, term: []byte(string(t.Run[i : i+2])), off: at + uint32(i)})
		}
	}
	if n := len(out); prefix && n > 0 && out[n-1].space == spaceWord {
		out[n-1].prefix = true
	}
	return out, off
}

// node compiles one condition.
func (w *worker) node(n query.Node) (node, error) {
	switch n := n.(type) {
	case *query.And:
		kids, err := w.nodes(n.Kids)
		if err != nil {
			return nil, err
		}
		return join(kids), nil
	case *query.Or:
		kids, err := w.nodes(n.Kids)
		if err != nil {
			return nil, err
		}
		return &orNode{kids}, nil
	case *query.Not:
		kid, err := w.node(n.Kid)
		if err != nil {
			return nil, err
		}
		return &notNode{kid}, nil
	case *query.Words:
		return w.wordsNode(n)
	case *query.Range:
		return w.rangeNode(n), nil
	case *query.OneOf:
		return w.oneOfNode(n)
	case *query.Has:
		return w.hasNode(n), nil
	}
	return allNode{}, nil
}

func (w *worker) nodes(list []query.Node) ([]node, error) {
	out := make([]node, len(list))
	for i, n := range list {
		var err error
		if out[i], err = w.node(n); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// maskOf gives the sections of a text field of papers, and of journals.
func maskOf(f query.Field) (papers, journals byte) {
	switch f {
	case query.Any:
		return maskAll, 1 << secName
	case query.Title:
		return maskTitle, 0
	case query.TitleEn:
		return 1 << secTitleEn, 0
	case query.TitleZh:
		return 1 << secTitleZh, 0
	case query.Abstract:
		return maskAbstract, 0
	case query.AbstractEn:
		return 1 << secAbstractEn, 0
	case query.AbstractZh:
		return 1 << secAbstractZh, 0
	case query.Author:
		return maskAuthor, 0
	case query.Note:
		return maskNote, 0
	case query.Journal:
		return 0, 1 << secName
	case query.Scope:
		return 0, 1 << secScope
	case query.Publisher:
		return 0, 1 << secPublisher
	case query.Category:
		return 0, 1 << secCategory
	case query.JCRCategory:
		return 0, 1 << secJCRCategory
	}
	return 0, 0
}

// wordsNode compiles text.
func (w *worker) wordsNode(n *query.Words) (node, error) {
	if n.Whole {
		return w.wholeNode(n)
	}
	tokens, _ := tokensOf(n.Text, n.Prefix, 0)
	if len(tokens) == 0 {
		return noneNode{}, nil
	}
	if shortTexts[n.Field] {
		return w.shortNode(n)
	}
	papers, journals := maskOf(n.Field)
	out := &wordsNode{mask: papers, any: n.Field == query.Any}
	if len(tokens) == 1 {
		tokens[0].alone = false // by itself it needs no places
	}
	as := func(r reading) error {
		if papers != 0 {
			out.readings = append(out.readings, reading{r.tokens, r.mask & papers})
		}
		if journals != 0 {
			return w.inJournals(out, r, journals&r.mask)
		}
		return nil
	}
	if err := as(reading{tokens, maskSections}); err != nil {
		return nil, err
	}
	typed := pinyinWord(n, tokens)
	for _, r := range syllableReadings(typed, n.Prefix) {
		// Titles and the names of journals are read; abstracts are not.
		if err := as(reading{r, maskTitle}); err != nil {
			return nil, err
		}
	}
	if typed != "" && fold.Initials(typed) {
		known, err := w.known(out)
		if err != nil {
			return nil, err
		}
		if !known {
			if err := as(reading{initialTokens(typed), maskTitle}); err != nil {
				return nil, err
			}
		}
	}
	alone := slices.ContainsFunc(tokens, func(t token) bool { return t.alone })
	if alone {
		if err := w.checkJournals(out, tokens, journals); err != nil {
			return nil, err
		}
	}
	switch {
	case papers == 0 && out.journals == nil:
		return noneNode{}, nil
	case papers == 0:
		return out.journals, nil
	case alone:
		return &checkedNode{out, phraseTest(tokens, papers, out.journals)}, nil
	}
	return out, nil
}

// pinyinWord returns the letters of a word that may be pinyin, "" for anything else: quotes mean the word as it is.
func pinyinWord(n *query.Words, tokens []token) string {
	papers, journals := maskOf(n.Field)
	if n.Quoted || len(tokens) != 1 || tokens[0].space != spaceWord || papers&maskTitle == 0 && journals&(1<<secName) == 0 {
		return ""
	}
	for _, c := range tokens[0].term {
		if c < 'a' || c > 'z' {
			return ""
		}
	}
	return string(tokens[0].term)
}

// syllableReadings gives the phrases of syllable pairs that a word may stand for.
func syllableReadings(word string, open bool) (out [][]token) {
	for _, r := range fold.Cut(word, open) {
		s := r.Syllables
		if len(s) < 2 {
			continue // one syllable is found in names only: titles would answer every short English word
		}
		var tokens []token
		for i := 0; i+1 < len(s); i++ {
			tokens = append(tokens, token{space: spaceSyllable, term: appendPair(nil, s[i], s[i+1]), off: uint32(i)})
		}
		tokens[len(tokens)-1].prefix = r.Open
		out = append(out, tokens)
	}
	return out
}

// initialTokens gives the phrase of triples of first letters that a word may stand for.
func initialTokens(word string) (out []token) {
	for i := 0; i+3 <= len(word); i++ {
		out = append(out, token{space: spaceInitials, term: []byte(word[i : i+3]), off: uint32(i)})
	}
	return out
}

// known reports whether any live paper has the word as it is written, or syllables that read so: then its letters are not
// read as the first letters of syllables.
func (w *worker) known(n *wordsNode) (bool, error) {
	if n.journals != nil {
		return true, nil
	}
	for c, chunk := range w.state.chunks {
		for i := range n.readings {
			g, err := n.readings[i].rows(w, c, nil)
			if err != nil {
				return false, err
			}
			s := g.all(&w.arena)
			live := w.arena.and(s, w.arena.liveOf(chunk))
			w.arena.reset()
			if !live.empty() {
				return true, nil
			}
		}
	}
	return false, nil
}

// liveOf is a chunk's live rows as a set.
func (a *arena) liveOf(c *chunk) set {
	if c.alive > listMax {
		return set{n: c.alive, bits: c.live}
	}
	return a.counted(c.live, c.alive)
}

// inJournals adds the journals whose texts have a reading.
func (w *worker) inJournals(n *wordsNode, r reading, mask byte) error {
	if mask == 0 {
		return nil
	}
	total := w.state.journals.len()
	for c := 0; c*ChunkRows < total; c++ {
		rr := reading{r.tokens, mask}
		g, err := rr.rows(w, journalChunks+c, nil)
		if err != nil {
			return err
		}
		g.all(&w.arena).each(func(row uint16) {
			if n.journals == nil {
				n.journals = &journalNode{ok: make([]bool, total+1)}
			}
			if ord := c*ChunkRows + int(row); !n.journals.ok[ord+1] {
				n.journals.ok[ord+1] = true
				n.journals.list = append(n.journals.list, uint32(ord))
			}
		})
		w.arena.reset()
	}
	return nil
}

// journalsWhere is the papers of the journals that pass a test; the test is asked for ordinal -1, papers without one, too.
func (w *worker) journalsWhere(test func(ord int) bool) *journalNode {
	n := &journalNode{ok: make([]bool, w.state.journals.len()+1)}
	for i := range n.ok {
		if n.ok[i] = test(i - 1); n.ok[i] && i > 0 {
			n.list = append(n.list, uint32(i-1))
		}
	}
	return n
}

// wholeNode compiles a condition on a field's whole value.
func (w *worker) wholeNode(n *query.Words) (node, error) {
	want := fold.Key(n.Text)
	if want == "" {
		return noneNode{}, nil
	}
	j := w.state.journals
	switch n.Field {
	case query.Journal:
		return w.journalsWhere(func(i int) bool { return i >= 0 && j.key[i] == want }), nil
	case query.Category:
		return w.journalsWhere(func(i int) bool { return i >= 0 && j.category[i] > 0 && j.categories.keys[j.category[i]-1] == want }), nil
	case query.JCRCategory:
		return w.journalsWhere(func(i int) bool { return i >= 0 && j.jcrCat[i] > 0 && j.jcrCats.keys[j.jcrCat[i]-1] == want }), nil
	case query.Author:
		return w.personNode(n.Text)
	}
	if shortTexts[n.Field] {
		return w.shortNode(n)
	}
	part := *n
	part.Whole, part.Quoted = false, true
	kid, err := w.wordsNode(&part)
	if papers, _ := maskOf(n.Field); err != nil || papers == 0 {
		return kid, err
	}
	return &checkedNode{kid, func(d *Doc) int {
		for s, text := range d.texts() {
			if papers, _ := maskOf(n.Field); papers&(1<<s) != 0 && fold.Key(text) == want {
				return inTitle
			}
		}
		return gradeCount
	}}, nil
}

// texts are a paper's texts by section; authors are not one text.
func (d *Doc) texts() [sectionCount]string {
	return [sectionCount]string{secTitleEn: d.TitleEn, secTitleZh: d.TitleZh, secAbstractEn: d.AbstractEn,
		secAbstractZh: d.AbstractZh, secNote: d.Note}
}
