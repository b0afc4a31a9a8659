package format

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Encodings lists the names that Options.Encoding takes and Found.Encoding gives.
func Encodings() []string {
	return []string{"utf-8", "utf-16le", "utf-16be", "gb18030", "big5", "windows-1252", "marc-8"}
}

func encodingNamed(name string) (encoding.Encoding, error) {
	switch name {
	case "utf-8":
		return nil, nil
	case "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), nil
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), nil
	case "gb18030":
		return simplifiedchinese.GB18030, nil
	case "big5":
		return traditionalchinese.Big5, nil
	case "windows-1252", "marc-8": // MARC-8 is read by marc itself, which is no text
		return charmap.Windows1252, nil
	}
	return nil, &because{ErrUnknown, fmt.Errorf("encoding %q", name)}
}

// probe is how many bytes the encoding is guessed from.
const probe = 64 << 10

// text returns r as UTF-8 without byte order mark, and the name of the
// encoding that it had. With want "" it is found: a byte order mark, the zero
// bytes of UTF-16, else the first 64 KB from the first byte that is not ASCII,
// wherever that comes. (Text that is ASCII so far is called utf-8.)
func text(r *bufio.Reader, want string) (io.Reader, string, error) {
	head, _ := r.Peek(4)
	name := want
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		if want == "" || want == "utf-8" {
			r.Discard(3)
			return r, "utf-8", nil
		}
	case want != "":
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), len(head) == 4 && head[1] == 0 && head[0] != 0 && head[3] == 0:
		name = "utf-16le"
	case bytes.HasPrefix(head, []byte("\xFE\xFF")), len(head) == 4 && head[0] == 0 && head[1] != 0 && head[2] == 0:
		name = "utf-16be"
	default:
		a := &asciiReader{r: r}
		head, _ := r.Peek(probe)
		if i := firstHigh(head); i >= 0 {
			name = guess(head[i:])
			break
		}
		return a, "utf-8", nil
	}
	enc, err := encodingNamed(name)
	if err != nil {
		return nil, "", err
	}
	if enc == nil {
		return r, name, nil
	}
	return transform.NewReader(r, enc.NewDecoder()), name, nil
}

// firstHigh is the offset of the first byte that is not ASCII, or -1.
func firstHigh(b []byte) int {
	for i, c := range b {
		if c >= utf8.RuneSelf {
			return i
		}
	}
	return -1
}

// asciiReader passes ASCII on until the first byte that is none, and guesses
// the encoding from there.
type asciiReader struct {
	r    *bufio.Reader
	rest io.Reader // the decoded text from the first other byte on
}

func (a *asciiReader) Read(p []byte) (int, error) {
	if a.rest != nil {
		return a.rest.Read(p)
	}
	if _, err := a.r.Peek(1); err != nil {
		return 0, err
	}
	b, _ := a.r.Peek(min(a.r.Buffered(), len(p)))
	i := firstHigh(b)
	if i < 0 {
		i = len(b)
	}
	if i > 0 {
		copy(p, b[:i])
		a.r.Discard(i)
		return i, nil
	}
	b, _ = a.r.Peek(probe)
	a.rest = a.r
	if enc, _ := encodingNamed(guess(b)); enc != nil {
		a.rest = transform.NewReader(a.r, enc.NewDecoder())
	}
	return a.rest.Read(p)
}

// guess tells UTF-8, GB18030 and windows-1252 apart by a text that begins
// with a byte above ASCII. A character that is cut off at the end is forgiven.
//
// One bad byte among good characters is a damaged UTF-8 text. In GB18030 the
// high bytes come in pairs, hardly any of which are characters of UTF-8; in
// Latin-1 they mostly stand alone.
func guess(b []byte) string {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r != utf8.RuneError || n > 1:
			good++
		case len(b)-i < utf8.UTFMax && !utf8.FullRune(b[i:]):
		default:
			bad++
		}
		i += n
	}
	if bad == 0 || good >= 2*bad {
		return "utf-8"
	}
	if paired(b) {
		return "gb18030"
	}
	return "windows-1252"
}

// paired reports whether the high bytes of b are the pairs of GB18030, nearly
// all of them characters of GB 2312, which make up Chinese prose.
func paired(b []byte) bool {
	common, rare, broken := 0, 0, 0
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c < utf8.RuneSelf {
			continue
		}
		if i+1 == len(b) {
			break
		}
		d := b[i+1]
		switch {
		case c >= 0xA1 && c <= 0xF7 && d >= 0xA1 && d <= 0xFE:
			common++
		case c >= 0x81 && c <= 0xFE && d >= 0x40 && d != 0x7F && d != 0xFF:
			rare++
		case c >= 0x81 && c <= 0xFE && d >= '0' && d <= '9': // four bytes
			rare++
			i += 2
		default:
			broken++
			continue
		}
		i++
	}
	return common > 0 && common >= 4*rare && common >= 50*broken
}
