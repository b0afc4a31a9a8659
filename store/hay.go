package store

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"sync"

	"go.etcd.io/bbolt"

	"twinleaf/model"
	"twinleaf/model/fold"
	"twinleaf/store/index"
)

// hay is what a search looks through of one paper: its texts cut into terms,
// each between two spaces, so that a word, a phrase and a beginning are all
// plain substrings. It is never changed once made.
type hay struct {
	row     uint32
	sum     uint64 // of the record's value it was made from
	id      model.ID
	titleZH string
	titleEN string
	abstZH  string
	abstEN  string
	author  string
	pinyin  string // readings of the titles' and names' characters
	initial string // first letters of the readings, runs apart by a space
	doc     index.Doc
	paper   *model.Paper // without abstracts
	ordinal uint32       // one more than the journal's; 0: none
}

// journalHay is the same of a journal.
type journalHay struct {
	name, scope, publisher string
	issn                   []string
	record                 *journalRecord
	doc                    *index.JournalDoc
}

// stack is all the hay as of one revision.
type stack struct {
	revision uint64
	rows     []*hay // by row; nil where damaged
	live     []*hay
	journals map[uint32]*journalHay
}

// barn keeps the hay between searches.
type barn struct {
	mu  sync.Mutex
	now *stack
}

// hay returns the hay of the last commit; only what changed is made anew.
func (l *Library) hay() (*stack, error) {
	l.barn.mu.Lock()
	defer l.barn.mu.Unlock()
	if s := l.barn.now; s != nil && s.revision == l.Revision() {
		return s, nil
	}
	old := l.barn.now
	if old == nil {
		old = &stack{}
	}
	next := &stack{journals: map[uint32]*journalHay{}}
	err := l.view(func(tx *bbolt.Tx) error {
		c, err := readCounters(tx)
		if err != nil {
			return err
		}
		next.revision = c.revision
		si := l.searching.Load()
		x, err := si.Snapshot(reader{tx.Bucket(si.bucket)})
		if err != nil {
			return err
		}
		for o := range c.ordinals {
			if j, err := l.journal(tx, o); err == nil {
				next.journals[o+1] = journalHayOf(j)
			}
		}
		next.rows = make([]*hay, c.rows)
		var wg sync.WaitGroup
		const workers = 2
		for w := range uint32(workers) {
			wg.Go(func() {
				from, to := w*c.rows/workers, (w+1)*c.rows/workers
				cur := tx.Bucket(bucketPapers).Cursor()
				for k, v := cur.Seek(be32(from)); k != nil && binary.BigEndian.Uint32(k) < to; k, v = cur.Next() {
					row := binary.BigEndian.Uint32(k)
					if len(v) < valueHead {
						continue
					}
					sum := binary.LittleEndian.Uint64(v[1:])
					if int(row) < len(old.rows) && old.rows[row] != nil && old.rows[row].sum == sum {
						next.rows[row] = old.rows[row]
						continue
					}
					next.rows[row] = l.makeHay(tx, row, sum)
				}
			})
		}
		wg.Wait()
		for row, h := range next.rows {
			if h != nil && x.Live(uint32(row)) {
				next.live = append(next.live, h)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	l.barn.now = next
	return next, nil
}

// makeHay reads one paper; nil where it can't be read.
func (l *Library) makeHay(tx *bbolt.Tx, row uint32, sum uint64) *hay {
	r, err := l.getRecord(tx, row)
	if err != nil {
		return nil
	}
	if err := l.loadTexts(tx, r); err != nil {
		r.loaded = true // the abstract is lost, the rest is not
	}
	h := &hay{row: row, sum: sum, id: r.paper.ID, ordinal: r.ordinal}
	fillDoc(&h.doc, r)
	p := r.paper
	h.titleZH, h.titleEN = terms(p.Title.ZH), terms(p.Title.EN)
	h.abstZH, h.abstEN = terms(p.Abstract.ZH), terms(p.Abstract.EN)
	var names strings.Builder
	for _, a := range p.Authors {
		names.WriteString(terms(a.Name))
		fold.NameWords(a.Name, func(word string, _ int) { names.WriteString(" " + word + " ") })
	}
	h.author = names.String()
	var py, in strings.Builder
	sounds(p.Title.ZH, &py, &in)
	sounds(p.Title.EN, &py, &in)
	h.pinyin, h.initial = py.String(), in.String()
	h.doc.AbstractZh, h.doc.AbstractEn = "", ""
	p.Abstract, p.Extra = model.Text{}, nil
	h.paper = &p
	return h
}

func journalHayOf(j *journalRecord) *journalHay {
	d := journalDoc(&j.Journal)
	h := &journalHay{record: j, doc: d, scope: terms(d.Scope), publisher: terms(d.Publisher), issn: d.ISSN}
	h.name = terms(d.Name)
	for _, n := range d.Names {
		h.name += terms(n)
	}
	return h
}

// terms cuts a text: " word word 多 边 ".
func terms(text string) string {
	if text == "" {
		return ""
	}
	var b strings.Builder
	b.Grow(len(text) + len(text)/4)
	b.WriteByte(' ')
	var s fold.Scanner
	var t fold.Term
	s.Reset(text)
	for s.Next(&t) {
		if t.Word != nil {
			b.Write(t.Word)
			b.WriteByte(' ')
			continue
		}
		for _, r := range t.Run {
			b.WriteRune(r)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// sounds writes the readings of a text's characters, runs kept apart.
func sounds(text string, syllables, initials *strings.Builder) {
	var s fold.Scanner
	var t fold.Term
	s.Reset(text)
	for s.Next(&t) {
		if t.Run == nil {
			continue
		}
		syllables.WriteString(" | ")
		initials.WriteByte(' ')
		for _, r := range t.Run {
			if y := fold.Syllable(r); y != "" {
				syllables.WriteString(y + " ")
				initials.WriteByte(y[0])
			} else {
				syllables.WriteString("| ")
				initials.WriteByte(' ')
			}
		}
	}
}

// placeOf is the place of a paper in a list, or -1.
func placeOf(list []*hay, id model.ID) int {
	return slices.IndexFunc(list, func(h *hay) bool { return bytes.Equal(h.id[:], id[:]) })
}
