package terminal

import (
	"os"
	"slices"
	"strings"

	"twinleaf/model"
	"twinleaf/model/check"
)

// switches switches checks off and on, all as one change.
func (c *checkCommand) switches(s *session) error {
	return s.editing(func(lib Library) error {
		off, err := lib.ChecksOff()
		if err != nil {
			return err
		}
		var change model.Change
		var codes []string
		for i, code := range slices.Concat(c.Off, c.On) {
			// One that a later version switched off can be switched on again.
			if _, ok := check.Find(code); !ok && !off[code] {
				return s.misuse("error.nocheck", code)
			}
			want := i < len(c.Off)
			if off[code] == want || slices.Contains(codes, code) {
				continue
			}
			one, err := model.SwitchCheck(code, want)
			if err != nil {
				return err
			}
			change.Label, change.Edits, codes = one.Label, append(change.Edits, one.Edits...), append(codes, code)
		}
		if change.Note = strings.Join(codes, ", "); len(codes) == 0 {
			s.say("check.asis")
			return nil
		}
		a, err := lib.Apply(s.ctx, change)
		if err != nil {
			return err
		}
		return s.printApplied(a, c.JSON)
	})
}

// off are the checks that are switched off in the library that the command is about; none where there is no library.
func (s *session) off() (off map[string]bool, err error) {
	path, err := s.library()
	if err != nil {
		return nil, nil
	}
	if _, err := os.Stat(path); err != nil {
		return nil, nil
	}
	err = s.reading(func(lib Library) (err error) {
		off, err = lib.ChecksOff()
		return err
	})
	return off, err
}
