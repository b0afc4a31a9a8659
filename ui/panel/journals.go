package panel

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"twinleaf/assets/words"
	"twinleaf/model"
	"twinleaf/store"
	"twinleaf/ui/job"
)

// Journals is the list of all journals, and the one of them that is looked at. It is kept while it is open, and read anew after each
// change.
type Journals struct {
	d      *Desk
	latest *job.Latest // the list
	one    *job.Latest // the journal's papers by year
	open   bool
	seen   uint64 // the revision that was last asked for
	words  string
	sort   JournalSort
	list   []store.JournalRow
	ready  bool
	again  bool // the list shown is of the same question as the one before
	asked  string

	picked  map[model.ID]bool // selected, all of them in the list
	id      model.ID
	journal model.Journal
	shown   Journal
}

// JournalSort is the order of the list. Those without a value come last either way.
type JournalSort struct {
	Column string // "journal", "papers", "if", "jcr", "zone"
	Desc   bool
}

// JournalLine is a row of the list.
type JournalLine struct {
	ID                    model.ID
	Name, Other           string // of the window's language first
	Papers, IF, JCR, Zone string
	Top                   bool   // the best quartile
	Scope                 string // how what it is about begins
}

// Open reads the list.
func (s *Journals) Open() {
	s.open = true
	if s.sort.Column == "" {
		s.sort = JournalSort{"papers", true}
	}
	s.run()
}

// Close forgets it.
func (s *Journals) Close() {
	s.latest.Drop()
	s.one.Drop()
	*s = Journals{d: s.d, latest: s.latest, one: s.one, sort: s.sort}
}

// Find keeps the journals whose names have words that begin so.
func (s *Journals) Find(words string) {
	if words != s.words {
		s.words = words
		s.run()
	}
}

// Ahead is the row of the next journal, from the one that is looked at on, one of whose names begins with what was typed in the list, or -1.
func (s *Journals) Ahead(typed string) int {
	typed, single := letters(typed)
	from := max(0, s.Place())
	if single {
		from++
	}
	for i := range s.list {
		at := (from + i) % len(s.list)
		if j := &s.list[at]; opensWith(j.Name, typed) || opensWith(j.NameZH, typed) {
			return at
		}
	}
	return -1
}

// Sort orders the list.
func (s *Journals) Sort(by JournalSort) {
	s.sort = by
	s.run()
}

// Order is the order of the list.
func (s *Journals) Order() JournalSort { return s.sort }

// Ready reports whether the list has been read.
func (s *Journals) Ready() bool { return s.ready }

// Count is the number of journals in the list.
func (s *Journals) Count() int { return len(s.list) }

// Text is that number in words, and how many are selected where it is more than one.
func (s *Journals) Text() string {
	text := s.d.w.T("journals.count", len(s.list))
	if n := s.PickedCount(); n > 1 {
		text += " · " + s.d.w.T("journals.selected", n)
	}
	return text
}

// Again tells that the list is of the same question as the one before: it keeps its place.
func (s *Journals) Again() bool { return s.again }

// Line is row i of the list.
func (s *Journals) Line(i int) JournalLine {
	r := &s.list[i]
	l := JournalLine{ID: r.ID, Name: r.Name, Other: r.NameZH, Papers: s.d.w.Number(int64(r.Papers)), Scope: scopeBegins(s.d.w, &r.Journal)}
	if l.Name == "" || s.d.w.Lang() == "zh" && l.Other != "" {
		l.Name, l.Other = l.Other, l.Name
	}
	m := r.Metric()
	if m.ImpactFactor >= 0 {
		l.IF = impact(m.ImpactFactor)
	}
	l.JCR, l.Top = m.JCR, m.JCR == "Q1"
	if m.Zone > 0 {
		l.Zone = strconv.Itoa(m.Zone) + "区"
	}
	return l
}

// scopeRunes is how much of a scope a row has: more than a wide window shows.
const scopeRunes = 160

// scopeBegins is the first words of a journal's scope, in the window's language where it is there.
func scopeBegins(w *words.Words, j *model.Journal) string {
	blocks := j.Scope
	if len(blocks) == 0 || w.Lang() == "zh" && len(j.ScopeZH) > 0 {
		blocks = j.ScopeZH
	}
	var out []rune
	for _, b := range blocks {
		if len(out) > 0 {
			out = append(out, ' ')
		}
		if out = append(out, []rune(strings.Join(strings.Fields(b.Text), " "))...); len(out) >= scopeRunes {
			return string(out[:scopeRunes])
		}
	}
	return string(out)
}

