package format

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// xlsx is a workbook of Office Open XML: each sheet whose first row names
// columns of papers, see table. A file may have 64 MB (maxWorkbook) and
// unfold to 256 MB (maxUnzipped); a cell holds 32,767 characters, and what is
// longer is cut when it is written.
func xlsx() Format {
	t := table("csv")
	return Format{
		Name:       "xlsx",
		Extensions: []string{"xlsx"},
		Bytes:      true,
		Sniff: func(head []byte) Confidence {
			if bytes.HasPrefix(head, []byte("PK\x03\x04")) && (bytes.Contains(head, []byte("xl/")) || bytes.Contains(head, []byte("[Content_Types].xml"))) {
				return Certain
			}
			return No
		},
		Split:   splitWorkbook,
		Decoder: func() Decoder { return csvDecoder(t) },
		Write:   func(w io.Writer, o WriteOptions) Writer { return newWorkbookWriter(t, w, o) },
	}
}

const (
	maxWorkbook = 64 << 20
	maxUnzipped = 256 << 20
	maxPart     = 16 << 20 // of one part in memory; larger ones go through a temporary file
)

// splitWorkbook emits the rows as lines of csv, with the names as their tail.
func splitWorkbook(in *Input, emit func(Piece) bool) {
	data, err := io.ReadAll(io.LimitReader(in.Rest(), maxWorkbook+1))
	fail := func(err error) { emit(Piece{Line: 1, Err: &Error{File: in.File, Line: 1, Err: err}}) }
	switch {
	case err != nil:
		fail(problem(err))
		return
	case len(data) > maxWorkbook:
		fail(&because{ErrSyntax, fmt.Errorf("the workbook is larger than %d MB", maxWorkbook>>20)})
		return
	}
	defer func() { // the reader of workbooks is not ours
		if r := recover(); r != nil {
			fail(&because{ErrSyntax, fmt.Errorf("%v", r)})
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxPart})
	if err != nil {
		fail(&because{ErrSyntax, err})
		return
	}
	defer f.Close()
	sheets := f.GetSheetList()
	read := 0
	for _, last := range [...]bool{false, true} {
		for _, name := range sheets {
			ok, more := readSheet(in, f, name, last, emit)
			if !more {
				return
			}
			if ok {
				read++
			}
		}
		if read > 0 {
			return
		}
	}
}

// readSheet emits the rows of a sheet; ok is false where its names are not
// those of papers, unless any says that they need not be.
func readSheet(in *Input, f *excelize.File, name string, anyNames bool, emit func(Piece) bool) (ok, more bool) {
	rows, err := f.Rows(name)
	if err != nil {
		return false, true // a chart
	}
	defer rows.Close()
	var head []byte
	for n := 1; rows.Next(); n++ {
		row, err := rows.Columns(excelize.Options{RawCellValue: false})
		if err != nil {
			return ok, emit(Piece{Line: n, Err: &Error{File: in.File, Line: n, Err: &because{ErrSyntax, err}}})
		}
		raw := csvLine(row)
		switch {
		case len(bytes.Trim(raw, ",")) == 0:
		case head == nil:
			if _, title := knownColumns(chosenColumns(row, in.Columns)); !title && !anyNames {
				return false, true
			}
			head, ok = csvLine(chosenColumns(row, in.Columns)), true
			if len(row) == 1 {
				head = append(head, ',')
			}
		case len(raw) > MaxRecord:
			if !emit(Piece{Line: n, Err: &Error{File: in.File, Line: n, Err: ErrTooLong}}) {
				return ok, false
			}
		case !emit(Piece{Line: n, Raw: raw, Tail: head}):
			return ok, false
		}
	}
	return ok, true
}

func csvLine(row []string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write(row)
	w.Flush()
	return bytes.TrimRight(b.Bytes(), "\n")
}

// newWorkbookWriter streams rows into one sheet.
func newWorkbookWriter(t *tagged, to io.Writer, o WriteOptions) Writer {
	f := excelize.NewFile()
	sw, err := f.NewStreamWriter("Sheet1")
	n := 0
	return &tableWriter{t: t, o: o,
		row: func(cells []string) error {
			if err != nil {
				return err
			}
			n++
			if n > excelize.TotalRows {
				return fmt.Errorf("a sheet has %d rows at most", excelize.TotalRows)
			}
			row := make([]any, len(cells))
			for i, c := range cells {
				row[i] = c
				if c == "" {
					row[i] = nil
				}
			}
			at, err := excelize.CoordinatesToCellName(1, n)
			if err != nil {
				return err
			}
			return sw.SetRow(at, row)
		},
		end: func() error {
			defer f.Close()
			if err != nil {
				return err
			}
			if err := sw.Flush(); err != nil {
				return err
			}
			_, err := f.WriteTo(to)
			return err
		},
	}
}
