package format

import (
	"strings"
	"sync"

	"twinleaf/model"
)

// table is what csv, tsv and xlsx share: a row of names, then a row for each
// paper. Columns are known by the names of model.PaperFields and by those that
// reference managers, databases and people use; others are kept under the
// name of the format.
func table(name string) *tagged {
	t := &tagged{name: name, key: columnKey, tidy: func(d *draft) {
		if d.journal == "" {
			d.journal, d.otherJournal = d.otherJournal, ""
		}
	}}
	for i := range model.PaperFields {
		f := &model.PaperFields[i]
		if f.Internal {
			continue
		}
		if f.Name == model.FieldJournal {
			t.rules = append(t.rules, columnJournals()...)
			continue
		}
		t.rules = append(t.rules, columnRule(f))
		switch f.Name {
		case "published":
			y := yearRule(append([]string{"year"}, columnNames["year"]...)...)
			y.give = nil
			t.rules = append(t.rules, y)
		case "pages":
			for i, r := range pagesRules("page_start", "page_end") {
				r.tags = append(r.tags, [][]string{{"起始页"}, {"结束页"}}[i]...)
				r.give = nil
				t.rules = append(t.rules, r)
			}
		}
	}
	title := titleRule(append([]string{"title"}, columnNames["title"]...)...)
	translated := translatedRule(append([]string{"translated_title"}, columnNames["translated_title"]...)...)
	abstract := abstractRule("\n", append([]string{"abstract"}, columnNames["abstract"]...)...)
	title.give, translated.give, abstract.give = nil, nil, nil
	t.rules = append(t.rules, title, translated, abstract)
	return t
}

// columnNames are the other names of columns.
var columnNames = map[string][]string{
	"title":            {"titles", "article title", "document title", "题名", "标题", "篇名", "文献标题", "论文题目", "题目"},
	"translated_title": {"translated title", "english title", "英文题名", "英文标题", "外文题名"},
	"title.zh":         {"chinese title", "title zh", "titlecn", "中文题名", "中文标题"},
	"title.en":         {"title en", "original title", "原文题名"},
	"authors":          {"author", "author(s)", "authors list", "作者", "著者", "责任者"},
	"editors":          {"editor", "编者", "主编"},
	"translators":      {"translator", "译者"},
	"abstract":         {"abstract note", "summary", "摘要", "文摘"},
	"abstract.zh":      {"chinese abstract", "中文摘要"},
	"abstract.en":      {"english abstract", "原文摘要", "英文摘要"},
	"volume":           {"vol", "vol.", "卷", "卷号"},
	"issue":            {"no", "no.", "期", "期号", "issue number"},
	"pages":            {"page", "page range", "页码", "页"},
	"container":        {"book title", "proceedings title", "website title", "所在文献", "来源文献"},
	"publisher":        {"出版者", "出版社"},
	"place":            {"place of publication", "publisher place", "出版地"},
	"edition":          {"版本", "版次"},
	"series":           {"series title", "丛书"},
	"number":           {"art. no.", "article number", "report number", "编号"},
	"event":            {"conference", "conference name", "会议", "会议名称"},
	"published":        {"date", "publication date", "pub date", "pubtime", "出版日期", "发表时间", "出版时间"},
	"year":             {"publication year", "pub year", "年", "年份", "出版年"},
	"online":           {"online date", "early access date", "网络首发日期", "首发日期"},
	"accessed":         {"access date", "date accessed", "引用日期"},
	"pmid":             {"pubmed id", "pubmedid"},
	"isbn":             {"isbns"},
	"arxiv":            {"arxiv id"},
	"url":              {"link", "网址", "网页", "链接"},
	"language":         {"language of original document", "lang", "语种", "语言"},
	"type":             {"item type", "document type", "publication type", "reference type", "文献类型", "来源库", "类型"},
	"subjects":         {"subject", "index keywords", "fields of study", "学科"},
	"keywords":         {"keyword", "author keywords", "manual tags", "关键词", "关键字"},
	"citations":        {"cited by", "times cited", "citation count", "被引", "被引频次"},
	"open_access":      {"open access", "oa", "开放获取"},
	"cite_key":         {"citation key", "citekey", "key", "引用键"},
	"journal":          {"publication title", "journal title", "source title", "publication name", "source", "刊名", "期刊", "来源", "文献来源", "期刊名称"},
	"journal.zh":       {"chinese journal", "中文刊名"},
	"issn":             {"print issn", "国际标准刊号"},
	"eissn":            {"electronic issn", "online issn", "e-issn"},
}

// columnKey is a column's name without case and marks; of CNKI's "Title-题名"
// the Chinese half.
func columnKey(s string) string {
	s = strings.ToLower(oneSpace(s))
	if before, after, ok := strings.Cut(s, "-"); ok && model.HasHan(after) && !model.HasHan(before) {
		s = after
	} else if ok && before == after {
		s = before // DOI-DOI
	}
	return columnMarks.Replace(s)
}

var columnMarks = strings.NewReplacer(" ", "", "_", "", "-", "", "（", "(", "）", ")")

