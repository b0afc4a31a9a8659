package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/adrg/xdg"
	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"twinleaf/model"
)

// Library is one open library file. All methods may be called from any
// goroutine. Writers wait for one another; readers never wait for a writer.
type Library struct {
	db      *bbolt.DB
	path    string
	options Options
	pack    *packer
	now     func() time.Time

	writing sync.Mutex // held by the one writer from its first read to its commit
	run     *importRun // the import that runs; guarded by writing

	judging sync.Mutex      // held by Judge
	since   *roaring.Bitmap // papers marked to be judged since Judge counted the library; nil: it does not; guarded by writing

	// published is the state as of the last commit.
	published atomic.Pointer[counters]
	searching atomic.Pointer[searchIndex]
	journals  journalCache

	outdated   atomic.Bool // see Outdated
	rebuilding atomic.Bool // Reindex is at work

	listenMu sync.Mutex
	listen   map[int]func(uint64)
	listened int

	closeOnce sync.Once
	closed    atomic.Bool
}

// The buckets of the file; see the package's documentation.
var (
	bucketMeta     = []byte("meta")
	bucketPapers   = []byte("papers")
	bucketTexts    = []byte("texts")
	bucketJournals = []byte("journals")
	bucketIDs      = []byte("ids")
	bucketKeys     = []byte("keys")
	bucketNames    = []byte("names")
	bucketMarks    = []byte("marks")
	bucketHistory  = []byte("history")
	bucketEdits    = []byte("edits")
	bucketTouched  = []byte("touched")
	bucketWide     = []byte("wide")
	bucketKept     = []byte("kept")
	bucketIndex    = []byte("index") // or bucketIndex2: see indexing.go
	bucketIndex2   = []byte("index2")
)

var buckets = [][]byte{bucketMeta, bucketPapers, bucketTexts, bucketJournals, bucketIDs, bucketKeys, bucketNames,
	bucketMarks, bucketHistory, bucketEdits, bucketTouched, bucketWide, bucketKept, bucketIndex}

// DefaultPath is where the library lives unless a person says otherwise:
// twinleaf/library.twinleaf in the user's data folder (XDG Base Directory
// specification; Application Support on macOS, Local AppData on Windows). The
// folder need not exist.
func DefaultPath() (string, error) {
	if xdg.DataHome == "" {
		return "", errors.New("the system names no folder for the user's data")
	}
	return filepath.Join(xdg.DataHome, "twinleaf", "library.twinleaf"), nil
}

// Open opens the library at path, making it (and its folder) when there is
// none, unless Options.ReadOnly. Errors are *FileError around ErrLocked (after
// Options.Timeout), ErrNotLibrary, ErrFormat, ErrDamaged, ErrReadOnly (an
// older format that wants migrating) or the system's own error. Many processes
// may have a library open for reading, or one for reading and writing.
func Open(path string, o Options) (l *Library, err error) {
	defer func() {
		var fe *FileError
		if err != nil && !errors.As(err, &fe) {
			err = &FileError{Op: "open", Path: path, Err: err}
		}
	}()
	if o.Timeout <= 0 {
		o.Timeout = 2 * time.Second
	}
	if o.Who == "" {
		o.Who = userName()
	}
	if !o.ReadOnly {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, err
		}
	}
	if err := inspect(path); err != nil && (o.ReadOnly || !errors.Is(err, fs.ErrNotExist)) {
		return nil, err
	}
	db, err := openFile(path, o)
	if errors.Is(err, berrors.ErrTimeout) {
		return nil, &FileError{Op: "open", Path: path, Err: ErrLocked, Holder: lockHolder(path)}
	}
	if err != nil {
		return nil, err
	}
	l = &Library{db: db, path: path, options: o, now: time.Now, listen: map[int]func(uint64){}}
	defer func() {
		if err != nil {
			_ = db.Close()
		}
	}()
	if l.pack, err = newPacker(); err != nil {
		return nil, err
	}
	if err := l.prepare(); err != nil {
		return nil, err
	}
	if err := l.load(); err != nil {
		return nil, err
	}
	return l, nil
}

// openFile opens the bbolt file. A fault or panic over damaged pages becomes
// an error, and the file is closed, so that its lock is free again.
func openFile(path string, o Options) (db *bbolt.DB, err error) {
	var file *os.File
	defer faults()()
	defer guard("pages", &err, func() {
		if file != nil {
			_ = file.Close()
		}
	})
	b := &bbolt.Options{
		Timeout: o.Timeout, ReadOnly: o.ReadOnly, NoSync: o.NoSync,
		FreelistType: bbolt.FreelistMapType, NoStatistics: true,
		InitialMmapSize: mapAhead,
		OpenFile: func(name string, flag int, perm os.FileMode) (*os.File, error) {
			f, err := os.OpenFile(name, flag, perm)
			file = f
			return f, err
		},
	}
	if runtime.GOOS == "windows" || strconv.IntSize < 64 {
		b.InitialMmapSize = 0
	}
	return bbolt.Open(path, 0o644, b)
}