// Place is the row of the journal that is looked at, or -1.
func (s *Journals) Place() int {
	return slices.IndexFunc(s.list, func(r store.JournalRow) bool { return r.ID == s.id })
}

// Select looks at the journal of a row.
func (s *Journals) Select(i int) {
	if i >= 0 && i < len(s.list) && s.list[i].ID != s.id {
		s.id = s.list[i].ID
		s.load()
	}
}

// Pick remembers which rows are selected; the journals stay so in another order, and as long as they are in the list.
func (s *Journals) Pick(ranges [][2]int) {
	s.picked = map[model.ID]bool{}
	for _, r := range ranges {
		for i := max(r[0], 0); i < min(r[1], len(s.list)); i++ {
			s.picked[s.list[i].ID] = true
		}
	}
}

// Picked are the rows that are selected, in ranges.
func (s *Journals) Picked() (out [][2]int) {
	for i := range s.list {
		if !s.picked[s.list[i].ID] {
			continue
		}
		if n := len(out); n > 0 && out[n-1][1] == i {
			out[n-1][1]++
		} else {
			out = append(out, [2]int{i, i + 1})
		}
	}
	return out
}

// PickedNames are their names as the list shows them, a line each.
func (s *Journals) PickedNames() string {
	var names []string
	for _, r := range s.Picked() {
		for i := r[0]; i < r[1]; i++ {
			names = append(names, s.Line(i).Name)
		}
	}
	return strings.Join(names, "\n")
}

// PickedCount is how many journals are selected.
func (s *Journals) PickedCount() int { return len(s.picked) }

// Merging lays the selected journals side by side; ok is false where there are less than two.
func (s *Journals) Merging() (m *JournalMerge, ok bool) {
	var rows []store.JournalRow
	for _, r := range s.list {
		if s.picked[r.ID] {
			rows = append(rows, r)
		}
	}
	if len(rows) < 2 {
		return nil, false
	}
	return newJournalMerge(s.d.w, rows), true
}

// settle looks at the journal that others became, and selects it alone.
func (s *Journals) settle(id model.ID) {
	if s.open {
		s.id, s.picked = id, map[model.ID]bool{id: true}
		s.run()
	}
}

// prune forgets selected journals that are not in the list.
func (s *Journals) prune() {
	now := make(map[model.ID]bool, len(s.picked))
	for i := range s.list {
		if id := s.list[i].ID; s.picked[id] {
			now[id] = true
		}
	}
	s.picked = now
}

// Journal is the journal that is looked at.
func (s *Journals) Journal() Journal { return s.shown }

// MetricYear is what one edition says.
type MetricYear struct {
	Year int
	Text string  // in words
	IF   float64 // below 0: not known
}

// Metrics are the editions of the journal that is looked at, oldest first, as far as their years are known.
func (s *Journals) Metrics() []MetricYear {
	var out []MetricYear
	seen := map[int]bool{}
	for _, m := range s.journal.Metrics {
		if m.Year == 0 || seen[m.Year] {
			continue
		}
		seen[m.Year] = true
		if all := s.journal.MetricOf(m.Year); all.Says() {
			out = append(out, MetricYear{Year: m.Year, IF: all.ImpactFactor, Text: metricText(s.d.w, all)})
		}
	}
	slices.SortFunc(out, func(a, b MetricYear) int { return a.Year - b.Year })
	return out
}

// metricText is a metric in words: "IF 4 · Q1 INTERNATIONAL RELATIONS · Zone 1 社会学".
func metricText(w *words.Words, m model.Metric) string {
	var parts []string
	if m.ImpactFactor >= 0 {
		parts = append(parts, w.T("short.if", m.ImpactFactor))
	}
	if jcr := strings.TrimSpace(m.JCR + " " + m.JCRCategory); jcr != "" {
		parts = append(parts, jcr)
	}
	if m.Zone > 0 {
		parts = append(parts, strings.TrimSpace(w.T("zone.n", m.Zone)+" "+m.ZoneCategory))
	}
	return strings.Join(parts, " · ")
}

