package store

import "time"

// Unpacked returns the record and the texts of an incoming paper as they are
// before compression.
func Unpacked(in Incoming) (rec, text []byte) {
	r := record{paper: in.Paper}
	r.paper.Added = time.Unix(1_790_000_000, 0)
	r.paper.Modified = r.paper.Added
	r.inTexts = textsOf(&in.Paper, in.Original)
	return r.appendFields(nil), appendTexts(nil, in.Paper.Abstract.ZH, in.Paper.Abstract.EN, in.Original)
}

// Packing returns a function that packs a paper and returns the sizes.
func Packing() (func(Incoming) (rec, text int), error) {
	p, err := newPacker()
	return func(in Incoming) (int, int) {
		rec, text := Unpacked(in)
		return len(p.pack(p.record, nil, rec)), len(p.pack(p.text, nil, text))
	}, err
}

// SetClock gives a library another clock.
func SetClock(l *Library, now func() time.Time) { l.now = now }
