package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"twinleaf/model"
)

// peopleChecks look at the list of people; nameChecks at how each is written.
var peopleChecks = []Check{
	{Code: "people-none", Severity: Warning, Family: People, paper: peopleNone,
		Name:    t("没有作者", "No people"),
		Explain: t("作者一栏是空的。", "Nobody is named as author."),
		Source:  "GB/T 7714-2015 4.1"},
	{Code: "people-placeholder", Severity: Warning, Family: People, Fix: SafeFix, paper: peoplePlaceholder,
		Name:    t("作者里有占位符", "Placeholder among the people"),
		Explain: t("作者写成了“佚名”“Anonymous”“N/A”或孤零零的标点。修正把它从名单里去掉。", "Instead of a name there is “Anonymous”, “N/A” or a lone mark. The fix takes it off the list."),
		Source:  experience},
	{Code: "people-several-in-one", Severity: Warning, Family: People, Fix: SafeFix, paper: peopleSeveral,
		Name:    t("几个人写成了一个", "Several people in one name"),
		Explain: t("一个名字里有好几个人，检索和引用都会出错。分隔清楚的，修正会拆开。", "One name holds several people, which spoils search and citations. Where they are clearly separated the fix splits them."),
		Source:  experience},
	{Code: "people-and", Severity: Warning, Family: People, Fix: SafeFix, paper: peopleAnd,
		Name:    t("名字前有 and", "“and” before a name"),
		Explain: t("名字以 and、und、& 或“和”开头，那是原来名单里的连词。修正去掉它。", "A name begins with “and” or “&”, left over from the printed list. The fix takes it away."),
		Source:  experience},
	{Code: "people-et-al", Severity: Warning, Family: People, Fix: Proposal, paper: peopleEtAl,
		Name:    t("作者里有“等”", "“et al.” among the people"),
		Explain: t("名单以“等”或 et al. 结尾，后面的作者没有收录。建议去掉这几个字，再补全名单。", "The list ends in “et al.”: the people after it are missing. Taking it off is proposed; the list still needs completing."),
		Source:  "GB/T 7714-2015 8.1 (a style shortens the list, a record doesn't)"},
	{Code: "people-torn", Severity: Warning, Family: People, Fix: Proposal, paper: peopleTorn,
		Name:    t("名字被拆散", "Names torn apart"),
		Explain: t("姓和名分成了两个人（“Raymond, Mark”按逗号拆开了），或者 Jr. 单独成了一个人。建议合起来。", "Family and given name became two people (“Raymond, Mark” was split at its comma), or “Jr.” became one. Joining them is proposed."),
		Source:  experience},
	{Code: "people-mixed-order", Severity: Warning, Family: People, Fix: Proposal, paper: peopleMixed,
		Name:    t("姓名次序不一致", "Orders of names mixed"),
		Explain: t("同一名单里有的写“姓, 名”，有的写“名 姓”。建议统一为“名 姓”。", "Some names of the list are “Family, Given”, others “Given Family”. The latter is proposed for all."),
		Source:  "ISO 690:2021 (one form of names in a list)"},
	{Code: "people-twice", Severity: Warning, Family: People, Fix: Proposal, paper: peopleTwice,
		Name:    t("同一个人列了两次", "Same person twice"),
		Explain: t("名单里有两个相同的名字。也可能真是同名的两个人，所以只给建议。", "The same name stands twice in the list. It may be two people of one name, so the fix is only proposed."),
		Source:  experience},
	{Code: "people-chinese-split", Severity: Warning, Family: People, Fix: Proposal, paper: peopleChineseSplit,
		Name:    t("中文姓名被拆开", "Chinese name split"),
		Explain: t("姓和名分成了两个人，或者中间有空格、逗号。建议合成一个。", "Surname and given name became two people. Joining them is proposed."),
		Source:  "GB/T 28039-2011 (surname first, no mark between)"},
	{Code: "people-chinese-order", Severity: Warning, Family: People, Fix: Proposal, paper: peopleChineseOrder,
		Name:    t("中文姓名次序颠倒", "Chinese name in the wrong order"),
		Explain: t("名字写在姓前面了。建议改成先姓后名。", "The given name stands before the surname. The usual order is proposed."),
		Source:  "GB/T 28039-2011"},
	{Code: "people-pinyin", Severity: Warning, Family: People, Fix: Proposal, paper: peoplePinyin,
		Name:    t("拼音名与汉字名并列", "Pinyin name beside its Han form"),
		Explain: t("同一个人的汉字姓名和拼音姓名都在名单里。建议只留汉字；用拼音仍能找到。", "The same person is listed in Han and in pinyin. Keeping the Han form is proposed; pinyin still finds it."),
		Source:  "GB/T 28039-2011 中国人名汉语拼音字母拼写规则"},
}

