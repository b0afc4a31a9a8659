package terminal

import (
	"fmt"
	"strings"
	"time"

	"twinleaf/model"
	"twinleaf/store"
)

type changeResult struct {
	Change  uint64     `json:"change"`
	Label   string     `json:"label"`
	Note    string     `json:"note"`
	Who     string     `json:"who"`
	When    time.Time  `json:"when"`
	Added   int        `json:"added"`
	Removed int        `json:"removed"`
	Edits   []editJSON `json:"edits"`
}

type editJSON struct {
	Kind   string `json:"kind"`
	Record string `json:"record"`
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

func editsJSON(list []model.Edit) []editJSON {
	out := make([]editJSON, 0, len(list))
	for _, e := range list {
		kind := "paper"
		switch e.What {
		case model.AJournal:
			kind = "journal"
		case model.ALibrary:
			kind = "library"
		}
		out = append(out, editJSON{Kind: kind, Record: e.Record.String(), Field: e.Field, Before: e.Before, After: e.After})
	}
	return out
}

func changeOf(a store.Applied) changeResult {
	c := a.Change
	return changeResult{Change: a.Seq, Label: c.Label, Note: c.Note, Who: c.Who, When: c.When.UTC(),
		Added: a.Added, Removed: a.Removed, Edits: editsJSON(c.Edits)}
}

// printApplied tells what a change did: as JSON, or a line for the change and
// one for each field of the first records.
func (s *session) printApplied(a store.Applied, asJSON bool) error {
	c := a.Change
	if asJSON {
		return s.printJSON(changeOf(a))
	}
	fmt.Fprintln(s.out, s.Words.T("change.done", fmt.Sprint(a.Seq), s.label(c.Label, c.Note)))
	if a.Added > 0 {
		fmt.Fprintln(s.out, "  "+s.Words.T("change.added", a.Added))
	}
	if a.Removed > 0 {
		fmt.Fprintln(s.out, "  "+s.Words.T("change.removed", a.Removed))
	}
	s.printEdits(c.Edits, true)
	return nil
}

// label names a change: "Edit", "Import: papers.jsonl".
func (s *session) label(label, note string) string {
	if note == "" {
		return s.Words.T(label)
	}
	return s.Words.T(label) + s.Words.T("terminal.colon") + note
}

// printEdits writes the first edits a line each: what was and what is now,
// with the record's ID where several records may be meant.
func (s *session) printEdits(list []model.Edit, withRecord bool) {
	const most = 20
	for i, e := range list {
		if i == most {
			fmt.Fprintln(s.out, "  "+s.Words.T("change.more", len(list)-most))
			return
		}
		if e.Field == model.FieldPresent {
			continue // told by the number of records added or removed
		}
		record := ""
		if withRecord && e.What != model.ALibrary {
			record = e.Record.String() + "  "
		}
		fmt.Fprintf(s.out, "  %s%s\n", record, s.editText(e))
	}
}

// editText is "Volume: “77 4” → “77”".
func (s *session) editText(e model.Edit) string {
	return s.fieldName(e.What, e.Field) + s.Words.T("terminal.colon") + s.quote(e.Before) + " → " + s.quote(e.After)
}

func (s *session) fieldName(what model.What, field string) string {
	if name, ok := model.SearchName(field); ok && what == model.ALibrary {
		return s.Words.T("field.search", name)
	}
	if code, ok := model.CheckCode(field); ok && what == model.ALibrary {
		return s.Words.T("field.check", code)
	}
	if what == model.AJournal {
		return s.Words.T("journal.field." + field)
	}
	return s.Words.T("field." + field)
}

func (s *session) quote(value string) string {
	if value == "" {
		return s.Words.T("value.nothing")
	}
	return s.Words.T("value.quoted", cut(strings.ReplaceAll(value, "\n", " ⏎ "), 120))
}
