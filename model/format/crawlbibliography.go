package format

import (
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"twinleaf/model"
)

// bibliographic are the fields of a paper that no harvest has a key for. They
// stand in the object "bibliography": people and lists as arrays, the others
// as strings.
var bibliographic = []string{
	"editors", "translators", "container", "publisher", "place", "edition", "series", "number", "event", "accessed", "pmid", "arxiv", "isbn", "keywords", "cite_key", "tags", "shelves", "note", "rating", "read",
}

// readBibliography reads the object. What is of another type is kept.
func (d *crawlDecoder) readBibliography(p *model.Paper) {
	v := d.pick(kBibliography)
	if v.blank() {
		return
	}
	if v.kind() != '{' {
		d.refuse(crawlKeys[kBibliography].name, v, ErrType)
		return
	}
	d.sub.each(v.raw, func(name []byte, raw jsontext.Value, off int) {
		w := value{raw, -1}
		if v.off >= 0 {
			w.off = v.off + off
		}
		if !w.blank() && !setBibliographic(p, string(name), raw) {
			d.refuse("bibliography."+toValid(name), w, ErrType)
		}
	})
}

func setBibliographic(p *model.Paper, name string, raw jsontext.Value) bool {
	f, err := model.PaperField(name)
	if err != nil || !slices.Contains(bibliographic, f.Name) {
		return false
	}
	if f.Kind.Separator() == "" {
		s, ok := unquote(raw)
		return ok && raw.Kind() == '"' && f.Set(p, s) == nil
	}
	var list []string
	if json.Unmarshal(raw, &list) != nil {
		return false
	}
	text := strings.Join(list, "\n")
	if f.Kind == model.People {
		people := make([]model.Person, len(list))
		for i, s := range list {
			people[i].Name = s
		}
		text = model.JoinPeople(people)
	}
	return f.Set(p, text) == nil
}

// setBibliography puts one of the fields into the object.
func (t *twins) setBibliography(name string, p *model.Paper) {
	f, err := model.PaperField(name)
	if err != nil {
		return
	}
	var m members
	o, err := parseObject(&m, t.outer.get("bibliography"))
	if err != nil {
		o = object{}
	}
	v := jsontext.Value("null")
	switch text := f.Get(p); {
	case text == "":
	case f.Kind == model.People:
		var names []string
		for _, a := range model.SplitPeople(text) {
			names = append(names, a.Name)
		}
		v = listValue(names)
	case f.Kind == model.List:
		v = listValue(f.Items(text))
	default:
		v = quote(text)
	}
	o.set(name, v)
	t.outer.set("bibliography", o.appendTo(nil))
}
