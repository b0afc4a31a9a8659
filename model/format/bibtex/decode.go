package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxDepth is how deep groups may be nested; deeper braces are read as nothing.
const maxDepth = 100

// Decode gives the Unicode text of a value in TeX: accents, letters, dashes, quotes and ties become characters, braces and fonts go. A
// formula between dollars stays as it is written, unless it is one character. A command that is not known stays with its
// arguments.
//
// Decode(Encode(t)) is t for every t that Decode gives.
func Decode(tex string) string {
	if !strings.ContainsAny(tex, "\\{}$~`'-") {
		return tex
	}
	d := decoder{s: tex}
	d.group(0)
	return d.out.String()
}

type decoder struct {
	s   string
	i   int
	out strings.Builder
}

// group decodes up to the brace that closes it, or the end.
func (d *decoder) group(depth int) {
	for d.i < len(d.s) {
		rest := d.s[d.i:]
		switch c := rest[0]; {
		case c == '}':
			d.i++
			if depth > 0 {
				return
			}
		case c == '{':
			d.i++
			if depth < maxDepth {
				d.group(depth + 1)
			}
		case c == '\\':
			d.command(depth)
		case c == '$':
			d.math()
		case c == '~':
			d.put(" ", 1)
		case strings.HasPrefix(rest, "---"):
			d.put("—", 3)
		case strings.HasPrefix(rest, "--"):
			d.put("–", 2)
		case strings.HasPrefix(rest, "``"):
			d.put("“", 2)
		case strings.HasPrefix(rest, "''"):
			d.put("”", 2)
		case strings.HasPrefix(rest, "?`"):
			d.put("¿", 2)
		case strings.HasPrefix(rest, "!`"):
			d.put("¡", 2)
		case c == '`':
			d.put("‘", 1)
		default:
			n := strings.IndexAny(rest[1:], "\\{}$~`'-?!") + 1
			if n == 0 {
				n = len(rest)
			}
			d.put(rest[:n], n)
		}
	}
}

func (d *decoder) put(text string, n int) {
	d.out.WriteString(text)
	d.i += n
}

// name reads a command's name behind the backslash: letters, or one other character.
func (d *decoder) name() string {
	from := d.i
	for d.i < len(d.s) && (d.s[d.i]|0x20) >= 'a' && (d.s[d.i]|0x20) <= 'z' {
		d.i++
	}
	if d.i == from && d.i < len(d.s) {
		_, n := utf8.DecodeRuneInString(d.s[d.i:])
		d.i += n
	}
	return d.s[from:d.i]
}

func (d *decoder) spaces() {
	for d.i < len(d.s) && isSpace(d.s[d.i]) {
		d.i++
	}
}

// braced is the TeX of the group that begins at the cursor, and moves behind it; ok is false where none does.
func (d *decoder) braced() (tex string, ok bool) {
	if d.i >= len(d.s) || d.s[d.i] != '{' {
		return "", false
	}
	depth := 0
	for i := d.i; i < len(d.s); i++ {
		switch d.s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				tex = d.s[d.i+1 : i]
				d.i = i + 1
				return tex, true
			}
		}
	}
	return "", false
}

// inner decodes TeX of its own, not too deep.
func inner(tex string, depth int) string {
	if depth >= maxDepth {
		return tex
	}
	d := decoder{s: tex}
	d.group(depth + 1)
	for d.i < len(d.s) {
		d.group(depth + 1)
	}
	return d.out.String()
}

