package index

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"twinleaf/model/fold"
	"twinleaf/model/query"
)

// plain is the reference: it holds papers as they are and matches each against the query, text by text. It shares only
// package fold with the index.
type plain struct {
	docs     []Doc
	live     []bool
	journals []JournalDoc
}

func (p *plain) Doc(row uint32, d *Doc) error {
	if int(row) >= len(p.docs) {
		return ErrRow
	}
	*d = p.docs[row]
	return nil
}

// piece is a word or a dense character of a text.
type piece struct {
	word string // "" for a character
	char rune
	pos  int
	run  int
}

func pieces(text string, base int) (out []piece, end int) {
	var s fold.Scanner
	var t fold.Term
	end = base
	s.Reset(text)
	for run := 0; s.Next(&t); run++ {
		if t.Word != nil {
			out = append(out, piece{word: string(t.Word), pos: base + t.Pos})
			end = base + t.Pos + 1
			continue
		}
		for i, r := range t.Run {
			out = append(out, piece{char: r, pos: base + t.Pos + i, run: base + run})
		}
		end = base + t.Pos + len(t.Run)
	}
	return out, end
}

// people gives the pieces of all names, with the other words that each is found by.
func people(names []string) (out []piece) {
	base := 0
	for _, n := range names {
		ps, end := pieces(n, base)
		out = append(out, ps...)
		fold.NameWords(n, func(w string, pos int) { out = append(out, piece{word: w, pos: base + pos}) })
		base = end + 1
	}
	return out
}

func several(texts []string) (out []piece) {
	base := 0
	for _, t := range texts {
		ps, end := pieces(t, base)
		for i := range ps {
			ps[i].run += 1000 * base
		}
		out = append(out, ps...)
		base = end + 1
	}
	return out
}

// phraseIn reports whether want stands in have, the last word as a beginning with prefix.
func phraseIn(have, want []piece, prefix bool) bool {
	if len(want) == 0 {
		return false
	}
	loose := prefix && len(want) > 1 && utf8.RuneCountInString(want[len(want)-1].word) < rangeFrom && want[len(want)-1].word != ""
	if loose {
		last := want[len(want)-1].word
		if !slices.ContainsFunc(have, func(h piece) bool { return h.word != "" && strings.HasPrefix(h.word, last) }) {
			return false
		}
		want, prefix = want[:len(want)-1], false
	}
	matches := func(w piece, at int, last bool) (int, bool) {
		for _, h := range have {
			if h.pos != at || (h.word == "") != (w.word == "") {
				continue
			}
			if w.word == "" {
				if h.char == w.char {
					return h.run, true
				}
				continue
			}
			if h.word == w.word || last && prefix && strings.HasPrefix(h.word, w.word) {
				return -1, true
			}
		}
		return 0, false
	}
	for _, h := range have {
		at := h.pos
		ok, lastRun, lastWant := true, -2, -2
		for i, w := range want {
			run, found := matches(w, at+w.pos-want[0].pos, i == len(want)-1)
			if !found || w.word == "" && w.run == lastWant && run != lastRun {
				ok = false
				break
			}
			lastRun, lastWant = run, w.run
			if w.word != "" {
				lastWant = -2
			}
		}
		if ok {
			return true
		}
	}
	return false
}

// readingIn reports whether a text is found by typed pinyin: two syllables and more, or first letters.
func readingIn(text string, syllables []string, open bool) bool {
	ps, _ := pieces(text, 0)
	for i := range ps {
		ok := true
		for k, want := range syllables {
			if i+k >= len(ps) || ps[i+k].word != "" || ps[i+k].run != ps[i].run {
				ok = false
				break
			}
			a, b := fold.Syllables(ps[i+k].char)
			last := k == len(syllables)-1 && open
			if !(a != "" && (a == want || last && strings.HasPrefix(a, want)) || b != "" && (b == want || last && strings.HasPrefix(b, want))) {
				ok = false
				break
			}
		}
		if ok {
			return true
		}
	}
	return false
}

