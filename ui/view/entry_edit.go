//go:build cgo

package view

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// editKind says which edits are undone together.
type editKind uint8

const (
	editOther  editKind = iota // alone
	editType                   // typing on
	editDelete                 // deleting on
)

// editStep is one step back: runes [at, at+len(added)) were put in place of removed.
type editStep struct {
	at             int
	removed, added []rune
	kind           editKind
	caret, anchor  int // before
}

// editLimit bounds the steps kept in one field; a person who wants more has the history of the record.
const editLimit = 500

// edits is what can be undone in a field.
type edits struct {
	done, undone []editStep
	rev          int // counts changes of the text
}

// edit puts runes in place of [from, to) and tells OnChanged.
func (e *Entry) edit(from, to int, with []rune, kind editKind) {
	from, to = max(0, min(from, len(e.text))), max(0, min(to, len(e.text)))
	if !e.style.MultiLine || e.style.OneParagraph {
		with = flatten(with)
	}
	if from == to && len(with) == 0 {
		return
	}
	step := editStep{
		at: from, removed: append([]rune(nil), e.text[from:to]...), added: with,
		kind: kind, caret: e.caret, anchor: e.anchor,
	}
	e.put(from, to, with)
	e.caret = from + len(with)
	e.remember(step)
	e.changed()
}

func (e *Entry) put(from, to int, with []rune) {
	text := make([]rune, 0, len(e.text)-(to-from)+len(with))
	text = append(text, e.text[:from]...)
	text = append(text, with...)
	e.text = append(text, e.text[to:]...)
	e.touched()
}

// remember adds a step, or joins it to the last when a person only typed or deleted on. A space starts a new step.
func (e *Entry) remember(s editStep) {
	h := &e.history
	h.undone = nil
	if n := len(h.done); n > 0 && s.kind != editOther {
		last := &h.done[n-1]
		switch {
		case s.kind == editType && last.kind == editType && len(s.removed) == 0 && last.at+len(last.added) == s.at &&
			!(len(s.added) == 1 && unicode.IsSpace(s.added[0])):
			last.added = append(last.added[:len(last.added):len(last.added)], s.added...)
			return
		case s.kind == editDelete && last.kind == editDelete && len(s.added) == 0 && s.at+len(s.removed) == last.at:
			last.removed = append(s.removed, last.removed...)
			last.at = s.at
			return
		case s.kind == editDelete && last.kind == editDelete && len(s.added) == 0 && s.at == last.at:
			last.removed = append(last.removed[:len(last.removed):len(last.removed)], s.removed...)
			return
		}
	}
	if len(h.done) == editLimit {
		h.done = append(h.done[:0], h.done[1:]...)
	}
	h.done = append(h.done, s)
}

// Undo takes the last step back and tells whether there was one.
func (e *Entry) Undo() bool {
	h := &e.history
	n := len(h.done)
	if n == 0 {
		return false
	}
	s := h.done[n-1]
	h.done = h.done[:n-1]
	h.undone = append(h.undone, s)
	e.put(s.at, s.at+len(s.added), s.removed)
	e.caret, e.anchor = s.caret, s.anchor
	e.afterEdit()
	return true
}

// Redo does again what Undo took back and tells whether there was something.
func (e *Entry) Redo() bool {
	h := &e.history
	n := len(h.undone)
	if n == 0 {
		return false
	}
	s := h.undone[n-1]
	h.undone = h.undone[:n-1]
	h.done = append(h.done, s)
	e.put(s.at, s.at+len(s.removed), s.added)
	e.caret = s.at + len(s.added)
	e.anchor = e.caret
	e.afterEdit()
	return true
}

func (e *Entry) changed() {
	e.anchor = e.caret
	e.afterEdit()
}

func (e *Entry) afterEdit() {
	e.atEnd, e.hasX = false, false
	e.caret = max(0, min(e.caret, len(e.text)))
	e.anchor = max(0, min(e.anchor, len(e.text)))
	e.Refresh()
	if e.OnChanged != nil {
		e.OnChanged(string(e.text))
	}
}

// insert puts runes in place of the selection.
func (e *Entry) insert(with []rune, kind editKind) {
	from, to := e.selection()
	if from < to {
		kind = editOther
	}
	e.edit(from, to, with, kind)
}

// erase deletes the selection, or else from the caret to a position.
func (e *Entry) erase(to int) {
	if from, end := e.selection(); from < end {
		e.edit(from, end, nil, editOther)
		return
	}
	e.edit(min(e.caret, to), max(e.caret, to), nil, editDelete)
}

// flatten makes one line of pasted text: line breaks inside it become spaces, those around it go.
func flatten(text []rune) []rune {
	s := string(text)
	if !strings.ContainsAny(s, "\r\n\t\u2028\u2029") {
		return text
	}
	s = strings.Trim(s, "\r\n")
	s = strings.ReplaceAll(s, "\r\n", " ")
	return []rune(strings.Map(func(r rune) rune {
		switch r {
		case '\r', '\n', '\t', '\u2028', '\u2029':
			return ' '
		}
		return r
	}, s))
}

// paste puts the clipboard in place of the selection.
func (e *Entry) paste(c fyne.Clipboard) {
	if s := c.Content(); s != "" {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		e.insert([]rune(s), editOther)
	}
}

func (e *Entry) copyTo(c fyne.Clipboard) {
	if from, to := e.selection(); from < to {
		c.SetContent(string(e.text[from:to]))
	}
}

// wordLeft gives the start of the word before a position, wordRight the end of the one after.
func (e *Entry) wordLeft(pos int) int {
	for pos > 0 && unicode.IsSpace(e.text[pos-1]) {
		pos--
	}
	if pos == 0 {
		return 0
	}
	from, _ := wordAt(e.text, pos-1)
	return from
}

func (e *Entry) wordRight(pos int) int {
	for pos < len(e.text) && unicode.IsSpace(e.text[pos]) {
		pos++
	}
	if pos >= len(e.text) {
		return len(e.text)
	}
	_, to := wordAt(e.text, pos)
	return to
}
