package journal_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"twinleaf/model"
	"twinleaf/model/journal"
)

// TestFind: journals that are one by ISSN, id or name stand together, the surest first; those that share an ISSN that is none, or an
// abbreviation, do not.
func TestFind(t *testing.T) {
	list := []model.Journal{
		{Name: "Nature", ISSN: "0000-0000"},
		{Name: "Science", ISSN: "0000-0000", Variants: []string{"Sci"}},
		{Name: "Scientometrics", Variants: []string{"Sci"}},
		{Name: "The Journal of Physics & Chemistry"},
		{Name: "Journal of Physics and Chemistry"},
		{Name: "PRL", Variants: []string{"Physical Review Letters"}},
		{Name: "Physical review letters"},
		{Name: "Cell", SourceID: "7", NameZH: "細胞"},
		{Name: "Zelle", SourceID: "8", NameZH: "细胞"},
		{Name: "Cellula", SourceID: "7"},
		{Name: "Chaos", ISSN: "1054-1500"},
		{Name: "Chaos: An Interdisciplinary Journal", EISSN: "10541500"},
	}
	for i := range list {
		list[i].ID = model.ID{byte(i + 1)}
	}
	groups, err := journal.Find(t.Context(), list)
	if err != nil {
		t.Fatal(err)
	}
	want := []journal.Group{
		{Journals: []int{10, 11}, Reasons: []journal.Reason{journal.SameISSN}},
		{Journals: []int{7, 8, 9}, Reasons: []journal.Reason{journal.SameID, journal.SameName}},
		{Journals: []int{5, 6}, Reasons: []journal.Reason{journal.KnownName}},
		{Journals: []int{3, 4}, Reasons: []journal.Reason{journal.LikeName}},
	}
	if !slices.EqualFunc(groups, want, func(a, b journal.Group) bool {
		return slices.Equal(a.Journals, b.Journals) && slices.Equal(a.Reasons, b.Reasons)
	}) {
		t.Errorf("got  %v\nwant %v", groups, want)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := journal.Find(ctx, list); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestApart: journals that someone said are different are in no group together, by whatever else they are joined.
func TestApart(t *testing.T) {
	list := []model.Journal{{Name: "Cell", ISSN: "1054-1500"}, {Name: "Cell", ISSN: "1054-1500"}, {Name: "The Cell", ISSN: "1054-1500"}}
	for i := range list {
		list[i].ID = model.ID{byte(3 - i)} // the later in the list is the earlier by ID
	}
	field, err := model.JournalField(model.FieldDistinct)
	if err != nil {
		t.Fatal(err)
	}
	part := func(of ...int) (n int) {
		t.Helper()
		var some []model.Journal
		for _, i := range of {
			some = append(some, list[i])
		}
		edits := journal.Apart(some)
		for _, e := range edits {
			i := slices.IndexFunc(list, func(j model.Journal) bool { return j.ID == e.Record })
			if err := field.Set(&list[i], e.After); err != nil {
				t.Fatal(err)
			}
		}
		return len(edits)
	}
	groups := func() (out [][]int) {
		t.Helper()
		list, err := journal.Find(t.Context(), list)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range list {
			out = append(out, g.Journals)
		}
		return out
	}
	if g := groups(); len(g) != 1 || len(g[0]) != 3 {
		t.Fatalf("at first %v", g)
	}
	if part(0, 2) != 1 || part(2, 0) != 0 {
		t.Error("not one edit, or one more for what is known")
	}
	if g := groups(); len(g) != 1 || !slices.Equal(g[0], []int{0, 1}) {
		t.Errorf("two of them apart: %v", g)
	}
	part(0, 1, 2)
	if g := groups(); len(g) != 0 {
		t.Errorf("all apart: %v", g)
	}
}

// BenchmarkFind groups 50,000 journals with names of three to six words.
func BenchmarkFind(b *testing.B) {
	words := []string{"Journal", "Physics", "Chemistry", "Applied", "Letters", "Review", "Annals", "Social", "Materials", "Security", "Policy", "Asian", "European", "Mathematics"}
	list := make([]model.Journal, 50_000)
	for i := range list {
		n := i
		name := fmt.Sprintf("%s of", words[n%len(words)])
		for range 3 + i%3 {
			n /= len(words)
			name += " " + words[(n+i)%len(words)]
		}
		list[i] = model.Journal{ID: model.NewID(), Name: fmt.Sprintf("%s %d", name, i), ISSN: fmt.Sprintf("%08d", i)}
	}
	for b.Loop() {
		if _, err := journal.Find(b.Context(), list); err != nil {
			b.Fatal(err)
		}
	}
}
