package store

import (
	"slices"
	"strings"
	"sync"

	"go.etcd.io/bbolt"

	"twinleaf/model"
	"twinleaf/model/fold"
)

// importJournals finds or makes the journals of an import's papers. The reader
// asks; the writer takes what is to be written. Ordinals of new journals are
// promised before they are written, which is why nobody else may add journals
// while an import runs.
type importJournals struct {
	l    *Library
	next uint32 // ordinal of the next new journal
	seen map[journalName]*seenJournal
	// What new journals of this import are found by.
	bySource, byName map[string]*seenJournal

	mu    sync.Mutex
	queue []lesson
}

// journalName is what tells harvested journals apart at a glance.
type journalName struct{ source, name string }

// seenJournal is a journal that the import met, and what it last said of itself.
type seenJournal struct {
	ordinal uint32
	last    model.Journal
}

// lesson is a new journal to write, or one to learn from.
type lesson struct {
	ordinal uint32
	journal model.Journal
	new     bool
}

func newImportJournals(l *Library) (*importJournals, error) {
	return &importJournals{l: l, next: l.published.Load().ordinals, seen: map[journalName]*seenJournal{},
		bySource: map[string]*seenJournal{}, byName: map[string]*seenJournal{}}, nil
}

// find returns one more than the ordinal of a harvested journal, 0 for one
// without name and source id.
func (m *importJournals) find(in *model.Journal) (uint32, error) {
	key := journalName{strings.TrimSpace(in.SourceID), strings.TrimSpace(in.Name)}
	if key == (journalName{}) {
		return 0, nil
	}
	s := m.seen[key]
	if s == nil {
		key = journalName{strings.Clone(key.source), strings.Clone(key.name)}
	}
	if s != nil && sameJournal(&s.last, in) {
		return s.ordinal + 1, nil
	}
	if s == nil {
		var err error
		if s, err = m.meet(key, in); err != nil {
			return 0, err
		}
		m.seen[key] = s
	} else {
		m.add(lesson{ordinal: s.ordinal, journal: *in})
	}
	s.last = detached(in)
	return s.ordinal + 1, nil
}

// meet finds a journal that the import has not met by this name and id.
func (m *importJournals) meet(key journalName, in *model.Journal) (*seenJournal, error) {
	folded := fold.Key(key.name)
	var s *seenJournal
	if key.source != "" {
		s = m.bySource[key.source]
	}
	if n := m.byName[folded]; s == nil && n != nil && (key.source == "" || n.last.SourceID == "") {
		s = n
	}
	if s == nil {
		err := m.l.view(func(tx *bbolt.Tx) error {
			r, err := m.l.lookup(tx, in)
			if r != nil {
				s = &seenJournal{ordinal: r.ordinal}
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	if s != nil {
		m.add(lesson{ordinal: s.ordinal, journal: *in})
		return &seenJournal{ordinal: s.ordinal}, nil
	}
	s = &seenJournal{ordinal: m.next}
	m.next++
	j := *in
	j.ID = model.NewID()
	if key.name == "" {
		j.Name = key.source
	}
	m.add(lesson{ordinal: s.ordinal, journal: j, new: true})
	if key.source != "" {
		m.bySource[key.source] = s
	}
	if m.byName[folded] == nil {
		m.byName[folded] = s
	}
	return s, nil
}

func (m *importJournals) add(n lesson) {
	m.mu.Lock()
	m.queue = append(m.queue, n)
	m.mu.Unlock()
}

// pending is what is to be written, in order; taken drops the first n of it
// once they are.
func (m *importJournals) pending() []lesson {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.queue)
}

func (m *importJournals) taken(n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.queue = slices.Clone(m.queue[n:])
}

// writeJournals writes the journals that the reader has met by now: those of
// this batch's papers, and maybe some of the next.
func (b *batchWriter) writeJournals() error {
	list := b.run.journals.pending()
	b.learned = len(list)
	for _, n := range list {
		if n.new {
			n.journal.Metrics = slices.DeleteFunc(slices.Clone(n.journal.Metrics), func(m model.Metric) bool { return !m.Says() })
			r, err := b.addJournal(n.journal)
			if err != nil {
				return err
			}
			b.event.journals.add(r.ordinal)
			continue
		}
		r, err := b.journal(n.ordinal)
		if err != nil {
			return err
		}
		list := merged(r, &n.journal)
		if len(list) == 0 {
			continue
		}
		edits := make([]rowEdit, len(list))
		for i, e := range list {
			edits[i] = rowEdit{n.ordinal, e}
		}
		if err := b.editJournal(edits, keepMarks, &flips{}); err != nil {
			return err
		}
		b.edits = append(b.edits, edits...)
	}
	return nil
}

// detached is a copy of a harvested journal whose texts are its own: they would keep the blocks of the file that they
// are parts of in memory.
func detached(in *model.Journal) model.Journal {
	j := *in
	for _, s := range []*string{&j.Name, &j.NameZH, &j.SourceID, &j.ISSN, &j.EISSN, &j.Publisher, &j.Language} {
		*s = strings.Clone(*s)
	}
	for _, list := range []*[]model.Block{&j.Scope, &j.ScopeZH} {
		*list = slices.Clone(*list)
		for i := range *list {
			(*list)[i].Text = strings.Clone((*list)[i].Text)
		}
	}
	j.Metrics = slices.Clone(j.Metrics)
	for i := range j.Metrics {
		m := &j.Metrics[i]
		for _, s := range []*string{&m.Source, &m.JCR, &m.JCRCategory, &m.ZoneCategory} {
			*s = strings.Clone(*s)
		}
	}
	j.Variants = slices.Clone(j.Variants)
	for i := range j.Variants {
		j.Variants[i] = strings.Clone(j.Variants[i])
	}
	return j
}

// sameJournal reports whether two harvested journals say the same.
func sameJournal(a, b *model.Journal) bool {
	return a.Name == b.Name && a.NameZH == b.NameZH && a.SourceID == b.SourceID && a.ISSN == b.ISSN && a.EISSN == b.EISSN &&
		a.Publisher == b.Publisher && slices.Equal(a.Scope, b.Scope) && slices.Equal(a.ScopeZH, b.ScopeZH) &&
		slices.Equal(a.Metrics, b.Metrics) && slices.Equal(a.Variants, b.Variants)
}
