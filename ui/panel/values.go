package panel

import (
	"context"
	"runtime"
	"strings"

	"twinleaf/model"
	"twinleaf/model/bulk"
	"twinleaf/model/cluster"
	"twinleaf/model/fold"
	"twinleaf/ui/job"
)

// Values are the values of a field in some papers, counted, or the clusters of those that were meant to be one. It is a value: the
// methods give another.
type Values struct {
	Field    string
	papers   bulk.Papers
	all      []cluster.Value
	shown    []cluster.Value // those that the words of Find are in
	clusters []ValueCluster
	w        wording
}

// wording is what Values need of the window's words.
type wording interface{ Number(int64) string }

// ValueCluster is values that were probably meant to be one, and the one that they would become.
type ValueCluster struct {
	Values []cluster.Value
	Best   string
	Count  int
	Left   bool // out of the merge
}

// Count is how many values are shown.
func (v *Values) Count() int { return len(v.shown) }

// Value is one of them, with its number of papers, written.
func (v *Values) Value(i int) (text, count string) {
	return strings.ReplaceAll(v.shown[i].Text, "\n", " "), v.w.Number(int64(v.shown[i].Count))
}

// Text is a value as the records have it.
func (v *Values) Text(i int) string { return v.shown[i].Text }

// Find shows the values that a text is in, case, accents, width and script aside.
func (v *Values) Find(text string) {
	want := fold.Key(text)
	if v.shown = v.all; want == "" {
		return
	}
	v.shown = nil
	for _, x := range v.all {
		if strings.Contains(fold.Key(x.Text), want) {
			v.shown = append(v.shown, x)
		}
	}
}

// Clusters are the clusters found; see CountValues.
func (v *Values) Clusters() []ValueCluster { return v.clusters }

// Leave takes a cluster out of the merge, or in again.
func (v *Values) Leave(i int) { v.clusters[i].Left = !v.clusters[i].Left }

// Become sets what the values of a cluster would become.
func (v *Values) Become(i int, best string) {
	if best = strings.TrimSpace(best); best != "" {
		v.clusters[i].Best, v.clusters[i].Left = best, false
	}
}

// names are the new values by the old ones, of all clusters that are merged.
func (v *Values) names() map[string]string {
	names := map[string]string{}
	for _, c := range v.clusters {
		if c.Left {
			continue
		}
		for _, x := range c.Values {
			if x.Text != c.Best {
				names[x.Text] = c.Best
			}
		}
	}
	return names
}

// ClusterMethods are the ways to find clusters, the safest first.
func ClusterMethods() []string {
	out := make([]string, 0, 4)
	for _, m := range cluster.Methods() {
		out = append(out, string(m))
	}
	return out
}

// CountValues counts the values of a field in papers, and finds clusters of them where a method is named, as a job; show gets them
// unless it is cancelled.
func (d *Desk) CountValues(papers bulk.Papers, field, method string, show func(*Values)) {
	f, err := model.PaperField(field)
	if err != nil {
		d.say(d.Message(err))
		return
	}
	v := &Values{Field: field, papers: papers, w: d.w}
	d.jobs.Start(job.Job{Title: d.w.T("facet.doing"), Run: func(ctx context.Context, progress func(job.Progress)) (err error) {
		v.all, err = cluster.Tally(ctx, f, papers, runtime.GOMAXPROCS(0), d.paced(progress, papers.Count()))
		if err != nil || method == "" {
			return err
		}
		found, err := cluster.Find(ctx, v.all, cluster.Method(method))
		for _, c := range found {
			v.clusters = append(v.clusters, ValueCluster{Values: c.Values, Best: c.Best, Count: c.Count})
		}
		return err
	}}, func(err error) {
		if err != nil {
			d.say(d.Message(err))
			return
		}
		v.shown = v.all
		show(v)
	})
}

// PlanMerge shows what merging the clusters would change; see PlanEdit.
func (d *Desk) PlanMerge(v *Values, show func(EditPlan)) error {
	return d.planRename(v, v.names(), show)
}

// PlanRename shows what one value's becoming another would change.
func (d *Desk) PlanRename(v *Values, from, to string, show func(EditPlan)) error {
	return d.planRename(v, map[string]string{from: strings.TrimSpace(to)}, show)
}

func (d *Desk) planRename(v *Values, names map[string]string, show func(EditPlan)) error {
	step, err := bulk.Rename(v.Field, names)
	if err != nil {
		return d.worded(err)
	}
	d.planStep(v.papers, step, show)
	return nil
}

// Everything is the result that is shown, as papers to work on.
func (l *List) Everything() bulk.Papers { return l.Chosen([][2]int{{0, l.Count()}}) }

// ValueLine is the search for the papers that have a value in a field, as near as the search line can say it.
func ValueLine(field, value string) string { return condition(field, value) }
