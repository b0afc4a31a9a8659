package format

import (
	"bufio"
	"strings"

	"twinleaf/model"
)

// enw is EndNote's tagged form, which Refer began: lines of a percent sign, a
// letter and a value. CNKI writes it too, with all authors in one line and
// keywords between semicolons.
//
//	%0 Journal Article
//	%A Raymond, Mark
//	%T Authoritarian multilateralism in the global cyber regime complex
//
// %Q is the title in the other language. A value goes on over the lines that
// begin without a tag; empty lines inside it are not kept.
func enw() Format {
	t := &tagged{
		name: "enw",
		lex:  lexPercent,
		sub:  subPercent,
		put: func(w *bufio.Writer, tag string, lines []string) {
			w.WriteString(tag)
			for _, l := range lines {
				w.WriteByte(' ') // a space also keeps a line that looks like a tag apart
				w.WriteString(l)
				w.WriteByte('\n')
			}
		},
		end:  "\n",
		tidy: tidyEnw,
		rules: []rule{
			genreRule(true, enwTypes, "%0"),
			peopleRule(func(p *model.Paper) *[]model.Person { return &p.Authors }, both, "", corporateComma, "%A"),
			peopleRule(func(p *model.Paper) *[]model.Person { return &p.Editors }, both, "", corporateComma, "%E"),
			peopleRule(func(p *model.Paper) *[]model.Person { return &p.Translators }, both, "", corporateComma, "%?"),
			titleRule("%T"),
			translatedRule("%Q"),
			journalRule("%J"),
			textRule(func(p *model.Paper) *string { return &p.Container }, "%B"),
			textRule(func(p *model.Paper) *string { return &p.Series }, "%S"),
			yearRule("%D"),
			dateRule(isoDate, "%8"),
			textRule(func(p *model.Paper) *string { return &p.Volume }, "%V"),
			textRule(func(p *model.Paper) *string { return &p.Issue }, "%N"),
			textRule(func(p *model.Paper) *string { return &p.Pages }, "%P"),
			textRule(func(p *model.Paper) *string { return &p.Number }, "%]"),
			enwEdition(),
			textRule(func(p *model.Paper) *string { return &p.Publisher }, "%I"),
			textRule(func(p *model.Paper) *string { return &p.Place }, "%C"),
			numberRule("%@"),
			doiRule("%R"),
			prefixedRule("PMC", func(p *model.Paper) *string { return &p.PMCID }, "%2"),
			textRule(func(p *model.Paper) *string { return &p.URL }, "%U"),
			languageRule(languageWord, "%G"),
			listRule(func(p *model.Paper) *[]string { return &p.Keywords }, both, "\n", "%K"),
			abstractRule("\n", "%X"),
			dayRule(func(p *model.Paper) *model.Date { return &p.Accessed }, isoDate, "%["),
			textRule(func(p *model.Paper) *string { return &p.CiteKey }, "%F"),
		},
	}
	return Format{
		Name:       "enw",
		Extensions: []string{"enw", "refer"},
		Sniff:      sniffEnw,
		Split: split(func() cutter {
			zero := false
			return cutter{starts: func(line []byte, blank bool) bool {
				tag, _, ok := lexPercent(string(line[:min(len(line), 3)]))
				if tag == "%0" {
					zero = true
				}
				return ok && (tag == "%0" || blank && !zero)
			}}
		}),
		Decoder: t.decoder,
		Write:   t.writer,
	}
}

var enwTypes = []genreWord{
	{otherGenre, "Generic"}, {articleGenre, "Journal Article"}, {bookGenre, "Book"}, {proceedingsGenre, "Edited Book"}, {chapterGenre, "Book Section"},
	{conferenceGenre, "Conference Paper"}, {conferenceGenre, "Conference Proceedings"}, {thesisGenre, "Thesis"}, {reportGenre, "Report"},
	{reportGenre, "Government Document"}, {patentGenre, "Patent"}, {standardGenre, "Standard"}, {datasetGenre, "Dataset"}, {newsGenre, "Newspaper Article"},
	{newsGenre, "Magazine Article"}, {webGenre, "Web Page"}, {webGenre, "Electronic Article"}, {preprintGenre, "Unpublished Work"}, {otherGenre, "Manuscript"},
}

func lexPercent(line string) (tag, value string, ok bool) {
	if len(line) < 2 || line[0] != '%' || line[1] <= ' ' || line[1] >= 0x7F || line[1] == '%' || len(line) > 2 && line[2] != ' ' && line[2] != '\t' {
		return "", "", false
	}
	return line[:2], line[2:], true
}

// subPercent takes "%A 张福锁%A 王激清" apart, as CNKI writes authors.
func subPercent(tag, value string) []tagValue {
	var out []tagValue
	for tag == "%A" {
		i := strings.Index(value, "%A ")
		if i < 0 {
			break
		}
		out = append(out, tagValue{tag, value[:i]})
		value = value[i+3:]
	}
	return append(out, tagValue{tag, value})
}

func sniffEnw(head []byte) Confidence {
	text := strings.TrimSpace(string(head[:min(len(head), 4096)]))
	tags := 0
	for line := range strings.Lines(text) {
		if _, _, ok := lexPercent(strings.TrimRight(line, "\r\n")); ok {
			tags++
		} else if tags == 0 {
			return No
		}
	}
	switch {
	case strings.HasPrefix(text, "%0 ") && tags > 1:
		return Certain
	case tags > 2:
		return Likely
	}
	return No
}

// corporateComma is how EndNote tells a body from a person: by a comma behind
// its name.
func corporateComma(p model.Person) string {
	name := oneSpace(p.Name)
	if isGroup(name) && !model.HasHan(name) && !strings.Contains(name, ",") {
		return name + ","
	}
	return name
}

// enwEdition: of an article %7 is the day on which it came out online, of
// anything else the edition.
func enwEdition() rule {
	return rule{[]string{"%7"},
		func(d *draft, f *field) bool {
			p, text := &d.rec.Paper, flatText(f)
			if v, ok := looseDate(text, 0); ok && genreOf(p.Type) == articleGenre {
				if !p.Online.IsZero() && p.Online != v {
					return false
				}
				p.Online = v
				return true
			}
			d.set(&p.Edition, f.tag, text)
			return true
		},
		func(s *sheet, tag string) {
			if !s.p.Online.IsZero() && genreOf(genreIn(enwTypes, s)) == articleGenre {
				s.one(tag, s.p.Online.String())
			}
			s.one(tag, oneSpace(s.p.Edition))
		},
	}
}

// prefixedRule is a text that is only meant where it begins with prefix.
func prefixedRule(prefix string, at func(*model.Paper) *string, tags ...string) rule {
	r := textRule(at, tags...)
	take := r.take
	r.take = func(d *draft, f *field) bool {
		return strings.HasPrefix(strings.ToUpper(flatText(f)), prefix) && take(d, f)
	}
	return r
}

// tidyEnw: the comma behind a body's name is a mark, and a journal may stand
// where books have their title.
func tidyEnw(d *draft) {
	p := &d.rec.Paper
	for _, list := range [][]model.Person{p.Authors, p.Editors, p.Translators} {
		for i := range list {
			list[i].Name = strings.TrimSpace(strings.TrimRight(list[i].Name, ","))
		}
	}
	if d.journal == "" && p.Container != "" && genreOf(p.Type) == articleGenre {
		d.journal, p.Container = p.Container, ""
	}
}
