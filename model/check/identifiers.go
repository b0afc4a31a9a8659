package check

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"twinleaf/model"
)

var identifierChecks = []Check{
	{Code: "doi-syntax", Severity: Error, Family: Identifiers, Fix: SafeFix, paper: doiSyntax,
		Name:    t("DOI 写法不对", "Not a DOI"),
		Explain: t("DOI 应当是“10.”加至少四位的注册号、斜线和后缀，中间没有空格。占位符会被清空。", "A DOI is “10.” with a registrant of four digits or more, a slash and a suffix, without blanks. A placeholder is emptied."),
		Source:  "DOI Handbook 2.2, doi:10.1000/182; ISO 26324:2022"},
	{Code: "doi-link", Severity: Warning, Family: Identifiers, Fix: SafeFix, paper: doiLink,
		Name:    t("DOI 写成了链接", "DOI as a link"),
		Explain: t("DOI 一栏里是网址或带“doi:”的写法。修正只留 DOI 本身。", "The field holds an address or a “doi:” label. The fix keeps the bare DOI."),
		Source:  "DOI Handbook 2.6.2, doi:10.1000/182"},
	{Code: "doi-junk", Severity: Warning, Family: Identifiers, Fix: SafeFix, paper: doiJunk,
		Name:    t("DOI 末尾有多余字符", "Junk after the DOI"),
		Explain: t("DOI 后面粘着标点、引号、/abstract、.pdf 之类。修正去掉它们。", "Punctuation, a quotation mark, /abstract, .pdf or the like sticks to the DOI. The fix takes it off."),
		Source:  experience},
	{Code: "doi-several", Severity: Warning, Family: Identifiers, Fix: SafeFix, paper: doiSeveral,
		Name:    t("一栏里有几个 DOI", "Several DOIs in one field"),
		Explain: t("一栏里写了不止一个 DOI（原文与译文，或正文与勘误）。建议留第一个；相同的可以安全地去掉。", "The field holds more than one DOI, of a translation or an erratum perhaps. Keeping the first is proposed; equal ones are dropped safely."),
		Source:  "DOI Handbook 2.2 (one name, one object)"},
	{Code: "doi-differs", Severity: Warning, Family: Identifiers, paper: doiDiffers,
		Name:    t("DOI 与链接不符", "DOI differs from a link"),
		Explain: t("链接里的 DOI 和 DOI 一栏不是同一个，有一个属于别的论文。", "A link leads to another DOI than the field names: one of them belongs to another paper."),
		Source:  "DOI Handbook 3, doi:10.1000/182"},
	{Code: "doi-in-link", Severity: Hint, Family: Identifiers, Fix: SafeFix, paper: doiInLink,
		Name:    t("DOI 只在链接里", "DOI only in a link"),
		Explain: t("DOI 一栏空着，链接里却有。修正把它填进去。", "The field is empty though a link has the DOI. The fix fills it in."),
		Source:  experience},
	{Code: "doi-shared", Severity: Error, Family: Identifiers, Needs: NeedsPapers, paper: doiShared,
		Name:    t("两篇论文同一个 DOI", "Same DOI on two papers"),
		Explain: t("文库里另一篇论文也用这个 DOI：不是重复，就是有一个写错了。", "Another paper of the library has this DOI: they are duplicates, or one DOI is wrong."),
		Source:  "ISO 26324:2022 (a DOI names one object)"},
	{Code: "pmcid-syntax", Severity: Error, Family: Identifiers, Fix: SafeFix, paper: pmcidSyntax,
		Name:    t("PMCID 写法不对", "Not a PMCID"),
		Explain: t("PMCID 是“PMC”加一到九位数字。修正补上 PMC 或从链接里取出。", "A PMCID is “PMC” and up to nine digits. The fix adds PMC or takes it out of a link."),
		Source:  "NLM, PMCID in PubMed Central"},
	{Code: "pmid-syntax", Severity: Error, Family: Identifiers, paper: pmidSyntax,
		Name:    t("PMID 写法不对", "Not a PMID"),
		Explain: t("PMID 是一到八位数字，不以 0 开头。", "A PMID is up to eight digits and does not begin with 0."),
		Source:  "NLM, MEDLINE/PubMed Data Element Descriptions"},
	{Code: "arxiv-syntax", Severity: Error, Family: Identifiers, paper: arxivSyntax,
		Name:    t("arXiv 号写法不对", "Not an arXiv identifier"),
		Explain: t("arXiv 号形如 2301.12345、0704.0001 或 math/0501001，月份是 01 到 12。", "An arXiv identifier looks like 2301.12345, 0704.0001 or math/0501001, with a month from 01 to 12."),
		Source:  "arXiv, Understanding the arXiv identifier"},
	{Code: "isbn-syntax", Severity: Error, Family: Identifiers, paper: isbnSyntax,
		Name:    t("ISBN 校验不通过", "ISBN fails its check"),
		Explain: t("ISBN 有 10 或 13 位，最后一位是校验码；这个算不出来。", "An ISBN has 10 or 13 digits, the last a check digit; this one does not come out."),
		Source:  "ISO 2108:2017"},
	{Code: "issn-imported", Severity: Error, Family: Identifiers, paper: issnImported,
		Name:    t("记录里的 ISSN 校验不通过", "ISSN of the record fails its check"),
		Explain: t("ISSN 有 8 位，最后一位是校验码；这个算不出来。", "An ISSN has 8 digits, the last a check digit; this one does not come out."),
		Source:  "ISO 3297:2022"},
	{Code: "orcid-syntax", Severity: Error, Family: Identifiers, paper: orcidSyntax,
		Name:    t("ORCID 校验不通过", "ORCID iD fails its check"),
		Explain: t("ORCID 有 16 位，最后一位按 MOD 11-2 计算；这个算不出来。", "An ORCID iD has 16 digits, the last by MOD 11-2; this one does not come out."),
		Source:  "ISO 27729:2012; ISO/IEC 7064:2003 MOD 11-2"},
	{Code: "link-not-web", Severity: Warning, Family: Identifiers, Fix: SafeFix, paper: linkNotWeb,
		Name:    t("链接不是网址", "Link that is no web address"),
		Explain: t("链接应当以 http:// 或 https:// 开头。缺了开头而意思明确的，修正会补上。", "A link begins with http:// or https://. Where only that is missing the fix adds it."),
		Source:  "RFC 3986; RFC 9110 4.2"},
}

