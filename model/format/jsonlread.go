package format

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"twinleaf/model"
)

// jsonlDecoder reads objects of the program's own schema. A value of another
// type than the schema's is kept as imported, with a warning; so is, without
// one, a key that the schema does not have.
type jsonlDecoder struct {
	walk members // of the object
	sub  members // of an object in it
	deep members // of an object or array in that
	reading
}

func (d *jsonlDecoder) decode(p Piece, out []Result) []Result {
	rec := Record{Source: p.File, Line: p.Line}
	d.begin(&p, &rec)
	err := d.walk.each(p.Raw, func(name []byte, v jsontext.Value, off int) {
		d.paper(string(name), value{v, off})
	})
	switch {
	case err != nil:
		out = append(out, Result{Err: p.syntax(err)})
	case !isPaper(&rec.Paper) && rec.Paper.ID.IsZero():
		out = append(out, Result{Err: p.errorAt(ErrRecord)})
	default:
		d.keep(&rec.Paper)
		rec.Paper.Journal = rec.Journal.ID
		out = append(out, Result{Record: rec})
	}
	if e := p.stray(); e != nil {
		out = append(out, Result{Err: e})
	}
	return out
}

func (d *jsonlDecoder) paper(name string, v value) {
	p := &d.rec.Paper
	if len(v.raw) > 0 && v.kind() == 'n' {
		return
	}
	switch name {
	case "id":
		d.id(name, v, &p.ID)
	case "title":
		d.texts(name, v, &p.Title)
	case "authors":
		p.Authors = d.people(name, v)
	case "editors":
		p.Editors = d.people(name, v)
	case "translators":
		p.Translators = d.people(name, v)
	case "doi":
		d.text(name, v, &p.DOI)
	case "abstract":
		d.texts(name, v, &p.Abstract)
	case "journal":
		d.journal(name, v)
	case "volume":
		d.text(name, v, &p.Volume)
	case "issue":
		d.text(name, v, &p.Issue)
	case "pages":
		d.text(name, v, &p.Pages)
	case "container":
		d.text(name, v, &p.Container)
	case "publisher":
		d.text(name, v, &p.Publisher)
	case "place":
		d.text(name, v, &p.Place)
	case "edition":
		d.text(name, v, &p.Edition)
	case "series":
		d.text(name, v, &p.Series)
	case "number":
		d.text(name, v, &p.Number)
	case "event":
		d.text(name, v, &p.Event)
	case "published":
		d.date(name, v, &p.Published)
	case "online":
		d.date(name, v, &p.Online)
	case "accessed":
		d.date(name, v, &p.Accessed)
	case "citations":
		d.count(name, v, &p.Citations)
	case "open_access":
		switch v.kind() {
		case 't':
			p.OpenAccess = model.Yes
		case 'f':
			p.OpenAccess = model.No
		default:
			d.refuse(name, v, ErrYesNo)
		}
	case "language":
		d.text(name, v, &p.Language)
	case "type":
		d.text(name, v, &p.Type)
	case "subjects":
		p.Subjects = d.list(name, v)
	case "keywords":
		p.Keywords = d.list(name, v)
	case "urls":
		d.object(name, v, map[string]*string{"url": &p.URL, "doi": &p.DOIURL, "list": &p.ListURL, "pdf": &p.PDF})
	case "pmcid":
		d.text(name, v, &p.PMCID)
	case "pmid":
		d.text(name, v, &p.PMID)
	case "arxiv":
		d.text(name, v, &p.ArXiv)
	case "isbn":
		d.text(name, v, &p.ISBN)
	case "source_id":
		d.text(name, v, &p.SourceID)
	case "platform":
		d.text(name, v, &p.Platform)
	case "pub_model":
		d.text(name, v, &p.PubModel)
	case "category_id":
		d.text(name, v, &p.CategoryID)
	case "score":
		if k := v.kind(); k == '0' || k == '"' {
			p.Score = plain(v)
		} else {
			d.refuse(name, v, ErrNumber)
		}
	case "total":
		d.count(name, v, &p.Total)
	case "pictures":
		p.Pictures = d.list(name, v)
	case "cite_key":
		d.text(name, v, &p.CiteKey)
	case "tags":
		p.Tags = d.list(name, v)
	case "shelves":
		p.Shelves = d.list(name, v)
	case "note":
		d.text(name, v, &p.Note)
	case "rating":
		var stars model.Count
		if d.count(name, v, &stars); stars.N > model.MaxRating {
			d.refuse(name, v, ErrWhole)
		} else {
			p.Rating = int(stars.N)
		}
	case "read":
		switch v.kind() {
		case 't':
			p.Read = true
		case 'f', 'n':
		default:
			d.refuse(name, v, ErrYesNo)
		}
	case "extra":
		if v.kind() != '{' {
			d.keepAs(name, v)
			return
		}
		d.sub.each(v.raw, func(name []byte, w jsontext.Value, off int) {
			d.extra = append(d.extra, extra{toValid(name), value{w, v.off + off}})
		})
	case "corrected":
		p.Corrected = d.list(name, v)
	case "added":
		d.time(name, v, &p.Added)
	case "modified":
		d.time(name, v, &p.Modified)
	case "deleted":
		d.time(name, v, &p.Deleted)
	case "original":
		if v.kind() == '{' {
			d.rec.Original = bytes.Clone(v.raw)
		}
	default:
		d.keepAs(strings.ToValidUTF8(name, "\uFFFD"), v)
	}
}

