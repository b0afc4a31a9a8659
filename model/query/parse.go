package query

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"twinleaf/model/fold"
)

// Options of Parse.
type Options struct {
	// Typing says that the line is still being written: its last word, when nothing follows it, is a beginning.
	Typing bool
	// Now is what ages such as added:<7d count from; zero is the present.
	Now  time.Time
	Sort Sort
}

// maxDepth bounds nesting, so that a hostile line cannot exhaust the stack.
const maxDepth = 64

// Parse reads a search line. It never fails: what cannot be understood is left out and listed in Faults.
func Parse(line string, o Options) Query {
	if o.Now.IsZero() {
		o.Now = time.Now()
	}
	p := &parser{text: line, o: o}
	var parts []Node
	for {
		if n := p.or(Any, 0); n != nil {
			parts = append(parts, n)
		}
		if p.at >= len(p.text) {
			break
		}
		// Only a closing parenthesis stops the outermost level.
		from := p.at
		p.next()
		p.fault(Fault{Kind: ExtraClose, From: from, To: p.at, Text: ")"})
	}
	return Query{Text: line, Root: conjunction(parts), Sort: o.Sort, Faults: p.faults}
}

type parser struct {
	text   string
	at     int
	o      Options
	faults []Fault
}

func (p *parser) fault(f Fault) { p.faults = append(p.faults, f) }

// plainRune maps the full-width and typographic forms of the line's own signs to ASCII; other runes stay.
func plainRune(r rune) rune {
	switch r {
	case '（':
		return '('
	case '）':
		return ')'
	case '：', '﹕':
		return ':'
	case '“', '”', '＂', '„', '〝', '〞':
		return '"'
	case '－', '−':
		return '-'
	case '＊':
		return '*'
	case '，', '、':
		return ','
	case '＝':
		return '='
	case '＞':
		return '>'
	case '＜':
		return '<'
	case '｜':
		return '|'
	case '．':
		return '.'
	}
	return r
}

// peek returns the plain form of the rune at the cursor, 0 at the end.
func (p *parser) peek() rune { return p.peekAt(p.at) }

func (p *parser) peekAt(i int) rune {
	if i >= len(p.text) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(p.text[i:])
	return plainRune(r)
}

func (p *parser) next() {
	_, n := utf8.DecodeRuneInString(p.text[p.at:])
	p.at += n
}

func (p *parser) spaces() {
	for p.at < len(p.text) && unicode.IsSpace(p.peek()) {
		p.next()
	}
}

// or reads conditions joined by OR, up to a closing parenthesis or the end.
func (p *parser) or(f Field, depth int) Node {
	var kids []Node
	bare := false // nothing stands before the last OR, which has been said
	for last, first := p.at, true; ; first = false {
		n := p.and(f, depth)
		if n != nil {
			kids = append(kids, n)
		} else if !first && !bare {
			p.dangling(last)
		}
		p.spaces()
		at := p.at
		if !p.operator() {
			break
		}
		if n == nil && first {
			p.dangling(at)
		}
		last, bare = at, n == nil
	}
	return disjunction(kids)
}

// dangling notes an OR with nothing on one side.
func (p *parser) dangling(from int) {
	p.fault(Fault{Kind: Dangling, From: from, To: p.at, Text: "OR"})
}

// operator steps over an OR or | and reports whether there was one.
func (p *parser) operator() bool {
	p.spaces()
	if p.peek() == '|' {
		for p.peek() == '|' {
			p.next()
		}
		return true
	}
	if p.keyword("OR") {
		p.at += 2
		return true
	}
	return false
}

// keyword reports whether a capital word stands alone at the cursor.
func (p *parser) keyword(w string) bool {
	if !strings.HasPrefix(p.text[p.at:], w) {
		return false
	}
	r := p.peekAt(p.at + len(w))
	return r == 0 || unicode.IsSpace(r) || r == '(' || r == ')' || r == '"'
}

// and reads conditions one after the other, up to OR, a closing parenthesis or the end.
func (p *parser) and(f Field, depth int) Node {
	var kids []Node
	for {
		p.spaces()
		if r := p.peek(); r == 0 || r == ')' || r == '|' || p.keyword("OR") {
			break
		}
		if p.keyword("AND") {
			p.at += 3
			continue
		}
		if n := p.unary(f, depth); n != nil {
			kids = append(kids, n)
		}
	}
	return conjunction(kids)
}

