package format

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"twinleaf/model"
)

// crawlWriter writes JSON Lines in the crawl form, with Texts each followed by
// its text as in a .txt file.
type crawlWriter struct {
	w   *bufio.Writer
	enc crawlEncoder
	o   WriteOptions
	buf []byte
}

func newCrawlWriter(w io.Writer, o WriteOptions) Writer {
	return &crawlWriter{w: bufio.NewWriterSize(w, 64<<10), enc: crawlEncoder{dec: newCrawlDecoder()}, o: o}
}

func (w *crawlWriter) Write(r Record) error {
	w.buf = append(w.enc.append(w.buf[:0], &r.Paper, &r.Journal, r.Original), '\n')
	if w.o.Texts {
		w.buf = appendTail(w.buf, &r.Paper, &r.Journal)
	}
	_, err := w.w.Write(w.buf)
	return err
}

func (w *crawlWriter) Close() error { return w.w.Flush() }

// WriteCrawl writes a paper in the crawl form, as one line. original is the
// harvested object, nil for a paper made by hand.
//
// An untouched record comes out as it came in: the same keys in the same
// order, every value with its own text, resultStr too. What differs from the
// original is put into the object and into the one in resultStr, each value as
// the string or number that it was there; a key that is missing goes to the
// end. Values of the journal are put in only where a person corrected them, or
// gave the paper another journal. Paper.Extra that the original does not have
// is added.
func WriteCrawl(w io.Writer, p model.Paper, j model.Journal, original []byte) error {
	enc := crawlEncoder{dec: newCrawlDecoder()}
	_, err := w.Write(append(enc.append(nil, &p, &j, original), '\n'))
	return err
}

// crawlEncoder keeps the scratch space of writing.
type crawlEncoder struct {
	dec  *crawlDecoder
	walk members
}

func (c *crawlEncoder) append(dst []byte, p *model.Paper, j *model.Journal, original []byte) []byte {
	if len(original) > 0 {
		base, err := c.dec.take(&Piece{Line: 1, Raw: original}, tail{})
		if err == nil {
			return c.patched(dst, p, j, &base)
		}
	}
	return c.fresh(dst, p, j)
}

// twins are the object and the one in its resultStr, which change together.
type twins struct {
	outer, inner object
	hasInner     bool
	asObject     bool // resultStr is an object, not a string
}

func (c *crawlEncoder) twins(original []byte) (t twins, err error) {
	if t.outer, err = parseObject(&c.walk, original); err != nil {
		return t, err
	}
	v := t.outer.get("resultStr")
	switch v.Kind() {
	case '"':
		text, _ := jsontext.AppendUnquote(nil, v)
		if in, err := parseObject(&c.walk, text); err == nil {
			t.inner, t.hasInner = in, true
		}
	case '{':
		if in, err := parseObject(&c.walk, v); err == nil {
			t.inner, t.hasInner, t.asObject = in, true, true
		}
	}
	return t, nil
}

func (t *twins) appendTo(dst []byte) []byte {
	if t.hasInner {
		in := jsontext.Value(t.inner.appendTo(nil))
		if !t.asObject {
			in = quote(string(in))
		}
		t.outer.set("resultStr", in)
	}
	return t.outer.appendTo(dst)
}

// both calls f with the outer object and, where there is one, the inner.
func (t *twins) both(f func(*object)) {
	f(&t.outer)
	if t.hasInner {
		f(&t.inner)
	}
}

// set gives a key a new value in both.
func (t *twins) set(k key, f func(old jsontext.Value) jsontext.Value) {
	name := crawlKeys[k].name
	t.both(func(o *object) { o.set(name, f(o.get(name))) })
}

// setCitation gives a key under "journal" a new value in both.
func (t *twins) setCitation(name, s string) {
	t.both(func(o *object) {
		old := o.get("journal")
		var m members
		in, err := parseObject(&m, old)
		if err != nil {
			in = object{}
			if old.Kind() == '"' && len(old) > 2 {
				in.set("name", old)
			}
		}
		if in.get(name) == nil && s == "" {
			return
		}
		in.set(name, textValue(in.get(name), s, `""`))
		o.set("journal", in.appendTo(nil))
	})
}

