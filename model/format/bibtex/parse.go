package bibtex

import (
	"bytes"
	"fmt"
	"strings"
)

// Object is one object of a file. Of @string the field is the definition, of @preamble its text; of @comment Fields is empty.
type Object struct {
	Kind   string // in lower case: "article", "string"
	Key    string
	Fields []Field
	Rest   string // what could not be read, from where it went wrong
}

// Field is a name in lower case and its value.
type Field struct {
	Name  string
	Value []Part
	Line  int // lines below the object's first
}

// Part is a piece of a value: TeX, or the name of a string in lower case.
type Part struct {
	Text  string
	Macro bool
}

// SyntaxError says what is wrong with an object.
type SyntaxError struct {
	Line int // lines below the object's first
	Want string
}

func (e *SyntaxError) Error() string { return e.Want }

// Get returns the field of that name; nil when there is none. With several the first counts, as in BibTeX.
func (o *Object) Get(name string) *Field {
	for i := range o.Fields {
		if o.Fields[i].Name == name {
			return &o.Fields[i]
		}
	}
	return nil
}

// Text joins the pieces of the value; strings are looked up in each of the tables. One that none of them has stands for its name.
func (f *Field) Text(tables ...map[string]string) string {
	if len(f.Value) == 1 && !f.Value[0].Macro {
		return f.Value[0].Text
	}
	var b strings.Builder
	for _, p := range f.Value {
		text := p.Text
		if p.Macro {
			for _, t := range tables {
				if v, ok := t[p.Text]; ok {
					text = v
					break
				}
			}
		}
		b.WriteString(text)
	}
	return b.String()
}

// Months are the strings that every style defines.
var Months = map[string]string{"jan": "jan", "feb": "feb", "mar": "mar", "apr": "apr", "may": "may", "jun": "jun", "jul": "jul",
	"aug": "aug", "sep": "sep", "oct": "oct", "nov": "nov", "dec": "dec"}

// Kind is the kind of the object that raw is, in lower case.
func Kind(raw []byte) string {
	kind, _, _ := opening(raw)
	return string(kind)
}

// Parse reads the object that raw is, as End cut it. With an error (*SyntaxError) the object holds what stands before it, and Rest
// the remainder. A comma that is missing or one too many is no error.
func Parse(raw []byte) (Object, error) {
	kind, i, s := opening(raw)
	if s != Whole {
		return Object{}, &SyntaxError{0, "no entry"}
	}
	p := parser{b: raw, i: i + 1, close: '}'}
	if raw[i] == '(' {
		p.close = ')'
	}
	p.o.Kind = string(kind)
	var err error
	switch p.o.Kind {
	case "comment":
	case "preamble":
		f := Field{}
		if f.Value, err = p.value(); err == nil {
			p.o.Fields = []Field{f}
		}
	case "string":
		err = p.fields()
	default:
		p.key()
		err = p.fields()
	}
	if err != nil {
		p.o.Rest = string(raw[p.begun:])
	}
	return p.o, err
}

type parser struct {
	b     []byte
	i     int
	begun int // where the field at hand begins
	close byte
	o     Object
}

func (p *parser) fail(format string, args ...any) error {
	return &SyntaxError{bytes.Count(p.b[:min(p.i, len(p.b))], []byte("\n")), fmt.Sprintf(format, args...)}
}

func (p *parser) space() {
	for p.i < len(p.b) {
		switch {
		case isSpace(p.b[p.i]):
			p.i++
		case p.b[p.i] == '%': // a comment, which biber understands here
			for p.i < len(p.b) && p.b[p.i] != '\n' {
				p.i++
			}
		default:
			return
		}
	}
}

