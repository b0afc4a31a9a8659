package format

import (
	"bytes"
	"errors"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

// splitJSON cuts a text of JSON objects into pieces: one object on many lines,
// an array, JSON Lines, objects one behind the other, each perhaps with plain
// text behind it (the tail of the crawl form).
//
// Where each object has its own line, a record is found by looking for the
// line break alone, at the speed of memory; whether it is well formed is seen
// when it is decoded. Elsewhere jsontext finds the end of the object. After
// something broken it goes on at the next line that begins an object, or
// where the broken object's beginning ({"title", say) comes again.
func splitJSON(in *Input, emit func(Piece) bool) {
	s := &jsonSplitter{in: in, emit: emit}
	for s.next() {
	}
	s.endStray()
}

type jsonSplitter struct {
	in   *Input
	emit func(Piece) bool
	m    members

	lines bool   // the object before ended its line, as in JSON Lines
	name  []byte // the first name of the first object, in its quotes
	stray *Error // the run of lines that belong to no record, not yet told
	debt  int    // bytes that were read more than once; see failed
	gone  int    // bytes advanced over
}

// next finds and emits one record or one error. It reports false at the end.
func (s *jsonSplitter) next() bool {
	in := s.in
	fresh := s.between()
	if !in.Ensure(1) {
		return false
	}
	in.Ensure(64)
	if !startsObject(in.Window()) {
		return s.strayLine()
	}
	if !s.endStray() {
		return false
	}
	if s.lines && fresh {
		if end, obj, ok := s.wholeLine(); ok {
			return s.found(obj, end)
		}
	}
	end, err := s.object()
	if err != nil {
		return s.failed(err)
	}
	obj := end
	// The comma or bracket behind it and the rest of its line, if that is blank.
	rest, _ := in.LineEnd(obj)
	s.lines = fresh && len(bytes.Trim(in.Window()[obj:rest], " \t\r\n,]")) == 0
	if s.lines {
		end = rest
	}
	return s.found(obj, end)
}

// between moves over what may stand between objects. It reports whether only
// that stands between the line's beginning and the window's.
func (s *jsonSplitter) between() (fresh bool) {
	in := s.in
	fresh = s.gone == 0 || s.lines
	for in.Ensure(1) {
		w := in.Window()
		n := skipBetween(w)
		if bytes.IndexByte(w[:n], '\n') >= 0 {
			fresh = true
		}
		s.advance(n)
		if n < len(w) {
			break
		}
	}
	return fresh
}

// wholeLine takes the first line of the window for a record if it closes with a brace.
func (s *jsonSplitter) wholeLine() (end, obj int, ok bool) {
	end, ok = s.in.LineEnd(0)
	if !ok {
		return 0, 0, false
	}
	line := bytes.TrimRight(s.in.Window()[:end], " \t\r\n,")
	if line[len(line)-1] == ']' { // the last line of an array
		line = bytes.TrimRight(line, " \t]")
	}
	return end, len(line), line[len(line)-1] == '}' && len(line) <= MaxRecord
}

// object returns where the object at the window's beginning ends. When it
// doesn't end within what is held, twice as much is read and tried again.
func (s *jsonSplitter) object() (int, error) {
	s.in.Ensure(minWindow)
	for {
		w := s.in.Window()
		s.m.reset(w)
		v, err := s.m.dec.ReadValue()
		switch {
		case err == nil && len(v) > MaxRecord:
			return 0, ErrTooLong
		case err == nil:
			return int(s.m.dec.InputOffset()), nil
		case !errors.Is(err, io.ErrUnexpectedEOF):
			return 0, err
		}
		if !s.in.Ensure(2 * len(w)) {
			if len(s.in.Window()) > len(w) {
				continue
			}
			if s.in.Full() {
				return 0, ErrTooLong
			}
			return 0, err
		}
	}
}

// found emits the object at the window's beginning, which is obj bytes long,
// with the text behind it, which begins at offset end.
func (s *jsonSplitter) found(obj, end int) bool {
	in := s.in
	tailEnd := end
	if s.lines {
		tailEnd = s.tail(end)
	}
	w := in.Window()
	if s.name == nil {
		s.name = firstName(w[:obj])
	}
	p := Piece{Line: in.LineNumber(), Raw: w[:obj]}
	if tailEnd > end {
		p.Tail, p.TailLine = w[end:tailEnd], p.Line+bytes.Count(w[:end], newline)
	}
	ok := s.emit(p)
	s.advance(tailEnd)
	return ok
}

// tail returns the offset of the next line that begins an object (or closes
// the array), from offset end on: what lies before it is plain text.
func (s *jsonSplitter) tail(end int) int {
	for {
		s.in.Ensure(end + 64)
		w := s.in.Window()[end:]
		n := skipBetween(w)
		if n == len(w) || w[n] == '{' && startsObject(w[n:]) {
			return end
		}
		next, ok := s.in.LineEnd(end + n)
		if !ok || next > MaxRecord {
			return end
		}
		end = next
	}
}

// firstName is the first name of an object, in its quotes.
func firstName(raw []byte) []byte {
	i := bytes.IndexByte(raw, '"')
	if i < 0 {
		return nil
	}
	j := bytes.IndexByte(raw[i+1:], '"')
	if j < 0 || j > 100 {
		return nil
	}
	return bytes.Clone(raw[i : i+j+2])
}

// lookahead is how far behind a brace its first name is looked for.
const lookahead = 256

// begins reports whether an object begins at offset at of the window, with
// the same name as the others of the file.
func (s *jsonSplitter) begins(at int, name []byte) bool {
	s.in.Ensure(at + lookahead)
	w := s.in.Window()
	rest := bytes.TrimLeft(w[at+1:min(len(w), at+lookahead)], " \t\r\n")
	return len(name) > 0 && bytes.HasPrefix(rest, name)
}

// failed tells of an object that has no proper end and finds where to go on.
// The text behind a broken beginning is read again, so a hostile file could
// cost its size squared; when that is under way, the search goes on from where
// the reading failed instead.
func (s *jsonSplitter) failed(err error) bool {
	in := s.in
	w := in.Window()
	base := in.LineNumber()
	e := &Error{File: in.File, Line: base, Err: err}
	reached := len(w)
	if err != ErrTooLong {
		e = syntaxError(in.File, func(off int) int { return base + bytes.Count(w[:min(off, len(w))], newline) }, w, err)
		var se *jsontext.SyntacticError
		if errors.As(err, &se) {
			reached = min(int(se.ByteOffset), len(w))
		}
	}
	if errors.Is(e.Err, ErrCut) {
		e.Line = base // the end of the file says nothing
	} else if e.Line > base && runsOn(w, reached) {
		e = &Error{File: in.File, Line: base, Err: ErrCut}
	}
	if !s.emit(Piece{Line: base, Err: e}) {
		return false
	}
	name := s.name
	if name == nil {
		name = firstName(w)
	}
	const credit = 64 << 20
	from := 1
	if s.debt += reached; s.debt > credit+16*s.gone {
		from = max(1, reached)
	}
	s.advance(from)
	s.resync(name)
	return true
}

// runsOn reports whether a broken object, which was understood up to offset
// reached, runs into a line that begins another one: it was cut off before.
func runsOn(b []byte, reached int) bool {
	for off := 0; ; {
		i := bytes.IndexByte(b[off:], '\n')
		if i < 0 || off+i+1 > reached {
			return false
		}
		if off += i + 1; off < len(b) && b[off] == '{' && startsObject(b[off:]) {
			return true
		}
	}
}

// resync moves to the next place where an object may begin: a line that
// begins one in its first column, or a brace with name behind it.
func (s *jsonSplitter) resync(name []byte) {
	in := s.in
	for in.Ensure(1) {
		end, ended := in.LineEnd(0)
		for at := 0; at < end; at++ {
			i := bytes.IndexByte(in.Window()[at:end], '{')
			if i < 0 {
				break
			}
			if at += i; s.begins(at, name) {
				s.lines = false
				s.advance(at)
				return
			}
		}
		if !ended { // a line without end
			s.advance(max(1, end-lookahead))
			continue
		}
		s.advance(end)
		in.Ensure(lookahead)
		w := in.Window()
		if len(w) > 0 && w[0] == '{' && startsObject(w[:min(len(w), lookahead)]) {
			s.lines = true
			return
		}
	}
}

// strayLine moves over a line that belongs to no record.
func (s *jsonSplitter) strayLine() bool {
	in := s.in
	if s.stray == nil {
		line := in.Window()
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i]
		}
		s.stray = &Error{File: in.File, Line: in.LineNumber(), Value: quoteText(bytes.TrimSpace(line)), Err: ErrStray}
	}
	s.gone += in.SkipLine()
	s.lines = true
	return in.Ensure(1)
}

// endStray tells of the stray lines gone over, once for all of them.
func (s *jsonSplitter) endStray() bool {
	e := s.stray
	if e == nil {
		return true
	}
	s.stray = nil
	return s.emit(Piece{Line: e.Line, Err: e})
}

func (s *jsonSplitter) advance(n int) {
	s.gone += n
	s.in.Advance(n)
}
