package format

import (
	"regexp"
	"slices"
	"strings"

	"twinleaf/model"
)

// readMARC takes from a record what has a field. What is left is kept: a
// field that nothing was taken from as a whole, under its tag; of the others
// the subfields, under a name of the place ("title/c", "author[2]/d").
//
// 880 fields are the same in the original script. Where the record is Chinese
// their text is the paper's, and the romanised field is kept ("title/roman");
// where it is not, that of 245 and of 773 is the translation.
func readMARC(d *draft, r *marcRecord) {
	m := &marcReader{d: d, r: r, p: &d.rec.Paper}
	m.renew()
	m.language()
	m.titles()
	m.people()
	m.origin()
	m.rest()
	m.host()
	m.keepLeft()
}

type marcReader struct {
	d  *draft
	r  *marcRecord
	p  *model.Paper
	zh bool
}

func (m *marcReader) all(tags ...string) (out []*marcField) {
	for _, f := range m.r.fields {
		if slices.Contains(tags, f.tag) {
			out = append(out, f)
		}
	}
	return out
}

// linked finds the 880 that belongs to a field: $6 "880-01" and "245-01/$1".
func (m *marcReader) linked(f *marcField) *marcField {
	number, ok := strings.CutPrefix(f.get('6'), "880-")
	if !ok || len(number) < 2 || number[:2] == "00" {
		return nil
	}
	for _, k := range m.all("880") {
		if strings.HasPrefix(k.get('6'), f.tag+"-"+number[:2]) && !k.used {
			return k
		}
	}
	return nil
}

// original returns the field to read: the linked one of a Chinese record,
// with the romanised one kept, or the field itself.
func (m *marcReader) original(f *marcField, place string) *marcField {
	k := m.linked(f)
	if k == nil || !m.zh || model.HasHan(f.text()) || !model.HasHan(k.text()) {
		return f
	}
	f.used = true
	roman := &marcField{tag: f.tag, ind: f.ind}
	for _, s := range f.subs {
		if s.code != '6' {
			roman.subs = append(roman.subs, s)
		}
	}
	for i := range f.subs {
		f.subs[i].used = true
	}
	m.d.keep(place+"/roman", roman.text())
	return k
}

// done marks a field as read and keeps what is left of it.
func (m *marcReader) done(f *marcField, place, ind string) {
	f.used = true
	if f.ind != ind {
		m.d.keep(place+"/ind", strings.ReplaceAll(f.ind, " ", "\\"))
	}
	for i := range f.subs {
		if s := &f.subs[i]; !s.used && s.code != '6' && s.value != "" {
			s.used = true
			m.d.keep(place+"/"+string(rune(s.code)), s.value)
		}
	}
}

func (m *marcReader) language() {
	for _, f := range m.all("008") {
		if len(f.value) >= 38 {
			if l := languageNamed(f.value[35:38]); l != "" && !strings.ContainsAny(f.value[35:38], " |") {
				m.p.Language = l
			}
		}
	}
	if f := m.all("041"); m.p.Language == "" && len(f) > 0 {
		if l := languageNamed(f[0].get('a')); l != "" {
			m.p.Language = l
			f[0].take('a')
			m.done(f[0], "language", "  ")
		}
	}
	m.zh = m.p.Language == "zh"
}

// endMark is the punctuation with which a subfield announces the next (ISBD).
func endMark(s string, marks string) (text string, mark byte) {
	s = oneSpace(s)
	if n := len(s); n > 1 && strings.IndexByte(marks, s[n-1]) >= 0 && (s[n-2] == ' ' || s[n-1] == ',' || s[n-1] == ';' || s[n-1] == ':') {
		return strings.TrimRight(s[:n-1], " "), s[n-1]
	}
	return s, 0
}

