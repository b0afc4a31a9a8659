package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"twinleaf/model"
	"twinleaf/store"
	"twinleaf/store/storetest"
)

func TestRotate(t *testing.T) {
	l := storetest.Library(t)
	now := time.Date(2026, 11, 27, 13, 0, 0, 0, time.UTC)
	store.SetClock(l, func() time.Time { return now })
	r := store.Rotation{Folder: filepath.Join(t.TempDir(), "copies"), Every: 24 * time.Hour, Keep: 3}
	due := func(want bool, when string) {
		t.Helper()
		if got, err := l.CopyDue(r); err != nil || got != want {
			t.Errorf("%s: due %v, %v", when, got, err)
		}
	}
	due(false, "an empty library")
	p := addPaper(t, l, model.Paper{Title: model.Text{EN: "0"}})
	due(true, "no copy yet")
	if got, err := l.CopyDue(store.Rotation{Folder: r.Folder}); err != nil || got {
		t.Errorf("no rhythm: due %v, %v", got, err)
	}
	var made []store.Copy
	for i := range 5 {
		c, err := l.Rotate(t.Context(), r, nil)
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, c)
		if c.Revision != l.Revision() {
			t.Errorf("copy %d is of revision %d, the library of %d", i, c.Revision, l.Revision())
		}
		due(false, "just copied")
		now = now.Add(25 * time.Hour)
		due(false, "nothing has changed")
		set(t, l, p.ID, "title.en", string(rune('1'+i)))
		due(true, "changed and a day old")
	}
	got, err := l.Copies(r.Folder)
	if err != nil || len(got) != 3 {
		t.Fatalf("%v, %v", got, err)
	}
	for i, c := range got {
		if want := made[4-i]; c != want {
			t.Errorf("copy %d is %v, want %v", i, c, want)
		}
		storetest.Check(t, c.Path)
	}
	c := storetest.Open(t, got[0].Path)
	if q, err := c.Paper(p.ID); err != nil || q.Title.EN != "4" {
		t.Errorf("the newest copy has %v, %v", q.Title, err)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	// A clock that was set back hides no change, and takes no copy that was just made.
	now = now.AddDate(-1, 0, 0)
	due(true, "the newest copy is of the future")
	back, err := l.Rotate(t.Context(), r, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(back.Path); err != nil {
		t.Error(err)
	}
}

func TestRotateLeavesWhatIsNotItsOwn(t *testing.T) {
	l := storetest.Library(t)
	addPaper(t, l, model.Paper{Title: model.Text{EN: "a"}})
	now := time.Date(2026, 11, 27, 13, 0, 0, 0, time.UTC)
	store.SetClock(l, func() time.Time { return now })
	r := store.Rotation{Folder: t.TempDir(), Every: time.Hour, Keep: 1}
	first, err := l.Rotate(t.Context(), r, nil)
	if err != nil {
		t.Fatal(err)
	}
	// A second copy in one second never lies over the first.
	if _, err := l.Rotate(t.Context(), r, nil); !errors.Is(err, os.ErrExist) {
		t.Errorf("twice in a second: %v", err)
	}
	dir := filepath.Dir(first.Path)
	for _, name := range []string{"mine.twinleaf", "test.20200101T000000Z.r1.twinleaf.keep", "other.20200101T000000Z.r1.twinleaf",
		"test.20209901T000000Z.r1.twinleaf", "test.mine.part"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		defer func() {
			if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
				t.Errorf("%v", err)
			}
		}()
	}
	left := filepath.Join(dir, "test.20200101T000000Z.new.part.123.part")
	if err := os.WriteFile(left, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	// Cancelled: nothing of it is there, and the older copy is.
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	now = now.Add(2 * time.Hour)
	if _, err := l.Rotate(gone, r, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if all, err := l.Copies(r.Folder); err != nil || len(all) != 1 || all[0] != first {
		t.Errorf("after a cancelled copy: %v, %v", all, err)
	}
	if parts, err := filepath.Glob(filepath.Join(dir, "*.new.part*")); err != nil || len(parts) != 0 {
		t.Errorf("left over: %v, %v", parts, err)
	}
	var told int64
	second, err := l.Rotate(t.Context(), r, func(p store.Progress) { told = p.Bytes })
	if err != nil || told == 0 {
		t.Fatalf("%v, progress %d", err, told)
	}
	if all, err := l.Copies(r.Folder); err != nil || len(all) != 1 || all[0] != second {
		t.Errorf("kept: %v, %v", all, err)
	}
}
