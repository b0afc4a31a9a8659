package store

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"runtime/debug"
	"strings"
)

// bbolt's meta pages: the first two pages of the file, a 16-byte page header
// and then these fields in the machine's byte order, which is little-endian
// wherever Twinleaf runs. The one with the higher txid and a good sum counts.
const (
	metaAt       = 16
	metaMagic    = metaAt
	metaPageSize = metaAt + 8
	metaHighest  = metaAt + 40 // one past the last page in use
	metaTxid     = metaAt + 48
	metaSum      = metaAt + 56
	metaEnd      = metaAt + 64
	boltMagic    = 0xED0CDAED
)

// inspect looks at the file's head before bbolt maps it: bbolt trusts the meta
// pages, and what they promise beyond the file's end would fault. The error
// wraps ErrNotLibrary or ErrDamaged, or is the system's. An empty file is good:
// a library that was about to be made.
func inspect(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.IsDir() {
		return fmt.Errorf("%w: it is a folder", ErrNotLibrary)
	}
	if info.Size() == 0 {
		return nil
	}
	promised, found := int64(0), false
	newest := uint64(0)
	marked := eachHead(f, func(b []byte) {
		if txid := binary.LittleEndian.Uint64(b[metaTxid:]); !found || txid > newest {
			found, newest = true, txid
			promised = int64(binary.LittleEndian.Uint64(b[metaHighest:])) * int64(binary.LittleEndian.Uint32(b[metaPageSize:]))
		}
	})
	switch {
	case !marked:
		return ErrNotLibrary
	case !found:
		return &DamageError{Bucket: "head", Err: fmt.Errorf("neither of the two head pages is whole; try recover")}
	case promised > info.Size():
		return &DamageError{Bucket: "end", Err: fmt.Errorf("the file is cut short: %d bytes of %d; try recover", info.Size(), promised)}
	}
	return nil
}

// eachHead calls f with the head pages that are whole, one or two, and reports
// whether there is anything like a head page at all.
func eachHead(r io.ReaderAt, f func(page []byte)) (marked bool) {
	// The second stands at the page size, which only a good head page tells:
	// try all sizes that bbolt allows.
	for at := int64(0); at <= 1<<24; at = max(2*at, 1<<10) {
		var b [metaEnd]byte
		if n, _ := r.ReadAt(b[:], at); n < len(b) {
			break
		}
		if binary.LittleEndian.Uint32(b[metaMagic:]) != boltMagic {
			continue
		}
		marked = true
		h := fnv.New64a()
		_, _ = h.Write(b[metaAt:metaSum])
		size := int64(binary.LittleEndian.Uint32(b[metaPageSize:]))
		if h.Sum64() == binary.LittleEndian.Uint64(b[metaSum:]) && size >= 512 && (at == 0 || at == size) {
			f(b[:])
		}
	}
	return marked
}

// guard turns the panic or memory fault that damaged pages cause inside bbolt,
// or where mapped bytes are read, into a DamageError. Other panics go on. It is
// deferred; clean may be nil and runs after a panic. A fault is a panic only
// while faults is on.
func guard(where string, err *error, clean func()) {
	r := recover()
	if r == nil {
		return
	}
	_, fault := r.(interface{ Addr() uintptr })
	if !fault && !strings.Contains(string(debug.Stack()), "go.etcd.io/bbolt") {
		panic(r)
	}
	if clean != nil {
		clean()
	}
	*err = &DamageError{Bucket: where, Err: fmt.Errorf("%v", r)}
}

// faults makes memory faults of this goroutine panics until the function it
// returns is called.
func faults() (back func()) {
	old := debug.SetPanicOnFault(true)
	return func() { debug.SetPanicOnFault(old) }
}
