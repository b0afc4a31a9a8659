package format

import (
	"bufio"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"twinleaf/model"
)

// csljson is the JSON of the Citation Style Language (CSL 1.0.2, input data
// schema), as citeproc, pandoc and Zotero exchange it. "translated-title" is
// the title, "translated-container-title" the journal in the other language,
// and "translated-abstract" the abstract; CSL itself has no names for them.
func csljson() Format {
	return Format{
		Name:       "csljson",
		Extensions: []string{"json"},
		Sniff: sniffJSON([]string{"items"}, func(has func(string) bool, _ []byte) Confidence {
			switch {
			case has("indexed") || has("reference-count") || has("authorships") || has("resultStr"):
				return No
			case has("type") && (has("issued") || has("container-title") || has("citation-key") || has("title") && has("id")):
				return Certain
			}
			return No
		}),
		Split:   splitListed("items"),
		Decoder: func() Decoder { return jsonDecoder("csljson", readCSL) },
		Write: func(w io.Writer, o WriteOptions) Writer {
			return &cslWriter{w: bufio.NewWriterSize(w, 64<<10), o: o}
		},
	}
}

func readCSL(r *jsonRecord) {
	d, p := r.d, &r.d.rec.Paper
	// An id that this program has made up says nothing.
	id := r.text("id")
	if r.set(&p.CiteKey, "citation-key"); p.CiteKey == "" && !madeID.MatchString(id) {
		p.CiteKey = id
	} else if id != p.CiteKey && !madeID.MatchString(id) {
		r.kept = append(r.kept, "id")
	}
	r.set(&p.Type, "type")
	d.title = r.text("title")
	d.translated = r.text("translated-title")
	r.people(&p.Authors, "author")
	r.people(&p.Editors, "editor")
	r.people(&p.Translators, "translator")
	name, other := r.text("container-title"), r.text("translated-container-title")
	switch genreOf(p.Type) {
	case articleGenre, otherGenre:
		d.journal, d.otherJournal = name, other
		if v := r.text("ISSN"); v != "" {
			for _, n := range serialNumbers(strings.ReplaceAll(v, ",", ";")) {
				numberRule("ISSN").take(d, &field{tag: "ISSN", lines: []string{n}})
			}
		}
		if short := r.text("container-title-short", "journalAbbreviation"); short != "" && name != "" {
			d.rec.Journal.Variants = []string{short}
		}
	default:
		p.Container = name
		if other != "" {
			r.kept = append(r.kept, "translated-container-title")
		}
	}
	r.set(&p.Series, "collection-title")
	r.set(&p.Publisher, "publisher")
	r.set(&p.Place, "publisher-place")
	r.set(&p.Event, "event-title", "event")
	r.set(&p.Volume, "volume")
	r.set(&p.Issue, "issue")
	r.set(&p.Pages, "page")
	r.set(&p.Number, "number")
	r.set(&p.Edition, "edition")
	r.set(&p.ISBN, "ISBN")
	r.set(&p.DOI, "DOI")
	p.DOI = or(model.NormalizeDOI(p.DOI), p.DOI)
	r.set(&p.PMID, "PMID")
	r.set(&p.PMCID, "PMCID")
	r.set(&p.URL, "URL")
	r.date(&p.Published, "issued")
	r.date(&p.Accessed, "accessed")
	r.date(&p.Online, "available-date")
	if l := r.text("language"); languageNamed(l) != "" {
		p.Language = languageNamed(l)
	} else if l != "" {
		r.kept = append(r.kept, "language")
	}
	if k := r.text("keyword"); k != "" {
		p.Keywords = values(&field{lines: []string{strings.ReplaceAll(k, ", ", ";")}}, both)
		if strings.Contains(k, ";") {
			p.Keywords = values(&field{lines: []string{k}}, both)
		}
	}
	for _, key := range [...]string{"abstract", "translated-abstract"} {
		if a := ""; r.into(key, &a) {
			if text := tidyLines(a); text != "" {
				d.abstracts = append(d.abstracts, field{tag: key, lines: []string{text}, line: d.piece.Line})
			}
		}
	}
}

var madeID = regexp.MustCompile(`^(item-\d+|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|)$`)

var cslTypes = []genreWord{
	{otherGenre, "document"}, {articleGenre, "article-journal"}, {bookGenre, "book"}, {proceedingsGenre, "book"}, {chapterGenre, "chapter"}, {conferenceGenre, "paper-conference"},
	{thesisGenre, "thesis"}, {reportGenre, "report"}, {patentGenre, "patent"}, {standardGenre, "standard"}, {datasetGenre, "dataset"}, {newsGenre, "article-newspaper"},
	{newsGenre, "article-magazine"}, {webGenre, "webpage"}, {webGenre, "post-weblog"}, {preprintGenre, "article"}, {articleGenre, "review"}, {otherGenre, "manuscript"},
	{chapterGenre, "entry-encyclopedia"}, {otherGenre, "speech"}, {otherGenre, "software"}, {articleGenre, "article-journal"},
}

type cslWriter struct {
	w     *bufio.Writer
	o     WriteOptions
	count int
	buf   []byte
}

