package index

import (
	"math"
	"slices"
	"strings"
	"time"

	"twinleaf/model/fold"
	"twinleaf/model/query"
)

// rangeNode compiles a range of numbers or times.
func (w *worker) rangeNode(n *query.Range) node {
	lo, hi := n.Lo, n.Hi
	ints := func(add float64) (uint32, uint32, bool) {
		l := math.Max(math.Ceil(lo), 0) + add
		h := math.Min(math.Floor(hi), math.MaxUint32-2) + add
		if math.IsInf(hi, 1) {
			h = math.MaxUint32
		}
		return uint32(math.Min(l, math.MaxUint32)), uint32(math.Max(h, 0)), l <= h && h >= 0
	}
	ranged := func(c column, l, h uint32, ok bool) node {
		if !ok {
			return noneNode{}
		}
		return &columnNode{col: c, ranged: true, lo: l, hi: h}
	}
	switch n.Field {
	case query.Year:
		l, h, ok := ints(0)
		l = max(l, 1)
		if h > 1<<14 {
			h = 1 << 14
		}
		if l > 1<<14 || l > h {
			ok = false
		}
		return ranged(colDate, l<<9, h<<9|(1<<9-1), ok)
	case query.Published:
		return ranged(colDate, max(1, packedDay(lo, true)), packedDay(hi, false), true)
	case query.Cited:
		l, h, ok := ints(1)
		return ranged(colCited, l, h, ok)
	case query.Added:
		l, h, ok := ints(0)
		return ranged(colAdded, max(l, 1), h, ok && h > 0)
	case query.Rating:
		return &columnNode{col: colKind, test: func(v uint32) bool {
			r := float64(v >> kindRating & 7)
			return r > 0 && r >= lo && r <= hi
		}}
	case query.Score, query.Total, query.Online, query.Accessed:
		return rangeOfTerms(n)
	case query.IF:
		j := w.state.journals
		return w.journalsWhere(func(i int) bool { return i >= 0 && j.factor[i] > 0 && j.factor[i] >= lo && j.factor[i] <= hi })
	}
	return noneNode{}
}

// packedDay turns Unix seconds into the date column's form. As a lower end, the first of a month or year includes dates
// known no better than the month or year.
func packedDay(unix float64, lower bool) uint32 {
	if math.IsInf(unix, -1) || unix < -62e9 {
		return 0
	}
	if math.IsInf(unix, 1) || unix > 250e9 {
		return math.MaxUint32
	}
	t := time.Unix(int64(unix), 0)
	y, m, d := uint32(max(0, t.Year())), uint32(t.Month()), uint32(t.Day())
	if lower && d == 1 {
		if d = 0; m == 1 {
			m = 0
		}
	}
	return y<<9 | m<<5 | d
}

