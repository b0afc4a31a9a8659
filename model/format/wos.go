package format

import (
	"bufio"
	"slices"
	"strings"

	"twinleaf/model"
)

// wos is the tagged form of Web of Science (Web of Science Core Collection
// Field Tags, Clarivate): two letters and a value, lines of three spaces going
// on; ER ends a record, EF the file. The form has no place for a second
// language.
func wos() Format {
	t := &tagged{
		name: "wos",
		lex:  lexWos,
		put: func(w *bufio.Writer, tag string, list []string) {
			if len(list) > 1 {
				w.WriteString(tag + " " + strings.Join(list, "\n   ") + "\n")
			} else {
				wrap(w, tag+" ", "   ", list[0], 80)
			}
		},
		head:  "FN Twinleaf\nVR 1.0\n",
		end:   "ER\n\n",
		foot:  "EF\n",
		tidy:  tidyWos,
		drops: func(tag string, _ []string) bool { return tag == "ER" },
		rules: wosRules(lines, "\n"),
	}
	return Format{
		Name:       "wos",
		Extensions: []string{"ciw", "txt"},
		Sniff: func(head []byte) Confidence {
			text := strings.TrimLeft(string(head[:min(len(head), 4096)]), "\r\n ")
			switch {
			case strings.HasPrefix(text, "FN ") && strings.Contains(text, "\nVR "):
				return Certain
			case strings.HasPrefix(text, "PT ") && strings.Contains(text, "\nAU ") && !strings.Contains(text[:strings.IndexByte(text, '\n')], "\t"):
				return Certain
			}
			return No
		},
		Split: split(func() cutter {
			return cutter{
				starts: beginsTag(lexWos, "PT"),
				ends:   func(line []byte) bool { return string(line) == "ER" || strings.HasPrefix(string(line), "ER ") },
				beside: func(line []byte) bool {
					return len(line) >= 2 && slices.Contains([]string{"FN", "VR", "EF"}, string(line[:2]))
				},
			}
		}),
		Decoder: t.decoder,
		Write:   t.writer,
	}
}

// wosRules are the tags. People and references stand on lines of their own in
// the tagged form, between semicolons in the other one.
func wosRules(c cut, join string) []rule {
	name := inverted
	people := func(at func(*model.Paper) *[]model.Person, tags ...string) rule {
		return peopleRule(at, c, join, name, tags...)
	}
	return []rule{
		{[]string{"PT"}, func(d *draft, f *field) bool { d.keep(f.tag, flatText(f)); return true }, func(s *sheet, tag string) {
			if v := s.keptOf(tag); len(v) > 0 {
				s.one(tag, v[0])
			} else {
				s.one(tag, wosKind(genreIn(wosTypes, s)))
			}
		}},
		{[]string{"AU"}, func(d *draft, f *field) bool { d.byline.short = append(d.byline.short, values(f, c)...); return true },
			func(s *sheet, tag string) {
				if v := s.keptOf(tag); len(v) > 0 {
					giveList(s, tag, v, join)
					return
				}
				giveList(s, tag, names(s.p.Authors, func(p model.Person) string { return shortName(inverted(p), ", ") }), join)
			}},
		{[]string{"AF"}, func(d *draft, f *field) bool { d.byline.full = append(d.byline.full, values(f, c)...); return true },
			func(s *sheet, tag string) { giveList(s, tag, names(s.p.Authors, inverted), join) }},
		people(func(p *model.Paper) *[]model.Person { return &p.Editors }, "BE"),
		titleRule("TI"),
		{[]string{"SO"}, func(d *draft, f *field) bool { d.set(&d.journal, f.tag, flatText(f)); return true },
			func(s *sheet, tag string) { s.one(tag, oneSpace(or(s.journal, s.p.Container))) }},
		textRule(func(p *model.Paper) *string { return &p.Series }, "SE"),
		languageRule(languageWord, "LA"),
		genreRule(false, wosTypes, "DT"),
		textRule(func(p *model.Paper) *string { return &p.Event }, "CT"),
		listRule(func(p *model.Paper) *[]string { return &p.Keywords }, semicolons, "; ", "DE"),
		firstAbstract(" ", "AB"),
		countRule("TC"),
		{[]string{"PU"}, func(d *draft, f *field) bool { d.set(&d.rec.Paper.Publisher, f.tag, flatText(f)); return true },
			func(s *sheet, tag string) { s.one(tag, oneSpace(or(s.p.Publisher, s.j.Publisher))) }},
		textRule(func(p *model.Paper) *string { return &p.Place }, "PI"),
		{[]string{"SN"}, takeSerial(false), func(s *sheet, tag string) { s.one(tag, s.j.ISSN) }},
		{[]string{"EI"}, takeSerial(true), func(s *sheet, tag string) { s.one(tag, s.j.EISSN) }},
		textRule(func(p *model.Paper) *string { return &p.ISBN }, "BN"),
		abbreviationRule("JI"),
		dateRule(wosDay, "PD"),
		yearRule("PY"),
		textRule(func(p *model.Paper) *string { return &p.Volume }, "VL"),
		textRule(func(p *model.Paper) *string { return &p.Issue }, "IS"),
		pagesRules("BP", "EP")[0],
		pagesRules("BP", "EP")[1],
		textRule(func(p *model.Paper) *string { return &p.Number }, "AR"),
		doiRule("DI"),
		dayRule(func(p *model.Paper) *model.Date { return &p.Online }, func(d model.Date) string { return strings.ToUpper(dayLast(d)) }, "EA"),
		listRule(func(p *model.Paper) *[]string { return &p.Subjects }, semicolons, "; ", "WC"),
		textRule(func(p *model.Paper) *string { return &p.PMID }, "PM"),
	}
}

