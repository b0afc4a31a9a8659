package format

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"

	"twinleaf/model/format/bibtex"
)

// maxBibHeld bounds what is kept of a BibTeX file while it is read: entries that others may inherit from, and entries that wait for such
// a one, which BibTeX wants behind those that name it. What is named beyond is not found: the field crossref is then kept as imported.
const maxBibHeld = 16 << 20

// bibContext is what an entry needs of the rest of its file.
type bibContext struct {
	strings map[string]string // as defined above the entry
	parents []*bibtex.Object  // that it inherits from, the nearest first
	xdata   int               // how many of them are bundles of fields
}

// bibSplit cuts a file into entries.
type bibSplit struct {
	in      *Input
	emit    func(Piece) bool
	strings map[string]string
	shared  bool // the map is in use and must be copied before it changes
	parents map[string]*bibtex.Object
	kept    int // bytes of parents
	waiting []waitingEntry
	waits   int // bytes of waiting
}

type waitingEntry struct {
	piece Piece
	o     *bibtex.Object // nil: it waits only for its turn
}

func splitBibTeX(in *Input, emit func(Piece) bool) {
	s := &bibSplit{in: in, emit: emit, strings: map[string]string{}, parents: map[string]*bibtex.Object{}}
	for s.next() {
	}
	s.release(true)
}

// next takes one object, or what stands before it.
func (s *bibSplit) next() bool {
	in := s.in
	if w := in.Window(); bytes.IndexByte(w, '@') < 0 {
		in.Advance(len(w))
		return in.More()
	}
	in.Advance(bytes.IndexByte(in.Window(), '@'))
	for {
		n, state := bibtex.End(in.Window())
		switch state {
		case bibtex.None:
			in.Advance(1)
			return true
		case bibtex.More:
			if in.More() {
				continue
			}
			if in.Full() {
				return s.skip()
			}
			if n = len(in.Window()); bibtex.Kind(in.Window()) == "comment" || bibtex.Kind(in.Window()) == "" || !bytes.ContainsAny(in.Window(), "{(") {
				in.Advance(1)
				return true
			}
		}
		more := s.object(in.Window()[:n])
		in.Advance(n)
		return more
	}
}

// skip leaves out an object that is too long, up to a line that begins another.
func (s *bibSplit) skip() bool {
	line := s.in.LineNumber()
	for s.in.SkipLine(); s.in.Ensure(1) && s.in.Window()[0] != '@'; {
		s.in.SkipLine()
	}
	return s.put(Piece{Line: line, Err: &Error{File: s.in.File, Line: line, Err: ErrTooLong}}, nil)
}

func (s *bibSplit) object(raw []byte) bool {
	kind := bibtex.Kind(raw)
	p := Piece{File: s.in.File, Line: s.in.LineNumber(), Raw: raw}
	switch kind {
	case "comment", "preamble":
		return true
	case "string":
		o, err := bibtex.Parse(raw)
		if err != nil {
			return s.put(Piece{Line: p.Line, Err: bibError(&p, err)}, nil)
		}
		s.define(&o)
		return true
	}
	var o *bibtex.Object
	if slices.Contains(bibParents, kind) || refers(raw) {
		entry, _ := bibtex.Parse(raw) // what is wrong with it is said when it is decoded
		s.flatten(&entry)
		o = &entry
	}
	if o != nil && slices.Contains(bibParents, kind) && o.Key != "" {
		if key := strings.ToLower(o.Key); s.parents[key] == nil && s.kept+len(raw) <= maxBibHeld {
			s.parents[key] = o
			s.kept += len(raw)
		}
	}
	if kind == "xdata" {
		return s.release(false)
	}
	s.shared = true
	c := &bibContext{strings: s.strings}
	p.context = c
	if o == nil || !refers(raw) {
		return s.put(p, nil)
	}
	return s.put(p, o)
}

// bibParents are the entries that others inherit from.
var bibParents = []string{"xdata", "book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings", "reference", "mvreference", "periodical", "set"}

// refers reports whether the entry may name another.
func refers(raw []byte) bool {
	for _, w := range [...]string{"crossref", "Crossref", "CrossRef", "CROSSREF", "xdata", "XDATA", "Xdata", "XData"} {
		if bytes.Contains(raw, []byte(w)) {
			return true
		}
	}
	return false
}

func (s *bibSplit) define(o *bibtex.Object) {
	if s.shared {
		s.strings, s.shared = maps.Clone(s.strings), false
	}
	for i := range o.Fields {
		s.strings[o.Fields[i].Name] = o.Fields[i].Text(s.strings, bibtex.Months)
	}
}

// flatten puts the strings in, which may change further down.
func (s *bibSplit) flatten(o *bibtex.Object) {
	for i := range o.Fields {
		f := &o.Fields[i]
		f.Value = []bibtex.Part{{Text: f.Text(s.strings, bibtex.Months)}}
	}
}

// put emits an entry, or lets it wait: for one that it names (o), or for others that wait before it.
func (s *bibSplit) put(p Piece, o *bibtex.Object) bool {
	if len(s.waiting) == 0 && (o == nil || s.resolve(&p, o)) {
		return s.emit(p)
	}
	p.Raw = bytes.Clone(p.Raw)
	s.waiting = append(s.waiting, waitingEntry{p, o})
	s.waits += len(p.Raw)
	return s.release(s.waits > maxBibHeld)
}

// release emits what need not wait any more; all of it with last.
func (s *bibSplit) release(last bool) bool {
	for len(s.waiting) > 0 {
		w := &s.waiting[0]
		if w.o != nil && !s.resolve(&w.piece, w.o) && !last {
			return true
		}
		s.waits -= len(w.piece.Raw)
		p := w.piece
		if s.waiting = s.waiting[1:]; !s.emit(p) {
			s.waiting = nil
			return false
		}
	}
	s.waiting = nil
	return true
}

// resolve finds what an entry inherits from; ok is false while something is missing.
func (s *bibSplit) resolve(p *Piece, o *bibtex.Object) (ok bool) {
	c := p.context.(*bibContext)
	c.parents, c.xdata, ok = s.ancestors(o, 0)
	return ok
}

// ancestors are an entry's parents, each with what it inherits itself.
func (s *bibSplit) ancestors(o *bibtex.Object, depth int) (list []*bibtex.Object, xdata int, ok bool) {
	const deepest = 8
	keys, bundles := o.Parents()
	ok = true
	for i, k := range keys {
		found := s.parents[k]
		if found == nil || found == o || depth == deepest || k == strings.ToLower(o.Key) {
			ok = false
			continue
		}
		whole := *found
		whole.Fields = slices.Clone(found.Fields)
		above, x, fine := s.ancestors(found, depth+1)
		ok = ok && fine
		for n, a := range above {
			whole.Inherit(a, n < x)
		}
		if list = append(list, &whole); i < bundles {
			xdata++
		}
	}
	return list, xdata, ok
}

// bibError is what is wrong with the object of a piece.
func bibError(p *Piece, err error) *Error {
	e := p.errorAt(&because{ErrSyntax, err})
	var at *bibtex.SyntaxError
	if errors.As(err, &at) {
		e.Line += at.Line
	}
	return e
}
