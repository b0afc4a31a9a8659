package fold

import (
	"sort"
	"strings"
)

// sound is one reading of a character.
type sound struct {
	syllable uint16 // number in syllables, from 1
	rank     uint16 // place in the pinyin order
}

// syllables by number, from 1. Lü and lu (nü and nu) are one here: people type either.
var syllables = func() []string {
	list := append([]string{""}, strings.Fields(syllableList)...)
	for i, s := range list {
		switch s {
		case "lv", "nv":
			list[i] = s[:1] + "u"
		case "lve", "nve":
			list[i] = s[:1] + "ue"
		}
	}
	return list
}()

// syllableSet holds every syllable and the ways to type it.
var syllableSet = func() map[string]bool {
	m := make(map[string]bool, len(syllables))
	for _, s := range syllables[1:] {
		m[s] = true
	}
	for _, s := range []string{"m", "n", "ng", "hm", "hng"} {
		delete(m, s)
	}
	return m
}()

// soundOf gives the usual reading of a folded character; ok is false for one without a reading.
func soundOf(r rune) (s sound, ok bool) {
	if r < 0x3400 || r >= 0xA000 {
		s, ok = surnameReadings[r]
		return s, ok && r == 0x3007
	}
	i := 2 * int(r-0x3400)
	s = sound{uint16(hanSyllables[i])<<8 | uint16(hanSyllables[i+1]), uint16(hanRanks[i])<<8 | uint16(hanRanks[i+1])}
	return s, s.syllable != 0
}

// second is the other reading of characters that titles use in both, so that either is found. Source:
// 《现代汉语词典》第7版, the characters with two readings common in written Chinese.
var second = map[rune]string{
	'重': "chong", '行': "hang", '长': "zhang", '乐': "yue", '都': "dou", '会': "kuai", '调': "tiao", '传': "zhuan", '率': "shuai",
	'给': "ji", '参': "shen", '弹': "dan", '降': "xiang", '单': "shan", '曾': "zeng", '角': "jue", '藏': "zang", '朝': "zhao", '车': "ju",
	'血': "xie", '薄': "bao", '剥': "bao", '壳': "qiao", '解': "xie", '校': "jiao", '觉': "jiao", '省': "xing", '宿': "xiu",
	'卡': "qia", '色': "shai", '熟': "shou", '差': "chai", '还': "huan", '便': "pian", '伯': "bai", '度': "duo", '拓': "ta", '择': "zhai",
	'没': "mo", '大': "dai", '贾': "gu", '盖': "ge", '逮': "dai", '颤': "zhan", '番': "pan", '咽': "ye", '读': "dou", '系': "ji",
	'区': "ou", '仇': "qiu", '尉': "yu", '查': "zha", '漂': "piao", '折': "she", '稽': "qi", '偻': "lou", '谷': "yu", '绿': "lu",
	'厦': "xia", '蔚': "yu", '埔': "pu", '亳': "bo", '六': "liu", '阿': "e", '铅': "yan", '嚼': "jue", '露': "lou", '模': "mu",
	'泊': "po", '说': "shui", '巷': "hang", '暴': "pu", '臂': "bei", '溃': "hui", '纶': "guan", '坊': "fang",
}

// Syllable returns the usual toneless reading of a folded Chinese character, "" when it has none.
func Syllable(r rune) string {
	s, ok := soundOf(r)
	if !ok {
		return ""
	}
	return syllables[s.syllable]
}

// Syllables returns the readings that a title's character is found by: the usual one and, for the common characters with
// two, the other. Either is "" when there is none.
func Syllables(r rune) (usual, other string) {
	usual = Syllable(r)
	if other = second[r]; other == usual {
		other = ""
	}
	return usual, other
}

// IsSyllable reports whether s is a whole pinyin syllable, toneless, with u or v for ü.
func IsSyllable(s string) bool { return syllableSet[plainSyllable(s)] }

func plainSyllable(s string) string {
	if strings.HasPrefix(s, "lv") || strings.HasPrefix(s, "nv") {
		return s[:1] + "u" + s[2:]
	}
	if s == "lyu" || s == "nyu" {
		return s[:1] + "u"
	}
	return s
}

// maxReadings bounds how many ways of cutting one typed word into syllables are tried.
const maxReadings = 8

// Cut gives the ways to read a typed word of letters a-z as pinyin syllables, at most eight, fewest syllables first. With
// open the last syllable may be a beginning ("duobi" gives [duo bi…], which bian continues); Typed says so. An apostrophe is not
// understood here: it ends a word.
func Cut(word string, open bool) []Typed {
	if len(word) < 2 || len(word) > 48 {
		return nil
	}
	var out []Typed
	var path []string
	var walk func(rest string)
	walk = func(rest string) {
		if len(out) >= 4*maxReadings {
			return
		}
		if rest == "" {
			out = append(out, Typed{Syllables: append([]string(nil), path...)})
			return
		}
		for n := min(6, len(rest)); n > 0; n-- {
			if n < len(rest) || !open {
				if IsSyllable(rest[:n]) {
					path = append(path, plainSyllable(rest[:n]))
					walk(rest[n:])
					path = path[:len(path)-1]
				}
				continue
			}
			if p := plainSyllable(rest); beginsSyllable(p) {
				out = append(out, Typed{Syllables: append(append([]string(nil), path...), p), Open: true})
			}
		}
	}
	walk(word)
	sort.SliceStable(out, func(i, j int) bool { return len(out[i].Syllables) < len(out[j].Syllables) })
	if len(out) > maxReadings {
		out = out[:maxReadings]
	}
	return out
}

// Typed is one way to read a typed word as pinyin.
type Typed struct {
	Syllables []string
	Open      bool // the last syllable may go on
}

// sorted lists the syllables for prefix look-ups.
var sorted = func() []string {
	var list []string
	for s := range syllableSet {
		list = append(list, s)
	}
	sort.Strings(list)
	return list
}()

func beginsSyllable(s string) bool {
	i := sort.SearchStrings(sorted, s)
	return i < len(sorted) && strings.HasPrefix(sorted[i], s)
}

// Initials reports whether a typed word could be the first letters of syllables: at least three letters, each of
// which begins a syllable (no i, u or v).
func Initials(word string) bool {
	if len(word) < 3 || len(word) > 24 {
		return false
	}
	for i := 0; i < len(word); i++ {
		if c := word[i]; c < 'a' || c > 'z' || c == 'i' || c == 'u' || c == 'v' {
			return false
		}
	}
	return true
}