// nameAt is where name i stands in the field's value.
func (r *run) nameAt(i int) Range {
	from := 0
	for _, p := range r.p.Authors[:i] {
		from += len(p.Name) + 2
	}
	return Range{from, from + len(r.p.Authors[i].Name)}
}

func (r *run) addName(i int, message model.Text, f *Fix) {
	r.add("authors", model.JoinPeople(r.p.Authors), r.nameAt(i), message, f)
}

// people returns the Fix that leaves these names.
func (r *run) people(safe bool, names []string) *Fix {
	list := make([]model.Person, 0, len(names))
	for _, n := range names {
		if n = strings.TrimSpace(n); n != "" {
			list = append(list, model.Person{Name: n})
		}
	}
	return r.set(safe, "authors", model.JoinPeople(list))
}

// rename applies f to every name; an empty result takes the name off.
func (r *run) rename(safe bool, f func(i int, n *nameFacts) string) *Fix {
	names := make([]string, len(r.names))
	for i := range r.names {
		names[i] = f(i, &r.names[i])
	}
	return r.people(safe, names)
}

func peopleNone(r *run) {
	if len(r.p.Authors) == 0 {
		r.add("authors", "", Range{}, t("没有作者。", "Nobody is named."), nil)
	}
}

func nobody(name string) bool {
	if len(name) > 40 {
		return false
	}
	switch strings.ToLower(strings.Trim(name, " []().*")) {
	case "anonymous", "anon", "no authors listed", "no author", "no author listed", "unknown author", "author unknown", "not available", "佚名", "无名氏", "作者不详", "匿名", "anonymus", "[anonymous]", "author", "authors":
		return true
	}
	return placeholder(name)
}

func peoplePlaceholder(r *run) {
	for i := range r.names {
		n := &r.names[i]
		if n.words > 3 || n.han > 4 || n.digits > 0 || n.words == 1 && n.latin() > 12 || !nobody(n.name) {
			continue
		}
		r.addName(i, say("“%s”不是人名。", "“%s” is not a name.", n.name),
			r.rename(true, func(_ int, n *nameFacts) string {
				if n.digits == 0 && nobody(n.name) {
					return ""
				}
				return n.name
			}))
		return
	}
}

// pieces splits a name that holds several; safe where every piece can pass
// for a whole name.
func pieces(n *nameFacts) (parts []string, safe bool) {
	s := n.name
	for _, w := range [...]string{" and ", " And ", " AND ", " und ", " & ", ";", "；", "、", "|", "/", "＆"} {
		s = strings.ReplaceAll(s, w, "\n")
	}
	safe = true
	for p := range strings.SplitSeq(s, "\n") {
		if p = strings.Trim(p, " ,，"); p == "" || strings.EqualFold(p, "and") {
			continue
		}
		var f nameFacts
		f.read(p)
		safe = safe && f.person()
		parts = append(parts, p)
	}
	return parts, safe
}