func takeSerial(electronic bool) func(*draft, *field) bool {
	return func(d *draft, f *field) bool {
		if text := flatText(f); isISSN(text) {
			d.serials = append(d.serials, serial{electronic, f.tag, text})
			return true
		}
		return false
	}
}

// wosDay is OCT 22.
func wosDay(d model.Date) string {
	return strings.ToUpper(strings.TrimSpace(namedDate(model.Date{Month: d.Month, Day: d.Day})))
}

// dayLast is OCT 22 2023.
func dayLast(d model.Date) string {
	return strings.TrimSpace(strings.TrimSpace(namedDate(model.Date{Month: d.Month, Day: d.Day})) + " " + model.Date{Year: d.Year}.String())
}

var wosTypes = []genreWord{
	{articleGenre, "Article"}, {articleGenre, "Review"}, {articleGenre, "Editorial Material"}, {articleGenre, "Letter"}, {articleGenre, "Book Review"},
	{articleGenre, "Article; Early Access"}, {conferenceGenre, "Proceedings Paper"}, {conferenceGenre, "Article; Proceedings Paper"},
	{conferenceGenre, "Meeting Abstract"}, {chapterGenre, "Article; Book Chapter"}, {bookGenre, "Book"}, {proceedingsGenre, "Book"}, {articleGenre, "Correction"},
	{datasetGenre, "Data Set"}, {newsGenre, "News Item"}, {patentGenre, "Patent"}, {thesisGenre, "Dissertation/Thesis"}, {preprintGenre, "Preprint"},
	{reportGenre, "Report"}, {webGenre, "Web Page"}, {standardGenre, "Standard"},
}

// wosKind is the publication type that goes with a document type.
func wosKind(typ string) string {
	switch genreOf(typ) {
	case bookGenre, proceedingsGenre, chapterGenre:
		return "B"
	case conferenceGenre:
		return "C"
	case patentGenre:
		return "P"
	}
	return "J"
}

func lexWos(line string) (tag, value string, ok bool) {
	if len(line) < 2 || len(line) > 2 && line[2] != ' ' || line[0] < 'A' || line[0] > 'Z' || (line[1] < 'A' || line[1] > 'Z') && (line[1] < '0' || line[1] > '9') {
		return "", "", false
	}
	return line[:2], line[2:], true
}

func tidyWos(d *draft) {
	p := &d.rec.Paper
	d.byline.place(d, &p.Authors, "AU", ", ")
	kind := ""
	for i, k := range d.kept {
		if k.tag == "PT" {
			kind = k.values[0]
			if len(k.values) == 1 && wosKind(p.Type) == kind && p.Type != "" {
				d.kept = slices.Delete(d.kept, i, i+1)
			}
			break
		}
	}
	if kind == "J" || kind == "" {
		if d.journal != "" {
			d.rec.Journal.Publisher, p.Publisher = p.Publisher, ""
		}
	} else {
		p.Container, d.journal = d.journal, ""
	}
}