func (d *decoder) command(depth int) {
	start := d.i
	d.i++
	name := d.name()
	letter := name != "" && (name[0]|0x20) >= 'a' && (name[0]|0x20) <= 'z'
	after := d.i
	if mark, ok := accents[name]; ok {
		d.accent(name, mark, depth)
		return
	}
	if !letter {
		switch name {
		case "":
			d.out.WriteByte('\\')
		case "&", "%", "$", "#", "_", "{", "}":
			d.out.WriteString(name)
		case "/", "-", "@", "!":
		case ",", ";", ":", " ", "\n", "\t", "\\", "\r":
			d.out.WriteByte(' ')
		case "(", "[":
			closing := `\)`
			if name == "[" {
				closing = `\]`
			}
			if n := strings.Index(d.s[d.i:], closing); n >= 0 {
				d.formula(d.s[d.i : d.i+n])
				d.i += n + 2
				return
			}
			d.out.WriteString(`\` + name)
		default:
			d.out.WriteString(`\` + name)
		}
		return
	}
	d.spaces()
	arg := func() (string, bool) { return d.braced() }
	switch {
	case letters[name] != "":
		d.out.WriteString(letters[name])
	case switches[name]:
	case unwrapped[name]:
		if tex, ok := arg(); ok {
			d.out.WriteString(inner(tex, depth))
		}
	case dropped[name]:
		arg()
	case name == "url", name == "path":
		if tex, ok := arg(); ok {
			d.out.WriteString(Verbatim(tex))
		}
	case name == "href":
		arg()
		if tex, ok := arg(); ok {
			d.out.WriteString(inner(tex, depth))
		}
	case name == "enquote", name == "mkbibquote":
		if tex, ok := arg(); ok {
			d.out.WriteString("“" + inner(tex, depth) + "”")
		}
	case name == "ensuremath":
		if tex, ok := arg(); ok {
			d.formula(tex)
		}
	case name == "textsuperscript":
		d.script(arg, superscripts, depth)
	case name == "textsubscript":
		d.script(arg, subscripts, depth)
	default: // not known: as it is, with the groups behind it
		d.i = after
		for {
			if _, ok := d.braced(); !ok {
				break
			}
		}
		d.out.WriteString(d.s[start:d.i])
	}
}

// script raises or lowers an argument, where Unicode has all of it.
func (d *decoder) script(arg func() (string, bool), table map[rune]rune, depth int) {
	tex, ok := arg()
	if !ok {
		return
	}
	text := inner(tex, depth)
	if moved, ok := mapAll(text, table); ok {
		text = moved
	}
	d.out.WriteString(text)
}

func mapAll(s string, table map[rune]rune) (string, bool) {
	ok := s != ""
	out := strings.Map(func(r rune) rune {
		if to, found := table[r]; found {
			return to
		}
		ok = false
		return r
	}, s)
	return out, ok
}

// accent puts a mark on what follows: a group, a command or a character.
func (d *decoder) accent(name string, mark rune, depth int) {
	at := d.i
	if n := name[0] | 0x20; n >= 'a' && n <= 'z' && d.i < len(d.s) && !isSpace(d.s[d.i]) && d.s[d.i] != '{' && d.s[d.i] != '\\' {
		d.out.WriteString(`\` + name) // not an accent: a longer name was cut by the rules of name, so this cannot be
		return
	}
	d.spaces()
	var base string
	switch {
	case d.i >= len(d.s) || d.s[d.i] == '}':
		d.i = at
	case d.s[d.i] == '{':
		tex, ok := d.braced()
		if !ok {
			break
		}
		base = inner(tex, depth)
	case d.s[d.i] == '\\':
		if depth >= maxDepth {
			break
		}
		c := decoder{s: d.s, i: d.i}
		c.command(depth + 1)
		base, d.i = c.out.String(), c.i
	default:
		_, n := utf8.DecodeRuneInString(d.s[d.i:])
		base = d.s[d.i : d.i+n]
		d.i += n
	}
	first, n := utf8.DecodeRuneInString(base)
	switch {
	case base == "":
		if s := spacing[name]; s != "" {
			d.out.WriteString(s)
		} else {
			d.out.WriteString(`\` + name)
		}
		return
	case first == 'ı':
		first = 'i'
	case first == 'ȷ':
		first = 'j'
	case !unicode.IsLetter(first):
		d.out.WriteString(base)
		return
	}
	d.out.WriteString(norm.NFC.String(string(first)+string(mark)) + base[n:])
}

// math reads a formula between dollars.
func (d *decoder) math() {
	mark := "$"
	if strings.HasPrefix(d.s[d.i:], "$$") {
		mark = "$$"
	}
	from := d.i + len(mark)
	for i := from; i < len(d.s); i++ {
		switch {
		case d.s[i] == '\\':
			i++
		case strings.HasPrefix(d.s[i:], mark):
			if i == from {
				break
			}
			d.i = i + len(mark)
			if mark == "$$" {
				d.out.WriteString(oneLine("$$" + d.s[from:i] + "$$"))
				return
			}
			d.formula(d.s[from:i])
			return
		}
	}
	d.put(mark, len(mark)) // none: a dollar as it is
}

func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < 0x80 && isSpace(byte(r)) }), " ")
}

// formula writes a formula: one character where it is no more, else as it is.
func (d *decoder) formula(tex string) {
	body := strings.TrimSpace(tex)
	switch {
	case body == "<" || body == ">" || body == "|":
		d.out.WriteString(body)
		return
	case strings.HasPrefix(body, `\`) && maths[body[1:]] != "":
		d.out.WriteString(maths[body[1:]])
		return
	case body == `^\circ` || body == `^{\circ}`:
		d.out.WriteString("°")
		return
	}
	for mark, table := range map[string]map[rune]rune{"^": superscripts, "_": subscripts} {
		rest, ok := strings.CutPrefix(body, mark)
		if !ok {
			continue
		}
		if strings.HasPrefix(rest, "{") && strings.HasSuffix(rest, "}") {
			rest = rest[1 : len(rest)-1]
		} else if utf8.RuneCountInString(rest) != 1 {
			continue
		}
		if moved, ok := mapAll(rest, table); ok {
			d.out.WriteString(moved)
			return
		}
	}
	d.out.WriteString(oneLine("$" + tex + "$"))
}

// Verbatim is the text of a value that is no TeX, such as an address: what some programs escape all the same is taken back.
func Verbatim(s string) string {
	if !strings.ContainsAny(s, "\\{}") {
		return s
	}
	return strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\$`, "$", `{\_}`, "_", `{\%}`, "%", `{\&}`, "&", `{\#}`, "#", `\~{}`, "~", `{\textasciitilde}`, "~",
		`\textasciitilde `, "~", `\textasciitilde{}`, "~", `$\sim$`, "~").Replace(s)
}
