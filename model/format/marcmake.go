package format

import (
	"slices"
	"strings"

	"twinleaf/model"
)

// makeMARC makes a record of a paper: what readMARC reads.
func makeMARC(s *sheet) *marcRecord {
	p := s.p
	m := &marcMaker{s: s, p: p}
	journal := s.journal
	kind := leaderKind(p, journal)
	if v := s.keptOf("leader"); len(v) > 0 && len(v[0]) == len(kind) {
		kind = strings.ReplaceAll(v[0], "\\", " ")
	}
	m.r.leader = "00000" + kind[:5] + "2200000" + kind[5:] + "4500"

	m.control()
	m.one("isbn", "020", "  ", 'a', p.ISBN, "isbn/host")
	for _, id := range []struct{ name, value string }{{"doi", p.DOI}, {"pmid", p.PMID}, {"pmcid", p.PMCID}, {"arxiv", p.ArXiv}} {
		if v := oneSpace(id.value); v != "" {
			f := &marcField{tag: "024", ind: "7 "}
			m.put(id.name, f.add('a', v).add('2', id.name))
		}
	}
	m.one("number", "088", "  ", 'a', p.Number, "")
	m.people()
	m.titles()
	m.one("edition", "250", "  ", 'a', p.Edition, "")
	m.imprint()
	m.one("series", "490", "0 ", 'a', p.Series, "")
	for i, a := range s.abstracts {
		m.put("abstract["+itoa(i+1)+"]", (&marcField{tag: "520", ind: "3 "}).add('a', oneSpace(a)))
	}
	m.subjects()
	m.one("genre", "655", " 7", 'a', p.Type, "")
	m.one("event", "711", "2 ", 'a', p.Event, "")
	m.host()
	if p.URL != "" {
		m.put("url", (&marcField{tag: "856", ind: "40"}).add('u', oneSpace(p.URL)))
	}
	if p.PDF != "" {
		m.put("pdf", (&marcField{tag: "856", ind: "40"}).add('u', oneSpace(p.PDF)).add('q', "application/pdf"))
	}
	// What was kept as a whole, behind the fields of its tag.
	for _, k := range s.kept {
		for _, v := range k.values {
			if f := marcFieldOf(k.tag, v); f != nil {
				m.r.fields = append(m.r.fields, f)
			}
		}
	}
	slices.SortStableFunc(m.r.fields, func(a, b *marcField) int { return strings.Compare(a.tag, b.tag) })
	for _, f := range m.r.fields {
		for i := range f.subs {
			f.subs[i].value = cleanMARC(f.subs[i].value)
		}
	}
	return &m.r
}

type marcMaker struct {
	s     *sheet
	p     *model.Paper
	r     marcRecord
	links int
}

// put adds a field, with what was kept of its place; a romanised one gets
// the field itself as its 880.
func (m *marcMaker) put(place string, f *marcField) *marcField {
	if len(f.subs) == 0 {
		return f
	}
	if v := m.s.keptOf(place + "/ind"); len(v) > 0 && len(v[0]) == 2 {
		f.ind = strings.ReplaceAll(v[0], "\\", " ")
	}
	for i := 0; i < len(m.s.kept); i++ {
		k := m.s.kept[i]
		code, ok := strings.CutPrefix(k.tag, place+"/")
		if !ok || len(code) != 1 || code[0] <= ' ' || code[0] >= 0x7F {
			continue
		}
		for _, v := range m.s.keptOf(k.tag) {
			f.add(code[0], v)
		}
		i--
	}
	if v := m.s.keptOf(place + "/roman"); len(v) > 0 {
		if roman := marcFieldOf(f.tag, v[0]); roman != nil {
			m.link(roman, f)
			m.r.fields = append(m.r.fields, roman)
		}
	}
	m.r.fields = append(m.r.fields, f)
	return f
}

// link makes other the 880 of f.
func (m *marcMaker) link(f, other *marcField) {
	m.links++
	n := itoa(m.links)
	if m.links < 10 {
		n = "0" + n
	}
	f.subs = slices.Insert(f.subs, 0, marcSub{code: '6', value: "880-" + n})
	other.subs = slices.Insert(other.subs, 0, marcSub{code: '6', value: f.tag + "-" + n + "/$1"})
	other.tag = "880"
}

func (m *marcMaker) one(place, tag, ind string, code byte, value, unless string) {
	if unless != "" && len(m.s.keptOf(unless)) > 0 {
		m.s.kept = append(m.s.kept, keptValue{unless, []string{"yes"}})
		return
	}
	if value = oneSpace(value); value != "" {
		m.put(place, (&marcField{tag: tag, ind: ind}).add(code, value))
	}
}

// control makes 008, of the one that was kept as far as it says the same.
func (m *marcMaker) control() {
	v := empty008
	if k := m.s.keptOf("008"); len(k) > 0 && len(k[0]) >= 38 && isASCII(k[0]) {
		v = cleanMARC(k[0])
	} else if m.p.Published.IsZero() && m.p.Language == "" {
		return
	}
	m.r.fields = append(m.r.fields, &marcField{tag: "008", value: field008(v, m.p)})
}

// empty008 says nothing but that the place and much else is not coded.
const empty008 = "||||||nuuuuuuuuxx |||||||||||||||||und d"

// field008 puts the date and the language into 008, where they are not what
// it says already.
func field008(v string, p *model.Paper) string {
	b := []byte(v)
	if d, _ := date008(v); d != p.Published && (p.Published.Month > 0 || d.Year != p.Published.Year) {
		copy(b[6:15], "nuuuuuuuu")
		if d := strings.ReplaceAll(p.Published.String(), "-", ""); d != "" {
			if b[6] = 's'; len(d) > 4 {
				b[6] = 'e'
			}
			copy(b[7:15], (d + "    ")[:8])
		}
	}
	if code := languageCode(p.Language); len(code) == 3 && languageNamed(string(b[35:38])) != p.Language {
		copy(b[35:38], code)
	}
	return string(b)
}

