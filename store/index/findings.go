package index

import (
	"fmt"

	"twinleaf/model/query"
)

// AddFindings gives a row, which has none yet, the values of query.Check and the severity that its paper would have been appended with:
// papers may be judged after they came in. It is as Replace with nothing else changed, at a small part of the cost.
func (u *Update) AddFindings(row uint32, codes []string, severity int) error {
	if row >= u.next.rows {
		return fmt.Errorf("%w: %d", ErrRow, row)
	}
	if len(codes) == 0 {
		return nil
	}
	if err := u.merge(); err != nil {
		return err
	}
	if u.valueEntry == nil {
		u.valueEntry = valueEntry()
	}
	for _, code := range codes {
		term := append([]byte{byte(query.Check)}, valueKey(code)...)
		u.edits = append(u.edits, edit{postingKey(nil, int(row/ChunkRows), spaceExact, term), uint16(row % ChunkRows), u.valueEntry})
	}
	u.setColumn(colHas, row, u.value(colHas, row)|1<<hasBits[query.Check])
	u.setColumn(colKind, row, u.value(colKind, row)&^(3<<kindSeverity)|uint32(severity)&3<<kindSeverity)
	return u.flushEdits()
}

// valueEntry is the entry of any exact value in a part of one row.
func valueEntry() []byte {
	p := editPart()
	p.cutValue(query.Check, "x")
	p.rows++
	p.Seal()
	return p.entry(p.sorted[0])
}