// patched writes the original with what p and j have otherwise.
func (c *crawlEncoder) patched(dst []byte, p *model.Paper, j *model.Journal, base *Record) []byte {
	b := &base.Paper
	var changed []string
	for i := range model.PaperFields {
		f := &model.PaperFields[i]
		if crawlField(f.Name) && f.Get(p) != f.Get(b) {
			changed = append(changed, f.Name)
		}
	}
	var extras []model.Extra
	for _, e := range p.Extra {
		if !slices.Contains(b.Extra, e) {
			extras = append(extras, e)
		}
	}
	parts := journalParts(p, j, base)
	if len(changed) == 0 && len(extras) == 0 && parts == 0 {
		return append(dst, oneLine(base.Original)...)
	}
	t, err := c.twins(base.Original)
	if err != nil { // never: it was read before
		return c.fresh(dst, p, j)
	}
	for _, name := range changed {
		t.setField(name, p)
	}
	if slices.Contains(changed, "title.zh") || slices.Contains(changed, "title.en") {
		t.setTitles(b.Title, p.Title)
	}
	if slices.Contains(changed, "abstract.zh") || slices.Contains(changed, "abstract.en") {
		t.setAbstracts(b.Abstract, p.Abstract)
	}
	t.setJournal(j, parts)
	if p.Language != b.Language || slices.ContainsFunc(changed, detected) {
		t.setLanguage(p)
	}
	t.setExtras(extras)
	return t.appendTo(dst)
}

// detected reports whether the language is detected from a field.
func detected(field string) bool {
	return strings.HasPrefix(field, "title.") || strings.HasPrefix(field, "abstract.")
}

// crawlField reports whether a field of a paper has a key in the crawl form.
func crawlField(name string) bool { return name != model.FieldJournal && name != model.FieldDeleted }

// fresh writes a paper that was never harvested, with all keys of the real record.
func (c *crawlEncoder) fresh(dst []byte, p *model.Paper, j *model.Journal) []byte {
	t := twins{outer: make(object, 0, harvested), inner: make(object, 0, harvested), hasInner: true}
	t.both(func(o *object) {
		for _, k := range crawlKeys[:harvested] {
			*o = append(*o, member{k.name, jsontext.Value(k.empty)})
		}
		o.set("journal", jsontext.Value(`{"name":"","volume":"","pages":""}`))
	})
	for i := range model.PaperFields {
		f := &model.PaperFields[i]
		if crawlField(f.Name) && f.Get(p) != "" {
			t.setField(f.Name, p)
		}
	}
	t.setTitles(model.Text{}, p.Title)
	t.setAbstracts(model.Text{}, p.Abstract)
	if j.Name != "" {
		t.setJournal(j, partAll)
	}
	t.setLanguage(p)
	t.setExtras(p.Extra)
	return t.appendTo(dst)
}

// setField puts the value of one field where it belongs, titles, abstracts
// and language apart.
func (t *twins) setField(name string, p *model.Paper) {
	text := func(k key, s string) {
		t.set(k, func(old jsontext.Value) jsontext.Value { return textValue(old, s, crawlKeys[k].empty) })
	}
	switch name {
	case "authors":
		t.set(kAuthors, func(old jsontext.Value) jsontext.Value { return authorsValue(old, p.Authors) })
	case "volume":
		t.setCitation("volume", p.Volume)
	case "issue":
		t.setCitation("issue", p.Issue)
	case "pages":
		t.setCitation("pages", p.Pages)
	case "published":
		text(kPublicationDate, p.Published.String())
	case "online":
		text(kEPubDate, p.Online.String())
	case "doi":
		text(kDOI, p.DOI)
	case "pmcid":
		text(kPMCID, p.PMCID)
	case "source_id":
		text(kPaperID, p.SourceID)
	case "platform":
		text(kPlatform, p.Platform)
	case "url":
		text(kURL, p.URL)
	case "doi_url":
		text(kDOIUrl, p.DOIURL)
	case "list_url":
		text(kListURLMain, p.ListURL)
	case "pdf":
		t.set(kOpenAccessPDF, func(old jsontext.Value) jsontext.Value { return addressValue(old, p.PDF) })
	case "type":
		t.set(kPublicationTypes, func(old jsontext.Value) jsontext.Value {
			if old.Kind() == '[' {
				return listValue(strings.Split(p.Type, ", "))
			}
			return textValue(old, p.Type, `""`)
		})
	case "subjects":
		t.set(kFieldsOfStudy, func(jsontext.Value) jsontext.Value {
			if len(p.Subjects) == 0 {
				return jsontext.Value("null")
			}
			return listValue(p.Subjects)
		})
	case "pub_model":
		text(kPubModel, p.PubModel)
	case "category_id":
		text(kFirstCategoryID, p.CategoryID)
	case "open_access":
		t.set(kIsOpenAccess, func(old jsontext.Value) jsontext.Value { return flagValue(old, p.OpenAccess) })
	case "citations": // the harvest writes it as a string
		t.set(kCitationCount, func(old jsontext.Value) jsontext.Value {
			return numberValue(old, p.Citations.String(), true)
		})
	case "score":
		t.set(kScore, func(old jsontext.Value) jsontext.Value { return numberValue(old, p.Score, false) })
	case "total":
		t.set(kTotal, func(old jsontext.Value) jsontext.Value { return numberValue(old, p.Total.String(), false) })
	case "pictures":
		t.set(kArticlePicture, func(jsontext.Value) jsontext.Value { return listValue(p.Pictures) })
	default:
		if slices.Contains(bibliographic, name) {
			t.setBibliography(name, p)
		}
	}
}

