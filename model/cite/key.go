package cite

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"twinleaf/model"
	"twinleaf/model/fold"
)

// DefaultPattern is the key pattern of a new library: smith2019deep.
const DefaultPattern = "[auth][year][title:1]"

// ErrPattern is wrapped by ParsePattern's errors.
var ErrPattern = errors.New("not a key pattern")

// Pattern makes citation keys: text with fields in brackets.
//
//	[auth] [Auth] [AUTH]   family name of the first author, in small, with a capital, in capitals
//	[author]               the same with the given name
//	[auth.etal]            first author, and ".etal" for three and more; two names joined by "."
//	[authors] [authors:3]  family names of all, of the first three
//	[editor]               family name of the first editor
//	[year] [shortyear]     2019, 19
//	[title] [title:1]      words of the title that say something, all or the first
//	[shorttitle]           the first three of them; [Title] and [Shorttitle] with capitals
//	[journal]              first letters of the journal's words, or its one word
//	[volume] [issue] [firstpage] [doi]
//
// Chinese names and titles are put into pinyin, names with their readings as
// surnames; of a Chinese title a "word" is two characters. Accents fall away.
// A key is made of a-z, A-Z, 0-9 and the marks - _ . : + / of the pattern.
type Pattern struct {
	parts []keyPart
}

type keyPart struct {
	text  string
	field string
	count int
}

var keyFields = wordSet("auth author auth.etal authors editor year shortyear title shorttitle journal volume issue firstpage doi")

// ParsePattern reads a pattern; the empty one is DefaultPattern.
func ParsePattern(s string) (Pattern, error) {
	if strings.TrimSpace(s) == "" {
		s = DefaultPattern
	}
	var p Pattern
	rest := s
	for rest != "" {
		i := strings.IndexByte(rest, '[')
		if i < 0 {
			i = len(rest)
		}
		if i > 0 {
			for _, r := range rest[:i] {
				if !keyRune(r) {
					return Pattern{}, fmt.Errorf("%w: %q: the mark %q (want letters, digits and - _ . : + /)", ErrPattern, s, r)
				}
			}
			p.parts = append(p.parts, keyPart{text: rest[:i]})
			rest = rest[i:]
			continue
		}
		end := strings.IndexByte(rest, ']')
		if end < 0 {
			return Pattern{}, fmt.Errorf("%w: %q: a bracket is not closed", ErrPattern, s)
		}
		field, count, counted := strings.Cut(rest[1:end], ":")
		part := keyPart{field: field}
		if counted {
			n, err := strconv.Atoi(count)
			if err != nil || n < 1 || n > 99 {
				return Pattern{}, fmt.Errorf("%w: %q: %q (want a number from 1 to 99)", ErrPattern, s, count)
			}
			part.count = n
		}
		if !keyFields[strings.ToLower(field)] {
			return Pattern{}, fmt.Errorf("%w: %q: no field %q", ErrPattern, s, field)
		}
		p.parts = append(p.parts, part)
		rest = rest[end+1:]
	}
	return p, nil
}

func keyRune(r rune) bool {
	return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.:+/", r))
}

// Key makes the key of an item; the same item always gives the same key. Where
// nothing is known the key is "ref".
func (p Pattern) Key(it Item) string {
	it = it.clean()
	var b strings.Builder
	for _, part := range p.parts {
		if part.field == "" {
			b.WriteString(part.text)
			continue
		}
		b.WriteString(part.value(&it))
	}
	key := strings.Trim(b.String(), "-_.:+/")
	if key == "" {
		return "ref"
	}
	return key
}

// Unique appends a, b, … to a key until taken does not know it. The first
// paper with a key keeps it bare, so that keys stay when papers are added.
func Unique(key string, taken func(string) bool) string {
	if !taken(key) {
		return key
	}
	for n := 0; ; n++ {
		if k := key + letters(n); !taken(k) {
			return k
		}
	}
}

