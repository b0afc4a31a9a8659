package format

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"twinleaf/model"
	"twinleaf/model/format/bibtex"
)

type bibWriter struct {
	b     *bibDialect
	w     *bufio.Writer
	o     WriteOptions
	known map[string]bool
	begun bool
}

func newBibWriter(w io.Writer, o WriteOptions, b *bibDialect) *bibWriter {
	known := map[string]bool{"text": true}
	for _, r := range b.rules {
		for _, tag := range r.tags {
			known[tag] = true
		}
	}
	return &bibWriter{b: b, w: bufio.NewWriterSize(w, 64<<10), o: o, known: known}
}

// bibEntry is an entry about to be written.
type bibEntry struct {
	fields []field
	style  bibtex.Style
}

// take returns the value of a tag and takes it away.
func (e *bibEntry) take(tag string) []string {
	i := slices.IndexFunc(e.fields, func(f field) bool { return f.tag == tag })
	if i < 0 {
		return nil
	}
	v := e.fields[i].lines
	e.fields = slices.Delete(e.fields, i, i+1)
	return v
}

func (w *bibWriter) Write(r Record) error {
	w.head()
	e := bibEntry{style: bibtex.Style{Commands: !w.b.latex}}
	w.b.sheet(&r, w.o, func(tag string, lines []string) { e.fields = append(e.fields, field{tag: tag, lines: lines}) })
	kind, key := strings.Join(e.take(bibKind), ""), bibKeyText(strings.Join(e.take(bibKey), " "))
	guarded := strings.Join(e.take(bibTitle), " ")
	hidden := map[string][]string{}
	for _, tag := range [...]string{"author", "editor", "translator"} {
		for _, mark := range [...]string{bibOthers, bibGroups} {
			hidden[tag+mark] = e.take(tag + mark)
		}
	}
	w.w.WriteString("@" + kind + "{" + key + ",\n")
	for _, f := range e.fields {
		switch f.tag {
		case "author", "editor", "translator":
			groups := hidden[f.tag+bibGroups]
			w.put(f.tag, bibtex.EncodeNames(bibNames(f.lines), hidden[f.tag+bibOthers] != nil,
				func(n string) bool { return slices.Contains(groups, n) || isGroup(n) && !strings.Contains(n, ",") }, e.style))
		case "title":
			style := e.style
			style.Title = true
			text := f.text(" ")
			if guarded != "" && bibtex.Balanced(guarded) && oneSpace(bibtex.Decode(guarded)) == text {
				w.put(f.tag, guarded)
			} else {
				w.put(f.tag, bibtex.Encode(text, style))
			}
		case "date":
			w.date(f.text(" "))
		case "pages":
			first, last := pageRange(f.text(" "))
			out := strings.ReplaceAll(bibtex.Encode(first, bibtex.Style{}), "–", `\textendash{}`)
			if last != "" {
				out += "--" + strings.ReplaceAll(bibtex.Encode(last, bibtex.Style{}), "–", `\textendash{}`)
			}
			w.put(f.tag, out)
		case "keywords":
			sep := ", "
			if strings.ContainsAny(f.text(""), ",") {
				sep = "; "
			}
			if len(f.lines) == 1 && sep == "; " {
				f.lines = append(f.lines, "") // the one keyword has a comma
			}
			w.put(f.tag, strings.TrimRight(bibtex.Encode(strings.Join(f.lines, sep), e.style), " "))
		case "abstract", "abstracttranslated":
			list := make([]string, len(f.lines))
			for i, l := range f.lines {
				list[i] = bibtex.Encode(l, e.style)
			}
			w.put(f.tag, strings.Join(list, "\n\n"))
		case bibArXiv:
			w.put("eprint", bibVerbatimText(f.text(" ")))
			if w.b.latex {
				w.put("eprinttype", "arxiv")
			} else {
				w.put("archiveprefix", "arXiv")
			}
		default:
			text := f.text("\n")
			switch {
			case !bibtex.IsName(f.tag): // none of a file
			case bibVerbatim[f.tag]:
				w.put(f.tag, bibVerbatimText(f.text(" ")))
			case w.known[f.tag]:
				w.put(f.tag, bibtex.Encode(f.text(" "), e.style))
			case bibtex.Balanced(text):
				w.put(f.tag, text)
			default:
				w.put(f.tag, bibtex.Encode(text, e.style))
			}
		}
	}
	_, err := w.w.WriteString("}\n\n")
	return err
}

func (w *bibWriter) put(name, tex string) { w.w.WriteString("  " + name + " = {" + tex + "},\n") }

// date writes a date of BibLaTeX, or BibTeX's month and day.
func (w *bibWriter) date(iso string) {
	d, err := model.ParseDate(iso)
	if w.b.latex || err != nil {
		w.put("date", bibVerbatimText(iso))
		return
	}
	w.w.WriteString("  month = " + monthNames[d.Month-1] + ",\n")
	if d.Day > 0 {
		w.put("day", itoa(int(d.Day)))
	}
}

// bibNames writes a Chinese name as programs take it apart: family name, comma, given name.
func bibNames(list []string) []string {
	out := make([]string, len(list))
	for i, name := range list {
		p := model.Person{Name: name}
		if out[i] = name; p.Han() && !strings.ContainsAny(name, " ,，") && !isGroup(name) {
			if family, given := p.Split(); given != "" {
				out[i] = family + ", " + given
			}
		}
	}
	return out
}

// bibKeyText is a key without what ends one.
func bibKeyText(key string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune("{}\"@#%(),=\\~'\n", r) {
			return -1
		}
		return r
	}, key))
}

// bibVerbatimText is a value that is no TeX, with braces only in pairs.
func bibVerbatimText(s string) string {
	if bibtex.Balanced(s) {
		return s
	}
	return strings.NewReplacer("{", "%7B", "}", "%7D").Replace(s)
}

func (w *bibWriter) head() {
	if !w.begun && w.b.latex {
		w.w.WriteString(biblatexMark)
	}
	w.begun = true
}

func (w *bibWriter) Close() error {
	w.head()
	return w.w.Flush()
}
