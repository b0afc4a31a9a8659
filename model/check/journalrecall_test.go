package check

import (
	"bufio"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"twinleaf/model"
)

// realJournals are the names of the corpus with their abbreviations (JabRef's
// lists), with metrics as corpus.py makes them: quartiles and zones that follow
// the impact factor.
func realJournals(t testing.TB, n int) (names, short []string, list []*model.Journal) {
	f, err := os.Open(shared(t, "data", "journals.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	g := rand.New(rand.NewPCG(7, 7))
	for s := bufio.NewScanner(f); s.Scan() && len(list) < n; {
		name, abbreviation, _ := strings.Cut(s.Text(), "\t")
		k := g.Float64()
		impact := 0.2 + 60*k*k*k*k*k*k
		m := model.Metric{Year: 2023, Source: "JCR", ImpactFactor: impact, JCR: "Q4", JCRCategory: "ONCOLOGY", Zone: 4, ZoneCategory: "医学"}
		for _, c := range []struct {
			above float64
			q     string
			z     int
		}{{1.2, "Q3", 4}, {2, "Q3", 3}, {3, "Q2", 3}, {5, "Q2", 2}, {6, "Q1", 2}, {10, "Q1", 1}} {
			if impact > c.above {
				m.JCR, m.Zone = c.q, c.z
			}
		}
		names, short = append(names, name), append(short, abbreviation)
		list = append(list, &model.Journal{ID: id(2, len(list)+1), Name: name, SourceID: string(rune('A'+len(list)%26)) + abbreviation + name, Metrics: []model.Metric{m},
			Scope: model.Blocks("It publishes original research and reviews in oncology, on the biology of tumours, their diagnosis and their treatment.")})
	}
	return names, short, list
}

// TestJournalDamage is TestDamage for journals.
func TestJournalDamage(t *testing.T) {
	names, short, list := realJournals(t, 4000)
	all := NewJournals(slices.Values(list))
	ctx := &Context{Journals: all}
	wrong := map[string]int{}
	for _, j := range list {
		for _, f := range RunJournal(ctx, j) {
			if wrong[f.Check]++; wrong[f.Check] <= 4 {
				t.Logf("as it is: %s: %s", f.Check, f.Message.EN)
			}
		}
	}
	total := 0
	for _, n := range wrong {
		total += n
	}
	t.Logf("%d journals as they are, 6 fields each: %v = %.2f %% of the fields", len(list), wrong, 100*float64(total)/float64(6*len(list)))
	if float64(total) > 0.005*float64(6*len(list)) {
		t.Error("too many findings on journals as they are")
	}
	for _, kind := range []struct {
		name, code string
		spoil      func(g *rand.Rand, i int, j *model.Journal) bool
	}{
		{"name in capitals", "journal-name-variant", func(g *rand.Rand, i int, j *model.Journal) bool {
			j.Name, j.ID = strings.ToUpper(j.Name), id(3, i)
			return true
		}},
		{"& for and", "journal-name-variant", func(g *rand.Rand, i int, j *model.Journal) bool {
			j.Name, j.ID = strings.Replace(j.Name, " and ", " & ", 1), id(3, i)
			return j.Name != names[i]
		}},
		{"The before it", "journal-name-variant", func(g *rand.Rand, i int, j *model.Journal) bool {
			j.Name, j.ID = "The "+j.Name, id(3, i)
			return true
		}},
		{"abbreviated", "journal-name-variant", func(g *rand.Rand, i int, j *model.Journal) bool {
			j.Name, j.ID = short[i], id(3, i)
			return strings.Contains(j.Name, ".") && j.Name != names[i] && len(nameWords(names[i])) == len(nameWords(short[i])) && len(nameWords(short[i])) > 1
		}},
		{"two names under an id", "journal-id-names", func(g *rand.Rand, i int, j *model.Journal) bool {
			j.Variants = []string{names[(i+1+g.IntN(3000))%len(names)]}
			return true
		}},
		{"id of another", "journal-id-shared", func(g *rand.Rand, i int, j *model.Journal) bool {
			j.SourceID = list[(i+1)%len(list)].SourceID
			return true
		}},
		{"ISSN digit wrong", "issn-syntax", func(g *rand.Rand, i int, j *model.Journal) bool {
			j.ISSN = []string{"1352-3261", "0031-9008", "13523260", "1352-326"}[g.IntN(4)]
			return true
		}},
		{"reference in the name", "journal-name-form", func(g *rand.Rand, i int, j *model.Journal) bool {
			j.Name += []string{" &amp; Letters", " <i>B</i>", "  Series", " fÃ¼r"}[g.IntN(4)]
			return true
		}},
		{"volume in the name", "journal-name-volume", func(g *rand.Rand, i int, j *model.Journal) bool {
			j.Name += []string{", Vol. 12", " Volume 3", " vol. 5, no. 2"}[g.IntN(3)]
			return true
		}},
		{"quartile at odds", "metric-quartile-odd", func(g *rand.Rand, i int, j *model.Journal) bool {
			j.Metrics = slices.Clone(j.Metrics)
			m := &j.Metrics[0]
			ok := m.ImpactFactor < 1 || m.ImpactFactor > 12
			if m.ImpactFactor < 1 {
				m.JCR = "Q1"
			} else {
				m.JCR = "Q4"
			}
			return ok
		}},
		{"zone at odds", "metric-zone-odd", func(g *rand.Rand, i int, j *model.Journal) bool {
			j.Metrics = slices.Clone(j.Metrics)
			m := &j.Metrics[0]
			ok := m.ImpactFactor < 1 || m.ImpactFactor > 15
			if m.ImpactFactor < 1 {
				m.Zone = 1
			} else {
				m.Zone = 4
			}
			return ok
		}},
		{"year of the metric lost", "metric-no-year", func(g *rand.Rand, i int, j *model.Journal) bool {
			j.Metrics = slices.Clone(j.Metrics)
			j.Metrics[0].Year = 0
			return true
		}},
		{"scope lost", "scope-missing", func(g *rand.Rand, i int, j *model.Journal) bool { j.Scope = nil; return true }},
		{"boilerplate scope", "scope-boilerplate", func(g *rand.Rand, i int, j *model.Journal) bool {
			j.Scope = model.Blocks([]string{"Information not localized", "No description available.", j.Name, "A peer-reviewed journal. Submit your paper now."}[g.IntN(4)])
			return true
		}},
	} {
		g := rand.New(rand.NewPCG(20260615, uint64(len(kind.name))))
		planted, found := 0, 0
		var missed []string
		for _, i := range g.Perm(len(list)) {
			if planted == 400 {
				break
			}
			j := *list[i]
			if find(RunJournal(ctx, &j), kind.code) != nil || !kind.spoil(g, i, &j) {
				continue
			}
			planted++
			if find(RunJournal(ctx, &j), kind.code) != nil {
				found++
			} else if len(missed) < 6 {
				missed = append(missed, names[i]+" / "+j.Name)
			}
		}
		recall := float64(found) / float64(max(planted, 1))
		t.Logf("%-40s %8d %8d %7.3f", kind.name, planted, found, recall)
		if recall < 0.97 || planted < 20 {
			t.Errorf("%s: %d of %d: %q", kind.name, found, planted, missed)
		}
	}
}
