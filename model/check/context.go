package check

import (
	"time"

	"twinleaf/model"
)

// Context is what a record is judged against. The zero Context is enough for
// every check that needs nothing but the record. It holds working memory:
// one Context, one goroutine.
type Context struct {
	// Journal is the paper's own; nil where it names none or it isn't at hand.
	Journal *model.Journal
	// Papers knows the other papers of the library; nil skips what needs it.
	Papers Papers
	// Journals knows the other journals; nil skips what needs it.
	Journals *Journals
	// Today is the day against which dates are judged; zero: the system's.
	Today model.Date
	// Off holds the codes of checks that are switched off.
	Off map[string]bool

	run        run
	journalRun journalRun
}

// Papers is what a check may ask about the other papers of the library. Tally
// is one in memory. It is asked from the goroutine that runs the check.
type Papers interface {
	// Volumes counts under which volumes the journal's papers of a year are
	// filed, all papers of the library, the one being judged included.
	Volumes(journal model.ID, year int) []Filed
	// SameDOI finds another paper with that DOI (bare, lower case).
	SameDOI(doi string, but model.ID) (model.ID, bool)
	// SameAbstract finds another paper with an abstract of that AbstractHash.
	SameAbstract(hash uint64, but model.ID) (model.ID, bool)
}

// Filed is how many papers stand under one volume.
type Filed struct {
	Volume string
	Papers int
}

func (c *Context) today() model.Date {
	if c.Today.IsZero() {
		now := time.Now()
		c.Today = model.Date{Year: int16(now.Year()), Month: uint8(now.Month()), Day: uint8(now.Day())}
	}
	return c.Today
}
