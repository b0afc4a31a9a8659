package format

import (
	"slices"
	"strings"

	"twinleaf/model"
)

// mods is the Metadata Object Description Schema (Library of Congress, MODS
// 3.8): modsCollection/mods. titleInfo type="translated" holds the title in
// the other language, abstract may stand once for each, and relatedItem
// type="host" is the journal or book.
func mods() Format {
	x := &xmlFormat{
		name: "mods",
		head: `<modsCollection xmlns="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink">` + "\n",
		foot: "</modsCollection>\n",
		read: readMods,
		make: makeMods,
	}
	return Format{
		Name:       "mods",
		Extensions: []string{"mods", "xml"},
		Sniff: sniffXML(func(names []string, _ []byte) Confidence {
			if slices.Contains(names, "modsCollection") || slices.Contains(names, "mods") {
				return Certain
			}
			return No
		}),
		Split:   splitXML("mods"),
		Decoder: x.decoder,
		Write:   x.writer,
	}
}

func readMods(d *draft, n *node) {
	p := &d.rec.Paper
	n.useAttr("version")
	if id := n.attr("ID"); id != "" {
		p.CiteKey = id
		n.useAttr("ID")
	}
	for _, t := range n.all("titleInfo") {
		switch t.attr("type") {
		case "":
			takeModsTitle(&d.title, t)
		case "translated":
			if takeModsTitle(&d.translated, t) {
				t.useAttr("type")
			}
		}
	}
	for _, x := range n.all("name") {
		takeModsName(d, x, true)
	}
	d.takeOne(&p.Type, n.first("genre"))
	for _, o := range n.all("originInfo") {
		takeModsOrigin(d, o)
	}
	if l := n.first("language/languageTerm"); languageNamed(l.peek()) != "" {
		p.Language = languageNamed(l.useAttr("type", "authority").take())
	}
	for _, a := range n.all("abstract") {
		if text := a.takeLines(); text != "" {
			d.abstracts = append(d.abstracts, field{tag: "abstract", lines: []string{text}, line: d.piece.Line + a.line})
		}
	}
	for _, k := range n.all("subject") {
		switch topics := k.all("topic"); {
		case len(topics) != 1 || !onlyChild(k):
		case len(k.attrs) == 0:
			p.Keywords = append(p.Keywords, topics[0].take())
		case k.attr("authority") == "local":
			p.Subjects = append(p.Subjects, k.useAttr("authority").first("topic").take())
		default: // the authority would be lost, so the whole is kept as well
			p.Subjects = append(p.Subjects, topics[0].peek())
		}
	}
	for _, i := range n.all("identifier") {
		v := i.peek()
		switch i.attr("type") {
		case "doi":
			if p.DOI == "" {
				p.DOI = or(model.NormalizeDOI(v), v)
				i.useAttr("type").take()
			}
		case "isbn":
			d.takeModsID(&p.ISBN, i)
		case "pmid", "pubmed":
			d.takeModsID(&p.PMID, i)
		case "pmc":
			d.takeModsID(&p.PMCID, i)
		case "arxiv":
			d.takeModsID(&p.ArXiv, i)
		case "report number", "number":
			d.takeModsID(&p.Number, i)
		}
	}
	for _, u := range n.all("location/url") {
		if at := u.attr("access"); at == "raw object" {
			d.takeOne(&p.PDF, u)
		} else if p.URL == "" {
			d.takeOne(&p.URL, u)
			if v, ok := looseDate(u.attr("dateLastAccessed"), 0); ok && u.used {
				p.Accessed = v
				u.useAttr("dateLastAccessed")
			}
		}
		if u.used {
			u.useAttr("access")
		}
	}
	for _, r := range n.all("relatedItem") {
		switch r.attr("type") {
		case "host":
			if d.journal == "" && p.Container == "" {
				r.useAttr("type")
				readModsHost(d, r)
			}
		case "series":
			if takeModsTitle(&p.Series, r.first("titleInfo")) {
				r.useAttr("type")
			}
		}
	}
	if part := n.first("part"); part != nil {
		takeModsPart(d, part)
	}
}

