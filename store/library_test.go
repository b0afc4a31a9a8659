package store_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/store/storetest"
)

// addPaper adds a paper by hand and returns it as it is read back.
func addPaper(t testing.TB, l *store.Library, p model.Paper) model.Paper {
	t.Helper()
	if p.ID.IsZero() {
		p.ID = model.NewID()
	}
	if _, err := l.Apply(t.Context(), model.Change{Label: "change.new", Hand: true, Papers: []model.Paper{p}}); err != nil {
		t.Fatal(err)
	}
	p, err := l.Paper(p.ID)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// set edits a field by hand.
func set(t testing.TB, l *store.Library, id model.ID, field, value string) store.Applied {
	t.Helper()
	p, err := l.Paper(id)
	if err != nil {
		t.Fatal(err)
	}
	c, err := model.Set(p, field, value)
	if err != nil {
		t.Fatal(err)
	}
	a, err := l.Apply(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func count(t testing.TB, l *store.Library, line string) int {
	t.Helper()
	r, err := l.Search(t.Context(), query.Parse(line, query.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	return r.Count()
}

func TestLocked(t *testing.T) {
	l := storetest.Library(t)
	_, err := store.Open(l.Path(), store.Options{Timeout: 60 * time.Millisecond})
	var fe *store.FileError
	if !errors.Is(err, store.ErrLocked) || !errors.As(err, &fe) || fe.Path != l.Path() {
		t.Fatalf("second open: %v", err)
	}
	if runtime.GOOS == "linux" && fe.Holder != os.Getpid() {
		t.Errorf("holder is %d, want %d", fe.Holder, os.Getpid())
	}
}

func TestReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sub", "ro.twinleaf")
	if _, err := store.Open(path, store.Options{ReadOnly: true}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("read-only open of nothing: %v", err)
	}
	l := storetest.Open(t, path)
	p := addPaper(t, l, model.Paper{Title: model.Text{EN: "Title"}})
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 { // two at once
		r, err := store.Open(path, store.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		if got, err := r.Paper(p.ID); err != nil || got.Title != p.Title {
			t.Errorf("read: %v %v", got, err)
		}
		if count(t, r, "title") != 1 {
			t.Error("search does not find it")
		}
		if _, err := r.Undo(t.Context()); !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("undo: %v", err)
		}
		if _, err := r.Import(t.Context(), storetest.Made(1, 1), store.ImportOptions{}); !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("import: %v", err)
		}
	}
}

func TestClosed(t *testing.T) {
	l := storetest.Open(t, filepath.Join(t.TempDir(), "closed.twinleaf"))
	for range 2 {
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := l.Paper(model.NewID()); !errors.Is(err, store.ErrClosed) {
		t.Errorf("read: %v", err)
	}
	if _, err := l.Undo(t.Context()); !errors.Is(err, store.ErrClosed) {
		t.Errorf("undo: %v", err)
	}
}

// TestStrangeFiles opens what is no whole library: each gives the right error,
// and none a panic.
func TestStrangeFiles(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "good.twinleaf")
	l := storetest.Open(t, good)
	if _, err := l.Import(t.Context(), storetest.Made(1, 300), store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	used := len(bytes.TrimRight(whole, "\x00"))
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"text", []byte("not a library at all, but longer than nothing"), store.ErrNotLibrary},
		{"zip", append([]byte("PK\x03\x04"), make([]byte, 9000)...), store.ErrNotLibrary},
		{"zeros", make([]byte, 64<<10), store.ErrNotLibrary},
		{"head only", whole[:100], store.ErrDamaged},
		{"cut to two pages", whole[:8192], store.ErrDamaged},
		{"cut in the middle", whole[:used/2], store.ErrDamaged},
		{"both heads torn", append(bytes.Repeat([]byte{0}, 40), append(bytes.Clone(whole[40:4096+40]), append(make([]byte, 40), whole[4096+80:]...)...)...), store.ErrDamaged},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "strange.twinleaf")
			if err := os.WriteFile(path, c.data, 0o644); err != nil {
				t.Fatal(err)
			}
			for _, ro := range []bool{true, false} {
				l, err := store.Open(path, store.Options{ReadOnly: ro, Timeout: 50 * time.Millisecond})
				if err == nil {
					_ = l.Close()
				}
				var fe *store.FileError
				if !errors.Is(err, c.want) || !errors.As(err, &fe) {
					t.Errorf("read only %v: %v, want %v", ro, err, c.want)
				}
			}
			if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, c.data) {
				t.Error("the file was changed")
			}
		})
	}
	t.Run("folder", func(t *testing.T) {
		if _, err := store.Open(t.TempDir(), store.Options{}); !errors.Is(err, store.ErrNotLibrary) {
			t.Errorf("%v", err)
		}
	})
}

