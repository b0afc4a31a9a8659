package format

import (
	"slices"
	"strings"

	"twinleaf/model"
)

// endnotexml is the XML that EndNote, and Zotero and Mendeley after it, write:
// xml/records/record. <style> around plain text says nothing and is not kept;
// other styles come back as long as the text stays. <translated-title> holds
// the title in the other language.
func endnotexml() Format {
	x := &xmlFormat{
		name:    "endnotexml",
		head:    "<xml><records>\n",
		foot:    "</records></xml>\n",
		prepare: unstyle,
		read:    readEndNote,
		make:    makeEndNote,
	}
	return Format{
		Name:       "endnotexml",
		Extensions: []string{"xml"},
		Sniff: sniffXML(func(names []string, head []byte) Confidence {
			if i := slices.Index(names, "record"); i >= 0 && (i > 0 && names[i-1] == "records" || strings.Contains(string(head), "<ref-type")) && !slices.Contains(names, "leader") {
				return Certain
			}
			return No
		}),
		Split:   splitXML("record"),
		Decoder: x.decoder,
		Write:   x.writer,
	}
}

// endNoteNumbers are the numbers of the reference types.
var endNoteNumbers = map[string]string{
	"Journal Article": "17", "Book": "6", "Book Section": "5", "Edited Book": "28", "Conference Proceedings": "10", "Conference Paper": "47", "Thesis": "32",
	"Report": "27", "Web Page": "12", "Patent": "25", "Standard": "58", "Dataset": "59", "Newspaper Article": "23", "Magazine Article": "19", "Generic": "13",
	"Government Document": "46", "Electronic Article": "43", "Unpublished Work": "34", "Manuscript": "36",
}

// unstyle takes <style> off where it says nothing.
func unstyle(n *node) {
	var kids []*node
	for _, k := range n.kids {
		if !k.isText() {
			unstyle(k)
		}
		plain := k.name == "style"
		for _, a := range k.attrs {
			plain = plain && (a.name == "face" && a.value == "normal" || a.name == "font" || a.name == "size" || a.name == "charset")
		}
		if plain {
			kids = append(kids, k.kids...)
		} else {
			kids = append(kids, k)
		}
	}
	n.kids = kids
}

func readEndNote(d *draft, n *node) {
	p, j := &d.rec.Paper, &d.rec.Journal
	for _, ref := range n.all("ref-type") {
		if p.Type = ref.attr("name"); p.Type == "" {
			for name, number := range endNoteNumbers {
				if number == ref.peek() {
					p.Type = name
				}
			}
		}
		if p.Type != "" {
			ref.drop()
			break
		}
	}
	people := func(path string, at *[]model.Person) {
		for _, a := range n.all("contributors/" + path + "/author") {
			for _, name := range strings.FieldsFunc(a.take(), func(r rune) bool { return r == ';' || r == '；' }) {
				if name = strings.TrimSpace(strings.TrimRight(name, ", ")); name != "" {
					*at = append(*at, model.Person{Name: name})
				}
			}
		}
	}
	people("authors", &p.Authors)
	people("secondary-authors", &p.Editors)
	people("subsidiary-authors", &p.Translators)

	d.takeOne(&d.title, n.first("titles/title"))
	d.takeOne(&d.translated, n.first("titles/translated-title"))
	secondary := n.first("titles/secondary-title")
	full := n.first("periodical/full-title")
	if g := genreOf(p.Type); g == articleGenre || g == otherGenre || g == newsGenre {
		d.takeOne(&d.journal, full)
		d.takeOne(&d.journal, secondary)
	} else {
		d.takeOne(&p.Container, secondary)
		d.takeOne(&p.Container, full)
	}
	if abbr := n.first("periodical/abbr-1"); abbr.peek() != "" && d.journal != "" {
		j.Variants = []string{abbr.take()}
	}
	d.takeOne(&p.Series, n.first("titles/tertiary-title"))
	d.takeOne(&p.Volume, n.first("volume"))
	d.takeOne(&p.Issue, n.first("number"))
	d.takeOne(&p.Issue, n.first("issue"))
	d.takeOne(&p.Pages, n.first("pages"))
	d.takeOne(&p.Number, n.first("custom7"))
	if v := n.first("custom2"); strings.HasPrefix(v.peek(), "PMC") {
		d.takeOne(&p.PMCID, v)
	}
	if e := n.first("edition"); e.peek() != "" {
		if v, ok := looseDate(e.peek(), 0); ok && genreOf(p.Type) == articleGenre {
			p.Online = v
			e.take()
		} else {
			d.takeOne(&p.Edition, e)
		}
	}
	d.takeOne(&p.Publisher, n.first("publisher"))
	d.takeOne(&p.Place, n.first("pub-location"))
	for _, k := range n.all("keywords/keyword") {
		p.Keywords = append(p.Keywords, values(&field{lines: strings.Split(k.raw(), "\n")}, both)...)
		k.take()
	}
	d.year = d.takeDay(nil, n.first("dates/year"))
	d.date = d.takeDay(nil, n.first("dates/pub-dates/date"))
	if is := n.first("isbn"); is.peek() != "" {
		f := &field{tag: "isbn", lines: []string{strings.Join(strings.Fields(is.peek()), " ")}}
		numberRule("isbn").take(d, f)
		is.take()
	}
	if a := n.first("abstract"); a.peek() != "" {
		d.abstracts = append(d.abstracts, field{tag: "abstract", lines: []string{a.takeLines()}, line: d.piece.Line + a.line})
	}
	if v := n.first("electronic-resource-num"); v.peek() != "" {
		text := v.take()
		p.DOI = or(model.NormalizeDOI(text), text)
	}
	d.takeOne(&p.URL, n.first("urls/related-urls/url"))
	d.takeOne(&p.PDF, n.first("urls/pdf-urls/url"))
	if l := n.first("language"); languageNamed(l.peek()) != "" {
		p.Language = languageNamed(l.take())
	}
	if a := n.first("access-date"); a.peek() != "" {
		if v, ok := looseDate(a.peek(), 0); ok {
			p.Accessed = v
			a.take()
		}
	}
	d.takeOne(&p.CiteKey, n.first("label"))
}

