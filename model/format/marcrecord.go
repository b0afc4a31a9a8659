package format

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// marcRecord is a MARC 21 record, in ISO 2709 or as XML.
type marcRecord struct {
	leader string
	fields []*marcField
}

// marcField is a control field (00X), which has a value, or a data field.
type marcField struct {
	tag   string
	ind   string // two indicators
	value string
	subs  []marcSub
	used  bool // read into fields of ours, as far as its subfields are
}

type marcSub struct {
	code  byte
	value string
	used  bool
}

func (f *marcField) control() bool { return strings.HasPrefix(f.tag, "00") }

// get is the first subfield of a code.
func (f *marcField) get(code byte) string {
	for _, s := range f.subs {
		if s.code == code {
			return s.value
		}
	}
	return ""
}

// take is get for a value that a field of ours holds from now on.
func (f *marcField) take(code byte) string {
	for i := range f.subs {
		if s := &f.subs[i]; s.code == code && !s.used {
			s.used, f.used = true, true
			return s.value
		}
	}
	return ""
}

func (f *marcField) add(code byte, value string) *marcField {
	if value != "" {
		f.subs = append(f.subs, marcSub{code: code, value: value})
	}
	return f
}

// text is a field as one line: "10$aTitle$cBy", a control field its value. A
// dollar sign in a value is {dollar}, as MARCMaker writes it.
func (f *marcField) text() string {
	if f.control() {
		return f.value
	}
	var b strings.Builder
	b.WriteString(strings.ReplaceAll(f.ind, " ", "\\"))
	for _, s := range f.subs {
		b.WriteByte('$')
		b.WriteByte(s.code)
		b.WriteString(strings.NewReplacer("{", "{lcub}", "$", "{dollar}").Replace(s.value))
	}
	return b.String()
}

// marcFieldOf reads what text wrote; nil where it is none.
func marcFieldOf(tag, text string) *marcField {
	f := &marcField{tag: tag, ind: "  "}
	if len(tag) != 3 || strings.Trim(tag, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") != "" {
		return nil
	}
	if f.control() {
		f.value = cleanMARC(text)
		return f
	}
	parts := strings.Split(text, "$")
	if len(parts[0]) == 2 {
		f.ind = strings.ReplaceAll(parts[0], "\\", " ")
	}
	for _, p := range parts[1:] {
		if len(p) > 0 && p[0] > ' ' && p[0] < utf8.RuneSelf {
			f.subs = append(f.subs, marcSub{code: p[0], value: cleanMARC(strings.NewReplacer("{dollar}", "$", "{lcub}", "{").Replace(p[1:]))})
		}
	}
	if len(f.subs) == 0 {
		return nil
	}
	return f
}

// cleanMARC takes away what separates fields in ISO 2709, and line breaks.
func cleanMARC(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
}

// The marks of ISO 2709.
const (
	marcSubMark    = 0x1F
	marcFieldMark  = 0x1E
	marcRecordMark = 0x1D
)

// parseMARC reads a record of ISO 2709, without its end mark. decode turns the bytes of
// values into text. Lengths and offsets are believed only where the marks say
// the same, because they are often wrong.
func parseMARC(raw []byte, decode func([]byte) string) (*marcRecord, error) {
	if len(raw) < 25 {
		return nil, ErrCut
	}
	end := bytes.IndexByte(raw, marcFieldMark)
	if end < 24 || (end-24)%12 != 0 {
		return nil, &because{ErrSyntax, fmt.Errorf("the directory of the record has %d bytes (want a multiple of 12)", max(end-24, 0))}
	}
	r := &marcRecord{leader: string(bytes.ToValidUTF8(raw[:24], []byte("?")))}
	data := bytes.TrimSuffix(raw[end+1:], []byte{marcFieldMark})
	parts := bytes.Split(data, []byte{marcFieldMark})
	n := (end - 24) / 12
	byMark := len(parts) == n
	for i := range n {
		e := raw[24+12*i : 36+12*i]
		length, start := number(e[3:7]), number(e[7:12])
		var v []byte
		switch {
		case length > 0 && start >= 0 && start+length <= len(data)+1 && (start == 0 || data[start-1] == marcFieldMark) && bytes.IndexByte(data[start:start+length-1], marcFieldMark) < 0:
			v = data[start : start+length-1]
		case byMark:
			v = parts[i]
		default:
			return nil, &because{ErrSyntax, fmt.Errorf("field %q is not where the directory says", e[:3])}
		}
		f := &marcField{tag: string(bytes.ToValidUTF8(e[:3], []byte("?"))), ind: "  "}
		if f.control() {
			f.value = decode(v)
			r.fields = append(r.fields, f)
			continue
		}
		subs := bytes.Split(v, []byte{marcSubMark})
		if len(subs[0]) >= 2 {
			f.ind = string(bytes.ToValidUTF8(subs[0][:2], []byte("?")))
		}
		for _, s := range subs[1:] {
			if len(s) > 0 && s[0] < utf8.RuneSelf {
				f.subs = append(f.subs, marcSub{code: s[0], value: decode(s[1:])})
			}
		}
		r.fields = append(r.fields, f)
	}
	return r, nil
}

// number is what digits write, or -1.
func number(b []byte) int {
	n, err := strconv.Atoi(string(b))
	if err != nil || n < 0 {
		return -1
	}
	return n
}

// appendMARC writes a record in ISO 2709 and UTF-8. What is longer than the
// standard's digits can say has nines for its length.
func (r *marcRecord) appendMARC(dst []byte) []byte {
	var dir, data []byte
	for _, f := range r.fields {
		start := len(data)
		if f.control() {
			data = append(data, f.value...)
		} else {
			data = append(data, f.ind...)
			for _, s := range f.subs {
				data = append(append(data, marcSubMark, s.code), s.value...)
			}
		}
		data = append(data, marcFieldMark)
		dir = fmt.Appendf(dir, "%s%04d%05d", f.tag, min(len(data)-start, 9999), min(start, 99999))
	}
	base := 24 + len(dir) + 1
	leader := fmt.Sprintf("%05d%s22%05d%s4500", min(base+len(data)+1, 99999), r.leader[5:10], min(base, 99999), r.leader[17:20])
	dst = append(append(dst, leader...), dir...)
	dst = append(append(dst, marcFieldMark), data...)
	return append(dst, marcRecordMark)
}
