package panel

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"twinleaf/model"
)

// NoteBlock is a block of a note as it is read. What is marked up is told by ranges of its text, which has no signs of Markdown.
type NoteBlock struct {
	Text    string
	Heading int  // 1 to 6; 0: none
	Item    bool // of a list, with a dot; an item with a number has it in its text
	Level   int  // how many lists the item stands in, beside its own
	Quote   bool
	Code    bool // as it was typed
	Strong  []Range
	Links   []NoteLink
	Marks   []Range // what the search found
}

// NoteLink is a part of a block that opens a web page.
type NoteLink struct {
	Range
	Address string
}

// markdown reads a note: headings, lists, quotations, code, emphasis, links and addresses (CommonMark 0.31 chapters 4 to 6, the part of it that
// people write in notes). Lines of a paragraph stay lines. What is not understood stands as it was typed.
func markdown(note string) []NoteBlock {
	var out []NoteBlock
	fence := ""
	open := false // the last block takes another line
	for line := range strings.SplitSeq(strings.ReplaceAll(note, "\r\n", "\n"), "\n") {
		text := strings.TrimSpace(line)
		if fence != "" {
			if strings.HasPrefix(text, fence) && strings.Trim(text, fence[:1]) == "" {
				fence, open = "", false
				continue
			}
			if last := &out[len(out)-1]; open {
				last.Text += "\n" + line
			} else {
				last.Text, open = line, true
			}
			continue
		}
		if f := fenceOf(text); f != "" {
			fence, open = f, false
			out = append(out, NoteBlock{Code: true})
			continue
		}
		if text == "" {
			open = false
			continue
		}
		b := blockOf(line)
		plain := b.Heading == 0 && !b.Item && !b.Code
		if last := len(out) - 1; open && plain && out[last].Quote == b.Quote {
			out[last].Text += "\n" + b.Text
			continue
		}
		out = append(out, b)
		open = b.Heading == 0
	}
	for i := range out {
		if !out[i].Code {
			inline(&out[i])
		}
	}
	return out
}

// fenceOf is the sign of three or more that begins a stretch of code, or "".
func fenceOf(text string) string {
	for _, c := range []string{"`", "~"} {
		if n := len(text) - len(strings.TrimLeft(text, c)); n >= 3 && !strings.Contains(text[n:], c) {
			return text[:n]
		}
	}
	return ""
}

// blockOf reads the signs at the beginning of a line.
func blockOf(line string) NoteBlock {
	text := strings.TrimLeft(line, " \t")
	indent := len(strings.ReplaceAll(line[:len(line)-len(text)], "\t", "    "))
	text = strings.TrimSpace(text)
	if rest, ok := strings.CutPrefix(text, ">"); ok {
		return NoteBlock{Text: strings.TrimSpace(rest), Quote: true}
	}
	if n := len(text) - len(strings.TrimLeft(text, "#")); n >= 1 && n <= 6 && (len(text) == n || text[n] == ' ') {
		return NoteBlock{Text: strings.TrimSpace(strings.TrimRight(text[n:], "#")), Heading: n}
	}
	if len(text) > 1 && strings.IndexByte("-*+", text[0]) >= 0 && text[1] == ' ' {
		return NoteBlock{Text: strings.TrimSpace(text[2:]), Item: true, Level: indent / 2}
	}
	return NoteBlock{Text: text}
}