func onlyChild(n *node) bool {
	count := 0
	for _, k := range n.kids {
		if !k.isText() {
			count++
		}
	}
	return count == 1
}

// takeModsID takes an identifier with its type.
func (d *draft) takeModsID(at *string, n *node) {
	if d.takeOne(at, n); n.used {
		n.useAttr("type")
	}
}

// takeModsTitle joins nonSort, title and subTitle; it reports whether the
// title was taken.
func takeModsTitle(at *string, t *node) bool {
	if t == nil || *at != "" {
		return false
	}
	title := t.first("title")
	text := title.peek()
	if text == "" {
		return false
	}
	title.take()
	if k := t.first("nonSort"); k.peek() != "" {
		text = oneSpace(k.take() + " " + text)
	}
	if k := t.first("subTitle"); k.peek() != "" {
		text += ": " + k.take()
	}
	*at = text
	return true
}

// takeModsName reads a person or a body by its role.
func takeModsName(d *draft, x *node, mine bool) {
	p := &d.rec.Paper
	at := &p.Authors
	if !mine {
		at = nil
	}
	roles := x.all("role/roleTerm")
	for _, r := range roles {
		switch strings.ToLower(r.peek()) {
		case "aut", "author", "cre", "creator":
		case "edt", "editor":
			at = &p.Editors
		case "trl", "translator":
			at = &p.Translators
		default:
			return // a role that no field has
		}
	}
	if at == nil {
		return
	}
	var family, given, whole, suffix []string
	for _, k := range x.all("namePart") {
		switch k.attr("type") {
		case "family":
			family = append(family, k.useAttr("type").take())
		case "given":
			given = append(given, k.useAttr("type").take())
		case "termsOfAddress":
			suffix = append(suffix, k.useAttr("type").take())
		case "":
			whole = append(whole, k.take())
		}
	}
	name := strings.Join(whole, " ")
	if len(family) > 0 {
		name = strings.Join(family, " ")
		if len(given) > 0 {
			name += ", " + strings.Join(given, " ")
		}
		if len(suffix) > 0 {
			name += ", " + strings.Join(suffix, " ")
		}
	}
	if name == "" {
		return
	}
	*at = append(*at, model.Person{Name: name})
	if t := x.attr("type"); t == "personal" || t == "corporate" {
		x.useAttr("type")
	}
	for _, r := range roles {
		r.useAttr("type", "authority").take()
	}
}

func takeModsOrigin(d *draft, o *node) {
	p := &d.rec.Paper
	for _, k := range [...]string{"dateIssued", "copyrightDate"} {
		for _, v := range o.all(k) {
			if t, ok := looseDate(v.peek(), 0); ok && p.Published.IsZero() {
				p.Published = t
				v.useAttr("encoding", "keyDate").take()
			}
		}
	}
	for _, v := range o.all("dateOther") {
		if t, ok := looseDate(v.peek(), 0); ok && v.attr("type") == "online" && p.Online.IsZero() {
			p.Online = t
			v.useAttr("type", "encoding").take()
		}
	}
	if k := o.first("publisher"); k != nil && !k.used {
		d.takeOne(&p.Publisher, k)
	}
	for _, place := range o.all("place/placeTerm") {
		if place.attr("type") != "code" && p.Place == "" {
			p.Place = place.useAttr("type").take()
		}
	}
	d.takeOne(&p.Edition, o.first("edition"))
}

