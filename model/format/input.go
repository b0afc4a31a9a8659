package format

import (
	"bytes"
	"io"
)

// Input is a text that a format's Split cuts up: UTF-8, behind a window that
// slides over it. Offsets are from the window's beginning, which stays where
// it is until Advance; slices of the window are good until the next call.
type Input struct {
	File     string            // for errors; "-" is standard input
	Encoding string            // of a format of bytes: the one asked for, or ""
	Columns  map[string]string // Options.Columns

	r          io.Reader
	buf        []byte
	start, end int
	line       int   // of buf[start], from 1
	err        error // what ended the input, io.EOF when nothing was wrong
}

// The window begins small, because many inputs are one record of 8 KB, and may
// hold the longest record and the beginning of the next.
const (
	minWindow = 32 << 10
	maxWindow = MaxRecord + minWindow
)

func newInput(file string, r io.Reader) *Input {
	return &Input{File: file, r: r, line: 1}
}

// Window returns what is held now.
func (in *Input) Window() []byte { return in.buf[in.start:in.end] }

// Rest reads what is left of the input, for formats that must see it whole.
func (in *Input) Rest() io.Reader {
	held := bytes.NewReader(bytes.Clone(in.Window()))
	in.start = in.end
	return io.MultiReader(held, in.r)
}

// LineNumber is the line, from 1, at which the window begins.
func (in *Input) LineNumber() int { return in.line }

// Err is what ended the input early; nil at its proper end.
func (in *Input) Err() error {
	if in.err == io.EOF {
		return nil
	}
	return in.err
}

// More reads on behind the window. It reports false when nothing can come:
// the input has ended, or the window is at its largest (Full).
func (in *Input) More() bool {
	if in.err != nil || in.Full() {
		return false
	}
	if in.end == len(in.buf) {
		in.room()
	}
	for range 100 {
		n, err := in.r.Read(in.buf[in.end:])
		in.end += n
		if err != nil {
			in.err = err
		}
		if n > 0 {
			return true
		}
		if err != nil {
			return false
		}
	}
	in.err = io.ErrNoProgress
	return false
}

// room makes place behind the window: it moves the window to the front where
// that frees half of the buffer, and doubles the buffer otherwise.
func (in *Input) room() {
	held := in.end - in.start
	to := in.buf
	if held > len(in.buf)/2 || len(in.buf) == 0 {
		to = make([]byte, min(max(minWindow, 2*len(in.buf)), maxWindow))
	} else if len(in.buf) > 8*minWindow && held < len(in.buf)/16 {
		to = make([]byte, 8*minWindow) // one huge record does not hold memory for ever
	}
	copy(to, in.buf[in.start:in.end])
	in.buf, in.start, in.end = to, 0, held
}

// Full reports whether the window is as long as it may be.
func (in *Input) Full() bool { return in.end-in.start >= maxWindow }

// Ensure reads until the window holds n bytes or no more come.
func (in *Input) Ensure(n int) bool {
	for in.end-in.start < n {
		if !in.More() {
			return false
		}
	}
	return true
}

// Advance moves the beginning of the window n bytes on.
func (in *Input) Advance(n int) {
	in.line += bytes.Count(in.buf[in.start:in.start+n], newline)
	in.start += n
}

var newline = []byte{'\n'}

// LineEnd returns the offset behind the line break of the line that holds
// offset from; at the end of the input the offset of the end. ok is false
// when the window is full before the line ends.
func (in *Input) LineEnd(from int) (end int, ok bool) {
	for {
		if i := bytes.IndexByte(in.buf[in.start+from:in.end], '\n'); i >= 0 {
			return from + i + 1, true
		}
		from = in.end - in.start
		if !in.More() {
			return from, !in.Full()
		}
	}
}

// SkipLine moves the window behind the end of its first line, however long,
// and returns how many bytes that was.
func (in *Input) SkipLine() (n int) {
	for {
		end, ok := in.LineEnd(0)
		in.Advance(end)
		n += end
		if ok {
			return n
		}
	}
}
