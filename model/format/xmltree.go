package format

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// node is an element of a record, or, without a name, a run of its text.
type node struct {
	name  string // local; with its prefix where that is another than the record's
	attrs []attr
	kids  []*node
	text  string
	line  int // from the record's beginning, 0

	used  bool // a field has it, or it is nothing that needs to be kept
	taken bool // a field has the text of the whole element
}

type attr struct {
	name, value string
	used        bool
}

var errXML = errors.New("elements do not match")

// parseXML reads one element. Nothing but the five entities of XML and the
// characters of HTML's is known, and none that the file declares.
func parseXML(raw []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(mendXML(raw)))
	d.Strict = true
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var root *node
	var open []*node
	prefix := ""
	for {
		tok, err := d.RawToken()
		if err == io.EOF && root != nil && len(open) == 0 {
			return root, nil
		}
		if err == io.EOF {
			err = ErrCut
		}
		if err != nil {
			return nil, err
		}
		line, _ := d.InputPos()
		switch t := tok.(type) {
		case xml.StartElement:
			if root == nil {
				prefix = t.Name.Space
			}
			n := &node{name: t.Name.Local, line: line - 1}
			if t.Name.Space != prefix {
				n.name = t.Name.Space + ":" + t.Name.Local
			}
			for _, a := range t.Attr {
				name := a.Name.Local
				if a.Name.Space != "" {
					name = a.Name.Space + ":" + name
				}
				n.attrs = append(n.attrs, attr{name: name, value: a.Value})
			}
			switch {
			case len(open) >= MaxDepth:
				return nil, ErrTooDeep
			case len(open) > 0:
				p := open[len(open)-1]
				p.kids = append(p.kids, n)
			case root != nil:
				return nil, errXML
			default:
				root = n
			}
			open = append(open, n)
		case xml.EndElement:
			if len(open) == 0 {
				return nil, errXML
			}
			n := open[len(open)-1]
			if name := t.Name.Local; n.name != name && n.name != t.Name.Space+":"+name {
				return nil, errXML
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				p := open[len(open)-1]
				p.kids = append(p.kids, &node{text: string(t), line: line - 1})
			}
		}
	}
}

// mendXML replaces what XML does not allow and files have all the same:
// control characters and bytes that are no UTF-8.
func mendXML(raw []byte) []byte {
	bad := func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
	}
	if bytes.ContainsFunc(raw, bad) {
		raw = bytes.Map(func(r rune) rune {
			if bad(r) {
				return ' '
			}
			return r
		}, raw)
	}
	return bytes.ToValidUTF8(raw, []byte("\uFFFD"))
}

// isText reports whether n is a run of text.
func (n *node) isText() bool { return n.name == "" }

// all returns the elements at a path of names, "Article/AuthorList/Author".
func (n *node) all(path string) []*node {
	list := []*node{n}
	for _, name := range strings.Split(path, "/") {
		var next []*node
		for _, p := range list {
			for _, k := range p.kids {
				if k.name == name && name != "" {
					next = append(next, k)
				}
			}
		}
		list = next
	}
	return list
}

// first is the first of all, or nil. Methods work on nil.
func (n *node) first(path string) *node {
	if n == nil {
		return nil
	}
	if list := n.all(path); len(list) > 0 {
		return list[0]
	}
	return nil
}

// peek is the text of n, with everything inside it, on one line.
func (n *node) peek() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	n.appendText(&b)
	return oneSpace(b.String())
}

func (n *node) appendText(b *strings.Builder) {
	if n == nil {
		return
	}
	if n.isText() {
		b.WriteString(n.text)
	}
	for _, k := range n.kids {
		k.appendText(b)
	}
}

// take is peek for a field that holds the text from now on.
func (n *node) take() string {
	if n == nil {
		return ""
	}
	n.useText()
	n.taken = true
	return n.peek()
}

func (n *node) useText() {
	n.used = true
	for _, k := range n.kids {
		k.useText()
	}
}

// attr is the value of an attribute.
func (n *node) attr(name string) string {
	if n != nil {
		for i := range n.attrs {
			if n.attrs[i].name == name {
				return n.attrs[i].value
			}
		}
	}
	return ""
}

// useAttr marks attributes as taken; without names all of them.
func (n *node) useAttr(names ...string) *node {
	if n != nil {
		for i := range n.attrs {
			if len(names) == 0 || slices.Contains(names, n.attrs[i].name) {
				n.attrs[i].used = true
			}
		}
	}
	return n
}

