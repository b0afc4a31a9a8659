package storetest

import (
	"fmt"
	"maps"
	"slices"

	"twinleaf/model"
)

// Twin is a library in plain memory, slow and simple: what the real one must
// equal after any Changes, undos and redos.
type Twin struct {
	Papers    map[model.ID]model.Paper
	Journals  map[model.ID]model.Journal
	Originals map[model.ID]string
	Gone      map[model.ID]bool // adding was taken back

	undo, redo []model.Change // the inverses, and the inverses of them
}

// NewTwin is an empty library.
func NewTwin() *Twin {
	return &Twin{Papers: map[model.ID]model.Paper{}, Journals: map[model.ID]model.Journal{},
		Originals: map[model.ID]string{}, Gone: map[model.ID]bool{}}
}

// Applied takes over what the real library says that it did; an error tells
// that it can't be so.
func (t *Twin) Applied(c model.Change) error {
	for _, j := range c.Journals {
		t.Journals[j.ID] = j
	}
	for i, p := range c.Papers {
		t.Papers[p.ID] = p
		if i < len(c.Originals) && len(c.Originals[i]) > 0 {
			t.Originals[p.ID] = string(c.Originals[i])
		}
		t.Gone[p.ID] = true
	}
	for _, j := range c.Journals {
		t.Gone[j.ID] = true
	}
	if err := t.do(c); err != nil {
		return err
	}
	t.undo, t.redo = append(t.undo, c), nil
	return nil
}

// Undo and Redo do what the real library's do; false: there is nothing.
func (t *Twin) Undo() (bool, error) {
	if len(t.undo) == 0 {
		return false, nil
	}
	c := t.undo[len(t.undo)-1]
	t.undo, t.redo = t.undo[:len(t.undo)-1], append(t.redo, c)
	return true, t.do(c.Inverse())
}

// Redo brings back what Undo took back last.
func (t *Twin) Redo() (bool, error) {
	if len(t.redo) == 0 {
		return false, nil
	}
	c := t.redo[len(t.redo)-1]
	t.redo, t.undo = t.redo[:len(t.redo)-1], append(t.undo, c)
	return true, t.do(c)
}

func (t *Twin) do(c model.Change) error {
	for _, e := range c.Edits {
		if e.Field == model.FieldPresent {
			if have := !t.Gone[e.Record]; have != (e.Before == "yes") {
				return fmt.Errorf("present of %v: %v, edit %+v", e.Record, have, e)
			}
			t.Gone[e.Record] = e.After == ""
			continue
		}
		var err error
		if e.What == model.AJournal {
			j := t.Journals[e.Record]
			err = set(&j, model.JournalField, e, &j.Corrected)
			t.Journals[e.Record] = j
		} else {
			p := t.Papers[e.Record]
			err = set(&p, model.PaperField, e, &p.Corrected)
			t.Papers[e.Record] = p
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func set[R any](r *R, find func(string) (*model.Field[R], error), e model.Edit, corrected *[]string) error {
	f, err := find(e.Field)
	if err != nil {
		return err
	}
	if have := f.Get(r); have != e.Before {
		return fmt.Errorf("%s of %v is %q, edit says %q", e.Field, e.Record, have, e.Before)
	}
	if err := f.Set(r, e.After); err != nil {
		return err
	}
	if f.Internal || f.Personal {
		return nil
	}
	if had := slices.Contains(*corrected, f.Name); had != e.MarkBefore {
		return fmt.Errorf("%s of %v: corrected is %v, edit says %v", e.Field, e.Record, had, e.MarkBefore)
	}
	list := slices.DeleteFunc(slices.Clone(*corrected), func(s string) bool { return s == f.Name })
	if e.MarkAfter {
		list = append(list, f.Name)
		slices.Sort(list)
	}
	if len(list) == 0 {
		list = nil
	}
	*corrected = list
	return nil
}

// Present lists the papers that are in the library, the bin included, by ID.
func (t *Twin) Present() []model.ID {
	return slices.SortedFunc(func(yield func(model.ID) bool) {
		for id := range maps.Keys(t.Papers) {
			if !t.Gone[id] && !yield(id) {
				return
			}
		}
	}, func(a, b model.ID) int { return slices.Compare(a[:], b[:]) })
}
