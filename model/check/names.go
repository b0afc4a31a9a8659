package check

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameChecks look at how each name is written. One finding a check and paper:
// it shows the first name, and its fix mends them all.
var nameChecks = []Check{
	{Code: "people-digits", Severity: Warning, Family: People, Fix: SafeFix, paper: peopleDigits,
		Name:    t("名字里有数字或脚注符号", "Digit or footnote mark in a name"),
		Explain: t("名字带着单位编号或脚注符号（1、*、†）。修正去掉末尾的符号。", "A name carries the number of an affiliation or a footnote mark. The fix takes it off the end."),
		Source:  experience},
	{Code: "people-degree", Severity: Hint, Family: People, Fix: SafeFix, paper: peopleDegree,
		Name:    t("名字里有学位或头衔", "Degree or title in a name"),
		Explain: t("名字带着 PhD、Dr.、教授、IEEE 会员等级之类。修正去掉它们。", "A name carries PhD, Dr., a professorship or a grade of membership. The fix takes it away."),
		Source:  "ISO 690:2021 (titles and degrees are left out)"},
	{Code: "people-email", Severity: Warning, Family: People, Fix: SafeFix, paper: peopleEmail,
		Name:    t("名字里有邮箱", "E-mail address in a name"),
		Explain: t("作者一栏混进了邮箱地址。修正去掉它。", "An e-mail address got among the people. The fix takes it away."),
		Source:  "RFC 5322 3.4.1"},
	{Code: "people-affiliation", Severity: Warning, Family: People, Fix: Proposal, paper: peopleAffiliation,
		Name:    t("作者里有单位", "Affiliation among the people"),
		Explain: t("大学、研究所、医院之类的单位混进了作者名单，或者写在名字的括号里。", "A university, institute or hospital got into the list of people or into the brackets behind a name."),
		Source:  experience},
	{Code: "people-capitals", Severity: Hint, Family: People, Fix: Proposal, paper: peopleCapitals,
		Name:    t("名字全部大写", "Name in capitals"),
		Explain: t("名字全用大写字母。建议改为首字母大写；McDonald 之类请人核对。", "A name is in capitals. Capitals at the beginning of each word are proposed; names such as McDonald need a look."),
		Source:  experience},
	{Code: "people-lowercase", Severity: Hint, Family: People, Fix: Proposal, paper: peopleLower,
		Name:    t("名字全部小写", "Name without capitals"),
		Explain: t("名字里没有一个大写字母。有人的确这样署名，所以只给建议。", "A name has no capital at all. Some people do sign so, hence a proposal."),
		Source:  experience},
	{Code: "people-markup", Severity: Warning, Family: People, Fix: SafeFix, paper: peopleMarkup,
		Name:    t("名字里有标记", "Markup in a name"),
		Explain: t("名字里有 LaTeX 重音、花括号、网页标记或字符实体。修正换成相应的字符。", "A name holds TeX accents, braces, tags or character references. The fix puts in the characters."),
		Source:  "The TeXbook, chapter 9; HTML Standard 13.5"},
	{Code: "people-mojibake", Severity: Error, Family: People, Fix: SafeFix, paper: peopleMojibake,
		Name:    t("名字乱码", "Name garbled"),
		Explain: t("名字按错误的编码读入，成了乱码（“MÃ¼ller”）。能还原的，修正会还原。", "A name was read in the wrong encoding (“MÃ¼ller”). Where it can be undone the fix undoes it."),
		Source:  "RFC 3629 (UTF-8)"},
	{Code: "people-spaces", Severity: Hint, Family: People, Fix: SafeFix, paper: peopleSpaces,
		Name:    t("名字里有多余的空白或标点", "Stray blanks or marks in a name"),
		Explain: t("名字首尾有空格、标点，中间有连续空格，或者有看不见的字符。修正去掉它们。", "A name has blanks or punctuation at an end, several blanks in a row, or invisible characters. The fix takes them out."),
		Source:  experience},
}

