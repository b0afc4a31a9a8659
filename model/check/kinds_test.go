package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"twinleaf/model"
)

// kinds are the kinds of damage that are planted.
var kinds = []damage{
	// Titles.
	d("both titles lost", "title-missing", "title.en title.zh", func(g *garden, p *model.Paper) bool { p.Title = model.Text{}; return true }),
	d("Chinese title lost", "title-chinese-missing", "title.zh", func(g *garden, p *model.Paper) bool { p.Title.ZH = ""; return len(p.Title.EN) > 3 }),
	d("original title lost", "title-original-missing", "title.en", func(g *garden, p *model.Paper) bool { p.Title.EN = ""; return hans(p.Title.ZH) > 4 }),
	d("titles exchanged", "title-slots-swapped", "title.zh title.en", func(g *garden, p *model.Paper) bool {
		p.Title.ZH, p.Title.EN = p.Title.EN, p.Title.ZH
		return hans(p.Title.EN) >= 6 && len(p.Title.ZH) > 3 && !strings.Contains(p.Title.EN, " ")
	}),
	d("original in both places", "title-both-equal", "title.zh", func(g *garden, p *model.Paper) bool { p.Title.ZH = p.Title.EN; return len(p.Title.EN) > 5 }),
	d("Chinese in both places", "title-both-equal", "title.en", func(g *garden, p *model.Paper) bool { p.Title.EN = p.Title.ZH; return hans(p.Title.ZH) > 5 }),
	d("Chinese title is English", "title-chinese-foreign", "title.zh", func(g *garden, p *model.Paper) bool {
		p.Title.ZH = g.other().Title.EN
		return p.Title.ZH != p.Title.EN && len(p.Title.ZH) > 5
	}),
	d("original title is Chinese", "title-original-chinese", "title.en", func(g *garden, p *model.Paper) bool {
		p.Title.EN = g.other().Title.ZH
		return p.Title.ZH != p.Title.EN && hans(p.Title.EN) > 7 && hans(p.Title.ZH) > 5
	}),
	d("title is N/A", "title-placeholder", "title.en", sets("title.en", "N/A", "Untitled", "-", "null", "[Not Available].", "No title")),
	d("half-width colon in Chinese", "title-halfwidth", "title.zh", zh(func(g *garden, s string) string { return g.between(s, ":") })),
	d("half-width comma and blank in Chinese", "title-halfwidth", "title.zh", zh(func(g *garden, s string) string { return g.between(s, ", ") })),
	d("half-width brackets around Chinese", "title-halfwidth-brackets", "title.zh", zh(func(g *garden, s string) string {
		if r, _ := utf8.DecodeLastRuneInString(s); !isHan(r) {
			return ""
		}
		return s + []string{"(上)", "(英文)", "(一)"}[g.IntN(3)]
	})),
	d("full-width letters in Chinese", "title-fullwidth", "title.zh", zh(func(g *garden, s string) string { return g.between(s, "ＤＮＡ") })),
	d("full-width colon in Latin", "title-fullwidth", "title.en", en(func(g *garden, s string) string { return g.space(s, []string{"：", "，", "（"}[g.IntN(2)]) })),
	d("<i> in a title", "title-markup", "title.en", en(func(g *garden, s string) string { return g.word(s, "<i>", "</i>") })),
	d("<sub> in a title", "title-markup", "title.en", en(func(g *garden, s string) string { return g.word(s, "", "<sub>2</sub>") })),
	d("&amp; in a title", "title-entities", "title.en", en(func(g *garden, s string) string {
		return g.space(s, " "+[]string{"&amp;", "&lt;", "&#8211;", "&quot;"}[g.IntN(4)]+" ")
	})),
	d("TeX formula in a title", "title-latex", "title.en", en(func(g *garden, s string) string {
		return g.space(s, " "+[]string{"$\\alpha$", "$L_2$", "$n$", "$^4$He"}[g.IntN(4)]+" ")
	})),
	d("TeX accent in a title", "title-latex", "title.en", en(func(g *garden, s string) string {
		return g.space(s, " "+[]string{"Schr\\\"odinger ", "Poincar\\'e ", "Erd{\\H o}s "}[g.IntN(3)])
	})),
	d("title in capitals", "title-capitals", "title.en", en(func(g *garden, s string) string {
		if len(s) < 24 {
			return ""
		}
		return strings.ToUpper(s)
	})),
	d("full stop after the title", "title-full-stop", "title.en", en(func(g *garden, s string) string {
		if last := s[strings.LastIndexByte(s, ' ')+1:]; len(last) < 4 || strings.Trim(strings.ToLower(last), "abcdefghijklmnopqrstuvwxyz") != "" {
			return ""
		}
		return s + "."
	})),
	d("Chinese full stop after the title", "title-full-stop", "title.zh", zh(func(g *garden, s string) string { return s + "。" })),
	d("title ends in an ellipsis", "title-cut-off", "title.en", en(func(g *garden, s string) string { return s[:len(s)*2/3] + []string{"...", "…"}[g.IntN(2)] })),
	d("title cut after a linking word", "title-cut-off", "title.en", en(func(g *garden, s string) string {
		return s + " " + []string{"of", "and", "for the", "with"}[g.IntN(4)]
	})),
	d("closing bracket lost", "title-unbalanced", "title.en", en(func(g *garden, s string) string {
		if strings.ContainsAny(s, "\\$^()[]") {
			return ""
		}
		return g.space(s, " (")
	})),
	d("Chinese closing mark lost", "title-unbalanced", "title.zh", zh(func(g *garden, s string) string {
		if strings.ContainsAny(s, "“”《》（）()") {
			return ""
		}
		return g.between(s, []string{"“", "《", "（"}[g.IntN(3)])
	})),
	d("UTF-8 read as Windows-1252", "title-mojibake", "title.en", en(func(g *garden, s string) string {
		return g.space(s, latinMojibake([]string{" – ", "’s ", " é", " “"}[g.IntN(4)]))
	})),
	d("Chinese UTF-8 read as Windows-1252", "title-mojibake", "title.zh", zh(func(g *garden, s string) string { return latinMojibake(s) })),
	d("Chinese UTF-8 read as GBK", "title-mojibake", "title.zh", zh(func(g *garden, s string) string {
		if hans(s) != utf8.RuneCountInString(s) {
			return ""
		}
		return gbk(s)
	})),
	d("zero-width character", "title-control", "title.zh title.en", func(g *garden, p *model.Paper) bool {
		p.Title.EN = g.space(p.Title.EN, " "+[]string{"\u200B", "\uFEFF", "\u00AD", "\u0002", "\u200E"}[g.IntN(5)])
		return p.Title.EN != ""
	}),
	d("private-use character", "title-control", "title.zh", zh(func(g *garden, s string) string { return g.between(s, "\uE5CF") })),
	d("double blank", "title-spaces", "title.en", en(func(g *garden, s string) string { return g.space(s, "  ") })),
	d("line break in a title", "title-spaces", "title.en", en(func(g *garden, s string) string { return g.space(s, "\n  ") })),
	d("blank before a title", "title-spaces", "title.zh", zh(func(g *garden, s string) string { return " " + s })),
	d("blanks between Han", "title-spaces", "title.zh", zh(func(g *garden, s string) string {
		if hans(s) != utf8.RuneCountInString(s) {
			return ""
		}
		return strings.TrimSpace(strings.Join(strings.Split(s, ""), " "))
	})),
	d("Retracted:", "title-notice", "title.en", en(func(g *garden, s string) string {
		return []string{"Retracted: ", "RETRACTED ARTICLE: ", "[Retracted] ", "WITHDRAWN: "}[g.IntN(4)] + s
	})),
	d("Erratum", "title-notice", "title.en", en(func(g *garden, s string) string {
		return []string{"Erratum to: ", "Corrigendum to “", "Correction to: ", "Erratum: "}[g.IntN(4)] + s
	})),
	d("Chinese retraction", "title-notice", "title.zh", zh(func(g *garden, s string) string {
		return []string{"撤稿：", "【撤稿】", "勘误：", "更正："}[g.IntN(4)] + s
	})),
	d("journal behind the title", "title-journal", "title.en", func(g *garden, p *model.Paper) bool {
		if g.journal == nil || len(g.journal.Name) < 8 {
			return false
		}
		p.Title.EN += []string{". ", " - ", " | "}[g.IntN(3)] + g.journal.Name
		return true
	}),
	d("volume behind the title", "title-volume", "title.en", en(func(g *garden, s string) string {
		return s + []string{", Vol. 12, No. 3", " 12(3): 45-67", ", vol. 5"}[g.IntN(3)]
	})),
	d("Chinese volume behind the title", "title-volume", "title.zh", zh(func(g *garden, s string) string { return s + []string{"第12卷第3期", "（第8卷）"}[g.IntN(2)] })),
	d("title given twice", "title-repeated", "title.en", en(func(g *garden, s string) string { return s + []string{" ", ". ", " - "}[g.IntN(3)] + s })),
	d("both languages in one title", "title-two-languages", "title.zh", func(g *garden, p *model.Paper) bool {
		if hans(p.Title.ZH) < 5 || strings.ContainsAny(p.Title.EN, "\\$") || len(strings.Fields(p.Title.EN)) < 6 || len(p.Title.EN) < 40 {
			return false
		}
		p.Title.ZH += " " + p.Title.EN
		return true
	}),
	d("front matter", "title-no-paper", "title.zh", sets("title.zh", "目录", "编委会", "征稿启事", "封面")),

	// People.
	d("people lost", "people-none", "authors", sets("authors", "")),
	d("Anonymous", "people-placeholder", "authors", sets("authors", "Anonymous", "N/A", "佚名", "[Anonymous]", "-")),
	d("two people joined by and", "people-several-in-one", "authors", people(func(g *garden, n []string) string {
		if len(n) < 2 || !plainPerson(n[0]) || !plainPerson(n[1]) {
			return ""
		}
		return strings.Join(append([]string{n[0] + []string{" and ", " & "}[g.IntN(2)] + n[1]}, n[2:]...), ", ")
	})),
	d("Chinese names in one", "people-several-in-one", "authors", chinese(func(g *garden, n []string) string {
		if len(n) < 2 {
			return ""
		}
		return strings.Join(n, " ")
	})),
	d("and before the last", "people-and", "authors", people(func(g *garden, n []string) string {
		if len(n) < 3 {
			return ""
		}
		return strings.Join(n[:len(n)-1], ", ") + ", and " + n[len(n)-1]
	})),
	d("et al.", "people-et-al", "authors", people(func(g *garden, n []string) string {
		return strings.Join(n, "; ") + []string{"; et al.", " et al", "; and others"}[g.IntN(3)]
	})),
	d("等", "people-et-al", "authors", chinese(func(g *garden, n []string) string { return n[0] + "等" })),
	d("Family, Given torn apart", "people-torn", "authors", people(func(g *garden, n []string) string {
		var out []string
		for _, one := range n {
			if !plainPerson(one) {
				return ""
			}
			a, b, _ := strings.Cut(one, " ")
			out = append(out, b, a)
		}
		if len(n) < 2 {
			return ""
		}
		return strings.Join(out, ", ")
	})),
	d("orders of names mixed", "people-mixed-order", "authors", people(func(g *garden, n []string) string {
		if len(n) < 2 || !plainPerson(n[0]) || !plainPerson(n[1]) {
			return ""
		}
		a, b, _ := strings.Cut(n[0], " ")
		n[0] = b + ", " + a
		return strings.Join(n, "; ")
	})),
	d("person twice", "people-twice", "authors", people(func(g *garden, n []string) string {
		for _, one := range n {
			if plainPerson(one) || hans(one) > 1 {
				return strings.Join(append(n, one), "; ")
			}
		}
		return ""
	})),
	d("Chinese name split", "people-chinese-split", "authors", chinese(func(g *garden, n []string) string {
		var out []string
		for _, one := range n {
			_, size := utf8.DecodeRuneInString(one)
			out = append(out, one[:size], one[size:])
		}
		return strings.Join(out, ", ")
	})),
	d("given name before the surname", "people-chinese-order", "authors", chinese(func(g *garden, n []string) string {
		r, size := utf8.DecodeRuneInString(n[0])
		if !strings.ContainsRune(lastSurnames, r) {
			return ""
		}
		n[0] = n[0][size:] + " " + n[0][:size]
		return strings.Join(n, ", ")
	})),
	d("pinyin beside Han", "people-pinyin", "authors", chinese(func(g *garden, n []string) string {
		y := pinyinOf(n[0])
		if y == "" {
			return ""
		}
		return strings.Join(append(n, y), ", ")
	})),
	d("number behind a name", "people-digits", "authors", person(func(g *garden, n string) string { return n + []string{"1", "*", "1,2", "†"}[g.IntN(4)] })),
	d("degree behind a name", "people-degree", "authors", person(func(g *garden, n string) string {
		return []string{n + ", PhD", "Dr. " + n, n + " M.D.", "Prof. " + n}[g.IntN(4)]
	})),
	d("e-mail in a name", "people-email", "authors", person(func(g *garden, n string) string { return n + " (someone@example.org)" })),
	d("affiliation among people", "people-affiliation", "authors", person(func(g *garden, n string) string {
		return []string{n + "; University of Oxford", n + " (Institute of Physics)", n + "; Department of Chemistry"}[g.IntN(3)]
	})),
	d("name in capitals", "people-capitals", "authors", person(func(g *garden, n string) string { return strings.ToUpper(n) })),
	d("name without capitals", "people-lowercase", "authors", person(func(g *garden, n string) string { return strings.ToLower(n) })),
	d("TeX in a name", "people-markup", "authors", person(func(g *garden, n string) string { return n + []string{"\\'e", "{\\o}", "\\\"u"}[g.IntN(3)] })),
	d("garbled name", "people-mojibake", "authors", person(func(g *garden, n string) string {
		return n + latinMojibake([]string{"ü", "é", "ć", "ø"}[g.IntN(4)])
	})),
	d("blanks in a name", "people-spaces", "authors", person(func(g *garden, n string) string {
		return strings.Replace(n, " ", []string{"  ", "\u00A0", " \u200B"}[g.IntN(3)], 1)
	})),

	// Identifiers.
	d("DOI broken", "doi-syntax", "doi list_url", func(g *garden, p *model.Paper) bool {
		p.DOI = []string{"hello", "n/a", "10." + p.DOI, "10.12/abc", "doi unknown", "10.1080"}[g.IntN(6)]
		return true
	}),
	d("DOI as a link", "doi-link", "doi list_url", withDOI(func(g *garden, s string) string {
		return []string{"https://doi.org/", "doi:", "http://dx.doi.org/", "DOI: "}[g.IntN(4)] + s
	})),
	d("junk after the DOI", "doi-junk", "doi list_url", withDOI(func(g *garden, s string) string {
		return s + []string{".", ",", "\"", "/abstract", "]", ".pdf"}[g.IntN(6)]
	})),
	d("two DOIs", "doi-several", "doi list_url", withDOI(func(g *garden, s string) string { return s + []string{", ", " ", "; "}[g.IntN(3)] + "10.1000/182" })),
	d("link leads elsewhere", "doi-differs", "doi list_url", func(g *garden, p *model.Paper) bool {
		p.ListURL = "https://doi.org/10.1000/182." + strconv.Itoa(g.IntN(9999))
		return strings.HasPrefix(p.DOI, "10.")
	}),
	d("DOI only in a link", "doi-in-link", "doi list_url", withDOI(func(g *garden, s string) string { return "" })),
	d("DOI of another paper", "doi-shared", "doi list_url", func(g *garden, p *model.Paper) bool {
		o := g.other()
		p.DOI, p.ListURL = o.DOI, o.ListURL
		return o.ID != p.ID && model.NormalizeDOI(o.DOI) != ""
	}),
	d("PMCID broken", "pmcid-syntax", "pmcid", sets("pmcid", "1234567", "pmc1234567", "PMC12a", "PMC 123456", "PMCID: PMC1234567")),
	d("PMID broken", "pmid-syntax", "source_id", extra("PMID", `"12a45678"`, `"0123"`, `123456789`)),
	d("arXiv number broken", "arxiv-syntax", "source_id url", sets("url", "https://arxiv.org/abs/2313.12345", "https://arxiv.org/abs/21.12345", "https://arxiv.org/abs/0700.123")),
	d("ISBN digit wrong", "isbn-syntax", "source_id", extra("ISBN", `"978-3-16-148410-1"`, `"0-306-40615-3"`, `"97831614841"`)),
	d("ISSN digit wrong", "issn-imported", "journal", extra("ISSN", `"1352-3261"`, `"0031-9008"`, `"1234-567"`)),
	d("ORCID digit wrong", "orcid-syntax", "authors", extra("ORCID", `"0000-0002-1825-0098"`, `"https://orcid.org/0000-0001-5109-3701"`, `"0000-0002-1825"`)),
	d("link without http", "link-not-web", "url", sets("url", "www.example.org/a", "doi.org/10.1000/182", "ftp://example.org/a", "javascript:alert(1)", "see publisher")),

	// Dates.
	d("date lost", "date-missing", "published", sets("published", "")),
	d("impossible date", "date-impossible", "published", func(g *garden, p *model.Paper) bool {
		p.Published = model.Date{}
		return extra("publicationDate", `"2023-13"`, `"2023-02-30"`, `"0000-00-00x"`, `"20231301"`, `"Spring 2020"`)(g, p)
	}),
	d("date in the future", "date-future", "published", sets("published", "2031-05-01", "2099", "2202-01")),
	d("date before 1600", "date-too-early", "published", sets("published", "0202-05-01", "1023", "1019-11-11")),
	d("online long after print", "date-online-late", "online", func(g *garden, p *model.Paper) bool {
		p.Online = p.Published
		p.Online.Year += int16(2 + g.IntN(6))
		return !p.Published.IsZero()
	}),
	d("year off the DOI's", "date-doi-year", "published", func(g *garden, p *model.Paper) bool {
		if y := doiYear(p.DOI, 2026); y == 0 || y-p.Year() > 3 || p.Year()-y > 3 {
			return false
		}
		p.Published.Year -= int16(8 + g.IntN(9))
		return true
	}),
	d("year off the volume's", "date-volume-year", "volume", func(g *garden, p *model.Paper) bool {
		p.Volume = strconv.Itoa(p.Year() - 3 - g.IntN(9))
		return p.Year() > 1950
	}),

	// Volume, issue, pages.
	d("volume placeholder", "volume-placeholder", "volume", sets("volume", "0", "n/a", "-", "null", "ahead of print", "--")),
	d("issue placeholder", "issue-placeholder", "issue", sets("issue", "0", "n/a", "-", "null")),
	d("volume holds the issue: 77 4", "volume-holds-issue", "volume issue", volumeWith(" 4", " 12", " 4-5")),
	d("volume holds the issue: 77(4)", "volume-holds-issue", "volume issue", volumeWith("(4)", " (12)", ", no. 4", " Suppl 1", "卷4期")),
	d("label in the volume", "volume-label", "volume", func(g *garden, p *model.Paper) bool {
		p.Volume = []string{"Vol. ", "Volume ", "vol "}[g.IntN(3)] + p.Volume
		return allDigits(p.Volume[strings.LastIndexByte(p.Volume, ' ')+1:]) && strings.Count(strings.TrimSpace(p.Volume), " ") == 1
	}),
	d("label in the issue", "issue-label", "issue", sets("issue", "No. 4", "Issue 4", "第4期")),
	d("volume out of step", "volume-out-of-step", "volume", func(g *garden, p *model.Paper) bool {
		if !allDigits(p.Volume) || p.Year() == 0 {
			return false
		}
		g.papers = inStep{p.Volume}
		n, _ := strconv.Atoi(p.Volume)
		p.Volume = strconv.Itoa(n + 3 + g.IntN(40))
		return true
	}),
	d("volume is the year", "volume-is-year", "volume", func(g *garden, p *model.Paper) bool { p.Volume = strconv.Itoa(p.Year()); return p.Year() > 0 }),
	d("volume is an article number", "volume-too-large", "volume", func(g *garden, p *model.Paper) bool { p.Volume = strconv.Itoa(10000 + g.IntN(900000)); return true }),
	d("pages placeholder", "pages-placeholder", "pages", sets("pages", "0", "0-0", "n/a", "-", "--", "null", "无", "?")),
	d("pages reversed", "pages-reversed", "pages", pagesOf(func(g *garden, a, b string) string {
		if len(a) != len(b) || a == b {
			return ""
		}
		return b + "-" + a
	})),
	d("last page shortened", "pages-elided", "pages", pagesOf(func(g *garden, a, b string) string {
		if len(a) != len(b) || len(a) < 2 || a[:len(a)-1] != b[:len(b)-1] || a == b {
			return ""
		}
		return a + "-" + b[len(b)-1:]
	})),
	d("wrong dash in the pages", "pages-dash", "pages", pagesOf(func(g *garden, a, b string) string {
		return a + []string{"–", "—", "--", "~", "－", "−"}[g.IntN(6)] + b
	})),
	d("label in the pages", "pages-label", "pages", pagesOf(func(g *garden, a, b string) string {
		return []string{"pp. ", "p. ", "pages ", "pp"}[g.IntN(4)] + a + "-" + b
	})),
	d("blanks in the pages", "pages-spaces", "pages", pagesOf(func(g *garden, a, b string) string {
		return []string{a + " - " + b, "\n      " + a + "-" + b + "\n", a + "- " + b}[g.IntN(3)]
	})),
	d("article number in the pages", "pages-article-number", "pages", sets("pages", "e0123456", "023606", "104532", "e12", "Article 77", "eaau1949")),
	d("last page lost", "pages-no-last", "pages", pagesOf(func(g *garden, a, b string) string { return a })),
	d("pages turned into a date", "pages-date", "pages", sets("pages", "12-Jan", "Mar-45", "3月5日", "1-Dec", "Sep-12")),
	d("volume in the pages", "pages-hold-volume", "pages volume issue", pagesOf(func(g *garden, a, b string) string {
		return []string{"77(4): ", "77(4):", "77:"}[g.IntN(3)] + a + "-" + b
	})),
	d("too many pages", "pages-span", "pages", pagesOf(func(g *garden, a, b string) string { return a + "-" + strconv.Itoa(2000+g.IntN(900)) })),

	// Journal.
	d("journal lost", "journal-missing", "journal", func(g *garden, p *model.Paper) bool { p.Journal, g.journal = model.ID{}, nil; return true }),
	d("metric of another journal", "journal-metric-differs", "journal", func(g *garden, p *model.Paper) bool {
		if g.journal == nil || len(g.journal.Metrics) == 0 {
			return false
		}
		m := g.other().Harvested // a record of another journal, as it is
		p.Harvested = m
		return m != nil && differs(*m, g.journal.Metrics[0]) != ""
	}),
	d("quartile Q7", "journal-quartile", "journal", extra("JCR", `"Q7"`, `"Q0"`, `"1"`, `"first"`)),
	d("zone 5", "journal-zone", "journal", extra("RegionNum", `5`, `"9"`, `-1`, `"TOP"`)),
	d("impact factor no number", "journal-impact", "journal", extra("PeriodicalIF", `"high"`, `-4`, `123456`)),

	// Abstract.
	d("abstracts lost", "abstract-missing", "abstract.en abstract.zh", func(g *garden, p *model.Paper) bool { p.Abstract = model.Text{}; return true }),
	d("No abstract available", "abstract-placeholder", "abstract.en", sets("abstract.en", "No abstract available.", "n/a", "[Abstract not available]", "-", "There is no abstract.")),
	d("abstract of five words", "abstract-short", "abstract.en", abstract(func(g *garden, s string) string {
		w := strings.Fields(s)
		return strings.Join(w[:min(len(w), 5)], " ") + "."
	})),
	d("abstract cut mid-sentence", "abstract-cut-off", "abstract.en", abstract(func(g *garden, s string) string {
		s = s[:len(s)*2/3]
		for s != "" && (s[len(s)-1]|0x20 < 'a' || s[len(s)-1]|0x20 > 'z') {
			s = s[:len(s)-1]
		}
		return s
	})),
	d("abstract ends in an ellipsis", "abstract-cut-off", "abstract.en", abstract(func(g *garden, s string) string {
		return strings.TrimRight(s[:len(s)*2/3], " .,") + []string{"...", "…", " [...]"}[g.IntN(3)]
	})),
	d("abstract is the title", "abstract-title", "abstract.en", func(g *garden, p *model.Paper) bool {
		p.Abstract.EN = p.Title.EN + []string{"", "."}[g.IntN(2)]
		return len(p.Title.EN) > 5
	}),
	d("JATS in an abstract", "abstract-markup", "abstract.en", abstract(func(g *garden, s string) string { return "<jats:p>" + s + "</jats:p>" })),
	d("HTML in an abstract", "abstract-markup", "abstract.en", abstract(func(g *garden, s string) string { return g.word(s, "<em>", "</em>") })),
	d("references in an abstract", "abstract-entities", "abstract.en", abstract(func(g *garden, s string) string {
		return g.space(s, []string{" &lt; ", " &amp; ", " &#8211; ", "&nbsp;"}[g.IntN(4)])
	})),
	d("TeX in an abstract", "abstract-latex", "abstract.en", abstract(func(g *garden, s string) string {
		return g.space(s, []string{" $\\alpha$ ", " \\emph{so} ", " $x_i$ "}[g.IntN(3)])
	})),
	d("publisher's tail", "abstract-publisher", "abstract.en", abstract(func(g *garden, s string) string {
		return s + []string{" © 2019 Elsevier Ltd. All rights reserved.", " Copyright 2005 John Wiley & Sons, Ltd.", " (c) 2010 Elsevier B.V. All rights reserved.", " All rights reserved."}[g.IntN(4)]
	})),
	d("Abstract: before it", "abstract-label", "abstract.en", abstract(func(g *garden, s string) string {
		if s[0] < 'A' || s[0] > 'Z' {
			return ""
		}
		return []string{"Abstract: ", "Abstract. ", "ABSTRACT ", "Abstract", "Abstract\n", "Abstract—"}[g.IntN(6)] + s
	})),
	d("摘要 before it", "abstract-label", "abstract.zh", chineseAbstract(func(g *garden, s string) string {
		return []string{"摘要：", "摘要:", "【摘要】", "[摘要] ", "摘 要 "}[g.IntN(5)] + strings.TrimSpace(s)
	})),
	d("English in the Chinese abstract", "abstract-language", "abstract.zh", func(g *garden, p *model.Paper) bool {
		p.Abstract.ZH = g.other().Abstract.EN
		return len(p.Abstract.ZH) > 60
	}),
	d("Chinese in the original abstract", "abstract-language", "abstract.en", func(g *garden, p *model.Paper) bool {
		p.Abstract.EN = longAbstract
		return true
	}),
	d("abstract of another paper", "abstract-shared", "abstract.en", func(g *garden, p *model.Paper) bool {
		o := g.other()
		p.Abstract.EN = o.Abstract.EN
		return o.ID != p.ID && len(o.Abstract.EN) > 120
	}),
	d("keywords glued on", "abstract-keywords", "abstract.en subjects", abstract(func(g *garden, s string) string {
		return s + []string{" Keywords: order, power, change", " Key words: order; power", " KEYWORDS: order, power", " Index Terms—order, power."}[g.IntN(4)]
	})),
	d("关键词 glued on", "abstract-keywords", "abstract.zh subjects", chineseAbstract(func(g *garden, s string) string {
		return s + []string{"关键词：秩序；权力", " [关键词] 秩序;权力", "关键词:秩序,权力"}[g.IntN(3)]
	})),
	d("garbled abstract", "abstract-mojibake", "abstract.en", abstract(func(g *garden, s string) string {
		return g.space(s, latinMojibake([]string{" – ", "’s ", " é"}[g.IntN(3)]))
	})),
	d("control character in an abstract", "abstract-control", "abstract.en", abstract(func(g *garden, s string) string {
		return g.space(s, []string{" \u0003", "\u200B ", " \uFEFF"}[g.IntN(3)])
	})),
	d("white space in an abstract", "abstract-spaces", "abstract.en", abstract(func(g *garden, s string) string {
		return []string{" " + s, s + "\n", g.space(s, "   "), g.space(s, "\t")}[g.IntN(4)]
	})),
	d("words broken at line ends", "abstract-broken-words", "abstract.en", abstract(func(g *garden, s string) string { return g.space(s, " trans-\nformation ") })),
	d("withdrawn", "abstract-withdrawn", "abstract.en", sets("abstract.en", "This paper has been withdrawn by the author due to an error in section 3.", "The paper was withdrawn by the authors.", "This article has been withdrawn.")),

	// Counts and flags.
	d("citation count no number", "citations-no-number", "citations", func(g *garden, p *model.Paper) bool {
		p.Citations = model.Count{}
		return extra("citationCount", `"many"`, `-3`, `"-1"`, `"12 times"`, `3.7`)(g, p)
	}),
	d("citation count absurd", "citations-implausible", "citations", sets("citations", "2147483647", "99999999")),
	d("open access without a link", "open-access-no-link", "open_access", func(g *garden, p *model.Paper) bool { p.OpenAccess = model.Yes; return p.PDF == "" }),
	d("link without open access", "open-access-link", "open_access pdf", func(g *garden, p *model.Paper) bool {
		p.OpenAccess, p.PDF = model.No, "https://example.org/a.pdf"
		return true
	}),
	d("type lost", "type-missing", "type", sets("type", "")),
	d("language lost", "language-missing", "language", sets("language", "")),
	d("language of another paper", "language-odds", "language", func(g *garden, p *model.Paper) bool {
		p.Language = []string{"de", "fr", "ru"}[g.IntN(3)]
		return model.DetectLanguage(p.Title.EN+" "+p.Abstract.EN) == "en" && len(strings.Fields(p.Abstract.EN)) > 30
	}),
	d("language by name", "language-syntax", "language", sets("language", "English", "eng", "英文", "Chinese", "english")),
}

func withDOI(f func(g *garden, s string) string) func(*garden, *model.Paper) bool {
	return func(g *garden, p *model.Paper) bool {
		if !strings.HasPrefix(p.DOI, "10.") || strings.ContainsAny(p.DOI, " ,;") || p.DOI != trimDOI(p.DOI) || !strings.HasSuffix(p.ListURL, p.DOI) && !strings.EqualFold(p.ListURL, "https://doi.org/"+p.DOI) {
			return false
		}
		p.DOI = f(g, p.DOI)
		return true
	}
}

func volumeWith(tails ...string) func(*garden, *model.Paper) bool {
	return func(g *garden, p *model.Paper) bool {
		ok := allDigits(p.Volume)
		p.Volume += tails[g.IntN(len(tails))]
		return ok
	}
}

func chineseAbstract(f func(g *garden, s string) string) func(*garden, *model.Paper) bool {
	return func(g *garden, p *model.Paper) bool {
		if hans(p.Abstract.ZH) < 30 {
			return false
		}
		p.Abstract.ZH = f(g, p.Abstract.ZH)
		return true
	}
}