func (m *marcReader) titles() {
	for _, f := range m.all("245") {
		if f.used || m.d.title != "" {
			break
		}
		other := m.linked(f)
		k := m.original(f, "title")
		title, mark := endMark(k.take('a'), "/:=;")
		if b := k.get('b'); b != "" {
			b, _ = endMark(k.take('b'), "/:=;")
			if mark == '=' {
				m.d.translated = b
			} else {
				title += ": " + b
			}
		}
		m.d.title = strings.TrimSuffix(title, " /")
		if k == f && other != nil {
			a, _ := endMark(other.take('a'), "/:=;")
			if b, _ := endMark(other.take('b'), "/:=;"); b != "" {
				a += ": " + b
			}
			m.d.translated = a
			m.done(other, "title.zh", k.ind)
		}
		f.used = true
		m.done(k, "title", "00")
	}
	for _, f := range m.all("246") {
		if m.d.translated == "" && f.ind[1:] == "1" && f.get('6') == "" {
			if m.d.translated = oneSpace(f.take('a')); m.d.translated != "" {
				m.done(f, "parallel", "31")
			}
		}
	}
}

// people: 1XX is the main entry, 7XX the others; $4 or $e says who is no author.
func (m *marcReader) people() {
	var count [3]int
	lists := []struct {
		at    *[]model.Person
		place string
	}{{&m.p.Authors, "author"}, {&m.p.Editors, "editor"}, {&m.p.Translators, "translator"}}
	main := false
	for _, f := range m.all("100", "110", "700", "710") {
		if f.get('a') == "" || f.get('t') != "" || f.used {
			continue
		}
		role := 0
		for _, s := range f.subs {
			if s.code != '4' && s.code != 'e' {
				continue
			}
			switch strings.ToLower(strings.TrimRight(s.value, " .,")) {
			case "aut", "author", "cre", "creator", "thesis author", "dis":
			case "edt", "editor", "主编", "编":
				role = 1
			case "trl", "translator", "译":
				role = 2
			default:
				role = -1
			}
		}
		if role < 0 {
			continue
		}
		main = main || f.tag[0] == '1'
		l := lists[role]
		count[role]++
		place := l.place
		if c := count[role]; c > 1 {
			place += "[" + itoa(c) + "]"
		}
		k := m.original(f, place)
		name := oneSpace(k.take('a'))
		if body := f.tag[1:] == "10"; body {
			for b := k.take('b'); b != ""; b = k.take('b') {
				name += " " + oneSpace(b)
			}
			name, _ = endMark(name, ",")
			name = strings.TrimSuffix(name, ".")
		} else {
			name = trimName(name)
		}
		*l.at = append(*l.at, model.Person{Name: name})
		for i := range k.subs { // the role that is written is not left over
			if s := &k.subs[i]; s.code == '4' && (role == 1 && s.value == "edt" || role == 2 && s.value == "trl") && k.get('e') == "" {
				s.used = true
				break
			}
		}
		want := "1 "
		if f.tag[1:] == "10" {
			want = "2 "
			if !isGroup(name) {
				m.d.keep(place+"/tag", "10")
			}
		} else if isGroup(name) {
			m.d.keep(place+"/tag", "00")
		}
		m.done(k, place, want)
		f.used = true
	}
	if len(m.p.Authors) > 0 && !main {
		m.d.keep("main", "none")
	}
}

// trimName takes the comma or full stop off that MARC sets behind a name.
func trimName(s string) string {
	s = strings.TrimRight(s, " ,")
	if strings.HasSuffix(s, ".") && !initialEnd.MatchString(s) {
		s = strings.TrimSuffix(s, ".")
	}
	return s
}

var initialEnd = regexp.MustCompile(`(^|[ .,-])(\p{L}|[JS]r|[A-Z]{1,3})\.$`)

var plainYear = regexp.MustCompile(`^[©c\[]{0,2}(\d{4})[\]]?\.?$`)
var anyYear = regexp.MustCompile(`\d{4}`)

// renew makes 264 of 260, which it has replaced (RDA), where there is no other.
func (m *marcReader) renew() {
	if slices.ContainsFunc(m.all("264"), func(f *marcField) bool { return f.ind[1:] == "1" }) {
		return
	}
	for _, f := range m.all("260") {
		f.tag, f.ind = "264", " 1"
	}
	for _, f := range m.all("880") {
		for i := range f.subs {
			if s := &f.subs[i]; s.code == '6' && strings.HasPrefix(s.value, "260-") {
				s.value, f.ind = "264-"+s.value[4:], " 1"
			}
		}
	}
}

