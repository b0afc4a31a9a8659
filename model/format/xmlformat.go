package format

import (
	"bufio"
	"io"
	"strings"
)

// xmlFormat is a format whose records are elements.
type xmlFormat struct {
	name       string
	head, foot string
	read       func(d *draft, n *node) // takes what has a field
	make       func(s *sheet) *node    // makes the element anew
	prepare    func(n *node)           // before reading; may be nil
	finish     func(s *sheet, n *node) // after what was kept is back; may be nil
}

func (x *xmlFormat) decoder() Decoder {
	return func(p Piece, out []Result) []Result {
		n, err := parseXML(p.Raw)
		if err != nil {
			return append(out, Result{Err: &Error{File: p.File, Line: p.Line, Value: quoteText(p.Raw), Err: xmlError(err)}})
		}
		if x.prepare != nil {
			x.prepare(n)
		}
		d := newDraft(x.name, &p)
		for i := range n.attrs { // the namespaces are the format's own
			if a := &n.attrs[i]; a.name == "xmlns" || strings.HasPrefix(a.name, "xmlns:") || strings.HasPrefix(a.name, "xsi:") {
				a.used = true
			}
		}
		x.read(d, n)
		for _, a := range n.attrs {
			if !a.used {
				d.keep("@"+a.name, a.value)
			}
		}
		n.leftover("", d.keep)
		return append(out, d.done())
	}
}

func xmlError(err error) error {
	if err == ErrCut || err == ErrTooDeep {
		return err
	}
	return &because{ErrSyntax, err}
}

func (x *xmlFormat) writer(w io.Writer, o WriteOptions) Writer {
	return &xmlWriter{x: x, w: bufio.NewWriterSize(w, 64<<10), o: o}
}

type xmlWriter struct {
	x     *xmlFormat
	w     *bufio.Writer
	o     WriteOptions
	begun bool
	buf   strings.Builder
}

func (w *xmlWriter) begin() {
	if !w.begun {
		w.begun = true
		w.w.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + w.x.head)
	}
}

func (w *xmlWriter) Write(r Record) error {
	w.begin()
	s := newSheet(w.x.name, &r, w.o)
	n := w.x.make(s)
	for _, k := range s.kept {
		for _, v := range k.values {
			if name, ok := strings.CutPrefix(k.tag, "@"); ok {
				n.graftMark("@"+name, v)
			} else {
				n.graft(k.tag, v)
			}
		}
	}
	if w.x.finish != nil {
		w.x.finish(s, n)
	}
	w.buf.Reset()
	n.write(&w.buf, 0)
	w.w.WriteString(w.buf.String())
	return w.w.WriteByte('\n')
}

func (w *xmlWriter) Close() error {
	w.begin()
	w.w.WriteString(w.x.foot)
	return w.w.Flush()
}

// takeOne gives a field of one line the text of an element.
func (d *draft) takeOne(at *string, n *node) {
	if n == nil {
		return
	}
	if v := n.peek(); v != "" && (*at == "" || *at == v) {
		*at = n.take()
	}
}

// takeDate gives a date the text of an element, if it is one.
func (d *draft) takeDay(at *field, n *node) *field {
	if n == nil || at != nil {
		return at
	}
	if v := n.peek(); v != "" {
		if _, ok := looseDate(v, 2000); ok {
			n.take()
			return &field{tag: n.name, lines: []string{v}, line: d.piece.Line + n.line}
		}
		d.rec.Warnings = append(d.rec.Warnings, &Error{File: d.piece.File, Line: d.piece.Line + n.line, Field: n.name, Value: quoteText([]byte(v)), Err: ErrDate, Kept: KeptAsImported})
	}
	return at
}
