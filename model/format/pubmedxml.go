package format

import (
	"slices"
	"strings"

	"twinleaf/model"
)

// pubmedxml is PubMed's XML (the PubMed DTD of the U.S. National Library of
// Medicine): PubmedArticle and PubmedBookArticle. ArticleTitle is the title in
// English and VernacularTitle the one of the original; OtherAbstract holds an
// abstract in the other language.
func pubmedxml() Format {
	x := &xmlFormat{
		name: "pubmedxml",
		head: "<PubmedArticleSet>\n",
		foot: "</PubmedArticleSet>\n",
		read: readPubMed,
		make: makePubMed,
		finish: func(_ *sheet, n *node) {
			for _, k := range n.all("MedlineCitation/Article/AuthorList/Author") { // initials as they were, not as they would be made
				if at, second := k.place("Initials", 2); second != nil {
					k.kids = slices.Delete(k.kids, at, at+1)
				}
			}
			// A date in words stands alone.
			for _, k := range n.all("MedlineCitation/Article/Journal/JournalIssue/PubDate") {
				if m := k.first("MedlineDate"); m != nil && k.first("Month") == nil && strings.HasPrefix(m.peek(), k.first("Year").peek()) {
					k.kids = []*node{m}
				}
			}
		},
	}
	return Format{
		Name:       "pubmedxml",
		Extensions: []string{"xml"},
		Sniff: sniffXML(func(names []string, _ []byte) Confidence {
			for _, name := range [...]string{"PubmedArticleSet", "PubmedArticle", "PubmedBookArticle"} {
				if slices.Contains(names, name) {
					return Certain
				}
			}
			return No
		}),
		Split:   splitXML("PubmedArticle", "PubmedBookArticle"),
		Decoder: x.decoder,
		Write:   x.writer,
	}
}

