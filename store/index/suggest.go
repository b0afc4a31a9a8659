package index

import (
	"context"
	"strings"
	"unicode/utf8"

	"twinleaf/model/fold"
	"twinleaf/model/query"
)

// Suggest gives the line that was perhaps meant where nothing was found: each word that no paper has is replaced by the nearest
// word that some have, Chinese by the characters of a title that sound the same (for which src is read). "" when
// nothing better is known.
func (s *Snapshot) Suggest(ctx context.Context, q query.Query, src Source) (string, error) {
	w := s.worker(ctx, Options{First: 1, Source: src})
	defer func() { s.x.pool.Put(w.release()) }()
	line, better := q.Text, false
	// From the right, so that the places of the words before stay.
	words := wordsIn(q.Root, nil)
	for i := len(words) - 1; i >= 0; i-- {
		n := words[i]
		if n.Whole || n.To > len(line) || n.From >= n.To {
			continue
		}
		typed := line[n.From:n.To]
		at := strings.LastIndex(typed, n.Text)
		if at < 0 {
			continue
		}
		found, err := w.nearestText(n)
		if err != nil {
			return "", err
		}
		if found != "" && found != n.Text {
			line = line[:n.From] + typed[:at] + found + typed[at+len(n.Text):] + line[n.To:]
			better = true
		}
	}
	if !better {
		return "", nil
	}
	return line, nil
}

func wordsIn(n query.Node, out []*query.Words) []*query.Words {
	switch n := n.(type) {
	case *query.And:
		for _, k := range n.Kids {
			out = wordsIn(k, out)
		}
	case *query.Or:
		for _, k := range n.Kids {
			out = wordsIn(k, out)
		}
	case *query.Words:
		out = append(out, n)
	}
	return out
}

// nearestText puts the unknown terms of a text right; "" when there is none or none can be.
func (w *worker) nearestText(n *query.Words) (string, error) {
	var sc fold.Scanner
	var t fold.Term
	out, last, changed := "", 0, false
	sc.Reset(n.Text)
	for sc.Next(&t) {
		from, to := t.Start, t.End
		part := *n
		part.Text, part.Prefix = n.Text[from:to], n.Prefix && to == len(n.Text)
		node, err := w.wordsNode(&part)
		if err != nil {
			return "", err
		}
		known, err := w.anyLive(node)
		if err != nil {
			return "", err
		}
		if known {
			continue
		}
		best := ""
		if t.Word != nil {
			best, err = w.nearestWord(string(t.Word))
		} else {
			best, err = w.soundsLike(string(t.Run))
		}
		if err != nil {
			return "", err
		}
		if best != "" {
			out += n.Text[last:from] + best
			last, changed = to, true
		}
	}
	if !changed {
		return "", nil
	}
	return out + n.Text[last:], nil
}

// anyLive reports whether a condition has any live row.
func (w *worker) anyLive(n node) (bool, error) {
	w.graded = false
	for c := range w.state.chunks {
		w.arena.reset()
		w.chunk, w.columns = c, w.state.chunks[c]
		w.live = w.arena.liveOf(w.columns)
		g, err := n.eval(w, nil)
		if err != nil {
			return false, err
		}
		if !w.arena.and(g[inAll], w.live).empty() {
			return true, nil
		}
	}
	return false, nil
}

// nearestWord looks through the words that begin with one of the first two letters for the nearest, and among those
// as near for the one that most papers have.
func (w *worker) nearestWord(word string) (string, error) {
	if len(word) < 3 || word[0] >= utf8.RuneSelf {
		return "", nil
	}
	most := 1
	if len(word) > 4 {
		most = 2
	}
	type candidate struct{ distance, papers int }
	all := map[string]candidate{}
	starts := map[byte]bool{word[0]: true, word[1]: true}
	for c := range w.state.chunks {
		if err := w.ctx.Err(); err != nil {
			return "", err
		}
		for b := range starts {
			t := token{space: spaceWord, term: []byte{b}}
			err := w.eachTerm(c, &t, func(term, value []byte) error {
				if d := len(term) - len(word); d < -most || d > most {
					return nil
				}
				known, ok := all[string(term)]
				if !ok {
					known.distance = distance(word, string(term), most)
				}
				if known.distance > most {
					return nil
				}
				err := eachSection(value, maskAll, func(_ section, r rowsReader) error {
					known.papers += r.n
					return nil
				})
				all[string(term)] = known
				return err
			})
			if err != nil {
				return "", err
			}
		}
	}
	best := ""
	for term, c := range all {
		b := all[best]
		if best == "" || c.distance < b.distance || c.distance == b.distance && (c.papers > b.papers || c.papers == b.papers && term < best) {
			best = term
		}
	}
	return best, nil
}

// distance counts insertions, deletions, replacements and swaps of neighbours from a to b, up to most+1.
func distance(a, b string, most int) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := last[j-1]
			if a[i-1] != b[j-1] {
				cost++
			}
			cost = min(cost, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cost = min(cost, before[j-2]+1)
			}
			row[j] = cost
			least = min(least, cost)
		}
		if least > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// soundsLike finds characters in a title that are read as run is: 多边主意 was perhaps 多边主义.
func (w *worker) soundsLike(run string) (string, error) {
	var said []string
	for _, r := range run {
		s := fold.Syllable(r)
		if s == "" {
			return "", nil
		}
		said = append(said, s)
	}
	if len(said) < 2 || w.src == nil {
		return "", nil
	}
	var tokens []token
	for i := 0; i+1 < len(said); i++ {
		tokens = append(tokens, token{space: spaceSyllable, term: appendPair(nil, said[i], said[i+1]), off: uint32(i)})
	}
	r := reading{tokens, maskTitle}
	for c, chunk := range w.state.chunks {
		w.arena.reset()
		g, err := r.rows(w, c, nil)
		if err != nil {
			return "", err
		}
		rows := w.arena.and(g.title, w.arena.liveOf(chunk))
		if rows.empty() {
			continue
		}
		var d Doc
		first := uint32(c)*ChunkRows + uint32(rows.appendTo(nil)[0])
		if err := w.src.Doc(first, &d); err != nil {
			return "", err
		}
		for _, title := range []string{d.TitleZh, d.TitleEn} {
			if s := readAs(title, said); s != "" {
				return s, nil
			}
		}
	}
	return "", nil
}

// readAs returns the characters of a text that are read so.
func readAs(text string, said []string) string {
	var s fold.Scanner
	var t fold.Term
	s.Reset(text)
	for s.Next(&t) {
		for i := 0; i+len(said) <= len(t.Run); i++ {
			ok := true
			for k := range said {
				a, b := fold.Syllables(t.Run[i+k])
				ok = ok && (a == said[k] || b == said[k])
			}
			if ok {
				return text[t.At[i]:t.At[i+len(said)]]
			}
		}
	}
	return ""
}
