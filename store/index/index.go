package index

import (
	"encoding/binary"
	"fmt"
	"sync"
)

// format is the version of the bucket's layout.
const format = 1

// keptStates is how many revisions a Snapshot can still be taken of: a reader that began before the last change may ask
// after it.
const keptStates = 4

// Index holds the columns of a library in memory. It is safe for any number of goroutines; updates are one at a time,
// as write transactions are.
type Index struct {
	mu      sync.Mutex
	states  []*state // oldest first; the last may belong to a transaction that is not committed yet
	session importing
	pool    sync.Pool // *worker
}

// state is everything in memory at one revision. It is never changed once a Snapshot can reach it; an update works
// on a copy that shares the chunks it leaves alone.
type state struct {
	revision  uint64
	rows      uint32
	people    uint32 // author names ever seen
	unordered uint32
	chunks    []*chunk
	journals  *journals
	kinds     []string // types by number
}

// chunk is the columns of up to 65,536 rows.
type chunk struct {
	n     int
	cols  [colCount][]uint32
	live  *bitmap
	alive int
}

// Open loads the columns. An empty bucket is an empty index.
func Open(r Reader) (*Index, error) {
	s, err := load(r)
	if err != nil {
		return nil, err
	}
	return &Index{states: []*state{s}}, nil
}

func load(r Reader) (*state, error) {
	s := &state{journals: &journals{}}
	if err := s.readMeta(r.Get([]byte{keyMeta})); err != nil {
		return nil, err
	}
	for row := uint32(0); row < s.rows; row += ChunkRows {
		c, err := loadChunk(r, row, int(min(s.rows-row, ChunkRows)))
		if err != nil {
			return nil, fmt.Errorf("rows from %d: %w", row, err)
		}
		s.chunks = append(s.chunks, c)
	}
	var err error
	if s.kinds, err = readStrings(r.Get([]byte{keyKinds})); err != nil {
		return nil, err
	}
	if s.journals, err = loadJournals(r); err != nil {
		return nil, err
	}
	return s, nil
}

func loadChunk(r Reader, row uint32, n int) (*chunk, error) {
	c := &chunk{n: n}
	for col := range c.cols {
		// Only the last chunk grows: it gets room at once, the others exactly what they need.
		values := make([]uint32, 0, n)
		for b := uint32(0); int(b) < n; b += blockRows {
			var err error
			if values, err = unpackColumn(values, r.Get(columnKey(column(col), row+b))); err != nil {
				return nil, err
			}
		}
		if len(values) != n {
			return nil, fmt.Errorf("column %d has %d rows for %d: %w", col, len(values), n, ErrCorrupt)
		}
		c.cols[col] = values
	}
	live, _, err := readRows(r.Get(liveKey(int(row / ChunkRows))))
	if err != nil {
		return nil, fmt.Errorf("live rows: %w", err)
	}
	c.live = new(bitmap)
	if err := live.orInto(c.live); err != nil {
		return nil, fmt.Errorf("live rows: %w", err)
	}
	c.alive = c.live.count()
	return c, nil
}

func liveKey(chunk int) []byte { return []byte{keyLive, byte(chunk >> 8), byte(chunk)} }

// meta is uvarints: format, revision, rows, people, unordered.
func (s *state) readMeta(data []byte) error {
	if data == nil {
		return nil
	}
	var v [5]uint64
	for i := range v {
		n, k := binary.Uvarint(data)
		if k <= 0 {
			return fmt.Errorf("meta: %w", ErrCorrupt)
		}
		v[i], data = n, data[k:]
		if i == 0 && n != format {
			return fmt.Errorf("%w: %d", ErrFormat, n)
		}
	}
	s.revision, s.rows, s.people, s.unordered = v[1], uint32(v[2]), uint32(v[3]), uint32(v[4])
	return nil
}

func (s *state) meta() []byte {
	out := binary.AppendUvarint(nil, format)
	out = binary.AppendUvarint(out, s.revision)
	out = binary.AppendUvarint(out, uint64(s.rows))
	out = binary.AppendUvarint(out, uint64(s.people))
	return binary.AppendUvarint(out, uint64(s.unordered))
}

// Rows is the number of rows ever made, live or not, as of the last published update.
func (x *Index) Rows() uint32 { return x.last().rows }

// Unordered is the number of rows without a place in the orders by title and author; Update.Order gives them one.
func (x *Index) Unordered() int { return int(x.last().unordered) }

func (x *Index) last() *state {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.states[len(x.states)-1]
}

// at finds the state of a reader's revision.
func (x *Index) at(r Reader) (*state, error) {
	var want state
	if err := want.readMeta(r.Get([]byte{keyMeta})); err != nil {
		return nil, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, s := range x.states {
		if s.revision == want.revision {
			return s, nil
		}
	}
	return nil, fmt.Errorf("%w: %d", ErrRevision, want.revision)
}

// Snapshot joins a reader with the columns of its revision. It is good while the reader is.
func (x *Index) Snapshot(r Reader) (*Snapshot, error) {
	s, err := x.at(r)
	if err != nil {
		return nil, err
	}
	return &Snapshot{x: x, r: r, state: s}, nil
}

// Snapshot is one revision of the library. Any goroutine may use it; the Reader's limits hold.
type Snapshot struct {
	x *Index
	r Reader
	*state
}

// chunkOf returns the chunk and the row in it.
func (s *state) chunkOf(row uint32) (*chunk, uint16) {
	return s.chunks[row/ChunkRows], uint16(row % ChunkRows)
}

// Live reports whether a row is there and not removed.
func (s *state) Live(row uint32) bool {
	if row >= s.rows {
		return false
	}
	c, r := s.chunkOf(row)
	return c.live.has(r)
}

// Severity is that of the worst finding of a row, as in Doc.
func (s *state) Severity(row uint32) int {
	if row >= s.rows {
		return 0
	}
	c, r := s.chunkOf(row)
	return int(c.cols[colKind][r] >> kindSeverity & 3)
}

// Papers is the number of live rows.
func (s *state) Papers() int {
	n := 0
	for _, c := range s.chunks {
		n += c.alive
	}
	return n
}

// readStrings and appendStrings hold lists of strings: uvarint length, bytes.
func readStrings(data []byte) ([]string, error) {
	var out []string
	for len(data) > 0 {
		n, k := binary.Uvarint(data)
		if k <= 0 || uint64(len(data)-k) < n {
			return nil, fmt.Errorf("list of strings: %w", ErrCorrupt)
		}
		out = append(out, string(data[k:k+int(n)]))
		data = data[k+int(n):]
	}
	return out, nil
}

func appendStrings(dst []byte, list ...string) []byte {
	for _, s := range list {
		dst = binary.AppendUvarint(dst, uint64(len(s)))
		dst = append(dst, s...)
	}
	return dst
}
