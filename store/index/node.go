package index

// grades are the rows that match, by how well: each includes the one before.
type grades [gradeCount]set

const (
	inTitle   = iota // every word is found in a title
	inAuthor         // or among the authors
	inJournal        // or in the journal's name
	inAll            // or in the abstract and notes: the rows that match
	gradeCount
)

// same gives every grade the same rows: a filter says nothing of how well a paper matches.
func same(s set) grades { return grades{s, s, s, s} }

// node is a condition compiled for one snapshot. eval gives the rows of the worker's chunk; rows outside within,
// when it is not nil, may be left out or not. Only inAll is filled when the worker does not grade.
type node interface {
	eval(w *worker, within *set) (grades, error)
	// cost orders the kids of an and: the cheap ones first, so that the dear ones see few rows.
	cost() int
}

const (
	costWord = iota
	costRange
	costColumn
	costPhrase
	costText
)

type andNode struct{ kids []node }

func (n *andNode) cost() int { return maxCost(n.kids) }

func maxCost(kids []node) int {
	c := 0
	for _, k := range kids {
		c = max(c, k.cost())
	}
	return c
}

func (n *andNode) eval(w *worker, within *set) (grades, error) {
	var g grades
	for i, k := range n.kids {
		kg, err := k.eval(w, within)
		if err != nil {
			return g, err
		}
		if i == 0 {
			g = kg
		} else {
			g = g.and(w, kg)
		}
		if g[inAll].empty() {
			return grades{}, nil
		}
		within = &g[inAll]
	}
	return g, nil
}

func (g grades) and(w *worker, o grades) (out grades) {
	out[inAll] = w.arena.and(g[inAll], o[inAll])
	if w.graded {
		for k := range inAll {
			out[k] = w.arena.and(g[k], o[k])
		}
	}
	return out
}

func (g grades) or(w *worker, o grades) (out grades) {
	out[inAll] = w.arena.or(g[inAll], o[inAll])
	if w.graded {
		for k := range inAll {
			out[k] = w.arena.or(g[k], o[k])
		}
	}
	return out
}

type orNode struct{ kids []node }

func (n *orNode) cost() int { return maxCost(n.kids) }

func (n *orNode) eval(w *worker, within *set) (g grades, err error) {
	for i, k := range n.kids {
		kg, err := k.eval(w, within)
		if err != nil {
			return g, err
		}
		if i == 0 {
			g = kg
		} else {
			g = g.or(w, kg)
		}
	}
	return g, nil
}

type notNode struct{ kid node }

func (n *notNode) cost() int { return n.kid.cost() + 1 }

func (n *notNode) eval(w *worker, within *set) (grades, error) {
	rows := w.live
	if within != nil {
		rows = *within
	}
	graded := w.graded
	w.graded = false
	g, err := n.kid.eval(w, &rows)
	w.graded = graded
	if err != nil {
		return g, err
	}
	return same(w.arena.andNot(rows, g[inAll])), nil
}

// allNode is every live row; noneNode none.
type allNode struct{}

func (allNode) cost() int { return costColumn }
func (allNode) eval(w *worker, within *set) (grades, error) {
	if within != nil {
		return same(*within), nil
	}
	return same(w.live), nil
}

type noneNode struct{}

func (noneNode) cost() int                          { return 0 }
func (noneNode) eval(*worker, *set) (grades, error) { return grades{}, nil }

// columnNode tests one number of each row.
type columnNode struct {
	col  column
	test func(v uint32) bool
	// Most tests are a range, which needs no call: lo <= v <= hi.
	ranged bool
	lo, hi uint32
}

func (n *columnNode) cost() int { return costColumn }

func (n *columnNode) eval(w *worker, within *set) (grades, error) {
	values := w.columns.cols[n.col]
	if n.ranged {
		return same(w.filter(within, values, between{n.lo, n.hi - n.lo})), nil
	}
	return same(w.filter(within, values, passing(n.test))), nil
}

// journalNode is the papers of some journals.
type journalNode struct {
	ok   []bool // by ordinal + 1; ok[0] is for papers without a journal
	list []uint32
}

// fewJournals is the most journals whose papers are looked up one journal after the other; more are found by a pass over
// the column.
const fewJournals = 24

func (n *journalNode) cost() int {
	if !n.ok[0] && len(n.list) <= fewJournals {
		return costWord
	}
	return costColumn
}

