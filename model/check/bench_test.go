package check

import (
	"testing"
)

// BenchmarkRun is all checks of one paper, beside the other papers of its
// library. A million papers in three minutes on two cores are 360 µs each.
func BenchmarkRun(b *testing.B) {
	all := corpus(b, 4000)
	papers := NewTally()
	for _, m := range all {
		papers.Add(m.paper)
	}
	ctx := &Context{Papers: papers, Today: today}
	b.ReportAllocs()
	found, i := 0, 0
	for b.Loop() {
		m := all[i%len(all)]
		i++
		ctx.Journal = m.journal
		found += len(Run(ctx, m.paper))
	}
	b.ReportMetric(float64(found)/float64(i), "findings/op")
}

// BenchmarkRunSound is a paper with nothing wrong: no allocation is wanted.
func BenchmarkRunSound(b *testing.B) {
	p, j := sound()
	ctx := &Context{Journal: j, Today: today}
	b.ReportAllocs()
	for b.Loop() {
		Run(ctx, p)
	}
}

// BenchmarkFacts is the one pass over an abstract.
func BenchmarkFacts(b *testing.B) {
	p, _ := sound()
	var f facts
	b.SetBytes(int64(len(p.Abstract.EN)))
	for b.Loop() {
		f.read(p.Abstract.EN)
	}
}

// BenchmarkTally is what it takes to know the other papers.
func BenchmarkTally(b *testing.B) {
	all := corpus(b, 2000)
	t := NewTally()
	i := 0
	for b.Loop() {
		t.Add(all[i%len(all)].paper)
		i++
	}
}

// BenchmarkLocal is what an import does with each paper.
func BenchmarkLocal(b *testing.B) {
	all := corpus(b, 4000)
	var ctx Context
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		Local(&ctx, all[i%len(all)].paper)
		i++
	}
}
