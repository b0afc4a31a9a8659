package model

import (
	"errors"
	"testing"
)

// TestCheckField: the fields of the library that switch checks off, and what is none.
func TestCheckField(t *testing.T) {
	c, err := SwitchCheck("doi-shared", true)
	if err != nil || len(c.Edits) != 1 || c.Edits[0] != (Edit{What: ALibrary, Field: "check:doi-shared", After: CheckOff}) {
		t.Fatalf("%+v, %v", c, err)
	}
	if code, ok := CheckCode(c.Edits[0].Field); !ok || code != "doi-shared" {
		t.Errorf("%q, %v", code, ok)
	}
	back, err := SwitchCheck("doi-shared", false)
	if err != nil || back.Edits[0] != (Edit{What: ALibrary, Field: "check:doi-shared", Before: CheckOff}) {
		t.Errorf("%+v, %v", back, err)
	}
	for _, code := range []string{"", "DOI shared", "x:y", "ü"} {
		if _, err := SwitchCheck(code, true); !errors.Is(err, ErrValue) {
			t.Errorf("%q: %v", code, err)
		}
	}
	for _, field := range []string{"check:", "doi-shared", "search:doi-shared", "check:Ä"} {
		if code, ok := CheckCode(field); ok {
			t.Errorf("%q: %q", field, code)
		}
	}
}
