package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abstractChecks look at what the abstract says and in which of its two
// places it stands; abstractFormChecks look at how it is written.
var abstractChecks = []Check{
	{Code: "abstract-missing", Severity: Hint, Family: Abstracts, paper: abstractMissing,
		Name:    t("没有摘要", "No abstract"),
		Explain: t("两种语言的摘要都没有。", "There is an abstract in neither language."),
		Source:  "ISO 214:1976; GB/T 6447-1986"},
	{Code: "abstract-placeholder", Severity: Warning, Family: Abstracts, Fix: SafeFix, paper: abstractPlaceholder,
		Name:    t("摘要是占位语", "Abstract is a placeholder"),
		Explain: t("摘要写的是“暂无摘要”“No abstract available”之类。修正清空它。", "The abstract says “No abstract available” or the like. The fix empties it."),
		Source:  experience},
	{Code: "abstract-short", Severity: Hint, Family: Abstracts, paper: abstractShort,
		Name:    t("摘要太短", "Abstract too short"),
		Explain: t("摘要不足 50 个字母（20 个汉字），多半不完整。", "The abstract has fewer than 50 letters (20 Han characters): most likely it is not whole."),
		Source:  "GB/T 6447-1986; experience with the data"},
	{Code: "abstract-cut-off", Severity: Hint, Family: Abstracts, paper: abstractCut,
		Name:    t("摘要不完整", "Abstract cut off"),
		Explain: t("摘要以省略号结尾，或者末尾没有句号，后面的部分可能丢了。", "The abstract ends in an ellipsis or without a full stop: its end may be lost."),
		Source:  experience},
	{Code: "abstract-title", Severity: Warning, Family: Abstracts, Fix: SafeFix, paper: abstractTitle,
		Name:    t("摘要就是题名", "Abstract equals the title"),
		Explain: t("摘要一栏写的是题名。修正清空它。", "The abstract is nothing but the title. The fix empties it."),
		Source:  experience},
	{Code: "abstract-language", Severity: Warning, Family: Abstracts, Fix: SafeFix, paper: abstractLanguage,
		Name:    t("摘要放错了语言", "Abstract in the wrong place"),
		Explain: t("中文摘要一栏没有汉字，或者原文摘要一栏是中文。另一栏空着时，修正会移过去。", "The Chinese abstract is not Chinese, or the original one is. Where the other place is empty the fix moves it."),
		Source:  experience},
	{Code: "abstract-shared", Severity: Warning, Family: Abstracts, Needs: NeedsPapers, paper: abstractShared,
		Name:    t("几篇论文同一摘要", "Same abstract on several papers"),
		Explain: t("文库里另一篇论文的摘要与此相同：不是重复，就是配错了。", "Another paper of the library has the same abstract: they are duplicates, or one abstract is misplaced."),
		Source:  experience},
	{Code: "abstract-withdrawn", Severity: Warning, Family: Abstracts, paper: abstractWithdrawn,
		Name:    t("摘要说论文已撤回", "Abstract says the paper was withdrawn"),
		Explain: t("摘要只是一条撤回声明。引用前请核对。", "The abstract is a notice that the paper was withdrawn. Look before citing."),
		Source:  "COPE Retraction Guidelines, doi:10.24318/cope.2019.1.4"},
}

func abstractMissing(r *run) {
	if strings.TrimSpace(r.p.Abstract.ZH) == "" && strings.TrimSpace(r.p.Abstract.EN) == "" {
		r.add("abstract.en", "", Range{}, t("没有摘要。", "There is no abstract."), nil)
	}
}

// noAbstract reports whether a text stands for the absence of an abstract.
func noAbstract(s string) bool {
	if s == "" || len(s) > 60 {
		return false
	}
	switch strings.ToLower(strings.Trim(s, " []().。:：*\n\t")) {
	case "no abstract", "no abstract available", "abstract not available", "abstract unavailable", "no abstract is available", "there is no abstract", "not available", "abstract",
		"no abstract is available for this article", "no abstract available for this article", "an abstract is not available", "see abstract", "abstract available", "summary",
		"暂无摘要", "无摘要", "摘要", "本文无摘要", "略", "摘要略", "无中文摘要", "没有摘要", "暂缺":
		return true
	}
	return placeholder(s)
}

func abstractPlaceholder(r *run) {
	for _, s := range r.abstracts() {
		if noAbstract(s.text) {
			r.add(s.field, s.text, Range{}, say("“%s”不是摘要。", "“%s” is no abstract.", short(s.text)), r.set(true, s.field, ""))
		}
	}
}

func abstractShort(r *run) {
	for _, s := range r.abstracts() {
		if s.text == "" || s.latin()+s.others+s.digits+5*(s.han+s.kana)/2 >= 50 || noAbstract(s.text) || r.isTitle(s) {
			continue
		}
		r.add(s.field, s.text, Range{}, say("摘要只有“%s”。", "The abstract says no more than “%s”.", short(s.text)), nil)
	}
}

// closers may end an abstract after, or instead of, a full stop.
const closers = ".。．!！?？)）]】}\"”’'»」』>"

