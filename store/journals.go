package store

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"sync"

	"go.etcd.io/bbolt"

	"twinleaf/model"
	"twinleaf/model/fold"
)

// journalRecord is a journal as the journals bucket holds it. Those that the
// cache hands out are shared and must not be changed.
type journalRecord struct {
	ordinal uint32
	model.Journal
	unknown []byte // fields of a later version
}

// Tags of the fields of a journal, and of the parts of a metric.
const (
	tagName = iota + 1
	tagNameZH
	tagJournalSource
	tagISSN
	tagEISSN
	tagPublisher
	tagScope
	tagScopeZH
	tagMetric // one field each
	tagVariants
	tagJournalCorrected
	tagJournalLanguage
	tagJournalMerged
	tagJournalDistinct
)

const (
	tagMetricYear = iota + 1
	tagMetricSource
	tagMetricImpact // float64, big-endian; left out where not given
	tagMetricJCR
	tagMetricJCRCategory
	tagMetricZone
	tagMetricZoneCategory
)

func (r *journalRecord) appendFields(b []byte) []byte {
	b = putText(b, tagName, r.Name)
	b = putText(b, tagNameZH, r.NameZH)
	b = putText(b, tagJournalSource, r.SourceID)
	b = putText(b, tagISSN, r.ISSN)
	b = putText(b, tagEISSN, r.EISSN)
	b = putText(b, tagPublisher, r.Publisher)
	b = putList(b, tagScope, blockTexts(r.Scope))
	b = putList(b, tagScopeZH, blockTexts(r.ScopeZH))
	for _, m := range r.Metrics {
		var p []byte
		p = putNumber(p, tagMetricYear, uint64(m.Year))
		p = putText(p, tagMetricSource, m.Source)
		if m.ImpactFactor >= 0 {
			p = putText(p, tagMetricImpact, string(be64(math.Float64bits(m.ImpactFactor))))
		}
		p = putText(p, tagMetricJCR, m.JCR)
		p = putText(p, tagMetricJCRCategory, m.JCRCategory)
		p = putNumber(p, tagMetricZone, uint64(m.Zone))
		p = putText(p, tagMetricZoneCategory, m.ZoneCategory)
		b = putLong(binary.AppendUvarint(b, tagMetric<<1|1), string(p))
	}
	b = putList(b, tagVariants, r.Variants)
	b = putList(b, tagJournalCorrected, r.Corrected)
	b = putText(b, tagJournalLanguage, r.Language)
	b = putIDs(b, tagJournalMerged, r.Merged)
	b = putIDs(b, tagJournalDistinct, r.Distinct)
	return append(b, r.unknown...)
}

