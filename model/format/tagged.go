package format

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"twinleaf/model"
)

// tagged is a format whose records are lines of a tag and a value.
type tagged struct {
	name  string // of the format; what is kept carries it as its prefix
	rules []rule // in the order in which fields are written
	// lex takes a line that begins a field apart; others go on with the field before.
	lex func(line string) (tag, value string, ok bool)
	// put writes one field. Lines are never empty; a value of one line has one.
	put   func(w *bufio.Writer, tag string, lines []string)
	end   string                                // what stands behind a record
	head  string                                // what stands before the first
	foot  string                                // what stands behind the last
	tidy  func(d *draft)                        // after the fields are read; may be nil
	key   func(tag string) string               // by which rules know a tag; nil: the tag itself
	sub   func(tag, value string) []tagValue    // takes a line apart that holds several fields; may be nil
	drops func(tag string, lines []string) bool // fields that say nothing; may be nil
}

type tagValue struct{ tag, value string }

// rule is what one or more tags mean.
type rule struct {
	tags []string // the first is the one that is written
	take func(d *draft, f *field) bool
	give func(s *sheet, tag string)
}

// sheet is a record about to be written.
type sheet struct {
	rec                   *Record
	p                     *model.Paper
	j                     *model.Journal
	title, translated     string
	abstracts             []string // the original's first
	journal, otherJournal string
	kept                  []keptValue
	put                   func(tag string, lines []string)
}

// one puts a value of one line, or nothing where it is empty.
func (s *sheet) one(tag, value string) {
	if value != "" {
		s.put(tag, strings.Split(value, "\n"))
	}
}

// keptOf takes what was kept under a tag away from what is written at the end.
func (s *sheet) keptOf(tag string) []string {
	i := slices.IndexFunc(s.kept, func(k keptValue) bool { return k.tag == tag })
	if i < 0 {
		return nil
	}
	v := s.kept[i].values
	s.kept = slices.Delete(slices.Clone(s.kept), i, i+1)
	return v
}

func newSheet(format string, r *Record, o WriteOptions) *sheet {
	s := &sheet{rec: r, p: &r.Paper, j: &r.Journal}
	s.title, s.translated = originalTitles(s.p)
	first, second := s.p.Abstract.EN, s.p.Abstract.ZH
	if chineseFirst(s.p) || s.p.Language == "" && s.p.Title.EN == "" {
		first, second = second, first
	}
	for _, a := range [...]string{first, second} {
		if a != "" {
			s.abstracts = append(s.abstracts, a)
		}
	}
	s.journal = s.j.Name
	if s.j.NameZH != "" && s.j.NameZH != s.j.Name {
		if s.otherJournal = s.j.NameZH; chineseFirst(s.p) || s.p.Title.EN == "" || s.j.Name == "" {
			s.journal, s.otherJournal = s.j.NameZH, s.j.Name
		}
	}
	s.choose(o.Languages)
	s.kept = keptIn(format, s.p.Extra)
	return s
}

// choose leaves one language.
func (s *sheet) choose(l Languages) {
	if l == BothLanguages {
		return
	}
	one := *s.p
	zh := l == ChineseOnly || chineseFirst(s.p)
	one.Title, one.Abstract = single(one.Title, zh), single(one.Abstract, zh)
	defer func() { s.p = &one }()
	if l == ChineseOnly {
		s.title = or(s.p.Title.ZH, s.title)
		if len(s.abstracts) > 1 && s.abstracts[1] == s.p.Abstract.ZH {
			s.abstracts[0] = s.abstracts[1]
		}
		if s.otherJournal != "" && s.otherJournal == s.j.NameZH {
			s.journal = s.otherJournal
		}
	}
	s.translated, s.otherJournal = "", ""
	s.abstracts = s.abstracts[:min(1, len(s.abstracts))]
}

// single is a text in one language, if it has that one.
func single(t model.Text, zh bool) model.Text {
	if zh && t.ZH != "" || t.EN == "" {
		return model.Text{ZH: t.ZH}
	}
	return model.Text{EN: t.EN}
}

