package check

import (
	"fmt"
	"slices"

	"twinleaf/model"
)

// Severity says how much a finding matters. Higher is worse.
type Severity uint8

// The severities.
const (
	Hint    Severity = iota // worth a look: often right as it is
	Warning                 // wrong in most records, or a reader is misled
	Error                   // wrong in itself: no reading of it is right
)

// String is "hint", "warning" or "error", as the search line takes it.
func (s Severity) String() string { return [...]string{"hint", "warning", "error"}[s] }

// ParseSeverity reads what String writes; ok is false for anything else.
func ParseSeverity(s string) (Severity, bool) {
	i := slices.Index([]string{"hint", "warning", "error"}, s)
	return Severity(max(i, 0)), i >= 0
}

// MarshalText and UnmarshalText hold a Severity as String writes it.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *Severity) UnmarshalText(b []byte) error {
	v, ok := ParseSeverity(string(b))
	if !ok {
		return fmt.Errorf("severity %q (want hint, warning or error)", b)
	}
	*s = v
	return nil
}

// Family is the part of a record that a check looks at.
type Family string

// The families, in the order of All.
const (
	Titles      Family = "title"
	People      Family = "people"
	Identifiers Family = "identifiers"
	Dates       Family = "dates"
	Volumes     Family = "volume"
	Journal     Family = "journal"
	Abstracts   Family = "abstract"
	Flags       Family = "flags"
)

// Name is the family's name in both languages.
func (f Family) Name() model.Text {
	switch f {
	case Titles:
		return t("题名", "Title")
	case People:
		return t("作者", "People")
	case Identifiers:
		return t("标识符与链接", "Identifiers and links")
	case Dates:
		return t("日期", "Dates")
	case Volumes:
		return t("卷、期、页", "Volume, issue, pages")
	case Journal:
		return t("期刊", "Journal")
	case Abstracts:
		return t("摘要", "Abstract")
	case Flags:
		return t("计数与标记", "Counts and flags")
	}
	return model.Text{}
}

// Remedy says what a check can propose.
type Remedy uint8

// The remedies. A check that can fix safely may still give a finding without
// a fix, or with one that is not safe: Fix.Safe counts.
const (
	NoFix    Remedy = iota // a person must know the right value
	Proposal               // a likely value, to be looked at
	SafeFix                // nothing but the fault changes; fit to be applied by the thousand
)

// Need says what a check must know besides the record. What the others find changes with the record alone.
type Need uint8

// The needs.
const (
	NeedsNothing  Need = iota
	NeedsPapers        // Context.Papers
	NeedsJournals      // Context.Journals
	NeedsJournal       // Context.Journal, the paper's own
)

// Check is one thing that can be wrong with a record.
type Check struct {
	Code     string // kebab-case and never changed: libraries and searches hold it
	Severity Severity
	Family   Family
	Of       model.What // whether it judges papers or journals
	Name     model.Text // a few words
	Explain  model.Text // what is wrong, why it matters, what the fix does
	Source   string     // the rule: a standard, RFC or DOI, or experience
	Fix      Remedy
	Needs    Need

	paper   func(*run)
	journal func(*journalRun)
}

// experience is the source of a rule that no standard states.
const experience = "experience with the data"

// all is never written to: Go has no constants of this kind.
var (
	paperChecks = slices.Concat(titleChecks, titleFormChecks, peopleChecks, nameChecks, identifierChecks, dateChecks,
		volumeChecks, pagesChecks, paperJournalChecks, abstractChecks, abstractFormChecks, flagChecks)
	journalChecks = slices.Concat(journalNameChecks, metricChecks, scopeChecks)
)

// All returns every check: those of papers family by family, then those of
// journals. The slice is the caller's.
func All() []Check { return slices.Concat(paperChecks, journalChecks) }

// Find returns the check with that code.
func Find(code string) (Check, bool) {
	for _, list := range [][]Check{paperChecks, journalChecks} {
		for i := range list {
			if list[i].Code == code {
				return list[i], true
			}
		}
	}
	return Check{}, false
}

// Finding is one thing that is wrong with one field of one record.
type Finding struct {
	Check    string // its code
	Severity Severity
	Of       model.What
	Record   model.ID
	Field    string     // a field of the model, also where the bad value lies under "as imported"
	Value    string     // the field's value, or the imported one
	At       Range      // where in Value; the zero Range is all of it
	Message  model.Text // one sentence that names the value
	Fix      *Fix       // nil where only a person can know
	Other    model.ID   // the other record that the message speaks of, or zero
}

// Range is a part of a text, in bytes.
type Range struct{ From, To int }

// Fix is a proposal: edits of the same record, each with the value that the
// field has and the one it should have, both as the field's Get writes them.
// Safe fixes lose nothing that a reader could want.
type Fix struct {
	Edits []model.Edit
	Safe  bool
}

// Run judges a paper and returns what is wrong, in the order of All; nil when
// nothing is. The paper is only read. ctx keeps working memory between calls,
// so one Context serves one goroutine.
func Run(ctx *Context, p *model.Paper) []Finding {
	r := &ctx.run
	r.reset(ctx, p)
	for i := range paperChecks {
		c := &paperChecks[i]
		if c.Needs == NeedsPapers && ctx.Papers == nil || c.Needs == NeedsJournal && ctx.Journal == nil || ctx.Off != nil && ctx.Off[c.Code] || p.Dismissed != nil && dismissed(p, c.Code) {
			continue
		}
		r.check = c
		c.paper(r)
	}
	return r.taken()
}

// RunJournal is Run for a journal.
func RunJournal(ctx *Context, j *model.Journal) []Finding {
	r := &ctx.journalRun
	r.reset(ctx, j)
	for i := range journalChecks {
		c := &journalChecks[i]
		if c.Needs == NeedsJournals && ctx.Journals == nil || ctx.Off != nil && ctx.Off[c.Code] {
			continue
		}
		r.check = c
		c.journal(r)
	}
	return r.taken()
}

func t(zh, en string) model.Text { return model.Text{ZH: zh, EN: en} }
