package check

import (
	"fmt"
	"os"
	"sort"
	"testing"
	"time"

	"twinleaf/model"
	"twinleaf/model/format"
)

func TestExplore(t *testing.T) {
	path := os.Getenv("EXPLORE")
	if path == "" {
		t.Skip()
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	var papers []model.Paper
	var js []*model.Journal
	seen := map[string]*model.Journal{}
	for r, err := range format.Read(f, path, format.Options{}) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		r.Paper.ID = model.NewID()
		j := seen[r.Journal.SourceID+r.Journal.Name]
		if j == nil {
			c := r.Journal
			c.ID = model.NewID()
			j = &c
			seen[r.Journal.SourceID+r.Journal.Name] = j
		}
		if r.Journal.Name != "" {
			r.Paper.Journal = j.ID
		}
		papers = append(papers, r.Paper)
		js = append(js, j)
	}
	tally := NewTally()
	for i := range papers {
		tally.Add(&papers[i])
	}
	ctx := &Context{Papers: tally, Today: model.Date{Year: 2026, Month: 11, Day: 23}}
	count := map[string]int{}
	sample := map[string][]string{}
	start := time.Now()
	for i := range papers {
		ctx.Journal = js[i]
		for _, f := range Run(ctx, &papers[i]) {
			count[f.Check]++
			if n := len(sample[f.Check]); n < 12 || i%7 == 0 && n < 30 {
				fix := ""
				if f.Fix != nil {
					fix = fmt.Sprintf(" FIX %v %s", f.Fix.Safe, cut(f.Fix.Edits[0].After))
				}
				sample[f.Check] = append(sample[f.Check], fmt.Sprintf("[%s] %s | %s%s", f.Field, f.Message.EN, cut(f.Value), fix))
			}
		}
	}
	fmt.Println(len(papers), time.Since(start)/time.Duration(len(papers)))
	var codes []string
	for c := range count {
		codes = append(codes, c)
	}
	sort.Strings(codes)
	for _, c := range codes {
		fmt.Println("==", c, count[c])
		if os.Getenv("VERBOSE") != "" {
			for _, s := range sample[c] {
				fmt.Println("     ", s)
			}
		}
	}
}

func cut(s string) string {
	if r := []rune(s); len(r) > 110 {
		return string(r[:50]) + " … " + string(r[len(r)-55:])
	}
	return s
}
