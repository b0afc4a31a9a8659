package cite

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"twinleaf/model"
)

// cjk reports whether the text holds Chinese, Japanese or Korean characters.
func cjk(s string) bool {
	for _, r := range s {
		if r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			return true
		}
	}
	return false
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

var monthNames = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// monthsShort: APA and Chicago write months out; the rest cut them.
var (
	monthsNLM  = [...]string{"", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
	monthsMLA  = [...]string{"", "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."}
	monthsIEEE = [...]string{"", "Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec."}
)

func month(names [13]string, d model.Date) string {
	if d.Month < 1 || d.Month > 12 {
		return ""
	}
	return names[d.Month]
}

// monthDay is "October 11", "October" or "".
func monthDay(names [13]string, d model.Date) string {
	m := month(names, d)
	if m != "" && d.Day > 0 {
		m += " " + strconv.Itoa(int(d.Day))
	}
	return m
}

// american is "October 11, 2019", "October 2019" or "2019".
func american(names [13]string, d model.Date) string {
	m, y := monthDay(names, d), strconv.Itoa(int(d.Year))
	switch {
	case d.IsZero():
		return ""
	case m == "":
		return y
	case d.Day > 0:
		return m + ", " + y
	}
	return m + " " + y
}

// british is "11 October 2019", "October 2019" or "2019".
func british(names [13]string, d model.Date) string {
	if d.IsZero() {
		return ""
	}
	s := strconv.Itoa(int(d.Year))
	if m := month(names, d); m != "" {
		s = m + " " + s
		if d.Day > 0 {
			s = strconv.Itoa(int(d.Day)) + " " + s
		}
	}
	return s
}

// chinese is 2019年10月11日 at its own precision.
func chinese(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	s := fmt.Sprintf("%d年", d.Year)
	if d.Month > 0 {
		s += fmt.Sprintf("%d月", d.Month)
		if d.Day > 0 {
			s += fmt.Sprintf("%d日", d.Day)
		}
	}
	return s
}

// editionOf reads an edition: its number, or the words that are no number.
// The first edition is no edition: no style prints it.
func editionOf(s string) (n int, words string) {
	t := strings.ToLower(strings.TrimSpace(s))
	for _, e := range []string{"edition", "edn.", "edn", "ed.", "ed", "版"} {
		t = strings.TrimSpace(strings.TrimSuffix(t, e))
	}
	t = strings.TrimSpace(strings.TrimPrefix(t, "第"))
	if v, ok := map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
		"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}[t]; ok {
		n = v
	} else {
		for _, e := range []string{"st", "nd", "rd", "th", "."} {
			if c := strings.TrimSuffix(t, e); digits(c) {
				t = c
			}
		}
		if digits(t) && len(t) < 4 {
			n, _ = strconv.Atoi(t)
		}
	}
	switch {
	case n == 1:
		return 1, ""
	case n > 1:
		return n, ""
	}
	return 0, strings.TrimSpace(s)
}

// ordinal is 1st, 2nd, 3rd, 4th, 11th, …
func ordinal(n int) string {
	end := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return strconv.Itoa(n) + end
}

// edition is "2nd ed." or what the source says; Chinese 第2版.
func (d *draft) edition(abbr string) string {
	n, words := editionOf(d.Edition)
	switch {
	case n > 1 && d.zh:
		return fmt.Sprintf("第%d版", n)
	case n > 1:
		return ordinal(n) + " " + abbr
	case words != "" && !cjk(words) && !strings.Contains(strings.ToLower(words), "ed"):
		return words + " " + abbr
	}
	return words
}

// cut says how the second number of a page range is shortened.
type cut uint8

const (
	whole      cut = iota
	cutNLM         // 284-7: what repeats is left out (Citing Medicine, ch. 1)
	cutMLA         // 225-50, 103-04: two digits at least (MLA 9 2.139)
	cutChicago     // 101–8, 321–28, 1496–500 (CMOS 17 9.61)
)

var plainDashes = strings.NewReplacer("--", "-", "–", "-", "—", "-", "‐", "-", "‑", "-", "~", "-", "～", "-", "−", "-", " - ", "-", "，", ",")