// unary reads one condition with the minus signs before it.
func (p *parser) unary(f Field, depth int) Node {
	from, not := p.at, false
	for {
		if p.peek() == '-' {
			p.next()
			if r := p.peek(); r == 0 || unicode.IsSpace(r) || r == ')' {
				return nil // a lone dash, as in "Nature - a history"
			}
		} else if p.keyword("NOT") {
			p.at += 3
			p.spaces()
			if r := p.peek(); r == 0 || r == ')' {
				p.fault(Fault{Kind: Dangling, From: from, To: p.at, Text: "NOT"})
				return nil
			}
		} else {
			break
		}
		not = !not
	}
	n := p.primary(f, depth)
	if n != nil && not {
		return negation(n)
	}
	return n
}

func (p *parser) primary(f Field, depth int) Node {
	from := p.at
	switch r := p.peek(); {
	case r == '(':
		return p.group(f, depth)
	case r == '"' && f.Spec().Kind != Text:
		return p.condition(f, from)
	case r == '"':
		return p.quoted(f, false)
	case r == '|' || r == 0 || r == ')':
		return nil
	}
	if n, ok := p.link(); ok {
		return n
	}
	name, ok := p.fieldName()
	if !ok {
		return p.word(f, false)
	}
	named, known := ParseField(name)
	colon := p.at
	p.next()
	if !known {
		if p.at >= len(p.text) || unicode.IsSpace(p.peek()) {
			p.at = from // "Background: …" is a word with punctuation
			return p.word(f, false)
		}
		p.skipValue(depth)
		p.fault(Fault{Kind: UnknownField, From: from, To: colon, Text: name})
		return nil
	}
	p.spaces()
	return p.value(named, from, depth)
}

// fieldName reads a name that a colon follows; the cursor is then at the colon, else where it was.
func (p *parser) fieldName() (string, bool) {
	for i := p.at; i < len(p.text); {
		r, n := utf8.DecodeRuneInString(p.text[i:])
		switch {
		case plainRune(r) == ':':
			name := p.text[p.at:i]
			first, _ := utf8.DecodeRuneInString(name)
			if name == "" || !unicode.IsLetter(first) {
				return "", false
			}
			p.at = i
			return name, true
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '_':
			i += n
		default:
			return "", false
		}
	}
	return "", false
}

// value reads what follows a field's colon.
func (p *parser) value(f Field, from, depth int) Node {
	r := p.peek()
	if r == 0 || r == ')' {
		p.fault(Fault{Kind: NoValue, From: from, To: p.at, Field: f})
		return nil
	}
	if r == '(' {
		return p.group(f, depth)
	}
	return p.single(f, from)
}

// single reads one value of a field, or one word inside a field's group.
func (p *parser) single(f Field, from int) Node {
	if f.Spec().Kind != Text {
		return p.condition(f, from)
	}
	whole := false
	if p.peek() == '=' {
		p.next()
		whole = true
	}
	var n Node
	if p.peek() == '"' {
		n = p.quoted(f, whole)
	} else {
		n = p.word(f, whole)
	}
	switch w := n.(type) {
	case *Words:
		w.From = from
	case nil:
		p.fault(Fault{Kind: NoValue, From: from, To: p.at, Field: f})
	}
	return n
}

// group reads a parenthesis; the field before it holds for all that is inside.
func (p *parser) group(f Field, depth int) Node {
	from := p.at
	p.next()
	if depth >= maxDepth {
		p.at = len(p.text)
		p.fault(Fault{Kind: TooDeep, From: from, To: p.at})
		return nil
	}
	n := p.or(f, depth+1)
	if p.peek() == ')' {
		p.next()
	} else {
		p.fault(Fault{Kind: OpenGroup, From: from, To: from + 1, Text: "("})
	}
	return n
}

// quoted reads a phrase in quotes. A quote that does not close is a phrase still being typed.
func (p *parser) quoted(f Field, whole bool) Node {
	from := p.at
	p.next()
	start := p.at
	for p.at < len(p.text) && p.peek() != '"' {
		p.next()
	}
	text, open := p.text[start:p.at], p.at >= len(p.text)
	if !open {
		p.next()
	}
	w := &Words{Field: f, Quoted: true, Whole: whole, From: from, To: p.at}
	w.Text = strings.TrimSpace(text)
	if t := strings.TrimRight(w.Text, "*＊"); t != w.Text {
		w.Text, w.Prefix = t, true
	} else if open && p.o.Typing && w.Text == strings.TrimLeft(text, " ") {
		w.Prefix = true
	}
	if whole {
		w.Prefix = false
	}
	return words(w)
}