// Edit sets one field of the journal that is looked at, for all its papers. The error is in words for the place under the field.
func (s *Journals) Edit(field, text string) error {
	c, err := model.SetJournal(s.journal, field, text)
	if err != nil {
		return s.d.worded(err)
	}
	if !same(c) {
		if _, err = s.d.lib.Apply(context.Background(), c); err != nil {
			s.load() // what is on the screen may be stale
			return s.d.worded(err)
		}
		s.d.refresh()
		s.d.judge()
		s.d.say(Notice{Text: s.d.w.T("toast.edited", s.d.w.T("journal.field."+field)), Undo: true})
	}
	return nil
}

// refresh reads list and journal anew where the library has changed.
func (s *Journals) refresh() {
	if s.open && s.d.lib.Stats().Revision != s.seen {
		s.run()
	}
}

func (s *Journals) run() {
	if !s.open {
		return
	}
	s.seen = s.d.lib.Stats().Revision
	lib, words, by, zh := s.d.lib, s.words, s.sort, s.d.w.Lang() == "zh"
	asked := words + "\x00" + by.Column + yesNo(by.Desc)
	failed := func(err error) { s.d.say(s.d.Message(err)) }
	s.latest.Ask(func(ctx context.Context) func() {
		list, err := lib.Journals(words, 0)
		if err != nil {
			return func() { failed(err) }
		}
		if ctx.Err() != nil {
			return nil
		}
		sortJournals(list, by, zh)
		return func() {
			s.again, s.asked = asked == s.asked, asked
			s.list, s.ready = list, true
			s.prune()
			if s.Place() < 0 {
				s.id = model.ID{}
				if len(list) > 0 {
					s.id = list[0].ID
				}
			}
			if len(s.picked) == 0 && !s.id.IsZero() {
				s.picked = map[model.ID]bool{s.id: true}
			}
			s.load()
			s.d.changed(PartJournals)
			s.again = true // what follows is about the same list, which keeps its place
		}
	}, failed)
}

func yesNo(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

// sortJournals orders journals by a column; those with the most papers come first among equals.
func sortJournals(list []store.JournalRow, by JournalSort, zh bool) {
	if by.Column == "journal" {
		tag := language.English
		if zh {
			tag = language.Chinese
		}
		c, buf := collate.New(tag, collate.IgnoreCase), &collate.Buffer{}
		keys := make(map[model.ID][]byte, len(list))
		for i := range list {
			keys[list[i].ID] = c.KeyFromString(buf, cmp.Or(list[i].Name, list[i].NameZH))
		}
		slices.SortStableFunc(list, func(a, b store.JournalRow) int {
			n := slices.Compare(keys[a.ID], keys[b.ID])
			if by.Desc {
				n = -n
			}
			return n
		})
		return
	}
	value := func(r *store.JournalRow) (v float64, known bool) {
		m := r.Metric()
		switch by.Column {
		case "if":
			return m.ImpactFactor, m.ImpactFactor >= 0
		case "jcr":
			if model.ValidQuartile(m.JCR) {
				return float64(m.JCR[1] - '0'), true
			}
			return 0, false
		case "zone":
			return float64(m.Zone), m.Zone > 0
		}
		return float64(r.Papers), true
	}
	slices.SortStableFunc(list, func(a, b store.JournalRow) int {
		x, okx := value(&a)
		y, oky := value(&b)
		switch {
		case okx != oky && okx:
			return -1
		case okx != oky:
			return 1
		case by.Desc:
			return cmp.Compare(y, x)
		}
		return cmp.Compare(x, y)
	})
}

// load shows the journal that is looked at; its papers by year follow.
func (s *Journals) load() {
	s.one.Drop()
	if s.id.IsZero() {
		s.journal, s.shown = model.Journal{}, Journal{}
		s.d.changed(PartJournals)
		return
	}
	j, err := s.d.lib.Journal(s.id)
	if err != nil {
		s.d.say(s.d.Message(err))
		return
	}
	s.journal = j
	was := s.shown
	s.shown = journalOf(s.d.w, &j)
	if was.ID == s.shown.ID && !was.Pending { // the bars stay while they are counted anew
		s.shown.Years, s.shown.Papers = was.Years, was.Papers
	}
	s.d.changed(PartJournals)
	lib, id := s.d.lib, s.id
	s.one.Ask(func(context.Context) func() {
		list, err := lib.JournalYears(id)
		if err != nil {
			return nil // the journal has gone: the list follows
		}
		bars := make([]Bar, len(list))
		for i, y := range list {
			bars[i] = Bar{y.Year, y.Count}
		}
		return func() {
			s.shown.counted(s.d.w, bars)
			s.d.changed(PartJournals)
		}
	}, nil)
}
