package query

import (
	"fmt"
	"strings"

	"twinleaf/model/fold"
)

// FaultKind says what is wrong, so that a window can say it in its own language.
type FaultKind uint8

const (
	UnknownField FaultKind = iota // Fault.Text is the name
	BadValue                      // Fault.Text is the value, Fault.Field the field
	NoValue                       // a field without a value
	OpenGroup                     // a parenthesis that does not close
	ExtraClose                    // a parenthesis that closes nothing
	Dangling                      // OR or - with nothing beside it
	TooDeep                       // more nesting than 64 levels
)

// Fault is a part of the line that was left out of the search.
type Fault struct {
	Kind     FaultKind
	From, To int // byte range in the line
	Text     string
	Field    Field
}

// Error says in English what is wrong and what would be right.
func (f Fault) Error() string {
	switch f.Kind {
	case UnknownField:
		if near := nearestField(f.Text); near != "" {
			return fmt.Sprintf("column %d: unknown field %q: did you mean %s:", f.From+1, f.Text, near)
		}
		return fmt.Sprintf("column %d: unknown field %q", f.From+1, f.Text)
	case BadValue:
		return fmt.Sprintf("column %d: %s: cannot read %q: %s", f.From+1, f.Field, f.Text, want(f.Field))
	case NoValue:
		return fmt.Sprintf("column %d: %s: wants a value: %s", f.From+1, f.Field, want(f.Field))
	case OpenGroup:
		return fmt.Sprintf("column %d: this parenthesis is not closed", f.From+1)
	case ExtraClose:
		return fmt.Sprintf("column %d: this parenthesis closes nothing", f.From+1)
	case Dangling:
		return fmt.Sprintf("column %d: %s has nothing beside it", f.From+1, f.Text)
	}
	return fmt.Sprintf("column %d: nested too deeply", f.From+1)
}

// want describes the values that a field takes.
func want(f Field) string {
	s := f.Spec()
	switch s.Kind {
	case Number:
		return "write a number, 1..9, >1, <=9 or 1,2"
	case Time:
		return "write a date such as 2024-05, a range of them, >2024-01-31, or an age such as <7d"
	case Choice:
		var names []string
		for _, c := range s.Choices {
			names = append(names, c[0])
		}
		return "write " + strings.Join(names, ", ")
	case Self:
		return "write the name of a field"
	}
	return "write a word"
}

func foldName(s string) string { return fold.Key(s) }

// nearestField suggests a field for a mistyped name, "" when none is near.
func nearestField(name string) string {
	name = foldName(name)
	best, at := "", 3
	if len(name) < 4 {
		at = 2
	}
	for _, s := range specs[1:] {
		for _, n := range append([]string{s.Name}, s.More...) {
			if d := distance(name, n); d < at {
				best, at = s.Name, d
			}
		}
	}
	return best
}

// distance counts the insertions, deletions and replacements from a to b, bytewise.
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
