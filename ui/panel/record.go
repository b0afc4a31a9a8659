package panel

import (
	"bytes"
	"encoding/json"

	"twinleaf/assets/words"
	"twinleaf/model"
)

// Record is the record panel: every field that the other panels do not show,
// and what has no field of ours, as imported.
type Record struct {
	Shown    bool
	Fields   []Field
	Extra    []Field // read only
	Original string  // the harvested object, indented; "" where made by hand
	Dates    string  // when it was added and last changed
}

// recordFields is the order in which the record panel shows them.
var recordFields = []string{
	"journal", "volume", "issue", "pages", "container", "editors", "translators", "publisher", "place", "edition", "series", "number", "event",
	"published", "online", "accessed", "type", "language", "open_access",
	"citations", "doi", "pmcid", "pmid", "arxiv", "isbn", "url", "doi_url", "list_url", "pdf", "subjects", "keywords", "cite_key", "tags", "shelves", "platform", "source_id",
	"category_id", "pub_model", "score", "total", "pictures",
}

func recordOf(w *words.Words, p *model.Paper, j *model.Journal, original []byte) Record {
	r := Record{Shown: true}
	for _, name := range recordFields {
		f := paperField(w, p, name)
		if name == model.FieldJournal {
			f.Text, f.Edit = j.Name, j.Name
			f.Hint = w.T("hint.journal")
		}
		r.Fields = append(r.Fields, f)
	}
	for _, e := range p.Extra {
		r.Extra = append(r.Extra, Field{Label: e.Key, Text: e.Value})
	}
	r.Original = indent(original)
	switch {
	case p.Added.IsZero():
	case p.Modified.After(p.Added):
		r.Dates = w.T("record.dates", w.Moment(p.Added.Local()), w.Moment(p.Modified.Local()))
	default:
		r.Dates = w.T("record.added", w.Moment(p.Added.Local()))
	}
	return r
}

// indent sets a harvested object out for reading. resultStr, a JSON string
// that holds the record once more, stays one string: this is what came in.
func indent(original []byte) string {
	if len(original) == 0 {
		return ""
	}
	var b bytes.Buffer
	if err := json.Indent(&b, original, "", "  "); err != nil {
		return string(original)
	}
	return b.String()
}
