package terminal

import (
	"errors"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store"
)

// papers finds what a query means. What is not understood would widen the
// search – too much would be edited or cited – so it is refused.
func (s *session) papers(lib reader, text string, o query.Options) (*store.Result, error) {
	q := query.Parse(text, o)
	if len(q.Faults) > 0 {
		s.problems(q)
		return nil, errReported
	}
	return lib.Search(s.ctx, q)
}

// findPaper finds what a person typed for a paper: its ID, or its DOI in any
// form (bare, with "doi:", as an address). A *missingError says that there is
// none.
func findPaper(lib reader, name string) (model.Paper, error) {
	p, err := model.Paper{}, error(store.ErrNotFound)
	if id, bad := model.ParseID(name); bad == nil {
		p, err = lib.Paper(id)
	} else if doi := model.NormalizeDOI(name); doi != "" {
		p, err = lib.PaperByDOI(doi)
	}
	if errors.Is(err, store.ErrNotFound) {
		return p, &missingError{what: "paper", name: name}
	}
	return p, err
}

// findJournal finds a journal by its ID, its name in any spelling that the
// library knows, or its id at the source.
func findJournal(lib reader, name string) (model.Journal, error) {
	j, err := lib.FindJournal(name)
	if errors.Is(err, store.ErrNotFound) {
		return j, &missingError{what: "journal", name: name}
	}
	return j, err
}

// journalOf is the journal of a paper, or the zero one.
func journalOf(lib reader, p model.Paper) (model.Journal, error) {
	if p.Journal.IsZero() {
		return model.Journal{}, nil
	}
	return lib.Journal(p.Journal)
}

// journals reads papers with their journals and remembers these, since a few
// journals hold most papers.
type journals struct {
	lib  reader
	seen map[model.ID]model.Journal
}

func (j *journals) paper(id model.ID) (model.Paper, model.Journal, error) {
	p, err := j.lib.Paper(id)
	if err != nil {
		return p, model.Journal{}, err
	}
	book, err := j.journal(p.Journal)
	return p, book, err
}

// journal reads a journal; the zero ID is the zero one's.
func (j *journals) journal(id model.ID) (model.Journal, error) {
	book, ok := j.seen[id]
	if ok || id.IsZero() {
		return book, nil
	}
	book, err := j.lib.Journal(id)
	if err != nil {
		return book, err
	}
	if j.seen == nil {
		j.seen = map[model.ID]model.Journal{}
	}
	j.seen[id] = book
	return book, nil
}

// unreadable reports whether a record is lost, and only that: the others can
// still be read.
func unreadable(err error) bool {
	return errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNotFound)
}
