package panel_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"twinleaf/ui/panel"
)

func (o *office) exporting(ranges [][2]int, all bool) (e *panel.Exporting) {
	o.t.Helper()
	o.do(func() { e = o.desk.Exporting(ranges, all) })
	if e == nil {
		o.t.Fatal("nothing to export")
	}
	return e
}

func (o *office) write(e *panel.Exporting) (faults panel.ExportFaults, begun bool) {
	o.t.Helper()
	o.do(func() {
		e.Write(func(f panel.ExportFaults, b bool) { faults, begun = f, b })
	})
	o.do(func() {})
	return faults, begun
}

func names(t *testing.T, folder string) string {
	t.Helper()
	list, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, l := range list {
		out = append(out, l.Name())
	}
	return strings.Join(out, " ")
}

// TestExportNameFollowsFormat holds that the ending follows format and compression, and these an ending that is typed.
func TestExportNameFollowsFormat(t *testing.T) {
	o := newOffice(t, 3)
	e := o.exporting([][2]int{{0, 3}}, true)
	at := func(name, format string) {
		t.Helper()
		if e.Name != name || e.Format() != format {
			t.Fatalf("%s as %s, want %s as %s", e.Name, e.Format(), name, format)
		}
	}
	at("papers.jsonl", "crawl")
	e.SetFormat("bibtex")
	at("papers.bib", "bibtex")
	e.SetCompression(".gz")
	at("papers.bib.gz", "bibtex")
	e.SetFormat("jsonl")
	at("papers.twinleaf.jsonl.gz", "jsonl")
	e.SetFormat("biblatex")
	at("papers.bib.gz", "biblatex")
	e.SetCompression("")
	e.SetName("深度学习.v2.bib") // the ending is of both: the one chosen stays
	at("深度学习.v2.bib", "biblatex")
	e.SetName("a.ris")
	at("a.ris", "ris")
	e.SetName("a.jsonl.zst")
	at("a.jsonl.zst", "crawl")
	if e.Compression() != ".zst" {
		t.Errorf("compression %q", e.Compression())
	}
	e.SetFormat("ris")
	e.SetName("notes of v1.2")
	at("notes of v1.2", "ris")
	e.Folder = t.TempDir()
	if got := filepath.Base(e.Path()); got != "notes of v1.2.ris" {
		t.Errorf("a name without an ending is written to %s", got)
	}
	e.SetFormat("no such format")
	at("notes of v1.2", "ris")

	for _, f := range e.Formats() {
		e.SetFormat(f.Name)
		for _, c := range panel.Compressions {
			e.SetCompression(c)
			name, path := e.Name, e.Path()
			if e.SetName(name); e.Format() != f.Name || e.Compression() != c || filepath.Base(path) != name || e.Stem() != "notes of v1.2" {
				t.Errorf("%s: %s is written to %s as %s, compressed %q", f.Name, name, path, e.Format(), e.Compression())
			}
		}
	}
}

// TestExportFaults says under each field what keeps the export from being written, and writes nothing then.
func TestExportFaults(t *testing.T) {
	o := newOffice(t, 3)
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "there.ris"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "folder.ris"), 0o700); err != nil {
		t.Fatal(err)
	}
	before := names(t, folder)
	for _, c := range []struct {
		folder, name string
		want         panel.ExportFaults
	}{
		{folder, "there.ris", panel.ExportFaults{Exists: true}},
		{folder, "there", panel.ExportFaults{Exists: true}},
		{folder, "folder.ris", panel.ExportFaults{Name: "There is a folder of this name."}},
		{folder, " ", panel.ExportFaults{Name: "Name the file."}},
		{folder, ".ris", panel.ExportFaults{Name: "Name the file."}},
		{folder, "..", panel.ExportFaults{Name: "Name the file."}},
		{folder, "../a.ris", panel.ExportFaults{Name: `The name of a file has no / and no \.`}},
		{folder, `a\b`, panel.ExportFaults{Name: `The name of a file has no / and no \.`}},
		{"", "a.ris", panel.ExportFaults{Folder: "Name the folder to write to."}},
		{"papers", "a.ris", panel.ExportFaults{Folder: "Name the folder from its root on."}},
		{filepath.Join(folder, "none"), "a.ris", panel.ExportFaults{Folder: "There is no such folder."}},
		{filepath.Join(folder, "there.ris"), "a.ris", panel.ExportFaults{Folder: "This is a file, not a folder."}},
	} {
		e := o.exporting([][2]int{{0, 3}}, true)
		e.SetFormat("ris")
		e.Folder = c.folder
		e.SetName(c.name)
		var seen panel.ExportFaults
		o.do(func() { e.Look(func(f panel.ExportFaults) { seen = f }) })
		faults, begun := o.write(e)
		if seen != c.want || faults != c.want || begun {
			t.Errorf("%q in %q: seen %+v, at the end %+v, begun %v", c.name, c.folder, seen, faults, begun)
		}
	}
	if after := names(t, folder); after != before {
		t.Errorf("the folder holds %s, held %s", after, before)
	}
	if b, err := os.ReadFile(filepath.Join(folder, "there.ris")); err != nil || string(b) != "mine" {
		t.Errorf("the file that was there: %q, %v", b, err)
	}

	if os.Getuid() != 0 { // to whom nothing is forbidden
		if err := os.Chmod(folder, 0o500); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.Chmod(folder, 0o700) }()
		e := o.exporting([][2]int{{0, 3}}, true)
		e.Folder = folder
		if f, begun := o.write(e); begun || f.Folder != "There is no permission to write to this folder." {
			t.Errorf("a folder that is closed: %+v, begun %v", f, begun)
		}
	}
}

