package model

import (
	"strings"
	"unicode"
)

// HasHan reports whether s holds at least one Chinese character.
func HasHan(s string) bool {
	for _, r := range s {
		if r >= 0x2E80 && unicode.Is(unicode.Han, r) {
			return true
		}
	}
	return false
}

// stopWords are the commonest short words that tell the languages of Latin
// script apart; each belongs to one language of the table only.
var stopWords = map[string]string{
	"the": "en", "and": "en", "of": "en", "with": "en", "for": "en", "from": "en", "that": "en", "is": "en",
	"der": "de", "die": "de", "und": "de", "das": "de", "ein": "de", "mit": "de", "für": "de", "zur": "de", "über": "de",
	"les": "fr", "des": "fr", "une": "fr", "et": "fr", "dans": "fr", "pour": "fr", "sur": "fr", "du": "fr",
	"los": "es", "las": "es", "el": "es", "y": "es", "una": "es", "por": "es", "con": "es",
	"os": "pt", "uma": "pt", "em": "pt", "não": "pt", "dos": "pt", "da": "pt", "ao": "pt",
	"il": "it", "di": "it", "gli": "it", "della": "it", "che": "it", "nel": "it",
}

// DetectLanguage returns the BCP 47 code of the language that s is written
// in: zh, ja, ko, ru, ar or one of the Latin-script languages of stopWords;
// "en" where Latin letters tell nothing more; "" where there are no letters.
// It counts scripts and stop words, which is right for titles of five words
// and more; a shorter one may be taken for English.
func DetectLanguage(s string) string {
	var han, kana, hangul, latin, cyrillic, arabic int
	for _, r := range s {
		switch {
		case r < 0x80:
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				latin++
			}
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case unicode.Is(unicode.Hangul, r):
			hangul++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.Is(unicode.Arabic, r):
			arabic++
		case unicode.Is(unicode.Latin, r):
			latin++
		}
	}
	switch {
	case kana > 0 && kana*4 >= han:
		return "ja"
	case hangul > latin/4 && hangul > han:
		return "ko"
	// A Han character says about as much as four Latin letters.
	case han > 0 && han*4 >= latin:
		return "zh"
	case cyrillic > latin:
		return "ru"
	case arabic > latin:
		return "ar"
	case latin == 0:
		return ""
	}
	count := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if l, ok := stopWords[w]; ok {
			count[l]++
		}
	}
	best := "en"
	for _, l := range []string{"de", "fr", "es", "pt", "it"} {
		if count[l] > count[best] && count[l] > 1 {
			best = l
		}
	}
	return best
}
