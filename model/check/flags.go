package check

import (
	"strconv"
	"strings"

	"twinleaf/model"
)

var flagChecks = []Check{
	{Code: "citations-no-number", Severity: Error, Family: Flags, Fix: Proposal, paper: citationsNumber,
		Name:    t("被引次数不是数", "Citation count that is no number"),
		Explain: t("采集到的被引次数不是非负整数，没有采用，留在“原始数据”里。能读出数的给建议。", "The harvested citation count is no whole number of 0 or more: it was not taken over and stands under “as imported”. Where a number can be read it is proposed."),
		Source:  experience},
	{Code: "citations-implausible", Severity: Hint, Family: Flags, paper: citationsHigh,
		Name:    t("被引次数高得离奇", "Implausible citation count"),
		Explain: t("被引超过 500000 次的论文还没有。", "No paper has been cited more than 500,000 times."),
		Source:  "doi:10.1038/514550a (the most cited paper: about 305,000 in 2014)"},
	{Code: "score-no-number", Severity: Hint, Family: Flags, paper: scoreNumber,
		Name:    t("评分不是数", "Score that is no number"),
		Explain: t("平台评分应当是数。", "The platform's score should be a number."),
		Source:  experience},
	{Code: "open-access-no-link", Severity: Hint, Family: Flags, paper: openNoLink,
		Name:    t("开放获取却没有全文链接", "Open access without a link"),
		Explain: t("标为开放获取，却没有全文链接，也没有 PMC 或 arXiv 地址。补上链接，读者才看得到。", "Marked as open access, but no link to the full text is there, nor one to PubMed Central or arXiv."),
		Source:  experience},
	{Code: "open-access-link", Severity: Warning, Family: Flags, Fix: Proposal, paper: openAgainstLink,
		Name:    t("有全文链接却不是开放获取", "Free full text, yet no open access"),
		Explain: t("标为非开放获取，却有免费全文的链接，两者矛盾。", "Marked as not open access although a link to the free full text is there."),
		Source:  experience},
	{Code: "open-access-unread", Severity: Error, Family: Flags, paper: openUnread,
		Name:    t("开放获取标记读不懂", "Open access flag that is none"),
		Explain: t("采集到的开放获取标记既不是“是”也不是“否”，没有采用，留在“原始数据”里。", "The harvested flag is neither true nor false: it was not taken over and stands under “as imported”."),
		Source:  experience},
	{Code: "type-missing", Severity: Hint, Family: Flags, paper: typeMissing,
		Name:    t("没有文献类型", "No type"),
		Explain: t("没有注明是期刊论文、综述还是会议论文，引用格式因此无法确定。", "Nothing says whether this is an article, a review or a conference paper, which the form of a citation depends on."),
		Source:  "GB/T 7714-2015 附录B"},
	{Code: "language-missing", Severity: Hint, Family: Flags, Fix: SafeFix, paper: languageMissing,
		Name:    t("没有语言", "No language"),
		Explain: t("没有注明原文语言。修正按题名和摘要填写。", "The language of the original is not given. The fix fills it in from title and abstract."),
		Source:  "BCP 47 (RFC 5646)"},
	{Code: "language-odds", Severity: Warning, Family: Flags, Fix: Proposal, paper: languageOdds,
		Name:    t("语言与正文不符", "Language at odds with the text"),
		Explain: t("注明的语言和题名、摘要实际用的语言不同。", "The title and abstract are written in another language than the record says."),
		Source:  "BCP 47 (RFC 5646)"},
	{Code: "language-syntax", Severity: Warning, Family: Flags, Fix: SafeFix, paper: languageSyntax,
		Name:    t("语言代码不规范", "Not a language code"),
		Explain: t("语言应写成 en、zh、de 之类的代码。写成名称或三字母代码的，修正会换成代码。", "The language is a code such as en, zh or de. The fix turns names and three-letter codes into it."),
		Source:  "BCP 47 (RFC 5646); ISO 639"},
}

func citationsNumber(r *run) {
	if r.p.Citations.Known && r.p.Citations.N >= 0 {
		return
	}
	v, ok := r.imported("citationCount", "citations")
	if !ok && r.p.Citations.N < 0 {
		v, ok = strconv.FormatInt(r.p.Citations.N, 10), true
	}
	if !ok {
		return
	}
	var f *Fix
	digits := strings.NewReplacer(",", "", "，", "", " ", "", "+", "", "次", "").Replace(strings.TrimSpace(v))
	if allDigits(digits) && len(digits) < 8 {
		f = r.set(false, "citations", strings.TrimLeft(digits[:len(digits)-1], "0")+digits[len(digits)-1:])
	}
	r.add("citations", v, Range{}, say("“%s”不是被引次数。", "“%s” is no count.", short(v)), f)
}

