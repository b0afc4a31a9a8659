package terminal

import (
	"errors"
	"io"
	"path/filepath"
	"strings"

	"twinleaf/model"
	"twinleaf/model/correction"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/ui/transfer"
)

type correctionsCommand struct {
	Export correctionsExport `cmd:""`
	Import correctionsImport `cmd:""`
}

type correctionsExport struct {
	Query  []string `arg:"" optional:"" placeholder:"QUERY"`
	Output string   `short:"o" placeholder:"FILE"`
}

// Run writes what people corrected, a line each: of the papers that a query
// finds, or of all papers and journals.
func (c *correctionsExport) Run(s *session) error {
	return s.reading(func(lib Library) error {
		text := strings.Join(c.Query, " ")
		edited := "edited:yes"
		if text != "" {
			edited += " (" + text + ")"
		}
		r, err := s.papers(lib, edited, query.Options{})
		if err != nil {
			return err
		}
		n := 0
		write := func(w io.Writer) (err error) {
			n, err = c.write(s, lib, r, text == "", w)
			return err
		}
		if c.Output == "" || c.Output == "-" {
			err = write(s.out)
		} else {
			err = transfer.Replace(s.at(c.Output), write)
		}
		if err == nil {
			s.say("corrections.written", n)
		}
		return err
	})
}

func (c *correctionsExport) write(s *session, lib Library, r *store.Result, journals bool, w io.Writer) (n int, err error) {
	names := journalNames{lib: lib}
	put := func(list []correction.Correction, of func(*correction.Correction)) error {
		for i := range list {
			of(&list[i])
			line, err := correction.Append(nil, list[i])
			if err != nil {
				return err
			}
			if _, err := w.Write(line); err != nil {
				return err
			}
			n++
		}
		return nil
	}
	for _, id := range r.IDs(0, r.Count()) {
		if err := s.ctx.Err(); err != nil {
			return n, err
		}
		p, err := lib.Paper(id)
		if err != nil {
			return n, err
		}
		list, err := s.corrections(lib, id, p.Corrected, func(field string) string {
			f, err := model.PaperField(field)
			if err != nil {
				return ""
			}
			return f.Get(&p)
		})
		if err != nil {
			return n, err
		}
		err = put(list, func(x *correction.Correction) {
			x.Kind, x.DOI, x.SourceID, x.Platform, x.Title = correction.Paper, p.DOI, p.SourceID, p.Platform, p.Title.First(s.Words.Lang())
			if x.Field == model.FieldJournal {
				x.Before, x.After = names.of(x.Before), names.of(x.After)
			}
		})
		if err != nil {
			return n, err
		}
	}
	if !journals {
		return n, nil
	}
	rows, err := lib.Journals("", 0)
	if err != nil {
		return n, err
	}
	for i := range rows {
		j := &rows[i].Journal
		if len(j.Corrected) == 0 {
			continue
		}
		list, err := s.corrections(lib, j.ID, j.Corrected, func(field string) string {
			f, err := model.JournalField(field)
			if err != nil {
				return ""
			}
			return f.Get(j)
		})
		if err != nil {
			return n, err
		}
		err = put(list, func(x *correction.Correction) {
			x.Kind, x.ISSN, x.Name, x.SourceID = correction.Journal, j.ISSN, j.Name, j.SourceID
			if x.Field == "name" && x.Before != "" {
				x.Name = x.Before // by which another library knows it
			}
		})
		if err != nil {
			return n, err
		}
	}
	return n, nil
}

// corrections reads what people did to a record.
func (s *session) corrections(lib Library, id model.ID, corrected []string, get func(string) string) ([]correction.Correction, error) {
	if len(corrected) == 0 {
		return nil, nil
	}
	entries, err := lib.History(id)
	if err != nil {
		return nil, err
	}
	steps := make([]correction.Step, len(entries))
	for i, e := range entries {
		steps[i] = correction.Step{Who: e.Who, Why: e.Note, When: e.When, Hand: e.Hand, Edits: e.Edits,
			Dead: e.TakenBack || e.Undoes != 0 || e.Redoes != 0}
	}
	return correction.Of(corrected, steps, get), nil
}

