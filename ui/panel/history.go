package panel

import (
	"twinleaf/assets/words"
	"twinleaf/model"
	"twinleaf/store"
)

// History is the history panel: what was changed on this paper, newest first.
type History struct {
	Shown bool
	Items []HistoryItem
}

// HistoryItem is one field that one change set.
type HistoryItem struct {
	Seq           uint64
	What          model.What
	Record        model.ID
	Field         string
	Label         string // the field's name, or what happened to the record
	When, Who     string
	Note          string
	Before, After string
	Diff          []DiffPart // Before against After, for reading
	CanTakeBack   bool
	TakenBack     bool
}

func historyOf(w *words.Words, p *model.Paper, j *model.Journal, entries []store.Entry) History {
	h := History{Shown: true}
	now := map[string]string{}
	for _, f := range model.PaperFields {
		now[f.Name] = f.Get(p)
	}
	for _, e := range entries {
		for _, d := range e.Edits {
			if d.Record != p.ID {
				continue
			}
			it := HistoryItem{
				Seq: e.Seq, What: d.What, Record: d.Record, Field: d.Field, When: w.Moment(e.When.Local()), Who: e.Who,
				Note: e.Note, Before: d.Before, After: d.After, TakenBack: e.TakenBack,
				Label: w.T("field." + d.Field),
			}
			switch {
			case e.Undoes != 0:
				it.Note = w.T("history.undo")
			case e.Redoes != 0:
				it.Note = w.T("history.redo")
			}
			switch d.Field {
			case model.FieldDeleted:
				it.Label = w.T("history.deleted")
				if d.After == "" {
					it.Label = w.T("history.restored")
				}
				it.Before, it.After = "", ""
			case model.FieldPresent:
				it.Label = w.T("history.added")
				it.Before, it.After = "", ""
			case model.FieldJournal:
				it.Before, it.After = journalWord(j, d.Before), journalWord(j, d.After)
			}
			it.Diff = diff(it.Before, it.After)
			it.CanTakeBack = d.Field != model.FieldPresent && now[d.Field] == d.After && d.Before != d.After
			h.Items = append(h.Items, it)
		}
		if len(e.Edits) == 0 && e.Added > 0 {
			h.Items = append(h.Items, HistoryItem{Seq: e.Seq, Record: p.ID, Label: w.T("history.added"),
				When: w.Moment(e.When.Local()), Who: e.Who, Note: e.Note})
		}
	}
	return h
}

// journalWord names the journal of an edit: the current one by its name, any
// other by its id, which the history keeps.
func journalWord(j *model.Journal, id string) string {
	if id == j.ID.String() {
		return j.Name
	}
	return id
}
