package format

import (
	"bufio"
	"slices"
	"strings"

	"twinleaf/model"
)

// nbib is PubMed's tagged form (MEDLINE/PubMed Data Element Descriptions, U.S.
// National Library of Medicine): "PMID- 37896123", long values going on in
// lines of six spaces. TI is the title in English, TT the one in the language
// of the original; AB and OAB likewise. Line breaks inside values are wrapping
// and not kept.
func nbib() Format {
	t := &tagged{
		name: "nbib",
		lex:  lexNbib,
		put:  putNbib,
		end:  "\n",
		tidy: func(d *draft) {
			if d.journal == "" && len(d.rec.Journal.Variants) > 0 {
				d.journal, d.rec.Journal.Variants = d.rec.Journal.Variants[0], nil
			}
		},
		rules: []rule{
			textRule(func(p *model.Paper) *string { return &p.PMID }, "PMID"),
			{[]string{"IS"}, takeNbibSerial, func(s *sheet, tag string) {
				s.one(tag, noted(s.j.ISSN, " (Print)"))
				s.one(tag, noted(s.j.EISSN, " (Electronic)"))
			}},
			textRule(func(p *model.Paper) *string { return &p.Volume }, "VI"),
			textRule(func(p *model.Paper) *string { return &p.Issue }, "IP"),
			wholeDateRule("DP"),
			englishTitle("TI"),
			vernacularTitle("TT"),
			textRule(func(p *model.Paper) *string { return &p.Container }, "BTI"),
			textRule(func(p *model.Paper) *string { return &p.Series }, "CTI"),
			textRule(func(p *model.Paper) *string { return &p.Pages }, "PG"),
			englishAbstract("AB"),
			otherAbstract("OAB"),
		},
	}
	t.rules = append(t.rules, nbibPeople()...)
	t.rules = append(t.rules,
		languageRule(languageCode, "LA"),
		textRule(func(p *model.Paper) *string { return &p.Type }, "PT"),
		dayRule(func(p *model.Paper) *model.Date { return &p.Online }, plainDate, "DEP"),
		textRule(func(p *model.Paper) *string { return &p.Publisher }, "PB"),
		textRule(func(p *model.Paper) *string { return &p.Edition }, "EN"),
		textRule(func(p *model.Paper) *string { return &p.ISBN }, "ISBN"),
		abbreviationRule("TA"),
		journalRule("JT"),
		listRule(func(p *model.Paper) *[]string { return &p.Subjects }, nowhere, "", "MH"),
		listRule(func(p *model.Paper) *[]string { return &p.Keywords }, nowhere, "", "OT"),
		textRule(func(p *model.Paper) *string { return &p.PMCID }, "PMC"),
		rule{[]string{"AID", "LID"}, func(d *draft, f *field) bool {
			doi, ok := strings.CutSuffix(flatText(f), " [doi]")
			if ok {
				d.set(&d.rec.Paper.DOI, f.tag, or(model.NormalizeDOI(doi), doi))
			}
			return ok
		}, func(s *sheet, tag string) { s.one(tag, noted(oneSpace(s.p.DOI), " [doi]")) }},
	)
	return Format{
		Name:       "nbib",
		Extensions: []string{"nbib", "txt"},
		Sniff:      sniffNbib,
		Split: split(func() cutter {
			return cutter{starts: func(line []byte, blank bool) bool {
				_, _, ok := lexNbib(string(line[:min(len(line), 8)]))
				return ok && (blank || strings.HasPrefix(string(line), "PMID-"))
			}}
		}),
		Decoder: t.decoder,
		Write:   t.writer,
	}
}

// sniffNbib tells it from RIS, whose lines look alike and whose records begin with TY.
func sniffNbib(head []byte) Confidence {
	text := strings.TrimSpace(string(head[:min(len(head), 4096)]))
	if strings.HasPrefix(text, "PMID-") {
		return Certain
	}
	known := 0
	for line := range strings.Lines(text) {
		tag, _, ok := lexNbib(strings.TrimRight(line, "\r\n"))
		switch {
		case !ok && known == 0 || tag == "TY":
			return No
		case slices.Contains([]string{"TI", "FAU", "AU", "DP", "JT", "TA", "PT", "LA", "OWN", "STAT", "IS", "VI"}, tag):
			known++
		}
	}
	if known > 2 {
		return Likely
	}
	return No
}

