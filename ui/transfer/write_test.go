package transfer_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"twinleaf/ui/transfer"
)

// TestCreateKeepsWhatCameMeanwhile writes under a name that is free, and leaves alone a file that takes the name while it writes.
func TestCreateKeepsWhatCameMeanwhile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.ris")
	put := func(text string, meanwhile func()) error {
		return transfer.Create(path, func(w io.Writer) error {
			meanwhile()
			_, err := io.WriteString(w, text)
			return err
		})
	}
	holds := func(want string) {
		t.Helper()
		b, err := os.ReadFile(path)
		list, bad := os.ReadDir(folder)
		if err != nil || bad != nil || string(b) != want || len(list) != 1 {
			t.Errorf("%q, %v; %d files, %v", b, err, len(list), bad)
		}
	}
	if err := put("first", func() {
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("there is a file before it is whole: %v", err)
		}
	}); err != nil {
		t.Fatal(err)
	}
	holds("first")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	err := put("second", func() {
		if err := os.WriteFile(path, []byte("of another"), 0o600); err != nil {
			t.Fatal(err)
		}
	})
	if !errors.Is(err, fs.ErrExist) {
		t.Errorf("written over another's file: %v", err)
	}
	holds("of another")
	broken := errors.New("broken")
	if err := transfer.Replace(path, func(w io.Writer) error { _, _ = io.WriteString(w, "half"); return broken }); !errors.Is(err, broken) {
		t.Error(err)
	}
	holds("of another")
}
