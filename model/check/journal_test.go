package check

import (
	"slices"
	"strings"
	"testing"

	"twinleaf/model"
)

// journalExample tells what a journal check must find and what not.
type journalExample struct {
	check string
	found []func(*model.Journal)
	fix   string // of the first, as examples write it
	clean []func(*model.Journal)
}

type edit = func(*model.Journal)

func metrics(list ...model.Metric) edit { return func(j *model.Journal) { j.Metrics = list } }

func named(name string) edit { return func(j *model.Journal) { j.Name = name } }

func scopeOf(text string) edit { return func(j *model.Journal) { j.Scope = model.Blocks(text) } }

// others are the journals beside which the examples are judged.
func others() []*model.Journal {
	list := []*model.Journal{
		{ID: model.ID{21}, Name: "Physical Review Letters", SourceID: "2100", ISSN: "0031-9007"},
		{ID: model.ID{22}, Name: "Applied Sciences", SourceID: "2200", ISSN: "2076-3417"},
	}
	for i := range 4 {
		list = append(list, &model.Journal{ID: model.ID{30, byte(i)}, Name: strings.Repeat("Q", i+2),
			Metrics: []model.Metric{{Year: 2023, ImpactFactor: 2 + float64(i)/10, JCR: "Q2", JCRCategory: "INTERNATIONAL RELATIONS", Zone: 2, ZoneCategory: "社会学"}}})
	}
	return list
}

var year = model.Metric{Year: 2023, Source: "JCR", ImpactFactor: 4, JCR: "Q1", JCRCategory: "INTERNATIONAL RELATIONS"}

func changed(f func(*model.Metric)) model.Metric {
	m := year
	f(&m)
	return m
}