// columnRule is a field of the paper in a column of its name.
func columnRule(f *model.Field[model.Paper]) rule {
	return rule{append([]string{f.Name}, columnNames[f.Name]...),
		func(d *draft, v *field) bool {
			p, text := &d.rec.Paper, trimBlank(v.text("\n"))
			if text == "" || f.Get(p) == text {
				return true
			}
			if f.Get(p) != "" {
				return false
			}
			switch f.Kind {
			case model.People:
				people := model.SplitPeople(text) // "Raymond, Mark" is two people without a semicolon
				if strings.ContainsAny(text, ";；\n") {
					people = nil
					for _, n := range values(v, both) {
						people = append(people, model.Person{Name: n})
					}
				}
				text = model.JoinPeople(people)
			case model.List:
				text = strings.Join(values(v, both), "\n")
			case model.Day:
				if t, ok := looseDate(text, 0); ok {
					text = t.String()
				}
			case model.YesNo:
				if c, err := f.Clean(text); err == nil {
					text = c
				}
			case model.Prose:
			default:
				text = flatText(v)
			}
			switch f.Name {
			case "doi":
				text = or(model.NormalizeDOI(text), text)
			case "language":
				text = or(languageNamed(text), text)
			}
			if err := f.Set(p, text); err != nil {
				why := map[model.Kind]error{model.Number: ErrWhole, model.Day: ErrDate, model.YesNo: ErrYesNo, model.Decimal: ErrNumber}[f.Kind]
				d.refuse(v.tag, v.text("\n"), v.line, why)
			}
			return true
		},
		func(s *sheet, tag string) {
			text := f.Get(s.p)
			if f.Kind == model.List {
				text = strings.ReplaceAll(text, "\n", "; ")
			}
			s.one(tag, text)
		},
	}
}

// columnJournals are the journal's names and numbers.
func columnJournals() []rule {
	journal := journalRule(append([]string{"journal"}, columnNames["journal"]...)...)
	journal.give = func(s *sheet, tag string) { s.one(tag, oneSpace(s.j.Name)) }
	zh := otherJournalRule(append([]string{"journal.zh"}, columnNames["journal.zh"]...)...)
	zh.give = func(s *sheet, tag string) { s.one(tag, oneSpace(s.j.NameZH)) }
	number := func(name string, electronic bool, at func(*model.Journal) string) rule {
		return rule{append([]string{name}, columnNames[name]...),
			func(d *draft, f *field) bool {
				for _, v := range values(f, both) {
					for _, v := range strings.FieldsFunc(v, func(r rune) bool { return r == ',' || r == ' ' }) {
						if isISSN(v) {
							d.serials = append(d.serials, serial{electronic, f.tag, v})
						} else {
							d.keep(f.tag, v)
						}
					}
				}
				return true
			},
			func(s *sheet, tag string) { s.one(tag, at(s.j)) }}
	}
	return []rule{journal, zh,
		number("issn", false, func(j *model.Journal) string { return j.ISSN }),
		number("eissn", true, func(j *model.Journal) string { return j.EISSN })}
}

// knownColumns counts the columns that have a field; title says whether one of
// them holds the title or the DOI, without which there are no papers.
func knownColumns(header []string) (known int, title bool) {
	keys := columnKeys()
	for _, h := range header {
		if titles, ok := keys[columnKey(h)]; ok {
			known++
			title = title || titles
		}
	}
	return known, title
}

// columnKeys are the keys of all names, with whether they tell of a title or
// DOI. Made once: every file is asked whether it is a table.
var columnKeys = sync.OnceValue(func() map[string]bool {
	keys := map[string]bool{}
	for name, others := range allColumns() {
		titles := strings.HasPrefix(name, "title") || name == "doi"
		for _, n := range append([]string{name}, others...) {
			k := columnKey(n)
			keys[k] = keys[k] || titles
		}
	}
	return keys
})

// ColumnField is the field that a column of a table is taken for by its name: one of model.PaperFields, or "title", "year" and their kin,
// of which the language or the precision is found out; "" where the column is kept as imported.
func ColumnField(header string) string { return columnFields()[columnKey(header)] }

var columnFields = sync.OnceValue(func() map[string]string {
	fields := map[string]string{}
	for name, others := range allColumns() {
		for _, n := range others {
			fields[columnKey(n)] = name
		}
	}
	for name := range allColumns() { // a name of its own goes before another's other name
		fields[columnKey(name)] = name
	}
	return fields
})

// allColumns are the names of all fields with their other names.
func allColumns() map[string][]string {
	out := map[string][]string{}
	for name, others := range columnNames {
		out[name] = others
	}
	for _, f := range model.PaperFields {
		if _, ok := out[f.Name]; !ok && !f.Internal {
			out[f.Name] = nil
		}
	}
	return out
}

// safeCell neutralises a text that a spreadsheet would take for a formula: an
// apostrophe stands before it. plainCell takes it off again.
func safeCell(s string) string {
	if formula(s) || strings.HasPrefix(s, "'") && (formula(s[1:]) || strings.HasPrefix(s, "''")) {
		return "'" + s
	}
	return s
}

func plainCell(s string) string {
	if strings.HasPrefix(s, "'") && (formula(s[1:]) || strings.HasPrefix(s, "''")) {
		return s[1:]
	}
	return s
}

// formula: what begins so is calculated by spreadsheets (OWASP, CSV Injection).
func formula(s string) bool {
	return s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0
}
