package format

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"twinleaf/model"
)

var update = flag.Bool("update", false, "rewrite the goldens in testdata")

// TestGoldens is the suite that each format goes through. testdata has a
// folder for each, with inputs, sound, broken and hostile, and beside each a
// golden: what it turned out to be, the records in the form of our own, and
// the warnings and errors, in order.
func TestGoldens(t *testing.T) {
	for _, f := range Formats() {
		files, err := filepath.Glob(filepath.Join("testdata", f.Name, "*"))
		if err != nil {
			t.Fatal(err)
		}
		inputs := 0
		for _, file := range files {
			if filepath.Ext(file) == ".golden" {
				continue
			}
			inputs++
			t.Run(filepath.ToSlash(file), func(t *testing.T) { golden(t, f, file) })
		}
		if inputs == 0 && f.Split != nil {
			t.Errorf("no input for %s", f.Name)
		}
	}
}

func golden(t *testing.T, f Format, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	var recs []Record
	found := Found{}
	for r, err := range Read(bytes.NewReader(data), filepath.Base(file), Options{Found: func(f Found) { found = f }}) {
		var e *Error
		switch {
		case errors.As(err, &e):
			b.WriteString("error: " + e.Error() + "\n")
		case err != nil:
			t.Fatalf("not an *Error: %v", err)
		default:
			recs = append(recs, r)
			b.Write(append(AppendJSON(nil, r, WriteOptions{Originals: true}), '\n'))
			for _, w := range r.Warnings {
				b.WriteString("warning: " + w.Error() + "\n")
			}
		}
	}
	if found.Format != "" && found.Format != f.Name {
		t.Errorf("taken for %s", found.Format)
	}
	got := strings.TrimSpace(strings.Join([]string{found.Format, found.Encoding, found.Compression}, " ")) + "\n" + b.String()
	at := file + ".golden"
	if *update {
		if err := os.WriteFile(at, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s\nis now\n%s\nwas\n%s", at, got, want)
	}
	writeAndRead(t, f, recs)
}

// writeAndRead writes records in the format and reads them again: the same
// papers come back.
func writeAndRead(t *testing.T, f Format, recs []Record) {
	t.Helper()
	if f.Write == nil || f.Split == nil {
		return
	}
	var b bytes.Buffer
	w := f.Write(&b, WriteOptions{Originals: true})
	for _, r := range recs {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var again []Record
	for r, err := range Read(&b, "again", Options{Format: f.Name}) {
		if err != nil && len(recs) > 0 {
			t.Fatal(err)
		}
		again = append(again, r)
	}
	if len(recs) == 0 {
		return
	}
	if len(again) != len(recs) {
		t.Fatalf("%d records were written, %d read", len(recs), len(again))
	}
	for i := range recs {
		got, want := again[i].Paper, recs[i].Paper
		// The text behind the object is not written; what it alone had comes back in the object.
		keep := func(e model.Extra) bool { return !strings.HasPrefix(e.Key, "text.") }
		if len(want.Extra) > 0 {
			var kept []model.Extra
			for _, e := range want.Extra {
				if keep(e) {
					kept = append(kept, e)
				}
			}
			want.Extra = kept
		}
		if want.Type == "" { // a format that must say one has guessed
			got.Type = ""
		}
		order := func(a, b model.Extra) int { return strings.Compare(a.Key, b.Key) }
		slices.SortStableFunc(got.Extra, order) // what was kept is written behind the fields
		slices.SortStableFunc(want.Extra, order)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("record %d\n%s", i, difference(got, want))
		}
	}
}

// difference lists the fields that two papers do not share.
func difference(got, want any) string {
	var b strings.Builder
	g, w := reflect.ValueOf(got), reflect.ValueOf(want)
	for i := range g.NumField() {
		if a, b1 := g.Field(i).Interface(), w.Field(i).Interface(); !reflect.DeepEqual(a, b1) {
			fmt.Fprintf(&b, "%s is  %+v\n%s was %+v\n", g.Type().Field(i).Name, a, g.Type().Field(i).Name, b1)
		}
	}
	return b.String()
}

// FuzzRead: nothing panics, everything wrong is an *Error, and what was read
// and is written untouched is the object that was read, key for key.
func FuzzRead(f *testing.F) {
	for _, dir := range []string{"crawl", "jsonl"} {
		files, err := filepath.Glob(filepath.Join("testdata", dir, "*"))
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			if filepath.Ext(file) == ".golden" {
				continue
			}
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Add([]byte(`[{"title":"a","resultStr":"{\"title\":\"b\",\"x\":[1e400]}"},{"title":` + "\n" + `{"title":"c"}]`))
	f.Add([]byte("{\"title\":\"a\"}\r\na\r\n\xB5\xC4期刊介绍：\r\n- x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for r, err := range Read(bytes.NewReader(data), "f", Options{}) {
			var e *Error
			if err != nil {
				if !errors.As(err, &e) || e.Error() == "" || e.File != "f" {
					t.Fatalf("%#v", err)
				}
				continue
			}
			for _, w := range r.Warnings {
				if w.File != "f" || w.Line < r.Line || w.Field == "" || w.Err == nil {
					t.Fatalf("%#v", w)
				}
			}
			if len(AppendJSON(nil, r, WriteOptions{Originals: true})) == 0 {
				t.Fatal("nothing written")
			}
			if len(r.Original) == 0 {
				continue
			}
			untouched(t, r)
			long, short := newCrawlDecoder(), newCrawlDecoder()
			long.long = true
			p := Piece{Line: 1, Raw: r.Original}
			if a, b := long.decode(p, nil), short.decode(p, nil); !reflect.DeepEqual(a, b) {
				t.Fatalf("%q: the long way\n%+v\nthe short one\n%+v", r.Original, a, b)
			}
		}
	})
}

func untouched(t *testing.T, r Record) {
	t.Helper()
	base, err := Crawl(r.Original)
	if err != nil {
		return // nothing without the text behind it, or of the form of our own
	}
	base.Paper.Corrected = nil
	text := written(t, Record{Paper: base.Paper, Journal: base.Journal, Original: r.Original})
	var m, n members
	got, err1 := parseObject(&m, []byte(text))
	want, err2 := parseObject(&n, r.Original)
	if err1 != nil || err2 != nil || len(got) != len(want) {
		t.Fatalf("%v %v\n%q\nwas\n%q", err1, err2, text, r.Original)
	}
	for i := range want {
		if got[i].name != want[i].name || !bytes.Equal(oneLine(got[i].value), oneLine(want[i].value)) {
			t.Fatalf("%q is %q, was %q", want[i].name, got[i].value, want[i].value)
		}
	}
}
