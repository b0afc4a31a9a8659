package panel

import (
	"slices"
	"strings"
	"unicode"

	"twinleaf/model/fold"
)

// Command is something that can be done, by its names in all languages.
type Command struct {
	ID    string
	Names []string // the window's language first
	Keys  string   // the shortcut, as people read it
	Why   string   // why it can't be done now; "" when it can
}

// Commands are those that what was typed may mean, the likeliest first: its letters stand in a name in their order, best at the beginnings
// of words. A Chinese name is found by its characters and by its pinyin, in full or by first letters. Nothing typed means all, in
// their order; of equals, what can be done comes first.
func Commands(typed string, all []Command) []Command {
	want := []rune(strings.ReplaceAll(fold.Key(typed), " ", ""))
	type ranked struct {
		c     Command
		score int
	}
	var found []ranked
	for _, c := range all {
		best := -1
		for _, name := range c.Names {
			for _, text := range spellings(name) {
				best = max(best, nearness(want, text))
			}
		}
		if best >= 0 {
			found = append(found, ranked{c, best})
		}
	}
	if len(want) > 0 {
		slices.SortStableFunc(found, func(a, b ranked) int {
			if a.score != b.score {
				return b.score - a.score
			}
			return len(a.c.Why) - len(b.c.Why)
		})
	}
	out := make([]Command, len(found))
	for i, r := range found {
		out[i] = r.c
	}
	return out
}

// spellings are a name and, of a Chinese one, its pinyin with each syllable as a word.
func spellings(name string) [][]rune {
	out := [][]rune{[]rune(fold.Key(name))}
	var b strings.Builder
	han := false
	for _, r := range name {
		if a, _ := fold.Syllables(r); a != "" {
			b.WriteString(" " + a)
			han = true
		} else {
			b.WriteRune(r)
		}
	}
	if han {
		out = append(out, []rune(fold.Key(b.String())))
	}
	return out
}

// nearness is how well the letters stand in text in their order, -1 when they do not: letters in a row and at the beginnings of words count,
// gaps and a late beginning count against. Letters are looked for at the beginnings of words first.
func nearness(want, text []rune) int {
	best := -1
	for from := range text {
		if len(want) > 0 && text[from] != want[0] {
			continue
		}
		if s := nearnessAt(want, text, from); s > best {
			best = s
		}
	}
	if len(want) == 0 {
		return 0
	}
	return best
}

func nearnessAt(want, text []rune, from int) int {
	begins := func(i int) bool {
		return i == 0 || !unicode.IsLetter(text[i-1]) && !unicode.IsDigit(text[i-1]) || unicode.Is(unicode.Han, text[i])
	}
	score, at := 1000-from, from
	for n, r := range want {
		if n > 0 {
			next := -1
			if at < len(text) && text[at] == r {
				next = at
			} else {
				for i := at; i < len(text); i++ {
					if text[i] == r && (next < 0 || begins(i) && !begins(next)) {
						if next = i; begins(i) {
							break
						}
					}
				}
			}
			if next < 0 {
				return -1
			}
			score -= 2 * (next - at)
			if next == at {
				score += 6
			}
			at = next
		}
		if begins(at) {
			score += 12
		}
		at++
	}
	return max(score, 0)
}