func citationsHigh(r *run) {
	if c := r.p.Citations; c.Known && c.N > 500_000 {
		r.add("citations", c.String(), Range{}, say("被引 %d 次不可信。", "%d citations are implausible.", c.N), nil)
	}
}

func scoreNumber(r *run) {
	v := r.p.Score
	if v == "" {
		v, _ = r.imported("Score")
	}
	if v = strings.TrimSpace(v); v == "" {
		return
	}
	if _, err := strconv.ParseFloat(v, 64); err != nil {
		r.add("score", v, Range{}, say("“%s”不是数。", "“%s” is no number.", short(v)), nil)
	}
}

// freeText reports whether an address leads to a full text that anyone reads.
func freeText(link string) bool {
	for _, host := range [...]string{"arxiv.org/", "ncbi.nlm.nih.gov/pmc", "pmc.ncbi.nlm.nih.gov", "europepmc.org/article", "biorxiv.org", "medrxiv.org", "hal.science", "zenodo.org", "ssoar.info", "chinaxiv.org"} {
		if strings.Contains(link, host) {
			return true
		}
	}
	return strings.HasSuffix(link, ".pdf")
}

func openNoLink(r *run) {
	p := r.p
	if p.OpenAccess != model.Yes || p.PDF != "" || p.PMCID != "" || strings.HasPrefix(p.DOI, "10.48550/") || freeText(p.URL) || freeText(p.ListURL) {
		return
	}
	r.add("open_access", p.OpenAccess.String(), Range{}, t("开放获取，但没有全文链接。", "Open access, but no link to the full text."), nil)
}

func openAgainstLink(r *run) {
	if r.p.OpenAccess == model.No && webLink(r.p.PDF) {
		r.add("open_access", "no", Range{}, say("有全文链接 %s。", "There is a link to the full text, %s.", short(r.p.PDF)), r.set(false, "open_access", "yes"))
	}
}

func openUnread(r *run) {
	if r.p.OpenAccess != model.Unknown {
		return
	}
	if v, ok := r.imported("isOpenAccess"); ok && !placeholder(v) {
		r.add("open_access", v, Range{}, say("“%s”既不是“是”也不是“否”。", "“%s” is neither yes nor no.", short(v)), nil)
	}
}

func typeMissing(r *run) {
	if strings.TrimSpace(r.p.Type) == "" {
		r.add("type", "", Range{}, t("没有文献类型。", "There is no type."), nil)
	}
}

func languageMissing(r *run) {
	if r.p.Language != "" {
		return
	}
	text := r.p.Title.EN
	if text == "" {
		text = r.p.Title.ZH
	}
	l := model.DetectLanguage(text)
	if l == "" {
		return
	}
	letters := r.titleEN.latin() + r.titleEN.others + 4*(r.titleEN.han+r.titleZH.han)
	r.add("language", "", Range{}, say("像是 %s。", "It seems to be %s.", l), r.set(letters >= 20 && l != "en" || r.titleEN.english >= 2 || l == "zh", "language", l))
}

