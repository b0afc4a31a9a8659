package index

import "fmt"

// Append adds sealed parts as the rows Next(), Next()+1, … in the order given. A part must not cross a multiple of 4,096
// rows: PartSize says how many papers it may take.
func (u *Update) Append(parts ...*Part) error {
	for _, p := range parts {
		if p.rows == 0 {
			continue
		}
		row := u.next.rows
		if p.rows > PartSize(row) {
			return fmt.Errorf("%w: a part of %d papers at row %d", ErrRow, p.rows, row)
		}
		if row%ChunkRows == 0 {
			if err := u.merge(); err != nil { // the chunk before is full
				return err
			}
		}
		if len(u.parts) == 0 {
			u.partRow = row
		}
		if err := u.appendPeople(p, row); err != nil {
			return err
		}
		u.appendColumns(p, row)
		u.appendKeys(p, row)
		p.people, p.perRow, p.names = nil, nil, localList{}
		u.parts = append(u.parts, p)
		u.next.rows += uint32(p.rows)
	}
	return nil
}

func (u *Update) appendColumns(p *Part, row uint32) {
	kinds := make([]uint32, len(p.kinds.list)+1)
	for i, name := range p.kinds.list {
		kinds[i+1] = u.kindNumber(name)
	}
	for i, k := range p.cols[colKind] {
		p.cols[colKind][i] = k&(1<<kindType-1) | kinds[k>>kindType]<<kindType
	}
	n := int(row / ChunkRows)
	c := u.own(n)
	live := u.liveOf(n)
	for i := range p.rows {
		live.add(uint16(int(row%ChunkRows) + i))
	}
	for _, r := range p.skipped {
		live.remove(uint16(row%ChunkRows) + r)
	}
	for col := range c.cols {
		if column(col) < colTerms {
			c.cols[col] = append(c.cols[col], p.cols[col]...)
			p.cols[col] = nil
		} else {
			c.cols[col] = append(c.cols[col], make([]uint32, p.rows)...)
		}
		u.dirty[dirtyBlock{column(col), row / blockRows}] = true
	}
	c.n += p.rows
}
