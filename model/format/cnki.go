package format

import (
	"bufio"
	"regexp"
	"strings"

	"twinleaf/model"
)

// cnki is the form of CNKI E-Study (知网研学) and of CNKI's own export: tags in
// two languages, "Title-题名: …", "Author-作者: …;…;". Tags are known by the
// English half, because the Chinese one changes with the kind of source. The
// form has no place for a second language.
func cnki() Format {
	t := &tagged{
		name: "cnki",
		lex:  lexCNKI,
		key:  func(tag string) string { k, _, _ := strings.Cut(tag, "-"); return k },
		put: func(w *bufio.Writer, tag string, lines []string) {
			w.WriteString(tag + ": " + strings.Join(lines, "\n ") + "\n")
		},
		end:   "\n",
		tidy:  tidyCNKI,
		drops: func(tag string, lines []string) bool { return tag == "DataType" && lines[0] == "1" },
		rules: []rule{
			{[]string{"DataType"}, func(*draft, *field) bool { return false }, func(s *sheet, tag string) {
				if v := s.keptOf(tag); len(v) > 0 {
					s.one(tag, v[0])
				} else {
					s.one(tag, "1")
				}
			}},
			titleRule("Title-题名"),
			peopleRule(func(p *model.Paper) *[]model.Person { return &p.Authors }, both, ";", nil, "Author-作者"),
			journalRule("Source-刊名"),
			yearRule("Year-年"),
			dateRule(isoDate, "PubTime-出版时间"),
			listRule(func(p *model.Paper) *[]string { return &p.Keywords }, both, ";", "Keyword-关键词"),
			firstAbstract("\n", "Summary-摘要"),
			textRule(func(p *model.Paper) *string { return &p.Volume }, "Roll-卷", "Volume-卷"),
			textRule(func(p *model.Paper) *string { return &p.Issue }, "Period-期"),
			textRule(func(p *model.Paper) *string { return &p.Pages }, "Page-页码"),
			genreRule(false, cnkiTypes, "SrcDatabase-来源库"),
			numberRule("ISSN-国际标准刊号"),
			doiRule("DOI-DOI"),
			textRule(func(p *model.Paper) *string { return &p.URL }, "Link-链接", "URL-网址"),
		},
	}
	// Of a thesis, Source is the university, of other kinds but articles what they stand in.
	for i := range t.rules {
		if t.rules[i].tags[0] == "Source-刊名" {
			t.rules[i].give = func(s *sheet, tag string) {
				if s.journal == "" && genreOf(genreIn(cnkiTypes, s)) == thesisGenre {
					s.one(tag, oneSpace(s.p.Publisher))
				} else {
					s.one(tag, oneSpace(or(s.journal, s.p.Container)))
				}
			}
		}
	}
	return Format{
		Name:       "cnki",
		Extensions: []string{"txt", "eln"},
		Sniff:      sniffCNKI,
		Split: split(func() cutter {
			first := ""
			return cutter{starts: func(line []byte, _ bool) bool {
				tag, _, ok := lexCNKI(string(line[:min(len(line), 80)]))
				if ok && first == "" {
					first = tag
				}
				return ok && tag == first
			}}
		}),
		Decoder: t.decoder,
		Write:   t.writer,
	}
}

var cnkiTypes = []genreWord{
	{articleGenre, "期刊"}, {thesisGenre, "硕士"}, {thesisGenre, "博士"}, {thesisGenre, "学位论文"}, {conferenceGenre, "中国会议"}, {conferenceGenre, "国际会议"}, {conferenceGenre, "会议"},
	{newsGenre, "报纸"}, {bookGenre, "图书"}, {patentGenre, "专利"}, {standardGenre, "标准"}, {articleGenre, "外文期刊"}, {articleGenre, "特色期刊"}, {otherGenre, "年鉴"}, {chapterGenre, "图书"},
	{proceedingsGenre, "会议"}, {reportGenre, "成果"},
}

var cnkiTag = regexp.MustCompile(`^(DataType|[A-Z][A-Za-z]{1,15}-[\p{Han}A-Z]{1,12})[ ]?[:：]`)

func lexCNKI(line string) (tag, value string, ok bool) {
	m := cnkiTag.FindStringSubmatchIndex(line)
	if m == nil {
		return "", "", false
	}
	return line[:m[3]], line[m[1]:], true
}

func sniffCNKI(head []byte) Confidence {
	tags := 0
	for line := range strings.Lines(strings.TrimSpace(string(head[:min(len(head), 4096)]))) {
		if _, _, ok := lexCNKI(line); ok {
			tags++
		} else if tags == 0 {
			return No
		}
		if tags > 1 && strings.Contains(string(head), "-题名") {
			return Certain
		}
	}
	return No
}

func tidyCNKI(d *draft) {
	p := &d.rec.Paper
	switch genreOf(p.Type) {
	case articleGenre, otherGenre:
	case thesisGenre:
		d.set(&p.Publisher, "Source-刊名", d.journal)
		d.journal = ""
	default:
		d.set(&p.Container, "Source-刊名", d.journal)
		d.journal = ""
	}
}
