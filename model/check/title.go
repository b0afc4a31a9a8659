package check

import (
	"strings"
	"unicode/utf8"
)

// titleChecks look at what the title says and in which of its two places it
// stands; titleFormChecks look at how it is written.
var titleChecks = []Check{
	{Code: "title-missing", Severity: Error, Family: Titles, paper: titleMissing,
		Name:    t("没有题名", "No title"),
		Explain: t("两种语言的题名都是空的，这条记录无法辨认、无法引用。", "Neither title is there: the record can't be recognised or cited."),
		Source:  "GB/T 7714-2015 4.1; ISO 690:2021 (title is a required element)"},
	{Code: "title-placeholder", Severity: Error, Family: Titles, Fix: SafeFix, paper: titlePlaceholder,
		Name:    t("题名只是占位符", "Title is a placeholder"),
		Explain: t("题名里写的是“无”“N/A”“Untitled”之类，不是题名。建议清空。", "Instead of a title there is a mark such as “N/A” or “Untitled”. The fix empties the field."),
		Source:  experience},
	{Code: "title-chinese-missing", Severity: Hint, Family: Titles, paper: titleChineseMissing,
		Name:    t("缺中文题名", "No Chinese title"),
		Explain: t("只有原文题名。补上中文题名后，用中文和拼音也能找到它。", "Only the original title is there. With a Chinese one the paper is also found in Chinese and pinyin."),
		Source:  experience},
	{Code: "title-original-missing", Severity: Warning, Family: Titles, paper: titleOriginalMissing,
		Name:    t("缺原文题名", "No original title"),
		Explain: t("只有中文题名，而论文不是中文的（或附有外文摘要），引用时需要原文题名。", "Only the Chinese title is there though the paper is in another language or has an abstract in one; citing needs the original."),
		Source:  "ISO 690:2021 (titles are given as in the source)"},
	{Code: "title-slots-swapped", Severity: Error, Family: Titles, Fix: SafeFix, paper: titleSwapped,
		Name:    t("中外文题名放反了", "Titles in each other's place"),
		Explain: t("中文题名里没有汉字，原文题名里却是汉字。修正会把两者对调。", "The Chinese title has no Han character and the original is in Chinese. The fix exchanges them."),
		Source:  experience},
	{Code: "title-chinese-foreign", Severity: Warning, Family: Titles, Fix: SafeFix, paper: titleForeign,
		Name:    t("中文题名不是中文", "Chinese title is not Chinese"),
		Explain: t("中文题名里没有一个汉字。原文题名空着时，修正会把它移过去。", "There is no Han character in the Chinese title. Where the original title is empty the fix moves it there."),
		Source:  experience},
	{Code: "title-original-chinese", Severity: Warning, Family: Titles, Fix: SafeFix, paper: titleOriginalChinese,
		Name:    t("原文题名是中文", "Original title is Chinese"),
		Explain: t("原文题名一栏是中文，而论文的语言不是中文。中文题名空着时，修正会把它移过去。", "The original title is in Chinese though the paper is not. Where the Chinese title is empty the fix moves it there."),
		Source:  experience},
	{Code: "title-both-equal", Severity: Warning, Family: Titles, Fix: SafeFix, paper: titleEqual,
		Name:    t("中外文题名相同", "Both titles are the same"),
		Explain: t("两栏写的是同一个题名，其中一栏放错了语言。修正会清空语言不符的那一栏。", "Both places hold the same title, one of them in the wrong language. The fix empties that one."),
		Source:  experience},
	{Code: "title-translation", Severity: Hint, Family: Titles, paper: titleTranslation,
		Name:    t("中外文题名不像互译", "Titles hardly translate each other"),
		Explain: t("两个题名长短悬殊，或者一个里的数字、外文缩写在另一个里找不到，可能配错了论文。", "The titles differ too much in length, or numbers or acronyms of one are lost in the other: one may belong to another paper."),
		Source:  "experience with the data: 0.5 to 6 Han characters a word in pairs of titles"},
	{Code: "title-two-languages", Severity: Hint, Family: Titles, paper: titleTwoLanguages,
		Name:    t("一栏里写了两种语言", "Both languages in one title"),
		Explain: t("一个题名里既有完整的中文，又有完整的外文，应当分到两栏。", "One title holds a whole Chinese and a whole foreign title; they belong in the two places."),
		Source:  experience},
	{Code: "title-repeated", Severity: Warning, Family: Titles, Fix: SafeFix, paper: titleRepeated,
		Name:    t("题名重复了一遍", "Title given twice over"),
		Explain: t("同一题名在一栏里连写了两遍。修正留下一遍。", "The same title stands twice in a row. The fix keeps one."),
		Source:  experience},
	{Code: "title-notice", Severity: Warning, Family: Titles, paper: titleNotice,
		Name:    t("撤稿、勘误类题名", "Retraction, erratum or the like"),
		Explain: t("题名说明这是撤稿、勘误或更正通知，或者论文已被撤稿。引用前请核对。", "The title says that this is a retraction, erratum or correction, or that the paper was retracted. Look before citing."),
		Source:  "COPE Retraction Guidelines, doi:10.24318/cope.2019.1.4"},
	{Code: "title-no-paper", Severity: Hint, Family: Titles, paper: titleNoPaper,
		Name:    t("不像论文", "Hardly a paper"),
		Explain: t("题名是目录、编委会名单、征稿启事之类，不是论文。", "The title is that of front matter, such as a table of contents or an editorial board."),
		Source:  experience},
	{Code: "title-journal", Severity: Warning, Family: Titles, Fix: Proposal, Needs: NeedsJournal, paper: titleJournal,
		Name:    t("题名里有刊名", "Journal inside the title"),
		Explain: t("题名末尾带着刊名，或者整个题名就是刊名。", "The title ends with the journal's name, or is nothing but that name."),
		Source:  experience},
	{Code: "title-volume", Severity: Warning, Family: Titles, Fix: Proposal, paper: titleVolume,
		Name:    t("题名里有卷期页码", "Volume or issue inside the title"),
		Explain: t("题名里写着卷、期或页码，那些应当在各自的栏里。", "The title gives a volume, issue or pages, which have fields of their own."),
		Source:  experience},
}

