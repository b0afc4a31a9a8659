package panel

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"time"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/ui/job"
)

// Search is the search line and the filters beside the list. Each keystroke
// asks anew; the answer to an older one is never shown.
type Search struct {
	d       *Desk
	latest  *job.Latest
	line    string
	typing  bool // the last word is a beginning
	filters Filters
	order   query.Sort
	parsed  query.Query
	shown   query.Query // the query of the result that is shown
	res     *store.Result
	late    *job.Latest
	picking *job.Latest
	meant   string        // instead of res, which is empty
	labels  []store.Facet // shelves and tags, of this result or the one before
	authors store.Facet   // of res, where they came after it
	seen    uint64        // the revision that was last asked for
	took    time.Duration
	pending bool
	asked   string // line, filters and order of the result that is shown

	shownLine string // of that result
}

// SearchLine is the line at the top of the window.
type SearchLine struct {
	Text       string
	Count      int
	CountText  string // "31 papers"
	Took       time.Duration
	TookText   string
	Pending    bool
	Problems   []LineProblem
	Suggestion string // what may have been meant, where nothing is found
	Filtered   bool   // a filter beside the list is set
}

// LineProblem is a part of the line that was left out, and why.
type LineProblem struct {
	Range
	Text string
}

func newSearch(d *Desk, order query.Sort) *Search {
	s := &Search{d: d, typing: true, order: order}
	s.latest = job.NewLatest(d.jobs, "search")
	s.late = job.NewLatest(d.jobs, "authors")
	s.picking = job.NewLatest(d.jobs, "values")
	return s
}

// Line is the snapshot of the search line.
func (s *Search) Line() SearchLine {
	l := SearchLine{Text: s.line, Pending: s.pending, Filtered: !s.filters.empty(), Took: s.took}
	if s.res != nil {
		l.Count = s.res.Count()
		l.CountText = s.d.w.T("papers", l.Count)
		l.TookText = s.d.w.T("search.took", float64(s.took.Round(100*time.Microsecond))/float64(time.Millisecond))
		l.Suggestion = s.meant
	}
	for _, f := range s.parsed.Faults {
		l.Problems = append(l.Problems, LineProblem{Range{f.From, f.To}, faultText(s.d.w, f)})
	}
	return l
}

// Type takes the line as it stands after a keystroke.
func (s *Search) Type(line string) {
	if line == s.line && s.typing {
		return
	}
	s.line, s.typing = line, true
	s.d.touch()
	s.runWithin(answerWithin)
}

// answerWithin is how long a keystroke waits for its answer before the frame that shows it is painted: most come in much less, and a frame
// more takes longer than what is left of the others.
const answerWithin = 35 * time.Millisecond

// What follows from an answer, but is not the rows that were asked for, comes after it: it leaves the processor to the frame that is being
// painted, and the frames to come to who types on.
const (
	lateAfter  = 40 * time.Millisecond
	typedAfter = 100 * time.Millisecond // after a keystroke
)

// Finish takes the line as a whole: its last word is no longer a beginning.
func (s *Search) Finish(line string) {
	s.line, s.typing = line, false
	s.d.Reader.Now()
	s.run()
}

// Clear empties the line and the filters.
func (s *Search) Clear() {
	s.line, s.filters = "", Filters{}
	s.run()
}

// ClearFilters leaves the line and drops the filters.
func (s *Search) ClearFilters() {
	s.filters = Filters{}
	s.run()
}

// Toggle sets or drops one value of a filter. Without add it is the only
// value of that filter, or none where it was that already.
func (s *Search) Toggle(field, value string, add bool) {
	s.filters.toggle(field, value, add)
	s.run()
}

// Years keeps papers from one bar of the histogram to another, both
// included; 0, 0 drops the condition. The first bar stands for all the years
// before it, too.
func (s *Search) Years(from, to int) {
	if from > to {
		from, to = to, from
	}
	if bars := s.Facets().Years.Bars; len(bars) == maxBars && from == bars[0].Year {
		from = 0
	}
	s.filters.From, s.filters.To = from, to
	s.run()
}

// Sort orders the list by a column of the search line's sort names.
func (s *Search) Sort(by query.Sort) {
	s.order = by
	s.run()
}

// Order is the order of the list.
func (s *Search) Order() query.Sort { return s.order }

// Query is the whole question: the line and the filters.
func (s *Search) Query() query.Query { return s.shown }

func (s *Search) marker() Marker { return newMarker(s.shown.Root) }

// run asks the library; the answer comes back to the window's goroutine with
// its first page, so that the list is never drawn empty in between.
func (s *Search) run() { s.runWithin(0) }

