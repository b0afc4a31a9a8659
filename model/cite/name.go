package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"twinleaf/model"
	"twinleaf/model/fold"
)

// Name is a person, or with Literal alone a group, written as it stands.
type Name struct {
	Family, Given string
	Suffix        string // Jr, III
	Literal       string
}

// String is the name for reading: "Family, Given, Suffix" or as it stands.
func (n Name) String() string {
	if n.Literal != "" {
		return strings.TrimSpace(n.Literal)
	}
	s := strings.TrimSpace(n.Family)
	if n.Given != "" {
		if n.han() {
			return s + n.Given
		}
		s += ", " + n.Given
	}
	if n.Suffix != "" {
		s += ", " + n.Suffix
	}
	return strings.TrimSpace(s)
}

func (n Name) han() bool { return n.Literal == "" && model.HasHan(n.Family) }

// NameOf reads a person as the library holds it. A name is taken for a group
// where it holds a word that groups have (University, 学会, Collaboration, …),
// where it has five Chinese characters and more without a dot, or where a
// Chinese one ends as offices do (部, 院, 局). Limits: a person whose name looks
// so is written like a group, a group that does not is split into family and
// given name; Family and Given may be set by hand in the record ("Family, Given").
func NameOf(p model.Person) Name {
	s := strings.Join(strings.Fields(p.Name), " ")
	if s == "" {
		return Name{}
	}
	if group(s) {
		return Name{Literal: s}
	}
	// "Family, Given, Jr." and "Given Family Jr." and "Family Jr., Given".
	suffix := ""
	if parts := strings.Split(s, ","); len(parts) == 3 && jr(parts[2]) {
		suffix = parts[2]
		s = parts[0] + "," + parts[1]
	} else if i := strings.LastIndexByte(s, ' '); i > 0 && !strings.Contains(s, ",") && jr(s[i+1:]) && strings.Count(s, " ") > 1 {
		suffix = s[i+1:]
		s = s[:i]
	} else if f, g, ok := strings.Cut(s, ","); ok {
		if i := strings.LastIndexByte(f, ' '); i > 0 && jr(f[i+1:]) {
			suffix = f[i+1:]
			s = f[:i] + "," + g
		}
	}
	if family, given, ok := trailingInitials(s); ok {
		return Name{Family: family, Given: given, Suffix: strings.TrimRight(strings.TrimSpace(suffix), ".")}
	}
	family, given := (model.Person{Name: s}).Split()
	if !strings.Contains(s, ",") && pinyinOrder(given, family) {
		family, given = given, family
	}
	if given == "" && suffix == "" && !model.HasHan(family) {
		return Name{Literal: family} // one word: Google, Plato
	}
	if given == "" && model.HasHan(family) && !strings.ContainsRune(family, '·') && utf8.RuneCountInString(family) > 4 {
		return Name{Literal: family}
	}
	return Name{Family: family, Given: given, Suffix: strings.TrimRight(strings.TrimSpace(suffix), ".")}
}

// pinyinOrder reports a name in pinyin that stands family name first: "Li
// Jiangning", where only the first word can be the surname. "Li Na" and "Wei
// Wang" can be read both ways and are taken as the West writes names.
func pinyinOrder(first, second string) bool {
	f, s := strings.ToLower(first), strings.ToLower(second)
	if !ascii(f+s) || strings.ContainsAny(f, " .-'") || !fold.IsSyllable(f) || westernGiven[f] || westernGiven[s] || pinyinCompounds[s] || fold.IsSyllable(s) {
		return false
	}
	n := pinyinGiven(Name{Family: first, Given: second})
	return len(n) == 2
}

// trailingInitials reads "Jenkins S D" and "Halpern SD": family name first, the
// rest capitals only, as PubMed and many Chinese sources write names.
func trailingInitials(s string) (family, given string, ok bool) {
	words := strings.Fields(s)
	if len(words) < 2 || strings.ContainsAny(s, ",，") || len(words[0]) < 2 {
		return "", "", false
	}
	i := len(words)
	for i > 1 && capitalsOnly(words[i-1]) {
		i--
	}
	if i == len(words) {
		return "", "", false
	}
	for _, w := range words[:i] {
		if strings.HasSuffix(w, ".") || !strings.ContainsFunc(w, unicode.IsLower) {
			return "", "", false
		}
	}
	return strings.Join(words[:i], " "), strings.Join(words[i:], " "), true
}