// TestEveryByte damages a library a byte at a time, here and there and at the
// heads of its pages, where the tree is held together: it opens or
// says what is wrong, every paper is read as it was or reported, and Verify
// finds the damage wherever a paper suffers.
func TestEveryByte(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "good.twinleaf")
	l := storetest.Open(t, good)
	if _, err := l.Import(t.Context(), storetest.Made(1, 60), store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	r, err := l.Search(t.Context(), query.Query{})
	if err != nil {
		t.Fatal(err)
	}
	ids := r.IDs(0, r.Count())
	want := map[model.ID]model.Paper{}
	for _, id := range ids {
		if want[id], err = l.Paper(id); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "bad.twinleaf")
	used := len(bytes.TrimRight(whole, "\x00"))
	var places []int
	for at := 0; at < used; at += 2999 {
		places = append(places, at)
	}
	for page := 2 * 4096; page < used; page += 4096 {
		places = append(places, page+10, page+34, page+90, page+166)
	}
	for _, at := range places {
		bad := bytes.Clone(whole)
		bad[at] ^= 0x55
		if err := os.WriteFile(path, bad, 0o644); err != nil {
			t.Fatal(err)
		}
		l, err := store.Open(path, store.Options{ReadOnly: true})
		if err != nil {
			if !errors.Is(err, store.ErrDamaged) && !errors.Is(err, store.ErrNotLibrary) {
				t.Errorf("byte %d: open: %v", at, err)
			}
			continue
		}
		lost := 0
		for _, id := range ids {
			p, err := l.Paper(id)
			if err != nil {
				lost++
				if !errors.Is(err, store.ErrDamaged) && !errors.Is(err, store.ErrNotFound) {
					t.Errorf("byte %d: paper: %v", at, err)
				}
				continue
			}
			for _, f := range model.PaperFields {
				w := want[id]
				if a, b := f.Get(&p), f.Get(&w); a != b {
					t.Errorf("byte %d: %s is %q, want %q", at, f.Name, a, b)
				}
			}
		}
		report, err := l.Verify(t.Context(), nil)
		if lost > 0 && err == nil && len(report.Damaged) == 0 {
			t.Errorf("byte %d: %d papers lost, verify finds nothing", at, lost)
		}
		if err := l.Close(); err != nil {
			t.Errorf("byte %d: close: %v", at, err)
		}
	}
}

func TestRecover(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "damaged.twinleaf")
	l := storetest.Open(t, path)
	if _, err := l.Import(t.Context(), storetest.Made(1, 200), store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	r, err := l.Search(t.Context(), query.Query{})
	if err != nil {
		t.Fatal(err)
	}
	ids := r.IDs(0, 200)
	set(t, l, ids[3], "title.en", "Corrected by hand")
	journals := l.Stats().Journals
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// In a record the id stands uncompressed after the head, which begins with
	// a version. Pages out of use have older copies: damage all.
	for at := 9; ; at++ {
		n := bytes.Index(whole[at:], ids[7][:])
		if n < 0 {
			break
		}
		if at += n; whole[at-9] == 1 {
			whole[at+20] ^= 1
		}
	}
	if err := os.WriteFile(path, whole, 0o644); err != nil {
		t.Fatal(err)
	}
	fresh := filepath.Join(dir, "fresh.twinleaf")
	report, err := store.Recover(t.Context(), path, fresh, nil)
	if err != nil {
		t.Fatal(err)
	}
	if report.Papers != 199 || report.Journals != journals || len(report.Lost) != 1 {
		t.Errorf("recovered %d papers, %d journals, lost %v", report.Papers, report.Journals, report.Lost)
	}
	storetest.Check(t, fresh)
	f := storetest.Open(t, fresh)
	defer f.Close()
	if list, err := f.History(ids[3]); err != nil || len(list) != 2 {
		t.Errorf("history: %+v %v", list, err)
	}
	if _, err := f.Undo(t.Context()); err != nil {
		t.Errorf("undo: %v", err)
	}
	if _, err := f.Redo(t.Context()); err != nil {
		t.Errorf("redo: %v", err)
	}
	if p, err := f.Paper(ids[3]); err != nil || p.Title.EN != "Corrected by hand" || !p.IsCorrected("title.en") {
		t.Errorf("%+v %v", p, err)
	}
	if b, err := f.Original(ids[3]); err != nil || len(b) == 0 {
		t.Errorf("original %q, %v", b, err)
	}
}

