package index

import (
	"encoding/binary"
	"fmt"
)

// personNode compiles author:="…": the papers of exactly that name.
func (w *worker) personNode(name string) (node, error) {
	v := w.r.Get(nameKey(personKey(name)))
	if v == nil {
		return noneNode{}, nil
	}
	ord, k := binary.Uvarint(v)
	if k <= 0 {
		return nil, fmt.Errorf("author name: %w", ErrCorrupt)
	}
	tokens, _ := tokensOf(name, false, 0)
	var kid node = allNode{}
	if len(tokens) > 0 {
		for i := range tokens {
			tokens[i].alone = tokens[i].alone && len(tokens) > 1
		}
		kid = &wordsNode{readings: []reading{{tokens, maskAuthor}}}
	}
	return &personNode{kid, uint32(ord)}, nil
}

// personNode is the rows of kid that an author's ordinal is noted for.
type personNode struct {
	kid node
	ord uint32
}

func (n *personNode) cost() int { return costPhrase }

func (n *personNode) eval(w *worker, within *set) (grades, error) {
	g, err := n.kid.eval(w, within)
	if err != nil {
		return g, err
	}
	l := w.arena.list(g[inAll].n)
	var b peopleBlock
	var failed error
	g[inAll].each(func(r uint16) {
		if failed != nil {
			return
		}
		people, err := b.of(w.r, uint32(w.chunk)*ChunkRows+uint32(r))
		if err != nil {
			failed = err
		}
		for _, p := range people {
			if p == n.ord {
				l = append(l, r)
				break
			}
		}
	})
	return same(w.arena.fromList(l)), failed
}

// peopleBlock reads the author ordinals of rows asked for in rising order.
type peopleBlock struct {
	block int // plus one; 0 before the first
	row   int // of data, in the block
	data  []byte
	list  []uint32
}

func (b *peopleBlock) of(r Reader, row uint32) ([]uint32, error) {
	if n := int(row/blockRows) + 1; n != b.block {
		b.block, b.row, b.data = n, 0, r.Get(peopleKey(row))
	}
	for b.row < int(row%blockRows) {
		n, k := binary.Uvarint(b.data)
		if k <= 0 {
			return nil, fmt.Errorf("authors of row %d: %w", row, ErrCorrupt)
		}
		b.data = skipUvarints(b.data[k:], int(n))
		b.row++
	}
	n, k := binary.Uvarint(b.data)
	if k <= 0 {
		return nil, fmt.Errorf("authors of row %d: %w", row, ErrCorrupt)
	}
	b.data = b.data[k:]
	b.row++
	b.list = b.list[:0]
	for range n {
		ord, k := binary.Uvarint(b.data)
		if k <= 0 {
			return nil, fmt.Errorf("authors of row %d: %w", row, ErrCorrupt)
		}
		b.data = b.data[k:]
		b.list = append(b.list, uint32(ord))
	}
	return b.list, nil
}
