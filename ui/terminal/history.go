package terminal

import (
	"errors"
	"fmt"
	"time"

	"twinleaf/model"
	"twinleaf/store"
)

type historyCommand struct {
	Record string `arg:"" optional:"" name:"id" placeholder:"ID|DOI"`
	Limit  int    `short:"n" default:"50" placeholder:"N"`
	JSON   bool   `name:"json"`
}

// Run prints what was changed, newest first: in the whole library, or on one
// paper or journal.
func (c *historyCommand) Run(s *session) error {
	if c.Limit < 0 {
		return s.misuse("error.limit")
	}
	return s.reading(func(lib Library) error {
		if c.Record == "" {
			return c.log(s, lib)
		}
		id, err := findRecord(lib, c.Record)
		if err != nil {
			return err
		}
		list, err := lib.History(id)
		if err != nil {
			return err
		}
		if c.Limit > 0 && len(list) > c.Limit {
			list = list[:c.Limit]
		}
		return c.print(s, list)
	})
}

// log prints the library's history page by page, so that a long one neither
// fills the memory nor keeps a person waiting for its first line.
func (c *historyCommand) log(s *session, lib reader) error {
	before, left := uint64(0), c.Limit
	for {
		page := 500
		if c.Limit > 0 {
			page = min(page, left)
		}
		list, err := lib.Changes(before, page)
		if err != nil {
			return err
		}
		if err := c.print(s, list); err != nil {
			return err
		}
		left -= len(list)
		if len(list) < page || (c.Limit > 0 && left == 0) || s.ctx.Err() != nil {
			return s.ctx.Err()
		}
		before = list[len(list)-1].Seq
	}
}

func findRecord(lib reader, name string) (model.ID, error) {
	p, err := findPaper(lib, name)
	if err == nil || !errors.Is(err, store.ErrNotFound) {
		return p.ID, err
	}
	j, err := findJournal(lib, name)
	if errors.Is(err, store.ErrNotFound) {
		err = &missingError{what: "record", name: name}
	}
	return j.ID, err
}

type entryJSON struct {
	Change    uint64     `json:"change"`
	Label     string     `json:"label"`
	Note      string     `json:"note"`
	Who       string     `json:"who"`
	When      time.Time  `json:"when"`
	ByHand    bool       `json:"by_hand"`
	Undoes    uint64     `json:"undoes"`
	Redoes    uint64     `json:"redoes"`
	TakenBack bool       `json:"taken_back"`
	Added     int        `json:"added"`
	EditCount int        `json:"edit_count"`
	Edits     []editJSON `json:"edits"`
}

func (c *historyCommand) print(s *session, list []store.Entry) error {
	for _, e := range list {
		if c.JSON {
			err := s.printJSON(entryJSON{Change: e.Seq, Label: e.Label, Note: e.Note, Who: e.Who, When: e.When.UTC(),
				ByHand: e.Hand, Undoes: e.Undoes, Redoes: e.Redoes, TakenBack: e.TakenBack, Added: e.Added,
				EditCount: e.EditCount, Edits: editsJSON(e.Edits)})
			if err != nil {
				return err
			}
			continue
		}
		what := s.label(e.Label, e.Note)
		switch {
		case e.Undoes != 0:
			what = s.Words.T("history.undoes", fmt.Sprint(e.Undoes), what)
		case e.Redoes != 0:
			what = s.Words.T("history.redoes", fmt.Sprint(e.Redoes), what)
		}
		back := ""
		if e.TakenBack {
			back = s.Words.T("history.takenback")
		}
		fmt.Fprintln(s.out, join("  ", fmt.Sprintf("#%-5d", e.Seq), s.Words.Moment(e.When.Local()), e.Who, what, back))
		if e.Added > 0 {
			fmt.Fprintln(s.out, "  "+s.Words.T("change.added", e.Added))
		}
		s.printEdits(e.Edits, c.Record == "")
		if more := e.EditCount - len(e.Edits); c.Record == "" && more > 0 && len(e.Edits) <= 20 {
			fmt.Fprintln(s.out, "  "+s.Words.T("change.more", more))
		}
	}
	return nil
}
