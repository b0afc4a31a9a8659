package format

import (
	"bufio"
	"bytes"
	"io"
	"iter"
	"strings"
)

// Row is one line of a table that holds something else than papers.
type Row struct {
	Line  int // from 1
	Cells []string
}

// Rows reads a table: comma-, semicolon- or tab-separated text in any encoding (compressed or not), or the sheets of a workbook. The first
// row names the columns. Errors are *Error; reading goes on after them as far as it can.
func Rows(r io.Reader, name string, o Options) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		src := bufio.NewReaderSize(r, probe)
		head, _ := src.Peek(4)
		if o.Format = "csv"; bytes.Equal(head, []byte("PK\x03\x04")) {
			o.Format = "xlsx"
		}
		in := &intake{o: o, formats: Formats()}
		var names string
		in.emit = func(p Piece) bool {
			if p.Err != nil {
				return yield(Row{Line: p.Line}, p.Err)
			}
			sep := separatorOf(string(p.Tail))
			if n := string(p.Tail); n != names { // another sheet
				if names = n; !yield(Row{1, cleanCells(cells(p.Tail, sep))}, nil) {
					return false
				}
			}
			return yield(Row{p.Line, cleanCells(cells(bytes.ToValidUTF8(p.Raw, []byte("\uFFFD")), sep))}, nil)
		}
		in.reader(src, name)
	}
}

func cleanCells(list []string) []string {
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}

// ColumnKey is a column's name without case and marks, for comparing.
func ColumnKey(name string) string { return columnKey(name) }