// inline takes the signs of emphasis, code and links out of a block's text and tells what they meant.
func inline(b *NoteBlock) {
	src := b.Text
	var out strings.Builder
	opened := map[string]int{} // where emphasis with a sign began in out
	never := map[string]bool{} // no such sign ends emphasis from here on: a long note is read in one go
	for i := 0; i < len(src); {
		rest := src[i:]
		switch {
		case rest[0] == '\\' && len(rest) > 1 && rest[1] < utf8.RuneSelf && unicode.In(rune(rest[1]), unicode.P, unicode.S):
			out.WriteByte(rest[1])
			i += 2
			continue
		case rest[0] == '`':
			if end := strings.IndexByte(rest[1:], '`'); end >= 0 {
				out.WriteString(rest[1 : 1+end])
				i += end + 2
				continue
			}
		case rest[0] == '[':
			if text, address, n, ok := linkOf(rest); ok {
				b.Links = append(b.Links, NoteLink{Range{out.Len(), out.Len() + len(text)}, address})
				out.WriteString(text)
				i += n
				continue
			}
		case rest[0] == 'h' && wordStarts(src, i):
			if address := addressOf(rest); address != "" {
				b.Links = append(b.Links, NoteLink{Range{out.Len(), out.Len() + len(address)}, address})
				out.WriteString(address)
				i += len(address)
				continue
			}
		case rest[0] == '*' || rest[0] == '_':
			sign := rest[:1]
			if strings.HasPrefix(rest, sign+sign) {
				sign += sign
			}
			from, is := opened[sign]
			switch {
			case is && closes(src, i, sign):
				if from < out.Len() {
					b.Strong = append(b.Strong, Range{from, out.Len()})
				}
				delete(opened, sign)
				i += len(sign)
				continue
			case !is && !never[sign] && opens(src, i, sign):
				if never[sign] = !ends(src, i, sign); never[sign] {
					break
				}
				opened[sign] = out.Len()
				i += len(sign)
				continue
			}
		}
		_, n := utf8.DecodeRuneInString(rest)
		out.WriteString(rest[:n])
		i += n
	}
	b.Text, b.Strong = out.String(), merge(b.Strong)
}

// opens tells whether the sign at i can begin emphasis: something stands behind it. An underscore within a word is one.
func opens(src string, i int, sign string) bool {
	r, n := utf8.DecodeRuneInString(src[i+len(sign):])
	return n > 0 && !unicode.IsSpace(r) && (sign[0] == '*' || wordStarts(src, i))
}

// ends tells whether the emphasis that a sign at i begins has an end.
func ends(src string, i int, sign string) bool {
	for at := i + len(sign) + 1; at < len(src); at++ {
		n := strings.Index(src[at:], sign)
		if n < 0 {
			return false
		}
		if at += n; closes(src, at, sign) {
			return true
		}
	}
	return false
}

// closes tells whether the sign at i can end emphasis.
func closes(src string, i int, sign string) bool {
	before, _ := utf8.DecodeLastRuneInString(src[:i])
	after, _ := utf8.DecodeRuneInString(src[i+len(sign):])
	double := len(sign) == 1 && (strings.HasPrefix(src[i+1:], sign) || strings.HasSuffix(src[:i], sign))
	return !unicode.IsSpace(before) && before != '\\' && !double && (sign[0] == '*' || !unicode.IsLetter(after) && !unicode.IsDigit(after))
}

// wordStarts tells whether no letter or digit stands before i.
func wordStarts(src string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(src[:i])
	return i == 0 || !unicode.IsDigit(r) && (!unicode.IsLetter(r) || unicode.Is(unicode.Han, r))
}

// linkOf reads [text](address); n is its length.
func linkOf(s string) (text, address string, n int, ok bool) {
	mid := strings.Index(s, "](")
	if mid < 2 || strings.ContainsAny(s[1:mid], "[]") {
		return "", "", 0, false
	}
	end := strings.IndexByte(s[mid:], ')')
	if end < 0 {
		return "", "", 0, false
	}
	address = strings.Trim(s[mid+2:mid+end], " <>")
	return s[1:mid], address, mid + end + 1, model.IsWebLink(address)
}

// addressOf is the web address that a text begins with, without the punctuation of the sentence behind it.
func addressOf(s string) string {
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") {
		return ""
	}
	end := strings.IndexFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("<>\"“”（）()，。；、！？《》「」", r)
	})
	if end < 0 {
		end = len(s)
	}
	if s = strings.TrimRight(s[:end], ".,;:!?*_"); model.IsWebLink(s) {
		return s
	}
	return ""
}