// journalNames turns the IDs of journals into names.
type journalNames struct {
	lib  reader
	seen map[string]string
}

func (j *journalNames) of(id string) string {
	if name, ok := j.seen[id]; ok || id == "" {
		return name
	}
	name := ""
	if x, err := model.ParseID(id); err == nil {
		if book, err := j.lib.Journal(x); err == nil {
			name = book.Name
		}
	}
	if j.seen == nil {
		j.seen = map[string]string{}
	}
	j.seen[id] = name
	return name
}

type correctionsImport struct {
	File   string `arg:"" placeholder:"FILE"`
	Take   string `default:"mine" enum:"mine,theirs" placeholder:"WHOSE"`
	DryRun bool   `name:"dry-run"`
	JSON   bool   `name:"json"`
}

// correctionsResult says what became of the lines of a file.
type correctionsResult struct {
	changeResult
	DryRun    bool `json:"dry_run"`
	Taken     int  `json:"taken"`
	Same      int  `json:"same"`
	Conflicts int  `json:"conflicts"`
	Missing   int  `json:"missing"`
	Refused   int  `json:"refused"`
	Broken    int  `json:"broken"`
}

// Run takes the corrections of a file over, as one change. A field that says
// something else here, or that a person corrected here, is a conflict: it is
// shown and left as it is unless --take theirs.
func (c *correctionsImport) Run(s *session) error {
	in, err := s.input(c.File)
	if err != nil {
		return err
	}
	defer in.Close()
	open := s.editing
	if c.DryRun {
		open = s.reading
	}
	var result correctionsResult
	err = open(func(lib Library) error {
		change, err := c.plan(s, lib, in, &result)
		if err != nil {
			return err
		}
		applied := store.Applied{Change: change}
		if !c.DryRun && len(change.Edits) > 0 {
			if applied, err = lib.Apply(s.ctx, change); err != nil {
				return err
			}
		}
		result.changeResult, result.DryRun = changeOf(applied), c.DryRun
		if c.JSON {
			return s.printJSON(result)
		}
		switch {
		case len(change.Edits) == 0:
		case c.DryRun:
			s.printEdits(change.Edits, true)
			s.say("edit.dry")
		default:
			if err := s.printApplied(applied, false); err != nil {
				return err
			}
		}
		s.say("corrections.result", result.Taken, result.Same, result.Conflicts, result.Missing, result.Refused+result.Broken)
		return nil
	})
	if err == nil && result.Conflicts+result.Missing+result.Refused+result.Broken > 0 {
		return errReported
	}
	return err
}

func (c *correctionsImport) plan(s *session, lib Library, in io.Reader, result *correctionsResult) (model.Change, error) {
	change := model.Change{Label: "change.corrections", Note: filepath.Base(c.File), Hand: true}
	done := map[string]int{} // record and field -> its edit
	for x, err := range correction.Read(in) {
		if err := s.ctx.Err(); err != nil {
			return change, err
		}
		if err != nil {
			result.Broken++
			s.tell(c.File + s.Words.T("terminal.colon") + err.Error())
			continue
		}
		if err := c.one(s, lib, &x, &change, done, result); err != nil {
			return change, err
		}
	}
	return change, nil
}

