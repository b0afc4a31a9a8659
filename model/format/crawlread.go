package format

import (
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"twinleaf/model"
)

// read fills the paper and its journal from the two objects. Where both have
// a value the outer one counts, except for the title.
func (d *crawlDecoder) read(p *model.Paper, j *model.Journal, t tail) {
	d.readTitles(p, t)
	d.readAbstracts(p, t)
	p.Authors = d.people(kAuthors)
	d.readCitation(p, j)

	p.Published = d.date(kPublicationDate)
	p.Online = d.date(kEPubDate)
	if s := d.string(kDOI); s != "" {
		if p.DOI = model.NormalizeDOI(s); p.DOI == "" {
			p.DOI = s
		}
	}
	p.PMCID = d.string(kPMCID)
	p.SourceID = d.string(kPaperID)
	p.Platform = d.word(kPlatform)
	p.URL = d.string(kURL)
	p.DOIURL = d.string(kDOIUrl)
	p.ListURL = d.string(kListURLMain)
	p.PDF = d.address(kOpenAccessPDF)

	p.Type = d.types(kPublicationTypes)
	p.Subjects = d.list(kFieldsOfStudy, true)
	p.PubModel = d.word(kPubModel)
	p.CategoryID = d.word(kFirstCategoryID)
	p.OpenAccess = d.flag(kIsOpenAccess)
	p.Citations = d.count(kCitationCount)
	p.Score = d.decimal(kScore)
	p.Total = d.count(kTotal)
	p.Pictures = d.list(kArticlePicture, false)

	d.readMetric(j, p.Platform)
	if p.Language = d.language(); p.Language == "" {
		p.Language = languageOf(p)
	}
	t.scope(j)
}

// languageOf detects the language of the original: by its title, else by the
// beginning of its abstract.
func languageOf(p *model.Paper) string {
	title, abstract := p.Title.EN, p.Abstract.EN
	if title == "" {
		title = p.Title.ZH
	}
	if l := model.DetectLanguage(title); l != "" {
		return l
	}
	if abstract == "" {
		abstract = p.Abstract.ZH
	}
	return model.DetectLanguage(beginning(abstract, 300))
}

// beginning is s cut to about n bytes, at the edge of a character.
func beginning(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}

// chinese reports whether a title is written in Chinese rather than in
// another language that uses Han characters.
func chinese(s string) bool {
	if !model.HasHan(s) {
		return false
	}
	l := model.DetectLanguage(s)
	return l != "ja" && l != "ko"
}

// chineseProse is chinese for a text long enough to be counted.
func chineseProse(s string) bool {
	s = beginning(s, 400)
	return model.HasHan(s) && model.DetectLanguage(s) == "zh"
}

func (d *crawlDecoder) readTitles(p *model.Paper, t tail) {
	outer, inner := d.stringIn(&d.outer, kTitle), d.stringIn(&d.inner, kTitle)
	given := d.string(kTitleCN)
	if inner == "" {
		inner = t.title
	} else if t.title != "" && t.title != inner && t.title != outer {
		d.extra = append(d.extra, extra{"text.title", value{quote(t.title), -1}})
	}
	p.Title = titles(outer, inner, given)
	if outer != "" && outer != p.Title.ZH && outer != p.Title.EN {
		d.keepAs("title", d.outer.known[kTitle])
	}
}

// titles puts the outer title, the one of resultStr and TitleCN where they
// belong: the outer one is the Chinese title unless TitleCN is given, the one
// of resultStr the original. A record that was never translated has the same
// title twice.
func titles(outer, inner, given string) (t model.Text) {
	switch {
	case inner == "" || outer == "" || inner == outer:
		one := inner
		if one == "" {
			one = outer
		}
		if chinese(one) {
			t.ZH = one
		} else {
			t.EN = one
		}
	case chinese(inner) && !chinese(outer): // a Chinese paper, translated into English
		t.ZH, t.EN = inner, outer
	default:
		t.ZH, t.EN = outer, inner
	}
	if given != "" {
		if t.ZH != given && t.EN == "" && !chinese(t.ZH) {
			t.EN = t.ZH
		}
		if t.ZH = given; t.EN == given {
			t.EN = ""
		}
	}
	return t
}

