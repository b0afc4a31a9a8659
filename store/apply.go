package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/RoaringBitmap/roaring/v2"

	"twinleaf/model"
)

// Apply writes a Change with its history, all of it or nothing. Every edit's
// Before must hold (else a *StaleError), every record be there (ErrNotFound),
// every new ID be new (ErrExists), every value be one of its field
// (model.ErrValue). When and Who are filled in. A hand-made Change marks the
// fields that it edits as corrected; another leaves marks alone, unless an
// edit's MarkBefore and MarkAfter differ, as in an Inverse.
//
// ctx is looked at between records, until the transaction is committed. While
// an import runs, a Change that adds journals returns ErrBusy, and every Change
// while Reindex is at work.
func (l *Library) Apply(ctx context.Context, c model.Change) (Applied, error) {
	return l.change(func(w *writer) (Applied, error) { return w.apply(ctx, c, marksByHand(c.Hand)) })
}

// change runs f as the writer and tells the listeners.
func (l *Library) change(f func(*writer) (Applied, error)) (Applied, error) {
	var a Applied
	if l.rebuilding.Load() {
		return a, ErrBusy
	}
	err := func() error {
		l.writing.Lock()
		defer l.writing.Unlock()
		err := l.write(func(w *writer) (err error) {
			a, err = f(w)
			a.Added, a.Removed = w.added, w.removed
			return err
		})
		if err == nil {
			a.Revision = l.published.Load().revision
		}
		return err
	}()
	if err != nil {
		return Applied{}, err
	}
	l.announce(a.Revision)
	return a, nil
}

// marking decides a field's mark after an edit.
type marking func(e *model.Edit, before bool) (after bool)

func marksByHand(hand bool) marking {
	return func(e *model.Edit, before bool) bool {
		switch {
		case hand:
			return true
		case e.MarkBefore != e.MarkAfter:
			return e.MarkAfter
		}
		return before
	}
}

// apply is Apply inside a transaction.
func (w *writer) apply(ctx context.Context, c model.Change, marks marking) (Applied, error) {
	c = w.complete(c)
	e := w.begin(c.Label, c.Note, c.Who, c.When, c.Hand)
	if len(c.Journals) > 0 && w.l.run != nil {
		return Applied{}, fmt.Errorf("add a journal: %w", ErrBusy)
	}
	created, err := w.create(ctx, e, c)
	if err != nil {
		return Applied{}, err
	}
	list := make([]rowEdit, 0, len(c.Edits))
	place := make([]int, 0, len(c.Edits)) // of each in c.Edits, so that the marks get back there
	for i, ed := range c.Edits {
		if ed.Field == model.FieldPresent && created[ed.Record] {
			continue
		}
		var n uint32
		if ed.What != model.ALibrary {
			var kind model.What
			var err error
			if kind, n, err = find(w.tx, ed.Record); err != nil {
				return Applied{}, err
			}
			if kind != ed.What {
				return Applied{}, fmt.Errorf("%v is a %s: %w", ed.Record, nameOf(kind), ErrNotFound)
			}
		}
		list = append(list, rowEdit{n, ed})
		place = append(place, i)
	}
	byRecord := make([]int, len(list))
	for i := range byRecord {
		byRecord[i] = i
	}
	slices.SortStableFunc(byRecord, func(a, b int) int { return compareRecords(&list[a], &list[b]) })
	ordered := make([]rowEdit, len(list))
	for i, k := range byRecord {
		ordered[i] = list[k]
	}
	if err := w.edit(ctx, ordered, marks); err != nil {
		return Applied{}, err
	}
	for i, k := range byRecord {
		c.Edits[place[k]] = ordered[i].Edit
	}
	if err := w.finish(e, ordered); err != nil {
		return Applied{}, err
	}
	return Applied{Seq: e.seq, Change: c, Inverse: c.Inverse()}, nil
}