func lexNbib(line string) (tag, value string, ok bool) {
	if len(line) < 5 || line[4] != '-' || len(line) > 5 && line[5] != ' ' {
		return "", "", false
	}
	tag = strings.TrimRight(line[:4], " ")
	if len(tag) < 2 || strings.Trim(tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != "" {
		return "", "", false
	}
	return tag, line[5:], true
}

// putNbib wraps at 80 columns or so, between words only.
func putNbib(w *bufio.Writer, tag string, lines []string) {
	wrap(w, (tag + "    ")[:4]+"- ", "      ", strings.Join(lines, " "), 88)
}

// wrap writes a value over lines of about width bytes, broken at spaces.
func wrap(w *bufio.Writer, first, next, value string, width int) {
	w.WriteString(first)
	at := len(first)
	for i, word := range strings.Split(value, " ") {
		if i > 0 {
			if at+1+len(word) > width && word != "" {
				w.WriteString("\n" + next)
				at = len(next)
			} else {
				w.WriteByte(' ')
				at++
			}
		}
		w.WriteString(word)
		at += len(word)
	}
	w.WriteByte('\n')
}

func noted(s, note string) string {
	if s == "" {
		return ""
	}
	return s + note
}

func takeNbibSerial(d *draft, f *field) bool {
	n := serial{tag: f.tag, value: strings.TrimSpace(cutNote(flatText(f)))}
	switch text := flatText(f); {
	case strings.HasSuffix(text, "(Linking)") || !isISSN(n.value):
		return false
	case strings.HasSuffix(text, "(Electronic)"):
		n.electronic = true
	}
	d.serials = append(d.serials, n)
	return true
}

// plainDate is 20231022.
func plainDate(d model.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

// nbibPeople: FAU is the full name and AU the short one behind it; what stands
// behind a person (AD, AUID) belongs to that person and is kept with the number.
func nbibPeople() []rule {
	person := func(d *draft, name string, at *[]model.Person) {
		*at = append(*at, model.Person{Name: name})
	}
	author := func(d *draft, f *field) bool {
		p, name := &d.rec.Paper, flatText(f)
		switch f.tag {
		case "FAU", "CN":
			person(d, name, &p.Authors)
		case "AU":
			if n := len(p.Authors); n > 0 && shortName(p.Authors[n-1].Name, " ") == name {
				break
			} else if n > 0 && d.fullNames {
				d.keep("FAU["+itoa(n)+"]/AU", name)
				break
			}
			person(d, fullOfShort(name), &p.Authors)
		}
		d.fullNames = f.tag == "FAU"
		return true
	}
	give := func(s *sheet, _ string) {
		for i, a := range s.p.Authors {
			if name := oneSpace(a.Name); isGroup(name) {
				s.one("CN", name)
			} else {
				name = inverted(a)
				short := s.keptOf("FAU[" + itoa(i+1) + "]/AU")
				s.one("FAU", name)
				s.one("AU", or(strings.Join(short, ""), shortName(name, " ")))
			}
			for _, tag := range [...]string{"AD", "AUID"} {
				for _, v := range s.keptOf("FAU[" + itoa(i+1) + "]/" + tag) {
					s.one(tag, v)
				}
			}
		}
	}
	return []rule{
		{[]string{"FAU", "AU", "CN"}, author, give},
		{[]string{"AD", "AUID"}, func(d *draft, f *field) bool {
			n := len(d.rec.Paper.Authors)
			if n > 0 {
				d.keep("FAU["+itoa(n)+"]/"+f.tag, flatText(f))
			}
			return n > 0
		}, nil},
		{[]string{"FED", "ED"}, func(d *draft, f *field) bool {
			p, name := &d.rec.Paper, flatText(f)
			if n := len(p.Editors); f.tag == "ED" && n > 0 && shortName(p.Editors[n-1].Name, " ") == name {
				return true
			}
			if f.tag == "ED" {
				name = fullOfShort(name)
			}
			person(d, name, &p.Editors)
			return true
		}, func(s *sheet, tag string) {
			for _, a := range s.p.Editors {
				name := inverted(a)
				s.one("FED", name)
				s.one("ED", shortName(name, " "))
			}
		}},
	}
}
