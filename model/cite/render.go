package cite

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf16"
)

// safeLink admits the addresses that may become a link: http and https only.
func safeLink(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

var htmlEscape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;", "\x00", "\uFFFD")

// HTML is the text as an HTML fragment: i, b, sup and a, everything else escaped.
func (t Text) HTML() string {
	var b strings.Builder
	for _, r := range t {
		var tail []string
		open := func(tag, end string) {
			b.WriteString(tag)
			tail = append(tail, end)
		}
		if safeLink(r.Link) {
			open(`<a href="`+htmlEscape.Replace(r.Link)+`">`, "</a>")
		}
		if r.Super {
			open("<sup>", "</sup>")
		}
		if r.Bold {
			open("<b>", "</b>")
		}
		if r.Italic {
			open("<i>", "</i>")
		}
		b.WriteString(htmlEscape.Replace(controls(r.Text)))
		for i := len(tail) - 1; i >= 0; i-- {
			b.WriteString(tail[i])
		}
	}
	return b.String()
}

// controls replaces what none of the forms can hold: control characters by
// spaces, bytes that are no UTF-8 by U+FFFD.
func controls(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if !strings.ContainsFunc(s, control) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if control(r) {
			return ' '
		}
		return r
	}, s)
}

func control(r rune) bool {
	return r < ' ' || r >= 0x7F && r < 0xA0 || r == 0x2028 || r == 0x2029 || r == 0xFFFE || r == 0xFFFF
}

const markdownSpecial = "\\`*_{}[]<>#|~^$&!"

// Markdown is the text in CommonMark; every character that Markdown (or the
// superscript extension of Pandoc) would read as a mark is escaped.
func (t Text) Markdown() string {
	var b strings.Builder
	for _, r := range t {
		s := escapeMarkdown(controls(r.Text), b.Len() == 0)
		// Marks may not enclose spaces at their ends.
		lead, core, trail := trimmed(s)
		b.WriteString(lead)
		if core != "" {
			if r.Super {
				core = "<sup>" + core + "</sup>"
			}
			if r.Bold {
				core = "**" + core + "**"
			}
			if r.Italic {
				core = "*" + core + "*"
			}
			if safeLink(r.Link) {
				core = "[" + core + "](" + markdownURL(r.Link) + ")"
			}
		}
		b.WriteString(core)
		b.WriteString(trail)
	}
	return b.String()
}

func trimmed(s string) (lead, core, trail string) {
	core = strings.TrimLeft(s, " ")
	lead = s[:len(s)-len(core)]
	tail := strings.TrimRight(core, " ")
	return lead, tail, core[len(tail):]
}

func escapeMarkdown(s string, start bool) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case strings.ContainsRune(markdownSpecial, r):
			b.WriteByte('\\')
		case start && i == 0 && strings.ContainsRune("-+=", r):
			b.WriteByte('\\')
		case (r == '.' || r == ')') && start && i > 0 && digits(s[:i]) && (i+1 == len(s) || s[i+1] == ' '): // "1. " would begin a list
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

var urlEscape = strings.NewReplacer("(", "%28", ")", "%29", " ", "%20", "<", "%3C", ">", "%3E", "\\", "%5C", `"`, "%22", "*", "%2A", "`", "%60", "|", "%7C")

func markdownURL(s string) string { return urlEscape.Replace(controls(s)) }

// RTF is the text as the inside of an RTF paragraph (RTF 1.9): plain ASCII,
// other characters as \u escapes with ? for readers that do not know them.
func (t Text) RTF() string {
	var b strings.Builder
	for _, r := range t {
		marks := ""
		if r.Italic {
			marks += `\i`
		}
		if r.Bold {
			marks += `\b`
		}
		if r.Super {
			marks += `\super`
		}
		linked := safeLink(r.Link)
		if linked {
			b.WriteString(`{\field{\*\fldinst{HYPERLINK "`)
			b.WriteString(escapeRTF(strings.ReplaceAll(strings.ReplaceAll(r.Link, `"`, "%22"), `\`, "%5C")))
			b.WriteString(`"}}{\fldrslt `)
		}
		if marks != "" {
			b.WriteString("{" + marks + " ")
		}
		b.WriteString(escapeRTF(r.Text))
		if marks != "" {
			b.WriteByte('}')
		}
		if linked {
			b.WriteString("}}")
		}
	}
	return b.String()
}

func escapeRTF(s string) string {
	var b strings.Builder
	for _, r := range controls(s) {
		switch {
		case r == '\\' || r == '{' || r == '}':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x80:
			b.WriteRune(r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%d?`, int16(r))
		default:
			hi, lo := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%d?\u%d?`, int16(hi), int16(lo))
		}
	}
	return b.String()
}

// Format names a form that a bibliography can be written in.
type Format string

// The forms.
const (
	Plain    Format = "txt"
	HTML     Format = "html"
	Markdown Format = "md"
	RTF      Format = "rtf"
)

// Render writes the text in a form; an unknown one is plain.
func (t Text) Render(f Format) string {
	switch f {
	case HTML:
		return t.HTML()
	case Markdown:
		return t.Markdown()
	case RTF:
		return t.RTF()
	}
	return t.Plain()
}

// Render writes the whole list as a document in a form, an entry a paragraph.
func (b Bibliography) Render(f Format) string {
	var out strings.Builder
	switch f {
	case HTML:
		out.WriteString("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n")
	case RTF:
		out.WriteString("{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\froman Times New Roman;}}\n\\f0\\fs24\n")
	}
	for i, e := range b.Entries {
		for j, line := range e.Lines() {
			switch f {
			case HTML:
				out.WriteString("<p>" + line.HTML() + "</p>\n")
			case Markdown:
				if i+j > 0 {
					out.WriteByte('\n')
				}
				out.WriteString(line.Markdown() + "\n")
			case RTF:
				out.WriteString(`\pard\fi-480\li480\sa120 ` + line.RTF() + "\\par\n")
			default:
				out.WriteString(line.Plain() + "\n")
			}
		}
	}
	switch f {
	case HTML:
		out.WriteString("</body></html>\n")
	case RTF:
		out.WriteString("}\n")
	}
	return out.String()
}