func readPubMed(d *draft, n *node) {
	p, j := &d.rec.Paper, &d.rec.Journal
	c := n.first("MedlineCitation")
	a := c.first("Article")
	if n.name == "PubmedBookArticle" {
		c = n.first("BookDocument")
		a = c
		d.keep("book", "yes")
	}
	if c == nil || a == nil {
		return
	}
	c.first("PMID").useAttr("Version")
	d.takeOne(&p.PMID, c.first("PMID"))
	a.useAttr("PubModel")
	p.PubModel = a.attr("PubModel")

	jr := a.first("Journal")
	d.takeOne(&d.journal, jr.first("Title"))
	if abbr := jr.first("ISOAbbreviation"); abbr.peek() != "" {
		if v := abbr.take(); d.journal == "" {
			d.journal = v
		} else {
			j.Variants = []string{v}
		}
	}
	for _, is := range a.all("Journal/ISSN") {
		if v := is.peek(); isISSN(v) {
			electronic := is.attr("IssnType") == "Electronic"
			is.useAttr("IssnType").take()
			d.serials = append(d.serials, serial{electronic, "Article/Journal/ISSN", v})
		}
	}
	issue := jr.first("JournalIssue")
	issue.useAttr("CitedMedium")
	d.takeOne(&p.Volume, issue.first("Volume"))
	d.takeOne(&p.Issue, issue.first("Issue"))
	p.Published = takePubDate(issue.first("PubDate"))

	d.takeOne(&p.Pages, a.first("Pagination/MedlinePgn"))
	if start := a.first("Pagination/StartPage"); start != nil {
		end := a.first("Pagination/EndPage")
		if v := strings.TrimSuffix(start.peek()+"-"+end.peek(), "-"); p.Pages == "" {
			p.Pages = v
			start.take()
			end.take()
		}
	}
	d.takeOne(&d.title, a.first("ArticleTitle"))
	d.takeOne(&d.translated, a.first("VernacularTitle"))
	for _, k := range a.all("ELocationID") {
		k.useAttr("ValidYN")
		if k.attr("EIdType") == "doi" && p.DOI == "" {
			text := k.useAttr("EIdType").take()
			p.DOI = or(model.NormalizeDOI(text), text)
		}
	}
	for _, k := range append(a.all("Abstract"), c.all("OtherAbstract")...) {
		d.takeAbstract(k)
	}
	for _, k := range a.all("AuthorList") {
		k.useAttr("CompleteYN")
		at := &p.Authors
		if k.useAttr("Type").attr("Type") == "editors" {
			at = &p.Editors
		}
		for _, x := range k.all("Author") {
			if name := takePubMedName(x.useAttr("ValidYN")); name != "" {
				*at = append(*at, model.Person{Name: name})
			}
		}
	}
	if l := a.first("Language"); languageNamed(l.peek()) != "" {
		p.Language = languageNamed(l.take())
	}
	d.takeOne(&p.Type, a.first("PublicationTypeList/PublicationType"))
	for _, k := range a.all("ArticleDate") {
		if k.attr("DateType") == "Electronic" && p.Online.IsZero() {
			if p.Online = takePubDate(k); !p.Online.IsZero() {
				k.useAttr("DateType")
			}
		}
	}
	for _, k := range c.all("MeshHeadingList/MeshHeading") {
		name := k.first("DescriptorName")
		if onlyChild(k) && name != nil && len(name.attrs) == 0 {
			name.take()
		} // else the heading with its qualifiers is kept as well
		if v := name.peek(); v != "" && !slices.Contains(p.Subjects, v) {
			p.Subjects = append(p.Subjects, v)
		}
	}
	for _, k := range c.all("KeywordList/Keyword") {
		p.Keywords = append(p.Keywords, k.useAttr("MajorTopicYN").take())
	}
	for _, k := range c.all("KeywordList") {
		k.useAttr("Owner")
	}
	ids := n.all("PubmedData/ArticleIdList/ArticleId")
	for _, k := range append(ids, n.all("PubmedBookData/ArticleIdList/ArticleId")...) {
		v := k.peek()
		switch k.attr("IdType") {
		case "pubmed":
			d.takeOne(&p.PMID, k)
		case "doi":
			if doi := or(model.NormalizeDOI(v), v); p.DOI == "" || p.DOI == doi {
				p.DOI = doi
				k.take()
			}
		case "pmc":
			d.takeOne(&p.PMCID, k)
		}
		if k.used {
			k.useAttr("IdType")
		}
	}
	if b := a.first("Book"); b != nil {
		readPubMedBook(d, b)
	}
}

func readPubMedBook(d *draft, b *node) {
	p := &d.rec.Paper
	if d.title == "" {
		d.takeOne(&d.title, b.first("BookTitle"))
	} else {
		d.takeOne(&p.Container, b.first("BookTitle"))
	}
	d.takeOne(&p.Publisher, b.first("Publisher/PublisherName"))
	d.takeOne(&p.Place, b.first("Publisher/PublisherLocation"))
	d.takeOne(&p.ISBN, b.first("Isbn"))
	d.takeOne(&p.Edition, b.first("Edition"))
	if p.Published.IsZero() {
		p.Published = takePubDate(b.first("PubDate"))
	}
	for _, k := range b.all("AuthorList") {
		at := &p.Authors
		if k.attr("Type") == "editors" {
			at = &p.Editors
			k.useAttr("Type")
		}
		for _, x := range k.all("Author") {
			if name := takePubMedName(x); name != "" {
				*at = append(*at, model.Person{Name: name})
			}
		}
	}
}

// takePubDate reads Year, Month, Day, or MedlineDate ("2008 Sep-Oct"), of
// which the year counts and the text is kept.
func takePubDate(n *node) model.Date {
	if n == nil {
		return model.Date{}
	}
	y, m, day := n.first("Year"), n.first("Month"), n.first("Day")
	text := y.peek()
	if m.peek() != "" {
		text += "-" + m.peek()
		if day.peek() != "" {
			text += "-" + day.peek()
		}
	}
	if v, ok := looseDate(text, 0); ok {
		y.take()
		m.take()
		day.take()
		return v
	}
	if v, ok := looseDate(y.peek(), 0); ok {
		y.take()
		return v
	}
	v, _ := looseDate(beginning(n.first("MedlineDate").peek(), 4), 0)
	n.used = v.Year > 0
	return v
}

