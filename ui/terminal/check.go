package terminal

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"

	"twinleaf/model"
	"twinleaf/model/check"
	"twinleaf/model/query"
	"twinleaf/store"
)

type checkCommand struct {
	Query    []string `arg:"" optional:"" placeholder:"QUERY"`
	Only     []string `placeholder:"CODE"`
	Severity string   `placeholder:"LEVEL"`
	Fix      []string `placeholder:"CODE"`
	Proposed bool     `name:"proposed"`
	DryRun   bool     `name:"dry-run"`
	Count    bool     `name:"count"`
	Checks   bool     `name:"checks"`
	Off      []string `placeholder:"CODE"`
	On       []string `placeholder:"CODE"`
	JSON     bool     `name:"json"`
}

// safeFixes is the CODE that stands for every check.
const safeFixes = "safe"

// Run prints what is wrong with the papers that a query finds; without a query
// with all papers and journals. With --fix it proposes changes of that kind and
// makes them, as one change. Only safe fixes are made unless --proposed says
// otherwise. With --off and --on it switches checks off in this library and on
// again, which is a change as others are.
func (c *checkCommand) Run(s *session) error {
	switch {
	case len(c.Off)+len(c.On) > 0 && (c.Checks || len(c.Query)+len(c.Only)+len(c.Fix) > 0):
		return s.misuse("check.misuse")
	case len(c.Off)+len(c.On) > 0:
		return c.switches(s)
	case c.Checks:
		return c.list(s)
	}
	least := check.Hint
	if c.Severity != "" {
		var ok bool
		if least, ok = check.ParseSeverity(c.Severity); !ok {
			return s.misuse("error.severity", c.Severity)
		}
	}
	for _, code := range slices.Concat(c.Only, c.Fix) {
		if _, ok := check.Find(code); !ok && code != safeFixes {
			return s.misuse("error.nocheck", code)
		}
	}
	chosen := func(f *check.Finding) bool {
		return f.Severity >= least && (len(c.Only) == 0 || slices.Contains(c.Only, f.Check))
	}
	open := s.reading
	if len(c.Fix) > 0 && !c.DryRun {
		open = s.editing
	}
	return open(func(lib Library) error {
		text := strings.Join(c.Query, " ")
		r, err := s.papers(lib, text, query.Options{})
		if err != nil {
			return err
		}
		survey, err := s.survey(lib)
		if err != nil {
			return err
		}
		whole := text == ""
		if len(c.Fix) == 0 {
			return c.report(s, survey, r, whole, chosen)
		}
		return c.mend(s, lib, survey, r, whole, func(f *check.Finding) bool {
			return chosen(f) && (f.Fix.Safe || c.Proposed) && (slices.Contains(c.Fix, safeFixes) || slices.Contains(c.Fix, f.Check))
		})
	})
}

// survey learns the whole library, which the checks that compare papers need.
func (s *session) survey(lib Library) (*check.Survey, error) {
	rows, err := lib.Journals("", 0)
	if err != nil {
		return nil, err
	}
	journals := make([]model.Journal, len(rows))
	for i := range rows {
		journals[i] = rows[i].Journal
	}
	all, err := lib.Search(s.ctx, query.Parse("", query.Options{}))
	if err != nil {
		return nil, err
	}
	survey := check.NewSurvey(journals)
	if survey.Off, err = lib.ChecksOff(); err != nil {
		return nil, err
	}
	bar := s.newBar(s.Words.T("check.learning"))
	defer bar.done()
	err = survey.Learn(s.ctx, all, runtime.GOMAXPROCS(0), func(seen int) {
		bar.show(int64(seen), int64(all.Count()), s.Words.T("edit.progress", seen))
	})
	return survey, err
}

// report prints findings, or how many of each kind there are.
func (c *checkCommand) report(s *session, survey *check.Survey, r *store.Result, whole bool, chosen func(*check.Finding) bool) error {
	bar := s.newBar(s.Words.T("check.doing"))
	defer bar.done()
	counts, total, seen, bad := map[string]int{}, 0, 0, 0
	take := func(name string, found []check.Finding) error {
		any := false
		for i := range found {
			f := &found[i]
			if !chosen(f) {
				continue
			}
			counts[f.Check]++
			total++
			if any = true; c.Count {
				continue
			}
			if err := c.finding(s, name, f); err != nil {
				return err
			}
		}
		if any {
			bad++
		}
		return nil
	}
	err := survey.Check(s.ctx, r, runtime.GOMAXPROCS(0), func(p *model.Paper, found []check.Finding) error {
		if seen++; seen%1000 == 0 {
			bar.show(int64(seen), int64(r.Count()), s.Words.T("edit.progress", seen))
		}
		return take(p.Title.First(s.Words.Lang()), found)
	})
	if err == nil && whole {
		err = survey.CheckJournals(func(j *model.Journal, found []check.Finding) error {
			seen++
			return take(j.Name, found)
		})
	}
	bar.done()
	if err != nil {
		return err
	}
	if c.Count {
		if err := c.counts(s, counts); err != nil || c.JSON {
			return err
		}
	}
	s.say("check.summary", total, bad, seen)
	return nil
}

