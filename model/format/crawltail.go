package format

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"twinleaf/model"
)

// tail is the plain text behind the object of a .txt file: the original
// title, the abstract, and after a line "期刊介绍:" the journal's scope.
type tail struct {
	title    string
	abstract string
	marked   bool // the line "期刊介绍:" is there
	blocks   []model.Block
}

func (t *tail) given() bool { return t.title != "" || t.marked }

// scopeMark begins the journal's scope; a full-width colon may stand for the other.
const scopeMark = "期刊介绍"

// maxTail is the longest text that can be a tail.
const maxTail = 1 << 20

// readTail reads the text behind an object. stray says that it can be none.
func readTail(p *Piece) (t tail, stray bool) {
	if len(bytes.TrimSpace(p.Tail)) == 0 {
		return t, false
	}
	if len(p.Tail) > maxTail {
		return t, true
	}
	var lines, abstract []string
	for line := range strings.Lines(strings.ToValidUTF8(string(p.Tail), "\uFFFD")) {
		line = strings.TrimSpace(line)
		rest, ok := strings.CutPrefix(line, scopeMark)
		if ok && !t.marked && (rest == "" || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "：")) {
			t.marked = true
			lines, abstract = nil, lines
			if rest = strings.TrimSpace(strings.TrimLeft(rest, ":：")); rest == "" {
				continue
			}
			line = rest
		}
		lines = append(lines, line)
	}
	if t.marked {
		t.blocks = scopeBlocks(lines)
	} else {
		abstract = lines
	}
	for len(abstract) > 0 && t.title == "" {
		t.title, abstract = abstract[0], abstract[1:]
	}
	t.abstract = strings.TrimSpace(strings.Join(abstract, "\n"))
	return t, false
}

// belongs reports whether the text is the tail of this record: it has the
// scope's mark, or repeats the record's title or abstract.
func (t *tail) belongs(r *Record) bool {
	if t.marked {
		return true
	}
	in, err := Crawl(r.Original)
	if err != nil { // the record is nothing without its tail
		return t.title != ""
	}
	p := &in.Paper
	return sameText(t.title, p.Title.EN) || sameText(t.title, p.Title.ZH) ||
		sameText(t.abstract, p.Abstract.EN) || sameText(t.abstract, p.Abstract.ZH)
}

// sameText compares two texts of which neither is empty, white space and case apart.
func sameText(a, b string) bool {
	if a == b || a == "" || b == "" {
		return a == b && a != ""
	}
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// appendTail writes the text behind an object so that reading it gives the
// journal the same scope: list items without bullets where they are understood
// as such, as in the harvest.
func appendTail(dst []byte, p *model.Paper, j *model.Journal) []byte {
	blocks := j.Scope
	if len(blocks) == 0 {
		blocks = j.ScopeZH
	}
	if len(blocks) == 0 {
		return dst
	}
	title, abstract := or(p.Title.EN, p.Title.ZH), or(p.Abstract.EN, p.Abstract.ZH)
	if title != "" {
		dst = append(append(dst, strings.Join(strings.Fields(title), " ")...), '\n')
		if abstract != "" {
			dst = append(append(dst, strings.TrimSpace(abstract)...), '\n')
		}
	}
	dst = append(dst, scopeMark+":\n"...)
	lines := make([]string, len(blocks))
	for i, b := range blocks {
		lines[i] = b.Text
	}
	text := strings.Join(lines, "\n")
	if !slices.Equal(scopeBlocks(lines), blocks) {
		text = model.BlocksText(blocks)
	}
	return append(append(dst, text...), '\n')
}

// scope gives the journal its scope, in the language that it is written in.
func (t *tail) scope(j *model.Journal) {
	if len(t.blocks) == 0 || j.Name == "" {
		return
	}
	var all strings.Builder
	for _, b := range t.blocks {
		all.WriteString(b.Text + "\n")
	}
	if chineseProse(all.String()) {
		j.ScopeZH = t.blocks
	} else {
		j.Scope = t.blocks
	}
}

// maxItem is the longest line, in characters, that can be a list item: the
// real ones are topics of a few words, and the paragraphs after them are longer.
const maxItem = 80

// scopeBlocks tells paragraphs and list items apart. A line that ends in a
// colon begins a list: the lines after it are items as long as they have no
// more than 80 characters (a Han character counts two). A longer line, an
// empty line and an item that ends a sentence, unless the first one did so
// too, end the list. Where lines have bullets, those are the items and no others.
func scopeBlocks(lines []string) []model.Block {
	var out []model.Block
	open, items, sentences := false, 0, false
	bullets := slices.ContainsFunc(lines, func(l string) bool { _, ok := bulleted(l); return ok })
	for _, line := range lines {
		if line == "" {
			open = open && items == 0
			continue
		}
		if text, ok := bulleted(line); ok {
			out = append(out, model.Block{Item: true, Text: text})
			continue
		}
		ends := strings.HasSuffix(line, ":") || strings.HasSuffix(line, "：")
		if open && !ends && width(line) <= maxItem {
			out = append(out, model.Block{Item: true, Text: line})
			stop := strings.HasSuffix(line, ".") || strings.HasSuffix(line, "。")
			if items == 0 {
				sentences = stop
			}
			items++
			open = !stop || sentences
			continue
		}
		out = append(out, model.Block{Text: line})
		open, items = ends && !bullets, 0
	}
	return out
}

// bulleted takes the bullet off a line.
func bulleted(line string) (string, bool) {
	r, n := utf8.DecodeRuneInString(line)
	rest := line[n:]
	switch r {
	case '•', '●', '▪', '■', '◆', '‣', '·':
		rest = strings.TrimSpace(rest)
		return rest, rest != ""
	case '-', '*', '–':
		text := strings.TrimSpace(rest)
		return text, text != "" && text != rest
	}
	return line, false
}

// width is the number of columns that a text takes.
func width(s string) int {
	n := 0
	for _, r := range s {
		if n++; r >= 0x2E80 {
			n++
		}
	}
	return n
}
