package store

import (
	_ "embed" // the dictionaries
	"errors"
	"fmt"
	"runtime"
	"sync"

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

// Packed bytes are a form byte and then the bytes as they are, or a zstd frame
// without its magic number.
const (
	packedPlain = 0
	packedZstd  = 1
)

// maxUnpacked bounds what a damaged frame may ask for. No row comes near it: a
// harvested record is at most 64 MiB.
const maxUnpacked = 1 << 28

var (
	zstdMagic = []byte{0x28, 0xB5, 0x2F, 0xFD}
	errPacked = errors.New("packed in an unknown form")
)

// packer compresses and expands. Its methods may be called from any goroutine.
// The encoders' level is the fastest: on 20,000 harvested records the next one
// took twice the time for 1 % of the size.
type packer struct {
	record, text, plain *zstd.Encoder
	decoder             *zstd.Decoder
	frames              sync.Pool // of *[]byte
}

func newPacker() (*packer, error) {
	p := &packer{frames: sync.Pool{New: func() any { return new([]byte) }}}
	n := runtime.GOMAXPROCS(0)
	encoder := func(dict []byte) (*zstd.Encoder, error) {
		o := []zstd.EOption{zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderCRC(false),
			zstd.WithEncoderConcurrency(n), zstd.WithWindowSize(128 << 10), zstd.WithSingleSegment(true)}
		if dict != nil {
			o = append(o, zstd.WithEncoderDict(dict))
		}
		return zstd.NewWriter(nil, o...)
	}
	var err error
	if p.record, err = encoder(recordDict); err != nil {
		return nil, fmt.Errorf("record dictionary: %w", err)
	}
	if p.text, err = encoder(textDict); err != nil {
		return nil, fmt.Errorf("text dictionary: %w", err)
	}
	if p.plain, err = encoder(nil); err != nil {
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
func (p *packer) pack(e *zstd.Encoder, dst, raw []byte) []byte {
	at := len(dst)
	if len(raw) > 48 {
		buf := p.frames.Get().(*[]byte)
		frame := e.EncodeAll(raw, (*buf)[:0])
		if len(frame)-len(zstdMagic) < len(raw) {
			dst = append(append(dst, packedZstd), frame[len(zstdMagic):]...)
		}
		*buf = frame
		p.frames.Put(buf)
		if len(dst) > at {
			return dst
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
	}
	return nil, errPacked
}
