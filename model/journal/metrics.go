package journal

import (
	"slices"

	"twinleaf/model"
)

// Conflict is two metrics of one edition and source that contradict each other.
type Conflict struct {
	Kept  model.Metric // what goes before
	Other model.Metric // what is given up
	Of    int          // the place of the journal that it is of
}

// Conflicts are the metrics that are given up because another says otherwise.
func (m *Merge) Conflicts() []Conflict {
	_, out := m.metrics()
	return out
}

// metrics unites the metrics of all by edition and source, the newest edition first: parts that one lacks come from the next that gives them.
// What one journal says twice of an edition is left as it is.
func (m *Merge) metrics() (all []model.Metric, out []Conflict) {
	for _, i := range m.order(Metrics) {
		before := len(all)
		for _, x := range m.List[i].Metrics {
			k := slices.IndexFunc(all[:before], func(y model.Metric) bool { return y.Year == x.Year && y.Source == x.Source })
			if k < 0 {
				all = append(all, x)
				continue
			}
			if contradicts(all[k], x) {
				out = append(out, Conflict{Kept: all[k], Other: x, Of: i})
			}
			all[k].Fill(x)
		}
	}
	if !slices.Equal(all, m.List[m.Keep].Metrics) {
		slices.SortStableFunc(all, func(a, b model.Metric) int { return b.Year - a.Year })
	}
	return all, out
}

func contradicts(a, b model.Metric) bool {
	differ := func(x, y string) bool { return x != "" && y != "" && x != y }
	return a.ImpactFactor >= 0 && b.ImpactFactor >= 0 && a.ImpactFactor != b.ImpactFactor ||
		differ(a.JCR, b.JCR) || differ(a.JCRCategory, b.JCRCategory) ||
		a.Zone != 0 && b.Zone != 0 && a.Zone != b.Zone || differ(a.ZoneCategory, b.ZoneCategory)
}
