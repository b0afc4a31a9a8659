package panel

import "strings"

// DiffPart is a piece of text that stayed, went or came.
type DiffPart struct {
	Text string
	Op   Op
}

// Op says what happened to a piece of text.
type Op int

// The three fates of a piece.
const (
	Same Op = iota
	Gone
	Came
)

// diffLimit bounds the table of the comparison: above this many pieces on a
// side the middle is shown as one replacement.
const diffLimit = 600

// diff compares two texts by words (single characters for Han) with a longest
// common subsequence, which reads better than a shortest edit script here.
func diff(before, after string) []DiffPart {
	a, b := pieces(before), pieces(after)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var out []DiffPart
	add := func(op Op, p ...string) {
		s := strings.Join(p, "")
		switch {
		case s == "":
		case len(out) > 0 && out[len(out)-1].Op == op:
			out[len(out)-1].Text += s
		default:
			out = append(out, DiffPart{s, op})
		}
	}
	add(Same, a[:head]...)
	x, y := a[head:len(a)-tail], b[head:len(b)-tail]
	if len(x) > diffLimit || len(y) > diffLimit {
		add(Gone, x...)
		add(Came, y...)
	} else {
		walk(x, y, add)
	}
	add(Same, a[len(a)-tail:]...)
	return out
}

func walk(x, y []string, add func(Op, ...string)) {
	n, m := len(x), len(y)
	lcs := make([][]int16, n+1)
	for i := range lcs {
		lcs[i] = make([]int16, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if x[i] == y[j] {
				lcs[i][j] = lcs[i+1][j+1] + 1
			} else {
				lcs[i][j] = max(lcs[i+1][j], lcs[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < n && j < m {
		switch {
		case x[i] == y[j]:
			add(Same, x[i])
			i, j = i+1, j+1
		case lcs[i+1][j] >= lcs[i][j+1]:
			add(Gone, x[i])
			i++
		default:
			add(Came, y[j])
			j++
		}
	}
	add(Gone, x[i:]...)
	add(Came, y[j:]...)
}

// pieces cuts a text into runs of Latin letters and digits, and single other
// characters.
func pieces(s string) []string {
	var out []string
	from := -1
	for i, r := range s {
		word := r < 0x2E80 && (r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z' || r >= 0xC0)
		if word {
			if from < 0 {
				from = i
			}
			continue
		}
		if from >= 0 {
			out = append(out, s[from:i])
			from = -1
		}
		out = append(out, string(r))
	}
	if from >= 0 {
		out = append(out, s[from:])
	}
	return out
}