var journalExamples = []journalExample{
	{check: "journal-name-missing", found: []edit{named(""), named("n/a")}, clean: []edit{func(j *model.Journal) { j.Name, j.NameZH = "", "当代安全政策" }}},
	{check: "journal-id-names", found: []edit{func(j *model.Journal) { j.Variants = []string{"Journal of Strategic Studies"} }},
		clean: []edit{func(j *model.Journal) {
			j.Variants = []string{"CONTEMPORARY SECURITY POLICY", "Contemp. Secur. Policy", "The Contemporary Security Policy"}
		}}},
	{check: "journal-id-shared", found: []edit{func(j *model.Journal) { j.SourceID = "2100" }}, clean: []edit{func(j *model.Journal) { j.SourceID = "" }}},
	{check: "journal-issn-shared", found: []edit{func(j *model.Journal) { j.ISSN = "0031-9007" }, func(j *model.Journal) { j.EISSN = "00319007" }}, clean: []edit{func(j *model.Journal) { j.ISSN = "" }}},
	{check: "journal-name-variant", found: []edit{named("PHYSICAL REVIEW LETTERS"), named("Phys. Rev. Lett."), named("The Physical Review Letters"), named("Appl. Sci.")},
		clean: []edit{named("Physical Review Research"), named("Physics Letters"), named("Physical Review Letter Series B")}},
	{check: "journal-name-form", found: []edit{named("Research &amp; Development"), named("<i>Nature</i>"), named("Zeitschrift fÃ¼r Physik"), named(" Nature  Physics ")}, fix: "name=Research & Development", clean: []edit{named("AT&T Technical Journal")}},
	{check: "journal-name-capitals", found: []edit{named("JOURNAL OF THE SECURITY")}, fix: "name=Journal of the Security ?", clean: []edit{named("PLOS ONE"), named("IEEE")}},
	{check: "journal-name-volume", found: []edit{named("Security Policy, Vol. 12"), named("安全政策第12卷第3期")}, fix: "name=Security Policy ?", clean: []edit{named("2D Materials"), named("IEEE Std 802")}},
	{check: "issn-syntax", found: []edit{func(j *model.Journal) { j.ISSN = "13523260" }, func(j *model.Journal) { j.ISSN = "1352-3261" }, func(j *model.Journal) { j.EISSN = "n/a" }}, fix: "issn=1352-3260", clean: []edit{func(j *model.Journal) { j.EISSN = "2434-561X" }}},
	{check: "issn-twice", found: []edit{func(j *model.Journal) { j.EISSN = j.ISSN }}, clean: []edit{func(j *model.Journal) { j.EISSN = "1743-8764" }}},
	{check: "metric-quartile", found: []edit{metrics(changed(func(m *model.Metric) { m.JCR = "q1" })), metrics(changed(func(m *model.Metric) { m.JCR = "Q7" }))},
		fix: "metrics=2023 | JCR | IF 4 | Q1 INTERNATIONAL RELATIONS |", clean: []edit{metrics(year)}},
	{check: "metric-zone", found: []edit{metrics(changed(func(m *model.Metric) { m.Zone = 5 }))}, clean: []edit{metrics(changed(func(m *model.Metric) { m.Zone = 4 }))}},
	{check: "metric-quartile-odd", found: []edit{metrics(changed(func(m *model.Metric) { m.ImpactFactor = 0.4 })), metrics(changed(func(m *model.Metric) { m.JCR, m.ImpactFactor = "Q3", 9 }))},
		clean: []edit{metrics(year), metrics(changed(func(m *model.Metric) { m.JCRCategory = "ONCOLOGY"; m.ImpactFactor = 0.4 }))}},
	{check: "metric-zone-odd", found: []edit{metrics(model.Metric{Year: 2023, ImpactFactor: 0.4, Zone: 1, ZoneCategory: "社会学"})}, clean: []edit{metrics(model.Metric{Year: 2023, ImpactFactor: 3, Zone: 1, ZoneCategory: "社会学"})}},
	{check: "metric-no-year", found: []edit{metrics(changed(func(m *model.Metric) { m.Year = 0 }))}, clean: []edit{metrics(year), metrics()}},
	{check: "metric-twice", found: []edit{metrics(year, changed(func(m *model.Metric) { m.ImpactFactor = 9 }))}, clean: []edit{metrics(year, changed(func(m *model.Metric) { m.Year, m.ImpactFactor = 2022, 9 }))}},
	{check: "metric-implausible", found: []edit{metrics(changed(func(m *model.Metric) { m.ImpactFactor = 0 })), metrics(changed(func(m *model.Metric) { m.ImpactFactor = 900 }))}, clean: []edit{metrics(changed(func(m *model.Metric) { m.ImpactFactor = 503.1 }))}},
	{check: "scope-missing", found: []edit{scopeOf("")}, clean: []edit{func(j *model.Journal) {
		j.Scope, j.ScopeZH = nil, model.Blocks("刊登国际冲突与安全方面的研究论文。")
	}}},
	{check: "scope-boilerplate", found: []edit{scopeOf("Information not localized"), scopeOf("Security."), scopeOf("A leading peer-reviewed open access journal with fast publication. Submit your paper.")},
		clean: []edit{scopeOf("This peer-reviewed open access journal publishes research on armed conflict, peacekeeping, conflict resolution, arms control and disarmament, defence policy, strategic culture and international institutions, in all regions of the world.")}},
	{check: "scope-markup", found: []edit{scopeOf("<p>It promotes research on conflict &amp; security.</p>")}, fix: "scope=It promotes research on conflict & security.", clean: []edit{scopeOf("It promotes R&D on conflict where a < b.")}},
	{check: "scope-language", found: []edit{scopeOf("本刊刊登国际冲突与安全方面的研究论文，欢迎讨论。")}, fix: "scope= | scope.zh=本刊刊登国际冲突与安全方面的研究论文，欢迎讨论。", clean: []edit{scopeOf("It promotes research on conflict and security in Asia.")}},
}

func TestJournalExamples(t *testing.T) {
	for _, e := range journalExamples {
		t.Run(e.check, func(t *testing.T) {
			judge := func(change edit) (*model.Journal, []Finding) {
				_, j := sound()
				change(j)
				return j, RunJournal(&Context{Journals: NewJournals(slices.Values(append(others(), j)))}, j)
			}
			for i, change := range e.found {
				j, found := judge(change)
				f := find(found, e.check)
				if f == nil {
					t.Errorf("example %d not found, but %v", i, codes(found))
					continue
				}
				if f.Message.ZH == "" || f.Message.EN == "" || strings.Contains(f.Message.EN+f.Message.ZH, "%!") || f.Of != model.AJournal || f.Record != j.ID || f.At.To > len(f.Value) {
					t.Errorf("example %d: %+v", i, f)
				}
				got := ""
				if f.Fix != nil {
					for k, x := range f.Fix.Edits {
						if k > 0 {
							got += " | "
						}
						got += x.Field + "=" + x.After
						field, err := model.JournalField(x.Field)
						if err != nil || field.Get(j) != x.Before || x.What != model.AJournal {
							t.Errorf("example %d: edit %+v, %v", i, x, err)
						}
					}
					if !f.Fix.Safe {
						got += " ?"
					}
				}
				if i == 0 && got != e.fix {
					t.Errorf("fix %q, want %q", got, e.fix)
				}
			}
			for i, change := range e.clean {
				if _, found := judge(change); find(found, e.check) != nil {
					t.Errorf("clean example %d found: %s", i, find(found, e.check).Message.EN)
				}
			}
		})
	}
}
