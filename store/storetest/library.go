package storetest

import (
	"context"
	"path/filepath"
	"testing"

	"twinleaf/store"
)

// Library opens a new library in a temporary folder. When the test ends the
// library is closed and Check runs over its file.
func Library(t testing.TB) *store.Library {
	t.Helper()
	l := Open(t, filepath.Join(t.TempDir(), "test.twinleaf"))
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
		Check(t, l.Path())
	})
	return l
}

// Open opens a library without waiting for the disk. The caller closes it.
func Open(t testing.TB, path string) *store.Library {
	t.Helper()
	l, err := store.Open(path, store.Options{Who: "tester", NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// Check opens the library file and fails the test for all that Verify finds.
func Check(t testing.TB, path string) {
	t.Helper()
	l, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Errorf("check: %v", err)
		return
	}
	defer l.Close()
	report, err := l.Verify(context.Background(), nil) // the test's own context has ended
	if err != nil {
		t.Errorf("check: %v", err)
	}
	for _, p := range report.Damaged {
		t.Errorf("check: %v", p)
	}
}
