package format

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"
)

// maxDictionary bounds what a compressed file may ask for in memory: the
// dictionary of xz -9 and the window of zstd --ultra -22 fit.
const maxDictionary = 128 << 20

// unpack looks at the first bytes (not the name) of r and returns what they
// hold. done frees the decompressor; it is never nil.
func unpack(r *bufio.Reader) (out *bufio.Reader, compression string, done func(), err error) {
	done = func() {}
	head, _ := r.Peek(24)
	var plain io.Reader
	switch {
	case bytes.HasPrefix(head, []byte{0x1F, 0x8B, 8}):
		compression = "gzip"
		plain, err = gzip.NewReader(r)
	case bytes.HasPrefix(head, []byte{0x28, 0xB5, 0x2F, 0xFD}),
		len(head) > 4 && head[0]&0xF0 == 0x50 && bytes.HasPrefix(head[1:], []byte{0x2A, 0x4D, 0x18}):
		compression = "zstd"
		var z *zstd.Decoder
		z, err = zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxDictionary))
		if err == nil {
			plain, done = z, z.Close
		}
	case bytes.HasPrefix(head, []byte("\xFD7zXZ\x00")):
		compression = "xz"
		if d := xzDictionary(head); d > maxDictionary {
			err = fmt.Errorf("xz: a dictionary of %d MB (want %d at most)", d>>20, maxDictionary>>20)
			break
		}
		plain, err = xz.NewReader(r)
	default:
		return r, "", done, nil
	}
	if err != nil {
		return nil, compression, done, problem(err)
	}
	return bufio.NewReaderSize(plain, probe), compression, done, nil
}

// xzDictionary is the size of the dictionary that the first block of an xz
// file asks for (The .xz File Format 1.2.1, 3.1 and 5.3.1); 0 where the header
// has another shape, which the decoder judges.
func xzDictionary(head []byte) int64 {
	const block = 12
	if len(head) < block+5 || head[block+1]&0xC0 != 0 || head[block+2] != 0x21 || head[block+3] != 1 {
		return 0
	}
	bits := head[block+4] & 0x3F
	return int64(2|bits&1) << (bits/2 + 11)
}

// counter counts what is taken from r.
type counter struct {
	r   io.Reader
	add func(int)
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.add(n)
	return n, err
}

// looksBinary reports whether the head of a file that no format knows is not text.
func looksBinary(head []byte) bool {
	if len(head) > 8<<10 {
		head = head[:8<<10]
	}
	if slices.Contains(head, 0) {
		return true
	}
	odd := bytes.Count(head, []byte("\uFFFD"))
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 0x7F {
			odd++
		}
	}
	return odd*20 > len(head)
}