func (m *marcReader) origin() {
	for _, f := range m.all("264") {
		if f.ind[1:] != "1" {
			continue
		}
		k := m.original(f, "imprint")
		m.p.Place, _ = endMark(k.take('a'), ":;,")
		m.p.Publisher, _ = endMark(k.take('b'), ":;,")
		if c := oneSpace(k.get('c')); c != "" {
			if y := plainYear.FindStringSubmatch(c); y != nil {
				m.p.Published, _ = looseDate(y[1], 0)
				if k.take('c'); c != y[1] {
					m.d.keep("imprint/c", c)
				}
			} else if y := anyYear.FindString(c); y != "" {
				m.p.Published, _ = looseDate(y, 0)
			}
		}
		m.done(k, "imprint", " 1")
		f.used = true
		break
	}
	for _, f := range m.all("008") {
		v := f.value
		if len(v) < 38 {
			continue
		}
		if d, ok := date008(v); ok && (m.p.Published.IsZero() || d.Year == m.p.Published.Year) {
			m.p.Published = d
		}
	}
}

// date008 reads Date 1, and Date 2 as month and day where the type is "e".
func date008(v string) (d model.Date, ok bool) {
	text := v[7:11]
	if v[6] == 'e' && number([]byte(v[11:13])) > 0 {
		text += "-" + v[11:13]
		if number([]byte(v[13:15])) > 0 {
			text += "-" + v[13:15]
		}
	}
	if number([]byte(v[7:11])) < 1 {
		return d, false
	}
	d, ok = looseDate(text, 0)
	if !ok {
		return looseDate(v[7:11], 0)
	}
	return d, ok
}

// rest takes the fields that stand alone.
func (m *marcReader) rest() {
	p := m.p
	one := func(at *string, place, ind, tag string, code byte, marks string) {
		for _, f := range m.all(tag) {
			if *at != "" || f.used || f.get(code) == "" {
				continue
			}
			k := m.original(f, place)
			*at, _ = endMark(k.take(code), marks)
			m.done(k, place, ind)
			f.used = true
		}
	}
	one(&p.ISBN, "isbn", "  ", "020", 'a', ":")
	one(&p.Number, "number", "  ", "088", 'a', "")
	one(&p.Edition, "edition", "  ", "250", 'a', "/=")
	one(&p.Series, "series", "0 ", "490", 'a', ";")
	one(&p.Event, "event", "2 ", "111", 'a', ",")
	one(&p.Event, "event", "2 ", "711", 'a', ",")
	one(&p.Type, "genre", " 7", "655", 'a', "")
	for _, f := range m.all("024") {
		v := oneSpace(f.get('a'))
		at := map[string]*string{"doi": &p.DOI, "pmid": &p.PMID, "pmcid": &p.PMCID, "arxiv": &p.ArXiv}[f.get('2')]
		if at == nil || *at != "" || v == "" {
			continue
		}
		if *at = v; at == &p.DOI {
			*at = or(model.NormalizeDOI(v), v)
		}
		f.take('a')
		f.take('2')
		m.done(f, f.get('2'), "7 ")
	}
	for _, f := range append(m.all("520"), m.all("880")...) {
		v := f.get('a')
		if f.tag == "880" && !strings.HasPrefix(f.get('6'), "520") || f.used || v == "" {
			continue
		}
		n := len(m.d.abstracts) + 1
		f.take('a')
		if b := f.take('b'); b != "" {
			v += " " + b
		}
		m.d.abstracts = append(m.d.abstracts, field{tag: "520", lines: []string{oneSpace(v)}, line: m.d.piece.Line})
		m.done(f, "abstract["+itoa(n)+"]", "3 ")
	}
	for _, f := range m.all("653") {
		if f.get('6') != "" || f.ind != "  " && f.ind != "0 " {
			continue
		}
		for v := f.take('a'); v != ""; v = f.take('a') {
			p.Keywords = append(p.Keywords, oneSpace(v))
		}
		m.done(f, "keyword", f.ind)
	}
	for _, f := range m.all("650") {
		v := strings.TrimSuffix(oneSpace(f.get('a')), ".")
		if v == "" || f.get('6') != "" && m.zh || slices.Contains(p.Subjects, v) {
			continue
		}
		p.Subjects = append(p.Subjects, v)
		if len(f.subs) == 1 && f.ind == " 4" && v == oneSpace(f.get('a')) {
			f.take('a')
		} // else the heading with all its parts is kept as well
	}
	for _, f := range m.all("856") {
		switch v := oneSpace(f.get('u')); {
		case v == "":
		case f.get('q') == "application/pdf" && p.PDF == "":
			p.PDF = v
			f.take('u')
			f.take('q')
			m.done(f, "pdf", "40")
		case p.URL == "":
			p.URL = v
			f.take('u')
			m.done(f, "url", "40")
		}
	}
}