func (r *journalRecord) readFields(b []byte) error {
	for f := (fields{b}); len(f.rest) > 0; {
		tag, _, text, whole, err := f.next()
		if err != nil {
			return err
		}
		switch tag {
		case tagName:
			r.Name = string(text)
		case tagNameZH:
			r.NameZH = string(text)
		case tagJournalSource:
			r.SourceID = string(text)
		case tagISSN:
			r.ISSN = string(text)
		case tagEISSN:
			r.EISSN = string(text)
		case tagPublisher:
			r.Publisher = string(text)
		case tagScope:
			r.Scope, err = textBlocks(text)
		case tagScopeZH:
			r.ScopeZH, err = textBlocks(text)
		case tagMetric:
			var m model.Metric
			m, err = readMetric(text)
			r.Metrics = append(r.Metrics, m)
		case tagVariants:
			r.Variants, err = takeList(text)
		case tagJournalCorrected:
			r.Corrected, err = takeList(text)
		case tagJournalLanguage:
			r.Language = string(text)
		case tagJournalMerged:
			r.Merged, err = takeIDs(text)
		case tagJournalDistinct:
			r.Distinct, err = takeIDs(text)
		default:
			r.unknown = append(r.unknown, whole...)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func readMetric(b []byte) (model.Metric, error) {
	m := model.NoMetric
	for f := (fields{b}); len(f.rest) > 0; {
		tag, n, text, _, err := f.next()
		if err != nil {
			return m, err
		}
		switch tag {
		case tagMetricYear:
			m.Year = int(n)
		case tagMetricSource:
			m.Source = string(text)
		case tagMetricImpact:
			if len(text) != 8 {
				return m, errWire
			}
			m.ImpactFactor = math.Float64frombits(binary.BigEndian.Uint64(text))
		case tagMetricJCR:
			m.JCR = string(text)
		case tagMetricJCRCategory:
			m.JCRCategory = string(text)
		case tagMetricZone:
			m.Zone = int(n)
		case tagMetricZoneCategory:
			m.ZoneCategory = string(text)
		}
	}
	return m, nil
}

// Blocks are written as texts that begin with their kind.
func blockTexts(list []model.Block) []string {
	out := make([]string, 0, len(list))
	for _, b := range list {
		kind := "p"
		if b.Item {
			kind = "i"
		}
		out = append(out, kind+b.Text)
	}
	return out
}

func textBlocks(b []byte) ([]model.Block, error) {
	list, err := takeList(b)
	var out []model.Block
	for _, s := range list {
		if s == "" {
			return nil, errWire
		}
		out = append(out, model.Block{Item: s[0] == 'i', Text: s[1:]})
	}
	return out, err
}

// encodeJournal writes a journal's value, sealed: its ID and the packed fields.
func (l *Library) encodeJournal(r *journalRecord) []byte {
	v := append(head(256), r.ID[:]...)
	v = l.pack.pack(l.pack.plain, v, r.appendFields(nil))
	return seal(kindJournal, be32(r.ordinal), v)
}

func (l *Library) decodeJournal(ordinal uint32, value []byte) (*journalRecord, error) {
	key := be32(ordinal)
	r := &journalRecord{ordinal: ordinal}
	body, err := unseal(kindJournal, key, value)
	if err == nil && len(body) < len(r.ID) {
		err = errShort
	}
	if err != nil {
		return nil, &DamageError{Bucket: "journals", Key: key, Record: probableID(value), Err: err}
	}
	body = body[copy(r.ID[:], body):]
	raw, err := l.pack.unpack(nil, body)
	if err == nil {
		err = r.readFields(raw)
	}
	if err != nil {
		return nil, &DamageError{Bucket: "journals", Key: key, Record: r.ID, Err: err}
	}
	return r, nil
}

// journalCache keeps the journals that were read, as of the last commit.
type journalCache struct {
	mu     sync.RWMutex
	byOrd  map[uint32]*journalRecord
	stored int // txid of the last commit that changed a journal
}

func (c *journalCache) reset() { c.byOrd = map[uint32]*journalRecord{} }

// drop forgets journals after the commit of transaction txid changed them.
func (c *journalCache) drop(list map[uint32]*journalRecord, txid int) {
	if len(list) == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for o := range list {
		delete(c.byOrd, o)
	}
	c.stored = txid
}

// journal reads the journal with an ordinal, present or not, out of the cache
// if it is there. The result is shared.
func (l *Library) journal(tx *bbolt.Tx, ordinal uint32) (*journalRecord, error) {
	c := &l.journals
	c.mu.RLock()
	r := c.byOrd[ordinal]
	c.mu.RUnlock()
	if r != nil {
		return r, nil
	}
	v := tx.Bucket(bucketJournals).Get(be32(ordinal))
	if v == nil {
		return nil, fmt.Errorf("journal %d: %w", ordinal, ErrNotFound)
	}
	r, err := l.decodeJournal(ordinal, v)
	if err == nil && !tx.Writable() {
		c.mu.Lock()
		// A transaction from before the last change must not bring the old journal back.
		if tx.ID() >= c.stored {
			c.byOrd[ordinal] = r
		}
		c.mu.Unlock()
	}
	return r, err
}

// The names bucket finds journals: 's' and the source's id, or 'n' and a
// folded name, then a zero byte and the ordinal. Entries stay when a journal
// is renamed; who looks one up compares it with the journal.
func nameKey(space byte, s string, ordinal uint32) []byte {
	b := append([]byte{space}, s...)
	return binary.BigEndian.AppendUint32(append(b, 0), ordinal)
}

func (l *Library) putNames(tx *bbolt.Tx, r *journalRecord) error {
	names := tx.Bucket(bucketNames)
	put := func(space byte, s string) error {
		if s = clipKey(s); s == "" {
			return nil
		}
		return names.Put(nameKey(space, s, r.ordinal), []byte{})
	}
	if err := put('s', strings.TrimSpace(r.SourceID)); err != nil {
		return err
	}
	for _, n := range append([]string{r.Name, r.NameZH}, r.Variants...) {
		if err := put('n', fold.Key(n)); err != nil {
			return err
		}
	}
	return nil
}

// clipKey keeps keys well under bbolt's limit of 32 KiB.
func clipKey(s string) string {
	s = strings.ReplaceAll(s, "\x00", "")
	if len(s) > 1024 {
		s = s[:1024]
	}
	return s
}

// named yields the ordinals of journals that have, or once had, a name or source id.
func named(tx *bbolt.Tx, space byte, s string) []uint32 {
	if s = clipKey(s); s == "" {
		return nil
	}
	prefix := append(append([]byte{space}, s...), 0)
	var out []uint32
	c := tx.Bucket(bucketNames).Cursor()
	for k, _ := c.Seek(prefix); len(k) == len(prefix)+4 && string(k[:len(prefix)]) == string(prefix); k, _ = c.Next() {
		out = append(out, binary.BigEndian.Uint32(k[len(prefix):]))
	}
	return out
}

// hasName reports whether a folded name is one of the journal's.
func (r *journalRecord) hasName(folded string) bool {
	if fold.Key(r.Name) == folded || r.NameZH != "" && fold.Key(r.NameZH) == folded {
		return true
	}
	for _, v := range r.Variants {
		if fold.Key(v) == folded {
			return true
		}
	}
	return false
}

// lookup finds the present journal that a harvested one is: the same source
// id, or the same name where either has no source id, or the one that a
// journal with the same source id became a part of.
func (l *Library) lookup(tx *bbolt.Tx, j *model.Journal) (*journalRecord, error) {
	var merged []model.ID
	id := strings.TrimSpace(j.SourceID)
	for _, space := range []struct {
		key   byte
		value string
		same  func(*journalRecord) bool
	}{
		{'s', id, func(r *journalRecord) bool { return strings.TrimSpace(r.SourceID) == id }},
		{'n', fold.Key(j.Name), func(r *journalRecord) bool {
			return (id == "" || r.SourceID == "") && r.hasName(fold.Key(j.Name))
		}},
	} {
		for _, o := range named(tx, space.key, space.value) {
			gone, err := isAbsent(tx, model.AJournal, o)
			if err != nil {
				return nil, err
			}
			r, err := l.journal(tx, o)
			if err != nil {
				return nil, err
			}
			switch {
			case gone && space.key == 's' && space.same(r):
				merged = append(merged, r.ID)
			case !gone && space.same(r):
				return r, nil
			}
		}
	}
	for _, id := range merged {
		if o, ok := l.mergedJournal(tx, id); ok {
			return l.journal(tx, o)
		}
	}
	return nil, nil
}
