package main

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/cjk"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search/query"

	"twinleaf/model"
)

// bleved is bleve 2 with its default index (zap) and the cjk analyzer on all
// text fields.
//
// In its favour: it stores no record, only what is needed to find one (the
// rows of an answer are ids, and the originals are not kept); batches of 2,000;
// filter counts are its facets.
type bleved struct {
	path  string
	index bleve.Index
}

func (b *bleved) name() string { return "bleve" }

func bleveMapping() mapping.IndexMapping {
	text := bleve.NewTextFieldMapping()
	text.Analyzer, text.Store = "cjk", false
	text.DocValues = false
	word := bleve.NewTextFieldMapping()
	word.Analyzer, word.Store, word.IncludeInAll = keyword.Name, false, false
	number := bleve.NewNumericFieldMapping()
	number.Store, number.IncludeInAll = false, false
	paper := bleve.NewDocumentStaticMapping()
	for _, f := range []string{"title_en", "title_zh", "authors", "journal", "abstract_en", "abstract_zh"} {
		paper.AddFieldMappingsAt(f, text)
	}
	for _, f := range []string{"jcr", "category", "doi", "title", "year_word", "zone_word", "oa", "journal_word", "lang", "type"} {
		paper.AddFieldMappingsAt(f, word)
	}
	for _, f := range []string{"year", "if", "cited", "zone"} {
		paper.AddFieldMappingsAt(f, number)
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping, m.DefaultAnalyzer = paper, "cjk"
	return m
}

func (b *bleved) fill(_ context.Context, records string) (n int, err error) {
	if b.index, err = bleve.New(b.path, bleveMapping()); err != nil {
		return 0, err
	}
	batch := b.index.NewBatch()
	n, err = each(records, func(p *model.Paper, j *model.Journal, _ []byte) error {
		metric := j.Metric()
		err := batch.Index(fmt.Sprintf("%d", n+batch.Size()), map[string]any{
			"title_en": p.Title.EN, "title_zh": p.Title.ZH, "authors": model.JoinPeople(p.Authors), "journal": j.Name,
			"abstract_en": p.Abstract.EN, "abstract_zh": p.Abstract.ZH, "title": p.Title.EN,
			"year": int(p.Published.Year), "if": metric.ImpactFactor, "cited": p.Citations.N, "zone": metric.Zone,
			"year_word": fmt.Sprint(p.Published.Year), "zone_word": fmt.Sprint(metric.Zone), "oa": fmt.Sprint(p.OpenAccess == model.Yes),
			"journal_word": j.Name, "lang": p.Language, "type": p.Type, "jcr": metric.JCR, "category": metric.ZoneCategory, "doi": p.DOI,
		})
		if err != nil || batch.Size() < 2000 {
			return err
		}
		n += batch.Size()
		err = b.index.Batch(batch)
		batch.Reset()
		return err
	})
	if err != nil {
		return n, err
	}
	return n, b.index.Batch(batch)
}

func (b *bleved) settle() error { return nil }

func (b *bleved) bytes() (int64, error) { return size(b.path) }

func (b *bleved) ask(ctx context.Context, q question, filters bool) (int, bool, error) {
	if q.bleve == "" {
		return 0, false, nil
	}
	var ask query.Query = bleve.NewQueryStringQuery(q.bleve)
	if q.bleve == "*" {
		ask = bleve.NewMatchAllQuery()
	}
	r := bleve.NewSearchRequestOptions(ask, firstRows, 0, false)
	if q.order != "" {
		r.SortBy([]string{q.order, "_id"})
	}
	if filters {
		for _, f := range []string{"year_word", "jcr", "zone_word", "category", "journal_word", "lang", "oa", "type"} {
			r.AddFacet(f, bleve.NewFacetRequest(f, 200))
		}
	}
	found, err := b.index.SearchInContext(ctx, r)
	if err != nil {
		return 0, false, err
	}
	return int(found.Total), true, nil
}

func (b *bleved) close() error {
	if b.index == nil {
		return nil
	}
	return b.index.Close()
}
