package model

import "time"

// What tells the record kinds apart.
type What uint8

// The kinds of record.
const (
	APaper What = iota
	AJournal
	ALibrary // the library itself: what it keeps beside its records, see SearchField; its ID is zero
)

// Change is the one way that anything in a library changes: what a person or
// an import does in one go, and what one undo takes back. It is a value;
// store.Apply writes it with its history in one transaction.
type Change struct {
	Label string // what it is, as a key of the window's words: "change.edit", "change.import"
	Note  string // what it was about, in any language: the file imported, the reason given
	Who   string
	When  time.Time // UTC; zero: now
	Hand  bool      // done by a person to these very fields: they get the mark "corrected by hand"

	Edits []Edit

	// Records that Edits with FieldPresent add. Their IDs must be new.
	Papers   []Paper
	Journals []Journal
	// Originals are the harvested bytes of Papers, index by index; may be shorter.
	Originals [][]byte
}

// Edit sets one field of one record from Before to After, both as the
// field's Get writes them.
type Edit struct {
	What   What
	Record ID
	Field  string
	Before string
	After  string
	// The "corrected by hand" mark before and after; set by the store.
	MarkBefore, MarkAfter bool
}

// Set returns a hand-made Change that edits one field of a paper. After is
// brought into the field's own form. The error wraps ErrField or ErrValue.
func Set(p Paper, field, after string) (Change, error) {
	f, err := PaperField(field)
	if err != nil {
		return Change{}, err
	}
	before := f.Get(&p)
	if after, err = f.Clean(after); err != nil {
		return Change{}, err
	}
	if err := f.Set(&p, after); err != nil {
		return Change{}, err
	}
	return Change{Label: "change.edit", Hand: true, Edits: []Edit{
		{What: APaper, Record: p.ID, Field: f.Name, Before: before, After: f.Get(&p)},
	}}, nil
}

// SetJournal is Set for a journal.
func SetJournal(j Journal, field, after string) (Change, error) {
	f, err := JournalField(field)
	if err != nil {
		return Change{}, err
	}
	before := f.Get(&j)
	if after, err = f.Clean(after); err != nil {
		return Change{}, err
	}
	if err := f.Set(&j, after); err != nil {
		return Change{}, err
	}
	return Change{Label: "change.journal", Hand: true, Edits: []Edit{
		{What: AJournal, Record: j.ID, Field: f.Name, Before: before, After: f.Get(&j)},
	}}, nil
}

// Inverse returns the Change that takes c back: edits in reverse order with
// before and after exchanged. Records that c added are marked as absent; their
// content stays in the file, so that the inverse of the inverse brings it back.
func (c Change) Inverse() Change {
	inv := Change{Label: c.Label, Note: c.Note, Who: c.Who, Edits: make([]Edit, 0, len(c.Edits))}
	for i := len(c.Edits) - 1; i >= 0; i-- {
		e := c.Edits[i]
		e.Before, e.After = e.After, e.Before
		e.MarkBefore, e.MarkAfter = e.MarkAfter, e.MarkBefore
		inv.Edits = append(inv.Edits, e)
	}
	return inv
}
