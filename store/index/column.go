package index

import (
	"encoding/binary"
	"fmt"
	"strings"

	"twinleaf/model/query"
)

// column is one number of every paper. In memory a chunk holds each as up to 65,536 uint32.
type column int

// The columns. Those from colTerms on are orders, made by Update.Order.
const (
	colDate    column = iota // year<<9 | month<<5 | day; 0 unknown
	colCited                 // citations + 1; 0 unknown
	colJournal               // ordinal + 1; 0 none
	colKind                  // see kind
	colHas                   // a bit for each field that is there
	colAdded                 // Unix seconds
	colVolume                // leading number of the volume + 1; 0 none
	colTitleEn               // place in the order, larger is later, equal for equal keys; 0 none yet
	colTitleZh
	colAuthor
	colCount
	colTerms = colTitleEn
)

// kind packs what has few values into one column:
//
//	bits 0-1 Lang, 2-3 OpenAccess, 4-5 severity, 6 read, 7 edited, 8-10 rating, 16-31 number in the list of types + 1
const (
	kindOpen     = 2
	kindSeverity = 4
	kindRead     = 6
	kindEdited   = 7
	kindRating   = 8
	kindType     = 16
)

// hasBits numbers the fields whose presence is a paper's own. Those of its journal are read from the journal.
var hasBits = func() (t [256]int8) {
	for i := range t {
		t[i] = -1
	}
	for i, f := range []query.Field{query.TitleZh, query.TitleEn, query.AbstractZh, query.AbstractEn, query.Author, query.Journal,
		query.DOI, query.Year, query.Cited, query.Lang, query.OA, query.Type, query.Volume, query.Issue, query.Pages, query.Published,
		query.ID, query.Platform, query.PMCID, query.Source, query.URL, query.Subject, query.Rating, query.Tag, query.Shelf,
		query.Note, query.Check} {
		t[f] = int8(i)
	}
	return t
}()

func (p *Part) addColumns(d *Doc) {
	var has uint32
	mark := func(f query.Field, there bool) {
		if b := hasBits[f]; there && b >= 0 {
			has |= 1 << b
		}
	}
	mark(query.TitleZh, d.TitleZh != "")
	mark(query.TitleEn, d.TitleEn != "")
	mark(query.AbstractZh, d.AbstractZh != "")
	mark(query.AbstractEn, d.AbstractEn != "")
	mark(query.Author, len(d.Authors) > 0)
	mark(query.Journal, d.Journal != NoJournal)
	mark(query.Year, d.Year != 0)
	mark(query.Published, d.Year != 0)
	mark(query.Cited, d.Cited >= 0)
	mark(query.Lang, d.Lang != LangUnknown)
	mark(query.OA, d.Open != OpenUnknown)
	mark(query.Type, d.Type != "")
	mark(query.Volume, d.Volume != "")
	mark(query.Issue, d.Issue != "")
	mark(query.Pages, d.Pages != "")
	mark(query.Rating, d.Rating > 0)
	mark(query.Note, d.Note != "")
	for _, v := range d.Values {
		mark(v.Field, v.Text != "")
	}
	kind := uint32(d.Lang)&3 | uint32(d.Open)&3<<kindOpen | uint32(d.Severity)&3<<kindSeverity | uint32(d.Rating)&7<<kindRating
	if d.Read {
		kind |= 1 << kindRead
	}
	if d.Edited {
		kind |= 1 << kindEdited
	}
	if d.Type != "" {
		kind |= (p.kinds.number(d.Type) + 1) << kindType
	}
	date := uint32(0)
	if d.Year > 0 {
		date = uint32(min(d.Year, 9999))<<9 | uint32(d.Month)&15<<5 | uint32(d.Day)&31
	}
	added := uint32(0)
	if t := d.Added.Unix(); t > 0 {
		added = uint32(min(t, 1<<32-1))
	}
	for c, v := range [colTerms]uint32{
		colDate: date, colCited: uint32(max(-1, min(d.Cited, 1<<31)) + 1), colJournal: d.Journal + 1, colKind: kind, colHas: has,
		colAdded: added, colVolume: leadingNumber(d.Volume),
	} {
		p.cols[c] = append(p.cols[c], v)
	}
}

// leadingNumber reads the number that a volume begins with, plus one; 0 when it has none. "77 4" is volume 77.
func leadingNumber(s string) uint32 {
	s = strings.TrimLeft(s, " \tvVoOlL.卷第")
	n, digits := uint32(0), 0
	for digits < len(s) && digits < 9 && s[digits] >= '0' && s[digits] <= '9' {
		n = n*10 + uint32(s[digits]-'0')
		digits++
	}
	if digits == 0 {
		return 0
	}
	return n + 1
}

// blockRows is the number of rows in one stored value of a column: an edit of one paper rewrites 16 KB at most.
const blockRows = 4096

// columnKey names the block of a column that holds row.
func columnKey(c column, row uint32) []byte {
	return binary.BigEndian.AppendUint16([]byte{keyColumn, byte(c)}, uint16(row/blockRows))
}

// packColumn writes values as: bytes a value (0-4), the smallest value, then the distances from it.
func packColumn(values []uint32) []byte {
	lo, hi := ^uint32(0), uint32(0)
	for _, v := range values {
		lo, hi = min(lo, v), max(hi, v)
	}
	width := 0
	for d := uint64(hi - lo); d > 0; d >>= 8 {
		width++
	}
	out := make([]byte, 0, 8+width*len(values))
	out = append(out, byte(width))
	out = binary.AppendUvarint(out, uint64(len(values)))
	out = binary.AppendUvarint(out, uint64(lo))
	for _, v := range values {
		v -= lo
		for range width {
			out = append(out, byte(v))
			v >>= 8
		}
	}
	return out
}

// unpackColumn appends the values of a block.
func unpackColumn(dst []uint32, data []byte) ([]uint32, error) {
	if len(data) < 3 {
		return nil, fmt.Errorf("column: %w", ErrCorrupt)
	}
	width := int(data[0])
	n, k := binary.Uvarint(data[1:])
	if k <= 0 || n > blockRows || width > 4 {
		return nil, fmt.Errorf("column: %w", ErrCorrupt)
	}
	data = data[1+k:]
	lo, k := binary.Uvarint(data)
	if k <= 0 || len(data)-k != width*int(n) {
		return nil, fmt.Errorf("column: %w", ErrCorrupt)
	}
	data = data[k:]
	base := uint32(lo)
	switch width {
	case 0:
		for range n {
			dst = append(dst, base)
		}
	case 1:
		for _, b := range data {
			dst = append(dst, base+uint32(b))
		}
	case 2:
		for ; len(data) >= 2; data = data[2:] {
			dst = append(dst, base+uint32(data[0])+uint32(data[1])<<8)
		}
	case 3:
		for ; len(data) >= 3; data = data[3:] {
			dst = append(dst, base+uint32(data[0])+uint32(data[1])<<8+uint32(data[2])<<16)
		}
	case 4:
		for ; len(data) >= 4; data = data[4:] {
			dst = append(dst, base+binary.LittleEndian.Uint32(data))
		}
	}
	return dst, nil
}