func (d *jsonlDecoder) journal(name string, v value) {
	j := &d.rec.Journal
	if v.kind() != '{' {
		d.text(name, v, &j.Name)
		return
	}
	newest := model.NoMetric
	d.sub.each(v.raw, func(key []byte, raw jsontext.Value, off int) {
		w := value{raw, v.off + off}
		full := name + "." + toValid(key)
		if w.kind() == 'n' {
			return
		}
		switch string(key) {
		case "id":
			d.id(full, w, &j.ID)
		case "source_id":
			d.text(full, w, &j.SourceID)
		case "name":
			d.text(full, w, &j.Name)
		case "name_zh":
			d.text(full, w, &j.NameZH)
		case "issn":
			d.text(full, w, &j.ISSN)
		case "eissn":
			d.text(full, w, &j.EISSN)
		case "publisher":
			d.text(full, w, &j.Publisher)
		case "language":
			d.text(full, w, &j.Language)
		case "scope":
			j.Scope = d.blocks(full, w)
		case "scope_zh":
			j.ScopeZH = d.blocks(full, w)
		case "metrics":
			j.Metrics = d.metrics(full, w)
		case "variants":
			j.Variants = d.list(full, w)
		case "corrected":
			j.Corrected = d.list(full, w)
		default:
			if !d.metric(string(key), full, w, &newest) {
				d.keepAs(full, w)
			}
		}
	})
	if len(j.Metrics) == 0 && newest.Says() {
		j.Metrics = []model.Metric{newest}
	}
}

// metric reads one of the values of a metric; false: it is none.
func (d *jsonlDecoder) metric(key, full string, v value, m *model.Metric) bool {
	switch key {
	case "impact_factor":
		f, err := strconv.ParseFloat(string(v.raw), 64)
		if err != nil || f < 0 || f > 1000 {
			d.refuse(full, v, ErrImpact)
		} else {
			m.ImpactFactor = f
		}
	case "jcr":
		q := ""
		d.text(full, v, &q)
		if q != "" && !model.ValidQuartile(q) {
			d.refuse(full, v, ErrQuartile)
		} else {
			m.JCR = q
		}
	case "jcr_category":
		d.text(full, v, &m.JCRCategory)
	case "zone":
		if n, err := strconv.Atoi(string(v.raw)); err != nil || n < 1 || n > 4 {
			d.refuse(full, v, ErrZone)
		} else {
			m.Zone = n
		}
	case "zone_category":
		d.text(full, v, &m.ZoneCategory)
	default:
		return false
	}
	return true
}