func peopleDigits(r *run) {
	for i := range r.names {
		n := &r.names[i]
		if n.digits == 0 && !n.has(nameMark) || n.has(nameAt|nameMarkup) || n.latin()+n.han == 0 && len(n.name) > 3 || n.digits > 0 && n.group() {
			continue
		}
		if n.latin()+n.han == 0 {
			if n.digits == 0 {
				continue
			}
			r.addName(i, say("“%s”不是人名。", "“%s” is no name.", n.name), nil)
			return
		}
		safe := true
		f := r.rename(true, func(_ int, n *nameFacts) string {
			if n.digits == 0 && !n.has(nameMark) || n.has(nameAt|nameMarkup) || n.group() {
				return n.name
			}
			s := strings.TrimFunc(n.name, func(c rune) bool {
				return !unicode.IsLetter(c) && c != '.' && c != ')' && c != '）' || strings.ContainsRune("ªº", c)
			})
			if strings.ContainsAny(s, "0123456789*†‡§¶") {
				safe = false
			}
			return s
		})
		if f != nil {
			f.Safe = safe
		}
		r.addName(i, say("“%s”里有数字或符号。", "“%s” holds a digit or mark.", short(n.name)), f)
		return
	}
}

// degree reports whether a word or part of a name is a degree, a title or a
// grade of membership, and nothing else.
func degree(s string) bool {
	if len(s) > 30 {
		return false
	}
	switch strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), " ", "")) {
	case "phd", "dphil", "drphil", "msc", "mph", "mba", "bsc", "mbbs", "mbchb", "frcp", "frcs", "facs", "facc", "pharmd", "drph", "dsc", "scd", "edd", "psyd", "dvm", "dds", "facp", "meng", "beng", "mphil",
		"seniormember", "studentmember", "member", "fellow", "lifefellow", "lifemember", "graduatestudentmember", "associatemember", "ieee", "fellowieee", "memberieee", "seniormemberieee", "studentmemberieee", "acm",
		"教授", "副教授", "博士", "硕士", "主任医师", "副主任医师", "研究员", "副研究员", "院士", "讲师", "高级工程师":
		return true
	}
	return false
}

func withoutDegree(name string) string {
	s := strings.TrimSpace(name)
	if degree(s) || s == "MD" || s == "M.D." {
		return ""
	}
	for again := true; again; {
		again = false
		for _, w := range [...]string{"Dr. ", "Dr ", "Prof. ", "Prof ", "Professor ", "DR. ", "PROF. ", "Prof.Dr. ", "Dipl.-Ing. "} {
			if rest, ok := strings.CutPrefix(s, w); ok {
				s, again = strings.TrimSpace(rest), true
			}
		}
		if i := strings.LastIndexAny(s, " ,，("); i > 0 {
			tail := strings.Trim(s[i+1:], " ().,（）")
			head := strings.TrimRight(s[:i], " ,，(（")
			doctor := strings.ReplaceAll(tail, ".", "") == "MD" && (s[len(head)] == ',' || fullGiven(head))
			if degree(tail) || doctor {
				s, again = head, true
			} else if j := strings.LastIndexAny(head, " ,"); j > 0 && degree(head[j+1:]+tail) {
				s, again = strings.TrimRight(head[:j], " ,"), true
			}
		}
		for _, w := range [...]string{"副教授", "教授", "博士", "副主任医师", "主任医师", "研究员", "院士"} {
			if rest, ok := strings.CutSuffix(s, w); ok && utf8.RuneCountInString(rest) >= 2 && utf8.RuneCountInString(rest) <= 4 {
				s, again = rest, true
			}
		}
	}
	return s
}

// fullGiven: two words with small letters, so that MD after them is a degree
// and not a pair of initials (Smith MD).
func fullGiven(head string) bool {
	n := 0
	for w := range strings.FieldsSeq(head) {
		if len(w) > 2 && strings.ToUpper(w) != w {
			n++
		}
	}
	return n >= 2
}

