package query

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"

	"twinleaf/model/fold"
)

// condition reads a value of a field that is not text.
func (p *parser) condition(f Field, from int) Node {
	if f.Spec().Kind == Value {
		return p.list(f, from)
	}
	start := p.at
	if p.peek() == '"' { // year:"2019" means the same without quotes
		p.next()
		start = p.at
		for p.at < len(p.text) && p.peek() != '"' {
			p.next()
		}
		text := strings.TrimSpace(p.text[start:p.at])
		if p.at < len(p.text) {
			p.next()
		}
		return p.judge(f, text, from, start)
	}
	for p.at < len(p.text) {
		r := p.peek()
		if unicode.IsSpace(r) || r == '"' || r == '(' || r == ')' || r == '|' {
			break
		}
		p.next()
	}
	return p.judge(f, p.text[start:p.at], from, start)
}

// judge makes the condition that text asks for.
func (p *parser) judge(f Field, text string, from, start int) Node {
	if text == "" {
		if p.at == start && p.at < len(p.text) {
			p.next() // never stand still
		}
		p.fault(Fault{Kind: NoValue, From: from, To: p.at, Field: f})
		return nil
	}
	fault := func() Node {
		p.fault(Fault{Kind: BadValue, From: start, To: p.at, Text: text, Field: f})
		return nil
	}
	plain := strings.Map(plainRune, text)
	switch f.Spec().Kind {
	case Number:
		var kids []Node
		for _, part := range strings.Split(plain, ",") {
			r, ok := parseRange(f, part)
			if !ok {
				return fault()
			}
			r.From, r.To = from, p.at
			kids = append(kids, r)
		}
		return disjunction(kids)
	case Time:
		r, ok := parseTime(f, plain, p.o.Now)
		if !ok {
			return fault()
		}
		r.From, r.To = from, p.at
		return r
	case Choice:
		values, ok := parseChoices(f, plain)
		if !ok {
			return fault()
		}
		return &OneOf{Field: f, Values: values, From: from, To: p.at}
	case Self:
		target, ok := ParseField(plain)
		if !ok || !target.Spec().Presence {
			return fault()
		}
		return &Has{Field: target, Missing: f == MissingField, From: from, To: p.at}
	}
	return nil
}

// list reads the values of an open list: bare or in quotes, in some fields several with commas between.
func (p *parser) list(f Field, from int) Node {
	n := &OneOf{Field: f, From: from}
	start := p.at
	if p.peek() == '=' {
		p.next()
	}
	for {
		var v string
		v, n.Prefix = p.item(f)
		if v = plainValue(f, v); v != "" {
			n.Values = append(n.Values, v)
		}
		if !listable(f) || p.peek() != ',' {
			break
		}
		p.next()
	}
	if p.at == start && p.at < len(p.text) {
		p.next()
	}
	n.To = p.at
	if len(n.Values) == 0 {
		p.fault(Fault{Kind: NoValue, From: from, To: p.at, Field: f})
		return nil
	}
	return n
}

// item reads one value of a list.
func (p *parser) item(f Field) (value string, prefix bool) {
	start := p.at
	if p.peek() == '"' {
		p.next()
		start = p.at
		for p.at < len(p.text) && p.peek() != '"' {
			p.next()
		}
		value = p.text[start:p.at]
		if p.at < len(p.text) {
			p.next()
		}
		if p.peek() == '*' {
			p.next()
			return value, true
		}
		return value, false
	}
	for p.at < len(p.text) {
		r := p.peek()
		if unicode.IsSpace(r) || r == '"' || r == '|' || r == ')' && !closes(p.text[start:p.at]) || r == ',' && listable(f) {
			break
		}
		p.next()
	}
	return p.unstar(p.text[start:p.at])
}

// closes reports whether text has a parenthesis that the next one closes: DOIs such as 10.1016/S0140-6736(20)30183-5 do.
func closes(text string) bool { return strings.Count(text, "(") > strings.Count(text, ")") }

// listable fields take several values with commas between; in the others a comma may belong to the value.
func listable(f Field) bool {
	switch f {
	case Type, Tag, Shelf, Check, Platform, Subject, Volume, Issue:
		return true
	}
	return false
}

// plainValue is a value as it is compared: folded, without what would end it in the canonical form.
func plainValue(f Field, v string) string {
	v = strings.TrimRight(strings.ReplaceAll(fold.Key(v), `"`, ""), "* ")
	switch f {
	case DOI:
		v = trimDOI(v)
	case ISBN:
		v = PlainISBN(v)
	}
	return strings.TrimSpace(v)
}

// PlainISBN is an ISBN as it is compared: without hyphens and spaces (ISO 2108 leaves them to the printer).
func PlainISBN(s string) string { return strings.NewReplacer("-", "", " ", "").Replace(s) }

func trimDOI(s string) string {
	for _, lead := range []string{"https://", "http://", "dx.", "doi.org/", "doi:"} {
		s = strings.TrimPrefix(s, lead)
	}
	return s
}

// parseRange reads 2019, >2019, >=2019, <9, 1..9, ..9, 1.. and for years 2019-2023.
func parseRange(f Field, s string) (*Range, bool) {
	r := &Range{Field: f, Lo: math.Inf(-1), Hi: math.Inf(1), Wrote: s}
	op, rest := operatorOf(s)
	if op == "" {
		lo, hi, ranged := cutRange(f, rest)
		if ranged {
			var ok bool
			if lo != "" {
				if r.Lo, ok = number(lo); !ok {
					return nil, false
				}
			}
			if hi != "" {
				if r.Hi, ok = number(hi); !ok {
					return nil, false
				}
			}
			return r, lo != "" || hi != ""
		}
	}
	n, ok := number(rest)
	if !ok {
		return nil, false
	}
	switch op {
	case "", "=":
		r.Lo, r.Hi = n, n
	case ">=":
		r.Lo = n
	case "<=":
		r.Hi = n
	case ">":
		r.Lo = math.Nextafter(n, math.Inf(1))
	case "<":
		r.Hi = math.Nextafter(n, math.Inf(-1))
	}
	return r, true
}

