package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Run is a stretch of text in one face. Link is an http or https address.
type Run struct {
	Text   string `json:"text"`
	Italic bool   `json:"italic,omitempty"`
	Bold   bool   `json:"bold,omitempty"`
	Super  bool   `json:"super,omitempty"`
	Link   string `json:"link,omitempty"`
}

// Text is rich text on one line. Neighbouring runs of one face are joined.
type Text []Run

// Plain is the text without its faces.
func (t Text) Plain() string {
	var b strings.Builder
	for _, r := range t {
		b.WriteString(r.Text)
	}
	return b.String()
}

// face is what Run says beside the words.
type face struct {
	italic, bold, super bool
	link                string
}

func (r Run) face() face { return face{r.Italic, r.Bold, r.Super, r.Link} }

// writer builds a Text part by part. sep asks for a mark before the next part:
// nothing is written until that part comes, so that a missing part takes its
// mark with it. A full stop asked for stands; any other mark gives way to the
// one asked for after it. No full stop follows another, or ? or !.
type writer struct {
	t       Text
	pending string
}

func (w *writer) put(s string, f face) {
	if s == "" {
		return
	}
	if w.pending != "" {
		p := w.pending
		w.pending = ""
		if strings.HasPrefix(p, ".") && w.stopped() {
			p = p[1:]
		}
		w.raw(p, face{})
	}
	w.raw(s, f)
}

func (w *writer) raw(s string, f face) {
	if s == "" {
		return
	}
	if n := len(w.t); n > 0 && w.t[n-1].face() == f {
		w.t[n-1].Text += s
		return
	}
	w.t = append(w.t, Run{Text: s, Italic: f.italic, Bold: f.bold, Super: f.super, Link: f.link})
}

func (w *writer) add(s string) { w.put(s, face{}) }

// ital writes the titles that a style sets in italics. Chinese, Japanese and
// Korean have no italics: such text stays upright.
func (w *writer) ital(s string) { w.put(s, face{italic: !cjk(s)}) }

func (w *writer) link(s, to string) {
	if !safeLink(to) {
		to = ""
	}
	w.put(s, face{link: to})
}

// text appends runs that were written elsewhere.
func (w *writer) text(t Text) {
	for _, r := range t {
		w.put(r.Text, r.face())
	}
}

func (w *writer) sep(s string) {
	if len(w.t) == 0 || strings.HasPrefix(w.pending, ".") {
		return
	}
	w.pending = s
}

// quote writes a title in quotation marks with the mark that stands inside
// them. ? and ! take its place where it is a full stop or, with soft, a comma.
func (w *writer) quote(s, inner string, soft bool) {
	if s == "" {
		return
	}
	if endsWith(s, "?!？！") && (inner != "," || soft) || inner == "." && endsWith(s, ".。…") {
		inner = ""
	}
	w.add("“" + innerQuotes(s) + inner + "”")
}

// innerQuotes turns the double marks within a quotation into single ones.
func innerQuotes(s string) string {
	if !strings.ContainsAny(s, "“”\"") {
		return s
	}
	open := true
	return strings.Map(func(r rune) rune {
		switch r {
		case '“':
			return '‘'
		case '”':
			return '’'
		case '"':
			open = !open
			if !open {
				return '‘'
			}
			return '’'
		}
		return r
	}, s)
}

// doubleQuotes turns the single marks within a quotation into double ones;
// an apostrophe between letters or without an opening mark stays.
func doubleQuotes(s string) string {
	if !strings.Contains(s, "‘") {
		return s
	}
	r := []rune(s)
	open := 0
	for i, c := range r {
		switch {
		case c == '‘':
			r[i] = '“'
			open++
		case c == '’' && open > 0 && (i+1 == len(r) || !unicode.IsLetter(r[i+1])):
			r[i] = '”'
			open--
		}
	}
	return string(r)
}

// stopped reports whether a full stop would double what stands at the end.
func (w *writer) stopped() bool {
	if len(w.t) == 0 {
		return true
	}
	s := strings.TrimRight(w.t[len(w.t)-1].Text, "”’\"")
	if s == "" {
		return false
	}
	return endsWith(s, ".?!。？！…")
}

// end closes the entry with a full stop where none is, and drops what is pending.
func (w *writer) end() Text {
	w.pending = ""
	if !w.stopped() {
		w.raw(".", face{})
	}
	return w.t
}

// done closes the entry without a full stop.
func (w *writer) done() Text {
	w.pending = ""
	return w.t
}

func (w *writer) empty() bool { return len(w.t) == 0 }

func endsWith(s, any string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	return n > 0 && strings.ContainsRune(any, r)
}
