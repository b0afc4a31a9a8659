//go:build cgo

package view

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Paragraph is a stretch of reading text of one style.
type Paragraph struct {
	Text    string
	Size    float32 // of the design; 0 takes TypeProse
	Leading float32 // line height as a factor of the size; 0 takes ProseLeading
	Bold    bool
	Serif   bool
	Role    Role
	Item    bool    // of a list: indented, with a bullet
	Indent  float32 // of the design, beyond that of an item
	Strong  []Span  // stretches in bold, in order, not overlapping
	Gap     float32 // before it, of the design, unless it is the first
	Marks   []Span  // matched words, in order, not overlapping
	Links   []Link  // in order, not overlapping
}

// Link is a part of a paragraph that can be clicked.
type Link struct {
	Span
	ID string // handed to Prose.OnLink
}

// Prose is text to be read: wrapped, selectable with mouse and keys, copyable. What is copied is the text as given,
// never as drawn.
type Prose struct {
	widget.BaseWidget
	Sight

	// MaxWidth limits the length of lines, in units of the design; 0: the whole width.
	MaxWidth float32
	// TabStop has the Tab key stop here; without, only a click gives the focus.
	TabStop bool
	// OnLink is a click on a link.
	OnLink func(id string)
	// Keys takes the keys that the text does not use itself; with nil the window does.
	Keys fyne.Focusable
	// OnEnter is the Enter key, OnDoubleTap a double click; with nil a double click selects a word.
	OnEnter, OnDoubleTap func()
	// OnHover tells that the pointer came or went.
	OnHover func(over bool)

	empty bool // what is shown stands for no text: there is nothing to copy
	text  []Paragraph
	set   []setParagraph
	theme *Theme  // that set was made with
	width float32 // that set was made for

	anchor, caret int // selection, in runes from the start; paragraphs are one rune apart
	clicks        clickCount
	focused       bool
	byMouse       bool
	over          string // link under the pointer
	mods          modifiers
}

// setParagraph is a paragraph in lines.
type setParagraph struct {
	box   *textBox
	x, y  float32
	start int // position of its first rune
	marks []runeRange
	inks  []inkRange
}

// NewProse makes an empty text.
func NewProse() *Prose {
	p := &Prose{}
	p.clicks.now = time.Now
	p.ExtendBaseWidget(p)
	return p
}

// Set shows another text. An equal one keeps lines and selection.
func (p *Prose) Set(text ...Paragraph) {
	p.text, p.theme = text, nil
	p.anchor, p.caret = 0, 0
	p.Refresh()
}

// SetText shows one paragraph of the given size in ordinary weight.
func (p *Prose) SetText(s string, size float32) { p.Set(Paragraph{Text: s, Size: size}) }

// Text gives the whole text, paragraphs apart by line feeds.
func (p *Prose) Text() string {
	if p.empty {
		return ""
	}
	parts := make([]string, len(p.text))
	for i, t := range p.text {
		parts[i] = t.Text
	}
	return strings.Join(parts, "\n")
}

// SelectedText gives what is selected.
func (p *Prose) SelectedText() string {
	from, to := p.selection()
	if from == to || p.empty {
		return ""
	}
	return string([]rune(p.Text())[from:to])
}

func (p *Prose) selection() (from, to int) {
	return min(p.anchor, p.caret), max(p.anchor, p.caret)
}

// CreateRenderer is part of fyne.Widget.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer { return newDrawing(p) }

func (p *Prose) least() fyne.Size {
	w := p.width
	if w <= 0 {
		w = themeOf(p).Px(400)
	}
	return fyne.NewSize(1, p.HeightFor(w))
}

// HeightFor gives the height at a width.
func (p *Prose) HeightFor(width float32) float32 {
	p.lay(width)
	if n := len(p.set); n > 0 {
		return p.set[n-1].y + p.set[n-1].box.height()
	}
	return 0
}