// TestRecoverAnything damages all sorts of places and recovers what is left,
// which is a whole library each time.
func TestRecoverAnything(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "good.twinleaf")
	l := storetest.Open(t, path)
	if _, err := l.Import(t.Context(), storetest.Made(3, 150), store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	addPaper(t, l, model.Paper{Title: model.Text{EN: "By hand"}})
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	used := len(bytes.TrimRight(good, "\x00"))
	for _, c := range []struct {
		name   string
		damage func([]byte) []byte
		least  int // papers
	}{
		{"nothing", func(b []byte) []byte { return b }, 151},
		{"heads", func(b []byte) []byte { clear(b[:8192]); return b }, 151},
		{"cut at 3/4", func(b []byte) []byte { return b[:used*3/4] }, 1},
		// What lies in the middle differs from run to run: at worst three pages and a bit of papers, some eighteen a page.
		{"a hole", func(b []byte) []byte { clear(b[used/2 : used/2+9000]); return b }, 151 - 4*20},
		{"a bit every page", func(b []byte) []byte {
			for at := 9000; at < used; at += 4096 {
				b[at] ^= 4
			}
			return b
		}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			bad, fresh := filepath.Join(t.TempDir(), "bad.twinleaf"), filepath.Join(t.TempDir(), "fresh.twinleaf")
			if err := os.WriteFile(bad, c.damage(bytes.Clone(good)), 0o644); err != nil {
				t.Fatal(err)
			}
			report, err := store.Recover(t.Context(), bad, fresh, nil)
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("%d papers, %d lost", report.Papers, len(report.Lost))
			if c.name == "a hole" && report.Papers+len(report.Lost) < 151 {
				t.Errorf("%d papers of 151 are neither saved nor named as lost", 151-report.Papers-len(report.Lost))
			}
			if report.Papers < c.least {
				t.Errorf("%d papers, want %d and more", report.Papers, c.least)
			}
			storetest.Check(t, fresh)
			f := storetest.Open(t, fresh)
			defer f.Close()
			if n := count(t, f, ""); n != report.Papers {
				t.Errorf("search finds %d of %d", n, report.Papers)
			}
		})
	}
}

func TestBackup(t *testing.T) {
	l := storetest.Library(t)
	p := addPaper(t, l, model.Paper{Title: model.Text{EN: "Saved"}})
	path := filepath.Join(t.TempDir(), "copy.twinleaf")
	if err := l.BackupTo(path); err != nil {
		t.Fatal(err)
	}
	if err := l.BackupTo(path); !errors.Is(err, os.ErrExist) {
		t.Errorf("over an existing file: %v", err)
	}
	set(t, l, p.ID, "title.en", "Changed")
	storetest.Check(t, path)
	c := storetest.Open(t, path)
	defer c.Close()
	if got, err := c.Paper(p.ID); err != nil || got.Title.EN != "Saved" {
		t.Errorf("%v %v", got.Title, err)
	}
}

func TestSubscribe(t *testing.T) {
	l := storetest.Library(t)
	var got []uint64
	cancel := l.Subscribe(func(r uint64) { got = append(got, r) })
	p := addPaper(t, l, model.Paper{Title: model.Text{EN: "a"}})
	set(t, l, p.ID, "title.en", "b")
	cancel()
	set(t, l, p.ID, "title.en", "c")
	if len(got) != 2 || got[1] != got[0]+1 || l.Stats().Revision != got[1]+1 {
		t.Errorf("revisions %v, now %d", got, l.Stats().Revision)
	}
}
