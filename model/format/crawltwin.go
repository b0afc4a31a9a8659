package format

import (
	"bytes"

	"github.com/go-json-experiment/json/jsontext"
)

// takeTwin is the short way of takeInner for what nearly every harvest has:
// a resultStr that holds the very text of the object around it, but for the
// title, and null for its own resultStr. Comparing costs a tenth of reading
// it. It reports false where anything is otherwise; takeInner reads that.
//
//	raw    {"title": T  ,…,"resultStr": "…"  ,…}
//	inner  {"title": T' ,…,"resultStr": null ,…}   with every quote and backslash escaped
func (d *crawlDecoder) takeTwin() bool {
	raw, title, result := d.p.Raw, d.outer.known[kTitle], d.outer.known[kResultStr]
	if title.raw.Kind() != '"' || result.raw.Kind() != '"' || title.off > result.off {
		return false
	}
	esc := result.raw[1 : len(result.raw)-1]
	ok := false
	if esc, ok = cutEscaped(esc, raw[:title.off]); !ok {
		return false
	}
	n := escapedString(esc)
	if n == 0 {
		return false
	}
	d.text = append(append(append(d.text[:0], '"'), esc[:n]...), '"')
	text, err := jsontext.AppendUnquote(nil, d.text)
	if err != nil || !jsontext.Value(text).IsValid() {
		return false
	}
	esc = esc[n:]
	if esc, ok = cutEscaped(esc, raw[title.off+len(title.raw):result.off]); !ok {
		return false
	}
	if esc, ok = bytes.CutPrefix(esc, []byte("null")); !ok {
		return false
	}
	end := bytes.LastIndexByte(raw, '}') + 1
	if esc, ok = cutEscaped(esc, raw[result.off+len(result.raw):end]); !ok || len(esc) > 0 {
		return false
	}
	d.inner.known[kTitle] = value{text, -1}
	return true
}

// cutEscaped takes plain, each quote and backslash escaped with a backslash
// and nothing else, off the beginning of esc.
func cutEscaped(esc, plain []byte) (rest []byte, ok bool) {
	slash := bytes.IndexByte(plain, '\\')
	for len(plain) > 0 {
		n := bytes.IndexByte(plain, '"')
		if n < 0 {
			n = len(plain)
		}
		if slash >= 0 && slash < n {
			n = slash
		}
		if len(esc) < n || !bytes.Equal(esc[:n], plain[:n]) {
			return nil, false
		}
		esc, plain = esc[n:], plain[n:]
		if len(plain) == 0 {
			break
		}
		if len(esc) < 2 || esc[0] != '\\' || esc[1] != plain[0] {
			return nil, false
		}
		esc, plain = esc[2:], plain[1:]
		if slash -= n + 1; slash < 0 {
			slash = bytes.IndexByte(plain, '\\')
		}
	}
	return esc, true
}

// escapedString returns how many bytes at the beginning of esc are a JSON
// string whose quotes and backslashes are escaped once more; 0 where it is
// none or has other escapes.
func escapedString(esc []byte) int {
	if !bytes.HasPrefix(esc, []byte(`\"`)) {
		return 0
	}
	for i := 2; i+1 < len(esc); i++ {
		if esc[i] != '\\' {
			continue
		}
		switch esc[i+1] {
		case '"':
			return i + 2
		case '\\': // the inner backslash; what it escapes comes next
			if i += 2; i < len(esc) && esc[i] == '\\' {
				i++
			}
		default:
			return 0
		}
	}
	return 0
}
