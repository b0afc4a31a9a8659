package format

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"

	"twinleaf/model"
)

// splitListed is the Split of JSON whose records stand in a list under one of
// the names, one or two levels down, as the answers of web services have them;
// else as splitJSON has it.
func splitListed(names ...string) func(in *Input, emit func(Piece) bool) {
	return func(in *Input, emit func(Piece) bool) {
		in.Ensure(probe)
		if at := listStart(in.Window(), names); at > 0 {
			in.Advance(at)
			splitArray(in, emit)
			return
		}
		splitJSON(in, emit)
	}
}

// listStart finds the offset behind the bracket that opens the list; -1: none.
func listStart(w []byte, names []string) int {
	depth, key := 0, ""
	for i := 0; i < len(w); i++ {
		switch w[i] {
		case '"':
			end := stringEnd(w[i:])
			if end < 0 {
				return -1
			}
			key = string(w[i+1 : i+end-1])
			i += end - 1
		case '{':
			depth++
		case '}':
			depth--
		case '[':
			if depth == 0 || depth > 2 {
				return -1
			}
			if slices.Contains(names, key) {
				return i + 1
			}
			n := valueEnd(w[i:])
			if n < 0 {
				return -1
			}
			i += n - 1
		}
		if depth > 2 {
			return -1
		}
	}
	return -1
}

// stringEnd is the length of the JSON string at the beginning of b, or -1.
func stringEnd(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return -1
}

// valueEnd is the length of the object or array at the beginning of b by its
// braces and brackets, or -1.
func valueEnd(b []byte) int {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			n := stringEnd(b[i:])
			if n < 0 {
				return -1
			}
			i += n - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}

// splitArray emits the objects of an array to its end; what stands behind it
// is passed over.
func splitArray(in *Input, emit func(Piece) bool) {
	for in.Ensure(1) {
		w := in.Window()
		if i := bytes.IndexFunc(w, func(r rune) bool { return r != ' ' && r != '\n' && r != '\r' && r != '\t' && r != ',' }); i != 0 {
			if i < 0 {
				i = len(w)
			}
			in.Advance(i)
			continue
		}
		if w[0] != '{' {
			if w[0] != ']' {
				emit(Piece{Line: in.LineNumber(), Err: &Error{File: in.File, Line: in.LineNumber(), Value: quoteText(w), Err: ErrSyntax}})
			}
			in.Advance(len(w))
			for in.More() {
				in.Advance(len(in.Window()))
			}
			return
		}
		n := valueEnd(w)
		for size := len(w); n < 0; n, size = valueEnd(in.Window()), len(in.Window()) {
			if !in.Ensure(2*size) && len(in.Window()) == size {
				break
			}
		}
		line := in.LineNumber()
		switch {
		case n < 0 && in.Full():
			emit(Piece{Line: line, Err: &Error{File: in.File, Line: line, Err: ErrTooLong}})
			return
		case n < 0:
			emit(Piece{Line: line, Err: &Error{File: in.File, Line: line, Value: quoteText(in.Window()), Err: ErrCut}})
			in.Advance(len(in.Window()))
			return
		case !emit(Piece{Line: line, Raw: in.Window()[:n]}):
			return
		}
		in.Advance(n)
	}
}

// jsonRecord is a JSON object whose keys become fields one by one. What is
// not taken, or only in part, is kept under its key as the source has it.
type jsonRecord struct {
	d    *draft
	m    members
	keys object
	kept []string // keys whose value is kept although a field took of it
	used map[string]bool
}

