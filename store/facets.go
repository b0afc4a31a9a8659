package store

import (
	"context"
	"fmt"
	"math"
	"slices"

	"go.etcd.io/bbolt"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store/index"
)

// Facets are the filters with their values and counts: year (newest first),
// jcr, zone, category, journal, oa, lang, type, and author unless the result is
// large. Each leaves its own conditions out, so that one can widen again. The
// caller must not change them.
func (r *Result) Facets() []Facet { return r.facets }

// facetList is how many values a filter lists at most.
const facetList = 200

// facets brings the index's counts into the form and order of the filters.
func facets(f *index.Facets) []Facet {
	var out []Facet
	add := func(field query.Field, list []index.Count, all int) {
		kept := list
		if field != query.Year && len(list) > facetList {
			kept = slices.Clone(list[:facetList])
			for _, c := range list[facetList:] {
				if c.Chosen {
					kept = append(kept, c)
				}
			}
		}
		x := facet(field, kept)
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

func facet(field query.Field, list []index.Count) Facet {
	x := Facet{Field: field.String(), Values: make([]FacetValue, len(list))}
	for i, c := range list {
		x.Values[i] = FacetValue{Value: c.Value, Label: c.Value, Count: c.N, Selected: c.Chosen}
	}
	return x
}

func authorFacet(ctx context.Context, s *index.Snapshot, found *index.Result) (Facet, error) {
	list, err := s.Authors(ctx, found, facetList+1)
	x := facet(query.Author, list[:min(len(list), facetList)])
	if len(list) > facetList {
		x.More = 1 // at least
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
	f, ok := query.ParseField(field)
	if !ok {
		return Facet{Field: field}, fmt.Errorf("field %q: %w", field, model.ErrField)
	}
	var list []index.Count
	err := r.l.snapshot(func(tx *bbolt.Tx, s *index.Snapshot) (err error) {
		list, err = s.Values(ctx, r.found, f, source{l: r.l, tx: tx})
		return err
	})
	return facet(f, list), err
}

// AllValues lists all values of a filter that Facets cuts short ("journal", "category", "author"), the most frequent first, or of one that Values
// knows, without the query's own conditions on it: up to a second for the authors of a million papers.
func (r *Result) AllValues(ctx context.Context, field string) (Facet, error) {
	f, _ := query.ParseField(field)
	if f != query.Author && f != query.Journal && f != query.Category {
		x, err := r.Values(ctx, field)
		slices.SortStableFunc(x.Values, func(a, b FacetValue) int { return b.Count - a.Count })
		return x, err
	}
	var list []index.Count
	err := r.l.snapshot(func(tx *bbolt.Tx, s *index.Snapshot) (err error) {
		if f == query.Author {
			list, err = s.Authors(ctx, r.found, math.MaxInt)
			return err
		}
		found, err := s.Search(ctx, r.query, index.Options{First: 1, Journals: math.MaxInt, Source: source{l: r.l, tx: tx}})
		if err != nil {
			return err
		}
		if list = found.Facets().Category; f == query.Journal {
			list = found.Facets().Journal
		}
		return nil
	})
	return facet(f, list), err
}