func abstractCut(r *run) {
	for _, s := range r.abstracts() {
		if s.runes < 20 || s.garbled() {
			continue
		}
		text := strings.TrimRight(s.text, " \n\t\r\u00A0\u3000")
		last, size := utf8.DecodeLastRuneInString(text)
		from := len(text) - size
		switch {
		case last == '…':
		case strings.HasSuffix(text, "...") && !strings.HasSuffix(text, "...."):
			from = len(text) - 3
		case strings.HasSuffix(text, "[...]"), strings.HasSuffix(text, "[…]"), strings.HasSuffix(text, "(...)"):
			from = strings.LastIndexAny(text, "[(")
		case strings.ContainsRune(closers, last):
			continue
		case last == '$' || last == '\\', keywordsAt(s) >= 0, tailAt(s.text) >= 0, webTail(text), r.isTitle(s), noAbstract(s.text):
			continue
		default:
			from = strings.LastIndexAny(text, " ，、；")
			if from = max(from+1, 0); from > 0 && !utf8.RuneStart(text[from]) {
				_, n := utf8.DecodeRuneInString(text[from-1:])
				from += n - 1
			}
			if len(text)-from > 40 {
				from = len(text) - size
			}
		}
		r.add(s.field, s.text, Range{from, len(text)}, say("摘要到“%s”为止。", "The abstract ends at “%s”.", around(text, Range{from, len(text)})), nil)
	}
}

// webTail: the last word is an address, which takes no full stop.
func webTail(s string) bool {
	w := s[strings.LastIndexAny(s, " \n(")+1:]
	return strings.Contains(w, "://") || strings.HasPrefix(w, "www.") || strings.HasPrefix(w, "arXiv:") || strings.HasPrefix(w, "doi:")
}

// isTitle reports whether an abstract is nothing but one of the titles.
func (r *run) isTitle(s slot) bool {
	for _, t := range r.titles() {
		if t.text == "" || len(s.text) > 2*len(t.text)+16 || s.han != t.han || s.latin() != t.latin() || s.digits != t.digits {
			continue
		}
		if s.text == t.text || AbstractHash(s.text) == AbstractHash(t.text) {
			return true
		}
	}
	return false
}

func abstractTitle(r *run) {
	for _, s := range r.abstracts() {
		if s.runes >= 2 && r.isTitle(s) {
			r.add(s.field, s.text, Range{}, say("“%s”是题名。", "“%s” is the title.", short(s.text)), r.set(true, s.field, ""))
		}
	}
}

func abstractLanguage(r *run) {
	for _, s := range r.abstracts() {
		if s.garbled() || noAbstract(s.text) {
			continue
		}
		wrong, zh, en := false, "中文摘要里几乎没有汉字。", "The Chinese abstract is hardly in Chinese."
		if s.zh {
			wrong = s.latin()+s.others >= 30 && s.han*12 < s.latin()+s.others
		} else {
			wrong = s.han >= 8 && s.han*2 > s.latin() && s.kana*4 < s.han
			zh, en = "原文摘要是中文。", "The original abstract is in Chinese."
		}
		if !wrong {
			continue
		}
		other := "abstract.en"
		empty := r.p.Abstract.EN == ""
		if !s.zh {
			other, empty = "abstract.zh", r.p.Abstract.ZH == ""
		}
		var f *Fix
		switch {
		case empty:
			f = fix(true, r.edit(s.field, ""), r.edit(other, s.text))
		case s.zh && r.abstractEN.chinese(), !s.zh && r.abstractZH.han == 0 && r.abstractZH.latin() > 30:
			f = fix(true, r.edit("abstract.zh", r.p.Abstract.EN), r.edit("abstract.en", r.p.Abstract.ZH))
		}
		r.add(s.field, s.text, Range{}, t(zh, en), f)
	}
}

func abstractShared(r *run) {
	for _, s := range r.abstracts() {
		if !comparable(s.text) {
			continue
		}
		if id, ok := r.ctx.Papers.SameAbstract(AbstractHash(s.text), r.p.ID); ok {
			r.add(s.field, s.text, Range{}, say("另一篇论文也有摘要“%s”。", "Another paper has the abstract “%s” too.", short(s.text)), nil).Other = id
			return
		}
	}
}

func abstractWithdrawn(r *run) {
	for _, s := range r.abstracts() {
		if s.runes < 6 || s.runes > 2000 {
			continue
		}
		head := s.text
		if len(head) > 160 {
			head = head[:160]
		}
		var at int
		if s.han > 0 {
			if at = strings.Index(head, "已被撤"); at < 0 {
				at = strings.Index(head, "本文已撤")
			}
		} else {
			if at = strings.Index(head, "withdrawn"); at < 0 {
				at = strings.Index(head, "has been retracted")
			}
			if at >= 0 && !withdrawnSentence(head[:at]) {
				at = -1
			}
		}
		if at >= 0 {
			r.add(s.field, s.text, Range{at, min(at+9, len(s.text))}, say("摘要是撤回声明：“%s”。", "The abstract is a notice: “%s”.", short(head)), nil)
			return
		}
	}
}

// withdrawnSentence: the sentence that ends in "withdrawn" speaks of this
// paper, at the beginning of the abstract.
func withdrawnSentence(before string) bool {
	low := strings.ToLower(before)
	for _, w := range [...]string{"this paper", "the paper", "this article", "this manuscript", "this submission", "this work", "the article", "paper has been ", "paper is ", "paper was "} {
		if strings.Contains(low, w) && strings.Count(low, ". ") <= 1 {
			return true
		}
	}
	return strings.TrimSpace(low) == "" || strings.TrimRightFunc(low, unicode.IsSpace) == "retracted"
}
