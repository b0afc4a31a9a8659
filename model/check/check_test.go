package check

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"twinleaf/model"
)

// today is the day against which the tests judge dates.
var today = model.Date{Year: 2026, Month: 6, Day: 15}

// sound is a paper without a fault, and its journal.
func sound() (*model.Paper, *model.Journal) {
	j := &model.Journal{ID: model.ID{1}, Name: "Contemporary Security Policy", SourceID: "46729", ISSN: "1352-3260",
		Scope:   []model.Block{{Text: "One of the oldest journals in international conflict and security, it promotes research on policy problems of armed conflict."}},
		Metrics: []model.Metric{{Year: 2023, Source: "JCR", ImpactFactor: 4, JCR: "Q1", JCRCategory: "INTERNATIONAL RELATIONS", Zone: 1, ZoneCategory: "社会学"}}}
	return &model.Paper{
		ID:       model.ID{2},
		Title:    model.Text{ZH: "全球网络体制综合体中的威权多边主义：国际外交实践的双重转型", EN: "Authoritarian multilateralism in the global cyber regime complex: The double transformation of an international diplomatic practice"},
		Abstract: model.Text{EN: "Multilateralism is regarded as a constitutive feature of the contemporary liberal international order. The article concludes by discussing the implications of our analysis for multilateralism."},
		Authors:  []model.Person{{Name: "Mark Raymond"}, {Name: "Justin Sherman"}},
		Journal:  j.ID, Volume: "44", Issue: "4", Pages: "697-718", Published: model.Date{Year: 2023, Month: 10, Day: 22},
		DOI: "10.1080/13523260.2023.2269809", ListURL: "https://doi.org/10.1080/13523260.2023.2269809", Platform: "Semanticscholar",
		Language: "en", Type: "Journal Article", OpenAccess: model.No, Citations: model.CountOf(3),
	}, j
}

// with sets fields of a paper, written "field=value", one a line of sets;
// "extra:key=JSON" keeps a value as imported.
func with(t testing.TB, p *model.Paper, sets ...string) {
	t.Helper()
	for _, s := range sets {
		field, value, _ := strings.Cut(s, "=")
		if key, ok := strings.CutPrefix(field, "extra:"); ok {
			p.Extra = append(p.Extra, model.Extra{Key: key, Value: value})
			continue
		}
		f, err := model.PaperField(field)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Set(p, value); err != nil {
			t.Fatal(err)
		}
	}
}

func find(found []Finding, code string) *Finding {
	for i := range found {
		if found[i].Check == code {
			return &found[i]
		}
	}
	return nil
}

func codes(found []Finding) []string {
	var out []string
	for _, f := range found {
		out = append(out, f.Check)
	}
	return out
}

// holds checks what is true of every finding.
func holds(t *testing.T, p *model.Paper, f Finding) {
	t.Helper()
	if c, ok := Find(f.Check); !ok || c.Severity != f.Severity {
		t.Errorf("%s: not in All, or of another severity", f.Check)
	}
	if f.Message.ZH == "" || f.Message.EN == "" || strings.Contains(f.Message.ZH+f.Message.EN, "%!") {
		t.Errorf("%s: message %q %q", f.Check, f.Message.ZH, f.Message.EN)
	}
	if f.At.From < 0 || f.At.To < f.At.From || f.At.To > len(f.Value) {
		t.Errorf("%s: range %v of %q", f.Check, f.At, f.Value)
	} else if utf8.ValidString(f.Value) && !utf8.ValidString(f.Value[f.At.From:f.At.To]) {
		t.Errorf("%s: range %v cuts a character of %q", f.Check, f.At, f.Value)
	}
	if _, err := model.PaperField(f.Field); err != nil {
		t.Errorf("%s: %v", f.Check, err)
	}
	if f.Fix == nil {
		return
	}
	fixed := *p
	for _, e := range f.Fix.Edits {
		field, err := model.PaperField(e.Field)
		if err != nil {
			t.Fatal(err)
		}
		if got := field.Get(p); got != e.Before || e.Before == e.After || e.Record != p.ID || e.What != model.APaper {
			t.Errorf("%s: edit %+v, the field is %q", f.Check, e, got)
		}
		if err := field.Set(&fixed, e.After); err != nil {
			t.Errorf("%s: %v", f.Check, err)
		} else if got := field.Get(&fixed); got != e.After {
			t.Errorf("%s: after %q reads back as %q", f.Check, e.After, got)
		}
	}
	if !f.Fix.Safe {
		return
	}
	if again := find(Run(&Context{Today: today}, &fixed), f.Check); again != nil && again.Fix != nil && again.Fix.Safe && slices.Equal(again.Fix.Edits, f.Fix.Edits) {
		t.Errorf("%s: still there after its own fix", f.Check)
	}
}

func TestSound(t *testing.T) {
	p, j := sound()
	if found := Run(&Context{Journal: j, Papers: NewTally(), Today: today}, p); len(found) > 0 {
		t.Errorf("%v", codes(found))
	}
	if found := RunJournal(&Context{Journals: NewJournals(slices.Values([]*model.Journal{j}))}, j); len(found) > 0 {
		t.Errorf("%v", codes(found))
	}
}