// mapAhead is the address space, not memory, that an open library takes at
// first. A file that grows past what is mapped has to be mapped anew, which
// waits for readers and copies what a big transaction has not yet written.
const mapAhead = 8 << 30

// prepare makes the buckets of a new library, or brings an older format up.
func (l *Library) prepare() error {
	format, err := l.format()
	if err != nil {
		return err
	}
	switch {
	case format > currentFormat:
		return ErrFormat
	case format == currentFormat:
		return nil
	case l.options.ReadOnly && format == 0:
		return ErrNotLibrary
	case l.options.ReadOnly && format >= readableFrom:
		return nil
	case l.options.ReadOnly:
		return ErrReadOnly
	}
	return l.migrate(format)
}

// load reads what the library keeps in memory. An index that is damaged, or
// not of these records, is built anew, unless the file is read only.
func (l *Library) load() error {
	l.journals.reset()
	err := l.view(func(tx *bbolt.Tx) error {
		c, err := readCounters(tx)
		if err != nil {
			return err
		}
		l.published.Store(&c)
		x, err := openIndex(tx)
		if err == nil && x.Rows() != c.rows {
			err = &DamageError{Bucket: string(x.bucket), Err: fmt.Errorf("has %d rows of %d; reindex", x.Rows(), c.rows)}
		}
		if err == nil {
			l.searching.Store(x)
			l.outdated.Store(readContent(tx) < indexContent)
		}
		return err
	})
	switch {
	case l.options.ReadOnly:
		return err
	case err == nil && l.outdated.Load() && l.published.Load().rows <= promptRows:
		return l.reindex(context.Background(), newTeller(nil, 0))
	case err == nil && l.searching.Load().Unordered() == 0:
		return nil
	case err == nil: // an import was killed before its last step
		return l.write(func(w *writer) error { return w.x.Order(context.Background()) })
	case l.published.Load() != nil && errors.Is(err, ErrDamaged):
		return l.reindex(context.Background(), newTeller(nil, 0))
	}
	return err
}

// view runs f in a short read transaction. Slices of the file must not leave f.
func (l *Library) view(f func(*bbolt.Tx) error) (err error) {
	if l.closed.Load() {
		return ErrClosed
	}
	defer faults()()
	defer guard("pages", &err, nil)
	tx, err := l.db.Begin(false)
	if err != nil {
		return l.wrap("read", err)
	}
	defer func() { _ = tx.Rollback() }()
	return f(tx)
}

func (l *Library) wrap(op string, err error) error {
	if errors.Is(err, berrors.ErrDatabaseNotOpen) {
		return ErrClosed
	}
	return &FileError{Op: op, Path: l.path, Err: err}
}

// Path is the path that Open was given.
func (l *Library) Path() string { return l.path }

// ReadOnly reports whether the library was opened for reading only.
func (l *Library) ReadOnly() bool { return l.options.ReadOnly }

// Close waits for the writer and all readers and closes the file. A second
// call does nothing.
func (l *Library) Close() error {
	var err error
	l.closeOnce.Do(func() {
		l.writing.Lock()
		defer l.writing.Unlock()
		l.closed.Store(true)
		err = l.db.Close()
		l.pack.close()
	})
	return err
}

// Revision is the number of commits so far.
func (l *Library) Revision() uint64 { return l.published.Load().revision }

// Stats returns the figures of the last commit.
func (l *Library) Stats() Stats {
	c := l.published.Load()
	s := Stats{Papers: int(c.present - c.binned), Deleted: int(c.binned), Journals: int(c.journalsPresent),
		Changes: int(c.seq), Format: currentFormat, Revision: c.revision}
	if info, err := os.Stat(l.path); err == nil {
		s.Size = info.Size()
	}
	return s
}

// Subscribe has f called with the new revision after each commit, from the
// goroutine that committed and with no lock held: f may read the library, and
// must not be slow. The function returned ends it.
func (l *Library) Subscribe(f func(revision uint64)) (cancel func()) {
	l.listenMu.Lock()
	defer l.listenMu.Unlock()
	l.listened++
	n := l.listened
	l.listen[n] = f
	return func() {
		l.listenMu.Lock()
		defer l.listenMu.Unlock()
		delete(l.listen, n)
	}
}

func (l *Library) announce(revision uint64) {
	l.listenMu.Lock()
	all := make([]func(uint64), 0, len(l.listen))
	for _, f := range l.listen {
		all = append(all, f)
	}
	l.listenMu.Unlock()
	for _, f := range all {
		f(revision)
	}
}

func userName() string {
	if u, err := user.Current(); err == nil {
		if u.Name != "" {
			return u.Name
		}
		return u.Username
	}
	return os.Getenv("USER")
}

// what is a record's kind as keys hold it.
func what(w model.What) byte { return byte(w) }
