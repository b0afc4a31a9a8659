package format

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"twinleaf/model"
)

// openalex is works as OpenAlex's snapshot and its web service give them; read
// only. The abstract comes as an index of its words and is put in order again.
func openalex() Format {
	return Format{
		Name:       "openalex",
		Extensions: []string{"json", "jsonl"},
		Sniff: sniffJSON([]string{"results"}, func(has func(string) bool, head []byte) Confidence {
			if bytes.Contains(head, []byte("openalex.org/W")) && (has("authorships") || has("ids") || has("publication_year") || has("cited_by_count")) {
				return Certain
			}
			return No
		}),
		Split:   splitListed("results"),
		Decoder: func() Decoder { return jsonDecoder("openalex", readOpenAlex) },
	}
}

type openAlexSource struct {
	LandingPage string `json:"landing_page_url"`
	PDF         string `json:"pdf_url"`
	Source      *struct {
		Name string   `json:"display_name"`
		ISSN []string `json:"issn"`
		Host string   `json:"host_organization_name"`
		Type string   `json:"type"`
	} `json:"source"`
}

func readOpenAlex(r *jsonRecord) {
	d, p := r.d, &r.d.rec.Paper
	if id := r.text("id"); id != "" {
		p.SourceID, p.Platform = id[strings.LastIndexByte(id, '/')+1:], "OpenAlex"
	}
	if doi := r.text("doi"); doi != "" {
		p.DOI = or(model.NormalizeDOI(doi), doi)
	}
	d.title = untagged(r.text("title"))
	if other := r.text("display_name"); d.title == "" {
		d.title = untagged(other)
	}
	if v, ok := looseDate(r.text("publication_date"), 0); ok {
		p.Published = v
	}
	if y := r.text("publication_year"); p.Published.IsZero() {
		p.Published, _ = looseDate(y, 0)
	}
	var ids struct {
		PMID  string `json:"pmid"`
		PMCID string `json:"pmcid"`
	}
	if r.part("ids", &ids) {
		p.PMID, p.PMCID = afterSlash(ids.PMID), afterSlash(ids.PMCID)
	}
	p.Language = languageNamed(r.text("language"))
	r.set(&p.Type, "type_crossref", "type")
	var access struct {
		Is  *bool  `json:"is_oa"`
		URL string `json:"oa_url"`
	}
	if r.part("open_access", &access) {
		if access.Is != nil {
			p.OpenAccess = model.FlagOf(*access.Is)
		}
	}
	var by []struct {
		Raw    string `json:"raw_author_name"`
		Author struct {
			Name string `json:"display_name"`
		} `json:"author"`
	}
	if r.part("authorships", &by) {
		for _, a := range by {
			if n := oneSpace(or(a.Author.Name, a.Raw)); n != "" {
				p.Authors = append(p.Authors, model.Person{Name: n})
			}
		}
	}
	if c, err := model.ParseCount(r.text("cited_by_count")); err == nil {
		p.Citations = c
	}
	var biblio struct {
		Volume string `json:"volume"`
		Issue  string `json:"issue"`
		First  string `json:"first_page"`
		Last   string `json:"last_page"`
	}
	if r.into("biblio", &biblio) {
		p.Volume, p.Issue, p.Pages = biblio.Volume, biblio.Issue, biblio.First
		if biblio.Last != "" && biblio.Last != biblio.First {
			p.Pages += "-" + biblio.Last
		}
	}
	var at openAlexSource
	if r.part("primary_location", &at) {
		p.URL, p.PDF = at.LandingPage, at.PDF
		if s := at.Source; s != nil {
			if s.Type == "journal" || s.Type == "" || genreOf(p.Type) == articleGenre && s.Type != "repository" {
				d.journal = oneSpace(s.Name)
				r.serials(s.ISSN)
				d.rec.Journal.Publisher = s.Host
			} else {
				p.Container = oneSpace(s.Name)
			}
		}
	}
	if p.PDF == "" && strings.HasSuffix(strings.ToLower(access.URL), ".pdf") {
		p.PDF = access.URL
	}
	var named []struct {
		Name string `json:"display_name"`
	}
	if r.part("keywords", &named) {
		for _, k := range named {
			p.Keywords = append(p.Keywords, oneSpace(k.Name))
		}
	}
	named = nil
	if r.part("topics", &named) || r.part("concepts", &named) {
		for _, k := range named {
			p.Subjects = append(p.Subjects, oneSpace(k.Name))
		}
	}
	var index map[string][]int
	if r.into("abstract_inverted_index", &index) {
		if text := inOrder(index); text != "" {
			d.abstracts = append(d.abstracts, field{tag: "abstract", lines: []string{text}, line: d.piece.Line})
		}
	}
}

func afterSlash(s string) string { return s[strings.LastIndexByte(s, '/')+1:] }

// inOrder puts the words of an inverted index in their places.
func inOrder(index map[string][]int) string {
	type place struct {
		at   int
		word string
	}
	var all []place
	for w, list := range index {
		for _, at := range list {
			all = append(all, place{at, w})
		}
	}
	slices.SortFunc(all, func(a, b place) int { return cmp.Or(cmp.Compare(a.at, b.at), strings.Compare(a.word, b.word)) })
	words := make([]string, len(all))
	for i, p := range all {
		words[i] = p.word
	}
	return oneSpace(strings.Join(words, " "))
}
