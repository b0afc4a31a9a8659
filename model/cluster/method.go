package cluster

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"twinleaf/model/fold"
)

// Method is a way of finding values that belong together.
type Method string

// The methods, from the safest to the boldest.
const (
	// Fingerprint joins values of the same words in any order, case, accents,
	// width, script (Simplified, Traditional) and punctuation.
	Fingerprint Method = "fingerprint"
	// NGram joins values of the same pairs of letters: blanks and doubled
	// parts do not matter either.
	NGram Method = "ngram"
	// Pinyin joins what reads alike: 曾国藩, Zeng Guofan, ZENG, Guo-fan.
	Pinyin Method = "pinyin"
	// Nearest joins values that differ by a letter or two; see limit.
	Nearest Method = "nearest"
)

// Methods lists the methods in the order in which they are offered.
func Methods() []Method { return []Method{Fingerprint, NGram, Pinyin, Nearest} }

// ErrMethod is wrapped by ParseMethod's errors.
var ErrMethod = errors.New("no such method")

// ParseMethod finds a method by its name.
func ParseMethod(s string) (Method, error) {
	m := Method(strings.ToLower(strings.TrimSpace(s)))
	if slices.Contains(Methods(), m) {
		return m, nil
	}
	return "", fmt.Errorf("%w: %q (want fingerprint, ngram, pinyin or nearest)", ErrMethod, s)
}

// key is what values of one cluster have in common; "" keeps a value out.
func (m Method) key(text string) string {
	switch m {
	case NGram:
		return ngrams(text)
	case Pinyin:
		return reading(text)
	}
	return fingerprint(text)
}

// fingerprint is the folded words, sorted, each once. Chinese runs are one
// word together: a blank between characters says nothing.
func fingerprint(text string) string {
	words, han := split(text)
	if han != "" {
		words = append(words, han)
	}
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}

// split is the folded words of a text and its characters without spaces.
func split(text string) (words []string, dense string) {
	var (
		s fold.Scanner
		t fold.Term
		b strings.Builder
	)
	for s.Reset(text); s.Next(&t); {
		if t.Run != nil {
			for _, r := range t.Run {
				b.WriteRune(r)
			}
			continue
		}
		words = append(words, string(t.Word))
	}
	return words, b.String()
}

// ngrams is the pairs of neighbouring letters, sorted, each once. A text of
// fewer than four letters says too little.
func ngrams(text string) string {
	words, dense := split(text)
	letters := []rune(strings.Join(words, "") + dense)
	if len(letters) < 4 && dense == "" || len(letters) < 2 {
		return string(letters)
	}
	grams := make([]string, 0, len(letters))
	for i := range len(letters) - 1 {
		grams = append(grams, string(letters[i:i+2]))
	}
	slices.Sort(grams)
	return strings.Join(slices.Compact(grams), " ")
}

// reading is the pinyin syllables of Chinese characters and of Latin words
// that can be read as pinyin, sorted. A Chinese name is read as one. A text
// with neither is its fingerprint.
func reading(text string) string {
	words, dense := split(text)
	var parts []string
	for _, w := range words {
		if cuts := fold.Cut(w, false); len(cuts) > 0 {
			parts = append(parts, cuts[0].Syllables...)
			continue
		}
		parts = append(parts, w)
	}
	if n, ok := fold.ChineseName(dense); ok {
		// A given name mostly is written in one word, so it is cut as that.
		parts = append(parts, n.SurnameRead...)
		given := strings.Join(n.GivenRead, "")
		if cuts := fold.Cut(given, false); len(cuts) > 0 {
			parts = append(parts, cuts[0].Syllables...)
		} else {
			parts = append(parts, given)
		}
	} else {
		for _, r := range dense {
			parts = append(parts, fold.Syllable(r))
		}
	}
	slices.Sort(parts)
	return strings.Join(parts, " ")
}
