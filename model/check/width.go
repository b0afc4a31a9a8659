package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wideForm is the full-width form of half-width punctuation in Chinese text
// (GB/T 15834-2011).
func wideForm(c byte) (rune, bool) {
	switch c {
	case ',':
		return '，', true
	case ':':
		return '：', true
	case ';':
		return '；', true
	case '!':
		return '！', true
	case '?':
		return '？', true
	case '.':
		return '。', true
	}
	return 0, false
}

// Widen makes half-width punctuation between Han full-width, full stops too
// (GB/T 15834-2011).
func Widen(s string) string { return widen(s, true) }

// widen makes half-width punctuation between Han full-width, and takes the
// blank after it away. It is the counterpart of markHalf; with stops the full
// stop too, which in a title may be part of a foreign name.
func widen(s string, stops bool) string {
	var b strings.Builder
	prev := rune(0)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if wide, ok := wideForm(s[i]); ok && hanOrCloser(prev) && (stops || r != '.') {
			j := i + 1
			if j < len(s) && s[j] == ' ' {
				j++
			}
			next, _ := utf8.DecodeRuneInString(s[j:])
			end := j == len(s) && (r == '?' || r == '!' || stops)
			if end || j < len(s) && (isHan(next) || cjkOpener(next) || j == i+1 && (next == '(' || next == '[') && r != '.') {
				b.WriteRune(wide)
				prev = wide
				i = j
				continue
			}
		}
		b.WriteString(s[i : i+size])
		prev = r
		i += size
	}
	return b.String()
}

// widenBrackets makes the round brackets around purely Chinese words
// full-width. It returns s where there are none, and where the first is.
func widenBrackets(s string) (out string, at Range) {
	at = Range{-1, -1}
	var b strings.Builder
	last := 0
	prev := rune(0)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '(' && (isHan(prev) || hanOrCloser(prev)) {
			end := strings.IndexByte(s[i:], ')')
			if end > 0 && onlyHan(s[i+1:i+end]) {
				after, _ := utf8.DecodeRuneInString(s[i+end+1:])
				if i+end+1 == len(s) || isHan(after) || cjkPunct(after) || cjkOpener(after) || after == '—' {
					if at.From < 0 {
						at = Range{i, i + end + 1}
					}
					b.WriteString(s[last:i] + "（" + s[i+1:i+end] + "）")
					i += end + 1
					last = i
					prev = ')'
					continue
				}
			}
		}
		prev = r
		i += size
	}
	b.WriteString(s[last:])
	return b.String(), at
}

func onlyHan(s string) bool {
	n := 0
	for _, r := range s {
		if !isHan(r) && r != '、' {
			return false
		}
		n++
	}
	return n > 0
}

// narrow makes full-width forms half-width (Unicode's <wide> mappings and the
// Chinese full stop, comma and brackets). In Latin text punctuation gets the
// blank after it that Latin wants; in Chinese text only letters and digits
// change.
func narrow(s string, latin bool) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ':
			b.WriteRune(r - 0xFEE0)
			continue
		case !latin:
			b.WriteRune(r)
			continue
		}
		c := rune(0)
		switch {
		case r >= 0xFF01 && r <= 0xFF5E:
			c = r - 0xFEE0
		case r == '。':
			c = '.'
		case r == '、':
			c = ','
		case r == 0x3000:
			c = ' '
		case r == '《', r == '「', r == '『':
			c = '“'
		case r == '》', r == '」', r == '』':
			c = '”'
		case r == '【':
			c = '['
		case r == '】':
			c = ']'
		default:
			b.WriteRune(r)
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		if c == '(' && b.Len() > 0 && !strings.HasSuffix(b.String(), " ") && !strings.HasSuffix(b.String(), "-") {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
		if strings.ContainsRune(",:;!?.)", c) && letterOrDigit(next) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// tidySpaces takes away the blanks at both ends, makes every run of white
// space one blank, and closes the gaps beside Chinese punctuation and between
// Han characters set apart one by one.
func tidySpaces(s string, gaps bool) string {
	s = joinBlanks(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s))
	if !gaps {
		return s
	}
	rs := []rune(s)
	apart := 0
	for i := 2; i < len(rs); i++ {
		if isHan(rs[i]) && rs[i-1] == ' ' && isHan(rs[i-2]) && (i < 3 || rs[i-3] == ' ') {
			apart++
		}
	}
	var b strings.Builder
	for i, r := range rs {
		if r == ' ' && i > 0 && i+1 < len(rs) {
			before, after := rs[i-1], rs[i+1]
			if cjkStop(before) || cjkPunct(after) && (isHan(before) || cjkPunct(before)) || apart >= 2 && isHan(before) && isHan(after) {
				continue
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// invisible reports whether r is a control, zero-width or formatting
// character with no place in a title, abstract or name.
func invisible(r rune) bool {
	switch {
	case r == '\n' || r == '\t' || r == '\r' || r == '\v' || r == '\f':
		return false
	case r < ' ' || r >= 0x7F && r < 0xA0 || r == 0xAD || r == 0xFEFF:
		return true
	}
	return r >= 0x200B && r <= 0x200F || r >= 0x2028 && r <= 0x202E || r >= 0x2060 && r <= 0x206F
}

// private reports whether r means something in one font only.
func private(r rune) bool { return r >= 0xE000 && r < 0xF900 || r >= 0xF0000 }

// visible takes the invisible characters out.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, s)
}
