package index

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"twinleaf/model/query"
)

// library is an index in memory beside the plain papers it was made from.
type library struct {
	t     testing.TB
	rng   *rand.Rand
	m     *memory
	x     *Index
	plain *plain
}

var (
	someWords = strings.Fields(`neural network networks net deep learning the of in a an international internet integral relation data
		mining cell cells human gene long-term O'Brien Müller naïve covid-19 DNA 3.14 театр ＤＮＡ x dbz scan mean`)
	someHan     = []rune("网络网絡多边主义威权的研究重庆银行长")
	someNames   = []string{"Mark Raymond", "Justin Sherman", "Guo-Fan Zeng", "曾国藩", "单田芳", "欧阳修", "Müller, Hans", "O'Brien Conan", "王", "Li Wei", "李伟", "仇英"}
	someTypes   = []string{"Journal Article", "Review", "", "学位论文"}
	shortFields = []query.Field{query.Editor, query.Publisher, query.Keyword, query.Container}
	someTags    = []string{"todo", "To Read", "重要", "x,y", "待读"}
	someCats    = []string{"社会学", "计算机科学", "", "MATHEMATICS, APPLIED"}
)

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func (l *library) english(n int) string {
	var out []string
	for range l.rng.IntN(n + 1) {
		out = append(out, pick(l.rng, someWords))
	}
	return strings.Join(out, pick(l.rng, []string{" ", " ", " ", ", ", "-"}))
}

func (l *library) chinese(n int) string {
	var b strings.Builder
	for range l.rng.IntN(n + 1) {
		switch l.rng.IntN(14) {
		case 0:
			b.WriteString(pick(l.rng, []string{" ", "、", "DNA", " net "}))
		default:
			b.WriteRune(pick(l.rng, someHan))
		}
	}
	return b.String()
}

func (l *library) doc() Doc {
	r := l.rng
	d := Doc{TitleEn: l.english(6), TitleZh: l.chinese(10), AbstractEn: l.english(30), Journal: NoJournal, Cited: r.IntN(6) - 1,
		Year: []int{0, 1999, 2019, 2020, 2021}[r.IntN(5)], Lang: Lang(r.IntN(4)), Open: OpenAccess(r.IntN(3)), Type: pick(r, someTypes),
		Volume: pick(r, []string{"", "1", "77 4", "Vol. 3", "增刊"}), Issue: pick(r, []string{"", "2", "S1"}), Pages: pick(r, []string{"", "0", "12-20"}),
		Rating: r.IntN(6), Added: time.Unix(1_700_000_000+int64(r.IntN(100))*86_400, 0), Edited: r.IntN(3) == 0, Read: r.IntN(2) == 0,
		Severity: r.IntN(4)}
	if d.Year > 0 && r.IntN(2) == 0 {
		if d.Month = 1 + r.IntN(12); r.IntN(2) == 0 {
			d.Day = 1 + r.IntN(28)
		}
	}
	if r.IntN(3) == 0 {
		d.AbstractZh = l.chinese(30)
	}
	if r.IntN(5) == 0 {
		d.Note = l.english(4)
	}
	for range r.IntN(4) {
		d.Authors = append(d.Authors, Author{Name: pick(r, someNames)})
	}
	if n := len(l.plain.journals); n > 0 && r.IntN(6) > 0 {
		d.Journal = uint32(r.IntN(n))
	}
	if r.IntN(2) == 0 {
		d.Values = append(d.Values, Value{query.DOI, fmt.Sprintf("10.1000/%x", r.IntN(400))})
	}
	for range r.IntN(3) {
		d.Values = append(d.Values, Value{query.Tag, pick(r, someTags)})
	}
	for _, f := range shortFields {
		for range r.IntN(9) / 6 {
			text := pick(r, []func(int) string{l.english, l.chinese})(5)
			if f == query.Editor {
				text = pick(r, someNames)
			}
			if text != "" {
				d.Short = append(d.Short, Value{f, text})
			}
		}
	}
	if r.IntN(3) == 0 {
		d.Values = append(d.Values, Value{query.Score, pick(r, []string{"3.5", "12", "high"})}, Value{query.Online, pick(r, []string{"2020", "2020-05", "2021-05-06"})})
	}
	return d
}

