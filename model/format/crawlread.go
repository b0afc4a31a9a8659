package format

import "twinleaf/model"

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

	d.readBibliography(p)
	d.readMetric(j, p.Platform)
	if p.Language = d.language(); p.Language == "" {
		p.Language = languageOf(d.original, p.Abstract)
	}
	t.scope(j)
}

// languageOf detects the language of a paper by its original title, else by
// the beginning of its abstract.
func languageOf(title string, abstract model.Text) string {
	if l := model.DetectLanguage(title); l != "" {
		return l
	}
	return model.DetectLanguage(beginning(or(abstract.EN, abstract.ZH), 300))
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
	} else if t.title != "" && !sameText(t.title, inner) && !sameText(t.title, outer) {
		d.extra = append(d.extra, extra{"text.title", value{quote(t.title), -1}})
	}
	p.Title = titles(outer, inner, given)
	d.original = or(or(inner, outer), given)
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
	} else if t.abstract != "" && !sameText(t.abstract, outer) && !sameText(t.abstract, inner) {
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