// linkFields are the addresses of a paper. The text of each is read by its
// field's own Get.
func links(p *model.Paper) [4]struct{ field, value string } {
	return [4]struct{ field, value string }{{"url", p.URL}, {"doi_url", p.DOIURL}, {"list_url", p.ListURL}, {"pdf", p.PDF}}
}

// doiLabel reports whether s has more than the bare DOI around it.
func doiLabel(s string) bool {
	return len(s) > 4 && !strings.HasPrefix(s, "10.") && model.NormalizeDOI(s) != ""
}

// registrant reports whether the DOI's prefix is one that exists: the codes
// were given out from 1000 on.
func registrant(doi string) bool {
	n := 0
	for n+3 < len(doi) && doi[n+3] >= '0' && doi[n+3] <= '9' {
		n++
	}
	return n >= 4
}

// countDOIs counts how often a DOI begins in s.
func countDOIs(s string) int {
	n := 0
	for i := 0; ; n++ {
		j := strings.Index(s[i:], "10.")
		if j < 0 {
			return n
		}
		i += j + 3
		k := i
		for k < len(s) && s[k] >= '0' && s[k] <= '9' {
			k++
		}
		if k-i < 4 || k == len(s) || s[k] != '/' || i > 3 && strings.IndexByte(" ,;|\n\t", s[i-4]) < 0 && s[i-4] != '/' && s[i-4] != ':' {
			n--
		}
	}
}

