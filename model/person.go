package model

import (
	"strings"
	"unicode"
)

// Person is one author, named as the source names them: "Mark Raymond",
// "Raymond, Mark", "曾国藩", or a group such as "LIGO Scientific Collaboration".
// The parts are read from the name when asked for, so nothing harvested is lost.
type Person struct {
	Name string `json:"name"`
}

// particles join the family name that follows them (lower case only, as the
// Chicago Manual of Style 8.5 and BibTeX's von part treat them).
var particles = map[string]bool{
	"von": true, "van": true, "der": true, "den": true, "de": true, "la": true, "le": true,
	"du": true, "da": true, "di": true, "dos": true, "del": true, "della": true, "ter": true,
	"ten": true, "zu": true, "zur": true, "af": true, "al": true, "el": true, "bin": true, "ibn": true,
}

// compoundSurnames are the two-character Chinese surnames in living use.
var compoundSurnames = map[string]bool{
	"欧阳": true, "司马": true, "上官": true, "诸葛": true, "东方": true, "皇甫": true, "尉迟": true,
	"公孙": true, "慕容": true, "司徒": true, "令狐": true, "夏侯": true, "宇文": true, "长孙": true,
	"端木": true, "独孤": true, "南宫": true, "轩辕": true, "鲜于": true, "闾丘": true, "申屠": true,
	"歐陽": true, "司馬": true, "諸葛": true, "東方": true, "尉遲": true, "公孫": true, "長孫": true, "獨孤": true, "南宮": true,
}

// Han reports whether the name is written in Chinese characters.
func (p Person) Han() bool { return HasHan(p.Name) }

// Family returns the family name: what stands before the comma; the first
// character (or compound surname) of a Chinese name; else the last word with
// the particles before it. A single word is a family name.
func (p Person) Family() string { f, _ := p.Split(); return f }

// Given returns what Family leaves.
func (p Person) Given() string { _, g := p.Split(); return g }

// Split returns the family and the given name; see Family.
func (p Person) Split() (family, given string) {
	name := strings.TrimSpace(p.Name)
	if f, g, ok := strings.Cut(name, ","); ok {
		return strings.TrimSpace(f), strings.TrimSpace(g)
	}
	if f, g, ok := strings.Cut(name, "，"); ok {
		return strings.TrimSpace(f), strings.TrimSpace(g)
	}
	if p.Han() {
		if f, g, ok := strings.Cut(name, " "); ok {
			return f, strings.TrimSpace(g)
		}
		r := []rune(name)
		n := 1
		if len(r) > 2 && compoundSurnames[string(r[:2])] {
			n = 2
		}
		if len(r) > 4 || len(r) < 2 || strings.ContainsRune(name, '·') { // a group, or a transcribed foreign name
			return name, ""
		}
		return string(r[:n]), string(r[n:])
	}
	words := strings.Fields(name)
	if len(words) < 2 {
		return name, ""
	}
	i := len(words) - 1
	if suffix(words[i]) && i > 1 {
		i--
	}
	for i > 1 && particles[words[i-1]] {
		i--
	}
	return strings.Join(words[i:], " "), strings.Join(words[:i], " ")
}

func suffix(w string) bool {
	switch strings.TrimRight(strings.ToLower(w), ".") {
	case "jr", "sr", "ii", "iii", "iv":
		return true
	}
	return false
}

// SplitPeople reads the harvested form: people separated by ", ", or by ";"
// (also full-width ； and 、 between Chinese names). "Family, Given" lists are
// recognised where every part between semicolons holds one comma, or where
// the comma-separated pieces alternate between families of one word and given
// names with an initial ("Raymond, M., Sherman, J.", "Miller, George A.").
func SplitPeople(s string) []Person {
	s = strings.TrimSpace(s)
	if s == "" {
		return nil
	}
	sep := func(r rune) bool { return r == ';' || r == '；' }
	if strings.ContainsFunc(s, sep) {
		return people(strings.FieldsFunc(s, sep))
	}
	han := HasHan(s)
	parts := strings.FieldsFunc(s, func(r rune) bool {
		return r == ',' || r == '，' || (han && r == '、')
	})
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if len(parts)%2 == 0 && alternating(parts) {
		pairs := make([]string, 0, len(parts)/2)
		for i := 0; i < len(parts); i += 2 {
			pairs = append(pairs, parts[i]+", "+parts[i+1])
		}
		return people(pairs)
	}
	return people(parts)
}

// alternating reports whether every second piece is a given name that ends
// in an initial and every other a single word (particles aside): the mark of
// "Family, I., Family, Given I.".
func alternating(parts []string) bool {
	for i, p := range parts {
		words := strings.Fields(p)
		if i%2 == 1 {
			if len(words) == 0 || len(words) > 3 || !initials(words[len(words)-1]) {
				return false
			}
			continue
		}
		if initials(p) {
			return false
		}
		for _, w := range words[:max(len(words)-1, 0)] {
			if !particles[strings.ToLower(w)] {
				return false
			}
		}
	}
	return true
}

func initials(s string) bool {
	letters := 0
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '.' || r == '-' || r == '‐' }) {
		r := []rune(w)
		if len(r) > 2 || !unicode.IsUpper(r[0]) || (len(r) == 2 && !unicode.IsUpper(r[1])) {
			return false
		}
		letters++
	}
	return letters > 0 && letters < 4
}

func people(names []string) []Person {
	var out []Person
	for _, n := range names {
		if n = strings.TrimSpace(n); n != "" {
			out = append(out, Person{Name: n})
		}
	}
	return out
}

// JoinPeople is the editable form of a list: "; " between people, which
// SplitPeople reads back exactly for names without a semicolon.
func JoinPeople(list []Person) string {
	names := make([]string, len(list))
	for i, p := range list {
		names[i] = p.Name
	}
	s := strings.Join(names, "; ")
	if len(names) == 1 && strings.ContainsAny(s, ",，、") {
		s += ";" // else one "Family, Given" would read as two people
	}
	return s
}