func peopleSeveral(r *run) {
	for i := range r.names {
		n := &r.names[i]
		var parts []string
		safe := false
		switch {
		case n.has(nameMarkup | nameAt | nameGarbled):
			continue
		case n.has(nameTwo):
			parts, safe = pieces(n)
			if len(parts) < 2 || len(n.name) > 40 && institution(n.name) || n.words+n.han < 3 || strings.Contains(n.name, "v/d") {
				continue
			}
		case n.han == 0 && strings.Count(n.name, ",") >= 2 && n.words > 3:
		case n.han == 0 && n.words >= 4 && n.big >= 2 && manyNames(n.name):
		case n.han >= 4 && n.latin() == 0:
			if parts, safe = hanNames(n.name); parts == nil {
				continue
			}
		default:
			continue
		}
		if n.group() || institution(n.name) {
			continue
		}
		var f *Fix
		if len(parts) > 1 {
			names := make([]string, 0, len(r.names)+len(parts))
			for j := range r.names {
				if j == i {
					names = append(names, parts...)
				} else {
					names = append(names, r.names[j].name)
				}
			}
			f = r.people(safe, names)
		}
		r.addName(i, say("“%s”像是好几个人。", "“%s” seems to be several people.", short(n.name)), f)
		return
	}
}

// manyNames: six and more capitalised words, or the initials and family names
// of several people in turn. Initials between words are middle names (Simon
// A. A. Kohl, K. Rustan M. Leino) unless they are a pair and a whole name
// stands before them (I. M. Khalatnikov S. V. Savchenko), or follow a full
// stop (W. Johnson. U. Safronova).
func manyNames(s string) bool {
	words, full, initials := 0, 0, 0
	stopped, again := false, false
	for w := range strings.FieldsSeq(s) {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) {
			return false // a particle
		}
		bare := strings.TrimRight(w, ".")
		if utf8.RuneCountInString(bare) == 1 || strings.ContainsRune(bare, '.') {
			initials++
			again = again || full > 0 && (stopped || words-initials >= 1 && (initials >= 2 || strings.ContainsRune(bare, '.')))
			stopped = false
			words++
			continue
		}
		words++
		full++
		if again {
			return true
		}
		initials = 0
		stopped = bare != w && utf8.RuneCountInString(bare) >= 4
	}
	return full >= 6
}

// joiners begin a name where the printed list had a conjunction.
var joiners = [...]string{"and ", "And ", "AND ", "& ", "und ", "\\and ", "和 ", "与 "}

func withoutJoiner(name string) string {
	s := strings.TrimLeft(name, " ")
	for _, w := range joiners {
		if rest, ok := strings.CutPrefix(s, w); ok {
			return strings.TrimSpace(rest)
		}
	}
	return name
}

func peopleAnd(r *run) {
	for i := range r.names {
		n := &r.names[i]
		if n.name == "" || strings.IndexByte("aAu&\\ \xe5\xe4", n.name[0]) < 0 {
			continue
		}
		if rest := withoutJoiner(n.name); rest != n.name && rest != "" {
			r.addName(i, say("“%s”前面有连词。", "“%s” begins with a conjunction.", short(n.name)),
				r.rename(true, func(_ int, n *nameFacts) string { return withoutJoiner(n.name) }))
			return
		}
	}
}

// withoutOthers takes "et al." and its like off the end of a name.
func withoutOthers(name string) (string, bool) {
	s := strings.TrimRight(name, " .…")
	for _, w := range [...]string{"et al", "et. al", "et.al", "et alii", "and others", "and other", "u. a", "et coll"} {
		if len(s) >= len(w) && strings.EqualFold(s[len(s)-len(w):], w) && (len(s) == len(w) || strings.IndexByte(" ,;", s[len(s)-len(w)-1]) >= 0) {
			return strings.TrimRight(s[:len(s)-len(w)], " ,;"), true
		}
	}
	if strings.EqualFold(s, "others") || strings.EqualFold(s, "other authors") || s == "等" || s == "等人" {
		return "", true
	}
	for _, w := range [...]string{"等人", "等"} {
		if rest, ok := strings.CutSuffix(s, w); ok && utf8.RuneCountInString(strings.TrimSpace(rest)) >= 2 {
			return strings.TrimRight(rest, " ,，"), true
		}
	}
	return name, false
}

