package panel_test

import (
	"strings"
	"testing"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/ui/panel"
)

// TestAhead types in the list: the next row that begins so is found, by its title in both languages and in pinyin, or by its first author
// where the list is in that order.
func TestAhead(t *testing.T) {
	o := newOffice(t, 0)
	add := model.Change{Label: "change.new"}
	for _, p := range []struct{ zh, en, author string }{
		{"", "Attention is all you need", "Ashish Vaswani"},
		{"深度学习", "Deep learning", "Yann LeCun"},
		{"", "Deep residual learning", "Kaiming He"},
		{"多边主义", "“Multilateralism”: a history", "李明"},
		{"", "A mind at play", "Deborah Soni"},
	} {
		add.Papers = append(add.Papers, model.Paper{ID: model.NewID(), Title: model.Text{ZH: p.zh, EN: p.en}, Authors: []model.Person{{Name: p.author}}})
	}
	if _, err := o.lib.Apply(t.Context(), add); err != nil {
		t.Fatal(err)
	}
	title := func(row int) (s string) {
		if row < 0 {
			return "none"
		}
		o.do(func() {
			if r, ok := o.desk.List.Row(row); ok {
				s = r.EN
			}
		})
		return s
	}
	find := func(typed string) string {
		row := -2
		o.do(func() {
			o.desk.Ahead.Find(typed, func(at int) {
				row = at
				if at >= 0 {
					o.desk.List.Select(at)
				}
			})
		})
		return title(row)
	}
	sort := func(key query.SortKey) {
		o.do(func() { o.desk.Search.Sort(query.Sort{Key: key}) })
		o.do(func() { o.desk.List.Select(0) })
	}
	sort(query.ByTitleEn) // A mind, Attention, Deep learning, Deep residual, Multilateralism
	for _, step := range [][2]string{
		{"d", "Deep learning"}, {"de", "Deep learning"}, {"deep r", "Deep residual learning"},
		{"a", "A mind at play"}, {"a", "Attention is all you need"}, {"aa", "A mind at play"}, // on, and from the top
		{"深", "Deep learning"}, {"duobian", "“Multilateralism”: a history"}, {"sdxx", "Deep learning"}, {"multi", "“Multilateralism”: a history"},
		{"deeq", "none"},
	} {
		if got := find(step[0]); got != step[1] {
			t.Errorf("%q: %q, want %q", step[0], got, step[1])
		}
	}
	sort(query.ByAuthor)
	for _, step := range [][2]string{{"lecun", "Deep learning"}, {"liming", "“Multilateralism”: a history"}, {"deep", "none"}} {
		if got := find(step[0]); got != step[1] {
			t.Errorf("by author, %q: %q, want %q", step[0], got, step[1])
		}
	}
}

// TestAheadJournals types in the list of journals: each letter again goes to the next that begins so, round the list.
func TestAheadJournals(t *testing.T) {
	o := newOffice(t, 300)
	j := o.desk.Journals
	o.do(func() { j.Open() })
	o.do(func() { j.Sort(panel.JournalSort{Column: "journal"}) })
	o.do(func() {
		j.Select(0)
		want := strings.ToLower(string([]rune(j.Line(j.Count() - 1).Name)[:1]))
		seen := map[int]bool{}
		for at := j.Ahead(want); !seen[at]; at = j.Ahead(want + want) {
			if at < 0 || !strings.HasPrefix(strings.ToLower(j.Line(at).Name), want) && !strings.HasPrefix(strings.ToLower(j.Line(at).Other), want) {
				t.Fatalf("%q: row %d", want, at)
			}
			seen[at] = true
			j.Select(at)
		}
		if !seen[j.Count()-1] {
			t.Errorf("%q goes round %d rows, without the last", want, len(seen))
		}
		if at := j.Ahead("no such journal"); at != -1 {
			t.Errorf("row %d", at)
		}
	})
}
