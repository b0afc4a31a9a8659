package format

import (
	"bufio"
	"strings"

	"twinleaf/model"
)

// noteexpress is the form of NoteExpress, in which Wanfang and CNKI export
// too: "{Title}: 超声引导下…". {Translated Title} and {Translated Journal}
// hold the other language. A value goes on over the lines without a tag.
func noteexpress() Format {
	t := &tagged{
		name: "noteexpress",
		lex:  lexBraces,
		put: func(w *bufio.Writer, tag string, lines []string) {
			w.WriteString("{" + tag + "}: " + strings.Join(lines, "\n ") + "\n")
		},
		end:  "\n",
		tidy: tidyEnw,
		rules: []rule{
			genreRule(true, enwTypes, "Reference Type"),
			titleRule("Title"),
			translatedRule("Translated Title"),
			peopleRule(func(p *model.Paper) *[]model.Person { return &p.Authors }, both, "", nil, "Author"),
			peopleRule(func(p *model.Paper) *[]model.Person { return &p.Editors }, both, "", nil, "Secondary Author", "Editor"),
			peopleRule(func(p *model.Paper) *[]model.Person { return &p.Translators }, both, "", nil, "Subsidiary Author", "Translator"),
			journalRule("Journal"),
			otherJournalRule("Translated Journal"),
			textRule(func(p *model.Paper) *string { return &p.Container }, "Secondary Title", "Book Title", "Newspaper"),
			textRule(func(p *model.Paper) *string { return &p.Series }, "Tertiary Title", "Series Title"),
			textRule(func(p *model.Paper) *string { return &p.Event }, "Conference Name"),
			yearRule("Year"),
			dateRule(isoDate, "Date"),
			textRule(func(p *model.Paper) *string { return &p.Volume }, "Volume"),
			textRule(func(p *model.Paper) *string { return &p.Issue }, "Issue"),
			textRule(func(p *model.Paper) *string { return &p.Number }, "Number", "Report Number", "Patent Number", "Standard Number"),
			textRule(func(p *model.Paper) *string { return &p.Pages }, "Pages"),
			textRule(func(p *model.Paper) *string { return &p.Edition }, "Edition"),
			textRule(func(p *model.Paper) *string { return &p.Publisher }, "Publisher"),
			textRule(func(p *model.Paper) *string { return &p.Place }, "Place Published", "Place", "City"),
			numberRule("ISBN/ISSN", "ISSN", "ISBN"),
			doiRule("DOI"),
			textRule(func(p *model.Paper) *string { return &p.URL }, "URL", "Link"),
			languageRule(languageWord, "Language"),
			listRule(func(p *model.Paper) *[]string { return &p.Keywords }, both, "", "Keywords"),
			firstAbstract("\n", "Abstract"),
			secondAbstract("\n", "Translated Abstract"),
			dayRule(func(p *model.Paper) *model.Date { return &p.Accessed }, isoDate, "Access Date", "Accessed Date"),
			textRule(func(p *model.Paper) *string { return &p.CiteKey }, "Label"),
		},
	}
	return Format{
		Name:       "noteexpress",
		Extensions: []string{"net", "txt"},
		Sniff: func(head []byte) Confidence {
			if strings.HasPrefix(strings.TrimSpace(string(head[:min(len(head), 200)])), "{Reference Type}") {
				return Certain
			}
			return No
		},
		Split:   split(func() cutter { return cutter{starts: beginsWith("{Reference Type}")} }),
		Decoder: t.decoder,
		Write:   t.writer,
	}
}

func lexBraces(line string) (tag, value string, ok bool) {
	if !strings.HasPrefix(line, "{") {
		return "", "", false
	}
	tag, value, ok = strings.Cut(line[1:], "}")
	value = strings.TrimLeft(value, " ")
	if !ok || tag == "" || len(tag) > 60 || value == "" || value[0] != ':' {
		return "", "", false
	}
	return tag, value[1:], true
}

// firstAbstract is the abstract in the original's language, where the format
// has another tag for the other one, or none.
func firstAbstract(join string, tags ...string) rule {
	r := abstractRule(join, tags...)
	r.give = func(s *sheet, tag string) {
		if len(s.abstracts) > 0 {
			s.one(tag, s.abstracts[0])
		}
	}
	return r
}

// secondAbstract is the abstract in the other language.
func secondAbstract(join string, tags ...string) rule {
	r := abstractRule(join, tags...)
	r.give = func(s *sheet, tag string) {
		if len(s.abstracts) > 1 {
			s.one(tag, s.abstracts[1])
		}
	}
	return r
}
