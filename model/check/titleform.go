package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// titleFormChecks look at how a title is written.
var titleFormChecks = []Check{
	{Code: "title-halfwidth", Severity: Warning, Family: Titles, Fix: SafeFix, paper: titleHalf,
		Name:    t("汉字之间用了半角标点", "Half-width punctuation between Han"),
		Explain: t("汉字之间的逗号、冒号、问号等应当用全角。修正只换标点，并去掉其后的空格。", "Between Han characters a comma, colon or question mark is full-width. The fix changes these marks only and takes the blank after them away."),
		Source:  "GB/T 15834-2011 标点符号用法"},
	{Code: "title-halfwidth-brackets", Severity: Hint, Family: Titles, Fix: SafeFix, paper: titleHalfBrackets,
		Name:    t("汉字用了半角括号", "Half-width brackets around Han"),
		Explain: t("括住汉字的圆括号应当用全角。", "Round brackets around Chinese words are full-width."),
		Source:  "GB/T 15834-2011 4.9"},
	{Code: "title-fullwidth", Severity: Warning, Family: Titles, Fix: SafeFix, paper: titleFull,
		Name:    t("外文里用了全角字符", "Full-width characters in Latin"),
		Explain: t("外文字母、数字不用全角，外文题名里的标点也不用全角。修正改成半角。", "Latin letters and digits are never full-width, nor is the punctuation of a Latin title. The fix makes them half-width."),
		Source:  "GB/T 15835-2011 5.1; Unicode Standard Annex 11"},
	{Code: "title-markup", Severity: Warning, Family: Titles, Fix: SafeFix, paper: titleMarkup,
		Name:    t("题名里有标记", "Markup in the title"),
		Explain: t("题名里残留着 <i>、<sub> 之类的标记。修正去掉标记，上下标数字改用相应字符；公式只给建议。", "Tags such as <i> or <sub> are left in the title. The fix takes them out and writes raised and lowered digits as such; formulas are only proposed."),
		Source:  "NISO Z39.96-2021 (JATS); HTML Standard"},
	{Code: "title-entities", Severity: Warning, Family: Titles, Fix: SafeFix, paper: titleEntities,
		Name:    t("题名里有字符实体", "Character references in the title"),
		Explain: t("题名里残留着 &amp; 之类的字符实体。修正换成它代表的字符。", "Character references such as &amp; are left in the title. The fix puts in what they stand for."),
		Source:  "HTML Standard 13.5"},
	{Code: "title-latex", Severity: Hint, Family: Titles, Fix: SafeFix, paper: titleLatex,
		Name:    t("题名里有 LaTeX", "LaTeX in the title"),
		Explain: t("题名里有 LaTeX 代码，检索和显示都会受影响。重音字母和引号可以安全地改成字符，公式要人来改。", "LaTeX code is left in the title, where it is neither found nor shown well. Accents and quotation marks are fixed safely, mathematics needs a person."),
		Source:  "The TeXbook, chapter 9"},
	{Code: "title-capitals", Severity: Warning, Family: Titles, Fix: Proposal, paper: titleCapitals,
		Name:    t("题名全部大写", "Title in capitals"),
		Explain: t("整个题名都是大写字母。建议改成句首大写，缩写和专名请人核对。", "The whole title is in capitals. Sentence case is proposed; names and acronyms need a look."),
		Source:  "ISO 690:2021 (capitals follow the language's use)"},
	{Code: "title-full-stop", Severity: Hint, Family: Titles, Fix: SafeFix, paper: titleStop,
		Name:    t("题名末尾有句号", "Full stop after the title"),
		Explain: t("题名末尾不加句号。修正去掉它。", "A title ends without a full stop. The fix takes it away."),
		Source:  "GB/T 7714-2015; experience with the data"},
	{Code: "title-cut-off", Severity: Warning, Family: Titles, paper: titleCut,
		Name:    t("题名不完整", "Title cut off"),
		Explain: t("题名以省略号、连接词或逗号冒号之类结尾，后面的部分丢了。", "The title ends in an ellipsis, a linking word, a comma or a colon: its end is lost."),
		Source:  experience},
	{Code: "title-unbalanced", Severity: Warning, Family: Titles, paper: titleUnbalanced,
		Name:    t("括号或引号不成对", "Bracket or quotation mark without its pair"),
		Explain: t("题名里的括号、书名号或引号只有一半，题名可能不完整。", "A bracket or quotation mark lacks its pair: part of the title may be lost."),
		Source:  "GB/T 15834-2011 4.8, 4.9, 4.15"},
	{Code: "title-mojibake", Severity: Error, Family: Titles, Fix: SafeFix, paper: titleMojibake,
		Name:    t("题名乱码", "Title garbled"),
		Explain: t("题名按错误的编码读入，成了乱码。能完整还原的，修正会还原。", "The title was read in the wrong encoding. Where it can be undone as a whole the fix undoes it."),
		Source:  "RFC 3629 (UTF-8); GB 18030-2022"},
	{Code: "title-control", Severity: Warning, Family: Titles, Fix: SafeFix, paper: titleControl,
		Name:    t("题名里有控制字符或自造字", "Control or private-use character in the title"),
		Explain: t("题名里有看不见的控制字符、零宽字符，或者别处显示不出的自造字。看不见的可以安全地去掉。", "The title holds control or zero-width characters, or private-use ones that show nowhere else. The invisible ones are taken out safely."),
		Source:  "Unicode Standard 23.1, 23.2, 23.5"},
	{Code: "title-spaces", Severity: Hint, Family: Titles, Fix: SafeFix, paper: titleSpaces,
		Name:    t("多余的空格或换行", "Stray spaces or line breaks"),
		Explain: t("题名里有首尾空格、连续空格、换行，或者中文标点旁的空格。修正去掉它们。", "The title has blanks at an end, several in a row, line breaks, or blanks beside Chinese punctuation. The fix takes them out."),
		Source:  experience},
}

