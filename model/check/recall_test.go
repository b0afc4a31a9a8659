package check

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"twinleaf/model"
)

// What "undamaged" means here. A field is judged as corpus.py wrote it, if it
// holds anything. It is undamaged unless dirty says that corpus.py or its
// sources wrote dirt into it: volumes with an issue and pages "0", which the
// script plants itself; TeX and odd marks of arXiv's titles, abstracts, people
// and DOIs; half-width punctuation and stray blanks of the Chinese titles;
// marks without their pair where the script joined two halves of titles; open
// access without a link, which the script gives a third of all records; dates
// of first submission beside DOIs of a printed year. dirty knows nothing of the
// checks: it is a list of plain patterns. That a Chinese title stands beside
// the English title of another paper is true of every record of the corpus, so
// title-translation is counted by itself, and so is what two records share.
var dirty = map[string]func(m made) bool{
	"title.zh": func(m made) bool {
		s := m.paper.Title.ZH
		return matches(`\p{Han}[,:;!?] ?[\p{Han}“《（]|[”》）][,:;!?]|\p{Han}[?!]$|\([\p{Han}、]+\)|[、，：；。？！] | [、，：；。？！]|^ | $|  |^[^\p{Han}]+$|\p{Co}|^版权声明$`, s) ||
			odd(s, "(（[", ")）]") || odd(s, "《", "》") || odd(s, "“", "”") || strings.Count(s, `"`)%2 == 1 || matches(`[：；，、—][  ]*$|[A-Za-z]+(?: [A-Za-z]+){4}`, s) || matches(`\p{Han} \p{Han}`, s)
	},
	"title.en": func(m made) bool {
		s := m.paper.Title.EN
		return matches("[$\\\\^{}`\\x7f<]|&#|&\\w+;|\\.$|  | [,;] |(?i)^(erratum|errata|corrigendum|addendum|retracted|correction:|correction to)|(?i)\\bvol\\. ?\\d", s) || odd(s, "([", ")]") || strings.Count(s, `"`)%2 == 1 || matches(`-$`, s)
	},
	"abstract.en": func(m made) bool {
		s := m.paper.Abstract.EN
		return matches("[$\\\\^{}`\\x{7f}-\\x{9f}]|_\\{|&#|&\\w+;|<(br|i|p|cite)>|(?i)\\bkey ?-?words?\\b|(?i)index terms|withdrawn|^\\W*(?i)(abstract|summary)\\b|(?i)copyright|©|\\(c\\)|(?i)rights reserved", s) ||
			len(s) < 60 || matches(`\.\.\.\W*$`, s)
	},
	"abstract.zh": func(m made) bool {
		s := m.paper.Abstract.ZH
		return matches(`^\s|\s$|\s\s|\x{3000}|\p{Co}|关键词|关键字|\p{Han}[,:;!?.]`, s) || !matches(`[.。．!！?？)）”"]$`, s) || len(s) < 80 || utf8.RuneCountInString(s)/2 > hans(s)
	},
	"authors": func(m made) bool {
		s := model.JoinPeople(m.paper.Authors)
		return matches(`[0-9\\{}*/&]|(?i)\band\b|(?i)\b(dr|prof|ph|member|ieee|university|institute|ecole|department)\b|  |\x{a0}|(^|; )\W?(;|$)|(^|; )[^\W\d_][^ ;]*; [^ ;]+(;|$)|(^|; )[a-z]+ [a-z. ]+(;|$)|\pL\. \pL\. \pL{3,} \pL\. |; Jr|; jr`, s) || repeated(m.paper.Authors)
	},
	"volume": func(m made) bool { return strings.Contains(m.paper.Volume, " ") },
	"issue":  func(m made) bool { return false },
	"pages":  func(m made) bool { return m.paper.Pages == "0" },
	"doi":    func(m made) bool { return !matches(`^10\.\d{4,9}/[^\s,;"]*[^\s,;".]$`, m.paper.DOI) },
	"list_url": func(m made) bool {
		return !matches(`^https://doi\.org/10\.\d{4,9}/[^\s,;"]*[^\s,;".]$`, m.paper.ListURL)
	},
	"published": func(m made) bool {
		y := 0
		if _, suffix, ok := strings.Cut(m.paper.DOI, "/"); ok {
			for _, s := range years.FindAllString(suffix, -1) {
				if n, _ := strconv.Atoi(s); n != m.paper.Year() {
					y = n
				}
			}
		}
		return y != 0
	},
	"open_access": func(m made) bool { return m.paper.OpenAccess == model.Yes && m.paper.PDF == "" },
}

