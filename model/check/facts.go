package check

import (
	"unicode"
	"unicode/utf8"
)

// mark is something that one pass over a text sees and several checks ask for.
type mark uint8

const (
	markLess        mark = iota // < before a letter or a slash: perhaps a tag
	markAmp                     // & before a letter or #: perhaps an entity
	markDollar                  // $
	markBackslash               // \ before a letter or an accent
	markPower                   // ^ or _{ as TeX writes them
	markTicks                   // `` as TeX opens a quotation
	markControl                 // control, zero-width or soft hyphen
	markPrivate                 // private use area
	markReplacement             // U+FFFD
	markMojibake                // UTF-8 read as Latin-1 or Windows-1252
	markLead                    // white space at the beginning
	markTrail                   // white space at the end
	markDouble                  // two blanks in a row
	markBreak                   // tab, line feed or carriage return
	markOddSpace                // no-break, thin or ideographic space
	markFullAlnum               // full-width letter or digit
	markFullPunct               // full-width or CJK punctuation
	markHalf                    // half-width punctuation between Han
	markHalfBracket             // ( between Han
	markGap                     // blank between Han and CJK punctuation, or between single Han
	markQuote                   // straight double quotation mark
	markBracket                 // any bracket or paired quotation mark
	markTight                   // blank before , ; : . in Latin
	markCount
)

// facts is what one pass over a text finds out. Offsets are bytes and hold
// only where the mark is set.
type facts struct {
	text                         string
	marks                        uint32
	at                           [markCount]int32
	runes                        int
	han, kana                    int
	lower, upper, digits, others int // letters of the Latin script by case; digits 0-9; letters of other scripts
	words, english               int // runs of ASCII letters, and how many of them are the commonest of English
	halves, fulls                int // , : ; ! ? . between Han; the same marks full-width
	first, last                  rune
}

func (f *facts) has(m mark) bool { return f.marks&(1<<m) != 0 }

// any reports whether one of several marks is set.
func (f *facts) any(ms ...mark) bool {
	for _, m := range ms {
		if f.has(m) {
			return true
		}
	}
	return false
}

func (f *facts) put(m mark, at int) {
	if f.marks&(1<<m) == 0 {
		f.marks |= 1 << m
		f.at[m] = int32(at)
	}
}

func (f *facts) latin() int { return f.lower + f.upper }

// chinese reports whether Han characters carry the text: a Han character says
// about as much as four Latin letters (as model.DetectLanguage has it).
func (f *facts) chinese() bool { return f.han > 0 && f.han*4 >= f.latin() && f.kana*4 < f.han }

// The classes of ASCII characters.
const (
	asciiOther = iota
	asciiLower
	asciiUpper
	asciiDigit
	asciiSpace
	asciiControl
	asciiPunct   // , : ; ! ? .
	asciiBracket // ( ) [ ]
	asciiMarkup  // < & $ \ ^ _ ` "
)

var asciiClass = func() (class [128]uint8) {
	for c := range class {
		switch {
		case c >= 'a' && c <= 'z':
			class[c] = asciiLower
		case c >= 'A' && c <= 'Z':
			class[c] = asciiUpper
		case c >= '0' && c <= '9':
			class[c] = asciiDigit
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f':
			class[c] = asciiSpace
		case c < ' ' || c == 0x7F:
			class[c] = asciiControl
		}
	}
	for _, c := range ",:;!?." {
		class[c] = asciiPunct
	}
	for _, c := range "()[]" {
		class[c] = asciiBracket
	}
	for _, c := range "<&$\\^_`\"" {
		class[c] = asciiMarkup
	}
	return class
}()