// key reads the key and the comma behind it. An entry without a key begins with its first field.
func (p *parser) key() {
	p.space()
	end := p.i
	for end < len(p.b) && p.b[end] != ',' && p.b[end] != '=' && p.b[end] != p.close && p.b[end] != '{' && p.b[end] != '"' {
		end++
	}
	if end < len(p.b) && p.b[end] == '=' && isName(bytes.TrimSpace(p.b[p.i:end])) {
		return
	}
	for end < len(p.b) && p.b[end] != ',' && p.b[end] != p.close && p.b[end] != '\n' {
		end++
	}
	p.o.Key = strings.Join(strings.Fields(string(p.b[p.i:end])), " ")
	if p.i = end; end < len(p.b) && p.b[end] == ',' {
		p.i++
	}
}

// IsName reports whether s can be the name of a field.
func IsName(s string) bool { return isName([]byte(s)) }

func isName(b []byte) bool {
	for _, c := range b {
		if !isNameByte(c) {
			return false
		}
	}
	return len(b) > 0
}

// isNameByte: what BibTeX does not forbid in the name of a field or string.
func isNameByte(c byte) bool {
	return c > ' ' && c != 0x7F && !bytes.ContainsRune([]byte("\"#%'(),={}@\\~"), rune(c)) || c >= 0x80
}

func (p *parser) fields() error {
	for {
		p.space()
		for p.i < len(p.b) && p.b[p.i] == ',' {
			p.i++
			p.space()
		}
		p.begun = p.i
		if p.i >= len(p.b) {
			return p.fail("the closing %q is missing", p.close)
		}
		if p.b[p.i] == p.close {
			return nil
		}
		name, ok := p.name()
		if !ok {
			return p.fail("the name of a field is expected")
		}
		line := bytes.Count(p.b[:p.begun], []byte("\n"))
		if p.space(); p.i >= len(p.b) || p.b[p.i] != '=' {
			return p.fail("%q has no =", name)
		}
		p.i++
		v, err := p.value()
		if err != nil {
			return err
		}
		p.o.Fields = append(p.o.Fields, Field{name, v, line})
	}
}

func (p *parser) name() (string, bool) {
	from := p.i
	for p.i < len(p.b) && isNameByte(p.b[p.i]) {
		p.i++
	}
	return strings.ToLower(string(p.b[from:p.i])), p.i > from
}

// value reads pieces joined by #.
func (p *parser) value() (parts []Part, err error) {
	for {
		p.space()
		if p.i >= len(p.b) {
			return nil, p.fail("a value is expected")
		}
		switch c := p.b[p.i]; {
		case c == '{':
			text, ok := p.braced()
			if !ok {
				return nil, p.fail("a brace is not closed")
			}
			parts = append(parts, Part{Text: text})
		case c == '"':
			text, ok := p.quoted()
			if !ok {
				return nil, p.fail("a quote is not closed")
			}
			parts = append(parts, Part{Text: text})
		default:
			name, ok := p.name()
			if !ok {
				return nil, p.fail("a value is expected")
			}
			parts = append(parts, Part{Text: name, Macro: name[0] < '0' || name[0] > '9'})
		}
		if p.space(); p.i >= len(p.b) || p.b[p.i] != '#' {
			return parts, nil
		}
		p.i++
	}
}

func (p *parser) braced() (string, bool) {
	depth := 0
	for from := p.i + 1; p.i < len(p.b); p.i++ {
		switch p.b[p.i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				p.i++
				return text(p.b[from : p.i-1]), true
			}
		}
	}
	return "", false
}

func (p *parser) quoted() (string, bool) {
	depth := 0
	p.i++
	for from := p.i; p.i < len(p.b); p.i++ {
		switch p.b[p.i] {
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				return "", false
			}
		case '"':
			if depth == 0 {
				p.i++
				return text(p.b[from : p.i-1]), true
			}
		}
	}
	return "", false
}

func text(b []byte) string {
	return strings.ReplaceAll(strings.ToValidUTF8(string(b), "\uFFFD"), "\r\n", "\n")
}

// Balanced reports whether the braces of s pair, so that it can stand in braces as it is.
func Balanced(s string) bool {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}
