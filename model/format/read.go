package format

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"sync"
	"syscall"
)

// intake turns inputs into pieces, one input after the other.
type intake struct {
	o       Options
	formats []Format
	taken   int64
	emit    func(Piece) bool
	stopped bool // emit has said that no more is wanted
	src     *bufio.Reader
}

// reader reads one input. It reports false when no more is wanted.
func (in *intake) reader(r io.Reader, name string) bool {
	c := &counter{r: r, add: func(n int) {
		if in.taken += int64(n); in.o.Progress != nil && n > 0 {
			in.o.Progress(in.taken)
		}
	}}
	if in.src == nil {
		in.src = bufio.NewReaderSize(nil, probe)
	}
	in.src.Reset(c)
	if err := in.file(in.src, name); err != nil {
		in.fail(name, 0, err)
	}
	return !in.stopped
}

func (in *intake) fail(name string, line int, err error) bool {
	e, ok := err.(*Error)
	if !ok {
		e = &Error{File: name, Line: line, Err: err}
	}
	return in.put(Piece{Line: e.Line, Err: e}, name, 0)
}

func (in *intake) put(p Piece, name string, format int) bool {
	p.File, p.format = name, format
	if !in.stopped {
		in.stopped = !in.emit(p)
	}
	return !in.stopped
}

// file reads what src holds; the error is about the file as a whole.
func (in *intake) file(src *bufio.Reader, name string) error {
	plain, compression, done, err := unpack(src)
	defer done()
	if err != nil {
		return err
	}
	if n := in.chooseBytes(plain); n >= 0 {
		return in.split(n, newInput(name, plain), Found{Source: name, Encoding: in.o.Encoding, Compression: compression})
	}
	chars, encoding, err := text(plain, in.o.Encoding)
	if err != nil {
		return err
	}
	win := newInput(name, chars)
	win.Ensure(probe)
	head := win.Window()
	if len(bytes.Trim(head, " \t\r\n\uFEFF")) == 0 && !win.Full() && win.err != nil {
		if win.Err() != nil {
			return problem(win.Err())
		}
		return ErrEmpty
	}
	if skipBetween(head) == len(head) && win.err == io.EOF {
		return nil // an array of nothing
	}
	n, err := in.choose(head)
	if err != nil {
		return err
	}
	return in.split(n, win, Found{Source: name, Encoding: encoding, Compression: compression})
}

// split reads the records of a file whose format is known.
func (in *intake) split(n int, win *Input, found Found) error {
	f := in.formats[n]
	if found.Format = f.Name; in.o.Found != nil {
		in.o.Found(found)
	}
	win.Encoding, win.Columns = in.o.Encoding, in.o.Columns
	f.Split(win, func(p Piece) bool { return in.put(p, win.File, n) })
	if err := win.Err(); err != nil && !in.stopped {
		in.fail(win.File, win.LineNumber(), problem(err))
	}
	return nil
}

// chooseBytes returns the place of the format that is no text and that the
// file is in, or -1.
func (in *intake) chooseBytes(src *bufio.Reader) int {
	head, _ := src.Peek(probe)
	for i, f := range in.formats {
		if f.Bytes && f.Split != nil && len(head) > 0 && (in.o.Format == f.Name || in.o.Format == "" && f.Sniff(head) == Certain) {
			return i
		}
	}
	return -1
}

// choose returns the place of the format that head is in.
func (in *intake) choose(head []byte) (int, error) {
	best, at := No, -1
	for i, f := range in.formats {
		if f.Split == nil || f.Bytes {
			continue
		}
		if in.o.Format == f.Name {
			return i, nil
		}
		if c := f.Sniff(head[:min(len(head), probe)]); c > best {
			best, at = c, i
		}
	}
	switch {
	case in.o.Format != "":
		_, err := Named(in.o.Format)
		if err == nil {
			err = &because{ErrUnknown, fmt.Errorf("%q is only written", in.o.Format)}
		}
		return 0, err
	case at >= 0:
		return at, nil
	case looksBinary(head):
		return 0, ErrBinary
	}
	return 0, ErrUnknown
}

// problem turns an error of the system or of a decompressor into one of ours.
func problem(err error) error {
	switch {
	case errors.As(err, new(*kind)):
		return err
	case errors.Is(err, fs.ErrPermission):
		return ErrPermission
	case errors.Is(err, fs.ErrNotExist):
		return ErrMissing
	case errors.Is(err, syscall.ELOOP):
		return ErrLoop
	case errors.Is(err, io.ErrUnexpectedEOF):
		return ErrTruncated
	}
	return &because{ErrRead, err}
}

