package format

import (
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"

	"twinleaf/model"
)

// BibTeX and BibLaTeX are one notation with two vocabularies; both are understood in either, and each is written in its own: BibTeX with
// TeX's commands for accents (its styles sort and shorten by bytes), BibLaTeX in UTF-8 with JabRef's line that says so.
//
// The other language's title stands in titleaddon, which BibLaTeX prints behind the title; its abstract in abstracttranslated, the journal's
// other name in journaltitleaddon. Fields without one of ours are kept as they are written, TeX included, and so is a title
// whose braces guard more than its capitals do by themselves.

func bibtexFormat() Format {
	return bibFormat("bibtex", false)
}

func biblatexFormat() Format {
	return bibFormat("biblatex", true)
}

const biblatexMark = "@Comment{jabref-meta: databaseType:biblatex;}\n\n"

func bibFormat(name string, latex bool) Format {
	b := bibDialect{latex: latex, tagged: bibTags(latex)}
	return Format{
		Name:       name,
		Extensions: []string{"bib"},
		NeedsKeys:  true,
		Sniff: func(head []byte) Confidence {
			c, isLatex := sniffBib(head)
			if isLatex != latex {
				return No
			}
			return c
		},
		Split:   splitBibTeX,
		Decoder: b.decoder,
		Write:   func(w io.Writer, o WriteOptions) Writer { return newBibWriter(w, o, &b) },
	}
}

var (
	bibStart   = regexp.MustCompile(`(?m)^[ \t]*@[ \t]*([A-Za-z]+)[ \t\r\n]*[{(]`)
	latexTypes = regexp.MustCompile(`(?i)@(online|thesis|report|mvbook|mvcollection|collection|dataset|software|inreference)[ \t\r\n]*[{(]`)
	ownKind    = regexp.MustCompile(`^[a-z]{3,30}$`)
	latexField = regexp.MustCompile(`(?i)[,\n\t ](journaltitle|date|location|langid)[ \t]*=`)
)

// sniffBib finds the first object and the vocabulary.
func sniffBib(head []byte) (c Confidence, latex bool) {
	if t := bytes.TrimLeft(head, " \t\r\n\uFEFF"); len(t) == 0 || strings.IndexByte("{[<", t[0]) >= 0 {
		return No, false
	}
	m := bibStart.FindSubmatch(head)
	if m == nil {
		return No, false
	}
	c = Likely
	switch kind := strings.ToLower(string(m[1])); {
	case kind == "comment", kind == "string", kind == "preamble", kind == "xdata", slices.ContainsFunc(bibtexTypes, func(w genreWord) bool { return w.word == kind }),
		slices.ContainsFunc(biblatexTypes, func(w genreWord) bool { return w.word == kind }):
		c = Certain
	}
	switch {
	case bytes.Contains(head, []byte("databaseType:biblatex")):
		return c, true
	case bytes.Contains(head, []byte("databaseType:bibtex")):
		return c, false
	}
	return c, latexTypes.Match(head) || latexField.Match(head)
}

// The kinds of entry, the first of a genre is written for it.
var (
	bibtexTypes = []genreWord{{otherGenre, "misc"}, {articleGenre, "article"}, {newsGenre, "article"}, {bookGenre, "book"}, {chapterGenre, "incollection"}, {chapterGenre, "inbook"}, {conferenceGenre, "inproceedings"},
		{conferenceGenre, "conference"}, {proceedingsGenre, "proceedings"}, {thesisGenre, "phdthesis"}, {thesisGenre, "mastersthesis"}, {reportGenre, "techreport"}, {reportGenre, "manual"},
		{preprintGenre, "unpublished"}, {patentGenre, "patent"}, {standardGenre, "standard"}, {bookGenre, "booklet"}, {webGenre, "electronic"}, {webGenre, "misc"}, {otherGenre, "periodical"}}
	biblatexTypes = []genreWord{{otherGenre, "misc"}, {articleGenre, "article"}, {newsGenre, "article"}, {bookGenre, "book"}, {chapterGenre, "incollection"}, {chapterGenre, "inbook"}, {conferenceGenre, "inproceedings"},
		{proceedingsGenre, "proceedings"}, {thesisGenre, "phdthesis"}, {thesisGenre, "mastersthesis"}, {thesisGenre, "thesis"}, {reportGenre, "report"}, {reportGenre, "techreport"}, {reportGenre, "manual"},
		{preprintGenre, "unpublished"}, {patentGenre, "patent"}, {standardGenre, "standard"}, {bookGenre, "booklet"}, {webGenre, "online"}, {webGenre, "electronic"}, {webGenre, "www"}, {datasetGenre, "dataset"},
		{otherGenre, "software"}, {otherGenre, "periodical"}, {bookGenre, "mvbook"}, {proceedingsGenre, "mvproceedings"}, {bookGenre, "collection"}, {bookGenre, "mvcollection"}, {bookGenre, "reference"}, {chapterGenre, "inreference"},
		{chapterGenre, "bookinbook"}, {conferenceGenre, "conference"}, {articleGenre, "suppperiodical"}, {articleGenre, "review"}}
)