func initialsIn(text, letters string) bool {
	var one []string
	for _, l := range letters {
		one = append(one, string(l))
	}
	ps, _ := pieces(text, 0)
	for i := range ps {
		ok := true
		for k, want := range one {
			if i+k >= len(ps) || ps[i+k].word != "" || ps[i+k].run != ps[i].run {
				ok = false
				break
			}
			a, b := fold.Syllables(ps[i+k].char)
			if a == "" || !(strings.HasPrefix(a, want) || b != "" && strings.HasPrefix(b, want)) {
				ok = false
				break
			}
		}
		if ok {
			return true
		}
	}
	return false
}

// scope of text: which papers' and journals' texts a field means.
type texts struct {
	titles, rest, names, journals []string
	journalTitles                 bool     // read by pinyin
	short                         []string // of few words, found without looseness
}

// shorts are the paper's short texts of a field.
func (d *Doc) shorts(f query.Field) (out []string) {
	for _, v := range d.Short {
		if v.Field == f {
			out = append(out, v.Text)
		}
	}
	return out
}

// inShort reports whether want stands in a short text; a person is found by the other words of the name.
func inShort(f query.Field, text string, want []piece, prefix bool) bool {
	have, _ := pieces(text, 0)
	for at := range have {
		ok := len(want) <= len(have)-at
		for i := 0; ok && i < len(want); i++ {
			h, w := have[at+i], want[i]
			sameRun := i == 0 || w.word != "" || want[i-1].word != "" || (w.run == want[i-1].run) == (h.run == have[at+i-1].run)
			ok = h.char == w.char && sameRun && (h.word == w.word || i == len(want)-1 && prefix && w.word != "" && strings.HasPrefix(h.word, w.word))
		}
		if ok {
			return true
		}
	}
	found := false
	if (f == query.Editor || f == query.Translator) && len(want) == 1 && want[0].word != "" {
		fold.NameWords(text, func(w string, _ int) {
			found = found || w == want[0].word || prefix && strings.HasPrefix(w, want[0].word)
		})
	}
	return found
}

func (p *plain) texts(d *Doc, f query.Field) (t texts) {
	j := JournalDoc{}
	if d.Journal != NoJournal {
		j = p.journals[d.Journal]
	}
	var authors []string
	for _, a := range d.Authors {
		authors = append(authors, a.Name)
	}
	switch f {
	case query.Any:
		t = texts{[]string{d.TitleEn, d.TitleZh}, []string{d.AbstractEn, d.AbstractZh, d.Note}, authors, append([]string{j.Name}, j.Names...), true, nil}
	case query.Title:
		t.titles = []string{d.TitleEn, d.TitleZh}
	case query.TitleEn:
		t.titles = []string{d.TitleEn}
	case query.TitleZh:
		t.titles = []string{d.TitleZh}
	case query.Abstract:
		t.rest = []string{d.AbstractEn, d.AbstractZh}
	case query.AbstractEn:
		t.rest = []string{d.AbstractEn}
	case query.AbstractZh:
		t.rest = []string{d.AbstractZh}
	case query.Author:
		t.names = authors
	case query.Note:
		t.rest = []string{d.Note}
	case query.Journal:
		t.journals, t.journalTitles = append([]string{j.Name}, j.Names...), true
	case query.Scope:
		t.journals = []string{j.Scope}
	case query.Publisher:
		t.journals = []string{j.Publisher}
		t.short = d.shorts(f)
	case query.Category:
		t.journals = []string{j.ZoneCategory}
	case query.JCRCategory:
		t.journals = []string{j.JCRCategory}
	default:
		t.short = d.shorts(f)
	}
	return t
}

// written gives the grade in which words stand in a paper as typed, gradeCount for none.
func (p *plain) written(d *Doc, n *query.Words) int {
	want, _ := pieces(n.Text, 0)
	prefix := n.Prefix && len(want) > 0 && want[len(want)-1].word != ""
	in := func(list []string) bool {
		for _, t := range list {
			if ps, _ := pieces(t, 0); phraseIn(ps, want, prefix) {
				return true
			}
		}
		return false
	}
	t := p.texts(d, n.Field)
	switch {
	case in(t.titles):
		return inTitle
	case phraseIn(people(t.names), want, prefix):
		return inAuthor
	case phraseIn(several(t.journals), want, prefix):
		return inJournal
	case in(t.rest):
		return inAll
	case slices.ContainsFunc(t.short, func(text string) bool { return len(want) > 0 && inShort(n.Field, text, want, prefix) }):
		return inTitle
	}
	return gradeCount
}

