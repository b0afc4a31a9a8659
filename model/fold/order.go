package fold

import "unicode/utf8"

// Sort keys compare with bytes.Compare. One character of the text takes one byte (ASCII), two to four (the rest), so that
// a title's key is about as long as the title. Differences of case and accent do not order: equal keys keep the
// order of the rows.
//
//	English order:  space, punctuation, digits, Latin, other scripts, Chinese by pinyin
//	Chinese order:  Chinese by pinyin, space, punctuation, digits, Latin, other scripts
const (
	hanLead    = 0x02 // Chinese characters in the Chinese order: 02, then the rank in two bytes
	asciiLead  = 0x08 // ASCII: 08-6F in the order of asciiOrder
	otherLead  = 0xE0 // any other rune: E0, then three bytes
	latinFirst = 0xF0 // Chinese characters in the English order: F0, then the rank in two bytes
)

// asciiOrder lists folded ASCII as CLDR's root collation does (non-ignorable punctuation); a test compares it with
// golang.org/x/text/collate.
const asciiOrder = " _-,;:!?.'\"()[]{}@*/\\&#%^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz"

var asciiWeight = func() (t [utf8.RuneSelf]byte) {
	for i := 0; i < len(asciiOrder); i++ {
		t[asciiOrder[i]] = asciiLead + byte(i)
	}
	return t
}()

// EnglishKey appends the English sort key of text to dst. Leading spaces do not count.
func EnglishKey(dst []byte, text string) []byte { return sortKey(dst, text, latinFirst, false) }

// PinyinKey appends the Chinese sort key of text to dst. With name, a leading surname is read as a surname.
func PinyinKey(dst []byte, text string, name bool) []byte { return sortKey(dst, text, hanLead, name) }

// NameKey appends the key of a person's name in the English order, a leading Chinese surname read as a surname.
func NameKey(dst []byte, text string) []byte { return sortKey(dst, text, latinFirst, true) }

func sortKey(dst []byte, text string, lead byte, name bool) []byte {
	i := 0
	for i < len(text) && text[i] <= ' ' {
		i++
	}
	if name && i < len(text) && text[i] >= utf8.RuneSelf {
		dst, i = surnameKey(dst, text, i, lead)
	}
	for i < len(text) {
		if c := text[i]; c < utf8.RuneSelf {
			dst = append(dst, asciiWeight[lower[c]])
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		one, more := Rune(r)
		if more == "" {
			if one >= 0 {
				dst = runeKey(dst, one, lead)
			}
			continue
		}
		for _, m := range more {
			dst = runeKey(dst, m, lead)
		}
	}
	return dst
}

func runeKey(dst []byte, r rune, lead byte) []byte {
	if r < utf8.RuneSelf {
		return append(dst, asciiWeight[r])
	}
	if s, ok := soundOf(r); ok {
		return append(dst, lead, byte(s.rank>>8), byte(s.rank))
	}
	return append(dst, otherLead, byte(r>>16), byte(r>>8), byte(r))
}

// surnameKey writes the surname at text[i:] with its reading as a surname.
func surnameKey(dst []byte, text string, i int, lead byte) ([]byte, int) {
	r, n := utf8.DecodeRuneInString(text[i:])
	one, more := Rune(r)
	if more != "" || !IsHan(one) {
		return dst, i
	}
	next, m := utf8.DecodeRuneInString(text[i+n:])
	if two, more := Rune(next); more == "" && two >= 0 {
		if said, ok := compounds[string([]rune{one, two})]; ok && i+n+m < len(text) {
			for _, r := range said {
				dst = runeKey(dst, r, lead)
			}
			if said == "" {
				return dst, i
			}
			return dst, i + n + m
		}
	}
	if s, ok := surnameReadings[one]; ok {
		return append(dst, lead, byte(s.rank>>8), byte(s.rank)), i + n
	}
	return dst, i
}
