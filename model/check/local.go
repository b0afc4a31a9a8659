package check

import (
	"slices"
	"strings"

	"twinleaf/model"
)

// Local are the codes of what is wrong with a paper by itself, each once, in the order of All: without its journal, other papers and the
// day on which it is asked. Dates are judged as of the paper's last change. What a person dismissed is left out. It depends on nothing but
// the paper, so that it can be kept with it. ctx is scratch space of one goroutine; its own fields are not looked at.
func Local(ctx *Context, p *model.Paper) []string {
	when := p.Modified
	if when.IsZero() {
		when = p.Added
	}
	ctx.Journal, ctx.Harvested, ctx.Papers, ctx.Journals, ctx.Off = nil, nil, nil, nil, nil
	ctx.Today = model.Date{Year: 2100}
	if !when.IsZero() {
		y, m, d := when.UTC().Date()
		ctx.Today = model.Date{Year: int16(y), Month: uint8(m), Day: uint8(d)}
	}
	var codes []string
	for _, f := range Run(ctx, p) {
		if !slices.Contains(codes, f.Check) {
			codes = append(codes, f.Check)
		}
	}
	return codes
}

// dismissed reports whether a person said that this finding is none.
func dismissed(p *model.Paper, code string) bool {
	return slices.ContainsFunc(p.Dismissed, func(d string) bool { c, _, _ := strings.Cut(d, " "); return c == code })
}