// oneOfNode compiles a choice of values.
func (w *worker) oneOfNode(n *query.OneOf) (node, error) {
	j := w.state.journals
	// accept has a bit for each number whose name is asked for.
	accept := func(names ...string) (bits uint32) {
		for i, name := range names {
			if name != "" && slices.Contains(n.Values, name) {
				bits |= 1 << i
			}
		}
		return bits
	}
	kind := func(shift, mask uint32, names ...string) node {
		bits := accept(names...)
		return &columnNode{col: colKind, test: func(v uint32) bool { return bits>>(v>>shift&mask)&1 != 0 }}
	}
	switch n.Field {
	case query.JCR:
		bits := accept("", "Q1", "Q2", "Q3", "Q4")
		return w.journalsWhere(func(i int) bool { return i >= 0 && bits>>j.jcr[i]&1 != 0 }), nil
	case query.Zone:
		bits := accept("", "1", "2", "3", "4")
		return w.journalsWhere(func(i int) bool { return i >= 0 && bits>>j.zone[i]&1 != 0 }), nil
	case query.Lang:
		return kind(0, 3, "", "zh", "en", "other"), nil
	case query.OA:
		return kind(kindOpen, 3, "", "yes", "no"), nil
	case query.Severity:
		return kind(kindSeverity, 3, "", "note", "warning", "error"), nil
	case query.Read:
		return kind(kindRead, 1, "no", "yes"), nil
	case query.Edited:
		return kind(kindEdited, 1, "no", "yes"), nil
	case query.Type:
		ok := make([]bool, len(w.state.kinds)+1)
		for i, name := range w.state.kinds {
			ok[i+1] = matchesAny(fold.Key(name), n)
		}
		return &columnNode{col: colKind, test: func(v uint32) bool { return ok[v>>kindType] }}, nil
	case query.ISSN:
		out := &wordsNode{}
		for i, v := range n.Values {
			t := token{space: spaceExact, term: append([]byte{byte(query.ISSN)}, valueKey(v)...), prefix: n.Prefix && i == len(n.Values)-1}
			if err := w.inJournals(out, reading{tokens: []token{t}}, maskSections); err != nil {
				return nil, err
			}
		}
		if out.journals == nil {
			return noneNode{}, nil
		}
		return out.journals, nil
	}
	var kids []node
	for i, v := range n.Values {
		kids = append(kids, &valueNode{token{space: spaceExact, term: append([]byte{byte(n.Field)}, valueKey(v)...),
			prefix: n.Prefix && i == len(n.Values)-1}})
	}
	switch len(kids) {
	case 0:
		return noneNode{}, nil
	case 1:
		return kids[0], nil
	}
	return &orNode{kids}, nil
}

// matchesAny reports whether a folded value is one of a choice's.
func matchesAny(value string, n *query.OneOf) bool {
	for i, v := range n.Values {
		if want := valueKey(v); value == want || n.Prefix && i == len(n.Values)-1 && strings.HasPrefix(value, want) {
			return true
		}
	}
	return false
}

// hasNode compiles has: and missing:.
func (w *worker) hasNode(n *query.Has) node {
	j := w.state.journals
	journal := func(test func(i int) bool) node {
		return w.journalsWhere(func(i int) bool { return (i >= 0 && test(i)) != n.Missing })
	}
	mask := uint32(0)
	switch n.Field {
	case query.Title:
		mask = 1<<hasBits[query.TitleZh] | 1<<hasBits[query.TitleEn]
	case query.Abstract:
		mask = 1<<hasBits[query.AbstractZh] | 1<<hasBits[query.AbstractEn]
	case query.Read:
		missing := n.Missing
		return &columnNode{col: colKind, test: func(v uint32) bool { return (v>>kindRead&1 != 0) != missing }}
	case query.IF:
		return journal(func(i int) bool { return j.factor[i] > 0 })
	case query.JCR:
		return journal(func(i int) bool { return j.jcr[i] > 0 })
	case query.JCRCategory:
		return journal(func(i int) bool { return j.jcrCat[i] > 0 })
	case query.Zone:
		return journal(func(i int) bool { return j.zone[i] > 0 })
	case query.Category:
		return journal(func(i int) bool { return j.category[i] > 0 })
	case query.Scope:
		return journal(func(i int) bool { return j.has[i]&journalScope != 0 })
	case query.ISSN:
		return journal(func(i int) bool { return j.has[i]&journalISSN != 0 })
	case query.Publisher:
		has := &orNode{[]node{w.journalsWhere(func(i int) bool { return i >= 0 && j.has[i]&journalPublisher != 0 }), presence(n.Field)}}
		if n.Missing {
			return &notNode{has}
		}
		return has
	default:
		if unseen(n.Field) {
			if n.Missing {
				return &notNode{presence(n.Field)}
			}
			return presence(n.Field)
		}
		b := hasBits[n.Field]
		if b < 0 {
			return noneNode{}
		}
		mask = 1 << b
	}
	missing := n.Missing
	return &columnNode{col: colHas, test: func(v uint32) bool { return v&mask != 0 != missing }}
}
