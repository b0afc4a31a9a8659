//go:build cgo

package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"twinleaf/model/query"
)

// TestOrderKept holds that the order of the list is remembered, both keys of it, and that one that is not known is the standard.
func TestOrderKept(t *testing.T) {
	s := settings{test.NewTempApp(t).Preferences()}
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

// TestPlaces keeps how far papers were read, the last ones only.
func TestPlaces(t *testing.T) {
	s := settings{test.NewTempApp(t).Preferences()}
	s.setPlace("a", 0.25)
	s.setPlace("b", 0.5)
	if s.place("a") != 0.25 || s.place("b") != 0.5 || s.place("c") != 0 {
		t.Errorf("a at %v, b at %v, c at %v", s.place("a"), s.place("b"), s.place("c"))
	}
	s.setPlace("a", 0) // back at its top: nothing to keep
	if s.place("a") != 0 || strings.Contains(s.p.String("reading.places"), "a ") {
		t.Errorf("kept %q", s.p.String("reading.places"))
	}
	for i := range maxPlaces {
		s.setPlace(fmt.Sprint("paper", i), 1)
	}
	if s.place("b") != 0 || s.place("paper0") != 1 {
		t.Errorf("b at %v, paper0 at %v after %d others", s.place("b"), s.place("paper0"), maxPlaces)
	}
	s.p.SetString("reading.places", "d NaN\ne 7\nf x")
	for _, id := range []string{"d", "e", "f"} {
		if s.place(id) != 0 {
			t.Errorf("%s at %v", id, s.place(id))
		}
	}
}
