package model

import (
	"errors"
	"fmt"
)

// ErrValue marks a text that is not a value of its field; see ValueError.
// ErrField is wrapped where there is no such field.
var (
	ErrValue = errors.New("wrong value")
	ErrField = errors.New("no such field")
)

// ValueError says what was given and what is wanted. errors.Is(err, ErrValue)
// is true of it.
type ValueError struct {
	Value string
	Want  Want
	Line  int // of a value of many lines, from 1; else 0
}

// Want names what a field takes.
type Want string

// What fields take.
const (
	WantLink     Want = "link"
	WantDate     Want = "date"
	WantCount    Want = "count"
	WantID       Want = "id"
	WantDOI      Want = "doi"
	WantLanguage Want = "language"
	WantYesNo    Want = "yesno"
	WantRating   Want = "rating"
	WantNumber   Want = "number"
	WantTime     Want = "time"
	WantYear     Want = "year"
	WantImpact   Want = "impact"
	WantQuartile Want = "quartile"
	WantZone     Want = "zone"
)

func (w Want) hint() string {
	switch w {
	case WantLink:
		return "want an address that begins with http:// or https://"
	case WantDate:
		return "want 2023, 2023-10 or 2023-10-22"
	case WantCount:
		return "want a whole number, 0 or more"
	case WantID:
		return "want a record id"
	case WantDOI:
		return "a DOI begins with 10. and has a slash, such as 10.1038/nature14539"
	case WantLanguage:
		return "want a BCP 47 code such as en, zh or de"
	case WantYesNo:
		return "want yes, no or nothing"
	case WantRating:
		return "want 1 to 5, or nothing"
	case WantNumber:
		return "want a number"
	case WantTime:
		return "want a time such as 2023-10-22T15:04:05Z"
	case WantYear:
		return "want a year such as 2023"
	case WantImpact:
		return "want IF and a number from 0 to 1000"
	case WantQuartile:
		return "want Q1, Q2, Q3 or Q4"
	case WantZone:
		return "want 1区 to 4区"
	}
	return "not a value of this field"
}

func (e *ValueError) Error() string {
	s := fmt.Sprintf("%v: %q (%s)", ErrValue, e.Value, e.Want.hint())
	if e.Line > 0 {
		return fmt.Sprintf("line %d: %s", e.Line, s)
	}
	return s
}

// Is makes errors.Is(err, ErrValue) true.
func (e *ValueError) Is(target error) bool { return target == ErrValue }
