package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"twinleaf/model"
)

// nameFacts is what one pass over a person's name finds out.
type nameFacts struct {
	name               string
	han, upper, lower  int
	digits, words, big int // big: words of four and more letters
	hash               uint64
	flags              nameFlag
}

type nameFlag uint16

const (
	nameComma   nameFlag = 1 << iota // Family, Given
	nameTwo                          // & ; / or the word and: perhaps two people
	nameAt                           // @
	nameMarkup                       // \ { } $ < &
	nameMark                         // * † ‡ § ¶ and raised digits
	nameBracket                      // ( [ （
	nameSpace                        // blanks at an end, doubled, or odd
	nameControl                      // invisible or private
	nameGarbled                      // mojibake or U+FFFD
	nameEdge                         // begins or ends with punctuation
	nameOther                        // letters beyond Latin and Han
	nameStop                         // a full stop
)

func (n *nameFacts) has(f nameFlag) bool { return n.flags&f != 0 }

func (n *nameFacts) latin() int { return n.upper + n.lower }

func readNames(dst []nameFacts, people []model.Person) []nameFacts {
	for i := range people {
		dst = append(dst, nameFacts{})
		dst[len(dst)-1].read(people[i].Name)
	}
	return dst
}

// read makes one pass over a name. The hash is FNV-1a over its letters,
// Latin ones without case.
func (n *nameFacts) read(s string) {
	n.name, n.hash = s, fnvOffset
	var (
		moji mojibakeState
		prev rune
		run  int // letters of the word at hand
	)
	for i, r := range s {
		letter := false
		switch {
		case r >= 'a' && r <= 'z':
			n.lower++
			letter = true
			n.hash = (n.hash ^ uint64(r)) * fnvPrime
		case r >= 'A' && r <= 'Z':
			n.upper++
			letter = true
			n.hash = (n.hash ^ uint64(r|0x20)) * fnvPrime
		case r < 0x80:
			n.ascii(s, i, byte(r), byte(prev))
		case isHan(r):
			n.han++
			n.hash = (n.hash ^ uint64(r)) * fnvPrime
		case r == utf8.RuneError:
			n.flags |= nameGarbled
		case invisible(r) || private(r):
			n.flags |= nameControl
		case unicode.IsLetter(r):
			letter = true
			switch {
			case r >= 0x250:
				n.flags |= nameOther
				n.lower++
			case unicode.IsUpper(r):
				n.upper++
			default:
				n.lower++
			}
			n.hash = (n.hash ^ uint64(unicode.ToLower(r))) * fnvPrime
		case strings.ContainsRune("†‡§¶¹²³⁴⁵⁶⁷⁸⁹∗＊", r):
			n.flags |= nameMark
		case r == '、' || r == '；' || r == '＆':
			n.flags |= nameTwo
		case r == '，':
			n.flags |= nameComma
		case r == '（' || r == '【':
			n.flags |= nameBracket
		case unicode.IsSpace(r):
			n.flags |= nameSpace
		}
		if r >= 0x80 && moji.next(r, prev) {
			n.flags |= nameGarbled
		}
		if letter {
			if run++; run == 1 {
				n.words++
			}
			if run == 4 {
				n.big++
			}
		} else if r != '\'' && r != '-' && r != '’' {
			run = 0
		}
		prev = r
	}
	if s != "" {
		if first := s[0]; first == ' ' || first == '\t' || prev == ' ' || prev == '\n' {
			n.flags |= nameSpace
		} else if strings.IndexByte(";:,./|-*&", first) >= 0 {
			n.flags |= nameEdge
		}
		if strings.ContainsRune(",;:/|、，；", prev) {
			n.flags |= nameEdge
		}
	}
}

func (n *nameFacts) ascii(s string, i int, c, prev byte) {
	switch c {
	case ' ':
		if prev == ' ' {
			n.flags |= nameSpace
		}
		if strings.HasPrefix(s[i:], " and ") || strings.HasPrefix(s[i:], " And ") || strings.HasPrefix(s[i:], " AND ") || strings.HasPrefix(s[i:], " und ") {
			n.flags |= nameTwo
		}
	case ',':
		n.flags |= nameComma
	case '.':
		n.flags |= nameStop
	case ';', '/', '|':
		n.flags |= nameTwo
	case '&':
		if end := strings.IndexByte(s[i:], ';'); end > 2 && end < 10 && !strings.Contains(s[i:i+end], " ") {
			n.flags |= nameMarkup
		} else {
			n.flags |= nameTwo
		}
	case '@':
		n.flags |= nameAt
	case '\\', '{', '}', '$', '<':
		n.flags |= nameMarkup
	case '*':
		n.flags |= nameMark
	case '(', '[':
		n.flags |= nameBracket
	case '\t', '\n', '\r':
		n.flags |= nameSpace
	default:
		switch {
		case c >= '0' && c <= '9':
			n.digits++
			n.hash = (n.hash ^ uint64(c)) * fnvPrime
		case c < ' ' || c == 0x7F:
			n.flags |= nameControl
		}
	}
}

// group reports whether the name is that of a group rather than a person.
func (n *nameFacts) group() bool {
	low := strings.ToLower(n.name)
	if strings.HasPrefix(low, "the ") {
		return true
	}
	for _, w := range [...]string{"collaborat", "consorti", "team", "group", "initiative", "network", "committee", "society", "association", "organization",
		"organisation", "council", "agency", "ministry", "investigators", "project", "commission", "foundation", "participants", "contributors",
		"组", "委员会", "协会", "学会", "编辑部", "编辑委员会", "本刊", "联盟", "办公室", "公司", "集团", "政府", "国务院", "部门", "银行", "中心", "总局", "记者", "编者"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// institution finds a word that only places of work have.
func institution(name string) bool {
	low := strings.ToLower(name)
	for _, w := range [...]string{"universi", "institut", "department", "dept.", "laborator", "college", "school of", "hospital", "faculty", "academy of", "centre for", "center for", "école", "ecole",
		"大学", "学院", "研究所", "研究院", "医院", "实验室", "科学院", "教研室"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// person reports whether the name can pass for one whole personal name.
func (n *nameFacts) person() bool {
	if n.han > 0 {
		return n.han >= 2 && n.latin() == 0
	}
	return n.words >= 2 && n.words <= 5 && n.digits == 0
}

// surnames are the commonest 200 Chinese surnames (公安部《二〇二〇年全国姓名报告》 and 百家姓) with their
// traditional forms; compound ones are told by fold.ChineseName.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝區郝朴仰郗茹隆水晋逄元仉" +
	"張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸範賈韋鄒閻龍賀顧龔萬錢嚴湯溫龐顏莊聶歐關蘭寧畢單塗駱藍饒簡車項連蘆麥婁竇黨宮費衛應閔鄔邊師榮叢鞏遲鄺談樂儲勞閆"

func isSurname(r rune) bool { return strings.ContainsRune(surnames, r) }

// 64-bit FNV-1a (Fowler, Noll and Vo): stable for ever, so that libraries may keep it.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// AbstractHash is equal for abstracts that differ in case, white space and
// punctuation only: FNV-1a over the letters, digits and characters, Latin
// letters without case. Short abstracts say too little to be compared: see
// comparable.
func AbstractHash(s string) uint64 {
	h := uint64(fnvOffset)
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		case r >= 'A' && r <= 'Z':
			r |= 0x20
		case r < 0x80:
			continue
		case isHan(r):
		case !unicode.IsLetter(r):
			continue
		}
		h = (h ^ uint64(r)) * fnvPrime
	}
	return h
}
