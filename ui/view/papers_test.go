//go:build cgo

package view

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"twinleaf/assets/words"
)

// TestArrangement: what is written is shown again, and nothing hides the title.
func TestArrangement(t *testing.T) {
	test.NewTempApp(t)
	w := words.For("en")
	p := NewPapers(w)
	p.Arrange(w, "")
	standard := p.Arrangement()
	for text, want := range map[string]string{
		"":                                standard,
		"nonsense":                        standard,
		"author=90":                       standard, // without the title it is none
		"title year=50 author=200":        "title year=50 author=200",
		"title year=1 year=70 if=99999":   "title year=40 if=900",
		"cited=60 title journal=x bogus=": "cited=60 title journal=118",
	} {
		p.Arrange(w, text)
		if got := p.Arrangement(); got != want {
			t.Errorf("%q shows %q, want %q", text, got, want)
		}
	}
	p.Arrange(w, "title year=50")
	p.Toggle(w, "year")
	p.Toggle(w, "author")
	if got := p.Arrangement(); got != "title author=118" {
		t.Errorf("toggled: %q", got)
	}
	if ids, _, shown := p.Choices(w); len(ids) != len(shown) || len(ids) != 6 {
		t.Errorf("choices %v %v", ids, shown)
	}
}
