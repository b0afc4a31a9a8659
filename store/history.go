package store

import (
	"encoding/binary"
	"fmt"
	"slices"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	"go.etcd.io/bbolt"

	"twinleaf/model"
)

// event is a row of the history as the history bucket holds it.
type event struct {
	seq    uint64
	label  string
	note   string
	who    string
	when   time.Time // to the millisecond
	hand   bool
	undoes uint64
	redoes uint64

	papers   spans // rows that it added
	journals spans // ordinals that it added
	edits    int

	// flips are the undos and redos of this event, oldest first: it is taken
	// back while their number is odd.
	flips []uint64
	// below is the event under this one on the stack that holds it, 0 at the
	// bottom. Both stacks, of what can be undone and of what can be redone,
	// begin in the counters and run through the events.
	below uint64
	parts uint32 // of an import: one for each batch; 0 is one part
	wide  bool   // its records are in wide and not in touched
}

const (
	tagEventLabel = iota + 1
	tagEventNote
	tagEventWho
	tagEventWhen // milliseconds since 1970
	tagEventHand
	tagEventUndoes
	tagEventRedoes
	tagEventPapers
	tagEventJournals
	tagEventEdits
	tagEventFlips
	tagEventBelow
	tagEventParts
	tagEventWide
)

func (e *event) takenBack() bool { return len(e.flips)%2 == 1 }

func yes(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

func (e *event) append(b []byte) []byte {
	b = putText(b, tagEventLabel, e.label)
	b = putText(b, tagEventNote, e.note)
	b = putText(b, tagEventWho, e.who)
	b = putNumber(b, tagEventWhen, uint64(e.when.UnixMilli()))
	b = putNumber(b, tagEventHand, yes(e.hand))
	b = putNumber(b, tagEventUndoes, e.undoes)
	b = putNumber(b, tagEventRedoes, e.redoes)
	b = putText(b, tagEventPapers, string(e.papers.append(nil)))
	b = putText(b, tagEventJournals, string(e.journals.append(nil)))
	b = putNumber(b, tagEventEdits, uint64(e.edits))
	var flips []byte
	for _, f := range e.flips {
		flips = binary.AppendUvarint(flips, f)
	}
	b = putText(b, tagEventFlips, string(flips))
	b = putNumber(b, tagEventBelow, e.below)
	b = putNumber(b, tagEventParts, uint64(e.parts))
	return putNumber(b, tagEventWide, yes(e.wide))
}

func (e *event) read(b []byte) error {
	for f := (fields{b}); len(f.rest) > 0; {
		tag, n, text, _, err := f.next()
		if err != nil {
			return err
		}
		switch tag {
		case tagEventLabel:
			e.label = string(text)
		case tagEventNote:
			e.note = string(text)
		case tagEventWho:
			e.who = string(text)
		case tagEventWhen:
			e.when = time.UnixMilli(int64(n)).UTC()
		case tagEventHand:
			e.hand = n == 1
		case tagEventUndoes:
			e.undoes = n
		case tagEventRedoes:
			e.redoes = n
		case tagEventPapers:
			e.papers, err = readSpans(text)
		case tagEventJournals:
			e.journals, err = readSpans(text)
		case tagEventEdits:
			e.edits = int(n)
		case tagEventFlips:
			for len(text) > 0 && err == nil {
				if n, text, err = takeNumber(text); err == nil {
					e.flips = append(e.flips, n)
				}
			}
		case tagEventBelow:
			e.below = n
		case tagEventParts:
			e.parts = uint32(n)
		case tagEventWide:
			e.wide = n == 1
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func getEvent(tx *bbolt.Tx, seq uint64) (*event, error) {
	key := be64(seq)
	v := tx.Bucket(bucketHistory).Get(key)
	if v == nil {
		return nil, fmt.Errorf("change %d: %w", seq, ErrNotFound)
	}
	return decodeEvent(key, v)
}

func decodeEvent(key, v []byte) (*event, error) {
	e := &event{seq: binary.BigEndian.Uint64(key)}
	body, err := unseal(kindHistory, key, v)
	if err == nil {
		err = e.read(body)
	}
	if err != nil {
		return nil, &DamageError{Bucket: "history", Key: slices.Clone(key), Err: err}
	}
	return e, nil
}

func putEvent(tx *bbolt.Tx, e *event) error {
	key := be64(e.seq)
	return tx.Bucket(bucketHistory).Put(key, seal(kindHistory, key, e.append(head(128))))
}

// touch notes which records an event's part edits or adds by name, so that a
// record's history finds it: one entry each, or bitmaps where they are many.
// Rows that papers and journals of the event name need no touch when wide.
const narrow = 256

func touchedKey(kind model.What, n uint32, seq uint64) []byte {
	b := append(make([]byte, 0, 13), what(kind))
	b = binary.BigEndian.AppendUint32(b, n)
	return binary.BigEndian.AppendUint64(b, seq)
}

func (w *writer) touch(e *event, part uint32, touched [2]*roaring.Bitmap) error {
	if !e.wide {
		b := w.tx.Bucket(bucketTouched)
		for kind, rows := range touched {
			for _, n := range rows.ToArray() {
				if err := b.Put(touchedKey(model.What(kind), n, e.seq), []byte{}); err != nil {
					return err
				}
			}
		}
		return nil
	}
	key := binary.BigEndian.AppendUint32(be64(e.seq), part)
	v := head(64)
	for _, rows := range touched {
		rows.RunOptimize()
		b, err := rows.ToBytes()
		if err != nil {
			return err
		}
		v = putLong(v, string(b))
	}
	return w.tx.Bucket(bucketWide).Put(key, seal(kindWide, key, v))
}

// wideHas yields the parts of wide events that touch a record, in order.
func wideHas(tx *bbolt.Tx, kind model.What, n uint32, found func(seq uint64, part uint32)) error {
	c := tx.Bucket(bucketWide).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		body, err := unseal(kindWide, k, v)
		for i := 0; err == nil && i <= int(kind); i++ {
			var b []byte
			if b, body, err = takeLong(body); err != nil || i < int(kind) {
				continue
			}
			rows := roaring.New()
			if _, err = rows.FromBuffer(b); err == nil && rows.Contains(n) {
				found(binary.BigEndian.Uint64(k), binary.BigEndian.Uint32(k[8:]))
			}
		}
		if err != nil {
			return &DamageError{Bucket: "wide", Key: slices.Clone(k), Err: err}
		}
	}
	return nil
}