func (k keyPart) value(it *Item) string {
	names, _ := it.creators()
	field := strings.ToLower(k.field)
	switch field {
	case "auth":
		if len(names) == 0 {
			return ""
		}
		return k.cased(familyKey(names[0]))
	case "author":
		if len(names) == 0 {
			return ""
		}
		return k.cased(familyKey(names[0])) + k.cased(givenKey(names[0]))
	case "editor":
		if len(it.Editors) == 0 {
			return ""
		}
		return k.cased(familyKey(it.Editors[0]))
	case "auth.etal":
		switch len(names) {
		case 0:
			return ""
		case 1:
			return k.cased(familyKey(names[0]))
		case 2:
			return k.cased(familyKey(names[0])) + "." + k.cased(familyKey(names[1]))
		}
		return k.cased(familyKey(names[0])) + ".etal"
	case "authors":
		var b strings.Builder
		for i, n := range names {
			if k.count > 0 && i == k.count {
				break
			}
			b.WriteString(k.cased(familyKey(n)))
		}
		return b.String()
	case "year":
		return it.year()
	case "shortyear":
		y := it.year()
		return y[max(0, len(y)-2):]
	case "title":
		return k.words(titleWords(it.Title), k.count)
	case "shorttitle":
		n := k.count
		if n == 0 {
			n = 3
		}
		return k.words(titleWords(it.Title), n)
	case "journal":
		return k.journal(it.Container)
	case "volume":
		return keyText(it.Volume)
	case "issue":
		return keyText(it.Issue)
	case "firstpage":
		first, _, _ := strings.Cut(pageRange(it.Pages, "-", whole), "-")
		return keyText(first)
	case "doi":
		return strings.Map(func(r rune) rune {
			if keyRune(r) {
				return r
			}
			return -1
		}, it.DOI)
	}
	return ""
}

// cased follows the case of the field as written: auth, Auth, AUTH.
func (k keyPart) cased(s string) string {
	switch {
	case s == "" || k.field == "":
		return s
	case len(k.field) > 1 && strings.ToUpper(k.field) == k.field:
		return strings.ToUpper(s)
	case k.field[0] >= 'A' && k.field[0] <= 'Z':
		return capital(s)
	}
	return s
}

func (k keyPart) words(list []string, n int) string {
	var b strings.Builder
	for i, w := range list {
		if n > 0 && i == n {
			break
		}
		b.WriteString(k.cased(w))
	}
	return b.String()
}

func (k keyPart) journal(s string) string {
	words := titleWords(s)
	if len(words) == 1 || cjk(s) {
		return k.words(words, 2)
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteByte(w[0])
	}
	if k.field == "journal" {
		return b.String()
	}
	return strings.ToUpper(b.String())
}

func familyKey(n Name) string {
	if latin, ok := n.Pinyin(); ok {
		return keyText(latin.Family)
	}
	if n.Literal != "" {
		if w := titleWords(n.Literal); len(w) > 0 {
			return w[0]
		}
		return ""
	}
	if i := strings.LastIndex(n.Family, "·"); i >= 0 {
		return keyText(n.Family[i+len("·"):])
	}
	return keyText(n.Family)
}

func givenKey(n Name) string {
	if latin, ok := n.Pinyin(); ok {
		return keyText(latin.Given)
	}
	return keyText(n.Given)
}

// keyText folds a text to a-z and 0-9, Chinese characters to their pinyin.
func keyText(s string) string {
	var b strings.Builder
	for _, r := range fold.String(s) {
		switch {
		case r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case fold.IsHan(r):
			b.WriteString(fold.Syllable(r))
		}
	}
	return b.String()
}

var keyStop = wordSet("a an the of on in and for to with from by at is are be as or into its their de la le les der die das des und el los et 的 了 与 和 及")

// titleWords are the words of a title that say something, folded; of Chinese
// runs two characters at a time in pinyin.
func titleWords(s string) []string {
	var out []string
	var han []rune
	flush := func() {
		for len(han) > 0 {
			n := min(2, len(han))
			if w := keyText(string(han[:n])); w != "" {
				out = append(out, w)
			}
			han = han[n:]
		}
	}
	for _, w := range splitWords(s) {
		if !w.word {
			flush()
			continue
		}
		if model.HasHan(w.text) {
			for _, r := range w.text {
				if fold.IsHan(r) {
					if !keyStop[string(r)] {
						han = append(han, r)
					}
					continue
				}
				flush()
			}
			continue
		}
		flush()
		if t := keyText(w.text); t != "" && !keyStop[t] {
			out = append(out, t)
		}
	}
	flush()
	return out
}
