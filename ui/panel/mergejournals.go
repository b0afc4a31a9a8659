package panel

import (
	"context"
	"errors"
	"strings"

	"twinleaf/assets/words"
	"twinleaf/model"
	"twinleaf/model/journal"
	"twinleaf/store"
	"twinleaf/ui/job"
)

// JournalMerge is journals laid side by side that are to become one, and what a person has chosen of them. It belongs to the window's
// goroutine.
type JournalMerge struct {
	Reasons string // why they seem to be one, in words; "" where a person selected them
	w       *words.Words
	rows    []store.JournalRow
	left    []bool         // out of the merge
	keep    int            // place in rows
	take    map[string]int // see journal.Merge, by place in rows
}

// MergeColumn is one of the journals.
type MergeColumn struct {
	Name, Other string // of the window's language first
	Papers      string // "12 papers"
	Kept        bool
	Left        bool // out of the merge
}

// MergeLine is a field, with its text in each of the journals.
type MergeLine struct {
	Field, Label string
	Cells        []MergeCell
	Open         bool // the texts differ: one is to be taken
}

// MergeCell is the text of a field in one journal; "" where it has none.
type MergeCell struct {
	Text  string
	Taken bool
}

func newJournalMerge(w *words.Words, rows []store.JournalRow) *JournalMerge {
	m := &JournalMerge{w: w, rows: rows, left: make([]bool, len(rows)), take: map[string]int{}}
	m.keep = m.keeper()
	return m
}

// keeper is the place of the journal that is kept unless a person says otherwise.
func (m *JournalMerge) keeper() int {
	var list []model.Journal
	var papers, places []int
	for i, r := range m.rows {
		if !m.left[i] {
			list, papers, places = append(list, r.Journal), append(papers, r.Papers), append(places, i)
		}
	}
	if len(list) == 0 {
		return m.keep
	}
	return places[journal.Keeper(list, papers)]
}

// Keep keeps the journal of a column; one that was left out is in again.
func (m *JournalMerge) Keep(i int) { m.keep, m.left[i] = i, false }

// Leave takes the journal of a column out of the merge, or in again. Where it was the one that is kept, another is.
func (m *JournalMerge) Leave(i int) {
	if m.left[i] = !m.left[i]; m.left[m.keep] {
		m.keep = m.keeper()
	}
}

// Take takes the value that a column has of a field.
func (m *JournalMerge) Take(field string, i int) {
	if !m.left[i] {
		m.take[field] = i
	}
}

// Ready reports whether there are two journals to merge.
func (m *JournalMerge) Ready() bool {
	n := 0
	for _, left := range m.left {
		if !left {
			n++
		}
	}
	return n > 1
}

// Name is that of the journal that is kept.
func (m *JournalMerge) Name() string { return shownJournal(m.w, &m.rows[m.keep].Journal) }

// Columns are the journals, in the order in which they were given.
func (m *JournalMerge) Columns() []MergeColumn {
	out := make([]MergeColumn, len(m.rows))
	for i, r := range m.rows {
		c := MergeColumn{Name: shownJournal(m.w, &r.Journal), Other: r.NameZH, Papers: m.w.T("papers", r.Papers), Kept: i == m.keep, Left: m.left[i]}
		if c.Name == c.Other {
			c.Other = r.Name
		}
		out[i] = c
	}
	return out
}

// Lines are the fields of which at least one journal has a value.
func (m *JournalMerge) Lines() []MergeLine {
	plan, places := m.plan()
	opposed := len(plan.Conflicts()) > 0
	var out []MergeLine
	for _, f := range journal.Fields() {
		l := MergeLine{Field: f.Name, Label: m.w.T("journal.field." + f.Name), Cells: make([]MergeCell, len(m.rows))}
		of, some := places[plan.Of(f)], false
		first := ""
		for i := range m.rows {
			text := f.Get(&m.rows[i].Journal)
			if text == "" {
				continue
			}
			some = true
			l.Cells[i] = MergeCell{Text: m.text(f.Name, &m.rows[i].Journal, text), Taken: i == of}
			if m.left[i] {
				continue
			}
			if first == "" {
				first = text
			}
			l.Open = l.Open || text != first
		}
		if f.Name == journal.Metrics { // they are united: only where two contradict each other one goes before
			l.Open = opposed
		}
		if some {
			out = append(out, l)
		}
	}
	return out
}

// text is a field's text as it is read.
func (m *JournalMerge) text(field string, j *model.Journal, text string) string {
	if field != journal.Metrics {
		return text
	}
	lines := make([]string, len(j.Metrics))
	for i, x := range j.Metrics {
		lines[i] = editionText(m.w, x)
	}
	return strings.Join(lines, "\n")
}

// editionText is "2023 JCR: IF 4 · Q1 INTERNATIONAL RELATIONS".
func editionText(w *words.Words, x model.Metric) string {
	edition := x.Source
	if x.Year > 0 {
		edition = strings.TrimSpace(itoa(x.Year) + " " + x.Source)
	}
	if edition == "" {
		return metricText(w, x)
	}
	return w.T("merge.edition", edition, metricText(w, x))
}

