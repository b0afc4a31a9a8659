package index

import (
	"bytes"

	"twinleaf/model/fold"
)

// plainText is a text cut into pieces with places, for the phrases that postings cannot decide.
type plainText struct {
	words map[uint32][][]byte // by place; a name's other readings share a place
	runes map[uint32]rune
	runOf map[uint32]int // which run a character is in
	end   uint32
	runs  int
}

func (p *plainText) add(text string, base uint32) uint32 {
	var s fold.Scanner
	var t fold.Term
	end := base
	s.Reset(text)
	for s.Next(&t) {
		at := base + uint32(t.Pos)
		if t.Word != nil {
			p.words[at] = append(p.words[at], bytes.Clone(t.Word))
			end = at + 1
			continue
		}
		p.runs++
		for i, r := range t.Run {
			p.runes[at+uint32(i)], p.runOf[at+uint32(i)] = r, p.runs
		}
		end = at + uint32(len(t.Run))
	}
	p.end = max(p.end, end)
	return end
}

func newPlainText() *plainText {
	return &plainText{words: map[uint32][][]byte{}, runes: map[uint32]rune{}, runOf: map[uint32]int{}}
}

// has reports whether the tokens stand one after the other somewhere.
func (p *plainText) has(tokens []token) bool {
	for at := uint32(0); at < p.end; at++ {
		found := true
		for i := range tokens {
			if found = p.hasAt(&tokens[i], at); !found {
				break
			}
		}
		if found {
			return true
		}
	}
	return false
}

func (p *plainText) hasAt(t *token, at uint32) bool {
	at += t.off
	if t.space == spaceHan {
		for i, r := range []rune(string(t.term)) {
			k := at + uint32(i)
			if p.runes[k] != r || p.runOf[k] != p.runOf[at] {
				return false
			}
		}
		return true
	}
	if t.looseEnd() {
		for _, words := range p.words {
			for _, w := range words {
				if bytes.HasPrefix(w, t.term) {
					return true
				}
			}
		}
		return false
	}
	for _, w := range p.words[at] {
		if bytes.Equal(w, t.term) || t.prefix && bytes.HasPrefix(w, t.term) {
			return true
		}
	}
	return false
}

// phraseTest gives the best grade in which the tokens stand in a paper's sections or its journal's name.
func phraseTest(tokens []token, mask byte, journals *journalNode) func(d *Doc) int {
	return func(d *Doc) int {
		best := gradeCount
		for s, text := range d.texts() {
			if mask&(1<<s) == 0 || text == "" {
				continue
			}
			grade := inAll
			if groupOf[s] == groupTitle {
				grade = inTitle
			}
			p := newPlainText()
			p.add(text, 0)
			if grade < best && p.has(tokens) {
				best = grade
			}
		}
		if mask&maskAuthor != 0 && best > inAuthor {
			p := newPlainText()
			base := uint32(0)
			for _, a := range d.Authors {
				end := p.add(a.Name, base)
				fold.NameWords(a.Name, func(word string, pos int) {
					at := base + uint32(pos)
					p.words[at] = append(p.words[at], []byte(word))
					p.end = max(p.end, at+1)
				})
				base = end + 1
			}
			if p.has(tokens) {
				best = inAuthor
			}
		}
		if journals != nil && journals.ok[d.Journal+1] && best > inJournal {
			best = inJournal
		}
		return best
	}
}

// checkJournals drops the journals in whose texts the tokens do not stand as a phrase.
func (w *worker) checkJournals(n *wordsNode, tokens []token, mask byte) error {
	if n.journals == nil {
		return nil
	}
	kept := n.journals.list[:0]
	for _, ord := range n.journals.list {
		d, err := readJournal(w.r.Get(numberKey(keyJournal, ord)))
		if err != nil {
			return err
		}
		if d.hasPhrase(tokens, mask) {
			kept = append(kept, ord)
		} else {
			n.journals.ok[ord+1] = false
		}
	}
	if n.journals.list = kept; len(kept) == 0 {
		n.journals = nil
	}
	return nil
}

func (d *JournalDoc) hasPhrase(tokens []token, mask byte) bool {
	for s, texts := range [sectionCount][]string{secName: append([]string{d.Name}, d.Names...), secScope: {d.Scope},
		secPublisher: {d.Publisher}, secCategory: {d.ZoneCategory}, secJCRCategory: {d.JCRCategory}} {
		if mask&(1<<s) == 0 {
			continue
		}
		p := newPlainText()
		base := uint32(0)
		for _, t := range texts {
			base = p.add(t, base) + 1
		}
		if p.has(tokens) {
			return true
		}
	}
	return false
}
