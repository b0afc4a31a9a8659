package duplicate

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"twinleaf/model"
)

func paper(doi, en, zh, authors, volume, pages string, year int16) model.Paper {
	return model.Paper{ID: model.NewID(), DOI: doi, Title: model.Text{EN: en, ZH: zh}, Authors: model.SplitPeople(authors), Volume: volume, Pages: pages,
		Published: model.Date{Year: year}, Added: time.Unix(1_700_000_000, 0)}
}

func TestScore(t *testing.T) {
	const en, zh = "Authoritarian multilateralism in the global cyber regime complex", "全球网络体制综合体中的威权多边主义"
	base := paper("10.1/a", en, zh, "Mark Raymond; Justin Sherman", "44", "1-20", 2023)
	journal := model.NewID()
	for _, c := range []struct {
		name string
		a, b model.Paper
		twin bool
	}{
		{"same DOI", base, paper("10.1/A", en, "", "", "", "", 0), true},
		{"same DOI on other papers", base, paper("10.1/a", "Growth of thin films", "薄膜的生长", "Li Wei", "3", "9", 1999), false},
		{"capitals, no DOI", base, paper("", strings.ToUpper(en), "", "Raymond, M.; Sherman, J.", "", "", 2023), true},
		{"cut", base, paper("", "Authoritarian multilateralism in the global cyb…", "", "Mark Raymond", "44", "1", 2023), true},
		{"people dropped", base, paper("", en, zh, "Mark Raymond", "44", "1-20", 2023), true},
		{"traditional script", base, paper("", "", "全球網絡體制綜合體中的威權多邊主義", "Mark Raymond; Justin Sherman", "", "", 2023), true},
		{"two DOIs", base, paper("10.1/b", en, zh, "Mark Raymond; Justin Sherman", "44", "1-20", 2023), false},
		{"a title like any other", paper("", "Introduction to the special issue", "", "A Bell", "1", "1", 2020), paper("", "Introduction to the special issue", "", "C Diaz", "2", "1", 2020), false},
		{"Chinese against English", inJournal(paper("", "", "中国主要粮食作物肥料利用率", "张福锁; 王激清", "45", "915-924", 2008), journal),
			inJournal(paper("", "Nutrient use efficiencies of major cereal crops in China", "", "Zhang Fusuo; Wang Jiqing", "45", "915", 2008), journal), true},
		{"the same page of another year", inJournal(paper("", "", "中国主要粮食作物肥料利用率", "张福锁", "45", "915", 2008), journal),
			inJournal(paper("", "Something else", "", "Bell, Ann", "46", "915", 2009), journal), false},
	} {
		a, b := signatureOf(&c.a), signatureOf(&c.b)
		if s, why := score(&a, &b); s >= Least != c.twin {
			t.Errorf("%s: %.2f %v", c.name, s, why)
		}
	}
}

func inJournal(p model.Paper, j model.ID) model.Paper {
	p.Journal = j
	return p
}

func TestMerge(t *testing.T) {
	a := paper("", "A title", "", "Mark Raymond", "", "", 2020)
	b := paper("10.1/x", "A longer title", "题名", "Mark Raymond; Justin Sherman", "4", "", 2020)
	a.Tags, b.Tags, a.Note, b.Note, b.Rating, b.Read = []string{"x"}, []string{"y", "x"}, "mine", "theirs", 4, true
	a.Corrected = []string{"title.en"}
	b.Merged = []model.ID{model.NewID()}
	edits := Merge([]model.Paper{a, b}, 0)
	now := a
	for _, e := range edits {
		if e.Record == a.ID {
			f, err := model.PaperField(e.Field)
			if err != nil || f.Get(&now) != e.Before || f.Set(&now, e.After) != nil {
				t.Fatalf("%+v: %v", e, err)
			}
		}
	}
	want := a
	want.DOI, want.Title.ZH, want.Authors, want.Volume = b.DOI, b.Title.ZH, b.Authors, "4"
	want.Tags, want.Note, want.Rating, want.Read, want.Merged = []string{"x", "y"}, "mine\n\ntheirs", 4, true, []model.ID{b.ID, b.Merged[0]}
	if !reflect.DeepEqual(now, want) {
		t.Errorf("got  %+v\nwant %+v", now, want)
	}
	if last := edits[len(edits)-1]; last.Record != b.ID || last.Field != model.FieldPresent || last.After != "" {
		t.Errorf("the other stays: %+v", last)
	}
	for rule, want := range map[Rule]int{Fullest: 1, Corrected: 0} {
		if got := Keeper(rule, []model.Paper{a, b}); got != want {
			t.Errorf("%s keeps %d", rule, got)
		}
	}
}

