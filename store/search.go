package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store/index"
)

// Result is the answer to a query: which papers match, in which order, and the
// filter counts, as of one revision. It never changes; any goroutine may use
// it. Rows reads what the papers say now, so that a list shows a correction at
// once even while the next search still runs.
type Result struct {
	l        *Library
	query    query.Query
	found    *index.Result
	facets   []Facet
	revision uint64
	took     time.Duration
}

// Step is a part of a search and how long it took.
type Step struct {
	Name string
	Took time.Duration
	Rows int // that were left; -1 where it says nothing
}

// authorsUpTo is the size of a result whose authors are counted with it: the
// one count that reads the file for each paper, some microseconds each where
// they lie far apart. Beyond it that would be most of a frame, and the authors
// follow: Result.Authors counts them for any size.
const authorsUpTo = 60

// Search answers a query over the papers that are present and not in the
// recycle bin. It returns ctx's error when ctx ends first. Parts of the line
// that were not understood are left out and told of by Problems.
func (l *Library) Search(ctx context.Context, q query.Query) (*Result, error) {
	return l.search(ctx, q, index.Options{})
}

func (l *Library) search(ctx context.Context, q query.Query, o index.Options) (*Result, error) {
	begun := time.Now()
	r := &Result{l: l, query: q}
	err := l.snapshot(func(tx *bbolt.Tx, s *index.Snapshot) (err error) {
		c, err := readCounters(tx)
		if err != nil {
			return err
		}
		r.revision = c.revision
		o.Source = source{l: l, tx: tx}
		if r.found, err = s.Search(ctx, q, o); err != nil || o.NoFacets {
			return err
		}
		r.facets = facets(r.found.Facets())
		if r.found.Count() > authorsUpTo {
			return nil
		}
		authors, err := authorFacet(ctx, s, r.found)
		r.facets = append(r.facets, authors)
		return err
	})
	if err != nil {
		return nil, err
	}
	r.took = time.Since(begun)
	return r, nil
}

// snapshot runs f with the index as of a read transaction.
func (l *Library) snapshot(f func(*bbolt.Tx, *index.Snapshot) error) error {
	for {
		again := false
		err := l.view(func(tx *bbolt.Tx) error {
			x := l.searching.Load()
			if again = string(indexBucket(tx)) != string(x.bucket); again {
				return nil // a new index has just taken over
			}
			s, err := x.Snapshot(reader{tx.Bucket(x.bucket)})
			if err == nil {
				err = f(tx, s)
			}
			if errors.Is(err, index.ErrCorrupt) || errors.Is(err, index.ErrRevision) {
				err = &DamageError{Bucket: string(x.bucket), Err: fmt.Errorf("%w; reindex", err)}
			}
			return err
		})
		if !again {
			return err
		}
	}
}

// facetList is how many values a filter lists at most.
const facetList = 200

// facets brings the index's counts into the form and order of the filters.
func facets(f *index.Facets) []Facet {
	var out []Facet
	add := func(field query.Field, list []index.Count, all int) {
		x := Facet{Field: field.String(), Values: make([]FacetValue, 0, len(list))}
		for i, c := range list {
			if field != query.Year && i >= facetList && !c.Chosen {
				continue
			}
			x.Values = append(x.Values, FacetValue{Value: c.Value, Label: c.Value, Count: c.N, Selected: c.Chosen})
		}
		x.More = max(all, len(list)) - len(x.Values)
		out = append(out, x)
	}
	add(query.Year, f.Year, 0)
	add(query.JCR, f.JCR, 0)
	add(query.Zone, f.Zone, 0)
	add(query.Category, f.Category, 0)
	add(query.Journal, f.Journal, f.Journals)
	add(query.OA, f.Open, 0)
	add(query.Lang, f.Lang, 0)
	add(query.Type, f.Type, 0)
	return out
}