var relatedParts = regexp.MustCompile(`^(?:Vol\. ([^,]+?))?(?:,? ?no\. ([^,(]+?))?(?: ?\((\d{4}(?:-\d\d){0,2})\))?(?:,? ?p\. (.+))?$`)

// host reads 773, what the paper stands in.
func (m *marcReader) host() {
	p, j := m.p, &m.d.rec.Journal
	for _, f := range m.all("773") {
		if f.used || f.get('t') == "" && f.get('g') == "" {
			continue
		}
		other := m.linked(f)
		k := m.original(f, "host")
		name, _ := endMark(k.take('t'), ".,")
		second := ""
		if k == f && other != nil {
			second, _ = endMark(other.take('t'), ".,")
			m.done(other, "host.zh", k.ind)
		} else if t := m.kept("host/zh"); t != "" {
			second = t
		}
		issn := oneSpace(k.get('x'))
		if name != "" && isISSN(issn) || name != "" && len(m.r.leader) > 7 && m.r.leader[7] == 'b' || name != "" && genreOf(p.Type) == articleGenre {
			m.d.journal, m.d.otherJournal = name, second
			if isISSN(issn) {
				k.take('x')
				m.d.serials = append(m.d.serials, serial{false, "773$x", issn})
				if e := oneSpace(k.get('x')); isISSN(e) {
					for i := range k.subs {
						if s := &k.subs[i]; s.code == 'x' && !s.used && isISSN(oneSpace(s.value)) {
							m.d.serials = append(m.d.serials, serial{true, "773$x", oneSpace(s.value)})
							s.used = true
							break
						}
					}
				}
			}
			if v := k.take('p'); v != "" {
				j.Variants = []string{oneSpace(v)}
			}
		} else if p.Container = name; second != "" {
			m.d.keep("host/zh", second)
		}
		if g := oneSpace(k.get('g')); g != "" {
			if v := relatedParts.FindStringSubmatch(g); v != nil {
				p.Volume, p.Issue, p.Pages = v[1], v[2], v[4]
				if t, ok := looseDate(v[3], 0); v[3] == "" || ok && (p.Published.IsZero() || p.Published.Year == t.Year) {
					if p.Published.IsZero() {
						p.Published = t
					}
					k.take('g')
				} else {
					p.Volume, p.Issue, p.Pages = "", "", ""
				}
			}
		}
		if z := k.get('z'); z != "" && p.ISBN == "" {
			p.ISBN = oneSpace(k.take('z'))
			m.d.keep("isbn/host", "yes")
		}
		m.done(k, "host", "0 ")
		f.used = true
		break
	}
}

// kept takes back what was kept under a tag.
func (m *marcReader) kept(tag string) string {
	for i, k := range m.d.kept {
		if k.tag == tag {
			m.d.kept = slices.Delete(m.d.kept, i, i+1)
			return k.values[0]
		}
	}
	return ""
}

// keepLeft keeps the fields that nothing was taken from, and a leader that is
// not the one that would be written.
func (m *marcReader) keepLeft() {
	for _, f := range m.r.fields {
		if f.used || f.tag == "008" && f.value == field008(empty008, m.p) {
			continue
		}
		if t := f.text(); t != "" && (f.control() || len(f.subs) > 0) {
			m.d.keep(f.tag, t)
		}
	}
	if l := m.r.leader; len(l) == 24 {
		kind := l[5:9] + "a" + l[17:20]
		if kind != leaderKind(m.p, m.d.journal) {
			m.d.keep("leader", strings.ReplaceAll(kind, " ", "\\"))
		}
	}
}

// leaderKind is leader/05-09 and 17-19 of a new record: a text, part of a
// serial, of a book, or a book.
func leaderKind(p *model.Paper, journal string) string {
	level := "m"
	if journal != "" {
		level = "b"
	} else if p.Container != "" {
		level = "a"
	}
	return "na" + level + " a" + " u "
}