// read gives the grade in which words are found by the readings that test decides.
func (p *plain) read(d *Doc, n *query.Words, test func(text string) bool) int {
	t := p.texts(d, n.Field)
	switch {
	case slices.ContainsFunc(t.titles, test):
		return inTitle
	case t.journalTitles && slices.ContainsFunc(t.journals, test):
		return inJournal
	}
	return gradeCount
}

func (p *plain) words(n *query.Words) func(d *Doc) int {
	if n.Whole {
		return p.whole(n)
	}
	want, _ := pieces(n.Text, 0)
	letters := ""
	if len(want) == 1 && !n.Quoted && want[0].word != "" && strings.Trim(want[0].word, "abcdefghijklmnopqrstuvwxyz") == "" {
		letters = want[0].word
	}
	cuts := fold.Cut(letters, n.Prefix)
	bySound := func(d *Doc) int {
		best := p.written(d, n)
		for _, c := range cuts {
			if len(c.Syllables) > 1 {
				best = min(best, p.read(d, n, func(text string) bool { return readingIn(text, c.Syllables, c.Open) }))
			}
		}
		return best
	}
	if letters == "" || !fold.Initials(letters) {
		return bySound
	}
	t := p.texts(&Doc{Journal: NoJournal}, n.Field)
	if len(t.titles) == 0 && !t.journalTitles {
		return bySound
	}
	for i := range p.docs {
		if p.live[i] && bySound(&p.docs[i]) < gradeCount {
			return bySound
		}
	}
	for i := range p.journals { // a journal's name makes the word known too, with or without papers
		if t.journalTitles && bySound(&Doc{Journal: uint32(i)}) < gradeCount {
			return bySound
		}
	}
	return func(d *Doc) int {
		return p.read(d, n, func(text string) bool { return initialsIn(text, letters) })
	}
}

func mustPieces(text string) []piece {
	ps, _ := pieces(text, 0)
	return ps
}

// bare is pieces with their runs numbered alike.
func bare(list []piece) (out []piece) {
	for i, p := range list {
		if p.run = 0; i > 0 && p.word == "" && list[i-1].word == "" && list[i-1].run != list[i].run {
			p.run = 1 // another run begins
		}
		p.pos = i
		out = append(out, p)
	}
	return out
}

func (p *plain) whole(n *query.Words) func(d *Doc) int {
	want := fold.Key(n.Text)
	return func(d *Doc) int {
		t := p.texts(d, n.Field)
		switch n.Field {
		case query.Journal:
			t.journals = t.journals[:1]
		case query.Scope, query.Publisher: // words of these are not told apart from the whole
			part := *n
			part.Whole, part.Quoted = false, true
			only := *d
			only.Short = nil
			if g := p.written(&only, &part); g < gradeCount {
				return g
			}
		}
		for _, text := range t.short {
			if have, _ := pieces(text, 0); slices.Equal(bare(have), bare(mustPieces(n.Text))) {
				return inTitle
			}
		}
		for _, list := range [][]string{t.titles, t.names, t.journals, t.rest} {
			for _, text := range list {
				if text != "" && fold.Key(text) == want {
					return inTitle
				}
			}
		}
		return gradeCount
	}
}

