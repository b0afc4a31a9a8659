package format

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// marc is MARC 21 in ISO 2709, the exchange form of libraries: a leader, a
// directory, fields. Records in MARC-8 (leader/09 blank) are read as far as
// they are Latin, and as UTF-8 where that is what the bytes are; written is
// UTF-8. A file has no lines: the Line of an error is the number of the record.
func marc() Format {
	return Format{
		Name:       "marc",
		Extensions: []string{"mrc", "marc"},
		Bytes:      true,
		Sniff: func(head []byte) Confidence {
			if isLeader(bytes.TrimLeft(head, "\r\n \xEF\xBB\xBF")) {
				return Certain
			}
			return No
		},
		Split:   splitMARC,
		Decoder: func() Decoder { return decodeMARC },
		Write: func(w io.Writer, o WriteOptions) Writer {
			return &marcWriter{w: bufio.NewWriterSize(w, 64<<10), o: o}
		},
	}
}

// isLeader: five digits, then "22" and "4500" at their places.
func isLeader(b []byte) bool {
	return len(b) >= 24 && number(b[:5]) > 0 && number(b[12:17]) > 0 && string(b[10:12]) == "22" && string(b[20:22]) == "45"
}

func splitMARC(in *Input, emit func(Piece) bool) {
	count := 0
	for {
		for in.Ensure(1) && bytes.IndexByte([]byte("\r\n \x00\x1A"), in.Window()[0]) >= 0 {
			in.Advance(1)
		}
		if bytes.HasPrefix(in.Window(), []byte("\xEF\xBB\xBF")) {
			in.Advance(3)
		}
		if !in.Ensure(1) {
			return
		}
		count++
		p := Piece{Line: count, Encoding: in.Encoding}
		at := 0
		for {
			if i := bytes.IndexByte(in.Window()[at:], marcRecordMark); i >= 0 {
				at += i
				break
			}
			at = len(in.Window())
			if in.More() {
				continue
			}
			if !in.Full() {
				emit(Piece{Line: count, Err: &Error{File: in.File, Line: count, Value: quoteText(in.Window()), Err: ErrCut}})
				in.Advance(at)
				return
			}
			if !emit(Piece{Line: count, Err: &Error{File: in.File, Line: count, Err: ErrTooLong}}) {
				return
			}
			skipTo(in, marcRecordMark)
			at = -1
			break
		}
		if at < 0 {
			continue
		}
		p.Raw = in.Window()[:at]
		if !emit(p) {
			return
		}
		in.Advance(at + 1)
	}
}

// skipTo moves behind the next byte c.
func skipTo(in *Input, c byte) {
	for {
		if i := bytes.IndexByte(in.Window(), c); i >= 0 {
			in.Advance(i + 1)
			return
		}
		in.Advance(len(in.Window()))
		if !in.More() {
			return
		}
	}
}

func decodeMARC(p Piece, out []Result) []Result {
	d := newDraft("marc", &p)
	decode, encoding := marcDecoder(&p)
	bad := false
	r, err := parseMARC(p.Raw, func(b []byte) string {
		s, ok := decode(b)
		bad = bad || !ok
		return cleanMARC(s)
	})
	if err != nil {
		return append(out, Result{Err: &Error{File: p.File, Line: p.Line, Value: quoteText(p.Raw), Err: err}})
	}
	if bad {
		d.rec.Warnings = append(d.rec.Warnings, &Error{File: p.File, Line: p.Line, Field: "leader/09", Value: fmt.Sprintf("%q", encoding), Err: ErrCharacters})
	}
	readMARC(d, r)
	return append(out, d.done())
}

