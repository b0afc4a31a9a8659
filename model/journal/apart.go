package journal

import (
	"slices"

	"twinleaf/model"
)

// Apart are the edits that remember that journals are different, as duplicate.Apart those of papers: of each pair the first by ID knows the
// other.
func Apart(list []model.Journal) (out []model.Edit) {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b model.Journal) int { return slices.Compare(a.ID[:], b.ID[:]) })
	f, _ := model.JournalField(model.FieldDistinct)
	for i := range list {
		now := list[i]
		now.Distinct = slices.Clone(now.Distinct)
		for k := range list[i+1:] {
			if o := &list[i+1+k]; !now.Apart(o) {
				now.Distinct = append(now.Distinct, o.ID)
			}
		}
		if before, after := f.Get(&list[i]), f.Get(&now); before != after {
			out = append(out, model.Edit{What: model.AJournal, Record: now.ID, Field: f.Name, Before: before, After: after})
		}
	}
	return out
}
