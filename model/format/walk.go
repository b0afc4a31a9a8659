package format

import (
	"io"
	"io/fs"
	"iter"
	"path/filepath"
	"strings"
)

// Files is how Walk and Size reach files and folders: the functions of the
// system, handed in so that this package does no I/O of its own.
//
//	format.Files{
//		Open:    func(p string) (io.ReadCloser, error) { return os.Open(p) },
//		Stat:    os.Stat,
//		ReadDir: os.ReadDir,
//		Real:    filepath.EvalSymlinks,
//		Stdin:   os.Stdin,
//	}
type Files struct {
	Open    func(path string) (io.ReadCloser, error)
	Stat    func(path string) (fs.FileInfo, error)   // follows links
	ReadDir func(path string) ([]fs.DirEntry, error) // sorted by name
	Real    func(path string) (string, error)        // the path without links in it
	Stdin   io.Reader                                // what "-" means
}

// Walk reads the files and folders of paths one after the other; "-" is
// standard input. Folders are read to the bottom, in the order of their
// names, links followed, but no folder twice; names that begin with a full
// stop are passed over. What cannot be opened is an *Error in its place, and
// the rest is read. See Read for the sequence.
func Walk(f Files, paths []string, o Options) iter.Seq2[Record, error] {
	return pump(o, func(in *intake) {
		f.each(paths, func(path string, _ fs.FileInfo, err error) bool {
			if err != nil {
				return in.fail(path, 0, problem(err))
			}
			if path == "-" {
				return in.reader(f.Stdin, path)
			}
			r, err := f.Open(path)
			if err != nil {
				return in.fail(path, 0, problem(err))
			}
			defer r.Close()
			return in.reader(r, path)
		})
	})
}

// Size returns how many files Walk would open and how many bytes they hold,
// compressed as they are; standard input counts as none.
func Size(f Files, paths []string) (files int, bytes int64) {
	f.each(paths, func(path string, info fs.FileInfo, err error) bool {
		if err == nil && info != nil {
			files++
			bytes += info.Size()
		}
		return true
	})
	return files, bytes
}

// each calls visit for every file below paths until it returns false. info is
// nil for standard input and where there is an error.
func (f Files) each(paths []string, visit func(path string, info fs.FileInfo, err error) bool) {
	seen := map[string]bool{}
	var walk func(path string, top bool) bool
	walk = func(path string, top bool) bool {
		if path == "-" && top {
			return visit(path, nil, nil)
		}
		info, err := f.Stat(path)
		if err != nil {
			return visit(path, nil, err)
		}
		if !info.IsDir() {
			if !top && !info.Mode().IsRegular() {
				return true // a pipe or a device in a folder would wait for ever
			}
			return visit(path, info, nil)
		}
		real, err := f.Real(path)
		if err != nil {
			return visit(path, nil, err)
		}
		if seen[real] {
			return true
		}
		seen[real] = true
		entries, err := f.ReadDir(path)
		if err != nil && !visit(path, nil, err) {
			return false
		}
		for _, e := range entries {
			if strings.HasPrefix(e.Name(), ".") {
				continue
			}
			if !walk(filepath.Join(path, e.Name()), false) {
				return false
			}
		}
		return true
	}
	for _, p := range paths {
		if !walk(p, true) {
			return
		}
	}
}
