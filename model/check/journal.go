package check

import (
	"strings"

	"twinleaf/model"
)

// journalNameChecks look at how a journal is named and numbered.
var journalNameChecks = []Check{
	{Code: "journal-name-missing", Severity: Error, Family: Journal, Of: model.AJournal, journal: journalNameMissing,
		Name:    t("期刊没有名称", "Journal without a name"),
		Explain: t("期刊没有刊名，它的论文无法引用。", "The journal has no name, so its papers can't be cited."),
		Source:  "ISO 690:2021"},
	{Code: "journal-id-names", Severity: Warning, Family: Journal, Of: model.AJournal, journal: journalIDNames,
		Name:    t("同一编号有几个刊名", "One id under several names"),
		Explain: t("同一来源编号下有几个并非写法不同的刊名：改过名，或者把两种期刊混在了一起。", "Under one source id there are names that are no spellings of each other: the journal was renamed, or two were mixed up."),
		Source:  experience},
	{Code: "journal-id-shared", Severity: Warning, Family: Journal, Of: model.AJournal, Needs: NeedsJournals, journal: journalIDShared,
		Name:    t("两种期刊同一编号", "Two journals with one id"),
		Explain: t("文库里另一种期刊也用这个来源编号，可能是同一种，应当合并。", "Another journal of the library has this source id; they may be one and want merging."),
		Source:  experience},
	{Code: "journal-issn-shared", Severity: Error, Family: Journal, Of: model.AJournal, Needs: NeedsJournals, journal: journalISSNShared,
		Name:    t("两种期刊同一 ISSN", "Two journals with one ISSN"),
		Explain: t("一个 ISSN 只属于一种连续出版物：两条是同一种，或者有一个写错了。", "An ISSN belongs to one serial only: the two are one, or an ISSN is wrong."),
		Source:  "ISO 3297:2022"},
	{Code: "journal-name-variant", Severity: Hint, Family: Journal, Of: model.AJournal, Needs: NeedsJournals, journal: journalVariant,
		Name:    t("刊名像是另一种期刊的写法", "Name is a variant of another"),
		Explain: t("只在大小写、&/and、The 或缩写上与文库里另一种期刊不同，多半是同一种。", "The name differs from another journal's in case, &/and, “The” or abbreviation only: most likely they are one."),
		Source:  "ISO 4:1997 (rules for abbreviation)"},
	{Code: "journal-name-form", Severity: Warning, Family: Journal, Of: model.AJournal, Fix: SafeFix, journal: journalNameForm,
		Name:    t("刊名里有标记或多余字符", "Markup or stray characters in the name"),
		Explain: t("刊名里有字符实体、标记、乱码或多余的空白。能确定的，修正会改好。", "The name holds character references, tags, garbled text or stray blanks. What is certain the fix puts right."),
		Source:  "HTML Standard 13.5; experience with the data"},
	{Code: "journal-name-capitals", Severity: Hint, Family: Journal, Of: model.AJournal, Fix: Proposal, journal: journalCapitals,
		Name:    t("刊名全部大写", "Name in capitals"),
		Explain: t("刊名全用大写字母。建议首字母大写，缩写请人核对。", "The name is in capitals. Capitals at the beginning of words are proposed; acronyms need a look."),
		Source:  experience},
	{Code: "journal-name-volume", Severity: Warning, Family: Journal, Of: model.AJournal, Fix: Proposal, journal: journalNameVolume,
		Name:    t("刊名里有卷期", "Volume inside the name"),
		Explain: t("刊名里写着卷、期或年份，同一种期刊会因此分成许多条。", "The name gives a volume, issue or pages, which splits one journal into many."),
		Source:  experience},
	{Code: "issn-syntax", Severity: Error, Family: Identifiers, Of: model.AJournal, Fix: SafeFix, journal: issnSyntax,
		Name:    t("ISSN 不对", "Not an ISSN"),
		Explain: t("ISSN 是四位、连字符、四位，最后一位是校验码。只缺连字符的，修正会补上。", "An ISSN is four digits, a hyphen and four, the last a check digit. Where only the form is wrong the fix mends it."),
		Source:  "ISO 3297:2022"},
	{Code: "issn-twice", Severity: Hint, Family: Identifiers, Of: model.AJournal, journal: issnTwice,
		Name:    t("印刷版和电子版 ISSN 相同", "Same ISSN for print and online"),
		Explain: t("每种载体应有自己的 ISSN，相同的多半有一个填错了位置。", "Each medium has an ISSN of its own; the same one twice is most likely misplaced."),
		Source:  "ISO 3297:2022"},
}

func journalNameMissing(r *journalRun) {
	if strings.TrimSpace(r.j.Name) == "" && strings.TrimSpace(r.j.NameZH) == "" || r.j.Name != "" && placeholder(r.j.Name) {
		r.add("name", r.j.Name, Range{}, t("期刊没有名称。", "The journal has no name."), nil)
	}
}

