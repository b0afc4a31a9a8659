package query

import (
	"strings"
	"unicode"
)

// String returns the canonical form: English names, one space, quotes where they are needed. Parse reads it back as
// an equal query, but for ages, which count from the present.
func (q Query) String() string {
	var b strings.Builder
	write(&b, q.Root, 0)
	return b.String()
}

// Levels of binding: a kid is put in parentheses when it binds less than its place asks.
const (
	levelOr = iota
	levelAnd
	levelNot
)

func write(b *strings.Builder, n Node, level int) {
	switch n := n.(type) {
	case *Or:
		open(b, level > levelOr, func() {
			for i, k := range n.Kids {
				if i > 0 {
					b.WriteString(" OR ")
				}
				write(b, k, levelAnd)
			}
		})
	case *And:
		open(b, level > levelAnd, func() {
			for i, k := range n.Kids {
				if i > 0 {
					b.WriteByte(' ')
				}
				write(b, k, levelNot)
			}
		})
	case *Not:
		b.WriteByte('-')
		write(b, n.Kid, levelNot)
	case *Words:
		n.write(b)
	case *Range:
		b.WriteString(n.Field.String() + ":" + n.Wrote)
	case *OneOf:
		n.write(b)
	case *Has:
		if n.Missing {
			b.WriteString("missing:")
		} else {
			b.WriteString("has:")
		}
		b.WriteString(n.Field.String())
	}
}

func open(b *strings.Builder, parenthesis bool, f func()) {
	if parenthesis {
		b.WriteByte('(')
	}
	f()
	if parenthesis {
		b.WriteByte(')')
	}
}

func (w *Words) write(b *strings.Builder) {
	if w.Field != Any {
		b.WriteString(w.Field.String() + ":")
	}
	if w.Whole {
		b.WriteByte('=')
	}
	text := w.Text
	if w.Prefix {
		text += "*"
	}
	if w.Quoted || !bare(w, text) {
		b.WriteString(`"` + text + `"`)
		return
	}
	b.WriteString(text)
}

// bare reports whether text reads back as this word without quotes.
func bare(w *Words, text string) bool {
	p := &parser{text: text}
	var n Node
	if w.Field == Any {
		n = p.unary(Any, 0)
	} else {
		n = p.single(w.Field, 0)
	}
	back, ok := n.(*Words)
	return ok && p.at == len(text) && back.Text == w.Text && back.Prefix == w.Prefix && !back.Quoted && !p.keyword("OR") &&
		text != "OR" && text != "AND" && text != "NOT"
}

func (o *OneOf) write(b *strings.Builder) {
	b.WriteString(o.Field.String() + ":")
	for i, v := range o.Values {
		if i > 0 {
			b.WriteByte(',')
		}
		if o.Field.Spec().Kind == Value && strings.ContainsFunc(v, func(r rune) bool {
			r = plainRune(r)
			return unicode.IsSpace(r) || strings.ContainsRune(`"()|,=*`, r)
		}) {
			b.WriteString(`"` + v + `"`)
			continue
		}
		b.WriteString(v)
	}
	if o.Prefix {
		b.WriteByte('*')
	}
}
