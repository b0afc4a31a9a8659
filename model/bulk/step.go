package bulk

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"twinleaf/model"
)

// ErrStep is wrapped by every error about how a step is written.
var ErrStep = errors.New("not a step")

// StepError says what is wrong with a step as it was written.
type StepError struct {
	Op, Argument string
	Reason       Reason
	Name         string // of the field or the flag that is meant, where there is one
}

// Reason is why a step can't be read, for words in any language.
type Reason string

// The reasons.
const (
	UnknownOp    Reason = "op"
	UnknownField Reason = "field"
	WrongField   Reason = "wrongfield" // the field is not one for this operation
	NoValue      Reason = "novalue"    // FIELD=… is wanted
	WrongMode    Reason = "mode"       // not one of the operation's modes
	BadPattern   Reason = "pattern"    // /OLD/NEW/ is wanted, or OLD is no regular expression
	BadFlag      Reason = "flag"
)

func (e *StepError) Error() string {
	s := fmt.Sprintf("--%s %q: ", e.Op, e.Argument)
	switch e.Reason {
	case UnknownOp:
		return s + "no such operation"
	case UnknownField:
		return s + fmt.Sprintf("no field %q", e.Name)
	case WrongField:
		return s + fmt.Sprintf("not possible with field %q", e.Name)
	case WrongMode:
		return s + "want one of " + e.Name
	case BadPattern:
		return s + "want FIELD=/OLD/NEW/: " + e.Name
	case BadFlag:
		return s + fmt.Sprintf("flag %q (want i, p or w)", e.Name)
	}
	return s + "want FIELD=VALUE"
}

// Unwrap makes errors.Is(err, ErrStep) true.
func (e *StepError) Unwrap() error { return ErrStep }

// field is a field of a paper.
type field = model.Field[model.Paper]

// Step is one operation, ready to run. It is a value that several goroutines
// may use.
type Step struct {
	op, argument string
	touches      []*field // all that do may set
	do           func(p *model.Paper) error
}

// Op is the name of the operation, Argument how it was written.
func (s Step) Op() string { return s.op }

// Argument is what Parse was given.
func (s Step) Argument() string { return s.argument }

// String is the step as a flag.
func (s Step) String() string { return "--" + s.op + " " + s.argument }

// Ops are the names of all operations in the order in which they are offered.
func Ops() []string {
	names := make([]string, len(ops))
	for i, o := range ops {
		names[i] = o.name
	}
	return names
}

type operation struct {
	name  string
	modes []string
	// parse makes the operation of a field and what stands behind "="; plain
	// operations have nothing there.
	parse func(f *field, text string) (func(*model.Paper) error, error)
	plain bool
	more  bool // names of further fields stand behind "="
}

// ops is never written to.
var ops = []operation{
	{name: "set", parse: set},
	{name: "clear", parse: empty, plain: true},
	{name: "append", parse: appended},
	{name: "prefix", parse: prefixed},
	{name: "replace", parse: replaced},
	{name: "rename", parse: revalued},
	{name: "case", parse: cased, modes: []string{"title", "sentence", "upper", "lower"}},
	{name: "tidy", parse: tidied, plain: true},
	{name: "width", parse: widened, modes: []string{"half", "full"}},
	{name: "split", parse: split, more: true},
	{name: "move", parse: moved, more: true},
	{name: "copy", parse: copied, more: true},
	{name: "swap", parse: swapped, more: true},
	{name: "people", parse: peopled, modes: []string{"split", "reverse", "family-first", "given-first"}},
}

// Parse reads a step: the name of the operation and its argument as the
// package comment shows them. The error is a *StepError, or wraps
// model.ErrValue where the value is none of its field.
func Parse(op, argument string) (Step, error) {
	i := slices.IndexFunc(ops, func(o operation) bool { return o.name == op })
	if i < 0 {
		return Step{}, &StepError{Op: op, Argument: argument, Reason: UnknownOp}
	}
	o := ops[i]
	name, text, has := strings.Cut(argument, "=")
	if has == o.plain {
		return Step{}, &StepError{Op: op, Argument: argument, Reason: NoValue}
	}
	f, err := editable(strings.TrimSpace(name))
	if err == nil && o.modes != nil {
		if text = strings.TrimSpace(text); !slices.Contains(o.modes, text) {
			err = &StepError{Reason: WrongMode, Name: strings.Join(o.modes, ", ")}
		}
	}
	var do func(*model.Paper) error
	if err == nil {
		do, err = o.parse(f, text)
	}
	if bad, ok := errors.AsType[*StepError](err); ok {
		bad.Op, bad.Argument = op, argument
	}
	if err != nil {
		return Step{}, err
	}
	touches := []*field{f}
	if o.more {
		for name := range strings.SplitSeq(text, ",") {
			if to, err := editable(strings.TrimSpace(name)); err == nil {
				touches = append(touches, to)
			}
		}
	}
	return Step{op: op, argument: argument, touches: touches, do: do}, nil
}

// editable finds a field that a person may edit.
func editable(name string) (*field, error) {
	f, err := model.PaperField(name)
	if err != nil || f.Internal {
		return nil, &StepError{Reason: UnknownField, Name: name}
	}
	return f, nil
}

// words refuses fields that hold no words.
func words(f *field) error {
	switch f.Kind {
	case model.Line, model.Prose, model.People, model.List, model.Link:
		return nil
	}
	return &StepError{Reason: WrongField, Name: f.Name}
}
