package format

import (
	"slices"
	"strings"

	"twinleaf/model"
)

// The rules that the tagged formats share. A list is cut when it is read (at
// line breaks, at semicolons) and written either with join between its values
// or, where join is "", a field for each; join "\n" gives each a line.

// cut says where a list in one field is taken apart.
type cut uint8

const (
	nowhere    cut = iota // a value that goes over lines is still one
	lines                 // a value each
	semicolons            // between semicolons, whatever the lines
	both
)

// textRule is a field of the paper that is one line of text.
func textRule(at func(*model.Paper) *string, tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool { d.set(at(&d.rec.Paper), f.tag, flatText(f)); return true },
		func(s *sheet, tag string) { s.one(tag, oneSpace(*at(s.p))) },
	}
}

// flatText is a value on one line.
func flatText(f *field) string { return oneSpace(f.text(" ")) }

// oneSpace brings a text to one line: white space that breaks lines, and any
// run of spaces, is one space. No-break and ideographic spaces are characters
// like others.
func oneSpace(s string) string {
	if strings.ContainsAny(s, "\n\r\t\v\f\u0085\u2028\u2029") || strings.Contains(s, "  ") {
		return strings.Join(strings.FieldsFunc(s, isBlank), " ")
	}
	return strings.Trim(s, " ")
}

func isBlank(r rune) bool {
	switch r {
	case ' ', '\n', '\r', '\t', '\v', '\f', 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

func trimBlank(s string) string { return strings.TrimFunc(s, isBlank) }

// listRule is a field of the paper that is a list.
func listRule(at func(*model.Paper) *[]string, c cut, join string, tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool {
			*at(&d.rec.Paper) = append(*at(&d.rec.Paper), values(f, c)...)
			return true
		},
		func(s *sheet, tag string) { giveList(s, tag, *at(s.p), join) },
	}
}

func giveList(s *sheet, tag string, list []string, join string) {
	out := make([]string, 0, len(list))
	for _, v := range list {
		if v = oneSpace(v); v != "" {
			out = append(out, v)
		}
	}
	switch {
	case len(out) == 0:
	case join == "\n":
		s.put(tag, out)
	case join != "":
		s.one(tag, strings.Join(out, join))
	default:
		for _, v := range out {
			s.one(tag, v)
		}
	}
}

// values are the parts of a value.
func values(f *field, c cut) (out []string) {
	parts := f.lines
	if c == nowhere || c == semicolons {
		parts = []string{f.text(" ")}
	}
	for _, v := range parts {
		list := []string{v}
		if c == semicolons || c == both {
			list = strings.FieldsFunc(v, func(r rune) bool { return r == ';' || r == '；' })
		}
		for _, v := range list {
			if v = oneSpace(v); v != "" {
				out = append(out, v)
			}
		}
	}
	return out
}

// peopleRule is a list of people; show, where it is not nil, writes a name as
// the format wants it.
func peopleRule(at func(*model.Paper) *[]model.Person, c cut, join string, show func(model.Person) string, tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool {
			for _, v := range values(f, c) {
				*at(&d.rec.Paper) = append(*at(&d.rec.Paper), model.Person{Name: v})
			}
			return true
		},
		func(s *sheet, tag string) { giveList(s, tag, names(*at(s.p), show), join) },
	}
}

func names(list []model.Person, show func(model.Person) string) []string {
	out := make([]string, len(list))
	for i, p := range list {
		if out[i] = p.Name; show != nil {
			out[i] = show(p)
		}
	}
	return out
}

func titleRule(tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool { d.set(&d.title, f.tag, flatText(f)); return true },
		func(s *sheet, tag string) { s.one(tag, oneSpace(s.title)) },
	}
}

func translatedRule(tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool { d.set(&d.translated, f.tag, flatText(f)); return true },
		func(s *sheet, tag string) { s.one(tag, oneSpace(s.translated)) },
	}
}

// abstractRule takes abstracts of either language; what join is decides
// whether their paragraphs are kept.
func abstractRule(join string, tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool {
			text := trimBlank(f.text(join))
			if join == " " {
				text = oneSpace(text)
			}
			if text != "" {
				d.abstracts = append(d.abstracts, field{tag: f.tag, lines: []string{text}, line: f.line})
			}
			return true
		},
		func(s *sheet, tag string) {
			for _, a := range s.abstracts {
				if join == " " {
					a = oneSpace(a)
				}
				s.one(tag, a)
			}
		},
	}
}

func journalRule(tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool { d.set(&d.journal, f.tag, flatText(f)); return true },
		func(s *sheet, tag string) { s.one(tag, oneSpace(s.journal)) },
	}
}

func otherJournalRule(tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool { d.set(&d.otherJournal, f.tag, flatText(f)); return true },
		func(s *sheet, tag string) { s.one(tag, oneSpace(s.otherJournal)) },
	}
}

