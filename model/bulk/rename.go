package bulk

import (
	"fmt"
	"strings"

	"twinleaf/model"
)

// Rename gives whole values of a field new names: names holds the new one by
// the old one. People and list items are renamed one by one; an item that
// stands in its list already goes. It is the step by which a cluster of values
// becomes one.
func Rename(name string, names map[string]string) (Step, error) {
	f, err := editable(name)
	if err == nil {
		err = words(f)
	}
	for _, to := range names {
		if err == nil && f.Kind.Separator() == "" {
			_, err = f.Clean(to)
		}
	}
	argument := fmt.Sprintf("%s (%d)", name, len(names))
	if bad, ok := err.(*StepError); ok {
		bad.Op, bad.Argument = "rename", argument
	}
	if err != nil {
		return Step{}, err
	}
	return Step{op: "rename", argument: argument, touches: []*field{f}, do: revalue(f, names)}, nil
}

func revalued(f *field, text string) (func(*model.Paper) error, error) {
	if err := words(f); err != nil {
		return nil, err
	}
	old, with, flags, ok := delimited(text)
	switch {
	case !ok || old == "":
		return nil, &StepError{Reason: BadPattern, Name: text}
	case flags != "":
		return nil, &StepError{Reason: BadFlag, Name: flags}
	}
	return revalue(f, map[string]string{old: with}), nil
}

func revalue(f *field, names map[string]string) func(*model.Paper) error {
	sep := f.Kind.Separator()
	targets := map[string]bool{}
	for _, to := range names {
		targets[to] = true
	}
	return func(p *model.Paper) error {
		old := f.Items(f.Get(p))
		items, changed := make([]string, 0, len(old)), false
		stands := map[string]bool{}
		for _, item := range old {
			to, ok := names[item]
			if ok && to != item {
				changed = true
				item = to
			}
			if item == "" || targets[item] && stands[item] {
				continue
			}
			stands[item] = true
			items = append(items, item)
		}
		if !changed {
			return nil
		}
		return put(f, p, strings.Join(items, sep))
	}
}