// readModsHost reads the journal or the book that the paper stands in.
func readModsHost(d *draft, r *node) {
	p := &d.rec.Paper
	var name, other string
	for _, t := range r.all("titleInfo") {
		switch t.attr("type") {
		case "":
			takeModsTitle(&name, t)
		case "translated":
			if takeModsTitle(&other, t) {
				t.useAttr("type")
			}
		case "abbreviated":
			short := ""
			if takeModsTitle(&short, t) {
				t.useAttr("type")
				d.rec.Journal.Variants = []string{short}
			}
		}
	}
	serialHost := false
	for _, g := range r.all("genre") {
		if v := strings.ToLower(g.peek()); v == "periodical" || v == "academic journal" || v == "journal" || v == "newspaper" {
			serialHost = true
			if v == "periodical" {
				g.useAttr("authority").take()
			}
		}
	}
	for _, i := range r.all("originInfo/issuance") {
		if v := i.peek(); v == "continuing" || v == "serial" {
			serialHost = true
			if v == "continuing" {
				i.take()
			}
		}
	}
	for _, i := range r.all("identifier") {
		switch v := i.peek(); {
		case i.attr("type") == "issn" && isISSN(v):
			serialHost = true
			electronic := slices.ContainsFunc(d.serials, func(s serial) bool { return !s.electronic }) || i.attr("displayLabel") == "electronic"
			d.serials = append(d.serials, serial{electronic, "relatedItem/identifier", v})
			i.useAttr("type").take()
			if i.attr("displayLabel") == "electronic" {
				i.useAttr("displayLabel")
			}
		case i.attr("type") == "isbn":
			d.takeModsID(&p.ISBN, i)
		}
	}
	if serialHost || genreOf(p.Type) == articleGenre {
		d.journal, d.otherJournal = name, other
	} else {
		p.Container = name
		if other != "" {
			d.keep("container.translated", other)
		}
		d.rec.Journal.Variants = nil
	}
	for _, x := range r.all("name") {
		if len(x.all("role/roleTerm")) > 0 {
			takeModsName(d, x, false)
		}
	}
	for _, o := range r.all("originInfo") {
		if d.journal != "" {
			d.takeOne(&d.rec.Journal.Publisher, o.first("publisher"))
		}
		takeModsOrigin(d, o)
	}
	for _, part := range r.all("part") {
		takeModsPart(d, part)
	}
}

func takeModsPart(d *draft, part *node) {
	p := &d.rec.Paper
	for _, k := range part.all("detail") {
		number := k.first("number")
		at := &p.Volume
		switch k.attr("type") {
		case "volume":
		case "issue", "number":
			at = &p.Issue
		case "page", "article":
			at = &p.Number
		default:
			continue
		}
		if d.takeOne(at, number); number != nil && number.used {
			k.useAttr("type")
			k.first("caption").drop()
		}
	}
	for _, k := range part.all("extent") {
		if u := k.attr("unit"); (u == "page" || u == "pages" || u == "") && p.Pages == "" {
			start, end, list := k.first("start"), k.first("end"), k.first("list")
			if start.peek() != "" {
				p.Pages = strings.TrimSuffix(start.take()+"-"+end.take(), "-")
			} else {
				p.Pages = list.take()
			}
			if p.Pages != "" {
				k.useAttr("unit")
			}
		}
	}
	if v := part.first("date"); v != nil {
		if t, ok := looseDate(v.peek(), 0); ok && (p.Published.IsZero() || p.Published == t) {
			p.Published = t
			v.useAttr("encoding").take()
		}
	}
}

