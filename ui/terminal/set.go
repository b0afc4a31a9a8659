package terminal

import (
	"errors"
	"strings"
	"time"

	"twinleaf/model"
	"twinleaf/store"
)

type setCommand struct {
	Record string   `arg:"" name:"id" placeholder:"ID"`
	Values []string `arg:"" name:"field=value" placeholder:"FIELD=VALUE"`
	JSON   bool     `name:"json"`
}

// Run sets fields of a paper, or of a journal where the ID or name is that of
// a journal. All fields of one call are one change, undone in one step.
func (c *setCommand) Run(s *session) error {
	values, err := s.values(c.Values)
	if err != nil {
		return err
	}
	return s.editing(func(lib Library) error {
		change, err := c.change(s, lib, values)
		if err != nil {
			return err
		}
		if len(change.Edits) == 0 {
			s.say("set.same")
			if c.JSON {
				return s.printApplied(store.Applied{Change: change}, true)
			}
			return nil
		}
		a, err := lib.Apply(s.ctx, change)
		if err != nil {
			return err
		}
		return s.printApplied(a, c.JSON)
	})
}

type value struct{ field, text string }

// values splits FIELD=VALUE; the value may hold anything, also "=".
func (s *session) values(args []string) ([]value, error) {
	var list []value
	for _, a := range args {
		field, text, ok := strings.Cut(a, "=")
		if field = strings.TrimSpace(field); !ok || field == "" {
			return nil, s.misuse("error.fieldvalue", a)
		}
		list = append(list, value{field, text})
	}
	return list, nil
}

func (c *setCommand) change(s *session, lib reader, values []value) (model.Change, error) {
	p, err := findPaper(lib, c.Record)
	if err == nil {
		return s.setPaper(lib, p, values)
	}
	if !errors.Is(err, store.ErrNotFound) {
		return model.Change{}, err
	}
	j, err := findJournal(lib, c.Record)
	if errors.Is(err, store.ErrNotFound) {
		err = &missingError{what: "record", name: c.Record}
	}
	if err != nil {
		return model.Change{}, err
	}
	return s.setJournal(j, values)
}

// setPaper gathers the edits of all values in one change. A value that is
// there already makes no edit, but a mark: a person vouches for it only by
// changing it.
func (s *session) setPaper(lib reader, p model.Paper, values []value) (model.Change, error) {
	all := model.Change{Label: "change.edit", Hand: true}
	for _, v := range values {
		f, err := model.PaperField(v.field)
		if err == nil && f.Internal {
			err = model.ErrField
		}
		if err != nil {
			return all, fieldError(s, v.field, model.PaperFields, err)
		}
		if f.Kind == model.Ref && v.text != "" {
			j, err := findJournal(lib, v.text)
			if err != nil {
				return all, err
			}
			v.text = j.ID.String()
		}
		one, err := model.Set(p, f.Name, v.text)
		if err != nil {
			return all, fieldError(s, v.field, model.PaperFields, err)
		}
		if err := f.Set(&p, one.Edits[0].After); err != nil {
			return all, err
		}
		all.Edits = appendEdit(all.Edits, one.Edits[0])
	}
	return all, nil
}

func (s *session) setJournal(j model.Journal, values []value) (model.Change, error) {
	all := model.Change{Label: "change.journal", Hand: true}
	for _, v := range values {
		f, err := model.JournalField(v.field)
		if err != nil {
			return all, fieldError(s, v.field, model.JournalFields, err)
		}
		one, err := model.SetJournal(j, f.Name, v.text)
		if err != nil {
			return all, fieldError(s, v.field, model.JournalFields, err)
		}
		if err := f.Set(&j, one.Edits[0].After); err != nil {
			return all, err
		}
		all.Edits = appendEdit(all.Edits, one.Edits[0])
	}
	return all, nil
}

// appendEdit adds e, joined with an earlier edit of the same field, and leaves
// out what changes nothing.
func appendEdit(list []model.Edit, e model.Edit) []model.Edit {
	for i := range list {
		if list[i].Field == e.Field {
			e.Before = list[i].Before
			list = append(list[:i], list[i+1:]...)
			break
		}
	}
	if e.Before == e.After {
		return list
	}
	return append(list, e)
}

type newCommand struct {
	Values []string `arg:"" name:"field=value" placeholder:"FIELD=VALUE"`
	JSON   bool     `name:"json"`
}

// Run adds a paper made by hand.
func (c *newCommand) Run(s *session) error {
	values, err := s.values(c.Values)
	if err != nil {
		return err
	}
	return s.writing(func(lib Library) error {
		now := time.Now().UTC().Truncate(time.Second)
		p := model.Paper{ID: model.NewID(), Added: now, Modified: now}
		change, err := s.setPaper(lib, p, values)
		if err != nil {
			return err
		}
		for _, e := range change.Edits {
			f, err := model.PaperField(e.Field)
			if err != nil {
				return err
			}
			if err := f.Set(&p, e.After); err != nil {
				return err
			}
			p.Corrected = append(p.Corrected, f.Name)
		}
		if p.Title.IsZero() {
			return s.misuse("error.notitle")
		}
		if p.Language == "" {
			p.Language = model.DetectLanguage(p.Title.First("en"))
		}
		a, err := lib.Apply(s.ctx, model.Change{Label: "change.new", Hand: true, Papers: []model.Paper{p},
			Edits: []model.Edit{{What: model.APaper, Record: p.ID, Field: model.FieldPresent, After: "yes"}}})
		if err != nil {
			return err
		}
		if !c.JSON {
			s.line(s.Words.T("field.id"), p.ID.String())
		}
		return s.printApplied(a, c.JSON)
	})
}

type deleteCommand struct {
	Papers []string `arg:"" name:"id" placeholder:"ID|DOI"`
	JSON   bool     `name:"json"`
}

// Run moves papers to the recycle bin.
func (c *deleteCommand) Run(s *session) error {
	return s.bin(c.Papers, "change.delete", time.Now().UTC().Format(time.RFC3339), c.JSON)
}

type restoreCommand struct {
	Papers []string `arg:"" name:"id" placeholder:"ID|DOI"`
	JSON   bool     `name:"json"`
}

// Run takes papers out of the recycle bin.
func (c *restoreCommand) Run(s *session) error {
	return s.bin(c.Papers, "change.restore", "", c.JSON)
}

// bin sets when papers were deleted; "" brings them back. Those that are where
// they should be are left alone.
func (s *session) bin(names []string, label, when string, asJSON bool) error {
	return s.editing(func(lib Library) error {
		change := model.Change{Label: label, Hand: true}
		for _, name := range names {
			p, err := findPaper(lib, name)
			if err != nil {
				return err
			}
			if p.InBin() == (when != "") {
				continue
			}
			one, err := model.Set(p, model.FieldDeleted, when)
			if err != nil {
				return err
			}
			change.Edits = append(change.Edits, one.Edits...)
		}
		if len(change.Edits) == 0 {
			s.say("set.same")
			return nil
		}
		a, err := lib.Apply(s.ctx, change)
		if err != nil {
			return err
		}
		return s.printApplied(a, asJSON)
	})
}
