package format

import (
	"strconv"
	"strings"
)

// kind is what a sentinel is made of: a fixed text and, for the exact kinds,
// the broader kind that it belongs to.
type kind struct {
	text string
	of   error
}

func (k *kind) Error() string { return k.text }
func (k *kind) Unwrap() error { return k.of }

// What can be wrong with a whole file. No record comes from it, or none from
// there on.
var (
	ErrEmpty      error = &kind{text: "the file is empty"}
	ErrBinary     error = &kind{text: "the file is binary, not text"}
	ErrUnknown    error = &kind{text: "no known format"}
	ErrPermission error = &kind{text: "no permission to read it"}
	ErrLoop       error = &kind{text: "a link that leads back to itself"}
	ErrMissing    error = &kind{text: "there is no such file"}
	ErrRead       error = &kind{text: "reading failed"} // the cause follows
	ErrTruncated  error = &kind{text: "the file ends too early"}
)

// What can be wrong with one record, which is then not read. Those after it are.
var (
	ErrSyntax  error = &kind{text: "broken"} // the cause follows
	ErrCut     error = &kind{text: "the record ends too early", of: ErrSyntax}
	ErrRecord  error = &kind{text: "not a paper: no title, DOI or other key of one"} // well-formed, but of something else
	ErrTooLong error = &kind{text: "the record is longer than 16 MB"}                // MaxRecord
	ErrTooDeep error = &kind{text: "nested deeper than 100 levels"}                  // MaxDepth
	ErrStray   error = &kind{text: "belongs to no record"}
)

// What can be wrong with one value. The record is read; the value is kept as
// Error.Kept says. All but ErrEncoding are kinds of ErrType.
var (
	ErrEncoding error = &kind{text: "not valid UTF-8 (the bad bytes show as \uFFFD)"}
	// ErrCharacters: of a character set that is not known; they show as U+FFFD.
	ErrCharacters error = &kind{text: "has characters that are not known (they show as \uFFFD)"}
	ErrType       error = &kind{text: "is of the wrong type"}
	ErrText       error = &kind{text: "is not text", of: ErrType}
	ErrWhole      error = &kind{text: "is not a whole number", of: ErrType}
	ErrNumber     error = &kind{text: "is not a number", of: ErrType}
	ErrImpact     error = &kind{text: "is not a number from 0 to 1000", of: ErrType}
	ErrDate       error = &kind{text: "is not a date", of: ErrType}
	ErrYesNo      error = &kind{text: "is neither true nor false", of: ErrType}
	ErrQuartile   error = &kind{text: "is not one of Q1 to Q4", of: ErrType}
	ErrZone       error = &kind{text: "is not a zone from 1 to 4", of: ErrType}
	ErrNames      error = &kind{text: "is not a list of names", of: ErrType}
	ErrList       error = &kind{text: "is not a list of texts", of: ErrType}
	ErrInner      error = &kind{text: "is not a JSON object in a string", of: ErrType}
	ErrID         error = &kind{text: "is not a record id", of: ErrType}
)

// KeptAsImported is the Error.Kept of a value that went to Paper.Extra.
const KeptAsImported = "as imported"

// Error says what is wrong with a file, a record or a value, and where.
type Error struct {
	File  string // as it was given or found; "-" is standard input
	Line  int    // from 1; 0: the file as a whole
	Field string // the key as the file has it, "journal.volume" inside an object; "" where none is to blame
	Value string // the value as the file has it, cut to 60 bytes; a text is in quotes
	Err   error  // wraps one of the sentinels
	Kept  string // where the value was kept; "" where it was not
}

// Error is one line in English:
//
//	papers.jsonl: line 42: citationCount: "many" is not a whole number (kept under "as imported")
func (e *Error) Error() string {
	var b strings.Builder
	if e.File != "" {
		b.WriteString(e.File + ": ")
	}
	if e.Line > 0 {
		b.WriteString("line " + strconv.Itoa(e.Line) + ": ")
	}
	if e.Field != "" {
		b.WriteString(e.Field + ": ")
	}
	if e.Value != "" {
		b.WriteString(e.Value + " ")
	}
	b.WriteString(e.Err.Error())
	if e.Kept != "" {
		b.WriteString(" (kept under " + strconv.Quote(e.Kept) + ")")
	}
	return b.String()
}

// Unwrap lets errors.Is find the sentinel and what caused it.
func (e *Error) Unwrap() error { return e.Err }

// because is a sentinel with the cause of this one case.
type because struct {
	kind  error
	cause error
}

func (b *because) Error() string   { return b.kind.Error() + ": " + b.cause.Error() }
func (b *because) Unwrap() []error { return []error{b.kind, b.cause} }
