package terminal

import (
	"context"

	"twinleaf/store"
)

type undoCommand struct {
	JSON bool `name:"json"`
}

// Run takes the last change back, whichever program made it.
func (c *undoCommand) Run(s *session) error {
	return s.step(Library.Undo, c.JSON)
}

type redoCommand struct {
	JSON bool `name:"json"`
}

// Run makes the change again that was undone last.
func (c *redoCommand) Run(s *session) error {
	return s.step(Library.Redo, c.JSON)
}

func (s *session) step(take func(Library, context.Context) (store.Applied, error), asJSON bool) error {
	return s.editing(func(lib Library) error {
		a, err := take(lib, s.ctx)
		if err != nil {
			return err
		}
		return s.printApplied(a, asJSON)
	})
}