func (w *cslWriter) Write(r Record) error {
	w.count++
	if w.count > 1 {
		w.w.WriteString(",\n")
	} else {
		w.w.WriteString("[\n")
	}
	w.buf = appendCSL(w.buf[:0], newSheet("csljson", &r, w.o), w.count)
	_, err := w.w.Write(w.buf)
	return err
}

func (w *cslWriter) Close() error {
	if w.count == 0 {
		w.w.WriteString("[")
	}
	w.w.WriteString("\n]\n")
	return w.w.Flush()
}

func appendCSL(dst []byte, s *sheet, n int) []byte {
	p, e := s.p, jsonEncoder{b: dst}
	text := func(key, v string) {
		if v != "" {
			e.text(key, v)
		}
	}
	line := func(key, v string) { text(key, oneSpace(v)) }
	date := func(key string, d model.Date) {
		if d.IsZero() {
			return
		}
		e.key(key)
		parts := itoa(int(d.Year))
		if d.Month > 0 {
			parts += "," + itoa(int(d.Month))
		}
		if d.Day > 0 {
			parts += "," + itoa(int(d.Day))
		}
		e.raw(`{"date-parts":[[` + parts + `]]}`)
	}
	e.open('{')
	var kept []model.Extra
	hasID := false
	for _, x := range p.Extra {
		if key, ok := strings.CutPrefix(x.Key, "csljson:"); ok && key != "" {
			kept = append(kept, model.Extra{Key: key, Value: x.Value})
			hasID = hasID || key == "id"
		}
	}
	if !hasID { // which CSL demands
		e.text("id", or(oneSpace(p.CiteKey), or(s.rec.Paper.ID.String(), "item-"+itoa(n))))
	}
	line("citation-key", p.CiteKey)
	if p.Type != "" {
		line("type", genreIn(cslTypes, s))
	} else {
		e.text("type", genreIn(cslTypes, s))
	}
	line("title", s.title)
	line("translated-title", s.translated)
	cslPeople(&e, "author", p.Authors, kept)
	cslPeople(&e, "editor", p.Editors, kept)
	cslPeople(&e, "translator", p.Translators, kept)
	line("container-title", or(s.journal, p.Container))
	if s.journal != "" {
		line("translated-container-title", s.otherJournal)
		if len(s.j.Variants) > 0 {
			line("container-title-short", s.j.Variants[0])
		}
		issn := s.j.ISSN
		if s.j.EISSN != "" {
			issn = strings.TrimPrefix(issn+"; "+s.j.EISSN, "; ")
			if s.j.ISSN == "" {
				issn += " (Electronic)"
			}
		}
		line("ISSN", issn)
	}
	line("collection-title", p.Series)
	line("publisher", p.Publisher)
	line("publisher-place", p.Place)
	line("event-title", p.Event)
	line("volume", p.Volume)
	line("issue", p.Issue)
	line("page", p.Pages)
	line("number", p.Number)
	line("edition", p.Edition)
	line("ISBN", p.ISBN)
	line("DOI", p.DOI)
	line("PMID", p.PMID)
	line("PMCID", p.PMCID)
	line("URL", p.URL)
	date("issued", p.Published)
	date("available-date", p.Online)
	date("accessed", p.Accessed)
	line("language", p.Language)
	if len(p.Keywords) > 0 {
		k := strings.Join(p.Keywords, "; ")
		if len(p.Keywords) == 1 {
			k += ";"
		}
		line("keyword", k)
	}
	for i, a := range s.abstracts {
		text([...]string{"abstract", "translated-abstract"}[i], a)
	}
	for _, x := range kept {
		if v := jsontext.Value(x.Value); v.IsValid() && !keyIn(e.b[len(dst):], x.Key) {
			e.key(x.Key)
			e.b = append(e.b, oneLine(v)...)
		}
	}
	e.close('}')
	return e.b
}

// keyIn reports whether an object under way has a key already.
func keyIn(b []byte, key string) bool {
	return strings.Contains(string(b), ","+string(appendString(nil, key))+":")
}

// cslPeople writes names; those that were kept with more (an ORCID iD, an
// affiliation) stay as they are while they name the same people.
func cslPeople(e *jsonEncoder, key string, list []model.Person, kept []model.Extra) {
	if len(list) == 0 {
		return
	}
	e.key(key)
	for _, x := range kept {
		var was []jsonName
		if x.Key == key && json.Unmarshal([]byte(x.Value), &was) == nil &&
			slices.EqualFunc(was, list, func(n jsonName, p model.Person) bool { return n.String() == p.Name }) {
			e.b = append(e.b, oneLine([]byte(x.Value))...)
			return
		}
	}
	e.open('[')
	for _, a := range list {
		name := oneSpace(a.Name)
		e.item()
		e.open('{')
		family, given, ok := strings.Cut(inverted(a), ", ")
		switch {
		case isGroup(name):
			e.text("literal", name)
		case a.Han() && !ok:
			family, given := a.Split()
			if given == "" || family+given != name {
				e.text("literal", name)
			} else {
				e.text("family", family)
				e.text("given", given)
			}
		case !ok:
			e.text("literal", name)
		default:
			e.text("family", family)
			e.text("given", given)
		}
		e.close('}')
	}
	e.close(']')
}
