package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Style says how Encode writes.
type Style struct {
	// Commands writes accents, dashes and quotes as TeX commands, as BibTeX's styles expect, which sort and shorten by bytes. What no
	// command is for (Chinese, for one) stays as it is. Otherwise all is UTF-8, as biber reads it.
	Commands bool
	// Title guards capitals inside words (DNA, McDonald) with braces: styles lower the others.
	Title bool
}

// Encode writes text as TeX whose braces are balanced; Decode gives the text again. A formula between dollars is written as it is: $x_1$,
// but not "costs $5 and $6".
func Encode(text string, s Style) string {
	if plain(text) && !s.Title {
		return text
	}
	e := encoder{s: s, text: text, braces: Balanced(text)}
	e.run()
	return e.out.String()
}

func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || strings.IndexByte("\\{}$&%#_^~`'-", c) >= 0 {
			return false
		}
	}
	return true
}

type encoder struct {
	s      Style
	text   string
	i      int
	braces bool // the text's own braces are balanced
	out    strings.Builder
	last   byte
	group  int // where a guarded word ends; 0: in none
}

func (e *encoder) put(s string) {
	if s == "" {
		return
	}
	// Two of these in a row would mean a third thing.
	if strings.IndexByte("-`'", s[0]) >= 0 && e.last == s[0] || s[0] == '`' && (e.last == '?' || e.last == '!') {
		e.out.WriteString("{}")
	}
	e.out.WriteString(s)
	e.last = s[len(s)-1]
}

func (e *encoder) run() {
	word := true
	for e.i < len(e.text) {
		if e.group > 0 && e.i >= e.group {
			e.put("}")
			e.group = 0
		}
		r, n := utf8.DecodeRuneInString(e.text[e.i:])
		if n := e.formula(); n > 0 {
			e.put(e.text[e.i : e.i+n])
			e.i += n
			word = false
			continue
		}
		if word && e.s.Title && e.group == 0 {
			if end := guarded(e.text[e.i:]); end > 0 {
				e.put("{")
				e.group = e.i + end
			}
		}
		word = unicode.IsSpace(r) || strings.ContainsRune("-–—/([“‘\"'", r)
		if e.group > 0 {
			word = false
		}
		e.char(r, e.text[e.i:e.i+n])
		e.i += n
	}
	if e.group > 0 {
		e.put("}")
	}
}

// guarded is the length of the word that text begins with where a capital stands inside it, else 0.
func guarded(text string) int {
	inside := false
	for i, r := range text {
		switch {
		case unicode.IsUpper(r):
			inside = inside || i > 0
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			if inside {
				return i
			}
			return 0
		}
	}
	if inside {
		return len(text)
	}
	return 0
}

// formula is the length of the formula at the cursor, 0 where there is none. The rule is that of Markdown with maths: no space inside the
// dollars, no digit behind the last.
func (e *encoder) formula() int {
	s := e.text[e.i:]
	if s[0] != '$' || len(s) < 3 || isSpace(s[1]) || e.group > 0 {
		return 0
	}
	if strings.HasPrefix(s, "$$") {
		if n := strings.Index(s[2:], "$$"); n > 0 && Balanced(s[2:2+n]) && !strings.ContainsAny(s[2:2+n], "\\$") {
			return e.kept(n + 4)
		}
		return 0
	}
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '$':
			if isSpace(s[i-1]) || !Balanced(s[1:i]) || i+1 < len(s) && (s[i+1] >= '0' && s[i+1] <= '9' || s[i+1] == '$') {
				return 0
			}
			return e.kept(i + 1)
		}
	}
	return 0
}

// kept is n where the n bytes of a formula are read as they are written.
func (e *encoder) kept(n int) int {
	if s := e.text[e.i : e.i+n]; Decode(s) != s {
		return 0
	}
	return n
}

func (e *encoder) char(r rune, s string) {
	switch r {
	case '\\':
		e.put(`\textbackslash{}`)
	case '{', '}':
		if e.braces && e.group == 0 {
			e.put(`\` + s)
		} else if r == '{' {
			e.put(`\textbraceleft{}`)
		} else {
			e.put(`\textbraceright{}`)
		}
	case '$', '&', '%', '#', '_':
		e.put(`\` + s)
	case '^':
		e.put(`\^{}`)
	case '~':
		e.put(`\~{}`)
	case '`':
		e.put(`\textasciigrave{}`)
	default:
		if e.s.Commands && r >= utf8.RuneSelf {
			e.command(r, s)
			return
		}
		e.put(s)
	}
}

var marks = map[rune]string{'—': "---", '–': "--", '“': "``", '”': "''", '‘': "`"}

// named are the letters that have a command of their own.
var named = map[rune]string{'ß': "ss", 'æ': "ae", 'Æ': "AE", 'œ': "oe", 'Œ': "OE", 'ø': "o", 'Ø': "O", 'ł': "l", 'Ł': "L", 'ð': "dh", 'Ð': "DH", 'þ': "th", 'Þ': "TH",
	'đ': "dj", 'Đ': "DJ", '§': "S", '¶': "P", '†': "dag", '‡': "ddag", '£': "pounds", '©': "textcopyright", '®': "textregistered", '™': "texttrademark", '°': "textdegree", '…': "ldots",
	'¿': "textquestiondown", '¡': "textexclamdown"}

func (e *encoder) command(r rune, s string) {
	if m := marks[r]; m != "" {
		e.put(m)
		return
	}
	if n := named[r]; n != "" {
		e.put(`{\` + n + `}`)
		return
	}
	if parts := []rune(norm.NFD.String(s)); len(parts) == 2 && parts[0] < utf8.RuneSelf && unicode.IsLetter(parts[0]) && norm.NFC.String(string(parts)) == s {
		if cmd := accentOf[parts[1]]; cmd != "" {
			if c := cmd[0] | 0x20; c >= 'a' && c <= 'z' {
				e.put(`{\` + cmd + " " + string(parts[0]) + `}`)
			} else {
				e.put(`{\` + cmd + string(parts[0]) + `}`)
			}
			return
		}
	}
	e.put(s)
}