func authorFacet(ctx context.Context, s *index.Snapshot, found *index.Result) (Facet, error) {
	list, err := s.Authors(ctx, found, facetList+1)
	x := Facet{Field: query.Author.String()}
	for i, c := range list {
		if i == facetList {
			x.More = 1 // at least
			break
		}
		x.Values = append(x.Values, FacetValue{Value: c.Value, Label: c.Value, Count: c.N, Selected: c.Chosen})
	}
	return x, err
}

// Authors counts the authors of the result, also of one that is too large for
// Facets to hold them: some 50 ms for a million papers.
func (r *Result) Authors(ctx context.Context) (Facet, error) {
	var x Facet
	err := r.l.snapshot(func(_ *bbolt.Tx, s *index.Snapshot) (err error) {
		x, err = authorFacet(ctx, s, r.found)
		return err
	})
	return x, err
}

// Values counts the tags or the shelves of the result (field is "tag" or "shelf"), in the order of their folded names. A shelf counts what
// stands on the shelves on it.
func (r *Result) Values(ctx context.Context, field string) (Facet, error) {
	x := Facet{Field: field}
	f, ok := query.ParseField(field)
	if !ok {
		return x, fmt.Errorf("field %q: %w", field, model.ErrField)
	}
	err := r.l.snapshot(func(tx *bbolt.Tx, s *index.Snapshot) error {
		list, err := s.Values(ctx, r.found, f, source{r.l, tx, r.l.published.Load().judged})
		for _, c := range list {
			x.Values = append(x.Values, FacetValue{Value: c.Value, Label: c.Value, Count: c.N})
		}
		return err
	})
	return x, err
}

// Count is the number of papers found.
func (r *Result) Count() int { return r.found.Count() }

// Facets are the filters with their values and counts: year (newest first),
// jcr, zone, category, journal, oa, lang, type, and author unless the result is
// large. Each leaves its own conditions out, so that one can widen again. The
// caller must not change them.
func (r *Result) Facets() []Facet { return r.facets }

// Revision is the library's as of the search.
func (r *Result) Revision() uint64 { return r.revision }

// Took is the time from the call of Search to count, first rows and filter counts.
func (r *Result) Took() time.Duration { return r.took }

// Steps are the parts of that time.
func (r *Result) Steps() []Step {
	var out []Step
	for _, s := range r.found.Steps() {
		out = append(out, Step{s.Name, s.Took, s.Rows})
	}
	return out
}

// Problems are the parts of the line that were left out.
func (r *Result) Problems() []query.Fault { return r.query.Faults }

// IDs names the papers from one place to another, the second not included; a
// paper that can't be read has the zero ID.
func (r *Result) IDs(from, to int) []model.ID {
	rows := r.rows(from, to)
	out := make([]model.ID, 0, len(rows))
	for len(rows) > 0 {
		// Not in one transaction: it may be a million.
		n := min(len(rows), 1<<16)
		err := r.l.view(func(tx *bbolt.Tx) error {
			papers := tx.Bucket(bucketPapers)
			for _, row := range rows[:n] {
				out = append(out, probableID(papers.Get(be32(row))))
			}
			return nil
		})
		if err != nil {
			return append(out, make([]model.ID, len(rows))...)
		}
		rows = rows[n:]
	}
	return out
}

func (r *Result) rows(from, to int) []uint32 {
	from, to = max(from, 0), min(to, r.found.Count())
	if from >= to {
		return nil
	}
	return r.found.Rows(from, to-from)
}

// Index is the place of a paper in the result, or -1.
func (r *Result) Index(id model.ID) int {
	row, ok := uint32(0), false
	err := r.l.view(func(tx *bbolt.Tx) error {
		kind, n, err := find(tx, id)
		row, ok = n, err == nil && kind == model.APaper
		return nil
	})
	if err != nil || !ok || !r.found.Has(row) {
		return -1
	}
	// The first rows are in order already; all of them cost some time once.
	for n := min(50, r.Count()); ; n = r.Count() {
		for i, found := range r.found.Rows(0, n) {
			if found == row {
				return i
			}
		}
		if n == r.Count() {
			return -1
		}
	}
}

