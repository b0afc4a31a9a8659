package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// afterColon says what becomes of the first word of a subtitle.
type afterColon uint8

const (
	capitalAfter afterColon = iota // APA 7 6.17, IEEE
	lowerAfter                     // NLM, AMA 11, GB/T 7714
)

// SentenceCase lowers a title that is written in headline case or in capitals,
// a subtitle's first word excepted; see sentenceCase for what stays and what it
// can't know.
func SentenceCase(s string) string { return sentenceCase(s, capitalAfter) }

// TitleCase writes a title in headline case (APA 7 6.17, Chicago 17 8.159).
func TitleCase(s string) string { return headlineCase(s) }

// sentenceCase lowers a title that is written in headline case or in capitals;
// any other stays as the source has it, but for the word after a colon. Kept as
// they are: words with a capital inside or a digit (DNA, iPhone, COVID-19),
// the names of properNouns, "I", and single letters. Limits: a person's or a
// place's name that is not in properNouns is lowered with the rest ("markov
// chains in denver" would come of "Markov Chains in Denver" were they not in
// it), and so is an unknown name that begins a subtitle and has a small word
// behind it; a title in capitals loses its acronyms. Such an entry is put right
// by writing the title in sentence case in the record, which is then left alone.
func sentenceCase(s string, after afterColon) string {
	words := splitWords(s)
	shouting, headline := casing(words)
	first := true
	colon := false
	stay := make([]bool, len(words)) // found before any neighbour is lowered
	for i := range words {
		stay[i] = words[i].word && nameInContext(words, i)
	}
	for i := range words {
		w := &words[i]
		if !w.word {
			if endsClause(w.text) {
				colon = true
			}
			if strings.ContainsAny(w.text, "?!.") && strings.HasSuffix(w.text, " ") && !first {
				colon, first = false, !abbreviated(words, i)
			}
			continue
		}
		switch {
		case first:
			if shouting {
				w.text = capital(strings.ToLower(w.text))
			} else if headline && startsUpper(w.text) && !kept(w.text) {
				w.text = lowerCompound(w.text, true)
			}
		case colon && after == capitalAfter:
			if shouting {
				w.text = strings.ToLower(w.text)
			} else if headline && startsUpper(w.text) {
				w.text = lowerCompound(w.text, true)
			}
			if !hasUpperInside(w.text) {
				w.text = capital(w.text)
			}
		case stay[i]:
		case shouting:
			w.text = lowerShout(w.text)
		case headline || colon && ordinary(words, i):
			w.text = lowerCompound(w.text, false)
		}
		first, colon = false, false
	}
	return joinWords(words)
}

// abbreviated reports whether the stop at words[i] ends an abbreviation ("vs. ", "Dr. ").
func abbreviated(words []piece, i int) bool {
	if i == 0 || !words[i-1].word || !strings.HasPrefix(words[i].text, ".") {
		return false
	}
	w := words[i-1].text
	switch strings.ToLower(w) {
	case "vs", "dr", "mr", "mrs", "st", "no", "vol", "jr", "sr", "al", "ca", "cf", "op":
		return true
	}
	return utf8.RuneCountInString(w) == 1
}

// ordinary reports whether the capitalised word at words[i], the first of a
// subtitle, is no name: a word no name begins with, or not known as one and
// followed by a word in lower case.
func ordinary(words []piece, i int) bool {
	if kept(words[i].text) {
		return false
	}
	if w := strings.ToLower(words[i].text); smallWords[w] || plainWords[w] {
		return true
	}
	if i+2 >= len(words) || words[i+1].text != " " {
		return false
	}
	r, _ := utf8.DecodeRuneInString(words[i+2].text)
	return unicode.IsLower(r)
}

// casing tells how a title is written: all in capitals, or with most of its
// words capitalised that sentence case would not.
func casing(words []piece) (shouting, headline bool) {
	upper, lower, capitals, letters := 0, 0, 0, 0
	first := true
	for _, w := range words {
		if !w.word {
			continue
		}
		r := []rune(w.text)
		if len(r) > 1 {
			letters++
			if strings.ToUpper(w.text) == w.text && strings.ToLower(w.text) != w.text {
				capitals++
			}
		}
		if first || smallWords[strings.ToLower(w.text)] || len(r) < 3 || hasUpperInside(w.text) {
			first = false
			continue
		}
		switch {
		case properNouns[w.text]:
		case unicode.IsUpper(r[0]):
			upper++
		case unicode.IsLower(r[0]):
			lower++
		}
	}
	return letters > 2 && capitals == letters, upper > 0 && upper >= 2*lower && (upper > 1 || lower == 0)
}

