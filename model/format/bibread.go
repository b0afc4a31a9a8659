package format

import (
	"errors"
	"strconv"
	"strings"

	"twinleaf/model"
	"twinleaf/model/format/bibtex"
)

// bibDialect is one of the two vocabularies.
type bibDialect struct {
	*tagged
	latex bool
}

// bibVerbatim are the fields that hold no TeX.
var bibVerbatim = map[string]bool{"url": true, "doi": true, "pdf": true, "urldate": true, "date": true, "issn": true, "eissn": true, "isbn": true, "pmid": true, "pmcid": true}

// decoder makes records of entries.
func (b *bibDialect) decoder() Decoder {
	known := map[string]bool{"text": true}
	for _, r := range b.rules {
		for _, tag := range r.tags {
			known[tag] = true
		}
	}
	var broken error
	decode := b.reader(func(p *Piece) []field {
		var out []field
		out, broken = bibFields(p, known)
		return out
	})
	return func(p Piece, out []Result) []Result {
		from := len(out)
		out = decode(p, out)
		if broken == nil {
			return out
		}
		r, e := &out[from], bibError(&p, broken)
		if r.Err != nil {
			r.Err = e
			return out
		}
		e.Field, e.Kept = "text", KeptAsImported
		for i, w := range r.Record.Warnings {
			if w.Field == "text" {
				e.Value = w.Value
				r.Record.Warnings[i] = e
			}
		}
		return out
	}
}

// bibFields takes an entry apart into the fields that the rules know; err is what is wrong with it behind them.
func bibFields(p *Piece, known map[string]bool) (out []field, err error) {
	o, err := bibtex.Parse([]byte(strings.ToValidUTF8(string(p.Raw), "\uFFFD")))
	c, _ := p.context.(*bibContext)
	if c == nil {
		c = &bibContext{}
	}
	own := len(o.Fields)
	for i, parent := range c.parents {
		o.Inherit(parent, i < c.xdata)
	}
	r := bibReader{o: &o, line: p.Line}
	r.add(bibKind, 0, o.Kind)
	if o.Key != "" {
		r.add(bibKey, 0, o.Key)
	}
	for i := range o.Fields {
		f := &o.Fields[i]
		if i >= own {
			f.Line = 0 // its line is in another entry
		}
		if (f.Name == "crossref" || f.Name == "xdata") && len(c.parents) > 0 {
			continue
		}
		r.field(f, f.Text(c.strings, bibtex.Months), known)
	}
	r.date()
	r.eprint()
	if o.Rest != "" {
		if name, text, ok := strings.Cut(o.Rest, "="); ok && o.Get("title") == nil && strings.EqualFold(strings.TrimSpace(name), "title") {
			// Without its end the title is all the same what the entry is known by.
			if text = oneSpace(bibtex.Decode(strings.Trim(text, " \t\n{}\","))); text != "" {
				r.add("title", 0, text)
			}
		}
		line := 0
		var at *bibtex.SyntaxError
		if errors.As(err, &at) {
			line = at.Line
		}
		r.out = append(r.out, field{lines: strings.Split(o.Rest, "\n"), line: p.Line + line})
	}
	return r.out, err
}

type bibReader struct {
	o    *bibtex.Object
	out  []field
	line int

	year, month, day, eprint_, eprintType *bibValue
}

// bibValue is a field that waits for others.
type bibValue struct {
	name, tex string
	line      int
}

func (r *bibReader) add(tag string, line int, lines ...string) {
	r.out = append(r.out, field{tag: tag, lines: lines, line: r.line + line})
}

// raw keeps a field as it is written.
func (r *bibReader) raw(v *bibValue) {
	if v != nil {
		r.add(v.name, v.line, texLines(v.tex)...)
	}
}

func texLines(tex string) []string {
	list := strings.Split(tex, "\n")
	for i := range list {
		list[i] = trimBlank(list[i])
	}
	return list
}