func peopleEtAl(r *run) {
	for i := range r.names {
		n := &r.names[i]
		tail := strings.TrimRight(n.name, " .…")
		if len(tail) < 3 {
			continue
		}
		switch tail[len(tail)-1] { // l, i, s, r, a and the last bytes of 等 and 人
		case 'l', 'L', 'i', 's', 'r', 'a', 0x89, 0xBA:
		default:
			continue
		}
		if _, ok := withoutOthers(n.name); ok {
			r.addName(i, say("“%s”后面的作者没有收录。", "“%s”: the people after it are missing.", short(n.name)),
				r.rename(false, func(_ int, n *nameFacts) string { s, _ := withoutOthers(n.name); return s }))
			return
		}
	}
}

// single: one word that may be half of a name.
func (n *nameFacts) single() bool {
	return n.han == 0 && n.words == 1 && n.lower > 0 && n.upper <= 2 && n.digits == 0 && !n.has(nameAt|nameMarkup|nameGarbled|nameComma) && !nobody(n.name)
}

// initialsOnly: "M." or "M. J.", which belong to the name before.
func (n *nameFacts) initialsOnly() bool {
	return n.han == 0 && n.lower == 0 && n.upper > 0 && n.upper <= 3 && (n.words == n.upper || n.words == 1 && n.upper <= 2) && !n.has(nameComma) && n.digits == 0
}

func torn(n *nameFacts) bool {
	switch strings.ToLower(strings.TrimRight(n.name, ".")) {
	case "jr", "sr", "ii", "iii", "iv":
		return true
	}
	return false
}

func peopleTorn(r *run) {
	pairs, at := 0, -1
	for i := 1; i < len(r.names); i++ {
		a, b := &r.names[i-1], &r.names[i]
		if b.words == 1 && torn(b) || a.single() && (b.single() || b.initialsOnly()) {
			if pairs++; at < 0 {
				at = i - 1
			}
			i++
		}
	}
	if at < 0 {
		return
	}
	var names []string
	for i := 0; i < len(r.names); i++ {
		a := &r.names[i]
		if i+1 < len(r.names) {
			b := &r.names[i+1]
			switch {
			case b.words == 1 && torn(b):
				names = append(names, a.name+" "+b.name)
				i++
				continue
			case a.single() && (b.single() || b.initialsOnly()):
				names = append(names, b.name+" "+a.name)
				i++
				continue
			}
		}
		names = append(names, a.name)
	}
	r.addName(at, say("“%s”和“%s”像是一个人的姓和名。", "“%s” and “%s” seem to be one person's name.", r.names[at].name, r.names[at+1].name), r.people(false, names))
}

func peopleMixed(r *run) {
	with, without, first := 0, 0, -1
	for i := range r.names {
		n := &r.names[i]
		switch {
		case n.han > 0 || n.has(nameOther|nameTwo|nameAt):
		case n.has(nameComma):
			if _, after, _ := strings.Cut(n.name, ","); strings.Contains(after, ",") || torn(&nameFacts{name: strings.TrimSpace(after)}) || degree(strings.TrimSpace(after)) {
				continue
			}
			if with++; first < 0 {
				first = i
			}
		case n.words >= 2 && n.words <= 4:
			without++
		}
	}
	if with == 0 || without == 0 {
		return
	}
	r.addName(first, say("“%s”姓在前，别的名字姓在后。", "“%s” has the family name first, others have it last.", r.names[first].name),
		r.rename(false, func(_ int, n *nameFacts) string {
			family, given, ok := strings.Cut(n.name, ",")
			if !ok || n.han > 0 || strings.Contains(given, ",") {
				return n.name
			}
			return strings.TrimSpace(given) + " " + strings.TrimSpace(family)
		}))
}

// peopleTwice leaves initials alone in long lists, where two different Y.
// Zhang are likely.
func peopleTwice(r *run) {
	for i := 1; i < len(r.names); i++ {
		b := &r.names[i]
		if b.latin()+b.han < 3 && b.han < 2 || b.words == 1 && b.han == 0 {
			continue
		}
		for j := 0; j < i; j++ {
			if r.names[j].hash != b.hash || len(r.names) > 10 && b.has(nameStop) || degree(b.name) {
				continue
			}
			r.addName(i, say("“%s”列了两次。", "“%s” is listed twice.", b.name),
				r.rename(false, func(k int, n *nameFacts) string {
					if k == i {
						return ""
					}
					return n.name
				}))
			return
		}
	}
}
