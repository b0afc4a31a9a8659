package store

import (
	"slices"
	"strings"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store/index"
)

// fillDoc gives the index what it wants to know of a paper. The abstracts must
// have been read. f is what the checks found in it, as the index has it or shall.
func fillDoc(d *index.Doc, r *record, f found) {
	p := &r.paper
	*d = index.Doc{
		TitleZh: p.Title.ZH, TitleEn: p.Title.EN, AbstractZh: p.Abstract.ZH, AbstractEn: p.Abstract.EN,
		Authors: d.Authors[:0], Values: d.Values[:0], Short: d.Short[:0], Journal: r.ordinal - 1, // none: index.NoJournal
		Cited: -1, Type: p.Type, Volume: p.Volume, Issue: p.Issue, Pages: p.Pages,
		Added: p.Added, Edited: len(p.Corrected) > 0, Note: p.Note, Rating: p.Rating, Read: p.Read,
	}
	for _, a := range p.Authors {
		d.Authors = append(d.Authors, index.Author{Name: a.Name, Sort: sortName(a)})
	}
	date := p.Published
	if date.IsZero() {
		date = p.Online
	}
	d.Year, d.Month, d.Day = int(date.Year), int(date.Month), int(date.Day)
	if p.Citations.Known {
		d.Cited = int(p.Citations.N)
	}
	switch lang, _, _ := strings.Cut(p.Language, "-"); lang {
	case "":
	case "zh":
		d.Lang = index.LangZh
	case "en":
		d.Lang = index.LangEn
	default:
		d.Lang = index.LangOther
	}
	switch p.OpenAccess {
	case model.Yes:
		d.Open = index.OpenYes
	case model.No:
		d.Open = index.OpenNo
	}
	value := func(f query.Field, s string) {
		if s != "" {
			d.Values = append(d.Values, index.Value{Field: f, Text: s})
		}
	}
	value(query.ID, p.ID.String())
	for _, id := range p.Merged {
		value(query.ID, id.String())
	}
	value(query.DOI, p.DOI)
	value(query.PMCID, p.PMCID)
	value(query.Source, p.SourceID)
	value(query.Platform, p.Platform)
	value(query.URL, p.URL)
	for _, s := range p.Subjects {
		value(query.Subject, s)
	}
	value(query.ReportNumber, p.Number)
	value(query.PMID, p.PMID)
	value(query.ArXiv, p.ArXiv)
	for s := range strings.FieldsFuncSeq(p.ISBN, func(r rune) bool { return r == ';' || r == ',' }) {
		value(query.ISBN, query.PlainISBN(s))
	}
	value(query.CiteKey, p.CiteKey)
	value(query.PubModel, p.PubModel)
	value(query.CategoryID, p.CategoryID)
	value(query.PDF, p.PDF)
	value(query.DOILink, p.DOIURL)
	value(query.ListLink, p.ListURL)
	for _, s := range p.Pictures {
		value(query.Picture, s)
	}
	value(query.Score, p.Score)
	value(query.Total, p.Total.String())
	value(query.Online, p.Online.String())
	value(query.Accessed, p.Accessed.String())
	for _, s := range p.Tags {
		value(query.Tag, s)
	}
	for i, s := range p.Shelves { // a paper stands on the shelves above its own, too
		for n := range len(s) + 1 {
			if (n == len(s) || s[n] == '/') && !slices.ContainsFunc(p.Shelves[:i], func(t string) bool { return t == s[:n] || strings.HasPrefix(t, s[:n]+"/") }) {
				value(query.Shelf, s[:n])
			}
		}
	}
	short := func(f query.Field, s string) {
		if s != "" {
			d.Short = append(d.Short, index.Value{Field: f, Text: s})
		}
	}
	for _, a := range p.Editors {
		short(query.Editor, a.Name)
	}
	for _, a := range p.Translators {
		short(query.Translator, a.Name)
	}
	short(query.Container, p.Container)
	short(query.Publisher, p.Publisher)
	short(query.Place, p.Place)
	short(query.Edition, p.Edition)
	short(query.Series, p.Series)
	short(query.Event, p.Event)
	for _, s := range p.Keywords {
		short(query.Keyword, s)
	}
	addFindings(d, f)
}

// sortName is an author's name with the family name first.
func sortName(p model.Person) string {
	family, given := p.Split()
	if given == "" || p.Han() {
		return p.Name
	}
	return family + " " + given
}

// journalDoc gives the index what it wants to know of a journal.
func journalDoc(j *model.Journal) *index.JournalDoc {
	d := &index.JournalDoc{Name: shownName(j), Publisher: j.Publisher,
		Scope: strings.TrimSpace(model.BlocksText(j.Scope) + "\n" + model.BlocksText(j.ScopeZH))}
	if j.Name != "" && j.NameZH != "" {
		d.Names = append(d.Names, j.NameZH)
	}
	d.Names = append(d.Names, j.Variants...)
	for _, s := range []string{j.ISSN, j.EISSN} {
		if s != "" {
			d.ISSN = append(d.ISSN, s)
		}
	}
	m := newest(j)
	d.IF, d.JCRCategory, d.Zone, d.ZoneCategory = max(m.ImpactFactor, 0), m.JCRCategory, m.Zone, m.ZoneCategory
	if model.ValidQuartile(m.JCR) {
		d.JCR = int(m.JCR[1] - '0')
	}
	return d
}

// newest is what the newest metrics say, each part from the newest edition
// that gives it: an edition of JCR knows no zone and the other way round.
func newest(j *model.Journal) model.Metric {
	out := model.NoMetric
	for _, m := range j.Metrics {
		if out.ImpactFactor < 0 {
			out.ImpactFactor = m.ImpactFactor
		}
		if out.JCR == "" && out.JCRCategory == "" {
			out.JCR, out.JCRCategory = m.JCR, m.JCRCategory
		}
		if out.Zone == 0 && out.ZoneCategory == "" {
			out.Zone, out.ZoneCategory = m.Zone, m.ZoneCategory
		}
	}
	return out
}