// setLanguage writes the language where reading would detect another one in
// what the objects hold by now.
func (t *twins) setLanguage(p *model.Paper) {
	now := t.threefold(kTitle, kTitleCN)
	title := or(or(now.inner, now.outer), now.given)
	if p.Language != "" && p.Language != languageOf(title, p.Abstract) || t.outer.get("language") != nil {
		t.outer.set("language", textValue(nil, p.Language, "null"))
	}
}

// setExtras adds what was kept as imported to where it came from.
func (t *twins) setExtras(list []model.Extra) {
	for _, e := range list {
		v := jsontext.Value(e.Value)
		if !v.IsValid() {
			v = quote(e.Value)
		}
		o, name := &t.outer, e.Key
		if rest, ok := strings.CutPrefix(name, "resultStr."); ok && t.hasInner {
			o, name = &t.inner, rest
		}
		if rest, ok := strings.CutPrefix(name, "journal."); ok {
			var m members
			in, err := parseObject(&m, o.get("journal"))
			if err == nil {
				if in.get(rest) == nil {
					in.set(rest, v)
					o.set("journal", in.appendTo(nil))
				}
				continue
			}
		}
		if strings.HasPrefix(name, "text.") {
			continue // from the text behind the object, which this form has not
		}
		if old := (value{raw: o.get(name)}); old.blank() {
			o.set(name, v)
		}
	}
}

func listValue(list []string) jsontext.Value {
	b := []byte{'['}
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, s)
	}
	return append(b, ']')
}

// textValue is a text as a string, or as a number where it was one before.
func textValue(old jsontext.Value, s, empty string) jsontext.Value {
	switch {
	case s == "" && old.Kind() == '"':
		return jsontext.Value(`""`)
	case s == "":
		return jsontext.Value(empty)
	case old.Kind() == '0' && isNumber(s):
		return jsontext.Value(s)
	}
	return quote(s)
}

// numberValue is a number the way it was before: as a string or as a number.
func numberValue(old jsontext.Value, s string, asString bool) jsontext.Value {
	switch old.Kind() {
	case '"':
		asString = true
	case '0':
		asString = false
	}
	switch {
	case s == "" && old.Kind() == '"':
		return jsontext.Value(`""`)
	case s == "":
		return jsontext.Value("null")
	case !asString && isNumber(s):
		return jsontext.Value(s)
	}
	return quote(s)
}

func flagValue(old jsontext.Value, f model.Flag) jsontext.Value {
	s := [...]string{"null", "false", "true"}[f]
	if old.Kind() == '"' {
		if f == model.Unknown {
			s = ""
		}
		return quote(s)
	}
	return jsontext.Value(s)
}

// authorsValue is the names with commas between them, if that reads back as
// the same people; else with semicolons; else, or where it was one, an array.
func authorsValue(old jsontext.Value, list []model.Person) jsontext.Value {
	names := make([]string, len(list))
	for i, p := range list {
		names[i] = p.Name
	}
	if old.Kind() != '[' {
		for _, s := range [...]string{strings.Join(names, ", "), model.JoinPeople(list)} {
			if slices.Equal(model.SplitPeople(s), list) {
				return quote(s)
			}
		}
	}
	return listValue(names)
}

func addressValue(old jsontext.Value, s string) jsontext.Value {
	if old.Kind() == '{' {
		var m members
		if in, err := parseObject(&m, old); err == nil {
			in.set("url", textValue(in.get("url"), s, `""`))
			return in.appendTo(nil)
		}
	}
	return textValue(old, s, `""`)
}