// read makes one pass over s. It allocates nothing.
func (f *facts) read(s string) {
	*f = facts{text: s}
	if s == "" {
		return
	}
	var (
		prev      rune // the rune before
		solid     rune // the rune before that is no blank
		half      = -1 // offset of half-width punctuation that follows Han
		halfAfter int  // blanks after it
		word      = -1 // where the run of letters began
		moji      mojibakeState
		hanRun    int // Han characters set apart by blanks, one by one: 中 国 哲 学
	)
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			class := asciiClass[c]
			r := rune(c)
			if class == asciiLower || class == asciiUpper {
				if class == asciiLower {
					f.lower++
				} else {
					f.upper++
				}
				if word < 0 {
					word = i
				}
				half, solid, prev = -1, r, r
				f.runes++
				i++
				continue
			}
			if word >= 0 {
				f.word(s[word:i])
				word = -1
			}
			switch class {
			case asciiDigit:
				f.digits++
				half = -1
			case asciiSpace:
				switch {
				case c != ' ':
					f.put(markBreak, i)
				case prev == ' ':
					f.put(markDouble, i)
				case cjkStop(prev):
					f.put(markGap, i)
				}
				if half >= 0 {
					halfAfter++
				}
			case asciiControl:
				f.put(markControl, i)
			case asciiPunct:
				if hanOrCloser(prev) {
					half, halfAfter = i, 0
				} else {
					half = -1
					if prev == ' ' && (c == ',' || c == ';' || c == '.') && letterOrDigit(solid) && (i+1 == len(s) || s[i+1] == ' ') {
						f.put(markTight, i-1)
					}
				}
			case asciiBracket:
				f.put(markBracket, i)
				if half >= 0 && c != ')' && c != ']' {
					f.halfAt(half)
				}
				half = -1
				if c == '(' && isHan(prev) && nextHan(s, i+1) {
					f.put(markHalfBracket, i)
				}
			case asciiMarkup:
				half = -1
				f.markup(s, i, c, prev)
			default:
				half = -1
			}
			if class != asciiSpace {
				solid = r
			}
			prev = r
			f.runes++
			i++
			continue
		}
		if word >= 0 {
			f.word(s[word:i])
			word = -1
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		f.runes++
		switch {
		case isHan(r):
			f.han++
			if half >= 0 && halfAfter <= 1 {
				f.halfAt(half)
			}
			half = -1
			switch {
			case prev == ' ' && isHan(solid):
				if hanRun++; hanRun >= 3 {
					f.put(markGap, i-1)
				}
			case isHan(prev):
				hanRun = 0
			}
		case r == utf8.RuneError && size == 1, r == utf8.RuneError:
			f.put(markReplacement, i)
		default:
			if half >= 0 && halfAfter <= 1 && cjkOpener(r) {
				f.halfAt(half)
			}
			half = -1
			f.wide(r, prev, solid, i)
		}
		if moji.next(r, prev) {
			f.put(markMojibake, i)
		}
		if !unicode.IsSpace(r) {
			solid = r
		}
		prev = r
		i += size
	}
	if word >= 0 {
		f.word(s[word:])
	}
	if half >= 0 && halfAfter == 0 && (s[half] == '?' || s[half] == '!') {
		f.halfAt(half)
	}
	f.first, _ = utf8.DecodeRuneInString(s)
	f.last, _ = utf8.DecodeLastRuneInString(s)
	if unicode.IsSpace(f.first) {
		f.put(markLead, 0)
	}
	if unicode.IsSpace(f.last) {
		f.put(markTrail, len(s)-1)
	}
}

func (f *facts) halfAt(at int) {
	f.halves++
	if c := f.text[at]; c != '.' {
		f.put(markHalf, at)
	}
}