// smallWords are what headline style keeps small: articles, coordinating
// conjunctions and prepositions of any length (CMOS 17 8.159, MLA 9 2.90).
var smallWords = wordSet(`a an the and but for or nor so yet as at by in of on to up off out per via vs v from into onto over with within
	without upon about above across after against along among amid around before behind below beneath beside besides between beyond
	despite down during except inside like near outside past since through throughout toward towards under until unlike versus et al`)

// plainWords, with smallWords, begin a subtitle and are never a name's first word.
var plainWords = wordSet(`can could do does did is are was were has have how what when where which who whose why should would if
	some this that these those there one two three new not its their our towards`)

func kept(w string) bool {
	return hasUpperInside(w) || properNouns[w] || utf8.RuneCountInString(w) == 1 && w != "A" || strings.ContainsAny(w, "0123456789")
}

func hasUpperInside(w string) bool {
	for i, r := range w {
		if i > 0 && unicode.IsUpper(r) {
			if prev, _ := utf8.DecodeLastRuneInString(w[:i]); prev == '-' || prev == '‐' || prev == '–' || prev == '\'' || prev == '’' {
				continue
			}
			return true
		}
	}
	return false
}

// lowerCompound lowers each part of a hyphenated word that is not to be kept.
func lowerCompound(w string, first bool) string {
	parts := splitHyphens(w)
	for i, p := range parts {
		base := strings.TrimSuffix(strings.TrimSuffix(strings.TrimRight(p, "-‐–"), "'s"), "’s")
		if base != "E" && kept(base) { // e-learning, but T-cell and X-ray
			continue
		}
		parts[i] = strings.ToLower(p)
		if first && i == 0 {
			parts[i] = capital(parts[i])
		}
	}
	return strings.Join(parts, "")
}

// splitHyphens cuts after every hyphen.
func splitHyphens(w string) []string {
	var out []string
	for {
		i := strings.IndexAny(w, "-‐–")
		if i < 0 {
			break
		}
		_, n := utf8.DecodeRuneInString(w[i:])
		out = append(out, w[:i+n])
		w = w[i+n:]
	}
	if w != "" {
		out = append(out, w)
	}
	return out
}

func lowerShout(w string) string {
	if utf8.RuneCountInString(w) == 1 && w != "A" {
		return w
	}
	low := strings.ToLower(w)
	if c := capital(low); properNouns[c] {
		return c
	}
	return low
}

// headlineCase capitalises an English title as the Chicago Manual (8.159) and
// the MLA Handbook (2.90) have it. Words with a capital inside stay; the last
// word is capitalised whatever it is.
func headlineCase(s string) string {
	words := splitWords(s)
	shouting, _ := casing(words)
	last := -1
	for i := range words {
		if words[i].word {
			last = i
		}
	}
	start := true
	for i := range words {
		w := &words[i]
		if !w.word {
			if endsClause(w.text) || strings.ContainsAny(w.text, "?!") {
				start = true
			}
			continue
		}
		text := w.text
		if shouting {
			text = lowerShout(text)
		}
		parts := splitHyphens(text)
		for j, p := range parts {
			bare := strings.ToLower(strings.TrimRight(p, "-‐–"))
			switch {
			case hasUpperInside(p) || strings.ContainsAny(p[:1], "0123456789"):
			case smallWords[bare] && !(start && j == 0) && !(i == last && j == len(parts)-1):
				parts[j] = strings.ToLower(p)
			case len(parts) > 1 && j > 0 && (bare == "s" || bare == "t"):
			default:
				parts[j] = capital(p)
			}
		}
		w.text = strings.Join(parts, "")
		start = false
	}
	return joinWords(words)
}

// piece is a word or what stands between words.
type piece struct {
	text string
	word bool
}

func splitWords(s string) []piece {
	var out []piece
	inWord := false
	start := 0
	for i, r := range s {
		w := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
		if !w && inWord && (r == '\'' || r == '’' || r == '-' || r == '‐' || r == '–') {
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			w = unicode.IsLetter(next) || unicode.IsDigit(next)
		}
		if w != inWord {
			if i > start {
				out = append(out, piece{s[start:i], inWord})
			}
			start, inWord = i, w
		}
	}
	if start < len(s) {
		out = append(out, piece{s[start:], inWord})
	}
	return out
}

func joinWords(words []piece) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.text)
	}
	return b.String()
}

func endsClause(between string) bool {
	return strings.Contains(between, ": ") || strings.Contains(between, "—") || strings.HasPrefix(between, ":") && len(between) > 1
}
