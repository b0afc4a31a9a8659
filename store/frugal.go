package store

import (
	"math"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
)

// While an import runs, the collector looks when the heap has grown by importGrowth percent of what is in use, not by 100. The Go runtime
// tries to stay below importMemory bytes then, some 50 MB of which are its own: to give memory back and take it again takes time, so
// this is more than an import needs but at its peaks.
const (
	importGrowth = 55
	importMemory = 620 << 20
)

// frugality is how many imports of this process ask for little memory, and the settings to go back to.
var frugality struct {
	sync.Mutex
	users  int
	growth int
	memory int64
}

// frugal keeps the memory of an import small until the function that it returns is called: the collector looks sooner, and the
// sort keys of the new papers wait in a file beside the library. What the user set tighter (GOGC, GOMEMLIMIT) stays.
func (l *Library) frugal() (done func()) {
	f := &frugality
	f.Lock()
	defer f.Unlock()
	if f.users++; f.users == 1 {
		f.growth, f.memory = debug.SetGCPercent(importGrowth), debug.SetMemoryLimit(math.MaxInt64)
		if f.growth < importGrowth {
			debug.SetGCPercent(f.growth)
		}
		debug.SetMemoryLimit(min(f.memory, importMemory))
	}
	end := l.spill()
	return func() {
		end()
		f.Lock()
		defer f.Unlock()
		if f.users--; f.users == 0 {
			debug.SetGCPercent(f.growth)
			debug.SetMemoryLimit(f.memory)
		}
	}
}

// spill gives the index a temporary file. It has no name any more where the system allows that, so that a kill leaves nothing.
// Without it, on a disk that takes no more, the keys stay in memory.
func (l *Library) spill() (end func()) {
	f, err := os.CreateTemp(filepath.Dir(l.path), filepath.Base(l.path)+".sorting-*")
	if err != nil {
		return func() {}
	}
	gone := os.Remove(f.Name()) == nil
	x := l.searching.Load().Index
	x.SpillTo(f)
	return func() {
		x.SpillTo(nil)
		_ = f.Close()
		if !gone {
			_ = os.Remove(f.Name())
		}
	}
}