// test compiles a condition to a grade for each paper: gradeCount is no match.
func (p *plain) test(n query.Node) func(d *Doc) int {
	filter := func(f func(d *Doc) bool) func(d *Doc) int {
		return func(d *Doc) int {
			if f(d) {
				return inTitle
			}
			return gradeCount
		}
	}
	switch n := n.(type) {
	case nil:
		return func(*Doc) int { return inTitle }
	case *query.And:
		kids := p.tests(n.Kids)
		return func(d *Doc) int {
			worst := inTitle
			for _, k := range kids {
				worst = max(worst, k(d))
			}
			return worst
		}
	case *query.Or:
		kids := p.tests(n.Kids)
		return func(d *Doc) int {
			best := gradeCount
			for _, k := range kids {
				best = min(best, k(d))
			}
			return best
		}
	case *query.Not:
		kid := p.test(n.Kid)
		return filter(func(d *Doc) bool { return kid(d) == gradeCount })
	case *query.Words:
		test := p.words(n)
		if n.Field == query.Any {
			return test
		}
		return filter(func(d *Doc) bool { return test(d) < gradeCount })
	case *query.Range:
		return filter(func(d *Doc) bool { return p.inRange(d, n) })
	case *query.OneOf:
		return filter(func(d *Doc) bool { return p.oneOf(d, n) })
	case *query.Has:
		return filter(func(d *Doc) bool { return p.has(d, n.Field) != n.Missing })
	}
	panic("unknown condition")
}

func (p *plain) tests(list []query.Node) (out []func(d *Doc) int) {
	for _, n := range list {
		out = append(out, p.test(n))
	}
	return out
}

func (p *plain) journal(d *Doc) JournalDoc {
	if d.Journal == NoJournal {
		return JournalDoc{}
	}
	return p.journals[d.Journal]
}

func (p *plain) inRange(d *Doc, n *query.Range) bool {
	v, ok := 0.0, true
	switch n.Field {
	case query.Year:
		v, ok = float64(d.Year), d.Year > 0
	case query.Cited:
		v, ok = float64(d.Cited), d.Cited >= 0
	case query.Rating:
		v, ok = float64(d.Rating), d.Rating > 0
	case query.Added:
		v = float64(d.Added.Unix())
	case query.Score, query.Total, query.Online, query.Accessed:
		for _, val := range d.Values {
			if val.Field != n.Field {
				continue
			}
			if f, err := strconv.ParseFloat(val.Text, 64); err == nil && n.Field.Spec().Kind == query.Number && f >= n.Lo && f <= n.Hi {
				return true
			}
			for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
				t, err := time.ParseInLocation(layout, val.Text, time.Local)
				if u := float64(t.Unix()); err == nil && n.Field.Spec().Kind == query.Time && u >= n.Lo && u <= n.Hi {
					return true
				}
			}
		}
		return false
	case query.IF:
		v = p.journal(d).IF
		ok = v > 0
	case query.Published:
		// A date known to the month or year counts as its first day.
		v = float64(time.Date(d.Year, time.Month(max(1, d.Month)), max(1, d.Day), 0, 0, 0, 0, time.Local).Unix())
		ok = d.Year > 0
	}
	return ok && v >= n.Lo && v <= n.Hi
}

func (p *plain) oneOf(d *Doc, n *query.OneOf) bool {
	yes := func(b bool) string { return map[bool]string{true: "yes", false: "no"}[b] }
	j := p.journal(d)
	switch n.Field {
	case query.JCR:
		return j.JCR > 0 && slices.Contains(n.Values, "Q"+strconv.Itoa(j.JCR))
	case query.Zone:
		return j.Zone > 0 && slices.Contains(n.Values, strconv.Itoa(j.Zone))
	case query.Lang:
		return d.Lang > 0 && slices.Contains(n.Values, []string{"", "zh", "en", "other"}[d.Lang])
	case query.OA:
		return d.Open > 0 && slices.Contains(n.Values, []string{"", "yes", "no"}[d.Open])
	case query.Severity:
		return d.Severity > 0 && slices.Contains(n.Values, []string{"", "note", "warning", "error"}[d.Severity])
	case query.Read:
		return slices.Contains(n.Values, yes(d.Read))
	case query.Edited:
		return slices.Contains(n.Values, yes(d.Edited))
	}
	var have []string
	switch n.Field {
	case query.Type:
		have = []string{d.Type}
	case query.Volume:
		have = []string{d.Volume}
	case query.Issue:
		have = []string{d.Issue}
	case query.Pages:
		have = []string{d.Pages}
	case query.ISSN:
		have = j.ISSN
	default:
		for _, v := range d.Values {
			if v.Field == n.Field {
				have = append(have, v.Text)
			}
		}
	}
	for _, h := range have {
		for i, v := range n.Values {
			if h != "" && (fold.Key(h) == fold.Key(v) || n.Prefix && i == len(n.Values)-1 && strings.HasPrefix(fold.Key(h), fold.Key(v))) {
				return true
			}
		}
	}
	return false
}