// The tags that are no fields: no field can be called so.
const (
	bibKind   = "@"
	bibKey    = "key@"
	bibArXiv  = "arxiv@"
	bibOthers = "@others" // behind author: the list goes on
	bibGroups = "@groups" // behind author: which names are of groups
	bibTitle  = "title@tex"
)

// inPeriodical: the number of such an entry is the issue.
func inPeriodical(kind string) bool {
	return kind == "article" || kind == "periodical" || kind == "suppperiodical" || kind == "review"
}

// bibTags are the rules of both vocabularies.
func bibTags(latex bool) *tagged {
	words := bibtexTypes
	if latex {
		words = biblatexTypes
	}
	pick := func(biblatex, classic string) []string { // the one that is written first
		if latex {
			return []string{biblatex, classic}
		}
		return []string{classic, biblatex}
	}
	at := func(f func(*model.Paper) *string, tags ...string) rule { return textRule(f, tags...) }
	kind := func(s *sheet) string { return bibKindOf(words, s) }
	t := &tagged{name: "bibtex"}
	t.rules = []rule{
		{[]string{bibKind}, func(d *draft, f *field) bool { d.set(&d.rec.Paper.Type, "entrytype", flatText(f)); return true },
			func(s *sheet, tag string) { s.one(tag, kind(s)) }},
		at(func(p *model.Paper) *string { return &p.CiteKey }, bibKey),
		peopleRule(func(p *model.Paper) *[]model.Person { return &p.Authors }, lines, "\n", nil, "author"),
		peopleRule(func(p *model.Paper) *[]model.Person { return &p.Editors }, lines, "\n", nil, "editor"),
		peopleRule(func(p *model.Paper) *[]model.Person { return &p.Translators }, lines, "\n", nil, "translator"),
		titleRule("title"),
		bibTranslation(),
		journalRule(pick("journaltitle", "journal")...),
		otherJournalRule("journaltitleaddon"),
		abbreviationRule("shortjournal"),
		at(func(p *model.Paper) *string { return &p.Container }, "booktitle"),
		at(func(p *model.Paper) *string { return &p.Event }, "eventtitle"),
		at(func(p *model.Paper) *string { return &p.Series }, "series"),
		bibDate(yearRule("year")),
		bibDate(dateRule(isoDate, "date")),
		at(func(p *model.Paper) *string { return &p.Volume }, "volume"),
		{[]string{"number"},
			func(d *draft, f *field) bool {
				to := &d.rec.Paper.Number
				if inPeriodical(d.rec.Paper.Type) {
					to = &d.rec.Paper.Issue
				}
				d.set(to, f.tag, flatText(f))
				return true
			},
			func(s *sheet, tag string) {
				if inPeriodical(kind(s)) {
					s.one(tag, oneSpace(s.p.Issue))
				} else {
					s.one(tag, oneSpace(s.p.Number))
				}
			}},
		{[]string{"issue"},
			func(d *draft, f *field) bool {
				if d.rec.Paper.Issue != "" {
					return false
				}
				d.rec.Paper.Issue = flatText(f)
				return true
			},
			func(s *sheet, tag string) {
				if !inPeriodical(kind(s)) {
					s.one(tag, oneSpace(s.p.Issue))
				}
			}},
		{[]string{"eid"},
			func(d *draft, f *field) bool {
				if !inPeriodical(d.rec.Paper.Type) || d.rec.Paper.Number != "" {
					return false
				}
				d.rec.Paper.Number = flatText(f)
				return true
			},
			func(s *sheet, tag string) {
				if inPeriodical(kind(s)) {
					s.one(tag, oneSpace(s.p.Number))
				}
			}},
		at(func(p *model.Paper) *string { return &p.Pages }, "pages"),
		at(func(p *model.Paper) *string { return &p.Edition }, "edition"),
		{[]string{"publisher", "school", "institution", "organization"},
			func(d *draft, f *field) bool { d.set(&d.rec.Paper.Publisher, f.tag, flatText(f)); return true },
			func(s *sheet, tag string) {
				switch k := kind(s); {
				case !latex && (k == "phdthesis" || k == "mastersthesis"):
					tag = "school"
				case k == "phdthesis", k == "mastersthesis", k == "thesis", k == "report", k == "techreport":
					tag = "institution"
				}
				s.one(tag, oneSpace(s.p.Publisher))
			}},
		at(func(p *model.Paper) *string { return &p.Place }, pick("location", "address")...),
		bibISSN(),
		at(func(p *model.Paper) *string { return &p.ISBN }, "isbn"),
		doiRule("doi"),
		at(func(p *model.Paper) *string { return &p.PMID }, "pmid"),
		at(func(p *model.Paper) *string { return &p.PMCID }, "pmcid"),
		at(func(p *model.Paper) *string { return &p.ArXiv }, bibArXiv),
		at(func(p *model.Paper) *string { return &p.URL }, "url"),
		at(func(p *model.Paper) *string { return &p.PDF }, "pdf"),
		dayRule(func(p *model.Paper) *model.Date { return &p.Accessed }, isoDate, "urldate"),
		languageRule(bibLanguage, pick("langid", "language")...),
		listRule(func(p *model.Paper) *[]string { return &p.Keywords }, lines, "\n", "keywords"),
		firstAbstract("\n", "abstract"),
		secondAbstract("\n", "abstracttranslated"),
	}
	if latex { // the date is one field
		i := slices.IndexFunc(t.rules, func(r rule) bool { return r.tags[0] == "year" })
		year := yearRule("year")
		year.give = nil
		t.rules[i] = bibDate(year)
		date := dateRule(isoDate, "date")
		date.give = func(s *sheet, tag string) { s.one(tag, s.p.Published.String()) }
		t.rules[i+1] = bibDate(date)
	}
	return t
}

