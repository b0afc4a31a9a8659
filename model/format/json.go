package format

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// members walks over the members of JSON objects without copying them. It
// keeps one decoder, so that a million records make no garbage.
type members struct {
	buf bytes.Buffer
	dec jsontext.Decoder
}

// Harvested JSON repeats names (the last one counts) and has bytes that are no
// UTF-8 (the texts are mended one by one, where the field can be named).
func (m *members) reset(raw []byte) {
	m.buf = *bytes.NewBuffer(raw[:len(raw):len(raw)])
	m.dec.Reset(&m.buf, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
}

var (
	errNotObject = errors.New("want an object, { … }")
	errTrailing  = errors.New("more text after the closing brace")
)

// each calls f with every member of the object raw, in order: its name
// unquoted, its value's bytes in raw and their offset. Only white space and a
// comma may follow the object. The error is one of
// jsontext's, of those above, or ErrTooDeep.
func (m *members) each(raw []byte, f func(name []byte, value jsontext.Value, off int)) error {
	m.reset(raw)
	tok, err := m.dec.ReadToken()
	if err != nil {
		return err
	}
	if tok.Kind() != '{' {
		return errNotObject
	}
	for m.dec.PeekKind() != '}' {
		name, err := m.dec.ReadValue()
		if err != nil {
			return err
		}
		plain := name[1 : len(name)-1]
		if bytes.IndexByte(plain, '\\') >= 0 {
			plain, _ = jsontext.AppendUnquote(nil, name)
		}
		value, err := m.dec.ReadValue()
		if err != nil {
			return err
		}
		if (value[0] == '{' || value[0] == '[') && tooDeep(value) {
			return ErrTooDeep
		}
		f(plain, value, int(m.dec.InputOffset())-len(value))
	}
	if _, err := m.dec.ReadToken(); err != nil {
		return err
	}
	if rest := bytes.Trim(raw[m.dec.InputOffset():], " \t\r\n,"); len(rest) > 0 {
		return errTrailing
	}
	return nil
}

// elements calls f with every element of the array raw, which is well formed.
func (m *members) elements(raw jsontext.Value, f func(jsontext.Value)) {
	m.reset(raw)
	m.dec.ReadToken()
	for k := m.dec.PeekKind(); k != ']' && k != jsontext.KindInvalid; k = m.dec.PeekKind() {
		v, err := m.dec.ReadValue()
		if err != nil {
			return
		}
		f(v)
	}
}

// syntaxError explains an error of members or of a jsontext.Decoder that read
// the bytes of which lineOf knows the lines.
func syntaxError(file string, lineOf func(int) int, raw []byte, err error) *Error {
	e := &Error{File: file, Line: lineOf(0)}
	var se *jsontext.SyntacticError
	switch {
	case err == ErrTooDeep, tooDeep(raw):
		e.Err = ErrTooDeep
	case errors.As(err, &se):
		e.Line = lineOf(int(se.ByteOffset))
		e.Field = fieldOf(se.JSONPointer)
		if errors.Is(err, io.ErrUnexpectedEOF) {
			e.Err = ErrCut
			break
		}
		col := int(se.ByteOffset)
		if i := bytes.LastIndexByte(raw[:min(col, len(raw))], '\n'); i >= 0 {
			col -= i + 1
		}
		e.Err = &because{ErrSyntax, fmt.Errorf("%w at byte %d", se.Err, col+1)}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		e.Err = ErrCut
	default:
		e.Err = &because{ErrSyntax, err}
	}
	return e
}

// fieldOf writes a JSON pointer (RFC 6901) the way errors name fields.
func fieldOf(ptr jsontext.Pointer) string {
	var b strings.Builder
	for tok := range ptr.Tokens() {
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		b.WriteString(tok)
		if b.Len() > 100 {
			break
		}
	}
	return strings.ToValidUTF8(b.String(), "\uFFFD")
}

// tooDeep reports whether JSON, perhaps broken, nests deeper than MaxDepth.
func tooDeep(raw []byte) bool {
	depth := 0
	for i := 0; i < len(raw); i++ {
		switch raw[i] {
		case '{', '[':
			if depth++; depth > MaxDepth {
				return true
			}
		case '}', ']':
			depth--
		case '"':
			for i++; i < len(raw) && raw[i] != '"'; i++ {
				if raw[i] == '\\' {
					i++
				}
			}
		}
	}
	return false
}

// unquote is the text of a JSON string. ok is false where it holds bytes that
// are no UTF-8 or half of a surrogate pair; they become U+FFFD.
func unquote(v []byte) (s string, ok bool) {
	plain := v[1 : len(v)-1]
	if bytes.IndexByte(plain, '\\') < 0 && utf8.Valid(plain) {
		return string(plain), true
	}
	b, err := jsontext.AppendUnquote(make([]byte, 0, len(v)), v)
	return string(b), err == nil
}

// quote is the JSON string of a text.
func quote(s string) jsontext.Value {
	b, _ := jsontext.AppendQuote(make([]byte, 0, len(s)+2), s)
	return b
}

// oneLine is JSON without line breaks; its strings and numbers stay as they are.
func oneLine(raw []byte) []byte {
	if bytes.IndexByte(raw, '\n') < 0 && bytes.IndexByte(raw, '\r') < 0 {
		return raw
	}
	v := jsontext.Value(bytes.Clone(raw))
	if err := v.Compact(); err != nil {
		return raw
	}
	return v
}

// topKey is a key of an object in a file's head, and how its value begins.
type topKey struct {
	name string
	kind jsontext.Kind
}

// sniffObjects asks judge about the keys of the first objects in head, each as
// far as it can be read, until it is sure. Perhaps: there is JSON, no more.
func sniffObjects(head []byte, judge func([]topKey) Confidence) Confidence {
	best := No
	for range 20 {
		for len(head) > 0 && !startsObject(head) {
			_, head, _ = bytes.Cut(head, newline)
		}
		if len(head) == 0 {
			break
		}
		head = head[skipBetween(head):]
		if best = max(best, Perhaps, judge(topKeys(head))); best >= Likely {
			break
		}
		_, head, _ = bytes.Cut(head, newline)
	}
	return best
}

// topKeys lists the keys of the object at the beginning of head.
func topKeys(head []byte) []topKey {
	var m members
	m.reset(head)
	m.dec.ReadToken()
	var out []topKey
	for m.dec.PeekKind() == '"' {
		name, err := m.dec.ReadToken()
		if err != nil {
			break
		}
		out = append(out, topKey{name.String(), m.dec.PeekKind()})
		if m.dec.SkipValue() != nil {
			break
		}
	}
	return out
}

// startsObject reports whether a text begins with a JSON object (behind white
// space, brackets and commas of an array), rather than with prose that
// happens to begin with a brace, such as TeX's {\it …}.
func startsObject(b []byte) bool {
	i := skipBetween(b)
	if i == len(b) || b[i] != '{' {
		return false
	}
	rest := bytes.TrimLeft(b[i+1:], " \t\r\n")
	return len(rest) == 0 || rest[0] == '"' || rest[0] == '}'
}

// skipBetween counts the bytes that may stand between the objects of a file.
func skipBetween(b []byte) int {
	for i, c := range b {
		switch c {
		case ' ', '\t', '\r', '\n', ',', '[', ']':
		default:
			return i
		}
	}
	return len(b)
}
