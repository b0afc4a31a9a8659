// Package fold owns how text is compared: folding of case, accents, width and Chinese script, the cutting of text into
// terms, and the readings and orders of titles and names. The index, the query line, the match marks and the checks all
// fold through here, so that what one finds the others show.
//
// It holds values only: no I/O, and it may import nothing of twinleaf.
package fold

//go:generate go run ./gen

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Folded is a folded text that remembers where each piece came from.
type Folded struct {
	Text string
	// starts[i] is the byte offset in the original of the rune that folded byte i came from.
	starts []int32
	end    int32
}

// Origin returns the byte range of the original text that folded bytes [from, to) came from. It widens to whole
// original runes: half of a folded "ss" gives the whole ß, with the accents that follow it.
func (f Folded) Origin(from, to int) (start, end int) {
	if from >= len(f.Text) || from >= to {
		return int(f.end), int(f.end)
	}
	start = int(f.starts[from])
	last := f.starts[to-1]
	for to < len(f.starts) && f.starts[to] == last {
		to++
	}
	if to >= len(f.starts) {
		return start, int(f.end)
	}
	return start, int(f.starts[to])
}

// String folds s rune by rune: lower case, without accents (Latin, Greek, Cyrillic), half width, Simplified, plain
// dashes, quotes and spaces. Text that is folded already is returned as it is.
func String(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r < utf8.RuneSelf {
			b.WriteByte(lower[r])
			continue
		}
		writeFold(&b, r)
	}
	return b.String()
}

// Map folds s as String does and keeps the way back to the original offsets.
func Map(s string) Folded {
	var b strings.Builder
	b.Grow(len(s))
	starts := make([]int32, 0, len(s))
	for i, r := range s {
		before := b.Len()
		if r < utf8.RuneSelf {
			b.WriteByte(lower[r])
		} else {
			writeFold(&b, r)
		}
		for range b.Len() - before {
			starts = append(starts, int32(i))
		}
	}
	return Folded{Text: b.String(), starts: starts, end: int32(len(s))}
}

// Key folds s for comparing whole values: as String, with runs of spaces made one and the ends trimmed.
func Key(s string) string {
	return strings.Join(strings.Fields(String(s)), " ")
}

func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || lower[c] != c {
			return false
		}
	}
	return true
}

func writeFold(b *strings.Builder, r rune) {
	switch one, more := Rune(r); {
	case more != "":
		b.WriteString(more)
	case one >= 0:
		b.WriteRune(one)
	}
}

// Rune folds one rune. The result is one, or more when it takes several ("ss" for ß), or one < 0 when the rune is
// dropped (a combining accent, a zero-width mark).
func Rune(r rune) (one rune, more string) {
	if r < utf8.RuneSelf {
		if r < 0 {
			return utf8.RuneError, ""
		}
		return rune(lower[r]), ""
	}
	if e := folds.at(r); e != 0 {
		if e&manyRunes != 0 {
			return 0, folds.many[e&^manyRunes]
		}
		return rune(e), ""
	}
	if r < 0x3000 {
		if p := punctuation(r); p != 0 {
			return p, ""
		}
		if dropped(r) {
			return -1, ""
		}
		if r >= 0x0370 && unicode.IsUpper(r) {
			return unicode.ToLower(r), ""
		}
		return r, ""
	}
	if r == 0x3000 {
		return ' ', ""
	}
	if r >= 0xFE00 && r <= 0xFE0F || r == 0xFEFF {
		return -1, ""
	}
	return widePunctuation(r), ""
}

// dropped reports marks that people leave out when typing: combining accents, joiners, soft hyphens, Hebrew and Arabic points.
func dropped(r rune) bool {
	switch {
	case r >= 0x0300 && r <= 0x036F, r == 0x00AD, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r == 0x2060,
		r >= 0x0591 && r <= 0x05C7, r >= 0x064B && r <= 0x065F, r == 0x0640, r >= 0x0483 && r <= 0x0487, r >= 0x20D0 && r <= 0x20F0,
		r >= 0x1AB0 && r <= 0x1AFF, r >= 0x1DC0 && r <= 0x1DFF:
		return true
	}
	return false
}

// punctuation maps dashes, quotes and spaces below U+3000 to their ASCII form, 0 for anything else.
func punctuation(r rune) rune {
	switch {
	case r >= 0x2010 && r <= 0x2015, r == 0x2212, r == 0x2043, r == 0x02D7, r == 0x058A:
		return '-'
	case r >= 0x2018 && r <= 0x201B, r == 0x2032, r == 0x00B4, r == 0x02BC, r == 0x02B9, r == 0x2039, r == 0x203A:
		return '\''
	case r >= 0x201C && r <= 0x201F, r == 0x2033, r == 0x00AB, r == 0x00BB:
		return '"'
	case r == 0x00A0, r >= 0x2000 && r <= 0x200A, r == 0x2028, r == 0x2029, r == 0x202F, r == 0x205F, r == 0x1680, r == 0x0085:
		return ' '
	case r == 0x2026:
		return '.'
	case r == 0x2044, r == 0x2215:
		return '/'
	}
	return 0
}

// widePunctuation maps Chinese and full-width punctuation to its ASCII form.
func widePunctuation(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return rune(lower[r-0xFF01+'!'])
	case r == 0x301C || r == 0xFE58 || r == 0xFE63:
		return '-'
	case r == 0x300C || r == 0x300D || r == 0xFF62 || r == 0xFF63:
		return '\''
	case r == 0x300E || r == 0x300F || r >= 0x301D && r <= 0x301F:
		return '"'
	}
	return r
}
