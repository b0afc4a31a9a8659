package check

import (
	"testing"

	"twinleaf/model"
)

// FuzzRun: whatever a record holds, checks don't panic, ranges lie in their
// values, and fixes change what the field has into something that it can hold.
func FuzzRun(f *testing.F) {
	for _, e := range examples {
		for _, x := range e.found {
			p, _ := sound()
			with(f, p, x.set...)
			f.Add(p.Title.ZH, p.Title.EN, p.Abstract.ZH+p.Abstract.EN, model.JoinPeople(p.Authors), p.DOI, p.Volume, p.Pages)
		}
	}
	f.Add("", "", "", "", "", "", "")
	f.Add("\xff主:\xe4", "$ \\ {\xc3", "<i\xff &#1", ";\xa0,", "10.", "Vol.", "–")
	ctx := &Context{Papers: NewTally()}
	f.Fuzz(func(t *testing.T, zh, en, abstract, authors, doi, volume, pages string) {
		_, j := sound()
		p := &model.Paper{ID: model.ID{3}, Journal: j.ID, Title: model.Text{ZH: zh, EN: en}, Abstract: model.Text{ZH: abstract, EN: abstract}, Authors: model.SplitPeople(authors),
			DOI: doi, ListURL: doi, PMCID: pages, Volume: volume, Issue: volume, Pages: pages, Language: volume, Extra: []model.Extra{{Key: "citationCount", Value: abstract}, {Key: "ISBN", Value: doi}}}
		ctx.Journal, ctx.Today = j, today
		for _, x := range Run(ctx, p) {
			holdsLoosely(t, p, x)
		}
		j.Name, j.NameZH, j.ISSN, j.Scope, j.Variants = en, zh, doi, model.Blocks(abstract), []string{zh}
		RunJournal(&Context{}, j)
	})
}

// holdsLoosely is holds for records that can't be read back exactly, such as
// people with a semicolon in a name.
func holdsLoosely(t *testing.T, p *model.Paper, x Finding) {
	if x.At.From < 0 || x.At.To < x.At.From || x.At.To > len(x.Value) {
		t.Fatalf("%s: range %v of %q", x.Check, x.At, x.Value)
	}
	if x.Message.ZH == "" || x.Message.EN == "" {
		t.Fatalf("%s: no message", x.Check)
	}
	if x.Fix == nil {
		return
	}
	for _, e := range x.Fix.Edits {
		field, err := model.PaperField(e.Field)
		if err != nil {
			t.Fatal(err)
		}
		fixed := *p
		if field.Get(p) != e.Before || e.Before == e.After || field.Set(&fixed, e.After) != nil {
			t.Fatalf("%s: edit %+v", x.Check, e)
		}
	}
}
