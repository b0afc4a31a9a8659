package terminal

import (
	"bufio"
	"fmt"
	"strings"
	"time"

	"twinleaf/model/query"
	"twinleaf/store"
)

type searchCommand struct {
	Query   []string `arg:"" optional:"" placeholder:"QUERY"`
	Limit   int      `short:"n" default:"-1" placeholder:"N"`
	Sort    sortFlag `placeholder:"FIELD"`
	Count   bool     `xor:"form"`
	Explain bool     `xor:"form"`
	Stdin   bool     `name:"stdin"`
	JSON    bool     `name:"json"`

	lost bool // a paper of an answer could not be read
}

// page is how many papers are asked for at a time.
const page = 1000

// firstRows is how many papers a person sees at once, and how many a query of
// a long run brings, unless --limit says otherwise.
const firstRows = 50

// Run finds papers. Without --limit a terminal shows the first 50; anything
// else gets all of one query, and the first 50 of each with --stdin.
func (c *searchCommand) Run(s *session) error {
	switch {
	case c.Stdin && len(c.Query) > 0:
		return s.misuse("error.queryandstdin")
	case !c.Stdin && len(c.Query) == 0:
		return s.misuse("error.noquery")
	case c.Explain && (c.JSON || c.Stdin):
		return s.misuse("error.explainjson")
	case c.Limit < -1:
		return s.misuse("error.limit")
	}
	order, err := query.ParseSort(string(c.Sort))
	if err != nil {
		return &usageError{err: err}
	}
	if c.Limit < 0 {
		c.Limit = 0
		if c.Stdin || onTerminal(s.Stdout) {
			c.Limit = firstRows
		}
	}
	err = s.reading(func(lib Library) error {
		if c.Stdin {
			return c.answerAll(s, lib, order)
		}
		return c.answer(s, lib, strings.Join(c.Query, " "), order)
	})
	if err == nil && c.lost {
		return errReported
	}
	return err
}

// longestQuery is the most bytes that a line of standard input may have.
const longestQuery = 1 << 20

