//go:build cgo

package view

import "sort"

// Selection is an immutable set of row numbers, kept as ranges: all of a million rows is one range. The zero value
// is empty.
type Selection struct{ ranges []RowRange }

// RowRange is rows From to To, To not included.
type RowRange struct{ From, To int }

// SelectRange gives the selection of one range.
func SelectRange(from, to int) Selection {
	if to <= from {
		return Selection{}
	}
	return Selection{[]RowRange{{from, to}}}
}

// Ranges gives the rows in ascending, disjoint ranges. The caller must not change them.
func (s Selection) Ranges() []RowRange { return s.ranges }

// Count gives the number of rows.
func (s Selection) Count() int {
	n := 0
	for _, r := range s.ranges {
		n += r.To - r.From
	}
	return n
}

// Has tells whether a row is in the selection.
func (s Selection) Has(row int) bool {
	i := sort.Search(len(s.ranges), func(i int) bool { return s.ranges[i].To > row })
	return i < len(s.ranges) && s.ranges[i].From <= row
}

// With gives the selection with a range added.
func (s Selection) With(from, to int) Selection {
	if to <= from {
		return s
	}
	out := make([]RowRange, 0, len(s.ranges)+1)
	i := 0
	for ; i < len(s.ranges) && s.ranges[i].To < from; i++ {
		out = append(out, s.ranges[i])
	}
	for ; i < len(s.ranges) && s.ranges[i].From <= to; i++ {
		from, to = min(from, s.ranges[i].From), max(to, s.ranges[i].To)
	}
	out = append(out, RowRange{from, to})
	return Selection{append(out, s.ranges[i:]...)}
}

// Without gives the selection with a range taken out.
func (s Selection) Without(from, to int) Selection {
	if to <= from {
		return s
	}
	out := make([]RowRange, 0, len(s.ranges)+1)
	for _, r := range s.ranges {
		if r.To <= from || r.From >= to {
			out = append(out, r)
			continue
		}
		if r.From < from {
			out = append(out, RowRange{r.From, from})
		}
		if r.To > to {
			out = append(out, RowRange{to, r.To})
		}
	}
	return Selection{out}
}

// Toggled gives the selection with one row added or taken out.
func (s Selection) Toggled(row int) Selection {
	if s.Has(row) {
		return s.Without(row, row+1)
	}
	return s.With(row, row+1)
}

// Clipped gives the selection without the rows from n on.
func (s Selection) Clipped(n int) Selection {
	if len(s.ranges) == 0 || s.ranges[len(s.ranges)-1].To <= n {
		return s
	}
	return s.Without(n, s.ranges[len(s.ranges)-1].To)
}
