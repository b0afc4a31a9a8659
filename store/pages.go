package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

// bbolt's pages, as its version 2 of the file lays them out. bbolt itself
// trusts them, and where one is damaged it faults or panics, in its own check
// even on a goroutine that nobody can guard. So Verify walks the pages by
// itself, and Recover reads them one by one where the tree no longer leads to
// them.
//
//	page     id(8) flags(2) count(2) overflow(4), then the elements, then their bytes
//	branch   pos(4) ksize(4) page(8)
//	leaf     flags(4) pos(4) ksize(4) vsize(4); pos counts from the element
//	bucket   value of a leaf element with flag 1: root(8) sequence(8), with
//	         root 0 followed by a page of its own
const (
	pageHead   = 16
	pageElem   = 16
	pageBranch = 1
	pageLeaf   = 2
	pageFree   = 16
	leafBucket = 1
	metaRoot   = metaAt + 16
	metaFree   = metaAt + 32
	noFreelist = 1<<64 - 1
)

var errPage = errors.New("malformed page")

// pageFile reads pages of a library file.
type pageFile struct {
	r    io.ReaderAt
	size int64  // of a page
	last uint64 // one past the last page in use
	root uint64
	free uint64 // page of the free list
	buf  []byte
}

// openPages finds the newest whole head page.
func openPages(f *os.File) (*pageFile, error) {
	p := &pageFile{r: f}
	var newest uint64
	found := false
	eachHead(f, func(b []byte) {
		if txid := binary.LittleEndian.Uint64(b[metaTxid:]); !found || txid > newest {
			found, newest = true, txid
			p.size = int64(binary.LittleEndian.Uint32(b[metaPageSize:]))
			p.last = binary.LittleEndian.Uint64(b[metaHighest:])
			p.root = binary.LittleEndian.Uint64(b[metaRoot:])
			p.free = binary.LittleEndian.Uint64(b[metaFree:])
		}
	})
	if !found {
		return nil, &DamageError{Bucket: "head", Err: errors.New("neither of the two head pages is whole")}
	}
	return p, nil
}

// page reads a page with its overflow. The bytes are good until the next call.
func (p *pageFile) page(id uint64) ([]byte, error) {
	if id < 2 || id >= p.last {
		return nil, fmt.Errorf("page %d of %d: %w", id, p.last, errPage)
	}
	if len(p.buf) < int(p.size) {
		p.buf = make([]byte, p.size)
	}
	if _, err := p.r.ReadAt(p.buf[:p.size], int64(id)*p.size); err != nil {
		return nil, fmt.Errorf("page %d: %w", id, err)
	}
	over := uint64(binary.LittleEndian.Uint32(p.buf[12:]))
	if got := binary.LittleEndian.Uint64(p.buf); got != id || id+over >= p.last {
		return nil, fmt.Errorf("page %d says it is %d and %d more: %w", id, got, over, errPage)
	}
	if over > 0 {
		n := int(p.size) * int(over+1)
		if len(p.buf) < n {
			p.buf = append(p.buf, make([]byte, n-len(p.buf))...)
		}
		if _, err := p.r.ReadAt(p.buf[p.size:n], int64(id+1)*p.size); err != nil {
			return nil, fmt.Errorf("page %d: %w", id, err)
		}
		return p.buf[:n], nil
	}
	return p.buf[:p.size], nil
}

// leafOf calls f with the elements of a leaf.
func leafOf(page []byte, f func(flags uint32, key, value []byte) error) error {
	n := int(binary.LittleEndian.Uint16(page[10:]))
	for i := range n {
		at := pageHead + i*pageElem
		if at+pageElem > len(page) {
			return errPage
		}
		e := page[at:]
		pos := uint64(at) + uint64(binary.LittleEndian.Uint32(e[4:]))
		k, v := uint64(binary.LittleEndian.Uint32(e[8:])), uint64(binary.LittleEndian.Uint32(e[12:]))
		if pos+k+v > uint64(len(page)) {
			return errPage
		}
		if err := f(binary.LittleEndian.Uint32(e), page[pos:pos+k], page[pos+k:pos+k+v]); err != nil {
			return err
		}
	}
	return nil
}