// marcDecoder chooses how the values of a record are read: as asked for; as
// UTF-8 where the leader or the bytes say so; else as MARC-8.
func marcDecoder(p *Piece) (decode func([]byte) (string, bool), name string) {
	valid := func(b []byte) (string, bool) {
		return strings.ToValidUTF8(string(b), "\uFFFD"), utf8.Valid(b)
	}
	if p.Encoding != "" && p.Encoding != "marc-8" {
		if enc, err := encodingNamed(p.Encoding); err == nil && enc != nil {
			return func(b []byte) (string, bool) {
				s, err := enc.NewDecoder().Bytes(b)
				return string(s), err == nil
			}, p.Encoding
		}
		return valid, "utf-8"
	}
	escapes := bytes.IndexByte(p.Raw, 0x1B) >= 0
	if p.Encoding == "" && (len(p.Raw) > 9 && p.Raw[9] == 'a' || !escapes && utf8.Valid(p.Raw)) {
		return valid, "utf-8"
	}
	if i := firstHigh(p.Raw); p.Encoding == "" && !escapes && i >= 0 && guess(p.Raw[i:]) == "gb18030" {
		enc, _ := encodingNamed("gb18030")
		return func(b []byte) (string, bool) {
			s, err := enc.NewDecoder().Bytes(b)
			return string(s), err == nil
		}, "gb18030"
	}
	return fromMARC8, "marc-8"
}

type marcWriter struct {
	w   *bufio.Writer
	o   WriteOptions
	buf []byte
}

func (w *marcWriter) Write(r Record) error {
	w.buf = makeMARC(newSheet("marc", &r, w.o)).appendMARC(w.buf[:0])
	_, err := w.w.Write(w.buf)
	return err
}

func (w *marcWriter) Close() error { return w.w.Flush() }

// marcxml is MARC 21 as XML (MARCXML, Library of Congress).
func marcxml() Format {
	x := &xmlFormat{
		name: "marc",
		head: `<collection xmlns="http://www.loc.gov/MARC21/slim">` + "\n",
		foot: "</collection>\n",
	}
	return Format{
		Name:       "marcxml",
		Extensions: []string{"xml", "marcxml"},
		Sniff: sniffXML(func(names []string, head []byte) Confidence {
			if slices.Contains(names, "record") && (slices.Contains(names, "leader") || strings.Contains(string(head), "MARC21/slim")) {
				return Certain
			}
			return No
		}),
		Split: splitXML("record"),
		Decoder: func() Decoder {
			return func(p Piece, out []Result) []Result {
				n, err := parseXML(p.Raw)
				if err != nil {
					return append(out, Result{Err: &Error{File: p.File, Line: p.Line, Value: quoteText(p.Raw), Err: xmlError(err)}})
				}
				d := newDraft("marc", &p)
				readMARC(d, marcOfXML(n))
				return append(out, d.done())
			}
		},
		Write: func(w io.Writer, o WriteOptions) Writer {
			return &marcXMLWriter{xmlWriter{x: x, w: bufio.NewWriterSize(w, 64<<10), o: o}}
		},
	}
}

func marcOfXML(n *node) *marcRecord {
	r := &marcRecord{leader: (n.first("leader").raw() + strings.Repeat(" ", 24))[:24]}
	for _, k := range n.kids {
		f := &marcField{tag: k.attr("tag"), ind: (k.attr("ind1") + " ")[:1] + (k.attr("ind2") + " ")[:1]}
		switch k.name {
		case "controlfield":
			if f.value = cleanMARC(k.raw()); !f.control() {
				continue
			}
		case "datafield":
			if f.control() || len(f.tag) != 3 {
				continue
			}
			for _, s := range k.all("subfield") {
				if code := s.attr("code"); len(code) == 1 {
					f.subs = append(f.subs, marcSub{code: code[0], value: oneSpace(s.raw())})
				}
			}
		default:
			continue
		}
		r.fields = append(r.fields, f)
	}
	return r
}

type marcXMLWriter struct{ xmlWriter }

func (w *marcXMLWriter) Write(r Record) error {
	w.begin()
	m := makeMARC(newSheet("marc", &r, w.o))
	n := &node{name: "record"}
	n.add("leader", m.leader)
	for _, f := range m.fields {
		if f.control() {
			n.add("controlfield", f.value, "tag", f.tag)
			continue
		}
		k := &node{name: "datafield", attrs: []attr{{name: "tag", value: f.tag}, {name: "ind1", value: f.ind[:1]}, {name: "ind2", value: f.ind[1:]}}}
		for _, s := range f.subs {
			k.add("subfield", s.value, "code", string(rune(s.code)))
		}
		n.kids = append(n.kids, k)
	}
	w.buf.Reset()
	n.write(&w.buf, 0)
	w.w.WriteString(w.buf.String())
	return w.w.WriteByte('\n')
}
