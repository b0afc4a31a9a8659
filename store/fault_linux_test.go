package store_test

import (
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"twinleaf/model"
	"twinleaf/store"
	"twinleaf/store/storetest"
)

// breakDisk makes every write of the process to a file fail with "no space
// left on device", until the function it returns is called: the descriptor is
// exchanged for one of /dev/full, so all that lies under the store is real.
func breakDisk(t *testing.T, path string) (mend func()) {
	t.Helper()
	fds, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip(err)
	}
	for _, e := range fds {
		fd, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		if to, err := os.Readlink(filepath.Join("/proc/self/fd", e.Name())); err != nil || to != path {
			continue
		}
		full, err := os.OpenFile("/dev/full", os.O_RDWR, 0)
		if err != nil {
			t.Skip(err)
		}
		defer full.Close()
		saved, err := syscall.Dup(fd)
		if err != nil {
			t.Fatal(err)
		}
		if err := syscall.Dup3(int(full.Fd()), fd, syscall.O_CLOEXEC); err != nil {
			t.Fatal(err)
		}
		return func() {
			if err := syscall.Dup3(saved, fd, syscall.O_CLOEXEC); err != nil {
				t.Fatal(err)
			}
			_ = syscall.Close(saved)
		}
	}
	t.Fatalf("%s is not open", path)
	return nil
}

// TestDiskFull fails all writes under the store: the error comes back, the
// library stays what it was, and goes on as soon as there is room.
func TestDiskFull(t *testing.T) {
	l := storetest.Library(t)
	p := addPaper(t, l, model.Paper{Title: model.Text{EN: "Before"}})
	if _, err := l.Import(t.Context(), storetest.Made(1, 500), store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	was := l.Stats()
	for round := range 3 {
		mend := breakDisk(t, l.Path())
		c, err := model.Set(p, "title.en", "Never")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := l.Apply(t.Context(), c); err == nil {
			t.Error("an edit succeeds on a full disk")
		} else if round == 0 {
			t.Log(err)
		}
		if _, err := l.Undo(t.Context()); err == nil {
			t.Error("an undo succeeds on a full disk")
		}
		r, err := l.Import(t.Context(), storetest.Made(2, 5000), store.ImportOptions{Batch: 1000})
		if err == nil || r.Added != 0 {
			t.Errorf("an import on a full disk: %+v, %v", r.Progress, err)
		}
		if got, err := l.Paper(p.ID); err != nil || got.Title.EN != "Before" {
			t.Errorf("while full: %v %v", got.Title, err)
		}
		if n := count(t, l, "before"); n != 1 {
			t.Errorf("while full: search finds %d", n)
		}
		mend()
		now := l.Stats()
		now.Size = was.Size
		if now != was {
			t.Errorf("%+v, was %+v", now, was)
		}
	}
	set(t, l, p.ID, "title.en", "After")
	if r, err := l.Import(t.Context(), storetest.Made(2, 5000), store.ImportOptions{Batch: 1000}); err != nil || r.Added != 5000 {
		t.Errorf("%+v %v", r.Progress, err)
	}
	if n := count(t, l, "after"); n != 1 {
		t.Errorf("search finds %d", n)
	}
}
