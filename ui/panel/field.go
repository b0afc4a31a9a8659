package panel

import (
	"strconv"

	"twinleaf/assets/words"
	"twinleaf/model"
)

// Range marks bytes From to To (exclusive) of a text.
type Range struct{ From, To int }

// Field is one value that can be edited in place.
type Field struct {
	Name      string // model field name; "" where it can't be edited
	Label     string
	Text      string // as shown
	Edit      string // as edited
	Missing   string // shown faintly in place of an empty text
	Corrected bool   // a person corrected it
	Multiline bool
	Link      string // http or https address to open; ""
	Hint      string // what a value looks like
	Marks     []Range
	Choices   []string // the values to choose from, where they are few
}

// paperField builds the Field of one model field of a paper.
func paperField(w *words.Words, p *model.Paper, name string) Field {
	f, err := model.PaperField(name)
	if err != nil {
		panic(err) // a name written in this package
	}
	v := f.Get(p)
	out := Field{
		Name: f.Name, Label: w.T("field." + f.Name), Text: v, Edit: v,
		Corrected: p.IsCorrected(f.Name),
		Multiline: f.Kind == model.Prose || f.Kind == model.List || f.Kind == model.People && len(p.Authors) > 6,
	}
	switch f.Kind {
	case model.YesNo:
		if v != "" {
			out.Text = w.T("value." + v)
		}
		out.Choices = []string{"", "yes", "no"}
	case model.Number:
		if n, err := strconv.ParseInt(v, 10, 64); err == nil {
			out.Text = w.Number(n)
		}
	case model.Day:
		out.Hint = w.T("hint.date")
	case model.Link:
		if model.IsWebLink(v) {
			out.Link = v
		}
	case model.People:
		out.Hint = w.T("hint.people")
	case model.List:
		out.Hint = w.T("hint.list")
	}
	switch f.Name {
	case "doi":
		if d := model.NormalizeDOI(v); d != "" {
			out.Link = "https://doi.org/" + d
		}
	case "pmcid":
		if v != "" {
			out.Link = "https://www.ncbi.nlm.nih.gov/pmc/articles/" + v + "/"
		}
	case "language":
		if v != "" {
			if name := languageName(w, v); name != v {
				out.Text = name + " (" + v + ")"
			}
		}
	}
	out.Missing = w.T("value.missing")
	return out
}

// journalField builds the Field of one model field of a journal.
func journalField(w *words.Words, j *model.Journal, name string) Field {
	f, err := model.JournalField(name)
	if err != nil {
		panic(err)
	}
	v := f.Get(j)
	out := Field{
		Name: f.Name, Label: w.T("journal.field." + f.Name), Text: v, Edit: v,
		Corrected: j.IsCorrected(f.Name), Missing: w.T("value.missing"),
		Multiline: f.Kind == model.Prose || f.Kind == model.Blocky || f.Kind == model.List,
	}
	if f.Name == "metrics" {
		out.Hint = w.T("hint.metrics")
	}
	return out
}