// bibKindOf is the kind of entry that a paper is written as.
func bibKindOf(words []genreWord, s *sheet) string {
	k := genreIn(words, s)
	if genreOf(s.p.Type) == otherGenre && ownKind.MatchString(s.p.Type) {
		return s.p.Type // BibLaTeX lets styles have kinds of their own
	}
	if typ := strings.ToLower(s.p.Type); k == "phdthesis" && (strings.Contains(typ, "master") || strings.Contains(typ, "硕士")) {
		k = "mastersthesis"
	}
	return k
}

// bibDate takes the first year or date of "2001/2002" and "2020~", keeps the text, and writes it again as long as the year is the same.
func bibDate(r rule) rule {
	take, give := r.take, r.give
	r.take = func(d *draft, f *field) bool {
		text := flatText(f)
		if _, ok := looseDate(text, 0); ok || text == "" {
			return take(d, f)
		}
		first, _, _ := strings.Cut(text, "/")
		if _, ok := looseDate(first, 0); !ok {
			first = beginning(text, 4)
		}
		if _, ok := looseDate(first, 0); !ok || len(first) < 4 || d.year != nil && f.tag == "year" || d.date != nil && f.tag == "date" {
			return take(d, f)
		}
		take(d, &field{tag: f.tag, lines: []string{first}, line: f.line})
		return false
	}
	r.give = func(s *sheet, tag string) {
		year := model.Date{Year: s.p.Published.Year}.String()
		if kept := s.keptOf(tag); year != "" && len(kept) == 1 && strings.HasPrefix(kept[0], year) {
			s.one(tag, kept[0])
			return
		}
		if give != nil {
			give(s, tag)
		}
	}
	return r
}

// bibTranslation: titleaddon is a translation where one of it and the title is Chinese; what else people write there is kept.
func bibTranslation() rule {
	r := translatedRule("titleaddon")
	take := r.take
	r.take = func(d *draft, f *field) bool {
		if d.title == "" || chinese(d.title) == chinese(flatText(f)) {
			return false
		}
		return take(d, f)
	}
	return r
}

func bibISSN() rule {
	return rule{[]string{"issn", "eissn"},
		func(d *draft, f *field) bool {
			for _, v := range serialNumbers(strings.ReplaceAll(flatText(f), ",", ";")) {
				electronic := f.tag == "eissn" || slices.ContainsFunc(d.serials, func(n serial) bool { return !n.electronic })
				d.serials = append(d.serials, serial{electronic, f.tag, v})
			}
			return true
		},
		func(s *sheet, tag string) {
			s.one(tag, oneSpace(s.j.ISSN))
			s.one("eissn", oneSpace(s.j.EISSN))
		},
	}
}

// bibLanguage is babel's name of a language, or its code.
func bibLanguage(code string) string {
	if name := strings.ToLower(languageWord(code)); languageNamed(name) == code {
		return name
	}
	return code
}

// babelNames are names of babel that are not those of languages.
var babelNames = map[string]string{"american": "en", "british": "en", "usenglish": "en", "ukenglish": "en", "australian": "en", "canadian": "en", "ngerman": "de", "austrian": "de",
	"naustrian": "de", "swissgerman": "de", "nswissgerman": "de", "francais": "fr", "acadian": "fr", "canadien": "fr", "brazil": "pt", "brazilian": "pt", "portuges": "pt", "magyar": "hu",
	"norsk": "no", "nynorsk": "nn", "schinese": "zh", "chinese-hans": "zh", "chinese-simplified": "zh", "chinese-hant": "zh-Hant", "chinese-traditional": "zh-Hant", "tchinese": "zh-Hant"}
