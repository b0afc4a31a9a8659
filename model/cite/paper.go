package cite

import (
	"encoding/json"
	"strconv"
	"strings"

	"twinleaf/model"
)

// FromPaper fills an Item with what the library has: the paper, its journal
// (the zero Journal where it has none) and what stands under "as imported" by
// the keys that formats commonly use (publisher, address, booktitle, editor,
// school, urldate, 出版社, …).
//
// The entry is written in the paper's original language, the other title
// becomes its Translated. A volume of two numbers ("77 4") without an issue is
// read as volume and issue, pages of "0" as none; the record stays as it is.
func FromPaper(p model.Paper, j model.Journal) Item {
	x := extrasOf(p.Extra)
	it := Item{
		Language: p.Language,
		Authors:  NamesOf(p.Authors),
		Volume:   p.Volume, Issue: p.Issue, Pages: p.Pages,
		Issued: p.Published,
		DOI:    model.NormalizeDOI(p.DOI),
		URL:    firstOf(p.URL, p.ListURL, p.PDF),

		Editors:     x.people("editor", "editors", "bookeditor", "主编", "编者"),
		Translators: x.people("translator", "translators", "译者"),
		Edition:     x.text("edition", "版本", "版次"),
		Version:     x.text("version"),
		Publisher:   x.text("publisher", "出版社", "出版者"),
		Place:       x.text("place", "address", "location", "publisherplace", "publisherlocation", "city", "出版地"),
		Degree:      x.text("degree", "thesistype", "学位"),
		Event:       x.text("conference", "conferencename", "event", "eventtitle", "meeting", "会议名称"),
		EventDate:   x.text("eventdate", "conferencedate", "会议时间"),
		EventSite:   x.text("eventplace", "conferenceplace", "conferencelocation", "venue", "会议地点"),
		Assignee:    x.text("assignee", "holder", "applicant", "申请人"),
		Country:     x.text("country", "patentcountry"),
		Section:     x.text("section", "版面"),
		Number:      x.text("number", "reportnumber", "patentnumber", "standardnumber", "publicationnumber", "documentnumber", "articlenumber", "eid", "专利号", "标准号"),
		Abbrev:      x.text("journalabbreviation", "journalabbrev", "shortjournal", "isoabbreviation", "containertitleshort", "jabbrv"),
	}
	// The record's own fields before what was kept as imported.
	for _, f := range []struct {
		to   *string
		from string
	}{
		{&it.Edition, p.Edition}, {&it.Publisher, p.Publisher}, {&it.Place, p.Place}, {&it.Event, p.Event}, {&it.Number, p.Number},
	} {
		*f.to = firstOf(f.from, *f.to)
	}
	if len(p.Editors) > 0 {
		it.Editors = NamesOf(p.Editors)
	}
	if len(p.Translators) > 0 {
		it.Translators = NamesOf(p.Translators)
	}
	if it.Issued.IsZero() {
		it.Issued = p.Online
	}
	if d, err := model.ParseDate(x.text("accessed", "accessdate", "urldate", "lastaccessed", "lastchecked", "引用日期")); err == nil {
		it.Accessed = d
	}
	if !p.Accessed.IsZero() {
		it.Accessed = p.Accessed
	}
	if v := strings.Fields(it.Volume); len(v) == 2 && it.Issue == "" && digits(v[0]) && digits(v[1]) {
		it.Volume, it.Issue = v[0], v[1]
	}
	book := firstOf(p.Container, x.text("booktitle", "bookname", "containertitle", "proceedings", "proceedingstitle", "secondarytitle", "website", "websitetitle", "blogtitle"))
	school := x.text("school", "university", "institution", "institutionname", "学校", "学位授予单位", "授予单位")
	arxiv := firstOf(p.ArXiv, x.text("arxiv", "arxivid", "eprint"))
	server := x.text("archive", "repository", "archiveprefix", "eprinttype")

	zh := originalIsChinese(p)
	journal, other := j.Name, j.NameZH
	if zh && j.NameZH != "" {
		journal, other = j.NameZH, j.Name
	}
	if journal == "" {
		journal, other = other, ""
	}
	it.Container = firstOf(journal, book)
	it.Title = p.Title.EN
	it.Translated = Translation{Language: "zh", Title: p.Title.ZH, Container: other}
	if zh {
		it.Title = p.Title.ZH
		it.Translated = Translation{Language: "en", Title: p.Title.EN, Container: other}
		if it.Language == "" {
			it.Language = "zh"
		}
	} else if it.Language == "" && !model.HasHan(it.Title) {
		it.Language = model.DetectLanguage(it.Title)
	}
	if it.Title == "" {
		it.Title = it.Translated.Title
		it.Translated = Translation{}
	}
	if it.Abbrev == "" {
		it.Abbrev = abbreviation(j.Name, j.Variants)
	}

	it.Kind = kindOf(p.Type, it, book, p.DOI)
	switch it.Kind {
	case Chapter, Conference:
		it.Container = firstOf(book, journal)
	case Thesis:
		it.Publisher = firstOf(school, it.Publisher, journal)
		it.Container = ""
		if it.Degree == "" {
			it.Degree = p.Type
		}
	case Report, Standard:
		it.Publisher = firstOf(it.Publisher, school, journal)
	case Preprint:
		it.Container = firstOf(server, journal, serverOf(p.DOI))
		if it.Number == "" && arxiv != "" {
			it.Number = arxiv
			if !strings.Contains(strings.ToLower(arxiv), "arxiv") && strings.EqualFold(it.Container, "arxiv") {
				it.Number = "arXiv:" + arxiv
			}
		}
		if id, ok := strings.CutPrefix(it.DOI, "10.48550/arxiv."); ok && it.Number == "" {
			it.Number = "arXiv:" + id
		}
		it.Volume, it.Issue, it.Pages = "", "", ""
	case Book:
		if strings.Contains(strings.ToLower(p.Type), "proceedings") && it.Event == "" {
			it.Event = it.Title
		}
		if journal != "" && it.Publisher == "" {
			it.Publisher = j.Publisher
		}
		it.Pages = ""
	case Dataset:
		it.Publisher = firstOf(it.Publisher, server, journal)
	}
	return it
}

