package terminal

import (
	"bufio"
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"twinleaf/assets/words"
	"twinleaf/model"
)

func TestEveryExampleParses(t *testing.T) {
	for name, list := range examples {
		for _, e := range list {
			t.Run(e, func(t *testing.T) {
				var line commandLine
				s := &session{Program: Program{Words: words.For("en")}, out: bufio.NewWriter(&bytes.Buffer{})}
				parser, err := s.parser(&line)
				if err != nil {
					t.Fatal(err)
				}
				args := shell(t, e)
				c, err := parser.Parse(args)
				if err != nil {
					t.Fatalf("%q: %v", args, err)
				}
				if got := commandName(c.Selected()); got != name {
					t.Errorf("stands under %s and is about %s", name, got)
				}
			})
		}
	}
}

// shell cuts an example into the arguments that a shell would give to twinleaf.
func shell(t *testing.T, text string) []string {
	t.Helper()
	var args []string
	var word strings.Builder
	quote, inside := rune(0), false
	end := func() {
		if inside {
			args = append(args, word.String())
		}
		word.Reset()
		inside = false
	}
	for _, r := range text {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, inside = r, true
		case quote == 0 && r == ' ':
			end()
		case quote == 0 && (r == '|' || r == '<' || r == '>'):
			if i := indexOf(args, "twinleaf"); i >= 0 {
				return args[i+1:]
			}
			args, inside = nil, false
			word.Reset()
		default:
			word.WriteRune(r)
			inside = true
		}
	}
	end()
	i := indexOf(args, "twinleaf")
	if i < 0 {
		t.Fatalf("no twinleaf in %q", text)
	}
	return args[i+1:]
}

func indexOf(args []string, want string) int {
	for i, a := range args {
		if a == want {
			return i
		}
	}
	return -1
}

func TestEveryCommandHasItsWordsAndExamples(t *testing.T) {
	for _, l := range words.Languages() {
		w := words.For(l.Code)
		var line commandLine
		s := &session{Program: Program{Words: w}, out: bufio.NewWriter(&bytes.Buffer{})}
		parser, err := s.parser(&line)
		if err != nil {
			t.Fatal(err)
		}
		list := slices.Clone(parser.Model.Children)
		for _, c := range parser.Model.Children {
			list = append(list, c.Children...)
		}
		for _, c := range list {
			if len(c.Children) == 0 && len(examples[commandName(c)]) == 0 {
				t.Errorf("no examples of %s", commandName(c))
			}
			if strings.HasPrefix(c.Help, "cmd.") {
				t.Errorf("%s: no words for the command %s", l.Code, c.Name)
			}
			for _, f := range c.Flags {
				if f.Help == "flag."+f.Name {
					t.Errorf("%s: no words for --%s of %s", l.Code, f.Name, c.Name)
				}
			}
			for _, a := range c.Positional {
				if strings.HasPrefix(a.Help, "arg.") {
					t.Errorf("%s: no words for the argument %s of %s", l.Code, a.Name, c.Name)
				}
			}
		}
	}
}

func TestHelpOfEveryCommand(t *testing.T) {
	for name := range examples {
		var out, errs bytes.Buffer
		p := Program{Words: words.For("en"), Stdout: &out, Stderr: &errs}
		if status := p.Run(context.Background(), append(strings.Fields(name), "--help")); status != done {
			t.Errorf("%s --help: status %d, %s", name, status, &errs)
		}
		for _, want := range []string{"Usage: twinleaf " + name, "Examples:", "-L, --library=LIB"} {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s --help lacks %q:\n%s", name, want, &out)
			}
		}
	}
}

func TestEveryFieldHasAName(t *testing.T) {
	for _, l := range words.Languages() {
		w := words.For(l.Code)
		for _, f := range model.PaperFields {
			if !w.Has("field." + f.Name) {
				t.Errorf("%s: no name for the paper's field %s", l.Code, f.Name)
			}
		}
		for _, f := range model.JournalFields {
			if !w.Has("journal.field." + f.Name) {
				t.Errorf("%s: no name for the journal's field %s", l.Code, f.Name)
			}
		}
	}
}