// runWithin is run that shows an answer at once that comes within d, for a keystroke; 0: for another gesture.
func (s *Search) runWithin(d time.Duration) {
	late := lateAfter
	if d > 0 {
		late = typedAfter
	}
	s.parsed = query.Parse(s.line, query.Options{Typing: s.typing})
	q := s.filters.with(s.parsed)
	q.Sort = s.order
	s.seen = s.d.lib.Stats().Revision
	s.pending = true
	s.late.Drop() // it would take the processor from the answer that a person waits for
	lib, w, m := s.d.lib, s.d.w, newMarker(q.Root)
	keep, most := s.d.Reader.kept(), math.MaxInt
	if s.d.List != nil && !s.d.List.want.IsZero() {
		keep = s.d.List.want
	} else if s.line != s.shownLine {
		most = pageRows // another line is read from its top
	}
	s.latest.AskWithin(d, func(ctx context.Context) func() {
		res, err := lib.Search(ctx, q)
		if err != nil {
			return func() { s.failed(err) }
		}
		at := -1
		if !keep.IsZero() {
			at = res.Index(keep, most)
		}
		first := max(at, 0) / pageRows
		rows, err := readRows(res, first, m, w)
		if err != nil {
			return func() { s.failed(err) }
		}
		return func() {
			if most == math.MaxInt && s.d.List.want.IsZero() && s.d.Reader.kept() != keep {
				s.run() // a person went on in the list meanwhile: shown now, it would take them back
				return
			}
			s.show(q, res, first, rows, at, late)
		}
	}, s.failed)
}

// show shows an answer; what follows from it comes late.
func (s *Search) show(q query.Query, res *store.Result, first int, rows []Row, at int, late time.Duration) {
	asked := s.line + "\x00" + strings.Join(s.filters.conditions(), " ") + "\x00" + s.order.String()
	again := asked == s.asked
	s.asked, s.shownLine = asked, s.line
	s.pending, s.shown, s.res, s.took = false, q, res, res.Took()
	if !s.d.List.show(res, first, rows, at, again, late) {
		s.d.Reader.remark()
	}
	s.d.changed(PartList | PartFacets | PartStatus)
	s.countLate(res, late)
}

// countLate brings what comes after the answer: filters by shelves and tags, which stay as they were until then, the authors of a result
// that is too large to have them at once, and what may have been meant where nothing was found. A newer result makes them stale.
func (s *Search) countLate(res *store.Result, late time.Duration) {
	s.late.Drop()
	s.authors, s.meant = store.Facet{}, ""
	authors := res.Count() > 0 && !slices.ContainsFunc(res.Facets(), func(f store.Facet) bool { return f.Field == "author" })
	s.late.Ask(func(ctx context.Context) func() {
		if !rest(ctx, late) {
			return nil
		}
		var found []store.Facet
		for _, field := range labelFields {
			f, err := res.Values(ctx, field)
			if err != nil {
				return func() { s.failed(err) }
			}
			found = append(found, f)
		}
		var people store.Facet
		if authors {
			var err error
			if people, err = res.Authors(ctx); err != nil {
				return func() { s.failed(err) }
			}
		}
		meant := res.Suggestion(ctx)
		return func() {
			s.labels, s.authors, s.meant = found, people, meant
			parts := PartFacets
			if meant != "" {
				parts |= PartList
			}
			s.d.changed(parts)
		}
	}, s.failed)
}

// rest waits; false where ctx ended before.
func rest(ctx context.Context, d time.Duration) bool {
	select {
	case <-time.After(d):
		return true
	case <-ctx.Done():
		return false
	}
}

// labelFields are the filters of what readers add, and of what is wrong.
var labelFields = []string{"shelf", "tag", "check"}

func (s *Search) failed(err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	s.pending = false
	s.d.say(s.d.Message(err))
	s.d.changed(PartList)
}

func (s *Search) stop() {
	s.latest.Drop()
	s.late.Drop()
	s.picking.Drop()
}

// kept is the paper that the list should keep under its cursor.
func (r *Reader) kept() model.ID {
	if r == nil {
		return model.ID{}
	}
	return r.id
}

// ClearFilter drops the values chosen of one filter.
func (s *Search) ClearFilter(field string) {
	f := Filters{From: s.filters.From, To: s.filters.To, Values: map[string][]string{}}
	for k, v := range s.filters.Values {
		if k != field {
			f.Values[k] = v
		}
	}
	s.filters = f
	s.run()
}

// Journal keeps the papers of one journal from one year to another, and
// nothing else.
func (s *Search) Journal(name string, from, to int) {
	s.filters = Filters{From: from, To: to, Values: map[string][]string{"journal": {name}}}
	s.line = ""
	s.run()
}