func titleMissing(r *run) {
	if strings.TrimSpace(r.p.Title.ZH) == "" && strings.TrimSpace(r.p.Title.EN) == "" {
		r.add("title.en", "", Range{}, t("中文题名和原文题名都没有。", "Neither the Chinese nor the original title is there."), nil)
	}
}

func titlePlaceholder(r *run) {
	for _, s := range r.titles() {
		if s.text == "" || len(s.text) > 40 {
			continue
		}
		bare := strings.ToLower(strings.Trim(s.text, " []().。"))
		switch bare {
		case "untitled", "no title", "title not available", "not available", "title unavailable", "无题名", "无标题", "题名缺失", "标题", "title":
		default:
			if s.latin()+s.others+s.han > 0 && !placeholder(s.text) || s.latin() == 0 && s.han == 0 && s.others > 0 {
				continue
			}
			if s.digits > 0 && strings.Trim(s.text, "0 -") != "" { // a year can be a title
				continue
			}
		}
		r.add(s.field, s.text, Range{}, say("题名写着“%s”，不是题名。", "The title says “%s”, which is no title.", short(s.text)), r.set(true, s.field, ""))
	}
}

func titleChineseMissing(r *run) {
	if r.p.Title.ZH == "" && r.titleEN.runes > 0 && !r.titleEN.chinese() {
		r.add("title.zh", "", Range{}, t("没有中文题名。", "There is no Chinese title."), nil)
	}
}

