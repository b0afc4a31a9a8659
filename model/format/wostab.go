package format

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"strings"
)

// wostab is the tab-delimited form of Web of Science: a line of tags, then a
// line for each record, without quotes. The tags are those of wos.
func wostab() Format {
	t := &tagged{name: "wos", tidy: tidyWos, rules: wosRules(semicolons, "; ")}
	return Format{
		Name:       "wostab",
		Extensions: []string{"txt", "tsv", "tab"},
		Sniff: func(head []byte) Confidence {
			line, _, _ := bytes.Cut(head, newline)
			tags := strings.Split(strings.TrimRight(string(line), "\r"), "\t")
			if len(tags) > 3 && slices.Contains(tags, "PT") && slices.Contains(tags, "TI") && (slices.Contains(tags, "AU") || slices.Contains(tags, "AF")) {
				return Certain
			}
			return No
		},
		Split:   splitWosTab,
		Decoder: func() Decoder { return wosTabDecoder(t) },
		Write: func(w io.Writer, o WriteOptions) Writer {
			return &wosTabWriter{t: t, w: bufio.NewWriterSize(w, 64<<10), o: o}
		},
	}
}

// splitWosTab gives each piece its record and, as its tail, the line of tags.
func splitWosTab(in *Input, emit func(Piece) bool) {
	end, ok := in.LineEnd(0)
	if !ok || end > 1<<16 {
		emit(Piece{Line: 1, Err: &Error{File: in.File, Line: 1, Err: ErrTooLong}})
		return
	}
	head := bytes.Clone(lineText(in.Window()[:end]))
	in.Advance(end)
	for in.Ensure(1) {
		end, ok := in.LineEnd(0)
		if !ok {
			line := in.LineNumber()
			in.SkipLine()
			if !emit(Piece{Line: line, Err: &Error{File: in.File, Line: line, Err: ErrTooLong}}) {
				return
			}
			continue
		}
		line := lineText(in.Window()[:end])
		if len(bytes.TrimSpace(line)) > 0 && !emit(Piece{Line: in.LineNumber(), Raw: line, Tail: head}) {
			return
		}
		in.Advance(end)
	}
}

func wosTabDecoder(t *tagged) Decoder {
	decode := t.reader(func(p *Piece) []field {
		tags := strings.Split(string(p.Tail), "\t")
		var out []field
		for i, v := range strings.Split(strings.ToValidUTF8(string(p.Raw), "\uFFFD"), "\t") {
			tag := "column " + itoa(i+1)
			if i < len(tags) && strings.TrimSpace(tags[i]) != "" {
				tag = strings.TrimSpace(tags[i])
			}
			if v = strings.TrimSpace(v); v != "" {
				out = append(out, field{tag: tag, lines: []string{v}, line: p.Line})
			}
		}
		return out
	})
	return decode
}

// wosTabTags are the columns of an export of full records.
var wosTabTags = strings.Fields("PT AU BA BE GP AF BF CA TI SO SE BS LA DT CT CY CL SP HO DE ID AB C1 C3 RP EM RI OI FU FP FX CR NR TC Z9 U1 U2 PU PI PA SN EI BN " +
	"J9 JI PD PY VL IS PN SU SI MA BP EP AR DI DL D2 EA PG WC WE SC GA PM OA HC HP DA UT")

// wosTabWriter holds the first records back until it knows their columns.
type wosTabWriter struct {
	t     *tagged
	w     *bufio.Writer
	o     WriteOptions
	tags  []string
	ahead []map[string][]string
	begun bool
}

// maxAhead is how many records may bring columns of their own; a tag that only
// a later one has is not written.
const maxAhead = 1000

// Write puts the values of a tag into columns of the same name: what was kept
// under a tag that has a field stands in a column of its own.
func (w *wosTabWriter) Write(r Record) error {
	row := map[string][]string{}
	w.t.sheet(&r, w.o, func(tag string, lines []string) {
		row[tag] = append(row[tag], strings.ReplaceAll(strings.Join(lines, "; "), "\t", " "))
	})
	if w.begun {
		return w.row(row)
	}
	if w.ahead = append(w.ahead, row); len(w.ahead) < maxAhead {
		return nil
	}
	return w.begin()
}

func (w *wosTabWriter) begin() error {
	w.begun = true
	most := map[string]int{}
	for _, row := range w.ahead {
		for tag, cells := range row {
			most[tag] = max(most[tag], len(cells))
		}
	}
	var more []string
	for tag, n := range most {
		if slices.Contains(wosTabTags, tag) {
			n--
		}
		for range n {
			more = append(more, tag)
		}
	}
	slices.Sort(more)
	w.tags = append(slices.Clone(wosTabTags), more...)
	w.w.WriteString(strings.Join(w.tags, "\t") + "\n")
	for _, row := range w.ahead {
		if err := w.row(row); err != nil {
			return err
		}
	}
	w.ahead = nil
	return nil
}

func (w *wosTabWriter) row(row map[string][]string) error {
	for i, tag := range w.tags {
		if i > 0 {
			w.w.WriteByte('\t')
		}
		if cells := row[tag]; len(cells) > 0 {
			w.w.WriteString(cells[0])
			row[tag] = cells[1:]
		}
	}
	_, err := w.w.WriteString("\n")
	return err
}

func (w *wosTabWriter) Close() error {
	if !w.begun {
		if err := w.begin(); err != nil {
			return err
		}
	}
	return w.w.Flush()
}
