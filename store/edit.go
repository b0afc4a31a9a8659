package store

import (
	"context"
	"fmt"
	"slices"

	"twinleaf/model"
)

// flips collects the records that come and go, and the papers that go into the
// recycle bin and come out of it, in the order of rows.
type flips struct {
	gone, back      [2][]uint32 // by kind
	binned, unbined []uint32
}

// edit carries out edits, which are in the order of records, and fills in
// their marks and canonical values. Each Before is checked first.
func (w *writer) edit(ctx context.Context, ordered []rowEdit, marks marking) error {
	var f flips
	var held []*rewriting
	for len(ordered) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := 1
		for n < len(ordered) && compareRecords(&ordered[n], &ordered[0]) == 0 {
			n++
		}
		var err error
		switch ordered[0].What {
		case model.ALibrary:
			err = w.editLibrary(ordered[:n])
		case model.AJournal:
			err = w.editJournal(ordered[:n], marks, &f)
		default:
			var x *rewriting
			if x, err = w.editPaper(ordered[:n], marks, &f); x != nil {
				held = append(held, x)
			}
		}
		if err == nil && len(held) == rewritesHeld {
			err = w.rewrite(held)
			held = held[:0]
		}
		if err != nil {
			return err
		}
		ordered = ordered[n:]
	}
	if err := w.rewrite(held); err != nil {
		return err
	}
	return w.flip(&f)
}

// flip does what was collected. The bin comes first: setPresent reads its marks.
func (w *writer) flip(f *flips) error {
	for _, s := range []struct {
		rows []uint32
		on   bool
	}{{f.binned, true}, {f.unbined, false}} {
		if err := w.setBin(s.rows, s.on); err != nil {
			return err
		}
	}
	for kind := range f.gone {
		if err := w.setPresent(model.What(kind), f.gone[kind], false); err != nil {
			return err
		}
		if err := w.setPresent(model.What(kind), f.back[kind], true); err != nil {
			return err
		}
	}
	return nil
}

// setBin notes that papers went into the recycle bin or came out of it.
func (w *writer) setBin(rows []uint32, in bool) error {
	if len(rows) == 0 {
		return nil
	}
	if err := setMarked(w.tx, inBin, rows, in); err != nil {
		return err
	}
	live := rows[:0:0]
	for _, r := range rows {
		gone, err := isAbsent(w.tx, model.APaper, r)
		if err != nil {
			return err
		}
		if gone {
			continue
		}
		live = append(live, r)
		if in {
			w.c.binned++
		} else {
			w.c.binned--
		}
	}
	if err := w.came(live, !in); err != nil {
		return err
	}
	return w.x.SetLive(live, !in)
}

// presence carries out an edit of FieldPresent on a record.
func presence(e *rowEdit, gone *bool) error {
	have := present
	if *gone {
		have = ""
	}
	if e.Before != have {
		return stale(e, have)
	}
	if e.After != "" && e.After != present {
		return fmt.Errorf("%s: %w: %q", e.Field, model.ErrValue, e.After)
	}
	*gone = e.After == ""
	return nil
}

func stale(e *rowEdit, have string) error {
	return &StaleError{What: e.What, Record: e.Record, Field: e.Field, Want: e.Before, Have: have}
}

// setField is one edit of a field of R: check, set, mark.
func setField[R any](rec *R, find func(string) (*model.Field[R], error), e *rowEdit, corrected *[]string, marks marking) error {
	f, err := find(e.Field)
	if err != nil {
		return err
	}
	e.Field = f.Name
	if have := f.Get(rec); have != e.Before {
		return stale(e, have)
	}
	if err := f.Set(rec, e.After); err != nil {
		return fmt.Errorf("%s of %v: %w", f.Name, e.Record, err)
	}
	e.After = f.Get(rec)
	if f.Internal || f.Personal {
		return nil
	}
	i, had := slices.BinarySearch(*corrected, f.Name)
	has := marks(&e.Edit, had)
	e.MarkBefore, e.MarkAfter = had, has
	switch {
	case has && !had:
		*corrected = slices.Insert(slices.Clone(*corrected), i, f.Name)
	case had && !has:
		if *corrected = slices.Delete(slices.Clone(*corrected), i, i+1); len(*corrected) == 0 {
			*corrected = nil
		}
	}
	return nil
}

// editPaper carries out the edits of one paper, which is still to be written where one of its fields was edited.
func (w *writer) editPaper(edits []rowEdit, marks marking, f *flips) (*rewriting, error) {
	row := edits[0].n
	gone, err := isAbsent(w.tx, model.APaper, row)
	if err != nil {
		return nil, err
	}
	wasGone, fields := gone, false
	for i := range edits {
		fields = fields || edits[i].Field != model.FieldPresent
	}
	var r *record
	var x *rewriting
	if fields {
		if r, err = w.l.getWhole(w.tx, row); err == nil {
			err = w.setJournal(r)
		}
		if err != nil {
			return nil, err
		}
		x = &rewriting{r: r, was: *r, judged: r.row < w.c.judged}
	}
	for i := range edits {
		e := &edits[i]
		if e.Field == model.FieldPresent {
			if err := presence(e, &gone); err != nil {
				return nil, err
			}
			continue
		}
		if gone {
			return nil, fmt.Errorf("%v: %w", e.Record, ErrNotFound)
		}
		if err := setField(&r.paper, model.PaperField, e, &r.paper.Corrected, marks); err != nil {
			return nil, err
		}
		if e.Field == model.FieldJournal {
			if r.ordinal, err = w.ordinalOf(r.paper.Journal); err != nil {
				return nil, err
			}
		}
	}
	if gone && !wasGone {
		f.gone[model.APaper] = append(f.gone[model.APaper], row)
	} else if wasGone && !gone {
		f.back[model.APaper] = append(f.back[model.APaper], row)
	}
	if !fields {
		return nil, nil
	}
	if in := r.paper.InBin(); in && !x.was.paper.InBin() {
		f.binned = append(f.binned, row)
	} else if !in && x.was.paper.InBin() {
		f.unbined = append(f.unbined, row)
	}
	return x, nil
}

// setJournal fills in the ID of the paper's journal, as this transaction has it.
func (w *writer) setJournal(r *record) error {
	r.paper.Journal = model.ID{}
	if r.ordinal == 0 {
		return nil
	}
	j, err := w.journal(r.ordinal - 1)
	if err == nil {
		r.paper.Journal = j.ID
	}
	return err
}

// editJournal carries out the edits of one journal.
func (w *writer) editJournal(edits []rowEdit, marks marking, f *flips) error {
	n := edits[0].n
	gone, err := isAbsent(w.tx, model.AJournal, n)
	if err != nil {
		return err
	}
	wasGone, fields := gone, false
	r, err := w.ownJournal(n)
	if err != nil {
		return err
	}
	for i := range edits {
		e := &edits[i]
		if e.Field == model.FieldPresent {
			if err := presence(e, &gone); err != nil {
				return err
			}
			continue
		}
		if gone {
			return fmt.Errorf("%v: %w", e.Record, ErrNotFound)
		}
		fields = true
		if err := setField(&r.Journal, model.JournalField, e, &r.Corrected, marks); err != nil {
			return err
		}
	}
	if gone && !wasGone {
		f.gone[model.AJournal] = append(f.gone[model.AJournal], n)
	} else if wasGone && !gone {
		f.back[model.AJournal] = append(f.back[model.AJournal], n)
	}
	if !fields {
		return nil
	}
	return w.putJournal(r)
}
