package cite

import (
	"strings"
	"unicode"

	"twinleaf/model/fold"
)

// order is how a style sorts its list.
type order uint8

const (
	alphabetical order = iota // one alphabet; Chinese names stand by their pinyin among the Latin ones
	byScript                  // GB/T 7714-2015 9.2: Chinese, Japanese, Western, Russian, others; Chinese by pinyin
)

// key is a sort key for plain comparison: names, then year, then title. A name
// alone comes before the same name with others (nothing before something).
func (o order) key(it *Item, c Class) string {
	var k []byte
	if o == byScript {
		k = append(k, scriptRank(it))
	}
	names, _ := it.creators()
	if o == byScript && len(names) == 0 {
		names = []Name{anonymous(it.Lang())}
	}
	for _, n := range names {
		k = o.name(k, n)
		k = append(k, 1)
	}
	if len(names) == 0 {
		k = o.title(k, it.Title)
	}
	k = append(k, 0)
	if c == AuthorDate {
		y := it.year()
		if y == "" {
			y = "0000"
		}
		k = append(k, y...)
		k = append(k, 0)
	}
	k = o.title(k, it.Title)
	return string(k)
}

// name appends a name's key. In one alphabet a Chinese name stands as it is
// spoken, family name first, then the characters themselves.
func (o order) name(k []byte, n Name) []byte {
	text := n.String()
	if o == byScript {
		return fold.PinyinKey(k, text, true)
	}
	if latin, ok := n.Pinyin(); ok {
		k = fold.EnglishKey(k, latin.Family+", "+latin.Given)
		k = append(k, 2)
		return fold.NameKey(k, text)
	}
	if n.Literal != "" {
		text = withoutArticle(text)
	}
	return fold.NameKey(k, hanSpoken(text))
}

func (o order) title(k []byte, title string) []byte {
	if o == byScript {
		return fold.PinyinKey(k, title, false)
	}
	return fold.EnglishKey(k, hanSpoken(withoutArticle(title)))
}

// hanSpoken puts pinyin before a text that begins with a Chinese character, so
// that it sorts among Latin ones.
func hanSpoken(s string) string {
	var b strings.Builder
	for i, r := range fold.String(s) {
		if i == 0 && !fold.IsHan(r) || b.Len() > 60 {
			break
		}
		if syl := fold.Syllable(r); syl != "" {
			b.WriteString(syl)
		}
	}
	if b.Len() == 0 {
		return s
	}
	return b.String() + " " + s
}

func withoutArticle(s string) string {
	for _, a := range []string{"the ", "a ", "an "} {
		if len(s) > len(a) && strings.EqualFold(s[:len(a)], a) {
			return s[len(a):]
		}
	}
	return s
}

func scriptRank(it *Item) byte {
	switch it.Lang() {
	case "zh":
		return '1'
	case "ja":
		return '2'
	case "ru", "uk", "be", "bg", "sr":
		return '4'
	case "ko", "ar", "fa", "he", "th", "hi":
		return '5'
	}
	for _, r := range it.Title {
		if unicode.Is(unicode.Cyrillic, r) {
			return '4'
		}
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) && !unicode.Is(unicode.Greek, r) {
			return '5'
		}
	}
	return '3'
}