// TestExportWrites writes what was chosen, and replaces a file when told so only.
func TestExportWrites(t *testing.T) {
	o := newOffice(t, 30)
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	e := o.exporting([][2]int{{1, 3}, {10, 15}}, false)
	if e.Count() != 7 || !strings.Contains(e.What(), "selected") {
		t.Errorf("%d papers: %s", e.Count(), e.What())
	}
	e.Folder = "~"
	e.SetFormat("ris")
	if f, begun := o.write(e); !begun {
		t.Fatalf("not begun: %+v", f)
	}
	path := filepath.Join(home, "papers.ris")
	first, err := os.ReadFile(path)
	if n := bytes.Count(first, []byte("\nER  -")); err != nil || n != 7 {
		t.Fatalf("%d records written, %v", n, err)
	}
	if got := names(t, home); got != "papers.ris" {
		t.Errorf("the folder holds %s", got)
	}

	e = o.exporting([][2]int{{0, 30}}, true)
	e.Folder = home
	e.SetFormat("ris")
	if f, begun := o.write(e); begun || !f.Exists {
		t.Errorf("a file that is there: %+v, begun %v", f, begun)
	}
	e.Replace = true
	if f, begun := o.write(e); !begun {
		t.Errorf("replacing: %+v", f)
	}
	second, err := os.ReadFile(path)
	if n := bytes.Count(second, []byte("\nER  -")); err != nil || n != 30 {
		t.Errorf("%d records after replacing, %v", n, err)
	}
	e.Replace = true
	e.SetName("papers.ris")
	if e.Replace {
		t.Error("the leave to replace one file went over to another name")
	}

	o.do(func() { o.desk.Search.Type("nopaperhasthisword") })
	o.do(func() {
		if e := o.desk.Exporting([][2]int{{0, o.desk.List.Count()}}, true); e != nil {
			t.Errorf("%d papers of none to export", e.Count())
		}
	})
}

// TestExportCancelled leaves no file behind, whole or not, and what stood there before as it was.
func TestExportCancelled(t *testing.T) {
	o := newOffice(t, 2500)
	folder := t.TempDir()
	path := filepath.Join(folder, "papers.jsonl")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	e := o.exporting([][2]int{{0, 2500}}, true)
	e.Folder, e.Replace = folder, true
	o.do(func() {
		e.Write(func(panel.ExportFaults, bool) {
			for _, j := range o.jobs.Running() { // before the window's goroutine can hear of its end
				o.jobs.Cancel(j.ID)
			}
		})
	})
	o.do(func() {})
	b, err := os.ReadFile(path)
	notice := panel.Notice{}
	o.do(func() { notice = o.desk.Notice() })
	if err != nil || !strings.Contains(notice.Text, "cancelled") || string(b) != "mine" || names(t, folder) != "papers.jsonl" {
		t.Errorf("%q; the file: %d bytes, %v; the folder: %s", notice.Text, len(b), err, names(t, folder))
	}
}
