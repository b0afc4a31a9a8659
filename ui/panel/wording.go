package panel

import (
	"strconv"
	"strings"
	"unicode"

	"twinleaf/assets/words"
)

// itoa writes a number that is not to be grouped: a year, "+32".
func itoa(n int) string { return strconv.Itoa(n) }

// languageName is the name of a BCP 47 language in the window's words, or the
// code itself where they have none.
func languageName(w *words.Words, code string) string {
	base, _, _ := strings.Cut(strings.ToLower(code), "-")
	if key := "language." + base; w.Has(key) {
		return w.T(key)
	}
	return code
}

// small are the words that title case leaves in lower case.
var small = map[string]bool{"and": true, "of": true, "the": true, "in": true, "for": true, "on": true, "to": true}

// titleCase sets a category that the source has in capitals for reading:
// "COMPUTER SCIENCE, ARTIFICIAL INTELLIGENCE". Mixed case is left alone.
func titleCase(s string) string {
	if strings.ToUpper(s) != s {
		return s
	}
	fields := strings.Fields(strings.ToLower(s))
	for i, f := range fields {
		if i > 0 && small[f] {
			continue
		}
		r := []rune(f)
		r[0] = unicode.ToUpper(r[0])
		fields[i] = string(r)
	}
	return strings.Join(fields, " ")
}
