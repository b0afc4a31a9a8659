package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Name is a person as BibTeX takes a name apart ("BibTeXing", section 4), in Unicode. A name in braces as a whole is a group's: Group holds
// it, and nothing else is set.
type Name struct {
	First, Von, Last, Jr string
	Group                string
}

// Names reads the value of author or editor: names between "and". others tells that "and others" ends it.
func Names(tex string) (list []Name, others bool) {
	for _, s := range split(tex) {
		if strings.EqualFold(s, "others") {
			others = true
			continue
		}
		if n := parseName(s); n != (Name{}) {
			list = append(list, n)
		}
	}
	return list, others
}

// split cuts at the word "and" outside of braces.
func split(tex string) (out []string) {
	var words []string
	end := func() {
		if len(words) > 0 {
			out = append(out, strings.Join(words, " "))
		}
		words = nil
	}
	for _, w := range tokens(tex, false) {
		if strings.EqualFold(w, "and") {
			end()
			continue
		}
		words = append(words, w)
	}
	end()
	return out
}

// tokens cuts at white space, ties and (with commas) commas outside of braces; a comma is a token.
func tokens(s string, commas bool) (out []string) {
	depth, from := 0, 0
	end := func(i int) {
		if i > from {
			out = append(out, s[from:i])
		}
		from = i + 1
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s):
			if s[i+1] == '{' || s[i+1] == '}' {
				continue // counted, as BibTeX does
			}
			i++
		case c == '{':
			depth++
		case c == '}':
			depth--
		case depth > 0:
		case isSpace(c) && endsWord(s[from:i]): // the space only ends the command: \L ukasz
		case isSpace(c), c == '~':
			end(i)
		case c == ',' && commas:
			end(i)
			out = append(out, ",")
		}
	}
	end(len(s))
	return out
}

// endsWord reports whether s ends in a command of letters.
func endsWord(s string) bool {
	i := len(s)
	for i > 0 && (s[i-1]|0x20) >= 'a' && (s[i-1]|0x20) <= 'z' {
		i--
	}
	return i < len(s) && i > 0 && s[i-1] == '\\'
}

func parseName(tex string) (n Name) {
	list := tokens(tex, true)
	if len(list) == 0 {
		return n
	}
	if len(list) == 1 && wrapped(list[0]) {
		n.Group = clean(list[0])
		return n
	}
	var parts [][]string
	for part := []string(nil); ; list = list[1:] {
		if len(list) == 0 || list[0] == "," {
			parts, part = append(parts, part), nil
			if len(list) == 0 {
				break
			}
			continue
		}
		part = append(part, list[0])
	}
	switch len(parts) {
	case 1:
		n.First, n.Von, n.Last = western(parts[0])
	case 2:
		n.Von, n.Last = surname(parts[0])
		n.First = join(parts[1])
	default:
		n.Von, n.Last = surname(parts[0])
		n.Jr = join(parts[1])
		for _, more := range parts[2:] {
			n.First = strings.TrimSpace(n.First + " " + join(more))
		}
	}
	return n
}

// wrapped reports whether one pair of braces holds all of s.
func wrapped(s string) bool {
	if len(s) < 2 || s[0] != '{' || s[len(s)-1] != '}' || s[1] == '\\' && !strings.Contains(s, " ") {
		return false
	}
	return Balanced(s[1 : len(s)-1])
}

// western reads "First von Last": von is the words in lower case, from the first to the last of them; the last word is always Last.
func western(words []string) (first, von, last string) {
	from, to := len(words)-1, len(words)-1
	for i := range words[:len(words)-1] {
		if lower(words[i]) {
			if from == len(words)-1 {
				from = i
			}
			to = i + 1
		}
	}
	return join(words[:from]), join(words[from:to]), join(words[to:])
}

// surname reads "von Last".
func surname(words []string) (von, last string) {
	if len(words) == 0 {
		return "", ""
	}
	to := 0
	for i := range words[:len(words)-1] {
		if lower(words[i]) {
			to = i + 1
		}
	}
	return join(words[:to]), join(words[to:])
}

// lower reports whether a word begins in lower case; a word in braces does not.
func lower(word string) bool {
	if strings.HasPrefix(word, "{") && !strings.HasPrefix(word, `{\`) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(Decode(word))
	return unicode.IsLower(r)
}

func join(words []string) string { return clean(strings.Join(words, " ")) }

func clean(tex string) string { return strings.Join(strings.Fields(Decode(tex)), " ") }

// EncodeNames writes people as a value: each "Last, First", "Last, First, Jr" (which BibTeX has the other way round), a single word, or a
// name as it is spoken. group tells which of those are a group's, to stand in braces.
func EncodeNames(names []string, others bool, group func(string) bool, s Style) string {
	s.Title = false
	var out []string
	for _, n := range names {
		if n = strings.Join(strings.Fields(n), " "); n != "" {
			out = append(out, encodeName(n, group(n), s))
		}
	}
	if others {
		out = append(out, "others")
	}
	return strings.Join(out, " and ")
}

func encodeName(name string, group bool, s Style) string {
	parts := strings.Split(name, ", ")
	tex := make([]string, len(parts))
	for i, p := range parts {
		tex[i] = Encode(p, s)
	}
	out := tex[0]
	switch {
	case group:
		return "{" + Encode(name, s) + "}"
	case len(tex) == 2:
		out = tex[0] + ", " + tex[1]
	case len(tex) == 3:
		out = tex[0] + ", " + tex[2] + ", " + tex[1]
	}
	// What would be read as another name is written in braces.
	if list, others := Names(out); !others && len(list) == 1 && (list[0].String() == name || len(tex) == 1 && list[0].spoken() == name) {
		return out
	}
	return "{" + Encode(name, s) + "}"
}

// String is the name with the family name first: "van Beethoven, Ludwig", "King, Martin Luther, Jr."
func (n Name) String() string {
	if n.Group != "" {
		return n.Group
	}
	s := strings.TrimSpace(n.Von + " " + n.Last)
	if n.First != "" {
		s += ", " + n.First
	}
	if n.Jr != "" {
		s += ", " + n.Jr
	}
	return s
}

func (n Name) spoken() string {
	return strings.Join(strings.Fields(n.Group+" "+n.First+" "+n.Von+" "+n.Last), " ")
}