// takePubMedName reads LastName, ForeName and Initials, or CollectiveName.
func takePubMedName(x *node) string {
	if c := x.first("CollectiveName"); c.peek() != "" {
		return c.take()
	}
	family := x.first("LastName").take()
	fore, initials := x.first("ForeName"), x.first("Initials")
	given := or(fore.peek(), initials.peek())
	if family == "" {
		return ""
	}
	fore.take()
	name := family
	if given != "" {
		name += ", " + given
	}
	if s := x.first("Suffix"); s.peek() != "" {
		name += ", " + s.take()
	}
	if in := initials.peek(); fore == nil || in == initialsOf(name) {
		initials.take()
	}
	return name
}

func initialsOf(name string) string {
	_, in, _ := strings.Cut(shortName(name, ", "), ", ")
	return in
}

// takeAbstract reads AbstractText: one a line, a structured one with its label.
func (d *draft) takeAbstract(n *node) {
	var parts []string
	for _, k := range n.all("AbstractText") {
		text := k.take()
		if l := k.attr("Label"); l != "" {
			k.useAttr("Label")
			text = l + ": " + text
		}
		if text != "" {
			parts = append(parts, text)
		}
	}
	if len(parts) > 0 {
		d.abstracts = append(d.abstracts, field{tag: n.name, lines: []string{strings.Join(parts, "\n")}, line: d.piece.Line + n.line})
	}
	if n.name == "OtherAbstract" && (n.attr("Type") == "Publisher" && languageNamed(n.attr("Language")) != "") {
		n.useAttr("Type", "Language")
	}
}

func makePubMed(s *sheet) *node {
	p, j := s.p, s.j
	if s.keptOf("book") != nil {
		return makePubMedBook(s)
	}
	n := &node{name: "PubmedArticle"}
	c := n.open("MedlineCitation")
	c.add("PMID", oneSpace(p.PMID))
	a := c.open("Article", "PubModel", p.PubModel)
	jr := a.open("Journal")
	jr.add("ISSN", j.ISSN, "IssnType", "Print")
	jr.add("ISSN", j.EISSN, "IssnType", "Electronic")
	issue := jr.open("JournalIssue")
	issue.add("Volume", oneSpace(p.Volume))
	issue.add("Issue", oneSpace(p.Issue))
	putPubDate(issue.open("PubDate"), p.Published, true)
	jr.add("Title", oneSpace(or(s.journal, p.Container)))
	if len(j.Variants) > 0 {
		jr.add("ISOAbbreviation", oneSpace(j.Variants[0]))
	}
	title, vernacular := englishFirst(s)
	a.add("ArticleTitle", oneSpace(title))
	if p.Pages != "" {
		a.open("Pagination").add("MedlinePgn", oneSpace(p.Pages))
	}
	a.add("ELocationID", oneSpace(p.DOI), "EIdType", "doi")
	if len(s.abstracts) > 0 {
		putAbstract(a.open("Abstract"), s.abstracts[englishOf(s.abstracts)])
	}
	putPubMedPeople(a, "", p.Authors)
	putPubMedPeople(a, "editors", p.Editors)
	a.add("Language", languageCode(p.Language))
	if p.Type != "" {
		a.open("PublicationTypeList").add("PublicationType", oneSpace(p.Type))
	}
	a.add("VernacularTitle", oneSpace(vernacular))
	if !p.Online.IsZero() {
		putPubDate(a.open("ArticleDate", "DateType", "Electronic"), p.Online, false)
	}
	putPubMedTail(s, n, c)
	return n
}