// walk checks the pages below one, and counts how often each is reached.
func (p *pageFile) walk(id uint64, seen []bool, bad func(error)) {
	page, err := p.page(id)
	if err != nil {
		bad(err)
		return
	}
	for i := range uint64(len(page)) / uint64(p.size) {
		if seen[id+i] {
			bad(fmt.Errorf("page %d is reached twice: %w", id+i, errPage))
			return
		}
		seen[id+i] = true
	}
	var last []byte
	ascending := func(key []byte) error {
		if last != nil && bytes.Compare(last, key) >= 0 {
			return fmt.Errorf("keys out of order: %w", errPage)
		}
		last = append(last[:0], key...)
		return nil
	}
	var below []uint64
	switch flags := binary.LittleEndian.Uint16(page[8:]); flags {
	case pageLeaf:
		err = leafOf(page, func(flags uint32, key, value []byte) error {
			if err := ascending(key); err != nil || flags&leafBucket == 0 {
				return err
			}
			if len(value) < 16 {
				return errPage
			}
			if root := binary.LittleEndian.Uint64(value); root != 0 {
				below = append(below, root)
			} else if len(value) < 16+pageHead {
				return errPage
			} else {
				return leafOf(value[16:], func(uint32, []byte, []byte) error { return nil })
			}
			return nil
		})
	case pageBranch:
		n := int(binary.LittleEndian.Uint16(page[10:]))
		if n == 0 || pageHead+n*pageElem > len(page) {
			err = errPage
			break
		}
		for i := range n {
			at := pageHead + i*pageElem
			pos, k := uint64(at)+uint64(binary.LittleEndian.Uint32(page[at:])), uint64(binary.LittleEndian.Uint32(page[at+4:]))
			if pos+k > uint64(len(page)) {
				err = errPage
				break
			}
			if err = ascending(page[pos : pos+k]); err != nil {
				break
			}
			below = append(below, binary.LittleEndian.Uint64(page[at+8:]))
		}
	default:
		err = fmt.Errorf("kind %#x: %w", flags, errPage)
	}
	if err != nil {
		bad(fmt.Errorf("page %d: %w", id, err))
		return
	}
	for _, b := range below {
		p.walk(b, seen, bad)
	}
}

// freed reads the free list.
func (p *pageFile) freed() ([]uint64, error) {
	if p.free == noFreelist {
		return nil, nil
	}
	page, err := p.page(p.free)
	if err != nil {
		return nil, err
	}
	if binary.LittleEndian.Uint16(page[8:]) != pageFree {
		return nil, fmt.Errorf("free list: %w", errPage)
	}
	at, n := pageHead, uint64(binary.LittleEndian.Uint16(page[10:]))
	if n == 0xFFFF { // the count does not fit: it is the first number
		n, at = binary.LittleEndian.Uint64(page[at:]), at+8
	}
	if n > uint64(len(page)-at)/8 {
		return nil, fmt.Errorf("free list: %w", errPage)
	}
	out := make([]uint64, n)
	for i := range out {
		out[i] = binary.LittleEndian.Uint64(page[at+8*i:])
	}
	return out, nil
}

// checkPages walks all pages of a file that nobody writes to meanwhile.
func checkPages(path string, bad func(error)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	p, err := openPages(f)
	if err != nil {
		return err
	}
	seen := make([]bool, p.last)
	p.walk(p.root, seen, bad)
	free, err := p.freed()
	if err != nil {
		bad(err)
	}
	for _, id := range free {
		if id < 2 || id >= p.last || seen[id] {
			bad(fmt.Errorf("page %d is free and in use: %w", id, errPage))
		}
	}
	return nil
}

// everyLeaf calls f with each entry of every leaf page that use names, in use
// or not, however damaged the tree over them. Buckets' own entries are left out.
func (p *pageFile) everyLeaf(use func(id uint64) bool, f func(at place, key, value []byte)) {
	for id := uint64(2); id < p.last; {
		page, err := p.page(id)
		if err != nil || binary.LittleEndian.Uint16(page[8:]) != pageLeaf || !use(id) {
			id++
			continue
		}
		p.entries(page, place{page: id}, f)
		id += uint64(len(page)) / uint64(p.size)
	}
}

// entries calls f with the entries of a leaf, and of small buckets inside of it.
func (p *pageFile) entries(leaf []byte, at place, f func(at place, key, value []byte)) {
	n := uint32(0)
	_ = leafOf(leaf, func(flags uint32, key, value []byte) error {
		if n++; flags&leafBucket == 0 {
			at.entry = n
			f(at, key, value)
		} else if len(value) >= 16+pageHead && binary.LittleEndian.Uint64(value) == 0 {
			outer := n
			p.entries(value[16:], at, func(in place, key, value []byte) {
				f(place{at.page, outer, in.entry}, key, value)
			})
		}
		return nil
	})
}

// place is where an entry stands: the page, the entry in it, and the entry in
// the small bucket that entry is, or 0.
type place struct {
	page          uint64
	entry, within uint32
}

// value reads the value at a place again.
func (p *pageFile) value(at place) (out []byte, err error) {
	page, err := p.page(at.page)
	if err != nil {
		return nil, err
	}
	p.entries(page, place{page: at.page}, func(here place, _, value []byte) {
		if here == at {
			out = bytes.Clone(value)
		}
	})
	if out == nil {
		return nil, errPage
	}
	return out, nil
}