// originalIsChinese reports whether the Chinese title is the original one.
func originalIsChinese(p model.Paper) bool {
	if l, _, _ := strings.Cut(strings.ToLower(p.Language), "-"); l != "" {
		return l == "zh" && (p.Title.ZH != "" || model.HasHan(p.Title.EN))
	}
	if p.Title.ZH == "" {
		return false
	}
	if p.Title.EN == "" || model.HasHan(p.Title.EN) {
		return true
	}
	han := 0
	for _, a := range p.Authors {
		if a.Han() {
			han++
		}
	}
	return len(p.Authors) > 0 && han == len(p.Authors)
}

// kindWords lists the type words that sources use, Crossref's, DataCite's,
// CSL's, BibTeX's, RIS's, PubMed's and Chinese ones; the first that the type
// is or holds decides.
var kindWords = []struct {
	kind  Kind
	words []string
}{
	{Preprint, []string{"preprint", "posted-content", "posted content", "working paper", "预印本"}},
	{Chapter, []string{"book chapter", "book-chapter", "bookchapter", "book section", "booksection", "incollection", "inbook", "chapter", "book part", "book-part",
		"reference-entry", "entry-encyclopedia", "章节", "析出"}},
	{Book, []string{"proceedings book", "edited book", "edited-book", "monograph", "reference-book", "proceedings (whole)", "专著", "图书", "论文集"}},
	{Conference, []string{"conference", "proceedings-article", "proceedings article", "inproceedings", "proceedings paper", "meeting abstract", "paper-conference",
		"cpaper", "conf", "会议", "congress"}},
	{Article, []string{"journal article", "journal-article", "journalarticle", "data paper", "期刊", "数据论文"}},
	{Thesis, []string{"thesis", "dissertation", "phdthesis", "mastersthesis", "thes", "学位", "博士", "硕士"}},
	{Patent, []string{"patent", "pat", "专利"}},
	{Standard, []string{"standard", "stand", "标准"}},
	{Dataset, []string{"dataset", "data set", "database", "data", "数据集", "数据"}},
	{Report, []string{"technical report", "techreport", "report", "rprt", "government publication", "报告"}},
	{News, []string{"newspaper", "news", "magazine", "报纸", "报"}},
	{Web, []string{"web", "webpage", "web page", "website", "online", "elec", "internet", "blog", "post", "网页", "网络", "电子公告"}},
	{Book, []string{"book", "proceedings"}},
	{Article, []string{"article", "jour", "review", "letter", "editorial", "comment", "trial", "study", "综述", "论文"}},
}

// KindOf maps a type word of a source to a kind; Other where it says nothing.
func KindOf(typ string) Kind {
	t := strings.ToLower(strings.TrimSpace(typ))
	if t == "" {
		return Other
	}
	for _, exact := range []bool{true, false} {
		for _, k := range kindWords {
			for _, w := range k.words {
				// A short word is only meant where it stands alone.
				if t == w || !exact && len(w) > 4 && strings.Contains(t, w) {
					return k.kind
				}
			}
		}
	}
	return Other
}

func kindOf(typ string, it Item, book, doi string) Kind {
	k := KindOf(typ)
	if k == Article && it.Container == "" && serverOf(doi) != "" || k != Chapter && servers[strings.ToLower(it.Container)] {
		return Preprint
	}
	// Case reports, and the news of a journal, are articles of it.
	if (k == Report || k == News) && it.Container != "" && book == "" && (it.Volume != "" || it.Issue != "") {
		return Article
	}
	if k != Other {
		return k
	}
	switch {
	case serverOf(doi) != "" && it.Container == "":
		return Preprint
	case book != "" && it.Container == book:
		return Chapter
	case it.Container != "" || it.Volume != "" || it.Issue != "":
		return Article
	case it.Publisher != "":
		return Book
	case it.URL != "" && it.DOI == "":
		return Web
	}
	return Article
}

