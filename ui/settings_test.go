//go:build cgo

package ui

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"twinleaf/model/query"
)

// TestOrderKept holds that the order of the list is remembered, both keys of it, and that one that is not known is the standard.
func TestOrderKept(t *testing.T) {
	app := test.NewApp()
	defer app.Quit()
	s := settings{app.Preferences()}
	if by := s.order(); by != (query.Sort{}) {
		t.Errorf("the first order is %q", by)
	}
	by, err := query.ParseSort("-year,author")
	if err != nil {
		t.Fatal(err)
	}
	if s.setOrder(by); s.order() != by {
		t.Errorf("the order kept is %q, want %q", s.order(), by)
	}
	s.p.SetString("order", "by the moon")
	if by := s.order(); by != (query.Sort{}) {
		t.Errorf("an order that is not known is %q", by)
	}
}
