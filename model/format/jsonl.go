package format

import (
	"bufio"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"twinleaf/model"
)

// jsonl is the program's own form, one object a line; the package comment
// has its schema.
func jsonl() Format {
	return Format{
		Name:       "jsonl",
		Extensions: []string{"jsonl", "ndjson", "json"},
		Sniff: func(head []byte) Confidence {
			return sniffObjects(head, func(keys []topKey) Confidence {
				for _, k := range keys {
					if (k.name == "title" || k.name == "abstract") && k.kind == '{' {
						return Certain
					}
				}
				return No
			})
		},
		Split:   splitJSON,
		Decoder: func() Decoder { return new(jsonlDecoder).decode },
		Write: func(w io.Writer, o WriteOptions) Writer {
			return &jsonlWriter{w: bufio.NewWriterSize(w, 64<<10), o: o}
		},
	}
}

type jsonlWriter struct {
	w   *bufio.Writer
	o   WriteOptions
	buf []byte
}

func (w *jsonlWriter) Write(r Record) error {
	w.buf = append(AppendJSON(w.buf[:0], r, w.o), '\n')
	_, err := w.w.Write(w.buf)
	return err
}

func (w *jsonlWriter) Close() error { return w.w.Flush() }

// AppendJSON appends a record as one object of the schema in the package
// comment, on one line, without a line break.
func AppendJSON(dst []byte, r Record, o WriteOptions) []byte {
	e := jsonEncoder{b: dst}
	p := &r.Paper
	e.open('{')
	e.text("id", p.ID.String())
	e.texts("title", p.Title)
	e.people("authors", p.Authors)
	e.people("editors", p.Editors)
	e.people("translators", p.Translators)
	e.text("doi", p.DOI)
	e.texts("abstract", p.Abstract)
	e.key("journal")
	if r.Journal.Name == "" && r.Journal.ID.IsZero() {
		e.raw("null")
	} else {
		e.journal(&r.Journal)
	}
	e.text("volume", p.Volume)
	e.text("issue", p.Issue)
	e.text("pages", p.Pages)
	e.text("container", p.Container)
	e.text("publisher", p.Publisher)
	e.text("place", p.Place)
	e.text("edition", p.Edition)
	e.text("series", p.Series)
	e.text("number", p.Number)
	e.text("event", p.Event)
	e.text("published", p.Published.String())
	e.text("online", p.Online.String())
	e.text("accessed", p.Accessed.String())
	e.number("citations", p.Citations.String())
	e.key("open_access")
	e.raw([...]string{"null", "false", "true"}[p.OpenAccess])
	e.text("language", p.Language)
	e.text("type", p.Type)
	e.list("subjects", p.Subjects)
	e.list("keywords", p.Keywords)
	e.key("urls")
	e.open('{')
	e.text("url", p.URL)
	e.text("doi", p.DOIURL)
	e.text("list", p.ListURL)
	e.text("pdf", p.PDF)
	e.close('}')
	e.text("pmcid", p.PMCID)
	e.text("pmid", p.PMID)
	e.text("arxiv", p.ArXiv)
	e.text("isbn", p.ISBN)
	e.text("source_id", p.SourceID)
	e.text("platform", p.Platform)
	e.text("pub_model", p.PubModel)
	e.text("category_id", p.CategoryID)
	e.number("score", p.Score)
	e.number("total", p.Total.String())
	e.list("pictures", p.Pictures)
	e.text("cite_key", p.CiteKey)
	e.list("tags", p.Tags)
	e.list("shelves", p.Shelves)
	e.text("note", p.Note)
	stars := ""
	if p.Rating > 0 {
		stars = itoa(p.Rating)
	}
	e.number("rating", stars)
	e.key("read")
	e.raw(map[bool]string{false: "false", true: "true"}[p.Read])
	e.key("extra")
	e.open('{')
	for i, x := range p.Extra {
		if slices.ContainsFunc(p.Extra[i+1:], func(y model.Extra) bool { return y.Key == x.Key }) {
			continue // JSON names are read once, and the last one counts
		}
		e.key(x.Key)
		if v := jsontext.Value(x.Value); v.IsValid() {
			e.b = append(e.b, oneLine(v)...)
		} else {
			e.b = appendString(e.b, x.Value)
		}
	}
	e.close('}')
	e.list("corrected", p.Corrected)
	e.time("added", p.Added)
	e.time("modified", p.Modified)
	e.time("deleted", p.Deleted)
	if o.Originals {
		e.key("original")
		if v := jsontext.Value(r.Original); v.IsValid() {
			e.b = append(e.b, oneLine(v)...)
		} else {
			e.raw("null")
		}
	}
	e.close('}')
	return e.b
}

