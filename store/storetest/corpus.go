package storetest

import (
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"twinleaf/model/format"
	"twinleaf/store"
)

// Shared returns the path of a file of the folder that lies beside the
// repository and holds test data, and skips the test when it is not there.
func Shared(t testing.TB, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
	}
	path := filepath.Join(filepath.Dir(dir), "shared", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("shared test data is not here: %v", err)
	}
	return path
}

// Corpus yields n records of corpus.py, from number start, as an import gets
// them. It skips the test where the script or python3 is missing.
func Corpus(t testing.TB, start, n int) iter.Seq2[store.Incoming, error] {
	t.Helper()
	return read(t, CorpusFile(t, start, n))
}

// CorpusFile writes n records of corpus.py into a temporary file.
func CorpusFile(t testing.TB, start, n int) (path string) {
	t.Helper()
	script := Shared(t, "data/corpus.py")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	f, err := os.Create(filepath.Join(t.TempDir(), "corpus.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cmd := exec.CommandContext(t.Context(), python, script, strconv.Itoa(n), "--start", strconv.Itoa(start))
	cmd.Stdout, cmd.Stderr = f, os.Stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("corpus.py: %v", err)
	}
	return f.Name()
}

// read reads a file of records, decoding on a goroutine of its own.
func read(t testing.TB, path string) iter.Seq2[store.Incoming, error] {
	return func(yield func(store.Incoming, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			t.Error(err)
			return
		}
		defer f.Close()
		for r, err := range format.Read(f, path, format.Options{Workers: 2}) {
			in := store.Incoming{Paper: r.Paper, Journal: r.Journal, Original: r.Original, Source: r.Source, Line: r.Line}
			if !yield(in, err) {
				return
			}
		}
	}
}