// one decides about one correction.
func (c *correctionsImport) one(s *session, lib Library, x *correction.Correction, change *model.Change, done map[string]int, result *correctionsResult) error {
	e := model.Edit{Field: x.Field, After: x.After}
	var clean func(string) (string, error)
	hand := false
	if x.Kind == correction.Paper {
		p, err := correctedPaper(s, lib, x)
		if isMissing(err) {
			result.Missing++
			s.say("corrections.missing", join(" ", x.DOI, x.SourceID), cut(x.Title, 60))
			return nil
		}
		if err != nil {
			return err
		}
		f, err := model.PaperField(x.Field)
		if err != nil {
			return err
		}
		e.What, e.Record, e.Before, clean, hand = model.APaper, p.ID, f.Get(&p), f.Clean, p.IsCorrected(x.Field)
		if x.Field == model.FieldJournal {
			before, after, err := journalIDs(lib, x)
			if isMissing(err) {
				result.Missing++
				s.say("corrections.missing", x.After, cut(x.Title, 60))
				return nil
			}
			if err != nil {
				return err
			}
			x.Before, x.After, e.After = before, after, after
		}
	} else {
		j, err := correctedJournal(lib, x)
		if isMissing(err) {
			result.Missing++
			s.say("corrections.missing", join(" ", x.ISSN, x.Name), "")
			return nil
		}
		if err != nil {
			return err
		}
		f, err := model.JournalField(x.Field)
		if err != nil {
			return err
		}
		e.What, e.Record, e.Before, clean, hand = model.AJournal, j.ID, f.Get(&j), f.Clean, j.IsCorrected(x.Field)
	}
	verdict, why := correction.Decide(x, e.Before, hand, clean)
	switch {
	case verdict == correction.Same:
		result.Same++
		return nil
	case verdict == correction.Refused:
		result.Refused++
		s.tell(s.fieldName(e.What, e.Field) + s.Words.T("terminal.colon") + s.explain(why))
		return nil
	case verdict == correction.Conflict && c.Take != "theirs":
		result.Conflicts++
		s.say("corrections.conflict", e.Record.String(), s.editText(e), s.quote(x.Before))
		return nil
	}
	result.Taken++
	key := e.Record.String() + e.Field
	if i, again := done[key]; again { // a later line about the same field
		change.Edits[i].After = e.After
		return nil
	}
	done[key] = len(change.Edits)
	change.Edits = append(change.Edits, e)
	return nil
}

func isMissing(err error) bool { return errors.Is(err, store.ErrNotFound) }

// correctedPaper finds the paper that a correction is about: by DOI, else by
// its id at the source.
func correctedPaper(s *session, lib Library, x *correction.Correction) (model.Paper, error) {
	p, err := model.Paper{}, error(store.ErrNotFound)
	if x.DOI != "" {
		p, err = lib.PaperByDOI(x.DOI)
	}
	// A DOI that was corrected is another one here.
	if isMissing(err) && x.Field == "doi" && x.Before != "" {
		p, err = lib.PaperByDOI(x.Before)
	}
	if !isMissing(err) || x.SourceID == "" {
		return p, err
	}
	r, err := lib.Search(s.ctx, query.Parse(`source:"`+strings.ReplaceAll(x.SourceID, `"`, "")+`"`, query.Options{}))
	if err != nil {
		return p, err
	}
	for _, id := range r.IDs(0, min(r.Count(), 100)) {
		if p, err = lib.Paper(id); err == nil && p.SourceID == x.SourceID && p.Platform == x.Platform {
			return p, nil
		}
	}
	return model.Paper{}, store.ErrNotFound
}

// correctedJournal finds the journal that a correction is about.
func correctedJournal(lib Library, x *correction.Correction) (model.Journal, error) {
	err := error(store.ErrNotFound)
	for _, name := range []string{x.ISSN, x.SourceID, x.Name} {
		if name == "" {
			continue
		}
		var j model.Journal
		if j, err = lib.FindJournal(name); !isMissing(err) {
			return j, err
		}
	}
	return model.Journal{}, err
}

// journalIDs are the journals of this library that a correction names.
func journalIDs(lib Library, x *correction.Correction) (before, after string, err error) {
	if x.After != "" {
		j, err := lib.FindJournal(x.After)
		if err != nil {
			return "", "", err
		}
		after = j.ID.String()
	}
	if x.Before != "" {
		switch j, err := lib.FindJournal(x.Before); {
		case err == nil:
			before = j.ID.String()
		case !isMissing(err):
			return "", "", err
		}
	}
	return before, after, nil
}