// garbled: other faults of a text are not worth naming before this one is undone.
func (f *facts) garbled() bool { return f.has(markMojibake) || f.has(markReplacement) }

func titleHalf(r *run) {
	for _, s := range r.titles() {
		if !s.has(markHalf) || !s.chinese() {
			continue
		}
		i := int(s.at[markHalf])
		at := Range{i, i + 1}
		r.add(s.field, s.text, at, say("“%[1]s”里的“%[2]s”是半角的。", "“%[2]s” in “%[1]s” is half-width.", around(s.text, at), s.text[i:i+1]), r.set(true, s.field, widen(s.text, false)))
	}
}

func titleHalfBrackets(r *run) {
	for _, s := range r.titles() {
		if !s.has(markHalfBracket) || !s.chinese() {
			continue
		}
		if out, at := widenBrackets(s.text); at.From >= 0 {
			r.add(s.field, s.text, at, say("“%s”用的是半角括号。", "“%s” stands in half-width brackets.", s.text[at.From:at.To]), r.set(true, s.field, out))
		}
	}
}

func titleFull(r *run) {
	for _, s := range r.titles() {
		var m mark
		latin := s.han == 0 && s.kana == 0 && s.latin() > 0
		switch {
		case s.has(markFullAlnum):
			m = markFullAlnum
		case latin && s.has(markFullPunct):
			m = markFullPunct
		default:
			continue
		}
		_, size := utf8.DecodeRuneInString(s.text[s.at[m]:])
		at := Range{int(s.at[m]), int(s.at[m]) + size}
		r.add(s.field, s.text, at, say("“%[1]s”里的“%[2]s”是全角的。", "“%[2]s” in “%[1]s” is full-width.", around(s.text, at), s.text[at.From:at.To]), r.set(true, s.field, narrow(s.text, latin)))
	}
}

func titleMarkup(r *run) {
	for _, s := range r.titles() {
		markupIn(r, s)
	}
}

func markupIn(r *run, s slot) {
	if !s.has(markLess) {
		return
	}
	g, ok := firstTag(s.text)
	if !ok {
		return
	}
	out, safe := stripTags(s.text)
	at := Range{g.from, g.to}
	r.add(s.field, s.text, at, say("有标记“%s”。", "There is the tag “%s”.", short(s.text[at.From:at.To])), r.set(safe, s.field, out))
}

func titleEntities(r *run) {
	for _, s := range r.titles() {
		entitiesIn(r, s)
	}
}

