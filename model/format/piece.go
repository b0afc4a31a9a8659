package format

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// Piece is one record's bytes, as Split finds them.
type Piece struct {
	File     string
	Line     int    // of Raw's first byte, from 1
	Raw      []byte // the record
	Tail     []byte // the plain text behind it up to the next record; crawl form only
	TailLine int
	Encoding string // of a format of bytes: Input.Encoding
	Err      *Error // instead of Raw: there is something there that is no record

	format  int // place in the list of formats
	context any // what the record needs of the rest of the file; nil in most formats
}

// Result is what Decode makes of a piece: a record or an error.
type Result struct {
	Record Record
	Err    *Error
}

// Decoder turns one piece into results, which it appends to out. It does no
// more than compute, and keeps scratch space between calls, so each goroutine
// has its own. What it returns shares no memory but Piece.Raw.
type Decoder func(p Piece, out []Result) []Result

// errorAt is an error about the record as a whole.
func (p *Piece) errorAt(err error) *Error { return &Error{File: p.File, Line: p.Line, Err: err} }

// lineOf is the line of the byte at offset off of Raw.
func (p *Piece) lineOf(off int) int {
	return p.Line + bytes.Count(p.Raw[:min(max(off, 0), len(p.Raw))], newline)
}

// quoteCut is a value for Error.Value: its JSON text, no longer than 60 bytes.
func quoteCut(v []byte) string {
	const most = 60
	if len(v) <= most {
		return string(bytes.ToValidUTF8(v, []byte("\uFFFD")))
	}
	end := most
	for end > most-utf8.UTFMax && !utf8.RuneStart(v[end]) {
		end--
	}
	cut := string(bytes.ToValidUTF8(v[:end], []byte("\uFFFD"))) + "…"
	if v[0] == '"' {
		cut += `"`
	}
	return cut
}

// syntax explains an error of members.each about p.Raw.
func (p *Piece) syntax(err error) *Error { return syntaxError(p.File, p.lineOf, p.Raw, err) }

// quoteText is plain text for Error.Value.
func quoteText(b []byte) string { return strconv.Quote(quoteCut(b)) }

// stray is the error about a tail that belongs to no record; nil without one.
func (p *Piece) stray() *Error {
	line, text := p.TailLine, p.Tail
	for len(text) > 0 {
		first, rest, _ := bytes.Cut(text, newline)
		if first = bytes.TrimSpace(first); len(first) > 0 {
			return &Error{File: p.File, Line: line, Value: quoteText(first), Err: ErrStray}
		}
		line, text = line+1, rest
	}
	return nil
}