// pageRange writes pages with the style's dash. Ranges that the source has
// shortened are written out first: 284-7 is 284-287.
func pageRange(s, dash string, c cut) string {
	s = plainDashes.Replace(s)
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' })
	for i, p := range parts {
		p = strings.TrimSpace(p)
		a, b, ok := strings.Cut(p, "-")
		a, b = strings.TrimSpace(a), strings.TrimSpace(b)
		if !ok || strings.Contains(b, "-") || a == "" || b == "" {
			parts[i] = strings.ReplaceAll(p, "-", dash)
			continue
		}
		if digits(a) && digits(b) && len(b) < len(a) {
			b = a[:len(a)-len(b)] + b
		}
		if a == b {
			parts[i] = a
			continue
		}
		if digits(a) && digits(b) && len(a) == len(b) {
			b = c.short(a, b)
		}
		parts[i] = a + dash + b
	}
	return strings.Join(parts, ", ")
}

func (c cut) short(a, b string) string {
	same := 0
	for same < len(a) && a[same] == b[same] {
		same++
	}
	switch c {
	case cutNLM:
		return b[same:]
	case cutMLA:
		if len(a) > 2 {
			return b[min(same, len(b)-2):]
		}
	case cutChicago:
		switch {
		case len(a) < 3 || strings.HasSuffix(a, "00"):
		case a[len(a)-2] == '0' && same >= len(a)-2:
			return strings.TrimLeft(b[same:], "0")
		default:
			return b[min(same, len(b)-2):]
		}
	}
	return b
}

// multiple reports whether a page text names more than one page.
func multiple(pages string) bool { return strings.ContainsAny(pages, "-–—,;+~～") }

// list writes names in a row.
type list struct {
	name      func(n Name, first bool) string
	sep       string // between names
	two, last string // before the last of two, of more
	max, use  int    // more than max: only use of them and etAl; max 0: all
	etAl      string // with what goes before it
}

func (l list) join(names []Name) string {
	if len(names) == 0 {
		return ""
	}
	chinese := names[0].han() || model.HasHan(names[0].Literal)
	sep, two, last, etAl := l.sep, l.two, l.last, l.etAl
	if chinese {
		sep, two, last, etAl = "、", "和", "和", "等"
		if l.last == l.sep { // a style without "and"
			sep, two, last, etAl = l.sep, l.sep, l.sep, l.sep+"等"
		}
	}
	short := l.max > 0 && len(names) > l.max
	show := names
	if short {
		show = names[:l.use]
	}
	var b strings.Builder
	for i, n := range show {
		switch {
		case i == 0:
		case short || i < len(show)-1:
			b.WriteString(sep)
		case len(show) == 2:
			b.WriteString(two)
		default:
			b.WriteString(last)
		}
		b.WriteString(l.name(n, i == 0))
	}
	if short {
		b.WriteString(etAl)
	}
	return b.String()
}

// noStop cuts the full stop at the end.
func noStop(s string) string { return strings.TrimSuffix(s, ".") }

// sameName compares names of sites, publishers and authors as a reader does.
func sameName(a, b string) bool {
	return a != "" && strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// authorIs reports whether the one author is this body.
func (d *draft) authorIs(body string) bool {
	return len(d.Authors) == 1 && sameName(d.Authors[0].String(), body)
}

// shortTitle is the title for a citation without a name or a second citation:
// up to the subtitle, without a leading article, four words at most.
func shortTitle(s string) string {
	for _, c := range []string{": ", "：", "? ", "？", "——", "—"} {
		if head, _, ok := strings.Cut(s, c); ok && head != "" {
			s = head
		}
	}
	if cjk(s) {
		return s
	}
	words := strings.Fields(s)
	if len(words) > 1 {
		switch strings.ToLower(words[0]) {
		case "a", "an", "the":
			words = words[1:]
		}
	}
	if len(words) > 5 {
		words = words[:4]
		for len(words) > 1 && smallWords[strings.ToLower(words[len(words)-1])] {
			words = words[:len(words)-1]
		}
	}
	return strings.TrimRight(strings.Join(words, " "), ",;:.")
}
