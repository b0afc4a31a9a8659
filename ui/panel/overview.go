package panel

import (
	"context"
	"math"

	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/ui/job"
)

// Overview is the whole library in counts. It is worked out while it is open, anew after each change, all from the index: some
// twenty searches of a few milliseconds at a million papers.
type Overview struct {
	d      *Desk
	latest *job.Latest
	open   bool
	seen   uint64 // the revision that was last asked for
	page   OverviewPage
}

// OverviewPage is what the overview shows.
type OverviewPage struct {
	Ready  bool
	Papers int
	Text   string // "3,001 papers"
	Years  []Bar  // oldest first, gaps filled
	Groups []OverviewGroup
}

// OverviewGroup is one picture: values with their counts.
type OverviewGroup struct {
	Field   string
	Heading string
	Rows    []OverviewRow
}

// OverviewRow is one bar. Of fields the bar shows how many papers have them, and the search finds those that do not.
type OverviewRow struct {
	Label string
	Count string
	Share float64 // of the longest bar of the group; of all papers where parts of a whole are shown
	Line  string  // of the search that finds these papers
}

const overviewRows = 10 // values of a filter that a picture shows

// overviewFields are the filters that are shown.
var overviewFields = []string{"journal", "author", "category", "jcr", "zone", "lang", "type", "oa"}

// completeFields is what a good record has: names of the search line, and of their words.
var completeFields = []struct{ name, word string }{
	{"title.zh", "field.title.zh"}, {"title.en", "field.title.en"}, {"author", "field.authors"}, {"journal", "field.journal"},
	{"year", "field.published"}, {"volume", "field.volume"}, {"issue", "field.issue"}, {"pages", "field.pages"},
	{"abstract.zh", "field.abstract.zh"}, {"abstract.en", "field.abstract.en"}, {"doi", "field.doi"}, {"keyword", "field.keywords"},
}

// Open begins to work the overview out.
func (o *Overview) Open() {
	o.open = true
	o.run()
}

// Close ends it.
func (o *Overview) Close() {
	o.open = false
	o.latest.Drop()
	o.page = OverviewPage{}
}

// Page is the snapshot of the overview.
func (o *Overview) Page() OverviewPage { return o.page }

// refresh works it out anew where the library has changed.
func (o *Overview) refresh() {
	if o.d.lib.Stats().Revision != o.seen {
		o.run()
	}
}

func (o *Overview) run() {
	if !o.open {
		return
	}
	o.seen = o.d.lib.Stats().Revision
	lib, w := o.d.lib, o.d.w
	failed := func(err error) { o.d.say(o.d.Message(err)) }
	o.latest.Ask(func(ctx context.Context) func() {
		all, err := lib.Search(ctx, query.Query{})
		if err != nil {
			return nil // cancelled, or closed
		}
		p := OverviewPage{Ready: true, Papers: all.Count(), Text: w.T("papers", all.Count())}
		people, err := all.Authors(ctx)
		if err != nil {
			return nil
		}
		byField := map[string]store.Facet{}
		for _, f := range all.Facets() {
			byField[f.Field] = f
		}
		byField["author"] = people
		p.Years, _ = years(byField["year"])
		for _, name := range overviewFields {
			if g := overviewGroup(o.d, name, byField[name]); len(g.Rows) > 0 {
				p.Groups = append(p.Groups, g)
			}
		}
		if p.Papers > 0 {
			g := OverviewGroup{Field: "complete", Heading: w.T("overview.complete")}
			for _, f := range completeFields {
				r, err := lib.Search(ctx, query.Parse("has:"+f.name, query.Options{}))
				if err != nil {
					return nil
				}
				share := float64(r.Count()) / float64(p.Papers)
				g.Rows = append(g.Rows, OverviewRow{Label: w.T(f.word), Count: w.T("overview.percent", w.Decimal(math.Floor(1000*share)/10)), Share: share,
					Line: "missing:" + f.name})
			}
			p.Groups = append([]OverviewGroup{g}, p.Groups...)
		}
		return func() {
			o.page = p
			o.d.changed(PartOverview)
		}
	}, failed)
}

// overviewGroup makes bars of the most frequent values of a filter.
func overviewGroup(d *Desk, field string, f store.Facet) OverviewGroup {
	g := OverviewGroup{Field: field, Heading: d.w.T("facet." + field)}
	most := 0
	for _, v := range f.Values[:min(len(f.Values), overviewRows)] {
		most = max(most, v.Count)
	}
	for _, v := range f.Values[:min(len(f.Values), overviewRows)] {
		g.Rows = append(g.Rows, OverviewRow{Label: facetLabel(d.w, field, v), Count: d.w.Number(int64(v.Count)), Share: float64(v.Count) / float64(max(most, 1)),
			Line: condition(field, v.Value)})
	}
	return g
}