// drop marks n and all in it as nothing that needs to be kept.
func (n *node) drop() {
	if n != nil {
		n.used = true
		n.useAttr()
		for _, k := range n.kids {
			k.drop()
		}
	}
}

// touched reports whether anything in n was taken.
func (n *node) touched() bool {
	return n.used || slices.ContainsFunc(n.attrs, func(a attr) bool { return a.used }) || slices.ContainsFunc(n.kids, (*node).touched)
}

// markup reports whether elements stand in n's text.
func (n *node) markup() bool {
	return slices.ContainsFunc(n.kids, func(k *node) bool { return !k.isText() })
}

// leftover calls keep with what nothing has taken: whole elements where
// nothing in them was, attributes, runs of text. A path counts elements of the
// same name from the second on, "Author[2]/AffiliationInfo"; "@" begins an
// attribute, "#text" is text between elements, and "#markup" an element whose
// text was taken without the elements in it.
func (n *node) leftover(path string, keep func(path, value string)) {
	count := map[string]int{}
	for _, k := range n.kids {
		if k.isText() {
			if t := oneSpace(k.text); t != "" && !k.used && !n.used {
				keep(path+"#text", t)
			}
			continue
		}
		count[k.name]++
		at := path + k.name
		if c := count[k.name]; c > 1 {
			at += "[" + itoa(c) + "]"
		}
		if !k.touched() {
			if k.hollow() {
				continue
			}
			if v, ok := k.plain(); !ok {
				keep(at, k.tight().fragment())
			} else if v != "" {
				keep(at, v)
			}
			continue
		}
		for _, a := range k.attrs {
			if !a.used {
				keep(at+"@"+a.name, a.value)
			}
		}
		if k.taken {
			if k.markup() {
				keep(at+"#markup", k.fragment())
			}
			continue
		}
		k.leftover(at+"/", keep)
	}
}

// hollow reports whether n holds neither text nor attributes.
func (n *node) hollow() bool {
	return strings.TrimSpace(n.text) == "" && len(n.attrs) == 0 && !slices.ContainsFunc(n.kids, func(k *node) bool { return !k.hollow() })
}

// plain is the text of an element that has nothing else; a text that would
// read as an element is not plain.
func (n *node) plain() (string, bool) {
	if len(n.attrs) > 0 || n.markup() {
		return "", false
	}
	t := n.peek()
	return t, !strings.HasPrefix(t, "<")
}

// tight takes white space between elements away, where no text stands with it.
func (n *node) tight() *node {
	if n.markup() && !slices.ContainsFunc(n.kids, func(k *node) bool { return k.isText() && strings.TrimSpace(k.text) != "" }) {
		n.kids = slices.DeleteFunc(n.kids, (*node).isText)
	}
	for _, k := range n.kids {
		k.tight()
	}
	return n
}

// fragment is n as XML.
func (n *node) fragment() string {
	var b strings.Builder
	n.write(&b, -1)
	return b.String()
}

// write appends n as XML. From indent 0 on, elements that hold no text stand
// on lines of their own.
func (n *node) write(b *strings.Builder, indent int) {
	if n.isText() {
		escapeXML(b, n.text, false)
		return
	}
	b.WriteString("<" + n.name)
	for _, a := range n.attrs {
		b.WriteString(" " + a.name + `="`)
		escapeXML(b, a.value, true)
		b.WriteByte('"')
	}
	if len(n.kids) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	next := -1
	if indent >= 0 && !slices.ContainsFunc(n.kids, (*node).isText) {
		next = indent + 1
	}
	for _, k := range n.kids {
		if next >= 0 {
			b.WriteString("\n" + strings.Repeat("  ", next))
		}
		k.write(b, next)
	}
	if next >= 0 {
		b.WriteString("\n" + strings.Repeat("  ", indent))
	}
	b.WriteString("</" + n.name + ">")
}

// escapeXML writes text; what XML cannot hold becomes U+FFFD.
func escapeXML(b *strings.Builder, s string, quoted bool) {
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"' && quoted:
			b.WriteString("&quot;")
		case r == '\r' || quoted && (r == '\n' || r == '\t'):
			b.WriteString("&#" + itoa(int(r)) + ";")
		case r < ' ' && r != '\n' && r != '\t', r == 0xFFFE, r == 0xFFFF:
			b.WriteRune('\uFFFD')
		default:
			b.WriteRune(r)
		}
	}
}
