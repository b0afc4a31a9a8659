package panel

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"twinleaf/model"
	"twinleaf/model/format"
	"twinleaf/store"
	"twinleaf/ui/job"
	"twinleaf/ui/transfer"
)

// ExportFormat is a format that papers can be written in.
type ExportFormat struct {
	Name  string // what format.Named takes
	Label string // in words, with the ending of its files
	// Languages says that it has use for a choice of languages: the others write both always.
	Languages bool
}

// Compressions are what files are compressed with, as their names end; "" is not at all.
var Compressions = []string{"", ".gz", ".zst"}

// Exporting is an export before it is written: which papers, and what a person says of the file. Its fields may be
// changed until Write.
type Exporting struct {
	Folder    string // as typed: ~ is the home folder
	Name      string // of the file, with its ending
	Languages format.Languages
	Replace   bool // a file of this name may go

	d      *Desk
	res    *store.Result
	ranges [][2]int
	all    bool
	format string
	latest *job.Latest
}

// ExportFaults are what keeps an export from being written, each in the words for its field; "" where nothing does.
type ExportFaults struct {
	Folder string
	Name   string
	Exists bool // a file of the name is there, whether it may be replaced or not
}

// Exporting begins an export of rows of the list as it is now; what changes in the list later does not concern it. all
// says that the rows are the whole list. It is nil where there are none.
func (d *Desk) Exporting(ranges [][2]int, all bool) *Exporting {
	if d.List.res == nil || countOf(ranges) == 0 {
		return nil
	}
	return &Exporting{d: d, res: d.List.res, ranges: ranges, all: all, format: "crawl", Name: d.w.T("export.name") + ending("crawl"),
		latest: job.NewLatest(d.jobs, "export")}
}

// Count is how many papers there are to write.
func (e *Exporting) Count() int { return countOf(e.ranges) }

// What says which papers they are.
func (e *Exporting) What() string {
	switch line := e.d.Search.Line().Text; {
	case !e.all:
		return e.d.w.T("export.what.selection")
	case line != "":
		return e.d.w.T("export.what.result", line)
	}
	return e.d.w.T("export.what.library")
}

// Formats are all that can be written.
func (e *Exporting) Formats() (out []ExportFormat) {
	whole := []string{"crawl", "jsonl", "bibtex", "biblatex", "csv", "tsv", "xlsx"} // they have room for both
	for _, f := range format.Formats() {
		if f.Write != nil {
			out = append(out, ExportFormat{f.Name, e.d.w.T("export.format."+f.Name) + " (" + ending(f.Name) + ")", !slices.Contains(whole, f.Name)})
		}
	}
	return out
}

// Format is the name of the format chosen.
func (e *Exporting) Format() string { return e.format }

// SetFormat takes another format, and has the file's name end as its files do. A name that is none is ignored.
func (e *Exporting) SetFormat(name string) {
	if f, err := format.Named(name); err != nil || f.Write == nil {
		return
	}
	bare, _ := e.split()
	packed := e.Compression()
	e.format, e.Replace = name, false
	e.Name = bare + ending(name) + packed
}

// Compression is what the file's name says of it, one of Compressions.
func (e *Exporting) Compression() string { return packing(e.Name) }

func packing(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, c := range Compressions[1:] {
		if strings.HasSuffix(name, c) {
			return c
		}
	}
	return ""
}

// SetCompression has the file's name end in one of Compressions.
func (e *Exporting) SetCompression(c string) {
	name := strings.TrimSpace(e.Name)
	e.Name, e.Replace = name[:len(name)-len(packing(name))]+c, false
}

// SetName takes a name as it is typed. One that ends as files of another format do takes this format.
func (e *Exporting) SetName(name string) {
	e.Name, e.Replace = name, false
	if _, fits := e.split(); fits {
		return
	}
	f, ok := format.ForName(strings.TrimSpace(name))
	switch {
	case !ok:
	case f.Name == "jsonl" && !strings.Contains(strings.ToLower(name), ending("jsonl")):
		e.format = "crawl"
	default:
		e.format = f.Name
	}
}

// split gives the name without its endings; fits says that it has that of the format.
func (e *Exporting) split() (bare string, fits bool) {
	bare = strings.TrimSpace(e.Name)
	bare = bare[:len(bare)-len(packing(bare))]
	f, err := format.Named(e.format)
	if err != nil {
		return bare, false
	}
	for _, x := range append([]string{ending(e.format)}, f.Extensions...) {
		x = "." + strings.TrimPrefix(x, ".")
		if short := len(bare) - len(x); short >= 0 && strings.EqualFold(bare[short:], x) {
			return bare[:short], true
		}
	}
	return bare, false
}

// ending is what the names of new files of a format end in. The program's own form is told from the crawl form by it.
func ending(name string) string {
	f, err := format.Named(name)
	switch {
	case err != nil || len(f.Extensions) == 0:
		return ""
	case name == "jsonl":
		return ".twinleaf.jsonl"
	}
	return "." + f.Extensions[0]
}

