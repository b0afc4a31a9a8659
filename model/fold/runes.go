package fold

import (
	"unicode"
	"unicode/utf8"
)

// lower folds ASCII: letters to lower case, every control and space character to a space, the grave accent to a quote.
var lower = func() (t [utf8.RuneSelf]byte) {
	for i := range t {
		c := byte(i)
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c < ' ' || c == 0x7F:
			c = ' '
		case c == '`':
			c = '\''
		}
		t[i] = c
	}
	return t
}()

// wordByte is the folded letter or digit of an ASCII byte, 0 for bytes that end a word.
var wordByte = func() (t [256]byte) {
	for c := byte(0); c < utf8.RuneSelf; c++ {
		if l := lower[c]; l >= 'a' && l <= 'z' || l >= '0' && l <= '9' {
			t[c] = l
		}
	}
	return t
}()

// manyRunes marks a table entry whose rest is a number in many.
const manyRunes = 1 << 31

// pages is foldTable unpacked: 256 runes a page, so that a look-up is two loads.
type pages struct {
	page [0x324]*[256]uint32
	many []string
}

func (p *pages) at(r rune) uint32 {
	if n := int(r >> 8); n < len(p.page) && p.page[n] != nil {
		return p.page[n][r&0xFF]
	}
	return 0
}

// folds is built once at start from the generated text (10,400 runes, under half a millisecond) and never written again.
var folds = func() *pages {
	p := &pages{many: []string{""}}
	text := foldTable
	for len(text) > 0 {
		r, n := utf8.DecodeRuneInString(text)
		end := n
		for text[end] != '\n' {
			end++
		}
		to := text[n:end]
		text = text[end+1:]
		if p.page[r>>8] == nil {
			p.page[r>>8] = new([256]uint32)
		}
		one, k := utf8.DecodeRuneInString(to)
		if k == len(to) {
			p.page[r>>8][r&0xFF] = uint32(one)
			continue
		}
		p.page[r>>8][r&0xFF] = manyRunes | uint32(len(p.many))
		p.many = append(p.many, to)
	}
	return p
}()

// class says what a folded rune is to the cutting of terms.
type class uint8

const (
	gap   class = iota // ends a word: space, punctuation, symbol
	word               // letter, digit or mark of a script that puts spaces between words
	dense              // a character of a script without spaces: Chinese, kana, Thai, Lao, Khmer, Burmese
)

// classOf classifies a folded rune past ASCII.
func classOf(r rune) class {
	switch {
	case r < 0x0E00:
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r) {
			return word
		}
		return gap
	case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3400 && r <= 0x4DBF, r >= 0x20000 && r <= 0x323AF, r == 0x3005, r == 0x3007:
		return dense
	case r >= 0x3041 && r <= 0x30FF:
		if r == 0x30FB || r == 0x30A0 || r >= 0x3099 && r <= 0x309C {
			return gap
		}
		return dense
	case r >= 0x0E00 && r <= 0x0EFF, r >= 0x1000 && r <= 0x109F, r >= 0x1780 && r <= 0x17FF, r >= 0x3105 && r <= 0x312F,
		r >= 0xF900 && r <= 0xFAFF:
		if unicode.IsPunct(r) || unicode.IsSymbol(r) {
			return gap
		}
		return dense
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r) {
		return word
	}
	return gap
}

// IsHan reports whether a folded rune is a Chinese character.
func IsHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x323AF || r == 0x3007 || r == 0x3005
}
