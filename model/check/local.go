package check

import (
	"slices"
	"strings"

	"twinleaf/model"
)

// Codes are the codes of what is wrong with a paper, each once, in the order of All, with what ctx knows of its journal and of other
// papers. Dates are judged as of the paper's last change, not of today, so that the codes can be kept: they change when the paper does, or
// its journal, or other papers. What a person dismissed is left out. Today of ctx is set; of Journals nothing is asked.
func Codes(ctx *Context, p *model.Paper) []string {
	when := p.Modified
	if when.IsZero() {
		when = p.Added
	}
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

// Local are the Codes of the checks that need no other papers: nothing but the paper (NeedsNothing), or its journal besides, where ctx has
// it. ctx is scratch space of one goroutine; of its own fields only Journal and Off are looked at.
func Local(ctx *Context, p *model.Paper) []string {
	ctx.Papers, ctx.Journals = nil, nil
	return Codes(ctx, p)
}

// dismissed reports whether a person said that this finding is none.
func dismissed(p *model.Paper, code string) bool {
	return slices.ContainsFunc(p.Dismissed, func(d string) bool { c, _, _ := strings.Cut(d, " "); return c == code })
}
