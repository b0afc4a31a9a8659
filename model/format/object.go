package format

import (
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// object is a JSON object that keeps the order of its keys and the very text
// of the values that are not set anew.
type object []member

type member struct {
	name  string
	value jsontext.Value
}

// parseObject takes raw apart; what it returns shares raw's memory.
func parseObject(m *members, raw []byte) (object, error) {
	out := make(object, 0, 40)
	err := m.each(raw, func(name []byte, v jsontext.Value, _ int) {
		out = append(out, member{string(name), v})
	})
	return out, err
}

// at finds a key; where it stands twice the last one counts. -1: absent.
func (o object) at(name string) int {
	for i := len(o) - 1; i >= 0; i-- {
		if o[i].name == name {
			return i
		}
	}
	return -1
}

// get returns the value of a key, or nil.
func (o object) get(name string) jsontext.Value {
	if i := o.at(name); i >= 0 {
		return o[i].value
	}
	return nil
}

// set gives a key its value; a new key goes to the end.
func (o *object) set(name string, v jsontext.Value) {
	if i := o.at(name); i >= 0 {
		(*o)[i].value = v
		return
	}
	*o = append(*o, member{name, v})
}

// appendTo writes the object on one line.
func (o object) appendTo(dst []byte) []byte {
	dst = append(dst, '{')
	for i, m := range o {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendString(dst, m.name)
		dst = append(dst, ':')
		dst = append(dst, oneLine(m.value)...)
	}
	return append(dst, '}')
}

func appendString(dst []byte, s string) []byte {
	dst, _ = jsontext.AppendQuote(dst, s) // invalid UTF-8 becomes U+FFFD
	return dst
}

// isNumber reports whether s can stand in JSON as a number.
func isNumber(s string) bool {
	return s != "" && strings.TrimLeft(s[:1], "-0123456789") == "" && jsontext.Value(s).IsValid()
}