func doiSyntax(r *run) {
	d := r.p.DOI
	if d == "" || doiLabel(d) {
		return
	}
	if strings.HasPrefix(d, "10.") && countDOIs(d) > 1 {
		return
	}
	bare := model.NormalizeDOI(strings.TrimSpace(d))
	if bare != "" && registrant(bare) && strings.IndexFunc(bare, func(c rune) bool { return c <= ' ' || c == utf8.RuneError }) < 0 {
		return
	}
	var f *Fix
	if placeholder(d) {
		f = r.set(true, "doi", "")
	} else if head, _, cut := strings.Cut(strings.TrimSpace(d), " "); cut && model.NormalizeDOI(head) != "" && registrant(head) {
		f = r.set(false, "doi", model.NormalizeDOI(head))
	} else if joined := strings.ReplaceAll(d, " ", ""); joined != d && model.NormalizeDOI(joined) != "" && registrant(model.NormalizeDOI(joined)) {
		f = r.set(false, "doi", model.NormalizeDOI(joined))
	}
	r.add("doi", d, Range{}, say("“%s”不是 DOI。", "“%s” is not a DOI.", short(d)), f)
}

func doiLink(r *run) {
	if d := r.p.DOI; doiLabel(d) {
		r.add("doi", d, Range{}, say("“%s”不只是 DOI。", "“%s” is more than the bare DOI.", short(d)), r.set(true, "doi", trimDOI(model.NormalizeDOI(d))))
	}
}

// trimDOI takes off what no DOI ends in.
func trimDOI(d string) string {
	for {
		s := strings.TrimRight(d, " .,;:\"'”’>]}»。，；")
		for _, w := range [...]string{"/abstract", "/full", "/fulltext", "/full/html", "/pdf", "/epdf", "/epub", "/html", "/meta", "/summary", ".pdf", ".html", "&gt", "&lt"} {
			s = strings.TrimSuffix(s, w)
		}
		if i := strings.IndexAny(s, "?#"); i > 0 && !strings.Contains(s[i:], ")") {
			s = s[:i]
		}
		if strings.HasSuffix(s, ")") && strings.Count(s, ")") > strings.Count(s, "(") {
			s = s[:len(s)-1]
		}
		if strings.HasSuffix(d, ">") && strings.Count(d, "<") > 0 { // 10.1175/…<0056:ETQOGB>2.0.CO;2 has its own
			return d
		}
		if s == d {
			return d
		}
		d = s
	}
}

func doiJunk(r *run) {
	d := r.p.DOI
	if !strings.HasPrefix(d, "10.") || strings.ContainsAny(d, " \n\t") {
		return
	}
	out := trimDOI(d)
	if out == d || model.NormalizeDOI(out) == "" {
		return
	}
	r.add("doi", d, Range{len(out), len(d)}, say("DOI 后面有多余的“%s”。", "“%s” after the DOI does not belong to it.", d[len(out):]), r.set(true, "doi", out))
}

func doiSeveral(r *run) {
	d := r.p.DOI
	if len(d) < 16 || countDOIs(d) < 2 {
		return
	}
	parts := strings.FieldsFunc(d, func(c rune) bool { return c == ' ' || c == ',' || c == ';' || c == '|' || c == '\n' || c == '\t' })
	if len(parts) < 2 || model.NormalizeDOI(parts[0]) == "" {
		return
	}
	same := true
	for _, p := range parts[1:] {
		same = same && strings.EqualFold(p, parts[0])
	}
	r.add("doi", d, Range{len(parts[0]), len(d)}, say("“%s”里不止一个 DOI。", "“%s” holds more than one DOI.", short(d)), r.set(same, "doi", trimDOI(model.NormalizeDOI(parts[0]))))
}