// yearRule is the year of publication alone; the day has a field of its own.
func yearRule(tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool {
			text := flatText(f)
			switch _, ok := looseDate(text, 0); {
			case text == "":
			case !ok:
				d.refuse(f.tag, text, f.line, ErrDate)
			case d.year == nil:
				d.year = f
			default:
				return text == flatText(d.year)
			}
			return true
		},
		func(s *sheet, tag string) {
			s.one(tag, model.Date{Year: s.p.Published.Year}.String())
		},
	}
}

// dateRule is the day or month of publication; show writes it.
func dateRule(show func(model.Date) string, tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool {
			text := flatText(f)
			switch _, ok := looseDate(text, 2000); { // any leap year
			case text == "":
			case !ok:
				d.refuse(f.tag, text, f.line, ErrDate)
			case d.date == nil:
				d.date = f
			default:
				return text == flatText(d.date)
			}
			return true
		},
		func(s *sheet, tag string) {
			if s.p.Published.Month > 0 {
				s.one(tag, show(s.p.Published))
			}
		},
	}
}

// dayRule is another date of the paper.
func dayRule(at func(*model.Paper) *model.Date, show func(model.Date) string, tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool {
			text := flatText(f)
			v, ok := looseDate(text, 0)
			at := at(&d.rec.Paper)
			switch {
			case text == "":
			case !ok:
				d.refuse(f.tag, text, f.line, ErrDate)
			case at.IsZero():
				*at = v
			case *at != v:
				return false
			}
			return true
		},
		func(s *sheet, tag string) {
			if v := *at(s.p); !v.IsZero() {
				s.one(tag, show(v))
			}
		},
	}
}

func isoDate(d model.Date) string { return d.String() }

// countRule is the number of citations.
func countRule(tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool {
			text := flatText(f)
			c, err := model.ParseCount(text)
			switch {
			case err != nil:
				d.refuse(f.tag, text, f.line, ErrWhole)
			case d.rec.Paper.Citations.Known && d.rec.Paper.Citations != c:
				return false
			default:
				d.rec.Paper.Citations = c
			}
			return true
		},
		func(s *sheet, tag string) { s.one(tag, s.p.Citations.String()) },
	}
}

// doiRule is a DOI, bare or as an address.
func doiRule(tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool {
			text := flatText(f)
			d.set(&d.rec.Paper.DOI, f.tag, or(model.NormalizeDOI(text), text))
			return true
		},
		func(s *sheet, tag string) { s.one(tag, oneSpace(s.p.DOI)) },
	}
}

// languageRule is the language of the paper; show writes its BCP 47 code as
// the format does.
func languageRule(show func(string) string, tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool {
			text := strings.TrimRight(flatText(f), ";； ")
			l := languageNamed(text)
			if l == "" {
				return text == ""
			}
			if d.rec.Paper.Language != "" {
				return d.rec.Paper.Language == l
			}
			d.rec.Paper.Language = l
			return true
		},
		func(s *sheet, tag string) { s.one(tag, show(s.p.Language)) },
	}
}

// numberRule takes what stands in one field whether it is of a journal or of
// a book: ISSN and ISBN.
func numberRule(tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool {
			for _, v := range serialNumbers(flatText(f)) {
				electronic := strings.Contains(strings.ToLower(v), "electronic") || strings.Contains(strings.ToLower(v), "online")
				bare := strings.TrimSpace(cutNote(v))
				switch {
				case isISSN(bare):
					if slices.ContainsFunc(d.serials, func(n serial) bool { return !n.electronic }) {
						electronic = true
					}
					d.serials = append(d.serials, serial{electronic, f.tag, bare})
				default:
					d.set(&d.rec.Paper.ISBN, f.tag, v)
				}
			}
			return true
		},
		func(s *sheet, tag string) {
			s.one(tag, s.j.ISSN)
			if s.j.EISSN != "" {
				s.one(tag, s.j.EISSN+" (Electronic)")
			}
			s.one(tag, oneSpace(s.p.ISBN))
		},
	}
}

// serialNumbers cuts "1352-3260 (Print) 1743-8764 (Electronic)" apart.
func serialNumbers(s string) (out []string) {
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '；' || r == '\n' }) {
		words := strings.Fields(part)
		from := 0
		for i := 1; i < len(words); i++ {
			if isISSN(words[i]) && isISSN(words[from]) {
				out = append(out, strings.Join(words[from:i], " "))
				from = i
			}
		}
		if len(words) > 0 {
			out = append(out, strings.Join(words[from:], " "))
		}
	}
	return out
}

// cutNote takes "(Print)" and the like off.
func cutNote(s string) string {
	if i := strings.IndexAny(s, "(（"); i > 0 {
		return s[:i]
	}
	return s
}