// markup notes the ASCII characters that markup is made of.
func (f *facts) markup(s string, i int, c byte, prev rune) {
	next := byte(0)
	if i+1 < len(s) {
		next = s[i+1]
	}
	letter := next|0x20 >= 'a' && next|0x20 <= 'z'
	switch c {
	case '<':
		if letter || next == '/' {
			f.put(markLess, i)
		}
	case '&':
		if letter || next == '#' {
			f.put(markAmp, i)
		}
	case '$':
		f.put(markDollar, i)
	case '\\':
		if letter || next != 0 && next != ' ' && next != '/' && (next < '0' || next > '9') {
			f.put(markBackslash, i)
		}
	case '^':
		if next == '{' || next == '\\' || next == '*' || letter || next >= '0' && next <= '9' {
			f.put(markPower, i)
		}
	case '_':
		if next == '{' || next == '\\' {
			f.put(markPower, i)
		}
	case '`':
		if prev == '`' {
			f.put(markTicks, i-1)
		}
	case '"':
		f.put(markQuote, i)
	}
}

// wide sorts a character that is neither ASCII nor Han.
func (f *facts) wide(r, prev, solid rune, i int) {
	switch {
	case r < 0xA0:
		f.put(markControl, i)
	case r == 0xA0:
		f.put(markOddSpace, i)
	case r == 0xAD:
		f.put(markControl, i)
	case r < 0x250:
		switch {
		case unicode.IsUpper(r):
			f.upper++
		case unicode.IsLower(r):
			f.lower++
		}
	case r >= 0x2000 && r < 0x2070:
		switch {
		case r <= 0x200A || r == 0x202F || r == 0x205F:
			f.put(markOddSpace, i)
		case r <= 0x200F || r == 0x2028 || r == 0x2029 || r >= 0x202A && r <= 0x202E || r >= 0x2060:
			f.put(markControl, i)
		case r == '“' || r == '”' || r == '„':
			f.put(markBracket, i)
		}
	case r >= 0x3000 && r < 0x3040:
		f.put(markFullPunct, i)
		switch {
		case r == 0x3000:
			f.put(markOddSpace, i)
		case r == '。':
			f.fulls++
		case r >= 0x3008 && r <= 0x3011:
			f.put(markBracket, i)
		}
		if prev == ' ' && isHan(solid) && cjkPunct(r) {
			f.put(markGap, i-1)
		}
	case r >= 0x3040 && r < 0x3100:
		f.kana++
	case private(r):
		f.put(markPrivate, i)
	case r >= 0xFF01 && r <= 0xFF5E:
		switch {
		case r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ':
			f.put(markFullAlnum, i)
		default:
			f.put(markFullPunct, i)
			switch r {
			case '，', '：', '；', '？', '！':
				f.fulls++
				if prev == ' ' && isHan(solid) {
					f.put(markGap, i-1)
				}
			case '（', '）', '［', '］':
				f.put(markBracket, i)
			}
		}
	case r == 0xFEFF:
		f.put(markControl, i)
	case unicode.IsLetter(r):
		f.others++
	}
}

// word counts a run of ASCII letters.
func (f *facts) word(w string) {
	f.words++
	switch w {
	case "the", "of", "and", "is", "for", "with", "The", "are", "that", "we", "We", "this", "from", "by":
		f.english++
	}
}

func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r == 0x3005 || r == 0x3007 ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x323AF
}

func nextHan(s string, i int) bool {
	if i >= len(s) || s[i] < 0xE3 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return isHan(r)
}

// hanOrCloser: half-width punctuation after it stands in Chinese text.
func hanOrCloser(r rune) bool {
	switch r {
	case '”', '》', '）', '〉', '」', '』', '】', '’':
		return true
	}
	return isHan(r)
}

func cjkOpener(r rune) bool {
	switch r {
	case '“', '《', '（', '〈', '「', '『', '【', '‘':
		return true
	}
	return false
}

// cjkStop: a blank beside it is never wanted.
func cjkStop(r rune) bool {
	switch r {
	case '，', '。', '：', '；', '、', '？', '！':
		return true
	}
	return false
}

// cjkPunct: a blank before it is never wanted; after a closing mark it may
// part two phrases.
func cjkPunct(r rune) bool {
	return cjkStop(r) || r == '）' || r == '》' || r == '】'
}

func letterOrDigit(r rune) bool {
	return r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z' || r >= 0xC0 && unicode.IsLetter(r)
}
