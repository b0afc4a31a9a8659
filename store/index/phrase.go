package index

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"slices"
)

// places gives the positions of a token in the papers of one section, asked for in the order of the rows.
type places struct {
	rows set
	// Where the positions are: one list, or blocks of 4,096 rows fetched as they are reached.
	list   positionList
	blocks func(n int) (positionList, error)
	block  int // the block that list is, -1 before the first
	before int // rows before the block

	rank   int // rows before row
	row    int
	at     int    // the list's paper that data begins with
	data   []byte // nil before the first
	buffer []uint32

	// made holds the positions of a beginning, gathered from its words.
	made []spot
}

// spot is a position in a row: row<<32 | position.
type spot uint64

// rarer reports whether p should be asked before o.
func (p *places) rarer(o *places) bool {
	if (p.made == nil) != (o.made == nil) {
		return p.made == nil
	}
	return p.rows.n < o.rows.n
}

// seek moves rank to the rows before row.
func (p *places) seek(row int) {
	if p.rows.bits == nil {
		for p.rank < len(p.rows.list) && int(p.rows.list[p.rank]) < row {
			p.rank++
		}
		return
	}
	b := p.rows.bits
	from, to := p.row>>6, row>>6
	if from == to {
		p.rank += bits.OnesCount64(b[from] & (1<<(row&63) - 1) &^ (1<<(p.row&63) - 1))
	} else {
		p.rank += bits.OnesCount64(b[from] &^ (1<<(p.row&63) - 1))
		for i := from + 1; i < to; i++ {
			p.rank += bits.OnesCount64(b[i])
		}
		if row&63 != 0 {
			p.rank += bits.OnesCount64(b[to] & (1<<(row&63) - 1))
		}
	}
	p.row = row
}

// of returns the positions in a row that the token has. Rows must be asked for in rising order.
func (p *places) of(row int) ([]uint32, error) {
	if p.made != nil {
		i, _ := slices.BinarySearch(p.made, spot(row)<<32)
		p.made = p.made[i:]
		p.buffer = p.buffer[:0]
		for _, s := range p.made {
			if int(s>>32) != row {
				break
			}
			p.buffer = append(p.buffer, uint32(s))
		}
		return p.buffer, nil
	}
	if err := p.reach(row); err != nil {
		return nil, err
	}
	if d := p.data; len(d) > 0 && d[0]&1 != 0 && d[0] < posTwo<<1 { // one position, as most have
		p.buffer, p.data = append(p.buffer[:0], uint32(d[0]>>1)), d[1:]
	} else {
		p.buffer, p.data = nextPositions(p.buffer, d)
	}
	if p.data == nil {
		p.data = []byte{}
	}
	p.at++
	return p.buffer, nil
}

// reach makes data begin with the row's list.
func (p *places) reach(row int) error {
	if p.blocks != nil && row>>blockShift != p.block {
		p.block = row >> blockShift
		p.seek(p.block << blockShift)
		p.before = p.rank
		var err error
		if p.list, err = p.blocks(p.block); err != nil {
			return err
		}
		p.data = nil
	}
	p.seek(row)
	i := p.rank - p.before
	if p.data == nil || i/skipEvery > p.at/skipEvery {
		p.data = p.list.from(i)
	} else if i > p.at {
		p.data = skipPositions(p.data, i-p.at)
	}
	if p.data == nil {
		p.data = []byte{}
	}
	p.at = i
	return nil
}

// meet keeps the places l of left for which the token stands at l - a + b in the row.
func (p *places) meet(row int, left []uint32, a, b uint32) ([]uint32, error) {
	if p.made != nil {
		next, err := p.of(row)
		return meet(left, next, a, b), err
	}
	if err := p.reach(row); err != nil {
		return nil, err
	}
	kept := left[:0]
	j, at := 0, a
	for i := 0; i < len(p.data); {
		c := p.data[i]
		d := uint32(c >> 1)
		i++
		if d >= posTwo {
			switch {
			case d < posFour && i < len(p.data):
				d = posTwo + (d-posTwo)<<8 + uint32(p.data[i])
				i++
			case d == posFour && i+2 < len(p.data):
				d = uint32(p.data[i])<<16 | uint32(p.data[i+1])<<8 | uint32(p.data[i+2])
				i += 3
			}
		}
		at += d
		for left[j]+b < at {
			if j++; j == len(left) {
				return kept, nil
			}
		}
		if left[j]+b == at {
			kept = append(kept, left[j])
			if j++; j == len(left) {
				break
			}
		}
		if c&1 != 0 {
			break
		}
	}
	return kept, nil
}

// openPlaces prepares the positions of a token, by section, for the sections that it stands in. rows are its row sets.
func (w *worker) openPlaces(chunk int, t *token, value []byte, rows *[sectionCount]set) (out [sectionCount]*places, err error) {
	if len(value) == 0 {
		return out, nil
	}
	for s := range rows {
		if !rows[s].empty() {
			out[s] = &places{rows: rows[s], block: -1}
		}
	}
	take := func(block []byte) error {
		return readBlock(block, func(s section, l positionList) error {
			if out[s] != nil {
				out[s].list = l
			}
			return nil
		})
	}
	sp := byte(t.space) | wherePositions
	term := bytes.Clone(t.term)
	switch value[0] & formMask {
	case positionsInline:
		rest := value[1:]
		for s := range sectionCount {
			if value[0]&(1<<s) != 0 {
				if _, rest, err = readRows(rest); err != nil {
					return out, err
				}
			}
		}
		return out, take(rest)
	case positionsOne:
		return out, take(w.get(chunk, sp, term))
	}
	for s := range out {
		if out[s] == nil {
			continue
		}
		out[s].blocks = func(n int) (l positionList, err error) {
			err = readBlock(w.get(chunk, sp, positionTerm(term, n)), func(at section, list positionList) error {
				if at == section(s) {
					l = list
				}
				return nil
			})
			return l, err
		}
	}
	return out, nil
}