func entitiesIn(r *run, s slot) {
	if !s.has(markAmp) {
		return
	}
	at, c, ok := nextEntity(s.text, int(s.at[markAmp]))
	if !ok {
		return
	}
	r.add(s.field, s.text, at, say("“%s”应为“%s”。", "“%s” stands for “%s”.", s.text[at.From:at.To], c), r.set(!strings.ContainsFunc(decodeEntities(s.text), private), s.field, decodeEntities(s.text)))
}

func titleLatex(r *run) {
	for _, s := range r.titles() {
		latexIn(r, s)
	}
}

func latexIn(r *run, s slot) {
	if !s.any(markDollar, markBackslash, markPower, markTicks) {
		return
	}
	at, ok := s.texAt()
	if !ok {
		return
	}
	var f *Fix
	if out, whole := untex(s.text); out != s.text {
		f = r.set(whole || !strings.ContainsAny(out, "$"), s.field, out)
	}
	r.add(s.field, s.text, at, say("有 LaTeX 代码“%s”。", "There is LaTeX: “%s”.", short(s.text[at.From:at.To])), f)
}

func titleCapitals(r *run) {
	for _, s := range r.titles() {
		if s.upper < 12 || s.words < 3 || s.lower*10 > s.upper || s.han > 0 {
			continue
		}
		r.add(s.field, s.text, Range{}, say("题名“%s”全部大写。", "The title “%s” is in capitals.", short(s.text)), r.set(false, s.field, sentenceCase(s.text)))
	}
}

