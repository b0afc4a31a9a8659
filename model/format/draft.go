package format

import (
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"twinleaf/model"
)

// draft is a record under way in a bibliographic format: what its fields say,
// and what none of them takes. Titles, abstracts and names of the journal wait
// until all is read, because their language decides where they go.
type draft struct {
	format string // prefix of what is kept
	piece  *Piece
	rec    Record

	title, translated     string
	abstracts             []field
	journal, otherJournal string
	serials               []serial
	fullNames             bool     // nbib: the person before was named in full
	byline                twoLists // wos: the authors in full and short
	year, date            *field   // of publication, as the format has them
	kept                  []keptValue
}

// field is one field of a tagged format: its tag and the lines of its value.
type field struct {
	tag   string
	lines []string
	line  int // where it begins
}

// text is the value with its lines joined.
func (f *field) text(join string) string { return strings.Join(f.lines, join) }

// serial is a number of the journal, which waits until the journal is known.
type serial struct {
	electronic bool
	tag, value string
}

type keptValue struct {
	tag    string
	values []string
}

func newDraft(format string, p *Piece) *draft {
	return &draft{format: format, piece: p, rec: Record{Source: p.File, Line: p.Line}}
}

// keep puts a value under "as imported".
func (d *draft) keep(tag, value string) {
	for i := range d.kept {
		if d.kept[i].tag == tag {
			d.kept[i].values = append(d.kept[i].values, value)
			return
		}
	}
	d.kept = append(d.kept, keptValue{tag, []string{value}})
}

// refuse keeps a value that its field cannot take, with a warning.
func (d *draft) refuse(tag, value string, line int, err error) {
	d.keep(tag, value)
	d.rec.Warnings = append(d.rec.Warnings, &Error{
		File: d.piece.File, Line: line, Field: tag, Value: quoteText([]byte(value)), Err: err, Kept: KeptAsImported})
}

// set gives a field of one line its value. A second value is kept unless it
// is the same.
func (d *draft) set(at *string, tag, value string) {
	switch {
	case value == "" || value == *at:
	case *at == "":
		*at = value
	default:
		d.keep(tag, value)
	}
}

// done places what waited and returns the record, or the error that there is
// no paper in it.
func (d *draft) done() Result {
	p, j := &d.rec.Paper, &d.rec.Journal
	d.placeDate()
	if d.title != "" || d.translated != "" {
		t := placeTitles(p.Language, d.title, d.translated)
		p.Title = model.Text{ZH: or(p.Title.ZH, t.ZH), EN: or(p.Title.EN, t.EN)}
	}
	for _, a := range d.abstracts {
		text := a.text("\n")
		at := &p.Abstract.EN
		if chineseProse(text) {
			at = &p.Abstract.ZH
		}
		d.set(at, a.tag, text)
	}
	j.Name, j.NameZH = d.journal, ""
	if d.otherJournal != "" {
		if j.NameZH = d.otherJournal; chinese(d.journal) {
			j.Name, j.NameZH = d.otherJournal, d.journal
		}
	}
	for _, n := range d.serials {
		switch {
		case j.Name == "":
			d.keep(n.tag, n.value)
		case n.electronic:
			d.set(&j.EISSN, n.tag, n.value)
		default:
			d.set(&j.ISSN, n.tag, n.value)
		}
	}
	if p.Language == "" {
		main, _ := originalTitles(p)
		p.Language = languageOf(or(d.title, main), p.Abstract)
	}
	if !isPaper(p) {
		return Result{Err: d.broken(ErrRecord)}
	}
	p.Extra = extras(d.format, d.kept)
	return Result{Record: d.rec}
}

// broken is the error about the record as a whole.
func (d *draft) broken(err error) *Error { return d.piece.errorAt(err) }

// placeDate makes the date of publication from the year and the date, which
// are two fields in most formats.
func (d *draft) placeDate() {
	p := &d.rec.Paper
	if d.year != nil {
		switch y, _ := looseDate(flatText(d.year), 0); {
		case p.Published.IsZero():
			p.Published = y
		case p.Published.Year != y.Year:
			d.keep(d.year.tag, flatText(d.year))
		}
	}
	if d.date == nil {
		return
	}
	text := flatText(d.date)
	t, ok := looseDate(text, int(p.Published.Year))
	switch {
	case ok && (p.Published.IsZero() || t.Year == p.Published.Year && t.Month != 0):
		p.Published = t
	case ok && t == p.Published:
	case ok:
		d.keep(d.date.tag, text)
	default:
		d.refuse(d.date.tag, text, d.date.line, ErrDate)
	}
}

// placeTitles puts a title and its translation where they belong: Chinese
// beside the original language.
func placeTitles(language, title, translated string) (t model.Text) {
	zh := language == "zh" || strings.HasPrefix(language, "zh-")
	switch {
	case title == "":
		title, translated = translated, ""
		fallthrough
	case translated == "":
		if model.HasHan(title) && (zh || chinese(title) && language == "") || chinese(title) && language != "ja" && language != "ko" {
			t.ZH = title
		} else {
			t.EN = title
		}
	case chinese(title) && (zh || language == "" || !chinese(translated)) && language != "ja" && language != "ko":
		t.ZH, t.EN = title, translated
	default:
		t.EN, t.ZH = title, translated
	}
	return t
}

// originalTitles is what placeTitles reads back: the title in the language of
// the original, and the other one.
func originalTitles(p *model.Paper) (title, translated string) {
	zh, en := p.Title.ZH, p.Title.EN
	switch {
	case en == "":
		return zh, ""
	case zh == "":
		return en, ""
	case chineseFirst(p):
		return zh, en
	}
	return en, zh
}

// chineseFirst reports whether the Chinese title is the original one.
func chineseFirst(p *model.Paper) bool {
	if p.Language != "" {
		zh := p.Language == "zh" || strings.HasPrefix(p.Language, "zh-")
		return zh && (p.Title.ZH == "" || chinese(p.Title.ZH))
	}
	return chinese(p.Title.ZH) && chinese(p.Title.EN)
}

// extras are values under "as imported": one value is a string, several are a
// list, so that each key stands once.
func extras(format string, kept []keptValue) []model.Extra {
	if len(kept) == 0 {
		return nil
	}
	out := make([]model.Extra, 0, len(kept))
	for _, k := range kept {
		var v []byte
		if len(k.values) == 1 {
			v = appendString(nil, k.values[0])
		} else {
			v = append(v, '[')
			for i, s := range k.values {
				if i > 0 {
					v = append(v, ',')
				}
				v = appendString(v, s)
			}
			v = append(v, ']')
		}
		out = append(out, model.Extra{Key: format + ":" + k.tag, Value: string(v)})
	}
	return out
}

// keptIn returns what was kept from a file of the format, in its order.
func keptIn(format string, list []model.Extra) []keptValue {
	var out []keptValue
	for _, e := range list {
		tag, ok := strings.CutPrefix(e.Key, format+":")
		if !ok || tag == "" {
			continue
		}
		k := keptValue{tag: tag}
		switch v := jsontext.Value(e.Value); v.Kind() {
		case '"':
			var s string
			if json.Unmarshal(v, &s) != nil {
				continue
			}
			k.values = []string{s}
		case '[':
			if json.Unmarshal(v, &k.values) != nil {
				continue
			}
		default:
			k.values = []string{e.Value}
		}
		out = append(out, k)
	}
	return out
}