func (d *crawlDecoder) readAbstracts(p *model.Paper, t tail) {
	outer, given := d.stringIn(&d.outer, kAbstract), d.string(kAbstractTextCN)
	inner := ""
	if o, i := d.outer.known[kAbstract], d.inner.known[kAbstract]; string(o.raw) != string(i.raw) {
		inner = d.stringIn(&d.inner, kAbstract)
	}
	if outer == "" && inner == "" {
		outer = t.abstract
	} else if t.abstract != "" && t.abstract != outer && t.abstract != inner {
		d.extra = append(d.extra, extra{"text.abstract", value{quote(t.abstract), -1}})
	}
	p.Abstract = abstracts(outer, inner, given)
	if outer != "" && outer != p.Abstract.ZH && outer != p.Abstract.EN {
		d.keepAs("abstract", d.outer.known[kAbstract])
	}
}

// abstracts puts the abstract, the one of resultStr where it is another, and
// AbstractTextCN where they belong: by the language that they are written in.
func abstracts(outer, inner, given string) (t model.Text) {
	for _, s := range [...]string{outer, inner} {
		if s == "" {
			continue
		}
		at := &t.EN
		if chineseProse(s) {
			at = &t.ZH
		}
		if *at == "" {
			*at = s
		}
	}
	if given != "" {
		t.ZH = given
	}
	return t
}

// readCitation reads where in which journal the paper stands. Without a name
// there is no journal, and what is known of it stays with the paper.
func (d *crawlDecoder) readCitation(p *model.Paper, j *model.Journal) {
	part := func(name string, o, i value) string {
		if o.blank() {
			o = i
		}
		return d.stringOf("journal."+name, o, false)
	}
	o, i := &d.outer.journal, &d.inner.journal
	p.Volume = part("volume", o.volume, i.volume)
	p.Issue = part("issue", o.issue, i.issue)
	p.Pages = part("pages", o.pages, i.pages)

	name := o.name
	if name.blank() {
		name = i.name
	}
	j.Name = d.word(kPeriodicalName)
	if other := d.stringOf("journal.name", name, true); j.Name == "" {
		j.Name = other
	} else if other != "" && other != j.Name {
		j.Variants = []string{other}
	}
	j.SourceID = d.word(kPeriodicalID)
	if j.Name == "" {
		for _, k := range [...]key{kPeriodicalID, kPeriodicalIF, kJCR, kJCRName, kRegionNum, kRegionCategory} {
			if v := d.pick(k); !v.blank() {
				d.keepAs(crawlKeys[k].name, v)
			}
		}
		*j = model.Journal{}
	}
}

// readMetric reads what the harvest says of the journal, without a year.
func (d *crawlDecoder) readMetric(j *model.Journal, platform string) {
	if j.Name == "" {
		return
	}
	m := model.NoMetric
	m.Source = bare(platform)
	if v := d.pick(kPeriodicalIF); !v.blank() {
		if f, ok := decimal(plain(v)); ok && f >= 0 && f <= 1000 {
			m.ImpactFactor = f
		} else {
			d.refuse(crawlKeys[kPeriodicalIF].name, v, ErrImpact)
		}
	}
	if v := d.pick(kJCR); !v.blank() {
		if q := strings.ToUpper(strings.TrimSpace(plain(v))); model.ValidQuartile(q) {
			m.JCR = d.intern(q)
		} else {
			d.refuse(crawlKeys[kJCR].name, v, ErrQuartile)
		}
	}
	if v := d.pick(kRegionNum); !v.blank() {
		s := strings.TrimSuffix(strings.TrimSpace(plain(v)), "区")
		if n, ok := decimal(s); ok && (n == 0 || n == 1 || n == 2 || n == 3 || n == 4) {
			m.Zone = int(n)
		} else {
			d.refuse(crawlKeys[kRegionNum].name, v, ErrZone)
		}
	}
	m.JCRCategory = bare(d.word(kJCRName))
	m.ZoneCategory = bare(d.word(kRegionCategory))
	if m.Says() {
		j.Metrics = []model.Metric{m}
	}
}

// bare is a text that the editable form of a metric can hold.
func bare(s string) string {
	if strings.ContainsAny(s, "|\n\r") {
		s = strings.NewReplacer("|", "/", "\n", " ", "\r", " ").Replace(s)
	}
	return strings.TrimSpace(s)
}