// Conflicts are the metrics that are given up, a sentence each.
func (m *JournalMerge) Conflicts() []string {
	plan, _ := m.plan()
	var out []string
	for _, c := range plan.Conflicts() {
		out = append(out, m.w.T("merge.conflict", editionText(m.w, c.Kept), metricText(m.w, c.Other), shownJournal(m.w, &plan.List[c.Of])))
	}
	return out
}

// After are sentences about what the kept journal will be: how many papers follow, and its other names.
func (m *JournalMerge) After() []string {
	if !m.Ready() {
		return []string{m.w.T("merge.two")}
	}
	follow := 0
	for i, r := range m.rows {
		if i != m.keep && !m.left[i] {
			follow += r.Papers
		}
	}
	plan, _ := m.plan()
	now := plan.Becomes()
	out := []string{m.w.T("merge.follow", follow, shownJournal(m.w, &now))}
	if len(now.Variants) > 0 {
		out = append(out, m.w.T("merge.variants", strings.Join(now.Variants, m.w.T("list.semicolon"))))
	}
	return out
}

// plan is what a merge would be, and the places in rows of its journals.
func (m *JournalMerge) plan() (plan journal.Merge, places []int) {
	plan.Take = map[string]int{}
	for i, r := range m.rows {
		if m.left[i] {
			continue
		}
		if i == m.keep {
			plan.Keep = len(plan.List)
		}
		for f, k := range m.take {
			if k == i {
				plan.Take[f] = len(plan.List)
			}
		}
		plan.List, places = append(plan.List, r.Journal), append(places, i)
	}
	if len(places) == 0 { // all were left out
		plan.List, places = append(plan.List, m.rows[m.keep].Journal), append(places, m.keep)
	}
	return plan, places
}

// shownJournal is a journal's name in the window's language, else its other.
func shownJournal(w *words.Words, j *model.Journal) string {
	if j.Name == "" || w.Lang() == "zh" && j.NameZH != "" {
		return j.NameZH
	}
	return j.Name
}

// PartJournals remembers that the journals that are not left out are different, as one change.
func (d *Desk) PartJournals(m *JournalMerge) {
	plan, _ := m.plan()
	c := model.Change{Label: "change.distinct", Hand: true, Edits: journal.Apart(plan.List)}
	if len(c.Edits) > 0 {
		d.apply(d.w.T(c.Label), c, d.w.T("alike.apart"))
	}
}

// MergeJournals makes one journal of several, as one change: finding the papers that follow and writing it is one job.
func (d *Desk) MergeJournals(m *JournalMerge) {
	if !m.Ready() {
		return
	}
	plan, _ := m.plan()
	kept, now := plan.List[plan.Keep], plan.Becomes()
	name := shownJournal(d.w, &now)
	c := model.Change{Label: "change.journals", Note: now.Name, Hand: true}
	moved := 0
	d.jobs.Start(job.Job{Title: d.w.T("merge.doing", name), Run: func(ctx context.Context, progress func(job.Progress)) error {
		for _, j := range plan.List {
			if j.ID == kept.ID {
				continue
			}
			papers, err := d.lib.JournalPapers(ctx, j.ID)
			if err != nil {
				return err
			}
			c.Edits = append(c.Edits, journal.Follow(papers, j.ID, kept.ID)...)
			moved += len(papers)
			progress(job.Progress{Note: d.w.T("papers", moved)})
		}
		c.Edits = append(c.Edits, plan.Edits()...)
		_, err := d.lib.Apply(ctx, c)
		return err
	}}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			d.say(Notice{Text: d.w.T("merge.cancelled")})
			return
		case err != nil:
			d.refresh()
			d.say(d.Message(err))
			return
		}
		d.Journals.settle(kept.ID)
		d.refresh()
		d.say(Notice{Text: d.w.T("journals.merged", len(plan.List)-1, name, d.w.T("papers", moved)), Undo: true})
	})
}

// FindJournals groups the journals of the library that seem to be one, as a job, the surest first; show gets what there is to go through.
func (d *Desk) FindJournals(show func([]*JournalMerge)) {
	var list []store.JournalRow
	var groups []journal.Group
	d.jobs.Start(job.Job{Title: d.w.T("alike.doing"), Run: func(ctx context.Context, _ func(job.Progress)) (err error) {
		if list, err = d.lib.Journals("", 0); err != nil {
			return err
		}
		all := make([]model.Journal, len(list))
		for i := range list {
			all[i] = list[i].Journal
		}
		groups, err = journal.Find(ctx, all)
		return err
	}}, func(err error) {
		if err != nil {
			d.say(d.Message(err))
			return
		}
		out := make([]*JournalMerge, len(groups))
		for i, g := range groups {
			rows := make([]store.JournalRow, len(g.Journals))
			for k, at := range g.Journals {
				rows[k] = list[at]
			}
			why := make([]string, len(g.Reasons))
			for k, r := range g.Reasons {
				why[k] = d.w.T("alike." + string(r))
			}
			out[i] = newJournalMerge(d.w, rows)
			out[i].Reasons = strings.Join(why, d.w.T("list.comma"))
		}
		if len(out) == 0 {
			d.say(Notice{Text: d.w.T("alike.none")})
			return
		}
		show(out)
	})
}