func (r *bibReader) field(f *bibtex.Field, tex string, known map[string]bool) {
	wait := func(at **bibValue) bool {
		if *at != nil || trimBlank(tex) == "" {
			return false
		}
		*at = &bibValue{f.Name, tex, f.Line}
		return true
	}
	text := func() string { return oneSpace(bibtex.Decode(tex)) }
	switch f.Name {
	case "author", "editor", "translator":
		r.people(f, tex)
	case "title":
		r.title(f, tex)
	case "booktitle":
		title := oneSpace(bibtex.Decode(tex))
		if sub := r.o.Get("booksubtitle"); sub != nil && r.o.Get("booktitle") == f {
			title = withSubtitle(title, oneSpace(bibtex.Decode(sub.Text())))
		}
		r.add(f.Name, f.Line, title)
	case "subtitle", "booksubtitle":
		if of := r.o.Get(strings.Replace(f.Name, "sub", "", 1)); of == nil || trimBlank(of.Text()) == "" {
			r.raw(&bibValue{f.Name, tex, f.Line})
		}
	case "year":
		if !wait(&r.year) {
			r.add(f.Name, f.Line, text())
		}
	case "month":
		if !wait(&r.month) {
			r.raw(&bibValue{f.Name, tex, f.Line})
		}
	case "day":
		if !wait(&r.day) {
			r.raw(&bibValue{f.Name, tex, f.Line})
		}
	case "eprint":
		if !wait(&r.eprint_) {
			r.raw(&bibValue{f.Name, tex, f.Line})
		}
	case "eprinttype", "archiveprefix":
		if !wait(&r.eprintType) {
			r.raw(&bibValue{f.Name, tex, f.Line})
		}
	case "pages":
		for strings.Contains(tex, "--") {
			tex = strings.ReplaceAll(tex, "--", "-")
		}
		r.add(f.Name, f.Line, text())
	case "keywords":
		list := text()
		sep := ","
		if strings.ContainsAny(list, ";；") {
			list, sep = strings.ReplaceAll(list, "；", ";"), ";"
		}
		r.add(f.Name, f.Line, strings.Split(list, sep)...)
	case "abstract", "abstracttranslated":
		var out []string
		for _, para := range strings.Split(strings.Join(texLines(tex), "\n"), "\n\n") {
			out = append(out, oneSpace(bibtex.Decode(para)))
		}
		r.add(f.Name, f.Line, out...)
	case "langid", "language":
		l := text()
		if code := babelNames[strings.ToLower(l)]; code != "" {
			l = code
		}
		r.add(f.Name, f.Line, l)
	default:
		switch {
		case !known[f.Name]:
			r.raw(&bibValue{f.Name, tex, f.Line})
		case bibVerbatim[f.Name]:
			r.add(f.Name, f.Line, oneSpace(bibtex.Verbatim(tex)))
		default:
			r.add(f.Name, f.Line, text())
		}
	}
}

// people reads names; a name in Han characters loses the comma that others put into it.
func (r *bibReader) people(f *bibtex.Field, tex string) {
	list, others := bibtex.Names(tex)
	var names, groups []string
	for _, n := range list {
		name := n.String()
		if p := (model.Person{Name: name}); p.Han() && n.First != "" {
			if name = n.Von + n.Last + n.First; n.Jr != "" || strings.Contains(name, " ") {
				name = n.String()
			}
		}
		if name == "" {
			continue
		}
		if names = append(names, name); strings.Contains(name, " ") && (n.Group != "" || n.First == "") && !isGroup(name) {
			groups = append(groups, name)
		}
	}
	r.add(f.Name, f.Line, names...)
	if len(groups) > 0 {
		r.add(f.Name+bibGroups, f.Line, groups...)
	}
	if others {
		r.add(f.Name+bibOthers, f.Line, "others")
	}
}