func (l *library) journal() JournalDoc {
	r := l.rng
	j := JournalDoc{Name: l.english(3) + pick(r, []string{"", " Journal", "学报"}), Scope: l.english(12), Publisher: pick(r, []string{"", "Elsevier BV", "科学出版社"}),
		IF: []float64{0, 0.3, 4.1, 12}[r.IntN(4)], JCR: r.IntN(5), Zone: r.IntN(5), ZoneCategory: pick(r, someCats), JCRCategory: pick(r, someCats)}
	if r.IntN(2) == 0 {
		j.Names = []string{l.chinese(6)}
	}
	if r.IntN(2) == 0 {
		j.ISSN = []string{fmt.Sprintf("1234-%04d", r.IntN(20))}
	}
	return j
}

func newLibrary(t testing.TB, seed uint64) *library {
	l := &library{t: t, rng: rand.New(rand.NewPCG(seed, 1)), m: newMemory(), plain: &plain{}}
	x, err := Open(l.m)
	if err != nil {
		t.Fatal(err)
	}
	l.x = x
	return l
}

// change runs an update in a transaction that sometimes fails and is done again.
func (l *library) change(f func(u *Update) error) {
	l.t.Helper()
	for {
		fails := l.rng.IntN(5) == 0
		m := l.m.clone()
		u, err := l.x.Update(m, l.plain)
		if err == nil {
			err = f(u)
		}
		if err == nil {
			err = u.Close()
		}
		if err != nil {
			l.t.Fatal(err)
		}
		if fails {
			continue // rolled back: nothing of m is seen, Publish is not called
		}
		l.m = m
		l.x.Publish(u)
		return
	}
}

func (l *library) addJournals(n int) {
	list := make([]JournalDoc, n)
	for i := range list {
		list[i] = l.journal()
	}
	l.change(func(u *Update) error {
		for i := range list {
			if _, err := u.PutJournal(NoJournal, &list[i]); err != nil {
				return err
			}
		}
		return nil
	})
	l.plain.journals = append(l.plain.journals, list...)
}

// addPapers appends n papers after some holes.
func (l *library) addPapers(n, holes int, order bool) {
	docs := make([]Doc, n)
	for i := range docs {
		docs[i] = l.doc()
	}
	l.change(func(u *Update) error {
		next := u.Next()
		p := NewPart()
		flush := func() error {
			p.Seal()
			next += uint32(p.Len())
			err := u.Append(p)
			p = NewPart()
			return err
		}
		for i := range holes + n {
			if i < holes {
				p.Skip()
			} else {
				p.Add(&docs[i-holes])
			}
			if p.Len() == PartSize(next) {
				if err := flush(); err != nil {
					return err
				}
			}
		}
		if err := flush(); err != nil {
			return err
		}
		if order {
			return u.Order(context.Background())
		}
		return nil
	})
	for range holes {
		l.plain.docs, l.plain.live = append(l.plain.docs, Doc{Journal: NoJournal, Cited: -1}), append(l.plain.live, false)
	}
	for i := range docs {
		l.plain.docs, l.plain.live = append(l.plain.docs, docs[i]), append(l.plain.live, true)
	}
}

