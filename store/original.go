package store

import (
	"bytes"
	"encoding/binary"

	"github.com/go-json-experiment/json/jsontext"

	"twinleaf/model"
	"twinleaf/model/format"
)

// A row of the texts bucket holds the abstracts and the harvested object of a
// paper as they came in; it is never written again. Harvested objects say most
// things twice: resultStr is the same object once more as a JSON string, and
// the abstracts stand in the object as well. Both repetitions are taken out
// before packing, by generic rules that are checked to give back every byte:
//
//	form   1 byte: original | zh<<2 | en<<4, each one of the forms below
//	zh     inline: length, bytes; member: number of the object's member that is it
//	en     the same
//	twin   folded only: number of the member that repeats the object; how many
//	       of the repetition's members differ; for each its number, length, JSON text
//	rest   the original, the twin member's value replaced by ""
const (
	formNone   = 0
	formInline = 1
	formMember = 2 // of abstracts
	formFolded = 2 // of the original
)

// appendTexts writes the texts row of a paper.
func appendTexts(b []byte, zh, en string, original []byte) []byte {
	at := len(b)
	b = append(b, 0)
	form := byte(formNone)
	if len(original) > 0 {
		form = formInline
	}
	var members []member
	if form != formNone {
		members, _ = splitMembers(original, make([]member, 0, 40))
	}
	var f byte
	b, f = appendAbstract(b, zh, original, members)
	form |= f << 2
	b, f = appendAbstract(b, en, original, members)
	form |= f << 4
	if folded, ok := appendFolded(b, original, members); ok {
		b, form = folded, form&^3|formFolded
	} else {
		b = append(b, original...)
	}
	b[at] = form
	return b
}

func appendAbstract(b []byte, s string, original []byte, members []member) ([]byte, byte) {
	if s == "" {
		return b, formNone
	}
	for i, m := range members {
		// Escapes make a literal longer, seldom by more than a quarter.
		if n := m.to - m.value - 2; original[m.value] == '"' && n >= len(s) && n <= len(s)+len(s)/4+8 {
			if text, err := jsontext.AppendUnquote(nil, original[m.value:m.to]); err == nil && string(text) == s {
				return binary.AppendUvarint(b, uint64(i)), formMember
			}
		}
	}
	return putLong(b, s), formInline
}

// appendFolded writes the twin and the rest, if the object has a member that
// is a repetition of it.
func appendFolded(b, original []byte, members []member) ([]byte, bool) {
	for i, m := range members {
		if m.to-m.value < len(original)/4 || original[m.value] != '"' || !bytes.HasPrefix(original[m.value:], []byte(`"{\"`)) {
			continue
		}
		inner, ok := unescape(make([]byte, 0, m.to-m.value), original[m.value+1:m.to-1])
		if !ok {
			return b, false
		}
		repeated, ok := splitMembers(inner, make([]member, 0, len(members)))
		if !ok || len(repeated) != len(members) {
			return b, false
		}
		differ := make(map[int][]byte, 4)
		for k, r := range repeated {
			if !bytes.Equal(inner[r.key:r.colon], original[members[k].key:members[k].colon]) {
				return b, false
			}
			if v := inner[r.value:r.to]; k == i || !bytes.Equal(v, original[members[k].value:members[k].to]) {
				differ[k] = v
			}
		}
		if !bytes.Equal(twin(original, members, differ), original[m.value:m.to]) {
			return b, false // white space, or escaped another way
		}
		b = binary.AppendUvarint(b, uint64(i))
		b = binary.AppendUvarint(b, uint64(len(differ)))
		for k := range members {
			if v, ok := differ[k]; ok {
				b = binary.AppendUvarint(b, uint64(k))
				b = append(binary.AppendUvarint(b, uint64(len(v))), v...)
			}
		}
		b = append(b, original[:m.value]...)
		b = append(b, `""`...)
		return append(b, original[m.to:]...), true
	}
	return b, false
}

