package check

import (
	"iter"
	"math"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"twinleaf/model"
	"twinleaf/model/fold"
)

// Journals is what journal checks need to know of the other journals of a
// library: made once of all of them, read by any number of goroutines.
type Journals struct {
	bySource map[string][]*model.Journal
	byISSN   map[string][]*model.Journal
	byName   map[string][]*model.Journal // by initials
	ranks    map[string]*rank            // of a category and edition
}

// rank holds the impact factors of one category and edition, sorted, by
// quartile or zone 1 to 4.
type rank struct{ impact [5][]float64 }

// NewJournals takes all journals of a library. They must not change while
// Journals is used.
func NewJournals(all iter.Seq[*model.Journal]) *Journals {
	js := &Journals{bySource: map[string][]*model.Journal{}, byISSN: map[string][]*model.Journal{}, byName: map[string][]*model.Journal{}, ranks: map[string]*rank{}}
	put := func(m map[string][]*model.Journal, key string, j *model.Journal) {
		if key != "" {
			m[key] = append(m[key], j)
		}
	}
	for j := range all {
		put(js.bySource, j.SourceID, j)
		put(js.byISSN, issnKey(j.ISSN), j)
		if e := issnKey(j.EISSN); e != issnKey(j.ISSN) {
			put(js.byISSN, e, j)
		}
		put(js.byName, initials(j.Name), j)
		for _, m := range j.Metrics {
			if m.ImpactFactor < 0 {
				continue
			}
			if m.JCR != "" && m.JCRCategory != "" && model.ValidQuartile(m.JCR) {
				js.rank("JCR", m.JCRCategory, m.Year, true).add(int(m.JCR[1]-'0'), m.ImpactFactor)
			}
			if m.Zone >= 1 && m.Zone <= 4 && m.ZoneCategory != "" {
				js.rank("zone", m.ZoneCategory, m.Year, true).add(m.Zone, m.ImpactFactor)
			}
		}
	}
	for _, r := range js.ranks {
		for _, list := range r.impact {
			sort.Float64s(list)
		}
	}
	return js
}

func (js *Journals) rank(kind, category string, year int, make bool) *rank {
	key := kind + "|" + category + "|" + strconv.Itoa(year)
	r := js.ranks[key]
	if r == nil && make {
		r = &rank{}
		js.ranks[key] = r
	}
	return r
}

func (r *rank) add(class int, impact float64) { r.impact[class] = append(r.impact[class], impact) }

// at odds: with three journals and more in the neighbouring class, an impact
// factor below the middle of the next worse class or above that of the next
// better one. class is that of the neighbour, 0 where nothing is odd.
func (r *rank) odds(class int, impact float64) (neighbour int, middle float64) {
	for _, n := range [...]int{class + 1, class - 1} {
		if n < 1 || n > 4 || len(r.impact[n]) < 3 {
			continue
		}
		m := r.impact[n][len(r.impact[n])/2]
		if n > class && impact < m || n < class && impact > m {
			return n, m
		}
	}
	return 0, math.NaN()
}

// other returns the first of a list that is another journal than j and that no one said j is not.
func other(list []*model.Journal, j *model.Journal) *model.Journal {
	for _, o := range list {
		if o.ID != j.ID && !o.Apart(j) {
			return o
		}
	}
	return nil
}

func issnKey(s string) string { return digitsX(s) }

// smallWords are left out of the initials of a journal's name (ISO 4:1997,
// 4.3: articles, conjunctions and prepositions are omitted in abbreviations).
var smallWords = map[string]bool{"the": true, "of": true, "and": true, "in": true, "for": true, "on": true, "a": true, "an": true, "to": true, "de": true, "der": true,
	"die": true, "das": true, "und": true, "la": true, "le": true, "les": true, "des": true, "du": true, "et": true, "für": true, "fur": true, "y": true, "e": true, "del": true,
	"da": true, "do": true, "di": true, "der.": true, "with": true, "by": true, "from": true, "at": true, "et.": true, "i": true, "und.": true}

// seriesWords stand before the mark of a series, part or section in a journal's name, folded and without a stop.
var seriesWords = map[string]bool{"part": true, "pt": true, "series": true, "ser": true, "section": true, "sect": true, "sec": true, "serie": true, "reihe": true, "teil": true, "class": true}

