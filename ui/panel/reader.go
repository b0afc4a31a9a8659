package panel

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"twinleaf/model"
	"twinleaf/store"
)

// Reader is the paper that is open on the right: it feeds the title,
// abstract, journal, record and history panels and takes their edits.
type Reader struct {
	d       *Desk
	id      model.ID
	paper   model.Paper
	journal model.Journal
	reading Reading
	turn    uint64             // counts openings, so that late answers are dropped
	late    bool               // the open paper is not shown yet
	leave   context.CancelFunc // ends the waiting for a paper that is to be shown late

	title    Title
	abstract Abstract
	note     Note
	scope    Journal
	record   Record
	history  History
	findings Findings
	unfolded bool   // findings are shown without being asked for
	problem  string // why the paper can't be shown
}

// ID is the open paper, zero when none is.
func (r *Reader) ID() model.ID { return r.id }

// Title, Abstract, Note, Journal, Record and History are the panels' snapshots.
func (r *Reader) Title() Title       { return r.title }
func (r *Reader) Abstract() Abstract { return r.abstract }
func (r *Reader) Note() Note         { return r.note }
func (r *Reader) Journal() Journal   { return r.scope }
func (r *Reader) Record() Record     { return r.record }
func (r *Reader) History() History   { return r.history }

// Problem says in words why the chosen paper can't be shown, or is "".
func (r *Reader) Problem() string { return r.problem }

// Open shows a paper; the zero ID shows none.
func (r *Reader) Open(id model.ID) { r.open(id, 0) }

// open is Open, and tells whether it was another paper. With late it is shown after a while, unless another one is opened by then: until
// then the one before stands there, and is what is edited.
func (r *Reader) open(id model.ID, late time.Duration) bool {
	if id == r.id && r.turn > 0 {
		return false
	}
	r.id = id
	r.d.touch()
	if late == 0 || id.IsZero() {
		r.load()
		return true
	}
	r.turn++
	r.leave()
	r.late = true
	var ctx context.Context
	ctx, r.leave = context.WithCancel(context.Background())
	turn := r.turn
	r.d.background(func() func() {
		if !rest(ctx, late) {
			return nil
		}
		return func() {
			if turn == r.turn {
				r.load()
			}
		}
	})
	return true
}

// Now shows a paper at once that was to be shown late: before something is done to it.
func (r *Reader) Now() {
	if r.late {
		r.load()
	}
}

// load reads the open paper again: its record at once, what must be counted
// in the background.
func (r *Reader) load() {
	r.turn++
	r.leave()
	r.late = false
	r.paper, r.journal, r.problem = model.Paper{}, model.Journal{}, ""
	if r.id.IsZero() {
		r.clear()
		r.d.changed(PartPaper)
		return
	}
	p, err := r.d.lib.Paper(r.id)
	if err != nil {
		r.clear()
		if errors.Is(err, store.ErrNotFound) { // it was taken back, or taken out: none is open
			r.id = model.ID{}
		} else {
			r.problem = r.d.Message(err).Text
		}
		r.d.changed(PartPaper)
		return
	}
	r.paper = p
	if !p.Journal.IsZero() {
		if j, err := r.d.lib.Journal(p.Journal); err == nil {
			r.journal = j
		}
	}
	r.draw()
	turn, jid := r.turn, r.journal.ID
	r.d.background(func() func() {
		original, _ := r.d.lib.Original(p.ID)
		entries, herr := r.d.lib.History(p.ID)
		found, ferr := r.d.lib.Findings([]model.Paper{p})
		var years []Bar
		if !jid.IsZero() {
			if list, err := r.d.lib.JournalYears(jid); err == nil {
				for _, y := range list {
					years = append(years, Bar{y.Year, y.Count})
				}
			}
		}
		return func() {
			if turn != r.turn {
				return
			}
			r.record = recordOf(r.d.w, &r.paper, &r.journal, original)
			if herr == nil {
				r.history = historyOf(r.d.w, &r.paper, &r.journal, entries)
			}
			if r.scope.Shown {
				r.scope.counted(r.d.w, years)
			}
			parts := PartJournal | PartRecord | PartHistory
			if ferr == nil {
				r.findings = findingsOf(r.d.w, found[0])
				parts |= PartFindings
			}
			r.d.changed(parts)
		}
	})
}

// clear empties the panels.
func (r *Reader) clear() {
	r.title, r.abstract, r.note, r.scope, r.record, r.history, r.findings = Title{}, Abstract{}, Note{}, Journal{}, Record{}, History{}, Findings{}
}