// sentenceCase leaves the first letter of the title and of a subtitle, words
// with a digit, and Roman numbers as they are.
func sentenceCase(s string) string {
	var b strings.Builder
	capital := true
	for len(s) > 0 {
		n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' })
		if n < 0 {
			n = len(s)
		}
		word := s[:n]
		switch {
		case word == "" || strings.ContainsAny(word, "0123456789") || len(word) > 1 && strings.Trim(word, "IVX") == "":
			b.WriteString(word)
		case capital:
			_, size := utf8.DecodeRuneInString(word)
			b.WriteString(word[:size] + strings.ToLower(word[size:]))
		default:
			b.WriteString(strings.ToLower(word))
		}
		if word != "" {
			capital = false
		}
		if n == len(s) {
			break
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		if r == ':' || r == '?' || r == '!' || r == '.' && n > 1 {
			capital = true
		}
		b.WriteString(s[n : n+size])
		s = s[n+size:]
	}
	return b.String()
}

func titleStop(r *run) {
	for _, s := range r.titles() {
		if s.last != '.' && s.last != '。' && s.last != '．' || s.runes < 8 || s.garbled() {
			continue
		}
		body := strings.TrimRight(s.text, ".。．")
		if s.last == '.' && (len(s.text)-len(body) > 1 || abbreviated(body)) {
			continue
		}
		r.add(s.field, s.text, Range{len(body), len(s.text)}, say("题名以“%s”结尾。", "The title ends with “%s”.", s.text[len(body):]), r.set(true, s.field, body))
	}
}

// abbreviated reports whether the last word of s, which a full stop follows,
// is an abbreviation: one or two letters, letters with stops between, a
// capitalised clipping of the common kind, or et al.
func abbreviated(s string) bool {
	word := s[strings.LastIndexAny(s, " (")+1:]
	if strings.ContainsRune(word, '.') || utf8.RuneCountInString(word) <= 2 && !strings.ContainsAny(word, "0123456789") && !strings.ContainsFunc(word, isHan) {
		return true
	}
	switch strings.ToLower(word) {
	case "al", "etc", "inc", "ltd", "corp", "vol", "jr", "sr", "spp", "ssp", "subsp", "var", "cf", "sen", "gen", "nov", "comb", "sp", "eds", "co", "bros", "dept", "univ", "rev", "phys", "lett", "linn", "griff", "hook", "maxim", "franch":
		return true
	}
	return false
}

// danglers end no title. "A" and "in" do ("of type A", "the states we live in").
var danglers = map[string]bool{"the": true, "of": true, "and": true, "with": true, "for": true, "from": true, "or": true, "an": true, "its": true, "their": true, "into": true, "between": true}

func titleCut(r *run) {
	for _, s := range r.titles() {
		if s.runes < 4 || s.garbled() {
			continue
		}
		text := strings.TrimRight(s.text, " \n\t")
		last, size := utf8.DecodeLastRuneInString(text)
		from := len(text) - size
		switch {
		case last == '…':
		case strings.HasSuffix(text, "..."):
			from = len(text) - 3
		case strings.HasSuffix(text, "[...]") || strings.HasSuffix(text, "[…]"):
			from = strings.LastIndexByte(text, '[')
		case last == ',' || last == ':' || last == ';' || last == '，' || last == '：' || last == '；' || last == '、' || last == '—' && !strings.ContainsRune(text[:from-2], '—'):
		case last == '-' && from > 0 && !strings.Contains(text[:from-1], " -") && (text[from-1] == ' ' || text[from-1]|0x20 >= 'a' && text[from-1]|0x20 <= 'z'):
		case last >= 'a' && last <= 'z' && s.han == 0:
			from = strings.LastIndexByte(text, ' ') + 1
			if from == 0 || !danglers[text[from:]] || from >= 3 && text[from-2] == '\'' {
				continue
			}
		default:
			continue
		}
		r.add(s.field, s.text, Range{from, len(text)}, say("题名以“%s”结尾，后面可能丢了。", "The title ends with “%s”; the rest seems lost.", text[from:]), nil)
	}
}

// titleUnbalanced counts round and square brackets as one kind, so that the
// interval [0,1) is whole, and leaves TeX alone, whose braces and accents look
// like brackets and quotation marks.
func titleUnbalanced(r *run) {
	for _, s := range r.titles() {
		if !s.any(markBracket, markQuote) || s.any(markBackslash, markTicks) || s.garbled() {
			continue
		}
		if at, ok := unbalanced(s.text, s.has(markDollar) || s.has(markPower)); ok {
			r.add(s.field, s.text, at, say("“%s”没有与之成对的另一半。", "“%s” lacks its pair.", s.text[at.From:at.To]), nil)
		}
	}
}

func unbalanced(s string, formulas bool) (Range, bool) {
	// The opener of each kind and its closer; the last place where the
	// number of open ones rose from zero is the one without a pair.
	var open, from [5]int
	straight, lastStraight, inches := 0, 0, 0
	prev := rune(0)
	for i, r := range s {
		kind, step := 0, 0
		switch r {
		case '(', '[', '（', '［', '【':
			step = 1
		case ')', ']', '）', '］', '】':
			step = -1
			if open[0] == 0 && enumerated(s[:i]) {
				step = 0
			}
		case '《', '〈':
			kind, step = 1, 1
		case '》', '〉':
			kind, step = 1, -1
		case '“', '„':
			kind, step = 2, 1
			if r == '“' && open[2] > 0 && strings.ContainsRune(s, '„') {
				step = -1
			}
		case '”':
			kind, step = 2, -1
		case '「', '『':
			kind, step = 3, 1
		case '」', '』':
			kind, step = 3, -1
		case '"':
			next, _ := utf8.DecodeRuneInString(s[i+1:])
			inside := unicode.IsLetter(prev) && prev < 0x250 && unicode.IsLetter(next) && next < 0x250 // Erd"os
			if !inside {
				straight++
				lastStraight = i
			}
			if prev >= '0' && prev <= '9' {
				inches++
			}
		}
		prev = r
		if step == 0 {
			continue
		}
		if open[kind] += step; open[kind] < 0 {
			if kind == 0 && formulas {
				return Range{}, false
			}
			return Range{i, i + utf8.RuneLen(r)}, true
		}
		if step > 0 && open[kind] == 1 {
			from[kind] = i
		}
	}
	for kind, n := range open {
		if n > 0 && (kind > 0 || !formulas) {
			_, size := utf8.DecodeRuneInString(s[from[kind]:])
			return Range{from[kind], from[kind] + size}, true
		}
	}
	if straight%2 == 1 && (straight-inches)%2 == 1 && !strings.ContainsAny(s, "“”") && !strings.Contains(s, "''") && !strings.Contains(s, "’’") {
		return Range{lastStraight, lastStraight + 1}, true
	}
	return Range{}, false
}

// enumerated: "1)", "a)" and "iv)" need no opening bracket.
func enumerated(before string) bool {
	word := before[strings.LastIndexAny(before, " ,;:，；：")+1:]
	return len(word) > 0 && len(word) <= 3 && strings.Trim(word, "0123456789abcdefivx") == ""
}

func titleMojibake(r *run) {
	for _, s := range r.titles() {
		mojibakeIn(r, s)
	}
}

func mojibakeIn(r *run, s slot) {
	switch {
	case s.has(markReplacement):
		i := int(s.at[markReplacement])
		at := Range{i, min(i+3, len(s.text))}
		r.add(s.field, s.text, at, say("有无法显示的字符，附近是“%s”。", "A character was lost near “%s”.", strings.ToValidUTF8(around(s.text, at), "\uFFFD")), nil)
	case s.has(markMojibake):
		i := int(s.at[markMojibake])
		_, size := utf8.DecodeRuneInString(s.text[i:])
		at := Range{i, i + size}
		var f *Fix
		if plain, ok := unmojibake(s.text); ok {
			f = r.set(true, s.field, plain)
		}
		r.add(s.field, s.text, at, say("“%s”是乱码。", "“%s” is garbled.", visible(around(s.text, at))), f)
	case s.han >= 3 && s.chinese():
		if strings.Contains(s.text, "锟斤拷") || strings.Contains(s.text, "烫烫烫") || strings.Contains(s.text, "屯屯屯") {
			r.add(s.field, s.text, Range{}, say("“%s”是乱码。", "“%s” is garbled.", short(s.text)), nil)
			return
		}
		plain, whole, ok := gbMojibake(s.text)
		if !ok {
			return
		}
		var f *Fix
		if whole {
			f = r.set(true, s.field, plain)
		}
		r.add(s.field, s.text, Range{}, say("“%s”是乱码。", "“%s” is garbled.", short(s.text)), f)
	}
}

// gbMojibake reports whether the Chinese title is garbled in that way.
func (r *run) gbMojibake() bool {
	if r.titleZH.han < 3 {
		return false
	}
	_, _, ok := gbMojibake(r.p.Title.ZH)
	return ok
}

func titleControl(r *run) {
	for _, s := range r.titles() {
		controlIn(r, s)
	}
}

func controlIn(r *run, s slot) {
	if s.garbled() {
		return // C1 controls are part of that
	}
	m, zh, en := markControl, "有看不见的字符 %s。", "There is an invisible character, %s."
	if !s.has(markControl) {
		if !s.has(markPrivate) {
			return
		}
		m, zh, en = markPrivate, "有自造字 %s。", "There is a private-use character, %s."
	}
	i := int(s.at[m])
	c, size := utf8.DecodeRuneInString(s.text[i:])
	r.add(s.field, s.text, Range{i, i + size}, say(zh, en, codePoint(c)), r.set(true, s.field, visible(s.text)))
}

func codePoint(c rune) string {
	const hex = "0123456789ABCDEF"
	out := ""
	for n := uint32(c); n > 0 || len(out) < 4; n >>= 4 {
		out = hex[n&15:n&15+1] + out
	}
	return "U+" + out
}

func titleSpaces(r *run) {
	for _, s := range r.titles() {
		if s.text == "" || !s.any(markLead, markTrail, markDouble, markBreak, markOddSpace, markGap, markTight) {
			continue
		}
		out := tidySpaces(s.text, true)
		if s.has(markTight) && s.han == 0 && !s.any(markDollar, markBackslash) {
			out = strings.NewReplacer(" , ", ", ", " ; ", "; ").Replace(out)
			out = strings.TrimSuffix(strings.TrimSuffix(out, " ,"), " .")
		}
		if out == s.text || out == "" {
			continue
		}
		i := 0
		for i < len(out) && i < len(s.text) && out[i] == s.text[i] {
			i++
		}
		at := spaceAt(s.text, i)
		r.add(s.field, s.text, at, say("“%s”处有多余的空白。", "There is stray white space at “%s”.", around(s.text, at)), r.set(true, s.field, out))
	}
}
