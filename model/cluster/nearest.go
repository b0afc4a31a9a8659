package cluster

import (
	"context"
	"slices"
	"strings"

	"twinleaf/model/fold"
)

// limit is how many letters of a text of n letters may differ (be changed, be
// missing, be too many). Short texts that differ by a letter mostly are two
// things; one Chinese character carries more than one Latin letter.
func limit(n int, dense bool) int {
	if dense {
		n = n * 2 / 3
	}
	switch {
	case n < 6:
		return 0
	case n < 16:
		return 1
	case n < 32:
		return 2
	}
	return 3
}

// spelling is a value as nearness sees it.
type spelling struct {
	value   Value
	letters []rune
	marks   string // its digits and initials: "Part 1" is not "Part 2" misspelt, nor D. Wang Y. Wang
	pinyin  bool   // all of it: Peng Zhang is not Ping Zhang misspelt
	limit   int
}

// maxLetters is how long a text may be for this method.
const maxLetters = 300

// segment is where a part of a spelling stands: spellings of that length, its
// how-manieth part, and the part itself.
type segment struct {
	length, part int
	text         string
}

// nearest groups spellings around the most frequent ones. Candidates are found
// as by PassJoin (Li, Deng, Wang, Feng 2011): of two texts that differ in few
// letters, one cut into more parts than that has a part that stands in the
// other almost where it was. A spelling joins one that is more frequent, never
// a chain.
func nearest(ctx context.Context, values []Value) ([][]Value, error) {
	list := spellings(values)
	centre := make([]int, 0, len(list)) // of the groups, into list
	groups := map[int][]Value{}
	x := search{list: list, parts: map[segment][]int{}, lengths: map[int]bool{}, seen: make([]int, len(list))}
	for i := range list {
		if i%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		s := &list[i]
		if s.limit == 0 {
			continue
		}
		if c := x.closest(i); c >= 0 {
			groups[c] = append(groups[c], s.value)
			continue
		}
		centre = append(centre, i)
		x.lengths[len(s.letters)] = true
		for p := range s.limit + spare {
			from, to := part(len(s.letters), s.limit, p)
			k := segment{len(s.letters), p, string(s.letters[from:to])}
			x.parts[k] = append(x.parts[k], i)
		}
	}
	var out [][]Value
	for _, c := range centre {
		if g := groups[c]; len(g) > 0 {
			out = append(out, append([]Value{list[c].value}, g...))
		}
	}
	return out, nil
}

// spellings are the values, the most frequent first, folded.
func spellings(values []Value) []spelling {
	order := slices.Clone(values)
	slices.SortStableFunc(order, func(a, b Value) int { return b.Count - a.Count })
	list := make([]spelling, 0, len(order))
	for _, v := range order {
		words, dense := split(v.Text)
		s := spelling{value: v, letters: []rune(strings.Join(words, " ") + dense)}
		for _, w := range words {
			if len(w) == 1 || strings.ContainsAny(w, "0123456789") {
				s.marks += w + " "
			}
		}
		// A text that is mostly Chinese counts as Chinese.
		s.limit = limit(len(s.letters), len(words) == 0 || len([]rune(dense))*2 > len(s.letters))
		if len(s.letters) > maxLetters {
			s.limit = 0
		}
		s.pinyin = len(words) > 0 && dense == "" && !slices.ContainsFunc(words, func(w string) bool { return len(fold.Cut(w, false)) == 0 })
		list = append(list, s)
	}
	return list
}

// spare is how many parts more than the limit a text is cut into: a letter
// changed breaks one, two letters exchanged may break two.
const spare = 2

// part is where the p-th part of a text of n letters stands.
func part(n, limit, p int) (from, to int) {
	return n * p / (limit + spare), n * (p + 1) / (limit + spare)
}

// search is the look-up of centres.
type search struct {
	list    []spelling
	parts   map[segment][]int
	lengths map[int]bool
	seen    []int // by centre: the spelling that looked at it last, plus one
	rows    [3][maxLetters + 1]int
}

// closest finds the centre that spelling i belongs to: the nearest, of equals
// the most frequent; -1 where there is none.
func (x *search) closest(i int) int {
	s := &x.list[i]
	n := len(s.letters)
	found, least := -1, s.limit+1
	for length := max(n-3, 1); length <= n+3; length++ {
		if !x.lengths[length] {
			continue
		}
		for k := 1; k <= 3; k++ { // the limit of the centres of that length
			if abs(n-length) > k {
				continue
			}
			for p := range k + spare {
				from, to := part(length, k, p)
				// Where the part can stand, given that what is before it and what is
				// behind it can only shift it so far.
				first := max(from-min(p, k), from+n-length-min(k+spare-1-p, k), 0)
				last := min(from+min(p, k), from+n-length+min(k+spare-1-p, k), n-(to-from))
				for at := first; at <= last; at++ {
					for _, c := range x.parts[segment{length, p, string(s.letters[at : at+to-from])}] {
						o := &x.list[c]
						if x.seen[c] == i+1 || o.limit != k || o.marks != s.marks || o.pinyin && s.pinyin {
							continue
						}
						x.seen[c] = i + 1
						d := x.distance(s.letters, o.letters, min(k, s.limit, least))
						if d >= 0 && (d < least || d == least && c < found) {
							found, least = c, d
						}
					}
				}
			}
		}
	}
	return found
}

func abs(n int) int { return max(n, -n) }

// distance counts the letters to change, insert, drop or exchange with their
// neighbour (optimal string alignment); -1 where they are more than limit.
func (x *search) distance(a, b []rune, limit int) int {
	if abs(len(a)-len(b)) > limit {
		return -1
	}
	before, row, next := x.rows[0][:len(b)+1], x.rows[1][:len(b)+1], x.rows[2][:len(b)+1]
	for j := range row {
		row[j] = j
	}
	for i, one := range a {
		next[0] = i + 1
		least := next[0]
		for j, other := range b {
			d := row[j]
			if one != other {
				d = min(row[j], row[j+1], next[j]) + 1
				if i > 0 && j > 0 && one == b[j-1] && a[i-1] == other {
					d = min(d, before[j-1]+1)
				}
			}
			next[j+1] = d
			least = min(least, d)
		}
		if least > limit {
			return -1
		}
		before, row, next = row, next, before
	}
	if d := row[len(b)]; d <= limit {
		return d
	}
	return -1
}