func (n *journalNode) eval(w *worker, within *set) (grades, error) {
	s, err := n.rows(w, within)
	return same(s), err
}

func (n *journalNode) rows(w *worker, within *set) (set, error) {
	if n.ok[0] || len(n.list) > fewJournals {
		return w.filter(within, w.columns.cols[colJournal], listed(n.ok)), nil
	}
	var out set
	for _, j := range n.list {
		g, err := w.grouped(w.get(w.chunk, byte(spaceExact), packedRow(0, j)), maskSections)
		if err != nil {
			return set{}, err
		}
		out = w.arena.or(out, g.rest)
	}
	return out, nil
}

// valueNode is the rows with an exact value, or one that begins so.
type valueNode struct{ token token }

func (n *valueNode) cost() int {
	if n.token.prefix {
		return costRange
	}
	return costWord
}

func (n *valueNode) eval(w *worker, _ *set) (grades, error) {
	g, err := w.lookup(w.chunk, &n.token, maskSections)
	return same(g.rest), err
}

// wordsNode is text in papers and, for a word in any field, in their journals' names.
type wordsNode struct {
	readings []reading
	mask     byte
	any      bool         // the sections found in matter to relevance
	journals *journalNode // nil when no journal's name has the words
}

// reading is one way to understand what was typed: as written, or as pinyin.
type reading struct {
	tokens []token // one is looked up, more are a phrase
	mask   byte
}

func (n *wordsNode) cost() int {
	c := costWord
	for _, r := range n.readings {
		switch {
		case len(r.tokens) > 1:
			c = max(c, costPhrase)
		case r.tokens[0].prefix && !r.tokens[0].looseEnd():
			c = max(c, costRange)
		}
	}
	return c
}

func (n *wordsNode) eval(w *worker, within *set) (out grades, err error) {
	var g groups
	for i := range n.readings {
		rg, err := n.readings[i].rows(w, w.chunk, within)
		if err != nil {
			return out, err
		}
		if i == 0 {
			g = rg
		} else {
			g = groups{w.arena.or(g.title, rg.title), w.arena.or(g.author, rg.author), w.arena.or(g.rest, rg.rest)}
		}
	}
	var journals set
	if n.journals != nil {
		if journals, err = n.journals.rows(w, within); err != nil {
			return out, err
		}
	}
	if !n.any {
		return same(g.all(&w.arena)), nil
	}
	if w.graded {
		out[inTitle] = g.title
		out[inAuthor] = w.arena.or(g.title, g.author)
		out[inJournal] = w.arena.or(out[inAuthor], journals)
		out[inAll] = w.arena.or(g.rest, out[inJournal])
		return out, nil
	}
	out[inAll] = w.arena.or(g.all(&w.arena), journals)
	return out, nil
}

// rows finds a reading in a chunk.
func (r *reading) rows(w *worker, chunk int, within *set) (groups, error) {
	if len(r.tokens) == 1 {
		return w.lookup(chunk, &r.tokens[0], r.mask)
	}
	return w.phrase(chunk, r.tokens, r.mask, within)
}

// checkedNode is a condition that postings narrow and the paper's own text decides.
type checkedNode struct {
	kid node
	// test gives the best grade in which the paper matches, gradeCount when it does not.
	test func(d *Doc) int
}

func (n *checkedNode) cost() int { return costText }

func (n *checkedNode) eval(w *worker, within *set) (out grades, err error) {
	graded := w.graded
	w.graded = false
	g, err := n.kid.eval(w, within)
	w.graded = graded
	if err != nil {
		return out, err
	}
	rows := w.arena.and(g[inAll], w.live)
	if within != nil {
		rows = w.arena.and(rows, *within)
	}
	if rows.empty() {
		return out, nil
	}
	if w.src == nil {
		w.partial = true
		return out, nil
	}
	var lists [gradeCount][]uint16
	for k := range lists {
		lists[k] = w.arena.list(rows.n)
	}
	rows.each(func(r uint16) {
		if err != nil || w.ctx.Err() != nil {
			return
		}
		var d Doc
		if err = w.src.Doc(uint32(w.chunk)*ChunkRows+uint32(r), &d); err != nil {
			return
		}
		for k := n.test(&d); k < gradeCount; k++ {
			lists[k] = append(lists[k], r)
		}
	})
	for k, l := range lists {
		out[k] = w.arena.fromList(l)
	}
	return out, err
}
