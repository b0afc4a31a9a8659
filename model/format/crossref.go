package format

import (
	"twinleaf/model"
)

// crossref is works as Crossref's public data file and its web service give
// them; read only. Abstracts are JATS, whose tags are taken off.
func crossref() Format {
	return Format{
		Name:       "crossref",
		Extensions: []string{"json", "jsonl"},
		Sniff: sniffJSON([]string{"items"}, func(has func(string) bool, _ []byte) Confidence {
			if has("DOI") && (has("indexed") || has("reference-count") || has("is-referenced-by-count") || has("content-domain") || has("deposited")) {
				return Certain
			}
			return No
		}),
		Split:   splitListed("items"),
		Decoder: func() Decoder { return jsonDecoder("crossref", readCrossref) },
	}
}

func readCrossref(r *jsonRecord) {
	d, p := r.d, &r.d.rec.Paper
	r.set(&p.DOI, "DOI")
	p.DOI = or(model.NormalizeDOI(p.DOI), p.DOI)
	d.title = untagged(r.text("title"))
	if sub := untagged(r.text("subtitle")); sub != "" {
		d.title += ": " + sub
	}
	d.translated = untagged(r.text("original-title"))
	r.people(&p.Authors, "author")
	r.people(&p.Editors, "editor")
	r.people(&p.Translators, "translator")
	r.set(&p.Type, "type")
	name := untagged(r.text("container-title"))
	switch genreOf(p.Type) {
	case articleGenre, otherGenre:
		d.journal = name
		r.serials(r.list("ISSN"))
		if short := r.text("short-container-title"); short != "" && d.journal != "" && short != d.journal {
			d.rec.Journal.Variants = []string{short}
		}
		if d.journal != "" {
			r.set(&d.rec.Journal.Publisher, "publisher")
		}
	default:
		p.Container = name
	}
	r.set(&p.Publisher, "publisher")
	if d.rec.Journal.Publisher != "" {
		p.Publisher = ""
	}
	r.set(&p.Place, "publisher-location")
	r.set(&p.Volume, "volume")
	r.set(&p.Issue, "issue")
	r.set(&p.Pages, "page")
	r.set(&p.Number, "article-number")
	r.set(&p.Edition, "edition-number")
	r.set(&p.ISBN, "ISBN")
	r.set(&p.URL, "URL")
	r.date(&p.Published, "published", "issued", "published-print")
	r.date(&p.Online, "published-online")
	p.Language = languageNamed(r.text("language"))
	p.Subjects = r.list("subject")
	if c, err := model.ParseCount(r.text("is-referenced-by-count")); err == nil {
		p.Citations = c
	}
	var event struct {
		Name string `json:"name"`
	}
	if r.part("event", &event) {
		p.Event = oneSpace(event.Name)
	}
	if a := ""; r.into("abstract", &a) {
		if text := untagged(a); text != "" {
			d.abstracts = append(d.abstracts, field{tag: "abstract", lines: []string{text}, line: d.piece.Line})
		}
	}
}
