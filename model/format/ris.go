package format

import (
	"bufio"
	"strings"

	"twinleaf/model"
)

// ris is Research Information Systems' tagged form, which nearly everything
// writes: "TY  - JOUR" to "ER  - ". TT is the title in the other language; a
// second abstract stands in N2. Lines without a tag go on with the field before.
func ris() Format {
	t := &tagged{
		name: "ris",
		lex:  lexRIS,
		put: func(w *bufio.Writer, tag string, lines []string) {
			w.WriteString(tag + "  - " + strings.Join(lines, "\n ") + "\n")
		},
		end:   "ER  - \n\n",
		drops: func(tag string, _ []string) bool { return tag == "ER" },
		tidy:  tidyRIS,
		rules: []rule{
			genreRule(true, risTypes, "TY"),
			peopleRule(func(p *model.Paper) *[]model.Person { return &p.Authors }, nowhere, "", inverted, "AU", "A1"),
			peopleRule(func(p *model.Paper) *[]model.Person { return &p.Editors }, nowhere, "", inverted, "A2", "ED"),
			peopleRule(func(p *model.Paper) *[]model.Person { return &p.Translators }, nowhere, "", inverted, "A4"),
			titleRule("TI", "T1"),
			translatedRule("TT"),
			risContainer(),
			journalRule("JF"),
			abbreviationRule("J2", "JA", "JO"),
			textRule(func(p *model.Paper) *string { return &p.Series }, "T3"),
			textRule(func(p *model.Paper) *string { return &p.Event }, "C3"),
			yearRule("PY", "Y1"),
			dateRule(func(d model.Date) string { return strings.ReplaceAll(d.String(), "-", "/") }, "DA"),
			textRule(func(p *model.Paper) *string { return &p.Volume }, "VL"),
			textRule(func(p *model.Paper) *string { return &p.Issue }, "IS"),
			pagesRules("SP", "EP")[0],
			pagesRules("SP", "EP")[1],
			textRule(func(p *model.Paper) *string { return &p.Number }, "C7"),
			textRule(func(p *model.Paper) *string { return &p.Edition }, "ET"),
			textRule(func(p *model.Paper) *string { return &p.Publisher }, "PB"),
			textRule(func(p *model.Paper) *string { return &p.Place }, "CY"),
			numberRule("SN"),
			doiRule("DO"),
			prefixedRule("PMC", func(p *model.Paper) *string { return &p.PMCID }, "C2"),
			textRule(func(p *model.Paper) *string { return &p.URL }, "UR"),
			textRule(func(p *model.Paper) *string { return &p.PDF }, "L1"),
			languageRule(func(l string) string { return l }, "LA"),
			listRule(func(p *model.Paper) *[]string { return &p.Keywords }, both, "", "KW"),
			firstAbstract("\n", "AB"),
			secondAbstract("\n", "N2"),
			dayRule(func(p *model.Paper) *model.Date { return &p.Accessed }, func(d model.Date) string { return strings.ReplaceAll(d.String(), "-", "/") }, "Y2"),
			textRule(func(p *model.Paper) *string { return &p.CiteKey }, "ID"),
		},
	}
	for i := range t.rules { // JF is read; T2 is written
		if t.rules[i].tags[0] == "JF" {
			t.rules[i].give = nil
		}
	}
	return Format{
		Name:       "ris",
		Extensions: []string{"ris"},
		Sniff: func(head []byte) Confidence {
			for line := range strings.Lines(string(head[:min(len(head), 4096)])) {
				if tag, _, ok := lexRIS(strings.TrimRight(line, "\r\n")); ok {
					if tag == "TY" {
						return Certain
					}
					return No
				}
				if strings.TrimSpace(line) != "" && !strings.Contains(line, ":") { // some begin with "Provider: …"
					return No
				}
			}
			return No
		},
		Split: split(func() cutter {
			return cutter{
				starts: func(line []byte, _ bool) bool {
					tag, _, ok := lexRIS(string(line[:min(len(line), 8)]))
					return ok && tag == "TY"
				},
				ends: func(line []byte) bool {
					tag, _, ok := lexRIS(string(line[:min(len(line), 8)]))
					return ok && tag == "ER"
				},
				beside: func(line []byte) bool { return strings.Contains(string(line), ": ") && len(line) < 200 },
			}
		}),
		Decoder: t.decoder,
		Write:   t.writer,
	}
}

var risTypes = []genreWord{
	{otherGenre, "GEN"}, {articleGenre, "JOUR"}, {bookGenre, "BOOK"}, {proceedingsGenre, "EDBOOK"}, {chapterGenre, "CHAP"}, {conferenceGenre, "CPAPER"}, {conferenceGenre, "CONF"},
	{thesisGenre, "THES"}, {reportGenre, "RPRT"}, {patentGenre, "PAT"}, {standardGenre, "STAND"}, {datasetGenre, "DATA"}, {newsGenre, "NEWS"}, {newsGenre, "MGZN"},
	{webGenre, "ELEC"}, {webGenre, "WEB"}, {webGenre, "BLOG"}, {preprintGenre, "UNPB"}, {articleGenre, "EJOUR"}, {articleGenre, "INPR"}, {articleGenre, "ABST"},
	{reportGenre, "GOVDOC"}, {otherGenre, "MANSCPT"}, {otherGenre, "COMP"}, {bookGenre, "EBOOK"}, {chapterGenre, "ECHAP"}, {otherGenre, "ENCYC"}, {otherGenre, "DICT"}, {bookGenre, "SER"},
}

func lexRIS(line string) (tag, value string, ok bool) {
	line = strings.TrimPrefix(line, "\uFEFF")
	if len(line) < 5 || line[0] < 'A' || line[0] > 'Z' || (line[1] < 'A' || line[1] > 'Z') && (line[1] < '0' || line[1] > '9') {
		return "", "", false
	}
	rest := strings.TrimLeft(line[2:], " ")
	if rest == line[2:] || rest[:min(1, len(rest))] != "-" || len(rest) > 1 && rest[1] != ' ' {
		return "", "", false
	}
	return line[:2], rest[1:], true
}

// risContainer: of an article T2 is the journal, of anything else what holds it.
func risContainer() rule {
	return rule{[]string{"T2", "BT"},
		func(d *draft, f *field) bool { d.set(&d.rec.Paper.Container, f.tag, flatText(f)); return true },
		func(s *sheet, tag string) {
			s.one(tag, oneSpace(or(s.journal, s.p.Container)))
		},
	}
}

func tidyRIS(d *draft) {
	p := &d.rec.Paper
	g := genreOf(p.Type)
	periodical := g == articleGenre || g == otherGenre || p.Type == "MGZN"
	switch {
	case periodical && d.journal == "":
		d.journal, p.Container = p.Container, ""
	case periodical && p.Container == d.journal:
		p.Container = ""
	case !periodical && p.Container == "":
		p.Container, d.journal = d.journal, ""
	}
	if v := d.rec.Journal.Variants; len(v) > 0 && v[0] == d.journal { // JO is often the full name
		d.rec.Journal.Variants = nil
	}
	if d.journal == "" && len(d.rec.Journal.Variants) > 0 {
		if periodical {
			d.journal = d.rec.Journal.Variants[0]
		} else {
			d.keep("J2", d.rec.Journal.Variants[0])
		}
		d.rec.Journal.Variants = nil
	}
}
