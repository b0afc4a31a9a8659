package cite

import (
	"strings"
	"testing"

	"twinleaf/model"
)

// example is one entry that a style must write to the letter. from names where
// the printed example stands (clause, section or page). derived marks entries
// built from a real publication and the style's stated rule, because no printed
// example of that kind could be had; from then names the rule.
type example struct {
	from    string
	derived bool
	item    Item
	o       Options
	want    string
}

// checkExamples compares and counts: a family needs twenty examples and every
// kind that the papers of a library have.
func checkExamples(t *testing.T, id string, list []example, least int, kinds ...Kind) {
	t.Helper()
	s, err := Parse(id)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[Kind]int{}
	sourced := 0
	for _, e := range list {
		seen[e.item.Kind]++
		if !e.derived {
			sourced++
		}
		if got := s.Entry(e.item, e.o).Plain(); got != e.want {
			t.Errorf("%s, %s:\n got %s\nwant %s", id, e.from, got, e.want)
		}
	}
	if len(list) < least {
		t.Errorf("%s: %d examples, want %d", id, len(list), least)
	}
	for _, k := range kinds {
		if seen[k] == 0 {
			t.Errorf("%s: no example of kind %d", id, k)
		}
	}
	t.Logf("%s: %d printed examples, %d derived", id, sourced, len(list)-sourced)
}

var everyKind = []Kind{Article, Book, Chapter, Thesis, Conference, Report, Web, News, Preprint, Patent}

// day reads a date of a test.
func day(s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// people reads names between semicolons as the library would.
func people(s string) []Name {
	var out []Name
	for n := range strings.SplitSeq(s, ";") {
		out = append(out, NameOf(model.Person{Name: strings.TrimSpace(n)}))
	}
	return out
}

// body is a group's name.
func body(s string) []Name { return []Name{{Literal: s}} }