func peopleDegree(r *run) {
	for i := range r.names {
		n := &r.names[i]
		if n.words == 0 && n.han < 4 || n.words > 12 {
			continue
		}
		if n.han == 0 && !n.has(nameStop|nameComma|nameBracket) && !mayBeDegree(n.name) {
			continue
		}
		if out := withoutDegree(n.name); out != n.name && out != strings.TrimSpace(n.name) && !n.group() {
			r.addName(i, say("“%s”带着学位或头衔。", "“%s” carries a degree or title.", short(n.name)),
				r.rename(true, func(_ int, n *nameFacts) string { return withoutDegree(n.name) }))
			return
		}
	}
}

// mayBeDegree is a quick look at the ends of a name without punctuation.
func mayBeDegree(s string) bool {
	if strings.HasPrefix(s, "Dr ") || strings.HasPrefix(s, "Prof") {
		return true
	}
	last := s[strings.LastIndexByte(s, ' ')+1:]
	if last == "Member" || last == "Fellow" || len(last) == len(s) {
		return degree(last) || last == "MD" || degree(s)
	}
	upper := 0
	for i := 0; i < len(last); i++ {
		if last[i] >= 'A' && last[i] <= 'Z' {
			upper++
		}
	}
	return upper >= 2 && len(last) >= 2
}

func withoutEmail(name string) string {
	fields := strings.FieldsFunc(name, func(c rune) bool {
		return c == ' ' || c == '<' || c == '>' || c == '(' || c == ')' || c == ',' || c == ';'
	})
	kept := fields[:0]
	for _, f := range fields {
		if !strings.Contains(f, "@") && !strings.EqualFold(strings.TrimRight(f, ":："), "e-mail") && !strings.EqualFold(strings.TrimRight(f, ":："), "email") {
			kept = append(kept, f)
		}
	}
	return strings.Join(kept, " ")
}

func peopleEmail(r *run) {
	for i := range r.names {
		if n := &r.names[i]; n.has(nameAt) {
			r.addName(i, say("“%s”里有邮箱地址。", "“%s” holds an e-mail address.", short(n.name)),
				r.rename(true, func(_ int, n *nameFacts) string {
					if n.has(nameAt) {
						return withoutEmail(n.name)
					}
					return n.name
				}))
			return
		}
	}
}

func peopleAffiliation(r *run) {
	persons := 0
	for i := range r.names {
		if r.names[i].person() {
			persons++
		}
	}
	for i := range r.names {
		n := &r.names[i]
		if n.words < 2 && n.han < 4 || !institution(n.name) || n.has(nameAt) {
			continue
		}
		head := n.name
		if j := strings.IndexAny(head, "(（[,，"); j > 0 {
			head = strings.TrimSpace(head[:j])
		}
		bracket := head != n.name && !institution(head)
		others := persons
		if n.person() {
			others--
		}
		if !bracket && (others == 0 || n.group()) {
			continue // a corporate author
		}
		r.addName(i, say("“%s”是单位。", "“%s” is an institution.", short(n.name)),
			r.rename(false, func(j int, m *nameFacts) string {
				switch {
				case j != i:
					return m.name
				case bracket:
					return head
				}
				return ""
			}))
		return
	}
}

func titleCase(name string) string {
	var b strings.Builder
	start := true
	for i, c := range name {
		switch {
		case !unicode.IsLetter(c):
			start = c != '\'' && c != '’' || i > 1 && i-strings.LastIndexAny(name[:i], " -") == 2
		case start:
			c, start = unicode.ToUpper(c), false
		default:
			c = unicode.ToLower(c)
		}
		b.WriteRune(c)
	}
	return b.String()
}

func (n *nameFacts) shouting() bool {
	return n.lower == 0 && n.upper >= 5 && n.words >= 2 && n.han == 0 && !n.has(nameMarkup|nameAt|nameGarbled|nameOther) && (n.big > 0 || n.words == 2 && n.upper >= 5) && !initialled(n.name)
}

