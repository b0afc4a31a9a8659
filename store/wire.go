package store

import (
	"encoding/binary"
	"errors"
)

// Records are written as tagged fields, so that a later version can add some
// and an earlier one carries along what it does not know:
//
//	uvarint tag<<1      then uvarint value
//	uvarint tag<<1 | 1  then uvarint length, then bytes
//
// Tags are never used again for something else. A field with the zero value
// is left out.

var errWire = errors.New("record is cut short or malformed")

// putNumber appends a number field.
func putNumber(b []byte, tag, n uint64) []byte {
	if n == 0 {
		return b
	}
	return binary.AppendUvarint(binary.AppendUvarint(b, tag<<1), n)
}

// putText appends a text field.
func putText(b []byte, tag uint64, s string) []byte {
	if s == "" {
		return b
	}
	return putLong(binary.AppendUvarint(b, tag<<1|1), s)
}

// putLong appends a length and the bytes.
func putLong(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// putList appends a field of several texts: their lengths and bytes.
func putList(b []byte, tag uint64, list []string) []byte {
	if len(list) == 0 {
		return b
	}
	n := 0
	for _, s := range list {
		n += uvarintLen(uint64(len(s))) + len(s)
	}
	b = binary.AppendUvarint(binary.AppendUvarint(b, tag<<1|1), uint64(n))
	for _, s := range list {
		b = putLong(b, s)
	}
	return b
}

func uvarintLen(n uint64) int {
	k := 1
	for ; n >= 0x80; n >>= 7 {
		k++
	}
	return k
}

// fields walks over a record. Next returns the tag and the value of the next
// field, and the bytes of the whole field so that unknown ones can be kept.
type fields struct{ rest []byte }

func (f *fields) next() (tag, n uint64, text, whole []byte, err error) {
	start := f.rest
	key, k := binary.Uvarint(f.rest)
	if k <= 0 {
		return 0, 0, nil, nil, errWire
	}
	n, m := binary.Uvarint(f.rest[k:])
	if m <= 0 {
		return 0, 0, nil, nil, errWire
	}
	f.rest = f.rest[k+m:]
	if key&1 == 1 {
		if n > uint64(len(f.rest)) {
			return 0, 0, nil, nil, errWire
		}
		text, f.rest = f.rest[:n], f.rest[n:]
	}
	return key >> 1, n, text, start[:len(start)-len(f.rest)], nil
}

// takeLong splits a length and its bytes off b.
func takeLong(b []byte) (text, rest []byte, err error) {
	n, k := binary.Uvarint(b)
	if k <= 0 || n > uint64(len(b)-k) {
		return nil, nil, errWire
	}
	return b[k : k+int(n)], b[k+int(n):], nil
}

// takeNumber splits a number off b.
func takeNumber(b []byte) (n uint64, rest []byte, err error) {
	n, k := binary.Uvarint(b)
	if k <= 0 {
		return 0, nil, errWire
	}
	return n, b[k:], nil
}

// takeList reads what putList wrote as the field's text.
func takeList(text []byte) ([]string, error) {
	var out []string
	for len(text) > 0 {
		var s []byte
		var err error
		if s, text, err = takeLong(text); err != nil {
			return nil, err
		}
		out = append(out, string(s))
	}
	return out, nil
}