// complete fills in what a Change leaves open. The caller's edits are not touched.
func (w *writer) complete(c model.Change) model.Change {
	if c.When.IsZero() {
		c.When = w.when
	}
	c.When = c.When.UTC()
	w.when = c.When
	if c.Who == "" {
		c.Who = w.l.options.Who
	}
	named := map[model.ID]bool{}
	for _, e := range c.Edits {
		if e.Field == model.FieldPresent {
			named[e.Record] = true
		}
	}
	edits := make([]model.Edit, 0, len(c.Edits)+len(c.Papers)+len(c.Journals))
	add := func(kind model.What, id model.ID) {
		if !named[id] {
			edits = append(edits, model.Edit{What: kind, Record: id, Field: model.FieldPresent, After: present})
		}
	}
	for _, j := range c.Journals {
		add(model.AJournal, j.ID)
	}
	for _, p := range c.Papers {
		add(model.APaper, p.ID)
	}
	c.Edits = append(edits, c.Edits...)
	return c
}

const present = "yes"

// create adds the records that a Change brings along.
func (w *writer) create(ctx context.Context, e *event, c model.Change) (map[model.ID]bool, error) {
	created := map[model.ID]bool{}
	for _, j := range c.Journals {
		r, err := w.addJournal(j)
		if err != nil {
			return nil, err
		}
		e.journals.add(r.ordinal)
		created[j.ID] = true
		w.added++
	}
	for i, p := range c.Papers {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		ordinal, err := w.ordinalOf(p.Journal)
		if err != nil {
			return nil, err
		}
		var original []byte
		if i < len(c.Originals) {
			original = c.Originals[i]
		}
		r, err := w.addPaper(p, ordinal, original)
		if err != nil {
			return nil, err
		}
		e.papers.add(r.row)
		created[p.ID] = true
		w.added++
	}
	return created, nil
}

// ordinalOf is one more than the ordinal of a journal that is present; 0 for none.
func (w *writer) ordinalOf(id model.ID) (uint32, error) {
	if id.IsZero() {
		return 0, nil
	}
	n, err := findPresent(w.tx, id, model.AJournal)
	if w.turning && errors.Is(err, ErrNotFound) {
		// An undo restores what was, also a journal that has gone since.
		_, n, err = find(w.tx, id)
	}
	if err != nil {
		return 0, fmt.Errorf("journal of the paper: %w", err)
	}
	return n + 1, nil
}

// begin makes a history row; finish writes it.
func (w *writer) begin(label, note, who string, when time.Time, hand bool) *event {
	w.c.seq++
	return &event{seq: w.c.seq, label: label, note: note, who: who, when: when.Truncate(time.Millisecond), hand: hand}
}

// finish writes the history row of a Change that can be undone, and its edits,
// which are in order, and puts it on the undo stack. What could be redone can
// be no more.
func (w *writer) finish(e *event, ordered []rowEdit) error {
	e.edits = len(ordered)
	e.below, w.c.undo, w.c.redo = w.c.undo, e.seq, 0
	e.wide = len(ordered)+e.papers.count()+e.journals.count() > narrow
	if err := w.record(e, 0, ordered); err != nil {
		return err
	}
	return putEvent(w.tx, e)
}

// record writes one part of an event's edits and notes what they touch.
func (w *writer) record(e *event, part uint32, ordered []rowEdit) error {
	touched := [2]*roaring.Bitmap{roaring.New(), roaring.New()}
	for i := range ordered {
		if ordered[i].What != model.ALibrary { // it has no history of its own beside that of all
			touched[ordered[i].What].Add(ordered[i].n)
		}
	}
	if !e.wide {
		for kind, s := range []spans{e.papers, e.journals} {
			touched[kind].AddMany(s.rows())
		}
	}
	if err := w.putEdits(e.seq, part, ordered); err != nil {
		return err
	}
	return w.touch(e, part, touched)
}