// Path is the file that would be written: a name without the ending of the format gets it.
func (e *Exporting) Path() string {
	name := strings.TrimSpace(e.Name)
	if _, fits := e.split(); !fits && name != "" {
		packed := packing(name)
		name = name[:len(name)-len(packed)] + ending(e.format) + packed
	}
	return filepath.Join(e.folder(), name)
}

func (e *Exporting) folder() string {
	at := strings.TrimSpace(e.Folder)
	if rest, ok := strings.CutPrefix(at, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			at = filepath.Join(home, rest)
		}
	}
	return at
}

// Look finds what keeps the export from being written as it stands, elsewhere, and shows it on the window's goroutine
// unless there was a newer look meanwhile.
func (e *Exporting) Look(show func(ExportFaults)) { e.ask(false, show) }

// Write looks once more, whether the folder can be written to as well, and begins the export, as a job, where nothing
// keeps it from being written. show gets what does, and whether it was begun.
func (e *Exporting) Write(show func(faults ExportFaults, begun bool)) {
	replace := e.Replace
	e.ask(true, func(f ExportFaults) {
		begun := f.Folder == "" && f.Name == "" && (!f.Exists || replace)
		if begun {
			e.write()
		}
		show(f, begun)
	})
}

func (e *Exporting) ask(try bool, show func(ExportFaults)) {
	folder, path := e.folder(), e.Path()
	bare, _ := e.split()
	e.latest.Ask(func(context.Context) func() {
		f := e.faults(folder, bare, path, try)
		return func() { show(f) }
	}, nil)
}

// faults asks the system. try has it make a file in the folder and take it away again: nothing else tells for certain that this may be done.
func (e *Exporting) faults(folder, bare, path string, try bool) (f ExportFaults) {
	w := e.d.w
	switch {
	case strings.Trim(bare, ".") == "":
		f.Name = w.T("export.name.none")
	case strings.ContainsAny(bare, "/\\\x00"):
		f.Name = w.T("export.name.slash")
	}
	at, err := os.Stat(folder)
	switch {
	case folder == "":
		f.Folder = w.T("export.folder.none")
	case !filepath.IsAbs(folder):
		f.Folder = w.T("export.folder.whole")
	case errors.Is(err, fs.ErrNotExist):
		f.Folder = w.T("export.folder.missing")
	case err == nil && !at.IsDir(), errors.Is(err, syscall.ENOTDIR):
		f.Folder = w.T("export.folder.file")
	case errors.Is(err, fs.ErrPermission):
		f.Folder = w.T("export.folder.permission")
	case err != nil:
		f.Folder = Explain(w, err)
	}
	if f.Folder != "" || f.Name != "" {
		return f
	}
	switch at, err := os.Lstat(path); {
	case err == nil && at.IsDir():
		f.Name = w.T("export.name.folder")
	case err == nil:
		f.Exists = true
	case !errors.Is(err, fs.ErrNotExist):
		f.Name = Explain(w, err)
	}
	if !try || f.Name != "" {
		return f
	}
	if err := transfer.Writable(folder); errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		f.Folder = w.T("export.folder.permission")
	} else if err != nil {
		f.Folder = Explain(w, err)
	}
	return f
}

// write begins the job. Nothing is put in place of a file that has come since it was looked, unless it may be replaced.
func (e *Exporting) write() {
	d, w, path := e.d, e.d.w, e.Path()
	f, err := format.Named(e.format)
	if err != nil {
		d.say(d.Message(err))
		return
	}
	res, ranges, count := e.res, e.ranges, e.Count()
	written, lost := 0, 0
	x := transfer.Export{Library: d.lib, Format: f, Count: count, Options: format.WriteOptions{Languages: e.Languages},
		IDs:  func(from, to int) []model.ID { return idsOf(res, ranges, from, to) },
		Lost: func(model.ID, error) { lost++ },
	}
	put := transfer.Create
	if e.Replace {
		put = transfer.Replace
	}
	name := filepath.Base(path)
	d.jobs.Start(job.Job{Title: w.T("job.export", name), Run: func(ctx context.Context, progress func(job.Progress)) error {
		x.Progress = d.paced(progress, count)
		return put(path, func(to io.Writer) (err error) {
			written, err = x.Write(ctx, to)
			return err
		})
	}}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			d.say(Notice{Text: d.w.T("export.cancelled")})
		case errors.Is(err, fs.ErrExist):
			d.say(Notice{Text: d.w.T("export.stopped", name, d.w.T("export.exists")), Problem: true})
		case err != nil:
			d.say(Notice{Text: d.w.T("export.stopped", name, Explain(d.w, err)), Problem: true})
		case lost > 0:
			d.say(Notice{Text: d.w.T("export.lost", written, name, lost), Problem: true})
		default:
			d.say(Notice{Text: d.w.T("export.done", written, name)})
		}
	})
}

// Stem is the file's name without its endings.
func (e *Exporting) Stem() string { bare, _ := e.split(); return bare }

// Stop has nothing shown any more.
func (e *Exporting) Stop() { e.latest.Drop() }
