package format

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// system are the functions of the operating system, as the program hands them in.
func system(stdin string) Files {
	return Files{
		Open:    func(p string) (io.ReadCloser, error) { return os.Open(p) },
		Stat:    os.Stat,
		ReadDir: os.ReadDir,
		Real:    filepath.EvalSymlinks,
		Stdin:   strings.NewReader(stdin),
	}
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, to, path string) {
	t.Helper()
	if err := os.Symlink(to, path); err != nil {
		t.Skipf("no links here: %v", err)
	}
}

// walked is what Walk gives, a word each: file:title or file!kind.
func walked(t *testing.T, dir string, f Files, paths []string, o Options) string {
	t.Helper()
	var out []string
	for r, err := range Walk(f, paths, o) {
		var e *Error
		if errors.As(err, &e) {
			out = append(out, short(dir, e.File)+"!"+kindName(e))
		} else {
			out = append(out, short(dir, r.Source)+":"+r.Paper.Title.EN)
		}
	}
	return strings.Join(out, " ")
}

func short(dir, path string) string {
	if rel, err := filepath.Rel(dir, path); err == nil && filepath.IsAbs(path) {
		return filepath.ToSlash(rel)
	}
	return path
}

func TestWalk(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "b.txt"), rec("b")+"\nb\nabstract\n期刊介绍:\nScope.")
	put(t, filepath.Join(dir, "a", "2.jsonl"), rec("a2")+"\n"+rec("a3")+"\n")
	put(t, filepath.Join(dir, "a", "1.json"), "["+rec("a1")+"]")
	put(t, filepath.Join(dir, "a", ".hidden"), "\x00")
	put(t, filepath.Join(dir, "c", "empty.txt"), "")
	put(t, filepath.Join(dir, "c", "image.png"), "\x89PNG\r\n\x1a\n\x00\x00")
	link(t, dir, filepath.Join(dir, "c", "loop"))
	link(t, filepath.Join(dir, "c", "self"), filepath.Join(dir, "c", "self"))
	for _, c := range []struct {
		name  string
		paths []string
		want  string
	}{
		{"folder", []string{dir}, "a/1.json:a1 a/2.jsonl:a2 a/2.jsonl:a3 b.txt:b c/empty.txt!empty c/image.png!binary c/self!loop"},
		{"files in the order given", []string{filepath.Join(dir, "b.txt"), filepath.Join(dir, "a", "1.json")}, "b.txt:b a/1.json:a1"},
		{"a folder twice", []string{filepath.Join(dir, "a"), filepath.Join(dir, "a")}, "a/1.json:a1 a/2.jsonl:a2 a/2.jsonl:a3"},
		{"standard input", []string{"-", filepath.Join(dir, "b.txt")}, "-:in b.txt:b"},
		{"missing", []string{filepath.Join(dir, "none"), filepath.Join(dir, "b.txt")}, "none!missing b.txt:b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, workers := range []int{0, 2} {
				if got := walked(t, dir, system(rec("in")), c.paths, Options{Workers: workers}); got != c.want {
					t.Errorf("%d workers: %s\nwant %s", workers, got, c.want)
				}
			}
		})
	}
	var read int64
	for range Walk(system(""), []string{dir}, Options{Progress: func(n int64) { read = n }}) {
	}
	if files, bytes := Size(system(""), []string{dir}); files != 5 || bytes != read {
		t.Errorf("%d files of %d bytes, %d were read", files, bytes, read)
	}
}

// A folder and a file that may not be read are told of; the rest is read.
func TestWalkPermission(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "a.jsonl"), rec("a"))
	put(t, filepath.Join(dir, "no", "x.jsonl"), rec("x"))
	put(t, filepath.Join(dir, "z.jsonl"), rec("z"))
	f := system("")
	f.ReadDir = func(p string) ([]fs.DirEntry, error) {
		if filepath.Base(p) == "no" {
			return nil, &fs.PathError{Op: "open", Path: p, Err: fs.ErrPermission}
		}
		return os.ReadDir(p)
	}
	f.Open = func(p string) (io.ReadCloser, error) {
		if filepath.Base(p) == "z.jsonl" {
			return nil, &fs.PathError{Op: "open", Path: p, Err: fs.ErrPermission}
		}
		return os.Open(p)
	}
	if got, want := walked(t, dir, f, []string{dir}, Options{}), "a.jsonl:a no!permission z.jsonl!permission"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}