// languageOdds compares scripts first, and for languages of Latin script the
// commonest English words: one in twenty words and more speaks for English,
// and English text without any is looked at again.
func languageOdds(r *run) {
	lang := r.p.Language
	if lang == "" || !validTag(lang) {
		return
	}
	t, a := &r.titleEN, &r.abstractEN
	if t.garbled() || a.garbled() {
		return
	}
	han := t.han + a.han + r.titleZH.han + r.abstractZH.han
	latin := t.latin() + a.latin()
	detected := ""
	switch {
	case isLanguage(lang, "zh"):
		if han == 0 && latin >= 30 {
			detected = "en"
			if l := model.DetectLanguage(t.text + " " + head(a.text)); l != "" {
				detected = l
			}
		}
	case isLanguage(lang, "ja"), isLanguage(lang, "ko"):
		return
	case t.text == "" && a.text == "":
		if han >= 8 && !isLanguage(lang, "zh") {
			detected = "zh"
		}
	case t.chinese() && t.han >= 4 && (a.text == "" || a.chinese()):
		detected = "zh"
	case t.others+a.others > latin && latin+t.others+a.others >= 20:
		if l := model.DetectLanguage(t.text + " " + head(a.text)); l != "" && (l == "ru" || l == "ar" || l == "ko") && nonLatin(lang) == "" {
			detected = l
		}
	case nonLatin(lang) != "":
		if t.others+a.others+t.kana+a.kana == 0 && latin >= 60 && t.english+a.english >= 3 {
			detected = "en"
		}
	default:
		words, english := t.words+a.words, t.english+a.english
		switch {
		case isLanguage(lang, "en"):
			if words >= 12 && english*25 < words {
				if l := model.DetectLanguage(t.text + " " + head(a.text)); l != "en" && l != "" {
					detected = l
				}
			}
		case latinLanguage(lang) && words >= 12 && english*10 > words:
			if l := model.DetectLanguage(t.text + " " + head(a.text)); l == "en" && (t.english > 0 || model.DetectLanguage(t.text) == "en") {
				detected = "en"
			}
		}
	}
	if detected == "" || isLanguage(lang, detected) {
		return
	}
	r.add("language", lang, Range{}, say("注明的是 %s，正文像是 %s。", "It says %s, the text seems to be %s.", lang, detected), r.set(false, "language", detected))
}

// head is the beginning of an abstract that is not Chinese, enough to tell its
// language.
func head(s string) string {
	if model.HasHan(s) {
		return ""
	}
	if len(s) <= 600 {
		return s
	}
	return s[:600] // an invalid last rune does not matter here
}

func nonLatin(lang string) string {
	for _, l := range [...]string{"ru", "uk", "bg", "sr", "el", "ar", "fa", "he", "hi", "th", "ka", "hy"} {
		if isLanguage(lang, l) {
			return l
		}
	}
	return ""
}

func latinLanguage(lang string) bool {
	for _, l := range [...]string{"de", "fr", "es", "pt", "it", "nl", "sv", "da", "no", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "tr", "hr", "sl", "ca", "la", "id", "vi"} {
		if isLanguage(lang, l) {
			return true
		}
	}
	return false
}

// languageNames are what harvests write in place of a code.
var languageNames = map[string]string{
	"english": "en", "eng": "en", "英文": "en", "英语": "en", "chinese": "zh", "chi": "zh", "zho": "zh", "中文": "zh", "汉语": "zh", "cn": "zh", "simplified chinese": "zh",
	"german": "de", "deutsch": "de", "ger": "de", "deu": "de", "德语": "de", "德文": "de", "french": "fr", "français": "fr", "fre": "fr", "fra": "fr", "法语": "fr", "法文": "fr",
	"spanish": "es", "español": "es", "spa": "es", "西班牙语": "es", "italian": "it", "ita": "it", "portuguese": "pt", "por": "pt", "russian": "ru", "rus": "ru", "俄语": "ru", "俄文": "ru",
	"japanese": "ja", "jpn": "ja", "jp": "ja", "日语": "ja", "日文": "ja", "korean": "ko", "kor": "ko", "kr": "ko", "韩语": "ko", "arabic": "ar", "ara": "ar", "en_us": "en-US", "en_gb": "en-GB", "zh_cn": "zh-CN", "zh_tw": "zh-TW",
}

// validTag: two or three letters, and subtags (RFC 5646 2.1, as far as a
// harvest needs it).
func validTag(s string) bool {
	main, rest, _ := strings.Cut(s, "-")
	if len(main) < 2 || len(main) > 3 || strings.Trim(strings.ToLower(main), "abcdefghijklmnopqrstuvwxyz") != "" {
		return false
	}
	if _, name := languageNames[strings.ToLower(main)]; name {
		return false
	}
	for part := range strings.SplitSeq(rest, "-") {
		if len(part) > 8 || rest != "" && len(part) < 1 || strings.Trim(strings.ToLower(part), "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return true
}

func languageSyntax(r *run) {
	l := r.p.Language
	if l == "" || len(l) == 2 && l[0]|0x20 >= 'a' && l[1]|0x20 <= 'z' && languageNames[l] == "" || validTag(l) {
		return
	}
	var f *Fix
	if code, ok := languageNames[strings.ToLower(strings.TrimSpace(l))]; ok {
		f = r.set(true, "language", code)
	} else if placeholder(l) {
		f = r.set(true, "language", "")
	}
	r.add("language", l, Range{}, say("“%s”不是语言代码。", "“%s” is no language code.", short(l)), f)
}
