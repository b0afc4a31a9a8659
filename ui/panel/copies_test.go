package panel_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"twinleaf/store"
)

// TestCopies makes copies when they are due and when they are asked for, and tells once of a folder that can't be written to.
func TestCopies(t *testing.T) {
	o := newOffice(t, 20)
	// look runs f and waits until the look for copies, which is no job, and the job that it begins have ended.
	look := func(f func()) {
		o.do(f)
		for idle := false; !idle; {
			o.do(func() { idle = o.desk.Idle() })
		}
		o.do(func() {})
	}
	folder := filepath.Join(t.TempDir(), "copies")
	count := func() (n int) {
		_ = filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
			if err == nil && filepath.Ext(path) == ".twinleaf" {
				n++
			}
			return nil
		})
		return n
	}
	look(o.desk.LookForCopies)
	if n := count(); n != 0 {
		t.Errorf("%d copies though no rhythm is set", n)
	}
	look(func() {
		o.desk.SetRotation(store.Rotation{Folder: folder, Every: time.Hour, Keep: 3})
		o.desk.LookForCopies()
	})
	if n := count(); n != 1 {
		t.Errorf("%d copies where one was due", n)
	}
	look(o.desk.LookForCopies)
	if n := count(); n != 1 {
		t.Errorf("%d copies, the second was not due", n)
	}

	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	told := func() (problem bool) {
		o.do(func() { problem = o.desk.Notice().Problem })
		return problem
	}
	look(func() {
		o.desk.SetRotation(store.Rotation{Folder: file, Every: time.Hour, Keep: 3})
		o.desk.LookForCopies()
	})
	if !told() {
		t.Error("a folder that is a file was not told of")
	}
	o.do(func() { o.desk.Undo() }) // another notice
	look(o.desk.LookForCopies)
	if told() {
		t.Error("the same was told again")
	}
	look(o.desk.CopyNow)
	if !told() {
		t.Error("a copy that was asked for failed without a word")
	}
}