// Rows gives what a list shows of the papers from one place to another. A
// damaged record gives a Row that says so.
func (r *Result) Rows(from, to int) ([]Row, error) {
	rows := r.rows(from, to)
	out := make([]Row, 0, len(rows))
	err := r.l.view(func(tx *bbolt.Tx) error {
		for _, row := range rows {
			out = append(out, r.l.listRow(tx, row))
		}
		return nil
	})
	return out, err
}

// Papers reads the papers from one place to another, whole, as they are now;
// those that left the library since the search or can't be read are left out.
// It may be called from several goroutines.
func (r *Result) Papers(from, to int) ([]model.Paper, error) {
	rows := r.rows(from, to)
	out := make([]model.Paper, 0, len(rows))
	err := r.l.view(func(tx *bbolt.Tx) error {
		for _, row := range rows {
			p, err := r.l.getPaper(tx, row)
			switch {
			case errors.Is(err, ErrDamaged) || errors.Is(err, ErrNotFound):
			case err != nil:
				return err
			default:
				out = append(out, p)
			}
		}
		return nil
	})
	return out, err
}

// listRow reads what a list shows of one paper.
func (l *Library) listRow(tx *bbolt.Tx, row uint32) Row {
	r, err := l.getRecord(tx, row)
	if err != nil {
		return Row{ID: probableID(tx.Bucket(bucketPapers).Get(be32(row))), IF: -1, Damaged: true}
	}
	p := &r.paper
	out := Row{ID: p.ID, Title: p.Title, Year: p.Year(), IF: -1, Cited: p.Citations, OpenAccess: p.OpenAccess,
		Language: p.Language, Corrected: len(p.Corrected) > 0, InBin: p.InBin(), Authors: make([]string, len(p.Authors))}
	for i, a := range p.Authors {
		out.Authors[i] = a.Name
	}
	if r.ordinal > 0 {
		if j, err := l.journal(tx, r.ordinal-1); err == nil {
			out.Journal, out.JournalID = shownName(&j.Journal), j.ID
			m := newest(&j.Journal)
			out.JCR, out.Zone, out.ZoneCategory, out.IF = m.JCR, m.Zone, m.ZoneCategory, m.ImpactFactor
		}
	}
	for _, m := range []struct {
		field   string
		missing bool
	}{
		{"title.zh", p.Title.ZH == ""}, {"title.en", p.Title.EN == ""}, {"authors", len(p.Authors) == 0},
		{"abstract.zh", p.Abstract.ZH == "" && r.inTexts&textZH == 0}, {"abstract.en", p.Abstract.EN == "" && r.inTexts&textEN == 0},
		{model.FieldJournal, r.ordinal == 0}, {"published", p.Published.IsZero() && p.Online.IsZero()}, {"doi", p.DOI == ""},
	} {
		if m.missing {
			out.Missing = append(out.Missing, m.field)
		}
	}
	return out
}

// shownName is the name of a journal in lists and filters.
func shownName(j *model.Journal) string {
	if j.Name != "" {
		return j.Name
	}
	return j.NameZH
}

// Bin lists the papers in the recycle bin, those that came last into the
// library first.
func (l *Library) Bin() ([]Row, error) {
	var out []Row
	err := l.view(func(tx *bbolt.Tx) error {
		c := tx.Bucket(bucketMarks).Cursor()
		for k, _ := c.Last(); len(k) == 3 && mark(k[0]) == inBin; k, _ = c.Prev() {
			first := uint32(k[1])<<24 | uint32(k[2])<<16
			marked, err := markedChunk(tx, inBin, first)
			if err != nil {
				return err
			}
			gone, err := markedChunk(tx, absentPaper, first)
			if err != nil {
				return err
			}
			for it := marked.ReverseIterator(); it.HasNext(); {
				if n := it.Next(); !gone.Contains(n) {
					out = append(out, l.listRow(tx, first+n))
				}
			}
		}
		return nil
	})
	return out, err
}
