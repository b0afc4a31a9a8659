package store

import (
	"errors"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"twinleaf/model"
	"twinleaf/model/check"
)

// A ripple is what a transaction may have changed in the findings of papers, its own and others: gathered while it works, carried out by
// settle at its end. What it names are the states before and after; papers that the checks do not know yet (rows from counters.judged on)
// have no part in it.
type ripple struct {
	rows     []uint32               // papers that changed themselves
	dois     map[recordKey]struct{} // papers with these
	texts    map[recordKey]struct{} // papers with abstracts of these hashes
	filings  map[filing]struct{}    // papers of these journals and years
	journals map[uint32]struct{}    // papers of these journals
	ranks    map[uint32]struct{}    // papers of these journals whose records say another metric
	all      bool                   // every paper
}

// rippleMost bounds what is gathered one by one. Beyond it everything is judged again, which for so large a change is no longer a waste.
const rippleMost = 10_000

// promptJudged is how many papers are judged within the transaction that changed them, a few milliseconds; more wait for Judge.
const promptJudged = 128

func (p *ripple) empty() bool {
	return !p.all && len(p.rows)+len(p.dois)+len(p.texts)+len(p.filings)+len(p.journals)+len(p.ranks) == 0
}

// full gives up gathering where there is too much.
func (p *ripple) full() bool {
	if !p.all && len(p.dois)+len(p.texts)+len(p.filings)+len(p.journals) > rippleMost {
		*p = ripple{all: true}
	}
	return p.all
}

func put[K comparable](m *map[K]struct{}, k K) {
	if *m == nil {
		*m = map[K]struct{}{}
	}
	(*m)[k] = struct{}{}
}

// keysOf adds what other papers may share with a paper, whose abstracts have been read.
func (p *ripple) keysOf(r *record) {
	if !p.full() {
		p.gather(r)
	}
}

// gather is keysOf without a bound.
func (p *ripple) gather(r *record) {
	if k, ok := doiKey(r.paper.DOI); ok {
		put(&p.dois, k)
	}
	for _, h := range check.AbstractHashes(&r.paper) {
		put(&p.texts, recordKey(h))
	}
	if f, ok := filingOf(r); ok && r.paper.Volume != "" {
		put(&p.filings, f)
	}
}

// edited notes that a live paper became another.
func (w *writer) edited(r, was *record) {
	p := &w.ripple
	if r.row >= w.c.judged || !w.x.Live(r.row) || p.all {
		return
	}
	a, b := &was.paper, &r.paper
	own := !slices.Equal(a.Dismissed, b.Dismissed)
	if model.NormalizeDOI(a.DOI) != model.NormalizeDOI(b.DOI) {
		own = true
		p.keysOf(&record{paper: model.Paper{DOI: a.DOI}})
		p.keysOf(&record{paper: model.Paper{DOI: b.DOI}})
	}
	if a.Abstract != b.Abstract {
		own = true
		if old, now := check.AbstractHashes(a), check.AbstractHashes(b); !slices.Equal(old, now) {
			p.keysOf(&record{paper: model.Paper{Abstract: a.Abstract}})
			p.keysOf(&record{paper: model.Paper{Abstract: b.Abstract}})
		}
	}
	if a.Volume != b.Volume || was.ordinal != r.ordinal || a.Year() != b.Year() {
		own = true
		for _, x := range []*record{was, r} {
			if f, ok := filingOf(x); ok && x.paper.Volume != "" && !p.full() {
				put(&p.filings, f)
			}
		}
	}
	if own {
		p.rows = append(p.rows, r.row)
	}
}

// came notes that papers come into the sight of the checks (live) or leave it, before the index is told. A paper that cannot be read is
// nothing to the others.
func (w *writer) came(rows []uint32, live bool) error {
	p := &w.ripple
	rows = slices.DeleteFunc(slices.Clone(rows), func(row uint32) bool { return row >= w.c.judged || w.x.Live(row) == live })
	if len(rows) > rippleMost {
		*p = ripple{all: true}
	}
	for _, row := range rows {
		if p.full() {
			return nil
		}
		r, err := w.l.getWhole(w.tx, row)
		if errors.Is(err, ErrDamaged) || errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		p.keysOf(r)
		if live && !p.all {
			p.rows = append(p.rows, row)
		}
	}
	return nil
}