// jsonDecoder makes a decoder that takes objects apart and lets read fill the draft.
func jsonDecoder(format string, read func(r *jsonRecord)) Decoder {
	return func(p Piece, out []Result) []Result {
		r := &jsonRecord{d: newDraft(format, &p), used: map[string]bool{}}
		raw := bytes.ToValidUTF8(p.Raw, []byte("\uFFFD"))
		keys, err := parseObject(&r.m, raw)
		if err != nil {
			e := p.syntax(err)
			e.Value = quoteText(p.Raw)
			return append(out, Result{Err: e})
		}
		if in := keys.get("message"); in.Kind() == '{' && keys.at("DOI") < 0 { // one record as Crossref's API gives it
			var m members
			if inner, err := parseObject(&m, in); err == nil {
				keys = inner
			}
		}
		r.keys = keys
		read(r)
		res := r.d.done()
		if res.Err == nil {
			for _, k := range keys {
				if (!r.used[k.name] || slices.Contains(r.kept, k.name)) && k.value.Kind() != 'n' {
					res.Record.Paper.Extra = append(res.Record.Paper.Extra, model.Extra{Key: format + ":" + k.name, Value: string(oneLine(k.value))})
				}
			}
		}
		if e := p.stray(); e != nil {
			return append(out, res, Result{Err: e})
		}
		return append(out, res)
	}
}

// into reads the value of a key, if it is of the type of to.
func (r *jsonRecord) into(key string, to any) bool {
	v := r.keys.get(key)
	if v == nil || v.Kind() == 'n' || json.Unmarshal(v, to) != nil {
		return false
	}
	r.used[key] = true
	return true
}

// part is into for a value of which more is known than a field takes.
func (r *jsonRecord) part(key string, to any) bool {
	ok := r.into(key, to)
	if ok {
		r.kept = append(r.kept, key)
	}
	return ok
}

// text is a string or number under a key; of a list the first, the list kept
// where it has more.
func (r *jsonRecord) text(keys ...string) string {
	for _, key := range keys {
		v := r.keys.get(key)
		switch v.Kind() {
		case '"':
			s := ""
			if r.into(key, &s) && s != "" {
				return oneSpace(s)
			}
		case '0':
			r.used[key] = true
			return string(v)
		case '[':
			var list []string
			if !r.into(key, &list) || len(list) == 0 {
				continue
			}
			if len(list) > 1 {
				r.kept = append(r.kept, key)
			}
			return oneSpace(list[0])
		}
	}
	return ""
}

// set gives a field the text under the first of keys that has one.
func (r *jsonRecord) set(at *string, keys ...string) {
	if *at == "" {
		*at = r.text(keys...)
	}
}

