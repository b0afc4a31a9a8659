package cite

import (
	"strings"

	"twinleaf/model"
)

// Kind is the kind of a source, which decides the shape of its entry.
type Kind uint8

// The kinds.
const (
	Other Kind = iota
	Article
	Book
	Chapter
	Thesis
	Conference // a paper in proceedings or given at a conference; proceedings as a whole are a Book
	Report
	Web
	News
	Preprint
	Patent
	Standard
	Dataset
)

// Item is everything that a style can ask of a source. Strings are as the
// source has them; a style drops what it does not print. The zero value of
// each field is "not known".
type Item struct {
	Kind     Kind
	Language string // BCP 47; "" is inferred from title and names, see Lang

	Authors     []Name // of a patent the applicants or inventors
	Editors     []Name // of the whole that the source is part of, or of the book itself
	Translators []Name

	Title     string
	Container string // journal, book, proceedings, newspaper, website, preprint server
	Abbrev    string // the container's abbreviated name (ISO 4, NLM, IEEE)

	Volume, Issue, Pages string
	Number               string // of a report, patent, standard, preprint; article number
	Edition              string // "2", "2nd ed.", "第2版", "修订本"
	Version              string // of a dataset or preprint: "V2"
	Section              string // of a newspaper: the page or section, "A1"

	Publisher string // of a thesis the university; of a report the institution
	Place     string
	Degree    string // of a thesis: "PhD", "硕士"
	Event     string // name of the conference
	EventDate string // as printed: "August 8–11, 2019"
	EventSite string // where it was held
	Assignee  string // of a patent
	Country   string // of a patent: "United States", "CN"

	Issued   model.Date
	Era      string // the year as the source counts it, printed beside it: 清同治四年
	Accessed model.Date

	DOI string // bare
	URL string

	// Translated is the same source in the other language, for paired entries.
	Translated Translation
}

// Translation is what a paired entry prints in the second language. What is
// empty is taken from the item itself; Chinese names are put into pinyin.
type Translation struct {
	Language                           string
	Title, Container, Publisher, Place string
	Authors                            []Name
}

// Lang is the language of the entry, a BCP 47 primary subtag: the item's own,
// else the one that its title, container or names are written in; "en" at last.
func (it *Item) Lang() string {
	if l, _, _ := strings.Cut(strings.ToLower(it.Language), "-"); l != "" {
		// A language that the title contradicts is a slip of the record.
		if l != "zh" && l != "ja" && l != "ko" && model.DetectLanguage(it.Title) == "zh" {
			return "zh"
		}
		return l
	}
	for _, s := range []string{it.Title, it.Container, nameText(it.Authors)} {
		if l := model.DetectLanguage(s); l != "" {
			return l
		}
	}
	return "en"
}

func nameText(list []Name) string {
	var b strings.Builder
	for _, n := range list {
		b.WriteString(n.String())
		b.WriteByte(' ')
	}
	return b.String()
}

// year is the year of issue in digits, or "".
func (it *Item) year() string {
	if it.Issued.IsZero() {
		return ""
	}
	return model.Date{Year: it.Issued.Year}.String()
}

// creators are the names that an entry begins with; editors tells whether they
// are the editors, standing in where there is no author.
func (it *Item) creators() (names []Name, editors bool) {
	if len(it.Authors) > 0 {
		return it.Authors, false
	}
	if it.Kind == Book && len(it.Editors) > 0 {
		return it.Editors, true
	}
	return nil, false
}

// whole is the name of what a conference paper stands in.
func (it *Item) whole() string {
	if it.Container != "" {
		return it.Container
	}
	if it.Kind == Conference {
		return it.Event
	}
	return ""
}

// articleNumber returns the number of an article that has one in place of
// pages: the Number, or a single "page" that no journal has ("e0193972", "147370").
func (it *Item) articleNumber() string {
	if it.Kind != Article {
		return ""
	}
	if it.Pages == "" {
		return it.Number
	}
	p := it.Pages
	if strings.ContainsAny(p, "-–—~+, ") {
		return ""
	}
	letters, figures := 0, 0
	for _, r := range p {
		switch {
		case r >= '0' && r <= '9':
			figures++
		case r|0x20 >= 'a' && r|0x20 <= 'z':
			letters++
		default:
			return ""
		}
	}
	if figures >= 6 || figures >= 3 && letters > 0 && p[0]|0x20 >= 'a' && p[0]|0x20 <= 'z' && p[0]|0x20 != 's' {
		return p
	}
	return ""
}

// clean trims every field and drops values that say nothing.
func (it Item) clean() Item {
	for _, f := range []*string{
		&it.Title, &it.Container, &it.Abbrev, &it.Volume, &it.Issue, &it.Pages, &it.Number, &it.Edition, &it.Version, &it.Section,
		&it.Publisher, &it.Place, &it.Degree, &it.Event, &it.EventDate, &it.EventSite, &it.Assignee, &it.Country, &it.Era, &it.DOI, &it.URL,
		&it.Translated.Title, &it.Translated.Container, &it.Translated.Publisher, &it.Translated.Place,
	} {
		*f = strings.Join(strings.Fields(controls(*f)), " ")
	}
	it.Title = strings.TrimSuffix(it.Title, "。")
	if t := strings.TrimSuffix(it.Title, "."); !strings.Contains(t, ".") {
		it.Title = t
	}
	if d := model.NormalizeDOI(it.DOI); d != "" && !strings.EqualFold(d, it.DOI) {
		it.DOI = d
	}
	if it.Pages == "0" || it.Pages == "-" || strings.EqualFold(it.Pages, "n/a") {
		it.Pages = ""
	}
	if !safeLink(it.URL) {
		it.URL = ""
	}
	it.Authors, it.Editors, it.Translators = named(it.Authors), named(it.Editors), named(it.Translators)
	return it
}

func named(list []Name) []Name {
	out := make([]Name, 0, len(list))
	for _, n := range list {
		for _, f := range []*string{&n.Family, &n.Given, &n.Suffix, &n.Literal} {
			*f = strings.Join(strings.Fields(controls(*f)), " ")
		}
		if n.String() != "" {
			out = append(out, n)
		}
	}
	return out
}

// doiLink is the resolver's address of the DOI (DOI Handbook 3.8), or "".
func (it *Item) doiLink() string {
	if it.DOI == "" {
		return ""
	}
	return "https://doi.org/" + it.DOI
}
