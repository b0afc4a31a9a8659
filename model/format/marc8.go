package format

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fromMARC8 reads MARC-8 (MARC 21 Specifications, Character Sets): ASCII and
// extended Latin (ANSEL), sub- and superscripts, the three Greek symbols. Other sets
// (East Asian, Cyrillic, Arabic, Hebrew, Greek) become U+FFFD, a character
// each; ok says that there were none.
func fromMARC8(b []byte) (s string, ok bool) {
	ascii := true
	for _, c := range b {
		if c >= utf8.RuneSelf || c == 0x1B {
			ascii = false
			break
		}
	}
	if ascii {
		return string(b), true
	}
	ok = true
	var out strings.Builder
	var marks []rune // they stand before their letter
	wide, lost := false, false
	other := ""
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch {
		case c == 0x1B:
			n, set := escapeMARC8(b[i+1:])
			i += n
			wide, lost, other = set == "$1", false, ""
			switch set {
			case "s", "(B", ",B", ")!E", "-!E", "(!E":
			case "$1":
				ok = false
			case "g", "b", "p":
				other = set
			default:
				lost, ok = true, false
			}
		case c <= ' ':
			out.WriteByte(c)
		case wide:
			out.WriteRune(utf8.RuneError)
			i += 2
		case lost:
			out.WriteRune(utf8.RuneError)
		case other != "":
			out.WriteRune(scriptMARC8(other, c))
		case c < utf8.RuneSelf:
			out.WriteByte(c)
			for _, m := range marks {
				out.WriteRune(m)
			}
			marks = marks[:0]
		case anselMarks[c] != 0:
			marks = append(marks, anselMarks[c])
		case ansel[c] != 0:
			out.WriteRune(ansel[c])
			for _, m := range marks {
				out.WriteRune(m)
			}
			marks = marks[:0]
		default:
			out.WriteRune(utf8.RuneError)
			ok = false
		}
	}
	for _, m := range marks {
		out.WriteRune(m)
	}
	return norm.NFC.String(out.String()), ok
}

// escapeMARC8 reads an escape sequence, without its ESC: how long it is, and
// which set it chooses.
func escapeMARC8(b []byte) (n int, set string) {
	switch {
	case len(b) == 0:
		return 0, ""
	case b[0] == 'g' || b[0] == 'b' || b[0] == 'p' || b[0] == 's':
		return 1, string(b[:1])
	case b[0] == '$' && len(b) > 1 && (b[1] == '(' || b[1] == ',' || b[1] == ')' || b[1] == '-') && len(b) > 2:
		return 3, "$" + string(b[2:3])
	case b[0] == '$' && len(b) > 1:
		return 2, string(b[:2])
	case len(b) > 2 && b[1] == '!':
		return 3, string(b[:3])
	case len(b) > 1:
		return 2, string(b[:2])
	}
	return 1, ""
}

func scriptMARC8(set string, c byte) rune {
	switch set {
	case "g":
		switch c {
		case 'a':
			return 'α'
		case 'b':
			return 'β'
		case 'c':
			return 'γ'
		}
	case "b":
		if i := strings.IndexByte("0123456789+-()", c); i >= 0 {
			return []rune("₀₁₂₃₄₅₆₇₈₉₊₋₍₎")[i]
		}
	case "p":
		if i := strings.IndexByte("0123456789+-()", c); i >= 0 {
			return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")[i]
		}
	}
	return rune(c)
}

// ansel and anselMarks are the extended Latin set and its combining marks.
var ansel = [256]rune{
	0xA1: 'Ł', 0xA2: 'Ø', 0xA3: 'Đ', 0xA4: 'Þ', 0xA5: 'Æ', 0xA6: 'Œ', 0xA7: 'ʹ', 0xA8: '·', 0xA9: '♭', 0xAA: '®', 0xAB: '±', 0xAC: 'Ơ', 0xAD: 'Ư', 0xAE: 'ʼ',
	0xB0: 'ʻ', 0xB1: 'ł', 0xB2: 'ø', 0xB3: 'đ', 0xB4: 'þ', 0xB5: 'æ', 0xB6: 'œ', 0xB7: 'ʺ', 0xB8: 'ı', 0xB9: '£', 0xBA: 'ð', 0xBC: 'ơ', 0xBD: 'ư',
	0xC0: '°', 0xC1: 'ℓ', 0xC2: '℗', 0xC3: '©', 0xC4: '♯', 0xC5: '¿', 0xC6: '¡', 0xC7: 'ß', 0xC8: '€',
}

var anselMarks = [256]rune{
	0xE0: 0x309, 0xE1: 0x300, 0xE2: 0x301, 0xE3: 0x302, 0xE4: 0x303, 0xE5: 0x304, 0xE6: 0x306, 0xE7: 0x307, 0xE8: 0x308, 0xE9: 0x30C, 0xEA: 0x30A,
	0xEB: 0xFE20, 0xEC: 0xFE21, 0xED: 0x315, 0xEE: 0x30B, 0xEF: 0x310, 0xF0: 0x327, 0xF1: 0x328, 0xF2: 0x323, 0xF3: 0x324, 0xF4: 0x325, 0xF5: 0x333,
	0xF6: 0x332, 0xF7: 0x326, 0xF8: 0x31C, 0xF9: 0x32E, 0xFA: 0xFE22, 0xFB: 0xFE23, 0xFE: 0x313,
}
