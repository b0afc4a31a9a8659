package check

import (
	"html"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// tagNames are the elements of HTML, MathML and JATS that get stuck in titles
// and abstracts (NISO Z39.96 for JATS). A tag counts only as a pair, or as one
// of the empty ones: "<k>" in physics is a mean value and "<p" an inequality.
var tagNames = map[string]tagKind{
	"i": inline, "b": inline, "em": inline, "strong": inline, "u": inline, "tt": inline, "small": inline, "big": inline, "span": inline,
	"font": inline, "italic": inline, "bold": inline, "sc": inline, "scp": inline, "roman": inline, "monospace": inline,
	"underline": inline, "ext-link": inline, "a": inline, "xref": inline, "cite": inline, "code": inline, "inf": lowered,
	"sub": lowered, "sup": raised, "p": block, "div": block, "sec": block, "title": block, "list": block, "list-item": block,
	"ul": block, "ol": block, "li": block, "h1": block, "h2": block, "h3": block, "h4": block, "abstract": block, "label": block,
	"br": empty, "break": empty, "hr": empty, "img": empty,
	"math": formula, "mrow": formula, "mi": formula, "mn": formula, "mo": formula, "msub": formula, "msup": formula,
	"inline-formula": formula, "disp-formula": formula, "tex-math": formula, "alternatives": formula, "inline-graphic": formula,
	"msubsup": formula, "mfrac": formula, "mtext": formula, "semantics": formula, "annotation": formula,
}

type tagKind uint8

const (
	inline tagKind = iota + 1
	block
	empty
	lowered
	raised
	formula
)

// tag is one tag in a text.
type tag struct {
	from, to int
	name     string
	kind     tagKind
	closing  bool
}

// nextTag finds the first tag of a known element at or after from.
func nextTag(s string, from int) (tag, bool) {
	for {
		i := strings.IndexByte(s[from:], '<')
		if i < 0 {
			return tag{}, false
		}
		i += from
		g := tag{from: i}
		j := i + 1
		if j < len(s) && s[j] == '/' {
			g.closing = true
			j++
		}
		start := j
		for j < len(s) && (s[j]|0x20 >= 'a' && s[j]|0x20 <= 'z' || j > start && (s[j] == '-' || s[j] == ':' || s[j] >= '0' && s[j] <= '9')) {
			j++
		}
		name := strings.ToLower(s[start:j])
		if k := strings.IndexByte(name, ':'); k >= 0 { // jats:p, mml:math
			name = name[k+1:]
		}
		end := strings.IndexByte(s[j:], '>')
		if kind := tagNames[name]; kind != 0 && end >= 0 && end <= 300 &&
			(end == 0 || s[j] == ' ' || s[j] == '\n' || s[j] == '/') && strings.IndexByte(s[j:j+end], '<') < 0 {
			g.to, g.name, g.kind = j+end+1, name, kind
			return g, true
		}
		from = i + 1
	}
}

// firstTag finds the first real tag: an empty element, one in a name space,
// or one that is opened and closed in the text.
func firstTag(s string) (tag, bool) {
	low := ""
	for from := 0; ; {
		g, ok := nextTag(s, from)
		if !ok {
			return g, false
		}
		from = g.to
		if g.kind == empty || strings.Contains(s[g.from:g.to], ":") {
			return g, true
		}
		if low == "" {
			low = strings.ToLower(s)
		}
		if g.closing || strings.Contains(low[g.to:], "</"+g.name+">") {
			return g, true
		}
	}
}

// stripTags takes the tags out. Raised and lowered digits become Unicode's
// own, so that H<sub>2</sub>O is H₂O. safe is false where a reader would
// lose something: a formula, or a power that would run into its base.
func stripTags(s string) (out string, safe bool) {
	var b strings.Builder
	safe = true
	last := 0
	for from := 0; ; {
		g, ok := nextTag(s, from)
		if !ok {
			break
		}
		text := s[last:g.from]
		b.WriteString(text)
		from, last = g.to, g.to
		switch g.kind {
		case block, empty:
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
		case formula:
			safe = false
		case lowered, raised:
			if g.closing {
				continue
			}
			end, ok := nextTag(s, g.to)
			if !ok || !end.closing || end.name != g.name {
				continue
			}
			inner := s[g.to:end.from]
			small, ok := smallDigits(inner, g.kind == raised)
			if !ok {
				small = inner
				safe = safe && !endsInDigit(b.String())
			}
			b.WriteString(small)
			from, last = end.to, end.to
		}
	}
	b.WriteString(s[last:])
	return strings.TrimSpace(joinBlanks(b.String())), safe
}

func endsInDigit(s string) bool { return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' }

// smallDigits writes s with the superscript or subscript characters of
// Unicode (22.4); ok is false where one is missing.
func smallDigits(s string, raised bool) (string, bool) {
	const plain = "0123456789+-−=()n"
	up, down := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ"), []rune("₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ")
	var b strings.Builder
	for _, r := range strings.TrimSpace(s) {
		i := strings.IndexRune(plain, r)
		if i < 0 {
			return s, false
		}
		i = utf8.RuneCountInString(plain[:i])
		if raised {
			b.WriteRune(up[i])
		} else {
			b.WriteRune(down[i])
		}
	}
	return b.String(), b.Len() > 0
}

// nextEntity finds the first character reference that ends in a semicolon
// (HTML Standard 13.5), and what it stands for.
func nextEntity(s string, from int) (at Range, char string, ok bool) {
	for {
		i := strings.IndexByte(s[from:], '&')
		if i < 0 {
			return Range{}, "", false
		}
		i += from
		end := strings.IndexByte(s[i:min(len(s), i+32)], ';')
		if end > 2 {
			ref := s[i : i+end+1]
			if !strings.ContainsAny(ref, " \t\n") {
				if c := html.UnescapeString(ref); c != ref && !strings.HasSuffix(c, ";") || ref == "&semi;" {
					return Range{i, i + len(ref)}, c, true
				}
			}
		}
		from = i + 1
	}
}

// decodeEntities replaces all character references, twice where harvesting
// escaped twice (&amp;lt;).
func decodeEntities(s string) string {
	for range 2 {
		var b strings.Builder
		last := 0
		for {
			at, c, ok := nextEntity(s, last)
			if !ok {
				break
			}
			b.WriteString(s[last:at.From])
			if c == "\u00A0" {
				c = " "
			}
			b.WriteString(c)
			last = at.To
		}
		if last == 0 {
			break
		}
		b.WriteString(s[last:])
		s = b.String()
	}
	return s
}

// texAt finds the first TeX in a text: mathematics between dollars, a command,
// an accent, a power. A dollar before an amount is money.
func (f *facts) texAt() (Range, bool) {
	s := f.text
	best := Range{-1, -1}
	take := func(from, to int) {
		if best.From < 0 || from < best.From {
			best = Range{from, to}
		}
	}
	if f.has(markDollar) {
		if at, ok := dollars(s, int(f.at[markDollar])); ok {
			take(at.From, at.To)
		}
	}
	for _, m := range [...]mark{markBackslash, markPower, markTicks} {
		if f.has(m) {
			i := int(f.at[m])
			end := i + 2
			for m == markBackslash && end < len(s) && s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' {
				end++
			}
			take(i, min(end, len(s)))
		}
	}
	return best, best.From >= 0
}

// dollars finds a pair of dollars that holds mathematics: something only TeX
// has is in it, or no blank stands inside next to the dollars and no digit
// follows (the rule of Pandoc's tex_math_dollars).
func dollars(s string, from int) (Range, bool) {
	for from < len(s) {
		i := strings.IndexByte(s[from:], '$')
		if i < 0 {
			return Range{}, false
		}
		i += from
		j := strings.IndexByte(s[i+1:], '$')
		if j < 0 {
			return Range{}, false
		}
		j += i + 1
		inner := s[i+1 : j]
		if inner == "" { // $$ opens a display
			return Range{i, j + 1}, true
		}
		tight := inner[0] != ' ' && inner[len(inner)-1] != ' ' && (j+1 == len(s) || s[j+1] < '0' || s[j+1] > '9')
		if strings.ContainsAny(inner, "\\^_{}=") || tight {
			return Range{i, j + 1}, true
		}
		from = i + 1
	}
	return Range{}, false
}

// combining are TeX's accents (The TeXbook, chapter 9) as combining marks.
var combining = map[byte]string{
	'\'': "\u0301", '`': "\u0300", '"': "\u0308", '^': "\u0302", '~': "\u0303", '=': "\u0304", '.': "\u0307",
	'c': "\u0327", 'v': "\u030C", 'u': "\u0306", 'H': "\u030B", 'k': "\u0328", 'r': "\u030A", 'd': "\u0323", 'b': "\u0331",
}

// texLetters are TeX's letters of other alphabets.
var texLetters = map[string]string{
	"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ",
	"&": "&", "%": "%", "#": "#", "_": "_",
}

// untex turns what TeX has for accents, special letters, escaped signs and
// quotation marks into characters. Mathematics and other commands stay; whole
// reports whether nothing of TeX is left.
func untex(s string) (out string, whole bool) {
	var b strings.Builder
	for i := 0; i < len(s); {
		if text, n := texAccent(s[i:]); n > 0 {
			b.WriteString(text)
			i += n
			continue
		}
		switch {
		case strings.HasPrefix(s[i:], "``"):
			b.WriteString("“")
			i += 2
		case strings.HasPrefix(s[i:], "''"):
			b.WriteString("”")
			i += 2
		case s[i] == '{' && i+1 < len(s) && s[i+1] == '\\':
			text, n := texAccent(s[i+1:])
			if n > 0 && i+1+n < len(s) && s[i+1+n] == '}' {
				b.WriteString(text)
				i += n + 2
				continue
			}
			b.WriteByte(s[i])
			i++
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	out = norm.NFC.String(b.String())
	var f facts
	f.read(out)
	_, left := f.texAt()
	return out, !left
}

// texAccent reads one accented or special letter at the beginning of s and
// how many bytes it takes; 0: there is none.
func texAccent(s string) (string, int) {
	if len(s) < 2 || s[0] != '\\' {
		return "", 0
	}
	if mark := combining[s[1]]; mark != "" {
		i, letters := 2, s[1]|0x20 >= 'a' && s[1]|0x20 <= 'z'
		for i < len(s) && s[i] == ' ' {
			i++
		}
		braces := i < len(s) && s[i] == '{'
		if letters && i == 2 && !braces { // \cite is no cedilla
			return texLetter(s)
		}
		if braces {
			i++
		}
		base := ""
		switch {
		case strings.HasPrefix(s[i:], "\\i"), strings.HasPrefix(s[i:], "\\j"):
			base = s[i+1 : i+2]
			i += 2
		case i < len(s) && s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z':
			base = s[i : i+1]
			i++
		default:
			return "", 0
		}
		if braces {
			if i >= len(s) || s[i] != '}' {
				return "", 0
			}
			i++
		}
		return norm.NFC.String(base + mark), i
	}
	return texLetter(s)
}

func texLetter(s string) (string, int) {
	for _, n := range [...]int{2, 1} {
		if len(s) < 1+n {
			continue
		}
		c, ok := texLetters[s[1:1+n]]
		if !ok {
			continue
		}
		end := 1 + n
		word := s[1]|0x20 >= 'a' && s[1]|0x20 <= 'z'
		if word && end < len(s) && s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' {
			return "", 0 // the beginning of another command
		}
		switch {
		case word && strings.HasPrefix(s[end:], "{}"):
			end += 2
		case word && end < len(s) && s[end] == ' ':
			end++
		}
		return c, end
	}
	return "", 0
}

// joinBlanks writes every run of white space as one blank.
func joinBlanks(s string) string { return strings.Join(strings.Fields(s), " ") }
