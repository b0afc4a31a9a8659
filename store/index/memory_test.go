package index

import (
	"bytes"
	"slices"
	"sort"
	"sync"
)

// memory is an index bucket in memory: a sorted list of pairs. A transaction works on a copy.
type memory struct {
	mu    sync.RWMutex
	pairs map[string][]byte
	keys  []string // sorted; nil when it must be made again
}

func newMemory() *memory { return &memory{pairs: map[string][]byte{}} }

func (m *memory) Get(key []byte) []byte {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.pairs[string(key)]
}

func (m *memory) Put(key, value []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.pairs[string(key)]; !ok {
		m.keys = nil
	}
	m.pairs[string(key)] = bytes.Clone(value)
	if m.pairs[string(key)] == nil {
		m.pairs[string(key)] = []byte{}
	}
	return nil
}

func (m *memory) Delete(key []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.pairs, string(key))
	m.keys = nil
	return nil
}

// clone is a read transaction that later writes do not touch.
func (m *memory) clone() *memory {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := newMemory()
	for k, v := range m.pairs {
		c.pairs[k] = v
	}
	return c
}

func (m *memory) sorted() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.keys == nil {
		m.keys = make([]string, 0, len(m.pairs))
		for k := range m.pairs {
			m.keys = append(m.keys, k)
		}
		slices.Sort(m.keys)
	}
	return m.keys
}

func (m *memory) Cursor() Cursor { return &memoryCursor{m: m, keys: m.sorted()} }

type memoryCursor struct {
	m    *memory
	keys []string
	at   int
}

func (c *memoryCursor) Seek(key []byte) ([]byte, []byte) {
	c.at = sort.SearchStrings(c.keys, string(key))
	return c.here()
}

func (c *memoryCursor) Next() ([]byte, []byte) {
	c.at++
	return c.here()
}

func (c *memoryCursor) here() ([]byte, []byte) {
	if c.at >= len(c.keys) {
		return nil, nil
	}
	k := c.keys[c.at]
	return []byte(k), c.m.Get([]byte(k))
}
