package store

import (
	"time"

	"twinleaf/model"
)

// Options say how to open a library. The zero value is right for the window.
type Options struct {
	ReadOnly bool
	Timeout  time.Duration // how long to wait for another process's lock; 0: 2 s
	Who      string        // name written into history; "": the OS user's name
	NoSync   bool          // do not wait for the disk: benchmarks and throw-away libraries only
}

// Stats are figures of a library as of its last commit.
type Stats struct {
	Papers   int // present and not in the recycle bin
	Deleted  int // in the recycle bin
	Journals int
	Changes  int   // history rows, undos included
	Size     int64 // bytes of the file
	Format   int
	Revision uint64
}

// Applied is what a Change did.
type Applied struct {
	Seq      uint64       // of the history row it wrote
	Change   model.Change // as written: When, Who and marks filled. Undo and redo of more than 10,000 edits leave Edits out.
	Inverse  model.Change // takes it back if applied
	Revision uint64
	Added    int // records that came (back) into the library
	Removed  int // records that left it
}

// UndoState says what undo and redo would do now.
type UndoState struct {
	CanUndo             bool
	UndoSeq             uint64
	UndoLabel, UndoNote string
	CanRedo             bool
	RedoSeq             uint64
	RedoLabel, RedoNote string
}

// Entry is one row of the history.
type Entry struct {
	Seq       uint64
	Label     string // see model.Change
	Note      string
	Who       string
	When      time.Time // UTC
	Hand      bool
	Undoes    uint64 // the row that this one took back, or 0
	Redoes    uint64 // the row that this one brought back, or 0
	TakenBack bool   // undone and not redone
	Added     int    // records it added
	EditCount int    // field edits, adding not counted
	// Edits are those of the record asked for, or the first 100 in the order of rows.
	Edits []model.Edit
}

// JournalRow is a journal and how many papers of the library, those in the
// recycle bin left out, it has.
type JournalRow struct {
	model.Journal
	Papers int
}

// YearCount is a number of papers in a year; Year 0 holds those without one.
type YearCount struct {
	Year  int
	Count int
}

// Incoming is one record on its way into the library.
type Incoming struct {
	Paper    model.Paper   // ID zero: a new one is made; Journal is set by the import
	Journal  model.Journal // without a name and a source id: none
	Original []byte        // the harvested object, byte for byte; kept by the import until it returns from the record
	Source   string        // file it came from, for messages
	Line     int
}

// Progress of an import or a check.
type Progress struct {
	Read, Added, Updated, Same, Failed int
	Bytes, TotalBytes                  int64 // 0 where the caller does not know them
	Elapsed                            time.Duration
}

// ImportOptions say how to import.
type ImportOptions struct {
	Note     string         // goes into the history: the names of the files
	Progress func(Progress) // at most every 100 ms and once at the end, from one goroutine at a time
	Batch    int            // records a transaction; 0: chosen for speed
}

// ImportReport is what an import did. It is valid also when Import returns an
// error: what was committed before stays, whole, and Seq undoes it.
type ImportReport struct {
	Progress
	Seq    uint64  // history row; 0 when nothing was added or updated
	Errors []error // the first 1000 of those counted as failed
}

// Row is what a list shows of one paper.
type Row struct {
	ID           model.ID
	Title        model.Text
	Authors      []string
	Journal      string // its name; "" without one
	JournalID    model.ID
	Year         int
	JCR          string
	Zone         int
	ZoneCategory string
	IF           float64 // below 0: not known
	Cited        model.Count
	OpenAccess   model.Flag
	Language     string
	Corrected    bool // a person corrected some field of the paper
	InBin        bool
	Severity     int  // of the worst finding: 0 none, 1 note, 2 warning, 3 error; not known in the recycle bin
	Damaged      bool // the record can't be read; only ID may be set
}

// Facet is a filter with its values and counts.
type Facet struct {
	Field  string
	Values []FacetValue
	More   int // values left out
}

// FacetValue is one value of a filter and how many papers it would leave.
type FacetValue struct {
	Value    string // as the search line writes it
	Label    string // for people; a journal's name where Value is its id
	Count    int
	Selected bool
}
