package panel

import (
	"context"
	"slices"
	"strings"

	"twinleaf/assets/words"
	"twinleaf/model"
	"twinleaf/model/check"
	"twinleaf/model/query"
	"twinleaf/ui/job"
)

// Findings is what is wrong with the open paper, the worst first.
type Findings struct {
	Items []FindingItem
	// Open shows them. One who reads is told how many there are; one who corrects, with a filter on findings set, sees them at once.
	Open bool
}

// FindingItem is one finding: what is wrong, why, and what is proposed.
type FindingItem struct {
	Code    string
	Name    string
	Message string
	Why     string
	Severe  bool
	Edits   []FieldDiff // the proposal; none where only a person can know
	change  []model.Edit
}

// FieldDiff is a field before and after.
type FieldDiff struct {
	Label string
	Diff  []DiffPart
}

// alone are what is wrong with a paper beside its journal, without a look at the other papers, which follows.
func (d *Desk) alone(p *model.Paper, j *model.Journal) []check.Finding {
	ctx := check.Context{}
	if !j.ID.IsZero() {
		ctx.Journal = j
	}
	ctx.Off, _ = d.lib.ChecksOff()
	return check.Run(&ctx, p)
}

func findingsOf(w *words.Words, list []check.Finding) (f Findings) {
	slices.SortStableFunc(list, func(a, b check.Finding) int { return int(b.Severity) - int(a.Severity) })
	for _, x := range list {
		c, _ := check.Find(x.Check)
		it := FindingItem{Code: x.Check, Name: c.Name.First(w.Lang()), Message: x.Message.First(w.Lang()), Why: c.Explain.First(w.Lang()),
			Severe: x.Severity == check.Error}
		if x.Fix != nil {
			it.change = x.Fix.Edits
			for _, e := range x.Fix.Edits {
				it.Edits = append(it.Edits, FieldDiff{w.T("field." + e.Field), diff(e.Before, e.After)})
			}
		}
		f.Items = append(f.Items, it)
	}
	return f
}

// Findings is the snapshot.
func (r *Reader) Findings() Findings {
	f := r.findings
	f.Open = r.unfolded || len(r.d.Search.filters.Values["check"]) > 0
	return f
}

// Unfold shows the findings of this paper and the next ones, or only how many there are.
func (r *Reader) Unfold(open bool) {
	r.unfolded = open
	r.d.changed(PartFindings)
}

// Accept makes the change that a finding proposes.
func (r *Reader) Accept(i int) {
	if i < 0 || i >= len(r.findings.Items) || len(r.findings.Items[i].change) == 0 {
		return
	}
	it := r.findings.Items[i]
	r.settle(model.Change{Label: "change.fix", Note: it.Code, Hand: true, Edits: it.change}, r.d.w.T("finding.accepted", it.Name))
}

// Dismiss says that a finding is none, and why. It is not found again; history keeps it, and undo takes it back.
func (r *Reader) Dismiss(i int, reason string) {
	if i < 0 || i >= len(r.findings.Items) {
		return
	}
	it := r.findings.Items[i]
	f, _ := model.PaperField(model.FieldDismissed)
	before := f.Get(&r.paper)
	after := strings.TrimSpace(before + "\n" + strings.TrimSpace(it.Code+" "+strings.Join(strings.Fields(reason), " ")))
	r.settle(model.Change{Label: "change.dismiss", Hand: true, Edits: []model.Edit{{What: model.APaper, Record: r.paper.ID, Field: f.Name, Before: before, After: after}}},
		r.d.w.T("finding.dismissed", it.Name))
}

func (r *Reader) settle(c model.Change, done string) {
	if err := r.apply(c); err != nil {
		r.d.say(Notice{Text: err.Error(), Problem: true})
		return
	}
	r.d.say(Notice{Text: done, Undo: true})
}

// FixPlan is what accepting all proposals of one kind would change.
type FixPlan struct {
	Name   string
	Papers int
	Left   int      // papers with the finding and without a proposal
	Lines  []string // the first of the changes, for reading
	change model.Change
}

// planLines is how many changes of a plan are shown.
const planLines = 200

// PlanFix finds the proposals of one kind in the whole library, in the background, and hands them over for a look. Nothing is written.
func (d *Desk) PlanFix(code string, show func(FixPlan)) {
	c, ok := check.Find(code)
	if !ok {
		return
	}
	plan := FixPlan{Name: c.Name.First(d.w.Lang()), change: model.Change{Label: "change.fix", Note: code, Hand: true}}
	d.jobs.Start(job.Job{Title: plan.Name, Run: func(ctx context.Context, progress func(job.Progress)) error {
		found, err := d.lib.Search(ctx, query.Parse(condition("check", code), query.Options{}))
		if err != nil {
			return err
		}
		const batch = 512
		tell := d.paced(progress, found.Count())
		for from := 0; from < found.Count(); from += batch {
			if err := ctx.Err(); err != nil {
				return err
			}
			papers, err := found.Papers(from, min(from+batch, found.Count()))
			if err != nil {
				return err
			}
			list, err := d.lib.Findings(papers)
			if err != nil {
				return err
			}
			for i := range list {
				d.propose(&plan, code, list[i])
			}
			tell(from + len(papers))
		}
		return nil
	}}, func(err error) {
		if err != nil {
			d.say(d.Message(err))
			return
		}
		show(plan)
	})
}

func (d *Desk) propose(plan *FixPlan, code string, list []check.Finding) {
	at := slices.IndexFunc(list, func(f check.Finding) bool { return f.Check == code })
	if at < 0 {
		return
	}
	if list[at].Fix == nil {
		plan.Left++
		return
	}
	plan.Papers++
	for _, e := range list[at].Fix.Edits {
		plan.change.Edits = append(plan.change.Edits, e)
		if len(plan.Lines) < planLines {
			plan.Lines = append(plan.Lines, d.w.T("finding.line", d.w.T("field."+e.Field), orNothing(d.w, e.Before), orNothing(d.w, e.After)))
		}
	}
}

func orNothing(w *words.Words, s string) string {
	if s == "" {
		return w.T("value.nothing")
	}
	return s
}

// ApplyFix writes a plan as one change.
func (d *Desk) ApplyFix(plan FixPlan) {
	d.apply(plan.Name, plan.change, d.w.T("keep.done", plan.Name, d.w.T("papers", plan.Papers)))
}

// Attention shows the papers that want a look, the most cited first.
func (s *Search) Attention() {
	s.line = ""
	s.filters = Filters{Values: map[string][]string{"check": {"any"}}}
	if by, err := query.ParseSort("-cited"); err == nil {
		s.order = by
	}
	s.d.Reader.Open(model.ID{}) // the list begins at its top
	s.run()
}
