package index

import (
	"unicode/utf8"

	"twinleaf/model/fold"
	"twinleaf/model/query"
)

// maxValue is the longest exact value kept, in folded bytes. A longer one is cut, alike here and in a query.
const maxValue = 240

// cutDoc emits every term of a paper.
func (p *Part) cutDoc(d *Doc) {
	p.cutText(secTitleEn, d.TitleEn, 0, true)
	p.cutText(secTitleZh, d.TitleZh, 0, true)
	p.cutText(secAbstractEn, d.AbstractEn, 0, false)
	p.cutText(secAbstractZh, d.AbstractZh, 0, false)
	p.cutText(secNote, d.Note, 0, false)
	base := 0
	for i := range d.Authors {
		base = p.cutPerson(secAuthor, d.Authors[i].Name, base)
	}
	p.cutValue(query.Volume, d.Volume)
	p.cutValue(query.Issue, d.Issue)
	p.cutValue(query.Pages, d.Pages)
	for _, v := range d.Values {
		p.cutValue(v.Field, v.Text)
	}
	for _, v := range d.Short {
		p.cutShort(v.Field, v.Text)
	}
	p.cutPresence(d)
	if d.Journal != NoJournal {
		p.pairs = append(p.pairs[:0], packedRow(byte(query.Any), d.Journal)...)
		p.emit(spaceExact, p.pairs, secNote, 0)
	}
}

// cutJournal emits every term of a journal.
func (p *Part) cutJournal(j *JournalDoc) {
	base := p.cutText(secName, j.Name, 0, true) + 1
	for _, n := range j.Names {
		base = p.cutText(secName, n, base, true) + 1
	}
	p.cutText(secScope, j.Scope, 0, false)
	p.cutText(secPublisher, j.Publisher, 0, true)
	p.cutText(secCategory, j.ZoneCategory, 0, true)
	p.cutText(secJCRCategory, j.JCRCategory, 0, true)
	for _, n := range j.ISSN {
		p.cutValue(query.ISSN, n)
	}
	p.rows++
}

func (p *Part) cutValue(f query.Field, text string) {
	if text == "" {
		return
	}
	p.pairs = append(append(p.pairs[:0], byte(f)), valueKey(text)...)
	p.emit(spaceExact, p.pairs, secNote, 0)
}

// valueKey is the form in which exact values are compared.
func valueKey(text string) string {
	k := fold.Key(text)
	if len(k) > maxValue {
		n := maxValue
		for !utf8.RuneStart(k[n]) {
			n--
		}
		k = k[:n]
	}
	return k
}

// cutPerson emits a name's terms and the other words it is found by, and returns where the next name begins: one position
// further on than the terms end, so that no phrase crosses from one person to the next.
func (p *Part) cutPerson(sec section, name string, base int) int {
	end := p.cutText(sec, name, base, false)
	fold.NameWords(name, func(word string, pos int) {
		if word != "" && len(word) <= fold.MaxWord {
			p.pairs = append(p.pairs[:0], word...)
			p.emit(spaceWord, p.pairs, sec, base+pos)
		}
	})
	return end + 1
}

// cutText emits the terms of a text whose first position is base, and returns the position after its last. A title is
// found by its pinyin too.
func (p *Part) cutText(sec section, text string, base int, title bool) int {
	end := base
	p.scan.Reset(text)
	for p.scan.Next(&p.term) {
		pos := base + p.term.Pos
		if p.term.Word != nil {
			end = pos + 1
			p.emit(spaceWord, p.term.Word, sec, pos)
			continue
		}
		end = pos + len(p.term.Run)
		p.cutRun(sec, p.term.Run, pos)
		if title {
			p.cutPinyin(sec, p.term.Run, pos)
		}
	}
	return end
}

// cutRun emits each character of a run and each pair of neighbours.
func (p *Part) cutRun(sec section, run []rune, pos int) {
	for i, r := range run {
		p.pairs = utf8.AppendRune(p.pairs[:0], r)
		p.emit(spaceHan, p.pairs, sec, 0)
		if i+1 < len(run) {
			p.pairs = utf8.AppendRune(p.pairs, run[i+1])
			p.emit(spaceHan, p.pairs, sec, pos+i)
		}
	}
}

// cutPinyin emits the pairs of neighbouring syllables and the triples of first letters, in every reading of characters with
// two.
func (p *Part) cutPinyin(sec section, run []rune, pos int) {
	var said [3][2]string // of the last three characters, newest last
	have := 0             // how many of them in a row have a reading
	for i, r := range run {
		said[0], said[1] = said[1], said[2]
		said[2][0], said[2][1] = fold.Syllables(r)
		if said[2][0] == "" {
			have = 0
			continue
		}
		have = min(have+1, 3)
		if have >= 2 {
			for _, a := range said[1] {
				for _, b := range said[2] {
					if a != "" && b != "" {
						p.pairs = appendPair(p.pairs[:0], a, b)
						p.emit(spaceSyllable, p.pairs, sec, pos+i-1)
					}
				}
			}
		}
		if have == 3 {
			p.cutInitials(sec, &said, pos+i-2)
		}
	}
}

func (p *Part) cutInitials(sec section, said *[3][2]string, pos int) {
	for i, a := range said[0] {
		if a == "" || i == 1 && a[0] == said[0][0][0] {
			continue
		}
		for j, b := range said[1] {
			if b == "" || j == 1 && b[0] == said[1][0][0] {
				continue
			}
			for k, c := range said[2] {
				if c == "" || k == 1 && c[0] == said[2][0][0] {
					continue
				}
				p.pairs = append(p.pairs[:0], a[0], b[0], c[0])
				p.emit(spaceInitials, p.pairs, sec, pos)
			}
		}
	}
}

// appendPair writes the key of two neighbouring syllables. The apostrophe keeps xi'an and xian apart.
func appendPair(dst []byte, a, b string) []byte {
	return append(append(append(dst, a...), '\''), b...)
}
