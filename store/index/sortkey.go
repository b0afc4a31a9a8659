package index

import "twinleaf/model/fold"

// The orders that need a place for every row, because comparing texts at every keystroke would take too long.
const (
	orderTitleEn = iota
	orderTitleZh
	orderAuthor
	orderCount
)

// keyList is sort keys one after the other.
type keyList struct {
	bytes []byte
	ends  []uint32
}

func (l *keyList) add(key []byte) {
	l.bytes = append(l.bytes, key...)
	l.ends = append(l.ends, uint32(len(l.bytes)))
}

func (l *keyList) at(i int) []byte {
	from := uint32(0)
	if i > 0 {
		from = l.ends[i-1]
	}
	return l.bytes[from:l.ends[i]]
}

func (p *Part) addKeys(d *Doc) {
	for o := range p.orders {
		l := &p.orders[o]
		l.bytes = appendOrderKey(l.bytes, o, d)
		l.ends = append(l.ends, uint32(len(l.bytes)))
	}
}

// appendOrderKey writes a paper's key in an order; no bytes when it has none and comes last.
func appendOrderKey(dst []byte, order int, d *Doc) []byte {
	switch order {
	case orderTitleEn:
		if d.TitleEn != "" {
			return fold.EnglishKey(dst, d.TitleEn)
		}
		return fold.EnglishKey(dst, d.TitleZh)
	case orderTitleZh:
		if d.TitleZh != "" {
			return fold.PinyinKey(dst, d.TitleZh, false)
		}
		return fold.PinyinKey(dst, d.TitleEn, false)
	}
	if len(d.Authors) == 0 {
		return dst
	}
	a := d.Authors[0]
	if a.Sort != "" {
		return fold.NameKey(dst, a.Sort)
	}
	return fold.NameKey(dst, a.Name)
}
