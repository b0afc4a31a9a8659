package store

import (
	"strings"

	"twinleaf/model/query"
)

// Suggestion is the line that may have been meant where nothing was found: the
// first word that the library does not hold, put right by the most frequent
// word of titles, names and journals that is at most two letters away. "" where
// there is none.
func (r *Result) Suggestion() string {
	if len(r.list) > 0 {
		return ""
	}
	for _, n := range topLevel(r.query.Root) {
		w, ok := n.(*query.Words)
		if !ok || w.Whole || w.To > len(r.query.Text) || w.From >= w.To {
			continue
		}
		word := strings.TrimSpace(terms(w.Text))
		if len(word) < 4 || strings.ContainsAny(word, " ") || word[0] > 'z' {
			continue
		}
		known, best := r.stack.nearest(word)
		if known || best == "" {
			continue
		}
		return r.query.Text[:w.From] + strings.Replace(r.query.Text[w.From:w.To], w.Text, best, 1) + r.query.Text[w.To:]
	}
	return ""
}

// nearest tells whether a word is held, and the likeliest one for it if not.
func (s *stack) nearest(word string) (known bool, best string) {
	count := map[string]int{}
	note := func(text string) {
		for w := range strings.FieldsSeq(text) {
			if d := len(w) - len(word); d >= -2 && d <= 2 && w[0] <= 'z' {
				count[w]++
			}
		}
	}
	for _, h := range s.live {
		note(h.titleEN)
		note(h.author)
	}
	for _, j := range s.journals {
		note(j.name)
	}
	if count[word] > 0 {
		return true, ""
	}
	near, most := 3, 0
	for w, n := range count {
		d := distance(word, w)
		if d < near || d == near && (n > most || n == most && w < best) {
			near, most, best = d, n, w
		}
	}
	return false, best
}

// distance counts the insertions, deletions and replacements from a to b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		last := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := last
			if a[i-1] != b[j-1] {
				cost++
			}
			last = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}
