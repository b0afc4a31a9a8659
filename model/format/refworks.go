package format

import (
	"bufio"
	"slices"
	"strings"

	"twinleaf/model"
)

// refworks is the RefWorks tagged form: two letters and a value, RT first. OT
// (original foreign title) holds the title in the other language. CNKI writes
// it with all authors and keywords in one line.
func refworks() Format {
	t := &tagged{
		name: "refworks",
		lex:  lexWos,
		put: func(w *bufio.Writer, tag string, list []string) {
			w.WriteString(tag + " " + strings.Join(list, "\n   ") + "\n")
		},
		end: "\n",
		rules: []rule{
			genreRule(true, refworksTypes, "RT"),
			peopleRule(func(p *model.Paper) *[]model.Person { return &p.Authors }, both, "", inverted, "A1"),
			titleRule("T1"),
			translatedRule("OT"),
			journalRule("JF"),
			abbreviationRule("JO"),
			textRule(func(p *model.Paper) *string { return &p.Container }, "T2"),
			textRule(func(p *model.Paper) *string { return &p.Series }, "T3"),
			yearRule("YR"),
			dateRule(func(d model.Date) string { return dayLast(model.Date{Month: d.Month, Day: d.Day}) }, "FD"),
			textRule(func(p *model.Paper) *string { return &p.Volume }, "VO"),
			textRule(func(p *model.Paper) *string { return &p.Issue }, "IS"),
			pagesRules("SP", "OP")[0],
			refworksLastPage(),
			listRule(func(p *model.Paper) *[]string { return &p.Keywords }, both, "", "K1"),
			abstractRule("\n", "AB"),
			peopleRule(func(p *model.Paper) *[]model.Person { return &p.Editors }, both, "", inverted, "A2"),
			peopleRule(func(p *model.Paper) *[]model.Person { return &p.Translators }, both, "", inverted, "A4"),
			textRule(func(p *model.Paper) *string { return &p.Edition }, "ED"),
			textRule(func(p *model.Paper) *string { return &p.Publisher }, "PB"),
			textRule(func(p *model.Paper) *string { return &p.Place }, "PP"),
			numberRule("SN"),
			languageRule(languageWord, "LA"),
			doiRule("DO"),
			textRule(func(p *model.Paper) *string { return &p.URL }, "UL", "LK"),
			dayRule(func(p *model.Paper) *model.Date { return &p.Online }, isoDate, "WP"),
			dayRule(func(p *model.Paper) *model.Date { return &p.Accessed }, isoDate, "RD"),
		},
	}
	return Format{
		Name:       "refworks",
		Extensions: []string{"txt", "rwt"},
		Sniff: func(head []byte) Confidence {
			if text := strings.TrimSpace(string(head[:min(len(head), 4096)])); strings.HasPrefix(text, "RT ") {
				n := 0
				for line := range strings.Lines(text) {
					if tag, _, ok := lexWos(strings.TrimRight(line, "\r\n")); ok && slices.Contains(refworksTags, tag) {
						n++
					}
				}
				if n > 2 {
					return Certain
				}
			}
			return No
		},
		Split:   split(func() cutter { return cutter{starts: beginsTag(lexWos, "RT")} }),
		Decoder: t.decoder,
		Write:   t.writer,
	}
}

var refworksTags = []string{"RT", "SR", "ID", "A1", "T1", "JF", "JO", "YR", "FD", "VO", "IS", "SP", "OP", "K1", "AB", "NO", "A2", "T2", "PB", "PP", "SN", "AD", "LA", "DB", "DS", "DO", "UL", "LK"}

var refworksTypes = []genreWord{
	{otherGenre, "Generic"}, {articleGenre, "Journal Article"}, {articleGenre, "Journal"}, {bookGenre, "Book, Whole"}, {proceedingsGenre, "Book, Edited"}, {chapterGenre, "Book, Section"},
	{conferenceGenre, "Conference Proceedings"}, {thesisGenre, "Dissertation/Thesis"}, {thesisGenre, "Dissertation/Thesis, Unpublished"}, {reportGenre, "Report"},
	{patentGenre, "Patent"}, {newsGenre, "Newspaper Article"}, {newsGenre, "Magazine Article"}, {webGenre, "Web Page"}, {articleGenre, "Journal, Electronic"},
	{preprintGenre, "Unpublished Material"}, {bookGenre, "Monograph"}, {articleGenre, "Abstract"}, {standardGenre, "Generic"}, {datasetGenre, "Computer Program"},
}

// refworksLastPage: where there is no first page, CNKI has all in OP.
func refworksLastPage() rule {
	r := pagesRules("SP", "OP")[1]
	take := r.take
	r.take = func(d *draft, f *field) bool {
		if d.rec.Paper.Pages == "" {
			d.rec.Paper.Pages = flatText(f)
			return true
		}
		return take(d, f)
	}
	return r
}