// lay sets the text for a width, unless it is set so already.
func (p *Prose) lay(width float32) {
	th := themeOf(p)
	if p.theme == th && p.width == width {
		return
	}
	p.theme, p.width = th, width
	measure := width
	if p.MaxWidth > 0 {
		measure = min(measure, th.Px(p.MaxWidth))
	}
	p.set = p.set[:0]
	y, start := float32(0), 0
	for i := range p.text {
		t := &p.text[i]
		size, leading := t.Size, t.Leading
		if size == 0 {
			size = TypeProse
		}
		if leading == 0 {
			leading = ProseLeading
		}
		if i > 0 {
			y += th.Px(t.Gap)
		}
		x := th.Px(t.Indent)
		if t.Item {
			x += th.Px(16)
		}
		f, u := font{th.Px(size), t.Bold}, th.ruler
		if t.Serif {
			u = th.serif
		}
		var strong []runeRange
		for _, m := range t.Strong {
			if from, to := runeSpan(t.Text, m); from < to {
				strong = append(strong, runeRange{from, to})
			}
		}
		box := newStrongTextBox(u, t.Text, f, max(f.size*leading, u.height(f)), max(measure-x, f.size*2), strong)
		sp := setParagraph{box: box, x: x, y: y, start: start}
		for _, m := range t.Marks {
			if from, to := runeSpan(t.Text, m); from < to {
				sp.marks = append(sp.marks, runeRange{from, to})
				if len(t.Links) == 0 && t.Role != RoleText {
					sp.inks = append(sp.inks, inkRange{runeRange{from, to}, RoleText})
				}
			}
		}
		for _, l := range t.Links {
			if from, to := runeSpan(t.Text, l.Span); from < to {
				sp.inks = append(sp.inks, inkRange{runeRange{from, to}, RoleAccent})
			}
		}
		p.set = append(p.set, sp)
		y += box.height()
		start += len(box.shown) + 1
	}
}

func (p *Prose) paint(s *sheet, size fyne.Size) {
	p.lay(size.Width)
	th := themeOf(p)
	c := th.Palette()
	from, to := p.selection()
	for i := range p.set {
		sp := &p.set[i]
		if from < to && p.focused {
			sp.box.rects(from-sp.start, to-sp.start, func(x, y, w, h float32) {
				s.rect(sp.x+x, sp.y+y, w, h, c.Color(RoleHighlight))
			})
		}
		if p.text[i].Item {
			d := th.Px(4)
			s.dot(sp.x-th.Px(12), round(sp.y+(sp.box.leading-d)/2), d, c.Color(RoleSecondary))
		}
		sp.box.paint(s, sp.x, sp.y, th, p.text[i].Role, sp.marks, sp.inks)
	}
	if p.focused && !p.byMouse && p.TabStop {
		s.outline(-th.Px(4), -th.Px(2), size.Width+th.Px(8), size.Height+th.Px(4), th.Px(4), th.Px(1.5), c.Color(RoleAccent))
	}
}

// at gives the paragraph and the position nearest to a point.
func (p *Prose) at(pos fyne.Position) (paragraph, position int) {
	for i := range p.set {
		sp := &p.set[i]
		if pos.Y < sp.y+sp.box.height() || i == len(p.set)-1 {
			return i, sp.start + sp.box.at(pos.X-sp.x, max(0, pos.Y-sp.y))
		}
	}
	return 0, 0
}

// linkAt gives the link under a point, or "".
func (p *Prose) linkAt(pos fyne.Position) string {
	if p.OnLink == nil {
		return ""
	}
	i, at := p.at(pos)
	if i >= len(p.set) {
		return ""
	}
	sp := &p.set[i]
	for _, l := range p.text[i].Links {
		from, to := runeSpan(p.text[i].Text, l.Span)
		if at-sp.start < from || at-sp.start > to {
			continue
		}
		hit := false
		sp.box.rects(from, to, func(x, y, w, h float32) {
			px, py := pos.X-sp.x, pos.Y-sp.y
			hit = hit || px >= x && px < x+w && py >= y && py < y+h
		})
		if hit {
			return l.ID
		}
	}
	return ""
}

// clickCount tells single from double and triple clicks at the press, where Fyne would wait.
type clickCount struct {
	now  func() time.Time
	last time.Time
	at   fyne.Position
	n    int
}

const doubleClick = 400 * time.Millisecond

// press gives 1 for a single press, 2 for the second of a double click, 3, then 1 again.
func (c *clickCount) press(at fyne.Position) int {
	now := c.now()
	near := abs(at.X-c.at.X) < 5 && abs(at.Y-c.at.Y) < 5
	if near && c.n < 3 && c.n > 0 && now.Sub(c.last) < doubleClick {
		c.n++
	} else {
		c.n = 1
	}
	c.last, c.at = now, at
	return c.n
}

func abs(v float32) float32 {
	if v < 0 {
		return -v
	}
	return v
}
