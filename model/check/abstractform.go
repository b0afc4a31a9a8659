package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"twinleaf/model"
)

// abstractFormChecks look at how an abstract is written, and at what sticks
// to its ends.
var abstractFormChecks = []Check{
	{Code: "abstract-label", Severity: Hint, Family: Abstracts, Fix: SafeFix, paper: abstractLabel,
		Name:    t("摘要前有“摘要”二字", "“Abstract” before the abstract"),
		Explain: t("摘要以自己的标题“摘要：”“Abstract”开头。修正去掉它。", "The abstract begins with its own heading. The fix takes it away."),
		Source:  experience},
	{Code: "abstract-keywords", Severity: Hint, Family: Abstracts, Fix: Proposal, paper: abstractKeywords,
		Name:    t("摘要末尾粘着关键词", "Keywords glued to the abstract"),
		Explain: t("摘要末尾粘着“关键词：……”。建议把它们移到主题一栏。", "The abstract ends in “Keywords: …”. Moving them to the subjects is proposed."),
		Source:  experience},
	{Code: "abstract-publisher", Severity: Hint, Family: Abstracts, Fix: SafeFix, paper: abstractPublisher,
		Name:    t("摘要末尾有版权声明", "Publisher's tail"),
		Explain: t("摘要末尾是出版社的版权声明。修正去掉它。", "The abstract ends in the publisher's copyright line. The fix takes it away."),
		Source:  experience},
	{Code: "abstract-markup", Severity: Warning, Family: Abstracts, Fix: SafeFix, paper: func(r *run) {
		for _, s := range r.abstracts() {
			markupIn(r, s)
		}
	},
		Name:    t("摘要里有标记", "Markup in the abstract"),
		Explain: t("摘要里残留着 <jats:p>、<i>、<sub> 之类的标记。修正去掉标记，上下标数字改用相应字符；公式只给建议。", "Tags such as <jats:p>, <i> or <sub> are left in the abstract. The fix takes them out and writes raised and lowered digits as such; formulas are only proposed."),
		Source:  "NISO Z39.96-2021 (JATS); HTML Standard"},
	{Code: "abstract-entities", Severity: Warning, Family: Abstracts, Fix: SafeFix, paper: func(r *run) {
		for _, s := range r.abstracts() {
			entitiesIn(r, s)
		}
	},
		Name:    t("摘要里有字符实体", "Character references in the abstract"),
		Explain: t("摘要里残留着 &lt; 之类的字符实体。修正换成它代表的字符。", "Character references such as &lt; are left in the abstract. The fix puts in what they stand for."),
		Source:  "HTML Standard 13.5"},
	{Code: "abstract-latex", Severity: Hint, Family: Abstracts, Fix: SafeFix, paper: func(r *run) {
		for _, s := range r.abstracts() {
			latexIn(r, s)
		}
	},
		Name:    t("摘要里有 LaTeX", "LaTeX in the abstract"),
		Explain: t("摘要里有 LaTeX 代码。重音字母和引号可以安全地改成字符，公式要人来改。", "LaTeX code is left in the abstract. Accents and quotation marks are fixed safely, mathematics needs a person."),
		Source:  "The TeXbook, chapter 9"},
	{Code: "abstract-halfwidth", Severity: Hint, Family: Abstracts, Fix: SafeFix, paper: abstractHalf,
		Name:    t("摘要里全角半角标点混用", "Half- and full-width punctuation mixed"),
		Explain: t("中文摘要大多用全角标点，夹杂着半角的。修正改成全角。通篇半角的摘要不在此列。", "The Chinese abstract mostly has full-width punctuation, with half-width marks among it. The fix makes these full-width. Abstracts that are half-width throughout are left alone."),
		Source:  "GB/T 15834-2011 标点符号用法"},
	{Code: "abstract-fullwidth", Severity: Hint, Family: Abstracts, Fix: SafeFix, paper: abstractFull,
		Name:    t("摘要里有全角字母或数字", "Full-width letters or digits in the abstract"),
		Explain: t("外文字母和数字不用全角。修正改成半角。", "Latin letters and digits are never full-width. The fix makes them half-width."),
		Source:  "GB/T 15835-2011 5.1; Unicode Standard Annex 11"},
	{Code: "abstract-mojibake", Severity: Error, Family: Abstracts, Fix: SafeFix, paper: func(r *run) {
		for _, s := range r.abstracts() {
			mojibakeIn(r, s)
		}
	},
		Name:    t("摘要乱码", "Abstract garbled"),
		Explain: t("摘要按错误的编码读入，成了乱码。能完整还原的，修正会还原。", "The abstract was read in the wrong encoding. Where it can be undone as a whole the fix undoes it."),
		Source:  "RFC 3629 (UTF-8); GB 18030-2022"},
	{Code: "abstract-control", Severity: Warning, Family: Abstracts, Fix: SafeFix, paper: func(r *run) {
		for _, s := range r.abstracts() {
			controlIn(r, s)
		}
	},
		Name:    t("摘要里有控制字符或自造字", "Control or private-use character in the abstract"),
		Explain: t("摘要里有看不见的控制字符、零宽字符，或者别处显示不出的自造字。看不见的可以安全地去掉。", "The abstract holds control or zero-width characters, or private-use ones that show nowhere else. The invisible ones are taken out safely."),
		Source:  "Unicode Standard 23.1, 23.2, 23.5"},
	{Code: "abstract-spaces", Severity: Hint, Family: Abstracts, Fix: SafeFix, paper: abstractSpaces,
		Name:    t("摘要里有多余的空白", "Stray white space in the abstract"),
		Explain: t("摘要首尾有空白，或者中间有连续的空格、制表符。修正去掉它们，分段保留。", "The abstract has white space at an end, or several blanks or tabs in a row. The fix takes them out and keeps paragraphs."),
		Source:  experience},
	{Code: "abstract-broken-words", Severity: Hint, Family: Abstracts, Fix: Proposal, paper: abstractBroken,
		Name:    t("摘要里有断行的词", "Words broken at line ends"),
		Explain: t("摘要里留着排版断行的连字符（“trans-␤formation”），这些词检索不到。建议接起来。", "Hyphens of printed line ends are left (“trans-␤formation”), so these words aren't found. Joining them is proposed."),
		Source:  experience},
}