// raw is the text of n with its line breaks.
func (n *node) raw() string {
	var b strings.Builder
	n.appendText(&b)
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(b.String())
}

// takeLines is take for prose: each line tidied, empty ones left out.
func (n *node) takeLines() string {
	n.take()
	var out []string
	for l := range strings.Lines(n.raw()) {
		if l = oneSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

func makeEndNote(s *sheet) *node {
	p, j := s.p, s.j
	n := &node{name: "record"}
	typ := genreIn(enwTypes, s)
	n.add("ref-type", endNoteNumbers[typ], "name", typ)
	people := func(path string, list []model.Person) {
		for _, a := range list {
			if name := corporateComma(a); name != "" {
				n.at("contributors/"+path).add("author", name)
			}
		}
	}
	people("authors", p.Authors)
	people("secondary-authors", p.Editors)
	people("subsidiary-authors", p.Translators)
	title := func(name, v string) {
		if v = oneSpace(v); v != "" {
			n.at("titles").add(name, v)
		}
	}
	title("title", s.title)
	container := p.Container
	if g := genreOf(typ); g == articleGenre || g == otherGenre || g == newsGenre {
		container = or(s.journal, container)
	}
	title("secondary-title", container)
	title("tertiary-title", p.Series)
	title("translated-title", s.translated)
	if s.journal != "" && container == s.journal {
		n.at("periodical").add("full-title", oneSpace(s.journal))
		if len(j.Variants) > 0 {
			n.at("periodical").add("abbr-1", oneSpace(j.Variants[0]))
		}
	}
	n.add("pages", oneSpace(p.Pages))
	n.add("volume", oneSpace(p.Volume))
	n.add("number", oneSpace(p.Issue))
	if e := oneSpace(p.Edition); e == "" && genreOf(typ) == articleGenre {
		n.add("edition", p.Online.String())
	} else {
		n.add("edition", e)
	}
	for _, k := range p.Keywords {
		if k = oneSpace(k); k != "" {
			n.at("keywords").add("keyword", k)
		}
	}
	if p.Published.Year > 0 {
		n.at("dates").add("year", model.Date{Year: p.Published.Year}.String())
		if p.Published.Month > 0 {
			n.at("dates/pub-dates").add("date", p.Published.String())
		}
	}
	n.add("pub-location", oneSpace(p.Place))
	n.add("publisher", oneSpace(p.Publisher))
	var is []string
	s.put = func(_ string, lines []string) { is = append(is, lines...) }
	numberRule("isbn").give(s, "isbn")
	n.add("isbn", strings.Join(is, "; "))
	n.add("label", oneSpace(p.CiteKey))
	if len(s.abstracts) > 0 {
		n.add("abstract", s.abstracts[0])
	}
	if p.URL != "" {
		n.at("urls/related-urls").add("url", oneSpace(p.URL))
	}
	if p.PDF != "" {
		n.at("urls/pdf-urls").add("url", oneSpace(p.PDF))
	}
	n.add("custom2", oneSpace(p.PMCID))
	n.add("custom7", oneSpace(p.Number))
	n.add("electronic-resource-num", oneSpace(p.DOI))
	n.add("language", languageWord(p.Language))
	n.add("access-date", p.Accessed.String())
	return n
}