// isISSN: NNNN-NNNC (ISO 3297), the hyphen perhaps left out.
func isISSN(s string) bool {
	if len(s) == 9 && s[4] == '-' {
		s = s[:4] + s[5:]
	}
	if len(s) != 8 {
		return false
	}
	for i, c := range []byte(s) {
		if (c < '0' || c > '9') && (i != 7 || c|0x20 != 'x') {
			return false
		}
	}
	return true
}

// genreRule is the type of the paper: the source's own word. One that the
// format does not have is written as the nearest that it has. A paper without
// a type gets one only where the format demands it.
func genreRule(must bool, words []genreWord, tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool { d.set(&d.rec.Paper.Type, f.tag, flatText(f)); return true },
		func(s *sheet, tag string) {
			if must || s.p.Type != "" {
				s.one(tag, genreIn(words, s))
			}
		},
	}
}

// pagesRules are the first and the last page in fields of their own. Pages
// that are no range stand in the first as a whole.
func pagesRules(first, last string) []rule {
	return []rule{
		{[]string{first},
			func(d *draft, f *field) bool { d.set(&d.rec.Paper.Pages, f.tag, flatText(f)); return true },
			func(s *sheet, tag string) { a, _ := pageRange(s.p.Pages); s.one(tag, a) }},
		{[]string{last},
			func(d *draft, f *field) bool {
				text := flatText(f)
				p := &d.rec.Paper.Pages
				if text == "" || *p == "" || strings.Contains(*p, "-") {
					return text == ""
				}
				*p += "-" + text
				return true
			},
			func(s *sheet, tag string) { _, b := pageRange(s.p.Pages); s.one(tag, b) }},
	}
}

// pageRange cuts "12-34" apart; anything else is one part.
func pageRange(s string) (first, last string) {
	s = oneSpace(s)
	if a, b, ok := strings.Cut(s, "-"); ok && a != "" && b != "" && !strings.ContainsAny(b, "-,") && strings.TrimSpace(a) == a && strings.TrimSpace(b) == b {
		return a, b
	}
	return s, ""
}

// wholeDateRule is a date of publication in one field, written "2023 Oct 22".
// Of "2023 Nov-Dec" the year is taken and the text kept, and written again as
// long as the year stays.
func wholeDateRule(tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool {
			p, text := &d.rec.Paper, flatText(f)
			if !p.Published.IsZero() {
				return false
			}
			if v, ok := looseDate(text, 0); ok {
				p.Published = v
			} else if v, ok := looseDate(beginning(text, 4), 0); ok {
				p.Published = v
				return false
			} else if text != "" {
				d.refuse(f.tag, text, f.line, ErrDate)
			}
			return true
		},
		func(s *sheet, tag string) {
			year := model.Date{Year: s.p.Published.Year}.String()
			if s.p.Published.Month == 0 {
				for _, v := range s.keptOf(tag) {
					if strings.HasPrefix(v, year) {
						s.one(tag, v)
						return
					}
				}
			}
			s.one(tag, namedDate(s.p.Published))
		},
	}
}

// englishTitle and vernacularTitle are the titles of databases that give every
// title in English.
func englishTitle(tags ...string) rule {
	r := titleRule(tags...)
	r.give = func(s *sheet, tag string) { t, _ := englishFirst(s); s.one(tag, oneSpace(t)) }
	return r
}

func vernacularTitle(tags ...string) rule {
	r := translatedRule(tags...)
	r.give = func(s *sheet, tag string) { _, t := englishFirst(s); s.one(tag, oneSpace(t)) }
	return r
}

func englishFirst(s *sheet) (title, other string) {
	if s.translated != "" && !chinese(s.p.Title.EN) {
		return s.p.Title.EN, s.p.Title.ZH
	}
	return s.title, s.translated
}

func englishAbstract(tags ...string) rule {
	r := abstractRule(" ", tags...)
	r.give = func(s *sheet, tag string) {
		if len(s.abstracts) > 0 {
			s.one(tag, oneSpace(s.abstracts[englishOf(s.abstracts)]))
		}
	}
	return r
}

func otherAbstract(tags ...string) rule {
	r := abstractRule(" ", tags...)
	r.give = func(s *sheet, tag string) {
		if len(s.abstracts) > 1 {
			s.one(tag, oneSpace(s.abstracts[1-englishOf(s.abstracts)]))
		}
	}
	return r
}

func englishOf(list []string) int {
	if len(list) > 1 && chineseProse(list[0]) {
		return 1
	}
	return 0
}

// abbreviationRule is the abbreviated name of the journal.
func abbreviationRule(tags ...string) rule {
	return rule{tags,
		func(d *draft, f *field) bool {
			if len(d.rec.Journal.Variants) > 0 {
				return false
			}
			d.rec.Journal.Variants = []string{flatText(f)}
			return true
		},
		func(s *sheet, tag string) {
			if len(s.j.Variants) > 0 {
				s.one(tag, oneSpace(s.j.Variants[0]))
			}
		},
	}
}