var years = regexp.MustCompile(`(19|20)\d\d`)

// patterns are compiled once a run of the tests.
var patterns = map[string]*regexp.Regexp{}

func matches(pattern, s string) bool {
	re := patterns[pattern]
	if re == nil {
		re = regexp.MustCompile(pattern)
		patterns[pattern] = re
	}
	return re.MatchString(s)
}

func odd(s, open, shut string) bool {
	depth := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune(open, r):
			depth++
		case strings.ContainsRune(shut, r):
			if depth--; depth < 0 {
				return true
			}
		}
	}
	return depth != 0
}

func repeated(list []model.Person) bool {
	for i := range list {
		for j := range i {
			if strings.EqualFold(list[i].Name, list[j].Name) {
				return true
			}
		}
	}
	return false
}

// apart are findings that are true of the corpus as it is made.
var apart = []string{"title-translation", "abstract-shared", "doi-shared"}

// row is one line of the table.
type row struct {
	name           string
	planted, found int
	strange        int // new findings on fields that were left alone
}

func (r row) recall() float64 { return float64(r.found) / float64(max(r.planted, 1)) }

type figures struct {
	rows          []row
	fields, clean int // fields with a value; and those of them without dirt
	dirt          int // fields that dirty names
	raw, falseOn  int // findings on any field; on clean ones
	papers, bad   int // papers, and those with a finding on a clean field
	byCheck       map[string]int
	apart         map[string]int
	samples       []string
}

// measure plants every kind into up to per records and judges the whole
// corpus as it is.
func measure(t testing.TB, n, per int, seed uint64) figures {
	all := corpus(t, n)
	papers := NewTally()
	for _, m := range all {
		papers.Add(m.paper)
	}
	f := figures{byCheck: map[string]int{}, apart: map[string]int{}}
	ctx := &Context{Papers: papers, Today: today}
	before := make([][]Finding, len(all))
	for i, m := range all {
		ctx.Journal, ctx.Papers = m.journal, papers
		before[i] = Run(ctx, m.paper)
		f.papers++
		clean := map[string]bool{}
		for _, field := range model.PaperFields {
			if field.Get(m.paper) == "" {
				continue
			}
			f.fields++
			if is := dirty[field.Name]; is != nil && is(m) {
				f.dirt++
				continue
			}
			f.clean++
			clean[field.Name] = true
		}
		wrong := false
		for _, x := range before[i] {
			if slices.Contains(apart, x.Check) {
				f.apart[x.Check]++
				continue
			}
			f.raw++
			if clean[x.Field] {
				f.falseOn++
				f.byCheck[x.Check]++
				wrong = true
				if f.byCheck[x.Check] <= 3 {
					f.samples = append(f.samples, x.Check+": "+x.Message.EN+" | "+short(x.Value))
				}
			}
		}
		if wrong {
			f.bad++
		}
	}
	for k, kind := range kinds {
		g := &garden{Rand: rand.New(rand.NewPCG(seed, uint64(k))), all: all}
		r := row{name: kind.name}
		for _, i := range g.Perm(len(all)) {
			if r.planted == per {
				break
			}
			if slices.ContainsFunc(before[i], func(x Finding) bool { return slices.Contains(kind.codes, x.Check) }) && kind.codes[0] != "open-access-no-link" {
				continue // it is so already
			}
			p := *all[i].paper
			g.journal, g.papers = all[i].journal, papers
			if !kind.plant(g, &p) {
				continue
			}
			r.planted++
			ctx.Journal, ctx.Papers = g.journal, g.papers
			hit := false
			for _, x := range Run(ctx, &p) {
				if slices.Contains(kind.codes, x.Check) && slices.Contains(kind.fields, x.Field) {
					hit = true
				} else if !slices.Contains(kind.fields, x.Field) && !slices.Contains(apart, x.Check) &&
					!slices.ContainsFunc(before[i], func(y Finding) bool { return y.Check == x.Check && y.Field == x.Field }) {
					r.strange++
					if r.strange <= 2 {
						f.samples = append(f.samples, kind.name+" -> "+x.Check+": "+x.Message.EN)
					}
				}
			}
			if hit {
				r.found++
			} else if r.planted-r.found <= 3 {
				field, _ := model.PaperField(kind.fields[0])
				f.samples = append(f.samples, "missed "+kind.name+": "+strconv.Quote(cutTo(field.Get(&p), 160)))
			}
		}
		f.rows = append(f.rows, r)
	}
	return f
}