func isASCII(s string) bool { return firstHigh([]byte(s)) < 0 }

func (m *marcMaker) people() {
	first := len(m.s.keptOf("main")) == 0
	for _, l := range []struct {
		list        []model.Person
		place, role string
	}{{m.p.Authors, "author", ""}, {m.p.Editors, "editor", "edt"}, {m.p.Translators, "translator", "trl"}} {
		n := 0
		for _, a := range l.list {
			name := oneSpace(a.Name)
			if name == "" {
				continue
			}
			n++
			place := l.place
			if n > 1 {
				place += "[" + itoa(n) + "]"
			}
			hundred := "7"
			if first && n == 1 && l.role == "" {
				hundred = "1"
			}
			rest, ind := "00", "1 "
			if isGroup(name) {
				rest = "10"
			}
			if v := m.s.keptOf(place + "/tag"); len(v) > 0 && (v[0] == "00" || v[0] == "10") {
				rest = v[0]
			}
			if rest == "10" {
				ind = "2 "
			} else {
				name = inverted(a)
			}
			f := (&marcField{tag: hundred + rest, ind: ind}).add('a', name)
			if !slices.ContainsFunc(m.s.kept, func(k keptValue) bool { return k.tag == place+"/e" || k.tag == place+"/4" }) {
				f.add('4', l.role)
			}
			m.put(place, f)
		}
	}
}

// titles: the title, and the other one as a parallel title where it is no
// Chinese one, else linked in the script that it has.
func (m *marcMaker) titles() {
	s := m.s
	title, other := oneSpace(s.title), oneSpace(s.translated)
	if title == "" {
		return
	}
	f := (&marcField{tag: "245", ind: "00"}).add('a', title)
	switch {
	case other == "":
		m.put("title", f)
	case chinese(other) && !slices.ContainsFunc(s.kept, func(k keptValue) bool { return k.tag == "title/roman" || strings.HasPrefix(k.tag, "parallel/") }):
		m.put("title", f)
		k := (&marcField{tag: "245", ind: f.ind}).add('a', other)
		m.link(f, k)
		tag := k.tag
		k = m.put("title.zh", k)
		k.tag = tag
	default:
		m.put("title", f)
		m.put("parallel", (&marcField{tag: "246", ind: "31"}).add('a', other))
	}
}

func (m *marcMaker) imprint() {
	f := (&marcField{tag: "264", ind: " 1"}).add('a', oneSpace(m.p.Place)).add('b', oneSpace(m.p.Publisher))
	year := model.Date{Year: m.p.Published.Year}.String()
	c := m.s.keptOf("imprint/c")
	if len(c) > 0 && year != "" && anyYear.FindString(c[0]) == year {
		f.add('c', c[0])
	} else if len(f.subs) > 0 || m.s.journal == "" {
		f.add('c', year)
	}
	m.put("imprint", f)
}

func (m *marcMaker) subjects() {
	known := map[string]bool{}
	for _, k := range m.s.kept {
		if k.tag == "650" {
			for _, v := range k.values {
				if f := marcFieldOf("650", v); f != nil {
					known[strings.TrimSuffix(oneSpace(f.get('a')), ".")] = true
				}
			}
		}
	}
	for _, v := range m.p.Subjects {
		if v = oneSpace(v); v != "" && !known[v] {
			m.put("subject", (&marcField{tag: "650", ind: " 4"}).add('a', v))
		}
	}
	f := &marcField{tag: "653", ind: "  "}
	for _, v := range m.p.Keywords {
		f.add('a', oneSpace(v))
	}
	m.put("keyword", f)
}

func (m *marcMaker) host() {
	s, p := m.s, m.p
	f := &marcField{tag: "773", ind: "0 "}
	name := or(s.journal, p.Container)
	f.add('t', oneSpace(name))
	if s.journal != "" && len(s.j.Variants) > 0 {
		f.add('p', oneSpace(s.j.Variants[0]))
	}
	var g []string
	if v := oneSpace(p.Volume); v != "" {
		g = append(g, "Vol. "+v)
	}
	if v := oneSpace(p.Issue); v != "" {
		g = append(g, "no. "+v)
	}
	text := strings.Join(g, ", ")
	if d := p.Published; d.Year > 0 && name != "" {
		text = strings.TrimSpace(text + " (" + model.Date{Year: d.Year}.String() + ")")
	}
	if v := oneSpace(p.Pages); v != "" {
		if text != "" {
			text += ", "
		}
		text += "p. " + v
	}
	if len(m.s.kept) == 0 || !slices.ContainsFunc(m.s.kept, func(k keptValue) bool { return k.tag == "host/g" }) || p.Volume+p.Issue+p.Pages != "" {
		f.add('g', text)
	}
	if s.journal != "" {
		f.add('x', s.j.ISSN)
		f.add('x', s.j.EISSN)
	}
	if len(s.keptOf("isbn/host")) > 0 {
		f.add('z', oneSpace(p.ISBN))
	}
	zh := s.keptOf("host/zh")
	if name == "" {
		if f.get('g') != "" {
			m.put("host", f)
		}
		return
	}
	m.put("host", f)
	second := s.otherJournal
	if s.journal == "" && len(zh) > 0 {
		second = zh[0]
	}
	if second = oneSpace(second); second != "" && f.tag != "880" {
		k := (&marcField{tag: "773", ind: f.ind}).add('t', second)
		m.link(f, k)
		m.put("host.zh", k)
		k.tag = "880"
	}
}
