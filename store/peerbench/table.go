package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

type imported struct {
	name   string
	papers int
	took   time.Duration
	bytes  int64
}

// answer is what came of a question: the median time with all filter counts,
// and bare without them.
type answer struct {
	count      int
	known      bool
	took, bare time.Duration
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func ratio(a, b time.Duration) float64 { return float64(a) / float64(max(b, time.Microsecond)) }

type answered struct {
	question question
	answers  []answer // in the order of the engines
}

// broad reports whether more than 1 % of the papers match.
func (a answered) broad(papers int) bool { return a.answers[0].count*100 > papers }

type table struct {
	runs, cores int
	imports     []imported
	bare        int64 // bytes of FTS5 without the originals
	rows        []answered
}

// print writes the table in Markdown: Twinleaf first, each peer with the times
// it takes longer.
func (t *table) print(w io.Writer) {
	ours := t.imports[0]
	fmt.Fprintf(w, "%d records, %d cores, %s\n\n", ours.papers, t.cores, time.Now().UTC().Format(time.DateOnly))
	fmt.Fprint(w, "| |")
	for _, e := range t.imports {
		fmt.Fprintf(w, " %s |", e.name)
	}
	fmt.Fprintf(w, "\n|---|%s\n| import, papers a second |", strings.Repeat("--:|", len(t.imports)))
	for _, e := range t.imports {
		rate := float64(e.papers) / e.took.Seconds()
		fmt.Fprintf(w, " %.0f (%.2fx) |", rate, rate/(float64(ours.papers)/ours.took.Seconds()))
	}
	fmt.Fprint(w, "\n| size, MB |")
	for _, e := range t.imports {
		fmt.Fprintf(w, " %.0f (%.2fx) |", float64(e.bytes)/1e6, float64(e.bytes)/float64(ours.bytes))
	}
	fmt.Fprint(w, "\n\n| query | papers |")
	for _, e := range t.imports {
		fmt.Fprintf(w, " %s, ms |", e.name)
	}
	fmt.Fprintf(w, "\n|---|--:|%s\n", strings.Repeat("--:|", len(t.imports)))
	for _, r := range t.rows {
		text := "`" + r.question.text + "`"
		if r.question.text == "" {
			text = "all"
		}
		if r.question.order != "" {
			text += ", by " + strings.Replace(r.question.order, "-year", "year", 1)
		}
		fmt.Fprintf(w, "| %s | %d |", text, r.answers[0].count)
		for i, a := range r.answers {
			switch {
			case !a.known:
				fmt.Fprint(w, " - |")
			case i == 0:
				fmt.Fprintf(w, " %.2f |", ms(a.took))
			default:
				fmt.Fprintf(w, " %.2f (%.1fx; %.2f", ms(a.took), ratio(a.took, r.answers[0].took), ms(a.bare))
				if a.count != r.answers[0].count {
					fmt.Fprintf(w, "; %d papers", a.count)
				}
				fmt.Fprint(w, ") |")
			}
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w)
	for i, e := range t.imports[1:] {
		var broad, all []float64
		slower, bare := 0, 0
		for _, r := range t.rows {
			a, ours := r.answers[i+1], r.answers[0]
			if !a.known {
				continue
			}
			x := ratio(a.took, ours.took)
			all = append(all, x)
			if r.broad(t.imports[0].papers) {
				broad = append(broad, x)
			}
			if x < 1 {
				slower++
			}
			if a.bare < ours.took {
				bare++
			}
		}
		slices.Sort(all)
		slices.Sort(broad)
		fmt.Fprintf(w, "%s takes %.0f times as long in the median of the %d broad queries (more than 1 %% of the papers). Twinleaf is slower in %d of %d; in %d where %s leaves the filter counts out and Twinleaf does not.\n",
			e.name, broad[len(broad)/2], len(broad), slower, len(all), bare, e.name)
	}
	fmt.Fprintf(w, "Medians of %d answers, caches warm: count, first %d rows and the counts of eight filters; in brackets how many times as long as Twinleaf, and the time without filter counts.\n", t.runs, firstRows)
	if t.bare > 0 {
		fmt.Fprintf(w, "The sizes of Twinleaf and SQLite FTS5 hold the originals; FTS5 without them: %.0f MB (%.2fx).\n", float64(t.bare)/1e6, float64(t.bare)/float64(ours.bytes))
	}
}