// twin is the string literal that repeats the object, but for what differs.
func twin(object []byte, members []member, differ map[int][]byte) []byte {
	out := make([]byte, 0, len(object)+64)
	out = append(out, '"', '{')
	for k, m := range members {
		if k > 0 {
			out = append(out, ',')
		}
		out = escape(out, object[m.key:m.colon])
		out = append(out, ':')
		if v, ok := differ[k]; ok {
			out = escape(out, v)
		} else {
			out = escape(out, object[m.value:m.to])
		}
	}
	return append(out, '}', '"')
}

// texts is a row of the texts bucket, unfolded.
type texts struct {
	zh, en    string
	harvested *model.Metric // see model.Paper
	original  []byte
}

// readTexts reads what appendTexts wrote. The original is made only if wanted.
// The result does not point into b.
func readTexts(b []byte, original bool) (texts, error) {
	var t texts
	if len(b) == 0 {
		return t, errWire
	}
	form := b[0]
	b = b[1:]
	var err error
	zh, en := abstract{form: form >> 2 & 3}, abstract{form: form >> 4 & 3}
	for _, a := range []*abstract{&zh, &en} {
		if b, err = a.read(b); err != nil {
			return t, err
		}
	}
	differ := map[int][]byte{}
	at := uint64(0)
	if form&3 == formFolded {
		var n uint64
		if at, b, err = takeNumber(b); err != nil {
			return t, err
		}
		if n, b, err = takeNumber(b); err != nil {
			return t, err
		}
		for range n {
			var k uint64
			var v []byte
			if k, b, err = takeNumber(b); err != nil {
				return t, err
			}
			if v, b, err = takeLong(b); err != nil {
				return t, err
			}
			differ[int(k)] = v
		}
	}
	var members []member
	if form&3 != formNone || zh.form == formMember || en.form == formMember {
		members, _ = splitMembers(b, make([]member, 0, 40))
	}
	t.harvested = harvested(b, members, differ)
	if t.zh, err = zh.text(b, members); err != nil {
		return t, err
	}
	if t.en, err = en.text(b, members); err != nil {
		return t, err
	}
	switch {
	case !original || form&3 == formNone:
	case form&3 == formInline:
		t.original = bytes.Clone(b)
	default:
		if at >= uint64(len(members)) {
			return t, errWire
		}
		m := members[at]
		lit := twin(b, members, differ)
		t.original = make([]byte, 0, len(b)+len(lit))
		t.original = append(t.original, b[:m.value]...)
		t.original = append(t.original, lit...)
		t.original = append(t.original, b[m.to:]...)
	}
	return t, nil
}

// harvested is what an object says of its journal's rank, itself or in the one that it has once more as a string: its members are differ
// where that is folded.
func harvested(object []byte, members []member, differ map[int][]byte) *model.Metric {
	var outer, inner format.Rank
	for i, m := range members {
		v := rank(&outer, object[m.key+1:m.colon-1])
		if v == nil {
			continue
		}
		*v = object[m.value:m.to]
		if d, ok := differ[i]; ok {
			*rank(&inner, object[m.key+1:m.colon-1]) = d
		}
	}
	if len(differ) == 0 && !outer.Whole() {
		for _, m := range members {
			if !bytes.HasPrefix(object[m.value:m.to], []byte(`"{`)) {
				continue
			}
			text, err := jsontext.AppendUnquote(make([]byte, 0, m.to-m.value), object[m.value:m.to])
			if err != nil {
				continue
			}
			list, _ := splitMembers(text, make([]member, 0, 40))
			for _, m := range list {
				if v := rank(&inner, text[m.key+1:m.colon-1]); v != nil {
					*v = text[m.value:m.to]
				}
			}
		}
	}
	return outer.Metric(inner)
}

// rank is the value of a Rank that stands under a key; nil for another key.
func rank(r *format.Rank, key []byte) *jsontext.Value {
	switch string(key) {
	case format.KeyImpact:
		return &r.Impact
	case format.KeyQuartile:
		return &r.Quartile
	case format.KeyZone:
		return &r.Zone
	}
	return nil
}

type abstract struct {
	form   byte
	inline []byte
	member uint64
}

func (a *abstract) read(b []byte) (rest []byte, err error) {
	switch a.form {
	case formNone:
		return b, nil
	case formInline:
		a.inline, rest, err = takeLong(b)
	case formMember:
		a.member, rest, err = takeNumber(b)
	default:
		err = errWire
	}
	return rest, err
}

