package format

import (
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strings"
)

// csvFormat is a table of text: comma-, semicolon- or tab-separated, quoted as
// RFC 4180 has it. The first line names the columns; see table.
func csvFormat() Format { return separated("csv", ',') }

// tsv is the same with tabs.
func tsv() Format { return separated("tsv", '\t') }

func separated(name string, comma rune) Format {
	t := table("csv") // both forms share what they keep
	return Format{
		Name:       name,
		Extensions: []string{name},
		Sniff: func(head []byte) Confidence {
			line, _, ok := bytes.Cut(head, newline)
			if !ok || len(line) > 1<<14 {
				return No
			}
			sep := separatorOf(string(line))
			if (sep == '\t') != (comma == '\t') {
				return No
			}
			known, title := knownColumns(cells(line, sep))
			switch {
			case known > 2 && title:
				return Likely
			case known > 1 && title:
				return Perhaps
			}
			return No
		},
		Split:   splitTable,
		Decoder: func() Decoder { return csvDecoder(t) },
		Write: func(w io.Writer, o WriteOptions) Writer {
			c := csv.NewWriter(w)
			c.Comma = comma
			return &tableWriter{t: t, o: o, row: c.Write, end: func() error { c.Flush(); return c.Error() }}
		},
	}
}

// separatorOf is the separator that a header uses most.
func separatorOf(line string) rune {
	best, most := ',', 0
	for _, r := range ",;\t" {
		quoted, n := false, 0
		for _, c := range line {
			if c == '"' {
				quoted = !quoted
			} else if c == r && !quoted {
				n++
			}
		}
		if n > most {
			best, most = r, n
		}
	}
	return best
}

// cells takes one record apart, as lazily as it must.
func cells(raw []byte, sep rune) []string {
	r := csv.NewReader(bytes.NewReader(raw))
	r.Comma = sep
	r.LazyQuotes = true
	r.FieldsPerRecord = -1
	out, err := r.Read()
	if err != nil && len(out) == 0 {
		return strings.Split(string(lineText(raw)), string(sep))
	}
	return out
}

// splitTable cuts at line breaks outside quotes. A quote that never closes
// makes one line a record, and the rest is read.
func splitTable(in *Input, emit func(Piece) bool) {
	var head []byte
	for in.Ensure(1) {
		end, ok := recordEnd(in)
		if !ok {
			if end, ok = in.LineEnd(0); !ok {
				line := in.LineNumber()
				in.SkipLine()
				if !emit(Piece{Line: line, Err: &Error{File: in.File, Line: line, Err: ErrTooLong}}) {
					return
				}
				continue
			}
		}
		raw := lineText(in.Window()[:end])
		switch {
		case len(bytes.TrimSpace(raw)) == 0:
		case head == nil:
			head = mapColumns(bytes.Clone(raw), in.Columns)
		case !emit(Piece{Line: in.LineNumber(), Raw: raw, Tail: head}):
			return
		}
		in.Advance(end)
	}
}

// mapColumns puts the names that a person chose into the row of names.
func mapColumns(head []byte, columns map[string]string) []byte {
	if len(columns) == 0 {
		return head
	}
	sep := separatorOf(string(head))
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = sep
	w.Write(chosenColumns(cells(head, sep), columns))
	w.Flush()
	return bytes.TrimRight(b.Bytes(), "\n")
}

// chosenColumns are the names of columns with those that a person chose in
// their places. One that is to be kept as imported gets a name that no field has.
func chosenColumns(names []string, columns map[string]string) []string {
	out := slices.Clone(names)
	for i, name := range names {
		switch to, ok := columns[trimBlank(name)]; {
		case ok && to == "":
			out[i] = trimBlank(name) + " (kept)"
		case ok:
			out[i] = to
		}
	}
	return out
}

// maxQuoted is how far a quoted cell may go on.
const maxQuoted = 1 << 20

// recordEnd finds the end of the line at which all quotes are closed.
func recordEnd(in *Input) (end int, ok bool) {
	quotes := 0
	for {
		next, ok := in.LineEnd(end)
		if !ok || next > maxQuoted {
			return 0, false
		}
		quotes += bytes.Count(in.Window()[end:next], []byte{'"'})
		if quotes%2 == 0 {
			return next, true
		}
		if next == end || next == len(in.Window()) && !in.More() {
			return 0, false
		}
		end = next
	}
}

func csvDecoder(t *tagged) Decoder {
	var line string
	var header []string
	var sep rune
	return t.reader(func(p *Piece) []field {
		if string(p.Tail) != line || header == nil {
			line = string(p.Tail)
			sep = separatorOf(line)
			header = cells(p.Tail, sep)
		}
		return rowFields(header, cells(bytes.ToValidUTF8(p.Raw, []byte("\uFFFD")), sep), p.Line)
	})
}

// rowFields gives each cell the name of its column.
func rowFields(header, row []string, line int) (out []field) {
	for i, v := range row {
		tag := ""
		if i < len(header) {
			tag = trimBlank(plainCell(header[i]))
		}
		if tag == "" {
			tag = "column " + itoa(i+1)
		}
		if v = trimBlank(plainCell(v)); v != "" {
			out = append(out, field{tag: tag, lines: strings.Split(strings.ReplaceAll(v, "\r\n", "\n"), "\n"), line: line})
		}
	}
	return out
}

// tableWriter writes rows; it holds the first ones back until it knows the
// columns: all fields that a paper among them has, and what they kept.
type tableWriter struct {
	t     *tagged
	o     WriteOptions
	row   func([]string) error
	end   func() error
	tags  []string
	ahead []map[string]string
	begun bool
	cells []string
}

func (w *tableWriter) Write(r Record) error {
	row := map[string]string{}
	w.t.sheet(&r, w.o, func(tag string, lines []string) {
		v := strings.Join(lines, "\n")
		if row[tag] != "" {
			v = row[tag] + "; " + v
		}
		row[tag] = v
	})
	if w.begun {
		return w.put(row)
	}
	if w.ahead = append(w.ahead, row); len(w.ahead) < maxAhead {
		return nil
	}
	return w.begin()
}

// begin writes the names of the columns: the fields in their order, and what
// was kept behind them.
func (w *tableWriter) begin() error {
	w.begun = true
	var more []string
	for _, r := range w.t.rules {
		if r.give != nil {
			w.tags = append(w.tags, r.tags[0])
		}
	}
	for _, row := range w.ahead {
		for tag := range row {
			if !slices.Contains(w.tags, tag) && !slices.Contains(more, tag) {
				more = append(more, tag)
			}
		}
	}
	slices.Sort(more)
	w.tags = append(w.tags, more...)
	w.cells = make([]string, len(w.tags))
	for i, tag := range w.tags {
		w.cells[i] = safeCell(tag)
	}
	if err := w.row(w.cells); err != nil {
		return err
	}
	for _, row := range w.ahead {
		if err := w.put(row); err != nil {
			return err
		}
	}
	w.ahead = nil
	return nil
}

func (w *tableWriter) put(row map[string]string) error {
	for i, tag := range w.tags {
		w.cells[i] = safeCell(row[tag])
	}
	return w.row(w.cells)
}

func (w *tableWriter) Close() error {
	if !w.begun {
		if err := w.begin(); err != nil {
			return err
		}
	}
	return w.end()
}