func journalIDNames(r *journalRun) {
	for _, v := range r.j.Variants {
		if v == "" || sameName(v, r.j.Name) || v == r.j.NameZH || model.HasHan(v) != model.HasHan(r.j.Name) {
			continue
		}
		r.add("variants", strings.Join(r.j.Variants, "\n"), Range{}, say("“%s”和“%s”是同一编号下的两个刊名。", "“%s” and “%s” are names under one id.", short(r.j.Name), short(v)), nil)
		return
	}
}

func journalIDShared(r *journalRun) {
	if r.j.SourceID == "" {
		return
	}
	if o := other(r.ctx.Journals.bySource[r.j.SourceID], r.j); o != nil {
		r.add("source_id", r.j.SourceID, Range{}, say("“%s”也用编号 %s。", "“%s” has the id %s too.", short(o.Name), r.j.SourceID), nil).Other = o.ID
	}
}

func journalISSNShared(r *journalRun) {
	for _, f := range [...]struct{ field, issn string }{{"issn", r.j.ISSN}, {"eissn", r.j.EISSN}} {
		key := issnKey(f.issn)
		if key == "" {
			continue
		}
		if o := other(r.ctx.Journals.byISSN[key], r.j); o != nil {
			r.add(f.field, f.issn, Range{}, say("“%s”也用 ISSN %s。", "“%s” has the ISSN %s too.", short(o.Name), f.issn), nil).Other = o.ID
			return
		}
	}
}

func journalVariant(r *journalRun) {
	for _, o := range r.ctx.Journals.byName[initials(r.j.Name)] {
		if o.ID == r.j.ID || !sameName(o.Name, r.j.Name) || o.Apart(r.j) {
			continue
		}
		r.add("name", r.j.Name, Range{}, say("和“%s”像是同一种期刊。", "This and “%s” seem to be one journal.", short(o.Name)), nil).Other = o.ID
		return
	}
}

func journalNameForm(r *journalRun) {
	for _, f := range [...]struct {
		field string
		*facts
	}{{"name", &r.name}, {"name.zh", &r.nameZH}} {
		if f.text == "" {
			continue
		}
		out, safe := f.text, true
		if f.has(markAmp) {
			out = decodeEntities(out)
		}
		if f.has(markLess) {
			if _, ok := firstTag(out); ok {
				out, safe = stripTags(out)
			}
		}
		if f.has(markMojibake) {
			if plain, ok := unmojibake(out); ok {
				out = plain
			}
		}
		if f.any(markLead, markTrail, markDouble, markBreak, markOddSpace) {
			out = tidySpaces(out, false)
		}
		if f.has(markControl) {
			out = visible(out)
		}
		if out = strings.TrimRight(out, " ,;"); out != f.text || f.garbled() {
			r.add(f.field, f.text, Range{}, say("“%s”里有标记或多余的字符。", "“%s” holds markup or stray characters.", visible(short(f.text))), r.set(safe, f.field, out))
			return
		}
	}
}

func journalCapitals(r *journalRun) {
	f := &r.name
	if f.upper < 10 || f.lower > 0 || f.words < 2 || f.han > 0 {
		return
	}
	r.add("name", f.text, Range{}, say("“%s”全部大写。", "“%s” is in capitals.", short(f.text)), r.set(false, "name", headline(f.text)))
}

// headline writes a name in capitals with capitals at the beginning of words,
// small words small.
func headline(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		low := strings.ToLower(w)
		if i > 0 && smallWords[low] {
			words[i] = low
			continue
		}
		words[i] = titleCase(w)
	}
	return strings.Join(words, " ")
}

func journalNameVolume(r *journalRun) {
	if r.name.digits == 0 {
		return
	}
	at, ok := findCitation(r.j.Name)
	if !ok {
		return
	}
	var f *Fix
	if rest := strings.TrimRight(r.j.Name[:at.From], " ,.;:([（"); rest != "" {
		f = r.set(false, "name", rest)
	}
	r.add("name", r.j.Name, at, say("刊名里有“%s”。", "The name holds “%s”.", r.j.Name[at.From:at.To]), f)
}

func issnSyntax(r *journalRun) {
	for _, f := range [...]struct{ field, issn string }{{"issn", r.j.ISSN}, {"eissn", r.j.EISSN}} {
		if f.issn == "" || validISSN(f.issn) {
			continue
		}
		var fx *Fix
		bare := f.issn
		if len(bare) > 4 && strings.EqualFold(bare[:4], "issn") {
			bare = strings.TrimLeft(bare[4:], " :")
		}
		switch d := digitsX(strings.TrimSpace(bare)); {
		case placeholder(f.issn):
			fx = r.set(true, f.field, "")
		case checkISSN(d):
			fx = r.set(true, f.field, d[:4]+"-"+d[4:])
		}
		r.add(f.field, f.issn, Range{}, say("“%s”不是 ISSN。", "“%s” is not an ISSN.", short(f.issn)), fx)
	}
}

func issnTwice(r *journalRun) {
	if k := issnKey(r.j.ISSN); k != "" && k == issnKey(r.j.EISSN) {
		r.add("eissn", r.j.EISSN, Range{}, say("印刷版和电子版都是 %s。", "Print and online both have %s.", r.j.EISSN), nil)
	}
}
