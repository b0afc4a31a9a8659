package store

import (
	"context"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"twinleaf/model"
)

// appliedEdits is how many edits the Change of an undo or redo lists at most.
const appliedEdits = 10_000

// Undo takes back the last Change that is not taken back, and writes a history
// row that says so. ErrNothingToUndo; ErrBusy for an import that still runs.
// ctx is looked at between records.
func (l *Library) Undo(ctx context.Context) (Applied, error) {
	return l.change(func(w *writer) (Applied, error) {
		if w.c.undo == 0 {
			return Applied{}, ErrNothingToUndo
		}
		if w.l.run != nil && w.l.run.seq == w.c.undo {
			return Applied{}, ErrBusy
		}
		e, err := getEvent(w.tx, w.c.undo)
		if err != nil {
			return Applied{}, err
		}
		u := w.begin(e.label, e.note, w.l.options.Who, w.when, false)
		u.undoes = e.seq
		a, err := w.backward(ctx, e)
		if err != nil {
			return Applied{}, fmt.Errorf("undo change %d: %w", e.seq, err)
		}
		w.c.undo, e.below, w.c.redo = e.below, w.c.redo, e.seq
		return w.turned(e, u, a)
	})
}

// Redo brings back what the last Undo took back. ErrNothingToRedo also after
// any Change since.
func (l *Library) Redo(ctx context.Context) (Applied, error) {
	return l.change(func(w *writer) (Applied, error) {
		if w.c.redo == 0 {
			return Applied{}, ErrNothingToRedo
		}
		e, err := getEvent(w.tx, w.c.redo)
		if err != nil {
			return Applied{}, err
		}
		u := w.begin(e.label, e.note, w.l.options.Who, w.when, false)
		u.redoes = e.seq
		a, err := w.forward(ctx, e)
		if err != nil {
			return Applied{}, fmt.Errorf("redo change %d: %w", e.seq, err)
		}
		w.c.redo, e.below, w.c.undo = e.below, w.c.undo, e.seq
		return w.turned(e, u, a)
	})
}

// turned writes the rows of an event and of the undo or redo of it.
func (w *writer) turned(e, u *event, a Applied) (Applied, error) {
	u.edits = e.edits
	e.flips = append(e.flips, u.seq)
	if err := putEvent(w.tx, e); err != nil {
		return a, err
	}
	if err := putEvent(w.tx, u); err != nil {
		return a, err
	}
	a.Seq = u.seq
	a.Change.Label, a.Change.Note, a.Change.Who, a.Change.When = u.label, u.note, u.who, u.when
	a.Inverse = a.Change.Inverse()
	return a, nil
}

func (e *event) lastPart() uint32 {
	if e.parts == 0 {
		return 0
	}
	return e.parts - 1
}

// backward carries out the inverse of an event.
func (w *writer) backward(ctx context.Context, e *event) (Applied, error) {
	var a Applied
	for part := e.lastPart(); ; part-- {
		err := w.l.eachEdits(w.tx, e.seq, part, func(list []rowEdit) (bool, error) {
			return w.carryOut(ctx, e, invert(list), &a)
		})
		if err != nil {
			return a, err
		}
		if part == 0 {
			break
		}
	}
	if err := w.setPresent(model.APaper, e.papers.rows(), false); err != nil {
		return a, err
	}
	return a, w.setPresent(model.AJournal, e.journals.rows(), false)
}

// forward carries an event out again.
func (w *writer) forward(ctx context.Context, e *event) (Applied, error) {
	var a Applied
	if err := w.setPresent(model.AJournal, e.journals.rows(), true); err != nil {
		return a, err
	}
	if err := w.setPresent(model.APaper, e.papers.rows(), true); err != nil {
		return a, err
	}
	for part := range e.lastPart() + 1 {
		err := w.l.eachEdits(w.tx, e.seq, part, func(list []rowEdit) (bool, error) {
			return w.carryOut(ctx, e, list, &a)
		})
		if err != nil {
			return a, err
		}
	}
	return a, nil
}

func (w *writer) carryOut(ctx context.Context, e *event, list []rowEdit, a *Applied) (bool, error) {
	name(w.tx, list)
	w.turning = true
	err := w.edit(ctx, list, func(e *model.Edit, _ bool) bool { return e.MarkAfter })
	if err == nil && e.edits <= appliedEdits {
		for _, e := range list {
			a.Change.Edits = append(a.Change.Edits, e.Edit)
		}
	}
	return true, err
}

// invert exchanges before and after, and reverses the edits of each record.
func invert(list []rowEdit) []rowEdit {
	out := slices.Clone(list)
	for i := range out {
		e := &out[i]
		e.Before, e.After = e.After, e.Before
		e.MarkBefore, e.MarkAfter = e.MarkAfter, e.MarkBefore
	}
	for i := 0; i < len(out); {
		n := i + 1
		for n < len(out) && compareRecords(&out[n], &out[i]) == 0 {
			n++
		}
		slices.Reverse(out[i:n])
		i = n
	}
	return out
}

// UndoState says what Undo and Redo would do now.
func (l *Library) UndoState() UndoState {
	var s UndoState
	c := l.published.Load()
	_ = l.view(func(tx *bbolt.Tx) error {
		if e, err := getEvent(tx, c.undo); c.undo != 0 && err == nil {
			s.CanUndo, s.UndoSeq, s.UndoLabel, s.UndoNote = true, e.seq, e.label, e.note
		}
		if e, err := getEvent(tx, c.redo); c.redo != 0 && err == nil {
			s.CanRedo, s.RedoSeq, s.RedoLabel, s.RedoNote = true, e.seq, e.label, e.note
		}
		return nil
	})
	return s
}
