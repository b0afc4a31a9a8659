package journal

import (
	"slices"

	"twinleaf/model"
	"twinleaf/model/fold"
)

// Merge is journals that are to become one. List[Keep] stays; its ID stays that of the journal.
type Merge struct {
	List []model.Journal
	Keep int
	// Take says from which of List a field has its value, by the field's name. Without, and where that one has none, it is the value of the
	// journal that is kept, else the first there is. Of the metrics it says whose go before where two editions contradict each other.
	Take map[string]int
}

// Metrics is the field whose values are united.
const Metrics = "metrics"

const variants = "variants"

// Fields are the fields of which one value is taken, and Metrics, in their order.
func Fields() []*model.Field[model.Journal] {
	var out []*model.Field[model.Journal]
	for i := range model.JournalFields {
		if f := &model.JournalFields[i]; !f.Internal && f.Name != variants {
			out = append(out, f)
		}
	}
	return out
}

// Keeper is the place of the journal that is kept unless a person says otherwise: the one with the most papers, of equals the one with the
// most fields, then the first. papers are the numbers of papers, place by place.
func Keeper(list []model.Journal, papers []int) int {
	best := 0
	for i := range list {
		if papers[i] > papers[best] || papers[i] == papers[best] && filled(&list[i]) > filled(&list[best]) {
			best = i
		}
	}
	return best
}

func filled(j *model.Journal) (n int) {
	for _, f := range Fields() {
		if f.Get(j) != "" {
			n++
		}
	}
	return n
}

// Of is the place of the journal whose value a field takes; the kept one's where no journal has any.
func (m *Merge) Of(f *model.Field[model.Journal]) int {
	for _, i := range m.order(f.Name) {
		if f.Get(&m.List[i]) != "" {
			return i
		}
	}
	return m.Keep
}

// order is the places of the journals, those that go before first.
func (m *Merge) order(field string) []int {
	out := make([]int, 0, len(m.List))
	if i, ok := m.Take[field]; ok && i >= 0 && i < len(m.List) {
		out = append(out, i)
	}
	if !slices.Contains(out, m.Keep) {
		out = append(out, m.Keep)
	}
	for i := range m.List {
		if !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}

// Becomes is the kept journal as it will be: with the values taken, the metrics of all, the names of the others among its other names, and
// their IDs as those that it is found by too.
func (m *Merge) Becomes() model.Journal {
	kept := &m.List[m.Keep]
	now := *kept
	for _, f := range Fields() {
		if f.Name != Metrics {
			_ = f.Set(&now, f.Get(&m.List[m.Of(f)])) // Get's text is always taken
		}
	}
	now.Metrics, _ = m.metrics()
	now.Variants = m.variants(&now)
	now.Merged = slices.Clone(kept.Merged)
	for i := range m.List {
		if i != m.Keep {
			now.Merged = append(append(now.Merged, m.List[i].ID), m.List[i].Merged...)
		}
	}
	return now
}

// variants are all names of the journals but those that it now goes by, each once, whatever its case, accents, width and script.
func (m *Merge) variants(now *model.Journal) []string {
	var out []string
	add := func(v string) {
		same := func(have string) bool { return fold.Key(have) == fold.Key(v) }
		if v != "" && !same(now.Name) && !same(now.NameZH) && !slices.ContainsFunc(out, same) {
			out = append(out, v)
		}
	}
	kept := &m.List[m.Keep]
	if now.Name == kept.Name && now.NameZH == kept.NameZH {
		out = slices.Clone(kept.Variants) // as they are, spellings of the name among them
	}
	for _, i := range m.order("") {
		j := &m.List[i]
		if i == m.Keep {
			for _, v := range append(slices.Clone(j.Variants), j.Name, j.NameZH) {
				add(v)
			}
			continue
		}
		for _, v := range append([]string{j.Name, j.NameZH}, j.Variants...) {
			add(v)
		}
	}
	return out
}

// Edits are the edits of the journals: of the kept one what is another then, of the others that they leave the library. Those of their papers
// are Follow's.
func (m *Merge) Edits() []model.Edit {
	var out []model.Edit
	kept, now := &m.List[m.Keep], m.Becomes()
	for i := range m.List {
		if i != m.Keep {
			out = append(out, model.Edit{What: model.AJournal, Record: m.List[i].ID, Field: model.FieldPresent, Before: "yes"})
		}
	}
	for _, f := range model.JournalFields {
		if before, after := f.Get(kept), f.Get(&now); before != after {
			out = append(out, model.Edit{What: model.AJournal, Record: kept.ID, Field: f.Name, Before: before, After: after})
		}
	}
	return out
}

// Follow are the edits that give papers of one journal another.
func Follow(papers []model.ID, from, to model.ID) []model.Edit {
	out := make([]model.Edit, len(papers))
	for i, id := range papers {
		out[i] = model.Edit{What: model.APaper, Record: id, Field: model.FieldJournal, Before: from.String(), After: to.String()}
	}
	return out
}