// linkDOI reads the DOI that an address resolves to; "" where it is no
// address of a DOI resolver.
func linkDOI(link string) string {
	if !strings.Contains(link, "doi.org/10.") {
		return ""
	}
	return trimDOI(model.NormalizeDOI(link))
}

func doiDiffers(r *run) {
	d := r.p.DOI
	if d == "" {
		return
	}
	for _, l := range links(r.p) {
		if l.value == "" || len(l.value) >= len(d) && strings.EqualFold(l.value[len(l.value)-len(d):], d) {
			continue
		}
		other := linkDOI(l.value)
		if other == "" {
			continue
		}
		own := trimDOI(model.NormalizeDOI(d))
		if own == "" || own == other || strings.HasPrefix(d, other) || strings.Contains(strings.ToLower(d), other) {
			continue
		}
		i := max(strings.Index(l.value, "10."), 0)
		r.add(l.field, l.value, Range{i, len(l.value)}, say("链接里是 %[2]s，DOI 一栏是 %[1]s。", "The link leads to %[2]s, the DOI is %[1]s.", short(own), short(other)), nil)
		return
	}
}

func doiInLink(r *run) {
	if r.p.DOI != "" {
		return
	}
	for _, l := range links(r.p) {
		if d := linkDOI(l.value); d != "" {
			r.add("doi", "", Range{}, say("链接里有 DOI %s。", "A link has the DOI %s.", short(d)), r.set(true, "doi", d))
			return
		}
	}
}

func doiShared(r *run) {
	d := model.NormalizeDOI(r.p.DOI)
	if d == "" {
		return
	}
	if id, ok := r.ctx.Papers.SameDOI(d, r.p.ID); ok {
		r.add("doi", r.p.DOI, Range{}, say("另一篇论文也用 DOI %s。", "Another paper has the DOI %s too.", short(d)), nil).Other = id
	}
}