// edit changes, removes and brings back some papers and a journal.
func (l *library) edit(n int) {
	type change struct {
		row  uint32
		new  Doc
		live bool
	}
	var list []change
	used := map[uint32]bool{}
	for range n {
		row := uint32(l.rng.IntN(len(l.plain.docs)))
		if used[row] || l.plain.docs[row].Added.IsZero() {
			continue
		}
		used[row] = true
		d := l.doc()
		old := l.plain.docs[row]
		switch l.rng.IntN(4) {
		case 0:
			d, old.TitleZh = old, d.TitleZh
			d.TitleZh, old = old.TitleZh, l.plain.docs[row]
		case 1:
			d.AbstractEn, d.AbstractZh, d.Authors = old.AbstractEn, old.AbstractZh, old.Authors
		case 2:
			d = old
			d.Year, d.Cited = 2022, 9
		}
		list = append(list, change{row, d, l.rng.IntN(3) > 0})
	}
	j, jn := l.journal(), uint32(0)
	if n := len(l.plain.journals); n > 0 {
		jn = uint32(l.rng.IntN(n))
	}
	l.change(func(u *Update) error {
		for _, c := range list {
			old := l.plain.docs[c.row]
			if err := u.Replace(c.row, &old, &c.new); err != nil {
				return err
			}
			if err := u.SetLive([]uint32{c.row}, c.live); err != nil {
				return err
			}
		}
		if len(l.plain.journals) > 0 {
			_, err := u.PutJournal(jn, &j)
			return err
		}
		return nil
	})
	for _, c := range list {
		l.plain.docs[c.row], l.plain.live[c.row] = c.new, c.live
	}
	if len(l.plain.journals) > 0 {
		l.plain.journals[jn] = j
	}
}

func (l *library) word() string {
	r := l.rng
	switch r.IntN(12) {
	case 0:
		h := l.chinese(4)
		return strings.ReplaceAll(h, " ", "")
	case 1:
		return string(pick(r, someHan))
	case 2:
		return pick(r, []string{"wangluo", "duobian", "duobianzhuyi", "dbzy", "weiquan", "yinhang", "chongqing", "zgf", "zeng", "shan", "wang", "yanjiu", "wl", "dby", "changd", "wq"})
	case 3:
		return string(pick(r, someHan)) + pick(r, []string{"DNA", " ", ""}) + string(pick(r, someHan))
	case 4:
		return pick(r, someNames)
	}
	w := pick(r, someWords)
	if r.IntN(3) == 0 {
		w = w[:1+r.IntN(len(w))]
	}
	return w
}

func (l *library) condition() string {
	r := l.rng
	switch r.IntN(10) {
	case 0, 1, 2, 3:
		w := l.word()
		if r.IntN(5) == 0 {
			w += "*"
		}
		return w
	case 4:
		return `"` + l.word() + " " + l.word() + pick(r, []string{"", "", " " + l.word(), "*"}) + `"`
	case 5:
		return pick(r, []string{"title", "title.zh", "title.en", "abstract", "author", "journal", "scope", "abstract.zh", "note", "publisher", "category", "jcrcategory", "editor", "keyword", "container"}) +
			":" + pick(r, []string{l.word(), `"` + l.word() + `"`, `="` + l.word() + `"`})
	case 6:
		return pick(r, []string{"year:2019..2020", "year:>2019", "year:1999,2021", "if:>4.1", "if:0.3..4.1", "cited:>=2", "cited:..1", "jcr:Q1,Q3", "zone:<=2", "lang:zh",
			"oa:yes", "edited:yes", "read:no", "severity:error,note", "rating:>=3", "added:2023-12", "added:>2024-01-10", "published:2020-03..2021-02", "year:2020-2021",
			"score:>3", "score:..12", "online:2020", "online:>2020-04"})
	case 7:
		return pick(r, []string{"has:", "missing:"}) + pick(r, []string{"title.zh", "abstract", "doi", "if", "jcr", "journal", "year", "tag", "scope", "issn", "title", "type", "note", "category", "editor", "keyword", "publisher", "score", "online"})
	case 8:
		return pick(r, []string{"tag:todo", `tag:"to read",重要`, "tag:to*", "doi:10.1000/1f", "doi:10.1000/1*", "volume:77*", "pages:0", "issue:S1", `type:"journal article"`, "type:re*",
			"issn:1234-0001", "issn:1234*", `author:="曾国藩"`, `author:="Müller, Hans"`, `journal:="` + l.someJournal() + `"`, `category:="社会学"`, `keyword:="deep learning"`, `editor:="曾国藩"`, `publisher:="科学出版社"`})
	}
	return "(" + l.condition() + pick(r, []string{" OR ", " ", " OR -"}) + l.condition() + ")"
}

