package store

import (
	"slices"

	"twinleaf/model"
	"twinleaf/model/fold"
)

// filled returns the edits that put what an incoming record knows into fields
// that are empty and that no person has emptied. The recycle bin and the
// journal are not a record's business.
func filled(r *record, in *model.Paper) []model.Edit {
	var out []model.Edit
	p := &r.paper
	for i := range model.PaperFields {
		f := &model.PaperFields[i]
		if f.Internal || f.Name == model.FieldJournal || p.IsCorrected(f.Name) {
			continue
		}
		// An abstract in the texts bucket is there, whether or not it was read.
		if f.Name == "abstract.zh" && r.inTexts&textZH != 0 || f.Name == "abstract.en" && r.inTexts&textEN != 0 {
			continue
		}
		after := f.Get(in)
		if after == "" || f.Get(p) != "" {
			continue
		}
		out = append(out, model.Edit{What: model.APaper, Record: p.ID, Field: f.Name, After: after})
	}
	return out
}

// merged returns the edits by which a journal learns from a harvested one:
// empty fields, editions of metrics that it lacks, and another name as a
// variant. What a person corrected stays.
func merged(r *journalRecord, in *model.Journal) []model.Edit {
	var out []model.Edit
	next := r.Journal
	next.Metrics, next.Variants = slices.Clone(r.Metrics), slices.Clone(r.Variants)
	learn(&next, in, r.hasName)
	for i := range model.JournalFields {
		f := &model.JournalFields[i]
		before, after := f.Get(&r.Journal), f.Get(&next)
		if before != after && !r.IsCorrected(f.Name) {
			out = append(out, model.Edit{What: model.AJournal, Record: r.ID, Field: f.Name, Before: before, After: after})
		}
	}
	return out
}

// learn fills in what j does not know.
func learn(j, in *model.Journal, known func(folded string) bool) {
	if in.Name != "" && !known(fold.Key(in.Name)) {
		if j.Name == "" {
			j.Name = in.Name
		} else {
			j.Variants = append(j.Variants, in.Name)
		}
	}
	for i := range model.JournalFields {
		f := &model.JournalFields[i]
		switch f.Name {
		case "name", "metrics", "variants", model.FieldMerged, model.FieldDistinct:
			continue
		}
		if v := f.Get(in); v != "" && f.Get(j) == "" {
			_ = f.Set(j, v) // it is what Get gave: Set takes it
		}
	}
	for _, v := range in.Variants {
		if !known(fold.Key(v)) && !slices.Contains(j.Variants, v) {
			j.Variants = append(j.Variants, v)
		}
	}
	for _, m := range in.Metrics {
		if m.Says() {
			j.Metrics = addEdition(j.Metrics, m)
		}
	}
}

// addEdition adds a metric that is not there, newest edition first. Of one
// that is, only what it leaves open is filled in.
func addEdition(list []model.Metric, m model.Metric) []model.Metric {
	for i := range list {
		have := &list[i]
		if have.Year != m.Year || have.Source != m.Source {
			continue
		}
		have.Fill(m)
		return list
	}
	i := slices.IndexFunc(list, func(h model.Metric) bool { return h.Year < m.Year })
	if i < 0 {
		i = len(list)
	}
	return slices.Insert(list, i, m)
}
