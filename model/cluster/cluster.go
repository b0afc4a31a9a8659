package cluster

import (
	"context"
	"slices"
	"strings"
	"unicode"
)

// Cluster is values that were probably meant to be one.
type Cluster struct {
	Values []Value // at least two, the most frequent first
	Best   string  // the value proposed for all of them
	Count  int     // uses of all of them
}

// Others are the values that would become Best.
func (c Cluster) Others() []string {
	var out []string
	for _, v := range c.Values {
		if v.Text != c.Best {
			out = append(out, v.Text)
		}
	}
	return out
}

// Find groups values, the clusters with most uses first. A value is in one
// cluster at most. It stops with ctx.
func Find(ctx context.Context, values []Value, m Method) ([]Cluster, error) {
	var (
		groups [][]Value
		err    error
	)
	if m == Nearest {
		groups, err = nearest(ctx, values)
	} else {
		groups, err = collisions(ctx, values, m)
	}
	if err != nil {
		return nil, err
	}
	out := make([]Cluster, 0, len(groups))
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b Value) int {
			if a.Count != b.Count {
				return b.Count - a.Count
			}
			return strings.Compare(a.Text, b.Text)
		})
		c := Cluster{Values: g, Best: best(g)}
		for _, v := range g {
			c.Count += v.Count
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b Cluster) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(a.Best, b.Best)
	})
	return out, nil
}

// collisions groups the values of one key.
func collisions(ctx context.Context, values []Value, m Method) ([][]Value, error) {
	first := make(map[string]int, len(values)) // key -> its first value
	at := map[int]int{}                        // that value -> its group
	var groups [][]Value
	for i, v := range values {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		k := m.key(v.Text)
		if k == "" {
			continue
		}
		j, known := first[k]
		if !known {
			first[k] = i
			continue
		}
		g, open := at[j]
		if !open {
			g = len(groups)
			at[j] = g
			groups = append(groups, []Value{values[j]})
		}
		groups[g] = append(groups[g], v)
	}
	return groups, nil
}

// best is the value to keep: the most frequent; of equals the one with
// the fewest words in capitals, then one that is not all small, then the one with more signs outside ASCII
// (accents, Chinese), then the longer one.
func best(g []Value) string {
	top := g[0]
	for _, v := range g[1:] {
		if v.Count < top.Count {
			break
		}
		if better(v.Text, top.Text) {
			top = v
		}
	}
	return top.Text
}

func better(a, b string) bool {
	if x, y := shouted(a), shouted(b); x != y {
		return x < y
	}
	if x, y := whispered(a), whispered(b); x != y {
		return y
	}
	if x, y := foreign(a), foreign(b); x != y {
		return x > y
	}
	return len(a) > len(b)
}

// shouted counts the words of two letters and more that are all capitals.
func shouted(s string) int {
	n := 0
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(w) > 1 && strings.ToUpper(w) == w && strings.ToLower(w) != w {
			n++
		}
	}
	return n
}

// whispered reports whether a text has small letters only.
func whispered(s string) bool {
	return strings.ContainsFunc(s, unicode.IsLower) && !strings.ContainsFunc(s, unicode.IsUpper)
}

func foreign(s string) int {
	n := 0
	for _, r := range s {
		if r >= 0x80 && unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