func (p *plain) has(d *Doc, f query.Field) bool {
	j := p.journal(d)
	switch f {
	case query.Title:
		return d.TitleEn != "" || d.TitleZh != ""
	case query.TitleEn:
		return d.TitleEn != ""
	case query.TitleZh:
		return d.TitleZh != ""
	case query.Abstract:
		return d.AbstractEn != "" || d.AbstractZh != ""
	case query.AbstractEn:
		return d.AbstractEn != ""
	case query.AbstractZh:
		return d.AbstractZh != ""
	case query.Author:
		return len(d.Authors) > 0
	case query.Journal:
		return d.Journal != NoJournal
	case query.Year, query.Published:
		return d.Year > 0
	case query.Cited:
		return d.Cited >= 0
	case query.Lang:
		return d.Lang > 0
	case query.OA:
		return d.Open > 0
	case query.Type:
		return d.Type != ""
	case query.Volume:
		return d.Volume != ""
	case query.Issue:
		return d.Issue != ""
	case query.Pages:
		return d.Pages != ""
	case query.Rating:
		return d.Rating > 0
	case query.Note:
		return d.Note != ""
	case query.Read:
		return d.Read
	case query.IF:
		return j.IF > 0
	case query.JCR:
		return j.JCR > 0
	case query.JCRCategory:
		return j.JCRCategory != ""
	case query.Zone:
		return j.Zone > 0
	case query.Category:
		return j.ZoneCategory != ""
	case query.Scope:
		return j.Scope != ""
	case query.ISSN:
		return len(j.ISSN) > 0
	case query.Publisher:
		return j.Publisher != "" || len(d.shorts(f)) > 0
	}
	if len(d.shorts(f)) > 0 {
		return true
	}
	return slices.ContainsFunc(d.Values, func(v Value) bool { return v.Field == f && v.Text != "" })
}

// phrase gives what the query's words make as a phrase in a title, nil when they make none.
func plainPhrase(root query.Node) func(d *Doc) bool {
	kids := []query.Node{root}
	if and, ok := root.(*query.And); ok {
		kids = and.Kids
	}
	var want []piece
	prefix := false
	end, run := 0, 0
	for i, k := range kids {
		w, ok := k.(*query.Words)
		if !ok || w.Whole || !slices.Contains([]query.Field{query.Any, query.Title, query.TitleEn, query.TitleZh}, w.Field) {
			continue
		}
		if w.Prefix && i < len(kids)-1 {
			return nil
		}
		var ps []piece
		ps, end = pieces(w.Text, end)
		run += 100000
		for i := range ps {
			ps[i].run += run
		}
		want = append(want, ps...)
		prefix = w.Prefix && len(ps) > 0 && ps[len(ps)-1].word != ""
	}
	// A lone character among others cannot be followed by the index, and one piece is no phrase.
	alone := func(i int) bool {
		return want[i].word == "" && (i == 0 || want[i-1].word != "" || want[i-1].run != want[i].run) &&
			(i+1 == len(want) || want[i+1].word != "" || want[i+1].run != want[i].run)
	}
	for i := range want {
		if alone(i) {
			return nil
		}
	}
	if len(want) < 2 || len(want) == 2 && want[0].word == "" && want[1].word == "" && want[0].run == want[1].run {
		return nil
	}
	return func(d *Doc) bool {
		for _, t := range []string{d.TitleEn, d.TitleZh} {
			if ps, _ := pieces(t, 0); phraseIn(ps, want, prefix) {
				return true
			}
		}
		return false
	}
}

