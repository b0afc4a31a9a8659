package terminal

import (
	"fmt"
	"strings"
	"time"

	"twinleaf/model/query"
)

// printExplained tells how a query was understood and where the time went.
func (s *session) printExplained(f *found) {
	w := s.Words
	fmt.Fprintln(s.out, w.T("explain.query"))
	if f.query.Root == nil {
		fmt.Fprintln(s.out, "  "+w.T("explain.all"))
	} else {
		s.printNode(f.query.Root, 1)
	}
	s.line(w.T("explain.order"), f.query.Sort.String())
	s.line(w.T("explain.found"), w.T("search.count", f.result.Count()))
	fmt.Fprintln(s.out)
	for _, part := range f.steps {
		s.printStep(w.T(part.name), part.took, "")
		if part.name != "explain.search" {
			continue
		}
		for _, inner := range f.result.Steps() {
			rows := ""
			if inner.Rows >= 0 {
				rows = w.T("search.count", inner.Rows)
			}
			s.printStep("  "+inner.Name, inner.Took, rows)
		}
	}
	s.printStep(w.T("explain.total"), f.took(), "")
}

func (s *session) printStep(name string, took time.Duration, rest string) {
	s.line(name, strings.TrimRight(fmt.Sprintf("%9.3f ms  %s", float64(took.Microseconds())/1000, rest), " "))
}

// printNode writes a condition and, below it and further in, its parts.
func (s *session) printNode(n query.Node, depth int) {
	put := func(format string, args ...any) {
		fmt.Fprintf(s.out, strings.Repeat("  ", depth)+format+"\n", args...)
	}
	switch n := n.(type) {
	case *query.And:
		put("and")
		for _, k := range n.Kids {
			s.printNode(k, depth+1)
		}
	case *query.Or:
		put("or")
		for _, k := range n.Kids {
			s.printNode(k, depth+1)
		}
	case *query.Not:
		put("not")
		s.printNode(n.Kid, depth+1)
	case *query.Words:
		kind := "words"
		switch {
		case n.Whole:
			kind = "whole value"
		case n.Quoted:
			kind = "phrase"
		}
		if n.Prefix {
			kind += ", beginning"
		}
		put("%s: %s (%s)", fieldOf(n.Field), n.Text, kind)
	case *query.Range:
		put("%s: %s", fieldOf(n.Field), n.Wrote)
	case *query.OneOf:
		put("%s: %s", fieldOf(n.Field), strings.Join(n.Values, " | "))
	case *query.Has:
		if n.Missing {
			put("missing: %s", fieldOf(n.Field))
		} else {
			put("has: %s", fieldOf(n.Field))
		}
	}
}

func fieldOf(f query.Field) string {
	if f == query.Any {
		return "any field"
	}
	return f.String()
}