func (l *library) someJournal() string {
	if len(l.plain.journals) == 0 {
		return "none"
	}
	return strings.ReplaceAll(pick(l.rng, l.plain.journals).Name, `"`, "")
}

func (l *library) query() query.Query {
	var parts []string
	for range 1 + l.rng.IntN(3) {
		c := l.condition()
		if l.rng.IntN(6) == 0 {
			c = "-" + c
		}
		parts = append(parts, c)
	}
	q := query.Parse(strings.Join(parts, pick(l.rng, []string{" ", " ", " OR "})), query.Options{Typing: l.rng.IntN(2) == 0,
		Now: time.Unix(1_705_000_000, 0)})
	if l.rng.IntN(2) == 0 {
		names := query.Sorts()
		by := pick(l.rng, []string{"", "-"}) + pick(l.rng, names)
		if l.rng.IntN(2) == 0 {
			by += "," + pick(l.rng, []string{"", "-"}) + pick(l.rng, names)
		}
		q.Sort, _ = query.ParseSort(by)
	}
	return q
}

// check compares index and plain matcher on n random queries.
func (l *library) check(n int, seed uint64) {
	l.t.Helper()
	for range n {
		l.compare(l.query(), seed)
	}
}

func (l *library) compare(q query.Query, seed uint64) *Result {
	l.t.Helper()
	s, err := l.x.Snapshot(l.m)
	if err != nil {
		l.t.Fatal(err)
	}
	res, err := s.Search(context.Background(), q, Options{First: 1 + l.rng.IntN(60), Source: l.plain})
	if err != nil {
		l.t.Fatalf("seed %d: %q: %v", seed, q.Text, err)
	}
	want := l.plain.search(q)
	if n := len(res.first); !slices.Equal(res.first, want[:min(n, len(want))]) {
		l.differ(seed, q, "first rows", res.first, want)
	}
	if got := res.Rows(0, len(want)+1); res.Count() != len(want) || !slices.Equal(got, want) {
		l.differ(seed, q, "rows", got, want)
	}
	return res
}

func (l *library) differ(seed uint64, q query.Query, what string, got, want []uint32) {
	l.t.Helper()
	for i := 0; i < max(len(got), len(want)); i++ {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			a, b := uint32(0), uint32(0)
			if i < len(got) {
				a = got[i]
			}
			if i < len(want) {
				b = want[i]
			}
			da, db := l.plain.docs[a], l.plain.docs[b]
			l.t.Fatalf("seed %d: %q (%s) by %v: %s differ at %d: %d rows, want %d\ngot  %d %+v\nwant %d %+v", seed, q.Text, q.String(), q.Sort, what, i,
				len(got), len(want), a, da, b, db)
		}
	}
}

// TestEqualsPlain is the heart of the tests: random queries over random libraries, under edits and across chunks, give what the
// plain matcher gives, in its order.
func TestEqualsPlain(t *testing.T) {
	for seed := uint64(1); seed <= 10; seed++ {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			l := newLibrary(t, seed)
			l.check(3, seed) // empty
			l.addJournals(1 + l.rng.IntN(40))
			l.addPapers(60+l.rng.IntN(200), 0, true)
			l.check(40, seed)
			if seed%3 == 0 {
				l.addPapers(30, ChunkRows-40-len(l.plain.docs), true)
				l.addPapers(40, 0, true)
				l.check(20, seed)
			}
			for range 3 {
				l.edit(12)
				l.check(15, seed)
				l.addPapers(1+l.rng.IntN(5), 0, false)
				l.addJournals(1)
				l.check(15, seed)
			}
			l.edit(80)
			l.check(20, seed)
			again, err := Open(l.m)
			if err != nil {
				t.Fatal(err)
			}
			l.x = again
			l.check(20, seed)
		})
	}
}