// Every check has an example, found and not found, and says who it is.
func TestAll(t *testing.T) {
	seen := map[string]bool{}
	family, of := "", model.APaper
	passed := map[string]bool{}
	for _, c := range All() {
		if seen[c.Code] {
			t.Errorf("%s: twice", c.Code)
		}
		seen[c.Code] = true
		if strings.Trim(c.Code, "abcdefghijklmnopqrstuvwxyz-") != "" || strings.HasPrefix(c.Code, "-") {
			t.Errorf("%s: not kebab-case", c.Code)
		}
		if c.Name.ZH == "" || c.Name.EN == "" || c.Explain.ZH == "" || c.Explain.EN == "" || c.Source == "" || c.Family.Name().EN == "" {
			t.Errorf("%s: something is not said", c.Code)
		}
		if !model.HasHan(c.Name.ZH) || model.HasHan(c.Name.EN) || !model.HasHan(c.Explain.ZH) || model.HasHan(c.Explain.EN) && !strings.Contains(c.Explain.EN, "“") {
			t.Errorf("%s: languages mixed up", c.Code)
		}
		if (c.paper == nil) == (c.journal == nil) || (c.Of == model.APaper) != (c.paper != nil) {
			t.Errorf("%s: judges what?", c.Code)
		}
		if c.Of == of && string(c.Family) != family && passed[string(c.Family)] && c.Of == model.APaper {
			t.Errorf("%s: out of its family", c.Code)
		}
		family, of = string(c.Family), c.Of
		passed[family] = true
		if c.Of == model.APaper && !slices.ContainsFunc(examples, func(e example) bool { return e.check == c.Code && len(e.clean) > 0 }) {
			t.Errorf("%s: no example", c.Code)
		}
		if c.Of == model.AJournal && !slices.ContainsFunc(journalExamples, func(e journalExample) bool { return e.check == c.Code }) {
			t.Errorf("%s: no example", c.Code)
		}
	}
	for _, f := range []Family{Titles, People, Identifiers, Dates, Volumes, Journal, Abstracts, Flags} {
		if !passed[string(f)] {
			t.Errorf("no check of %s", f)
		}
	}
}

func TestExamples(t *testing.T) {
	ctx := &Context{Today: today}
	for _, e := range examples {
		t.Run(e.check, func(t *testing.T) {
			for _, x := range e.found {
				p, j := sound()
				with(t, p, x.set...)
				p.Harvested = e.harvested
				ctx.Journal, ctx.Papers = j, e.papers
				if p.Journal.IsZero() {
					ctx.Journal = nil
				}
				found := Run(ctx, p)
				for _, f := range found {
					holds(t, p, f)
				}
				f := find(found, e.check)
				if f == nil {
					t.Errorf("not found in %q, but %v", x.set, codes(found))
					continue
				}
				got := ""
				if f.Fix != nil {
					for i, edit := range f.Fix.Edits {
						if i > 0 {
							got += " | "
						}
						got += edit.Field + "=" + edit.After
					}
					if !f.Fix.Safe {
						got += " ?"
					}
				}
				if got != x.fix {
					t.Errorf("%q: fix %q, want %q", x.set, got, x.fix)
				}
				if c, _ := Find(e.check); f.Fix != nil && (c.Fix == NoFix || f.Fix.Safe && c.Fix != SafeFix) {
					t.Errorf("%q: the check does not say that it has such a fix", x.set)
				}
			}
			for _, set := range e.clean {
				p, j := sound()
				with(t, p, set...)
				p.Harvested = e.soundMetric
				ctx.Journal, ctx.Papers = j, e.papers
				if f := find(Run(ctx, p), e.check); f != nil {
					t.Errorf("found in %q: %s", set, f.Message.EN)
				}
			}
		})
	}
}

func TestOff(t *testing.T) {
	p, _ := sound()
	p.Pages = "0"
	if found := Run(&Context{Today: today, Off: map[string]bool{"pages-placeholder": true}}, p); len(found) > 0 {
		t.Errorf("%v", codes(found))
	}
}

func TestSeverity(t *testing.T) {
	for _, s := range []Severity{Hint, Warning, Error} {
		if got, ok := ParseSeverity(s.String()); !ok || got != s {
			t.Errorf("%v reads back as %v", s, got)
		}
	}
	if _, ok := ParseSeverity("fatal"); ok {
		t.Error("fatal is no severity")
	}
	if Hint >= Warning || Warning >= Error {
		t.Error("order")
	}
}

// A check must neither write to the paper nor keep anything of it.
func TestReadOnly(t *testing.T) {
	ctx := &Context{Today: today}
	p, _ := sound()
	with(t, p, "title.zh=主义:国际", "volume=77 4", "pages=0", "authors=张伟1; Zhang Wei; and A. B.")
	before := *p
	before.Authors = slices.Clone(p.Authors)
	first := Run(ctx, p)
	q, _ := sound()
	if found := Run(ctx, q); len(found) > 0 {
		t.Errorf("a sound paper after a bad one: %v", codes(found))
	}
	if second := Run(ctx, p); !slices.Equal(codes(first), codes(second)) {
		t.Errorf("%v, then %v", codes(first), codes(second))
	}
	for _, f := range model.PaperFields {
		if f.Get(p) != f.Get(&before) {
			t.Errorf("%s was changed", f.Name)
		}
	}
}
