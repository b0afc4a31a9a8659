package format

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"twinleaf/model"
)

// Limits. What lies beyond them is reported and skipped.
const (
	MaxRecord = 16 << 20 // bytes of one record, its tail included: a thousand times the longest real one
	MaxDepth  = 100      // levels of JSON in one record
)

// Record is one paper as a file holds it.
type Record struct {
	Paper   model.Paper   // without ID, except where the format carries one
	Journal model.Journal // its Name is "" where the paper names none
	// Original is the record as harvested: in the crawl form the JSON object
	// with the very bytes of the file, decompressed and brought to UTF-8. It
	// may share memory with its neighbours: clone it to keep it for long.
	Original []byte
	Source   string   // the file; "-" is standard input
	Line     int      // where the record begins, from 1
	Warnings []*Error // values that no field could take
}

// Options of reading. The zero value reads everything that is known.
type Options struct {
	Format   string // the name of a Format; "": by content
	Encoding string // one of Encodings; "": found from the content
	// Columns says what the columns of a table (csv, tsv, xlsx) are, by the
	// names in its first row: the name of a field, or of a column that is known
	// ("title", "year"); "" keeps one as imported. Others are known by their names.
	Columns map[string]string
	// Workers is how many goroutines decode. 0 and 1 decode in the caller's
	// own. Records come in the order of the file whatever the number.
	Workers int
	// Progress is told how many bytes of the input (compressed, as they lie
	// on disk) have been taken in so far, over all files; see Size for the
	// total. Called often and from another goroutine: store the number, no more.
	Progress func(read int64)
	// Found is told once a file what it turned out to be, before its first
	// record; from another goroutine when Workers > 1.
	Found func(Found)
}

// Found is what a file turned out to be.
type Found struct {
	Source      string
	Format      string
	Encoding    string // one of Encodings
	Compression string // "gzip", "zstd", "xz" or ""
}

// Format is one way to write papers down.
type Format struct {
	Name       string   // what --format takes
	Extensions []string // without the full stop; the first is given to new files
	// Sniff says how sure it is that a file which begins like head (UTF-8, up
	// to 64 KB, perhaps cut inside a character) is of this format.
	Sniff func(head []byte) Confidence
	// Bytes says that a file is no text: Sniff and Split get its bytes as they
	// are, and Input.Encoding is Options.Encoding.
	Bytes bool
	// Split cuts a file into the bytes of its records. nil: write only.
	Split func(in *Input, emit func(Piece) bool)
	// Decoder returns what makes records of pieces; one is made for each goroutine.
	Decoder func() Decoder
	// NeedsKeys says that papers are found in such a file by their CiteKey, so that none should be without.
	NeedsKeys bool
	// Write starts writing. nil: read only.
	Write func(w io.Writer, o WriteOptions) Writer
}

// Confidence orders what Sniff functions think; the highest wins, the first of
// the list among equals.
type Confidence int

// From "certainly not" to "the file says so itself".
const (
	No Confidence = iota
	Perhaps
	Likely
	Certain
)

// Writer writes records one after the other. Close ends the file (and does
// not close the io.Writer below).
type Writer interface {
	Write(r Record) error
	Close() error
}

// Languages says which titles, abstracts and names of the journal are written
// by the bibliographic formats; those that have room for one write the first.
type Languages uint8

// The choices. A language that a paper does not have is made up for by the other.
const (
	BothLanguages Languages = iota // the original's, then the other one
	OriginalOnly
	ChineseOnly
)

// WriteOptions of the formats that know them.
type WriteOptions struct {
	Languages Languages
	Originals bool // jsonl: with the harvested original of each record, under "original"
	Texts     bool // crawl: with title, abstract and the journal's scope as text behind each object that has a scope
}

// Formats lists all formats, in the order in which they are offered.
func Formats() []Format {
	return []Format{
		crawl(), jsonl(),
		openalex(), crossref(), csljson(),
		bibtexFormat(), biblatexFormat(), ris(), enw(), noteexpress(), cnki(), nbib(), wos(), wostab(), refworks(),
		endnotexml(), pubmedxml(), mods(), marc(), marcxml(),
		csvFormat(), tsv(), xlsx(),
		textList(), markdownList(), htmlList(),
	}
}

// Named returns the format of that name; the error wraps ErrUnknown.
func Named(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, &Error{Err: &because{ErrUnknown, fmt.Errorf("%q (want %s)", name, strings.Join(names, ", "))}}
}

// ForName returns the format that a file to be written asks for by its name:
// the one called like its ending, else the first that has this ending. What a
// compressed file ends in before .gz or .zst counts. ok is false for no ending
// or one that nothing has.
func ForName(path string) (f Format, ok bool) {
	path = strings.ToLower(path)
	path = strings.TrimSuffix(strings.TrimSuffix(path, ".gz"), ".zst")
	i := strings.LastIndexByte(path, '.')
	if i < 0 || strings.ContainsAny(path[i:], `/\\`) {
		return Format{}, false
	}
	ending := path[i+1:]
	for _, byName := range []bool{true, false} {
		for _, f := range Formats() {
			if f.Write != nil && (f.Name == ending || !byName && slices.Contains(f.Extensions, ending)) {
				return f, true
			}
		}
	}
	return Format{}, false
}

// Read returns the records of r one by one, and an *Error for each that can't
// be read; reading goes on after an error as far as it can. Nothing but the
// piece at hand is held in memory. The sequence can be ranged over once.
// After the loop, however it ended, r is not used any more.
func Read(r io.Reader, name string, o Options) iter.Seq2[Record, error] {
	return pump(o, func(in *intake) { in.reader(r, name) })
}
