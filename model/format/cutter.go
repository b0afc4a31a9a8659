package format

import (
	"bytes"
)

// cutter cuts a tagged text into records at the lines where they begin. The
// functions see a line without its break; each file gets a cutter of its own.
type cutter struct {
	starts func(line []byte, blank bool) bool // blank: nothing, or an empty line, stands before it
	ends   func(line []byte) bool             // the line that ends a record; nil where none does
	beside func(line []byte) bool             // what may stand outside the records besides empty lines; nil: nothing
}

// split is the Split of a format whose cutters make makes.
func split(make func() cutter) func(in *Input, emit func(Piece) bool) {
	return func(in *Input, emit func(Piece) bool) {
		c := make()
		for c.next(in, emit) {
		}
	}
}

// next finds and emits one record or one error.
func (c *cutter) next(in *Input, emit func(Piece) bool) bool {
	if !c.outside(in, emit) {
		return false
	}
	end, blank := 0, false
	for first := true; ; first = false {
		next, ok := in.LineEnd(end)
		if !ok {
			line := in.LineNumber()
			c.skip(in)
			return emit(Piece{Line: line, Err: &Error{File: in.File, Line: line, Err: ErrTooLong}})
		}
		line := lineText(in.Window()[end:next])
		if next == end || !first && c.starts(line, blank) {
			break
		}
		blank = len(bytes.TrimSpace(line)) == 0
		end = next
		if c.ends != nil && c.ends(line) {
			break
		}
	}
	p := Piece{Line: in.LineNumber(), Raw: in.Window()[:end]}
	more := emit(p)
	in.Advance(end)
	return more
}

// outside moves the window to the next line that begins a record, and tells
// of what belongs to none, once a run of lines.
func (c *cutter) outside(in *Input, emit func(Piece) bool) bool {
	var stray *Error
	blank := true
	for in.Ensure(1) {
		end, _ := in.LineEnd(0)
		line := lineText(in.Window()[:end])
		if c.starts(line, blank) {
			break
		}
		blank = len(bytes.TrimSpace(line)) == 0
		if !blank && stray == nil && (c.beside == nil || !c.beside(line)) {
			stray = &Error{File: in.File, Line: in.LineNumber(), Value: quoteText(bytes.TrimSpace(line)), Err: ErrStray}
		}
		in.SkipLine()
	}
	if stray != nil && !emit(Piece{Line: stray.Line, Err: stray}) {
		return false
	}
	return in.Ensure(1)
}

// skip moves on to the end of a record that is too long.
func (c *cutter) skip(in *Input) {
	for first := true; in.Ensure(1); first = false {
		end, _ := in.LineEnd(0)
		line := lineText(in.Window()[:end])
		if !first && c.starts(line, false) {
			return
		}
		over := c.ends != nil && c.ends(line)
		in.SkipLine()
		if over {
			return
		}
	}
}

// lineText is a line without its break.
func lineText(line []byte) []byte { return bytes.TrimRight(line, "\r\n") }

// beginsTag is the starts of a format whose records begin with a tag.
func beginsTag(lex func(string) (string, string, bool), tag string) func([]byte, bool) bool {
	return func(line []byte, _ bool) bool {
		t, _, ok := lex(string(line[:min(len(line), 8)]))
		return ok && t == tag
	}
}

// beginsWith is the starts of a format whose records all begin alike.
func beginsWith(prefix string) func([]byte, bool) bool {
	return func(line []byte, _ bool) bool { return bytes.HasPrefix(line, []byte(prefix)) }
}
