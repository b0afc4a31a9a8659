package transfer

import (
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"twinleaf/model/format"
	"twinleaf/store"
)

// System are the files of the operating system; stdin is what "-" means.
func System(stdin io.Reader) format.Files {
	return format.Files{
		Open:    func(p string) (io.ReadCloser, error) { return os.Open(p) },
		Stat:    os.Stat,
		ReadDir: os.ReadDir,
		Real:    filepath.EvalSymlinks,
		Stdin:   stdin,
	}
}

// Hooks are told what goes wrong while records are read. Either may be nil.
type Hooks struct {
	Wrong func(error)           // a file or record that could not be read
	Warn  func([]*format.Error) // values that no field of a record could take
}

// Incoming turns what format reads into what the store takes.
func Incoming(records iter.Seq2[format.Record, error], h Hooks) iter.Seq2[store.Incoming, error] {
	return func(yield func(store.Incoming, error) bool) {
		for r, err := range records {
			switch {
			case err != nil && h.Wrong != nil:
				h.Wrong(err)
			case len(r.Warnings) > 0 && h.Warn != nil:
				h.Warn(r.Warnings)
			}
			if !yield(store.Incoming{Paper: r.Paper, Journal: r.Journal, Original: r.Original, Source: r.Source, Line: r.Line}, err) {
				return
			}
		}
	}
}

// Note names what was imported, for the history.
func Note(paths []string) string {
	names := make([]string, 0, 4)
	for _, p := range paths[:min(len(paths), 3)] {
		names = append(names, filepath.Base(p))
	}
	if len(paths) > 3 {
		names = append(names, "…")
	}
	return strings.Join(names, ", ")
}
