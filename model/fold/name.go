package fold

import (
	"strings"
	"unicode/utf8"
)

// compounds are the surnames of two characters. Where the usual readings of the characters are wrong, two characters that
// are usually read so stand for them, in readings and in the order. Source: 《百家姓》 and 《现代汉语词典》第7版.
var compounds = map[string]string{
	"欧阳": "", "司马": "", "上官": "", "诸葛": "", "东方": "", "皇甫": "", "公孙": "", "慕容": "", "司徒": "", "司空": "", "夏侯": "",
	"端木": "", "南宫": "", "西门": "", "独孤": "", "呼延": "", "钟离": "", "宇文": "", "轩辕": "", "申屠": "", "太史": "", "闻人": "",
	"公冶": "", "东郭": "", "百里": "", "拓跋": "", "尉迟": "玉迟", "长孙": "掌孙", "令狐": "灵狐", "单于": "缠于", "澹台": "谈台",
	"万俟": "莫其", "赫连": "", "濮阳": "", "淳于": "", "仲孙": "", "宗政": "", "完颜": "", "纳兰": "", "耶律": "", "贺兰": "",
	"乐正": "月正", "亓官": "", "左丘": "", "梁丘": "", "闾丘": "", "鲜于": "",
}

// Name is a Chinese personal name cut into surname and given name, with its readings.
type Name struct {
	Surname, Given []rune
	// Readings, one per character: "zeng", "guo", "fan".
	SurnameRead, GivenRead []string
}

// ChineseName cuts a folded name of two to six Chinese characters; ok is false for anything else.
func ChineseName(s string) (n Name, ok bool) {
	if len(s) < 6 || len(s) > 24 {
		return n, false
	}
	var runes []rune
	for _, r := range s {
		if r == '·' || r == ' ' {
			continue
		}
		if !IsHan(r) {
			return n, false
		}
		runes = append(runes, r)
	}
	if len(runes) < 2 || len(runes) > 6 {
		return n, false
	}
	cut := 1
	said, compound := "", false
	if len(runes) > 2 {
		if said, compound = compounds[string(runes[:2])]; compound {
			cut = 2
		}
	}
	n.Surname, n.Given = runes[:cut], runes[cut:]
	switch {
	case said != "":
		for _, r := range said {
			n.SurnameRead = append(n.SurnameRead, Syllable(r))
		}
	case compound:
		n.SurnameRead = []string{Syllable(runes[0]), Syllable(runes[1])}
	default:
		n.SurnameRead = []string{surnameSyllable(runes[0])}
	}
	for _, r := range n.Given {
		n.GivenRead = append(n.GivenRead, Syllable(r))
	}
	return n, true
}

func surnameSyllable(r rune) string {
	if s, ok := surnameReadings[r]; ok {
		return syllables[s.syllable]
	}
	return Syllable(r)
}

// Latin gives the words by which a Chinese name is found when it is typed in pinyin: surname, given name, both in
// either order joined, and the initials: "zeng", "guofan", "zengguofan", "guofanzeng", "zgf". A surname with a usual
// reading of another sound is found by that too ("ceng"). nil for a name without readings.
func (n Name) Latin() []string {
	sur, given := strings.Join(n.SurnameRead, ""), strings.Join(n.GivenRead, "")
	if sur == "" || given == "" {
		return nil
	}
	var initials strings.Builder
	for _, s := range n.SurnameRead {
		initials.WriteString(s[:min(1, len(s))])
	}
	for _, s := range n.GivenRead {
		initials.WriteString(s[:min(1, len(s))])
	}
	out := []string{sur, given, sur + given, given + sur}
	if initials.Len() > 2 {
		out = append(out, initials.String())
	}
	if len(n.Surname) == 1 {
		if usual := Syllable(n.Surname[0]); usual != sur && usual != "" {
			out = append(out, usual)
		}
	}
	return out
}

// NameWords calls add for every word that a person's name is found by beyond those that cutting it into terms gives:
// the pinyin of a Chinese name, and the parts of a hyphenated or elided Latin name joined ("guofan" for Guo-Fan, "obrien"
// for O'Brien). pos is the position of the word among the name's terms.
func NameWords(name string, add func(word string, pos int)) {
	if first, _ := utf8.DecodeRuneInString(name); first >= 0x2E80 {
		if n, ok := ChineseName(String(name)); ok {
			for i, w := range n.Latin() {
				pos := 0
				if i == 1 {
					pos = 1 // the given name follows the surname: "zeng guofan" is a phrase
				}
				add(w, pos)
			}
		}
		return
	}
	if !strings.ContainsAny(name, "-'’‐‑–") {
		return
	}
	var s Scanner
	var t Term
	s.Reset(name)
	joined, start, end, parts := "", 0, -1, 0
	flush := func() {
		if parts > 1 && len(joined) <= MaxWord {
			add(joined, start)
		}
	}
	for s.Next(&t) {
		if t.Word == nil {
			continue
		}
		if end >= 0 && joiner(name[end:t.Start]) {
			joined += string(t.Word)
			parts++
		} else {
			flush()
			joined, start, parts = string(t.Word), t.Pos, 1
		}
		end = t.End
	}
	flush()
}

func joiner(between string) bool {
	switch between {
	case "-", "'", "’", "‐", "‑", "–":
		return true
	}
	return false
}