// labels are headings that an abstract begins with; upper-case ones match in
// capitals only, where the word goes on as a sentence.
var labels = [...]string{"abstract", "summary", "摘要", "摘 要", "摘　要", "内容摘要", "内容提要", "提要", "文摘", "[摘要]", "【摘要】", "〔摘要〕", "［摘要］", "(摘要)", "[abstract]", "【abstract】", "résumé", "resumen", "zusammenfassung"}

// starters are words with a capital that begin a sentence, so that the word
// Abstract before them is a heading ("Abstract algebra" is none).
var starters = map[string]bool{"We": true, "The": true, "This": true, "In": true, "A": true, "An": true, "Background": true, "Objective": true, "Objectives": true, "Purpose": true,
	"Introduction": true, "It": true, "These": true, "Our": true, "There": true, "To": true, "For": true, "Aims": true, "Aim": true, "Context": true, "Here": true, "Using": true, "Recent": true, "Motivation": true}

// labelEnd is where the abstract itself begins; 0: it has no heading.
func labelEnd(s string) int {
	head := strings.TrimLeft(s, " \n\t*#　")
	skipped := len(s) - len(head)
	for _, w := range labels {
		if len(head) <= len(w) || !strings.EqualFold(head[:len(w)], w) {
			continue
		}
		rest := head[len(w):]
		body := strings.TrimLeft(rest, " \n\t*　")
		next, size := utf8.DecodeRuneInString(body)
		begin := len(s) - len(body)
		shouted := strings.ToUpper(head[:len(w)]) == head[:len(w)] && w[0] < 0x80 && w[0] != '['
		bracketed := strings.ContainsAny(w, "[(") || strings.HasPrefix(w, "【") || strings.HasPrefix(w, "〔") || strings.HasPrefix(w, "［")
		switch {
		case strings.ContainsRune(":：—–-.|", next) && (len(body) != len(rest) || size == 1 || next == '：' || next == '—' || next == '–'):
			if next == '-' && len(body) == len(rest) && !unicode.IsUpper(runeAt(body[size:])) && runeAt(body[size:]) != '-' {
				return 0 // abstract-based
			}
			if w == "summary" && next == '.' && !shouted {
				return 0
			}
			begin += size
		case bracketed:
		case w[0] >= 0x80 && len(body) != len(rest): // 摘要 本文…
		case w[0] >= 0x80:
			return 0
		case strings.Contains(rest[:len(rest)-len(body)], "\n"):
		case len(body) == len(rest): // AbstractWe study
			if w != "abstract" && w != "summary" || !unicode.IsUpper(next) || shouted {
				return 0
			}
		case shouted:
		case w == "abstract":
			word := body
			if i := strings.IndexAny(word, " ,:"); i > 0 {
				word = word[:i]
			}
			if !starters[word] || head[0] != 'A' {
				return 0
			}
		default:
			return 0
		}
		body = strings.TrimLeft(s[begin:], " \n\t:：—–-　")
		if body == "" || skipped > 8 {
			return 0
		}
		return len(s) - len(body)
	}
	return 0
}