// seriesMark reports whether the last of some words is what tells a series from its sisters: a letter, a number or a Roman numeral that ends
// the name, or a part of it, or stands behind "Part", "Series" or "Section". ended says that the name, or that part of it, ends there.
func seriesMark(words []string, ended bool) bool {
	w := strings.TrimSuffix(words[len(words)-1], ".")
	if utf8.RuneCountInString(w) != 1 && strings.Trim(w, "ivx") != "" && strings.Trim(w, "0123456789") != "" || len(words) < 2 {
		return false
	}
	return ended || seriesWords[strings.TrimSuffix(words[len(words)-2], ".")]
}

// nameWords are the words of a journal's name that count, folded; & is and. The A of "Series A" counts, the article does not.
func nameWords(name string) []string {
	var out []string
	in := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '\'' }
	for rest := fold.String(name); rest != ""; {
		w := rest
		if i := strings.IndexFunc(rest, func(r rune) bool { return !in(r) }); i >= 0 {
			w = rest[:i]
		}
		rest = rest[len(w):]
		after := strings.TrimLeft(rest, " ")
		if w == "" {
			_, n := utf8.DecodeRuneInString(rest)
			rest = rest[n:]
			continue
		}
		for _, p := range strings.SplitAfter(w, ".") { // Phys.Rev. has no blank
			p = strings.Trim(p, "'")
			if rest, ok := strings.CutPrefix(p, "d'"); ok {
				p = rest
			} else if rest, ok := strings.CutPrefix(p, "l'"); ok {
				p = rest
			}
			if p == "" || p == "." {
				continue
			}
			// What follows a series is the end, or a colon, comma, bracket or dash before what the series is about.
			if !smallWords[p] || len(p) == 1 && seriesMark(append(out[:len(out):len(out)], p), after == "" || strings.ContainsAny(after[:1], ":,;([-/")) {
				out = append(out, p)
			}
		}
	}
	return out
}

// initials is the key under which names are looked for that may be variants.
func initials(name string) string {
	var b strings.Builder
	for _, w := range nameWords(name) {
		for _, r := range w {
			b.WriteRune(r)
			break
		}
	}
	return b.String()
}

// sameName reports whether two names may be of one journal: they differ in
// case, accents, &, small words and the article, or one abbreviates words of
// the other (ISO 4: an abbreviated word keeps its beginning, or its beginning
// and end, and gets a full stop). Sections of a journal are journals of their own.
func sameName(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) != len(y) || len(x) == 0 {
		return false
	}
	short, exact := false, 0
	for i := range x {
		p, q := strings.TrimSuffix(x[i], "."), strings.TrimSuffix(y[i], ".")
		if p == q {
			exact++
			continue
		}
		// "Quart. J." is "Quarterly Journal", but A is no beginning of Abstracts, and I none of II.
		last := i == len(x)-1
		markX, markY := seriesMark(x[:i+1], last), seriesMark(y[:i+1], last)
		if markX && markY || markX && p == x[i] || markY && q == y[i] {
			return false
		}
		if len(p) > len(q) {
			p, q = q, p
		}
		dotted := strings.HasSuffix(x[i], ".") || strings.HasSuffix(y[i], ".")
		if !abbreviates(p, q) || !dotted && len(q)-len(p) < 3 {
			return false
		}
		short = true
	}
	// Without more stops in one of them, one word in two must be the same as it is.
	return !short || strings.Count(a, ".") != strings.Count(b, ".") || exact*2 >= len(x)
}

// abbreviates reports whether p is q's beginning, or a contraction that keeps
// q's first letters in order and its last letter ("dtsch" of "deutsche").
func abbreviates(p, q string) bool {
	if len(p) < 1 || len(p) >= len(q) || p[0] != q[0] {
		return false
	}
	if strings.HasPrefix(q, p) {
		return true
	}
	if len(p) < 3 || p[:2] != q[:2] && p[len(p)-1] != q[len(q)-1] && len(p) < 5 {
		return false
	}
	i := 0
	for _, c := range []byte(q) {
		if i < len(p) && p[i] == c {
			i++
		}
	}
	return i == len(p)
}