// title reads the title with its subtitle. What its braces guard besides is kept.
func (r *bibReader) title(f *bibtex.Field, tex string) {
	title := oneSpace(bibtex.Decode(tex))
	if sub := r.o.Get("subtitle"); sub != nil && r.o.Get("title") == f {
		if text := oneSpace(bibtex.Decode(sub.Text())); text != "" && title != "" {
			r.add(f.Name, f.Line, withSubtitle(title, text))
			return
		}
	}
	r.add(f.Name, f.Line, title)
	if tex = oneSpace(tex); guards(tex) && tex != bibtex.Encode(title, bibtex.Style{Title: true}) && tex != bibtex.Encode(title, bibtex.Style{Title: true, Commands: true}) {
		r.add(bibTitle, f.Line, tex)
	}
}

func withSubtitle(title, sub string) string {
	switch {
	case title == "" || sub == "":
		return title
	case strings.HasSuffix(title, ":") || strings.HasSuffix(title, "?") || strings.HasSuffix(title, "!") || strings.HasSuffix(title, "."):
		return title + " " + sub
	case model.HasHan(title):
		return title + "：" + sub
	}
	return title + ": " + sub
}

// guards reports whether a brace stands in TeX for its own sake, and not around a command or its argument.
func guards(tex string) bool {
	for i := range len(tex) {
		if tex[i] != '{' || i+1 == len(tex) || tex[i+1] == '\\' || tex[i+1] == '}' {
			continue
		}
		if i == 0 {
			return true
		}
		switch c := tex[i-1]; {
		case c == ' ', c == '-', c == '(', c == '/', c == ':', c == '{', c >= 0x80:
			return true
		}
	}
	return false
}

// date puts year, month and day together.
func (r *bibReader) date() {
	if r.year == nil {
		r.raw(r.month)
		r.raw(r.day)
		return
	}
	year := oneSpace(bibtex.Decode(r.year.tex))
	r.add("year", r.year.line, year)
	if r.month == nil {
		r.raw(r.day)
		return
	}
	month := oneSpace(strings.ReplaceAll(bibtex.Decode(r.month.tex), ",", " "))
	if n, err := strconv.Atoi(month); err == nil && n >= 1 && n <= 12 {
		month = monthNames[n-1]
	}
	d, ok := looseDate(month+" "+year, 0)
	if !ok || d.Month == 0 || len(year) != 4 {
		r.raw(r.month)
		r.raw(r.day)
		return
	}
	if r.day != nil {
		with := d
		if n, err := strconv.Atoi(oneSpace(r.day.tex)); err == nil && d.Day == 0 && n > 0 && n < 32 {
			with.Day = uint8(n)
		}
		if _, err := model.ParseDate(with.String()); err == nil && with.Day > 0 && d.Day == 0 {
			d = with
		} else {
			r.raw(r.day)
		}
	}
	r.add("date", r.month.line, d.String())
}

// eprint: what arXiv and PubMed number has a field of ours, other archives' are kept.
func (r *bibReader) eprint() {
	kind := ""
	if r.eprintType != nil {
		kind = strings.ToLower(oneSpace(bibtex.Decode(r.eprintType.tex)))
	}
	if r.eprint_ == nil {
		r.raw(r.eprintType)
		return
	}
	id := oneSpace(bibtex.Verbatim(r.eprint_.tex))
	bare := id
	if len(id) > 6 && strings.EqualFold(id[:6], "arxiv:") {
		bare = strings.TrimSpace(id[6:])
	}
	switch {
	case kind == "arxiv" && bare != "":
		r.add(bibArXiv, r.eprint_.line, bare)
	case (kind == "pubmed" || kind == "pmid") && id != "":
		r.add("pmid", r.eprint_.line, id)
	case kind == "" && bare != id && bare != "":
		r.add(bibArXiv, r.eprint_.line, bare)
	default:
		r.raw(r.eprint_)
		r.raw(r.eprintType)
	}
}