// decoders makes the decoders of one goroutine as they are needed.
type decoders struct {
	formats []Format
	made    []Decoder
}

func (d *decoders) decode(p Piece, out []Result) []Result {
	if p.Err != nil {
		return append(out, Result{Err: p.Err})
	}
	if d.made == nil {
		d.made = make([]Decoder, len(d.formats))
	}
	if d.made[p.format] == nil {
		d.made[p.format] = d.formats[p.format].Decoder()
	}
	return d.made[p.format](p, out)
}

// Pieces go to the decoders in batches, so that channels and small allocations
// cost nothing beside the work: one batch is about 60 records.
const batchSize = 256 << 10

// batch is memory of its own with the pieces in it.
type batch struct {
	mem    []byte
	pieces []Piece
	size   int
	out    []Result
	done   chan struct{} // closed when it is decoded
	gone   chan struct{} // closed when its records are delivered
}

func newBatch(pieces int) *batch {
	return &batch{done: make(chan struct{}), gone: make(chan struct{}), pieces: make([]Piece, 0, pieces)}
}

// huge is the size from which a batch has the memory to itself: the next
// one is cut when it is delivered.
const huge = 4 * batchSize

// add copies p; it reports whether the batch is full.
func (b *batch) add(p Piece) bool {
	p.Raw = b.keep(p.Raw)
	p.Tail = b.keep(p.Tail)
	b.pieces = append(b.pieces, p)
	b.size += len(p.Raw) + len(p.Tail)
	return b.size >= batchSize || len(b.pieces) >= 1000
}

func (b *batch) keep(v []byte) []byte {
	if len(v) == 0 {
		return nil
	}
	if len(v) > batchSize/4 {
		return bytes.Clone(v)
	}
	if cap(b.mem)-len(b.mem) < len(v) {
		b.mem = make([]byte, 0, batchSize) // the pieces before keep the old one alive
	}
	n := len(b.mem)
	b.mem = append(b.mem, v...)
	return b.mem[n:len(b.mem):len(b.mem)]
}

// pump runs feed and yields what its pieces decode to, in order.
func pump(o Options, feed func(*intake)) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		in := &intake{o: o, formats: Formats()}
		if o.Workers > 1 {
			pumpWorkers(in, feed, yield)
			return
		}
		d := decoders{formats: in.formats}
		var out []Result
		in.emit = func(p Piece) bool {
			p.Raw, p.Tail = bytes.Clone(p.Raw), bytes.Clone(p.Tail)
			out = d.decode(p, out[:0])
			return deliver(out, yield)
		}
		feed(in)
	}
}

func deliver(out []Result, yield func(Record, error) bool) bool {
	for i := range out {
		if out[i].Err != nil {
			if !yield(Record{}, out[i].Err) {
				return false
			}
		} else if !yield(out[i].Record, nil) {
			return false
		}
	}
	return true
}

// pumpWorkers lets one goroutine cut, o.Workers goroutines decode, and the
// caller's deliver. Batches wait in line in the order of the file; the line's
// length bounds the memory. All goroutines have ended when it returns.
func pumpWorkers(in *intake, feed func(*intake), yield func(Record, error) bool) {
	ahead := in.o.Workers + 1
	todo := make(chan *batch, ahead)
	line := make(chan *batch, ahead)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		defer close(line)
		defer close(todo)
		b := newBatch(64)
		send := func() bool {
			select {
			case line <- b:
			case <-stop:
				return false
			}
			todo <- b // never waits long: the workers don't stop before it is closed
			if b.size >= huge {
				select {
				case <-b.gone:
				case <-stop:
					return false
				}
			}
			b = newBatch(len(b.pieces))
			return true
		}
		in.emit = func(p Piece) bool { return !b.add(p) || send() }
		feed(in)
		if len(b.pieces) > 0 && !in.stopped {
			send()
		}
	})
	for range in.o.Workers {
		wg.Go(func() {
			d := decoders{formats: in.formats}
			for b := range todo {
				select {
				case <-stop:
				default:
					b.out = make([]Result, 0, len(b.pieces))
					for _, p := range b.pieces {
						b.out = d.decode(p, b.out)
					}
				}
				close(b.done)
			}
		})
	}
	defer wg.Wait()
	defer close(stop)
	for b := range line {
		<-b.done
		if !deliver(b.out, yield) {
			return
		}
		close(b.gone)
	}
}