// renamed notes that a journal's name is another, or that it came or went.
func (w *writer) renamed(ordinal uint32) {
	if !w.ripple.full() {
		put(&w.ripple.journals, ordinal)
	}
}

// ranked notes that a journal's metrics are others. Where they only became more, which is what an import and a table of metrics do with them,
// no other paper has a metric that all of them contradict: those that have one are looked up, and nothing else is judged.
func (w *writer) ranked(was, r *journalRecord) {
	more := len(was.Metrics) > 0 && !slices.ContainsFunc(was.Metrics, func(m model.Metric) bool { return !slices.Contains(r.Metrics, m) })
	switch {
	case w.ripple.all:
	case more:
		put(&w.ripple.ranks, r.ordinal)
	default:
		w.renamed(r.ordinal)
	}
}

// settle judges the papers whose findings may have changed, or marks them to be judged where they are many, or where an import is not to
// wait for it.
func (w *writer) settle() error {
	p := w.ripple
	w.ripple = ripple{}
	switch {
	case p.empty():
		return nil
	case p.all:
		return w.forget()
	}
	rows, err := w.reached(&p)
	if err != nil {
		return err
	}
	rows = slices.DeleteFunc(rows, func(row uint32) bool { return row >= w.c.judged || !w.x.Live(row) })
	if len(rows) > promptJudged || w.importing {
		return w.mark(rows)
	}
	return w.judge(rows)
}

// forget has every paper judged anew. What the index holds of them stays until then.
func (w *writer) forget() error {
	w.c.judged, w.c.stale, w.forgot = 0, 0, true
	return clearMarks(w.tx, toJudge)
}

// reached are the rows that a ripple reaches, ascending.
func (w *writer) reached(p *ripple) ([]uint32, error) {
	rows := slices.Clone(p.rows)
	for _, k := range []struct {
		batch byte
		keys  map[recordKey]struct{}
	}{{keysBatch, p.dois}, {textsBatch, p.texts}} {
		list := make([]recordKey, 0, len(k.keys))
		for key := range k.keys {
			list = append(list, key)
		}
		if err := eachRow(w.tx, k.batch, list, func(_ recordKey, row uint32) { rows = append(rows, row) }); err != nil {
			return nil, err
		}
	}
	differ := roaring.New() // papers whose records say another metric
	if len(p.ranks) > 0 && w.c.judged > 0 {
		if err := w.x.EachFound(check.MetricDiffers, func(row uint32) error { differ.Add(row); return nil }); err != nil {
			return nil, err
		}
	}
	if len(p.filings)+len(p.journals) > 0 || !differ.IsEmpty() {
		in := make([]bool, w.c.ordinals)
		for f := range p.filings {
			in[f.journal] = true
		}
		for _, set := range []map[uint32]struct{}{p.journals, p.ranks} {
			for j := range set {
				in[j] = true
			}
		}
		err := w.x.EachFiled(in, func(row, journal uint32, year int) {
			_, ok := p.journals[journal]
			if !ok {
				_, ok = p.filings[filing{journal, year}]
			}
			if !ok && differ.Contains(row) {
				_, ok = p.ranks[journal]
			}
			if ok {
				rows = append(rows, row)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(rows)
	return slices.Compact(rows), nil
}

// mark marks rows, which ascend, to be judged.
func (w *writer) mark(rows []uint32) error {
	w.marked = append(w.marked, rows...)
	return w.setToJudge(rows, true)
}

func (w *writer) setToJudge(rows []uint32, on bool) error {
	are, err := markedAmong(w.tx, toJudge, rows)
	if err != nil {
		return err
	}
	if !on {
		w.c.stale -= uint32(len(are))
		return setMarked(w.tx, toJudge, are, false)
	}
	w.c.stale += uint32(len(rows) - len(are))
	return setMarked(w.tx, toJudge, rows, true)
}