// jsonEncoder appends objects whose keys are known to be fit.
type jsonEncoder struct {
	b     []byte
	first bool // nothing stands in the innermost object or array yet
}

func (e *jsonEncoder) open(c byte)  { e.b, e.first = append(e.b, c), true }
func (e *jsonEncoder) close(c byte) { e.b, e.first = append(e.b, c), false }

func (e *jsonEncoder) item() {
	if !e.first {
		e.b = append(e.b, ',')
	}
	e.first = false
}

func (e *jsonEncoder) key(name string) {
	e.item()
	e.b = append(appendString(e.b, name), ':')
}

func (e *jsonEncoder) raw(s string) { e.b = append(e.b, s...) }

// text writes a string, or null where it is empty.
func (e *jsonEncoder) text(name, s string) {
	e.key(name)
	if s == "" {
		e.raw("null")
	} else {
		e.b = appendString(e.b, s)
	}
}

// number writes a number in its own digits, or null.
func (e *jsonEncoder) number(name, s string) {
	if s != "" && !isNumber(s) {
		e.text(name, s)
		return
	}
	e.key(name)
	e.raw(or(s, "null"))
}

func (e *jsonEncoder) texts(name string, t model.Text) {
	e.key(name)
	e.open('{')
	e.text("zh", t.ZH)
	e.text("en", t.EN)
	e.close('}')
}

func (e *jsonEncoder) people(name string, list []model.Person) {
	e.key(name)
	e.open('[')
	for _, a := range list {
		e.item()
		e.b = appendString(e.b, a.Name)
	}
	e.close(']')
}

func (e *jsonEncoder) list(name string, list []string) {
	e.key(name)
	e.open('[')
	for _, s := range list {
		e.item()
		e.b = appendString(e.b, s)
	}
	e.close(']')
}

func (e *jsonEncoder) time(name string, t time.Time) {
	if t.IsZero() {
		e.text(name, "")
	} else {
		e.text(name, t.UTC().Format(time.RFC3339Nano))
	}
}

func (e *jsonEncoder) journal(j *model.Journal) {
	e.open('{')
	e.text("id", j.ID.String())
	e.text("source_id", j.SourceID)
	e.text("name", j.Name)
	e.text("name_zh", j.NameZH)
	e.text("issn", j.ISSN)
	e.text("eissn", j.EISSN)
	e.text("publisher", j.Publisher)
	e.text("language", j.Language)
	e.text("scope", model.BlocksText(j.Scope))
	e.text("scope_zh", model.BlocksText(j.ScopeZH))
	e.metric(j.Metric())
	e.key("metrics")
	e.open('[')
	for _, m := range j.Metrics {
		e.item()
		e.open('{')
		e.number("year", strconv.Itoa(m.Year))
		e.text("source", m.Source)
		e.metric(m)
		e.close('}')
	}
	e.close(']')
	e.list("variants", j.Variants)
	e.list("corrected", j.Corrected)
	e.close('}')
}

func (e *jsonEncoder) metric(m model.Metric) {
	impact, zone := "", ""
	if m.ImpactFactor >= 0 {
		impact = strconv.FormatFloat(m.ImpactFactor, 'f', -1, 64)
	}
	if m.Zone > 0 {
		zone = strconv.Itoa(m.Zone)
	}
	e.number("impact_factor", impact)
	e.text("jcr", m.JCR)
	e.text("jcr_category", m.JCRCategory)
	e.number("zone", zone)
	e.text("zone_category", m.ZoneCategory)
}
