//go:build cgo

package view

import (
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Frame says how the edge of an Entry is drawn.
type Frame uint8

// The frames.
const (
	FrameLine  Frame = iota // a hairline, in the accent colour while it has the focus
	FrameNone               // nothing: the surroundings show that this is a field
	FrameQuiet              // a line below, only while it has the focus
)

// EntryStyle is how an Entry looks. Lengths are of the design.
type EntryStyle struct {
	Frame   Frame
	Size    float32 // 0 takes TypeText
	Leading float32 // 0 takes 1.45
	Bold    bool
	// MultiLine wraps text and has Enter make a new paragraph; Ctrl+Enter submits.
	MultiLine bool
	// OneParagraph, with MultiLine, wraps text that is one paragraph: Enter submits, pasted line breaks become spaces.
	OneParagraph bool
	MinLines     int // shown at least; of MultiLine
	MaxLines     int // then it scrolls; of MultiLine, 0: no limit
	PadX         float32
	PadY         float32
	Glyph        string // drawn before the text, as a magnifying glass
}

// Entry is a field for typing. It is not Fyne's own, for these reasons: Fyne's repaints the window ten times a
// second to fade its caret (a quarter of a processor where there is no graphics card), loses text to the keys of an
// input method (see composing), breaks lines at spaces only, and has one size of type. This one has a steady caret,
// and costs nothing while nobody types.
type Entry struct {
	widget.BaseWidget
	Sight

	// OnInput is told first of all of a rune or of Backspace, for those who time it.
	OnInput func()
	// OnChanged gives the text after each change by a person.
	OnChanged func(string)
	// OnSubmit is Enter in a field of one line, Ctrl+Enter in any.
	OnSubmit func(string)
	// OnEscape is the Escape key; with nil it goes to the window.
	OnEscape func()
	// OnFocus tells that the field got or lost the keyboard.
	OnFocus func(has bool)
	// OnStep is the Up and the Down key in a field of one line: -1 and +1. Page keys give -10 and +10.
	OnStep func(by int)
	// OnTab, when not nil, is asked before the Tab key moves the focus: true keeps it here (a completion was taken).
	OnTab func() bool

	style       EntryStyle
	placeholder string
	wrong       bool   // draws the frame in the warning colour
	trailing    string // faint, at the right end: "31 papers · 2.1 ms"

	text    []rune
	caret   int
	anchor  int
	atEnd   bool // the caret stands at the end of a line that goes on in the next
	wantX   float32
	hasX    bool // wantX is where Up and Down aim
	history edits

	box     *textBox
	boxFor  boxKey
	scroll  fyne.Position // of the text in the field
	inner   *entryText
	faults  []Span // parts that are underlined
	focused bool
	clicks  clickCount
	mods    modifiers
	ime     composing
}

type boxKey struct {
	th    *Theme
	width float32
	rev   int
}

// NewEntry makes a field.
func NewEntry(style EntryStyle) *Entry {
	if style.Size == 0 {
		style.Size = TypeText
	}
	if style.Leading == 0 {
		style.Leading = 1.45
	}
	e := &Entry{style: style}
	e.clicks.now = time.Now
	e.ExtendBaseWidget(e)
	e.inner = &entryText{e: e}
	e.inner.ExtendBaseWidget(e.inner)
	return e
}

// Text gives what stands in the field.
func (e *Entry) Text() string { return string(e.text) }

// SetText puts another text into the field, with the caret at its end, and forgets what could be undone. OnChanged
// is not told. A text that is there already changes nothing.
func (e *Entry) SetText(s string) {
	if s == string(e.text) {
		return
	}
	e.text = []rune(s)
	e.caret, e.anchor = len(e.text), len(e.text)
	e.history = edits{}
	e.touched()
	e.Refresh()
}

// Replace puts text in place of a part (byte offsets), as a step that can be undone, and tells OnChanged.
func (e *Entry) Replace(part Span, with string) {
	from, to := runeSpan(string(e.text), part)
	if part.From >= part.To {
		from = utf8.RuneCountInString(string(e.text)[:max(0, min(part.From, len(string(e.text))))])
		to = from
	}
	e.edit(from, to, []rune(with), editOther)
}

// SetPlaceHolder sets the words shown while the field is empty.
func (e *Entry) SetPlaceHolder(s string) {
	if s != e.placeholder {
		e.placeholder = s
		e.Refresh()
	}
}

// SetTrailing sets the words at the right end of the field.
func (e *Entry) SetTrailing(s string) {
	if s != e.trailing {
		e.trailing = s
		e.Refresh()
	}
}

// SetWrong draws the frame in the warning colour: what stands in the field can't be taken.
func (e *Entry) SetWrong(wrong bool) {
	if wrong != e.wrong {
		e.wrong = wrong
		e.Refresh()
	}
}

// setFaults underlines parts of the text, in byte offsets, that can't be understood.
func (e *Entry) setFaults(parts []Span) {
	e.faults = parts
	e.Refresh()
}

// placeOf gives where a byte offset of a text of one line stands, from the left of the field.
func (e *Entry) placeOf(offset int) float32 {
	th := themeOf(e)
	padX, _ := e.pads(th)
	b := e.layNow()
	s := string(e.text)
	at := utf8.RuneCountInString(s[:max(0, min(offset, len(s)))])
	return max(padX+e.glyphWidth(th), padX+e.glyphWidth(th)+b.xOn(0, at)-e.scroll.X)
}

// CaretByte gives the position of the caret as a byte offset.
func (e *Entry) CaretByte() int { return len(string(e.text[:e.caret])) }

// Select selects from one rune position to another and puts the caret at the second.
func (e *Entry) Select(from, to int) {
	clip := func(i int) int { return max(0, min(i, len(e.text))) }
	e.anchor, e.caret = clip(from), clip(to)
	e.moved()
}

// SelectAll selects the whole text.
func (e *Entry) SelectAll() { e.Select(0, len(e.text)) }

// SelectedText gives what is selected.
func (e *Entry) SelectedText() string {
	from, to := e.selection()
	return string(e.text[from:to])
}

func (e *Entry) selection() (from, to int) { return min(e.anchor, e.caret), max(e.anchor, e.caret) }

// Composing tells whether an input method seems to be at work in the field.
func (e *Entry) Composing() bool { return e.ime.active() }

func (e *Entry) font(th *Theme) font { return font{th.Px(e.style.Size), e.style.Bold} }

func (e *Entry) pads(th *Theme) (x, y float32) { return th.Px(e.style.PadX), th.Px(e.style.PadY) }

// lay sets the text for the room there is for it.
func (e *Entry) lay(width float32) *textBox {
	th := themeOf(e)
	if !e.style.MultiLine {
		width = unlimited
	}
	k := boxKey{th, width, e.history.rev}
	if e.box == nil || e.boxFor != k {
		f := e.font(th)
		e.box = newTextBox(th.ruler, string(e.text), f, max(f.size*e.style.Leading, th.ruler.height(f)), width)
		e.boxFor = k
	}
	return e.box
}

// touched tells that the text is another.
func (e *Entry) touched() { e.history.rev++; e.box = nil }

// CreateRenderer is part of fyne.Widget.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer { return newDrawing(e) }

func (e *Entry) least() fyne.Size {
	w := e.Size().Width
	if w <= 0 {
		w = themeOf(e).Px(200)
	}
	return fyne.NewSize(themeOf(e).Px(40), e.HeightFor(w))
}

// HeightFor gives the height at a width.
func (e *Entry) HeightFor(width float32) float32 {
	th := themeOf(e)
	padX, padY := e.pads(th)
	b := e.lay(width - 2*padX - e.glyphWidth(th))
	h := b.leading
	if e.style.MultiLine {
		lines := max(len(b.lines), e.style.MinLines)
		if e.style.MaxLines > 0 {
			lines = min(lines, e.style.MaxLines)
		}
		h = float32(lines) * b.leading
	}
	return h + 2*padY
}

func (e *Entry) glyphWidth(th *Theme) float32 {
	if e.style.Glyph == "" {
		return 0
	}
	return th.ruler.sum(e.style.Glyph, e.font(th)) + th.Px(8)
}

func (e *Entry) paint(s *sheet, size fyne.Size) {
	th := themeOf(e)
	p, u := th.Palette(), th.ruler
	switch {
	case e.style.Frame == FrameLine:
		edge, stroke := RoleHairline, float32(1)
		if e.focused {
			edge, stroke = RoleAccent, th.Px(1.5)
		}
		if e.wrong {
			edge, stroke = RoleCaution, th.Px(1.5)
		}
		s.outline(0, 0, size.Width, size.Height, th.Px(8), stroke, p.Color(edge)).FillColor = p.Color(RolePanel)
	case e.style.Frame == FrameQuiet && e.focused:
		s.rect(0, size.Height-th.Px(1.5), size.Width, th.Px(1.5), p.Color(RoleAccent))
	}
	padX, padY := e.pads(th)
	left, right := padX, size.Width-padX
	f := e.font(th)
	if e.style.Glyph != "" {
		s.text(left, (size.Height-u.height(f))/2, f.size, e.style.Glyph, f, u, p.Color(RoleSecondary))
		left += e.glyphWidth(th)
	}
	if e.trailing != "" {
		tf := font{th.Px(TypeSmall), false}
		w := u.sum(e.trailing, tf)
		if right-left-w > th.Px(120) {
			s.text(right-w, (size.Height-u.height(tf))/2, w, u.display(e.trailing), tf, u, p.Color(RoleSecondary))
			right -= w + th.Px(12)
		}
	}
	e.inner.Move(fyne.NewPos(left, padY))
	inner := fyne.NewSize(max(1, right-left), max(1, size.Height-2*padY))
	same := e.inner.Size() == inner
	e.inner.Resize(inner)
	if same {
		e.inner.Refresh()
	}
	s.add(e.inner)
}

// entryText is the part of an Entry that scrolls: it shows nothing outside its bounds.
type entryText struct {
	widget.BaseWidget
	e *Entry
}

func (t *entryText) CreateRenderer() fyne.WidgetRenderer { return clipping{newDrawing(t)} }
func (t *entryText) least() fyne.Size                    { return fyne.NewSize(1, 1) }

func (t *entryText) paint(s *sheet, size fyne.Size) {
	e, th := t.e, themeOf(t)
	p := th.Palette()
	b := e.lay(size.Width)
	top := float32(0)
	if !e.style.MultiLine {
		top = round((size.Height - b.leading) / 2)
	}
	line, x := e.caretPlace(b)
	e.follow(size, b, line, x)
	ox, oy := -e.scroll.X, top-e.scroll.Y
	if len(e.text) == 0 && e.placeholder != "" {
		f := e.font(th)
		f.bold = false
		s.line(th.Px(2), top+round((b.leading-b.u.height(f))/2), size.Width, e.placeholder, f, AlignLeft, nil, th, RoleSecondary)
	}
	if from, to := e.selection(); from < to && e.focused {
		b.rects(from, to, func(x, y, w, h float32) {
			s.rect(ox+x, oy+y, w, h, p.Color(RoleHighlight))
		})
	}
	b.paint(s, ox, oy, th, RoleText, nil, nil)
	for _, fault := range e.faults {
		from, to := runeSpan(string(e.text), fault)
		b.rects(from, to, func(x, y, w, h float32) {
			t := max(1, round(th.Px(1.5)))
			s.rect(ox+x, oy+y+round((h+b.u.height(b.f))/2)-t, w, t, p.Color(RoleCaution))
		})
	}
	if e.focused {
		h := b.u.height(b.f)
		w := max(1, round(th.Px(1.5)))
		s.rect(round(ox+x), oy+float32(line)*b.leading+round((b.leading-h)/2), w, h, p.Color(RoleAccent))
	}
}

// caretPlace gives the line the caret stands on, and where.
func (e *Entry) caretPlace(b *textBox) (line int, x float32) {
	line = b.lineOf(e.caret)
	if e.atEnd && line > 0 && b.lines[line].from == e.caret {
		line--
	}
	return line, b.xOn(line, e.caret)
}

// follow scrolls so that the caret is in sight and no room is left free at the end.
func (e *Entry) follow(size fyne.Size, b *textBox, line int, x float32) {
	const room = 2 // for the caret itself
	e.scroll.X = max(0, min(e.scroll.X, b.natural+room-size.Width))
	e.scroll.Y = max(0, min(e.scroll.Y, b.height()-size.Height))
	if e.style.MultiLine {
		e.scroll.X = 0
		y := float32(line) * b.leading
		e.scroll.Y = min(max(e.scroll.Y, y+b.leading-size.Height), y)
		return
	}
	e.scroll.Y = 0
	e.scroll.X = min(max(e.scroll.X, x+room-size.Width), x)
}

// moved draws the field after the caret moved.
func (e *Entry) moved() {
	e.inner.Refresh()
	canvas.Refresh(e)
}