func (t *tagged) decoder() Decoder { return t.reader(t.fields) }

// reader makes a decoder that takes records apart with fields.
func (t *tagged) reader(fields func(*Piece) []field) Decoder {
	byTag := map[string]*rule{}
	for i := range t.rules {
		for _, tag := range t.rules[i].tags {
			if t.key != nil {
				tag = t.key(tag)
			}
			byTag[tag] = &t.rules[i]
		}
	}
	return func(p Piece, out []Result) []Result {
		d := newDraft(t.name, &p)
		for _, f := range fields(&p) {
			if f.tag == "" {
				if text := trimBlank(f.text("\n")); text != "" {
					d.refuse("text", text, f.line, ErrStray)
				}
				continue
			}
			f.lines = slices.DeleteFunc(f.lines, func(l string) bool { return l == "" })
			if len(f.lines) == 0 {
				continue
			}
			if t.drops != nil && t.drops(f.tag, f.lines) {
				continue
			}
			tag := f.tag
			if t.key != nil {
				tag = t.key(tag)
			}
			if r := byTag[tag]; r == nil || !r.take(d, &f) {
				if text := f.text("\n"); trimBlank(text) != "" {
					d.keep(f.tag, text)
				}
			}
		}
		if t.tidy != nil {
			t.tidy(d)
		}
		return append(out, d.done())
	}
}

// fields takes a record apart. Lines before the first tag are a field without one.
func (t *tagged) fields(p *Piece) []field {
	var out []field
	n := p.Line
	for line := range strings.Lines(strings.ToValidUTF8(string(p.Raw), "\uFFFD")) {
		line = strings.TrimRight(line, "\r\n")
		if tag, value, ok := t.lex(line); ok {
			if t.sub != nil {
				for _, v := range t.sub(tag, value) {
					out = append(out, field{tag: v.tag, lines: []string{trimBlank(v.value)}, line: n})
				}
			} else {
				out = append(out, field{tag: tag, lines: []string{trimBlank(value)}, line: n})
			}
		} else if len(out) > 0 {
			f := &out[len(out)-1]
			f.lines = append(f.lines, trimBlank(line))
		} else if trimBlank(line) != "" {
			out = append(out, field{lines: []string{line}, line: n})
		}
		n++
	}
	return out
}

// writer is the Write of the format.
func (t *tagged) writer(w io.Writer, o WriteOptions) Writer {
	return &taggedWriter{t: t, w: bufio.NewWriterSize(w, 64<<10), o: o}
}

// sheet puts the fields of a record in order, what was kept behind the others.
func (t *tagged) sheet(r *Record, o WriteOptions, put func(tag string, lines []string)) {
	s := newSheet(t.name, r, o)
	s.put = func(tag string, lines []string) {
		var full []string
		for _, l := range lines {
			if l = trimBlank(l); l != "" {
				full = append(full, l)
			}
		}
		if len(full) > 0 {
			put(tag, full)
		}
	}
	for _, r := range t.rules {
		if r.give != nil {
			r.give(s, r.tags[0])
		}
	}
	for _, k := range s.kept {
		for _, v := range k.values {
			s.put(k.tag, strings.Split(v, "\n"))
		}
	}
}

type taggedWriter struct {
	t     *tagged
	w     *bufio.Writer
	o     WriteOptions
	begun bool
}

func (w *taggedWriter) Write(r Record) error {
	if !w.begun {
		w.begun = true
		w.w.WriteString(w.t.head)
	}
	w.t.sheet(&r, w.o, func(tag string, lines []string) { w.t.put(w.w, tag, lines) })
	_, err := w.w.WriteString(w.t.end)
	return err
}

func (w *taggedWriter) Close() error {
	if !w.begun {
		w.w.WriteString(w.t.head)
	}
	w.w.WriteString(w.t.foot)
	return w.w.Flush()
}
