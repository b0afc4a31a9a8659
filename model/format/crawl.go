package format

import (
	"bytes"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"twinleaf/model"
)

// crawl is the form in which records are harvested; see the package comment.
func crawl() Format {
	return Format{
		Name:       "crawl",
		Extensions: []string{"jsonl", "txt", "json"},
		Sniff:      sniffCrawl,
		Split:      splitJSON,
		Decoder:    func() Decoder { return newCrawlDecoder().decode },
		Write:      newCrawlWriter,
	}
}

func sniffCrawl(head []byte) Confidence {
	return sniffObjects(head, func(keys []topKey) Confidence {
		sure := Perhaps // a broken object says nothing, and JSON may be ours
		for _, k := range keys {
			switch k.name {
			case "resultStr", "PeriodicalId", "PeriodicalName", "TitleCN", "AbstractTextCN", "ListUrlMain":
				return Certain
			case "title", "publicationDate", "citationCount":
				if k.kind != '{' {
					sure = Likely
				}
			}
		}
		return sure
	})
}

// Crawl reads one harvested object. What is wrong with single values is in
// the record's Warnings; the error is an *Error without File.
func Crawl(raw []byte) (Record, error) {
	out := newCrawlDecoder().decode(Piece{Line: 1, Raw: raw}, nil)
	if out[0].Err != nil {
		return Record{}, out[0].Err
	}
	return out[0].Record, nil
}

// citation is the object under "journal".
type citation struct{ name, volume, issue, pages value }

// harvest is one object of the crawl form, taken apart but not read yet.
type harvest struct {
	known   [keyCount]value
	journal citation
	extra   []extra
}

// crawlDecoder reads objects of the crawl form and keeps its scratch space.
type crawlDecoder struct {
	walk  members // of the object
	sub   members // of values inside it
	outer harvest
	inner harvest
	text  []byte // resultStr, unquoted
	words map[string]string

	long     bool   // never the short way of takeTwin; for the tests that compare them
	original string // title of the record under way
	reading
}

func newCrawlDecoder() *crawlDecoder { return &crawlDecoder{words: map[string]string{}} }

func (d *crawlDecoder) decode(p Piece, out []Result) []Result {
	t, stray := readTail(&p)
	rec, err := d.record(&p, t)
	if err == nil && t.given() && !stray && !t.belongs(&rec) {
		stray = true
		rec, err = d.record(&p, tail{})
	}
	if err != nil {
		out = append(out, Result{Err: err})
		// A line that was cut off in writing may have the next record behind it.
		if name := firstName(p.Raw); name != nil {
			if i := bytes.LastIndex(p.Raw, append([]byte{'{'}, name...)); i > 0 {
				p.Line, p.Raw, p.Tail = p.lineOf(i), p.Raw[i:], nil
				if rec, err := d.record(&p, tail{}); err == nil {
					out = append(out, Result{Record: rec})
				}
			}
		}
		return out
	}
	out = append(out, Result{Record: rec})
	if stray {
		out = append(out, Result{Err: p.stray()})
	}
	return out
}

// record reads the object of p, which must be one of a paper. t is the text
// behind it.
func (d *crawlDecoder) record(p *Piece, t tail) (Record, *Error) {
	rec, err := d.take(p, t)
	if err == nil && !isPaper(&rec.Paper) {
		return Record{}, p.errorAt(ErrRecord)
	}
	return rec, err
}

// take reads whatever object p holds.
func (d *crawlDecoder) take(p *Piece, t tail) (Record, *Error) {
	rec := Record{Original: p.Raw, Source: p.File, Line: p.Line}
	d.begin(p, &rec)
	d.outer.clear()
	d.inner.clear()
	if err := d.walk.each(p.Raw, func(name []byte, v jsontext.Value, off int) { d.outer.set(name, v, off) }); err != nil {
		return Record{}, p.syntax(err)
	}
	d.takeJournal(&d.outer, 0)
	if d.long || !d.takeTwin() {
		d.takeInner()
	}
	d.unknown()
	d.read(&rec.Paper, &rec.Journal, t)
	d.keep(&rec.Paper)
	return rec, nil
}

// isPaper keeps other JSON objects out.
func isPaper(p *model.Paper) bool {
	return !p.Title.IsZero() || !p.Abstract.IsZero() || p.DOI != "" || p.PMCID != "" || p.SourceID != ""
}

func (h *harvest) clear() {
	clear(h.known[:])
	h.journal = citation{}
	h.extra = h.extra[:0]
}

func (h *harvest) set(name []byte, v jsontext.Value, off int) {
	if k, ok := keyNamed(name); ok {
		h.known[k] = value{v, off}
		return
	}
	h.extra = append(h.extra, extra{toValid(name), value{v, off}})
}

func toValid(name []byte) string { return strings.ToValidUTF8(string(name), "\uFFFD") }

// takeJournal takes the object under "journal" apart. base is added to the
// offsets; -1 stands for resultStr.
func (d *crawlDecoder) takeJournal(h *harvest, base int) {
	v := h.known[kJournal]
	if v.blank() {
		return
	}
	switch v.kind() {
	case '"':
		h.journal.name = v
	case '{':
		d.sub.each(v.raw, func(name []byte, raw jsontext.Value, off int) {
			if off += v.off; base < 0 {
				off = -1
			}
			w := value{raw, off}
			switch string(name) {
			case "name":
				h.journal.name = w
			case "volume":
				h.journal.volume = w
			case "issue":
				h.journal.issue = w
			case "pages":
				h.journal.pages = w
			default:
				h.extra = append(h.extra, extra{"journal." + toValid(name), w})
			}
		})
	default:
		d.refuse("journal", v, ErrText)
	}
}

// takeInner takes the record as harvested apart, which is JSON in a string.
func (d *crawlDecoder) takeInner() {
	v := d.outer.known[kResultStr]
	if v.blank() {
		return
	}
	switch v.kind() {
	case '"':
		d.text, _ = jsontext.AppendUnquote(d.text[:0], v.raw)
	case '{':
		d.text = append(d.text[:0], v.raw...)
	default:
		d.refuse("resultStr", v, ErrInner)
		return
	}
	err := d.walk.each(d.text, func(name []byte, raw jsontext.Value, _ int) { d.inner.set(name, raw, -1) })
	if err != nil {
		d.inner.clear()
		d.refuse("resultStr", v, ErrInner)
		return
	}
	d.takeJournal(&d.inner, -1)
}

// unknown keeps the keys that have no field: those of the object, and those
// of resultStr that the object does not have or has otherwise.
func (d *crawlDecoder) unknown() {
	d.extra = append(d.extra, d.outer.extra...)
	for _, e := range d.inner.extra {
		same := slices.ContainsFunc(d.outer.extra, func(o extra) bool {
			return o.name == e.name && bytes.Equal(o.raw, e.raw)
		})
		if !same {
			e.name = "resultStr." + e.name
			d.extra = append(d.extra, e)
		}
	}
}