func (r *Reader) draw() {
	m := r.d.Search.marker()
	r.title = titleOf(r.d.w, &r.paper, &r.journal, m)
	r.abstract = abstractOf(r.d.w, &r.paper, r.reading, m)
	r.note = noteOf(r.d.w, &r.paper, m)
	years := r.scope
	r.scope = journalOf(r.d.w, &r.journal)
	if m := r.journal.MetricOf(r.paper.Year()); m.Says() && m.Year != r.journal.Metric().Year {
		r.scope.Then = r.d.w.T("metric.then", itoa(m.Year), metricText(r.d.w, m))
	}
	if years.ID == r.scope.ID && !years.Pending { // keep the bars while they are counted anew
		r.scope.Years, r.scope.Papers = years.Years, years.Papers
	}
	r.record = recordOf(r.d.w, &r.paper, &r.journal, nil)
	r.findings = findingsOf(r.d.w, r.d.alone(&r.paper, &r.journal))
	r.d.changed(PartPaper)
}

// remark draws the match marks of a new search.
func (r *Reader) remark() {
	if !r.paper.ID.IsZero() {
		m := r.d.Search.marker()
		r.title = titleOf(r.d.w, &r.paper, &r.journal, m)
		r.abstract = abstractOf(r.d.w, &r.paper, r.reading, m)
		r.note = noteOf(r.d.w, &r.paper, m)
		r.d.changed(PartTitle | PartAbstract | PartNote)
	}
}

// Read chooses the languages of the abstract.
func (r *Reader) Read(v Reading) {
	r.reading = v
	r.remark()
}

// Edit sets one field of the open paper to what a person typed. The error is
// in words for the place under the field; nothing was changed then.
func (r *Reader) Edit(field, text string) error {
	if r.paper.ID.IsZero() {
		return nil
	}
	if field == model.FieldJournal {
		return r.editJournalName(text)
	}
	c, err := model.Set(r.paper, field, text)
	if err != nil {
		return r.d.worded(err)
	}
	return r.correct(c, r.d.w.T("field."+field))
}

// editJournalName moves the paper to the journal of that name, which is made
// where the library has none such.
func (r *Reader) editJournalName(name string) error {
	name = strings.Join(strings.Fields(name), " ")
	if name == r.journal.Name {
		return nil
	}
	c := model.Change{Label: "change.edit", Hand: true}
	after := ""
	if name != "" {
		j, err := r.d.lib.FindJournal(name)
		switch {
		case err == nil:
			after = j.ID.String()
		case errors.Is(err, store.ErrNotFound):
			j = model.Journal{ID: model.NewID(), Name: name}
			after = j.ID.String()
			c.Journals = []model.Journal{j}
			c.Edits = append(c.Edits, model.Edit{What: model.AJournal, Record: j.ID, Field: model.FieldPresent, After: "yes"})
		default:
			return r.d.worded(err)
		}
	}
	c.Edits = append(c.Edits, model.Edit{What: model.APaper, Record: r.paper.ID, Field: model.FieldJournal,
		Before: r.paper.Journal.String(), After: after})
	return r.correct(c, r.d.w.T("field."+model.FieldJournal))
}

// EditJournal sets one field of the open paper's journal, for all its papers.
func (r *Reader) EditJournal(field, text string) error {
	if r.journal.ID.IsZero() {
		return nil
	}
	c, err := model.SetJournal(r.journal, field, text)
	if err != nil {
		return r.d.worded(err)
	}
	return r.correct(c, r.d.w.T("journal.field."+field))
}

// correct makes a change of a field that a person typed, and tells of it by the field's name.
func (r *Reader) correct(c model.Change, label string) error {
	if same(c) {
		return nil
	}
	if err := r.apply(c); err != nil {
		return err
	}
	r.d.say(Notice{Text: r.d.w.T("toast.edited", label), Undo: true})
	return nil
}

// same tells that a change changes nothing.
func same(c model.Change) bool {
	return !slices.ContainsFunc(c.Edits, func(e model.Edit) bool { return e.Before != e.After })
}

func (r *Reader) apply(c model.Change) error {
	if same(c) {
		return nil
	}
	_, err := r.d.lib.Apply(context.Background(), c)
	if err != nil {
		r.load() // what is on the screen may be stale
		return r.d.worded(err)
	}
	r.d.refresh()
	r.d.judge()
	return nil
}

// TakeBack sets a field back to what it was before an item of its history.
func (r *Reader) TakeBack(it HistoryItem) {
	if _, err := r.d.lib.TakeBack(context.Background(), it.Seq, it.Record, it.Field); err != nil {
		r.d.say(r.d.Message(err))
		return
	}
	r.d.refresh()
	r.d.judge()
	r.d.say(Notice{Text: r.d.w.T("toast.takenback", it.Label), Undo: true})
}
