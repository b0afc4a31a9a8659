package terminal

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

type openCommand struct {
	File string `arg:"" optional:""`
}

// libraryEnding is what the name of a library ends in.
const libraryEnding = ".twinleaf"

// Run opens the window. A FILE that ends in .twinleaf is the library to open,
// made if it is not there; any other holds records to import.
func (c *openCommand) Run(s *session) error {
	switch {
	case c.File == "":
		return s.Window(s.ctx, s.path, nil)
	case strings.EqualFold(filepath.Ext(c.File), libraryEnding):
		if s.path != "" {
			return s.misuse("error.twolibraries", s.path, c.File)
		}
		return s.Window(s.ctx, s.at(c.File), nil)
	}
	// Any word that is no command is taken for a FILE, a mistyped command too.
	if _, err := os.Stat(s.at(c.File)); errors.Is(err, fs.ErrNotExist) {
		return s.misuse("error.nocommand", c.File)
	}
	return s.Window(s.ctx, s.path, []string{s.at(c.File)})
}