func putPubMedTail(s *sheet, n, c *node) {
	p := s.p
	known := keptTexts(s, "MedlineCitation/MeshHeadingList/MeshHeading", "DescriptorName")
	for _, v := range p.Subjects {
		if v = oneSpace(v); v != "" && !known[v] {
			c.at("MeshHeadingList").open("MeshHeading").add("DescriptorName", v)
		}
	}
	if len(s.abstracts) > 1 {
		other := s.abstracts[1-englishOf(s.abstracts)]
		putAbstract(c.open("OtherAbstract", "Type", "Publisher", "Language", languageCode(or(model.DetectLanguage(other), "en"))), other)
	}
	for _, v := range p.Keywords {
		if v = oneSpace(v); v != "" {
			c.at("KeywordList").add("Keyword", v)
		}
	}
	ids := &node{name: "ArticleIdList"}
	ids.add("ArticleId", oneSpace(p.PMID), "IdType", "pubmed")
	ids.add("ArticleId", oneSpace(p.PMCID), "IdType", "pmc")
	ids.add("ArticleId", oneSpace(p.DOI), "IdType", "doi")
	if len(ids.kids) > 0 {
		data := "PubmedData"
		if n.name == "PubmedBookArticle" {
			data = "PubmedBookData"
		}
		n.open(data).kids = []*node{ids}
	}
}

func makePubMedBook(s *sheet) *node {
	p := s.p
	n := &node{name: "PubmedBookArticle"}
	c := n.open("BookDocument")
	c.add("PMID", oneSpace(p.PMID))
	b := c.open("Book")
	if p.Publisher != "" || p.Place != "" {
		pub := b.open("Publisher")
		pub.add("PublisherName", oneSpace(p.Publisher))
		pub.add("PublisherLocation", oneSpace(p.Place))
	}
	title, vernacular := englishFirst(s)
	if p.Container == "" {
		b.add("BookTitle", oneSpace(title))
	} else {
		b.add("BookTitle", oneSpace(p.Container))
	}
	if p.Published.Year > 0 {
		putPubDate(b.open("PubDate"), p.Published, true)
	}
	putPubMedPeople(b, "editors", p.Editors)
	b.add("Edition", oneSpace(p.Edition))
	b.add("Isbn", oneSpace(p.ISBN))
	if p.Container != "" {
		c.add("ArticleTitle", oneSpace(title))
	}
	c.add("VernacularTitle", oneSpace(vernacular))
	c.add("Language", languageCode(p.Language))
	putPubMedPeople(c, "", p.Authors)
	if p.Type != "" {
		c.open("PublicationTypeList").add("PublicationType", oneSpace(p.Type))
	}
	if len(s.abstracts) > 0 {
		putAbstract(c.open("Abstract"), s.abstracts[englishOf(s.abstracts)])
	}
	putPubMedTail(s, n, c)
	return n
}

func putPubDate(n *node, d model.Date, named bool) {
	if d.Year == 0 {
		return
	}
	n.add("Year", model.Date{Year: d.Year}.String())
	if d.Month > 0 {
		m := itoa(int(d.Month))
		if named {
			m = strings.TrimSpace(namedDate(model.Date{Month: d.Month}))
		} else if d.Month < 10 {
			m = "0" + m
		}
		n.add("Month", m)
	}
	if d.Day > 0 {
		n.add("Day", itoa(int(d.Day)))
	}
}

// putAbstract writes a text a line.
func putAbstract(n *node, text string) {
	for l := range strings.Lines(text) {
		n.add("AbstractText", oneSpace(l))
	}
}

func putPubMedPeople(a *node, kind string, list []model.Person) {
	if len(list) == 0 {
		return
	}
	l := a.open("AuthorList", "Type", kind)
	for _, x := range list {
		k := l.open("Author")
		name := inverted(x)
		family, given, ok := strings.Cut(name, ", ")
		switch {
		case isGroup(name) || !ok && strings.Contains(name, " ") && !x.Han():
			k.add("CollectiveName", name)
		case !ok:
			k.add("LastName", name)
		default:
			k.add("LastName", family)
			k.add("ForeName", given)
			k.add("Initials", initialsOf(name))
		}
	}
}
