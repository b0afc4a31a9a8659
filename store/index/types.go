package index

import (
	"errors"
	"time"

	"twinleaf/model/query"
)

// ChunkRows is the number of rows in a chunk.
const ChunkRows = 1 << 16

// NoJournal is the ordinal of papers without a journal.
const NoJournal = ^uint32(0)

// Errors.
var (
	// ErrCorrupt: a stored value does not decode. The index can be rebuilt from the records.
	ErrCorrupt = errors.New("index is damaged")
	// ErrFormat: the bucket was written by a newer version.
	ErrFormat = errors.New("index has an unknown format")
	// ErrRevision: the reader's revision is none that this Index knows; another process wrote the file.
	ErrRevision = errors.New("index revision is unknown")
	// ErrRow: a row that does not exist, or rows appended out of order.
	ErrRow = errors.New("no such row")
)

// Reader is one transaction's view of the index bucket. Values are valid, and must not change, while the transaction is
// open. Search reads from two goroutines at once.
type Reader interface {
	// Get returns nil when the key is absent.
	Get(key []byte) []byte
	Cursor() Cursor
}

// Cursor walks keys in byte order. Both calls return a nil key at the end.
type Cursor interface {
	Seek(key []byte) (k, v []byte)
	Next() (k, v []byte)
}

// Writer is the write transaction's view. Keys may be reused by the caller after Put, values not: they are the Writer's.
type Writer interface {
	Reader
	Put(key, value []byte) error
	Delete(key []byte) error
}

// Source gives the papers back that rows were made from; the store decodes its records. Order, Verify and rare phrases
// (with single characters between words) need it. It is called from two goroutines at once.
type Source interface {
	// Doc fills d with the paper of a row, live or removed; ErrRow when there is none.
	Doc(row uint32, d *Doc) error
}

// Doc is what the index knows of a paper. The index keeps no pointer into it after a call returns.
type Doc struct {
	TitleZh, TitleEn       string
	AbstractZh, AbstractEn string
	Authors                []Author
	Note                   string // the reader's own words

	Journal uint32 // ordinal from PutJournal, NoJournal for none

	// Year is 0 when unknown; Month and Day are 0 beyond the date's precision.
	Year       int
	Month, Day int
	Cited      int // -1 unknown
	Lang       Lang
	Open       OpenAccess
	Type       string // "Journal Article"; a small open list
	Volume     string
	Issue      string
	Pages      string
	Rating     int // 0 none, 1-5

	Added  time.Time // to the second
	Edited bool      // corrected by hand
	Read   bool
	// Severity of the worst finding: 0 none, 1 note, 2 warning, 3 error.
	Severity int

	// Values are exact values of the fields of kind query.Value, and the numbers and dates (2006-01-02 or the beginning of it) of
	// those that have no column: query.Score, Total, Online, Accessed. A field may come several times.
	Values []Value
	// Short are the texts of a line or less in which words are found without a section of their own: query.Editor,
	// Container, Keyword … A field may come several times: a person each, a keyword each.
	Short []Value
}

// Author is a person of a paper.
type Author struct {
	Name string // as shown
	// Sort is family name first, for the order by author; "" means Name.
	Sort string
}

// Value is one exact value.
type Value struct {
	Field query.Field
	Text  string
}

// Lang is the language of the original paper.
type Lang uint8

// The languages, numbered for the column.
const (
	LangUnknown Lang = iota
	LangZh
	LangEn
	LangOther
)

// OpenAccess is whether a paper can be read by anyone.
type OpenAccess uint8

// The answers, numbered for the column.
const (
	OpenUnknown OpenAccess = iota
	OpenYes
	OpenNo
)

// JournalDoc is what the index knows of a journal. Its numbers and words are reached through the papers' journal ordinals:
// an edit of a journal writes one entry, whatever the number of its papers.
type JournalDoc struct {
	Name         string   // as shown; the facet's value
	Names        []string // other names: Chinese, abbreviations
	Scope        string
	ISSN         []string
	Publisher    string
	IF           float64 // 0 unknown
	JCR          int     // 1-4, 0 unknown
	JCRCategory  string
	Zone         int // 1-4, 0 unknown
	ZoneCategory string
}

// Options of a search.
type Options struct {
	// First is how many rows are put in order at once; Result.Rows gives the others on demand. 0 means 50.
	First int
	// NoFacets leaves the filter counts out.
	NoFacets bool
	// Journals and Values bound the facet lists of journals and categories; 0 means 200. Values that the
	// query itself asks for are always listed.
	Journals int
	// Source is needed for the rare phrases that postings cannot decide; nil leaves those papers out and sets
	// Result.Partial.
	Source Source
}

// Facets are the filter counts of a result. Each ignores its own conditions in the query, so that one can widen again.
type Facets struct {
	Year        []Count // newest first; Value is the year, "" unknown
	JCR         []Count // Q1…Q4, then ""
	Zone        []Count // 1…4, then ""
	Category    []Count // by count
	JCRCategory []Count
	Journal     []Count // by count, at most Options.Journals
	Journals    int     // how many journals there are in all
	Lang        []Count // zh, en, other, ""
	Open        []Count // yes, no, ""
	Type        []Count // by count
}

// Count is one value of a facet.
type Count struct {
	Value string
	N     int
	// Chosen marks a value that the query asks for.
	Chosen bool
}

// Step is one line of Result.Steps: what was done and how long it took.
type Step struct {
	Name string
	Took time.Duration
	Rows int // rows that were left, -1 where it says nothing
}

// Problem is one difference that Verify found between index and records.
type Problem struct {
	Row  uint32 // ^0 when it is not one row's
	What string
}