func capitalsOnly(w string) bool {
	n := 0
	for _, r := range w {
		if r == '-' {
			continue
		}
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n > 0 && n < 4
}

// NamesOf is NameOf for a list.
func NamesOf(list []model.Person) []Name {
	out := make([]Name, 0, len(list))
	for _, p := range list {
		if n := NameOf(p); n.String() != "" {
			out = append(out, n)
		}
	}
	return out
}

func jr(s string) bool {
	switch strings.TrimRight(strings.ToLower(strings.TrimSpace(s)), ".") {
	case "jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "4th":
		return true
	}
	return false
}

// groupWords are the words of group names; a personal name has none of them.
var groupWords = wordSet(`university institute institution association organization organisation committee commission council
	collaboration consortium group society department ministry agency bureau office foundation federation union corporation company
	inc ltd llc gmbh team center centre network academy laboratory laboratories college school library museum press bank board
	administration authority service services task force program programme project initiative alliance trust fund court nations
	government parliament congress secretariat forum partnership investigators investigator study trialists working hospital clinic
	editors staff bmj universität université universidad institut gesellschaft`)

var groupEnds = []string{
	"大学", "学院", "研究所", "研究院", "研究中心", "中心", "委员会", "协会", "学会", "集团", "公司", "出版社", "办公室", "办公厅", "课题组", "编写组",
	"编辑部", "实验室", "医院", "图书馆", "博物馆", "档案馆", "银行", "联合会", "基金会", "编委会", "工作组", "协作组", "国务院", "人民政府", "小组", "总局",
}

func group(s string) bool {
	if model.HasHan(s) {
		if strings.ContainsRune(s, '·') {
			return false
		}
		for _, e := range groupEnds {
			if strings.HasSuffix(s, e) {
				return true
			}
		}
		r := []rune(s)
		return len(r) >= 3 && !strings.ContainsAny(s, ", ，") && strings.ContainsRune("部院厅委局", r[len(r)-1])
	}
	if strings.ContainsAny(s, "/&") {
		return true
	}
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' && r != '-' })
	for _, w := range words {
		if groupWords[w] {
			return true
		}
	}
	return len(words) > 2 && !strings.Contains(s, ",") && (words[0] == "the" || contains(words, "of") || contains(words, "for"))
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// initialForm says how initials are written: "J. K." is {".", " ", ".-"}.
type initialForm struct{ dot, space, hyphen string }

var (
	dotted  = initialForm{".", " ", ".-"} // APA, IEEE: J. K., J.-L.
	tight   = initialForm{".", "", ".-"}  // Harvard: J.K.
	bare    = initialForm{"", "", ""}     // NLM, AMA: JK, JL
	spaced  = initialForm{"", " ", " "}   // GB/T 7714-2015: J K, J L
	spacedH = initialForm{"", " ", "-"}   // GB/T 7714-2025: J K, J-L
)

// initials puts a given name into initials. Two capitals standing alone ("JK")
// are two initials; a word in lower case (a particle) stays a word.
func (f initialForm) initials(given string) string {
	var out []string
	words := strings.FieldsFunc(given, func(r rune) bool { return r == ' ' || r == '.' || r == ',' || r == '\u00A0' })
	// A hyphen may begin a word: "J.-L." splits into "J" and "-L".
	for _, w := range words {
		joined := strings.HasPrefix(w, "-") || strings.HasPrefix(w, "‐") || strings.HasPrefix(w, "–")
		var parts []string
		for _, p := range strings.FieldsFunc(w, func(r rune) bool { return r == '-' || r == '‐' || r == '‑' || r == '–' }) {
			parts = append(parts, f.word(p))
		}
		s := strings.Join(parts, f.hyphen)
		if s == "" {
			continue
		}
		if joined && len(out) > 0 {
			out[len(out)-1] += f.hyphen + s
			continue
		}
		out = append(out, s)
	}
	for i := range out {
		if f.dot != "" && startsUpper(out[i]) {
			out[i] += f.dot
		}
	}
	return strings.Join(out, f.space)
}

func (f initialForm) word(w string) string {
	r := []rune(w)
	if !unicode.IsUpper(r[0]) {
		if unicode.IsLetter(r[0]) && unicode.IsLower(r[0]) {
			return w
		}
		return string(r[0])
	}
	if len(r) == 2 && unicode.IsUpper(r[1]) || len(r) == 3 && strings.ToUpper(w) == w && !strings.ContainsAny(w, "AEIOUY") {
		parts := make([]string, len(r))
		for i := range r {
			parts[i] = string(r[i])
		}
		return strings.Join(parts, f.dot+f.space)
	}
	if strings.HasPrefix(w, "Yu") && f.hyphen == "" && len(r) > 2 && unicode.Is(unicode.Cyrillic, r[1]) {
		return string(r[:2])
	}
	return string(r[0])
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// inverted is "Family, Given" in the given form; han and group names stand as they are.
func (n Name) inverted(f *initialForm, comma, suffixComma string) string {
	if n.Literal != "" || n.han() {
		return n.String()
	}
	given := n.Given
	if f != nil {
		given = f.initials(given)
	}
	s := n.Family
	if given != "" {
		s += comma + given
	}
	if n.Suffix != "" {
		s += suffixComma + dottedSuffix(n.Suffix, f == nil || f.dot != "")
	}
	return s
}

// direct is "Given Family" in the given form.
func (n Name) direct(f *initialForm, suffixComma string) string {
	if n.Literal != "" || n.han() {
		return n.String()
	}
	given := n.Given
	if f != nil {
		given = f.initials(given)
	}
	s := strings.TrimSpace(given + " " + n.Family)
	if n.Suffix != "" {
		s += suffixComma + dottedSuffix(n.Suffix, true)
	}
	return s
}

func dottedSuffix(s string, dot bool) string {
	if dot && (s == "Jr" || s == "Sr") {
		return s + "."
	}
	return s
}

// short is the name as in a citation in the text: the family name, a Chinese
// name whole, a group as it stands.
func (n Name) short() string {
	if n.Literal != "" || n.han() {
		return n.String()
	}
	return n.Family
}

// westernGiven are given names of the West that would read as pinyin.
var westernGiven = wordSet(`anna nina lina dana lana diana juan susan hanna mina sana mona lena linda alan lisa tina mike tanya karen
	ali amina dan ben ken jan jean luan ian ana lea leah eva mia maya kai hans bo bee gina sonia sara dina rita lila nora marina
	miriam lou sue joan jane june anne ann wade luke leo milan ivan sergei andrei alena elena irina pia lia tia mei-ling sean dean`)

// pinyinCompounds are the surnames of two characters in pinyin.
var pinyinCompounds = wordSet(`ouyang sima shangguan zhuge dongfang huangfu gongsun murong situ sikong xiahou duanmu nangong ximen
	dugu huyan zhongli yuwen xuanyuan shentu taishi wenren gongye dongguo baili tuoba yuchi zhangsun linghu chanyu tantai moqi helian
	puyang chunyu zhongsun zongzheng wanyan nalan yelu helan yuezheng qiguan zuoqiu liangqiu lvqiu luqiu xianyu`)

// pinyinGiven cuts the given name of a Chinese person written in pinyin into
// its syllables; nil for any other name. The family name must be one syllable
// or a known compound, the given name one to three syllables and no common name
// of the West. Limits: "Long Dan" is taken for Chinese, "Wang Anna" is not.
func pinyinGiven(n Name) []string {
	if n.Literal != "" || n.Given == "" || n.Suffix != "" {
		return nil
	}
	family := strings.ToLower(n.Family)
	if !ascii(family) || !ascii(n.Given) || westernGiven[strings.ToLower(n.Given)] {
		return nil
	}
	if !fold.IsSyllable(family) && !pinyinCompounds[joined(family)] {
		return nil
	}
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(n.Given), func(r rune) bool { return r == ' ' || r == '-' || r == '\'' }) {
		if len(w) < 2 && w != "e" && w != "a" {
			return nil
		}
		if fold.IsSyllable(w) {
			out = append(out, w)
			continue
		}
		cut := fold.Cut(w, false)
		if len(cut) == 0 {
			return nil
		}
		out = append(out, cut[0].Syllables...)
	}
	if len(out) == 0 || len(out) > 3 {
		return nil
	}
	return out
}

// joined is a surname without what may part its syllables: ou-yang.
func joined(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\'' || r == '-' {
			return -1
		}
		return r
	}, s)
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// Pinyin writes a Chinese name in pinyin (GB/T 28039-2011): the family name
// with its reading as a surname, the given name joined. ok is false where the
// name is not Chinese or a character has no reading.
func (n Name) Pinyin() (latin Name, ok bool) {
	if !n.han() || strings.ContainsRune(n.Family, '·') {
		return Name{}, false
	}
	cn, ok := fold.ChineseName(fold.String(n.Family + n.Given))
	if !ok {
		return Name{}, false
	}
	family, given := strings.Join(cn.SurnameRead, ""), ""
	for i, s := range cn.GivenRead {
		// An apostrophe parts a syllable that begins with a vowel (GB/T 16159-2012, 4.6).
		if i > 0 && s != "" && strings.Contains("aeo", s[:1]) {
			given += "'"
		}
		given += s
	}
	if family == "" || given == "" {
		return Name{}, false
	}
	return Name{Family: capital(family), Given: capital(given)}, true
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
