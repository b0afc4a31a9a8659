package check

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// mojibakeState watches a text for UTF-8 that was read as Latin-1 or
// Windows-1252: a lead byte shown as a letter (Ã, â, ä), followed by
// continuation bytes shown as C1 controls, Latin-1 symbols or the letters and
// signs that Windows-1252 has in place of the controls.
type mojibakeState struct {
	lead       rune
	got        int
	weak       int
	windowsOne bool
}

// next takes the next rune above ASCII and the rune before it; true: certain
// by now.
func (m *mojibakeState) next(r, prev rune) bool {
	if prev < 0x80 {
		m.lead = 0
	}
	if m.lead != 0 && continuation(r) {
		m.got++
		if m.got == 1 {
			m.windowsOne = r > 0xFF || r < 0xA0
		}
		switch {
		case m.lead == 'Â' || m.lead == 'Ã':
			return true
		case m.lead == 'Ä' || m.lead == 'Å': // ć, š and ł; „Ä“ is the letter between quotation marks
			m.lead = 0
			return r < 0x2013 || r > 0x201E
		case m.lead < 'à':
			m.lead = 0
			m.weak++
		case m.got == 1 && m.lead == 'â' && (r == '€' || r == 0x80), m.got == 1 && m.lead == 'ï' && (r == '¼' || r == '»' || r == '¿'):
			return true
		case m.got == 2:
			m.lead = 0
			m.weak++
			if m.windowsOne {
				m.weak++
			}
		}
		return m.weak >= 2
	}
	m.lead, m.got = 0, 0
	if r == 'Â' || r == 'Ã' || r == 'Ä' || r == 'Å' || r == 'Î' || r == 'Ï' || r == 'Ð' || r == 'Ñ' || r >= 'à' && r <= 'ï' {
		m.lead = r
	}
	return false
}

func continuation(r rune) bool {
	if r >= 0x80 && r <= 0xBF {
		return true
	}
	switch r {
	case '€', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 'Ž', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 'ž', 'Ÿ':
		return true
	}
	return false
}

// unmojibake undoes what mojibakeState saw. ok is false where the bytes do
// not come out as UTF-8, so that nothing can be promised.
func unmojibake(s string) (string, bool) {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < 0x100:
			b.WriteByte(byte(r))
		default:
			c, ok := charmap.Windows1252.EncodeRune(r)
			if !ok {
				b.WriteRune(r) // right already
				continue
			}
			b.WriteByte(c)
		}
	}
	out := b.String()
	return out, utf8.ValidString(out) && out != s
}

// gbMojibake reports whether a Chinese text is UTF-8 that was read as GBK
// ("鍏ㄧ悆缃戠粶" for 全球网络): written back as GBK it is UTF-8 of Han, which
// real Chinese text never is. plain is the text with the fault undone as far
// as it goes, whole whether that is all of it.
func gbMojibake(s string) (plain string, whole, found bool) {
	var src [3 * 24]byte
	head := s
	if len(head) > 48 {
		head = head[:48]
		for !utf8.RuneStart(s[len(head)]) {
			head = head[:len(head)-1]
		}
	}
	enc := simplifiedchinese.GBK.NewEncoder()
	n, _, _ := enc.Transform(src[:], []byte(head), true)
	good, bad := 0, 0
	for b := src[:n]; len(b) > 0; {
		r, size := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError:
			bad++
		case isHan(r):
			good++
		}
		b = b[size:]
	}
	if (good < 2 || bad > 1) && (good < 3 || bad*2 > good) {
		return "", false, false
	}
	all, err := simplifiedchinese.GBK.NewEncoder().String(s)
	if err != nil || !utf8.ValidString(all) {
		return "", false, true
	}
	return all, true, true
}