func runeAt(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func abstractLabel(r *run) {
	for _, s := range r.abstracts() {
		if s.runes < 12 {
			continue
		}
		if end := labelEnd(s.text); end > 0 {
			r.add(s.field, s.text, Range{0, end}, say("摘要以“%s”开头。", "The abstract begins with “%s”.", strings.TrimSpace(short(s.text[:end]))), r.set(true, s.field, s.text[end:]))
		}
	}
}

// keywordWords begin the list that is glued to an abstract, in lower case.
var keywordWords = [...]string{"keywords", "key words", "key-words", "keyword", "index terms", "关键词", "关键字", "主题词"}

// keywordsAt is where the glued keywords begin; -1: there are none. The word
// must be followed by a mark and stand in the second half.
func keywordsAt(s slot) int {
	text := s.text
	if len(text) < 60 {
		return -1
	}
	for i := len(text) / 3; i < len(text); i++ {
		switch text[i] {
		case 'k', 'K', 'i', 'I', 0xE5, 0xE4:
		default:
			continue
		}
		if i > 0 && (text[i-1]|0x20 >= 'a' && text[i-1]|0x20 <= 'z' || text[i-1] == '-') {
			continue
		}
		for _, w := range keywordWords {
			if len(text)-i <= len(w)+2 || !strings.EqualFold(text[i:i+len(w)], w) {
				continue
			}
			rest := strings.TrimLeft(text[i+len(w):], " ]】］>}")
			rest = strings.TrimPrefix(rest, "and phrases")
			next, size := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
			if next != ':' && next != '：' && next != '-' && next != '—' && next != '–' && next != '.' && next != '|' && !(w[0] >= 0x80 && len(rest) != len(text)-i-len(w)) {
				continue
			}
			list := strings.TrimSpace(strings.TrimLeft(rest, " ")[size:])
			if small := text[i] >= 'a' && text[i] <= 'z'; small && (next == '-' || next == '.') {
				continue // "keyword-based", or the end of a sentence
			}
			if list == "" || len(list) > len(text)*2/3 {
				continue
			}
			return i
		}
	}
	return -1
}

func abstractKeywords(r *run) {
	for _, s := range r.abstracts() {
		i := keywordsAt(s)
		if i < 0 {
			continue
		}
		head := strings.TrimRight(s.text[:i], " \n\t[【［(")
		edits := []model.Edit{r.edit(s.field, head)}
		if len(r.p.Subjects) == 0 {
			list := s.text[i:]
			if j := strings.IndexAny(list, ":：—–"); j >= 0 {
				_, size := utf8.DecodeRuneInString(list[j:])
				list = list[j+size:]
			}
			var words []string
			for w := range strings.FieldsFuncSeq(list, func(c rune) bool { return strings.ContainsRune(",;，；、\n", c) }) {
				if w = strings.Trim(w, " ."); w != "" {
					words = append(words, w)
				}
			}
			edits = append(edits, r.edit("subjects", strings.Join(words, "\n")))
		}
		r.add(s.field, s.text, Range{i, len(s.text)}, say("末尾粘着“%s”。", "“%s” sticks to its end.", short(s.text[i:])), fix(false, edits...))
	}
}

// tailAt is where the publisher's tail begins: a copyright line in the last
// 300 bytes that nothing but itself follows; -1: there is none.
func tailAt(s string) int {
	from := max(len(s)-300, 0)
	for from > 0 && from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	tail := s[from:]
	best := -1
	take := func(i int) {
		if i >= 0 && (best < 0 || i < best) {
			best = i
		}
	}
	if i := strings.Index(tail, "©"); i >= 0 {
		take(i)
	}
	for _, w := range [...]string{"Copyright ", "copyright ", "COPYRIGHT ", "(c) ", "(C) "} {
		if i := strings.Index(tail, w); i >= 0 && yearAt(strings.TrimLeft(tail[i+len(w):], " (cC)©")) {
			take(i)
		}
	}
	for _, w := range [...]string{"All rights reserved", "All Rights Reserved", "all rights reserved", "Published by Elsevier", "Published by John Wiley", "Published by Springer", "版权所有", "保留所有权利"} {
		take(strings.Index(tail, w))
	}
	if best < 0 {
		return -1
	}
	// The line begins where its sentence does: "Crown Copyright © 2009".
	if i := strings.LastIndexAny(strings.TrimRight(tail[:best], " "), ".。\n"); i >= 0 && best-i < 40 {
		_, size := utf8.DecodeRuneInString(tail[i:])
		if i2 := i + size; strings.TrimSpace(tail[i2:best]) != "" && !strings.Contains(tail[i2:best], ",") && len(strings.Fields(tail[i2:best])) <= 3 {
			best = i2 + len(tail[i2:best]) - len(strings.TrimLeft(tail[i2:best], " \n"))
		}
	}
	if best+from == 0 {
		return -1
	}
	return from + best
}

func yearAt(s string) bool {
	return len(s) >= 4 && allDigits(s[:4]) && (s[0] == '1' && s[1] == '9' || s[0] == '2' && s[1] == '0')
}

func abstractPublisher(r *run) {
	for _, s := range r.abstracts() {
		if len(s.text) < 40 {
			continue
		}
		i := tailAt(s.text)
		if i < 0 {
			continue
		}
		head := strings.TrimRight(s.text[:i], " \n\t([")
		last, _ := utf8.DecodeLastRuneInString(head)
		r.add(s.field, s.text, Range{i, len(s.text)}, say("末尾是版权声明“%s”。", "It ends in the copyright line “%s”.", short(s.text[i:])), r.set(strings.ContainsRune(closers, last), s.field, head))
	}
}

func abstractHalf(r *run) {
	if s := r.abstracts()[0]; s.halves > 0 && s.fulls >= 2*s.halves && s.chinese() && !s.garbled() {
		out := widen(s.text, true)
		i := 0
		for i < len(out) && i < len(s.text) && out[i] == s.text[i] {
			i++
		}
		if out == s.text {
			return
		}
		at := spaceAt(s.text, i)
		r.add(s.field, s.text, at, say("%[2]s 处的标点是半角的，共 %[1]d 处。", "%[1]d marks are half-width, the first at “%[2]s”.", s.halves, around(s.text, at)), r.set(true, s.field, out))
	}
}

func abstractFull(r *run) {
	for _, s := range r.abstracts() {
		if s.has(markFullAlnum) {
			i := int(s.at[markFullAlnum])
			at := spaceAt(s.text, i)
			r.add(s.field, s.text, at, say("“%s”里有全角字符。", "“%s” holds full-width characters.", around(s.text, at)), r.set(true, s.field, narrow(s.text, false)))
		}
	}
}

func abstractSpaces(r *run) {
	for _, s := range r.abstracts() {
		if s.text == "" || !s.any(markLead, markTrail, markDouble, markBreak, markOddSpace) {
			continue
		}
		lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s.text), "\n")
		kept := lines[:0]
		for _, l := range lines {
			if l = tidySpaces(l, false); l != "" || len(kept) > 0 && kept[len(kept)-1] != "" {
				kept = append(kept, l)
			}
		}
		out := strings.TrimSpace(strings.Join(kept, "\n"))
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

// spaceAt is the character of s at or around byte i.
func spaceAt(s string, i int) Range {
	i = min(i, len(s)-1)
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return Range{i, i + size}
}

func abstractBroken(r *run) {
	for _, s := range r.abstracts() {
		if !s.has(markBreak) {
			continue
		}
		i := brokenWord(s.text, 0)
		if i < 0 {
			continue
		}
		out := s.text
		for j := i; j >= 0; j = brokenWord(out, j) {
			end := j + 1
			for out[end] == ' ' || out[end] == '\n' || out[end] == '\r' || out[end] == '\t' {
				end++
			}
			out = out[:j] + out[end:]
		}
		at := Range{i, i + 1}
		r.add(s.field, s.text, at, say("“%s”断开了。", "“%s” is broken.", around(s.text, at)), r.set(false, s.field, out))
	}
}

// brokenWord finds a hyphen between a small letter and a line end that a
// small letter follows.
func brokenWord(s string, from int) int {
	for i := max(from, 1); i+2 < len(s); i++ {
		if s[i] != '-' || s[i-1] < 'a' || s[i-1] > 'z' {
			continue
		}
		rest := strings.TrimLeft(s[i+1:], " \t\r")
		if !strings.HasPrefix(rest, "\n") {
			continue
		}
		if rest = strings.TrimLeft(rest, " \t\r\n"); rest != "" && rest[0] >= 'a' && rest[0] <= 'z' {
			return i
		}
	}
	return -1
}
