package store

import (
	"bytes"
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"twinleaf/model"
	"twinleaf/model/fold"
	"twinleaf/model/query"
)

// Result is the answer to a query: an immutable snapshot of which papers
// match, in order, and of the filter counts. Any goroutine may use it.
type Result struct {
	l      *Library
	query  query.Query
	stack  *stack
	list   []*hay
	facets []Facet
	took   time.Duration
	steps  []Step
}

// Step is a part of a search and how long it took.
type Step struct {
	Name string
	Took time.Duration
	Rows int
}

// Search answers a query over the papers that are present and not in the
// recycle bin. It returns ctx's error when ctx ends first.
func (l *Library) Search(ctx context.Context, q query.Query) (*Result, error) {
	start := time.Now()
	s, err := l.hay()
	if err != nil {
		return nil, err
	}
	r := &Result{l: l, query: q, stack: s}
	r.step("open", start, len(s.live))
	at := time.Now()
	kids := topLevel(q.Root)
	tests := compileAll(kids)
	fields := make([]query.Field, len(kids))
	for i, k := range kids {
		fields[i] = fieldOf(k)
	}
	const workers = 2
	lists := make([][]*hay, workers)
	tallies := make([]*tally, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			t := newTally()
			part := s.live[w*len(s.live)/workers : (w+1)*len(s.live)/workers]
			for i, h := range part {
				if i%1024 == 0 && ctx.Err() != nil {
					return
				}
				j := s.journals[h.ordinal]
				failed, field, many := 0, query.Any, false
				for k, test := range tests {
					if test(h, j) {
						continue
					}
					if failed > 0 && fields[k] != field {
						many = true
						break
					}
					failed, field = failed+1, fields[k]
					if field == query.Any {
						many = true
						break
					}
				}
				switch {
				case many:
				case failed == 0:
					lists[w] = append(lists[w], h)
					t.add(h, j, query.Any)
				default:
					t.add(h, j, field)
				}
			}
			tallies[w] = t
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, p := range lists {
		r.list = append(r.list, p...)
	}
	r.step("match", at, len(r.list))
	at = time.Now()
	for _, t := range tallies[1:] {
		tallies[0].merge(t)
	}
	r.facets = tallies[0].facets()
	r.step("facets", at, -1)
	at = time.Now()
	r.sort()
	r.step("order", at, -1)
	r.took = time.Since(start)
	return r, nil
}

func (r *Result) step(name string, since time.Time, rows int) {
	r.steps = append(r.steps, Step{name, time.Since(since), rows})
}

func topLevel(n query.Node) []query.Node {
	switch n := n.(type) {
	case nil:
		return nil
	case *query.And:
		return n.Kids
	}
	return []query.Node{n}
}

// fieldOf is the one field that a condition is about, Any where it is about
// several: a filter's counts leave the conditions on its own field out.
func fieldOf(n query.Node) query.Field {
	switch n := n.(type) {
	case *query.Words:
		if n.Whole {
			return n.Field
		}
	case *query.Range:
		return n.Field
	case *query.OneOf:
		return n.Field
	case *query.Has:
		return n.Field
	case *query.Or:
		f := fieldOf(n.Kids[0])
		for _, k := range n.Kids[1:] {
			if fieldOf(k) != f {
				return query.Any
			}
		}
		return f
	}
	return query.Any
}

// Count is the number of papers found.
func (r *Result) Count() int { return len(r.list) }

// Facets are the filter counts; see Facet.
func (r *Result) Facets() []Facet { return r.facets }

// IDs names the papers from one place to another, the second not included.
func (r *Result) IDs(from, to int) []model.ID {
	from, to = max(from, 0), min(to, len(r.list))
	if from >= to {
		return nil
	}
	out := make([]model.ID, 0, to-from)
	for _, h := range r.list[from:to] {
		out = append(out, h.id)
	}
	return out
}

// Rows gives what a list shows of the papers from one place to another.
func (r *Result) Rows(from, to int) ([]Row, error) {
	from, to = max(from, 0), min(to, len(r.list))
	if from >= to {
		return nil, nil
	}
	out := make([]Row, 0, to-from)
	for _, h := range r.list[from:to] {
		out = append(out, r.row(h))
	}
	return out, nil
}

func (r *Result) row(h *hay) Row {
	p := h.paper
	row := Row{ID: h.id, Title: p.Title, Year: h.doc.Year, IF: -1, Cited: p.Citations, OpenAccess: p.OpenAccess,
		Language: p.Language, Corrected: len(p.Corrected) > 0, InBin: p.InBin()}
	for _, a := range p.Authors {
		row.Authors = append(row.Authors, a.Name)
	}
	j := r.stack.journals[h.ordinal]
	if j != nil {
		m := newest(&j.record.Journal)
		row.Journal, row.JournalID = j.doc.Name, j.record.ID
		row.JCR, row.Zone, row.ZoneCategory, row.IF = m.JCR, m.Zone, m.ZoneCategory, m.ImpactFactor
	}
	for _, m := range []struct {
		name string
		f    query.Field
	}{{"title.zh", query.TitleZh}, {"title.en", query.TitleEn}, {"authors", query.Author}, {"abstract.zh", query.AbstractZh},
		{"abstract.en", query.AbstractEn}, {"journal", query.Journal}, {"published", query.Published}, {"doi", query.DOI}} {
		if !has(m.f, h, j) {
			row.Missing = append(row.Missing, m.name)
		}
	}
	return row
}

// Index is the place of a paper in the result, or -1.
func (r *Result) Index(id model.ID) int { return placeOf(r.list, id) }

// Revision is that of the library when it was asked.
func (r *Result) Revision() uint64 { return r.stack.revision }

// Took is how long the search took, filter counts and order included.
func (r *Result) Took() time.Duration { return r.took }

// Steps are the parts of the search with their times.
func (r *Result) Steps() []Step { return r.steps }

// Problems are the parts of the line that were left out.
func (r *Result) Problems() []query.Fault { return r.query.Faults }

// sort puts the papers in the query's order. Equal ones stay in the order in
// which they were added; those without a value come last both ways.
func (r *Result) sort() {
	by := r.query.Sort
	switch by.Key {
	case query.ByRelevance:
		r.sortBy(r.relevance(), true)
	case query.ByTitleEn, query.ByTitleZh, query.ByAuthor, query.ByJournal, query.ByCategory, query.ByJCRCategory,
		query.ByLang, query.ByType:
		r.sortByText(by)
	default:
		r.sortBy(r.numbers(by.Key), by.Desc)
	}
}

type scored struct {
	h *hay
	v float64
}

func (r *Result) sortBy(value func(*hay) float64, desc bool) {
	list := make([]scored, len(r.list))
	for i, h := range r.list {
		list[i] = scored{h, value(h)}
	}
	slices.SortStableFunc(list, func(a, b scored) int {
		switch an, bn := math.IsNaN(a.v), math.IsNaN(b.v); {
		case an && bn:
			return 0
		case an:
			return 1
		case bn:
			return -1
		}
		if desc {
			return cmp.Compare(b.v, a.v)
		}
		return cmp.Compare(a.v, b.v)
	})
	for i := range list {
		r.list[i] = list[i].h
	}
}

// dateOf is a publication date as Unix seconds, NaN unknown.
func dateOf(h *hay) float64 {
	if h.doc.Year == 0 {
		return math.NaN()
	}
	return float64(time.Date(h.doc.Year, time.Month(max(h.doc.Month, 1)), max(h.doc.Day, 1), 0, 0, 0, 0, time.UTC).Unix())
}

func (r *Result) numbers(key query.SortKey) func(*hay) float64 {
	field := map[query.SortKey]query.Field{query.ByCited: query.Cited, query.ByIF: query.IF, query.ByZone: query.Zone, query.ByAdded: query.Added}[key]
	return func(h *hay) float64 {
		j := r.stack.journals[h.ordinal]
		v, ok := 0.0, false
		switch key {
		case query.ByYear:
			return dateOf(h)
		case query.ByJCR:
			if j != nil && j.doc.JCR > 0 {
				v, ok = float64(j.doc.JCR), true
			}
		case query.ByOA:
			v, ok = float64(h.doc.Open), h.doc.Open != 0
		case query.ByVolume:
			n, err := strconv.Atoi(leadingDigits(h.paper.Volume))
			v, ok = float64(n), err == nil
		case query.ByRating:
			v, ok = float64(h.doc.Rating), h.doc.Rating != 0
		default:
			v, ok = numberOf(field, h, j)
		}
		if !ok {
			return math.NaN()
		}
		return v
	}
}

func leadingDigits(s string) string {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return s[:i]
}

// relevance scores a paper: a whole phrase in a title, a title, an author, the
// journal, the abstract; then newer, then more cited.
func (r *Result) relevance() func(*hay) float64 {
	var words []*query.Words
	var collect func(query.Node)
	collect = func(n query.Node) {
		switch n := n.(type) {
		case *query.And:
			for _, k := range n.Kids {
				collect(k)
			}
		case *query.Or:
			for _, k := range n.Kids {
				collect(k)
			}
		case *query.Words:
			words = append(words, n)
		}
	}
	collect(r.query.Root)
	var needles []string
	for _, w := range words {
		needles = append(needles, needle(w.Text, w.Prefix))
	}
	return func(h *hay) float64 {
		score := 0.0
		for i, n := range needles {
			switch {
			case contains(n, h.titleZH, h.titleEN):
				score += 4
				if len(words) == 1 && (h.titleZH == needles[i] || h.titleEN == needles[i]) {
					score += 2
				}
			case contains(n, h.author):
				score += 3
			case contains(n, h.pinyin):
				score += 3
			case contains(n, h.abstEN, h.abstZH):
				score++
			default:
				score += 2 // the journal, or the readings of a title
			}
		}
		return score*1e6 + float64(h.doc.Year)*100 + math.Log1p(float64(max(h.doc.Cited, 0)))
	}
}

func contains(needle string, texts ...string) bool {
	for _, t := range texts {
		if strings.Contains(t, needle) {
			return true
		}
	}
	return false
}

// sortByText orders by collation keys: English, or pinyin with the readings of
// surnames for names.
func (r *Result) sortByText(by query.Sort) {
	type keyed struct {
		h   *hay
		key []byte
	}
	list := make([]keyed, len(r.list))
	for i, h := range r.list {
		list[i] = keyed{h, r.key(by.Key, h)}
	}
	slices.SortStableFunc(list, func(a, b keyed) int {
		switch {
		case len(a.key) == 0 && len(b.key) == 0:
			return 0
		case len(a.key) == 0:
			return 1
		case len(b.key) == 0:
			return -1
		}
		if by.Desc {
			a, b = b, a
		}
		return bytes.Compare(a.key, b.key)
	})
	for i := range list {
		r.list[i] = list[i].h
	}
}

func (r *Result) key(key query.SortKey, h *hay) []byte {
	p, j := h.paper, r.stack.journals[h.ordinal]
	switch key {
	case query.ByTitleEn:
		if p.Title.EN == "" {
			return fold.EnglishKey(nil, p.Title.ZH)
		}
		return fold.EnglishKey(nil, p.Title.EN)
	case query.ByTitleZh:
		if p.Title.ZH == "" {
			return fold.PinyinKey(nil, p.Title.EN, false)
		}
		return fold.PinyinKey(nil, p.Title.ZH, false)
	case query.ByAuthor:
		if len(h.doc.Authors) > 0 {
			a := h.doc.Authors[0]
			if a.Sort == "" {
				a.Sort = a.Name
			}
			return fold.NameKey(nil, a.Sort)
		}
	case query.ByLang:
		return []byte(p.Language)
	case query.ByType:
		return fold.EnglishKey(nil, p.Type)
	case query.ByJournal:
		if j != nil {
			return fold.EnglishKey(nil, j.doc.Name)
		}
	case query.ByCategory:
		if j != nil {
			return fold.PinyinKey(nil, j.doc.ZoneCategory, false)
		}
	case query.ByJCRCategory:
		if j != nil {
			return fold.EnglishKey(nil, j.doc.JCRCategory)
		}
	}
	return nil
}
