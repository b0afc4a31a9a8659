package check

import "strings"

// arxivID knows both schemes: YYMM.NNNN(N) since April 2007 and
// archive.XX/YYMMNNN before, with or without a version.
func arxivID(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) > 6 && strings.EqualFold(s[:6], "arxiv:") {
		s = s[6:]
	}
	if i := strings.LastIndexByte(s, 'v'); i > 4 && allDigits(s[i+1:]) {
		s = s[:i]
	}
	month := func(m string) bool { return m >= "01" && m <= "12" }
	if archive, n, ok := strings.Cut(s, "/"); ok {
		return archive != "" && strings.Trim(strings.ToLower(archive), "abcdefghijklmnopqrstuvwxyz-.") == "" && len(n) == 7 && allDigits(n) && month(n[2:4])
	}
	ym, n, ok := strings.Cut(s, ".")
	return ok && len(ym) == 4 && allDigits(ym) && month(ym[2:]) && (len(n) == 4 || len(n) == 5) && allDigits(n)
}

func validISBN(s string) bool {
	if len(s) > 4 && strings.EqualFold(s[:4], "isbn") {
		s = strings.TrimLeft(s[4:], ":- ")
	}
	d := digitsX(s)
	switch len(d) {
	case 10:
		sum := 0
		for i, c := range d {
			v := int(c - '0')
			if c == 'X' {
				if i != 9 {
					return false
				}
				v = 10
			}
			sum += (10 - i) * v
		}
		return sum%11 == 0
	case 13:
		sum := 0
		for i, c := range d {
			if c == 'X' {
				return false
			}
			sum += int(c-'0') * (1 + 2*(i%2))
		}
		return sum%10 == 0 && (strings.HasPrefix(d, "978") || strings.HasPrefix(d, "979"))
	}
	return false
}

// digitsX keeps digits and X, drops hyphens and blanks; "" where there is
// anything else.
func digitsX(s string) string {
	var b strings.Builder
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			b.WriteRune(c)
		case c == 'x' || c == 'X':
			b.WriteByte('X')
		case c == '-' || c == ' ' || c == '‐' || c == '–':
		default:
			return ""
		}
	}
	return b.String()
}

// validISSN checks NNNN-NNNC with its MOD 11 check digit.
func validISSN(s string) bool {
	if len(s) != 9 || s[4] != '-' {
		return false
	}
	return checkISSN(digitsX(s))
}

func checkISSN(d string) bool {
	if len(d) != 8 || strings.IndexByte(d[:7], 'X') >= 0 {
		return false
	}
	sum := 0
	for i := range 7 {
		sum += (8 - i) * int(d[i]-'0')
	}
	want := byte('0' + (11-sum%11)%11)
	if (11-sum%11)%11 == 10 {
		want = 'X'
	}
	return d[7] == want
}

func validORCID(s string) bool {
	d := digitsX(s)
	if len(d) != 16 || strings.IndexByte(d[:15], 'X') >= 0 || len(s) != 19 && len(s) != 16 {
		return false
	}
	sum := 0
	for i := range 15 {
		sum = (sum + int(d[i]-'0')) * 2 % 11
	}
	want := byte('0' + (12-sum%11)%11)
	if (12-sum%11)%11 == 10 {
		want = 'X'
	}
	return d[15] == want
}
