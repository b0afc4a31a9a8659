package format

import (
	"bytes"
	"slices"
)

// splitXML is the Split of a format whose records are the elements of the
// given local names, wherever they stand. Nothing is expanded: a document
// type and its entities are passed over, so that a file can neither reach for
// others nor grow. A record that ends early is reported, and reading goes on
// at the next.
func splitXML(names ...string) func(in *Input, emit func(Piece) bool) {
	return func(in *Input, emit func(Piece) bool) {
		c := &xmlCutter{in: in, emit: emit, names: names}
		for c.next() {
		}
	}
}

type xmlCutter struct {
	in    *Input
	emit  func(Piece) bool
	names []string
}

// next moves to the next element of the right name and emits it.
func (c *xmlCutter) next() bool {
	in := c.in
	for {
		// To the next tag.
		i := bytes.IndexByte(in.Window(), '<')
		if i < 0 {
			in.Advance(len(in.Window()))
			if !in.More() {
				return false
			}
			continue
		}
		in.Advance(i)
		end, kind, name := c.tag(0)
		if kind == tagCut {
			return c.cut()
		}
		if kind == tagOpen && slices.Contains(c.names, string(name)) {
			return c.record(end)
		}
		if kind == tagEmpty && slices.Contains(c.names, string(name)) {
			more := c.emit(Piece{Line: in.LineNumber(), Raw: in.Window()[:end]})
			in.Advance(end)
			return more
		}
		in.Advance(end)
	}
}

// record emits the element that begins the window and whose start tag ends at from.
func (c *xmlCutter) record(from int) bool {
	in := c.in
	for at := from; ; {
		i := bytes.IndexByte(in.Window()[at:], '<')
		if i < 0 {
			at = len(in.Window())
			if !in.More() {
				return c.cut()
			}
			continue
		}
		at += i
		end, kind, name := c.tag(at)
		switch {
		case kind == tagCut:
			return c.cut()
		case kind == tagOpen && slices.Contains(c.names, string(name)):
			return c.broken(at) // the one before has no end
		case kind == tagClose && slices.Contains(c.names, string(name)):
			more := c.emit(Piece{Line: in.LineNumber(), Raw: in.Window()[:end]})
			in.Advance(end)
			return more
		}
		at = end
	}
}

// cut reports a record that the input, or the limit, ends.
func (c *xmlCutter) cut() bool {
	in := c.in
	if !in.Full() {
		if len(bytes.TrimSpace(in.Window())) > 0 {
			c.emit(Piece{Line: in.LineNumber(), Err: &Error{File: in.File, Line: in.LineNumber(), Value: quoteText(in.Window()), Err: ErrCut}})
		}
		return false
	}
	more := c.emit(Piece{Line: in.LineNumber(), Err: &Error{File: in.File, Line: in.LineNumber(), Err: ErrTooLong}})
	in.Advance(1)
	return more
}

func (c *xmlCutter) broken(at int) bool {
	in := c.in
	more := c.emit(Piece{Line: in.LineNumber(), Err: &Error{File: in.File, Line: in.LineNumber(), Value: quoteText(in.Window()[:at]), Err: ErrCut}})
	in.Advance(at)
	return more
}

type tagKind uint8

const (
	tagOther tagKind = iota // a comment, an instruction, a document type, text that only looks like a tag
	tagOpen
	tagClose
	tagEmpty
	tagCut // the input, or the room for a record, ends in it
)

// tag reads the tag at offset at, which is a "<", to its end. name is the
// local name.
func (c *xmlCutter) tag(at int) (end int, kind tagKind, name []byte) {
	in := c.in
	need := func(n int) bool { return in.Ensure(at + n) }
	until := func(from int, mark string) (int, tagKind, []byte) {
		for {
			if i := bytes.Index(in.Window()[from:], []byte(mark)); i >= 0 {
				return from + i + len(mark), tagOther, nil
			}
			from = max(from, len(in.Window())-len(mark)+1)
			if !in.More() {
				return 0, tagCut, nil
			}
		}
	}
	if !need(2) {
		return 0, tagCut, nil
	}
	need(9)
	w := in.Window()[at:]
	switch {
	case bytes.HasPrefix(w, []byte("<!--")):
		return until(at+4, "-->")
	case bytes.HasPrefix(w, []byte("<![CDATA[")):
		return until(at+9, "]]>")
	case w[1] == '?':
		return until(at+2, "?>")
	case w[1] == '!':
		return c.docType(at)
	}
	quote := byte(0)
	for i := at + 1; ; i++ {
		if i == len(in.Window()) && !in.More() {
			return 0, tagCut, nil
		}
		switch b := in.Window()[i]; {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '<': // the "<" before was no tag
			return i, tagOther, nil
		case b == '>':
			return i + 1, kindOfTag(in.Window()[at+1 : i]), localName(in.Window()[at+1 : i])
		}
	}
}

func kindOfTag(inside []byte) tagKind {
	switch {
	case len(inside) == 0:
		return tagOther
	case inside[0] == '/':
		return tagClose
	case inside[len(inside)-1] == '/':
		return tagEmpty
	}
	return tagOpen
}

func localName(inside []byte) []byte {
	inside = bytes.TrimPrefix(inside, []byte{'/'})
	if i := bytes.IndexAny(inside, " \t\r\n/"); i >= 0 {
		inside = inside[:i]
	}
	if i := bytes.LastIndexByte(inside, ':'); i >= 0 {
		inside = inside[i+1:]
	}
	return inside
}

// docType passes over <!DOCTYPE … [ … ]>.
func (c *xmlCutter) docType(at int) (end int, kind tagKind, name []byte) {
	in := c.in
	depth, quote := 0, byte(0)
	for i := at + 2; ; i++ {
		if i == len(in.Window()) && !in.More() {
			return 0, tagCut, nil
		}
		switch b := in.Window()[i]; {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '[':
			depth++
		case b == ']':
			depth--
		case b == '>' && depth <= 0:
			return i + 1, tagOther, nil
		}
	}
}

// rootOf finds the names of the first elements in the head of an XML file; ok
// is false where it is none.
func rootOf(head []byte) (names []string, ok bool) {
	in := newInput("", bytes.NewReader(head))
	in.Ensure(len(head))
	c := &xmlCutter{in: in}
	for len(names) < 4 {
		w := in.Window()
		i := bytes.IndexByte(w, '<')
		if i < 0 || len(names) == 0 && len(bytes.Trim(w[:i], " \t\r\n\uFEFF")) > 0 {
			break
		}
		in.Advance(i)
		end, kind, name := c.tag(0)
		if kind == tagCut {
			break
		}
		if kind == tagOpen || kind == tagEmpty {
			names = append(names, string(name))
		}
		in.Advance(end)
	}
	return names, len(names) > 0
}

// sniffXML is the Sniff of a format by the names of its first elements: one of
// roots first, or, where the record stands alone or below a root of any name,
// its name among the first.
func sniffXML(judge func(names []string, head []byte) Confidence) func([]byte) Confidence {
	return func(head []byte) Confidence {
		names, ok := rootOf(head)
		if !ok {
			return No
		}
		return judge(names, head)
	}
}
