package terminal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"

	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"twinleaf/assets/words"
	"twinleaf/model/format"
	"twinleaf/store"
	"twinleaf/ui/transfer"
)

// The exit statuses; see the package comment.
const (
	done   = 0
	failed = 1
	misuse = 2
)

// Program is what the commands need of the world around them.
type Program struct {
	Words          *words.Words
	Stdin          io.Reader
	Stdout, Stderr io.Writer

	Open        func(path string, o store.Options) (Library, error)
	Recover     func(ctx context.Context, damaged, fresh string, progress func(store.Progress)) (store.RecoverReport, error)
	DefaultPath func() (string, error)
	// Window opens the window on a library ("": the one used last, else the
	// default one), imports files of records into it, and returns when the
	// window was closed.
	Window func(ctx context.Context, library string, records []string) error
	// Knock hands the command line to the program that has the library open, where there is one: ok says that it was done there. nil: never.
	Knock func(ctx context.Context, library string, args []string, in io.Reader, out, errs io.Writer) (status int, ok bool, err error)
	// Dir is the folder that relative names of files are meant against, "" for the process's own; Library, where it is not "", is the
	// library whatever the command line says. Both are of a command that another program handed over.
	Dir, Library string
	// Explain says in the person's language what an error means.
	Explain func(*words.Words, error) string
}

// Run does what the arguments (without the program's name) say and returns
// the exit status. A cancelled ctx stops long work between two records.
func (p Program) Run(ctx context.Context, args []string) int {
	s := &session{Program: p, ctx: ctx, out: bufio.NewWriterSize(p.Stdout, 1<<16), args: args}
	err := s.run(args)
	if flush := s.out.Flush(); err == nil && flush != nil {
		err = fmt.Errorf("standard output: %w", flush)
	}
	return s.report(err)
}

// session is one call of one command.
type session struct {
	Program
	ctx  context.Context
	out  *bufio.Writer // standard output; flushed at the end
	path string        // of the library, as -L has it
	args []string      // the command line
	code int           // of a command that was handed over
}

// errHanded ends a command that another program has done.
var errHanded = errors.New("done by another program")

// at is where a file is that the command line names.
func (s *session) at(path string) string {
	if s.Dir == "" || path == "" || path == "-" || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(s.Dir, path)
}

// files are the files that the command line names.
func (s *session) files() format.Files {
	f := transfer.System(s.Stdin)
	open, stat, list, real := f.Open, f.Stat, f.ReadDir, f.Real
	f.Open = func(p string) (io.ReadCloser, error) { return open(s.at(p)) }
	f.Stat = func(p string) (fs.FileInfo, error) { return stat(s.at(p)) }
	f.ReadDir = func(p string) ([]fs.DirEntry, error) { return list(s.at(p)) }
	f.Real = func(p string) (string, error) { return real(s.at(p)) }
	return f
}

func (s *session) run(args []string) error {
	var line commandLine
	parser, err := s.parser(&line)
	if err != nil {
		return err
	}
	chosen, err := parser.Parse(args)
	if errors.Is(err, errShown) {
		return nil
	}
	var wrong *kong.ParseError
	if errors.As(err, &wrong) {
		return s.unparsed(wrong, args)
	}
	if err != nil {
		return err
	}
	s.path = line.Library
	err = chosen.Run(s)
	var use *usageError
	if name := commandName(chosen.Selected()); errors.As(err, &use) && name != defaultCommand {
		use.command = name
	}
	return err
}

// unparsed is what a command line that kong can't read comes to. Any word that
// is no command is taken for the FILE of the default command, so what is wrong
// after it is most likely the word itself.
func (s *session) unparsed(wrong *kong.ParseError, args []string) error {
	if wrong.Context == nil || wrong.Context.Selected() == nil {
		return &usageError{err: wrong}
	}
	name := commandName(wrong.Context.Selected())
	if name == defaultCommand && !slices.Contains(args, defaultCommand) {
		for _, p := range wrong.Context.Path {
			if p.Positional != nil {
				return s.misuse("error.nocommand", wrong.Context.Value(p).String())
			}
		}
	}
	return &usageError{err: wrong, command: name}
}

// commandName is how a command is called: "corrections import".
func commandName(n *kong.Node) string {
	if n.Parent == nil || n.Parent.Parent == nil {
		return n.Name
	}
	return commandName(n.Parent) + " " + n.Name
}

// report tells a person what went wrong, on standard error, and picks the
// exit status.
func (s *session) report(err error) int {
	if err == nil {
		return done
	}
	if errors.Is(err, errHanded) {
		return s.code
	}
	var use *usageError
	if errors.As(err, &use) {
		s.tell("twinleaf: " + use.err.Error())
		name := "twinleaf"
		if use.command != "" {
			name += " " + use.command
		}
		s.say("terminal.seehelp", name)
		return misuse
	}
	if !errors.Is(err, errReported) {
		s.complain(err)
	}
	return failed
}

// complain writes an error of a part to standard error; the rest goes on.
func (s *session) complain(err error) { s.tell("twinleaf: " + s.explain(err)) }

// say writes a line for people to standard error.
func (s *session) say(key string, args ...any) { s.tell(s.Words.T(key, args...)) }

// tell writes a line to standard error, after what standard output was given
// before it. A failure of that stays in s.out and is found at the end.
func (s *session) tell(line string) {
	_ = s.out.Flush()
	fmt.Fprintln(s.Stderr, line)
}

// onTerminal reports whether w is shown to a person as it is written.
func onTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// version is what the build says of itself: the module's version and commit.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "twinleaf"
	}
	v := "twinleaf " + info.Main.Version
	for _, set := range info.Settings {
		if set.Key == "vcs.revision" && len(set.Value) >= 12 {
			v += " " + set.Value[:12]
		}
	}
	return v + " " + info.GoVersion
}
