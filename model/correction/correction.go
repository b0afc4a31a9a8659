package correction

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"time"

	"twinleaf/model"
)

// The kinds of record.
const (
	Paper   = "paper"
	Journal = "journal"
)

// Correction is one field of one record, corrected by a person. Journals that
// a field names (the journal of a paper) are given by name.
type Correction struct {
	Kind string `json:"kind"`

	DOI      string `json:"doi,omitempty"`
	SourceID string `json:"source_id,omitempty"`
	Platform string `json:"platform,omitempty"`
	Title    string `json:"title,omitempty"` // of a paper, for people to read

	ISSN string `json:"issn,omitempty"`
	Name string `json:"name,omitempty"` // of a journal

	Field  string    `json:"field"`
	Before string    `json:"before"`
	After  string    `json:"after"`
	Who    string    `json:"who"`
	When   time.Time `json:"when"`
	Why    string    `json:"why,omitempty"`
}

// ErrLine is wrapped by every error about a line that is no correction.
var ErrLine = errors.New("not a correction")

// LineError says what is wrong with a line.
type LineError struct {
	Line  int    // from 1
	Field string // of the JSON object; "" the line as a whole
	Err   error
}

func (e *LineError) Error() string {
	at := fmt.Sprintf("line %d", e.Line)
	if e.Field != "" {
		at += ": " + e.Field
	}
	return fmt.Sprintf("%s: %v", at, e.Err)
}

// Unwrap makes errors.Is(err, ErrLine) true.
func (e *LineError) Unwrap() []error { return []error{ErrLine, e.Err} }

// maxLine bounds a line, in bytes: the longest field is an abstract.
const maxLine = 16 << 20

// Read returns the corrections of a file line by line, and a *LineError for
// each line that is none; reading goes on after it. Empty lines say nothing.
func Read(r io.Reader) iter.Seq2[Correction, error] {
	return func(yield func(Correction, error) bool) {
		lines := bufio.NewScanner(r)
		lines.Buffer(make([]byte, 0, 64<<10), maxLine)
		n := 0
		for lines.Scan() {
			n++
			line := bytes.TrimPrefix(bytes.TrimSpace(lines.Bytes()), []byte("\uFEFF"))
			if len(line) == 0 {
				continue
			}
			c, err := parse(line)
			if err != nil {
				err.Line = n
				if !yield(Correction{}, err) {
					return
				}
				continue
			}
			if !yield(c, nil) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield(Correction{}, &LineError{Line: n + 1, Err: err})
		}
	}
}

func parse(line []byte) (c Correction, bad *LineError) {
	d := json.NewDecoder(bytes.NewReader(line))
	if err := d.Decode(&c); err != nil {
		return c, &LineError{Err: err}
	}
	if d.More() {
		return c, &LineError{Err: errors.New("more than one object")}
	}
	var err error
	switch c.Kind {
	case Paper:
		var f *model.Field[model.Paper]
		if f, err = model.PaperField(c.Field); err == nil && f.Internal {
			err = model.ErrField
		}
		if err == nil && c.DOI == "" && c.SourceID == "" {
			return c, &LineError{Field: "doi", Err: errors.New("neither a DOI nor an id at a source")}
		}
	case Journal:
		_, err = model.JournalField(c.Field)
		if err == nil && c.ISSN == "" && c.Name == "" {
			return c, &LineError{Field: "name", Err: errors.New("neither an ISSN nor a name")}
		}
	default:
		return c, &LineError{Field: "kind", Err: fmt.Errorf("%q (want %q or %q)", c.Kind, Paper, Journal)}
	}
	if err != nil {
		return c, &LineError{Field: "field", Err: fmt.Errorf("%q: %w", c.Field, err)}
	}
	return c, nil
}

// Append writes a correction as a line.
func Append(dst []byte, c Correction) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(c); err != nil {
		return dst, err
	}
	return append(dst, b.Bytes()...), nil
}

// Step is one entry of a record's history, as Of needs it.
type Step struct {
	Who, Why string
	When     time.Time
	Hand     bool // done by a person
	Dead     bool // taken back, or itself an undo or redo
	Edits    []model.Edit
}

// Of returns the corrections of a record: fields that carry the mark of a
// person's hand. history is newest first; get reads the field as it is now.
// who, title and the rest of the identity are the caller's to fill in.
func Of(corrected []string, history []Step, get func(field string) string) []Correction {
	var out []Correction
	for _, field := range corrected {
		c := Correction{Field: field, After: get(field)}
		found := false
		for i := range history {
			s := &history[i]
			if !s.Hand || s.Dead {
				continue
			}
			at := slices.IndexFunc(s.Edits, func(e model.Edit) bool { return e.Field == field })
			if at < 0 {
				continue
			}
			if !found {
				c.Who, c.When, c.Why, found = s.Who, s.When, s.Why, true
			}
			c.Before = s.Edits[at].Before
		}
		if found {
			out = append(out, c)
		}
	}
	return out
}

// Verdict is what a correction means for a record of another library.
type Verdict string

// The verdicts.
const (
	Same     Verdict = "same"     // the field says so already
	Take     Verdict = "take"     // the field holds what was corrected, or nothing
	Conflict Verdict = "conflict" // the field holds something else, or a person corrected it here
	Refused  Verdict = "refused"  // the value is none of the field
)

// Decide compares a correction with the field as it is here. hand says that a
// person corrected the field here; clean is the field's Clean.
func Decide(c *Correction, now string, hand bool, clean func(string) (string, error)) (Verdict, error) {
	if now == c.After {
		return Same, nil
	}
	if c.After != "" {
		if _, err := clean(c.After); err != nil {
			return Refused, err
		}
	}
	if now == c.Before && !hand {
		return Take, nil
	}
	if now == "" && !hand {
		return Take, nil
	}
	return Conflict, nil
}