var servers = wordSet("arxiv biorxiv medrxiv chemrxiv ssrn psyarxiv socarxiv chinaxiv pssxiv techrxiv engrxiv eartharxiv preprints.org")

// serverOf names the preprint server whose DOIs begin so.
func serverOf(doi string) string {
	for _, s := range []struct{ prefix, name string }{
		{"10.48550/", "arXiv"}, {"10.31234/", "PsyArXiv"}, {"10.31235/", "SocArXiv"}, {"10.26434/", "ChemRxiv"}, {"10.20944/preprints", "Preprints.org"},
		{"10.2139/ssrn", "SSRN"}, {"10.21203/rs", "Research Square"}, {"10.31223/", "EarthArXiv"}, {"10.36227/techrxiv", "TechRxiv"},
	} {
		if strings.HasPrefix(strings.ToLower(doi), s.prefix) {
			return s.name
		}
	}
	return ""
}

// abbreviation finds among a journal's other names one that shortens it: the
// words of the name in order, each cut or whole, small words left out.
func abbreviation(name string, variants []string) string {
	long := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == ' ' || r == ':' || r == ',' })
	best := ""
	for _, v := range variants {
		words := strings.Fields(strings.ToLower(v))
		if len(v) >= len(name) || len(words) == 0 || len(words) > len(long) || cjk(v) || len(words) == 1 && !strings.HasSuffix(v, ".") {
			continue
		}
		i, cutAny := 0, false
		ok := true
		for _, w := range words {
			short := strings.HasSuffix(w, ".")
			w = strings.TrimRight(w, ".")
			for i < len(long) && !abbreviates(w, long[i]) {
				if !smallWords[long[i]] && long[i] != "&" {
					ok = false
				}
				i++
			}
			if i == len(long) {
				ok = false
				break
			}
			cutAny = cutAny || short || w != long[i]
			i++
		}
		for ; i < len(long); i++ {
			ok = ok && (smallWords[long[i]] || long[i] == "&")
		}
		if ok && cutAny && (best == "" || strings.Contains(v, ".")) {
			best = v
		}
	}
	return best
}

// abbreviates: the first letter, and the rest in order ("natl" of "national").
func abbreviates(short, word string) bool {
	if short == "" || word == "" || short[0] != word[0] {
		return false
	}
	i := 0
	for j := 0; j < len(word) && i < len(short); j++ {
		if word[j] == short[i] {
			i++
		}
	}
	return i == len(short)
}

// extras are a paper's values as imported, by key without case and marks.
type extras map[string][]string

func extrasOf(list []model.Extra) extras {
	x := extras{}
	for _, e := range list {
		key := bareKey(e.Key)
		if _, ok := x[key]; !ok {
			x[key] = jsonStrings(e.Value)
		}
	}
	return x
}

func bareKey(s string) string {
	if i := strings.LastIndexAny(s, ".:/"); i >= 0 && i+1 < len(s) {
		s = s[i+1:]
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r == '_' || r == '-' || r == ' ':
			return -1
		}
		return r
	}, s)
}

// jsonStrings reads the JSON text of a value: a string, a number, a list of
// them, people as objects. What is no JSON is taken as it is.
func jsonStrings(text string) []string {
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		if s := strings.TrimSpace(text); s != "" {
			return []string{s}
		}
		return nil
	}
	return stringsIn(v)
}

func stringsIn(v any) []string {
	switch v := v.(type) {
	case string:
		if s := strings.TrimSpace(v); s != "" {
			return []string{s}
		}
	case float64:
		return []string{strconv.FormatFloat(v, 'f', -1, 64)}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, stringsIn(e)...)
		}
		return out
	case map[string]any:
		family, _ := v["family"].(string)
		given, _ := v["given"].(string)
		switch {
		case family != "" && given != "":
			return []string{family + ", " + given}
		case family != "":
			return []string{family}
		}
		for _, k := range []string{"name", "literal", "value", "title"} {
			if s, ok := v[k].(string); ok && s != "" {
				return []string{s}
			}
		}
	}
	return nil
}

func (x extras) text(keys ...string) string {
	for _, k := range keys {
		if v := x[k]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

func (x extras) people(keys ...string) []Name {
	for _, k := range keys {
		v := x[k]
		switch {
		case len(v) == 0:
			continue
		case len(v) == 1 && strings.Contains(v[0], " and "):
			v = strings.Split(v[0], " and ")
		case len(v) == 1:
			return NamesOf(model.SplitPeople(v[0]))
		}
		out := make([]Name, 0, len(v))
		for _, s := range v {
			if n := NameOf(model.Person{Name: s}); n.String() != "" {
				out = append(out, n)
			}
		}
		return out
	}
	return nil
}