// search answers a query the slow way: the rows in order.
func (p *plain) search(q query.Query) []uint32 {
	type hit struct {
		row  uint32
		tier int
	}
	test, whole := p.test(q.Root), plainPhrase(q.Root)
	var hits []hit
	for i := range p.docs {
		d := &p.docs[i]
		if !p.live[i] {
			continue
		}
		g := test(d)
		if g == gradeCount {
			continue
		}
		h := hit{uint32(i), g + 1}
		if g == inTitle && whole != nil && whole(d) {
			h.tier = 0
		}
		hits = append(hits, h)
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		x, y := &p.docs[a.row], &p.docs[b.row]
		if q.Sort.Key != query.ByRelevance {
			first := q.Sort
			if first.Then != query.ByRelevance && first.Key == query.ByYear {
				if c := bool2(x.Year == 0) - bool2(y.Year == 0); c != 0 {
					return c
				}
				if c := cmp.Compare(x.Year, y.Year); c != 0 && first.Desc {
					return -c
				} else if c != 0 {
					return c
				}
			} else if c := p.compare(x, y, first); c != 0 || first.Then == query.ByRelevance {
				return c
			}
			return p.compare(x, y, query.Sort{Key: first.Then, Desc: first.ThenDesc})
		}
		if a.tier != b.tier {
			return a.tier - b.tier
		}
		if x.Year != y.Year {
			return y.Year - x.Year
		}
		return y.Cited - x.Cited
	})
	out := make([]uint32, len(hits))
	for i, h := range hits {
		out[i] = h.row
	}
	return out
}

// compare orders two papers by a column: what has no value comes last in both directions.
func (p *plain) compare(x, y *Doc, s query.Sort) int {
	c, miss := 0, 0
	text := func(a, b []byte) {
		c = bytes.Compare(a, b)
		miss = bool2(len(a) == 0) - bool2(len(b) == 0)
	}
	num := func(a, b float64) {
		switch {
		case a < b:
			c = -1
		case a > b:
			c = 1
		}
		miss = bool2(a == 0) - bool2(b == 0)
	}
	jx, jy := p.journal(x), p.journal(y)
	switch s.Key {
	case query.ByTitleEn:
		text(appendOrderKey(nil, orderTitleEn, x), appendOrderKey(nil, orderTitleEn, y))
	case query.ByTitleZh:
		text(appendOrderKey(nil, orderTitleZh, x), appendOrderKey(nil, orderTitleZh, y))
	case query.ByAuthor:
		text(appendOrderKey(nil, orderAuthor, x), appendOrderKey(nil, orderAuthor, y))
	case query.ByJournal:
		text(fold.EnglishKey(nil, jx.Name), fold.EnglishKey(nil, jy.Name))
	case query.ByCategory:
		text(fold.EnglishKey(nil, jx.ZoneCategory), fold.EnglishKey(nil, jy.ZoneCategory))
	case query.ByJCRCategory:
		text(fold.EnglishKey(nil, jx.JCRCategory), fold.EnglishKey(nil, jy.JCRCategory))
	case query.ByType:
		text(fold.EnglishKey(nil, x.Type), fold.EnglishKey(nil, y.Type))
	case query.ByYear:
		num(float64(x.Year*10000+x.Month*100+x.Day), float64(y.Year*10000+y.Month*100+y.Day))
	case query.ByCited:
		num(float64(x.Cited+1), float64(y.Cited+1))
	case query.ByIF:
		num(jx.IF, jy.IF)
	case query.ByJCR:
		num(float64(jx.JCR), float64(jy.JCR))
	case query.ByZone:
		num(float64(jx.Zone), float64(jy.Zone))
	case query.ByAdded:
		num(float64(x.Added.Unix()), float64(y.Added.Unix()))
	case query.ByLang:
		num(float64(x.Lang), float64(y.Lang))
	case query.ByOA:
		num(float64(x.Open), float64(y.Open))
	case query.ByRating:
		num(float64(x.Rating), float64(y.Rating))
	case query.ByVolume:
		num(float64(leadingNumber(x.Volume)), float64(leadingNumber(y.Volume)))
	}
	if miss != 0 {
		return miss
	}
	if s.Desc {
		return -c
	}
	return c
}

func bool2(b bool) int {
	if b {
		return 1
	}
	return 0
}