// answerAll answers the queries of standard input a line each. Each answer is
// written out before the next line is read, so that a program can talk with
// this one.
func (c *searchCommand) answerAll(s *session, lib reader, order query.Sort) error {
	in := bufio.NewScanner(s.Stdin)
	in.Buffer(nil, longestQuery)
	for in.Scan() {
		if err := c.answer(s, lib, strings.TrimSuffix(in.Text(), "\r"), order); err != nil {
			return err
		}
		if err := s.out.Flush(); err != nil {
			return err
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("standard input: %w", err)
	}
	return nil
}

// found is an answer: the result with its first rows, and what each step took.
type found struct {
	query  query.Query
	result *store.Result
	rows   []store.Row
	facets []store.Facet
	steps  []step
}

type step struct {
	name string // of words: "explain.parse", …
	took time.Duration
}

func (f *found) took() time.Duration {
	var sum time.Duration
	for _, s := range f.steps {
		sum += s.took
	}
	return sum
}

// seek answers a query up to its first rows and all filter counts, which is
// what the window does at each keystroke.
func (c *searchCommand) seek(s *session, lib reader, text string, order query.Sort) (*found, error) {
	f := &found{}
	at := time.Now()
	lap := func(name string) {
		now := time.Now()
		f.steps = append(f.steps, step{name, now.Sub(at)})
		at = now
	}
	f.query = query.Parse(text, query.Options{Sort: order})
	lap("explain.parse")
	var err error
	if f.result, err = lib.Search(s.ctx, f.query); err != nil {
		return nil, err
	}
	lap("explain.search")
	f.facets = f.result.Facets()
	lap("explain.facets")
	if f.rows, err = f.result.Rows(0, min(f.result.Count(), firstRows)); err != nil {
		return nil, err
	}
	lap("explain.rows")
	return f, nil
}

func (c *searchCommand) answer(s *session, lib reader, text string, order query.Sort) error {
	f, err := c.seek(s, lib, text, order)
	if err != nil {
		return err
	}
	if c.JSON {
		return c.printJSON(s, lib, f)
	}
	s.problems(f.query)
	switch {
	case c.Count:
		fmt.Fprintln(s.out, f.result.Count())
		return nil
	case c.Explain:
		s.printExplained(f)
		return nil
	}
	return c.printRows(s, f)
}

// problems says on standard error which parts of a query were left out.
func (s *session) problems(q query.Query) {
	for _, p := range q.Faults {
		s.complain(p)
	}
}

// some is how many of n papers --limit lets through.
func (c *searchCommand) some(n int) int {
	if c.Limit > 0 {
		return min(n, c.Limit)
	}
	return n
}

func (c *searchCommand) printRows(s *session, f *found) error {
	n := c.some(f.result.Count())
	for from := 0; from < n; from += page {
		rows, err := f.result.Rows(from, min(from+page, n))
		if err != nil {
			return err
		}
		for _, r := range rows {
			c.lost = c.lost || r.Damaged
			s.printRow(r)
		}
		if err := s.ctx.Err(); err != nil {
			return err
		}
	}
	switch {
	case n < f.result.Count():
		s.say("search.shown", n, f.result.Count())
	default:
		s.say("search.count", n)
	}
	if better := f.result.Suggestion(s.ctx); f.result.Count() == 0 && better != "" {
		s.say("search.didyoumean", better)
	}
	return nil
}

func (s *session) printRow(r store.Row) {
	w := s.Words
	if r.Damaged {
		fmt.Fprintf(s.out, "%s  %s\n\n", r.ID, w.T("error.damaged"))
		return
	}
	year, jcr, zone, impact, cited, open := "", "", "", "", "", ""
	if r.Year != 0 {
		year = fmt.Sprint(r.Year)
	}
	if r.JCR != "" {
		jcr = w.T("short.jcr", r.JCR)
	}
	if r.Zone != 0 {
		zone = join(" ", w.T("short.zone", r.Zone), r.ZoneCategory)
	}
	if r.IF >= 0 {
		impact = w.T("short.if", r.IF)
	}
	if r.Cited.Known {
		cited = w.T("short.cited", r.Cited.N)
	}
	if r.OpenAccess.String() == "yes" {
		open = w.T("short.openaccess")
	}
	fmt.Fprintln(s.out, join("  ", r.ID.String(), join(" · ", year, impact, jcr, zone, cited, open)))
	for _, text := range []string{r.Title.ZH, r.Title.EN, join(" · ", strings.Join(r.Authors, "; "), r.Journal)} {
		if text != "" {
			fmt.Fprintln(s.out, "  "+text)
		}
	}
	fmt.Fprintln(s.out)
}

// answerJSON is the head of an answer; the papers follow as they are read, so
// that the whole library can pass.
type answerJSON struct {
	Query    string        `json:"query"`
	Count    int           `json:"count"`
	TookMS   float64       `json:"took_ms"`
	Problems []problemJSON `json:"problems"`
	Meant    string        `json:"did_you_mean"` // where nothing was found
}

type problemJSON struct {
	At      int    `json:"at"`     // in bytes of the query
	Length  int    `json:"length"` // likewise
	Message string `json:"message"`
}

// printJSON writes one answer on one line.
func (c *searchCommand) printJSON(s *session, lib reader, f *found) error {
	a := answerJSON{Query: f.query.Text, Count: f.result.Count(), Problems: []problemJSON{},
		TookMS: float64(f.took().Microseconds()) / 1000, Meant: f.result.Suggestion(s.ctx)}
	for _, p := range f.query.Faults {
		a.Problems = append(a.Problems, problemJSON{At: p.From, Length: p.To - p.From, Message: s.explain(p)})
	}
	head, err := compact(a)
	if err != nil {
		return err
	}
	if c.Count {
		_, err := s.out.Write(append(head, '\n'))
		return err
	}
	s.out.Write(head[:len(head)-1])
	s.out.WriteString(`,"papers":[`)
	if err := c.printPapers(s, lib, f.result); err != nil {
		return err
	}
	_, err = s.out.WriteString("]}\n")
	return err
}

// printPapers writes the papers of a result with commas between them. Those
// that can't be read are reported and left out.
func (c *searchCommand) printPapers(s *session, lib reader, r *store.Result) error {
	books := journals{lib: lib}
	n, written := c.some(r.Count()), 0
	for from := 0; from < n; from += page {
		for _, id := range r.IDs(from, min(from+page, n)) {
			if err := s.ctx.Err(); err != nil {
				return err
			}
			p, j, err := books.paper(id)
			if unreadable(err) {
				c.lost = true
				s.complain(err)
				continue
			}
			if err != nil {
				return err
			}
			if written++; written > 1 {
				s.out.WriteByte(',')
			}
			if err := s.printPaper(p, j); err != nil {
				return err
			}
		}
	}
	return nil
}
