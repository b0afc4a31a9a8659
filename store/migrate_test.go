package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/klauspost/compress/zstd"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store"
)

// TestOldFormats opens a library of each format before this one: the sample
// library with one corrected paper. It can be read, searched, corrected and
// undone, and passes verify.
func TestOldFormats(t *testing.T) {
	saved, err := filepath.Glob("testdata/format-*.twinleaf.zst")
	if err != nil || len(saved) == 0 {
		t.Fatalf("saved libraries: %v, %v", saved, err)
	}
	for _, name := range saved {
		t.Run(filepath.Base(name), func(t *testing.T) {
			packed, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			d, err := zstd.NewReader(nil)
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			plain, err := d.DecodeAll(packed, nil)
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "old.twinleaf")
			if err := os.WriteFile(path, plain, 0o600); err != nil {
				t.Fatal(err)
			}
			seen, err := store.Open(path, store.Options{ReadOnly: true})
			if err != nil {
				t.Fatalf("to be read only: %v", err)
			}
			if n := seen.Stats().Papers; n != 46 {
				t.Errorf("to be read only: %d papers", n)
			}
			if err := seen.Close(); err != nil {
				t.Fatal(err)
			}
			l, err := store.Open(path, store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			p, err := l.PaperByDOI("10.1080/13523260.2023.2269809")
			if err != nil {
				t.Fatal(err)
			}
			if p.Title.ZH != "全球网络体制综合体中的威权多边主义:国际外交实践的双重转型" || p.Volume != "77" || p.Issue != "4" || p.Abstract.EN == "" {
				t.Errorf("the paper reads %+v", p)
			}
			r, err := l.Search(t.Context(), query.Parse("威权多边主义", query.Options{}))
			if err != nil || r.Count() != 1 || l.Stats().Papers != 46 {
				t.Errorf("search: %v, %v; %d papers", r.Count(), err, l.Stats().Papers)
			}
			if r, err := l.Search(t.Context(), query.Parse("has:total", query.Options{})); err != nil || r.Count() == 0 || l.Outdated() {
				t.Errorf("what the index then did not hold: %v, %v; outdated %v", r.Count(), err, l.Outdated())
			}
			for range 2 { // the correction of then, and one of now
				if _, err := l.Undo(t.Context()); err != nil {
					t.Fatal(err)
				}
				if p, err = l.PaperByDOI(p.DOI); err != nil || p.Volume != "77 4" {
					t.Fatalf("undone: volume %q, %v", p.Volume, err)
				}
				c := model.Change{Label: "change.edit", Hand: true, Edits: []model.Edit{
					{What: model.APaper, Record: p.ID, Field: "volume", Before: "77 4", After: "78"}}}
				if _, err := l.Apply(t.Context(), c); err != nil {
					t.Fatal(err)
				}
			}
			report, err := l.Verify(t.Context(), nil)
			if err != nil || len(report.Damaged) > 0 {
				t.Errorf("verify: %v, %v", report, err)
			}
		})
	}
}
