//go:build cgo

package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"twinleaf/model"
	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// The reading view is the open paper and nothing else, over the whole window.

// Type of the reading view: steps of the size of its text.
const (
	leastReading = 12
	mostReading  = 26
)

// readOnly opens the reading view, or closes it.
func (x *window) readOnly() {
	if x.page.Visible() {
		x.keepPlace()
		x.reading = model.ID{}
		x.page.Hide()
		x.cover()
		x.focusList()
		x.describe.soon()
		return
	}
	x.page.Show()
	x.cover()
	x.showPage()
	x.win.Canvas().Focus(x.page)
	x.describe.soon()
}

// newPage makes the view and its keys.
func (x *window) newPage() *view.Page {
	p := view.NewPage()
	p.Hide()
	p.OnKey = func(k fyne.KeyName) {
		switch k {
		case fyne.KeyF11:
			if x.shifted() {
				x.setSerif(!x.set.serif())
				return
			}
			x.readOnly()
		case fyne.KeyEscape:
			x.readOnly()
		case fyne.KeyF1:
			x.showKeys()
		case fyne.KeyRight:
			x.pageBy(1)
		case fyne.KeyLeft:
			x.pageBy(-1)
		}
	}
	p.OnFace = func(i int) { x.setSerif(i == 1) }
	p.OnRune = func(r rune) {
		switch r {
		case 'j', 'J':
			x.pageBy(1)
		case 'k', 'K':
			x.pageBy(-1)
		case '1':
			x.read(panel.ReadEN)
		case '2':
			x.read(panel.ReadZH)
		case '3':
			x.read(panel.ReadBoth)
		case '+', '=':
			x.set.setReadingSize(min(x.set.readingSize()+1, mostReading))
		case '-':
			x.set.setReadingSize(max(x.set.readingSize()-1, leastReading))
		case '[':
			x.set.setMeasure(max(x.set.measure()-60, 380))
		case ']':
			x.set.setMeasure(min(x.set.measure()+60, 1100))
		case 's', 'S':
			x.setSerif(!x.set.serif())
			return
		case 'p', 'P':
			x.nextPaper()
			return
		case 'm', 'M':
			if x.desk != nil { // the change draws it
				x.desk.MarkRead(x.desk.List.Chosen([][2]int{{x.desk.List.Cursor(), x.desk.List.Cursor() + 1}}), !x.desk.Reader.Title().Read)
			}
			return
		default:
			return
		}
		x.showPage()
	}
	return p
}

// setSerif chooses the typeface of the reading view.
func (x *window) setSerif(on bool) {
	x.set.setSerif(on)
	x.menu()
	if x.page.Visible() {
		x.showPage()
	} else {
		x.setHint(x.w.T("reading.face", x.faces()[x.face()]))
	}
	x.describe.soon()
}

// nextPaper takes the next look of the window, from light to dark.
func (x *window) nextPaper() {
	papers := modes[1:] // without the system's
	x.setMode(papers[(slices.Index(papers, x.shownMode())+1)%len(papers)])
}

// faces names the typefaces that the reading view can have, face gives which one it has.
func (x *window) faces() []string { return []string{x.w.T("reading.sans"), x.w.T("reading.serif")} }

func (x *window) face() int {
	if x.set.serif() {
		return 1
	}
	return 0
}

// pageBy goes to the next paper of the list, or to one before.
func (x *window) pageBy(n int) {
	if x.desk == nil {
		return
	}
	to := x.desk.List.Cursor() + n
	if to < 0 || to >= x.desk.List.Count() {
		return
	}
	x.papers.Select(to, view.SelectRange(to, to+1))
	x.desk.List.Select(to)
}

// showPage draws the open paper in the reading view, where that is open.
func (x *window) showPage() {
	if x.desk == nil || x.page == nil || !x.page.Visible() {
		return
	}
	size, serif := float32(x.set.readingSize()), x.set.serif()
	x.page.Measure = float32(x.set.measure())
	t, a := x.desk.Reader.Title(), x.desk.Reader.Abstract()
	var text view.PageText
	head := func(s string, marks []panel.Range, rel float32, bold bool, gap float32, role view.Role) {
		if s != "" {
			text.Head = append(text.Head, view.Paragraph{Text: s, Size: size * rel, Leading: 1.35, Bold: bold, Serif: serif, Gap: gap, Role: role, Marks: view.Spans(marks)})
		}
	}
	head(t.ZH.Text, t.ZH.Marks, 1.7, true, 0, view.RoleText)
	head(t.EN.Text, t.EN.Marks, 1.25, t.ZH.Text == "", 8, view.RoleText)
	head(t.Authors.Text, t.Authors.Marks, 0.95, false, 14, view.RoleSecondary)
	where := t.Where
	if t.Read {
		where = strings.TrimPrefix(where+" · ✓ "+x.w.T("field.read"), " · ")
	}
	head(where, nil, 0.9, false, 4, view.RoleSecondary)
	body := func(f panel.Field) []view.Paragraph {
		return view.Paragraphs(f.Text, f.Marks, view.Paragraph{Size: size, Leading: 1.75, Serif: serif, Gap: 12})
	}
	switch a.Reading {
	case panel.ReadZH:
		text.Left = body(a.ZH)
	case panel.ReadBoth:
		text.Left, text.Right = body(a.EN), body(a.ZH)
	default:
		text.Left = body(a.EN)
	}
	if len(text.Left) == 0 && len(text.Right) == 0 {
		text.Left = []view.Paragraph{{Text: a.EN.Missing, Size: size, Serif: serif, Role: view.RoleSecondary}}
	}
	text.Foot = x.w.T("reading.keys", x.desk.List.Cursor()+1, x.desk.List.Count())
	text.Faces, text.Face = x.faces(), x.face()
	if t.ID != x.reading {
		x.keepPlace()
	}
	x.page.Set(text)
	if t.ID != x.reading {
		x.reading = t.ID
		x.page.SetPlace(x.set.place(t.ID.String()))
	}
}

// keepPlace remembers how far the paper in the reading view was read.
func (x *window) keepPlace() {
	if !x.reading.IsZero() {
		x.set.setPlace(x.reading.String(), x.page.Place())
	}
}