func cutTo(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n/2]) + "…" + string(r[len(r)-n/2:])
	}
	return s
}

// table is the measurement as text.
func (f figures) table(n int, seed uint64) string {
	var b strings.Builder
	fmt.Fprintf(&b, "corpus.py %d and %d from 65882, seed %d\n%-40s %8s %8s %7s %s\n", n/2, n/2, seed, "kind of damage", "planted", "found", "recall", "strange findings")
	planted, found, strange := 0, 0, 0
	for _, r := range f.rows {
		fmt.Fprintf(&b, "%-40s %8d %8d %7.3f %d\n", r.name, r.planted, r.found, r.recall(), r.strange)
		planted, found, strange = planted+r.planted, found+r.found, strange+r.strange
	}
	fmt.Fprintf(&b, "%-40s %8d %8d %7.4f %d\n\n", strconv.Itoa(len(f.rows))+" kinds", planted, found, float64(found)/float64(planted), strange)
	fmt.Fprintf(&b, "%d papers, %d fields with a value, %d of them with the corpus's own dirt\n", f.papers, f.fields, f.dirt)
	fmt.Fprintf(&b, "findings on undamaged fields: %d of %d = %.3f %% (papers: %d = %.2f %%)\n", f.falseOn, f.clean, 100*f.falseRate(), f.bad, 100*float64(f.bad)/float64(f.papers))
	fmt.Fprintf(&b, "  by check: %v\n", f.byCheck)
	fmt.Fprintf(&b, "findings on all fields, dirt included: %d of %d = %.2f %%\n", f.raw, f.fields, 100*float64(f.raw)/float64(f.fields))
	fmt.Fprintf(&b, "true of the corpus as it is made, counted apart: %v\n", f.apart)
	return b.String()
}

func (f figures) falseRate() float64 { return float64(f.falseOn) / float64(f.clean) }

// TestDamage holds recall and false findings to the figures that the checks
// promise: 0.97 of every kind, and findings on 0.5 % of undamaged fields.
func TestDamage(t *testing.T) {
	const n, per, seed = 2400, 100, 20260615
	f := measure(t, n, per, seed)
	t.Log("\n" + f.table(n, seed))
	for _, s := range f.samples {
		t.Log(s)
	}
	if len(f.rows) < 40 {
		t.Errorf("%d kinds, want 40", len(f.rows))
	}
	for _, r := range f.rows {
		if r.planted < 20 {
			t.Errorf("%s: planted %d times only", r.name, r.planted)
		}
		if r.recall() < 0.97 {
			t.Errorf("%s: %d of %d found", r.name, r.found, r.planted)
		}
	}
	if f.falseRate() > 0.005 {
		t.Errorf("findings on %.2f %% of undamaged fields", 100*f.falseRate())
	}
}

// BenchmarkDamage is TestDamage at a larger size, for the record.
func BenchmarkDamage(b *testing.B) {
	const n, per, seed = 40000, 1000, 1
	for b.Loop() {
		f := measure(b, n, per, seed)
		fmt.Print("\n" + f.table(n, seed))
		least := 1.0
		for _, r := range f.rows {
			least = min(least, r.recall())
		}
		b.ReportMetric(least, "least-recall")
		b.ReportMetric(100*f.falseRate(), "%false")
	}
}
