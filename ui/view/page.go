//go:build cgo

package view

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"twinleaf/ui/panel"
)

// PageText is what a page shows: the head over one text, or over two in facing columns.
type PageText struct {
	Head  []Paragraph
	Left  []Paragraph
	Right []Paragraph // nil: one column
	Foot  string      // what the keys do
	Faces []string    // typefaces to choose from
	Face  int         // the one in use
}

// Page is one paper to be read and nothing else. It takes the keys.
type Page struct {
	widget.BaseWidget
	// OnKey and OnRune are keys that the page does not use itself.
	OnKey  func(fyne.KeyName)
	OnRune func(rune)
	// OnFace is the choice of a typeface, by its number in PageText.Faces.
	OnFace func(i int)

	// Measure is the length of a line, in units of the design.
	Measure float32

	head, left, right *Prose
	foot              *Label
	faces             *Tabs
	row               *fyne.Container // foot and faces
	pane              *Pane
	content           fyne.CanvasObject
	columns           *pageColumns
}

var (
	_ fyne.Focusable = (*Page)(nil)
	_ fyne.Tappable  = (*Page)(nil)
)

// NewPage makes an empty page.
func NewPage() *Page {
	p := &Page{head: NewProse(), left: NewProse(), right: NewProse(), Measure: 620}
	p.foot = NewFlexLabel("", TextStyle{Size: TypeSmall, Role: RoleSecondary})
	p.faces = NewTabs(func(i int) {
		if p.OnFace != nil {
			p.OnFace(i)
		}
		focus(p) // which the click took from here, and with it the keys
	})
	p.columns = &pageColumns{page: p}
	p.pane = NewPane(container.New(p.columns, p.head, p.left, p.right))
	p.row = container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedLayout(8, 8, 0, 20), p.faces), container.New(&VStack{Pad: 10}, p.foot))
	p.content = container.NewStack(NewGround(RolePanel), container.NewBorder(nil, p.row, nil, nil, p.pane))
	p.ExtendBaseWidget(p)
	for _, t := range []*Prose{p.head, p.left, p.right} {
		t.Keys = p // a click into the text leaves the keys what they are
	}
	return p
}

// Place is how far the text is scrolled: 0 at its top, 1 at its end.
func (p *Page) Place() float32 {
	if most := p.pane.most(); most > 0 {
		return p.pane.Offset() / most
	}
	return 0
}

// SetPlace scrolls to a place.
func (p *Page) SetPlace(at float32) { p.pane.SetOffset(at * p.pane.most()) }

// Set shows a paper, at the place where the one before stood.
func (p *Page) Set(t PageText) {
	at := p.Place()
	p.head.Set(t.Head...)
	p.left.Set(t.Left...)
	p.right.Set(t.Right...)
	p.columns.two = len(t.Right) > 0
	show(p.right, p.columns.two)
	p.foot.Set(t.Foot)
	p.faces.Set(t.Faces, t.Face)
	p.row.Refresh() // the words may be longer than they were
	p.pane.Refresh()
	p.pane.content.Refresh() // its size may be the same, its parts' heights are not
	p.SetPlace(at)
}

// CreateRenderer is part of fyne.Widget.
func (p *Page) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.content) }

// FocusGained, FocusLost, TypedRune and TypedKey are part of fyne.Focusable.
func (p *Page) FocusGained() {}

// FocusLost is part of fyne.Focusable.
func (p *Page) FocusLost() {}

// TypedRune is part of fyne.Focusable.
func (p *Page) TypedRune(r rune) {
	if r == ' ' {
		p.turn(0.85)
	} else if p.OnRune != nil {
		p.OnRune(r)
	}
}

// TypedKey is part of fyne.Focusable.
func (p *Page) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		p.turn(0.1)
	case fyne.KeyUp:
		p.turn(-0.1)
	case fyne.KeyPageDown:
		p.turn(0.85)
	case fyne.KeyPageUp:
		p.turn(-0.85)
	case fyne.KeyHome:
		p.SetPlace(0)
	case fyne.KeyEnd:
		p.SetPlace(1)
	default:
		if p.OnKey != nil {
			p.OnKey(e.Name)
		}
	}
}

// Tapped is part of fyne.Tappable.
func (p *Page) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
}

// Paragraphs cuts a text at its line breaks, each as like is, with the marks that fall into it.
func Paragraphs(text string, marks []panel.Range, like Paragraph) (out []Paragraph) {
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		p := like
		p.Text = line
		for _, m := range marks {
			if m.From >= at && m.To <= at+len(line) {
				p.Marks = append(p.Marks, Span{m.From - at, m.To - at})
			}
		}
		if at += len(line) + 1; strings.TrimSpace(line) != "" {
			out = append(out, p)
		}
	}
	return out
}

// Spans turns a panel's ranges into a view's.
func Spans(list []panel.Range) []Span { return spans(list) }

// turn moves the text by a part of the page's height.
func (p *Page) turn(part float32) { p.pane.SetOffset(p.pane.Offset() + part*p.Size().Height) }

// pageColumns sets the head over one column of the measure, or two beside one another, in the middle of the page.
type pageColumns struct {
	page *Page
	two  bool
}

const (
	pageTop    float32 = 56
	pageGutter float32 = 56
)

func (l *pageColumns) widths(width float32) (all, column float32) {
	th := themeOf(l.page)
	side := th.Px(48)
	column = th.Px(l.page.Measure)
	all = column
	if l.two {
		all = 2*column + th.Px(pageGutter)
	}
	if most := width - 2*side; all > most {
		all = max(most, th.Px(200))
		if column = all; l.two {
			column = (all - th.Px(pageGutter)) / 2
		}
	}
	return all, column
}

func (l *pageColumns) heights(width float32) (head, body float32) {
	all, column := l.widths(width)
	head = l.page.head.HeightFor(all)
	body = l.page.left.HeightFor(column)
	if l.two {
		body = max(body, l.page.right.HeightFor(column))
	}
	return head, body
}

// height is part of tall.
func (l *pageColumns) height(_ []fyne.CanvasObject, width float32) float32 {
	th := themeOf(l.page)
	head, body := l.heights(width)
	return head + body + th.Px(2*pageTop+28)
}

// Layout is part of fyne.Layout.
func (l *pageColumns) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	th := themeOf(l.page)
	all, column := l.widths(size.Width)
	head, body := l.heights(size.Width)
	x, y := round((size.Width-all)/2), th.Px(pageTop)
	place := func(o *Prose, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	place(l.page.head, x, y, all, head)
	y += head + th.Px(28)
	place(l.page.left, x, y, column, body)
	if l.two {
		place(l.page.right, x+column+th.Px(pageGutter), y, column, body)
	}
}

// MinSize is part of fyne.Layout.
func (l *pageColumns) MinSize([]fyne.CanvasObject) fyne.Size {
	w := l.page.pane.Size().Width
	return fyne.NewSize(1, l.height(nil, max(w, 300)))
}