// word reads up to a space, quote or parenthesis.
func (p *parser) word(f Field, whole bool) Node {
	if f.Spec().Kind != Text {
		return p.condition(f, p.at)
	}
	from := p.at
	for p.at < len(p.text) {
		if r := p.peek(); unicode.IsSpace(r) || r == '"' || r == '(' || r == ')' || r == '|' {
			break
		}
		p.next()
	}
	if p.at == from {
		p.next() // never stand still
		return nil
	}
	w := &Words{Field: f, Text: p.text[from:p.at], Whole: whole, From: from, To: p.at}
	if t := strings.TrimRight(w.Text, "*＊"); t != w.Text {
		w.Text, w.Prefix = t, true
	} else if p.o.Typing && p.at == len(p.text) {
		w.Prefix = true
	}
	if whole {
		w.Prefix = false
	}
	return words(w)
}

// words drops text without a single term, and a beginning that ends in a sign: in `deep-` nothing has begun.
func words(w *Words) Node {
	var s fold.Scanner
	var t fold.Term
	s.Reset(w.Text)
	found, end := false, 0
	for s.Next(&t) {
		found, end = true, t.End
	}
	if !found && (!w.Whole || w.Text == "") {
		return nil
	}
	if end < len(w.Text) {
		w.Prefix = false
	}
	w.Text = strings.TrimRightFunc(strings.TrimSpace(w.Text), func(r rune) bool { return unicode.IsSpace(r) || plainRune(r) == '*' })
	return w
}

// link reads a pasted DOI or web address.
func (p *parser) link() (Node, bool) {
	end := p.at
	for end < len(p.text) && !unicode.IsSpace(rune(p.text[end])) && p.text[end] != '"' {
		end++
	}
	text := p.text[p.at:end]
	low := strings.ToLower(text)
	doi := ""
	switch i := strings.Index(low, "doi.org/10."); {
	case i >= 0:
		doi = text[i+len("doi.org/"):]
	case strings.HasPrefix(low, "10.") && looksLikeDOI(low):
		doi = text
	case strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://"):
		n := &OneOf{Field: URL, Values: []string{plainValue(URL, text)}, From: p.at, To: end}
		p.at = end
		return n, true
	default:
		return nil, false
	}
	n := &OneOf{Field: DOI, From: p.at, To: end}
	p.at = end
	doi, n.Prefix = p.unstar(doi)
	n.Values = []string{plainValue(DOI, doi)}
	return n, true
}

// looksLikeDOI: "10.", four or more digits, a slash (DOI Handbook, 2.2).
func looksLikeDOI(s string) bool {
	i := 3
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == '.') {
		i++
	}
	return i >= 7 && i < len(s) && s[i] == '/'
}

// unstar takes a trailing star from a value; at the end of a line that is being typed there is one in effect.
func (p *parser) unstar(text string) (string, bool) {
	if t := strings.TrimRight(text, "*＊"); t != text {
		return t, true
	}
	return text, p.o.Typing && p.at == len(p.text)
}

// skipValue steps over the value of an unknown field.
func (p *parser) skipValue(depth int) {
	switch p.peek() {
	case '"':
		p.quoted(Any, false)
	case '(':
		faults := len(p.faults)
		p.group(Any, depth)
		p.faults = p.faults[:faults]
	default:
		p.word(Any, false)
	}
}

// conjunction joins kids by and.
func conjunction(kids []Node) Node {
	var flat []Node
	for _, k := range kids {
		if a, ok := k.(*And); ok {
			flat = append(flat, a.Kids...)
		} else {
			flat = append(flat, k)
		}
	}
	switch len(flat) {
	case 0:
		return nil
	case 1:
		return flat[0]
	}
	return &And{flat}
}

// disjunction joins kids by or.
func disjunction(kids []Node) Node {
	var flat []Node
	for _, k := range kids {
		if o, ok := k.(*Or); ok {
			flat = append(flat, o.Kids...)
		} else {
			flat = append(flat, k)
		}
	}
	switch len(flat) {
	case 0:
		return nil
	case 1:
		return flat[0]
	}
	return &Or{flat}
}

func negation(n Node) Node {
	if not, ok := n.(*Not); ok {
		return not.Kid
	}
	return &Not{n}
}