func (a *abstract) text(object []byte, members []member) (string, error) {
	if a.form != formMember {
		return string(a.inline), nil
	}
	if a.member >= uint64(len(members)) {
		return "", errWire
	}
	m := members[a.member]
	s, err := jsontext.AppendUnquote(nil, object[m.value:m.to])
	return string(s), err
}

// member is where a member of a JSON object stands: the key's literal from key
// to colon, the value from value to to. White space is in neither.
type member struct{ key, colon, value, to int }

// splitMembers finds the members of the object that b is. It only looks for
// where they end: what is no JSON may pass, and appendTexts checks the outcome.
func splitMembers(b []byte, list []member) ([]member, bool) {
	i := space(b, 0)
	if i >= len(b) || b[i] != '{' {
		return nil, false
	}
	for i = space(b, i+1); i < len(b) && b[i] == '"'; i = space(b, i+1) {
		m := member{key: i, colon: stringEnd(b, i)}
		if i = space(b, m.colon); i >= len(b) || b[i] != ':' {
			return nil, false
		}
		m.value = space(b, i+1)
		m.to = valueEnd(b, m.value)
		if m.value == m.to || m.to > len(b) {
			return nil, false
		}
		list = append(list, m)
		if i = space(b, m.to); i >= len(b) || b[i] != ',' {
			break
		}
	}
	return list, i < len(b) && b[i] == '}'
}

func space(b []byte, i int) int {
	for i < len(b) && (b[i] == ' ' || b[i] == '\n' || b[i] == '\r' || b[i] == '\t') {
		i++
	}
	return i
}

// stringEnd is the place after the literal that begins at i; past the end of b if it does not end.
func stringEnd(b []byte, i int) int {
	for i++; i < len(b); {
		k := bytes.IndexByte(b[i:], '"')
		if k < 0 {
			break
		}
		i += k + 1
		back := 0
		for j := i - 2; b[j] == '\\'; j-- {
			back++
		}
		if back%2 == 0 {
			return i
		}
	}
	return len(b) + 1
}

// valueEnd is the place after the value that begins at i, without white space
// after it; past the end of b if it does not end.
func valueEnd(b []byte, i int) int {
	depth := 0
	for i < len(b) {
		switch b[i] {
		case '"':
			if i = stringEnd(b, i); depth == 0 {
				return i
			}
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return i
			}
			if depth--; depth == 0 {
				return i + 1
			}
		case ',', ' ', '\n', '\r', '\t':
			if depth == 0 {
				return i
			}
		}
		i++
	}
	return len(b) + 1
}

// escape and unescape know what JSON.stringify writes for text without rare
// control characters: \" \\ \n \r \t \b \f.
const (
	plainOf   = "\"\\\n\r\t\b\f"
	escapedOf = "\"\\nrtbf"
)

func escape(out, s []byte) []byte {
	from := 0
	for i, c := range s {
		if c >= 0x20 && c != '"' && c != '\\' {
			continue
		}
		if k := bytes.IndexByte([]byte(plainOf), c); k >= 0 {
			out = append(out, s[from:i]...)
			out = append(out, '\\', escapedOf[k])
			from = i + 1
		}
	}
	return append(out, s[from:]...)
}

func unescape(out, s []byte) ([]byte, bool) {
	for {
		i := bytes.IndexByte(s, '\\')
		if i < 0 {
			return append(out, s...), true
		}
		if i+1 >= len(s) {
			return out, false
		}
		k := bytes.IndexByte([]byte(escapedOf), s[i+1])
		if k < 0 {
			return out, false
		}
		out = append(append(out, s[:i]...), plainOf[k])
		s = s[i+2:]
	}
}

// textsOf says what the texts row of a new paper will hold.
func textsOf(p *model.Paper, original []byte) textSet {
	var s textSet
	if p.Abstract.ZH != "" {
		s |= textZH
	}
	if p.Abstract.EN != "" {
		s |= textEN
	}
	if len(original) > 0 {
		s |= textOriginal
	}
	return s
}
