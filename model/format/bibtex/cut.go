package bibtex

import "bytes"

// State is what End found.
type State int

// The states.
const (
	More   State = iota // the object may go on behind what was given
	Whole               // it ends
	Broken              // another entry begins on a line of its own before it ends
	None                // "@" begins no object here
)

// End finds the end of the object that b begins with; b[0] is "@". n is the length of the object, with Broken of what stands before
// the next one.
//
// Braces are counted as BibTeX counts them: also behind a backslash. An object in parentheses ends at the first one that
// stands in neither braces nor quotes.
func End(b []byte) (n int, s State) {
	kind, i, s := opening(b)
	if s != Whole {
		return 0, s
	}
	comment := string(kind) == "comment"
	closing, depth, quoted := byte('}'), 0, false
	if b[i] == '(' {
		closing = ')'
	}
	for i++; i < len(b); i++ {
		switch c := b[i]; {
		case c == '{':
			depth++
		case c == closing && depth == 0 && !quoted:
			return i + 1, Whole
		case c == '}' && depth > 0:
			depth--
		case c == '"' && depth == 0 && closing == ')':
			quoted = !quoted
		case c == '@' && b[i-1] == '\n' && !comment:
			if _, _, s := opening(b[i:]); s == Whole {
				return i, Broken
			}
		}
	}
	return 0, More
}

// opening reads "@", the kind in lower case, and the delimiter, at which i is.
func opening(b []byte) (kind []byte, i int, s State) {
	i = 1
	space := func() {
		for i < len(b) && isSpace(b[i]) {
			i++
		}
	}
	space()
	from := i
	for i < len(b) && isKind(b[i]) {
		i++
	}
	kind = bytes.ToLower(b[from:i])
	space()
	switch {
	case i == len(b) && i < 200:
		return kind, i, More
	case len(kind) == 0 || i == len(b) || b[i] != '{' && b[i] != '(':
		return kind, i, None
	}
	return kind, i, Whole
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'
}

func isKind(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}
