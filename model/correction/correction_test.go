package correction_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"twinleaf/model"
	"twinleaf/model/correction"
)

func TestOf(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 5, d, 0, 0, 0, 0, time.UTC) }
	edit := func(field, before, after string) []model.Edit {
		return []model.Edit{{Field: field, Before: before, After: after}}
	}
	history := []correction.Step{ // newest first
		{Who: "c", When: day(9), Hand: true, Dead: true, Edits: edit("volume", "78", "79")}, // taken back
		{Who: "b", When: day(8), Hand: true, Why: "typo", Edits: edit("volume", "77", "78")},
		{Who: "m", When: day(7), Edits: edit("issue", "", "4")}, // an import
		{Who: "a", When: day(6), Hand: true, Edits: edit("volume", "77 4", "77")},
	}
	now := map[string]string{"volume": "78", "issue": "4"}
	got := correction.Of([]string{"issue", "volume"}, history, func(f string) string { return now[f] })
	if len(got) != 1 {
		t.Fatalf("corrections: %+v, want the volume's only", got)
	}
	want := correction.Correction{Field: "volume", Before: "77 4", After: "78", Who: "b", When: day(8), Why: "typo"}
	if got[0] != want {
		t.Errorf("got %+v, want %+v", got[0], want)
	}
}

func TestDecide(t *testing.T) {
	f, err := model.PaperField("doi")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		before, after, now string
		hand               bool
		want               correction.Verdict
	}{
		{"10.1/a", "10.1/b", "10.1/a", false, correction.Take},
		{"10.1/a", "10.1/b", "", false, correction.Take},
		{"10.1/a", "10.1/b", "10.1/b", true, correction.Same},
		{"10.1/a", "10.1/b", "10.1/c", false, correction.Conflict},
		{"10.1/a", "10.1/b", "10.1/a", true, correction.Conflict}, // set to that here by hand
		{"10.1/a", "", "10.1/a", false, correction.Take},
		{"10.1/a", "", "", true, correction.Same},
		{"10.1/a", "nonsense", "10.1/a", false, correction.Refused},
	} {
		got, err := correction.Decide(&correction.Correction{Before: c.before, After: c.after}, c.now, c.hand, f.Clean)
		if got != c.want || (err != nil) != (got == correction.Refused) {
			t.Errorf("%+v: %s, %v", c, got, err)
		}
	}
}

func TestReadWhatWasWritten(t *testing.T) {
	want := []correction.Correction{
		{Kind: correction.Paper, DOI: "10.1/a", Title: "A <b> & “c”", Field: "title.zh", Before: "", After: "多边\n主义", Who: "a", When: time.Date(2026, 5, 1, 8, 0, 0, 0, time.UTC), Why: "read it"},
		{Kind: correction.Journal, ISSN: "1352-3260", Name: "CSP", Field: "publisher", Before: "x", After: "y", When: time.Date(2026, 5, 1, 8, 0, 0, 0, time.UTC)},
	}
	var file []byte
	for _, c := range want {
		var err error
		if file, err = correction.Append(file, c); err != nil {
			t.Fatal(err)
		}
	}
	var got []correction.Correction
	for c, err := range correction.Read(strings.NewReader("\uFEFF" + string(file) + "\n\n")) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, c)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestLinesThatAreNoCorrections(t *testing.T) {
	file := `{"kind":"paper","doi":"10.1/a","field":"volume","before":"1","after":"2"}
not json
{"kind":"book","doi":"10.1/a","field":"volume"}
{"kind":"paper","doi":"10.1/a","field":"colour"}
{"kind":"paper","doi":"10.1/a","field":"deleted"}
{"kind":"paper","field":"volume"}
{"kind":"journal","field":"publisher"}
{"kind":"paper","doi":"10.1/a","field":"issue","before":"","after":"4"} {}
{"kind":"journal","name":"N","field":"publisher","before":"","after":"P"}
`
	good, bad := 0, ""
	for _, err := range correction.Read(strings.NewReader(file)) {
		var line *correction.LineError
		switch {
		case err == nil:
			good++
		case errors.As(err, &line) && errors.Is(err, correction.ErrLine):
			bad += fmt.Sprint(line.Line, line.Field, " ")
		default:
			t.Error(err)
		}
	}
	if good != 2 || bad != "2 3kind 4field 5field 6doi 7name 8 " {
		t.Errorf("%d good, bad: %s", good, bad)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"kind":"paper","doi":"10.1/a","field":"volume","before":"1","after":"2"}`)
	f.Fuzz(func(t *testing.T, s string) {
		for c, err := range correction.Read(strings.NewReader(s)) {
			if err != nil {
				continue
			}
			line, err := correction.Append(nil, c)
			if err != nil {
				t.Fatal(err)
			}
			for again, err := range correction.Read(strings.NewReader(string(line))) {
				if err != nil || again.After != c.After || again.Field != c.Field {
					t.Fatalf("%+v became %+v, %v", c, again, err)
				}
			}
		}
	})
}
