package panel

import (
	"context"
	"runtime"
	"slices"

	"twinleaf/model"
	"twinleaf/model/bulk"
	"twinleaf/ui/job"
)

// EditPlan is what a step would change in many papers, to be looked at before it is written.
type EditPlan struct {
	Step    string
	Seen    int
	Changed int
	Refused int           // papers that would get a value that their field does not take: they are left alone
	Rows    []EditedPaper // the first of the papers that change
	change  model.Change
}

// EditedPaper is one paper of a plan.
type EditedPaper struct {
	ID    model.ID
	Title string
	Edits []FieldDiff
}

// plannedRows is how many papers of a plan are shown.
const plannedRows = 100

// EditFields are the fields that a person may edit, by name and label.
func (d *Desk) EditFields() (names, labels []string) {
	for _, f := range model.PaperFields {
		if !f.Internal && f.Kind != model.Ref {
			names = append(names, f.Name)
			labels = append(labels, d.w.T("field."+f.Name))
		}
	}
	return names, labels
}

// PlanEdit runs a step over papers in the background and shows what it would change. Nothing is written. The error is about the step as it
// was typed, in words.
func (d *Desk) PlanEdit(papers bulk.Papers, op, argument string, show func(EditPlan)) error {
	step, err := bulk.Parse(op, argument)
	if err != nil {
		return d.worded(err)
	}
	d.planStep(papers, step, show)
	return nil
}

// planStep runs a step over papers as a job, and shows what it would change unless it is cancelled.
func (d *Desk) planStep(papers bulk.Papers, step bulk.Step, show func(EditPlan)) {
	plan := EditPlan{Step: step.String()}
	d.jobs.Start(job.Job{Title: d.w.T("bulk.doing"), Run: func(ctx context.Context, progress func(job.Progress)) error {
		change, report, err := bulk.Plan(ctx, bulk.Program{step}, papers, runtime.GOMAXPROCS(0), d.paced(progress, papers.Count()))
		plan.change, plan.Seen, plan.Changed, plan.Refused = change, report.Seen, report.Changed, report.Refused
		if err == nil {
			d.planRows(&plan)
		}
		return err
	}}, func(err error) {
		if err != nil {
			d.say(d.Message(err))
			return
		}
		show(plan)
	})
}

func (d *Desk) planRows(plan *EditPlan) {
	for _, e := range plan.change.Edits {
		if n := len(plan.Rows); n == 0 || plan.Rows[n-1].ID != e.Record {
			if n == plannedRows {
				return
			}
			row := EditedPaper{ID: e.Record}
			if p, err := d.lib.Paper(e.Record); err == nil {
				if row.Title = p.Title.ZH; row.Title == "" {
					row.Title = p.Title.EN
				}
			}
			plan.Rows = append(plan.Rows, row)
		}
		at := &plan.Rows[len(plan.Rows)-1]
		at.Edits = append(at.Edits, FieldDiff{d.w.T("field." + e.Field), diff(e.Before, e.After)})
	}
}

// Without is the plan without one of its papers.
func (p EditPlan) Without(id model.ID) EditPlan {
	of := func(e model.Edit) bool { return e.Record == id }
	if !slices.ContainsFunc(p.change.Edits, of) {
		return p
	}
	p.change.Edits = slices.DeleteFunc(slices.Clone(p.change.Edits), of)
	p.Rows = slices.DeleteFunc(slices.Clone(p.Rows), func(r EditedPaper) bool { return r.ID == id })
	p.Changed--
	return p
}

// ApplyEdit writes a plan as one change.
func (d *Desk) ApplyEdit(plan EditPlan) {
	d.apply(plan.Step, plan.change, d.w.T("bulk.done", d.w.T("papers", plan.Changed)))
}