// decimal reads a decimal number, not the other things that strconv takes for
// one ("NaN", "0x1p-2").
func decimal(s string) (float64, bool) {
	s = strings.TrimSpace(s)
	if strings.Trim(s, "0123456789.eE+-") != "" {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil
}

// plain is the text of a string or number.
func plain(v value) string {
	if v.raw[0] == '"' {
		s, _ := unquote(v.raw)
		return s
	}
	return string(v.raw)
}

// pick returns the outer value of a key, or the one of resultStr.
func (d *crawlDecoder) pick(k key) value {
	if v := d.outer.known[k]; !v.blank() {
		return v
	}
	return d.inner.known[k]
}

func (d *crawlDecoder) string(k key) string { return d.stringOf(crawlKeys[k].name, d.pick(k), false) }

// word is string for values that many records share.
func (d *crawlDecoder) word(k key) string { return d.stringOf(crawlKeys[k].name, d.pick(k), true) }

func (d *crawlDecoder) stringIn(h *harvest, k key) string {
	return d.stringOf(crawlKeys[k].name, h.known[k], false)
}

// stringOf is the text of a string, or a number as it is written.
func (d *crawlDecoder) stringOf(name string, v value, shared bool) string {
	if v.blank() {
		return ""
	}
	switch v.kind() {
	case '"':
		if shared {
			if s, ok := d.words[string(v.raw)]; ok {
				return s
			}
		}
		s, ok := unquote(v.raw)
		if !ok {
			d.warn(name, v, ErrEncoding)
		} else if shared {
			d.share(string(v.raw), s)
		}
		return s
	case '0':
		return string(v.raw)
	}
	d.refuse(name, v, ErrText)
	return ""
}

// share remembers a text so that a million records hold one copy.
func (d *crawlDecoder) share(raw, s string) {
	const most = 1 << 14
	if len(d.words) < most && len(raw) < 200 {
		d.words[raw] = s
	}
}

func (d *crawlDecoder) intern(s string) string {
	if w, ok := d.words[s]; ok {
		return w
	}
	d.share(s, s)
	return s
}

func (d *crawlDecoder) date(k key) model.Date {
	v := d.pick(k)
	if v.blank() {
		return model.Date{}
	}
	if c := v.raw; len(c) == 12 && c[5] == '-' && c[8] == '-' { // "2023-10-22", sure to exist up to the 28th
		y, m, day := digits(c[1:5]), digits(c[6:8]), digits(c[9:11])
		if y >= 1 && m >= 1 && m <= 12 && day >= 1 && day <= 28 {
			return model.Date{Year: int16(y), Month: uint8(m), Day: uint8(day)}
		}
	}
	if kind := v.kind(); kind == '"' || kind == '0' {
		if t, err := model.ParseDate(plain(v)); err == nil {
			return t
		}
	}
	d.refuse(crawlKeys[k].name, v, ErrDate)
	return model.Date{}
}

// digits is the number that b writes, or -1.
func digits(b []byte) int {
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

func (d *crawlDecoder) count(k key) model.Count {
	v := d.pick(k)
	if v.blank() {
		return model.Count{}
	}
	if kind := v.kind(); kind == '"' || kind == '0' {
		s := plain(v)
		if c, err := model.ParseCount(s); err == nil {
			return c
		}
		// 3.0 and 1e3 are whole, too. Above 2^53 a float is not exact.
		if f, ok := decimal(s); ok && f >= 0 && f < 1<<53 && f == float64(int64(f)) {
			return model.CountOf(int64(f))
		}
	}
	d.refuse(crawlKeys[k].name, v, ErrWhole)
	return model.Count{}
}

func (d *crawlDecoder) decimal(k key) string {
	v := d.pick(k)
	if v.blank() {
		return ""
	}
	if kind := v.kind(); kind == '"' || kind == '0' {
		s := strings.TrimSpace(plain(v))
		if _, ok := decimal(s); ok {
			return s
		}
	}
	d.refuse(crawlKeys[k].name, v, ErrNumber)
	return ""
}

func (d *crawlDecoder) flag(k key) model.Flag {
	v := d.pick(k)
	if v.blank() {
		return model.Unknown
	}
	switch v.kind() {
	case 't':
		return model.Yes
	case 'f':
		return model.No
	case '"', '0':
		switch strings.ToLower(strings.TrimSpace(plain(v))) {
		case "true", "yes", "1":
			return model.Yes
		case "false", "no", "0":
			return model.No
		}
	}
	d.refuse(crawlKeys[k].name, v, ErrYesNo)
	return model.Unknown
}

// language is the code that this program wrote. A harvest's own notion of it
// ("English") is kept, and the language detected.
func (d *crawlDecoder) language() string {
	v := d.pick(kLanguage)
	if v.blank() {
		return ""
	}
	if v.kind() == '"' {
		f, err := model.PaperField("language")
		if s, ok := unquote(v.raw); ok && err == nil && len(s) <= 12 && (len(s) == 2 || strings.IndexByte(s, '-') == 2) {
			if _, err := f.Clean(s); err == nil {
				return s
			}
		}
	}
	d.keepAs(crawlKeys[kLanguage].name, v)
	return ""
}

// people reads one string, or an array of names or of objects with names.
func (d *crawlDecoder) people(k key) []model.Person {
	v := d.pick(k)
	if v.blank() {
		return nil
	}
	name := crawlKeys[k].name
	switch v.kind() {
	case '"':
		return model.SplitPeople(d.stringOf(name, v, false))
	case '[':
		var out []model.Person
		more, wrong := false, false
		d.sub.elements(v.raw, func(e jsontext.Value) {
			s := ""
			switch e.Kind() {
			case '"':
				s, _ = unquote(e)
			case '{':
				s = d.personName(e)
				more = true
			}
			if s = strings.TrimSpace(s); s == "" {
				wrong = true
				return
			}
			out = append(out, model.Person{Name: s})
		})
		if wrong {
			d.refuse(name, v, ErrNames)
		} else if more {
			d.keepAs(name, v) // affiliations and the like
		}
		return out
	}
	d.refuse(name, v, ErrNames)
	return nil
}

// personName is the name in an object: name, or family and given.
func (d *crawlDecoder) personName(v jsontext.Value) string {
	var m members
	var name, family, given string
	m.each(v, func(k []byte, w jsontext.Value, _ int) {
		if w.Kind() != '"' {
			return
		}
		s, _ := unquote(w)
		switch string(k) {
		case "name", "fullName", "full_name", "literal":
			name = s
		case "family", "last", "lastName", "last_name", "surname":
			family = s
		case "given", "first", "firstName", "first_name":
			given = s
		}
	})
	switch {
	case name != "" || family == "":
		return name
	case given == "":
		return family
	}
	return family + ", " + given
}

// address is a string, or the url of an object.
func (d *crawlDecoder) address(k key) string {
	v := d.pick(k)
	if v.blank() || v.kind() != '{' {
		return d.string(k)
	}
	url := ""
	d.sub.each(v.raw, func(name []byte, w jsontext.Value, _ int) {
		if string(name) == "url" && w.Kind() == '"' {
			url, _ = unquote(w)
		}
	})
	d.keepAs(crawlKeys[k].name, v)
	return url
}

// types is a string, or the strings of an array with commas between them.
func (d *crawlDecoder) types(k key) string {
	v := d.pick(k)
	if v.blank() || v.kind() != '[' {
		return d.word(k)
	}
	return d.intern(strings.Join(d.list(k, false), ", "))
}

// list reads an array of strings, or one string: where cut is set, its parts
// between semicolons, or else between commas.
func (d *crawlDecoder) list(k key, cut bool) []string {
	v := d.pick(k)
	if v.blank() {
		return nil
	}
	name := crawlKeys[k].name
	switch v.kind() {
	case '[':
		if len(v.raw) == 2 {
			return nil
		}
		var out []string
		wrong := false
		d.sub.elements(v.raw, func(e jsontext.Value) {
			s := ""
			switch e.Kind() {
			case '"':
				s, _ = unquote(e)
			case '0':
				s = string(e)
			case '{':
				s = d.category(e)
			}
			// An item of a list is one line of it.
			if s = strings.Join(strings.Fields(s), " "); s == "" {
				wrong = true
			} else if !slices.Contains(out, s) {
				out = append(out, s)
			}
		})
		if wrong {
			d.refuse(name, v, ErrList)
		}
		return out
	case '"':
		s := d.stringOf(name, v, false)
		if !cut {
			return []string{strings.Join(strings.Fields(s), " ")}
		}
		seps := ";；"
		if !strings.ContainsAny(s, seps) {
			seps = ",，、"
		}
		var out []string
		for _, f := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(seps, r) }) {
			if f = strings.Join(strings.Fields(f), " "); f != "" {
				out = append(out, f)
			}
		}
		return out
	}
	d.refuse(name, v, ErrList)
	return nil
}

// category is the name in an object of a list.
func (d *crawlDecoder) category(v jsontext.Value) string {
	var m members
	out := ""
	m.each(v, func(k []byte, w jsontext.Value, _ int) {
		if w.Kind() == '"' {
			switch string(k) {
			case "category", "name", "url", "text":
				out, _ = unquote(w)
			}
		}
	})
	return out
}
