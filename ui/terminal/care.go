package terminal

import (
	"errors"
	"fmt"
	"os"

	"twinleaf/store"
)

type statsCommand struct {
	JSON bool `name:"json"`
}

type statsJSON struct {
	Path     string `json:"path"`
	Papers   int    `json:"papers"`
	Deleted  int    `json:"deleted"`
	Journals int    `json:"journals"`
	Changes  int    `json:"changes"`
	Bytes    int64  `json:"bytes"`
	Format   int    `json:"format"`
}

// Run prints the figures of the library.
func (c *statsCommand) Run(s *session) error {
	return s.reading(func(lib Library) error {
		path, err := s.library()
		if err != nil {
			return err
		}
		t := lib.Stats()
		if c.JSON {
			return s.printJSON(statsJSON{Path: path, Papers: t.Papers, Deleted: t.Deleted, Journals: t.Journals,
				Changes: t.Changes, Bytes: t.Size, Format: t.Format})
		}
		w := s.Words
		s.line(w.T("stats.path"), path)
		s.line(w.T("stats.papers"), w.Number(int64(t.Papers)))
		s.line(w.T("stats.deleted"), w.Number(int64(t.Deleted)))
		s.line(w.T("stats.journals"), w.Number(int64(t.Journals)))
		s.line(w.T("stats.changes"), w.Number(int64(t.Changes)))
		s.line(w.T("stats.size"), w.Size(t.Size))
		s.line(w.T("stats.format"), fmt.Sprint(t.Format))
		return nil
	})
}

// fresh refuses the name of a file that is there already: what a rescue or a
// backup writes must never lie over anything.
func (s *session) fresh(path string) error {
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		return s.misuse("error.exists", path)
	}
	return nil
}

// care is what is done to a whole library, with its progress.
func (s *session) care(title string, do func(progress func(store.Progress)) error) error {
	bar := s.newBar(s.Words.T(title))
	defer bar.done()
	return do(func(p store.Progress) {
		bar.show(p.Bytes, p.TotalBytes, s.Words.T("care.progress", p.Read))
	})
}

type verifyCommand struct {
	JSON bool `name:"json"`
}

// Run checks everything in the file and names each damaged record.
func (c *verifyCommand) Run(s *session) error {
	return s.reading(func(lib Library) error {
		var report store.VerifyReport
		err := s.care("verify.doing", func(progress func(store.Progress)) (err error) {
			report, err = lib.Verify(s.ctx, progress)
			return err
		})
		if err != nil {
			return err
		}
		return s.printVerified(report, c.JSON)
	})
}

type reindexCommand struct{}

// Run builds the search index anew from the records.
func (c *reindexCommand) Run(s *session) error {
	return s.editing(func(lib Library) error {
		err := s.care("reindex.doing", func(progress func(store.Progress)) error {
			return lib.Reindex(s.ctx, progress)
		})
		if err == nil {
			fmt.Fprintln(s.out, s.Words.T("reindex.done", lib.Stats().Papers))
		}
		return err
	})
}

type recoverCommand struct {
	File string `arg:""`
	JSON bool   `name:"json"`
}

// Run saves all that can be read of a damaged library into a new one.
func (c *recoverCommand) Run(s *session) error {
	if err := s.fresh(s.at(c.File)); err != nil {
		return err
	}
	path, err := s.library()
	if err != nil {
		return err
	}
	var report store.RecoverReport
	err = s.care("recover.doing", func(progress func(store.Progress)) (err error) {
		report, err = s.Recover(s.ctx, path, c.File, progress)
		return err
	})
	if err != nil {
		return err
	}
	return s.printRecovered(report, c.JSON)
}

type backupCommand struct {
	File string `arg:""`
}

// Run writes a copy of the library as it is at one moment.
func (c *backupCommand) Run(s *session) error {
	if err := s.fresh(s.at(c.File)); err != nil {
		return err
	}
	return s.reading(func(lib Library) error {
		if err := lib.BackupTo(s.at(c.File)); err != nil {
			return err
		}
		fmt.Fprintln(s.out, s.Words.T("backup.done", c.File))
		return nil
	})
}

type verifiedJSON struct {
	Checked int      `json:"checked"`
	Damaged []string `json:"damaged"`
}

func (s *session) printVerified(r store.VerifyReport, asJSON bool) error {
	damaged := texts(r.Damaged)
	if asJSON {
		if err := s.printJSON(verifiedJSON{Checked: r.Checked, Damaged: damaged}); err != nil {
			return err
		}
	} else {
		for _, d := range damaged {
			fmt.Fprintln(s.out, d)
		}
		fmt.Fprintln(s.out, s.Words.T("verify.done", r.Checked, len(damaged)))
	}
	if len(damaged) > 0 {
		return errReported
	}
	return nil
}

type recoveredJSON struct {
	Papers   int      `json:"papers"`
	Journals int      `json:"journals"`
	Lost     []string `json:"lost"`
}

func (s *session) printRecovered(r store.RecoverReport, asJSON bool) error {
	lost := texts(r.Lost)
	if asJSON {
		return s.printJSON(recoveredJSON{Papers: r.Papers, Journals: r.Journals, Lost: lost})
	}
	for _, l := range lost {
		fmt.Fprintln(s.out, l)
	}
	fmt.Fprintln(s.out, s.Words.T("recover.done", r.Papers, r.Journals, len(lost)))
	return nil
}

func texts(list []error) []string {
	out := make([]string, 0, len(list))
	for _, err := range list {
		out = append(out, err.Error())
	}
	return out
}