func makeMods(s *sheet) *node {
	p := s.p
	n := &node{name: "mods"}
	if validName(p.CiteKey) {
		n.attrs = append(n.attrs, attr{name: "ID", value: p.CiteKey})
	}
	putTitle := func(n *node, typ, title string) {
		if title = oneSpace(title); title != "" {
			n.open("titleInfo", "type", typ).add("title", title)
		}
	}
	putTitle(n, "", s.title)
	putTitle(n, "translated", s.translated)
	putModsNames(n, p.Authors, "author")
	putModsNames(n, p.Editors, "editor")
	putModsNames(n, p.Translators, "translator")
	n.add("genre", oneSpace(p.Type))
	host := or(s.journal, p.Container)
	origin := &node{name: "originInfo"}
	if p.Place != "" {
		origin.open("place").add("placeTerm", oneSpace(p.Place), "type", "text")
	}
	origin.add("publisher", oneSpace(p.Publisher))
	origin.add("dateIssued", p.Published.String(), "encoding", "w3cdtf")
	origin.add("dateOther", p.Online.String(), "type", "online")
	origin.add("edition", oneSpace(p.Edition))
	if len(origin.kids) > 0 {
		n.kids = append(n.kids, origin)
	}
	if p.Language != "" {
		n.open("language").add("languageTerm", languageCode(p.Language), "type", "code", "authority", "iso639-2b")
	}
	for _, a := range s.abstracts {
		n.add("abstract", a)
	}
	for _, k := range p.Keywords {
		n.open("subject").add("topic", oneSpace(k))
	}
	known := keptTexts(s, "subject", "topic")
	for _, k := range p.Subjects {
		if known[oneSpace(k)] {
			continue
		}
		n.open("subject", "authority", "local").add("topic", oneSpace(k))
	}
	part := &node{name: "part"}
	detail := func(typ, v string) {
		if v = oneSpace(v); v != "" {
			part.open("detail", "type", typ).add("number", v)
		}
	}
	detail("volume", p.Volume)
	detail("issue", p.Issue)
	if a, b := pageRange(p.Pages); a != "" {
		e := part.open("extent", "unit", "pages")
		if b == "" {
			e.add("list", a)
		} else {
			e.add("start", a)
			e.add("end", b)
		}
	}
	if host != "" {
		h := n.open("relatedItem", "type", "host")
		putTitle(h, "", host)
		if s.journal != "" {
			putTitle(h, "translated", s.otherJournal)
			if len(s.j.Variants) > 0 {
				putTitle(h, "abbreviated", s.j.Variants[0])
			}
			h.add("genre", "periodical", "authority", "marcgt")
			o := h.open("originInfo")
			o.add("publisher", oneSpace(s.j.Publisher))
			o.add("issuance", "continuing")
			h.add("identifier", s.j.ISSN, "type", "issn")
			h.add("identifier", s.j.EISSN, "type", "issn", "displayLabel", "electronic")
		}
		if len(part.kids) > 0 {
			h.kids = append(h.kids, part)
		}
	} else if len(part.kids) > 0 {
		n.kids = append(n.kids, part)
	}
	if p.Series != "" {
		putTitle(n.open("relatedItem", "type", "series"), "", p.Series)
	}
	n.add("identifier", oneSpace(p.DOI), "type", "doi")
	n.add("identifier", oneSpace(p.ISBN), "type", "isbn")
	n.add("identifier", oneSpace(p.PMID), "type", "pmid")
	n.add("identifier", oneSpace(p.PMCID), "type", "pmc")
	n.add("identifier", oneSpace(p.ArXiv), "type", "arxiv")
	n.add("identifier", oneSpace(p.Number), "type", "number")
	if p.URL != "" || p.PDF != "" {
		l := n.open("location")
		l.add("url", oneSpace(p.URL), "dateLastAccessed", p.Accessed.String())
		l.add("url", oneSpace(p.PDF), "access", "raw object")
	}
	return n
}

func putModsNames(n *node, list []model.Person, role string) {
	for _, a := range list {
		name := oneSpace(a.Name)
		if name == "" {
			continue
		}
		typ := "personal"
		if isGroup(name) {
			typ = "corporate"
		}
		k := n.open("name", "type", typ)
		family, given, ok := strings.Cut(name, ", ")
		if ok && typ == "personal" {
			k.add("namePart", family, "type", "family")
			k.add("namePart", given, "type", "given")
		} else {
			k.add("namePart", name)
		}
		k.open("role").add("roleTerm", role, "type", "text")
	}
}
