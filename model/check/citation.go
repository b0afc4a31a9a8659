package check

import "strings"

// findCitation finds a volume, issue or pages inside a title or a journal's
// name: "Vol. 12", "Volume 12, Number 3", "No. 3, 2004" after a volume,
// 第12卷第3期, "12(3): 45-67", "pp. 45-67". The word must be followed by a
// number, and a number alone says nothing.
func findCitation(s string) (Range, bool) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		start := i == 0 || !(s[i-1]|0x20 >= 'a' && s[i-1]|0x20 <= 'z' || s[i-1] >= '0' && s[i-1] <= '9')
		switch {
		case start && (c == 'v' || c == 'V'):
			for _, w := range [...]string{"volume", "vol."} {
				if end := wordNumber(s, i, w); end > 0 {
					return Range{i, citationEnd(s, end)}, true
				}
			}
			if end := wordNumber(s, i, "vol"); end > 0 && i > 0 {
				return Range{i, citationEnd(s, end)}, true
			}
		case start && (c == 'p' || c == 'P'):
			if end := wordNumber(s, i, "pp."); end > 0 {
				return Range{i, end}, true
			}
		case c == 0xE7 && strings.HasPrefix(s[i:], "第"):
			if end := chineseCitation(s, i); end > 0 {
				return Range{i, end}, true
			}
		case start && c >= '0' && c <= '9':
			if end := compactCitation(s, i); end > 0 {
				return Range{i, end}, true
			}
		}
	}
	return Range{}, false
}

// wordNumber is the end of a word and the number after it; 0: not there.
func wordNumber(s string, i int, word string) int {
	if len(s)-i <= len(word) || !strings.EqualFold(s[i:i+len(word)], word) {
		return 0
	}
	j := i + len(word)
	for j < len(s) && (s[j] == ' ' || s[j] == '.') {
		j++
	}
	if j == i+len(word) && word == "volume" || j == len(s) || s[j] < '0' || s[j] > '9' {
		return 0
	}
	for j < len(s) && (s[j] >= '0' && s[j] <= '9' || s[j] == '-' || s[j] == ':') {
		j++
	}
	return j
}

// citationEnd goes on over ", no. 3", "(3)", ", issue 3", ", 45-67".
func citationEnd(s string, end int) int {
	for {
		rest := strings.TrimLeft(s[end:], " ,;:.(")
		at := len(s) - len(rest)
		next := 0
		for _, w := range [...]string{"issue", "number", "no.", "no", "nr.", "pp.", "p."} {
			if n := wordNumber(s, at, w); n > 0 {
				next = n
				break
			}
		}
		if next == 0 && rest != "" && rest[0] >= '0' && rest[0] <= '9' && at > end {
			n := 0
			for n < len(rest) && (rest[n] >= '0' && rest[n] <= '9' || rest[n] == '-') {
				n++
			}
			next = at + n
		}
		if next == 0 {
			return end
		}
		if end = next; end < len(s) && s[end] == ')' {
			end++
		}
	}
}

// chineseCitation: 第12卷, 第3期, 第12卷第3期; 第二期 and 第3期临床 are about
// something else, so an issue alone must stand at the end or after 年 or 卷.
func chineseCitation(s string, i int) int {
	j := i + len("第")
	n := j
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == j {
		return 0
	}
	if rest, ok := strings.CutPrefix(s[n:], "卷"); ok {
		end := len(s) - len(rest)
		if strings.HasPrefix(rest, "第") {
			if more := chineseCitation(s, end); more > 0 {
				return more
			}
		}
		return end
	}
	if rest, ok := strings.CutPrefix(s[n:], "期"); ok {
		end := len(s) - len(rest)
		if strings.Trim(rest, " )）。") == "" || strings.HasSuffix(s[:i], "年") || strings.HasSuffix(s[:i], "卷") {
			return end
		}
	}
	return 0
}

// compactCitation: 12(3):45-67, with a blank here or there.
func compactCitation(s string, i int) int {
	j := i
	digits := func() bool {
		from := j
		for j < len(s) && s[j] >= '0' && s[j] <= '9' {
			j++
		}
		return j > from && j-from <= 4
	}
	take := func(c byte) bool {
		for j < len(s) && s[j] == ' ' {
			j++
		}
		if j < len(s) && s[j] == c {
			j++
			return true
		}
		return false
	}
	if !digits() || !take('(') || !digits() || !take(')') || !take(':') {
		return 0
	}
	for j < len(s) && s[j] == ' ' {
		j++
	}
	if !digits() {
		return 0
	}
	if j < len(s) && s[j] == '-' {
		j++
		digits()
	}
	return j
}
