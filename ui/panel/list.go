package panel

import (
	"errors"
	"strings"
	"time"

	"twinleaf/assets/words"
	"twinleaf/model"
	"twinleaf/store"
	"twinleaf/ui/job"
)

// pageRows is how many rows are fetched at once: three screens of two-line
// rows at 1080 pixels, so that a wheel's throw stays within one page.
const pageRows = store.FirstRows

// maxPages bounds the rows kept: 16 pages are 1,024 rows, some 2 MB. A page is read again in some milliseconds.
const maxPages = 16

// Row is one line of the list, ready to draw.
type Row struct {
	ID        model.ID
	ZH, EN    string
	ZHMarks   []Range
	ENMarks   []Range
	Authors   string
	Journal   string
	Year      string
	JCR       string
	Top       bool // Q1
	Zone      string
	IF        string
	Cited     string
	Open      bool
	Corrected bool
	InBin     bool
	Missing   string // stands for the title that is not there
	Severity  int    // of the worst finding: 0 none, 1 note, 2 warning, 3 error, or a damaged record
	Signs     string // what Open, Corrected and Severity say, in words
}

// List is the result as rows. Rows that are not here yet are fetched in the
// background and announced with PartRows.
type List struct {
	d       *Desk
	res     *store.Result
	gen     uint64 // counts results; a page of an earlier one is dropped
	pages   map[int][]Row
	asked   map[int]bool
	order   []int // pages in the order of their arrival, to forget the oldest
	from    int
	to      int
	want    model.ID // to be selected as soon as it is in the result
	cursor  int
	left    int  // the row from which papers were deleted, plus one, until the result without them is here; 0: none were
	settled bool // papers left the result: only the cursor's row is selected
	again   bool // the result answers the same question as the one before
}

// Count is the number of papers in the result.
func (l *List) Count() int {
	if l.res == nil {
		return 0
	}
	return l.res.Count()
}

// Ready reports whether a first result has come.
func (l *List) Ready() bool { return l.res != nil }

// Again reports whether the result answers the same question as the one
// before it: the library changed, not what is looked for.
func (l *List) Again() bool { return l.again }

// Settled reports that papers which were selected have left the result: what is selected now is the row of the cursor, no more, lest the
// next deed touch the papers that came in their places.
func (l *List) Settled() bool { return l.settled }

// leave has the next result open the paper that is in the place of those that leave it.
func (l *List) leave(row int) {
	l.left = row + 1
	l.d.Search.run()
}

// Cursor is the row of the open paper, or -1.
func (l *List) Cursor() int { return l.cursor }

// Arrived is the range of rows that the last PartRows announced.
func (l *List) Arrived() (from, to int) { return l.from, l.to }

// Row returns row i, or false where it is still being fetched.
func (l *List) Row(i int) (Row, bool) {
	if l.res == nil || i < 0 || i >= l.res.Count() {
		return Row{}, false
	}
	p := i / pageRows
	if rows, ok := l.pages[p]; ok {
		if i%pageRows < len(rows) {
			return rows[i%pageRows], true
		}
		return Row{}, false
	}
	l.fetch(p)
	return Row{}, false
}

// Sight takes the rows in sight, from included, to not, and fetches the pages that the next wheel step or page key would reach, so
// that they are here by then.
func (l *List) Sight(from, to int) {
	if l.res == nil {
		return
	}
	l.d.touch()
	near := to - from
	for _, row := range []int{to + near, from - near} {
		if p := row / pageRows; row >= 0 && row < l.res.Count() && l.pages[p] == nil {
			l.fetch(p)
		}
	}
}

func (l *List) fetch(p int) {
	if l.asked[p] {
		return
	}
	l.asked[p] = true
	res, gen, m, w := l.res, l.gen, l.d.Search.marker(), l.d.w
	l.d.background(func() func() {
		rows, err := readRows(res, p, m, w)
		return func() {
			if gen != l.gen {
				return
			}
			delete(l.asked, p)
			if err != nil {
				l.d.say(l.d.Message(err))
				return
			}
			l.keep(p, rows)
			l.from, l.to = p*pageRows, p*pageRows+len(rows)
			l.d.changed(PartRows)
		}
	})
}

func (l *List) keep(p int, rows []Row) {
	if len(l.order) >= maxPages {
		delete(l.pages, l.order[0])
		l.order = l.order[1:]
	}
	l.pages[p] = rows
	l.order = append(l.order, p)
}

// readRows reads one page of a result, its halves at the same time; it runs on any goroutine.
func readRows(res *store.Result, p int, m Marker, w *words.Words) ([]Row, error) {
	from, to := p*pageRows, min((p+1)*pageRows, res.Count())
	rows := make([]Row, max(0, to-from))
	read := func(from, to int, rows []Row) error {
		got, err := res.Rows(from, to)
		for i := range got {
			rows[i] = rowOf(w, &got[i], m)
		}
		return err
	}
	half := len(rows) / 2
	if half == 0 {
		return rows, read(from, to, rows)
	}
	other := make(chan error, 1)
	go func() {
		other <- job.Guard("rows", func() error { return read(from+half, to, rows[half:]) })
	}()
	err := read(from, from+half, rows[:half])
	return rows, errors.Join(err, <-other)
}