func TestApart(t *testing.T) {
	list := []model.Paper{paper("10.1/a", "One title of them", "", "", "", "", 0), paper("10.1/a", "One title of them", "", "", "", "", 0), paper("10.1/a", "One title of them", "", "", "", "", 0)}
	groups := func() (out []int) {
		var f Finder
		f.Add(list)
		g, err := f.Find(t.Context(), Least, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range g {
			out = append(out, len(x.Papers))
		}
		return out
	}
	if got := groups(); !slices.Equal(got, []int{3}) {
		t.Errorf("%v", got)
	}
	for _, e := range Apart(list[:2]) {
		f, _ := model.PaperField(e.Field)
		if err := f.Set(&list[0], e.After); err != nil {
			t.Fatal(err)
		}
	}
	if got := groups(); !slices.Equal(got, []int{2}) { // the third joins one of them
		t.Errorf("after being told: %v", got)
	}
}

// damage are the ways in which a twin differs from its original.
var damage = []struct {
	name string
	do   func(r *rand.Rand, p *model.Paper) bool // false: not with this paper
}{
	{"capitals, DOI missing", func(_ *rand.Rand, p *model.Paper) bool {
		p.Title.EN, p.DOI = strings.ToUpper(p.Title.EN), ""
		return true
	}},
	{"title cut", func(r *rand.Rand, p *model.Paper) bool {
		p.DOI, p.Title.ZH = "", ""
		n := len(p.Title.EN) * (60 + r.IntN(30)) / 100
		for !utf8.RuneStart(p.Title.EN[n]) {
			n--
		}
		p.Title.EN = p.Title.EN[:n] + "…"
		return len(strings.Fields(p.Title.EN)) > 5
	}},
	{"people dropped", func(r *rand.Rand, p *model.Paper) bool {
		p.DOI = ""
		if len(p.Authors) < 2 {
			return false
		}
		p.Authors = p.Authors[:1+r.IntN(len(p.Authors)-1)]
		return true
	}},
	{"nobody, DOI missing", func(_ *rand.Rand, p *model.Paper) bool { p.DOI, p.Authors = "", nil; return true }},
	{"names inverted", func(_ *rand.Rand, p *model.Paper) bool {
		p.DOI = ""
		p.Authors = slices.Clone(p.Authors)
		for i, a := range p.Authors {
			if f, g := a.Split(); g != "" && !a.Han() {
				p.Authors[i].Name = f + ", " + g[:1] + "."
			}
		}
		return true
	}},
	{"Chinese only", func(_ *rand.Rand, p *model.Paper) bool {
		p.DOI, p.Title.EN = "", ""
		return p.Title.ZH != ""
	}},
	{"English only", func(_ *rand.Rand, p *model.Paper) bool { p.DOI, p.Title.ZH = "", ""; return true }},
	{"a letter wrong", func(r *rand.Rand, p *model.Paper) bool {
		p.DOI = ""
		w := strings.Fields(p.Title.EN)
		if len(w) < 5 {
			return false
		}
		i := r.IntN(len(w))
		w[i] += "x"
		p.Title.EN = strings.Join(w, " ")
		return true
	}},
	{"DOI only", func(_ *rand.Rand, p *model.Paper) bool {
		p.Title.ZH, p.Authors, p.Volume, p.Pages, p.Published = "", nil, "", "", model.Date{}
		return p.DOI != ""
	}},
	{bothWays, func(_ *rand.Rand, p *model.Paper) bool {
		p.DOI, p.Title.EN = "", ""
		return p.Title.ZH != "" && !p.Journal.IsZero() && p.Pages != "" && p.Volume != ""
	}},
	{"year off by one", func(_ *rand.Rand, p *model.Paper) bool { p.DOI = ""; p.Published.Year++; return p.Published.Year > 1 }},
}

// bothWays: the original keeps its English title only, the twin its Chinese one.
const bothWays = "Chinese against English"

// plant gives the papers twins; twins holds the original of each. A paper in two languages that lost one title each (Chinese against English)
// is among them.
func plant(r *rand.Rand, papers []model.Paper, share int) (all []model.Paper, twins map[model.ID]model.ID, kind map[model.ID]string) {
	twins, kind = map[model.ID]model.ID{}, map[model.ID]string{}
	for i := range papers {
		all = append(all, papers[i])
		if r.IntN(100) >= share {
			continue
		}
		d := damage[r.IntN(len(damage))]
		p := papers[i]
		if p.Title.EN == "" || !d.do(r, &p) {
			continue
		}
		p.ID = model.NewID()
		if d.name == bothWays {
			all[len(all)-1].Title.ZH = ""
		}
		all, twins[p.ID], kind[p.ID] = append(all, p), papers[i].ID, d.name
	}
	return all, twins, kind
}

// judge finds duplicates and returns recall by kind and the precision.
func judge(t testing.TB, all []model.Paper, twins map[model.ID]model.ID, kind map[model.ID]string) (recall map[string][2]int, right, wrong int, examples []string) {
	var f Finder
	f.Add(all)
	groups, err := f.Find(t.Context(), Least, nil)
	if err != nil {
		t.Fatal(err)
	}
	byID := map[model.ID]*model.Paper{}
	for i := range all {
		byID[all[i].ID] = &all[i]
	}
	at := map[model.ID]int{}
	for n, g := range groups {
		for _, id := range g.Papers {
			at[id] = n + 1
		}
		for i, id := range g.Papers[1:] {
			origin := func(id model.ID) model.ID {
				if o, ok := twins[id]; ok {
					return o
				}
				return id
			}
			if origin(id) == origin(g.Papers[0]) || i > 0 && origin(id) == origin(g.Papers[i]) {
				right++
				continue
			}
			if wrong++; len(examples) < 5 {
				a, b := byID[g.Papers[0]], byID[id]
				examples = append(examples, fmt.Sprintf("%.2f %v\n  %s %+v %s %s %s\n  %s %+v %s %s %s", g.Score, g.Reasons, a.DOI, a.Title, model.JoinPeople(a.Authors), a.Published, a.Pages, b.DOI, b.Title, model.JoinPeople(b.Authors), b.Published, b.Pages))
			}
		}
	}
	recall = map[string][2]int{}
	for twin, original := range twins {
		c := recall[kind[twin]]
		if c[1]++; at[twin] > 0 && at[twin] == at[original] {
			c[0]++
		}
		recall[kind[twin]] = c
	}
	return recall, right, wrong, examples
}