func titleOriginalMissing(r *run) {
	if r.p.Title.EN != "" || !r.titleZH.chinese() {
		return
	}
	if isLanguage(r.p.Language, "zh") && r.abstractEN.latin() == 0 {
		return // the Chinese title is the original
	}
	r.add("title.en", "", Range{}, t("没有原文题名。", "There is no original title."), nil)
}

func titleSwapped(r *run) {
	if r.swapped() {
		r.add("title.zh", r.p.Title.ZH, Range{}, say("中文题名“%s”没有汉字，原文题名却是中文。", "The Chinese title “%s” has no Han character; the original is in Chinese.", short(r.p.Title.ZH)),
			fix(true, r.edit("title.zh", r.p.Title.EN), r.edit("title.en", r.p.Title.ZH)))
	}
}

func (r *run) swapped() bool {
	return r.titleZH.han == 0 && r.titleZH.latin() > 1 && r.titleEN.chinese()
}

func titleForeign(r *run) {
	zh := r.p.Title.ZH
	if r.titleZH.han > 0 || r.titleZH.latin()+r.titleZH.others+r.titleZH.kana == 0 || r.swapped() || r.equalTitles() || r.titleZH.any(markMojibake, markReplacement, markPrivate) || placeholder(zh) {
		return
	}
	var f *Fix
	if r.p.Title.EN == "" {
		f = fix(true, r.edit("title.zh", ""), r.edit("title.en", zh))
	}
	r.add("title.zh", zh, Range{}, say("中文题名“%s”里没有汉字。", "The Chinese title “%s” has no Han character.", short(zh)), f)
}

func titleOriginalChinese(r *run) {
	if !r.titleEN.chinese() || r.swapped() || r.equalTitles() || isLanguage(r.p.Language, "zh") && r.p.Title.ZH == "" {
		return
	}
	if isLanguage(r.p.Language, "zh") || isLanguage(r.p.Language, "ja") || isLanguage(r.p.Language, "ko") {
		return
	}
	var f *Fix
	if r.p.Title.ZH == "" {
		f = fix(true, r.edit("title.zh", r.p.Title.EN), r.edit("title.en", ""))
	}
	r.add("title.en", r.p.Title.EN, Range{}, say("原文题名“%s”是中文。", "The original title “%s” is in Chinese.", short(r.p.Title.EN)), f)
}

// equalTitles compares letters and digits only, Latin ones without case.
func (r *run) equalTitles() bool {
	a, b := &r.titleZH, &r.titleEN
	if a.text == "" || b.text == "" || a.han != b.han || a.latin() != b.latin() || a.digits != b.digits {
		return false
	}
	return a.text == b.text || AbstractHash(a.text) == AbstractHash(b.text)
}

func titleEqual(r *run) {
	if !r.equalTitles() || placeholder(r.p.Title.EN) {
		return
	}
	field := "title.zh"
	if r.titleEN.chinese() {
		field = "title.en"
	}
	r.add(field, r.p.Title.EN, Range{}, say("两栏都是“%s”。", "Both places hold “%s”.", short(r.p.Title.EN)), r.set(true, field, ""))
}

func titleTwoLanguages(r *run) {
	for _, s := range r.titles() {
		if s.han < 4 || s.latin() < 20 {
			continue
		}
		if at, words := longestLatin(s.text); words >= 5 {
			r.add(s.field, s.text, at, say("题名里还有外文“%s”。", "The title also holds “%s”.", short(s.text[at.From:at.To])), nil)
		}
	}
}

// longestLatin finds the longest stretch without a Han character and counts
// its words.
func longestLatin(s string) (at Range, words int) {
	from, n, in := 0, 0, false
	end := func(to int) {
		if n > words {
			at, words = Range{from, to}, n
		}
		n, in = 0, false
	}
	for i, r := range s {
		switch {
		case isHan(r):
			end(i)
			from = i + utf8.RuneLen(r)
		case r|0x20 >= 'a' && r|0x20 <= 'z' || in && (r == '\'' || r == '-' || r >= 0xC0 && r < 0x250):
			if !in {
				n++
				in = true
			}
		default:
			in = false
		}
	}
	end(len(s))
	return at, words
}