func pmcidSyntax(r *run) {
	s := r.p.PMCID
	if s == "" || len(s) > 3 && len(s) <= 12 && s[:3] == "PMC" && allDigits(s[3:]) {
		return
	}
	var f *Fix
	bare := strings.TrimSpace(s)
	if i := strings.LastIndex(strings.ToUpper(bare), "PMC"); i >= 0 {
		bare = strings.TrimRight(strings.TrimLeft(bare[i+3:], ": "), "/ .")
	}
	switch {
	case placeholder(s):
		f = r.set(true, "pmcid", "")
	case allDigits(bare) && len(bare) <= 9:
		f = r.set(true, "pmcid", "PMC"+bare)
	}
	r.add("pmcid", s, Range{}, say("“%s”不是 PMCID。", "“%s” is not a PMCID.", short(s)), f)
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func pmidSyntax(r *run) {
	v, ok := r.imported("PMID", "pubmed", "pubmedid")
	if !ok {
		for _, l := range links(r.p) {
			if _, rest, cut := strings.Cut(l.value, "pubmed.ncbi.nlm.nih.gov/"); cut {
				v, _, _ = strings.Cut(rest, "/")
				ok = v != "" && !strings.HasPrefix(v, "?")
			}
		}
	}
	v = strings.TrimSpace(v)
	if !ok || v == "" || allDigits(v) && len(v) <= 8 && v[0] != '0' {
		return
	}
	r.add("source_id", v, Range{}, say("“%s”不是 PMID。", "“%s” is not a PMID.", short(v)), nil)
}

func arxivSyntax(r *run) {
	v, ok := r.imported("arXiv", "arxivid", "arxiv_id", "eprint")
	if !ok {
		for _, l := range links(r.p) {
			for _, at := range [...]string{"arxiv.org/abs/", "arxiv.org/pdf/"} {
				if _, rest, cut := strings.Cut(l.value, at); cut {
					v, ok = strings.TrimSuffix(rest, ".pdf"), true
				}
			}
		}
		if _, rest, cut := strings.Cut(r.p.DOI, "10.48550/arxiv."); cut && !ok {
			v, ok = rest, true
		}
	}
	if !ok || v == "" || arxivID(v) {
		return
	}
	r.add("source_id", v, Range{}, say("“%s”不是 arXiv 号。", "“%s” is not an arXiv identifier.", short(v)), nil)
}

func isbnSyntax(r *run) {
	v, ok := r.imported("ISBN")
	if !ok || strings.TrimSpace(v) == "" {
		return
	}
	for one := range strings.FieldsFuncSeq(v, func(c rune) bool { return c == ',' || c == ';' || c == '\n' }) {
		if one = strings.TrimSpace(one); one != "" && !validISBN(one) {
			r.add("source_id", v, Range{}, say("“%s”不是有效的 ISBN。", "“%s” is not a valid ISBN.", short(one)), nil)
			return
		}
	}
}

func issnImported(r *run) {
	v, ok := r.imported("ISSN", "EISSN", "journal.issn")
	if !ok || strings.TrimSpace(v) == "" {
		return
	}
	for one := range strings.FieldsFuncSeq(v, func(c rune) bool { return c == ',' || c == ';' || c == '\n' || c == '/' }) {
		if one = strings.TrimSpace(one); one != "" && !checkISSN(digitsX(one)) {
			r.add("journal", v, Range{}, say("“%s”不是有效的 ISSN。", "“%s” is not a valid ISSN.", short(one)), nil)
			return
		}
	}
}

func orcidSyntax(r *run) {
	v, ok := r.imported("ORCID", "orcids", "authors.orcid")
	if !ok {
		for i := range r.names {
			if n := &r.names[i]; n.digits >= 12 {
				if j := strings.IndexAny(n.name, "0123456789"); j >= 0 {
					v, ok = strings.TrimRight(n.name[j:], " )]"), true
				}
			}
		}
	}
	if !ok || strings.TrimSpace(v) == "" {
		return
	}
	for one := range strings.FieldsFuncSeq(v, func(c rune) bool { return c == ',' || c == ';' || c == ' ' || c == '"' || c == '[' || c == ']' }) {
		if i := strings.LastIndexByte(one, '/'); i >= 0 {
			one = one[i+1:]
		}
		if one != "" && !validORCID(one) {
			r.add("authors", v, Range{}, say("“%s”不是有效的 ORCID。", "“%s” is not a valid ORCID iD.", short(one)), nil)
			return
		}
	}
}

// webLink is model.IsWebLink with a quick way for the common address.
func webLink(s string) bool {
	if strings.HasPrefix(s, "https://doi.org/10.") && !strings.ContainsAny(s, " %[]\n") {
		return true
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && strings.Contains(u.Host, ".") && !strings.ContainsAny(s, " \n\t")
}

func linkNotWeb(r *run) {
	for _, l := range links(r.p) {
		if l.value == "" || webLink(l.value) {
			continue
		}
		var f *Fix
		s := strings.TrimSpace(l.value)
		low := strings.ToLower(s)
		switch {
		case placeholder(s):
			f = r.set(true, l.field, "")
		case webLink(s):
			f = r.set(true, l.field, s)
		case strings.HasPrefix(low, "doi:") || strings.HasPrefix(low, "10.") || strings.HasPrefix(low, "doi.org/") || strings.HasPrefix(low, "dx.doi.org/"):
			if d := model.NormalizeDOI(strings.TrimPrefix(low, "dx.")); d != "" {
				f = r.set(true, l.field, "https://doi.org/"+d)
			}
		case strings.HasPrefix(s, "//") && webLink("https:"+s):
			f = r.set(true, l.field, "https:"+s)
		case strings.HasPrefix(low, "www.") && webLink("https://"+s):
			f = r.set(false, l.field, "https://"+s)
		}
		r.add(l.field, l.value, Range{}, say("“%s”不是网址。", "“%s” is no web address.", short(l.value)), f)
		return
	}
}
