package format

import (
	"bytes"
	"slices"

	"github.com/go-json-experiment/json/jsontext"

	"twinleaf/model"
)

// value is a JSON value inside the object that it came from.
type value struct {
	raw jsontext.Value // nil where the key is absent
	off int            // of raw in the piece; -1 inside resultStr
}

// blank reports what is the same to the reader: absent, null and "".
func (v value) blank() bool {
	return len(v.raw) == 0 || v.raw[0] == 'n' || len(v.raw) == 2 && v.raw[0] == '"'
}

func (v value) kind() jsontext.Kind { return v.raw.Kind() }

type extra struct {
	name string
	value
}

// reading is the record under way: where it came from, and what no field takes.
type reading struct {
	p     *Piece
	rec   *Record
	extra []extra // for Paper.Extra
}

func (d *reading) begin(p *Piece, rec *Record) { d.p, d.rec, d.extra = p, rec, d.extra[:0] }

// keep gives the paper what no field took, in the order of the source.
func (d *reading) keep(p *model.Paper) {
	if len(d.extra) == 0 {
		return
	}
	slices.SortStableFunc(d.extra, func(a, b extra) int {
		switch {
		case a.off < 0 && b.off < 0:
			return 0
		case a.off < 0:
			return 1
		case b.off < 0:
			return -1
		}
		return a.off - b.off
	})
	p.Extra = make([]model.Extra, 0, len(d.extra))
	for _, e := range d.extra {
		x := model.Extra{Key: e.name, Value: string(bytes.ToValidUTF8(oneLine(e.raw), []byte("\uFFFD")))}
		if i := slices.IndexFunc(p.Extra, func(y model.Extra) bool { return y.Key == x.Key }); i >= 0 {
			p.Extra[i] = x // of a key that stands twice the last value counts
		} else {
			p.Extra = append(p.Extra, x)
		}
	}
}

// refuse keeps a value that no field can take, with a warning.
func (d *reading) refuse(name string, v value, err error) {
	d.keepAs(name, v)
	e := d.warn(name, v, err)
	e.Kept = KeptAsImported
}

func (d *reading) keepAs(name string, v value) {
	if v.off < 0 {
		name = "resultStr." + name
	}
	d.extra = append(d.extra, extra{name, v})
}

func (d *reading) warn(name string, v value, err error) *Error {
	e := &Error{File: d.p.File, Line: d.p.lineOf(v.off), Field: name, Err: err}
	if v.off < 0 {
		e.Field = "resultStr." + name
		e.Line = d.p.Line
	}
	if err != ErrEncoding {
		e.Value = quoteCut(v.raw)
	}
	d.rec.Warnings = append(d.rec.Warnings, e)
	return e
}