// list is a list of strings.
func (r *jsonRecord) list(key string) (out []string) {
	var list []string
	r.into(key, &list)
	for _, v := range list {
		if v = oneSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// serials are ISSNs, the first the printed one where nobody says.
func (r *jsonRecord) serials(list []string) {
	for i, v := range list {
		if isISSN(v) && i < 2 {
			r.d.serials = append(r.d.serials, serial{i > 0, "issn", v})
		}
	}
}

// jsonDate is {"date-parts": [[2023, 10, 22]]}, or a text.
type jsonDate struct {
	Parts   [][]any `json:"date-parts"`
	Raw     string  `json:"raw"`
	Literal string  `json:"literal"`
}

func (d jsonDate) date() (model.Date, bool) {
	if len(d.Parts) == 1 && len(d.Parts[0]) > 0 {
		var words []string
		for _, v := range d.Parts[0] {
			switch v := v.(type) {
			case float64:
				words = append(words, itoa(int(v)))
			case string:
				words = append(words, v)
			}
		}
		return looseDate(strings.Join(words, "-"), 0)
	}
	return looseDate(or(d.Raw, d.Literal), 0)
}

// said reports whether there is a date at all; Crossref has [[null]].
func (d jsonDate) said() bool {
	return d.Raw+d.Literal != "" || len(d.Parts) > 0 && len(d.Parts[0]) > 0 && d.Parts[0][0] != nil
}

// date takes a date under a key.
func (r *jsonRecord) date(at *model.Date, keys ...string) {
	for _, key := range keys {
		var d jsonDate
		if !at.IsZero() || !r.into(key, &d) {
			continue
		}
		if v, ok := d.date(); ok {
			*at = v
		} else {
			r.kept = append(r.kept, key)
			if d.said() {
				r.d.rec.Warnings = append(r.d.rec.Warnings, &Error{File: r.d.piece.File, Line: r.d.piece.Line, Field: key,
					Value: quoteCut(r.keys.get(key)), Err: ErrDate, Kept: KeptAsImported})
			}
		}
	}
}

// jsonName is a person as CSL and Crossref write one.
type jsonName struct {
	Family   string `json:"family"`
	Given    string `json:"given"`
	Suffix   string `json:"suffix"`
	Dropping string `json:"dropping-particle"`
	Particle string `json:"non-dropping-particle"`
	Literal  string `json:"literal"`
	Name     string `json:"name"`
}

func (n jsonName) String() string {
	if n.Family == "" {
		return oneSpace(or(or(n.Literal, n.Name), n.Given))
	}
	if model.HasHan(n.Family) && model.HasHan(n.Given) && n.Suffix == "" {
		return oneSpace(n.Family) + oneSpace(n.Given) // 曾国藩, as it is written
	}
	s := oneSpace(n.Dropping + " " + n.Particle + " " + n.Family)
	if n.Given != "" {
		s += ", " + oneSpace(n.Given)
	}
	if n.Suffix != "" {
		s += ", " + n.Suffix
	}
	return s
}

func (r *jsonRecord) people(at *[]model.Person, key string) {
	var list []jsonName
	if !r.into(key, &list) {
		return
	}
	var plain []map[string]any
	json.Unmarshal(r.keys.get(key), &plain)
	for i, n := range list {
		if s := n.String(); s != "" {
			*at = append(*at, model.Person{Name: s})
		}
		for k, v := range plain[i] {
			if list, ok := v.([]any); ok && len(list) == 0 || k == "sequence" {
				continue
			}
			if !slices.Contains([]string{"family", "given", "suffix", "dropping-particle", "non-dropping-particle", "literal", "name"}, k) && !slices.Contains(r.kept, key) {
				r.kept = append(r.kept, key) // affiliations, ORCID iDs
			}
		}
	}
}

var anyTag = regexp.MustCompile(`<[^<>]{1,200}>`)
var endOfParagraph = regexp.MustCompile(`</(jats:)?(p|title|sec)>`)
var entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#39;", "'", "&apos;", "'", "&amp;", "&")

// untagged takes the tags of JATS or HTML off; a paragraph is a line.
func untagged(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return tidyLines(s)
	}
	s = endOfParagraph.ReplaceAllString(strings.ReplaceAll(s, "\n", " "), "\n")
	return tidyLines(entities.Replace(anyTag.ReplaceAllString(s, "")))
}

// tidyLines is a text with each line tidied and empty ones left out.
func tidyLines(s string) string {
	var out []string
	for l := range strings.Lines(s) {
		if l = oneSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// sniffJSON is the Sniff of JSON by the keys of its first object, the one in
// a list included.
func sniffJSON(lists []string, judge func(has func(string) bool, head []byte) Confidence) func([]byte) Confidence {
	return func(head []byte) Confidence {
		body := bytes.TrimLeft(head, " \t\r\n\uFEFF")
		if len(body) == 0 || body[0] != '{' && body[0] != '[' {
			return No
		}
		if at := listStart(body, lists); at > 0 && body[0] == '{' {
			body = body[at:]
		}
		if !startsObject(body) {
			return No
		}
		keys := topKeys(body[skipBetween(body):])
		if len(keys) > 0 && slices.ContainsFunc(keys, func(k topKey) bool { return k.name == "message" && k.kind == '{' }) {
			if i := bytes.Index(body, []byte(`"message":`)); i > 0 && startsObject(body[i+10:]) {
				keys = topKeys(body[i+10+skipBetween(body[i+10:]):])
			}
		}
		return judge(func(name string) bool {
			return slices.ContainsFunc(keys, func(k topKey) bool { return k.name == name })
		}, head)
	}
}