func titleRepeated(r *run) {
	for _, s := range r.titles() {
		n := len(s.text)
		if n < 16 || s.runes < 8 {
			continue
		}
		for gap := 0; gap <= 3; gap++ { // nothing, a blank, or a mark and a blank between
			half := (n - gap) / 2
			if 2*half+gap != n || s.text[:half] != s.text[half+gap:] || strings.Trim(s.text[half:half+gap], " .,;:-|/") != "" {
				continue
			}
			r.add(s.field, s.text, Range{half, n}, say("题名“%s”写了两遍。", "The title “%s” stands there twice.", short(s.text[:half])), r.set(true, s.field, s.text[:half]))
			break
		}
	}
}

// notices begin the title of a notice. Some of the words also begin titles of
// research ("Retraction of bounded sets", "Correction to scaling"), so what
// follows decides.
var notices = []struct {
	word   string
	plain  bool // nothing but a notice begins so
	follow []string
}{
	{"erratum", true, nil}, {"errata", true, nil}, {"corrigendum", true, nil}, {"corrigenda", true, nil}, {"addendum", true, nil},
	{"expression of concern", true, nil}, {"editorial expression of concern", true, nil}, {"author correction", true, nil},
	{"publisher correction", true, nil}, {"publisher's note", true, nil}, {"publisher’s note", true, nil}, {"notice of retraction", true, nil},
	{"retracted", false, []string{" article", " chapter", " paper:"}}, {"retraction", false, []string{" note", " notice", " to:", " of:", " to \"", " of \"", " to “", " of “"}},
	{"withdrawn", false, []string{" article", " paper:"}}, {"withdrawal", false, []string{" notice"}}, {"removed", false, nil},
	{"correction", false, []string{" to:", " to \"", " to “", " to `", " to ‘", " for \""}},
	{"撤稿", false, []string{"声明", "通知", "启事", "—"}}, {"撤回", false, []string{"声明", "通知"}}, {"已撤稿", false, nil}, {"撤销", false, []string{"声明"}},
	{"勘误", false, []string{"声明", "启事", "表", "—", "《"}}, {"更正", false, []string{"声明", "启事", "说明", "通知"}}, {"关注声明", false, nil},
}

func titleNotice(r *run) {
	for _, s := range r.titles() {
		if s.runes < 2 {
			continue
		}
		head := strings.TrimLeft(s.text, "[(【（《\"“ *")
		skipped := len(s.text) - len(head)
		for _, n := range notices {
			if len(head) < len(n.word) || !strings.EqualFold(head[:len(n.word)], n.word) || !follows(head[len(n.word):], n.plain, n.follow) &&
				head[:len(n.word)] != "RETRACTED" && head[:len(n.word)] != "WITHDRAWN" {
				continue
			}
			at := Range{skipped, skipped + len(n.word)}
			r.add(s.field, s.text, at, say("题名以“%s”开头。", "The title begins with “%s”.", s.text[at.From:at.To]), nil)
			return
		}
	}
}

func follows(rest string, plain bool, list []string) bool {
	for _, sep := range [...]string{":", "]", ")", ".", " :", "：", "—", " —", " -", "】", "）", "》"} {
		if strings.HasPrefix(rest, sep) {
			return true
		}
	}
	if rest == "" || plain && strings.HasPrefix(rest, " ") {
		return true
	}
	for _, f := range list {
		if len(rest) >= len(f) && strings.EqualFold(rest[:len(f)], f) {
			return true
		}
	}
	return false
}