func rowOf(w *words.Words, r *store.Row, m Marker) Row {
	out := Row{ID: r.ID, ZH: r.Title.ZH, EN: r.Title.EN, Authors: shortPeople(r.Authors), Journal: r.Journal,
		JCR: r.JCR, Top: r.JCR == "Q1", Corrected: r.Corrected, Open: r.OpenAccess == model.Yes}
	out.ZHMarks, out.ENMarks = m.Marks("title", out.ZH), m.Marks("title", out.EN)
	if r.Year > 0 {
		out.Year = itoa(r.Year)
	}
	if r.Zone > 0 {
		out.Zone = itoa(r.Zone) + "区" // as it is called in both languages
	}
	if r.IF >= 0 {
		out.IF = impact(r.IF)
	}
	if r.Cited.Known {
		out.Cited = w.Number(r.Cited.N)
	}
	out.InBin = r.InBin
	if out.ZH == "" && out.EN == "" {
		out.EN = w.T("title.none")
	} else if out.ZH == "" {
		out.Missing = w.T("title.missing.zh")
	}
	out.Severity = r.Severity
	if r.Damaged {
		out.Severity = 3
	}
	out.Signs = signs(w, &out, r.Damaged)
	return out
}

// signs says what a row's marks mean.
func signs(w *words.Words, r *Row, damaged bool) string {
	var say []string
	if r.Open {
		say = append(say, w.T("row.open"))
	}
	if r.Corrected {
		say = append(say, w.T("row.corrected"))
	}
	switch {
	case damaged:
		say = append(say, w.T("row.damaged"))
	case r.Severity > 0:
		say = append(say, w.T([]string{"row.note", "row.warning", "row.error"}[r.Severity-1]))
	}
	return strings.Join(say, " · ")
}

// shortPeople names the family names of the first two and counts the rest.
func shortPeople(names []string) string {
	const show = 2
	var fam []string
	han := true
	for i, n := range names {
		p := model.Person{Name: n}
		if i == show {
			break
		}
		if p.Han() {
			fam = append(fam, n)
		} else {
			han = false
			fam = append(fam, p.Family())
		}
	}
	sep := ", "
	if han {
		sep = "、"
	}
	s := strings.Join(fam, sep)
	if rest := len(names) - show; rest > 0 {
		s += " +" + itoa(rest)
	}
	return s
}

// show takes a new result, whose first page is there already, and keeps the
// open paper under the cursor where the result still holds it. True: another paper is
// open now, and is shown late.
func (l *List) show(res *store.Result, first int, rows []Row, at int, again bool, late time.Duration) bool {
	l.gen++
	l.again = again && l.res != nil
	l.res = res
	l.pages, l.order, l.asked = map[int][]Row{}, nil, map[int]bool{}
	if len(rows) > 0 {
		l.keep(first, rows)
	}
	l.cursor = at
	if !l.want.IsZero() && at >= 0 {
		l.want = model.ID{}
	}
	row := l.left - 1
	l.settled, l.left = row >= 0, 0
	if at < 0 && l.settled && res.Count() > 0 {
		l.cursor = min(row, res.Count()-1)
		return l.d.Reader.open(res.IDs(l.cursor, l.cursor+1)[0], late)
	}
	if at < 0 && !(l.again && !l.d.Reader.id.IsZero()) {
		if r, ok := l.Row(0); ok && l.want.IsZero() {
			l.cursor = 0
			return l.d.Reader.open(r.ID, late)
		} else if res.Count() == 0 && l.want.IsZero() {
			return l.d.Reader.open(model.ID{}, late)
		}
	}
	return false
}

// Select opens the paper of row i.
func (l *List) Select(i int) {
	if l.res == nil || i < 0 || i >= l.res.Count() {
		return
	}
	l.cursor = i
	if r, ok := l.Row(i); ok {
		l.d.Reader.Open(r.ID)
	} else if ids := l.res.IDs(i, i+1); len(ids) == 1 {
		l.d.Reader.Open(ids[0])
	}
}

// IDs names the papers of the selected ranges [from, to).
func (l *List) IDs(ranges [][2]int) []model.ID {
	var out []model.ID
	if l.res == nil {
		return nil
	}
	for _, r := range ranges {
		out = append(out, l.res.IDs(r[0], min(r[1], l.res.Count()))...)
	}
	return out
}

// maxCopied bounds how many titles are copied at once.
const maxCopied = 1000

// Titles are the titles of the papers of the ranges, each paper's Chinese one
// over the original, papers apart by an empty line, and of how many papers they are: of the first 1,000.
func (l *List) Titles(ranges [][2]int) (text string, papers int) {
	if l.res == nil {
		return "", 0
	}
	var out []string
	for _, r := range ranges {
		rows, err := l.res.Rows(r[0], min(r[1], r[0]+maxCopied-len(out), l.res.Count()))
		if err != nil {
			l.d.say(l.d.Message(err))
			break
		}
		for _, p := range rows {
			out = append(out, strings.TrimSpace(p.Title.ZH+"\n"+p.Title.EN))
		}
	}
	return strings.Join(out, "\n\n"), len(out)
}