// counts prints how many findings of each kind there are, the most first.
func (c *checkCommand) counts(s *session, counts map[string]int) error {
	codes := slices.Collect(maps.Keys(counts))
	slices.SortFunc(codes, func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	for _, code := range codes {
		k, _ := check.Find(code)
		if c.JSON {
			if err := s.printJSON(countLine{code, k.Severity, counts[code]}); err != nil {
				return err
			}
			continue
		}
		n := s.Words.Number(int64(counts[code]))
		fmt.Fprintf(s.out, "%9s  %s %s %s\n", n, pad(s.Words.T("severity."+k.Severity.String()), 8), pad(code, 30), k.Name.First(s.Words.Lang()))
	}
	return nil
}

type countLine struct {
	Check    string         `json:"check"`
	Severity check.Severity `json:"severity"`
	Count    int            `json:"count"`
}

// findingLine is a finding in JSON; either paper or journal is set.
type findingLine struct {
	Paper    string         `json:"paper,omitempty"`
	Journal  string         `json:"journal,omitempty"`
	Check    string         `json:"check"`
	Severity check.Severity `json:"severity"`
	Field    string         `json:"field"`
	Value    string         `json:"value"`
	Message  string         `json:"message"`
	Other    string         `json:"other,omitempty"`
	Fix      *fixJSON       `json:"fix"`
}

type fixJSON struct {
	Safe  bool        `json:"safe"`
	Edits []fieldJSON `json:"edits"`
}

type fieldJSON struct {
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

func (c *checkCommand) finding(s *session, name string, f *check.Finding) error {
	lang := s.Words.Lang()
	if c.JSON {
		line := findingLine{Check: f.Check, Severity: f.Severity, Field: f.Field, Value: f.Value, Message: f.Message.First(lang)}
		if f.Of == model.AJournal {
			line.Journal = f.Record.String()
		} else {
			line.Paper = f.Record.String()
		}
		if !f.Other.IsZero() {
			line.Other = f.Other.String()
		}
		if f.Fix != nil {
			line.Fix = &fixJSON{Safe: f.Fix.Safe}
			for _, e := range f.Fix.Edits {
				line.Fix.Edits = append(line.Fix.Edits, fieldJSON{e.Field, e.Before, e.After})
			}
		}
		return s.printJSON(line)
	}
	fmt.Fprintf(s.out, "%s  %s\n  %s %s %s\n", f.Record, cut(name, 70), pad(s.Words.T("severity."+f.Severity.String()), 8), pad(f.Check, 24), f.Message.First(lang))
	if f.Fix == nil {
		return nil
	}
	key := "check.proposal"
	if f.Fix.Safe {
		key = "check.fix"
	}
	for _, e := range f.Fix.Edits {
		fmt.Fprintf(s.out, "    %s %s\n", pad(s.Words.T(key), 8), s.editText(e))
	}
	return nil
}

// mend makes the fixes.
func (c *checkCommand) mend(s *session, lib Library, survey *check.Survey, r *store.Result, whole bool, want func(*check.Finding) bool) error {
	bar := s.newBar(s.Words.T("check.mending"))
	defer bar.done()
	m, err := survey.Mend(s.ctx, r, runtime.GOMAXPROCS(0), want, func(seen int) {
		bar.show(int64(seen), int64(r.Count()), s.Words.T("edit.progress", seen))
	})
	bar.done()
	if err != nil {
		return err
	}
	if whole {
		survey.MendJournals(&m, want)
	}
	m.Change.Label, m.Change.Hand = "change.fix", true
	m.Change.Note = strings.Join(slices.Sorted(maps.Keys(m.Fixes)), ", ")
	applied := store.Applied{Change: m.Change}
	if !c.DryRun && len(m.Change.Edits) > 0 {
		if applied, err = lib.Apply(s.ctx, m.Change); err != nil {
			return err
		}
	}
	if c.JSON {
		return s.printJSON(mendResult{changeOf(applied), c.DryRun, m.Seen, m.Changed, m.Fixes})
	}
	switch {
	case len(m.Change.Edits) == 0:
		s.say("check.nofix")
		return nil
	case c.DryRun:
		s.printEdits(m.Change.Edits, true)
	default:
		if err := s.printApplied(applied, false); err != nil {
			return err
		}
	}
	if err := (&checkCommand{}).counts(s, m.Fixes); err != nil {
		return err
	}
	if c.DryRun {
		s.say("edit.dry")
	}
	return nil
}

type mendResult struct {
	changeResult
	DryRun  bool           `json:"dry_run"`
	Seen    int            `json:"seen"`
	Changed int            `json:"changed"`
	Fixes   map[string]int `json:"fixes"`
}

// checkLine is a check in JSON.
type checkLine struct {
	Check    string         `json:"check"`
	Severity check.Severity `json:"severity"`
	Family   check.Family   `json:"family"`
	Of       string         `json:"of"`
	Name     string         `json:"name"`
	Explain  string         `json:"explain"`
	Source   string         `json:"source"`
	Fix      string         `json:"fix"`
	Off      bool           `json:"off"`
}

// list prints every check with its explanation, and which are switched off in
// the library, where there is one.
func (c *checkCommand) list(s *session) error {
	off, err := s.off()
	if err != nil {
		return err
	}
	lang, family := s.Words.Lang(), check.Family("")
	for _, k := range check.All() {
		if c.JSON {
			of := "paper"
			if k.Of == model.AJournal {
				of = "journal"
			}
			fix := [...]string{"none", "proposed", "safe"}[k.Fix]
			if err := s.printJSON(checkLine{k.Code, k.Severity, k.Family, of, k.Name.First(lang), k.Explain.First(lang), k.Source, fix, off[k.Code]}); err != nil {
				return err
			}
			continue
		}
		if k.Family != family {
			family = k.Family
			fmt.Fprintf(s.out, "\n%s\n", family.Name().First(lang))
		}
		name := k.Name.First(lang)
		if off[k.Code] {
			name = s.Words.T("check.off", name)
		}
		fmt.Fprintf(s.out, "  %s %s %s\n", pad(s.Words.T("severity."+k.Severity.String()), 8), pad(k.Code, 30), name)
	}
	return nil
}