func operatorOf(s string) (op, rest string) {
	s = strings.NewReplacer("≥", ">=", "≤", "<=").Replace(s)
	for _, o := range []string{">=", "<=", ">", "<", "="} {
		if r, ok := strings.CutPrefix(s, o); ok {
			return o, r
		}
	}
	return "", s
}

func cutRange(f Field, s string) (lo, hi string, ok bool) {
	for _, sep := range []string{"...", "…", "..", "~", "～"} {
		if lo, hi, ok := strings.Cut(s, sep); ok {
			return lo, hi, true
		}
	}
	if f == Year && len(s) == 9 && s[4] == '-' {
		return s[:4], s[5:], true
	}
	return "", "", false
}

func number(s string) (float64, bool) {
	if s == "" || strings.Trim(s, "0123456789.") != "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil
}

// parseChoices reads Q1,Q2 or for ranks <=2 and 1..2.
func parseChoices(f Field, s string) ([]string, bool) {
	choices := f.Spec().Choices
	if f == JCR || f == Zone {
		digits := strings.ReplaceAll(strings.ToLower(s), "q", "")
		if op, _ := operatorOf(digits); op != "" || strings.Contains(digits, "..") {
			r, ok := parseRange(f, digits)
			if !ok {
				return nil, false
			}
			var out []string
			for i, c := range choices {
				if n := float64(i + 1); n >= r.Lo && n <= r.Hi {
					out = append(out, c[0])
				}
			}
			return out, len(out) > 0
		}
	}
	var out []string
	for _, part := range strings.Split(strings.TrimPrefix(s, "="), ",") {
		want, found := fold.Key(part), ""
		for _, c := range choices {
			for _, name := range c {
				if fold.Key(name) == want {
					found = c[0]
				}
			}
		}
		if found == "" {
			return nil, false
		}
		out = append(out, found)
	}
	return out, len(out) > 0
}

// parseTime reads dates, ranges and comparisons of dates, and ages: <7d is within the last seven days.
func parseTime(f Field, s string, now time.Time) (*Range, bool) {
	r := &Range{Field: f, Lo: math.Inf(-1), Hi: math.Inf(1), Wrote: s}
	op, rest := operatorOf(s)
	if age, ok := parseAge(rest, now); ok {
		switch op {
		case "<", "<=", "", "=":
			r.Lo = float64(age.Unix())
		default:
			r.Hi = float64(age.Unix())
		}
		return r, true
	}
	if op == "" {
		if lo, hi, ranged := cutRange(Any, rest); ranged {
			if lo != "" {
				from, _, ok := parseDate(lo, now)
				if !ok {
					return nil, false
				}
				r.Lo = float64(from.Unix())
			}
			if hi != "" {
				_, to, ok := parseDate(hi, now)
				if !ok {
					return nil, false
				}
				r.Hi = float64(to.Unix() - 1)
			}
			return r, lo != "" || hi != ""
		}
	}
	from, to, ok := parseDate(rest, now)
	if !ok {
		return nil, false
	}
	switch op {
	case "", "=":
		r.Lo, r.Hi = float64(from.Unix()), float64(to.Unix()-1)
	case ">":
		r.Lo = float64(to.Unix())
	case ">=":
		r.Lo = float64(from.Unix())
	case "<":
		r.Hi = float64(from.Unix() - 1)
	case "<=":
		r.Hi = float64(to.Unix() - 1)
	}
	return r, true
}

// parseAge reads 7d, 12h, 2w, 3m, 1y and the Chinese units, and returns the moment so long ago.
func parseAge(s string, now time.Time) (time.Time, bool) {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	count, err := strconv.Atoi(s[:n])
	if err != nil || count > 10000 {
		return now, false
	}
	switch s[n:] {
	case "h", "小时":
		return now.Add(-time.Duration(count) * time.Hour), true
	case "d", "天", "日":
		return now.AddDate(0, 0, -count), true
	case "w", "周":
		return now.AddDate(0, 0, -7*count), true
	case "m", "月", "个月":
		return now.AddDate(0, -count, 0), true
	case "y":
		return now.AddDate(-count, 0, 0), true
	}
	return now, false
}

// parseDate reads 2024, 2024-05, 2024-05-31, today and yesterday, and returns the time it begins and the time after it.
func parseDate(s string, now time.Time) (from, to time.Time, ok bool) {
	day := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	switch strings.ToLower(s) {
	case "today", "今天":
		return day, day.AddDate(0, 0, 1), true
	case "yesterday", "昨天":
		return day.AddDate(0, 0, -1), day, true
	}
	for _, l := range []struct {
		layout              string
		years, months, days int
	}{{"2006", 1, 0, 0}, {"2006-1", 0, 1, 0}, {"2006-1-2", 0, 0, 1}} {
		if t, err := time.ParseInLocation(l.layout, strings.ReplaceAll(s, "/", "-"), now.Location()); err == nil {
			return t, t.AddDate(l.years, l.months, l.days), true
		}
	}
	return from, to, false
}