// phrase returns the rows in which the tokens stand one after the other, by group; within, when not nil, bounds the
// rows asked for.
func (w *worker) phrase(chunk int, tokens []token, mask byte, within *set) (g groups, err error) {
	values := make([][]byte, len(tokens))
	rows := make([][sectionCount]set, len(tokens))
	for i := range tokens {
		t := &tokens[i]
		if t.prefix && !t.looseEnd() {
			continue // read last, when the other words have left few rows
		}
		sp := t.space
		if t.looseEnd() {
			sp = spaceStart
		}
		values[i] = w.get(chunk, byte(sp), t.term)
		found := byte(0)
		err = eachSection(values[i], mask, func(s section, r rowsReader) error {
			found |= 1 << s
			rows[i][s], err = r.set(&w.arena)
			return err
		})
		if err != nil {
			return g, err
		}
		if mask &= found; mask == 0 {
			return g, nil
		}
	}
	for s := range sectionCount {
		if mask&(1<<s) == 0 {
			continue
		}
		var both set
		first := true
		if within != nil {
			both, first = *within, false
		}
		for i, t := range tokens {
			if t.prefix && !t.looseEnd() {
				continue
			}
			if first {
				both, first = rows[i][s], false
			} else {
				both = w.arena.and(both, rows[i][s])
			}
		}
		if both.empty() {
			continue
		}
		matched, err := w.follow(chunk, tokens, values, rows, s, both)
		if err != nil {
			return g, err
		}
		at := g.at(groupOf[s])
		*at = w.arena.or(*at, matched)
	}
	return g, nil
}

// follow checks the places of the tokens in the rows of both, in one section.
func (w *worker) follow(chunk int, tokens []token, values [][]byte, rows [][sectionCount]set, s section, both set) (set, error) {
	var ps []*places
	var offs []uint32
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.alone || t.looseEnd():
			continue // no places: standing in the text is all that can be asked here
		case t.prefix:
			made, in, err := w.gather(chunk, t, s, both)
			if err != nil {
				return set{}, err
			}
			both = w.arena.and(both, in)
			ps = append(ps, &places{made: made})
		default:
			open, err := w.openPlaces(chunk, t, values[i], &rows[i])
			if err != nil {
				return set{}, err
			}
			ps = append(ps, open[s])
		}
		offs = append(offs, t.off)
	}
	if both.empty() {
		return set{}, nil
	}
	if len(ps) < 2 {
		return both, nil
	}
	// The rarest token leads: its few places are compared with the others', the most common's last.
	for i := range ps {
		for j := i; j > 0 && ps[j].rarer(ps[j-1]); j-- {
			ps[j], ps[j-1] = ps[j-1], ps[j]
			offs[j], offs[j-1] = offs[j-1], offs[j]
		}
	}
	out := w.arena.zero()
	var failed error
	both.each(func(row uint16) {
		if failed != nil {
			return
		}
		left, err := ps[0].of(int(row))
		for k := 1; k < len(ps) && err == nil && len(left) > 0; k++ {
			left, err = ps[k].meet(int(row), left, offs[0], offs[k])
		}
		if err != nil {
			failed = err
		} else if len(left) > 0 {
			out.add(row)
		}
	})
	return w.arena.fromBits(out), failed
}

// meet keeps the places p of left for which next has p - a + b.
func meet(left, next []uint32, a, b uint32) []uint32 {
	kept := left[:0]
	j := 0
	for _, p := range left {
		want := p + b
		for j < len(next) && next[j]+a < want {
			j++
		}
		if j == len(next) {
			break
		}
		if next[j]+a == want {
			kept = append(kept, p)
		}
	}
	return kept
}

// gather collects the places of every word that begins with the token's, in the rows of both.
func (w *worker) gather(chunk int, t *token, s section, both set) ([]spot, set, error) {
	made := []spot{}
	in := w.arena.zero()
	err := w.eachTerm(chunk, t, func(term, value []byte) error {
		var rows [sectionCount]set
		err := eachSection(value, 1<<s, func(at section, r rowsReader) (err error) {
			rows[at], err = r.set(&w.arena)
			return err
		})
		if err != nil {
			return err
		}
		common := w.arena.and(rows[s], both)
		if common.empty() {
			return nil
		}
		open, err := w.openPlaces(chunk, &token{space: t.space, term: term}, value, &rows)
		if err != nil {
			return err
		}
		var failed error
		common.each(func(row uint16) {
			pos, err := open[s].of(int(row))
			if err != nil {
				failed = err
			}
			for _, p := range pos {
				made = append(made, spot(row)<<32|spot(p))
			}
			in.add(row)
		})
		return failed
	})
	if err != nil {
		return nil, set{}, err
	}
	slices.Sort(made)
	return slices.Compact(made), w.arena.fromBits(in), nil
}

// packedRow reads a big-endian number behind a field byte; the exact value of a journal's papers is its ordinal.
func packedRow(f byte, n uint32) []byte { return binary.BigEndian.AppendUint32([]byte{f}, n) }
