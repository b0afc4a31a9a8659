package format

import (
	"strconv"
	"strings"

	"twinleaf/model"
)

var monthNames = [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

var longMonths = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// month is the number of an English month's name or abbreviation; 0: none.
func month(s string) uint8 {
	s = strings.ToLower(strings.TrimRight(s, "."))
	if s == "sept" {
		return 9
	}
	for i := range monthNames {
		if s == monthNames[i] || s == longMonths[i] {
			return uint8(i + 1)
		}
	}
	return 0
}

// looseDate reads the ways in which reference managers and databases write
// dates: 2023-10-22, 2023/10, 2023年10月22日, 20231022, "2023 Oct 22",
// "OCT 22 2023", "22 October 2023", "2023//". year stands in where the text
// has a month and no year. A range or a season is not a date.
func looseDate(s string, year int) (d model.Date, ok bool) {
	s = strings.TrimRight(strings.TrimSpace(s), "/-.;, ")
	if i := strings.LastIndexByte(s, '/'); i > 3 && strings.Contains(s[i:], ":") { // RIS's 2024/03/05/10:00:00
		s = s[:i]
	}
	day, clock, spaced := strings.Cut(s, " ")
	if !spaced || strings.Contains(clock, ":") && len(day) >= 8 {
		if d, err := model.ParseDate(s); err == nil {
			return d, !d.IsZero()
		}
	}
	if len(s) == 8 && digits([]byte(s)) > 0 {
		if d, err := model.ParseDate(s[:4] + "-" + s[4:6] + "-" + s[6:]); err == nil {
			return d, true
		}
		return d, false
	}
	var y, m, dom int
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '-' || r == '/' }) {
		n, err := strconv.Atoi(strings.TrimRight(w, "."))
		switch {
		case err != nil:
			k := month(w)
			if k == 0 || m != 0 {
				return model.Date{}, false
			}
			m = int(k)
		case n > 1000 && n < 10000 && len(w) == 4 && y == 0:
			y = n
		case n > 0 && n < 32 && dom == 0:
			dom = n
		default:
			return model.Date{}, false
		}
	}
	if y == 0 {
		y = year
	}
	if y == 0 || m == 0 {
		return model.Date{}, false
	}
	text := strconv.Itoa(y) + "-" + strconv.Itoa(m)
	if dom > 0 {
		text += "-" + strconv.Itoa(dom)
	}
	d, err := model.ParseDate(text)
	return d, err == nil
}

// namedDate writes the month by name: "2023 Oct 22", "2023 Oct", "2023".
func namedDate(d model.Date) string {
	s := ""
	if d.Year > 0 {
		s = strconv.Itoa(int(d.Year))
	}
	if d.Month > 0 {
		name := monthNames[d.Month-1]
		s += " " + strings.ToUpper(name[:1]) + name[1:]
	}
	if d.Day > 0 {
		s += " " + strconv.Itoa(int(d.Day))
	}
	return s
}
