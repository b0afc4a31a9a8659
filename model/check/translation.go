package check

import (
	"strings"
	"unicode/utf8"
)

// titleTranslation compares the two titles in three ways: how long they are,
// which numbers and which acronyms they have. One long number or two acronyms
// that one side lacks are enough; a number may be spelt out and an acronym
// written in full.
func titleTranslation(r *run) {
	zh, en := &r.titleZH, &r.titleEN
	if !zh.chinese() || en.han > 0 || en.kana > 0 || en.words < 1 || en.latin() < 3 || en.any(markMojibake, markReplacement) || zh.any(markMojibake, markReplacement) {
		return
	}
	if r.gbMojibake() {
		return
	}
	if isLanguage(r.p.Language, "ja") || isLanguage(r.p.Language, "ko") {
		return
	}
	units := zh.han + 2*zh.words
	switch words := en.words; {
	case words >= 5 && 2*units < words, words >= 3 && units < 3:
		r.add("title.zh", zh.text, Range{}, say("中文题名只有%d个字，外文题名却有%d个词。", "The Chinese title has only %d characters, the original %d words.", zh.han, words), nil)
		return
	case zh.han >= 12 && zh.han > 6*words:
		r.add("title.zh", zh.text, Range{}, say("中文题名有%d个字，外文题名却只有%d个词。", "The Chinese title has %d characters, the original only %d words.", zh.han, words), nil)
		return
	}
	for _, side := range [2]struct {
		field    string
		from, to *facts
	}{{"title.zh", zh, en}, {"title.en", en, zh}} {
		if at, ok := lostNumber(side.from, side.to); ok {
			r.add(side.field, side.from.text, at, say("“%s”里的数字在另一个题名里找不到。", "The number “%s” is lost in the other title.", side.from.text[at.From:at.To]), nil)
			return
		}
	}
	if at, ok := lostAcronyms(zh.text, en.text); ok {
		r.add("title.zh", zh.text, at, say("外文词“%s”在原文题名里找不到。", "“%s” is lost in the original title.", zh.text[at.From:at.To]), nil)
		return
	}
	if en.upper > en.lower {
		return // in capitals, every word looks like one
	}
	if at, ok := lostAcronyms(en.text, zh.text); ok {
		r.add("title.en", en.text, at, say("缩写“%s”在中文题名里找不到。", "The acronym “%s” is lost in the Chinese title.", en.text[at.From:at.To]), nil)
	}
}

// lostNumber finds a number of two digits or more in a that b lacks, where b
// has as many digits or none at all spelt out.
func lostNumber(a, b *facts) (Range, bool) {
	if a.digits < 2 || strings.ContainsAny(a.text, "$\\^_") {
		return Range{}, false
	}
	s := a.text
	for i := 0; i < len(s); {
		if s[i] < '0' || s[i] > '9' {
			i++
			continue
		}
		j := i
		for j < len(s) && s[j] >= '0' && s[j] <= '9' {
			j++
		}
		word := i > 0 && (s[i-1]|0x20 >= 'a' && s[i-1]|0x20 <= 'z') || j < len(s) && (s[j]|0x20 >= 'a' && s[j]|0x20 <= 'z')
		if j-i >= 2 && !word && !strings.HasPrefix(s[j:], "世纪") && !strings.Contains(b.text, s[i:j]) && !spelt(s[i:j], b) {
			return Range{i, j}, true
		}
		i = j
	}
	return Range{}, false
}

// spelt reports whether the other title may give the number in words: 五千年,
// twenty-five, thousands, a century, or another calendar.
func spelt(number string, other *facts) bool {
	s := other.text
	if other.han > 0 {
		return strings.ContainsAny(s, "十百千万亿〇零廿") || other.digits > 0 && strings.ContainsAny(s, "万亿千百")
	}
	low := strings.ToLower(s)
	for _, w := range [...]string{"hundred", "thousand", "million", "billion", "centur", "decade", "teen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "ten", "eleven", "twelve", "dozen"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	if len(number) <= 2 {
		return romanNumber(s)
	}
	return false
}

func romanNumber(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' }) {
		if len(w) >= 2 && strings.Trim(w, "IVXL") == "" {
			return true
		}
	}
	return false
}

// lostAcronyms finds acronyms (two or more capitals, digits and hyphens
// inside allowed) of a that b neither has nor spells out. One that is lost is
// enough when a is Chinese, where Latin letters come from the original; a
// Chinese title may well translate one, so the other way two must be lost.
func lostAcronyms(a, b string) (Range, bool) {
	low := ""
	lost, total := 0, 0
	var first Range
	for i := 0; i < len(a); {
		c := a[i]
		if c < 'A' || c > 'Z' {
			i++
			continue
		}
		j, capitals := i, 0
		for j < len(a) && (a[j] >= 'A' && a[j] <= 'Z' || a[j] >= '0' && a[j] <= '9' || a[j]|0x20 >= 'a' && a[j]|0x20 <= 'z') {
			if a[j] >= 'A' && a[j] <= 'Z' {
				capitals++
			}
			j++
		}
		word := a[i:j]
		i = j
		if capitals < 2 || capitals*2 < len(strings.TrimRight(word, "s0123456789")) || strings.Trim(word, "IVX") == "" {
			continue
		}
		total++
		if low == "" {
			low = strings.ToLower(b)
		}
		if strings.Contains(low, strings.ToLower(strings.TrimRight(word, "s"))) || spellsOut(b, word) {
			continue
		}
		if lost++; lost == 1 {
			first = Range{j - len(word), j}
		}
	}
	need := 2
	if r, _ := utf8.DecodeRuneInString(a); isHan(r) || strings.ContainsFunc(a, isHan) {
		need = 1
	}
	return first, lost >= need && lost == total
}

// spellsOut reports whether consecutive words of s begin with the capitals of
// the acronym: CNN for convolutional neural network.
func spellsOut(s, acronym string) bool {
	var initials []byte
	in := false
	for i := 0; i < len(s); i++ {
		letter := s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z'
		if letter && !in {
			initials = append(initials, s[i]&^0x20)
		}
		in = letter
	}
	var want []byte
	for i := 0; i < len(acronym); i++ {
		if acronym[i] >= 'A' && acronym[i] <= 'Z' {
			want = append(want, acronym[i])
		}
	}
	n := 0
	for _, c := range initials { // small words may stand between
		if n < len(want) && c == want[n] {
			n++
		}
	}
	return n == len(want) && n > 1 || len(want) > 2 && n >= len(want)-1
}
