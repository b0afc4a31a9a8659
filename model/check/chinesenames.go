package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"twinleaf/model/fold"
)

// hanNames cuts a run of Chinese names. A transcribed foreign name has a
// middle dot and is one.
func hanNames(s string) (parts []string, safe bool) {
	if strings.ContainsAny(s, "·•・.") {
		return nil, false
	}
	if strings.ContainsAny(s, "  ") {
		fields := strings.Fields(s)
		if len(fields) < 2 {
			return nil, false
		}
		for _, f := range fields {
			n := utf8.RuneCountInString(f)
			if first, _ := utf8.DecodeRuneInString(f); n < 2 || n > 4 || !isSurname(first) {
				return nil, false
			}
		}
		return fields, true
	}
	rs := []rune(s)
	if _, compound := fold.ChineseName(s); compound && len(rs) == 4 {
		if n, ok := fold.ChineseName(s); ok && len(n.Surname) == 2 {
			return nil, false
		}
	}
	switch {
	case len(rs) == 4 && isSurname(rs[0]) && isSurname(rs[2]) && !isSurname(rs[1]):
		return []string{string(rs[:2]), string(rs[2:])}, false
	case len(rs) >= 6 && isSurname(rs[0]):
		for cut := 2; cut <= 3; cut++ {
			if !isSurname(rs[cut]) {
				continue
			}
			rest := rs[cut:]
			switch {
			case len(rest) <= 3:
				return []string{string(rs[:cut]), string(rest)}, false
			default:
				more, _ := hanNames(string(rest))
				if more != nil {
					return append([]string{string(rs[:cut])}, more...), false
				}
			}
		}
	case len(rs) == 5 && isSurname(rs[0]):
		for cut := 2; cut <= 3; cut++ {
			if isSurname(rs[cut]) {
				return []string{string(rs[:cut]), string(rs[cut:])}, false
			}
		}
	}
	return nil, false
}

func peopleChineseSplit(r *run) {
	at := -1
	for i := range r.names {
		if n := &r.names[i]; n.han == 1 && n.latin() == 0 && n.name != "等" {
			at = i
			break
		}
	}
	if at < 0 {
		return
	}
	var names []string
	for i := 0; i < len(r.names); i++ {
		a := &r.names[i]
		if i+1 < len(r.names) && a.han == 1 && a.latin() == 0 && r.names[i+1].han > 0 && r.names[i+1].han <= 2 {
			first, _ := utf8.DecodeRuneInString(a.name)
			if isSurname(first) {
				names = append(names, a.name+r.names[i+1].name)
				i++
				continue
			}
		}
		names = append(names, a.name)
	}
	r.addName(at, say("“%s”只有一个字，像是姓名被拆开了。", "“%s” is a single character: a name seems to have been split.", r.names[at].name), r.people(false, names))
}

// peopleChineseOrder judges names with a blank or comma by the surname on
// their right side, names without one only beside others that begin with a
// surname.
func peopleChineseOrder(r *run) {
	for i := range r.names {
		n := &r.names[i]
		if n.han < 2 || n.han > 4 || n.latin() > 0 {
			continue
		}
		given, family, ok := cutHan(n.name)
		if !ok {
			continue
		}
		r.addName(i, say("“%s”名在姓前。", "“%s” has the given name first.", n.name),
			r.rename(false, func(_ int, m *nameFacts) string {
				if g, f, ok := cutHan(m.name); ok && m.han >= 2 && m.han <= 4 && m.latin() == 0 {
					return f + g
				}
				return m.name
			}))
		_, _ = given, family
		return
	}
}

// lastSurnames are common surnames that are no common last character of a
// given name.
const lastSurnames = "王李张刘陈杨黄赵吴周徐孙朱胡郭何罗郑谢许韩冯邓曹彭曾肖董袁潘蒋蔡余杜魏吕沈姚卢崔谭陆汪廖贾韦邹薛阎段侯張劉陳楊黃趙吳孫鄭謝許韓馮鄧蕭呂盧譚陸賈韋鄒閻"

func cutHan(name string) (given, family string, ok bool) {
	if a, b, cut := strings.Cut(name, " "); cut {
		b = strings.TrimSpace(b)
		first, _ := utf8.DecodeRuneInString(a)
		last, size := utf8.DecodeRuneInString(b)
		if size == len(b) && strings.ContainsRune(lastSurnames, last) && !(utf8.RuneCountInString(a) == 1 && strings.ContainsRune(lastSurnames, first)) {
			return a, b, true
		}
		return "", "", false
	}
	first, _ := utf8.DecodeRuneInString(name)
	last, size := utf8.DecodeLastRuneInString(name)
	if strings.ContainsAny(name, "·,，、；;") || isSurname(first) || !strings.ContainsRune(lastSurnames, last) {
		return "", "", false
	}
	if n, found := fold.ChineseName(name); !found || len(n.Surname) != 1 {
		return "", "", false
	}
	return name[:len(name)-size], string(last), true
}

func peoplePinyin(r *run) {
	hans, latins := 0, 0
	for i := range r.names {
		switch n := &r.names[i]; {
		case n.han > 0 && n.latin() > 0:
			hans++
			latins++
		case n.han > 0:
			hans++
		case n.words >= 2:
			latins++
		}
	}
	if hans == 0 || latins == 0 {
		return
	}
	drop := map[int]string{} // name to what is left of it
	first := -1
	for i := range r.names {
		n := &r.names[i]
		if n.han < 2 {
			continue
		}
		han := strings.TrimFunc(n.name, func(c rune) bool { return !isHan(c) })
		read, ok := fold.ChineseName(han)
		if !ok {
			continue
		}
		words := read.Latin()
		for j := range r.names {
			m := &r.names[j]
			switch {
			case j == i && m.latin() > 2 && strings.Count(han, " ") == 0:
				if slices.Contains(words, pinyinKey(strings.ReplaceAll(m.name, han, ""))) {
					drop[j] = han
				}
			case m.han == 0 && m.words >= 2 && m.latin() > 2 && slices.Contains(words, pinyinKey(m.name)):
				drop[j] = ""
			default:
				continue
			}
			if _, ok := drop[j]; ok && (first < 0 || j < first) {
				first = j
			}
		}
	}
	if first < 0 {
		return
	}
	r.addName(first, say("“%s”的汉字姓名也在名单里。", "“%s” is listed in Han as well.", r.names[first].name),
		r.rename(false, func(i int, n *nameFacts) string {
			if rest, ok := drop[i]; ok {
				return rest
			}
			return n.name
		}))
}

// pinyinKey is a Latin name as fold.Name.Latin writes one.
func pinyinKey(s string) string {
	var b strings.Builder
	for _, c := range fold.String(s) {
		if c >= 'a' && c <= 'z' {
			b.WriteByte(byte(c))
		}
	}
	return b.String()
}
