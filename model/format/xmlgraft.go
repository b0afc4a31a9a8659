package format

import (
	"slices"
	"strconv"
	"strings"
)

// add appends an element with text, where there is any, and returns it.
// Attributes come in pairs of name and value; empty ones are left out.
func (n *node) add(name, text string, attrs ...string) *node {
	if text == "" {
		return nil
	}
	k := n.open(name, attrs...)
	k.kids = []*node{{text: text}}
	return k
}

// open appends an element without text.
func (n *node) open(name string, attrs ...string) *node {
	k := &node{name: name}
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			k.attrs = append(k.attrs, attr{name: attrs[i], value: attrs[i+1]})
		}
	}
	n.kids = append(n.kids, k)
	return k
}

// at returns the elements of a path, made where they are missing.
func (n *node) at(path string) *node {
	for _, name := range strings.Split(path, "/") {
		k := n.first(name)
		if k == nil {
			k = n.open(name)
		}
		n = k
	}
	return n
}

// graft puts back what leftover kept. Elements that nothing stands for are
// set in at the number that they had; what belongs to an element that is gone
// makes it anew, so that nothing is lost.
func (n *node) graft(path, value string) {
	path, mark, _ := cutAny(path, "@#")
	steps := strings.Split(strings.TrimSuffix(path, "/"), "/")
	for i, step := range steps {
		name, number := splitStep(step)
		if name == "" {
			continue
		}
		last := i == len(steps)-1
		at, have := n.place(name, number)
		switch {
		case last && mark == "":
			k := parseFragment(name, value)
			n.kids = slices.Insert(n.kids, at, k)
			return
		case have == nil:
			k := &node{name: name}
			n.kids = slices.Insert(n.kids, at, k)
			n = k
		default:
			n = have
		}
		if last {
			n.graftMark(mark, value)
		}
	}
}

func (n *node) graftMark(mark, value string) {
	switch {
	case mark == "#text":
		n.kids = append(n.kids, &node{text: value})
	case mark == "#markup":
		if k, err := parseXML([]byte(value)); err == nil && k.peek() == n.peek() {
			n.kids = k.kids
		}
	case strings.HasPrefix(mark, "@"):
		name := mark[1:]
		if i := slices.IndexFunc(n.attrs, func(a attr) bool { return a.name == name }); i >= 0 {
			n.attrs[i].value = value
		} else if validName(name) {
			n.attrs = append(n.attrs, attr{name: name, value: value})
		}
	}
}

// place finds the number-th child of a name, and where in kids it is or would
// stand.
func (n *node) place(name string, number int) (at int, have *node) {
	at = len(n.kids)
	for i, k := range n.kids {
		if k.name != name {
			continue
		}
		if number--; number == 0 {
			return i, k
		}
		at = i + 1
	}
	return at, nil
}

func splitStep(step string) (name string, number int) {
	name, rest, ok := strings.Cut(step, "[")
	if number, _ = strconv.Atoi(strings.TrimSuffix(rest, "]")); !ok || number < 1 {
		number = 1
	}
	if !validName(name) {
		return "", 0
	}
	return name, number
}

// validName holds what is written as a name to what is one.
func validName(s string) bool {
	for i, r := range s {
		if !(r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '_' || r > 0x7F || i > 0 && (r >= '0' && r <= '9' || r == '-' || r == '.' || r == ':')) {
			return false
		}
	}
	return s != "" && !strings.HasSuffix(s, ":")
}

func cutAny(s, chars string) (before, after string, found bool) {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return s[:i], s[i:], true
	}
	return s, "", false
}

// parseFragment reads what was kept as XML, or makes an element of a text.
func parseFragment(name, value string) *node {
	if strings.HasPrefix(value, "<") {
		if k, err := parseXML([]byte(value)); err == nil && k.name == name {
			return k
		}
	}
	k := &node{name: name}
	if value != "" {
		k.kids = []*node{{text: value}}
	}
	return k
}

// keptTexts are the texts of the elements of a name in what was kept at path,
// whatever number it has.
func keptTexts(s *sheet, path, name string) map[string]bool {
	out := map[string]bool{}
	for _, k := range s.kept {
		at := k.tag
		if i := strings.LastIndexByte(at, '['); i > 0 && strings.HasSuffix(at, "]") {
			at = at[:i]
		}
		if at != path {
			continue
		}
		for _, v := range k.values {
			for _, x := range parseFragment(path[strings.LastIndexByte(path, '/')+1:], v).all(name) {
				out[x.peek()] = true
			}
		}
	}
	return out
}
