package format

import (
	"bufio"
	"html"
	"io"
	"strings"

	"twinleaf/model"
)

// Lists for people to read; write only. Each paper is its titles, its
// people, where it stands, and an address. For references in a style see
// package cite.

func textList() Format { return list("text", "txt", textEntry, "", "") }

func markdownList() Format { return list("markdown", "md", markdownEntry, "", "") }

func htmlList() Format {
	return list("html", "html", htmlEntry,
		"<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>Twinleaf</title>\n</head>\n<body>\n<ol>\n", "</ol>\n</body>\n</html>\n")
}

func list(name, extension string, entry func(b *strings.Builder, n int, e *listEntry), head, foot string) Format {
	return Format{
		Name:       name,
		Extensions: []string{extension},
		Write: func(w io.Writer, o WriteOptions) Writer {
			return &listWriter{w: bufio.NewWriterSize(w, 64<<10), o: o, entry: entry, head: head, foot: foot}
		},
	}
}

type listWriter struct {
	w          *bufio.Writer
	o          WriteOptions
	entry      func(*strings.Builder, int, *listEntry)
	head, foot string
	n          int
	b          strings.Builder
}

func (w *listWriter) Write(r Record) error {
	if w.n++; w.n == 1 {
		w.w.WriteString(w.head)
	}
	e := entryOf(newSheet("", &r, w.o))
	w.b.Reset()
	w.entry(&w.b, w.n, &e)
	_, err := w.w.WriteString(w.b.String())
	return err
}

func (w *listWriter) Close() error {
	if w.n == 0 {
		w.w.WriteString(w.head)
	}
	w.w.WriteString(w.foot)
	return w.w.Flush()
}

// listEntry is what a list says of a paper, each part on one line.
type listEntry struct {
	title, other string
	people       string
	where        string // the journal or the book
	place        string // volume, issue, pages, year
	doi, link    string // link is a safe address, or ""
}

func entryOf(s *sheet) listEntry {
	p := s.p
	e := listEntry{title: oneSpace(s.title), other: oneSpace(s.translated), where: oneSpace(or(s.journal, p.Container))}
	people := p.Authors
	if len(people) == 0 {
		people = p.Editors
	}
	e.people = strings.Join(names(people, func(a model.Person) string { return oneSpace(a.Name) }), "; ")
	var parts []string
	v := oneSpace(p.Volume)
	if i := oneSpace(p.Issue); i != "" {
		v += "(" + i + ")"
	}
	if pages := oneSpace(p.Pages); pages != "" && v != "" {
		v += ": " + pages
	} else if pages != "" {
		v = pages
	}
	if y := p.Year(); y > 0 {
		parts = append(parts, itoa(y))
	}
	if e.where == "" {
		if pub := oneSpace(p.Publisher); pub != "" {
			parts = append([]string{pub}, parts...)
		}
	}
	if v != "" {
		parts = append(parts, v)
	}
	e.place = strings.Join(parts, ", ")
	if e.doi = model.NormalizeDOI(p.DOI); e.doi != "" {
		e.link = "https://doi.org/" + e.doi
	} else if u := strings.TrimSpace(p.URL); model.IsWebLink(u) {
		e.link = u
	}
	if e.title == "" {
		e.title = or(oneSpace(p.DOI), e.link)
	}
	return e
}

// textEntry is a numbered paragraph.
func textEntry(b *strings.Builder, n int, e *listEntry) {
	b.WriteString(itoa(n) + ". " + e.title + "\n")
	for _, l := range [...]string{e.other, e.people, joined(e.where, e.place), e.link} {
		if l != "" {
			b.WriteString("   " + l + "\n")
		}
	}
	b.WriteByte('\n')
}

func joined(a, b string) string {
	if a != "" && b != "" {
		return a + ", " + b
	}
	return a + b
}

func markdownEntry(b *strings.Builder, n int, e *listEntry) {
	mark := strings.Repeat(" ", len(itoa(n))+2)
	b.WriteString(itoa(n) + ". **" + escapeMarkdown(e.title) + "**")
	if e.other != "" {
		b.WriteString("  \n" + mark + escapeMarkdown(e.other))
	}
	if e.people != "" {
		b.WriteString("  \n" + mark + escapeMarkdown(e.people))
	}
	if e.where != "" {
		b.WriteString("  \n" + mark + "*" + escapeMarkdown(e.where) + "*")
		if e.place != "" {
			b.WriteString(", " + escapeMarkdown(e.place))
		}
	} else if e.place != "" {
		b.WriteString("  \n" + mark + escapeMarkdown(e.place))
	}
	if e.link != "" {
		b.WriteString("  \n" + mark + "[" + escapeMarkdown(or(e.doi, e.link)) + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\\", "%5C", " ", "%20").Replace(e.link) + ">)")
	}
	b.WriteString("\n\n")
}

// escapeMarkdown holds a text to being text (CommonMark 2.4).
func escapeMarkdown(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_{}[]<>()#+-.!|~&", r) {
			if r == '.' || r == '(' || r == ')' || r == '+' || r == '-' { // only where a line begins with them
				if b.Len() > 0 {
					b.WriteRune(r)
					continue
				}
			}
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func htmlEntry(b *strings.Builder, _ int, e *listEntry) {
	b.WriteString("<li><b>" + html.EscapeString(e.title) + "</b>")
	for _, l := range [...]string{e.other, e.people} {
		if l != "" {
			b.WriteString("<br>" + html.EscapeString(l))
		}
	}
	if e.where != "" || e.place != "" {
		b.WriteString("<br>")
		if e.where != "" {
			b.WriteString("<i>" + html.EscapeString(e.where) + "</i>")
			if e.place != "" {
				b.WriteString(", ")
			}
		}
		b.WriteString(html.EscapeString(e.place))
	}
	if e.link != "" {
		b.WriteString(`<br><a href="` + html.EscapeString(e.link) + `">` + html.EscapeString(or(e.doi, e.link)) + "</a>")
	}
	b.WriteString("</li>\n")
}