// initialled: nothing but initials.
func initialled(s string) bool {
	for w := range strings.FieldsFuncSeq(s, func(c rune) bool { return c == ' ' || c == '.' || c == '-' }) {
		if len(w) > 2 {
			return false
		}
	}
	return true
}

func peopleCapitals(r *run) {
	for i := range r.names {
		if n := &r.names[i]; n.shouting() && !n.group() {
			r.addName(i, say("“%s”全部大写。", "“%s” is in capitals.", short(n.name)),
				r.rename(false, func(_ int, n *nameFacts) string {
					if n.shouting() && !n.group() {
						return titleCase(n.name)
					}
					return n.name
				}))
			return
		}
	}
}

func (n *nameFacts) whispering() bool {
	return n.upper == 0 && n.lower >= 5 && n.words >= 2 && n.words <= 4 && n.han == 0 && !n.has(nameMarkup|nameAt|nameGarbled|nameOther)
}

func peopleLower(r *run) {
	for i := range r.names {
		n := &r.names[i]
		if !n.whispering() || n.group() {
			continue
		}
		if _, others := withoutOthers(n.name); others || nobody(n.name) {
			continue
		}
		r.addName(i, say("“%s”没有大写字母。", "“%s” has no capital.", short(n.name)),
			r.rename(false, func(_ int, n *nameFacts) string {
				if n.whispering() && !n.group() {
					return titleCase(n.name)
				}
				return n.name
			}))
		return
	}
}

func plainName(s string) (string, bool) {
	if g, ok := nextTag(s, 0); ok {
		_ = g
		s, _ = stripTags(s)
	}
	s, _ = untex(html.UnescapeString(s))
	s = strings.NewReplacer("{", "", "}", "", "~", " ").Replace(s)
	return joinBlanks(s), !strings.ContainsAny(s, "\\$<{}")
}

func peopleMarkup(r *run) {
	for i := range r.names {
		n := &r.names[i]
		if !n.has(nameMarkup) {
			continue
		}
		safe := true
		f := r.rename(true, func(_ int, n *nameFacts) string {
			if !n.has(nameMarkup) {
				return n.name
			}
			s, ok := plainName(n.name)
			safe = safe && ok
			return s
		})
		if f != nil {
			f.Safe = safe
		}
		r.addName(i, say("“%s”里有标记。", "“%s” holds markup.", short(n.name)), f)
		return
	}
}

func peopleMojibake(r *run) {
	for i := range r.names {
		n := &r.names[i]
		if !n.has(nameGarbled) {
			continue
		}
		whole := true
		f := r.rename(true, func(_ int, n *nameFacts) string {
			if !n.has(nameGarbled) {
				return n.name
			}
			s, ok := unmojibake(n.name)
			if !ok {
				whole = false
				return n.name
			}
			return s
		})
		if f != nil {
			f.Safe = whole
		}
		r.addName(i, say("“%s”是乱码。", "“%s” is garbled.", visible(short(n.name))), f)
		return
	}
}

func cleanName(s string) string {
	return strings.Trim(tidySpaces(visible(s), false), " ,;:/|、，；*&")
}

func peopleSpaces(r *run) {
	for i := range r.names {
		n := &r.names[i]
		if !n.has(nameSpace|nameControl|nameEdge) || n.has(nameGarbled|nameMarkup|nameAt) || n.latin()+n.han == 0 {
			continue
		}
		if out := cleanName(n.name); out != n.name && out != "" {
			r.addName(i, say("“%s”里有多余的空白或标点。", "“%s” has a stray blank or mark.", visible(short(n.name))),
				r.rename(true, func(_ int, n *nameFacts) string {
					if n.has(nameMarkup | nameGarbled | nameAt) {
						return n.name
					}
					return cleanName(n.name)
				}))
			return
		}
	}
}