func (d *jsonlDecoder) metrics(name string, v value) []model.Metric {
	if v.kind() != '[' {
		d.refuse(name, v, ErrList)
		return nil
	}
	var out []model.Metric
	var each members
	d.deep.elements(v.raw, func(e jsontext.Value) {
		m := model.NoMetric
		if e.Kind() != '{' {
			return
		}
		each.each(e, func(key []byte, raw jsontext.Value, _ int) {
			w := value{raw, v.off}
			full := name + "." + toValid(key)
			switch {
			case w.kind() == 'n':
			case string(key) == "year":
				n, err := strconv.Atoi(string(raw))
				if err != nil || n < 0 || n > 9999 {
					d.refuse(full, w, ErrWhole)
					return
				}
				m.Year = n
			case string(key) == "source":
				d.text(full, w, &m.Source)
			case !d.metric(string(key), full, w, &m):
				d.keepAs(full, w)
			}
		})
		if m.Says() {
			out = append(out, m)
		}
	})
	return out
}

// text takes a string, or a number as it is written.
func (d *jsonlDecoder) text(name string, v value, to *string) {
	switch v.kind() {
	case '"':
		s, ok := unquote(v.raw)
		if !ok {
			d.warn(name, v, ErrEncoding)
		}
		*to = s
	case '0':
		*to = string(v.raw)
	default:
		d.refuse(name, v, ErrText)
	}
}

func (d *jsonlDecoder) texts(name string, v value, t *model.Text) {
	if v.kind() == '"' { // one text alone: where its language says
		s := ""
		d.text(name, v, &s)
		if chinese(s) {
			t.ZH = s
		} else {
			t.EN = s
		}
		return
	}
	d.object(name, v, map[string]*string{"zh": &t.ZH, "en": &t.EN})
}

// object reads an object of texts.
func (d *jsonlDecoder) object(name string, v value, to map[string]*string) {
	if v.kind() != '{' {
		d.refuse(name, v, ErrText)
		return
	}
	d.sub.each(v.raw, func(key []byte, raw jsontext.Value, off int) {
		w := value{raw, v.off + off}
		full := name + "." + toValid(key)
		switch at := to[string(key)]; {
		case w.kind() == 'n':
		case at != nil:
			d.text(full, w, at)
		default:
			d.keepAs(full, w)
		}
	})
}

func (d *jsonlDecoder) people(name string, v value) (out []model.Person) {
	for _, s := range d.list(name, v) {
		out = append(out, model.Person{Name: s})
	}
	return out
}

func (d *jsonlDecoder) list(name string, v value) []string {
	if v.kind() != '[' {
		d.refuse(name, v, ErrList)
		return nil
	}
	var out []string
	wrong := false
	d.deep.elements(v.raw, func(e jsontext.Value) {
		if e.Kind() != '"' {
			wrong = true
			return
		}
		s, ok := unquote(e)
		if !ok {
			d.warn(name, v, ErrEncoding)
		}
		out = append(out, s)
	})
	if wrong {
		d.refuse(name, v, ErrList)
	}
	return out
}

func (d *jsonlDecoder) blocks(name string, v value) []model.Block {
	s := ""
	d.text(name, v, &s)
	return model.Blocks(s)
}

func (d *jsonlDecoder) date(name string, v value, to *model.Date) {
	if v.kind() == '"' {
		if t, err := model.ParseDate(plain(v)); err == nil {
			*to = t
			return
		}
	}
	d.refuse(name, v, ErrDate)
}

func (d *jsonlDecoder) time(name string, v value, to *time.Time) {
	if v.kind() == '"' {
		if t, err := time.Parse(time.RFC3339Nano, plain(v)); err == nil {
			*to = t.UTC()
			return
		}
	}
	d.refuse(name, v, ErrDate)
}

func (d *jsonlDecoder) count(name string, v value, to *model.Count) {
	if v.kind() == '0' {
		if c, err := model.ParseCount(string(v.raw)); err == nil {
			*to = c
			return
		}
	}
	d.refuse(name, v, ErrWhole)
}

func (d *jsonlDecoder) id(name string, v value, to *model.ID) {
	if v.kind() == '"' {
		if id, err := model.ParseID(plain(v)); err == nil {
			*to = id
			return
		}
	}
	d.refuse(name, v, ErrID)
}
