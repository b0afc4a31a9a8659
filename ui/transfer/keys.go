package transfer

import (
	"io"

	"twinleaf/model/cite"
	"twinleaf/model/format"
)

// Writer is the format's writer. Where the format wants each paper to have a key to be cited by, those without one get one that no paper
// before them in the file has; the library's papers stay as they are.
func Writer(f format.Format, to io.Writer, o format.WriteOptions) format.Writer {
	w := f.Write(to, o)
	if !f.NeedsKeys {
		return w
	}
	pattern, _ := cite.ParsePattern("") // the default one has no fault
	return &keyed{w, pattern, map[string]bool{}}
}

type keyed struct {
	format.Writer
	pattern cite.Pattern
	taken   map[string]bool
}

func (w *keyed) Write(r format.Record) error {
	if r.Paper.CiteKey == "" {
		r.Paper.CiteKey = cite.Unique(w.pattern.Key(cite.FromPaper(r.Paper, r.Journal)), func(k string) bool { return w.taken[k] })
	}
	w.taken[r.Paper.CiteKey] = true
	return w.Writer.Write(r)
}
