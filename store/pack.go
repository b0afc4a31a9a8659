package store

import (
	_ "embed" // the dictionaries
	"errors"
	"runtime"
	"slices"
	"sync"

	"github.com/klauspost/compress/s2"
	"github.com/klauspost/compress/zstd"
)

// The dictionaries are part of the file's format: what they packed can only be
// unpacked with them. A file of dict/ is never changed; a better one gets the
// next number and joins the list in newPacker. They were trained with
//
//	go test ./store -run TestTrain -train DIR
//	zstd --train-cover=k=1000,d=8,steps=4 --maxdict=65536 --dictID=1 -r DIR/record -o store/dict/record-1.zdict
//	zstd --train-cover=k=1000,d=8,steps=4 --maxdict=65536 --dictID=2 -r DIR/text -o store/dict/text-2.zdict
var (
	//go:embed dict/record-1.zdict
	recordDict []byte
	//go:embed dict/text-2.zdict
	textDict []byte
)

// Packed bytes are a form byte and then the bytes as they are, a zstd frame
// without its magic number, or an S2 block made with the content of one of the
// dictionaries.
const (
	packedPlain    = 0
	packedZstd     = 1
	packedRecordS2 = 2 // since format 2
	packedTextS2   = 3
)

// maxUnpacked bounds what a damaged frame may ask for. No row comes near it: a
// harvested record is at most 64 MiB.
const maxUnpacked = 1 << 28

var (
	zstdMagic = []byte{0x28, 0xB5, 0x2F, 0xFD}
	errPacked = errors.New("packed in an unknown form")
)

// packer compresses and expands. Its methods may be called from any goroutine.
//
// Papers, of which a million come at a time, are packed with S2: the abstract of
// a harvested record takes 3 microseconds and 420 of 673 bytes, with zstd's
// fastest level 23 microseconds and 330 bytes. Edits of a field, which are long
// and many alike, are packed with zstd.
type packer struct {
	record, text packing
	plain        packing
	decoder      *zstd.Decoder
	frames       sync.Pool // of *[]byte
}

// packing is a way to pack.
type packing struct {
	form byte
	dict *s2.Dict
	zstd *zstd.Encoder
}

// encode appends nothing: it gives the packed form in the room of buf, or more.
func (p packing) encode(buf, raw []byte) []byte {
	if p.form == packedZstd {
		return p.zstd.EncodeAll(raw, buf[:0])[len(zstdMagic):]
	}
	return p.dict.Encode(buf[:cap(buf)], raw)
}

func newPacker() (*packer, error) {
	n := runtime.GOMAXPROCS(0)
	p := &packer{
		record: packing{form: packedRecordS2, dict: s2.MakeDict(recordDict, nil)},
		text:   packing{form: packedTextS2, dict: s2.MakeDict(textDict, nil)},
		frames: sync.Pool{New: func() any { return new([]byte) }},
	}
	var err error
	p.plain.form = packedZstd
	if p.plain.zstd, err = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderCRC(false),
		zstd.WithEncoderConcurrency(n), zstd.WithWindowSize(128<<10), zstd.WithSingleSegment(true)); err != nil {
		return nil, err
	}
	p.decoder, err = zstd.NewReader(nil, zstd.WithDecoderDicts(recordDict, textDict),
		zstd.WithDecoderConcurrency(n), zstd.WithDecoderMaxMemory(maxUnpacked))
	return p, err
}

func (p *packer) close() {
	p.decoder.Close()
}

// pack appends the packed form of raw to dst.
func (p *packer) pack(how packing, dst, raw []byte) []byte {
	if len(raw) > 48 {
		buf := p.frames.Get().(*[]byte)
		defer p.frames.Put(buf)
		packed := how.encode(*buf, raw)
		if cap(packed) > cap(*buf) {
			*buf = packed
		}
		if len(packed) < len(raw) {
			return append(append(dst, how.form), packed...)
		}
	}
	return append(append(dst, packedPlain), raw...)
}

// unpack appends the bytes that were packed to dst.
func (p *packer) unpack(dst, packed []byte) ([]byte, error) {
	if len(packed) == 0 {
		return nil, errShort
	}
	switch packed[0] {
	case packedPlain:
		return append(dst, packed[1:]...), nil
	case packedZstd:
		buf := p.frames.Get().(*[]byte)
		defer p.frames.Put(buf)
		*buf = append(append((*buf)[:0], zstdMagic...), packed[1:]...)
		return p.decoder.DecodeAll(*buf, dst)
	case packedRecordS2:
		return expand(p.record.dict, dst, packed[1:])
	case packedTextS2:
		return expand(p.text.dict, dst, packed[1:])
	}
	return nil, errPacked
}

// expand appends what an S2 block holds to dst.
func expand(d *s2.Dict, dst, block []byte) ([]byte, error) {
	n, err := s2.DecodedLen(block)
	if err != nil {
		return nil, err
	}
	if n > maxUnpacked {
		return nil, s2.ErrTooLarge
	}
	at := len(dst)
	dst = slices.Grow(dst, n)
	// With too little room Decode would take its own; with exactly enough it does not.
	if _, err := d.Decode(dst[at:at+n], block); err != nil {
		return nil, err
	}
	return dst[:at+n], nil
}