func titleNoPaper(r *run) {
	for _, s := range r.titles() {
		if s.text == "" || s.runes > 40 {
			continue
		}
		switch strings.ToLower(strings.Trim(s.text, " .:：。[]()《》")) {
		case "table of contents", "contents", "front matter", "frontmatter", "back matter", "backmatter", "front cover", "back cover", "cover image", "cover",
			"editorial board", "editorial board and publication information", "masthead", "title page", "copyright page", "copyright", "list of reviewers",
			"reviewers", "reviewer acknowledgement", "author index", "subject index", "keyword index", "issue information", "issue information - toc",
			"issue editorial masthead", "instructions for authors", "instructions to authors", "guide for authors", "call for papers", "list of contributors", "contributors",
			"announcement", "announcements", "books received", "advertisement", "index", "inside front cover", "inside back cover",
			"目录", "总目录", "年度总目录", "目次", "总目次", "封面", "封底", "编委会", "编辑委员会", "编委会名单", "征稿启事", "征稿简则", "征稿通知", "稿约", "投稿须知",
			"版权声明", "版权页", "启事", "本刊启事", "声明", "本刊声明", "作者索引", "主题索引", "广告", "订阅启事", "征订启事", "会议通知", "来稿须知":
			r.add(s.field, s.text, Range{}, say("“%s”不是论文的题名。", "“%s” is not the title of a paper.", short(s.text)), nil)
			return
		}
	}
}

// titleJournal needs a separator before the name, so that a title about a
// journal's subject is left alone.
func titleJournal(r *run) {
	if r.ctx.Journal == nil {
		return
	}
	for _, s := range r.titles() {
		for _, name := range [...]string{r.ctx.Journal.Name, r.ctx.Journal.NameZH} {
			if len(name) < 6 || len(s.text) < len(name) {
				continue
			}
			i := endsWith(s.text, name)
			if i < 0 {
				continue
			}
			head := strings.TrimRight(s.text[:i], " ")
			if head == "" {
				r.add(s.field, s.text, Range{}, say("题名就是刊名“%s”。", "The title is the journal's name, “%s”.", short(name)), nil)
				return
			}
			sep, size := utf8.DecodeLastRuneInString(head)
			if !strings.ContainsRune(".,;|/–—-([《（【，。；", sep) || sep == '-' && !strings.HasSuffix(head, " -") || sep == '《' && isHanBefore(head, size) && s.zh {
				continue
			}
			before := strings.TrimRight(head, " .,;|/–—-([《（【，。；")
			r.add(s.field, s.text, Range{len(before), len(s.text)}, say("题名末尾带着刊名“%s”。", "The title ends with the journal's name, “%s”.", short(name)), r.set(false, s.field, before))
			return
		}
	}
}

// endsWith is where name stands at the end of s, closing marks behind it or
// not; -1: it doesn't.
func endsWith(s, name string) int {
	for _, tail := range [...]string{s, strings.TrimRight(s, " .)]）】》")} {
		if i := len(tail) - len(name); i >= 0 && strings.EqualFold(tail[i:], name) {
			return i
		}
	}
	return -1
}

// isHanBefore: 《刊名》 inside a Chinese sentence is what the paper is about.
func isHanBefore(head string, size int) bool {
	r, _ := utf8.DecodeLastRuneInString(head[:len(head)-size])
	return isHan(r)
}

func titleVolume(r *run) {
	for _, s := range r.titles() {
		if s.digits == 0 {
			continue
		}
		at, ok := findCitation(s.text)
		if !ok {
			continue
		}
		var f *Fix
		if rest := strings.TrimRight(s.text[:at.From], " ,.;:([（【，。；"); at.To >= len(strings.TrimRight(s.text, " .)]）】")) && rest != "" {
			f = r.set(false, s.field, rest)
		}
		r.add(s.field, s.text, at, say("题名里有卷期页码“%s”。", "The title gives “%s”, which is volume, issue or pages.", s.text[at.From:at.To]), f)
	}
}

func isLanguage(tag, code string) bool {
	return len(tag) >= len(code) && strings.EqualFold(tag[:len(code)], code) && (len(tag) == len(code) || tag[len(code)] == '-')
}
